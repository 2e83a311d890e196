"""A workbook is added whole or not at all, and only once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests import workbooks
from tests.workbooks import PROVO, RETAIL, UTAH

from brochure.sources.figures.model import AreaKind, Coverage, Figure, Vintage
from brochure.sources.store.adding import add
from brochure.sources.store.readers import oews
from brochure.sources.store.readers.base import Replaced
from brochure.sources.store.reading import Store
from brochure.sources.store.untrusted import StoreError
from brochure.sources.workbooks.workbook import WorkbookError


def content(store: Path) -> list[str]:
    """All that is in a store."""
    with sqlite3.connect(store) as connection:
        text = list(connection.iterdump())
    connection.close()
    return text


def test_added_rows_are_reported_and_found(tmp_path: Path) -> None:
    book = workbooks.oews(tmp_path / "wages.xlsx", [{}, RETAIL, UTAH, PROVO, {"OCC_CODE": "51-3021"}])
    store = tmp_path / "deep" / "figures.sqlite"
    added = add(store, book)
    assert added.is_new
    holding = added.holding
    assert (holding.dataset, holding.vintage, holding.rows, holding.file) == ("oews", "2024-05", 5, "wages.xlsx")
    assert holding.coverage == (
        Coverage(AreaKind.NATION, "cross-industry", 1, 2),
        Coverage(AreaKind.NATION, "sector", 1, 1),
        Coverage(AreaKind.STATE, "cross-industry", 1, 1),
        Coverage(AreaKind.METROPOLITAN, "cross-industry", 1, 1),
    )
    assert list(store.parent.iterdir()) == [store]


def test_adding_a_file_again_changes_nothing(store: Path, tmp_path: Path) -> None:
    before = store.read_bytes()
    (tmp_path / "files" / "nation.xlsx").rename(tmp_path / "renamed.xlsx")
    again = add(store, tmp_path / "renamed.xlsx")
    assert not again.is_new
    assert again.holding.file == "nation.xlsx"
    assert store.read_bytes() == before


def test_a_corrected_file_replaces_rows_of_its_vintage_only(store: Path, tmp_path: Path) -> None:
    corrected = {"A_MEDIAN": 36700, "OCC_TITLE": "Bakers, corrected"}
    added = add(store, workbooks.oews(tmp_path / "corrected.xlsx", [corrected, corrected | {"OCC_CODE": "51-3021"}]))
    assert added.replaced == (Replaced("nation.xlsx", 1),)
    with Store(store) as opened:
        new, old = opened.estimate("51-3011"), opened.estimate("51-3011", vintage=Vintage(2022, 5))
    assert new
    assert old
    assert (new.annual.median, new.title) == (Figure(36700.0), "Bakers, corrected")
    assert (old.annual.median, old.title) == (Figure(30000.0), "Bakers")


def test_projections_of_the_same_years_replace_each_other(store: Path, tmp_path: Path) -> None:
    rows = [
        *workbooks.PROJECTIONS[:-1],
        (*workbooks.PROJECTIONS[-1][:4], 2, 0.1, 0.1, 1.1, *workbooks.PROJECTIONS[-1][8:]),
    ]
    added = add(store, workbooks.projections(tmp_path / "corrected.xlsx", rows))
    assert added.replaced == (Replaced("occupation.xlsx", 5),)
    with Store(store) as opened:
        surgeons = opened.projection("29-1240")
        assert surgeons
        assert surgeons.projected == 2000


def test_replaced_rows_count_only_for_the_new_file(store: Path, tmp_path: Path) -> None:
    with Store(store) as opened:
        before = {holding.file: holding for holding in opened.holdings()}
    add(store, workbooks.oews(tmp_path / "corrected.xlsx", [{"A_MEDIAN": 36700}]))
    with Store(store) as opened:
        after = {holding.file: holding for holding in opened.holdings()}
    old, new = before["nation.xlsx"], after["nation.xlsx"]
    assert new.rows == old.rows - 1
    assert sum(part.rows for part in new.coverage) == new.rows
    assert after["corrected.xlsx"].rows == 1
    assert [after[file] for file in before if file != "nation.xlsx"] == [
        before[file] for file in before if file != "nation.xlsx"
    ]


def test_a_file_whose_rows_were_all_replaced_can_be_added_again(store: Path, tmp_path: Path) -> None:
    rows = [(row[0].upper(), *row[1:]) for row in workbooks.PROJECTIONS]
    add(store, workbooks.projections(tmp_path / "corrected.xlsx", rows))
    with Store(store) as opened:
        assert "occupation.xlsx" not in {holding.file for holding in opened.holdings()}
    again = add(store, tmp_path / "files" / "occupation.xlsx")
    assert again.is_new
    assert [replaced.file for replaced in again.replaced] == ["corrected.xlsx"]


def test_files_are_listed_by_survey_and_newest_first(store: Path) -> None:
    with Store(store) as opened:
        listed = [(holding.dataset, holding.vintage) for holding in opened.holdings()]
    wages = [vintage for dataset, vintage in listed if dataset == "oews"]
    assert len(set(wages)) > 1
    assert wages == sorted(wages, reverse=True)
    assert [dataset for dataset, _ in listed] == ["oews"] * len(wages) + ["projections"] * (len(listed) - len(wages))


def test_more_rows_than_one_batch_are_all_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oews, "_BATCH", 3)
    rows = [{"OCC_CODE": f"51-{number:04}"} for number in range(10)]
    assert add(tmp_path / "s", workbooks.oews(tmp_path / "a.xlsx", rows)).holding.rows == 10
    with Store(tmp_path / "s") as opened:
        assert all(opened.estimate(str(row["OCC_CODE"])) for row in rows)


def test_a_bad_file_creates_no_store(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for rows in ([{"H_MEAN": "lots"}], [{}] * 2):
        with pytest.raises(WorkbookError):
            add(folder / "figures.sqlite", workbooks.oews(tmp_path / "bad.xlsx", rows))
        with pytest.raises(StoreError, match="there is no figures store"):
            Store(folder / "figures.sqlite")
        if os.name != "nt":  # there an open file cannot be removed
            assert list(folder.iterdir()) == []


def test_a_bad_row_leaves_the_store_unchanged(store: Path, tmp_path: Path) -> None:
    before = content(store)
    rows = [*({"OCC_CODE": f"51-{number:04}", "TOT_EMP": 1} for number in range(5000)), {"H_MEAN": "lots"}]
    with pytest.raises(WorkbookError, match="row 5002"):
        add(store, workbooks.oews(tmp_path / "bad.xlsx", rows))
    assert content(store) == before
    assert list(store.parent.iterdir()) == [store]


def test_a_file_that_is_not_a_store_is_unchanged(tmp_path: Path) -> None:
    place = tmp_path / "thesis.docx"
    place.write_bytes(b"years of work")
    with pytest.raises(StoreError, match=r"thesis\.docx"):
        add(place, workbooks.oews(tmp_path / "a.xlsx", [{}]))
    assert place.read_bytes() == b"years of work"


def test_a_database_of_another_program_is_unchanged(tmp_path: Path) -> None:
    place = tmp_path / "bookmarks.sqlite"
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE bookmark (url)")
    connection.close()
    before = place.read_bytes()
    with pytest.raises(StoreError, match="not a figures store"):
        add(place, workbooks.oews(tmp_path / "a.xlsx", [{}]))
    assert place.read_bytes() == before


def test_a_second_writer_waits_then_fails(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("brochure.sources.store.schema._WRITE_PATIENCE", 0.05)
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreError, match="another command is writing"):
            add(store, workbooks.oews(tmp_path / "a.xlsx", [{"TOT_EMP": 1}]))
    finally:
        other.close()


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        add(tmp_path / "s", tmp_path / "none.xlsx")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("brochure.sources.workbooks.workbook.MAX_FILE", 100)
    with pytest.raises(WorkbookError, match="it is larger than"):
        add(tmp_path / "s", workbooks.oews(tmp_path / "a.xlsx", [{}]))


DYING = """
import os, sys
from pathlib import Path
from brochure.sources.store import adding
from brochure.sources.store import schema
from brochure.sources.store.readers import oews
from brochure.sources.store.untrusted import UntrustedConnection

