"""Adding an archive of workbooks, or a folder of either."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests import workbooks
from tests.workbooks import PROVO, UTAH

from brochure.sources.store import adding
from brochure.sources.store.adding import Added, Failed, Outcome, Skipped, add_all
from brochure.sources.store.reading import Store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a store is to be."""
    return tmp_path / "data" / "figures.sqlite"


@pytest.fixture
def books(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "books"
    return [
        workbooks.write(folder / "field_descriptions.xlsx", {"Fields": [["Field", "Description"]]}),
        workbooks.oews(folder / "MSA.xlsx", [PROVO]),
        workbooks.oews(folder / "state.xlsx", [UTAH]),
    ]


def told(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    """Each outcome as what it is about and what became of it."""
    words: list[tuple[str, str]] = []
    for outcome in outcomes:
        if isinstance(outcome, Added):
            words.append((outcome.holding.file, "added" if outcome.is_new else "there"))
        elif isinstance(outcome, Skipped):
            words.append((outcome.file, "skipped"))
        else:
            words.append((outcome.source, outcome.reason))
    return words


def test_every_workbook_in_an_archive_is_added(place: Path, books: list[Path], tmp_path: Path) -> None:
    archive = workbooks.packed(tmp_path / "oesm24ma.zip", *books)
    expected = [("field_descriptions.xlsx", "skipped"), ("MSA.xlsx", "added"), ("state.xlsx", "added")]
    assert told(list(add_all(place, archive))) == expected
    before = place.read_bytes()
    assert [word for _, word in told(list(add_all(place, archive)))] == ["skipped", "there", "there"]
    assert [word for _, word in told(list(add_all(place, books[1])))] == ["there"]
    assert place.read_bytes() == before
    with Store(place) as opened:
        assert [holding.file for holding in opened.holdings()] == ["MSA.xlsx", "state.xlsx"]


def test_every_workbook_in_a_folder_is_added(place: Path, books: list[Path]) -> None:
    folder = books[0].parent
    workbooks.packed(folder / "zipped.zip", workbooks.oews(folder / "inner" / "nation.xlsx", [{}]))
    (folder / "readme.txt").write_text("hello", encoding="utf-8")
    (folder / "~$state.xlsx").write_bytes(b"in use")
    assert told(list(add_all(place, folder))) == [
        ("inner", "skipped"),
        ("MSA.xlsx", "added"),
        ("field_descriptions.xlsx", "skipped"),
        ("readme.txt", "skipped"),
        ("state.xlsx", "added"),
        ("nation.xlsx", "added"),
    ]


def test_workbooks_are_identified_by_their_content(place: Path, books: list[Path], tmp_path: Path) -> None:
    workbook = books[1].rename(tmp_path / "workbook.zip")
    archive = workbooks.packed(tmp_path / "a.zip", books[2]).rename(tmp_path / "archive.xlsx")
    assert told(list(add_all(place, workbook))) == [("workbook.zip", "added")]
    assert told(list(add_all(place, archive))) == [("state.xlsx", "added")]


def test_a_failure_does_not_stop_the_others(place: Path, books: list[Path], tmp_path: Path) -> None:
    bad = workbooks.oews(tmp_path / "bad.xlsx", [{"H_MEAN": "lots"}])
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (tmp_path / "noise.xlsx").write_bytes(b"noise")
    archive = workbooks.packed(tmp_path / "a.zip", bad, tmp_path / "old.xls", tmp_path / "noise.xlsx", books[1])
    bad_row, old, noise, good = told(list(add_all(place, archive)))
    assert bad_row == ("bad.xlsx, sheet 'national_M2024_dl', row 2", "H_MEAN: 'lots' is not a figure")
    assert (old[0], noise[0], good) == ("old.xls", "noise.xlsx", ("MSA.xlsx", "added"))
    assert "not a workbook" in old[1]


def test_a_file_without_figures_is_a_failure(place: Path, books: list[Path], tmp_path: Path) -> None:
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w") as made:
        made.writestr("readme.txt", "hello")
    nested = workbooks.packed(tmp_path / "nested.zip", workbooks.packed(tmp_path / "a.zip", books[1]))
    for path in (empty, nested, books[0], tmp_path / "none.xlsx"):
        assert isinstance(list(add_all(place, path))[-1], Failed), path
    assert "unpack it" in next(item.reason for item in add_all(place, nested) if isinstance(item, Skipped))
    assert not place.exists()


def test_names_in_an_archive_cannot_lead_elsewhere(
    place: Path, books: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(books[0].parent)
    names = ["../../up.xlsx", "/root.xlsx", "C:\\disk.xlsx", "a/\x1b[2Jclear.xlsx", "a/" + "x" * 300 + ".xlsx"]
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for number, name in enumerate(names):
            made.writestr(name, workbooks.oews(tmp_path / "n.xlsx", [{"TOT_EMP": number}]).read_bytes())
    before = sorted(tmp_path.rglob("*"))
    found = [file for file, _ in told(list(add_all(place, archive)))]
    assert found == ["up.xlsx", "root.xlsx", "disk.xlsx", "?[2Jclear.xlsx", "x" * 95 + ".xlsx"]
    assert sorted(tmp_path.rglob("*")) == sorted([*before, place.parent, place])


def test_archive_bombs_are_refused(
    place: Path, books: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("zeros.xlsx", bytes(5_000_000))
    (outcome,) = add_all(place, bomb)
    assert isinstance(outcome, Failed)
    assert "200 times" in outcome.reason
    monkeypatch.setattr(adding, "MAX_FILE", 1000)
    (outcome,) = add_all(place, workbooks.packed(tmp_path / "large.zip", books[1]))
    assert isinstance(outcome, Failed)
    assert outcome.source == "MSA.xlsx in large.zip"


def test_nonprinting_characters_are_refused_in_cells_and_replaced_in_file_names(tmp_path: Path) -> None:
    """In a cell they are an error with its place; in the name of a file they are shown as question marks."""
    book = workbooks.oews(tmp_path / "a.xlsx", [{}, {"OCC_CODE": "51-3021", "OCC_TITLE": "Bak\u202eers"}])
    (outcome,) = add_all(tmp_path / "s", book)
    assert outcome == Failed("a.xlsx, sheet 'national_M2024_dl', row 3", "character U+202E is not allowed in text")
    named = workbooks.oews(tmp_path / "b\x1b[2J\u202e.xlsx", [{}])
    (outcome,) = add_all(tmp_path / "s", named)
    assert isinstance(outcome, Added)
    assert outcome.holding.file == "b?[2J?.xlsx"


def test_a_page_of_the_handbook_is_refused_with_the_command_that_reads_it(place: Path, tmp_path: Path) -> None:
    page = tmp_path / "divers.html"
    page.write_text("<h1>Divers</h1>", encoding="utf-8")
    (outcome,) = add_all(place, page)
    assert isinstance(outcome, Failed)
    assert "brochure import ooh" in outcome.reason
