"""``brochures.csv``: what a spreadsheet makes of it, and what no title can make of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from tests.batch.conftest import BROKEN
from tests.batch.test_manifest import FAILED, MADE
from tests.batch.test_run import CLASSIC, SLUGS, Batch

from brochure.batch.listing import BEGINNING, NAME, ListWriter
from brochure.batch.manifest import Entry
from brochure.rendering import load_style


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
    writer.finish(lambda part: part.replace(tmp_path / NAME))  # type: ignore[arg-type,return-value]
    assert writer.error is None
    return rows(tmp_path / NAME)[1:]


def test_a_row_for_each_brochure(tmp_path: Path) -> None:
    made = replace(MADE, title="Bäcker, and “Pastry” Cooks", area="Seattle-Tacoma-Bellevue, WA")
    failed = replace(FAILED, profile="potters", error="potters.yaml:3:1: error[unknown-key] clutser\n  clutser: x\n")
    assert listed(tmp_path, made, failed) == [
        ["Bäcker, and “Pastry” Cooks", "cooks.pdf", "4", "classic", "Seattle-Tacoma-Bellevue, WA", "built", ""],
        ["potters", "potters.pdf", "", "classic", "", "failed", "potters.yaml:3:1: error[unknown-key] clutser"],
    ]


def test_spreadsheets_take_it_for_utf_8_and_numbers_for_numbers(tmp_path: Path) -> None:
    listed(tmp_path, MADE)
    data = (tmp_path / NAME).read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"Title","File","Pages",')
    assert data.startswith(BEGINNING)
    assert data.endswith(b'\r\n"Cooks","cooks.pdf",4,"classic","","built",""\r\n')


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
def test_no_title_makes_cells_or_rows(tmp_path: Path, title: str) -> None:
    assert [len(row) for row in listed(tmp_path, replace(MADE, title=title), MADE)] == [7, 7]
    text = (tmp_path / NAME).read_text(encoding="utf-8-sig")
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
def test_a_file_is_spelled_as_it_is_called(tmp_path: Path, path: str, cell: str) -> None:
    assert listed(tmp_path, replace(MADE, path=path))[0][1] == cell


def test_every_run_lists_what_is_there(batch: Batch) -> None:
    (batch.profiles / "cooks.yaml").write_text(BROKEN, encoding="utf-8")
    batch.run(batch.plan(styles=(CLASSIC, load_style("large-print"))))
    first = rows(batch.out / NAME)[1:]
    assert [row[1] for row in first] == [f"{slug}{end}.pdf" for slug in SLUGS for end in ("", "--large-print")]
    assert [row[5] for row in first] == ["failed", "failed", *["built"] * 10]
    assert first[2] == ["Commercial Divers", "divers.pdf", "1", "classic", "", "built", ""]
    batch.run(batch.plan("divers"))
    again = rows(batch.out / NAME)[1:]
    assert again[0] == ["Commercial Divers", "divers.pdf", "1", "classic", "", "unchanged", ""]
    assert {row[5] for row in again[1:]} == {"earlier"}
    assert {row[1] for row in again} == {row[1] for row in first if row[5] != "failed"}


@pytest.mark.parametrize("content", ["Title,File\r\nmine,a.pdf\r\n", "x"])
def test_a_list_of_somebody_else_is_kept(batch: Batch, content: str) -> None:
    batch.out.mkdir()
    (batch.out / NAME).write_bytes(content.encode())
    summary = batch.run()
    assert set(summary.unwritten) == {NAME}
    assert "brochure did not make" in str(summary.unwritten[NAME])
    assert (batch.out / NAME).read_bytes() == content.encode()
    assert batch.manifest()["summary"]["built"] == 6
