"""The percentile strip: from the lowest tenth to the highest on one scale, the middle named above.

Units are points, y downwards. The strip compares places on one line, not lengths, so its scale begins near the
10th percentile and not at zero.
"""

from __future__ import annotations

from functools import lru_cache

from brochure.compose.blocks import PercentileStrip
from brochure.layout.bars import open_bar
from brochure.layout.fonts import face
from brochure.layout.labels import Lettering, Letterings, letterings, place
from brochure.layout.pages import Fill, Item, Stroke
from brochure.style.model import Palette, Style

THICK = 12.0
OVERHANG = 4.0  # of the tick over the bar, up and down
TICK = 2.4
MARGIN = 0.12  # of the span, left free at either end of the track
APART = 10.0  # between two labels side by side
ARROW = 12.0
LOW_NAME, HIGH_NAME = "10% earn less", "10% earn more"


def draw_strip(block: PercentileStrip, style: Style, width: float) -> tuple[list[Item], float]:
    """The items of the strip without caption and notes, and its height."""
    hands = letterings(style)
    big = Lettering(face(style.faces.bold), style.sizes.numeral * 0.6, style.sizes.numeral * 0.72, style.palette.own)
    low, mid, high = _places(block, width)
    items, y = _heading(block, big, hands.note, mid, width)
    top = y + OVERHANG + 1.0
    items.append(Stroke(mid, y, mid, top, 0.8, style.palette.own))
    items += _track(block, low, mid, high, top, width, style.palette)
    y = top + THICK + OVERHANG + 2.0
    ends, height = _ends(block, hands, low, high, y, width)
    return items + ends, height


def _places(block: PercentileStrip, width: float) -> tuple[float | None, float, float | None]:
    """Where low, middle and high stand between 0 and ``width``."""
    low, mid, high = block.low, block.mid, block.high
    known = [value for value in (low, mid, high) if value is not None]
    first, last = min(known), max(known)
    span = last - first
    if not span:
        middle = width / 2 if low is None else width * MARGIN
        return (None if low is None else middle), middle, (None if high is None else middle)
    left = MARGIN if low is not None else 0.35
    right = MARGIN if high is not None else 0.35
    unit = width / (span * (1 + left + right))
    origin = first - left * span

    def at(value: float | None) -> float | None:
        return None if value is None else (value - origin) * unit

    return at(low), (mid - origin) * unit, at(high)


def _heading(
    block: PercentileStrip, big: Lettering, small: Lettering, mid: float, width: float
) -> tuple[list[Item], float]:
    """The middle value and its name over ``mid``; and where they end."""
    value = big.wrap(block.mid_text, width)
    value_width = max(map(big.width, value))
    gap, name_width = 4.0, small.width(block.mid_name)
    beside = value_width + gap + name_width <= width and len(value) == 1
    total = value_width + (gap + name_width if beside else 0.0)
    left = max(0.0, min(mid - value_width / 2, width - total))
    items: list[Item] = list(place(value, block.mid_text, big, left, 0.0))
    y = len(value) * big.leading
    if beside:
        top = big.baseline - small.baseline
        items += place([block.mid_name], block.mid_name, small, left + value_width + gap, top)
        return items, y
    name = small.wrap(block.mid_name, width)
    items += place(name, block.mid_name, small, max(0.0, min(left, width - max(map(small.width, name)))), y)
    return items, y + len(name) * small.leading


def _track(
    block: PercentileStrip,
    low: float | None,
    mid: float,
    high: float | None,
    top: float,
    width: float,
    palette: Palette,
) -> list[Item]:
    """The thin line across, the bar on it in two tones that meet at the middle, and the tick."""
    middle = top + THICK / 2
    items: list[Item] = [Stroke(0.0, middle, width, middle, 0.8, palette.rule)]
    if low is not None and low < mid:
        items.append(Fill(low, top, mid - low, THICK, palette.other))
    upper = mix(palette.other, palette.paper, 0.5)
    open_from = high if block.high_open else mid if block.mid_open else None
    if open_from is not None:
        items += open_bar(mid, max(mid, min(open_from, width - ARROW)), middle, THICK, upper)
    elif high is not None and high > mid:
        items.append(Fill(mid, top, high - mid, THICK, upper))
    items.append(Fill(mid - TICK / 2, top - OVERHANG, TICK, THICK + 2 * OVERHANG, palette.own))
    return items


def _ends(
    block: PercentileStrip, hands: Letterings, low: float | None, high: float | None, y: float, width: float
) -> tuple[list[Item], float]:
    """The labels of both ends beneath the bar: side by side where they have room, else one under the other."""
    blocks = []
    if low is not None:
        blocks.append(_end(block.low_text, LOW_NAME, hands, width))
    if high is not None:
        blocks.append(_end(block.high_text, HIGH_NAME, hands, width))
    lefts = []
    if low is not None:
        lefts.append(max(0.0, min(low, width - blocks[0][1])))
    if high is not None:
        lefts.append(max(0.0, min(high, width) - blocks[-1][1]))
    if len(blocks) == 2:
        lefts, stacked = _parted(lefts, [blocks[0][1], blocks[1][1]], width)
    else:
        stacked = False
    items: list[Item] = []
    bottom = y
    for (lines, _), left in zip(blocks, lefts, strict=True):
        at = bottom if stacked else y
        for line, hand in lines:
            items += place([line], line, hand, left, at)
            at += hand.leading
        bottom = max(bottom, at)
    return items, bottom


def _end(value: str, name: str, hands: Letterings, width: float) -> tuple[list[tuple[str, Lettering]], float]:
    """The lines of an end's label, value above name, and the width they take."""
    lines = [(line, hands.bold) for line in hands.bold.wrap(value, width)]
    lines += [(line, hands.note) for line in hands.note.wrap(name, width)]
    return lines, max(hand.width(line) for line, hand in lines)


def _parted(lefts: list[float], widths: list[float], width: float) -> tuple[list[float], bool]:
    """Two labels moved apart as far as needed and no farther; and whether they must be stacked instead."""
    overlap = lefts[0] + widths[0] + APART - lefts[1]
    if overlap <= 0:
        return lefts, False
    if sum(widths) + APART > width:
        return lefts, True
    first = max(0.0, min(lefts[0] - overlap / 2, width - widths[1] - APART - widths[0]))
    return [first, first + widths[0] + APART], False


@lru_cache(maxsize=64)
def mix(colour: str, other: str, part: float) -> str:
    """``colour`` with ``part`` of ``other`` in it; both ``#rrggbb``."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)
