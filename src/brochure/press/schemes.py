"""Imposition schemes and their page orders: arithmetic on page numbers, independent of files.

Pages are numbered from 1. The cells of a side are listed as seen when looking at that side, row by row from the top
and from left to right; an empty cell is None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

TUCK = 4.5
"""Points (1/16 in) by which the inner panel of a trifold is narrower than the others, so that it lies flat."""

Cells = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The two sides of a sheet. ``back`` is as seen after turning the sheet like a leaf of a book; it is None if it
    does not matter which pages are back to back.
    """

    front: Cells
    back: Cells | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a sheet is divided, the order of its pages, and how it is finished.

    ``grids`` are the candidate (columns, rows); the one with the largest pages is chosen. ``tuck`` is how much narrower
    the leftmost column of the front is than the others, in points.
    """

    name: str
    grids: tuple[tuple[int, int], ...]
    order: Callable[[int], tuple[Sheet, ...]]
    folded: bool = False
    creeps: bool = False
    tuck: float = 0.0

    def blanks(self, pages: int) -> int:
        """The number of pages or panels that stay blank when folded; sheets that are not folded have none."""
        cells = [cell for sheet in self.order(pages) for cell in (*sheet.front, *(sheet.back or ()))]
        return cells.count(None) if self.folded else 0


def booklet(pages: int) -> tuple[Sheet, ...]:
    """Sheets of four pages for saddle stitching, outermost first; the end is filled with blanks.

    Stacked with fronts outside and folded once, they read 1, 2, 3, ….
    """
    sheets = -(-pages // 4)
    last = 4 * sheets
    return tuple(
        Sheet(_cells(pages, last - 2 * k, 2 * k + 1), _cells(pages, 2 * k + 2, last - 2 * k - 1)) for k in range(sheets)
    )


def leaflets(pages: int) -> tuple[Sheet, ...]:
    """One six-panel leaflet for every six pages, the last filled with blanks.

    The standard order for both folds: the cover is the right panel of the outside; the inside reads across; the outside
    continues from the left.
    """
    return tuple(
        Sheet(_cells(pages, n + 4, n + 5, n), _cells(pages, n + 1, n + 2, n + 3)) for n in range(1, pages + 1, 6)
    )


def n_up(pages: int, cells: int) -> tuple[Sheet, ...]:
    """Single-sided sheets of ``cells`` pages in reading order."""
    return tuple(Sheet(_cells(pages, *range(first, first + cells))) for first in range(1, pages + 1, cells))


def _cells(pages: int, *numbers: int) -> Cells:
    return tuple(number if number <= pages else None for number in numbers)


SCHEMES = {
    scheme.name: scheme
    for scheme in (
        Scheme("booklet", ((2, 1),), booklet, folded=True, creeps=True),
        Scheme("2up", ((2, 1), (1, 2)), partial(n_up, cells=2)),
        Scheme("4up", ((2, 2), (4, 1), (1, 4)), partial(n_up, cells=4)),
        Scheme("8up", ((4, 2), (2, 4)), partial(n_up, cells=8)),
        Scheme("trifold", ((3, 1),), leaflets, folded=True, tuck=TUCK),
        Scheme("zfold", ((3, 1),), leaflets, folded=True),
    )
}
