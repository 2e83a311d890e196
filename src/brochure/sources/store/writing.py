"""Writing the rows of a workbook to the tables of the store, within the transaction of :mod:`.adding`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from brochure.sources.figures import oews, projections
from brochure.sources.figures.model import Area, Coverage, Figure, Industry, Mark, Projection
from brochure.sources.figures.oews import FIGURES, OewsRow, OewsSheet
from brochure.sources.figures.projections import ProjectionsSheet
from brochure.sources.figures.special import Stored
from brochure.sources.store.untrusted import UntrustedConnection
from brochure.sources.workbooks.workbook import Content

_BATCH = 2_000


def write_file(connection: UntrustedConnection, content: Content, found: OewsSheet | ProjectionsSheet) -> None:
    """Write a workbook: the file itself, its rows, and what they cover."""
    is_wages = isinstance(found, OewsSheet)
    added = datetime.now().astimezone().date().isoformat()
    source = connection.execute(
        "INSERT INTO source (digest, file, dataset, vintage, rows, added) VALUES (?, ?, ?, ?, 0, ?)",
        (content.digest, content.file, "oews" if is_wages else "projections", _vintage(found), added),
    ).lastrowid
    assert source is not None
    if isinstance(found, OewsSheet):
        covered = _OewsWriter(connection, source, str(found.vintage)).write(oews.read_rows(found))
    else:
        covered = _write_projections(connection, source, projections.read_rows(found))
    connection.execute("UPDATE source SET rows = ? WHERE id = ?", (sum(part.rows for part in covered), source))
    connection.write(
        "INSERT INTO coverage (source, position, kind, industries, areas, rows) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (source, position, part.kind.value if part.kind else None, part.industries, part.areas, part.rows)
            for position, part in enumerate(covered)
        ],
    )


def recount(connection: UntrustedConnection, source: int) -> None:
    """Update what a file covers after some of its rows were replaced; a file without rows is removed."""
    covered = [
        *connection.execute(
            "SELECT area.kind, industry.level, count(DISTINCT area.id), count(*) FROM estimate"
            " JOIN area ON area.id = estimate.area JOIN industry ON industry.id = estimate.industry"
            " WHERE source = ? GROUP BY area.kind, industry.level",
            (source,),
        ),
        *connection.execute(
            "SELECT NULL, NULL, 0, count(*) FROM projection WHERE source = ? HAVING count(*) > 0", (source,)
        ),
    ]
    order = {
        (kind, level): position
        for kind, level, position in connection.execute(
            "SELECT kind, industries, position FROM coverage WHERE source = ?", (source,)
        )
    }
    connection.execute("DELETE FROM coverage WHERE source = ?", (source,))
    connection.write(
        "INSERT INTO coverage (source, position, kind, industries, areas, rows) VALUES (?, ?, ?, ?, ?, ?)",
        [(source, order[kind, level], kind, level, areas, rows) for kind, level, areas, rows in covered],
    )
    if covered:
        connection.execute("UPDATE source SET rows = ? WHERE id = ?", (sum(row[3] for row in covered), source))
    else:
        connection.execute("DELETE FROM source WHERE id = ?", (source,))


def rows_by_file(connection: UntrustedConnection, found: OewsSheet | ProjectionsSheet) -> dict[tuple[int, str], int]:
    """The number of rows of each file of this vintage in the store, by the file's ID and name."""
    dataset, table = ("oews", "estimate") if isinstance(found, OewsSheet) else ("projections", "projection")
    counted = connection.execute(
        f"SELECT source.id, file, count(*) FROM source JOIN {table} ON {table}.source = source.id"  # noqa: S608  names of ours
        " WHERE dataset = ? AND source.vintage = ? GROUP BY source.id",
        (dataset, _vintage(found)),
    )
    return {(number, file): rows for number, file, rows in counted}


def _vintage(found: OewsSheet | ProjectionsSheet) -> str:
    return str(found.vintage if isinstance(found, OewsSheet) else found.span)


class _OewsWriter:
    """Writes the rows of one workbook, and each area, industry and occupation once."""

    def __init__(self, connection: UntrustedConnection, source: int, vintage: str) -> None:
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
        """Write all rows; return what they cover."""
        batch: list[tuple[Stored, ...]] = []
        for _, row in rows:
            self._rows[row.area, row.industry] += 1
            ids = (self._area(row), self._occupation(row), self._industry(row))
            batch.append((*ids, self._source, row.only, *row.figures))
            if len(batch) == _BATCH:
                self._connection.write(self._statement, batch)
                batch.clear()
        self._connection.write(self._statement, batch)
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
        """The ID of a row of a small table, inserted or updated when it first occurs.

        ``table`` includes its columns; the first ``keys`` of them are its key.
        """
        if (number := self._ids.get(part)) is not None:
            return number
        columns = table[table.index("(") + 1 : -1].split(", ")
        places = ", ".join("?" * len(columns))
        updates = ", ".join(f"{name} = excluded.{name}" for name in columns[keys:])
        (number,) = self._connection.execute(
            f"INSERT INTO {table} VALUES ({places}) "  # noqa: S608  names of ours
            f"ON CONFLICT ({', '.join(columns[:keys])}) DO UPDATE SET {updates} RETURNING id",
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
    connection: UntrustedConnection, source: int, rows: Iterator[tuple[int, Projection]]
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
