"""Pages into cells: scale, quarter turn, shift toward the spine, and what is clipped away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brochure.press.geometry import Plan, Rect, Size
from brochure.press.order import Cells

BLEED = 9.0
"""Points (1/8 in) that a page may print beyond edges that are cut: no white shows if the knife is a little off."""

_NEAR = 0.01  # points; sums of widths do not come out to the last bit

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f of PDF: (x, y) becomes (ax + cy + e, bx + dy + f)."""


class Placement(NamedTuple):
    """A page on a side: ``matrix`` takes points of the page as it is shown, from its lower left, to the sheet."""

    page: int
    matrix: Matrix
    clip: Rect


def place(cells: Cells, plan: Plan, sizes: Sequence[Size], *, back: bool, creep: float = 0.0) -> tuple[Placement, ...]:
    """The pages of one side. ``sizes`` are those of all pages; ``creep`` is how far pages move toward the spine."""
    placements = []
    for column, (number, cell) in enumerate(zip(cells, plan.cells(back=back), strict=True)):
        if number is not None:
            toward_spine = creep if column == 0 else -creep
            placements.append(_place(number, sizes[number - 1], cell, plan, toward_spine))
    return tuple(placements)


def _place(number: int, size: Size, cell: Rect, plan: Plan, shift: float) -> Placement:
    """In the middle of its cell, no larger than the place of a common page; turned a quarter, its top to the left, if
    that makes it larger: a landscape page among portrait ones, or the other way about.
    """
    most = Size(min(plan.scale * plan.page.width, cell.width), plan.scale * plan.page.height)
    scale = min(plan.scale, most.width / size.width, most.height / size.height)
    across = min(plan.scale, most.width / size.height, most.height / size.width)
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
    """The page within its cell; with bleed at edges that are cut and have no neighbour."""
    end = plan.finished
    bleed = BLEED if plan.is_cut else 0.0
    return Rect(
        page.left - bleed if cell.left <= end.left + _NEAR else max(page.left, cell.left),
        page.bottom - bleed if cell.bottom <= end.bottom + _NEAR else max(page.bottom, cell.bottom),
        page.right + bleed if cell.right >= end.right - _NEAR else min(page.right, cell.right),
        page.top + bleed if cell.top >= end.top - _NEAR else min(page.top, cell.top),
    )
