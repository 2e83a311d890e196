"""Charts as boxes: caption, the figure itself (unbreakable), notes.

A chart is a Div of its Caption, its Figure and its notes: readers that replace a Figure by its alternate text
still read the caption and the notes.
"""

from __future__ import annotations

from brochure.compose.blocks import BarChart, PercentileStrip, RangeChart
from brochure.layout.charts.bars import draw_bars
from brochure.layout.charts.ranges import draw_ranges
from brochure.layout.charts.strip import draw_strip
from brochure.layout.pages import Box, Content, Element, Item, add
from brochure.layout.text.labels import caption_box, note_boxes
from brochure.style.model import Style


def bar_chart(block: BarChart, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """A bar chart ``width`` points wide."""
    return _figure(block, draw_bars(block, style, width), style, width, siblings)


def percentile_strip(block: PercentileStrip, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """A percentile strip ``width`` points wide."""
    return _figure(block, draw_strip(block, style, width), style, width, siblings)


def range_chart(block: RangeChart, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """A chart of ranges ``width`` points wide."""
    return _figure(block, draw_ranges(block, style, width), style, width, siblings)


def _figure(
    block: BarChart | PercentileStrip | RangeChart,
    drawn: tuple[list[Item], float],
    style: Style,
    width: float,
    siblings: list[Element],
) -> list[Box]:
    items, height = drawn
    group: list[Element] = []
    caption = caption_box(block.caption, style, width, group)
    element = add(group, Element("Figure", alt=block.alt))
    figure = Box(height, (Content(element, tuple(items)),), can_break=False)
    boxes = [caption, figure, *note_boxes(block.notes, style, width, group)]
    siblings.append(Element("Div", tuple(group)))
    return boxes
