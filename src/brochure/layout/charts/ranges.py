"""Ranges on one scale from zero: a bar from low to high in every row, its middle marked, words at the row's end.

Units are points, y downwards. Labels stand in a column at the left, or above their bars in a narrow measure. What
the ends and the mark are is said once, in the key on top; ends that are open are arrows, as in the strip.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import Range, RangeChart
from brochure.layout.charts.figure import TICK, Tones, arrow, figure, spread_bar, spread_tick, tones
from brochure.layout.pages import Box, Element, Item, Stroke
from brochure.layout.text.labels import Label, LabelStyles, TextStyle, label_styles
from brochure.style.model import Palette, Style

THICK, THIN = 9.0, 8.0  # a bar beside its label, and under it
OVERHANG = 2.5  # of the tick over the bar, up and down
ROW_GAP = 7.0
LABEL_GAP = 10.0  # between label column, plot and words
LABEL_SHARE, TEXT_SHARE = 0.34, 0.3  # of the measure, at most
NARROW = 320.0  # under this measure labels stand above their bars
AXIS = 0.8


class _Row(NamedTuple):
    """One range, its label and the words at its end."""

    range: Range
    label: Label
    text: Label
    tones: Tones

    @property
    def known(self) -> list[float]:
        """The known ones of low, middle and high; the bar ends at the largest."""
        return [value for value in (self.range.low, self.range.mid, self.range.high) if value is not None]


class _Plot(NamedTuple):
    """Where bars are drawn: ``zero`` and ``end`` in points from the left, ``unit`` the points for a value of one."""

    zero: float
    end: float
    unit: float
    thickness: float
    rule: str


def range_chart(block: RangeChart, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """A chart of ranges ``width`` points wide; their values are not negative."""
    return figure(block, _draw_ranges(block, style, width), style, width, siblings)


def _draw_ranges(block: RangeChart, style: Style, width: float) -> tuple[list[Item], float]:
    """The items of the chart without caption and notes, and its height. Values are not negative."""
    if not block.ranges:
        return [], 0.0
    styles = label_styles(style)
    if width < NARROW:
        return _above(block, style, styles, width)
    return _beside(block, style, styles, width)


def _beside(block: RangeChart, style: Style, styles: LabelStyles, width: float) -> tuple[list[Item], float]:
    """Labels in a column at the left, words in one at the right, one axis through all rows."""
    rows = _rows(block, styles, (LABEL_SHARE * width, TEXT_SHARE * width), style.palette)
    left = max(row.label.width for row in rows) + LABEL_GAP
    right = width - max(row.text.width for row in rows) - LABEL_GAP
    plot = _plot(rows, block.scale_max, (left, right), THICK, style.palette)
    items, y = draw_key(block, styles.note, (left, width), _key_tones(rows))
    y += ROW_GAP
    top = y - ROW_GAP / 2
    for row in rows:
        height = max(THICK + 2 * OVERHANG, row.label.height, row.text.height)
        middle = y + height / 2
        items += row.label.place(0.0, middle - row.label.height / 2)
        items += _bar(row, plot, middle)
        items += row.text.place(width, middle - row.text.height / 2, "right")
        y += height + ROW_GAP
    height = y - ROW_GAP / 2
    items.append(Stroke(plot.zero, top, plot.zero, height, AXIS, style.palette.ink))
    return items, height


def _above(block: RangeChart, style: Style, styles: LabelStyles, width: float) -> tuple[list[Item], float]:
    """Each label, and at its right the words, on lines of their own above the bar; the axis shows at each bar."""
    widest = max(_text_style(row, styles).width(row.text) for row in block.ranges)
    text_width = min(widest, width / 2 - LABEL_GAP)
    rows = _rows(block, styles, (width - text_width - LABEL_GAP, text_width), style.palette)
    plot = _plot(rows, block.scale_max, (TICK / 2, width), THIN, style.palette)
    items, y = draw_key(block, styles.note, (0.0, width), _key_tones(rows))
    for row in rows:
        y += ROW_GAP
        items += row.label.place(0.0, y)
        items += row.text.place(width, y, "right")
        y += max(row.label.height, row.text.height)
        if not row.known:
            continue
        middle = y + 1.0 + OVERHANG + THIN / 2
        items += _bar(row, plot, middle)
        y = middle + THIN / 2 + OVERHANG
        items.append(Stroke(plot.zero, y - THIN - 2 * OVERHANG, plot.zero, y, AXIS, style.palette.ink))
    return items, y


def _rows(block: RangeChart, styles: LabelStyles, widths: tuple[float, float], palette: Palette) -> list[_Row]:
    """The rows with labels and words broken to ``widths``."""
    label_width, text_width = widths
    rows = []
    for row in block.ranges:
        label = (styles.bold if row.own else styles.plain).wrap(row.label, label_width)
        text = _text_style(row, styles).wrap(row.text, text_width)
        rows.append(_Row(row, label, text, tones(palette, own=row.own)))
    return rows


def _key_tones(rows: list[_Row]) -> Tones:
    """The colors of the first bar, so that the key is in colors that occur in the chart."""
    return next((row.tones for row in rows if row.known), rows[0].tones)


def _text_style(row: Range, styles: LabelStyles) -> TextStyle:
    """A figure at the end of a row is set as its label is, a word for a missing one in small print."""
    if row.mid is None:
        return styles.note
    return styles.bold if row.own else styles.plain


def _plot(rows: list[_Row], least: float, span: tuple[float, float], thickness: float, palette: Palette) -> _Plot:
    """The plot between the ends of ``span``; its scale has room for all values, for ``least``, and for arrows.

    Where charts share a scale, there is room for arrows in all of them or the scales would differ.
    """
    left, right = span
    largest = max((value for row in rows for value in row.known), default=0.0)
    opened = least > 0 or any(_is_open(row.range) for row in rows)
    room = right - left - TICK / 2 - (arrow(thickness) if opened else 0.0)
    largest = max(largest, least)
    return _Plot(left, right, max(0.0, room) / largest if largest else 0.0, thickness, palette.rule)


def _is_open(row: Range) -> bool:
    return row.low_open or row.mid_open or row.high_open


def _bar(row: _Row, plot: _Plot, middle: float) -> list[Item]:
    """The line from the axis, the bar on it, whose halves meet at the middle, and the tick."""
    if not row.known:
        return []
    range_, thick = row.range, plot.thickness
    low, end = plot.zero + min(row.known) * plot.unit, plot.zero + max(row.known) * plot.unit
    mid = None if range_.mid is None else plot.zero + range_.mid * plot.unit
    turn = low if mid is None else mid  # where the tone changes
    items: list[Item] = [Stroke(plot.zero, middle, plot.end, middle, AXIS, plot.rule)]
    items += spread_bar(low, turn, end, middle, thick, row.tones, is_open=_is_open(range_))
    if mid is not None:
        items += spread_tick(mid, middle, thick, OVERHANG, row.tones, (low, end))
    return items


KEY_OVERHANG = 1.5  # of the tick over the bar, up and down
KEY_BAR, KEY_THICK = 34.0, 6.0  # the bar in the key
KEY_GAP = 4.0  # between a mark and its name
KEY_APART = 10.0  # between the ends and the mark


def draw_key(
    block: RangeChart, text_style: TextStyle, span: tuple[float, float], colors: Tones
) -> tuple[list[Item], float]:
    """What ends and mark are: a small bar between the names of its ends at the left, the mark's at the right.

    Under each other where they do not fit into ``span``, the left and the right edge.
    """
    left, right = span
    low, mid, high = (text_style.line(name) for name in (block.low_name, block.mid_name, block.high_name))
    ends = low.width + KEY_GAP + KEY_BAR + KEY_GAP + high.width
    mark = TICK + KEY_GAP + mid.width
    if ends > right - left:
        return _stacked_key(block, text_style, span, colors)
    beside = ends + KEY_APART + mark <= right - left
    bar, middle = left + low.width + KEY_GAP, text_style.leading / 2
    items: list[Item] = [*low.place(left, 0.0), *_key_bar(bar, middle, colors)]
    items += high.place(bar + KEY_BAR + KEY_GAP, 0.0)
    top = 0.0 if beside else text_style.leading
    marks, height = _named_mark(block.mid_name, text_style, (right - mark if beside else left, right), top, colors)
    return items + marks, height


def _stacked_key(
    block: RangeChart, text_style: TextStyle, span: tuple[float, float], colors: Tones
) -> tuple[list[Item], float]:
    """The names on lines of their own: the low end's, the bar, the high end's, then the mark's."""
    left, right = span
    low, high = text_style.wrap(block.low_name, right - left), text_style.wrap(block.high_name, right - left)
    items = [*low.place(left, 0.0), *_key_bar(left, low.height + text_style.leading / 2, colors)]
    y = low.height + text_style.leading
    items += high.place(left, y)
    y += high.height
    marks, y = _named_mark(block.mid_name, text_style, span, y, colors)
    return items + marks, y


def _key_bar(x: float, middle: float, colors: Tones) -> list[Item]:
    turn = x + KEY_BAR / 2
    return [
        *spread_bar(x, turn, x + KEY_BAR, middle, KEY_THICK, colors),
        *spread_tick(turn, middle, KEY_THICK, KEY_OVERHANG, colors, (x, x + KEY_BAR)),
    ]


def _named_mark(
    name: str, text_style: TextStyle, span: tuple[float, float], top: float, colors: Tones
) -> tuple[list[Item], float]:
    """A tick with its name at its right, between the edges of ``span``; and where the name's lines end."""
    left, right = span
    beyond = left + TICK + KEY_GAP
    label = text_style.wrap(name, right - beyond)
    items = spread_tick(left + TICK / 2, top + text_style.leading / 2, KEY_THICK, KEY_OVERHANG, colors)
    items += label.place(beyond, top)
    return items, top + label.height
