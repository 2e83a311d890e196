"""The percentile strip: a band from the 10th to the 90th percentile on a track that is the national scale.

Units are points, y downwards. The scale is the same for all strips of a period and year: from 0 at the left edge to the
90th percentile of all occupations, where the track ends. Only if pay is beyond has the track a break and a rest there:
the band ends in an arrow at the right edge, and a median beyond has its tick between the break and the arrow. Areas
have thinner tracks below, on the same scale. :mod:`brochure.layout.charts.strip_labels` finds places for the labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brochure.compose.blocks import PercentileStrip, Range
from brochure.layout.charts.figure import OPEN_HALF, TICK, TICK_GAP, arrow, band, band_color, figure, in_proportion
from brochure.layout.charts.strip_labels import (
    CLEARANCE,
    Ends,
    Mark,
    Place,
    Room,
    Text,
    Value,
    foot,
    marked,
    medians,
    named,
    of_area,
    values,
    values_below,
)
from brochure.layout.pages import Box, Element, Fill, Item, Shape
from brochure.layout.surfaces import legible_on, shaded
from brochure.layout.text.labels import Label, LabelStyles, TextStyle, label_styles
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
BEYOND_END = BEYOND_TICK + OPEN_HALF + TICK  # at least so much is from the end of the scale to the arrow of a bar
BEYOND = 7  # the part of the measure that is beyond the scale is one in so many, or more if that is needed
TIP = 0.3  # how far a value can reach into the point of a bar, in heights of the bar


class _Scale(NamedTuple):
    """``end`` is in points from the left edge, where 0 is; ``max_value`` is the value there.

    ``width`` is that of the whole measure.
    """

    end: float
    max_value: float
    width: float

    def x(self, value: float, beyond: float) -> float:
        """The position of ``value``; if it is beyond the scale, that is ``beyond`` points from its end."""
        return self.end + beyond if value > self.max_value else self.end * value / self.max_value


def end_of_scale(width: float, thick: float) -> float:
    """Where the scale ends in a measure: the same for all strips, whether something is beyond or not."""
    return width - max(arrow(thick) + BEYOND_END, width / BEYOND)


class _Track(NamedTuple):
    """The ground of the whole ``scale``, ``thick`` points high, with its top at ``top``."""

    scale: _Scale
    top: float
    thick: float
    palette: Palette

    @property
    def bottom(self) -> float:
        return self.top + self.thick

    def draw(self, span: _Span) -> list[Item]:
        """The track and a band on it, both with a break at the end of the scale if the band goes on beyond."""
        end = self.scale.end
        middle = self.top + self.thick / 2
        over = band(span.start, span.end, middle, self.thick, self.palette, is_open=span.is_open)
        if not span.is_broken:
            return [*shaded(0.0, self.top, end, self.thick, self.palette), *over]
        rest = end + BREAK
        items = shaded(0.0, self.top, end, self.thick, self.palette, "tbl")
        items += shaded(rest, self.top, self.scale.width - rest, self.thick, self.palette, "tbr")
        return [*items, *over, self._break()]

    def _break(self) -> Shape:
        """A slanting cut, as in broken axes."""
        right, left = self.scale.end + SLANT / 2, self.scale.end - SLANT / 2
        corners = ((right, self.top), (right + BREAK, self.top), (left + BREAK, self.bottom), (left, self.bottom))
        return Shape(corners, self.palette.paper)


class _Span(NamedTuple):
    """A band from ``start`` to ``end``, with an arrow up to ``right`` if it ``is_open``, and its median; in points.

    ``is_broken`` is whether it goes beyond the end of the scale.
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
    scale = _Scale(end_of_scale(width, thick), block.scale_max, width)
    span = _find_span(block.pay, scale, thick)
    own, others = _named_marks(block, span, scale, styles, palette)
    names = [name._replace(top=name.top + HEAD_GAP) for name in medians(own, others, width)]
    track = _Track(scale, max([name.bottom for name in names]) + OVERHANG, thick, palette)
    items = [*track.draw(span), *_draw_marks(own, others, names, track)]
    bottom = track.bottom + OVERHANG
    found = _find_values(block, span, track, styles.bold, [own] if others is None else [own, others])
    for value in found or ():
        items += _draw_value(value, track)
    named_below = others if len(names) == 1 else None
    if named_below and block.areas:
        names.append(_below(named_below.text, named_below.x, bottom + FOOT_GAP, width))
        named_below, bottom = None, names[-1].bottom
    for area in block.areas:
        one, bottom = _draw_area(area, track._replace(top=bottom + AREA_GAP, thick=styles.bold.leading), styles)
        items += one
    placed = _place_foot(block, span, scale, styles, named_below, bottom + FOOT_GAP, has_values=found is not None)
    for text in (*names, *placed):
        items += text.items()
    return items, max([text.bottom for text in placed])


