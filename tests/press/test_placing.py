"""Pages in their cells, and what is printed behind what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.press.folding import printed

from brochure.press.geometry import Plan, Rect, Size, common_size, plan
from brochure.press.marks import marks
from brochure.press.paper import PAPERS
from brochure.press.placing import BLEED, Placement, place
from brochure.press.schemes import SCHEMES

SIZES = st.builds(Size, st.floats(20, 3000), st.floats(20, 3000))
LETTER, LANDSCAPE = Size(612, 792), Size(792, 612)


def outline(placed: Placement, size: Size) -> Rect:
    """Where the corners of a page come to lie."""
    a, b, c, d, e, f = placed.matrix
    xs = [a * x + c * y + e for x in (0, size.width) for y in (0, size.height)]
    ys = [b * x + d * y + f for x in (0, size.width) for y in (0, size.height)]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def within(inner: Rect, outer: Rect) -> bool:
    return (
        inner.left >= outer.left - 0.01
        and inner.bottom >= outer.bottom - 0.01
        and inner.right <= outer.right + 0.01
        and inner.top <= outer.top + 0.01
    )


@given(
    scheme=st.sampled_from(list(SCHEMES)),
    paper=st.sampled_from(list(PAPERS)),
    sizes=st.lists(SIZES, min_size=1, max_size=9),
)
def test_every_page_is_whole_undistorted_and_in_its_own_cell(scheme: str, paper: str, sizes: list[Size]) -> None:
    made = plan(SCHEMES[scheme], PAPERS[paper], common_size(sizes))
    for sheet in SCHEMES[scheme].order(len(sizes)):
        for back, cells in enumerate((sheet.front, sheet.back or ())):
            areas = made.cells(back=bool(back))
            for placed in place(cells, made, sizes, back=bool(back)) if cells else ():
                area = areas[cells.index(placed.page)]
                shown = outline(placed, sizes[placed.page - 1])
                assert within(shown, area)
                assert within(shown, placed.clip)
                a, b, c, d, _, _ = placed.matrix
                assert (a, b) == (d, -c)
                assert (a * a + b * b) ** 0.5 <= made.scale + 1e-9


@pytest.mark.parametrize("flip", ["short", "long"])
@pytest.mark.parametrize("scheme", [name for name, scheme in SCHEMES.items() if scheme.folded])
@pytest.mark.parametrize("page", [LETTER, LANDSCAPE, Size(150, 600)], ids=str)
def test_behind_each_front_stands_its_back_the_same_way_up(scheme: str, flip: str, page: Size) -> None:
    from brochure.press.impose import _sides

    count = 4 if scheme == "booklet" else 6
    sizes = [page] * count
    made = plan(SCHEMES[scheme], PAPERS["letter"], page)
    sheets = SCHEMES[scheme].order(count)
    front, back = _sides(sheets, sizes, made, SCHEMES[scheme], flip=flip, creep=0)
    behind = printed(back, made.sheet, back=True, flip=flip)
    for page_in_front in printed(front, made.sheet, back=False, flip=flip):
        (partner,) = [other for other in behind if other.area == pytest.approx(page_in_front.area)]
        assert partner.up == page_in_front.up == (0, 1)
        assert partner.page == leaf(scheme, count)[page_in_front.page]


def leaf(scheme: str, count: int) -> dict[int, int]:
    """What stands behind each page on a front."""
    return {1: 2, count: count - 1} if scheme == "booklet" else {1: 2, 5: 4, 6: 3}


def test_a_landscape_page_among_portrait_ones_is_turned_with_its_top_to_the_left() -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], LETTER)
    left, right = place((1, 2), made, [LETTER, LANDSCAPE], back=False)
    assert left.matrix == (1, 0, 0, 1, 0, 0)
    a, b, c, d, _, _ = right.matrix
    assert (a, b, c, d) == (0, 1, -1, 0), "what is up in the page points left on the sheet"
    assert outline(right, LANDSCAPE) == (612, 0, 1224, 792)


def test_a_wide_page_that_fits_as_it_is_is_not_turned() -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], LETTER)
    _, wide = place((1, 2), made, [LETTER, Size(612, 600)], back=False)
    assert wide.matrix == (1, 0, 0, 1, 612, 96)


def test_smaller_pages_are_not_enlarged_and_larger_ones_are_shrunk() -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], LETTER)
    small, large = place((1, 2), made, [Size(306, 396), Size(1224, 1584)], back=False)
    assert small.matrix[0] == 1
    assert large.matrix[0] == 0.5


def test_creep_moves_both_pages_toward_the_spine_and_nothing_over_it() -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], LETTER)
    left, right = place((4, 1), made, [LETTER] * 4, back=False, creep=3)
    assert (left.matrix[4], right.matrix[4]) == (3, 609)
    assert left.clip.right == right.clip.left == 612


def test_bleed_only_where_a_cut_has_no_neighbor() -> None:
    page = Size(420, 595)
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], page)
    left, right = place((4, 1), made, [page] * 4, back=False)
    spine = made.sheet.width / 2
    area = made.finished
    assert left.clip == (area.left - BLEED, area.bottom - BLEED, spine, area.top + BLEED)
    assert right.clip == (spine, area.bottom - BLEED, area.right + BLEED, area.top + BLEED)


@pytest.mark.parametrize("scheme", ["2up", "4up", "8up"])
@pytest.mark.parametrize("size", [LETTER, LANDSCAPE], ids=["upright", "wide"])
def test_several_on_a_side_read_across_and_then_down(scheme: str, size: Size) -> None:
    made = plan(SCHEMES[scheme], PAPERS["letter"], size)
    count = int(scheme[0])
    (sheet,) = SCHEMES[scheme].order(count)
    placed = place(sheet.front, made, [size] * count, back=False)
    down = sorted(placed, key=lambda each: (-round(each.clip.top), round(each.clip.left)))
    assert [each.page for each in down] == list(range(1, count + 1))


def drawn(made: Plan, *, folded: bool = True, back: bool = True) -> list[tuple[float, float, float, float]]:
    return [mark[:4] for mark in marks(made, folded=folded, back=back)]


@given(scheme=st.sampled_from(list(SCHEMES)), paper=st.sampled_from(list(PAPERS)), page=SIZES, back=st.booleans())
def test_marks_stand_on_the_paper_and_beyond_the_pages(scheme: str, paper: str, page: Size, back: bool) -> None:
    made = plan(SCHEMES[scheme], PAPERS[paper], page)
    cells = next(iter(SCHEMES[scheme].order(8)))
    used = cells.back if back and cells.back else cells.front
    placed = place(used, made, [page] * 8, back=back)
    for mark in marks(made, folded=SCHEMES[scheme].folded, back=back):
        x0, x1 = sorted((mark.x0, mark.x1))
        y0, y1 = sorted((mark.y0, mark.y1))
        assert (x1 - x0) + (y1 - y0) >= 9, "long enough to see"
        assert within(Rect(x0, y0, x1, y1), made.sheet)
        for each in placed:
            clear = x1 < each.clip.left + 0.01 or x0 > each.clip.right - 0.01
            assert clear or y1 < each.clip.bottom + 0.01 or y0 > each.clip.top - 0.01


@pytest.mark.parametrize("slug", [18, 20, 27, 40])
def test_marks_end_where_the_paper_does(slug: float) -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], Size(612 - slug, 792 - 2 * slug))
    lines = marks(made, folded=True, back=False)
    assert min(line.y1 for line in lines) == max(0, slug - 27)
    assert max(line.x1 for line in lines) == min(1224, 1224 - slug + 27)


def test_cut_marks_at_all_corners_and_fold_marks_at_the_spine() -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], Size(420, 595))
    lines = marks(made, folded=True, back=False)
    assert {line.x0 for line in lines if line.dashed} == {612}
    upright = {line.x0 for line in lines if not line.dashed and line.x0 == line.x1}
    level = {line.y0 for line in lines if line.y0 == line.y1}
    assert upright == {made.finished.left, made.finished.right}
    assert level == {made.finished.bottom, made.finished.top}
    assert len(lines) == 2 + 4 + 4


def test_what_is_not_folded_is_cut_apart() -> None:
    made = plan(SCHEMES["4up"], PAPERS["tabloid"], Size(252, 360))
    assert not any(line.dashed for line in marks(made, folded=False, back=False))
    assert len(drawn(made, folded=False)) == 2 * 3 + 2 * 3


def test_an_uncut_leaflet_is_marked_inside_where_it_is_folded() -> None:
    made = plan(SCHEMES["trifold"], PAPERS["letter"], LETTER)
    assert drawn(made, back=False) == []
    assert {(x, y) for x, y, _, _ in drawn(made)} == {(x, y) for x in (265.5, 531.0) for y in (12.0, 600.0)}


def test_pages_that_fill_the_sheet_leave_no_room_for_marks() -> None:
    assert drawn(plan(SCHEMES["booklet"], PAPERS["tabloid"], LETTER)) == []
