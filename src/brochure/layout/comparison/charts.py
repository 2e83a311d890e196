"""The charts of a sheet: side by side, or one below the other where the measure is narrow. Lengths are points."""

from __future__ import annotations

import math
from collections.abc import Sequence

from brochure.compose.blocks import BarChart, RangeChart
from brochure.compose.comparison.model import Comparison
from brochure.layout.charts.figures import bar_chart, range_chart
from brochure.layout.comparison.flow import Flow
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box, Element
from brochure.style.model import Style

# In sizes of table type:
PANEL_GAP = 3.2  # between charts side by side
TWO_ABREAST, THREE_ABREAST = 62.0, 116.0  # from which measure on charts stand side by side

PAY_SHARE = 0.56  # of the width, for pay beside the outlook

Chart = RangeChart | BarChart


def place_charts(comparison: Comparison, flow: Flow, siblings: list[Element]) -> None:
    """The charts side by side, or one below the other where the measure is narrow."""
    style, width = flow.style, flow.frame.width
    gap = PANEL_GAP * style.sizes.table
    panels = _panels(comparison, width / style.sizes.table)
    elements: list[Element] = []
    x, placed = 0.0, []
    for charts, share in panels:
        column = share * (width - gap * (len(panels) - 1))
        placed.append((x, _stack(charts, style, column, elements)))
        x += column + gap
    if max((stack.extent(0, len(stack)) for _, stack in placed), default=math.inf) <= flow.frame.height:
        siblings += elements
        flow.abreast(placed, style.sizes.leading, [chart.caption for charts, _ in panels for chart in charts])
        return
    alone: list[Chart] = [*comparison.pay, *comparison.outlook]
    for chart in alone:
        elements = []
        boxes = _chart(chart, style, width, elements)
        if sum(box.height for box in boxes) <= flow.frame.height:  # else no page holds it: the table says the same
            siblings += elements
            flow.place(boxes, style.sizes.leading, chart.caption)


def _panels(comparison: Comparison, ems: float) -> list[tuple[Sequence[Chart], float]]:
    """What stands side by side in a measure of ``ems``: the charts of each panel, and its share of the width."""
    charts: list[Chart] = [*comparison.pay, *comparison.outlook]
    if len(charts) > 2 and ems >= THREE_ABREAST:
        return [([chart], 1 / len(charts)) for chart in charts]
    if comparison.pay and comparison.outlook and ems >= TWO_ABREAST:
        return [(comparison.pay, PAY_SHARE), (comparison.outlook, 1 - PAY_SHARE)]
    return [([chart], 1.0) for chart in charts] if len(charts) == 1 else []


def _stack(charts: Sequence[Chart], style: Style, width: float, siblings: list[Element]) -> Stack:
    """Charts one below the other."""
    boxes: list[Box] = []
    for chart in charts:
        boxes += _chart(chart, style, width, siblings)
    return Stack(boxes)


def _chart(chart: Chart, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    if isinstance(chart, RangeChart):
        return range_chart(chart, style, width, siblings)
    return bar_chart(chart, style, width, siblings)
