"""The reader of Employment Projections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brochure.sources.figures.model import Figure, Holding, Mark, Projection, Span, Stored
from brochure.sources.figures.recognition import Projected, projections_in
from brochure.sources.figures.soc import classification
from brochure.sources.store.datasets import PROJECTIONS
from brochure.sources.store.readers.base import Covered, Description, Rows, SupersededError, Written, upserted, values
from brochure.sources.store.untrusted import UntrustedConnection
from brochure.sources.workbooks.outline import Outline
from brochure.sources.workbooks.workbook import Sheet

_ROWS = Rows(
    PROJECTIONS, "projection", "SELECT NULL, NULL, 0, count(*) FROM projection WHERE source = ? HAVING count(*) > 0"
)
_COLUMNS = (
    "base_year", "target_year", "soc", "position", "source", "title", "total", "depth", "parent", "base", "projected",
    "base_share", "projected_share", "change", "percent", "self_employed", "openings", "wage", "education",
    "experience", "training",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProjectionTable:
    """The occupation table of a set of projections, in a workbook or an export."""

    found: Projected
    dataset = PROJECTIONS
    rank = 0

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.found.sheet

    @property
    def vintage(self) -> str:
        """The base year and the target year."""
        return str(self.found.span)

    def read(self, connection: UntrustedConnection, source: int) -> Written:
        """Write its rows, in place of an export of the same years, and of rows of the same years and occupation.

        Raises :class:`SupersededError` for an export of what the store has from a workbook, whose totals it lacks.
        """
        years = (self.found.span.base_year, self.found.span.target_year)
        whole = connection.execute(
            "SELECT file FROM source JOIN projection ON projection.source = source.id"
            " WHERE base_year = ? AND target_year = ? AND total LIMIT 1",
            years,
        ).fetchone()
        if whole and not self.found.has_totals:
            reason = (
                f"the store has these projections from {whole[0]}, which has totals, shares and the self-employed, too"
            )
            raise SupersededError(self.sheet.file, reason)

        def write() -> list[Covered]:
            if not whole:
                connection.execute("DELETE FROM projection WHERE base_year = ? AND target_year = ?", years)
            return _write(connection, source, self.found.rows())

        return upserted(connection, _ROWS, self.vintage, write)


def recognize(outline: Outline) -> Sequence[ProjectionTable]:
    """The sheets with projections."""
    return [ProjectionTable(found) for found in projections_in(outline)]


def check(connection: UntrustedConnection, place: str) -> None:
    """Nothing: each workbook stands for itself."""


def remove(connection: UntrustedConnection, source: int) -> None:
    """Remove the rows of a file."""
    connection.execute("DELETE FROM projection WHERE source = ?", (source,))


def describe(holding: Holding) -> Description:
    """``projections``, ``2024-2034``, ``SOC 2018``."""
    span = Span(*map(int, holding.vintage.split("-")))
    return Description("projections", holding.vintage, "", classification(span).value)


def _write(connection: UntrustedConnection, source: int, rows: Iterator[tuple[int, Projection]]) -> list[Covered]:
    statement = f"INSERT OR REPLACE INTO projection {values(_COLUMNS)}"
    written = 0
    for position, (_, row) in enumerate(rows):
        own = {"position": position, "source": source, "wage": _stored(row.wage)}
        own |= {"base_year": row.span.base_year, "target_year": row.span.target_year}
        connection.execute(statement, [own[name] if name in own else getattr(row, name) for name in _COLUMNS])
        written += 1
    return [(None, None, 0, written)]


def _stored(figure: Figure) -> Stored:
    if figure.mark is Mark.AT_LEAST:
        return f">={figure.value:.10g}"
    return figure.value
