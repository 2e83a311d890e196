"""Areas behind content: tinted or colored, or ruled and marked in a palette of patterns.

Units are points, y downwards. ``sides`` name the edges that have a rule, with the letters of ``trbl``: those of an area
that goes on to the edge of the page have none there.
"""

from __future__ import annotations

from brochure.layout.pages import WHITE, Fill, Item, Stroke
from brochure.style.contrast import TEXT_CONTRAST, contrast
from brochure.style.model import Palette

BLACK = "#000000"
LINE, STRONG = 0.5, 1.2  # the width of rules around tints and around color
ROW_MARK = 2.4  # the width of the mark at the edge of a row


def shaded(x: float, y: float, width: float, height: float, palette: Palette, sides: str = "trbl") -> list[Item]:
    """A tinted area with its top left corner at (x, y), or its outline."""
    if palette.patterns:
        return outlined(x, y, width, height, palette.ink, sides=sides)
    return [Fill(x, y, width, height, palette.tint)]


def colored(x: float, y: float, width: float, height: float, palette: Palette, sides: str = "trbl") -> list[Item]:
    """An area of the palette's own color, on which :func:`on_color` is legible, or its strong outline."""
    if palette.patterns:
        return outlined(x, y, width, height, palette.ink, STRONG, sides)
    return [Fill(x, y, width, height, palette.own)]


def on_color(palette: Palette) -> str:
    """The color of what stands on a :func:`colored` area."""
    return palette.ink if palette.patterns else legible_on(palette.own, palette)


def legible_on(color: str, palette: Palette) -> str:
    """White for type on ``color`` or, where that is too light, the palette's paper or ink, or black."""
    choices = (WHITE, palette.paper, palette.ink)
    return next((choice for choice in choices if contrast(choice, color) >= TEXT_CONTRAST), BLACK)


def outlined(
    x: float, y: float, width: float, height: float, color: str, line: float = LINE, sides: str = "trbl"
) -> list[Item]:
    """The outline of an area, within it."""
    left, top, right, bottom = x + line / 2, y + line / 2, x + width - line / 2, y + height - line / 2
    edges = {
        "t": Stroke(x, top, x + width, top, line, color),
        "r": Stroke(right, y, right, y + height, line, color),
        "b": Stroke(x, bottom, x + width, bottom, line, color),
        "l": Stroke(left, y, left, y + height, line, color),
    }
    return [edges[side] for side in sides]


def own_row(width: float, height: float, palette: Palette) -> Item:
    """What sets a row apart from the others of its table: a tint behind it, or a mark at its left edge."""
    if palette.patterns:
        return Fill(0.0, 0.0, ROW_MARK, height, palette.ink)
    return Fill(0.0, 0.0, width, height, palette.tint)
