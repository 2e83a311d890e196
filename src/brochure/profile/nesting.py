"""The nesting of the rows of a projections table, which is flat: each total precedes its parts."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.profile.model import ProjectionRow

_ROUNDING = 50
"""Figures are rounded to hundreds, so each can be off by up to this many jobs."""


class _Total:
    """A total row whose parts are being read; ``left`` is the number of its jobs that no part has accounted for."""

    __slots__ = ("left", "parts")

    def __init__(self, jobs: int | None) -> None:
        self.left = float("inf") if jobs is None else jobs
        self.parts = 0

    def holds(self, jobs: int | None) -> bool:
        """Whether a part with this many jobs still fits, within rounding."""
        return (jobs or 0) <= self.left + _ROUNDING * (self.parts + 2)

    def take(self, jobs: int | None) -> None:
        self.left -= jobs or 0
        self.parts += 1


def indents(rows: Sequence[ProjectionRow]) -> tuple[int, ...]:
    """The nesting level of each row: 0, or one more than that of the total that it is a part of.

    The table is flat: a total precedes its parts and can be part of a larger total. It ends when its jobs are used up.
    """
    depths: list[int] = []
    totals: list[_Total] = []
    for row in rows:
        while totals and not totals[-1].holds(row.base):
            totals.pop()
        depths.append(len(totals))
        if totals:
            totals[-1].take(row.base)
        if row.total:
            totals.append(_Total(row.base))
    return tuple(depths)


def whole(rows: Sequence[ProjectionRow]) -> ProjectionRow | None:
    """The row that the others are parts of: the only one, or the only one that is part of nothing."""
    top = [row for row, depth in zip(rows, indents(rows), strict=True) if depth == 0]
    return top[0] if len(top) == 1 else None
