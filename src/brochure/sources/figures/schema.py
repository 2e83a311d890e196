"""The tables of the store, their version, and opening the file that holds them.

Vintages lie side by side: areas, industries and occupations are rows of one vintage each, since codes and titles
change. A figure is a number, or a text as :mod:`.special` has it, or NULL for what a kind of estimate never has.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from brochure.sources.figures.errors import StoreError
from brochure.sources.figures.oews import FIGURES

VERSION = 1
APPLICATION = 0x42524F43  # says in the file's header whose it is
_PATIENCE = 30.0  # seconds to wait while another command writes

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


def open_existing(path: Path) -> sqlite3.Connection:
    """A connection to a store that is there. Raises :class:`StoreError`."""
    if not path.is_file():
        raise StoreError(f"there is no store of figures at {path}; `brochure data add FILE` makes one")
    connection = _connected(path, "rw")
    try:
        with explained(path):
            _check(path, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def create(path: Path) -> sqlite3.Connection:
    """A connection to a new and empty store."""
    connection = _connected(path, "rwc")
    with explained(path):
        connection.executescript(TABLES)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a :class:`StoreError` that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        reason = str(error)
        if "locked" in reason:
            reason = "another command is writing into it; try again when it is done"
        raise StoreError(f"{path}: {reason}") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; whoever else writes waits."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    # Not read-only even for reading: what a killed command left half-done is undone by whoever opens the file next.
    with explained(path):
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_PATIENCE)


def _check(path: Path, connection: sqlite3.Connection) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise StoreError(f"{path} is not a store of figures; choose another place with --store")
    if version > VERSION:
        raise StoreError(
            f"{path} was made by a newer brochure (schema {version}, this one reads up to {VERSION}); update brochure"
        )
    if version < VERSION:
        raise StoreError(f"{path} has schema {version}, which is no longer read; add the workbooks to a new store")


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """An existing store, closed in the end, with errors explained."""
    with closing(open_existing(path)) as connection, explained(path):
        yield connection
