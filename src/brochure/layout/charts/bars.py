"""Horizontal bars: labels at the left, or above where the measure is narrow; values at the bars' ends.

Units are points, y downwards. No grid and no legend: the zero axis and the printed values say it all.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import Bar, BarChart
from brochure.layout.charts.figure import arrow, figure, open_bar
from brochure.layout.pages import Box, Element, Fill, Item, Stroke
from brochure.layout.text.labels import Align, Label, LabelStyles, label_styles
from brochure.style.contrast import marks
from brochure.style.model import Palette, Style

THICK, THIN = 11.0, 8.0  # a bar beside its label, and under it
ROW_GAP = 6.0
LABEL_GAP = 9.0  # between label column and plot
NEGATIVE_GAP = 7.0  # more of it where values stand at the left of bars, next to the labels
VALUE_GAP = 4.5  # between a bar's end and its value
LABEL_SHARE = 0.45  # of the measure, at most, for the label column
EASY = 0.92  # of that: labels up to here are not broken for the sake of a narrower column
DEEPEST = 3  # lines of a label beside its bar
NARROW = 300.0  # under this measure a label of more than two lines goes above its bar
AXIS = 0.8
OVER = 1.5  # of the axis over a single bar, up and down
MIN_BAR = 0.7  # a bar shorter than this would not print


class _Line(NamedTuple):
    """One bar, its label and the words of its value."""

    bar: Bar
    label: Label
    value: Label


def bar_chart(block: BarChart, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """A bar chart ``width`` points wide."""
    return figure(block, _draw_bars(block, style, width), style, width, siblings)


def _draw_bars(block: BarChart, style: Style, width: float) -> tuple[list[Item], float]:
    """The items of the chart without caption and notes, and its height."""
    if not block.bars:
        return [], 0.0
    styles = label_styles(style)
    column = _label_column(block.bars, styles, width)
    if column is None:
        return _above(block, style, styles, width)
    return _beside(block, style, styles, (column, width))


def _label_column(bars: tuple[Bar, ...], styles: LabelStyles, width: float) -> float | None:
    """The width of the label column; None where labels read better above their bars."""
    labels = [(bar.label, styles.bold if bar.own else styles.plain) for bar in bars]
    extents = [text_style.extent(label) for label, text_style in labels]
    most = LABEL_SHARE * width
    natural = max(extent[0] for extent in extents)
    if natural <= most:
        return natural
    two = max(text_style.two_lines(label) for label, text_style in labels)
    if two <= most:
        # Labels that are shorter than the longest half need no second line.
        return max(two, max((extent[0] for extent in extents if extent[0] <= EASY * most), default=0.0))
    if width < NARROW or max(extent[1] for extent in extents) > most:
        return None
    wrapped = [text_style.wrap(label, most) for label, text_style in labels]
    if max(len(label.lines) for label in wrapped) > DEEPEST:
        return None
    return max(label.width for label in wrapped)


def _lines(bars: tuple[Bar, ...], styles: LabelStyles, label_width: float, value_width: float) -> list[_Line]:
    lines = []
    for bar in bars:
        label_style = styles.bold if bar.own else styles.plain
        value_style = styles.note if bar.value is None else label_style
        lines.append(_Line(bar, label_style.wrap(bar.label, label_width), value_style.wrap(bar.text, value_width)))
    return lines


def _beside(
    block: BarChart, style: Style, styles: LabelStyles, widths: tuple[float, float]
) -> tuple[list[Item], float]:
    """Labels in a column at the left, one axis through all rows. ``widths``: of the label column, of the whole."""
    column, width = widths
    left = column + LABEL_GAP if column else 0.0
    if any((bar.value or 0.0) < 0 for bar in block.bars):
        left += NEGATIVE_GAP
    lines = _lines(block.bars, styles, column, (width - left) / 2)
    plot = _plot(block, lines, (left, width), THICK, style.palette)
    if not plot.scale.unit and any(bar.value for bar in block.bars):
        return _above(block, style, styles, width)  # nothing is left for the bars themselves
    items: list[Item] = []
    y = ROW_GAP / 2
    for line in lines:
        height = max(THICK, line.label.height, line.value.height)
        middle = y + height / 2
        items += line.label.place(0.0, middle - line.label.height / 2)
        items += plot.bar(line, middle)
        y += height + ROW_GAP
    height = y - ROW_GAP / 2
    items.append(plot.axis(0.0, height))
    return items, height


def _above(block: BarChart, style: Style, styles: LabelStyles, width: float) -> tuple[list[Item], float]:
    """Each label on lines of its own above its bar; the axis shows at each bar."""
    lines = _lines(block.bars, styles, width, width / 2)
    plot = _plot(block, lines, (0.0, width), THIN, style.palette)
    items: list[Item] = []
    y = 0.0
    for line in lines:
        items += line.label.place(0.0, y)
        y += line.label.height + 1.0
        height = max(THIN + 2 * OVER, line.value.height)
        middle = y + height / 2
        items += plot.bar(line, middle)
        items.append(plot.axis(middle - THIN / 2 - OVER, middle + THIN / 2 + OVER))
        y += height + ROW_GAP
    return items, y - ROW_GAP


class _Plot(NamedTuple):
    """Where bars are drawn. ``ground`` is how far the ground behind shares of a whole reaches."""

    scale: Scale
    ground: float | None
    thickness: float
    palette: Palette

    def axis(self, top: float, bottom: float) -> Stroke:
        return Stroke(self.scale.zero, top, self.scale.zero, bottom, AXIS, self.palette.ink)

    def bar(self, line: _Line, middle: float) -> list[Item]:
        """One bar around the height ``middle``, with its value."""
        bar, zero, thickness = line.bar, self.scale.zero, self.thickness
        items: list[Item] = []
        grounded = self.ground is not None and bar.value is not None
        if self.ground is not None and grounded:
            items.append(Fill(zero, middle - thickness / 2, self.ground - zero, thickness, self.palette.tint))
        side = -1.0 if bar.value and bar.value < 0 else 1.0
        end = zero
        if bar.value:
            end = zero + side * max(MIN_BAR, abs(bar.value) * self.scale.unit)
            items += self._body(bar, end, middle)
            end += side * arrow(thickness) if bar.open else 0.0
        if self.ground is not None and grounded and end < self.ground < end + VALUE_GAP + line.value.width + 2.0:
            end = self.ground  # a value half on the ground and half off it would look like a slip
        align: Align = "left" if side > 0 else "right"
        top = middle - line.value.height / 2
        items += line.value.place(end + side * VALUE_GAP, top, align)
        return items

    def _body(self, bar: Bar, end: float, middle: float) -> list[Item]:
        colors = marks(self.palette)
        color = colors.own if bar.own else colors.other
        zero = self.scale.zero
        if bar.open:
            return open_bar(zero, end, middle, self.thickness, color)
        return [Fill(min(zero, end), middle - self.thickness / 2, abs(end - zero), self.thickness, color)]


def _plot(block: BarChart, lines: list[_Line], span: tuple[float, float], thickness: float, palette: Palette) -> _Plot:
    """The plot between the two ends of ``span``, its scale as large as the words beside the bars allow."""
    left, right = span[0] + AXIS / 2 + MIN_BAR, span[1] - AXIS / 2 - MIN_BAR
    if all((line.bar.value or 0.0) >= 0 for line in lines):
        left -= MIN_BAR
    extents = []
    for line in lines:
        bar = line.bar
        beyond = VALUE_GAP + line.value.width + (arrow(thickness) if bar.open and bar.value else 0.0)
        extents.append(Extent(bar.value or 0.0, beyond))
    shares = block.kind == "share" and all(extent.value >= 0 for extent in extents)
    whole = 0.0
    if shares:
        whole = max(100.0, *(extent.value for extent in extents))
        extents = [Extent(whole, max(extent.beyond for extent in extents))]
    scale = fit(extents, right - left)
    scale = Scale(left + scale.zero, scale.unit)
    return _Plot(scale, scale.x(whole) if shares else None, thickness, palette)


class Extent(NamedTuple):
    """What a bar asks for: its ``value``, and the points that its words and arrow take beyond its end."""

    value: float
    beyond: float


class Scale(NamedTuple):
    """``zero`` is the axis, in points from the left of the plot; ``unit`` the points for a value of one."""

    zero: float
    unit: float

    def x(self, value: float) -> float:
        return self.zero + value * self.unit


def fit(extents: list[Extent], width: float) -> Scale:
    """The largest scale on which every bar with its words fits into ``width``.

    Bars of positive value and of zero have their words to the right, those of negative value to the left. A plot
    too narrow for its words gets a unit of 0.
    """
    rights = [Extent(0.0, 0.0), *(extent for extent in extents if extent.value >= 0)]
    lefts = [Extent(0.0, 0.0), *(extent for extent in extents if extent.value < 0)]
    units = [
        (width - left.beyond - right.beyond) / (right.value - left.value)
        for left in lefts
        for right in rights
        if right.value > left.value
    ]
    unit = max(0.0, min(units, default=0.0))
    return Scale(max(left.beyond - left.value * unit for left in lefts), unit)
