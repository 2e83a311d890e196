"""The manifest and the list: order, reading back, killed runs, full disks, spreadsheets."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from tests.batch.conftest import BROKEN
from tests.batch.test_run import CLASSIC, SLUGS, Batch

from brochure.batch.manifest import BEGINNING, LIST, MANIFEST, Entry, ListWriter, ManifestWriter, is_name, read_entries
from brochure.batch.target import Folder
from brochure.rendering import load_style

MADE = Entry(
    profile="cooks",
    title="Cooks",
    style="classic",
    lang=None,
    area=None,
    page_size=None,
    path="cooks.pdf",
    status="built",
    pages=4,
    bytes=50_000,
    sha256="ab",
    seconds=0.01,
    error=None,
    source="profiles/cooks.yaml",
    fingerprint="cd",
)
FAILED = replace(
    MADE,
    path="potters.pdf",
    title=None,
    status="failed",
    pages=None,
    bytes=None,
    sha256=None,
    error="no",
    fingerprint=None,
)


def named(name: str) -> Entry:
    return replace(MADE, path=f"{name}.pdf", profile=name)


def publisher(folder: Path) -> Callable[[Path], None]:
    """Makes a finished file the manifest of a folder."""
    return lambda part: Folder(folder).publish(part, MANIFEST)


def by_path(path: Path) -> dict[str, Entry]:
    return {entry.path: entry for entry in read_entries(path)}


def test_items_are_written_in_the_order_of_the_plan(tmp_path: Path) -> None:
    writer = ManifestWriter(tmp_path / "part")
    for number, name in [(2, "c"), (0, "a"), (1, "b"), (3, "d")]:
        writer.add(number, named(name))
    writer.add(4, FAILED)
    writer.end(iter([named("old")]), complete=True, seconds=1.23456)
    writer.finish(publisher(tmp_path))
    whole = json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))
    assert [item["path"] for item in whole["items"]] == ["a.pdf", "b.pdf", "c.pdf", "d.pdf", "potters.pdf"]
    assert whole["items"][4] == asdict(FAILED)
    assert [item["path"] for item in whole["earlier"]] == ["old.pdf"]
    assert whole["summary"] == {"built": 4, "unchanged": 0, "failed": 1, "complete": True, "seconds": 1.235}
    assert not (tmp_path / "part").exists()


def test_an_empty_run_is_valid_json(tmp_path: Path) -> None:
    writer = ManifestWriter(tmp_path / "part")
    writer.end(iter([]), complete=False, seconds=0)
    writer.finish(publisher(tmp_path))
    assert json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))["items"] == []


def test_items_after_a_gap_are_written(tmp_path: Path) -> None:
    writer = ManifestWriter(tmp_path / "part")
    writer.add(0, named("a"))
    writer.add(2, named("c"))
    writer.end(iter([]), complete=False, seconds=0)
    writer.finish(publisher(tmp_path))
    assert list(by_path(tmp_path / MANIFEST)) == ["a.pdf", "c.pdf"]


def test_entries_are_read_back(tmp_path: Path) -> None:
    writer = ManifestWriter(tmp_path / "part")
    writer.add(0, MADE)
    writer.add(1, FAILED)
    writer.end(iter([named("old")]), complete=True, seconds=0)
    writer.finish(publisher(tmp_path))
    assert by_path(tmp_path / MANIFEST) == {"cooks.pdf": MADE, "potters.pdf": FAILED, "old.pdf": named("old")}


def test_a_killed_run_leaves_its_complete_lines(tmp_path: Path) -> None:
    writer = ManifestWriter(tmp_path / "part")
    writer.add(0, MADE)
    writer.add(1, named("b"))
    writer.close()
    data = (tmp_path / "part").read_bytes()
    (tmp_path / "part").write_bytes(data[:-20])
    assert by_path(tmp_path / "part") == {"cooks.pdf": MADE}


DEEP = '{"a":' * 100_000 + "1" + "}" * 100_000


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("path", "5"), ("path", '"../cooks.pdf"'), ("path", '"/etc/passwd"'), ("path", '""'), ("path", '".."'),
        ("path", '"a\\u0000b"'), ("title", "7"), ("bytes", '"many"'), ("bytes", "1e5"), ("seconds", "1e999"),
        ("seconds", "NaN"), ("status", '"fine"'), ("area", "[]"), ("pages", "9" * 10_000), ("error", DEEP),
        ("sha256", "{}"), ("source", '"' + "x" * (2 << 20) + '"'), ("profile", '"\xff"'),
    ],
)  # fmt: skip
def test_an_invalid_entry_is_skipped_and_the_next_one_is_read(tmp_path: Path, key: str, value: str) -> None:
    """Whoever can write to the folder can write a manifest."""
    values = {name: json.dumps(one) for name, one in asdict(MADE).items()} | {key: value}
    line = "{" + ", ".join(f'"{name}": {text}' for name, text in values.items()) + "}"
    good = json.dumps(asdict(named("good")))
    (tmp_path / MANIFEST).write_bytes(f"{line},\n{good}\n".encode("latin-1"))
    assert list(by_path(tmp_path / MANIFEST)) == ["good.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_only_a_regular_file_is_read_as_a_manifest(tmp_path: Path, kind: str) -> None:
    path = tmp_path / MANIFEST
    (real := tmp_path / "real").write_text(json.dumps(asdict(MADE)), encoding="utf-8")
    {"link": lambda: path.symlink_to(real), "pipe": lambda: os.mkfifo(path), "folder": path.mkdir}[kind]()
    assert by_path(path) == {}
    assert by_path(real) == {"cooks.pdf": MADE}


@pytest.mark.parametrize("text", ["", "[]", '{"profile": 1}\n', '{"profile" \xff', '{"profile": "a", "x": 1}\n'])
def test_an_invalid_manifest_has_no_entries(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_bytes(text.encode("latin-1"))
    assert by_path(tmp_path / MANIFEST) == {}
    assert by_path(tmp_path / "nowhere") == {}


def test_a_full_disk_is_recorded_and_the_old_manifest_is_kept(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    (tmp_path / MANIFEST).write_text("old", encoding="utf-8")
    writer = ManifestWriter(tmp_path / "part")
    writer.close()
    writer._file = full.open("w", encoding="utf-8")
    writer.add(0, MADE)
    writer.end(iter([]), complete=True, seconds=0)
    writer.finish(publisher(tmp_path))
    assert writer.error is not None
    assert writer.error.errno == errno.ENOSPC
    assert (tmp_path / MANIFEST).read_text(encoding="utf-8") == "old"


def test_only_a_plain_file_name_is_a_name() -> None:
    assert all(map(is_name, ("a.pdf", "a b.pdf", "..a", "-")))
    assert not any(map(is_name, ("", ".", "..", "a/b", "/a", "../a", "a/", "a\0b")))


# The list


@pytest.fixture
def batch(library: Path) -> Batch:
    return Batch(library)


def rows(path: Path) -> list[list[str]]:
    """The cells, as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def listed(tmp_path: Path, *entries: Entry) -> list[list[str]]:
    writer = ListWriter(tmp_path / "part")
    for entry in entries:
        writer.add(entry, entry.status)
    writer.finish(lambda part: part.replace(tmp_path / LIST))  # type: ignore[arg-type,return-value]
    assert writer.error is None
    return rows(tmp_path / LIST)[1:]


