"""How sheets are divided."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.press.geometry import SLUG, Plan, Size, common_size, plan
from brochure.press.paper import PAPERS, parse_paper
from brochure.press.schemes import SCHEMES, TUCK

SIZES = st.builds(Size, st.floats(20, 3000), st.floats(20, 3000))
LETTER = Size(612, 792)


def planned(scheme: str, paper: str, page: Size = LETTER) -> Plan:
    return plan(SCHEMES[scheme], PAPERS[paper], page)


@given(scheme=st.sampled_from(list(SCHEMES)), paper=st.sampled_from(list(PAPERS)), page=SIZES)
def test_cells_fill_what_is_kept_and_hold_pages(scheme: str, paper: str, page: Size) -> None:
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
def test_letter_pages(scheme: str, paper: str, sheet: tuple[float, float], grid: tuple[int, int], scale: float) -> None:
    made = planned(scheme, paper)
    assert made.sheet[2:] == sheet
    assert (len(made.columns), len(made.rows)) == grid
    assert made.scale == pytest.approx(scale)
    assert not made.is_cut, "there is nothing to cut off: the whole sheet is used"


def test_the_sizes_in_the_documentation_are_those_that_come_out() -> None:
    text = (Path(__file__).parents[2] / "docs" / "impose.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    (_, *papers), _, *lines = rows
    assert {name for names, *_ in lines for name in re.findall(r"\w+", names)} == set(SCHEMES)
    for names, *told in lines:
        for name in re.findall(r"\w+", names):
            plans = [plan(SCHEMES[name], parse_paper(paper), LETTER) for paper in papers]
            assert told == [f"{made.scale:.0%}{', cut' * made.is_cut}" for made in plans], name


def test_landscape_pages_stand_one_above_the_other() -> None:
    made = planned("2up", "letter", Size(792, 612))
    assert made.sheet[2:] == (612, 792)
    assert len(made.rows) == 2


def test_small_pages_keep_their_size_and_are_cut_out() -> None:
    made = planned("booklet", "tabloid", Size(420, 595))
    assert made.is_cut
    assert made.finished == ((1224 - 840) / 2, (792 - 595) / 2, (1224 + 840) / 2, (792 + 595) / 2)


def test_what_leaves_too_little_to_cut_is_not_cut() -> None:
    assert planned("booklet", "tabloid", Size(612 - SLUG, 792 - 2 * SLUG)).is_cut
    assert not planned("booklet", "tabloid", Size(612 - SLUG, 793 - 2 * SLUG)).is_cut
    assert not planned("booklet", "tabloid", Size(613 - SLUG, 792 - 2 * SLUG)).is_cut


def test_the_panel_folded_in_is_narrower_on_both_sides_of_the_paper() -> None:
    """A letter sheet: 3 5/8 in and twice 3 11/16 in, as printers divide it."""
    made = planned("trifold", "letter")
    assert made.columns == (3.625 * 72, 3.6875 * 72, 3.6875 * 72)
    front, back = made.cells(back=False), made.cells(back=True)
    assert [cell.width for cell in back] == [cell.width for cell in reversed(front)]
    assert made.columns[1] - made.columns[0] == TUCK
    assert len(set(planned("zfold", "letter").columns)) == 1


def test_most_pages_decide() -> None:
    a4, turned = Size(595.28, 841.89), Size(841.89, 595.28)
    assert common_size([turned, a4, Size(595.3, 841.9)]) == a4
    assert common_size([turned, a4]) == turned
