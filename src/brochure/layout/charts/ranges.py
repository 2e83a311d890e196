"""Ranges on one scale from zero: each row has a bar from low to high, a tick at its middle, and text at its end.

Units are points, y downwards. Labels stand in a column at the left, or above their bars in a narrow measure. The key
at the top names the ends and the tick once, at a bar of each tone in the chart. Open ends are arrows, as in the strip.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import Range, RangeChart, has_others
from brochure.layout.charts.figure import (
    GAP_ABOVE,
    OPEN_HALF,
    TICK,
    Tones,
    arrow,
    figure,
    in_proportion,
    spread_bar,
    spread_tick,
    tones,
)
from brochure.layout.pages import Box, Element, Item, Stroke
from brochure.layout.text.labels import Label, LabelStyles, TextStyle, label_styles
from brochure.style.model import Palette, Style

THICK, THIN = 9.0, 8.0  # of a bar beside its label, and below it
OVERHANG = 2.5  # of the tick above and below the bar
LABEL_GAP = 10.0  # between label column, plot and text
LABEL_SHARE, TEXT_SHARE = 0.34, 0.3  # maximum shares of the measure
NARROW = 320.0  # in a narrower measure, labels go above their bars
AXIS = 0.8
AXIS_GAP = 4.0  # between the axis and labels above bars


class _Row(NamedTuple):
    """One range, its label and the text at its end."""

    range: Range
    label: Label
    text: Label
    tones: Tones

    @property
    def known(self) -> list[float]:
        """The known values among low, middle and high."""
        return [value for value in (self.range.low, self.range.mid, self.range.high) if value is not None]


class _Plot(NamedTuple):
    """The plot area: ``zero`` and ``end`` in points from the left, ``unit`` in points per unit of value."""

    zero: float
    end: float
    unit: float
    thickness: float
    rule: str


def range_chart(block: RangeChart, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """Draw a chart of nonnegative ranges, ``width`` points wide."""
    return figure(block, in_proportion(_draw_ranges, block, style, width), style, width, siblings)


def _draw_ranges(block: RangeChart, style: Style, width: float) -> tuple[list[Item], float]:
    """Return the items and height of the chart without caption and notes."""
    if not block.ranges:
        return [], 0.0
    styles = label_styles(style)
    if width < NARROW:
        return _draw_above(block, style, styles, width)
    return _draw_beside(block, style, styles, width)


def _draw_beside(block: RangeChart, style: Style, styles: LabelStyles, width: float) -> tuple[list[Item], float]:
    """Draw labels in a left column, text in a right column, and one axis through all rows."""
    rows = _rows(block, styles, (LABEL_SHARE * width, TEXT_SHARE * width), style.palette)
    left = max(row.label.width for row in rows) + LABEL_GAP
    right = width - max(row.text.width for row in rows) - LABEL_GAP
    plot = _plot(rows, block.scale_max, (left, right), THICK, style.palette)
    items, y = draw_key(block, styles.note, (left, width), _key_tones(rows))
    y += style.sizes.row_gap
    top = y - style.sizes.row_gap / 2
    for row in rows:
        height = max(THICK + 2 * OVERHANG, row.label.height, row.text.height)
        middle = y + height / 2
        items += row.label.place(0.0, middle - row.label.height / 2)
        items += _draw_bar(row, plot, middle)
        items += row.text.place(width, middle - row.text.height / 2, "right")
        y += height + style.sizes.row_gap
    height = y - style.sizes.row_gap / 2
    items.append(Stroke(plot.zero, top, plot.zero, height, AXIS, style.palette.ink))
    return items, height


def _draw_above(block: RangeChart, style: Style, styles: LabelStyles, width: float) -> tuple[list[Item], float]:
    """Draw each label, with its text at the right, above its bar, and one axis."""
    set_apart = has_others(block.ranges)
    widest = max(_text_style(row, styles, set_apart=set_apart).width(row.text) for row in block.ranges)
    text_width = min(widest, width / 2 - LABEL_GAP)
    left = TICK / 2 + AXIS_GAP
    rows = _rows(block, styles, (width - left - text_width - LABEL_GAP, text_width), style.palette)
    plot = _plot(rows, block.scale_max, (TICK / 2, width), THIN, style.palette)
    items, y = draw_key(block, styles.note, (0.0, width), _key_tones(rows))
    gap = max(GAP_ABOVE, style.sizes.row_gap)
    top = y + gap
    for row in rows:
        y += gap
        items += row.label.place(left, y)
        items += row.text.place(width, y, "right")
        y += max(row.label.height, row.text.height)
        if not row.known:
            continue
        middle = y + 1.0 + OVERHANG + THIN / 2
        items += _draw_bar(row, plot, middle)
        y = middle + THIN / 2 + OVERHANG
    items.append(Stroke(plot.zero, top, plot.zero, y, AXIS, style.palette.ink))
    return items, y


def _rows(block: RangeChart, styles: LabelStyles, widths: tuple[float, float], palette: Palette) -> list[_Row]:
    """Return the rows with labels and text wrapped to ``widths``."""
    label_width, text_width = widths
    set_apart = has_others(block.ranges)
    rows = []
    for row in block.ranges:
        label_style = styles.bold if row.own and set_apart else styles.plain
        label = label_style._replace(lang=row.lang).wrap(row.label, label_width)
        text = _text_style(row, styles, set_apart=set_apart).wrap(row.text, text_width)
        rows.append(_Row(row, label, text, tones(palette, own=row.own)))
    return rows


def _key_tones(rows: list[_Row]) -> tuple[Tones, ...]:
    """Return the colors of the bars, each once, in their order; those of the first row if there are no bars."""
    return tuple(dict.fromkeys(row.tones for row in rows if len(set(row.known)) > 1)) or (rows[0].tones,)


def _text_style(row: Range, styles: LabelStyles, *, set_apart: bool) -> TextStyle:
    """Return the label's text style for a figure, and the note style for the text of a missing figure."""
    if row.mid is None:
        return styles.note
    return styles.bold if row.own and set_apart else styles.plain


