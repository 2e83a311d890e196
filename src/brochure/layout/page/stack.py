"""Breaking a vertical list of boxes into columns. Pure functions: heights in points in, positions out."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from brochure.layout.pages import Box

TOLERANCE = 0.01  # points; absorbs rounding errors in sums of heights
MAX_PASSED_FIGURES = 8  # figures that text may move before


class Stack:
    """Boxes one below another, with a possible break before each box that ``can_break``.

    ``tightness`` scales the space between them: 1 as designed, less to save a few lines.
    """

    __slots__ = ("_offsets", "boxes", "tightness")

    def __init__(self, boxes: list[Box], tightness: float = 1.0, offsets: list[float] | None = None) -> None:
        """``offsets`` are the heights down to each box and to the end, if known."""
        self.boxes, self.tightness = boxes, tightness
        self._offsets = _offsets_of(boxes, tightness, 0.0) if offsets is None else offsets

    def __len__(self) -> int:
        return len(self.boxes)

    @property
    def height(self) -> float:
        """The height of all boxes in one column."""
        return self.extent(0, len(self.boxes))

    def extent(self, first: int, after: int) -> float:
        """The height of boxes ``first`` to ``after`` as a column: no space above, but any carried header."""
        if first >= after:
            return 0.0
        return self._offsets[after] - self._offsets[first] - self._saving(first)

    def _saving(self, first: int) -> float:
        """The height that a column beginning at ``first`` saves: the space above, less any carried header."""
        box = self.boxes[first]
        return box.before * self.tightness - (box.carry.height if box.carry else 0.0)

    def can_end(self, position: int) -> bool:
        """Whether a column may end before ``position``."""
        return position >= len(self.boxes) or self.boxes[position].can_break

    def fit(self, first: int, room: float) -> int:
        """The last legal end of a column from ``first`` of height ``room``; ``first`` if nothing fits."""
        after = self._reach(first, room)
        while after > first and not self.can_end(after):
            after -= 1
        return after

    def force(self, first: int, room: float) -> int:
        """Like :meth:`fit`, but with any end, and with at least one box: for content taller than a page."""
        return min(max(self._reach(first, room), first + 1), len(self.boxes))

    def _reach(self, first: int, room: float) -> int:
        if first == len(self.boxes):
            return first
        # At least ``first``, because the room may be negative.
        return max(
            bisect_right(self._offsets, self._offsets[first] + self._saving(first) + room + TOLERANCE) - 1, first
        )

    def with_text_moved_up(self, position: int) -> Stack | None:
        """The stack with the next text moved before the figures at ``position``; None if there is no such text.

        If a figure does not fit, text fills the column and the figure begins the next one.
        """
        boxes = self.boxes
        if position >= len(boxes) or boxes[position].block != "figure":
            return None
        start = self._next_block(position)
        passed = 1
        while start < len(boxes) and boxes[start].block == "figure" and passed < MAX_PASSED_FIGURES:
            start = self._next_block(start)
            passed += 1
        if start == len(boxes) or boxes[start].block != "text" or not boxes[start].can_break:
            return None
        end = self._next_block(start)
        swapped = boxes[start:end] + boxes[position:start]
        between = _offsets_of(swapped, self.tightness, self._offsets[position])  # the others do not change
        offsets = self._offsets[:position] + between + self._offsets[end + 1 :]
        return Stack(boxes[:position] + swapped + boxes[end:], self.tightness, offsets)

    def exceeds(self, first: int, room: float) -> bool:
        """Whether the boxes from ``first`` on, without space between them, are taller than ``room``."""
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
        """The cut of ``first`` to ``after`` that makes the taller column shortest; of equal cuts, the last one.

        None if the boxes do not fit into two columns of height ``room``.
        """
        middle = bisect_right(self._offsets, (self._offsets[first] + self._offsets[after]) / 2, first, after)
        left, right = middle - 1, middle
        # The taller column falls and then rises with the cut, so the best one is a legal neighbor of the middle.
        while left > first and not self.can_end(left):
            left -= 1
        while right < after and not self.can_end(right):
            right += 1
        cuts = [cut for cut in (right, left) if cut > first]
        best = min(cuts, key=lambda cut: max(self.extent(first, cut), self.extent(cut, after)))
        fits = max(self.extent(first, best), self.extent(best, after)) <= room + TOLERANCE
        return best if fits else None


def _offsets_of(boxes: list[Box], tightness: float, start: float) -> list[float]:
    """The heights down to each of ``boxes`` and to their end, starting at ``start``."""
    return list(accumulate([box.before * tightness + box.height for box in boxes], initial=start))


class Band:
    """Boxes set in columns, or across the full width if ``wide``."""

    __slots__ = ("_stacks", "boxes", "wide")

    def __init__(self, boxes: list[Box], *, wide: bool) -> None:
        self.boxes = boxes
        self.wide = wide
        self._stacks: dict[float, Stack] = {}

    def stack(self, tightness: float) -> Stack:
        """The boxes as a stack, cached for each tightness."""
        if tightness not in self._stacks:
            self._stacks[tightness] = Stack(self.boxes, tightness)
        return self._stacks[tightness]

    def joined(self, other: Band) -> Band:
        """A band of the boxes of both, those of ``other`` last."""
        return Band(self.boxes + other.boxes, wide=self.wide)


class Bands(NamedTuple):
    """A section ready to be placed: a head across the full width, then its bands."""

    key: str
    title: str
    continued: str
    head: Box
    bands: tuple[Band, ...]
