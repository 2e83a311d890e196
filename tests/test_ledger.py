"""What a run has read and written; and which paths are one file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from brochure import ledger
from brochure.inputs import read_input
from brochure.ledger import identity


def test_what_is_read_is_noted_while_a_ledger_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    read_input(tmp_path / "a", 1)
    with ledger.keeping() as kept:
        assert not kept.read
        read_input(tmp_path / "a", 1)
        ledger.note_written(tmp_path / "b")
        ledger.note_written(tmp_path / "c")
        assert ledger.current() is kept
    assert kept.read == {identity(tmp_path / "a"): tmp_path / "a"}
    assert (kept.written, kept.last) == (2, tmp_path / "c")
    assert not ledger.current().read


def test_a_ledger_within_another_keeps_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with ledger.keeping() as outer:
        with ledger.keeping() as inner:
            read_input(tmp_path / "a", 1)
        assert ledger.current() is outer
    assert inner.read
    assert not outer.read


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")
def test_links_lead_to_one_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "other").symlink_to("folder")
    file = tmp_path / "folder" / "a.pdf"
    file.write_bytes(b"")
    (tmp_path / "soft.pdf").symlink_to(file)
    (tmp_path / "hard.pdf").hardlink_to(file)
    same = {identity(path) for path in (file, tmp_path / "soft.pdf", tmp_path / "hard.pdf", tmp_path / "other/a.pdf")}
    assert len(same) == 1
    (tmp_path / "dangling.pdf").symlink_to("folder/b.pdf")
    assert identity(tmp_path / "dangling.pdf") == identity(tmp_path / "folder" / "b.pdf")


def test_what_does_not_exist_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert identity(Path("new/er/a.pdf")) == identity(tmp_path / "new" / "x" / ".." / "er" / "A.PDF")
    assert identity(Path("new/a.pdf")) != identity(Path("er/a.pdf"))
    assert identity(Path("a.pdf")) != identity(Path("b.pdf"))
