"""``brochure impose``."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from tests.press.making import Leaf, made

from brochure.cli.impose import FOLD, NAMES
from brochure.press.schemes import SCHEMES

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def six(here: Path) -> Path:
    """A file of six letter pages."""
    writer = pypdf.PdfWriter()
    for _ in range(6):
        writer.add_blank_page(612, 792)
    path = here / "six.pdf"
    writer.write(path)
    return path


def test_the_names_are_those_of_the_schemes() -> None:
    assert tuple(SCHEMES) == NAMES
    assert set(FOLD) == {name for name, scheme in SCHEMES.items() if scheme.folded}


def test_a_file_that_is_too_large_is_refused_by_its_size(run: Run, six: Path) -> None:
    """Not by reading it."""
    os.truncate(six, 500_000_001)
    result = run("impose", "six.pdf", "--as", "2up")
    assert result.exit_code == 2
    assert "six.pdf is larger than 500 MB" in result.stderr


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("six")
def test_every_scheme(run: Run, name: str) -> None:
    result = run("impose", "six.pdf", "--as", name)
    assert result.exit_code == 0
    path = Path("out", f"six--{name}.pdf")
    assert result.stdout == f"{path}\n"
    sides = {"booklet": 4, "2up": 3, "4up": 2, "8up": 1, "trifold": 2, "zfold": 2}[name]
    assert len(pypdf.PdfReader(path).pages) == sides
    assert ("flipped on the short edge" in result.stderr) == SCHEMES[name].folded
    assert ("Cut along" in result.stderr) is False


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("booklet", "6 pages, and 2 blank ones, on 2 sheets"),
        ("zfold", "6 pages on 1 sheet"),
        ("4up", "6 pages on 2 sides"),
    ],
)
@pytest.mark.usefixtures("six")
def test_blank_pages_are_said(run: Run, name: str, said: str) -> None:
    assert f"put {said} of letter paper" in run("impose", "six.pdf", "--as", name).stderr


@pytest.mark.usefixtures("six")
def test_json(run: Run) -> None:
    result = run("impose", "six.pdf", "--as", "booklet", "--paper", "13x19in", "--json", "-o", "x.pdf")
    told = json.loads(result.stdout)
    assert told.pop("bytes") == Path("x.pdf").stat().st_size
    assert told == {
        "path": "x.pdf",
        "as": "booklet",
        "paper": "13x19in",
        "pages": 6,
        "sheets": 2,
        "sides": 4,
        "blank": 2,
        "scale": 1.0,
        "cut": True,
        "incomplete": [],
        "repaired": False,
    }


@pytest.mark.usefixtures("six")
def test_what_is_cut_and_when(run: Run) -> None:
    booklet = run("impose", "six.pdf", "--as", "booklet", "--paper", "13x19in").stderr
    assert booklet.index("staple") < booklet.index("Cut")
    leaflet = run("impose", "six.pdf", "--as", "zfold", "--paper", "13x30in").stderr
    assert leaflet.index("Cut") < leaflet.index("Fold")


@pytest.mark.usefixtures("six")
@pytest.mark.parametrize(
    ("options", "is_named"),
    [("trifold", True), ("zfold --paper legal", True), ("trifold --paper 17x35in", False), ("4up", False)],
)
def test_style_for_leaflets_is_named_where_pages_become_small(run: Run, options: str, *, is_named: bool) -> None:
    said = run("impose", "six.pdf", "--as", *options.split()).stderr
    assert ("--style leaflet" in said) == is_named


@pytest.mark.usefixtures("six")
def test_warnings(run: Run, here: Path) -> None:
    assert "type at 43% is hard to read" in run("impose", "six.pdf", "--as", "trifold").stderr
    assert "hard to read" not in run("impose", "six.pdf", "--as", "4up").stderr
    writer = pypdf.PdfWriter()
    for _ in range(81):
        writer.add_blank_page(300, 400)
    writer.write(here / "long.pdf")
    assert "21 sheets are too thick" in run("impose", "long.pdf", "--as", "booklet").stderr
    assert "too thick" not in run("impose", "long.pdf", "--as", "2up").stderr


@pytest.mark.usefixtures("six")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--as", "4up", "--flip", "long"], "flip is for folded sheets"),
        (["--as", "trifold", "--creep", "0.1mm"], "creep is for booklets"),
        (["--as", "booklet", "--creep", "0.1"], "'0.1' is not a length"),
        (["--as", "booklet", "--creep", "99mm"], "thickness of one sheet"),
        (["--as", "booklet", "--paper", "foolscap"], "'foolscap' is not a paper size"),
        (["--as", "booklet", "--json", "-o", "-"], "cannot both use stdout"),
        (
            ["--as", "booklet", "-o", "./profiles/../six.pdf"],
            "six.pdf, which is an input of this command",
        ),
        (["--as", "origami"], "'origami'"),
        ([], "'--as'"),
    ],
)
def test_requests_that_make_no_sense(run: Run, six: Path, arguments: list[str], message: str) -> None:
    before = six.read_bytes()
    result = run("impose", "six.pdf", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""
    assert not Path("out").exists()
    assert six.read_bytes() == before


def test_a_file_that_is_no_pdf_is_named(run: Run, here: Path) -> None:
    (here / "notes.pdf").write_text("not at all")
    result = run("impose", "notes.pdf", "--as", "booklet")
    assert (result.exit_code, result.stderr) == (2, "Error: notes.pdf: this is not a PDF file\n")
    assert not Path("out").exists()


def test_a_file_that_had_to_be_repaired(run: Run, six: Path) -> None:
    six.write_bytes(b"\n\n\n" + six.read_bytes().replace(b"startxref", b"startyref"))  # nothing is where the file says
    result = run("impose", "six.pdf", "--as", "2up")
    assert result.exit_code == 0
    assert result.stderr.count("Warning: ") == 1
    assert "Warning: six.pdf has errors that were repaired" in result.stderr


def test_missing_annotations_are_reported(run: Run, here: Path) -> None:
    note = "/Annots[<</Type/Annot/Subtype/Text/F 4/Rect[9 9 40 40]/Contents(Call back)>>]"
    (here / "note.pdf").write_bytes(made([Leaf(1), Leaf(2, extra=note), Leaf(3, extra=note)]))
    result = run("impose", "note.pdf", "--as", "2up", "--json")
    assert json.loads(result.stdout)["incomplete"] == [2, 3]
    assert "Warning: annotations or form fields of pages 2, 3 may be missing" in result.stderr
