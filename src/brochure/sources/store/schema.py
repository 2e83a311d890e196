"""The schema of the store and its version; opening its file to read or to write.

The tables of each kind of data are in :mod:`.datasets`; some are created when the first file of their kind is added, so
that a store without it stays as it is.

Vintages coexist: every area, industry and occupation belongs to one vintage, since codes and titles change. A figure is
a number, a special value as text (:mod:`brochure.sources.figures.model`), or NULL if this kind of estimate never has
it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from brochure import ledger
from brochure.files import created
from brochure.sources.store.datasets import DATASETS, OEWS, PROJECTIONS, Dataset
from brochure.sources.store.untrusted import READING, DamagedError, StoreError, UntrustedConnection, connect, explained

VERSION = 2
_READABLE = (1, VERSION)  # stores of version 1 have no tables of optional kinds
APPLICATION = 0x42524F43  # SQLite's application ID, in the file's header

_READ_PATIENCE = 30.0  # seconds to wait while another command writes
_WRITE_PATIENCE = 300.0  # the workbook of a full year takes a minute
_PAGE = 4_096  # bytes of a page, and the most steps to read one
_CACHE = 64_000  # KiB of page cache while writing
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_STATISTICS = ("sqlite_stat1", "sqlite_stat4")  # tables that ANALYZE adds, which database viewers offer

_SOURCES = """
CREATE TABLE source (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, file TEXT NOT NULL, dataset TEXT NOT NULL,
    vintage TEXT NOT NULL, rows INTEGER NOT NULL, added TEXT NOT NULL
);
CREATE TABLE coverage (
    source INTEGER NOT NULL REFERENCES source, position INTEGER NOT NULL, kind TEXT, industries TEXT,
    areas INTEGER NOT NULL, rows INTEGER NOT NULL, PRIMARY KEY (source, position)
) WITHOUT ROWID;
"""
TABLES = _SOURCES + "".join(dataset.tables for dataset in DATASETS.values() if dataset.always)
"""The tables that every store has."""


def _missing(path: Path) -> StoreError:
    return StoreError(
        f"there is no figures store at {path}. Download workbooks of the U.S. Bureau of Labor Statistics and add "
        f"them:\n"
        f"  wages (oesm24nat.zip, oesm24st.zip, oesm24ma.zip)  {OEWS.page}\n"
        f"  projections (occupation.xlsx)                      {PROJECTIONS.page}\n"
        f"  brochure data add oesm24nat.zip occupation.xlsx"
    )


def open_existing(path: Path) -> UntrustedConnection:
    """A connection to an existing store, for reading. Raises :class:`StoreError`."""
    if not exists(path):
        raise _missing(path)
    with explained(path):
        connection = connect(path, _READ_PATIENCE)
        try:
            ledger.note_read(path, path.stat())
            connection.execute("PRAGMA query_only = ON")
            if not _has_tables(path, connection):
                raise _missing(path)  # noqa: TRY301  the connection is closed on any error
        except BaseException:
            connection.close()
            raise
    connection.grant(READING)
    return connection


@contextmanager
def writing(path: Path) -> Iterator[UntrustedConnection]:
    """A transaction on a store; other writers wait. Raises :class:`StoreError`."""
    exists(path)  # refuses anything that is not a file
    with explained(path), closing(connect(path, _WRITE_PATIENCE)) as connection, _transaction(connection, path):
        yield connection


@contextmanager
def creating(path: Path) -> Iterator[UntrustedConnection]:
    """A transaction on a new store, which gets its name only when it is complete.

    SQLite's lock cannot keep two commands from creating a store each: the later one gets a
    :class:`~brochure.files.ChangedError` and must add to the other's store. Raises :class:`StoreError`.
    """
    with created(path) as part, explained(path), closing(connect(part, 0)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")  # on failure the new file is dropped
        with _transaction(connection, path):
            yield connection


@contextmanager
def _transaction(connection: UntrustedConnection, path: Path) -> Iterator[None]:
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _has_tables(path, connection):
            _create(connection)
        (pages,) = next(connection.query("PRAGMA page_count"))
        connection.grant(READING + pages * _PAGE)  # counting the rows of each file reads them all
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def exists(path: Path) -> bool:
    """Whether there is a store, perhaps a damaged one. Raises :class:`StoreError` if ``path`` is not a file."""
    if not path.exists():
        return False
    if not path.is_file():
        raise StoreError(f"{path} is not a file, so it cannot be the figures store; choose another with `store`")
    if kind := _other_kind(path):
        raise StoreError(
            f"{path} is {kind}, not a figures store. `store`, or $BROCHURE_STORE, names the file of the figures;"
            " name another, or none. Workbooks are added with: brochure data add FILE..."
        )
    return path.stat().st_size > 0


_KINDS = {
    b"PK\x03\x04": "a workbook or an archive",
    b"\xd0\xcf\x11\xe0": "a workbook of the old kind (.xls)",
    b"%PDF-": "a PDF file",
}
"""Files that are named by mistake, by their first bytes."""


def _other_kind(path: Path) -> str:
    """What a file that is not a store is, in words; ``""`` for one that may be a store, perhaps a damaged one."""
    try:
        with path.open("rb") as file:
            head = file.read(_PAGE)
    except OSError:
        return ""
    for beginning, kind in _KINDS.items():
        if head.startswith(beginning):
            return kind
    if not head or any(byte < 9 for byte in head):  # no text has such characters, and every store has
        return ""
    return "a YAML file" if path.suffix.lower() in (".yaml", ".yml") else "a text file"


def _has_tables(path: Path, connection: UntrustedConnection) -> bool:
    """Whether the store has its tables; False if it is empty. Raises :class:`StoreError`, :class:`DamagedError`."""
    (application,) = next(connection.query("PRAGMA application_id"))
    (version,) = next(connection.query("PRAGMA user_version"))
    tables = _tables(connection.query(_SCHEMA))
    if not tables and application == version == 0:
        return False
    if application != APPLICATION:
        raise StoreError(f"{path} is not a figures store; choose another file with `store`")
    if version > VERSION:
        raise StoreError(
            f"{path} was made by a newer brochure (schema {version}; this one reads up to {VERSION}); update brochure"
        )
    if version not in _READABLE:
        raise StoreError(f"{path} has schema {version}, which is no longer supported; add the workbooks to a new store")
    connection.datasets = frozenset(key for key in DATASETS if _expected(key).items() <= tables.items())
    if tables != _expected() | {name: sql for key in connection.datasets for name, sql in _expected(key).items()}:
        raise DamagedError("its tables are not those of a figures store, or those of a newer brochure")
    return True


def ensure(connection: UntrustedConnection, dataset: Dataset) -> None:
    """Create the tables of a kind of data that the store does not have yet."""
    if dataset.key not in connection.datasets:
        _run(connection, dataset.tables)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.datasets |= {dataset.key}


@cache
def _expected(dataset: str | None = None) -> dict[tuple[str, str, str], str]:
    """The tables that every store has, or those of a kind of data."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(DATASETS[dataset].tables if dataset else TABLES)
        return _tables(connection.execute(_SCHEMA))


def _tables(rows: Iterable[tuple[str, str, str, str | None]]) -> dict[tuple[str, str, str], str]:
    """Every table and index of a store, by kind, name and table, with its SQL."""
    return {
        (kind, name, table): " ".join(str(statement or "").split())
        for kind, name, table, statement in rows
        if not (kind == "table" and name in _STATISTICS)
    }


def _create(connection: UntrustedConnection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    _run(connection, TABLES)
    connection.datasets = frozenset(key for key, dataset in DATASETS.items() if dataset.always)


def _run(connection: UntrustedConnection, statements: str) -> None:
    for statement in statements.split(";"):
        connection.execute(statement)
