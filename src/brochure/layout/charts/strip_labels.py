"""Where the labels of a percentile strip stand, so that each is next to what it names and none covers another.

Medians are named above the band, side by side where there is room, else one above the other. The values at the ends of
the band are inside it, else beside it. Units are points, y downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from brochure.layout.pages import Item
from brochure.layout.text.labels import Label, TextStyle

LABEL_GAP = 10.0  # between two labels side by side
CLEARANCE = 3.0  # between labels and lines
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

    def is_near(self, x: float) -> bool:
        """Whether a vertical line at ``x`` would touch it."""
        return self.left - CLEARANCE < x < self.right + CLEARANCE

    def items(self) -> list[Item]:
        return self.text.place(self.left, self.top)


class Mark(NamedTuple):
    """A vertical line at ``x``, ``thick`` points wide, and its name."""

    x: float
    thick: float
    text: Text


def named(names: Sequence[str], amount: str, styles: tuple[TextStyle, TextStyle], width: float) -> Text:
    """The first of ``names`` that has room for ``amount`` beside it, or else the last in lines; ``styles`` of both."""
    first, second = styles
    lines = [Text((first.line(name), second.line(amount))) for name in names]
    wrapped = Text((second.wrap(f"{names[-1]} {amount}", width),))
    return next((line for line in lines if line.width <= width), wrapped)


def medians(own: Mark, others: Mark | None, width: float) -> list[Place]:
    """The names of both lines, from the top, each touching its line; only that of ``own`` without room for both."""
    alone = Place(own.text, _touching(own, 0.0, width), 0.0)
    if others is None:
        return [alone]
    if lefts := _side_by_side(own, others, width):
        return [Place(mark.text, left, 0.0) for mark, left in zip((own, others), lefts, strict=True)]
    for lower, upper in ((own, others), (others, own)):
        below = Place(lower.text, _touching(lower, upper.x, width), upper.text.height + TIER_GAP)
        if not below.is_near(upper.x):
            above = Place(upper.text, _touching(upper, lower.x, width), 0.0)
            return [below, above] if lower is own else [above, below]
    return [alone]


def _side_by_side(own: Mark, others: Mark, width: float) -> tuple[float, float] | None:
    """The left edges of two names that end and begin at their lines, or so close to them as they need to be apart."""
    first, second = sorted((own, others), key=lambda mark: mark.x)
    begin, end = second.x - second.thick / 2, first.x + first.thick / 2
    apart = max(0.0, LABEL_GAP - (begin - end)) / 2
    left = max(0.0, end - apart - first.text.width)
    right = min(width - second.text.width, begin + apart)
    if left + first.text.width + LABEL_GAP > right + 0.01:
        return None
    return (left, right) if first is own else (right, left)


def _touching(mark: Mark, other: float, width: float) -> float:
    """The left edge of a name that begins or ends at its line, if possible on the side away from the line ``other``."""
    after, before = mark.x - mark.thick / 2, mark.x + mark.thick / 2 - mark.text.width
    sides = (after, before) if other <= mark.x else (before, after)
    last = width - mark.text.width
    return next((left for left in sides if 0.0 <= left <= last), max(0.0, min(sides[0], last)))


class Room(NamedTuple):
    """What values have: inside the band from ``start`` to ``end``, before it, and from ``after`` to ``limit``."""

    start: float
    end: float
    after: float
    limit: float


class Value(NamedTuple):
    """A value on one line with its left edge at ``left``, inside the band or beside it."""

    label: Label
    left: float
    is_inside: bool

    @property
    def right(self) -> float:
        return self.left + self.label.width


def values(low: Label | None, high: Label | None, room: Room, lines: Sequence[float]) -> list[Value] | None:
    """The known ones of both values where they touch none of the ``lines``; None if one of them has no room."""
    lows, highs = [], []
    if low:
        lows = [Value(low, room.start + PAD, is_inside=True), Value(low, room.start - PAD - low.width, is_inside=False)]
    if high:
        highs = [
            Value(high, room.end - PAD - high.width, is_inside=True),
            Value(high, room.after + PAD, is_inside=False),
        ]
    sides = [[value for value in found if _has_room(value, room, lines)] for found in (lows, highs) if found]
    pairs = (list(pair) for pair in product(*sides))
    return next((pair for pair in pairs if pair[0].right + LABEL_GAP <= pair[-1].left or len(pair) == 1), None)


def _has_room(value: Value, room: Room, lines: Sequence[float]) -> bool:
    first, last = (room.start + PAD, room.end - PAD) if value.is_inside else (0.0, room.limit)
    is_free = not any(value.left - CLEARANCE < line < value.right + CLEARANCE for line in lines)
    return is_free and first - 0.01 <= value.left and value.right <= last + 0.01


def of_area(text: Text, band: tuple[float, float], limit: float, top: float) -> Place | None:
    """The name of an area after its ``band``, else before it, on its track, which ends at ``limit``; None without room.

    ``band`` is where it begins and where it ends with its arrow.
    """
    before, after = min(band[0], limit) - PAD - text.width, band[1] + PAD
    if after + text.width <= limit:
        return Place(text, after, top)
    return Place(text, before, top) if before >= 0.0 else None


def foot(
    ends: tuple[Label, Label], texts: Sequence[tuple[Text, float]], end: float, width: float, top: float
) -> list[Place]:
    """Both ends of the scale below it, and ``texts``, each about its middle: the first between them if it has room.

    ``end`` is where the scale ends.
    """
    zero, last = (Text((label,)) for label in ends)
    first = Place(zero, 0.0, top)
    final = Place(last, max(0.0, min(width - last.width, end - last.width / 2)), top)
    placed, y = [first], top
    for text, middle in texts:
        left = middle - text.width / 2
        between = max(first.right + LABEL_GAP, min(left, final.left - LABEL_GAP - text.width))
        has_room = between + text.width + LABEL_GAP <= final.left + 0.01 and text.is_line
        if len(placed) == 1 and has_room:
            placed.append(Place(text, between, top + zero.baseline - text.baseline))
        else:
            y = placed[-1].bottom
            placed.append(Place(text, max(0.0, min(left, width - text.width)), y))
    return [*placed, final]
