"""Any chart of pay: the block decides how it is drawn."""

from __future__ import annotations

from brochure.compose.blocks import BarChart, PercentileStrip, RangeChart
from brochure.layout.charts.bars import bar_chart
from brochure.layout.charts.ranges import range_chart
from brochure.layout.charts.strip import percentile_strip
from brochure.layout.pages import Box, Element
from brochure.style.model import Style


def pay_picture(
    block: PercentileStrip | RangeChart | BarChart, style: Style, width: float, siblings: list[Element]
) -> list[Box]:
    """The boxes of ``block``, ``width`` points wide."""
    if isinstance(block, PercentileStrip):
        return percentile_strip(block, style, width, siblings)
    if isinstance(block, RangeChart):
        return range_chart(block, style, width, siblings)
    return bar_chart(block, style, width, siblings)
