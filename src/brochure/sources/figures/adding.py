"""A workbook into the store: whole or not at all, and the same file only once."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from brochure.sources.figures import oews, projections
from brochure.sources.figures.errors import StoreError
from brochure.sources.figures.recognise import OewsSheet, ProjectionsSheet, recognise
from brochure.sources.figures.rows import Holding, Vintage
from brochure.sources.figures.schema import create, explained, open_existing, transaction
from brochure.sources.figures.store import holdings
from brochure.sources.figures.workbook import Content, Workbook, opened
from brochure.sources.figures.writing import OewsWriter, write_projections

_CACHE = 64_000  # KiB of pages kept in memory while writing


@dataclass(frozen=True, slots=True)
class Replaced:
    """Rows of a file that was there before, which gave way to rows of the same month, area, industry and occupation."""

    file: str
    rows: int


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: ``is_new`` is False where the store had it already and nothing was changed."""

    holding: Holding
    is_new: bool
    replaced: tuple[Replaced, ...] = ()


def add(store: Path, path: Path, vintage: Vintage | None = None) -> Added:
    """Add the workbook ``path``; see :func:`add_content`. Raises OSError, too."""
    with opened(path) as content:
        return add_content(store, content, vintage)


def add_content(store: Path, content: Content, vintage: Vintage | None = None) -> Added:
    """Add a workbook; rows that the store has of the same vintage and key are replaced, and that is told.

    ``vintage`` is for a workbook of the wage survey that does not tell its month. The first file makes the store.
    Raises :class:`~.errors.WorkbookError` and :class:`~.errors.StoreError`; then nothing is written.
    """
    if store.exists() and (holding := _holding(store, content.digest)):
        return Added(holding, is_new=False)
    found = recognise(Workbook(content), vintage)
    replaced: tuple[Replaced, ...] = ()
    with _writable(store) as connection, transaction(connection):
        known = connection.execute("SELECT 1 FROM source WHERE digest = ?", (content.digest,)).fetchone()
        if not known:
            before = _rows_by_file(connection, found)
            _write(connection, content, found)
            after = _rows_by_file(connection, found)
            replaced = tuple(
                Replaced(file, rows - after.get((number, file), 0))
                for (number, file), rows in before.items()
                if rows > after.get((number, file), 0)
            )
        (holding,) = holdings(connection, content.digest)
    return Added(holding, is_new=not known, replaced=replaced)


def _rows_by_file(connection: sqlite3.Connection, found: OewsSheet | ProjectionsSheet) -> dict[tuple[int, str], int]:
    """How many rows each file of this vintage has in the store, by the file's number and name."""
    dataset, table = ("oews", "estimate") if isinstance(found, OewsSheet) else ("projections", "projection")
    counted = connection.execute(
        f"SELECT source.id, file, count(*) FROM source JOIN {table} ON {table}.source = source.id"  # noqa: S608  ours
        " WHERE dataset = ? AND source.vintage = ? GROUP BY source.id",
        (dataset, _vintage(found)),
    )
    return {(number, file): rows for number, file, rows in counted}


def _holding(store: Path, digest: str) -> Holding | None:
    with closing(open_existing(store)) as connection, explained(store):
        return next(iter(holdings(connection, digest)), None)


@contextmanager
def _writable(store: Path) -> Iterator[sqlite3.Connection]:
    """A connection for one file. A new store is made under another name and appears when all went well."""
    if store.exists():
        with closing(open_existing(store)) as connection, explained(store):
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            yield connection
        return
    store.parent.mkdir(parents=True, exist_ok=True)
    temporary = store.with_name(f".brochure-{os.urandom(8).hex()}.tmp")
    try:
        with closing(create(temporary)) as connection, explained(store):
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            yield connection
        if store.exists():
            raise StoreError(f"{store}: another command has just made it; add the file again")
        temporary.rename(store)
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name(f"{temporary.name}-journal").unlink(missing_ok=True)


def _write(connection: sqlite3.Connection, content: Content, found: OewsSheet | ProjectionsSheet) -> None:
    is_wages = isinstance(found, OewsSheet)
    added = datetime.now().astimezone().date().isoformat()
    source = _insert(
        connection,
        "INSERT INTO source (digest, file, dataset, vintage, rows, added) VALUES (?, ?, ?, ?, 0, ?)",
        (content.digest, content.file, "oews" if is_wages else "projections", _vintage(found), added),
    )
    if isinstance(found, OewsSheet):
        covered = OewsWriter(connection, source, str(found.vintage)).write(oews.read_rows(found))
    else:
        covered = write_projections(connection, source, projections.read_rows(found))
    rows = sum(part.rows for part in covered)
    connection.execute("UPDATE source SET rows = ? WHERE id = ?", (rows, source))
    connection.executemany(
        "INSERT INTO coverage (source, position, kind, industries, areas, rows) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (source, position, part.kind.value if part.kind else None, part.industries, part.areas, part.rows)
            for position, part in enumerate(covered)
        ],
    )


def _vintage(found: OewsSheet | ProjectionsSheet) -> str:
    return str(found.vintage if isinstance(found, OewsSheet) else found.span)


def _insert(connection: sqlite3.Connection, statement: str, values: tuple[object, ...]) -> int:
    number = connection.execute(statement, values).lastrowid
    assert number is not None
    return number
