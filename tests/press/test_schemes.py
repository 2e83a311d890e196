"""Page orders for any number of pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.press.folding import Face, left_over, right_over, right_under

from brochure.press.schemes import SCHEMES, Sheet, booklet, leaflets, n_up

COUNTS = st.integers(1, 3000)


def numbers(sheets: tuple[Sheet, ...]) -> Iterator[int | None]:
    for sheet in sheets:
        yield from sheet.front
        yield from sheet.back or ()


def without_blanks(pages: list[int | None]) -> list[int]:
    """The page numbers; only the end may be blank."""
    kept = [page for page in pages if page is not None]
    assert pages == kept + [None] * (len(pages) - len(kept))
    return kept


@pytest.mark.parametrize("name", SCHEMES)
@given(count=COUNTS)
def test_order_has_every_page_once_and_no_empty_sheet(name: str, count: int) -> None:
    sheets = SCHEMES[name].order(count)
    places = list(numbers(sheets))
    assert sorted(page for page in places if page) == list(range(1, count + 1))
    per_sheet = len(places) // len(sheets)
    assert 0 <= len(places) - count < per_sheet


@given(count=COUNTS)
def test_booklet_reads_in_order_when_the_stack_is_folded(count: int) -> None:
    """Sheets are in a pile, the first at the bottom with its front down; the left half is folded over."""
    sheets = booklet(count)
    left, right = [], []
    for front, back in ((sheet.front, sheet.back) for sheet in sheets):
        assert back is not None
        # With the front down, the back is seen as listed; the front is mirrored.
        left.append(Face(back[0], front[1]))
        right.append(Face(back[1], front[0]))
    (pile,) = left_over([left, right])
    read = [page for face in reversed(pile) for page in face]
    assert without_blanks(read) == list(range(1, count + 1))


def opened(sheet: Sheet) -> list[list[Face]]:
    """The three panels of a leaflet with the inside up."""
    assert sheet.back is not None
    return [[Face(inside, outside)] for inside, outside in zip(sheet.back, reversed(sheet.front), strict=True)]


@given(count=COUNTS)
def test_trifold_has_its_cover_in_front_and_its_last_page_behind(count: int) -> None:
    for first, sheet in zip(range(1, count + 1, 6), leaflets(count), strict=True):
        panels = opened(sheet)
        half = right_over(panels)
        (pile,) = left_over(half)
        assert pile[-1].top == first
        assert pile[0].bottom == (first + 5 if first + 5 <= count else None)
        assert half[0][-1].top == (first + 1 if first < count else None), "the cover opened: its inside on the left"
        assert_reads_on(sheet, first, count)


@given(count=COUNTS)
def test_zfold_opens_like_a_book(count: int) -> None:
    for first, sheet in zip(range(1, count + 1, 6), leaflets(count), strict=True):
        panels = opened(sheet)
        half = right_under(panels)
        (pile,) = left_over(half)
        assert pile[-1].top == first
        spread = [half[0][-1].top, half[1][-1].top]
        assert spread == [page if page <= count else None for page in (first + 1, first + 2)]
        assert_reads_on(sheet, first, count)


def assert_reads_on(sheet: Sheet, first: int, count: int) -> None:
    """Reading order: the cover, the whole inside, then the rest of the outside, each from the left."""
    panels = [panel[0] for panel in opened(sheet)]
    inside = [panel.top for panel in panels]
    *outside, cover = [panel.bottom for panel in reversed(panels)]
    assert without_blanks([cover, *inside, *outside]) == list(range(first, min(first + 6, count + 1)))


@given(count=COUNTS, cells=st.sampled_from([2, 4, 8]))
def test_n_up_is_in_reading_order(count: int, cells: int) -> None:
    sheets = n_up(count, cells)
    assert without_blanks(list(numbers(sheets))) == list(range(1, count + 1))
    assert {len(sheet.front) for sheet in sheets} == {cells}


def test_orders_match_printers_tables() -> None:
    assert booklet(5) == (Sheet((None, 1), (2, None)), Sheet((None, 3), (4, 5)))
    assert leaflets(6) == (Sheet((5, 6, 1), (2, 3, 4)),)
    assert n_up(3, 2) == (Sheet((1, 2)), Sheet((3, None)))
