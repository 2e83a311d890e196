"""The reader of projections of states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.sources.figures.model import AreaKind, Holding, Span
from brochure.sources.figures.soc import classification
from brochure.sources.figures.state_projections import StateProjection, StateSheet, find_table
from brochure.sources.store.datasets import STATE_PROJECTIONS
from brochure.sources.store.readers.base import Covered, Description, Rows, Written, upserted, values
from brochure.sources.store.untrusted import UntrustedConnection
from brochure.sources.workbooks.outline import Outline
from brochure.sources.workbooks.workbook import Sheet

_STATE = AreaKind.STATE.value
_COVERED = (
    f"SELECT '{_STATE}', NULL, count(DISTINCT state), count(*) FROM state_projection WHERE source = ?"  # noqa: S608
    " HAVING count(*) > 0"
)
_ROWS = Rows(STATE_PROJECTIONS, "state_projection", _COVERED)
_KEPT = ("state", "soc", "area", "title", "page", "base", "projected", "percent", "openings")
_COLUMNS = ("base_year", "target_year", "source", *_KEPT)


@dataclass(frozen=True, slots=True)
class StateTable:
    """Projections of one or several states, for one pair of years."""

    found: StateSheet
    dataset = STATE_PROJECTIONS
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
        """Write its rows, in place of those of the same years, state and occupation."""

        def write() -> list[Covered]:
            statement = f"INSERT OR REPLACE INTO state_projection {values(_COLUMNS)}"
            connection.write(statement, [_values(row, source) for row in self.found.rows()])
            return [tuple(part) for part in connection.execute(_COVERED, (source,))]

        return upserted(connection, _ROWS, self.vintage, write)


def recognize(outline: Outline) -> Sequence[StateTable]:
    """The sheets with projections of states."""
    return [StateTable(found) for head in outline.heads if (found := find_table(head))]


def check(connection: UntrustedConnection, place: str) -> None:
    """Nothing: each file stands for itself."""


def remove(connection: UntrustedConnection, source: int) -> None:
    """Remove the rows of a file."""
    connection.execute("DELETE FROM state_projection WHERE source = ?", (source,))


def describe(holding: Holding) -> Description:
    """``state projections``, ``2024-2034``, ``54 states``, ``SOC 2018``."""
    states = sum(part.areas for part in holding.coverage)
    covers = f"{states} state" if states == 1 else f"{states} states"
    return Description("state projections", holding.vintage, covers, classification(_span(holding)).value)


def _span(holding: Holding) -> Span:
    return Span(*map(int, holding.vintage.split("-")))


def _values(row: StateProjection, source: int) -> tuple[object, ...]:
    return row.span.base_year, row.span.target_year, source, *(getattr(row, name) for name in _KEPT)