left = int(sys.argv[3])

def dying(name):
    whole = getattr(UntrustedConnection, name)
    def call(*arguments):
        global left
        left -= 1
        if not left:
            os._exit(9)  # as if it were killed: nothing is tidied up
        return whole(*arguments)
    return call

for name in ("execute", "write"):
    setattr(UntrustedConnection, name, dying(name))
oews._BATCH = 20
schema._CACHE = 1  # so that pages reach the disk before the end
adding.add(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("is_new", [True, False])
def test_a_killed_command_leaves_the_store_unchanged(store: Path, tmp_path: Path, is_new: bool) -> None:
    """At some statement: the store is as it was, or not there yet, and the same file can be added after all."""
    book = workbooks.oews(tmp_path / "more.xlsx", [{"OCC_CODE": f"51-{number:04}"} for number in range(200)])
    before = content(store)
    place = tmp_path / "fresh" / "figures.sqlite" if is_new else store
    count, code = 2, 9
    while code == 9:
        count = count * 3 // 2
        code = subprocess.run([sys.executable, "-c", DYING, str(place), str(book), str(count)], check=False).returncode
        if code == 9 and is_new:
            with pytest.raises(StoreError, match="there is no figures store"):
                Store(place)
        elif code == 9:
            assert content(place) == before
    assert code == 0
    assert count > 100
    with Store(place) as opened:
        assert 200 in [holding.rows for holding in opened.holdings()]
