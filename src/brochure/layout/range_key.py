"""The key of a chart of ranges: what the ends of its bars and the mark on them are. The mark and the tones are its own.

Units are points, y downwards.
"""

from __future__ import annotations

from brochure.compose.blocks import RangeChart
from brochure.layout.labels import Lettering, place
from brochure.layout.pages import Fill, Item
from brochure.layout.strip import mix
from brochure.style.model import Palette

OVERHANG = 2.5  # of the tick over the bar, up and down
TICK = 2.4
BAR, THICK = 34.0, 6.0  # the bar in the key
GAP = 4.0  # between a mark and its name
APART = 10.0  # between the ends and the mark


def tick(x: float, middle: float, thick: float, palette: Palette) -> Fill:
    """The mark at ``x`` on a bar of the height ``thick`` around ``middle``."""
    return Fill(x - TICK / 2, middle - thick / 2 - OVERHANG, TICK, thick + 2 * OVERHANG, palette.ink)


def tones(palette: Palette, *, own: bool = False) -> tuple[str, str]:
    """The colours of a bar below and above its middle."""
    if own:
        return palette.own, palette.other
    return palette.other, mix(palette.other, palette.paper, 0.5)


def draw_key(
    block: RangeChart, hand: Lettering, span: tuple[float, float], palette: Palette
) -> tuple[list[Item], float]:
    """What ends and mark are: a small bar between the names of its ends at the left, the mark's at the right.

    Under each other where they do not fit into ``span``, the left and the right edge.
    """
    left, right = span
    low, mid, high = (hand.width(name) for name in (block.low_name, block.mid_name, block.high_name))
    ends = low + GAP + BAR + GAP + high
    mark = TICK + GAP + mid
    if ends > right - left:
        return _stacked_key(block, hand, span, palette)
    beside = ends + APART + mark <= right - left
    bar, middle = left + low + GAP, hand.leading / 2
    items: list[Item] = [*place([block.low_name], block.low_name, hand, left, 0.0)]
    items += _key_bar(bar, middle, palette)
    items += place([block.high_name], block.high_name, hand, bar + BAR + GAP, 0.0)
    top = 0.0 if beside else hand.leading
    marks, height = _named_mark(block.mid_name, hand, (right - mark if beside else left, right), top, palette)
    return items + marks, height


def _stacked_key(
    block: RangeChart, hand: Lettering, span: tuple[float, float], palette: Palette
) -> tuple[list[Item], float]:
    """The names on lines of their own: the low end's, the bar, the high end's, then the mark's."""
    left, right = span
    items: list[Item] = []
    y = 0.0
    for name in (block.low_name, block.high_name):
        lines = hand.wrap(name, right - left)
        items += place(lines, name, hand, left, y)
        y += len(lines) * hand.leading
        if name is block.low_name:
            items += _key_bar(left, y + hand.leading / 2, palette)
            y += hand.leading
    marks, y = _named_mark(block.mid_name, hand, span, y, palette)
    return items + marks, y


def _key_bar(x: float, middle: float, palette: Palette) -> list[Item]:
    half, top = BAR / 2, middle - THICK / 2
    lower, upper = tones(palette)
    return [
        Fill(x, top, half, THICK, lower),
        Fill(x + half, top, half, THICK, upper),
        tick(x + half, middle, THICK - 2.0, palette),
    ]


def _named_mark(
    name: str, hand: Lettering, span: tuple[float, float], top: float, palette: Palette
) -> tuple[list[Item], float]:
    """A tick with its name at its right, between the edges of ``span``; and where the name's lines end."""
    left, right = span
    beyond = left + TICK + GAP
    lines = hand.wrap(name, right - beyond)
    items: list[Item] = [tick(left + TICK / 2, top + hand.leading / 2, THICK - 2.0, palette)]
    items += place(lines, name, hand, beyond, top)
    return items, top + len(lines) * hand.leading