def test_the_list_has_a_row_for_each_brochure(tmp_path: Path) -> None:
    made = replace(MADE, title="Bäcker, and “Pastry” Cooks", area="Seattle-Tacoma-Bellevue, WA", lang="es")
    failed = replace(FAILED, profile="potters", error="potters.yaml:3:1: error[unknown-key] clutser\n  clutser: x\n")
    assert listed(tmp_path, made, failed) == [
        ["Bäcker, and “Pastry” Cooks", "cooks.pdf", "4", "classic", "es", "Seattle-Tacoma-Bellevue, WA", "built", ""],
        ["potters", "potters.pdf", "", "classic", "", "", "failed", "potters.yaml:3:1: error[unknown-key] clutser"],
    ]


def test_spreadsheets_recognize_utf_8_and_numbers(tmp_path: Path) -> None:
    listed(tmp_path, MADE)
    data = (tmp_path / LIST).read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"Title","File","Pages",')
    assert data.startswith(BEGINNING)
    assert data.endswith(b'\r\n"Cooks","cooks.pdf",4,"classic","","","built",""\r\n')


@pytest.mark.parametrize(
    "title",
    [
        '=HYPERLINK("http://evil.example","Cooks")', "+1+1", "-1+1", "@SUM(A1)", " =1+1", "\t=1+1", "\r=1+1", "\n=1+1",
        '=cmd|"/c calc"!A0', "\u00a0=1+1", "\uff1d1+1",
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(tmp_path: Path, title: str) -> None:
    entry = replace(MADE, title=title, area=title, error=title)
    ((first, *_, area, _, problem),) = listed(tmp_path, entry)
    for cell in (first, area, problem):
        assert cell == "" or cell.lstrip()[0] not in "=+-@\uff1d"


@pytest.mark.parametrize("title", ['Cooks";=1+1;"', "Cooks,=1+1", 'a"\r\n=1+1', "a\u2028=1+1", "a\n=1+1", "a\tb\x0bc"])
def test_no_title_adds_cells_or_rows(tmp_path: Path, title: str) -> None:
    assert [len(row) for row in listed(tmp_path, replace(MADE, title=title), MADE)] == [8, 8]
    text = (tmp_path / LIST).read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == 3
    others = list(csv.reader(io.StringIO(text), delimiter=";"))  # where lists have semicolons
    assert not any(cell.startswith("=") for row in others for cell in row)


@pytest.mark.parametrize(
    ("path", "cell"),
    [
        ("a  b .pdf", "a  b .pdf"),
        ("a\u00a0b.pdf", "a\u00a0b.pdf"),
        ("=1+1.pdf", "./=1+1.pdf"),
        ("\uff1dx.pdf", "./\uff1dx.pdf"),
        ("-x.pdf", "./-x.pdf"),
        ("a\nb.pdf", "a\\u000ab.pdf"),
        ("\t=x.pdf", "\\u0009=x.pdf"),
    ],
)
def test_a_file_name_is_kept_and_never_a_formula(tmp_path: Path, path: str, cell: str) -> None:
    assert listed(tmp_path, replace(MADE, path=path))[0][1] == cell


def test_every_run_lists_all_brochures_in_the_folder(batch: Batch) -> None:
    (batch.profiles / "cooks.yaml").write_text(BROKEN, encoding="utf-8")
    batch.run(batch.plan(styles=(CLASSIC, load_style("large-print"))))
    first = rows(batch.out / LIST)[1:]
    assert [row[1] for row in first] == [f"{slug}{end}.pdf" for slug in SLUGS for end in ("", "--large-print")]
    assert [row[6] for row in first] == ["failed", "failed", *["built"] * 10]
    assert first[2] == ["Commercial Divers", "divers.pdf", "1", "classic", "", "", "built", ""]
    batch.run(batch.plan("divers"))
    again = rows(batch.out / LIST)[1:]
    assert again[0] == ["Commercial Divers", "divers.pdf", "1", "classic", "", "", "unchanged", ""]
    assert {row[6] for row in again[1:]} == {"earlier"}
    assert {row[1] for row in again} == {row[1] for row in first if row[6] != "failed"}


@pytest.mark.parametrize("content", ["Title,File\r\nmine,a.pdf\r\n", "x"])
def test_a_list_that_brochure_did_not_make_is_kept(batch: Batch, content: str) -> None:
    batch.out.mkdir()
    (batch.out / LIST).write_bytes(content.encode())
    summary = batch.run()
    assert set(summary.unwritten) == {LIST}
    assert "brochure did not make" in str(summary.unwritten[LIST])
    assert (batch.out / LIST).read_bytes() == content.encode()
    assert batch.manifest()["summary"]["built"] == 6
