"""Where to cut and where to fold: short lines beyond the pages."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from brochure.press.geometry import Plan
from brochure.press.placing import BLEED

_LENGTH = 18.0  # as far as the paper goes
_EDGE = 12.0  # what an office printer leaves white along the edges of the paper
_TICK = 12.0


class Line(NamedTuple):
    """A mark from one point to another. Marks of folds are dashed, those of cuts are not."""

    x0: float
    y0: float
    x1: float
    y1: float
    dashed: bool


def marks(plan: Plan, *, folded: bool, back: bool) -> tuple[Line, ...]:
    """The marks of a side.

    On a sheet that is to be cut, they stand where paper is cut off, on both sides. On one that is not, only folds are
    marked, on the back, which is inside when folded, and only where pages leave a broad enough white edge.
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
    """At both ends of each vertical and each horizontal, beyond the bleed."""
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
    """From the bleed outward, no farther than the paper goes."""
    start, end = edge + direction * BLEED, edge + direction * (BLEED + _LENGTH)
    return start, max(end, limit) if direction < 0 else min(end, limit)
