"""Where the labels of a percentile strip stand, so that each is next to what it names and none covers another.

Medians are named above the band, side by side where there is room, else one above the other. The values at the ends of
the band are both inside it, else both beside it, else both below it. Units are points, y downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from brochure.layout.pages import Item
from brochure.layout.text.labels import Label, TextStyle

LABEL_GAP = 10.0  # between two labels side by side
CLEARANCE = 4.0  # between labels and lines
PAD = 5.0  # between the ends of a band and its values
TIER_GAP = 1.0  # between labels one above the other


class Text(NamedTuple):
    """A label, or a name and an amount on one line."""

    parts: tuple[Label, ...]

    @property
    def width(self) -> float:
        return sum([label.width for label in self.parts]) + self._space * (len(self.parts) - 1)

    @property
    def height(self) -> float:
        return max([label.height for label in self.parts])

    @property
    def _space(self) -> float:
        return self.parts[0].style.width(" ")

    @property
    def is_line(self) -> bool:
        return all(len(label.lines) == 1 for label in self.parts)

    @property
    def baseline(self) -> float:
        """The distance from the top to the first baseline."""
        return self.parts[0].style.baseline

    def place(self, left: float, top: float) -> list[Item]:
        placed: list[Item] = []
        for label in self.parts:
            placed += label.place(left, top)
            left += label.width + self._space
        return placed


class Place(NamedTuple):
    """A text with its top left corner at ``left`` and ``top``."""

    text: Text
    left: float
    top: float

    @property
    def right(self) -> float:
        return self.left + self.text.width

    @property
    def bottom(self) -> float:
        return self.top + self.text.height

    def items(self) -> list[Item]:
        return self.text.place(self.left, self.top)


class Mark(NamedTuple):
    """A vertical line at ``x``, ``thick`` points wide, and its name."""

    x: float
    thick: float
    text: Text

    def is_touched(self, left: float, right: float) -> bool:
        """Whether a label from ``left`` to ``right`` would be too close to the line."""
        return left - CLEARANCE < self.x + self.thick / 2 and self.x - self.thick / 2 < right + CLEARANCE

    def lefts(self, other: float, width: float) -> list[float]:
        """The left edges of its name where that begins or ends at the line or has it in its middle, the best first.

        If possible, it is on the side away from the line ``other``.
        """
        after, before = self.x - self.thick / 2, self.x + self.thick / 2 - self.text.width
        sides = (after, before) if other <= self.x else (before, after)
        last = width - self.text.width
        return [left for left in (*sides, self.x - self.text.width / 2) if 0.0 <= left <= last]


def named(names: Sequence[str], amount: str, styles: tuple[TextStyle, TextStyle], width: float) -> list[Text]:
    """``names`` with ``amount`` where both have room on one line, then the last in lines; ``styles`` are of both."""
    first, second = styles
    lines = [Text((first.line(name), second.line(amount))) for name in names]
    wrapped = Text((second._replace(lang=first.lang).wrap(f"{names[-1]} {amount}", width),))
    return [*(line for line in lines if line.width <= width), wrapped]


def marked(x: float, thick: float, texts: Sequence[Text], width: float) -> Mark:
    """A line with the first of ``texts`` that can begin, end or have its middle there, or else the first."""
    found = [Mark(x, thick, text) for text in texts]
    return next((mark for mark in found if mark.lefts(0.0, width)), found[0])


def medians(own: Mark, others: Mark | None, width: float) -> list[Place]:
    """The names of both lines, from the top, each at its line; only that of ``own`` without room for both."""
    alone = Place(own.text, next(iter(own.lefts(0.0, width)), _within(own, width)), 0.0)
    if others is None:
        return [alone]
    if lefts := _side_by_side(own, others, width):
        return [Place(mark.text, left, 0.0) for mark, left in zip((own, others), lefts, strict=True)]
    for lower, upper in ((own, others), (others, own)):
        top = upper.text.height + TIER_GAP
        free = (Place(lower.text, left, top) for left in lower.lefts(upper.x, width))
        below = next((place for place in free if not upper.is_touched(place.left, place.right)), None)
        above = next(iter(upper.lefts(lower.x, width)), None)
        if below is not None and above is not None:
            return [below, Place(upper.text, above, 0.0)] if lower is own else [Place(upper.text, above, 0.0), below]
    return [alone]


def _side_by_side(own: Mark, others: Mark, width: float) -> tuple[float, float] | None:
    """The left edges of two names at their lines, or so close to them as they need to be apart."""
    first, second = sorted((own, others), key=lambda mark: mark.x)
    begin, end = second.x - second.thick / 2, first.x + first.thick / 2
    apart = max(0.0, LABEL_GAP - (begin - end)) / 2
    outer = (end - apart - first.text.width, begin + apart)
    pairs = [outer, *product(first.lefts(second.x, width), second.lefts(first.x, width))]
    for left, right in pairs:
        edge, last = left + first.text.width, right + second.text.width
        is_within = left >= 0.0 and edge + LABEL_GAP <= right + 0.01 and last <= width
        is_clear = not (first.is_touched(right, last) or second.is_touched(left, edge))
        if is_within and (is_clear or apart):
            return (left, right) if first is own else (right, left)
    return None


def _within(mark: Mark, width: float) -> float:
    """The left edge of a name that is too long to be at its line, as close to that as it can be."""
    return max(0.0, min(mark.x - mark.text.width / 2, width - mark.text.width))


class Room(NamedTuple):
    """What values have: inside the band from ``start`` to ``end``, before it, and from ``after`` to ``limit``.

    ``cut`` is what the end of the scale takes of both, from left to right.
    """

    start: float
    end: float
    after: float
    limit: float
    cut: tuple[float, float]


class Value(NamedTuple):
    """A value on one line with its left edge at ``left``, inside the band or not."""

    label: Label
    left: float
    is_inside: bool

    @property
    def right(self) -> float:
        return self.left + self.label.width


def values(low: Label | None, high: Label | None, room: Room, lines: Sequence[Mark]) -> list[Value] | None:
    """The known ones of both values, all inside the band or all beside it, off the ``lines``; None without room."""
    inside, beside = [], []
    if low:
        inside.append(Value(low, room.start + PAD, is_inside=True))
        beside.append(Value(low, room.start - PAD - low.width, is_inside=False))
    if high:
        inside.append(Value(high, room.end - PAD - high.width, is_inside=True))
        beside.append(Value(high, room.after + PAD, is_inside=False))
    return next((found for found in (inside, beside) if _have_room(found, room, lines)), None)


def _have_room(found: Sequence[Value], room: Room, lines: Sequence[Mark]) -> bool:
    """Whether values are apart from each other, from lines and from the end of the scale, within their room."""
    for value in found:
        first, last = (room.start + PAD, room.end - PAD) if value.is_inside else (0.0, room.limit)
        is_within = first - 0.01 <= value.left and value.right <= last + 0.01
        is_cut = value.left < room.cut[1] and room.cut[0] < value.right
        if not is_within or is_cut or any(line.is_touched(value.left, value.right) for line in lines):
            return False
    return len(found) == 1 or found[0].right + LABEL_GAP <= found[-1].left


def of_area(text: Text, band: tuple[float, float], limit: float, top: float) -> Place | None:
    """The name of an area after its ``band``, else before it, on its track, which ends at ``limit``; None without room.

    ``band`` is where it begins and where it ends with its arrow.
    """
    before, after = min(band[0], limit) - PAD - text.width, band[1] + PAD
    if after + text.width <= limit:
        return Place(text, after, top)
    return Place(text, before, top) if before >= 0.0 else None


class Ends(NamedTuple):
    """Both ends of the scale as labels: 0 at the left edge, ``last`` at ``end`` in a measure ``width`` points wide."""

    zero: Label
    last: Label
    end: float
    width: float

    @property
    def last_left(self) -> float:
        """The left edge of ``last``."""
        return max(0.0, min(self.width - self.last.width, self.end - self.last.width / 2))


def values_below(
    low: Label | None, high: Label | None, ends: Ends, band: tuple[float, float, float]
) -> list[tuple[Text, float]] | None:
    """The known ones of both values with their left edges, for the row of the ``ends`` of the scale; None without room.

    ``band`` is where it begins, has its median and ends. Each value is at its end and on its side of the median.
    """
    start, mid, end = band
    first, last = ends.zero.width + LABEL_GAP, ends.last_left - LABEL_GAP
    found: list[tuple[Text, float]] = []
    if low:
        found.append((Text((low,)), min(start, mid - LABEL_GAP / 2 - low.width)))
    if high:
        found.append((Text((high,)), max(end - high.width, mid + LABEL_GAP / 2)))
    is_within = all(first <= left and left + text.width <= last for text, left in found)
    return found if is_within else None


def foot(
    ends: Ends, numbers: Sequence[tuple[Text, float]], texts: Sequence[tuple[Text, float]], top: float
) -> list[Place]:
    """Both ends of the scale, between them ``numbers`` with their left edges, and ``texts``, each about its middle.

    Without numbers, the first of the texts is between the ends if it has room there.
    """
    zero, last = Text((ends.zero,)), Text((ends.last,))
    final = Place(last, ends.last_left, top)
    placed = [Place(zero, 0.0, top)]
    placed += [Place(text, left, top + zero.baseline - text.baseline) for text, left in numbers]
    first = placed[0]
    for text, middle in texts:
        left = middle - text.width / 2
        between = max(first.right + LABEL_GAP, min(left, final.left - LABEL_GAP - text.width))
        has_room = between + text.width + LABEL_GAP <= final.left + 0.01 and text.is_line
        if len(placed) == 1 and has_room and middle < ends.width:
            placed.append(Place(text, between, top + zero.baseline - text.baseline))
        else:
            below = max(placed[-1].bottom, first.bottom)
            placed.append(Place(text, max(0.0, min(left, ends.width - text.width)), below))
    return [*placed, final]
