"""Which page stands where: arithmetic on page numbers, without a file in sight.

Pages are numbered from 1. The cells of a side are listed as one who looks at that side sees them, row by row from the
top, each row from the left; a cell without a page is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass

Cells = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The two sides of a sheet. ``back`` is what one sees after turning the sheet over like a leaf of a book, left
    to right; it is ``None`` where nothing depends on what is printed behind what.
    """

    front: Cells
    back: Cells | None = None


def booklet(pages: int) -> tuple[Sheet, ...]:
    """Sheets for saddle stitch, the outermost first: stacked with their fronts outside, folded once in the middle, they
    read 1, 2, 3, …. Each sheet takes four pages; what is missing to a multiple of four are blanks at the end.
    """
    sheets = -(-pages // 4)
    last = 4 * sheets
    return tuple(
        Sheet(_cells(pages, last - 2 * k, 2 * k + 1), _cells(pages, 2 * k + 2, last - 2 * k - 1)) for k in range(sheets)
    )


def leaflets(pages: int) -> tuple[Sheet, ...]:
    """A leaflet of six panels from every six pages, the last filled up with blanks.

    The trade's order, the same for both folds: the cover is the right panel of the outside; the inside reads across;
    turned over, the outside goes on from the left.
    """
    return tuple(
        Sheet(
            _cells(pages, first + 4, first + 5, first),
            _cells(pages, first + 1, first + 2, first + 3),
        )
        for first in range(1, pages + 1, 6)
    )


def n_up(pages: int, cells: int) -> tuple[Sheet, ...]:
    """Sides of ``cells`` pages in reading order."""
    return tuple(Sheet(_cells(pages, *range(first, first + cells))) for first in range(1, pages + 1, cells))


def _cells(pages: int, *numbers: int) -> Cells:
    return tuple(number if number <= pages else None for number in numbers)
