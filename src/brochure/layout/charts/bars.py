"""Horizontal bars: labels at the left, or above in a narrow measure; values at the ends of the bars.

Units are points, y downwards. The printed values replace a grid and a legend.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from brochure.compose.blocks import Bar, BarChart, has_others
from brochure.layout.charts.figure import GAP_ABOVE, arrow, closed_bar, figure, in_proportion, open_bar, tones
from brochure.layout.pages import Box, Element, Item, Stroke
from brochure.layout.surfaces import shaded
from brochure.layout.text.labels import Align, Label, LabelStyles, label_styles
from brochure.style.model import Palette, Style

THICK, THIN = 11.0, 8.0  # of a bar beside its label, and below it
LABEL_GAP = 9.0  # between label column and plot
NEGATIVE_GAP = 7.0  # added to it if values are at the left of bars, next to the labels
VALUE_GAP = 4.5  # between a bar's end and its value
LABEL_SHARE = 0.45  # of the measure: the maximum for the label column
WIDE_LABEL_SHARE = 0.55  # the same for labels of more lines in a wide measure, where bars are still long enough
NARROW = 300.0  # in a narrower measure, the label column has no more than LABEL_SHARE
UNBROKEN = 0.92  # of that: labels up to this width stay on one line
MAX_LABEL_LINES = 4  # the maximum for a label beside its bar
MEAN_LABEL_LINES = 2  # the maximum on average, apart from a single line more
MAX_LINES_ABOVE = 2  # for a label above its bar, on the side of the axis where the bar is
AXIS = 0.8
OVERHANG = 1.5  # free above and below a bar under its label
AXIS_GAP = 4.0  # between the axis and labels above bars
MIN_BAR = 0.7  # a shorter bar would not print


class _Row(NamedTuple):
    """One bar, its label and its printed value."""

    bar: Bar
    label: Label
    value: Label


def bar_chart(
    block: BarChart, style: Style, width: float, siblings: list[Element], *, labels_above: bool = False
) -> list[Box]:
    """Draw a bar chart ``width`` points wide; ``labels_above`` is whether labels stand there wherever they fit."""
    draw = partial(_draw_bars, labels_above=labels_above)
    return figure(block, in_proportion(draw, block, style, width), style, width, siblings)


def _draw_bars(block: BarChart, style: Style, width: float, *, labels_above: bool) -> tuple[list[Item], float]:
    """Return the items and height of the chart without caption and notes."""
    if not block.bars:
        return [], 0.0
    styles = label_styles(style)
    column = None if labels_above else _label_column(block.bars, styles, width)
    if column is None:
        return _draw_above(block, style, styles, width)
    return _draw_beside(block, style, styles, (column, width))


def _label_column(bars: tuple[Bar, ...], styles: LabelStyles, width: float) -> float | None:
    """Return the width of the label column; None if labels read better above their bars."""
    set_apart = has_others(bars)
    labels = [(bar.label, styles.bold if bar.own and set_apart else styles.plain) for bar in bars]
    extents = [text_style.extent(label) for label, text_style in labels]
    max_width = LABEL_SHARE * width
    natural = max(extent[0] for extent in extents)
    if natural <= max_width:
        return natural
    halved = max(text_style.two_lines(label) for label, text_style in labels)
    wide = WIDE_LABEL_SHARE * width if width >= NARROW else max_width
    if halved <= wide:
        # Shorter labels stay on one line.
        return max(halved, max((extent[0] for extent in extents if extent[0] <= UNBROKEN * max_width), default=0.0))
    if max(extent[1] for extent in extents) > wide:
        return None
    wrapped = [text_style.wrap(label, wide) for label, text_style in labels]
    lines = [len(label.lines) for label in wrapped]
    if max(lines) > MAX_LABEL_LINES or sum(lines) > MEAN_LABEL_LINES * len(lines) + 1:
        return None
    return max(label.width for label in wrapped)


def _rows(bars: tuple[Bar, ...], styles: LabelStyles, label_width: float, value_width: float) -> list[_Row]:
    set_apart = has_others(bars)
    rows = []
    for bar in bars:
        label_style = styles.bold if bar.own and set_apart else styles.plain
        value_style = styles.note if bar.value is None else label_style
        label = label_style._replace(lang=bar.lang).wrap(bar.label, label_width)
        rows.append(_Row(bar, label, value_style.wrap(bar.text, value_width)))
    return rows


def _draw_beside(
    block: BarChart, style: Style, styles: LabelStyles, widths: tuple[float, float]
) -> tuple[list[Item], float]:
    """Draw labels in a left column, and one axis; ``widths`` are those of the label column and the chart."""
    column, width = widths
    left = column + LABEL_GAP if column else 0.0
    if any((bar.value or 0.0) < 0 for bar in block.bars):
        left += NEGATIVE_GAP
    rows = _rows(block.bars, styles, column, (width - left) / 2)
    plot = _plot(block, rows, (left, width), THICK, style.palette)
    if not plot.scale.unit and any(bar.value for bar in block.bars):
        return _draw_above(block, style, styles, width)  # no room is left for bars
    items: list[Item] = []
    y = style.sizes.row_gap / 2
    for row in rows:
        height = max(THICK, row.label.height, row.value.height)
        middle = y + height / 2
        items += row.label.place(0.0, middle - row.label.height / 2)
        items += plot.bar(row, middle)
        y += height + style.sizes.row_gap
    height = y - style.sizes.row_gap / 2
    items.append(plot.axis(0.0, height))
    return items, height


def _draw_above(block: BarChart, style: Style, styles: LabelStyles, width: float) -> tuple[list[Item], float]:
    """Draw each label above its bar, on the same side of the axis if there is room, and one axis."""
    rows = _rows(block.bars, styles, width, width / 2)
    plot = _plot(block, rows, (0.0, width), THIN, style.palette)
    items: list[Item] = []
    y, gap = 0.0, max(GAP_ABOVE, style.sizes.row_gap)
    for row in rows:
        label, is_left = _label_above(row, plot.scale.zero, width)
        items += (
            label.place(plot.scale.zero - AXIS_GAP, y, "right")
            if is_left
            else label.place(plot.scale.zero + AXIS_GAP, y)
        )
        y += label.height + 1.0
        height = max(THIN + 2 * OVERHANG, row.value.height)
        items += plot.bar(row, y + height / 2)
        y += height + gap
    height = y - gap
    items.append(plot.axis(0.0, height))
    return items, height


def _label_above(row: _Row, zero: float, width: float) -> tuple[Label, bool]:
    """The label of ``row`` above its bar, and whether it is at the left of the axis, which is at ``zero``.

    It is where the bar is, unless it is too long for that side and the other is wider.
    """
    text, text_style = row.bar.label, row.label.style
    is_left = bool(row.bar.value and row.bar.value < 0)
    own, other = zero - AXIS_GAP, width - zero - AXIS_GAP
    if not is_left:
        own, other = other, own
    label = text_style.wrap(text, own) if text_style.longest_word(text) <= own else None
    if label and (len(label.lines) <= MAX_LINES_ABOVE or own >= other):
        return label, is_left
    return text_style.wrap(text, max(own, other)), is_left == (own >= other)


class _Plot(NamedTuple):
    """The plot area. In a chart of shares, the tinted background of each bar ends at ``ground_end``."""

    scale: Scale
    ground_end: float | None
    thickness: float
    palette: Palette

    def axis(self, top: float, bottom: float) -> Stroke:
        return Stroke(self.scale.zero, top, self.scale.zero, bottom, AXIS, self.palette.ink)

    def bar(self, row: _Row, middle: float) -> list[Item]:
        """Draw one bar with its value, centered on ``middle``."""
        bar, zero, thickness = row.bar, self.scale.zero, self.thickness
        items: list[Item] = []
        tinted = self.ground_end is not None and bar.value is not None
        if self.ground_end is not None and tinted:
            items += shaded(zero, middle - thickness / 2, self.ground_end - zero, thickness, self.palette)
        side = -1.0 if bar.value and bar.value < 0 else 1.0
        end = zero
        if bar.value:
            end = zero + side * max(MIN_BAR, abs(bar.value) * self.scale.unit)
            items += self._draw_body(bar, end, middle)
            end += side * arrow(thickness) if bar.open else 0.0
        if self.ground_end is not None and tinted and end < self.ground_end < end + VALUE_GAP + row.value.width + 2.0:
            end = self.ground_end  # a value must not straddle the end of the background
        align: Align = "left" if side > 0 else "right"
        top = middle - row.value.height / 2
        items += row.value.place(end + side * VALUE_GAP, top, align)
        return items

    def _draw_body(self, bar: Bar, end: float, middle: float) -> list[Item]:
        draw = open_bar if bar.open else closed_bar
        return draw(self.scale.zero, end, middle, self.thickness, tones(self.palette, own=bar.own))


def _plot(block: BarChart, rows: list[_Row], span: tuple[float, float], thickness: float, palette: Palette) -> _Plot:
    """Return the plot within ``span``, with the largest scale that leaves room for the values."""
    left, right = span[0] + AXIS / 2 + MIN_BAR, span[1] - AXIS / 2 - MIN_BAR
    if all((row.bar.value or 0.0) >= 0 for row in rows):
        left -= MIN_BAR
    extents = []
    for row in rows:
        bar = row.bar
        beyond = VALUE_GAP + row.value.width + (arrow(thickness) if bar.open and bar.value else 0.0)
        extents.append(Extent(bar.value or 0.0, beyond))
    shares = block.kind == "share" and all(extent.value >= 0 for extent in extents)
    whole = 0.0
    if shares:
        whole = max(block.whole, *(extent.value for extent in extents))
        extents = [Extent(whole, max(extent.beyond for extent in extents))]
    scale = fit(extents, right - left)
    scale = Scale(left + scale.zero, scale.unit)
    return _Plot(scale, scale.x(whole) if shares else None, thickness, palette)


class Extent(NamedTuple):
    """The ``value`` of a bar, and the points that its text and arrow take ``beyond`` its end."""

    value: float
    beyond: float


class Scale(NamedTuple):
    """``zero`` is the axis, in points from the left of the plot; ``unit`` is the points per unit of value."""

    zero: float
    unit: float

    def x(self, value: float) -> float:
        return self.zero + value * self.unit


def fit(extents: list[Extent], width: float) -> Scale:
    """Return the largest scale at which every bar fits ``width`` with its text.

    The text is to the right of bars with positive or zero values, and to the left of bars with negative values.
    If the text alone does not fit, the unit is 0.
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
