"""The tool that shows what a change did to pages: real changes, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image
from tools.compare_pages import main

import brochure


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    brochure.build(["cooks"], output=before / "cooks.pdf", style="handout")
    shutil.copytree(before, after)
    return before, after


def test_the_same_pages_are_no_change(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder) for folder in folders]) == 0
    assert capsys.readouterr().out == "0 changed pages\n"


def test_a_changed_page_is_drawn_beside_the_one_before(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = folders
    brochure.build(["electricians"], output=after / "cooks.pdf", style="handout")
    assert main([str(before), str(after), "-o", str(tmp_path / "changed")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("cooks.pdf page 1: ")
    assert lines[-1] == "2 changed pages"
    with Image.open(tmp_path / "changed" / "cooks-01.png") as sheet:
        assert sheet.width > 3 * 612
        assert sheet.height == 792


def test_a_file_in_one_folder_only_is_a_change(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    before, after = folders
    (after / "cooks.pdf").unlink()
    assert main([str(before), str(after)]) == 1
    assert "in one of them" in capsys.readouterr().out


def test_nothing_to_compare_is_an_error(tmp_path: Path) -> None:
    assert main([str(tmp_path), str(tmp_path / "none")]) == 2
