"""Any chart of pay: the block decides how it is drawn, and what of its notes the drawing needs."""

from __future__ import annotations

from brochure.compose.blocks import BarChart, PercentileStrip, RangeChart
from brochure.layout.charts.bars import bar_chart
from brochure.layout.charts.ranges import range_chart
from brochure.layout.charts.strip import percentile_strip
from brochure.layout.pages import Box, Element
from brochure.style.model import Style

PayPicture = PercentileStrip | RangeChart | BarChart


def in_brief(block: PayPicture) -> PayPicture:
    """``block`` with only those notes without which its drawing would mislead."""
    return block.in_brief if isinstance(block, PercentileStrip) else block._replace(notes=())


def pay_picture(block: PayPicture, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """The boxes of ``block``, ``width`` points wide."""
    if isinstance(block, PercentileStrip):
        return percentile_strip(block, style, width, siblings)
    if isinstance(block, RangeChart):
        return range_chart(block, style, width, siblings)
    return bar_chart(block, style, width, siblings)
