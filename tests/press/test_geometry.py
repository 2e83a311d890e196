"""Sheets divided into cells, pages placed in them, and marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.press.folding import printed

from brochure.press.geometry import (
    BLEED,
    SLUG,
    Placement,
    Plan,
    Rect,
    Size,
    common_size,
    marks,
    place,
    plan,
    sides,
)
from brochure.press.model import PAPERS, parse_paper
from brochure.press.schemes import SCHEMES, TUCK

SIZES = st.builds(Size, st.floats(20, 3000), st.floats(20, 3000))
LETTER, LANDSCAPE = Size(612, 792), Size(792, 612)


def planned(scheme: str, paper: str, page: Size = LETTER) -> Plan:
    return plan(SCHEMES[scheme], PAPERS[paper], page)


@given(scheme=st.sampled_from(list(SCHEMES)), paper=st.sampled_from(list(PAPERS)), page=SIZES)
def test_cells_fill_the_finished_area_and_hold_pages(scheme: str, paper: str, page: Size) -> None:
    made = planned(scheme, paper, page)
    assert 0 < made.scale <= 1
    for back in (False, True):
        cells = made.cells(back=back)
        assert sum(cell.width * cell.height for cell in cells) == pytest.approx(
            made.finished.width * made.finished.height
        )
        for cell in cells:
            assert made.scale * page.height <= cell.height + 0.001
            narrower = SCHEMES[scheme].tuck if made.is_cut else 0
            assert made.scale * page.width <= cell.width + narrower + 0.001
    if made.is_cut:
        assert made.scale == 1
        edges = (made.finished.left, made.finished.bottom)
        assert min(edges) >= SLUG
        assert made.sheet.right - made.finished.right == pytest.approx(edges[0])
        assert made.sheet.top - made.finished.top == pytest.approx(edges[1])


@pytest.mark.parametrize(
    ("scheme", "paper", "sheet", "grid", "scale"),
    [
        ("booklet", "letter", (792, 612), (2, 1), 396 / 612),
        ("booklet", "tabloid", (1224, 792), (2, 1), 1),
        ("booklet", "a3", (1190.55, 841.89), (2, 1), 595.275 / 612),
        ("2up", "letter", (792, 612), (2, 1), 396 / 612),
        ("4up", "letter", (612, 792), (2, 2), 0.5),
        ("8up", "letter", (792, 612), (4, 2), 198 / 612),
        ("trifold", "letter", (792, 612), (3, 1), 261 / 612),
        ("zfold", "legal", (1008, 612), (3, 1), 336 / 612),
    ],
)
def test_plan_for_letter_pages(
    scheme: str, paper: str, sheet: tuple[float, float], grid: tuple[int, int], scale: float
) -> None:
    made = planned(scheme, paper)
    assert made.sheet[2:] == sheet
    assert (len(made.columns), len(made.rows)) == grid
    assert made.scale == pytest.approx(scale)
    assert not made.is_cut, "the whole sheet is used"


def test_documented_scales_match_the_plans() -> None:
    text = (Path(__file__).parents[2] / "docs" / "impose.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    (_, *papers), _, *lines = rows
    assert {name for names, *_ in lines for name in re.findall(r"\w+", names)} == set(SCHEMES)
    for names, *told in lines:
        for name in re.findall(r"\w+", names):
            plans = [plan(SCHEMES[name], parse_paper(paper), LETTER) for paper in papers]
            assert told == [f"{made.scale:.0%}{', cut' * made.is_cut}" for made in plans], name


def test_2up_stacks_landscape_pages() -> None:
    made = planned("2up", "letter", Size(792, 612))
    assert made.sheet[2:] == (612, 792)
    assert len(made.rows) == 2


def test_sheet_is_trimmed_to_full_size_pages_when_they_are_small() -> None:
    made = planned("booklet", "tabloid", Size(420, 595))
    assert made.is_cut
    assert made.finished == ((1224 - 840) / 2, (792 - 595) / 2, (1224 + 840) / 2, (792 + 595) / 2)


def test_sheet_is_not_trimmed_when_the_margin_is_less_than_the_slug() -> None:
    assert planned("booklet", "tabloid", Size(612 - SLUG, 792 - 2 * SLUG)).is_cut
    assert not planned("booklet", "tabloid", Size(612 - SLUG, 793 - 2 * SLUG)).is_cut
    assert not planned("booklet", "tabloid", Size(613 - SLUG, 792 - 2 * SLUG)).is_cut


def test_inner_panel_of_a_trifold_is_narrower_on_both_sides() -> None:
    """Printers divide a letter sheet into 3 5/8 in and twice 3 11/16 in."""
    made = planned("trifold", "letter")
    assert made.columns == (3.625 * 72, 3.6875 * 72, 3.6875 * 72)
    front, back = made.cells(back=False), made.cells(back=True)
    assert [cell.width for cell in back] == [cell.width for cell in reversed(front)]
    assert made.columns[1] - made.columns[0] == TUCK
    assert len(set(planned("zfold", "letter").columns)) == 1


def test_common_size_is_the_first_of_the_most_frequent() -> None:
    a4, turned = Size(595.28, 841.89), Size(841.89, 595.28)
    assert common_size([turned, a4, Size(595.3, 841.9)]) == a4
    assert common_size([turned, a4]) == turned


def outline(placed: Placement, size: Size) -> Rect:
    """The bounding box of a placed page."""
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
def test_page_is_whole_and_undistorted_in_its_own_cell(scheme: str, paper: str, sizes: list[Size]) -> None:
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
def test_back_is_upright_behind_its_front(scheme: str, flip: str, page: Size) -> None:
    count = 4 if scheme == "booklet" else 6
    sizes = [page] * count
    made = plan(SCHEMES[scheme], PAPERS["letter"], page)
    front, back = sides(SCHEMES[scheme], made, sizes, flip=flip)
    behind = printed(back, made.sheet, back=True, flip=flip)
    for page_in_front in printed(front, made.sheet, back=False, flip=flip):
        (partner,) = [other for other in behind if other.area == pytest.approx(page_in_front.area)]
        assert partner.up == page_in_front.up == (0, 1)
        assert partner.page == leaf(scheme, count)[page_in_front.page]


def leaf(scheme: str, count: int) -> dict[int, int]:
    """The page behind each page on a front."""
    return {1: 2, count: count - 1} if scheme == "booklet" else {1: 2, 5: 4, 6: 3}


def test_landscape_page_is_rotated_with_its_top_to_the_left_among_portrait_pages() -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], LETTER)
    left, right = place((1, 2), made, [LETTER, LANDSCAPE], back=False)
    assert left.matrix == (1, 0, 0, 1, 0, 0)
    a, b, c, d, _, _ = right.matrix
    assert (a, b, c, d) == (0, 1, -1, 0), "what is up in the page points left on the sheet"
    assert outline(right, LANDSCAPE) == (612, 0, 1224, 792)


def test_wide_page_is_not_rotated_when_it_fits() -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], LETTER)
    _, wide = place((1, 2), made, [LETTER, Size(612, 600)], back=False)
    assert wide.matrix == (1, 0, 0, 1, 612, 96)


def test_small_pages_are_not_enlarged_and_large_ones_are_reduced() -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], LETTER)
    small, large = place((1, 2), made, [Size(306, 396), Size(1224, 1584)], back=False)
    assert small.matrix[0] == 1
    assert large.matrix[0] == 0.5


def test_creep_moves_both_pages_toward_the_spine_but_not_across_it() -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], LETTER)
    left, right = place((4, 1), made, [LETTER] * 4, back=False, creep=3)
    assert (left.matrix[4], right.matrix[4]) == (3, 609)
    assert left.clip.right == right.clip.left == 612


def test_bleed_is_kept_only_at_cuts_without_a_neighbor() -> None:
    page = Size(420, 595)
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], page)
    left, right = place((4, 1), made, [page] * 4, back=False)
    spine = made.sheet.width / 2
    area = made.finished
    assert left.clip == (area.left - BLEED, area.bottom - BLEED, spine, area.top + BLEED)
    assert right.clip == (spine, area.bottom - BLEED, area.right + BLEED, area.top + BLEED)


@pytest.mark.parametrize("scheme", ["2up", "4up", "8up"])
@pytest.mark.parametrize("size", [LETTER, LANDSCAPE], ids=["upright", "wide"])
def test_n_up_pages_read_across_then_down(scheme: str, size: Size) -> None:
    made = plan(SCHEMES[scheme], PAPERS["letter"], size)
    count = int(scheme[0])
    (sheet,) = SCHEMES[scheme].order(count)
    placed = place(sheet.front, made, [size] * count, back=False)
    down = sorted(placed, key=lambda each: (-round(each.clip.top), round(each.clip.left)))
    assert [each.page for each in down] == list(range(1, count + 1))


def drawn(made: Plan, *, folded: bool = True, back: bool = True) -> list[tuple[float, float, float, float]]:
    return [mark[:4] for mark in marks(made, folded=folded, back=back)]


@given(scheme=st.sampled_from(list(SCHEMES)), paper=st.sampled_from(list(PAPERS)), page=SIZES, back=st.booleans())
def test_marks_are_on_the_paper_and_outside_the_pages(scheme: str, paper: str, page: Size, back: bool) -> None:
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
def test_crop_marks_end_at_the_edge_of_the_paper(slug: float) -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], Size(612 - slug, 792 - 2 * slug))
    lines = marks(made, folded=True, back=False)
    assert min(line.y1 for line in lines) == max(0, slug - 27)
    assert max(line.x1 for line in lines) == min(1224, 1224 - slug + 27)


def test_crop_marks_are_at_all_corners_and_fold_marks_at_the_spine() -> None:
    made = plan(SCHEMES["booklet"], PAPERS["tabloid"], Size(420, 595))
    lines = marks(made, folded=True, back=False)
    assert {line.x0 for line in lines if line.dashed} == {612}
    upright = {line.x0 for line in lines if not line.dashed and line.x0 == line.x1}
    level = {line.y0 for line in lines if line.y0 == line.y1}
    assert upright == {made.finished.left, made.finished.right}
    assert level == {made.finished.bottom, made.finished.top}
    assert len(lines) == 2 + 4 + 4


def test_n_up_sheets_have_crop_marks_between_pages() -> None:
    made = plan(SCHEMES["4up"], PAPERS["tabloid"], Size(252, 360))
    assert not any(line.dashed for line in marks(made, folded=False, back=False))
    assert len(drawn(made, folded=False)) == 2 * 3 + 2 * 3


def test_leaflet_has_fold_marks_on_the_inside_when_it_is_not_trimmed() -> None:
    made = plan(SCHEMES["trifold"], PAPERS["letter"], LETTER)
    assert drawn(made, back=False) == []
    assert {(x, y) for x, y, _, _ in drawn(made)} == {(x, y) for x in (265.5, 531.0) for y in (12.0, 600.0)}


def test_sheet_has_no_marks_when_pages_fill_it() -> None:
    assert drawn(plan(SCHEMES["booklet"], PAPERS["tabloid"], LETTER)) == []
