"""The geometry of a sheet: orientation, trimmed area, cells and scale. Units are points.

The origin is the lower left corner, as on PDF pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import NamedTuple

from brochure.press.paper import Paper
from brochure.press.schemes import Scheme

SLUG = 18.0
"""Minimum margin for marks on all four sides, 1/4 in; with less, the sheet is not trimmed."""


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


def common_size(sizes: Sequence[Size]) -> Size:
    """The most common page size, to a tenth of an inch; the first of equally common ones."""
    counts = Counter((round(size.width / 7.2), round(size.height / 7.2)) for size in sizes)
    ((key, _),) = counts.most_common(1)
    return next(size for size in sizes if (round(size.width / 7.2), round(size.height / 7.2)) == key)


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
    finished = _centered(sheet, grid, scheme.tuck, page)
    if finished is None:
        finished, scale = whole, min(1.0, fit)
    else:
        scale = 1.0
    columns, rows = grid
    width = (finished.width + scheme.tuck) / columns
    return Plan(
        sheet=whole,
        finished=finished,
        columns=(width - scheme.tuck, *[width] * (columns - 1)),
        rows=(finished.height / rows,) * rows,
        page=page,
        scale=scale,
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
    if min(left, bottom) < SLUG:
        return None
    return Rect(left, bottom, left + width, bottom + height)
