"""The manifest: order, reading back, what a killed run leaves, a disk that is full."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from brochure.batch.manifest import NAME, Entry, ManifestWriter, read_entries
from brochure.batch.target import Folder

MADE = Entry(
    profile="cooks",
    title="Cooks",
    style="classic",
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
    return lambda part: Folder(folder).publish(part, NAME)


def by_path(path: Path) -> dict[str, Entry]:
    return {entry.path: entry for entry in read_entries(path)}


def test_items_stand_in_the_order_of_the_plan_whenever_they_come(tmp_path: Path) -> None:
    writer = ManifestWriter(tmp_path / "part")
    for number, name in [(2, "c"), (0, "a"), (1, "b"), (3, "d")]:
        writer.add(number, named(name))
    writer.add(4, FAILED)
    writer.finish(publisher(tmp_path), iter([named("old")]), complete=True, seconds=1.23456)
    whole = json.loads((tmp_path / NAME).read_text(encoding="utf-8"))
    assert [item["path"] for item in whole["items"]] == ["a.pdf", "b.pdf", "c.pdf", "d.pdf", "potters.pdf"]
    assert whole["items"][4] == asdict(FAILED)
    assert [item["path"] for item in whole["earlier"]] == ["old.pdf"]
    assert whole["summary"] == {"built": 4, "unchanged": 0, "failed": 1, "complete": True, "seconds": 1.235}
    assert not (tmp_path / "part").exists()


def test_an_empty_run_is_valid_json(tmp_path: Path) -> None:
    ManifestWriter(tmp_path / "part").finish(publisher(tmp_path), iter([]), complete=False, seconds=0)
    assert json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["items"] == []


def test_items_after_a_gap_are_not_lost(tmp_path: Path) -> None:
    writer = ManifestWriter(tmp_path / "part")
    writer.add(0, named("a"))
    writer.add(2, named("c"))
    writer.finish(publisher(tmp_path), iter([]), complete=False, seconds=0)
    assert list(by_path(tmp_path / NAME)) == ["a.pdf", "c.pdf"]


def test_reading_back(tmp_path: Path) -> None:
    writer = ManifestWriter(tmp_path / "part")
    writer.add(0, MADE)
    writer.add(1, FAILED)
    writer.finish(publisher(tmp_path), iter([named("old")]), complete=True, seconds=0)
    assert by_path(tmp_path / NAME) == {"cooks.pdf": MADE, "potters.pdf": FAILED, "old.pdf": named("old")}


def test_a_killed_run_leaves_the_lines_that_it_had(tmp_path: Path) -> None:
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
def test_an_entry_that_is_none_is_skipped_and_the_next_one_is_read(tmp_path: Path, key: str, value: str) -> None:
    """Whoever can write to the folder can write a manifest."""
    values = {name: json.dumps(one) for name, one in asdict(MADE).items()} | {key: value}
    line = "{" + ", ".join(f'"{name}": {text}' for name, text in values.items()) + "}"
    good = json.dumps(asdict(named("good")))
    (tmp_path / NAME).write_bytes(f"{line},\n{good}\n".encode("latin-1"))
    assert list(by_path(tmp_path / NAME)) == ["good.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_plain_file_is_no_manifest(tmp_path: Path, kind: str) -> None:
    path = tmp_path / NAME
    (real := tmp_path / "real").write_text(json.dumps(asdict(MADE)), encoding="utf-8")
    {"link": lambda: path.symlink_to(real), "pipe": lambda: os.mkfifo(path), "folder": path.mkdir}[kind]()
    assert by_path(path) == {}
    assert by_path(real) == {"cooks.pdf": MADE}


@pytest.mark.parametrize("text", ["", "[]", '{"profile": 1}\n', '{"profile" \xff', '{"profile": "a", "x": 1}\n'])
def test_rubbish_is_no_manifest(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_bytes(text.encode("latin-1"))
    assert by_path(tmp_path / NAME) == {}
    assert by_path(tmp_path / "nowhere") == {}


def test_a_full_disk_is_told_and_leaves_the_old_manifest(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    (tmp_path / NAME).write_text("old", encoding="utf-8")
    writer = ManifestWriter(tmp_path / "part")
    writer.close()
    writer._part._file = full.open("w", encoding="utf-8")
    writer.add(0, MADE)
    writer.finish(publisher(tmp_path), iter([]), complete=True, seconds=0)
    assert writer.error is not None
    assert writer.error.errno == errno.ENOSPC
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "old"
