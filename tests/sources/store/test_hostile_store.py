"""Stores that are damaged, forged or of another program: one clear error each, in bounded steps."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tests import workbooks

from brochure.sources.factsheets.sheets import FactSheets
from brochure.sources.figures.model import NATION, Area, AreaKind, Vintage
from brochure.sources.store import adding, schema, untrusted
from brochure.sources.store.adding import add
from brochure.sources.store.areas import known_areas
from brochure.sources.store.reading import Store
from brochure.sources.store.untrusted import StoreError
from brochure.sources.updates.newest import Newest
from brochure.sources.workbooks.workbook import WorkbookError

UTAH = Area(AreaKind.STATE, "49", "Utah", "UT")


MANY_PROJECTIONS = """
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 6000)
INSERT INTO projection SELECT base_year, target_year, printf('%02d-%04d', n / 10000, n % 10000), n, source, title, 1, 0,
NULL, base, projected, base_share, projected_share, change, percent, self_employed, openings, wage, education,
experience, training FROM projection, r WHERE soc = '00-0000'
"""
ENDLESS_VIEW = """
ALTER TABLE area RENAME TO a;
CREATE VIEW area AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)
SELECT n AS id, '2024-05' AS vintage, 'state' AS kind, '49' AS code, 'Utah' AS title, 'UT' AS state FROM r
"""
GENERATED_COLUMN = """
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = 'CREATE TABLE source (id, x AS (randomblob(900000000)))' WHERE name = 'source'
"""


def ask_everything(store: Path) -> None:
    """What commands ask."""
    with Store(store) as opened:
        opened.holdings()
        known_areas(opened)
        opened.vintages(NATION)
        opened.industries("51-3011", vintage=Vintage(2024, 5))
        opened.occupations(Vintage(2024, 5))
        opened.projection("51-3011")
        Newest(opened)
        sheets = FactSheets(opened)
        for soc in sheets.codes:
            sheets.profile(soc)
        for area in (NATION, UTAH):
            opened.estimate("51-3011", area)


def change(store: Path, script: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.executescript(script)


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE area SET vintage = 'garbage' || id",
        "UPDATE area SET vintage = zeroblob(id)",
        "UPDATE area SET kind = 'moon'",
        "UPDATE area SET title = char(27) || ']0;owned' || char(7)",
        "UPDATE area SET title = 'Utah' || char(8238) || 'hatU'",
        "UPDATE area SET title = ''",
        "UPDATE area SET title = printf('%.*c', 30000, 'x')",
        "UPDATE area SET title = CAST(x'ff' AS TEXT)",
        "UPDATE area SET code = zeroblob(1000000)",
        "UPDATE occupation SET level = 'expert' || id",
        "UPDATE occupation SET title = x'00'",
        "UPDATE industry SET title = x'00'",
        "UPDATE estimate SET only_period = 'daily'",
        "UPDATE estimate SET a_median = '>=inf'",
        "UPDATE estimate SET a_median = '>=1e9'",
        "UPDATE estimate SET a_median = 9e999",
        "UPDATE estimate SET a_median = -5.0",
        "UPDATE estimate SET a_median = 'lots'",
        "UPDATE estimate SET a_median = zeroblob(100)",
        "UPDATE projection SET parent = soc",
        "UPDATE projection SET parent = '51-3000' WHERE soc = '51-0000'",
        "UPDATE projection SET parent = '99-9999' WHERE soc = '51-3011'",
        "UPDATE projection SET parent = '29-1240' WHERE soc = '51-3011'",
        "UPDATE projection SET base = -1",
        "UPDATE projection SET base = 1e300",
        "UPDATE projection SET base = 'many'",
        "UPDATE projection SET percent = 9e999",
        "UPDATE projection SET total = 2",
        "UPDATE projection SET depth = 1000000",
        "UPDATE projection SET position = 'first' WHERE soc = '51-3011'",
        "UPDATE projection SET target_year = 1066",
        "UPDATE projection SET title = x'00'",
        "UPDATE projection SET education = char(10, 27)",
        "UPDATE projection SET soc = '../../x' WHERE soc = '51-3011'",
        "UPDATE source SET dataset = 'secrets'",
        "UPDATE source SET vintage = 'never'",
        "UPDATE source SET rows = -1",
        "UPDATE source SET digest = 'x' || id",
        "UPDATE source SET added = char(27)",
        "UPDATE coverage SET kind = NULL",
        "UPDATE coverage SET areas = 'all'",
        MANY_PROJECTIONS,
    ],
)
def test_values_that_no_workbook_has_are_refused(store: Path, script: str) -> None:
    change(store, script)
    with pytest.raises(StoreError, match=r"figures\.sqlite: .* is damaged") as raised:
        ask_everything(store)
    assert str(raised.value).isprintable()
    assert len(str(raised.value)) < 500


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TRIGGER t AFTER INSERT ON source BEGIN DELETE FROM estimate; END",
        "CREATE TABLE more (x)",
        "CREATE INDEX slow ON estimate (a_median)",
        "DROP TABLE coverage",
        "ALTER TABLE area ADD COLUMN x",
        "ALTER TABLE area RENAME TO a; CREATE TABLE area AS SELECT * FROM a; DROP TABLE a",
        ENDLESS_VIEW,
        GENERATED_COLUMN,
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = sql || ' ' || hex(zeroblob(100000))",
    ],
)
def test_unknown_tables_are_refused(store: Path, tmp_path: Path, script: str) -> None:
    """Nothing of them is ever run, neither in reading nor in adding."""
    change(store, script)
    before = store.read_bytes()
    with pytest.raises(StoreError, match="is damaged"):
        ask_everything(store)
    with pytest.raises(StoreError, match="is damaged"):
        add(store, workbooks.oews(tmp_path / "more.xlsx", [{"TOT_EMP": 7}]))
    assert store.read_bytes() == before


def test_very_many_tables_are_refused_in_bounded_steps(tmp_path: Path) -> None:
    path = tmp_path / "figures.sqlite"
    change(
        path,
        f"""
        CREATE TABLE t (x); PRAGMA writable_schema = ON;
        WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 50000)
        INSERT INTO sqlite_master SELECT 'table', 't' || n, 't' || n, 2, 'CREATE TABLE t' || n || ' (x)' FROM r;
        PRAGMA application_id = {schema.APPLICATION}; PRAGMA user_version = {schema.VERSION}
        """,
    )
    with pytest.raises(StoreError, match="too many steps"):
        Store(path)


def test_statistics_of_a_database_viewer_are_accepted(store: Path) -> None:
    change(store, "ANALYZE")
    ask_everything(store)


def test_an_endless_query_is_stopped(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as pages that lead back to one another: the steps are counted."""
    monkeypatch.setattr(schema, "READING", 0)
    with Store(store) as opened, pytest.raises(StoreError, match="too many steps"):
        opened._query(
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r WHERE n < 0", {}, tuple
        )