def _below(text: Text, x: float, top: float, width: float) -> Place:
    """A name under its line at ``x``."""
    return Place(text, max(0.0, min(x - text.width / 2, width - text.width)), top)


def _place_foot(
    block: PercentileStrip,
    span: _Span,
    scale: _Scale,
    styles: LabelStyles,
    others: Mark | None,
    top: float,
    *,
    has_values: bool,
) -> list[Place]:
    """The ends of the scale, the name of ``others``, what values mean, and values that have no room on the track.

    Values are below the band if nothing comes between, else in words: these end under the arrow if there is a break.
    """
    low, high = (styles.note.line(text) for text in block.scale_ends)
    ends = Ends(low, high, scale.end, scale.width)
    numbers = None
    if not (has_values or others or span.is_broken or block.areas):
        numbers = values_below(*_value_labels(block, styles.bold), ends, (span.start, span.mid, span.right))
    is_told = not has_values and numbers is None
    spread = Text((styles.note.wrap(block.spread if is_told else block.bands or block.spread, scale.width),))
    middle = scale.width if is_told and span.is_broken else (span.start + min(span.right, scale.end)) / 2
    texts = [(spread, middle)] if others is None else [(others.text, others.x), (spread, middle)]
    return foot(ends, numbers or [], texts, top)


def _find_span(pay: Range, scale: _Scale, thick: float) -> _Span:
    """Where the range of ``pay`` stands; an end that is unknown is at its middle value, which is known."""
    value = pay.mid or 0.0
    largest = max(value, pay.high or 0.0)
    is_beyond = largest > scale.max_value
    mid, end = scale.x(value, BEYOND_TICK), scale.x(largest, scale.width - arrow(thick) - scale.end)
    is_open = pay.mid_open or pay.high_open or is_beyond
    if is_open:
        end = max(end, mid + OPEN_HALF)
    right = end + (arrow(thick) if is_open else 0.0)
    start = mid if pay.low is None else scale.x(pay.low, BREAK)
    return _Span(start, mid, end, right, is_open, is_broken=right > scale.end + 0.01)


def _named_marks(
    block: PercentileStrip, span: _Span, scale: _Scale, styles: LabelStyles, palette: Palette
) -> tuple[Mark, Mark | None]:
    """The median of the occupation, in the color of its bars where type in it is legible, and that of all."""
    own = marks(palette).own
    style = styles.bold._replace(color=own if contrast(own, palette.paper) >= TEXT_CONTRAST else palette.heading)
    styles_of_own = style._replace(lang=block.pay.lang), style
    texts = named((block.pay.label, block.brief_label), block.pay.text, styles_of_own, scale.width)
    mark = marked(span.mid, MEDIAN, texts, scale.width)
    if block.others is None:
        return mark, None
    texts = named((block.others_label,), block.others_text, (styles.plain, styles.bold), scale.width)
    return mark, marked(scale.x(block.others, 0.0), MARK, texts, scale.width)


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
    block: PercentileStrip, span: _Span, track: _Track, style: TextStyle, lines: Sequence[Mark]
) -> list[Value] | None:
    """The places of both values on the track; None if one of them has no room there."""
    limit = track.scale.end
    end = span.end + TIP * track.thick if span.is_open else span.end
    cut = (limit - SLANT / 2 - CLEARANCE, limit + SLANT / 2 + BREAK + CLEARANCE) if span.is_broken else (limit, limit)
    return values(*_value_labels(block, style), Room(span.start, end, span.right, limit - CLEARANCE, cut), lines)


def _value_labels(block: PercentileStrip, style: TextStyle) -> tuple[Label | None, Label | None]:
    low, high = (style.line(text) if text else None for text in (block.low_text, block.high_text))
    return low, high


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
    text = named((area.label,), area.text, (styles.plain, styles.bold), scale.width)[0]
    place = of_area(text, (span.start, max(span.right, span.mid + MEDIAN / 2)), scale.end - SLANT, track.top)
    below = track.bottom + AREA_OVERHANG
    place = place or _below(text, span.mid, below, scale.width)
    return [*items, *place.items()], max(below, place.bottom)
