"""How a sheet is divided: which way the paper is turned, what is cut off, cells, scale. All in points.

Sheets have their origin at the lower left, as PDF pages do.
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
"""Paper that must be left on all four sides for marks, 1/4 in; with less, the sheet is not to be cut."""


class Size(NamedTuple):
    """Width and height of a page as it is shown."""

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

    ``finished`` is what is left of the sheet after cutting: the whole sheet where nothing is cut. ``columns`` are the
    widths of the front's columns from the left, ``rows`` the heights of rows. ``page`` is the size of most pages, as
    it is in the file, ``scale`` what they are multiplied with.
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
        """Where columns begin and end, from the left. The back's columns stand behind those of the front."""
        columns = self.columns[::-1] if back else self.columns
        return tuple(accumulate(columns, initial=self.finished.left))

    def horizontals(self) -> tuple[float, ...]:
        """Where rows begin and end, from the bottom."""
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
    """The size that most pages have, to a tenth of an inch; of equally frequent ones, the first."""
    counts = Counter((round(size.width / 7.2), round(size.height / 7.2)) for size in sizes)
    ((key, _),) = counts.most_common(1)
    return next(size for size in sizes if (round(size.width / 7.2), round(size.height / 7.2)) == key)


def plan(scheme: Scheme, paper: Paper, page: Size) -> Plan:
    """Turn the paper and divide it so that pages of the size ``page`` come out largest; landscape if that is the same.

    Pages are never enlarged. If the paper leaves :data:`SLUG` around pages of full size, the pages decide: cells are as
    large as pages and what is around them is cut off. Otherwise the paper decides: the whole sheet is divided evenly,
    and pages, shrunk if they must be, stand in the middle of the cells.
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
    """What a page must be multiplied with to fill the narrowest cell of the whole sheet."""
    columns, rows = grid
    narrowest = (sheet.width + tuck) / columns - tuck
    return min(narrowest / page.width, sheet.height / rows / page.height)


def _centered(sheet: Size, grid: tuple[int, int], tuck: float, page: Size) -> Rect | None:
    """The area that pages of full size take in the middle of a sheet; None if too little is left around it."""
    columns, rows = grid
    width, height = columns * page.width - tuck, rows * page.height
    left, bottom = (sheet.width - width) / 2, (sheet.height - height) / 2
    if min(left, bottom) < SLUG:
        return None
    return Rect(left, bottom, left + width, bottom + height)