def test_an_endless_result_is_stopped(store: Path) -> None:
    with Store(store) as opened, pytest.raises(StoreError, match="more than 3 rows"):
        opened._query("SELECT soc FROM projection", {}, tuple, 3)


def test_damaged_bytes_give_figures_or_an_error_of_one_line(store: Path) -> None:
    """Cut, or with bytes changed: an error, or figures."""
    whole, chance = store.read_bytes(), random.Random(8)
    for number in range(60):
        data = bytearray(whole[: chance.randrange(1, len(whole))] if number % 3 == 0 else whole)
        for _ in range(chance.randrange(1, 40)):
            data[chance.randrange(len(data))] = chance.choice((0, 255, chance.randrange(256)))
        store.write_bytes(data)
        try:
            ask_everything(store)
        except StoreError as error:
            assert "\n" not in str(error)  # noqa: PT017


def test_a_path_that_is_not_a_file_is_refused(tmp_path: Path) -> None:
    def refused(path: Path) -> None:
        with pytest.raises(StoreError, match="is not a file"):
            Store(path)
        with pytest.raises(StoreError, match="is not a file"):
            add(path, workbooks.oews(tmp_path / "a.xlsx", [{}]))

    refused(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        refused(tmp_path / "pipe")


def test_an_empty_file_is_a_missing_store(tmp_path: Path) -> None:
    """Whoever made it: it is filled like a store."""
    path = tmp_path / "figures.sqlite"
    path.touch()
    with pytest.raises(StoreError, match="there is no figures store"):
        Store(path)
    add(path, workbooks.oews(tmp_path / "a.xlsx", [{}]))
    with Store(path) as opened:
        assert opened.estimate("51-3011")


def test_two_first_files_added_at_once_are_both_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one comes to its end between looking whether there is a store and making one."""
    path = tmp_path / "figures.sqlite"
    other = workbooks.projections(tmp_path / "occupation.xlsx")
    recognize = adding.recognize

    def slowly(*arguments: object) -> object:
        monkeypatch.setattr(adding, "recognize", recognize)
        add(path, other)
        return recognize(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(adding, "recognize", slowly)
    add(path, workbooks.oews(tmp_path / "nation.xlsx", [{}]))
    with Store(path) as opened:
        assert [holding.file for holding in opened.holdings()] == ["nation.xlsx", "occupation.xlsx"]


def test_a_rejected_first_file_does_not_affect_another_added_at_once(tmp_path: Path) -> None:
    """Whichever comes first, the good ones are all there in the end."""
    path = tmp_path / "store" / "figures.sqlite"
    bad = [workbooks.oews(tmp_path / f"bad{number}.xlsx", [{}, {"H_MEAN": f"lots{number}"}]) for number in range(3)]
    good = [workbooks.oews(tmp_path / f"{number}.xlsx", [{"OCC_CODE": f"51-301{number}"}]) for number in range(3)]
    together = threading.Barrier(6)

    def add_one(book: Path) -> None:
        together.wait()
        with suppress(WorkbookError):
            add(path, book)

    run_all([threading.Thread(target=add_one, args=(book,)) for book in (*bad, *good)])
    with Store(path) as opened:
        assert {holding.file for holding in opened.holdings()} == {book.name for book in good}
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("is_new", [True, False])
def test_several_files_added_at_once_are_all_kept(tmp_path: Path, is_new: bool) -> None:
    path = tmp_path / "figures.sqlite"
    if not is_new:
        add(path, workbooks.projections(tmp_path / "occupation.xlsx"))
    books = [
        workbooks.oews(tmp_path / f"{number}.xlsx", [{"OCC_CODE": f"51-30{number}{row}"} for row in range(10)])
        for number in range(4)
    ]
    together = threading.Barrier(len(books))

    def add_one(book: Path) -> None:
        together.wait()
        add(path, book)

    run_all([threading.Thread(target=add_one, args=(book,)) for book in books])
    with Store(path) as opened:
        assert {holding.file for holding in opened.holdings()} >= {book.name for book in books}
        assert all(opened.estimate(f"51-30{number}{row}") for number in range(4) for row in range(10))


def test_waiting_for_another_writer_can_be_interrupted(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite waits for locks without hearing Ctrl-C, so it waits in short turns."""

    def interrupt(error: sqlite3.Error) -> bool:
        assert error.sqlite_errorname == "SQLITE_BUSY"
        raise KeyboardInterrupt

    monkeypatch.setattr(untrusted, "_is_busy", interrupt)
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(KeyboardInterrupt):
            add(store, workbooks.oews(tmp_path / "more.xlsx", [{}]))


def run_all(threads: list[threading.Thread]) -> None:

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