def _plot(rows: list[_Row], min_scale: float, span: tuple[float, float], thickness: float, palette: Palette) -> _Plot:
    """Return the plot within ``span``; its scale has room for all values, for ``min_scale`` and for arrows.

    If charts share a scale, each leaves room for arrows, so that the scales are equal.
    """
    left, right = span
    largest = max((value for row in rows for value in row.known), default=0.0)
    has_arrows = min_scale > 0 or any(_is_open(row.range) for row in rows)
    room = right - left - TICK / 2 - (OPEN_HALF + arrow(thickness) if has_arrows else 0.0)
    largest = max(largest, min_scale)
    return _Plot(left, right, max(0.0, room) / largest if largest else 0.0, thickness, palette.rule)


def _is_open(row: Range) -> bool:
    return row.low_open or row.mid_open or row.high_open


def _draw_bar(row: _Row, plot: _Plot, middle: float) -> list[Item]:
    """Draw the line from the axis, the two-tone bar on it, and the tick."""
    if not row.known:
        return []
    range_, thick = row.range, plot.thickness
    low, end = plot.zero + min(row.known) * plot.unit, plot.zero + max(row.known) * plot.unit
    mid = None if range_.mid is None else plot.zero + range_.mid * plot.unit
    split = low if mid is None else mid  # where the solid half ends
    items: list[Item] = [Stroke(plot.zero, middle, plot.end, middle, AXIS, plot.rule)]
    items += spread_bar(low, split, end, middle, thick, row.tones, is_open=_is_open(range_))
    if mid is not None:
        items += spread_tick(mid, middle, thick, OVERHANG, row.tones, (low, end))
    return items


KEY_OVERHANG = 1.5  # of the tick above and below the bar
KEY_BAR, KEY_THICK = 34.0, 6.0  # a bar in the key
KEY_GAP = 4.0  # between a symbol and its name, or another symbol
KEY_ENDS_GAP = 10.0  # between the ends and the tick


def draw_key(
    block: RangeChart, text_style: TextStyle, span: tuple[float, float], colors: tuple[Tones, ...]
) -> tuple[list[Item], float]:
    """Draw the key: small bars between the names of their ends at the left, the tick and its name at the right.

    There is a bar for each of ``colors``. The parts are stacked if they do not fit ``span``, the left and right edges.
    """
    left, right = span
    low, mid, high = (text_style.line(name) for name in (block.low_name, block.mid_name, block.high_name))
    bars = len(colors) * (KEY_BAR + KEY_GAP) - KEY_GAP
    ends = low.width + KEY_GAP + bars + KEY_GAP + high.width
    mark = TICK + KEY_GAP + mid.width
    if ends > right - left:
        return _stacked_key(block, text_style, span, colors)
    beside = ends + KEY_ENDS_GAP + mark <= right - left
    bar, middle = left + low.width + KEY_GAP, text_style.leading / 2
    items: list[Item] = [*low.place(left, 0.0), *_key_bars(bar, middle, colors)]
    items += high.place(bar + bars + KEY_GAP, 0.0)
    top = 0.0 if beside else text_style.leading
    marks, height = _named_mark(block.mid_name, text_style, (right - mark if beside else left, right), top, colors)
    return items + marks, height


def _stacked_key(
    block: RangeChart, text_style: TextStyle, span: tuple[float, float], colors: tuple[Tones, ...]
) -> tuple[list[Item], float]:
    """Draw the key on several lines: the low end, the bars, the high end, then the tick."""
    left, right = span
    low, high = text_style.wrap(block.low_name, right - left), text_style.wrap(block.high_name, right - left)
    items = [*low.place(left, 0.0), *_key_bars(left, low.height + text_style.leading / 2, colors)]
    y = low.height + text_style.leading
    items += high.place(left, y)
    y += high.height
    marks, y = _named_mark(block.mid_name, text_style, span, y, colors)
    return items + marks, y


def _key_bars(x: float, middle: float, colors: tuple[Tones, ...]) -> list[Item]:
    items: list[Item] = []
    for each in colors:
        split = x + KEY_BAR / 2
        items += spread_bar(x, split, x + KEY_BAR, middle, KEY_THICK, each)
        items += spread_tick(split, middle, KEY_THICK, KEY_OVERHANG, each, (x, x + KEY_BAR))
        x += KEY_BAR + KEY_GAP
    return items


def _named_mark(
    name: str, text_style: TextStyle, span: tuple[float, float], top: float, colors: tuple[Tones, ...]
) -> tuple[list[Item], float]:
    """Draw a tick with its name within ``span``; return the items and the bottom of the name."""
    left, right = span
    text_left = left + TICK + KEY_GAP
    label = text_style.wrap(name, right - text_left)
    items = spread_tick(left + TICK / 2, top + text_style.leading / 2, KEY_THICK, KEY_OVERHANG, colors[0])
    items += label.place(text_left, top)
    return items, top + label.height
