"""The arithmetic of breaking a vertical run of boxes into columns. Pure: heights in, positions out (points)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from brochure.layout.pages import Box

TOLERANCE = 0.01  # points; sums of heights are floating
MAX_PASSED = 8  # figures that text may overtake


class Stack:
    """Boxes below each other, which may be cut before any box that ``can_break``.

    ``tightness`` scales the space between them: 1 as designed, less to pull a few lines back.
    """

    __slots__ = ("_below", "boxes", "tightness")

    def __init__(self, boxes: list[Box], tightness: float = 1.0, below: list[float] | None = None) -> None:
        """``below`` are the sums of heights down to each box, and down to the end, where they are known."""
        self.boxes, self.tightness = boxes, tightness
        self._below = _sums(boxes, tightness, 0.0) if below is None else below

    def __len__(self) -> int:
        return len(self.boxes)

    @property
    def height(self) -> float:
        """The height of all boxes in one column."""
        return self.extent(0, len(self.boxes))

    def extent(self, first: int, after: int) -> float:
        """The height of boxes ``first`` to ``after`` as a column: without the space above, with the carried header."""
        if first >= after:
            return 0.0
        return self._below[after] - self._below[first] - self._saved(first)

    def _saved(self, first: int) -> float:
        """By how much a column that begins at ``first`` is shorter: the space above, less the header it carries."""
        box = self.boxes[first]
        return box.before * self.tightness - (box.carry.height if box.carry else 0.0)

    def legal(self, position: int) -> bool:
        """Whether a column may end before ``position``."""
        return position >= len(self.boxes) or self.boxes[position].can_break

    def fit(self, first: int, room: float) -> int:
        """How far a column of height ``room`` gets from ``first``, to a legal end; ``first`` where nothing fits."""
        after = self._reach(first, room)
        while after > first and not self.legal(after):
            after -= 1
        return after

    def force(self, first: int, room: float) -> int:
        """Like :meth:`fit`, but to any end and at least one box further: for what is taller than a page."""
        return min(max(self._reach(first, room), first + 1), len(self.boxes))

    def _reach(self, first: int, room: float) -> int:
        if first == len(self.boxes):
            return first
        # At least ``first``: the room may be less than none.
        return max(bisect_right(self._below, self._below[first] + self._saved(first) + room + TOLERANCE) - 1, first)

    def hoisted(self, position: int) -> Stack | None:
        """The stack with the next text below the figures at ``position`` moved above them; None if there is none.

        For a figure that does not fit where it should stand: the column goes on with text, the figure begins the next.
        """
        boxes = self.boxes
        if position >= len(boxes) or boxes[position].block != "figure":
            return None
        start = self._next_block(position)
        passed = 1
        while start < len(boxes) and boxes[start].block == "figure" and passed < MAX_PASSED:
            start = self._next_block(start)
            passed += 1
        if start == len(boxes) or boxes[start].block != "text" or not boxes[start].can_break:
            return None
        end = self._next_block(start)
        turned = boxes[start:end] + boxes[position:start]
        # What is above and below stays where it is: only the sums in between are new.
        below = self._below[:position] + _sums(turned, self.tightness, self._below[position]) + self._below[end + 1 :]
        return Stack(boxes[:position] + turned + boxes[end:], self.tightness, below)

    def holds_more(self, first: int, room: float) -> bool:
        """Whether the boxes from ``first`` on are taller than ``room`` however tight; looks no further than needed."""
        height = 0.0
        for index in range(first, len(self.boxes)):
            height += self.boxes[index].height
            if height > room + TOLERANCE:
                return True
        return False

    def _next_block(self, position: int) -> int:
        position += 1
        while position < len(self.boxes) and not self.boxes[position].block:
            position += 1
        return position

    def balance(self, first: int, after: int, room: float) -> int | None:
        """Where to cut ``first`` to ``after`` into two columns of the least height; the left one rather the longer.

        None where that does not fit into two columns of ``room``.
        """
        middle = bisect_right(self._below, (self._below[first] + self._below[after]) / 2, first, after)
        left, right = middle - 1, middle
        # The taller column falls and then rises with the cut, so the best cut is a legal neighbor of the middle.
        while left > first and not self.legal(left):
            left -= 1
        while right < after and not self.legal(right):
            right += 1
        cuts = [cut for cut in (right, left) if cut > first]
        best = min(cuts, key=lambda cut: max(self.extent(first, cut), self.extent(cut, after)))
        fits = max(self.extent(first, best), self.extent(best, after)) <= room + TOLERANCE
        return best if fits else None


def _sums(boxes: list[Box], tightness: float, start: float) -> list[float]:
    """The height down to each of ``boxes`` and to their end, counted from ``start``."""
    return list(accumulate([box.before * tightness + box.height for box in boxes], initial=start))


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Boxes that run in columns, or over the whole width (``wide``)."""

    wide: bool
    boxes: list[Box]
    _stacks: dict[float, Stack] = field(default_factory=dict)

    def stack(self, tightness: float) -> Stack:
        """The boxes as a stack, which is made only once for all attempts to place it."""
        if tightness not in self._stacks:
            self._stacks[tightness] = Stack(self.boxes, tightness)
        return self._stacks[tightness]

    def joined(self, other: Band) -> Band:
        """One band of both, ``other`` below this one."""
        return Band(self.wide, self.boxes + other.boxes)


class Bands(NamedTuple):
    """A section ready to be placed: its head over the whole width, then its bands."""

    key: str
    title: str
    continued: str
    head: Box
    bands: tuple[Band, ...]
