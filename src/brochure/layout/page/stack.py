"""Breaking a vertical list of boxes into columns. Pure functions: heights in points in, positions out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from brochure.layout.pages import Box

TOLERANCE = 0.01  # points; absorbs rounding errors in sums of heights
GAP_GROWTH = 0.75  # times its height that a gap can grow by to fill a page
LEAD_GROWTH = 0.06  # times its height that a line can grow by
MAX_GAPS, MAX_LEAD = 2.0, 0.1  # the scale of gaps, and the part of its height added to a line, that nothing exceeds
EVEN_GROWTH = 0.4  # times its height that a gap can grow by, in addition, to make columns end together
HEADING_MOVES = 3  # a figure that moves past a heading counts as so many more moves


class Stack:
    """Boxes one below another, with a possible break before each box that ``can_break``.

    ``gaps`` scales the space between them: 1 as designed, less to save a few lines. ``lead`` is added to each line of
    running text. ``moves`` is how many times text was moved before a figure.
    """

    __slots__ = ("_flexes", "_offsets", "_starts", "_swapped", "_tops", "boxes", "gap_growth", "gaps", "lead", "moves")

    def __init__(self, boxes: list[Box], gaps: float = 1.0, lead: float = 0.0) -> None:
        self.boxes, self.gaps, self.lead, self.moves = boxes, gaps, lead, 0
        self.gap_growth = max(0.0, min(GAP_GROWTH * gaps, MAX_GAPS - gaps))  # what can be added to the scale of gaps
        self._offsets = _offsets_of(boxes, gaps, lead, 0.0)  # the heights down to each box and to the end
        self._tops = _tops_of(boxes, gaps, self._offsets)  # the same to where a column begins that begins with the box
        self._flexes: list[float] = []  # the flexes of all boxes above each box, if they were needed
        self._starts: list[int] | None = None  # where blocks begin, if it was needed
        self._swapped: dict[int, Stack | None] = {}

    def __len__(self) -> int:
        return len(self.boxes)

    @property
    def height(self) -> float:
        """The height of all boxes in one column."""
        return self.extent(0, len(self.boxes))

    def extent(self, first: int, after: int) -> float:
        """The height of boxes ``first`` to ``after`` as a column: no space above, but any carried header."""
        return self._offsets[after] - self._tops[first] if first < after else 0.0

    def flex(self, first: int, after: int) -> float:
        """How much boxes ``first`` to ``after`` can grow: the gaps between them and the leading of their lines."""
        if first + 1 >= after:
            return 0.0
        flexes = self._all_flexes()
        return flexes[after] - flexes[first + 1]

    def can_end(self, position: int) -> bool:
        """Whether a column may end before ``position``."""
        return position >= len(self.boxes) or self.boxes[position].can_break

    def fit(self, first: int, room: float) -> int:
        """The last legal end of a column from ``first`` of height ``room``; ``first`` if nothing fits."""
        return self.legal_end(first, self._reach(first, room))

    def legal_end(self, first: int, after: int) -> int:
        """The last legal end of a column from ``first`` that is not below ``after``; ``first`` if there is none."""
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
        return max(bisect_right(self._offsets, self._tops[first] + room + TOLERANCE) - 1, first)

    def last_end_before(self, height: float, first: int) -> int:
        """The last legal end that leaves boxes of at least ``height`` below it; ``first`` if there is none."""
        return self.legal_end(first, max(first, bisect_right(self._offsets, self._offsets[-1] - height) - 1))

    def with_text_moved_up(self, position: int) -> Stack | None:
        """The stack with the text below the figure at ``position`` moved before it; None if there is no such text."""
        if position not in self._swapped:
            self._swapped[position] = self._swap(position)
        return self._swapped[position]

    def _swap(self, position: int) -> Stack | None:
        boxes = self.boxes
        if boxes[position].block != "figure" or not boxes[position].can_break:
            return None
        start, moves = self.next_block(position), self.moves + 1
        while start < len(boxes) and boxes[start].block == "figure" and boxes[start].can_break:
            start, moves = self.next_block(start), moves + 1  # past all figures that follow one another
        if start == len(boxes) or boxes[start].block == "figure" or not boxes[start].can_break:
            return None
        end = self.next_block(start)
        if boxes[start].block == "heading":  # it moves with the text that it is the heading of
            if end == len(boxes) or boxes[end].block not in {"text", "lead"}:
                return None
            end = self.next_block(end)
            moves += HEADING_MOVES
        return self._reordered(position, end, [*boxes[start:end], *boxes[position:start]], moves)

    def _reordered(self, position: int, end: int, boxes: list[Box], moves: int) -> Stack:
        """A copy with other ``boxes`` between ``position`` and ``end``; nothing is computed anew for the others."""
        other = Stack([], self.gaps, self.lead)
        other.boxes, other.moves = [*self.boxes[:position], *boxes, *self.boxes[end:]], moves
        offsets = _offsets_of(boxes, self.gaps, self.lead, self._offsets[position])
        flexes = self._flexes_of(boxes, self._all_flexes()[position])
        starts = [position + index for index, box in enumerate(boxes) if box.block]
        own = self._block_starts()
        low, high = bisect_left(own, position), bisect_left(own, end)
        other._adopt(
            [*self._offsets[:position], *offsets, *self._offsets[end + 1 :]],
            [*self._tops[:position], *_tops_of(boxes, self.gaps, offsets), *self._tops[end:]],
            [*self._flexes[:position], *flexes, *self._flexes[end + 1 :]],
            [*own[:low], *starts, *own[high:]],
        )
        return other

    def _adopt(self, offsets: list[float], tops: list[float], flexes: list[float], starts: list[int]) -> None:
        self._offsets, self._tops, self._flexes, self._starts = offsets, tops, flexes, starts

    def gaps_between(self, first: int, after: int) -> float:
        """The space between boxes ``first`` to ``after``, all gaps together."""
        return sum([box.before for box in self.boxes[first + 1 : after]]) * self.gaps

    def _all_flexes(self) -> list[float]:
        if not self._flexes:
            self._flexes = self._flexes_of(self.boxes, 0.0)
        return self._flexes

    def _flexes_of(self, boxes: list[Box], start: float) -> list[float]:
        """The flexes of all boxes above each of ``boxes`` and above their end, starting at ``start``."""
        growth = self.gap_growth
        if self.lead > 0:
            flexes = [box.before * growth + (self.line_growth(box) if box.is_line else 0.0) for box in boxes]
        else:  # the same, faster
            flexes = [box.before * growth + (box.height * LEAD_GROWTH if box.is_line else 0.0) for box in boxes]
        return list(accumulate(flexes, initial=start))

    def line_growth(self, line: Box) -> float:
        """What can be added to the height of a ``line`` of running text."""
        return max(0.0, min(LEAD_GROWTH * line.height, MAX_LEAD * line.height - self.lead))

    def block_start(self, position: int) -> int:
        """Where the block that contains the box at ``position`` begins."""
        starts = self._block_starts()
        at = bisect_right(starts, position) - 1
        return starts[at] if at >= 0 else 0

    def next_block(self, position: int) -> int:
        """Where the block after the one at ``position`` begins."""
        starts = self._block_starts()
        at = bisect_right(starts, position)
        return starts[at] if at < len(starts) else len(self.boxes)

    def _block_starts(self) -> list[int]:
        if self._starts is None:  # an index has none
            self._starts = [index for index, box in enumerate(self.boxes) if box.block]
        return self._starts

    def blocks(self, first: int) -> list[int]:
        """Where the blocks from box ``first`` on begin."""
        starts = self._block_starts()
        return starts[bisect_left(starts, first) :]

    def order(self, first: int) -> tuple[int, ...]:
        """What distinguishes the order of the blocks from box ``first`` on from others."""
        return tuple([id(self.boxes[start]) for start in self.blocks(first)])

    def balance(self, first: int, after: int) -> int:
        """The cut of ``first`` to ``after`` that makes the taller column shortest; of equal cuts, the last one."""
        offsets, boxes = self._offsets, self.boxes
        start, end = offsets[first], offsets[after]
        middle = bisect_right(offsets, (start + end) / 2, first, after)
        left, right = middle - 1, middle
        # The taller column falls and then rises with the cut, so the best one is a legal neighbor of the middle.
        while left > first and not boxes[left].can_break:
            left -= 1
        while right < after and not self.can_end(right):
            right += 1
        if left <= first:
            return right
        tops, top = self._tops, self._tops[first]
        higher = max(offsets[right] - top, end - tops[right] if right < after else 0.0)
        return left if max(offsets[left] - top, end - tops[left]) < higher else right


def _offsets_of(boxes: list[Box], gaps: float, lead: float, start: float) -> list[float]:
    """The heights down to each of ``boxes`` and to their end, starting at ``start``."""
    if lead:
        heights = [box.before * gaps + box.height + lead * box.is_line for box in boxes]
    else:
        heights = [box.before * gaps + box.height for box in boxes]
    return list(accumulate(heights, initial=start))


def _tops_of(boxes: list[Box], gaps: float, offsets: list[float]) -> list[float]:
    """The ``offsets`` of ``boxes`` without the space above each, or above the header that it carries."""
    return [
        offset + box.before * gaps - (box.carry.height if box.carry else 0.0)
        for box, offset in zip(boxes, offsets, strict=False)
    ]


class Band:
    """Boxes set in columns, or across the full width if ``wide``."""

    __slots__ = ("_stacks", "boxes", "wide")

    def __init__(self, boxes: list[Box], *, wide: bool) -> None:
        self.boxes = boxes
        self.wide = wide
        self._stacks: dict[tuple[float, float], Stack] = {}

    def stack(self, gaps: float = 1.0, lead: float = 0.0) -> Stack:
        """The boxes as a stack, cached for each spacing."""
        if (gaps, lead) not in self._stacks:
            self._stacks[gaps, lead] = Stack(self.boxes, gaps, lead)
        return self._stacks[gaps, lead]


class Bands(NamedTuple):
    """A section ready to be placed: a head across the full width, then its bands."""

    key: str
    title: str
    continued: str
    head: Box
    bands: tuple[Band, ...]
