"""Charts as slabs: caption, the figure itself (unbreakable), notes.

A chart is a Div of its Caption, its Figure and its notes: readers that replace a Figure by its alternate text
still read the caption and the notes.
"""

from __future__ import annotations

from brochure.compose.blocks import BarChart, PercentileStrip, RangeChart
from brochure.layout.bars import draw_bars
from brochure.layout.framing import caption_slab, note_slabs
from brochure.layout.pages import Content, Element, Item, Slab, add
from brochure.layout.ranges import draw_ranges
from brochure.layout.strip import draw_strip
from brochure.style.model import Style


def bar_chart(block: BarChart, style: Style, width: float, siblings: list[Element]) -> list[Slab]:
    """A bar chart ``width`` points wide."""
    return _figure(block, draw_bars(block, style, width), style, width, siblings)


def percentile_strip(block: PercentileStrip, style: Style, width: float, siblings: list[Element]) -> list[Slab]:
    """A percentile strip ``width`` points wide."""
    return _figure(block, draw_strip(block, style, width), style, width, siblings)


def range_chart(block: RangeChart, style: Style, width: float, siblings: list[Element]) -> list[Slab]:
    """A chart of ranges ``width`` points wide."""
    return _figure(block, draw_ranges(block, style, width), style, width, siblings)


def _figure(
    block: BarChart | PercentileStrip | RangeChart,
    drawn: tuple[list[Item], float],
    style: Style,
    width: float,
    siblings: list[Element],
) -> list[Slab]:
    items, height = drawn
    group: list[Element] = []
    caption = caption_slab(block.caption, style, width, group)
    element = add(group, Element("Figure", alt=block.alt))
    figure = Slab(height, (Content(element, tuple(items)),), can_break=False)
    slabs = [caption, figure, *note_slabs(block.notes, style, width, group)]
    siblings.append(Element("Div", tuple(group)))
    return slabs
