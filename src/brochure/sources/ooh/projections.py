"""Reads the projections table, the outlook chart and the headline's outlook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from brochure.profile.model import Growth, ProjectionRow, Projections
from brochure.sources.ooh import amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brochure.sources.ooh.blocks import Bars, Row, Table
    from brochure.sources.ooh.parts import QuickFacts

TABLE = "outlook-table"
_SOC = re.compile(r"[0-9]{2}-[0-9]{4}")
_CODE = re.compile(rf"{_SOC.pattern}|^[-–—]$")
_ROUNDING = 500  # maximum difference in jobs between a total and the sum of its rounded parts


def is_projections(table: Table) -> bool:
    """Whether ``table`` is the projections table, by id, caption or column heads; not every source has the id."""
    heads = {cell.lower() for row in table.head for cell in row.cells}
    return (
        table.name == TABLE
        or table.caption.lower().startswith("employment projections data")
        or ("occupational title" in heads and any(head.startswith("projected employment") for head in heads))
    )


def read_rows(table: Table) -> tuple[ProjectionRow, ...] | None:
    """The rows of the table; None if there are none or one has an unexpected shape."""
    if not table.rows or not all(map(_is_row, table.rows)):
        return None
    totals = _totals(table.rows)
    return tuple(_row(row, total=total) for row, total in zip(table.rows, totals, strict=True))


def _is_row(row: Row) -> bool:
    """Whether a row has title, code or dash, jobs in both years, percent, change; a link may follow."""
    return len(row.cells) >= 6 and bool(row.cells[0]) and (not row.cells[1] or bool(_CODE.search(row.cells[1])))


def _row(row: Row, *, total: bool) -> ProjectionRow:
    title, soc, base, projected, percent, change = row.cells[:6]
    code = _SOC.search(soc)
    return ProjectionRow(
        title=title, soc=code[0] if code else None, base=amounts.whole(base), projected=amounts.whole(projected),
        percent=amounts.percent(percent), change=amounts.whole(change), total=total,
    )  # fmt: skip


def _totals(rows: Sequence[Row]) -> list[bool]:
    """Which rows are totals: those indented less than the next, or else the first if it equals the sum of the rest."""
    levels = [row.level for row in rows]
    if len(set(levels)) > 1:
        return [here < following for here, following in zip(levels, [*levels[1:], 0], strict=True)]
    jobs = [amounts.whole(row.cells[2]) or 0 for row in rows]
    first_is_total = len(rows) > 2 and abs(jobs[0] - sum(jobs[1:])) <= _ROUNDING
    return [first_is_total, *[False] * (len(rows) - 1)]


def build(
    rows: tuple[ProjectionRow, ...], chart: Bars | None, facts: QuickFacts, openings: int | None, title: str, years: str
) -> Projections | None:
    """The projections of a page, or None. ``years`` is text that contains their years."""
    span = amounts.span(years) or amounts.span(facts.years) or amounts.span(chart.caption if chart else "")
    if span is None:
        return None
    growth = [(name, amounts.percent(value)) for name, value in chart.bars] if chart else []
    projections = Projections(
        base_year=span[0],
        target_year=span[1],
        outlook=outlook(facts),
        openings_per_year=openings,
        comparisons=tuple(Growth(name=name, percent=value) for name, value in growth if value is not None),
        rows=rows or _headline(facts, title),
    )
    said = projections.outlook or projections.comparisons or projections.rows or openings is not None
    return projections if said else None


def outlook(facts: QuickFacts) -> str | None:
    """``much faster than average`` in ``9% (Much faster than average)``."""
    found = re.search(r"\(([^)]+)\)", facts.outlook)
    return found[1].strip().lower() if found else None


def growth(facts: QuickFacts) -> float | None:
    """``9.0`` in ``9% (Much faster than average)``."""
    return amounts.percent(facts.outlook.partition("(")[0])


def _headline(facts: QuickFacts, title: str) -> tuple[ProjectionRow, ...]:
    """The headline figures as a row, for pages without a table."""
    row = ProjectionRow(
        title=title, base=amounts.whole(facts.jobs), percent=growth(facts), change=amounts.whole(facts.change)
    )
    return (row,) if (row.base, row.percent, row.change) != (None, None, None) else ()
