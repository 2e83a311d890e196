"""The tables of the store, their version, and opening the file that holds them.

Vintages lie side by side: areas, industries and occupations are rows of one vintage each, since codes and titles
change. A figure is a number, or a text as :mod:`.special` has it, or NULL for what a kind of estimate never has.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from brochure import ledger
from brochure.files import created
from brochure.sources.figures.errors import DamagedError, StoreError
from brochure.sources.figures.oews import FIGURES
from brochure.sources.store.untrusted import READING, UntrustedConnection, connect, explained

VERSION = 1
APPLICATION = 0x42524F43  # says in the file's header whose it is
OEWS_PAGE = "https://www.bls.gov/oes/tables.htm"
PROJECTIONS_PAGE = "https://www.bls.gov/emp/tables.htm"

_PATIENCE = 30.0  # seconds to wait while another command writes
_PATIENCE_TO_WRITE = 300.0  # the workbook of a whole year takes a minute
_PAGE = 4_096  # bytes of a page, and as many steps to read what is on it
_CACHE = 64_000  # KiB of pages kept in memory while writing
_MASTER = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_STATISTICS = ("sqlite_stat1", "sqlite_stat4")  # left by ANALYZE, which viewers of databases offer

TABLES = f"""
CREATE TABLE source (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, file TEXT NOT NULL, dataset TEXT NOT NULL,
    vintage TEXT NOT NULL, rows INTEGER NOT NULL, added TEXT NOT NULL
);
CREATE TABLE coverage (
    source INTEGER NOT NULL REFERENCES source, position INTEGER NOT NULL, kind TEXT, industries TEXT,
    areas INTEGER NOT NULL, rows INTEGER NOT NULL, PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE TABLE area (
    id INTEGER PRIMARY KEY, vintage TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL,
    state TEXT NOT NULL, UNIQUE (kind, code, vintage)
);
CREATE TABLE industry (
    id INTEGER PRIMARY KEY, vintage TEXT NOT NULL, code TEXT NOT NULL, level TEXT NOT NULL, owner TEXT NOT NULL,
    title TEXT NOT NULL, UNIQUE (vintage, code, level, owner)
);
CREATE TABLE occupation (
    id INTEGER PRIMARY KEY, vintage TEXT NOT NULL, soc TEXT NOT NULL, level TEXT NOT NULL, title TEXT NOT NULL,
    UNIQUE (vintage, soc, level)
);
CREATE TABLE estimate (
    area INTEGER NOT NULL REFERENCES area, occupation INTEGER NOT NULL REFERENCES occupation,
    industry INTEGER NOT NULL REFERENCES industry, source INTEGER NOT NULL REFERENCES source, only_period TEXT,
    {", ".join(FIGURES)}, PRIMARY KEY (area, occupation, industry)
) WITHOUT ROWID;
CREATE TABLE projection (
    base_year INTEGER NOT NULL, target_year INTEGER NOT NULL, soc TEXT NOT NULL, position INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source, title TEXT NOT NULL, total INTEGER NOT NULL, depth INTEGER NOT NULL,
    parent TEXT, base INTEGER NOT NULL, projected INTEGER NOT NULL, base_share REAL, projected_share REAL,
    change INTEGER NOT NULL, percent REAL, self_employed REAL, openings INTEGER, wage, education TEXT, experience TEXT,
    training TEXT, PRIMARY KEY (base_year, target_year, soc)
) WITHOUT ROWID;
"""


def missing(path: Path) -> StoreError:
    """The error for a missing store, and how to get one."""
    return StoreError(
        f"there is no store of figures at {path}. Download workbooks of the U.S. Bureau of Labor Statistics and add "
        f"them:\n"
        f"  wages (oesm24nat.zip, oesm24st.zip, oesm24ma.zip)  {OEWS_PAGE}\n"
        f"  projections (occupation.xlsx)                      {PROJECTIONS_PAGE}\n"
        f"  brochure data add oesm24nat.zip occupation.xlsx"
    )


def open_existing(path: Path) -> UntrustedConnection:
    """A connection to a store that is there, for reading. Raises :class:`StoreError`."""
    if not is_there(path):
        raise missing(path)
    with explained(path):
        connection = connect(path, _PATIENCE)
        try:
            ledger.note_read(path, path.stat())
            connection.execute("PRAGMA query_only = ON")
            has_tables = _has_tables(path, connection)
        except BaseException:
            connection.close()
            raise
    if not has_tables:
        connection.close()
        raise missing(path)
    connection.grant(READING)
    return connection


@contextmanager
def writing(path: Path) -> Iterator[UntrustedConnection]:
    """A transaction on the file of a store, all or nothing; whoever else writes waits. Raises :class:`StoreError`."""
    is_there(path)  # or something that must not be opened
    with (
        explained(path),
        closing(connect(path, _PATIENCE_TO_WRITE)) as connection,
        _transaction(connection, path),
    ):
        yield connection


@contextmanager
def making(path: Path) -> Iterator[UntrustedConnection]:
    """A transaction on a store that is new, and has its place only when all is in it.

    SQLite's lock cannot keep two commands from making a store each: the one that ends later gets a
    :class:`~brochure.files.ChangedError` and adds to the store of the other. Raises :class:`StoreError`.
    """
    with created(path) as part, explained(path), closing(connect(part, 0)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")  # nothing to restore but an empty file
        with _transaction(connection, path):
            yield connection


@contextmanager
def _transaction(connection: UntrustedConnection, path: Path) -> Iterator[None]:
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _has_tables(path, connection):
            _create(connection)
        (pages,) = next(connection.ask("PRAGMA page_count"))
        connection.grant(READING + pages * _PAGE)  # to count the rows of each file, all are read
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def is_there(path: Path) -> bool:
    """Whether there is a store, perhaps a damaged one. Raises :class:`StoreError` for what is no file."""
    if not path.exists():
        return False
    if not path.is_file():
        raise StoreError(f"{path} is not a file, so it cannot be the store of figures; choose another with --store")
    return path.stat().st_size > 0


def _has_tables(path: Path, connection: UntrustedConnection) -> bool:
    """Whether the tables are ours; False where there are none at all. Raises :class:`StoreError`, or DamagedError."""
    (application,) = next(connection.ask("PRAGMA application_id"))
    (version,) = next(connection.ask("PRAGMA user_version"))
    tables = {
        (kind, name, table): " ".join(str(statement or "").split())
        for kind, name, table, statement in connection.ask(_MASTER)
        if not (kind == "table" and name in _STATISTICS)
    }
    if not tables and application == version == 0:
        return False
    if application != APPLICATION:
        raise StoreError(f"{path} is not a store of figures; choose another place with --store")
    if version > VERSION:
        raise StoreError(
            f"{path} was made by a newer brochure (schema {version}, this one reads up to {VERSION}); update brochure"
        )
    if version < VERSION:
        raise StoreError(f"{path} has schema {version}, which is no longer read; add the workbooks to a new store")
    if tables != _ours():
        raise DamagedError("its tables are not those of a store")
    return True


@cache
def _ours() -> dict[tuple[str, str, str], str]:
    """Every table and index of a store, by kind, name and table, with the words that made it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        made = connection.execute(_MASTER).fetchall()
    return {(kind, name, table): " ".join(str(statement or "").split()) for kind, name, table, statement in made}


def _create(connection: UntrustedConnection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in TABLES.split(";"):
        connection.execute(statement)
