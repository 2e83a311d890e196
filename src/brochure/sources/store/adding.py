"""A workbook into the store: whole or not at all, and the same file only once."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from brochure.files import ChangedError
from brochure.sources.figures import oews, projections
from brochure.sources.figures.model import Holding, Vintage
from brochure.sources.figures.recognition import OewsSheet, ProjectionsSheet, recognise
from brochure.sources.store.reading import holdings
from brochure.sources.store.schema import is_there, making, open_existing, writing
from brochure.sources.store.untrusted import UntrustedConnection, explained
from brochure.sources.store.writing import OewsWriter, write_projections
from brochure.sources.workbooks.workbook import Content, Workbook, opened


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
    if holding := _holding(store, content.digest):
        return Added(holding, is_new=False)
    found = recognise(Workbook(content), vintage)
    if not store.exists():
        with suppress(ChangedError), making(store) as connection:
            return _added(connection, content, found)
    with writing(store) as connection:
        return _added(connection, content, found)


def _added(connection: UntrustedConnection, content: Content, found: OewsSheet | ProjectionsSheet) -> Added:
    known = connection.execute("SELECT 1 FROM source WHERE digest = ?", (content.digest,)).fetchone()
    replaced: tuple[Replaced, ...] = ()
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


def _rows_by_file(connection: UntrustedConnection, found: OewsSheet | ProjectionsSheet) -> dict[tuple[int, str], int]:
    """How many rows each file of this vintage has in the store, by the file's number and name."""
    dataset, table = ("oews", "estimate") if isinstance(found, OewsSheet) else ("projections", "projection")
    counted = connection.execute(
        f"SELECT source.id, file, count(*) FROM source JOIN {table} ON {table}.source = source.id"  # noqa: S608  ours
        " WHERE dataset = ? AND source.vintage = ? GROUP BY source.id",
        (dataset, _vintage(found)),
    )
    return {(number, file): rows for number, file, rows in counted}


def _holding(store: Path, digest: str) -> Holding | None:
    if not is_there(store):
        return None
    with closing(open_existing(store)) as connection, explained(store):
        return next(holdings(connection, digest), None)


def _write(connection: UntrustedConnection, content: Content, found: OewsSheet | ProjectionsSheet) -> None:
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
    connection.write(
        "INSERT INTO coverage (source, position, kind, industries, areas, rows) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (source, position, part.kind.value if part.kind else None, part.industries, part.areas, part.rows)
            for position, part in enumerate(covered)
        ],
    )


def _vintage(found: OewsSheet | ProjectionsSheet) -> str:
    return str(found.vintage if isinstance(found, OewsSheet) else found.span)


def _insert(connection: UntrustedConnection, statement: str, values: tuple[object, ...]) -> int:
    number = connection.execute(statement, values).lastrowid
    assert number is not None
    return number
