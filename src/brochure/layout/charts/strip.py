"""The percentile strip: the 10th to the 90th percentile on one scale, with the middle value above.

Units are points, y downwards. A strip compares positions, not lengths. The scale of a single strip begins near the
10th percentile. Strips for comparison share a scale from zero.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import PercentileStrip
from brochure.fonts.metrics import face
from brochure.layout.charts.figure import TICK, arrow, figure, spread_bar, spread_tick, tones
from brochure.layout.pages import Box, Element, Item, Stroke
from brochure.layout.text.labels import Align, Label, LabelStyles, TextStyle, label_styles
from brochure.style.model import Palette, Style

THICK = 12.0
OVERHANG = 4.5  # of the tick above and below the bar
MARGIN = 0.09  # of the measure, free at each end of the bar
UNKNOWN_MARGIN = 0.26  # the same at an end without a value
LABEL_GAP = 10.0  # between two labels side by side


class _Places(NamedTuple):
    """The positions of the values, in points from the left of the measure."""

    low: float | None
    mid: float
    high: float | None


class _End(NamedTuple):
    """The label of an end: its value above its name."""

    value: Label
    name: Label

    @property
    def width(self) -> float:
        return max(self.value.width, self.name.width)

    @property
    def height(self) -> float:
        return self.value.height + self.name.height

    def place(self, x: float, top: float, align: Align) -> list[Item]:
        return [*self.value.place(x, top, align), *self.name.place(x, top + self.value.height, align)]


def percentile_strip(block: PercentileStrip, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """Draw a percentile strip ``width`` points wide."""
    return figure(block, _draw_strip(block, style, width), style, width, siblings)


def _draw_strip(block: PercentileStrip, style: Style, width: float) -> tuple[list[Item], float]:
    """Return the items and height of the strip without caption and notes."""
    styles = label_styles(style)
    numeral = style.sizes.numeral
    big = TextStyle(face(style.faces.bold), numeral * 0.6, numeral * 0.72, style.palette.heading)
    places = _find_places(block, width)
    items, y = _draw_middle(block, (big, styles.note), places.mid, width)
    top = y + OVERHANG + 2.0
    items += _draw_bar(block, places, top, width, style.palette)
    ends, height = _draw_ends(block, styles, places, top + THICK + OVERHANG, width)
    return items + ends, height


def _find_places(block: PercentileStrip, width: float) -> _Places:
    low, mid, high = block.low, block.mid, block.high
    known = [value for value in (low, mid, high) if value is not None]
    if block.scale_max:
        start, origin = TICK / 2, 0.0
        unit = (width - arrow(THICK) - TICK) / max(block.scale_max, *known)
    else:
        origin, span = min(known), max(known) - min(known)
        start = width * (UNKNOWN_MARGIN if low is None else MARGIN)
        end = max(width * (UNKNOWN_MARGIN if high is None else MARGIN), arrow(THICK) + TICK)
        if not span:
            start = width / 2 if low is None else start
        unit = max(0.0, width - start - end) / span if span else 0.0

    def at(value: float) -> float:
        return start + (value - origin) * unit

    return _Places(None if low is None else at(low), at(mid), None if high is None else at(high))


def _draw_middle(
    block: PercentileStrip, styles: tuple[TextStyle, TextStyle], mid: float, width: float
) -> tuple[list[Item], float]:
    """Draw the middle value above ``mid``, its name beside it or, in a narrow measure, below it."""
    big, small = styles
    value, gap = big.wrap(block.mid_text, width), 4.0
    name = small.line(block.mid_name)
    beside = len(value.lines) == 1 and value.width + gap + name.width <= width
    total = value.width + gap + name.width if beside else value.width
    left = max(0.0, min(mid - value.width / 2, width - total))
    items: list[Item] = list(value.place(left, 0.0))
    if beside:
        items += name.place(left + value.width + gap, big.baseline - small.baseline)
        return items, value.height
    name = small.wrap(block.mid_name, width)
    items += name.place(max(0.0, min(left, width - name.width)), value.height)
    return items, value.height + name.height


def _draw_bar(block: PercentileStrip, places: _Places, top: float, width: float, palette: Palette) -> list[Item]:
    """Draw the thin line across, the two-tone bar on it, and the tick."""
    low, mid, high = places.low, places.mid, places.high
    middle = top + THICK / 2
    items: list[Item] = [Stroke(0.0, middle, width, middle, 0.8, palette.rule)]
    colors = tones(palette, own=True)
    start, end = mid if low is None else low, mid if high is None else max(mid, high)
    items += spread_bar(start, mid, end, middle, THICK, colors, is_open=block.high_open or block.mid_open)
    return items + spread_tick(mid, middle, THICK, OVERHANG, colors, (start, end))


def _draw_ends(
    block: PercentileStrip, styles: LabelStyles, places: _Places, y: float, width: float
) -> tuple[list[Item], float]:
    """Draw the labels of both ends below the bar: side by side if they fit, otherwise one below the other."""
    items: list[Item] = []
    height = y
    low_left = 0.0
    low = None
    if places.low is not None:
        low = _End(styles.bold.wrap(block.low_text, width), styles.note.wrap(block.low_name, width))
        low_left = max(0.0, min(places.low, width - low.width))
    if places.high is not None:
        high = _End(styles.bold.wrap(block.high_text, width), styles.note.wrap(block.high_name, width))
        right = max(high.width, min(places.high, width))
        top = y
        if low is not None:
            if low.width + LABEL_GAP + high.width > width:
                top = y + low.height + 2.0
            else:
                low_left, right = _separate(low_left, low.width, right, high.width)
        items += high.place(right, top, "right")
        height = top + high.height
    if low is not None:
        items = low.place(low_left, y, "left") + items
        height = max(height, y + low.height)
    return items, height


def _separate(left: float, low: float, right: float, high: float) -> tuple[float, float]:
    """Return the edges of two labels of the widths ``low`` and ``high``, moved apart until they do not overlap."""
    overlap = left + low + LABEL_GAP - (right - high)
    if overlap <= 0:
        return left, right
    shift = min(left, overlap)
    return left - shift, right + overlap - shift
