"""The geometry of sheets: cells, the pages placed in them, crop marks and fold marks.

Units are points; the origin is the lower left corner, as on PDF pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import NamedTuple

from brochure.press.model import Flip, Paper
from brochure.press.schemes import Cells, Scheme

SLUG = 18.0
"""Minimum margin for marks on all four sides, 1/4 in; with less, the sheet is not trimmed."""
BLEED = 9.0
"""Points (1/8 in) of a page that print beyond trimmed edges, so that no white shows if the cut is slightly off."""

_MARK = 18.0  # length of crop marks, if the paper is large enough
_TICK = 12.0  # length of fold marks on sheets that are not trimmed
_EDGE = 12.0  # the unprintable margin of office printers
_TOLERANCE = 0.01  # for rounding errors in sums of widths

Matrix = tuple[float, float, float, float, float, float]
"""The a b c d e f of PDF: (x, y) becomes (ax + cy + e, bx + dy + f)."""


class Size(NamedTuple):
    """Width and height of a page as displayed."""

    width: float
    height: float


class Rect(NamedTuple):
    """A rectangle by its edges."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Plan:
    """A sheet divided into cells.

    ``finished`` is the area after trimming, or the whole sheet if it is not trimmed. ``columns`` are the column widths
    of the front from the left, ``rows`` the row heights. ``page`` is the most common page size in the file, ``scale``
    the factor for these pages.
    """

    sheet: Rect
    finished: Rect
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    page: Size
    scale: float

    @property
    def is_cut(self) -> bool:
        return self.finished != self.sheet

    def verticals(self, *, back: bool) -> tuple[float, ...]:
        """The x coordinates of column edges, from the left. Columns of the back lie behind those of the front."""
        columns = self.columns[::-1] if back else self.columns
        return tuple(accumulate(columns, initial=self.finished.left))

    def horizontals(self) -> tuple[float, ...]:
        """The y coordinates of row edges, from the bottom."""
        return tuple(accumulate(self.rows, initial=self.finished.bottom))

    def cells(self, *, back: bool) -> tuple[Rect, ...]:
        """The cells of a side, row by row from the top."""
        x, y = self.verticals(back=back), self.horizontals()
        return tuple(
            Rect(x[column], y[row], x[column + 1], y[row + 1])
            for row in reversed(range(len(self.rows)))
            for column in range(len(self.columns))
        )


class Placement(NamedTuple):
    """A page on a side: ``matrix`` maps the page as displayed, with its origin at the lower left, to the sheet."""

    page: int
    matrix: Matrix
    clip: Rect


class Line(NamedTuple):
    """A mark between two points. Fold marks are dashed, crop marks solid."""

    x0: float
    y0: float
    x1: float
    y1: float
    dashed: bool


class Side(NamedTuple):
    """One side of a sheet, rotated by 180 degrees if ``upside_down``."""

    placements: tuple[Placement, ...]
    marks: tuple[Line, ...]
    upside_down: bool


def common_size(sizes: Sequence[Size]) -> Size:
    """The most common page size, to a tenth of an inch; the first of equally common ones."""
    rounded = [(round(size.width / 7.2), round(size.height / 7.2)) for size in sizes]
    ((common, _),) = Counter(rounded).most_common(1)
    return sizes[rounded.index(common)]


def plan(scheme: Scheme, paper: Paper, page: Size) -> Plan:
    """Choose the orientation and grid that make pages of size ``page`` largest; landscape if both are equal.

    Pages are never enlarged. If at least :data:`SLUG` remains around pages at full size, cells are as large as pages
    and the sheet is trimmed to them. Otherwise the whole sheet is divided evenly, and pages, reduced if necessary, are
    centered in their cells.
    """
    sheets = (Size(paper.long, paper.short), Size(paper.short, paper.long))
    fitted = [(_fit(sheet, grid, scheme.tuck, page), sheet, grid) for sheet, grid in product(sheets, scheme.grids)]
    fit, sheet, grid = max(fitted, key=lambda candidate: round(candidate[0], 6))
    whole = Rect(0.0, 0.0, *sheet)
    trimmed = _centered(sheet, grid, scheme.tuck, page)
    finished = trimmed or whole
    columns, rows = grid
    width = (finished.width + scheme.tuck) / columns
    return Plan(
        sheet=whole,
        finished=finished,
        columns=(width - scheme.tuck, *[width] * (columns - 1)),
        rows=(finished.height / rows,) * rows,
        page=page,
        scale=1.0 if trimmed else min(1.0, fit),
    )


