"""Horizontal bars: labels at the left, or above where the measure is narrow; values at the bars' ends.

Units are points, y downwards. No grid and no legend: the zero axis and the printed values say it all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from brochure.compose.blocks import Bar, BarChart
from brochure.layout.labels import Align, Lettering, Letterings, letterings, place
from brochure.layout.pages import Fill, Item, Shape, Stroke
from brochure.layout.scale import Extent, Scale, fit
from brochure.style.model import Palette, Style

THICK, THIN = 11.0, 8.0  # a bar beside its label, and under it
ROW_GAP = 6.0
LABEL_GAP = 9.0  # between label column and plot
VALUE_GAP = 4.5  # between a bar's end and its value
LABEL_SHARE = 0.45  # of the measure, at most, for the label column
NARROW = 300.0  # under this measure a label of three lines goes above its bar
AXIS = 0.8
LEAST = 0.7  # a bar shorter than this would not print
CHEVRON_GAP, CHEVRON = 1.8, 2.6


@dataclass(slots=True)
class _Line:
    """One bar with its words broken into lines."""

    bar: Bar
    label: list[str]
    label_hand: Lettering
    value: list[str]
    value_hand: Lettering
    value_width: float


def draw_bars(block: BarChart, style: Style, width: float) -> tuple[list[Item], float]:
    """The items of the chart without caption and notes, and its height."""
    hands = letterings(style)
    column = _label_column(block.bars, hands, width)
    if column is None:
        return _above(block, style, hands, width)
    return _beside(block, style, hands, width, column)


def _label_column(bars: tuple[Bar, ...], hands: Letterings, width: float) -> float | None:
    """The width of the label column; None where labels read better above their bars."""
    labels = [(bar.label, hands.bold if bar.own else hands.plain) for bar in bars]
    natural = max((hand.width(label) for label, hand in labels), default=0.0)
    most = LABEL_SHARE * width
    if natural <= most:
        return natural
    if any(hand.longest_word(label) > most for label, hand in labels):
        return None
    for measure, lines in ((0.34 * width, 2), (0.4 * width, 2), (most, 2), (most, 3 if width >= NARROW else 2)):
        wrapped = [hand.wrap(label, measure) for label, hand in labels]
        if max(map(len, wrapped)) <= lines:
            widest = max(hand.width(line) for (_, hand), broken in zip(labels, wrapped, strict=True) for line in broken)
            if widest <= measure:
                return widest
    return None


def _lines(bars: tuple[Bar, ...], hands: Letterings, label_width: float, value_width: float) -> list[_Line]:
    lines = []
    for bar in bars:
        label_hand = hands.bold if bar.own else hands.plain
        value_hand = hands.note if bar.value is None else label_hand
        value = value_hand.wrap(bar.text, value_width)
        widest = max(map(value_hand.width, value))
        lines.append(_Line(bar, label_hand.wrap(bar.label, label_width), label_hand, value, value_hand, widest))
    return lines


def _scale(block: BarChart, lines: list[_Line], width: float, thickness: float) -> tuple[Scale, float | None]:
    """The scale, in a plot of ``width``; and for shares the value that the ground behind the bars reaches to."""
    extents = [
        Extent(
            line.bar.value or 0.0,
            VALUE_GAP + line.value_width + (_arrow(thickness) if line.bar.open and line.bar.value else 0.0),
        )
        for line in lines
    ]
    if block.kind == "bar" or any(extent.value < 0 for extent in extents):
        return fit(extents, width), None
    whole = max(100.0, *(extent.value for extent in extents)) if extents else 100.0
    widest = max((extent.beyond for extent in extents), default=0.0)
    return fit([Extent(whole, widest)], width), whole


def _beside(block: BarChart, style: Style, hands: Letterings, width: float, column: float) -> tuple[list[Item], float]:
    """Labels in a column at the left, one axis through all rows."""
    plot = column + LABEL_GAP if column else 0.0
    lines = _lines(block.bars, hands, column, (width - plot) / 2)
    scale, whole = _scale(block, lines, width - plot - AXIS, THICK)
    scale = replace(scale, zero=plot + AXIS / 2 + scale.zero)
    items: list[Item] = []
    y = ROW_GAP / 2
    for line in lines:
        height = max(THICK, len(line.label) * line.label_hand.leading, len(line.value) * line.value_hand.leading)
        middle = y + height / 2
        top = middle - len(line.label) * line.label_hand.leading / 2
        items += place(line.label, line.bar.label, line.label_hand, 0.0, top)
        items += _bar(line, scale, whole, middle, THICK, style.palette)
        y += height + ROW_GAP
    height = y - ROW_GAP / 2
    if lines:
        items.append(Stroke(scale.zero, 0.0, scale.zero, height, AXIS, style.palette.ink))
    return items, height


def _above(block: BarChart, style: Style, hands: Letterings, width: float) -> tuple[list[Item], float]:
    """Each label on lines of its own above its bar; the axis shows at each bar."""
    lines = _lines(block.bars, hands, width, width / 2)
    scale, whole = _scale(block, lines, width - AXIS, THIN)
    scale = replace(scale, zero=scale.zero + AXIS / 2)
    items: list[Item] = []
    y = 0.0
    for line in lines:
        items += place(line.label, line.bar.label, line.label_hand, 0.0, y)
        y += len(line.label) * line.label_hand.leading + 1.0
        height = max(THIN + 2.0, len(line.value) * line.value_hand.leading)
        middle = y + height / 2
        items += _bar(line, scale, whole, middle, THIN, style.palette)
        half = THIN / 2 + 1.5
        items.append(Stroke(scale.zero, middle - half, scale.zero, middle + half, AXIS, style.palette.ink))
        y += height + ROW_GAP
    return items, y - ROW_GAP if lines else 0.0


def _bar(
    line: _Line, scale: Scale, whole: float | None, middle: float, thickness: float, palette: Palette
) -> list[Item]:
    """One bar around the height ``middle``, with its value."""
    bar, value = line.bar, line.bar.value or 0.0
    zero, end, top = scale.zero, scale.x(value), middle - thickness / 2
    items: list[Item] = []
    if whole is not None and bar.value is not None:
        items.append(Fill(zero, top, scale.x(whole) - zero, thickness, palette.tint))
    side = -1.0 if value < 0 else 1.0
    if value:
        colour = palette.own if bar.own else palette.other
        length = max(LEAST, abs(end - zero))
        end = zero + side * length
        if bar.open:
            items += open_bar(zero, end, middle, thickness, colour)
            end += side * _arrow(thickness)
        else:
            items.append(Fill(min(zero, end), top, length, thickness, colour))
    if whole is not None and bar.value is not None:
        ground = scale.x(whole)
        if end < ground < end + VALUE_GAP + line.value_width + 2.0:
            end = ground  # a value half on the ground and half off it would look like a slip
    top = middle - len(line.value) * line.value_hand.leading / 2
    align: Align = "left" if side > 0 else "right"
    items += place(line.value, bar.text, line.value_hand, end + side * VALUE_GAP, top, align)
    return items


def _arrow(thickness: float) -> float:
    """What the end of an open bar adds to its length."""
    return thickness / 2 + CHEVRON_GAP + CHEVRON


def open_bar(start: float, end: float, middle: float, thickness: float, colour: str) -> list[Item]:
    """A bar from ``start`` to ``end`` that goes on: pointed, with a chevron ahead. Its form shows it, not its colour."""
    half = thickness / 2
    side = -1.0 if end < start else 1.0
    body = ((start, middle - half), (end, middle - half), (end + side * half, middle), (end, middle + half),
            (start, middle + half))  # fmt: skip
    near, far = end + side * CHEVRON_GAP, end + side * (CHEVRON_GAP + CHEVRON)
    chevron = ((near, middle - half), (far, middle - half), (far + side * half, middle), (far, middle + half),
               (near, middle + half), (near + side * half, middle))  # fmt: skip
    return [Shape(body, colour), Shape(chevron, colour)]
