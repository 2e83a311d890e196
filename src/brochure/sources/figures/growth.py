"""Projected growth: percentages as they are printed, and the words for them.

The tables have tenths of a percent; profiles, like the Occupational Outlook Handbook, mostly have whole percentages,
which the Bureau rounds from unpublished figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from brochure.sources.figures.model import Projection, Span

_HALF_UNIT = 50  # jobs by which a published number is rounded at most
_EDGES = {
    # The lower bounds in percent of much faster, faster, as fast and slower than average, and little or no change. The
    # Bureau sets them with each set of projections; these are from all pages of the handbook's 2025 edition.
    Span(2024, 2034): (7, 5, 3, 1, 0),
}
_WORDS = (
    "much faster than average", "faster than average", "as fast as average", "slower than average",
    "little or no change", "decline",
)  # fmt: skip


def percent(rows: Sequence[Projection], *, tenths: bool = False) -> float | None:
    """The growth of occupations together; None if they have no jobs.

    It is rounded to a whole percentage only if the published figures leave no doubt which one; 4.5 stays as it is,
    since it may have been 4.46 or 4.54. The growth of several is computed from their jobs.
    """
    if len(rows) == 1 and (published := rows[0].percent) is not None:
        return published if tenths else _rounded(published, rows[0])
    base = sum(row.base for row in rows)
    if not base:
        return None
    exact = change(rows) / base * 100
    return round(exact, 1) if tenths else float(_nearest(exact))


def change(rows: Sequence[Projection]) -> int:
    """The change in jobs; for several, the difference of their sums, so that all three numbers agree."""
    return rows[0].change if len(rows) == 1 else sum(row.projected - row.base for row in rows)


def outlook(growth: float | None, span: Span) -> str | None:
    """The handbook's words for a percentage; None if the bounds of ``span`` are unknown or rounding is ambiguous."""
    edges = _EDGES.get(span)
    if edges is None or growth is None:
        return None
    found = {_words(rounded, edges) for rounded in (math.floor(growth), math.ceil(growth))}
    return found.pop() if len(found) == 1 else None


def _words(growth: int, edges: Sequence[int]) -> str:
    return next((words for edge, words in zip(edges, _WORDS, strict=False) if growth >= edge), _WORDS[-1])


def _rounded(published: float, row: Projection) -> float:
    """A whole percentage; unchanged if it ends in .5 and the jobs do not show which way to round."""
    if abs(published - math.floor(published) - 0.5) > 1e-6:
        return float(_nearest(published))
    bases = (max(row.base - _HALF_UNIT, 1), row.base + _HALF_UNIT)
    quotients = [change / base * 100 for change in (row.change - _HALF_UNIT, row.change + _HALF_UNIT) for base in bases]
    low, high = max(min(quotients), published - 0.05), min(max(quotients), published + 0.05)
    return float(_nearest(low)) if low <= high and _nearest(low) == _nearest(high) else published


def _nearest(value: float) -> int:
    """The nearest whole number, halves away from zero."""
    return int(math.copysign(math.floor(abs(value) + 0.5), value))
