"""The percentile strip: a band from the 10th to the 90th percentile on a track that is the national scale.

Units are points, y downwards. The scale is the same for all strips of a period and year: from 0 at the left edge to the
90th percentile of all occupations, where the track has a break. What is beyond is at its right: a band that goes on
there ends in an arrow, and a median there has its tick between the break and the arrow. Areas have thinner tracks
below, on the same scale. :mod:`brochure.layout.charts.strip_labels` finds places for the labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brochure.compose.blocks import PercentileStrip, Range
from brochure.layout.charts.figure import OPEN_HALF, TICK, TICK_GAP, arrow, band, band_color, figure, in_proportion
from brochure.layout.charts.strip_labels import Mark, Place, Room, Text, Value, foot, medians, named, of_area, values
from brochure.layout.pages import Box, Element, Fill, Item, Shape
from brochure.layout.surfaces import legible_on, shaded
from brochure.layout.text.labels import LabelStyles, TextStyle, label_styles
from brochure.style.contrast import TEXT_CONTRAST, contrast, marks
from brochure.style.model import Palette, Style

THICK = 2.1  # the height of the track, in sizes of its labels
MEDIAN, MARK = 4.0, 1.2  # the widths of the tick of the median and of the line of all occupations
OVERHANG, AREA_OVERHANG = 5.0, 2.0  # of both above and below the band, and of the tick of an area
HEAD_GAP = 2.0  # above the names of the medians
AREA_GAP = 4.0  # between tracks
FOOT_GAP = 2.0  # between the track and the labels at the foot
BREAK, SLANT = 2.6, 3.6  # the width of the break at the end of the scale, and by how much its top is farther right
BEYOND_TICK = 10.0  # from the end of the scale to the tick of a median beyond it
BEYOND_END = BEYOND_TICK + OPEN_HALF + TICK  # from the end of the scale to the arrow of a bar that goes on beyond it


class _Scale(NamedTuple):
    """``end`` is in points from the left edge, where 0 is; ``max_value`` is the value there."""

    end: float
    max_value: float

    def x(self, value: float, beyond: float) -> float:
        """The position of ``value``; if it is beyond the scale, that is ``beyond`` points from its end."""
        return self.end + beyond if value > self.max_value else self.end * value / self.max_value


class _Track(NamedTuple):
    """The ground of the whole ``scale``, ``width`` points wide, ``thick`` points high, with its top at ``top``."""

    scale: _Scale
    width: float
    top: float
    thick: float
    palette: Palette

    @property
    def bottom(self) -> float:
        return self.top + self.thick

    def draw(self, span: _Span) -> list[Item]:
        """The track and a band on it, both with a break at the end of the scale."""
        end, rest = self.scale.end, self.scale.end + BREAK
        items = shaded(0.0, self.top, end, self.thick, self.palette, "tbl")
        items += shaded(rest, self.top, self.width - rest, self.thick, self.palette, "tbr")
        middle = self.top + self.thick / 2
        items += band(span.start, span.end, middle, self.thick, self.palette, is_open=span.is_open)
        return [*items, self._break()]

    def _break(self) -> Shape:
        """A slanting cut, as in broken axes."""
        right, left = self.scale.end + SLANT / 2, self.scale.end - SLANT / 2
        corners = ((right, self.top), (right + BREAK, self.top), (left + BREAK, self.bottom), (left, self.bottom))
        return Shape(corners, self.palette.paper)


class _Span(NamedTuple):
    """A band from ``start`` to ``end``, with an arrow up to ``right`` if it ``is_open``, and its median; in points.

    ``is_broken`` is whether it goes beyond the scale.
    """

    start: float
    mid: float
    end: float
    right: float
    is_open: bool
    is_broken: bool


def percentile_strip(block: PercentileStrip, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """Draw a percentile strip ``width`` points wide."""
    return figure(block, in_proportion(_draw_strip, block, style, width), style, width, siblings)


def _draw_strip(block: PercentileStrip, style: Style, width: float) -> tuple[list[Item], float]:
    """Return the items and height of the strip without caption and notes."""
    styles, palette = label_styles(style), style.palette
    thick = THICK * styles.bold.size
    scale = _Scale(width - arrow(thick) - BEYOND_END, block.scale_max)
    span = _find_span(block.pay, scale, thick)
    own, others = _named_marks(block, span, scale, styles, palette, width)
    names = [name._replace(top=name.top + HEAD_GAP) for name in medians(own, others, width)]
    track = _Track(scale, width, max([name.bottom for name in names]) + OVERHANG, thick, palette)
    items = [*track.draw(span), *_draw_marks(own, others, names, track)]
    lines, bottom = [own.x, others.x] if others else [own.x], track.bottom + OVERHANG
    found = _find_values(block, span, scale, styles.bold, lines)
    for value in found or ():
        items += _draw_value(value, track)
    for area in block.areas:
        one, bottom = _draw_area(area, track._replace(top=bottom + AREA_GAP, thick=styles.bold.leading), styles)
        items += one
    spread = styles.note.wrap(block.spread_in_figures if found is None else block.spread, width)
    below = [(Text((spread,)), (span.start + min(span.right, scale.end)) / 2)]
    if others and len(names) == 1:
        below.insert(0, (others.text, others.x))
    scale_ends = (styles.note.line(block.scale_ends[0]), styles.note.line(block.scale_ends[1]))
    placed = foot(scale_ends, below, scale.end, width, bottom + FOOT_GAP)
    for text in (*names, *placed):
        items += text.items()
    return items, max([text.bottom for text in placed])


def _find_span(pay: Range, scale: _Scale, thick: float) -> _Span:
    """Where the range of ``pay`` stands; an end that is unknown is at its middle value, which is known."""
    value = pay.mid or 0.0
    largest = max(value, pay.high or 0.0)
    mid, end = scale.x(value, BEYOND_TICK), scale.x(largest, BEYOND_END)
    is_broken = largest > scale.max_value
    is_open = pay.mid_open or pay.high_open or is_broken
    if is_open:
        end = max(end, mid + OPEN_HALF)
    start = mid if pay.low is None else scale.x(pay.low, BREAK)
    return _Span(start, mid, end, end + (arrow(thick) if is_open else 0.0), is_open, is_broken)


def _named_marks(
    block: PercentileStrip, span: _Span, scale: _Scale, styles: LabelStyles, palette: Palette, width: float
) -> tuple[Mark, Mark | None]:
    """The median of the occupation, in the color of its bars where type in it is legible, and that of all."""
    own = marks(palette).own
    style = styles.bold._replace(color=own if contrast(own, palette.paper) >= TEXT_CONTRAST else palette.heading)
    text = named((block.pay.label, block.brief_label), block.pay.text, (style, style), width)
    mark = Mark(span.mid, MEDIAN, text)
    if block.others is None:
        return mark, None
    text = named((block.others_label,), block.others_text, (styles.plain, styles.bold), width)
    return mark, Mark(scale.x(block.others, 0.0), MARK, text)


def _draw_marks(own: Mark, others: Mark | None, names: Sequence[Place], track: _Track) -> list[Item]:
    """The tick of the median, and on it the line of all occupations, down to its name if that is below."""
    palette, bottom = track.palette, track.bottom + OVERHANG
    items: list[Item] = [_line(own, (names[0].bottom, bottom), marks(palette).own)]
    if others is None:
        return items
    ends = (names[1].bottom, bottom) if len(names) > 1 else (track.top - OVERHANG, bottom + FOOT_GAP)
    if abs(own.x - others.x) < (MEDIAN + MARK) / 2 + TICK_GAP:
        items.append(_line(others._replace(thick=MARK + 2 * TICK_GAP), ends, palette.paper))
    return [*items, _line(others, ends, palette.ink)]


def _line(mark: Mark, ends: tuple[float, float], color: str) -> Fill:
    top, bottom = ends
    return Fill(mark.x - mark.thick / 2, top, mark.thick, bottom - top, color)


def _find_values(
    block: PercentileStrip, span: _Span, scale: _Scale, style: TextStyle, lines: Sequence[float]
) -> list[Value] | None:
    """The places of both values; None if one of them is better told in words below."""
    if span.mid > scale.end:
        return None
    low, high = (style.line(text) if text else None for text in (block.low_text, block.high_text))
    limit = scale.end - SLANT
    return values(low, high, Room(span.start, min(span.end, limit), span.right, limit), lines)


def _draw_value(value: Value, track: _Track) -> Sequence[Item]:
    palette, style = track.palette, value.label.style
    ground = band_color(palette)
    label = (
        value.label._replace(style=style._replace(color=legible_on(ground, palette)))
        if value.is_inside
        else value.label
    )
    return label.place(value.left, track.top + (track.thick - label.height) / 2)


def _draw_area(area: Range, track: _Track, styles: LabelStyles) -> tuple[list[Item], float]:
    """An area's track with its name on it or, without room, below it; and where it ends."""
    scale, palette = track.scale, track.palette
    span = _find_span(area, scale, track.thick)
    items = track.draw(span)
    height = track.thick + 2 * AREA_OVERHANG
    items.append(Fill(span.mid - MEDIAN / 2, track.top - AREA_OVERHANG, MEDIAN, height, marks(palette).own))
    text = named((area.label,), area.text, (styles.plain, styles.bold), track.width)
    place = of_area(text, (span.start, max(span.right, span.mid + MEDIAN / 2)), scale.end - SLANT, track.top)
    below = track.bottom + AREA_OVERHANG
    place = place or Place(text, max(0.0, min(span.mid - text.width / 2, track.width - text.width)), below)
    return [*items, *place.items()], max(below, place.bottom)
