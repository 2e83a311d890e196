"""The percentile strip: the 10th to the 90th percentile on the national scale, with the middle value above.

Units are points, y downwards. The scale is the same for all strips of a period and year: from 0 at the axis to the 90th
percentile of all occupations. It has its own row of labels at the bottom. At its right is room for what is beyond it: a
bar that goes on there is cut by a break and ends in an arrow. A median there has its tick between the two, whatever it
is, so that the bar is solid below it and outlined above.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import PercentileStrip
from brochure.fonts.metrics import face
from brochure.layout.charts.figure import (
    OPEN_HALF,
    TICK,
    TICK_GAP,
    arrow,
    figure,
    in_proportion,
    spread_bar,
    spread_tick,
    tones,
)
from brochure.layout.pages import Box, Element, Fill, Item, Shape, Stroke
from brochure.layout.text.labels import Label, LabelStyles, TextStyle, label_styles
from brochure.style.model import Palette, Style

THICK = 12.0
OVERHANG = 4.5  # of the tick above and below the bar
AXIS = 0.8
MARK = 1.4  # the width of the mark of all occupations
LABEL_GAP = 10.0  # between two labels side by side
CLEARANCE = 2.0  # between vertical lines and the labels that they make room for
TIER_GAP = 2.0  # between labels one below the other
SCALE_TICK = 3.0  # above the line of the scale
SCALE_GAP = 2.0  # above and below that line
BREAK, SLANT = 2.6, 3.6  # the width of the break at the end of the scale, and by how much its top is farther right
BEYOND_TICK = 10.0  # from the end of the scale to the tick of a median beyond it
BEYOND_END = BEYOND_TICK + OPEN_HALF + TICK  # from the end of the scale to the arrow of a bar that goes on beyond it


class _Scale(NamedTuple):
    """``zero`` and ``end`` are in points from the left of the measure; ``max_value`` is the value at its end."""

    zero: float
    end: float
    max_value: float

    def x(self, value: float, beyond: float) -> float:
        """The position of ``value``; if it is beyond the scale, that is ``beyond`` points from its end."""
        if value > self.max_value:
            return self.end + beyond
        return self.zero + (self.end - self.zero) * (value / self.max_value)


class _Places(NamedTuple):
    """The positions of the values and of the bar, in points from the left of the measure.

    The bar is from ``start`` to ``end``, its arrow, if it has one, on to ``right``. ``is_broken`` is whether it goes
    beyond the scale.
    """

    low: float | None
    mid: float
    high: float | None
    start: float
    end: float
    right: float
    is_open: bool
    is_broken: bool


class _Block(NamedTuple):
    """Labels one below the other, aligned at the left or else at the right, from ``left`` and ``top``."""

    labels: tuple[Label, ...]
    left: float
    top: float
    is_right: bool = False

    @property
    def width(self) -> float:
        return max(label.width for label in self.labels)

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + sum(label.height for label in self.labels)

    def items(self) -> list[Item]:
        placed: list[Item] = []
        y = self.top
        for label in self.labels:
            placed += label.place(self.right, y, "right") if self.is_right else label.place(self.left, y)
            y += label.height
        return placed


def percentile_strip(block: PercentileStrip, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """Draw a percentile strip ``width`` points wide."""
    return figure(block, in_proportion(_draw_strip, block, style, width), style, width, siblings)


def _draw_strip(block: PercentileStrip, style: Style, width: float) -> tuple[list[Item], float]:
    """Return the items and height of the strip without caption and notes."""
    styles, palette = label_styles(style), style.palette
    numeral = style.sizes.numeral
    big = TextStyle(face(style.faces.bold), numeral * 0.6, numeral * 0.72, palette.heading)
    scale = _scale(block, width)
    places = _find_places(block, scale)
    items, y = _draw_middle(block, (big, styles.note), places.mid, width)
    top = y + OVERHANG + 2.0
    ends = _place_ends(block, styles, places, top + THICK + OVERHANG, width)
    bottom = max([top + THICK + OVERHANG, *(end.bottom for end in ends)]) + SCALE_GAP + SCALE_TICK
    colors, span = tones(palette, own=True), (places.start, places.end)
    items += _draw_scale(scale, (top, bottom), ends, places, palette)
    items += spread_bar(places.start, places.mid, places.end, top + THICK / 2, THICK, colors, is_open=places.is_open)
    items += _draw_break(scale, top, places, palette)
    mark = None if block.others is None else scale.x(block.others, 0.0)
    if mark is not None:
        items += _draw_mark(mark, (top, bottom), span, ends, palette)
    if places.low is not None:
        items += _draw_leader(ends[0], places.low, top + THICK, palette)
    items += spread_tick(places.mid, top + THICK / 2, THICK, OVERHANG, colors, span)
    texts = [*ends, *_place_names(block, styles.note, (mark, scale.end), bottom + SCALE_GAP, width)]
    for text in texts:
        items += text.items()
    return items, max(text.bottom for text in texts)


def _scale(block: PercentileStrip, width: float) -> _Scale:
    """Return the scale, with room beyond it, whether there is any pay or not."""
    return _Scale(TICK / 2, width - arrow(THICK) - BEYOND_END, block.scale_max)


def _find_places(block: PercentileStrip, scale: _Scale) -> _Places:
    largest = max(block.mid, block.high or 0.0)
    low = None if block.low is None else scale.x(block.low, BREAK)
    mid, end = scale.x(block.mid, BEYOND_TICK), scale.x(largest, BEYOND_END)
    is_broken = largest > scale.max_value
    is_open = block.mid_open or block.high_open or is_broken
    if is_open:
        end = max(end, mid + OPEN_HALF)
    return _Places(
        low=low,
        mid=mid,
        high=None if block.high is None else end,
        start=mid if low is None else low,
        end=end,
        right=end + (arrow(THICK) if is_open else 0.0),
        is_open=is_open,
        is_broken=is_broken,
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


def _draw_scale(
    scale: _Scale, span: tuple[float, float], ends: list[_Block], places: _Places, palette: Palette
) -> list[Item]:
    """Draw the axis at 0 and the line of the scale to the tick at its end; after a break, it goes on below the bar."""
    top, bottom = span
    lines = [(scale.zero, scale.end)]
    if places.is_broken:
        lines.append((scale.end + BREAK, places.right))
    verticals = [
        Stroke(scale.zero, upper, scale.zero, lower, AXIS, palette.ink)
        for upper, lower in _around(ends, scale.zero, (top - OVERHANG, bottom))
    ]
    return [
        *(Stroke(left, bottom, right, bottom, AXIS, palette.rule) for left, right in lines),
        *verticals,
        Stroke(scale.end, bottom - SCALE_TICK, scale.end, bottom, AXIS, palette.ink),
    ]


def _draw_break(scale: _Scale, top: float, places: _Places, palette: Palette) -> list[Item]:
    """Cut a bar that goes on beyond the scale at the end of the scale, as in broken axes."""
    if not places.is_broken or places.start >= scale.end:
        return []
    right, left = scale.end + SLANT / 2, scale.end - SLANT / 2
    return [
        Shape(((right, top), (right + BREAK, top), (left + BREAK, top + THICK), (left, top + THICK)), palette.paper)
    ]


def _draw_mark(
    x: float, span: tuple[float, float], bar: tuple[float, float], ends: list[_Block], palette: Palette
) -> list[Item]:
    """Draw the mark of all occupations from the top of the bar to the line of the scale, with paper around it."""
    start, end = bar
    reach = MARK / 2 + TICK_GAP
    left, right = max(start, x - reach), min(end, x + reach)
    gap = [Fill(left, span[0], right - left, THICK, palette.paper)] if left < right else []
    color = tones(palette, own=False).solid
    marks = [Fill(x - MARK / 2, top, MARK, bottom - top, color) for top, bottom in _around(ends, x, span)]
    return [*gap, *marks]


def _around(labels: list[_Block], x: float, span: tuple[float, float]) -> list[tuple[float, float]]:
    """The parts of a vertical line at ``x`` that no label covers; like a grid, it goes on below them."""
    parts = []
    top, bottom = span
    for label in labels:
        if label.left - CLEARANCE < x < label.right + CLEARANCE:
            parts.append((top, label.top))
            top = label.bottom
    return [(upper, lower) for upper, lower in (*parts, (top, bottom)) if upper < lower]


def _draw_leader(label: _Block, x: float, y: float, palette: Palette) -> list[Item]:
    """Join the low end, at ``x``, to a ``label`` farther left, along the foot ``y`` of the bar."""
    if label.right + LABEL_GAP >= x:
        return []
    left, along = label.right - AXIS / 2, y - AXIS / 2
    return [
        Stroke(left, along, x, along, AXIS, palette.rule),
        Stroke(left, along, left, label.top, AXIS, palette.rule),
    ]


def _place_ends(block: PercentileStrip, styles: LabelStyles, places: _Places, top: float, width: float) -> list[_Block]:
    """Place the labels of both ends below the bar; each covers or touches its end, or is joined to it.

    Labels stand under a bar that is wide enough for both, otherwise they begin where a short bar ends. At the right
    edge of the measure, the label of the low end makes room for the other. Where the measure has no room for both, they
    are one below the other.
    """
    lows = (styles.bold.wrap(block.low_text, width), styles.note.wrap(block.low_name, width))
    highs = (styles.bold.wrap(block.high_text, width), styles.note.wrap(block.high_name, width))
    low, high = _Block(lows, 0.0, top), _Block(highs, 0.0, top, is_right=True)
    left, right = places.low, places.right
    if left is None:
        return [] if places.high is None else [high._replace(left=max(0.0, right - high.width))]
    if places.high is None:
        return [low._replace(left=min(left, width - low.width))]
    if left + low.width + LABEL_GAP + high.width <= right:
        return [low._replace(left=left), high._replace(left=right - high.width)]
    spread = max(0.0, LABEL_GAP - (right - left)) / 2
    start = right + spread
    is_beside = start + high.width <= width
    high = high._replace(left=start if is_beside else max(0.0, min(right, width) - high.width), is_right=not is_beside)
    edge = min(left - spread, high.left - LABEL_GAP)
    low = low._replace(left=max(0.0, edge - low.width), is_right=edge > low.width / 2)
    if low.right + LABEL_GAP > high.left + 0.01:
        high = high._replace(top=low.bottom + TIER_GAP)
    return [low, high]


def _place_names(
    block: PercentileStrip, text_style: TextStyle, places: tuple[float | None, float], top: float, width: float
) -> list[_Block]:
    """Place the names on the scale: both ends, and between them that of all occupations, or below if it is too long.

    ``places`` are those of all occupations and of the end.
    """
    zero, last = (text_style.line(text) for text in block.scale_ends)
    mark, end = places
    first = _Block((zero,), 0.0, top)
    final = _Block((last,), max(0.0, min(width - last.width, end - last.width / 2)), top)
    if mark is None:
        return [first, final]
    name = text_style.wrap(block.others_text, width)
    left = mark - name.width / 2
    left = max(first.right + LABEL_GAP, min(left, final.left - LABEL_GAP - name.width))
    if left + name.width + LABEL_GAP > final.left + 0.01 or len(name.lines) > 1:
        left, top = max(0.0, min(mark - name.width / 2, width - name.width)), first.bottom
    return [first, _Block((name,), left, top), final]
