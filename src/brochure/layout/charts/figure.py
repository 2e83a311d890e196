"""Shared chart parts: the caption and notes of a figure, open-ended bars, and two-tone bars.

A bar from low to high is solid up to its middle value and outlined beyond it, with a tick at the middle. The halves
differ in form and lightness, even in a black-and-white copy. In a palette of patterns, what the page is compared with
is hatched instead of solid. Units are points, y downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import sqrt
from typing import NamedTuple, TypeVar

from brochure.compose.blocks import BarChart, PercentileStrip, RangeChart
from brochure.layout.pages import Box, Content, Element, Fill, Item, Shape, Stroke, add, enlarged
from brochure.layout.text.labels import caption_box, note_boxes
from brochure.style.contrast import marks
from brochure.style.model import Palette, Style

CHEVRON_GAP, CHEVRON = 1.8, 2.6
OUTLINE = 1.0
HATCH, HATCH_PITCH = 0.7, 3.0  # the width of the lines of a pattern, and their distance from center to center
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
    caption = [caption_box(block, style, width, group)] if block.caption else []
    element = add(group, Element("Figure", alt=block.alt, alt_runs=block.alt_runs))
    drawing = Box(height, (Content(element, tuple(items)),), can_break=False)
    boxes = [*caption, drawing, *note_boxes(block.notes, style, width, group)]
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


def open_bar(start: float, end: float, middle: float, thickness: float, colors: Tones) -> list[Item]:
    """Draw an open bar from ``start`` to ``end``: its point and chevron show, even in gray, that it continues."""
    body, chevron = _open_shapes(start, end, middle, thickness, colors.solid)
    if not colors.is_hatched or abs(end - start) <= 2 * OUTLINE:
        return [body, chevron]
    inside = _open_inside(start, end, middle, thickness, colors.paper)
    return [body, inside, *hatch(inside.points, colors.solid), chevron]


def _open_shapes(start: float, end: float, middle: float, thickness: float, color: str) -> tuple[Shape, Shape]:
    """The pointed body of an open bar, and the chevron beyond it."""
    half = thickness / 2
    side = -1.0 if end < start else 1.0
    body = ((start, middle - half), (end, middle - half), (end + side * half, middle), (end, middle + half),
            (start, middle + half))  # fmt: skip
    near, far = end + side * CHEVRON_GAP, end + side * (CHEVRON_GAP + CHEVRON)
    chevron = ((near, middle - half), (far, middle - half), (far + side * half, middle), (far, middle + half),
               (near, middle + half), (near + side * half, middle))  # fmt: skip
    return Shape(body, color), Shape(chevron, color)


class Tones(NamedTuple):
    """The colors of a bar: ``solid`` fills the lower half and outlines the upper half; ``inside`` fills the latter.

    If it ``is_hatched``, lines of that color fill the lower half.
    """

    solid: str
    inside: str
    tick: str
    paper: str
    is_hatched: bool = False


def tones(palette: Palette, *, own: bool) -> Tones:
    """Return the colors of what a page is about (``own``), or of what that is compared with.

    Every chart and key takes its colors from here, so that a tone has one meaning:
    see :class:`~brochure.style.contrast.Marks`.
    """
    colors = marks(palette)
    solid = colors.own if own else colors.other
    return Tones(solid, palette.tint, palette.ink, palette.paper, is_hatched=palette.patterns and not own)


def closed_bar(start: float, end: float, middle: float, thickness: float, colors: Tones) -> list[Item]:
    """Draw a bar from ``start`` to ``end``, the lower half of a :func:`spread_bar` or a whole one."""
    left, top, width = min(start, end), middle - thickness / 2, abs(end - start)
    items: list[Item] = [Fill(left, top, width, thickness, colors.solid)]
    right, bottom = left + width - OUTLINE, top + thickness - OUTLINE
    if colors.is_hatched and width > 2 * OUTLINE:
        left, top = left + OUTLINE, top + OUTLINE
        items.append(Fill(left, top, right - left, bottom - top, colors.paper))
        items += hatch(((left, top), (right, top), (right, bottom), (left, bottom)), colors.solid)
    return items


def hatch(corners: Sequence[tuple[float, float]], color: str) -> list[Item]:
    """Diagonal lines within a convex polygon."""
    sums = [x + y for x, y in corners]  # equal along a line of the pattern
    step = HATCH_PITCH * sqrt(2)
    lines: list[Item] = []
    for number in range(1, int((max(sums) - min(sums)) / step) + 1):
        at = min(sums) + number * step
        ends = list(dict.fromkeys(_crossings(corners, at)))
        if len(ends) == 2:
            (x1, y1), (x2, y2) = ends
            lines.append(Stroke(x1, y1, x2, y2, HATCH, color))
    return lines


def _crossings(corners: Sequence[tuple[float, float]], at: float) -> Iterator[tuple[float, float]]:
    """Where the edges of a polygon cross the line on which the coordinates add up to ``at``."""
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        before, after = x1 + y1 - at, x2 + y2 - at
        if before * after < 0:
            part = before / (before - after)
            yield round(x1 + part * (x2 - x1), 3), round(y1 + part * (y2 - y1), 3)


def spread_bar(
    low: float, split: float, high: float, middle: float, thick: float, colors: Tones, *, is_open: bool = False
) -> list[Item]:
    """Draw the halves from ``low`` to ``split`` and from ``split`` to ``high``, centered on ``middle``, without a tick.

    If ``is_open`` is set, the bar continues beyond ``high``, at least :data:`OPEN_HALF` from ``split`` to its arrow.
    """
    top = middle - thick / 2
    items = closed_bar(low, split, middle, thick, colors) if low < split else []
    if is_open:
        high = max(high, split + OPEN_HALF)
        body, chevron = _open_shapes(split, high, middle, thick, colors.solid)
        return [*items, body, _open_inside(split, high, middle, thick, colors.inside), chevron]
    if high > split:
        items.append(Fill(split, top, high - split, thick, colors.solid))
        width, height = high - split - 2 * OUTLINE, thick - 2 * OUTLINE
        if width > 0:
            items.append(Fill(split + OUTLINE, top + OUTLINE, width, height, colors.inside))
    return items


def _open_inside(start: float, end: float, middle: float, thick: float, color: str) -> Shape:
    """Fill the inside of an outlined bar with a point, at its right or, if it ends left of its start, at its left."""
    side = -1.0 if end < start else 1.0
    half, tip = thick / 2 - OUTLINE, end + side * (thick / 2 - OUTLINE * sqrt(2))
    left, shoulder = start + side * OUTLINE, tip - side * half
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


def band_color(palette: Palette) -> str:
    """The color of a :func:`band`, on which labels can stand."""
    return palette.paper if palette.patterns else marks(palette).range


def band(start: float, end: float, middle: float, thick: float, palette: Palette, *, is_open: bool) -> list[Item]:
    """A range of what a page is about as a whole, in the paler tone or, in a palette of patterns, outlined.

    If ``is_open`` is set, it ends in an arrow.
    """
    color = band_color(palette)
    if palette.patterns:
        return spread_bar(start, start, end, middle, thick, Tones(palette.ink, color, color, color), is_open=is_open)
    draw = open_bar if is_open else closed_bar
    return draw(start, end, middle, thick, Tones(color, color, color, color)) if start < end else []
