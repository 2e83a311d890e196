"""A bar from low to high: solid up to its middle value, outlined beyond it, a tick at the middle.

Units are points, y downwards. Form and lightness tell the two halves apart, so a black-and-white copy does, too.
The key of a chart is drawn by the same functions, with the same tones.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from brochure.layout.charts.bars import open_bar
from brochure.layout.pages import Fill, Item, Shape
from brochure.style.contrast import marks
from brochure.style.model import Palette

OUTLINE = 1.0
TICK = 2.4  # its width
GAP = 0.9  # of paper on either side of the tick, which would otherwise merge with a dark bar


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
    """What an outlined bar with a point encloses; nothing where the bar is as short as its outline."""
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
