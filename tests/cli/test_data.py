"""``brochure data``: adding workbooks, saying what is there, finding areas."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from tests import workbooks
from tests.workbooks import PROVO, UTAH

from brochure.cli.figures import data as command

if TYPE_CHECKING:
    from tests.cli.conftest import Run

COMMANDS = sorted(command.commands)
PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def store(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the environment says that the store is; it is not there yet."""
    place = here / "data" / "figures.sqlite"
    monkeypatch.setenv("BROCHURE_STORE", str(place))
    return place


@pytest.fixture
def books(here: Path) -> list[str]:
    """Three workbooks, by their names in the working folder."""
    workbooks.oews(here / "nation.xlsx", [{}])
    workbooks.oews(here / "areas.xlsx", [UTAH, PROVO])
    workbooks.projections(here / "occupation.xlsx")
    return ["nation.xlsx", "areas.xlsx", "occupation.xlsx"]


def test_add_list_areas(run: Run, books: list[str]) -> None:
    added = run("data", "add", *books)
    assert added.exit_code == 0
    assert added.stdout == ""
    assert "nation.xlsx: wages May 2024, nation, SOC 2018, 1 row: added" in added.stderr
    assert "areas.xlsx: wages May 2024, 1 state and 1 metropolitan, SOC 2018, 2 rows: added" in added.stderr
    listed = run("data", "list")
    assert listed.exit_code == 0
    assert re.fullmatch(
        r"Occupational Employment and Wage Statistics, U\.S\. Bureau of Labor Statistics \(public domain\):\n"
        r"  wages May 2024, nation, SOC 2018, 1 row {23}nation\.xlsx \(\d{4}-\d\d-\d\d\)\n"
        r"  wages May 2024, 1 state and 1 metropolitan, SOC 2018, 2 rows  areas\.xlsx \(\d{4}-\d\d-\d\d\)\n"
        r"Employment Projections, U\.S\. Bureau of Labor Statistics \(public domain\):\n"
        r"  projections 2024-2034, SOC 2018, 5 rows  occupation\.xlsx \(\d{4}-\d\d-\d\d\)\n",
        listed.stdout,
    )
    assert run("data", "areas", "provo").stdout == "Provo-Orem-Lehi, UT  metropolitan  May 2024\n"


def test_json(run: Run, books: list[str]) -> None:
    added = json.loads(run("data", "add", "--json", *books).stdout)
    assert [entry.pop("status") for entry in added] == ["added"] * 3
    assert [entry.pop("replaced") for entry in added] == [[]] * 3
    assert json.loads(run("data", "list", "--json").stdout) == added
    assert added[0].keys() == {
        "dataset", "publisher", "title", "license", "vintage", "classification", "rows", "areas", "file",
        "sha256", "added",
    }  # fmt: skip
    assert (added[0]["publisher"], added[0]["license"]) == ("U.S. Bureau of Labor Statistics", "public domain")
    assert added[0]["areas"] == [{"kind": "nation", "industries": "cross-industry", "areas": 1, "rows": 1}]
    assert json.loads(run("data", "areas", "ut", "provo", "--json").stdout) == [
        {
            "title": "Provo-Orem-Lehi, UT", "kind": "metropolitan", "code": "39340", "state": "UT",
            "vintages": ["2024-05"],
        }
    ]  # fmt: skip


def test_data_add_of_the_same_file_changes_nothing(run: Run, books: list[str], store: Path) -> None:
    run("data", "add", *books)
    before = store.read_bytes()
    again = run("data", "add", *books, "--json")
    assert again.exit_code == 0
    assert [entry["status"] for entry in json.loads(again.stdout)] == ["already there"] * 3
    assert store.read_bytes() == before


def test_some_cannot_be_added(run: Run, books: list[str], here: Path) -> None:
    workbooks.oews(here / "bad.xlsx", [{"H_MEAN": "lots"}])
    result = run("data", "add", "bad.xlsx", *books, "none.xlsx")
    assert result.exit_code == 1
    assert "Error: bad.xlsx, sheet 'national_M2024_dl', row 2: H_MEAN: 'lots' is not a figure" in result.stderr
    assert f"Error: none.xlsx: {os.strerror(errno.ENOENT)}" in result.stderr
    assert len(json.loads(run("data", "list", "--json").stdout)) == 3


def test_none_can_be_added(run: Run, here: Path, store: Path) -> None:
    (here / "bad.xlsx").write_bytes(b"nonsense")
    result = run("data", "add", "bad.xlsx")
    assert result.exit_code == 2
    assert "not a workbook" in result.stderr
    assert not store.exists()


def test_data_add_reads_an_archive_from_the_bureau(run: Run, books: list[str], here: Path) -> None:
    workbooks.write(here / "field_descriptions.xlsx", {"Fields": [["Field", "Description"]]})
    workbooks.packed(here / "oesm24ma.zip", here / "field_descriptions.xlsx", here / books[1])
    result = run("data", "add", "oesm24ma.zip", "--json")
    assert result.exit_code == 0
    assert "field_descriptions.xlsx: skipped: a description of the columns" in result.stderr
    assert [entry["file"] for entry in json.loads(result.stdout)] == ["areas.xlsx"]
    assert (
        "areas.xlsx: wages May 2024, 1 state and 1 metropolitan, SOC 2018, 2 rows: already there"
        in run("data", "add", ".").stderr
    )


def test_data_add_reports_replaced_rows(run: Run, books: list[str], here: Path) -> None:
    run("data", "add", *books)
    workbooks.oews(here / "corrected.xlsx", [{"A_MEDIAN": 1}, UTAH | {"A_MEDIAN": 2}])
    result = run("data", "add", "corrected.xlsx", "--json")
    assert "added, in place of 1 row of nation.xlsx, in place of 1 row of areas.xlsx" in result.stderr
    (entry,) = json.loads(result.stdout)
    assert entry["replaced"] == [{"file": "nation.xlsx", "rows": 1}, {"file": "areas.xlsx", "rows": 1}]


