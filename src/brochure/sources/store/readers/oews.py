"""The reader of Occupational Employment and Wage Statistics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import Enum

from brochure.sources.figures import oews
from brochure.sources.figures.model import Area, AreaKind, Coverage, Holding, Industry, Stored, Vintage
from brochure.sources.figures.oews import FIGURES, Occupation, OewsRow, OewsSheet
from brochure.sources.figures.recognition import wages_in
from brochure.sources.figures.soc import classification
from brochure.sources.store.datasets import OEWS
from brochure.sources.store.readers.base import Covered, Description, Rows, Written, upserted, values
from brochure.sources.store.untrusted import UntrustedConnection
from brochure.sources.workbooks.outline import Outline
from brochure.sources.workbooks.workbook import Sheet

_BATCH = 2_000
_ROWS = Rows(
    OEWS,
    "estimate",
    "SELECT area.kind, industry.level, count(DISTINCT area.id), count(*) FROM estimate"
    " JOIN area ON area.id = estimate.area JOIN industry ON industry.id = estimate.industry"
    " WHERE source = ? GROUP BY area.kind, industry.level",
)
_KEYS: dict[type, tuple[str, ...]] = {
    Area: ("area", "vintage", "kind", "code"),
    Occupation: ("occupation", "vintage", "soc", "level"),
    Industry: ("industry", "vintage", "code", "level", "owner"),
}
"""The small tables, and the columns of their keys."""


@dataclass(frozen=True, slots=True)
class WageTable:
    """A sheet of the wage survey."""

    found: OewsSheet
    dataset = OEWS
    rank = 0

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.found.sheet

    @property
    def vintage(self) -> str:
        """The month of the survey."""
        return str(self.found.vintage)

    def read(self, connection: UntrustedConnection, source: int) -> Written:
        """Write its rows, in place of rows of the same month, area, industry and occupation."""
        writer = _Writer(connection, source, self.vintage)
        return upserted(connection, _ROWS, self.vintage, lambda: writer.write(oews.read_rows(self.found)))


def recognize(outline: Outline) -> Sequence[WageTable]:
    """The sheets with wages."""
    return [WageTable(found) for found in wages_in(outline)]


def check(connection: UntrustedConnection, place: str) -> None:
    """Nothing: each workbook stands for itself."""


def remove(connection: UntrustedConnection, source: int) -> None:
    """Remove the rows of a file, and areas, industries and occupations that no row is left of."""
    connection.execute("DELETE FROM estimate WHERE source = ?", (source,))
    for table in ("area", "industry", "occupation"):
        connection.execute(f"DELETE FROM {table} WHERE id NOT IN (SELECT {table} FROM estimate)")  # noqa: S608  names of ours


def describe(holding: Holding) -> Description:
    """``wages``, ``May 2024``, ``nation by sector``, ``SOC 2018``."""
    covered = " and ".join(dict.fromkeys(_covers(part) for part in holding.coverage))
    month = Vintage.parse(holding.vintage)
    return Description("wages", month.words, covered, classification(month).value)


def _covers(part: Coverage) -> str:
    assert part.kind is not None
    kind = part.kind.value if part.kind is AreaKind.NATION else f"{part.areas:,} {part.kind.value}"
    return kind if part.industries in ("cross-industry", None) else f"{kind} by {part.industries}"


class _Writer:
    """Writes the rows of one workbook, and each area, industry and occupation once."""

    def __init__(self, connection: UntrustedConnection, source: int, vintage: str) -> None:
        self._connection = connection
        self._source = source
        self._vintage = vintage
        self._ids: dict[Area | Occupation | Industry, int] = {}
        self._rows: Counter[tuple[Area, Industry]] = Counter()
        columns = ("area", "occupation", "industry", "source", "only_period", *FIGURES)
        self._statement = f"INSERT OR REPLACE INTO estimate {values(columns)}"

    def write(self, rows: Iterator[tuple[int, OewsRow]]) -> list[Covered]:
        """Write all rows; return what they cover."""
        batch: list[tuple[Stored, ...]] = []
        for _, row in rows:
            self._rows[row.area, row.industry] += 1
            ids = (self._id(row.area), self._id(row.occupation), self._id(row.industry))
            batch.append((*ids, self._source, row.only, *row.figures))
            if len(batch) == _BATCH:
                self._connection.write(self._statement, batch)
                batch.clear()
        self._connection.write(self._statement, batch)
        return _covered(self._rows)

    def _id(self, part: Area | Occupation | Industry) -> int:
        """The ID of a row of a small table, inserted or updated when it first occurs."""
        if part not in self._ids:
            table, *keys = _KEYS[type(part)]
            row = {"vintage": self._vintage} | {field.name: getattr(part, field.name) for field in fields(part)}
            updates = ", ".join(f"{name} = excluded.{name}" for name in row if name not in keys)
            (number,) = self._connection.execute(
                f"INSERT INTO {table} {values(row)} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {updates} "
                "RETURNING id",
                [value.value if isinstance(value, Enum) else value for value in row.values()],
            ).fetchone()
            self._ids[part] = int(number)
        return self._ids[part]


def _covered(rows: Counter[tuple[Area, Industry]]) -> list[Covered]:
    """By kind of area and level of industries, in the order of the file."""
    groups: dict[tuple[AreaKind, str], dict[tuple[Area, Industry], int]] = {}
    for (area, industry), count in rows.items():
        groups.setdefault((area.kind, industry.level), {})[area, industry] = count
    return [
        (kind.value, level, len({area for area, _ in counts}), sum(counts.values()))
        for (kind, level), counts in groups.items()
    ]
