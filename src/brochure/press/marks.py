"""Crop marks and fold marks."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from brochure.press.geometry import Plan
from brochure.press.placing import BLEED

_LENGTH = 18.0  # if the paper is large enough
_EDGE = 12.0  # the unprintable margin of office printers
_TICK = 12.0


class Line(NamedTuple):
    """A mark between two points. Fold marks are dashed, crop marks solid."""

    x0: float
    y0: float
    x1: float
    y1: float
    dashed: bool


def marks(plan: Plan, *, folded: bool, back: bool) -> tuple[Line, ...]:
    """The marks on one side.

    On trimmed sheets, marks are on both sides, outside the finished area. On others, only folds are marked, on the
    back, which is inside when folded, and only if pages leave enough white at the edges.
    """
    if plan.is_cut:
        return _in_slug(plan, folded=folded, back=back)
    white = (plan.rows[0] - plan.page.height * plan.scale) / 2
    if not (folded and back) or white < _EDGE + _TICK:
        return ()
    folds = plan.verticals(back=back)[1:-1]
    top = plan.sheet.top - _EDGE
    ends = ((_EDGE, _EDGE + _TICK), (top, top - _TICK))
    return tuple(Line(x, start, x, end, dashed=True) for x, (start, end) in product(folds, ends))


def _in_slug(plan: Plan, *, folded: bool, back: bool) -> tuple[Line, ...]:
    """Marks at both ends of each vertical and horizontal edge, beyond the bleed."""
    area, sheet = plan.finished, plan.sheet
    xs, ys = plan.verticals(back=back), plan.horizontals()
    ends_y = (_away(area.bottom, -1, sheet.bottom), _away(area.top, 1, sheet.top))
    ends_x = (_away(area.left, -1, sheet.left), _away(area.right, 1, sheet.right))
    upright = (
        Line(x, start, x, end, dashed=folded and 0 < i < len(xs) - 1)
        for (i, x), (start, end) in product(enumerate(xs), ends_y)
    )
    level = (Line(start, y, end, y, dashed=False) for y, (start, end) in product(ys, ends_x))
    return (*upright, *level)


def _away(edge: float, direction: int, limit: float) -> tuple[float, float]:
    """The extent of a mark from the bleed outward, within the paper."""
    start, end = edge + direction * BLEED, edge + direction * (BLEED + _LENGTH)
    return start, max(end, limit) if direction < 0 else min(end, limit)