def test_folders_and_archives_without_figures(run: Run, here: Path, store: Path) -> None:
    (here / "empty").mkdir()
    note = workbooks.write(here / "notes" / "notes.xlsx", {"Fields": [["Field", "Description"]]})
    workbooks.packed(here / "notes.zip", note)
    for name, message in (
        ("empty", "Error: empty: there are no workbooks"),
        ("notes", "Error: notes: it contains no workbook of wages or projections"),
        ("notes.zip", "Error: notes.zip: it contains no workbook of wages or projections"),
        ("notes/notes.xlsx", "Error: notes.xlsx: neither a workbook of the wage survey"),
        ("nowhere.xlsx", f"Error: nowhere.xlsx: {os.strerror(errno.ENOENT)}"),
    ):
        result = run("data", "add", name)
        assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert not store.exists()


def test_data_add_reports_skipped_files_with_the_reason(run: Run, books: list[str], here: Path) -> None:
    folder = here / "downloads"
    (folder / "more").mkdir(parents=True)
    for name in (*(f"{letter}.csv" for letter in "abcde"), "notes.pdf", ".hidden.csv", "field_descriptions_M2013.xls"):
        (folder / name).write_bytes(b"\xd0\xcf\x11\xe0")
    (here / books[0]).rename(folder / books[0])
    result = run("data", "add", "downloads")
    assert result.exit_code == 0
    assert "a.csv, b.csv, c.csv and 2 others: skipped: of tables as text (.csv)" in result.stderr
    assert "notes.pdf: skipped: neither a workbook nor an archive" in result.stderr
    assert "more: skipped: a folder in a folder" in result.stderr
    assert "field_descriptions_M2013.xls: skipped: a description of the columns" in result.stderr
    assert "hidden" not in result.stderr
    alone = run("data", "add", "downloads/field_descriptions_M2013.xls")
    assert alone.exit_code == 2
    assert "a description of the columns, which has no figures" in alone.stderr
    workbooks.packed(here / "a.zip", folder / "a.csv", folder / "field_descriptions_M2013.xls", folder / books[0])
    packed = run("data", "add", "a.zip")
    assert packed.exit_code == 0
    assert "a.csv: skipped: of tables as text" in packed.stderr
    assert "field_descriptions_M2013.xls: skipped: a description" in packed.stderr


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("nation.xlsx", "a workbook or an archive"), ("profiles/divers.yaml", "a YAML file"), ("a.csv", "a text file"),
        ("old.xls", "a workbook of the old kind (.xls)"), ("out.pdf", "a PDF file"),
    ],
)  # fmt: skip
def test_other_file_as_store_is_refused(run: Run, books: list[str], here: Path, name: str, kind: str) -> None:
    (here / "a.csv").write_text("soc,wage\n", encoding="utf-8")
    (here / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\0\0")
    (here / "out.pdf").write_bytes(b"%PDF-1.7\n")
    before = (here / name).read_bytes()
    for words in (("data", "add", *books), ("data", "list"), ("build", "divers", "--area", "Utah")):
        result = run(*words, "--store", name)
        assert result.exit_code == 2
        assert f"{name} is {kind}, not a figures store. --store, or $BROCHURE_STORE, names" in result.stderr
        assert "damaged" not in result.stderr
    assert (here / name).read_bytes() == before


def test_a_place_that_is_no_store(run: Run, books: list[str], here: Path) -> None:
    (here / "thesis.docx").write_bytes(b"years of work")
    for arguments in (("add", *books), ("list",), ("areas", "utah")):
        result = run("data", *arguments, "--store", "thesis.docx")
        assert result.exit_code == 2
        assert "thesis.docx" in result.stderr
    assert (here / "thesis.docx").read_bytes() == b"years of work"


def test_a_month(run: Run, here: Path) -> None:
    workbooks.oews(here / "wages.xlsx", [{}], sheet="Sheet1", notes=None)
    assert "--vintage" in run("data", "add", "wages.xlsx").stderr
    assert run("data", "add", "wages.xlsx", "--vintage", "May").exit_code == 2
    assert "May 2022" in run("data", "add", "wages.xlsx", "--vintage", "2022-05").stderr


def test_another_store(run: Run, books: list[str], here: Path, store: Path) -> None:
    run("data", "add", *books, "--store", "mine.sqlite")
    assert (here / "mine.sqlite").is_file()
    assert not store.exists()
    assert run("data", "list", "--store", "mine.sqlite").exit_code == 0


@pytest.mark.parametrize("arguments", [("list",), ("areas", "utah")])
def test_no_store(run: Run, arguments: tuple[str, ...]) -> None:
    result = run("data", *arguments)
    assert result.exit_code == 2
    assert "brochure data add" in result.stderr


def test_no_area(run: Run, books: list[str]) -> None:
    run("data", "add", *books)
    result = run("data", "areas", "atlantis")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "atlantis" in result.stderr
    assert json.loads(run("data", "areas", "atlantis", "--json").stdout) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_explain_themselves(run: Run, name: str) -> None:
    shown = run("data", name, "--help").stdout.rstrip().split("\n\n")[-1]
    assert re.fullmatch(rf"\s*Examples?:(\n\s+brochure data {name}.*)+", shown)
    section = PAGE[PAGE.index("## brochure data\n") :]
    assert f"    brochure data {name}" in section
    for parameter in command.commands[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert f"`{parameter.opts[0]}" in section
