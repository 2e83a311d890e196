"""Shared chart parts: the caption and notes of a figure, open-ended bars, and two-tone bars.

A bar from low to high is solid up to its middle value and outlined beyond it, with a tick at the middle. The halves
differ in form and lightness, even in a black-and-white copy. Units are points, y downwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import sqrt
from typing import NamedTuple, TypeVar

from brochure.compose.blocks import BarChart, PercentileStrip, RangeChart
from brochure.layout.pages import Box, Content, Element, Fill, Item, Shape, add, enlarged
from brochure.layout.text.labels import caption_box, note_boxes
from brochure.style.contrast import marks
from brochure.style.model import Palette, Style

CHEVRON_GAP, CHEVRON = 1.8, 2.6
OUTLINE = 1.0
LABELS = 12.0  # the maximum size of labels for which bars are thick enough
GAP_ABOVE = 5.0  # at least so much space above a label above its bar, which must be closer to it than to the one before
TICK = 2.4  # the width of the tick
OPEN_HALF = (
    8.0  # at least so much of an outlined half is before its arrow, also if the middle value is the last known one
)
TICK_GAP = 0.9  # of paper at both sides of the tick, to separate it from a dark bar

B = TypeVar("B", BarChart, PercentileStrip, RangeChart)


def figure(
    block: BarChart | PercentileStrip | RangeChart,
    drawn: tuple[list[Item], float],
    style: Style,
    width: float,
    siblings: list[Element],
) -> list[Box]:
    """Return the caption of ``block``, the figure ``drawn`` (items and their height) and the notes.

    The structure is a Div of a Caption, a Figure and paragraphs. If a screen reader replaces the Figure with its
    alternative text, it still reads the caption and notes.
    """
    items, height = drawn
    group: list[Element] = []
    caption = caption_box(block.caption, style, width, group)
    element = add(group, Element("Figure", alt=block.alt))
    drawing = Box(height, (Content(element, tuple(items)),), can_break=False)
    boxes = [caption, drawing, *note_boxes(block.notes, style, width, group)]
    siblings.append(Element("Div", tuple(group)))
    return boxes


def in_proportion(
    draw: Callable[[B, Style, float], tuple[list[Item], float]], block: B, style: Style, width: float
) -> tuple[list[Item], float]:
    """Return the items and height that ``draw`` returns for ``block``, with bars and marks in proportion to type.

    They are made for labels of up to :data:`LABELS` points. For larger ones, the figure is drawn smaller and enlarged
    as a whole.
    """
    factor = style.sizes.table / LABELS
    if factor <= 1:
        return draw(block, style, width)
    names = ("table", "table_leading", "small", "small_leading", "numeral", "row_gap")
    sizes = replace(style.sizes, **{name: getattr(style.sizes, name) / factor for name in names})
    items, height = draw(block, replace(style, sizes=sizes), width / factor)
    return [enlarged(item, factor) for item in items], height * factor


def arrow(thickness: float) -> float:
    """Return the length of the arrow at the end of an open bar."""
    return thickness / 2 + CHEVRON_GAP + CHEVRON


def open_bar(start: float, end: float, middle: float, thickness: float, color: str) -> list[Item]:
    """Draw an open bar from ``start`` to ``end``: its point and chevron show, even in gray, that it continues."""
    half = thickness / 2
    side = -1.0 if end < start else 1.0
    body = ((start, middle - half), (end, middle - half), (end + side * half, middle), (end, middle + half),
            (start, middle + half))  # fmt: skip
    near, far = end + side * CHEVRON_GAP, end + side * (CHEVRON_GAP + CHEVRON)
    chevron = ((near, middle - half), (far, middle - half), (far + side * half, middle), (far, middle + half),
               (near, middle + half), (near + side * half, middle))  # fmt: skip
    return [Shape(body, color), Shape(chevron, color)]


class Tones(NamedTuple):
    """The colors of a bar: ``solid`` fills the lower half and outlines the upper half; ``inside`` fills the latter."""

    solid: str
    inside: str
    tick: str
    paper: str


def tones(palette: Palette, *, own: bool) -> Tones:
    """Return the colors of what a page is about (``own``), or of what that is compared with.

    Every chart and key takes its colors from here, so that a tone has one meaning:
    see :class:`~brochure.style.contrast.Marks`.
    """
    colors = marks(palette)
    return Tones(colors.own if own else colors.other, palette.tint, palette.ink, palette.paper)


def spread_bar(
    low: float, split: float, high: float, middle: float, thick: float, colors: Tones, *, is_open: bool = False
) -> list[Item]:
    """Draw the halves from ``low`` to ``split`` and from ``split`` to ``high``, centered on ``middle``, without a tick.

    If ``is_open`` is set, the bar continues beyond ``high``, at least :data:`OPEN_HALF` from ``split`` to its arrow.
    """
    top = middle - thick / 2
    items: list[Item] = [Fill(low, top, split - low, thick, colors.solid)] if low < split else []
    if is_open:
        high = max(high, split + OPEN_HALF)
        body, chevron = open_bar(split, high, middle, thick, colors.solid)
        return [*items, body, _open_inside(split, high, middle, thick, colors.inside), chevron]
    if high > split:
        items.append(Fill(split, top, high - split, thick, colors.solid))
        width, height = high - split - 2 * OUTLINE, thick - 2 * OUTLINE
        if width > 0:
            items.append(Fill(split + OUTLINE, top + OUTLINE, width, height, colors.inside))
    return items


def _open_inside(start: float, end: float, middle: float, thick: float, color: str) -> Shape:
    """Fill the inside of an outlined bar with a point."""
    half, tip = thick / 2 - OUTLINE, end + thick / 2 - OUTLINE * sqrt(2)
    left, shoulder = start + OUTLINE, tip - half
    points = ((left, middle - half), (shoulder, middle - half), (tip, middle), (shoulder, middle + half),
              (left, middle + half))  # fmt: skip
    return Shape(points, color)


def spread_tick(
    x: float, middle: float, thick: float, overhang: float, colors: Tones, span: tuple[float, float] | None = None
) -> list[Item]:
    """Draw the tick at ``x`` on a bar of height ``thick``; it extends ``overhang`` above and below.

    ``span`` is the start and end of the bar; within it, the tick has a gap at both sides.
    """
    top, height = middle - thick / 2, thick + 2 * overhang
    items: list[Item] = [Fill(x - TICK / 2, top - overhang, TICK, height, colors.tick)]
    left, right = (x, x) if span is None else span
    start, end = max(left, x - TICK / 2 - TICK_GAP), min(right, x + TICK / 2 + TICK_GAP)
    return [Fill(start, top, end - start, thick, colors.paper), *items] if start < end else items
