"""Rows into the tables of the store; the transaction is somebody else's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brochure.sources.figures.model import Area, Coverage, Industry, Projection
from brochure.sources.figures.oews import FIGURES, OewsRow
from brochure.sources.figures.special import Figure, Mark, Stored
from brochure.sources.store.untrusted import UntrustedConnection

_BATCH = 2_000


class OewsWriter:
    """Writes the rows of one workbook, each area, industry and occupation once."""

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
        """Write all rows; what they cover."""
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


def write_projections(
    connection: UntrustedConnection, source: int, rows: Iterator[tuple[int, Projection]]
) -> list[Coverage]:
    """Write all rows; what they cover."""
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
