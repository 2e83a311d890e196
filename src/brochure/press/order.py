"""Page order: arithmetic on page numbers, independent of files.

Pages are numbered from 1. The cells of a side are listed as seen when looking at that side, row by row from the top
and from left to right; an empty cell is None.
"""

from __future__ import annotations

from dataclasses import dataclass

Cells = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The two sides of a sheet. ``back`` is as seen after turning the sheet like a leaf of a book; it is None if it
    does not matter which pages are back to back.
    """

    front: Cells
    back: Cells | None = None


def booklet(pages: int) -> tuple[Sheet, ...]:
    """Sheets for saddle stitching, outermost first; stacked with fronts outside and folded once, they read 1, 2, 3, ….

    Each sheet has four pages; the end is filled with blanks.
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
        Sheet(
            _cells(pages, first + 4, first + 5, first),
            _cells(pages, first + 1, first + 2, first + 3),
        )
        for first in range(1, pages + 1, 6)
    )


def n_up(pages: int, cells: int) -> tuple[Sheet, ...]:
    """Single-sided sheets of ``cells`` pages in reading order."""
    return tuple(Sheet(_cells(pages, *range(first, first + cells))) for first in range(1, pages + 1, cells))


def _cells(pages: int, *numbers: int) -> Cells:
    return tuple(number if number <= pages else None for number in numbers)
