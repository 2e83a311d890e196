"""A workbook into the store: whole or not at all, and the same file only once."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from brochure.sources.figures import oews, projections
from brochure.sources.figures.errors import StoreError
from brochure.sources.figures.oews import FIGURES, OewsRow
from brochure.sources.figures.recognise import OewsSheet, ProjectionsSheet, recognise
from brochure.sources.figures.rows import Area, Coverage, Holding, Industry, Projection, Vintage
from brochure.sources.figures.schema import create, explained, open_existing, transaction
from brochure.sources.figures.special import Figure, Mark, Stored
from brochure.sources.figures.store import holdings
from brochure.sources.figures.workbook import Content, Workbook, opened

_BATCH = 2_000
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
        covered = _OewsWriter(connection, source, str(found.vintage)).write(oews.read_rows(found))
    else:
        covered = _write_projections(connection, source, projections.read_rows(found))
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


class _OewsWriter:
    """Writes the rows of one workbook, each area, industry and occupation once."""

    def __init__(self, connection: sqlite3.Connection, source: int, vintage: str) -> None:
        self._connection = connection
        self._source = source
        self._vintage = vintage
        self._ids: dict[object, int] = {}
        self._rows: Counter[tuple[Area, Industry]] = Counter()
        places = ", ".join("?" * (5 + len(FIGURES)))
        self._statement = (
            f"INSERT OR REPLACE INTO estimate (area, occupation, industry, source, only_period, {', '.join(FIGURES)}) "  # noqa: S608  names of ours
            f"VALUES ({places})"
        )

    def write(self, rows: Iterator[tuple[int, OewsRow]]) -> list[Coverage]:
        """Write all rows; what they cover."""
        batch: list[tuple[Stored, ...]] = []
        for _, row in rows:
            self._rows[row.area, row.industry] += 1
            ids = (self._area(row), self._occupation(row), self._industry(row))
            batch.append((*ids, self._source, row.only, *row.figures))
            if len(batch) == _BATCH:
                self._connection.executemany(self._statement, batch)
                batch.clear()
        self._connection.executemany(self._statement, batch)
        return _covered(self._rows)

    def _area(self, row: OewsRow) -> int:
        area = row.area
        key = (area.kind.value, area.code)
        return self._id(area, "area (vintage, kind, code, title, state)", 3, (*key, area.title, area.state))

    def _industry(self, row: OewsRow) -> int:
        part = row.industry
        values = (part.code, part.level, part.owner, part.title)
        return self._id(part, "industry (vintage, code, level, owner, title)", 4, values)

    def _occupation(self, row: OewsRow) -> int:
        part = row.occupation
        return self._id(part, "occupation (vintage, soc, level, title)", 3, (part.soc, part.level, part.title))

    def _id(self, part: object, table: str, keys: int, values: tuple[str, ...]) -> int:
        """The number of a row of a small table, made or brought up to date when it is first met.

        ``table`` has its columns; the first ``keys`` of them tell rows apart.
        """
        if (number := self._ids.get(part)) is not None:
            return number
        columns = table[table.index("(") + 1 : -1].split(", ")
        places = ", ".join("?" * len(columns))
        news = ", ".join(f"{name} = excluded.{name}" for name in columns[keys:])
        (number,) = self._connection.execute(
            f"INSERT INTO {table} VALUES ({places}) "  # noqa: S608  names of ours
            f"ON CONFLICT ({', '.join(columns[:keys])}) DO UPDATE SET {news} RETURNING id",
            (self._vintage, *values),
        ).fetchone()
        self._ids[part] = int(number)
        return int(number)


def _covered(rows: Counter[tuple[Area, Industry]]) -> list[Coverage]:
    """By kind of area and level of industries, in the order of the file."""
    groups = dict.fromkeys((area.kind, industry.level) for area, industry in rows)
    return [
        Coverage(
            kind,
            level,
            areas=len({area for area, industry in rows if (area.kind, industry.level) == (kind, level)}),
            rows=sum(count for (area, industry), count in rows.items() if (area.kind, industry.level) == (kind, level)),
        )
        for kind, level in groups
    ]


_PROJECTION_COLUMNS = (
    "base_year", "target_year", "soc", "position", "source", "title", "total", "depth", "parent", "base", "projected",
    "base_share", "projected_share", "change", "percent", "self_employed", "openings", "wage", "education",
    "experience", "training",
)  # fmt: skip


def _write_projections(
    connection: sqlite3.Connection, source: int, rows: Iterator[tuple[int, Projection]]
) -> list[Coverage]:
    statement = (
        f"INSERT OR REPLACE INTO projection ({', '.join(_PROJECTION_COLUMNS)}) "  # noqa: S608  names of ours
        f"VALUES ({', '.join('?' * len(_PROJECTION_COLUMNS))})"
    )
    written = 0
    for position, (_, row) in enumerate(rows):
        own = {"position": position, "source": source, "wage": _stored(row.wage)}
        own |= {"base_year": row.span.base_year, "target_year": row.span.target_year}
        values = [own[name] if name in own else getattr(row, name) for name in _PROJECTION_COLUMNS]
        connection.execute(statement, values)
        written += 1
    return [Coverage(None, None, 0, written)]


def _stored(figure: Figure) -> Stored:
    if figure.mark is Mark.AT_LEAST:
        return f">={figure.value:.10g}"
    return figure.value
