"""Cutting a stack of boxes into columns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.layout.page.stack import GAP_GROWTH, LEAD_GROWTH, MAX_GAPS, Stack
from brochure.layout.pages import Box

SLIP = 9.0 + 12.0 + 0.01  # what a carried header and a dropped space can make a neighbor of the best cut better

CARRIED = Box(9.0, ())


def box(height: float, before: float, can_break: bool, carried: bool) -> Box:
    return Box(height, (), before=before, can_break=can_break, carry=CARRIED if carried else None)


# From tuples, which Hypothesis draws much faster than it calls classes.
boxes = st.lists(
    st.tuples(st.floats(1, 60), st.sampled_from([0.0, 6.0, 12.0]), st.booleans(), st.booleans()),
    min_size=1,
    max_size=40,
).map(lambda rows: [box(*row) for row in rows])


def height(column: list[Box]) -> float:
    """The height of a column, counted box by box."""
    if not column:
        return 0.0
    carried = column[0].carry.height if column[0].carry else 0.0
    return carried + sum(s.height for s in column) + sum(s.before for s in column[1:])


@given(boxes, st.integers(0, 39), st.integers(0, 40))
def test_extent_is_the_sum_of_heights_and_spaces(column: list[Box], first: int, after: int) -> None:
    first, after = min(first, len(column)), min(after, len(column))
    assert abs(Stack(column).extent(first, after) - height(column[first:after])) < 1e-6


@given(boxes, st.floats(-50, 900))
def test_fit_returns_the_last_legal_end(column: list[Box], room: float) -> None:
    stack = Stack(column)
    after = stack.fit(0, room)
    ends = [e for e in range(1, len(column) + 1) if stack.can_end(e) and height(column[:e]) <= room + 0.01]
    assert after == max(ends, default=0)


@given(boxes)
def test_balance_returns_the_best_legal_cut(column: list[Box]) -> None:
    stack = Stack(column)
    cut = stack.balance(0, len(column))
    tallest = {e: max(height(column[:e]), height(column[e:])) for e in range(1, len(column) + 1) if stack.can_end(e)}
    assert stack.can_end(cut)
    assert tallest[cut] <= min(tallest.values()) + SLIP


def test_balance_makes_the_left_column_the_longer_one() -> None:
    assert Stack([Box(10.0, ()) for _ in range(5)]).balance(0, 5) == 3


def test_spacing_scales_gaps_and_adds_to_lines() -> None:
    column = [Box(10.0, (), before=4.0, is_line=True), Box(10.0, (), is_line=True), Box(20.0, (), before=8.0)]
    assert Stack(column).height == 48.0
    assert Stack(column, gaps=0.5, lead=1.0).height == 10 + 1 + 10 + 1 + 4 + 20


def test_text_moves_before_a_figure_with_its_heading() -> None:
    lead, chart = Box(10.0, (), block="text"), Box(90.0, (), block="figure")
    heading, below = Box(12.0, (), block="heading"), Box(10.0, (), block="text", can_break=False)
    moved = Stack([lead, chart, heading, below]).with_text_moved_up(1)
    assert moved is not None
    assert moved.boxes == [lead, heading, below, chart]
    assert [moved.extent(0, end) for end in range(1, 5)] == [10, 22, 32, 122]
    assert (moved.block_start(3), moved.next_block(0)) == (3, 1)
    assert Stack([lead, chart, heading]).with_text_moved_up(1) is None


def test_text_moves_before_all_figures_that_follow_one_another() -> None:
    strip, chart = Box(90.0, (), block="figure"), Box(50.0, (), block="figure")
    below = Box(10.0, (), block="text")
    moved = Stack([strip, chart, below]).with_text_moved_up(0)
    assert moved is not None
    assert moved.boxes == [below, strip, chart]
    assert moved.moves == 2
    assert Stack([strip, chart]).with_text_moved_up(0) is None
    assert Stack([strip, chart._replace(can_break=False), below]).with_text_moved_up(0) is None


def test_force_takes_a_box_when_none_fits() -> None:
    assert Stack([Box(1000.0, ())]).force(0, 10) == 1


@pytest.mark.parametrize(
    ("gaps", "lead", "limit"), [(1.0, 0.0, 1 + GAP_GROWTH), (1.5, 1.0, MAX_GAPS), (0.6, -0.6, 0.6 * (1 + GAP_GROWTH))]
)
def test_gaps_grow_in_proportion_up_to_a_maximum(gaps: float, lead: float, limit: float) -> None:
    lines = [Box(13.0, (), before=10.0, is_line=True) for _ in range(3)]
    stack = Stack(lines, gaps, lead)
    assert gaps + stack.gap_growth == pytest.approx(limit)
    assert stack.flex(0, 3) == pytest.approx(2 * (10 * stack.gap_growth + stack.line_growth(lines[0])))


@pytest.mark.parametrize(
    ("lead", "growth"), [(-0.6, LEAD_GROWTH), (0.0, LEAD_GROWTH), (0.65, 0.05), (1.3, 0.0), (2.0, 0.0)]
)
def test_lines_grow_less_where_they_are_far_apart(lead: float, growth: float) -> None:
    line = Box(13.0, (), is_line=True)
    assert Stack([line], 1.0, lead).line_growth(line) == pytest.approx(13 * growth)


def test_boxes_are_searched_for_blocks_once_even_if_there_are_none() -> None:
    """The index of a book is one run of hundreds of lines, and none begins a block."""
    passes = 0

    class Watched(list[Box]):
        def __iter__(self) -> Iterator[Box]:
            nonlocal passes
            passes += 1
            return super().__iter__()

    stack = Stack(Watched([box(12.0, 0.0, True, False)] * 30))
    passes = 0
    assert {stack.block_start(at) for at in range(30)} == {0}
    assert {stack.next_block(at) for at in range(30)} == {30}
    assert passes == 1
