"""What charts share: caption and notes around a figure, and bars with open ends or two halves.

A bar from low to high is solid up to its middle value and outlined beyond it, with a tick at the middle. Form and
lightness tell the halves apart, so they differ in a black-and-white copy, too. Units are points, y downwards.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from brochure.compose.blocks import BarChart, PercentileStrip, RangeChart
from brochure.layout.pages import Box, Content, Element, Fill, Item, Shape, add
from brochure.layout.text.labels import caption_box, note_boxes
from brochure.style.contrast import marks
from brochure.style.model import Palette, Style

CHEVRON_GAP, CHEVRON = 1.8, 2.6
OUTLINE = 1.0
TICK = 2.4  # its width
GAP = 0.9  # of paper on either side of the tick, which would otherwise merge with a dark bar


def figure(
    block: BarChart | PercentileStrip | RangeChart,
    drawn: tuple[list[Item], float],
    style: Style,
    width: float,
    siblings: list[Element],
) -> list[Box]:
    """The caption of ``block``, what is ``drawn`` (items and their height), which is unbreakable, and the notes.

    They are a Div of a Caption, a Figure and paragraphs: readers that replace a Figure with its alternative text still
    read the others.
    """
    items, height = drawn
    group: list[Element] = []
    caption = caption_box(block.caption, style, width, group)
    element = add(group, Element("Figure", alt=block.alt))
    drawing = Box(height, (Content(element, tuple(items)),), can_break=False)
    boxes = [caption, drawing, *note_boxes(block.notes, style, width, group)]
    siblings.append(Element("Div", tuple(group)))
    return boxes


def arrow(thickness: float) -> float:
    """The length that the end of an open bar adds to it."""
    return thickness / 2 + CHEVRON_GAP + CHEVRON


def open_bar(start: float, end: float, middle: float, thickness: float, color: str) -> list[Item]:
    """A bar from ``start`` to ``end`` that goes on: pointed, a chevron ahead. Form shows it, so gray paper does too."""
    half = thickness / 2
    side = -1.0 if end < start else 1.0
    body = ((start, middle - half), (end, middle - half), (end + side * half, middle), (end, middle + half),
            (start, middle + half))  # fmt: skip
    near, far = end + side * CHEVRON_GAP, end + side * (CHEVRON_GAP + CHEVRON)
    chevron = ((near, middle - half), (far, middle - half), (far + side * half, middle), (far, middle + half),
               (near, middle + half), (near + side * half, middle))  # fmt: skip
    return [Shape(body, color), Shape(chevron, color)]


class Tones(NamedTuple):
    """The colors of a bar: ``solid`` fills the lower half and outlines the upper one, which ``inside`` fills."""

    solid: str
    inside: str
    tick: str
    paper: str


def tones(palette: Palette, *, own: bool, tick: str | None = None) -> Tones:
    """The colors of the bars of this occupation (``own``) or of others; the tick is of the ink, unless given."""
    colors = marks(palette)
    return Tones(colors.own if own else colors.other, palette.tint, tick or palette.ink, palette.paper)


def spread_bar(
    low: float, turn: float, high: float, middle: float, thick: float, colors: Tones, *, is_open: bool = False
) -> list[Item]:
    """The halves from ``low`` to ``turn`` and from there to ``high``, around the height ``middle``; no tick.

    Where ``is_open`` is set, the bar goes on beyond ``high``.
    """
    top = middle - thick / 2
    items: list[Item] = [Fill(low, top, turn - low, thick, colors.solid)] if low < turn else []
    if is_open:
        body, chevron = open_bar(turn, high, middle, thick, colors.solid)
        return [*items, body, *_open_inside(turn, high, middle, thick, colors.inside), chevron]
    if high > turn:
        items.append(Fill(turn, top, high - turn, thick, colors.solid))
        width, height = high - turn - 2 * OUTLINE, thick - 2 * OUTLINE
        if width > 0:
            items.append(Fill(turn + OUTLINE, top + OUTLINE, width, height, colors.inside))
    return items


def _open_inside(start: float, end: float, middle: float, thick: float, color: str) -> list[Item]:
    """The inside of an outlined bar with a point; nothing where the bar is as short as its outline."""
    half, tip = thick / 2 - OUTLINE, end + thick / 2 - OUTLINE * sqrt(2)
    left, shoulder = start + OUTLINE, tip - half
    if shoulder <= left:
        return []
    points = ((left, middle - half), (shoulder, middle - half), (tip, middle), (shoulder, middle + half),
              (left, middle + half))  # fmt: skip
    return [Shape(points, color)]


def spread_tick(
    x: float, middle: float, thick: float, overhang: float, colors: Tones, span: tuple[float, float] | None = None
) -> list[Item]:
    """The mark at ``x`` on a bar of the height ``thick``, ``overhang`` beyond it up and down.

    ``span`` is where the bar begins and ends: there the tick has a gap around it.
    """
    top, height = middle - thick / 2, thick + 2 * overhang
    items: list[Item] = [Fill(x - TICK / 2, top - overhang, TICK, height, colors.tick)]
    left, right = (x, x) if span is None else span
    start, end = max(left, x - TICK / 2 - GAP), min(right, x + TICK / 2 + GAP)
    return [Fill(start, top, end - start, thick, colors.paper), *items] if start < end else items
