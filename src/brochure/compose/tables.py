"""Tables and bar charts of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from brochure.compose import numbers
from brochure.compose.blocks import BarChart, Cell, Column, DataTable, Row
from brochure.compose.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from brochure.profile.model import Amount, Period


Shape = tuple[Literal["plain", "own", "total"], int]
"""The role and the indent of a row."""


def table(
    caption: str,
    columns: Sequence[tuple[Column, Sequence[Cell]]],
    shapes: Sequence[Shape] = (),
    notes: tuple[str, ...] = (),
) -> DataTable:
    """A table given column by column; all columns have the same number of cells, the first has no missing ones.

    ``shapes`` are those of the rows, all plain where there are none. ``notes`` follow those that explain
    special values.
    """
    kept = [(column, cells) for column, cells in columns if any(cell.text != numbers.MISSING for cell in cells)]
    lines = zip(*(cells for _, cells in kept), strict=True)
    rows = map(Row, lines) if not shapes else (Row(line, *shape) for line, shape in zip(lines, shapes, strict=True))
    figures = [cell.text for column, cells in kept if column.kind == "number" for cell in cells]
    return DataTable(caption, tuple(column for column, _ in kept), tuple(rows), value_notes(figures) + notes)


def text_cells(texts: Iterable[str | None], lang: str | None = None) -> list[Cell]:
    return [Cell(tidy(text), lang=lang) if text else Cell(numbers.MISSING) for text in texts]


def money_cells(values: Iterable[Amount | None], period: Period) -> list[Cell]:
    """A column of money: ``$`` on the first sum only, for the header says the unit."""
    cells = []
    sign = "$"
    for value in values:
        if value is None:
            cells.append(Cell(numbers.MISSING))
            continue
        cells.append(Cell(sign + numbers.bare_money(value.value, period) + ("+" if value.at_least else "")))
        sign = ""
    return cells


def count_cells(values: Iterable[int | None]) -> list[Cell]:
    return [Cell(numbers.MISSING if value is None else f"{value:,}") for value in values]


def signed_cells(values: Iterable[float | None]) -> list[Cell]:
    return [Cell(numbers.MISSING if value is None else numbers.signed(value)) for value in values]


def value_notes(figures: Sequence[str]) -> tuple[str, ...]:
    """What explains the missing and the top-coded ones among printed figures."""
    missing = (numbers.MISSING_NOTE,) if numbers.MISSING in figures else ()
    return missing + ((numbers.AT_LEAST_NOTE,) if any(figure.endswith("+") for figure in figures) else ())


MOST_BARS = 12
MOST_LETTERS = 500  # of all labels together: more would make a chart taller than a page of large print


def chart_or_table(chart: BarChart, what: str, measure: str, lang: str | None) -> BarChart | DataTable:
    """``chart`` as it is, or a table of its bars under the headers ``what`` and ``measure`` where there are many.

    ``lang`` is what the names of the bars carry.
    """
    if len(chart.bars) <= MOST_BARS and sum(len(bar.label) for bar in chart.bars) <= MOST_LETTERS:
        return chart
    rows = tuple(Row((Cell(bar.label, lang=lang), Cell(bar.text)), "own" if bar.own else "plain") for bar in chart.bars)
    return DataTable(chart.caption, (Column(what), Column(measure, "number")), rows, chart.notes)