def _fit(sheet: Size, grid: tuple[int, int], tuck: float, page: Size) -> float:
    """The scale at which a page fills the narrowest cell of the whole sheet."""
    columns, rows = grid
    narrowest = (sheet.width + tuck) / columns - tuck
    return min(narrowest / page.width, sheet.height / rows / page.height)


def _centered(sheet: Size, grid: tuple[int, int], tuck: float, page: Size) -> Rect | None:
    """The area of full-size pages, centered on the sheet; None if too little margin is left."""
    columns, rows = grid
    width, height = columns * page.width - tuck, rows * page.height
    left, bottom = (sheet.width - width) / 2, (sheet.height - height) / 2
    return Rect(left, bottom, left + width, bottom + height) if min(left, bottom) >= SLUG else None


def sides(scheme: Scheme, plan: Plan, sizes: Sequence[Size], *, flip: Flip, creep: float = 0.0) -> Iterator[Side]:
    """Fronts and backs in turn. Backs are upside down unless the printer turns sheets like leaves of a book."""
    like_a_leaf = (plan.sheet.width >= plan.sheet.height) == (flip == "short")
    for index, sheet in enumerate(scheme.order(len(sizes))):
        yield Side(
            place(sheet.front, plan, sizes, back=False, creep=creep * index),
            marks(plan, folded=scheme.folded, back=False),
            upside_down=False,
        )
        if sheet.back is not None:
            yield Side(
                place(sheet.back, plan, sizes, back=True, creep=creep * index),
                marks(plan, folded=scheme.folded, back=True),
                upside_down=not like_a_leaf,
            )


def place(cells: Cells, plan: Plan, sizes: Sequence[Size], *, back: bool, creep: float = 0.0) -> tuple[Placement, ...]:
    """The pages on one side. ``sizes`` has the sizes of all pages; ``creep`` is the shift toward the spine."""
    placed = enumerate(zip(cells, plan.cells(back=back), strict=True))
    return tuple(
        _place(number, sizes[number - 1], cell, plan, shift=-creep if column else creep)
        for column, (number, cell) in placed
        if number is not None
    )


def _place(number: int, size: Size, cell: Rect, plan: Plan, shift: float) -> Placement:
    """Center a page in its cell, no larger than pages of the common size. It is rotated a quarter turn, its top to the
    left, if that makes it larger: a landscape page among portrait ones, or the reverse.
    """
    limit = Size(min(plan.scale * plan.page.width, cell.width), plan.scale * plan.page.height)
    upright = min(plan.scale, limit.width / size.width, limit.height / size.height)
    turned = min(plan.scale, limit.width / size.height, limit.height / size.width)
    scale = max(upright, turned)
    width, height = (size.height, size.width) if turned > upright else size
    left = (cell.left + cell.right - width * scale) / 2 + shift
    bottom = (cell.bottom + cell.top - height * scale) / 2
    page = Rect(left, bottom, left + width * scale, bottom + height * scale)
    if turned > upright:
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
    """Marks at both ends of each vertical and horizontal edge, beyond the bleed and within the paper."""
    area, sheet = plan.finished, plan.sheet
    xs, ys = plan.verticals(back=back), plan.horizontals()
    far = BLEED + _MARK
    ends_y = (
        (area.bottom - BLEED, max(area.bottom - far, sheet.bottom)),
        (area.top + BLEED, min(area.top + far, sheet.top)),
    )
    ends_x = (
        (area.left - BLEED, max(area.left - far, sheet.left)),
        (area.right + BLEED, min(area.right + far, sheet.right)),
    )
    upright = (
        Line(x, start, x, end, dashed=folded and x not in (xs[0], xs[-1])) for x, (start, end) in product(xs, ends_y)
    )
    level = (Line(start, y, end, y, dashed=False) for y, (start, end) in product(ys, ends_x))
    return (*upright, *level)
