"""Tables and bar charts of figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from brochure.compose import numbers
from brochure.compose.blocks import Bar, BarChart, Cell, Column, DataTable, Range, Row, has_others
from brochure.compose.text import tidy
from brochure.profile.model import Amount, Period

Shape = tuple[Literal["plain", "own", "total"], int]
"""The role and indent of a row."""


def table(
    caption: str,
    columns: Sequence[tuple[Column, Sequence[Cell]]],
    shapes: Sequence[Shape] = (),
    notes: tuple[str, ...] = (),
) -> DataTable:
    """A table from its columns, without those that have no values, and with notes on missing and top-coded values.

    All columns have the same number of cells; the first has no missing ones. Rows are plain unless ``shapes`` are
    given. ``notes`` follow the others.
    """
    kept = [(column, cells) for column, cells in columns if any(cell.text != numbers.MISSING for cell in cells)]
    lines = zip(*(cells for _, cells in kept), strict=True)
    rows = map(Row, lines) if not shapes else (Row(line, *shape) for line, shape in zip(lines, shapes, strict=True))
    figures = [cell.text for column, cells in kept if column.kind == "number" for cell in cells]
    return DataTable(caption, tuple(column for column, _ in kept), tuple(rows), value_notes(figures) + notes)


def text_cells(texts: Iterable[str | None], lang: str | None = None) -> list[Cell]:
    return [Cell(tidy(text), lang=lang) if text else Cell(numbers.MISSING) for text in texts]


def money_cells(values: Iterable[Amount | None], period: Period) -> list[Cell]:
    """A column of money: only the first amount has a ``$``."""
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


def pay_range(
    label: str, pay: tuple[Amount | None, Amount | None, Amount | None], text: str, *, own: bool = True
) -> Range:
    """The range from low to high ``pay``, with the middle value."""
    low, mid, high = (amount.value if amount else None for amount in pay)
    low_open, mid_open, high_open = (amount is not None and amount.at_least for amount in pay)
    return Range(label, low, mid, high, text, own, low_open, mid_open, high_open)


def bar_chart(
    caption: str, bars: tuple[Bar, ...], kind: Literal["bar", "share"] = "bar", notes: tuple[str, ...] = ()
) -> BarChart:
    """A chart whose alternative text is its caption and every bar."""
    values = " ".join(f"{bar.label}: {bar.text}." for bar in bars)
    return BarChart(caption, f"{caption}. {values}", bars, kind, notes)


def value_notes(figures: Sequence[str]) -> tuple[str, ...]:
    """The notes that explain missing and top-coded values among printed figures."""
    missing = (numbers.MISSING_NOTE,) if numbers.MISSING in figures else ()
    return missing + ((numbers.AT_LEAST_NOTE,) if any(figure.endswith("+") for figure in figures) else ())


MAX_BARS = 12
MAX_LABEL_CHARACTERS = 500  # of all labels together; with more, a chart could be taller than a page in large print


def chart_or_table(chart: BarChart, what: str, measure: str, lang: str | None) -> BarChart | DataTable:
    """``chart``, or, if it has many bars, a table of them with the headers ``what`` and ``measure``.

    A table is easier to read then, and can break over pages. ``lang`` is the language of the labels.
    """
    if len(chart.bars) <= MAX_BARS and sum(len(bar.label) for bar in chart.bars) <= MAX_LABEL_CHARACTERS:
        return chart
    set_apart = has_others(chart.bars)
    rows = tuple(
        Row((Cell(bar.label, lang=lang), Cell(bar.text)), "own" if bar.own and set_apart else "plain")
        for bar in chart.bars
    )
    return DataTable(chart.caption, (Column(what), Column(measure, "number")), rows, chart.notes)
