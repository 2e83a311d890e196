"""The key of a chart of ranges: what the ends of its bars and the mark on them are.

Units are points, y downwards. Its bar is drawn as those of the chart are, in colors that the chart hands over.
"""

from __future__ import annotations

from brochure.compose.blocks import RangeChart
from brochure.layout.labels import Lettering, place
from brochure.layout.pages import Item
from brochure.layout.spread import TICK, Tones, spread_bar, spread_tick

OVERHANG = 1.5  # of the tick over the bar, up and down
BAR, THICK = 34.0, 6.0  # the bar in the key
GAP = 4.0  # between a mark and its name
APART = 10.0  # between the ends and the mark


def draw_key(block: RangeChart, hand: Lettering, span: tuple[float, float], colors: Tones) -> tuple[list[Item], float]:
    """What ends and mark are: a small bar between the names of its ends at the left, the mark's at the right.

    Under each other where they do not fit into ``span``, the left and the right edge.
    """
    left, right = span
    low, mid, high = (hand.width(name) for name in (block.low_name, block.mid_name, block.high_name))
    ends = low + GAP + BAR + GAP + high
    mark = TICK + GAP + mid
    if ends > right - left:
        return _stacked_key(block, hand, span, colors)
    beside = ends + APART + mark <= right - left
    bar, middle = left + low + GAP, hand.leading / 2
    items: list[Item] = [*place([block.low_name], block.low_name, hand, left, 0.0)]
    items += _key_bar(bar, middle, colors)
    items += place([block.high_name], block.high_name, hand, bar + BAR + GAP, 0.0)
    top = 0.0 if beside else hand.leading
    marks, height = _named_mark(block.mid_name, hand, (right - mark if beside else left, right), top, colors)
    return items + marks, height


def _stacked_key(
    block: RangeChart, hand: Lettering, span: tuple[float, float], colors: Tones
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
            items += _key_bar(left, y + hand.leading / 2, colors)
            y += hand.leading
    marks, y = _named_mark(block.mid_name, hand, span, y, colors)
    return items + marks, y


def _key_bar(x: float, middle: float, colors: Tones) -> list[Item]:
    turn = x + BAR / 2
    return [
        *spread_bar(x, turn, x + BAR, middle, THICK, colors),
        *spread_tick(turn, middle, THICK, OVERHANG, colors, (x, x + BAR)),
    ]


def _named_mark(
    name: str, hand: Lettering, span: tuple[float, float], top: float, colors: Tones
) -> tuple[list[Item], float]:
    """A tick with its name at its right, between the edges of ``span``; and where the name's lines end."""
    left, right = span
    beyond = left + TICK + GAP
    lines = hand.wrap(name, right - beyond)
    items = spread_tick(left + TICK / 2, top + hand.leading / 2, THICK, OVERHANG, colors)
    items += place(lines, name, hand, beyond, top)
    return items, top + len(lines) * hand.leading
