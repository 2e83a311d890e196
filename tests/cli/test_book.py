"""``brochure book``: where it goes, what fair.yaml and the command line say, nothing written if something is wrong."""

from __future__ import annotations

import io
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from click.testing import Result
    from tests.cli.conftest import Run

FAIR = """\
title: Spring Fair
school: Lincoln High School
date: 2026-04-17
page_size: a4
occupations: [potters, divers]
"""


def cover(path: Path) -> str:
    return PdfReader(path).pages[0].extract_text()


def test_writes_out_book_pdf_and_prints_its_path(run: Run, here: Path) -> None:
    result = run("book", "potters", "divers")
    assert (result.exit_code, result.stdout) == (0, f"{Path('out') / 'book.pdf'}\n")
    assert "a book of 2 occupations" in result.stderr
    assert "pages" in result.stderr
    reader = PdfReader(here / "out" / "book.pdf")
    assert reader.metadata is not None
    assert reader.metadata.title == "Career Guide"
    assert list((here / "out").iterdir()) == [here / "out" / "book.pdf"]


def test_cover_has_the_title_school_and_date_of_the_options(run: Run, here: Path) -> None:
    run("book", "potters", "--title", "Clay", "--school", "Arts High", "--date", "Spring term", "-o", "clay.pdf", "-q")
    text = cover(here / "clay.pdf")
    assert all(words in text for words in ("Clay", "Arts High", "Spring term", "1 occupation"))


def test_fair_yaml_names_occupations_title_school_date_and_page_size(run: Run, here: Path) -> None:
    (here / "fair.yaml").write_text(FAIR, encoding="utf-8")
    result = run("book", "--from", "fair.yaml", "-o", "fair.pdf")
    assert result.exit_code == 0
    text = cover(here / "fair.pdf")
    assert all(words in text for words in ("Spring Fair", "Lincoln High School", "April 17, 2026", "2 occupations"))
    assert float(PdfReader(here / "fair.pdf").pages[0].mediabox.width) < 600


def test_the_command_line_wins_over_fair_yaml(run: Run, here: Path) -> None:
    (here / "fair.yaml").write_text(FAIR, encoding="utf-8")
    run("book", "--from", "fair.yaml", "-o", "fair.pdf", "--title", "Mine", "--page-size", "letter")
    assert "Mine" in cover(here / "fair.pdf")
    assert "Spring" not in cover(here / "fair.pdf")
    assert float(PdfReader(here / "fair.pdf").pages[0].mediabox.width) == 612


def test_a_book_has_the_style_that_fair_yaml_names(run: Run, here: Path) -> None:
    def made(styles: str, *arguments: str) -> Result:
        (here / "fair.yaml").write_text(f"{FAIR}styles: {styles}\n", encoding="utf-8")
        return run("book", "--from", "fair.yaml", "-o", "-", "-q", *arguments)

    large = made("[large-print]").stdout_bytes
    assert large != made("[large-print]", "--style", "classic").stdout_bytes
    assert large == made("[large-print, classic]", "--style", "large-print").stdout_bytes
    assert large == made("[classic]", "--style", "large-print").stdout_bytes
    refused = made("[large-print, classic]")
    assert refused.exit_code == 2
    assert "a book has one style" in refused.stderr
    unknown = made("[baroque]")
    assert unknown.exit_code == 2
    assert "fair.yaml:6:10: error[not-found]" in unknown.stderr


@pytest.mark.no_cover  # three whole books
def test_parts_are_groups_or_clusters(run: Run, here: Path) -> None:
    run("book", "--all", "-o", "book.pdf", "-q")
    groups = len(PdfReader(here / "book.pdf").pages)
    assert "group" in cover(here / "book.pdf")
    run("book", "--all", "-o", "book.pdf", "-q", "--by", "cluster")
    assert "career clusters" in cover(here / "book.pdf")
    run("book", "--all", "-o", "book.pdf", "-q", "--right-hand")
    assert len(PdfReader(here / "book.pdf").pages) > groups


def test_a_wrong_profile_leaves_the_old_book(run: Run, here: Path, wrong: Path) -> None:
    (here / "book.pdf").write_bytes(b"old")
    result = run("book", "potters", str(wrong), "-o", "book.pdf")
    assert result.exit_code == 2
    assert "wrong.yaml:3:1: error[unknown-key]" in result.stderr
    assert "wrong.yaml:5:" in result.stderr
    assert (here / "book.pdf").read_bytes() == b"old"
    assert not list(here.glob(".brochure*"))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such files")
def test_all_unreadable_profiles_are_reported_at_once(run: Run, here: Path, wrong: Path) -> None:
    bad = Path(os.fsdecode(b"drafts/caf\xe9.yaml"))
    bad.write_bytes((here / "profiles" / "potters.yaml").read_bytes())
    (here / "drafts" / "folder.yaml").mkdir()
    (here / "drafts" / "link.yaml").symlink_to("nowhere")
    os.mkfifo(here / "drafts" / "pipe.yaml")
    with (here / "drafts" / "large.yaml").open("wb") as file:
        file.truncate(3 << 30)
    result = run("book", "potters", "drafts/*.yaml", "-o", "b.pdf")
    assert result.exit_code == 2
    for words in (
        "its name is not valid text; rename it",
        "folder.yaml:1:1: error[file] cannot be read: it is a folder",
        "link.yaml:1:1: error[file] cannot be read: it is a link to a file that does not exist",
        "pipe.yaml:1:1: error[file] cannot be read: it is a named pipe",
        "large.yaml:1:1: error[limit] the file is larger than 1 MiB",
        f"{wrong.name}:3:1: error[unknown-key]",
    ):
        assert words in result.stderr
    assert not (here / "b.pdf").exists()


def test_nothing_selected_and_over_a_profile(run: Run, here: Path) -> None:
    assert run("book").exit_code == 2
    before = (here / "profiles" / "potters.yaml").read_bytes()
    assert run("book", "potters", "-o", "profiles/potters.yaml").exit_code == 2
    assert (here / "profiles" / "potters.yaml").read_bytes() == before


def test_to_stdout(run: Run, here: Path) -> None:
    result = run("book", "potters", "-o", "-")
    assert PdfReader(io.BytesIO(result.stdout_bytes)).pages
    assert not (here / "out").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_into_a_pipe(run: Run, here: Path) -> None:
    pipe = here / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        reading = pool.submit(pipe.read_bytes)
        assert run("book", "potters", "-o", "pipe").exit_code == 0
        assert PdfReader(io.BytesIO(reading.result(timeout=30))).pages


def test_quiet(run: Run) -> None:
    assert run("book", "potters", "-q").stderr == ""


def test_missing_glyph_of_the_cover_names_the_option(run: Run) -> None:
    result = run("book", "divers", "--title", "Career 粘")
    assert result.exit_code == 2
    assert "Error: --title: " in result.stderr
    assert "has no glyph for '粘'" in result.stderr
    assert "2026-02-30 is not a day" in run("book", "divers", "--date", "2026-02-30").stderr


def test_missing_glyph_of_the_cover_names_the_file(run: Run, here: Path) -> None:
    (here / "fair.yaml").write_text("school: School 粘\noccupations: [divers]\n", encoding="utf-8")
    assert "Error: the school in the file: " in run("book", "--from", "fair.yaml").stderr
