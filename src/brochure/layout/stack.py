"""The arithmetic of breaking a vertical run of slabs into columns. Pure: heights in, positions out (points)."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from brochure.layout.pages import Slab

TOLERANCE = 0.01  # points; sums of heights are floating
MAX_PASSED = 8  # figures that text may overtake


class Stack:
    """Slabs one below the other, that may be cut where a slab ``can_break``.

    ``tightness`` scales the space between them: 1 as designed, less to pull a few lines back.
    """

    __slots__ = ("_below", "slabs", "tightness")

    def __init__(self, slabs: list[Slab], tightness: float = 1.0, below: list[float] | None = None) -> None:
        """``below`` are the sums of heights down to each slab, and down to the end, where they are known."""
        self.slabs, self.tightness = slabs, tightness
        self._below = _sums(slabs, tightness, 0.0) if below is None else below

    def __len__(self) -> int:
        return len(self.slabs)

    def extent(self, first: int, after: int) -> float:
        """The height of a column of slabs ``first`` up to ``after``: space above it dropped, what it carries added."""
        if first >= after:
            return 0.0
        return self._below[after] - self._below[first] - self._saved(first)

    def _saved(self, first: int) -> float:
        """What a column that begins at ``first`` saves over the run: the space above, less what it carries."""
        slab = self.slabs[first]
        return slab.before * self.tightness - (slab.carry.height if slab.carry else 0.0)

    def legal(self, position: int) -> bool:
        """Whether a column may end before ``position``."""
        return position >= len(self.slabs) or self.slabs[position].can_break

    def fit(self, first: int, room: float) -> int:
        """How far a column of height ``room`` gets from ``first``, to a legal end; ``first`` where nothing fits."""
        after = self._reach(first, room)
        while after > first and not self.legal(after):
            after -= 1
        return after

    def force(self, first: int, room: float) -> int:
        """As :meth:`fit`, but cutting anywhere, and a slab at least: for what is taller than a page."""
        return max(self._reach(first, room), first + 1)

    def _reach(self, first: int, room: float) -> int:
        # At least ``first``: the room may be less than none.
        return max(bisect_right(self._below, self._below[first] + self._saved(first) + room + TOLERANCE) - 1, first)

    def hoisted(self, position: int) -> Stack | None:
        """With the next text that stands below the figures at ``position`` moved above them; None where there is none.

        For a figure that does not fit where it should stand: the column goes on with text, the figure begins the next.
        """
        slabs = self.slabs
        if position >= len(slabs) or slabs[position].block != "figure":
            return None
        start = self._next_block(position)
        passed = 1
        while start < len(slabs) and slabs[start].block == "figure" and passed < MAX_PASSED:
            start = self._next_block(start)
            passed += 1
        if start == len(slabs) or slabs[start].block != "text" or not slabs[start].can_break:
            return None
        end = self._next_block(start)
        turned = slabs[start:end] + slabs[position:start]
        # What is above and below stays where it is: only the sums in between are new.
        below = self._below[:position] + _sums(turned, self.tightness, self._below[position]) + self._below[end + 1 :]
        return Stack(slabs[:position] + turned + slabs[end:], self.tightness, below)

    def holds_more(self, first: int, room: float) -> bool:
        """Whether the slabs from ``first`` on are taller than ``room`` however tight; looks no further than needed."""
        height = 0.0
        for index in range(first, len(self.slabs)):
            height += self.slabs[index].height
            if height > room + TOLERANCE:
                return True
        return False

    def _next_block(self, position: int) -> int:
        position += 1
        while position < len(self.slabs) and not self.slabs[position].block:
            position += 1
        return position

    def balance(self, first: int, after: int, room: float) -> int | None:
        """Where to cut ``first`` to ``after`` into two columns of the least height; the left one rather the longer.

        None where that does not fit into two columns of ``room``.
        """
        middle = bisect_right(self._below, (self._below[first] + self._below[after]) / 2, first, after)
        left, right = middle - 1, middle
        # The taller column falls and then rises with the cut, so the best cut is a legal neighbour of the middle.
        while left > first and not self.legal(left):
            left -= 1
        while right < after and not self.legal(right):
            right += 1
        cuts = [cut for cut in (right, left) if cut > first]
        best = min(cuts, key=lambda cut: max(self.extent(first, cut), self.extent(cut, after)))
        fits = max(self.extent(first, best), self.extent(best, after)) <= room + TOLERANCE
        return best if fits else None


def _sums(slabs: list[Slab], tightness: float, start: float) -> list[float]:
    """The height down to each of ``slabs`` and to the end of them, from ``start`` on."""
    return list(accumulate([slab.before * tightness + slab.height for slab in slabs], initial=start))
