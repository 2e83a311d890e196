"""Places pages in cells: scale, rotation, shift toward the spine, and clipping."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brochure.press.geometry import Plan, Rect, Size
from brochure.press.order import Cells

BLEED = 9.0
"""Points (1/8 in) of a page that print beyond trimmed edges, so that no white shows if the cut is slightly off."""

_TOLERANCE = 0.01  # points, for rounding errors in sums of widths

Matrix = tuple[float, float, float, float, float, float]
"""The a b c d e f of PDF: (x, y) becomes (ax + cy + e, bx + dy + f)."""


class Placement(NamedTuple):
    """A page on a side: ``matrix`` maps the page as displayed, with its origin at the lower left, to the sheet."""

    page: int
    matrix: Matrix
    clip: Rect


def place(cells: Cells, plan: Plan, sizes: Sequence[Size], *, back: bool, creep: float = 0.0) -> tuple[Placement, ...]:
    """The pages on one side. ``sizes`` has the sizes of all pages; ``creep`` is the shift toward the spine."""
    placements = []
    for column, (number, cell) in enumerate(zip(cells, plan.cells(back=back), strict=True)):
        if number is not None:
            toward_spine = creep if column == 0 else -creep
            placements.append(_place(number, sizes[number - 1], cell, plan, toward_spine))
    return tuple(placements)


def _place(number: int, size: Size, cell: Rect, plan: Plan, shift: float) -> Placement:
    """Center a page in its cell, no larger than pages of the common size. It is rotated a quarter turn, its top to the
    left, if that makes it larger: a landscape page among portrait ones, or the reverse.
    """
    limit = Size(min(plan.scale * plan.page.width, cell.width), plan.scale * plan.page.height)
    scale = min(plan.scale, limit.width / size.width, limit.height / size.height)
    across = min(plan.scale, limit.width / size.height, limit.height / size.width)
    turned = across > scale
    width, height, scale = (size.height, size.width, across) if turned else (*size, scale)
    left = (cell.left + cell.right - width * scale) / 2 + shift
    bottom = (cell.bottom + cell.top - height * scale) / 2
    page = Rect(left, bottom, left + width * scale, bottom + height * scale)
    if turned:
        matrix = (0.0, scale, -scale, 0.0, page.right, page.bottom)
    else:
        matrix = (scale, 0.0, 0.0, scale, page.left, page.bottom)
    return Placement(number, matrix, _clip(page, cell, plan))


def _clip(page: Rect, cell: Rect, plan: Plan) -> Rect:
    """The page within its cell, with bleed at trimmed edges that have no neighbor."""
    end = plan.finished
    bleed = BLEED if plan.is_cut else 0.0
    return Rect(
        page.left - bleed if cell.left <= end.left + _TOLERANCE else max(page.left, cell.left),
        page.bottom - bleed if cell.bottom <= end.bottom + _TOLERANCE else max(page.bottom, cell.bottom),
        page.right + bleed if cell.right >= end.right - _TOLERANCE else min(page.right, cell.right),
        page.top + bleed if cell.top >= end.top - _TOLERANCE else min(page.top, cell.top),
    )
