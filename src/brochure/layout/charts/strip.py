"""The percentile strip: the 10th to the 90th percentile on the national scale, with the middle value above.

Units are points, y downwards. The scale is the same for all strips of a period and year: from 0 at the axis to the 90th
percentile of all occupations, and open beyond. A bar that goes on there ends in an arrow, and a median there has no
tick; their values are printed all the same. The mark of all occupations has its name below the bar.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import PercentileStrip
from brochure.fonts.metrics import face
from brochure.layout.charts.figure import (
    TICK,
    TICK_GAP,
    Tones,
    arrow,
    figure,
    in_proportion,
    spread_bar,
    spread_tick,
    tones,
)
from brochure.layout.pages import Box, Element, Fill, Item, Stroke
from brochure.layout.text.labels import Align, Label, LabelStyles, TextStyle, label_styles
from brochure.style.model import Palette, Style

THICK = 12.0
OVERHANG = 4.5  # of the tick above and below the bar
AXIS = 0.8
MARK = 1.4  # the width of the mark of all occupations
MARK_GAP = 3.0  # between it and its name
MARK_END = 2.0  # from its end, and its name, to the labels below
LABEL_GAP = 10.0  # between two labels side by side


class _Scale(NamedTuple):
    """``zero`` and ``end`` are its ends, in points from the left of the measure, ``unit`` the points per dollar."""

    zero: float
    end: float
    unit: float

    def x(self, value: float) -> float:
        """The position of ``value``, or the end if it is beyond."""
        return min(self.zero + value * self.unit, self.end)


class _Places(NamedTuple):
    """The positions of the values, in points from the left of the measure; ``right`` is the tip of the bar."""

    low: float | None
    mid: float
    high: float | None
    right: float
    is_open: bool
    has_tick: bool


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
    return figure(block, in_proportion(_draw_strip, block, style, width), style, width, siblings)


def _draw_strip(block: PercentileStrip, style: Style, width: float) -> tuple[list[Item], float]:
    """Return the items and height of the strip without caption and notes."""
    styles = label_styles(style)
    numeral = style.sizes.numeral
    big = TextStyle(face(style.faces.bold), numeral * 0.6, numeral * 0.72, style.palette.heading)
    scale = _scale(block, width)
    places = _find_places(block, scale)
    items, y = _draw_middle(block, (big, styles.note), places.mid, width)
    top = y + OVERHANG + 2.0
    items += _draw_scale(top, width, style.palette)
    items += _draw_bar(places, top, tones(style.palette, own=True))
    bottom = top + THICK + OVERHANG
    if block.others is not None:
        x = scale.x(block.others)
        named, bottom = _name_mark(block.others_text, styles.note, x, bottom, width)
        items += _draw_mark(x, (top, bottom), places, style.palette) + named
    items += _draw_tick(places, top, tones(style.palette, own=True))
    ends, height = _draw_ends(block, styles, places, bottom, width)
    return items + ends, height


def _scale(block: PercentileStrip, width: float) -> _Scale:
    """Return the scale, with room for a tick at each end and for an arrow beyond, whether there is one or not."""
    zero, end = TICK / 2, width - arrow(THICK) - TICK / 2
    return _Scale(zero, end, (end - zero) / block.scale_max)


def _find_places(block: PercentileStrip, scale: _Scale) -> _Places:
    low, mid, high = block.low, block.mid, block.high
    largest = max(value for value in (low, mid, high) if value is not None)
    is_open = block.mid_open or block.high_open or largest > block.scale_max
    return _Places(
        low=None if low is None else scale.x(low),
        mid=scale.x(mid),
        high=None if high is None else scale.x(high),
        right=scale.x(largest) + (arrow(THICK) if is_open else 0.0),
        is_open=is_open,
        has_tick=mid <= block.scale_max,
    )


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


def _draw_scale(top: float, width: float, palette: Palette) -> list[Item]:
    """Draw the axis at 0 and the thin line across, which goes on beyond the end of the scale."""
    middle, zero = top + THICK / 2, TICK / 2
    return [
        Stroke(zero, middle, width, middle, AXIS, palette.rule),
        Stroke(zero, top - OVERHANG, zero, top + THICK + OVERHANG, AXIS, palette.ink),
    ]


def _draw_bar(places: _Places, top: float, colors: Tones) -> list[Item]:
    """Draw the two-tone bar; a median beyond the scale is at its end, so that all of the bar is below it."""
    start, end = _span(places)
    return spread_bar(start, places.mid, end, top + THICK / 2, THICK, colors, is_open=places.is_open)


def _span(places: _Places) -> tuple[float, float]:
    """The start and end of the bar, without its arrow."""
    start = places.mid if places.low is None else places.low
    return start, places.mid if places.high is None else max(places.mid, places.high)


def _draw_tick(places: _Places, top: float, colors: Tones) -> list[Item]:
    if not places.has_tick:
        return []
    return spread_tick(places.mid, top + THICK / 2, THICK, OVERHANG, colors, _span(places))


def _name_mark(text: str, text_style: TextStyle, x: float, top: float, width: float) -> tuple[list[Item], float]:
    """Draw the name of a mark at ``x`` from ``top``, on the side with room; return it and its bottom."""
    gap = MARK / 2 + MARK_GAP
    right, left = width - x - gap, x - gap
    needed = text_style.width(text)
    is_right = needed <= right or (needed > left and right >= left)
    label = text_style.wrap(text, right if is_right else left)
    placed = label.place(x + gap, top) if is_right else label.place(x - gap, top, "right")
    return list(placed), top + label.height + MARK_END


def _draw_mark(x: float, span: tuple[float, float], places: _Places, palette: Palette) -> list[Item]:
    """Draw the mark of all occupations from the top of the bar to the bottom of its name, with paper around it."""
    top, bottom = span
    start, end = _span(places)
    reach = MARK / 2 + TICK_GAP
    left, right = max(start, x - reach), min(end, x + reach)
    gap = [Fill(left, top, right - left, THICK, palette.paper)] if left < right else []
    return [*gap, Fill(x - MARK / 2, top, MARK, bottom - MARK_END - top, tones(palette, own=False).solid)]


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
        right = max(high.width, min(places.right, width))
        top = y
        if low is not None:
            if low.width + LABEL_GAP + high.width > width:
                top = y + low.height + 2.0
            else:
                low_left, right = _separate(low_left, low.width, right, high.width, width)
        items += high.place(right, top, "right")
        height = top + high.height
    if low is not None:
        items = low.place(low_left, y, "left") + items
        height = max(height, y + low.height)
    return items, height


def _separate(left: float, low: float, right: float, high: float, width: float) -> tuple[float, float]:
    """Return the edges of two labels of the widths ``low`` and ``high``, moved apart until they do not overlap.

    Both move by the same distance if ``width`` allows.
    """
    overlap = left + low + LABEL_GAP - (right - high)
    if overlap <= 0:
        return left, right
    shift = min(left, max(overlap / 2, overlap - (width - right)))
    return left - shift, right + overlap - shift
