"""Tables and bar charts of figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeVar

from brochure.compose.amounts import MISSING, amount, bare_money, value_notes
from brochure.compose.blocks import (
    Bar,
    BarChart,
    Cell,
    Column,
    DataTable,
    PercentileStrip,
    Range,
    RangeChart,
    Row,
    Text,
    has_others,
)
from brochure.compose.text import tidy
from brochure.compose.vocabulary import Label
from brochure.locale import Locale
from brochure.profile.markdown import plain_text
from brochure.profile.model import Amount, Period

Shape = tuple[Literal["plain", "own", "total"], int]
"""The role and indent of a row."""


def table(
    locale: Locale,
    caption: str,
    columns: Sequence[tuple[Column, Sequence[Cell]]],
    shapes: Sequence[Shape] = (),
    notes: tuple[str, ...] = (),
) -> DataTable:
    """A table from its columns, without those that have no values, and with notes on missing and top-coded values.

    All columns have the same number of cells; the first has no missing ones. Rows are plain unless ``shapes`` are
    given. ``notes`` follow the others.
    """
    kept = [(column, cells) for column, cells in columns if any(cell.text != MISSING for cell in cells)]
    lines = zip(*(cells for _, cells in kept), strict=True)
    rows = map(Row, lines) if not shapes else (Row(line, *shape) for line, shape in zip(lines, shapes, strict=True))
    figures = [cell.text for column, cells in kept if column.kind == "number" for cell in cells]
    return DataTable(caption, tuple(column for column, _ in kept), tuple(rows), value_notes(locale, figures) + notes)


def text_cells(texts: Iterable[str | None]) -> list[Cell]:
    return [Cell(tidy(text)) if text else Cell(MISSING) for text in texts]


def label_cells(labels: Iterable[Label]) -> list[Cell]:
    """A column of names."""
    return [Cell(label.text, lang=label.lang) for label in labels]


def money_cells(locale: Locale, values: Iterable[Amount | None], period: Period) -> list[Cell]:
    """A column of money: only the first amount has its currency, and the others if they come on top."""
    cells = []
    is_first = True
    for value in values:
        if value is None:
            cells.append(Cell(MISSING))
            continue
        whole, sign = amount(locale, value, period), "+" if value.at_least else ""
        cells.append(Cell(whole if is_first else bare_money(locale, value.value, period) + sign, on_top=whole))
        is_first = False
    return cells


def count_cells(locale: Locale, values: Iterable[int | None]) -> list[Cell]:
    return [Cell(MISSING if value is None else locale.number(value)) for value in values]


def signed_cells(locale: Locale, values: Iterable[float | None]) -> list[Cell]:
    return [Cell(MISSING if value is None else locale.signed(value)) for value in values]


def pay_range(
    label: str, pay: tuple[Amount | None, Amount | None, Amount | None], text: str, *, own: bool = True
) -> Range:
    """The range from low to high ``pay``, with the middle value."""
    low, mid, high = (value.value if value else None for value in pay)
    low_open, mid_open, high_open = (value is not None and value.at_least for value in pay)
    return Range(label, low, mid, high, text, own, low_open, mid_open, high_open)


def bar_chart(
    caption: str, bars: tuple[Bar, ...], kind: Literal["bar", "share"] = "bar", notes: tuple[str, ...] = ()
) -> BarChart:
    """A chart whose alternative text is its caption and every bar."""
    values = " ".join(f"{bar.label}: {bar.text}." for bar in bars)
    return BarChart(caption, f"{caption}. {values}", bars, kind, notes)


B = TypeVar("B", BarChart, DataTable, PercentileStrip, RangeChart)


def captioned(block: B, caption: Text) -> B:
    """``block`` with a ``caption`` that may be in several languages."""
    is_mixed = len({run.lang for run in caption}) > 1
    return block._replace(caption=plain_text(caption), caption_runs=caption if is_mixed else ())


MAX_BARS = 12
MAX_LABEL_CHARACTERS = 500  # of all labels together; with more, a chart could be taller than a page in large print


def chart_or_table(chart: BarChart, what: str, measure: str) -> BarChart | DataTable:
    """``chart``, or, if it has many bars, a table of them with the headers ``what`` and ``measure``.

    A table is easier to read then, and can break over pages.
    """
    if len(chart.bars) <= MAX_BARS and sum(len(bar.label) for bar in chart.bars) <= MAX_LABEL_CHARACTERS:
        return chart
    set_apart = has_others(chart.bars)
    rows = tuple(
        Row((Cell(bar.label, lang=bar.lang), Cell(bar.text)), "own" if bar.own and set_apart else "plain")
        for bar in chart.bars
    )
    columns = Column(what), Column(measure, "number")
    return DataTable(chart.caption, columns, rows, chart.notes, chart.caption_runs)
