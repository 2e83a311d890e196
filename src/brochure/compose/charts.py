"""Where a chart would no longer be one: many bars read better, and break over pages, as a table."""

from __future__ import annotations

from brochure.compose.blocks import BarChart, Cell, Column, DataTable, Row

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
