"""Cutting a stack of boxes into columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brochure.layout.page.stack import Stack
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


@given(boxes, st.floats(10, 900))
def test_balance_returns_the_best_legal_cut(column: list[Box], room: float) -> None:
    stack = Stack(column)
    cut = stack.balance(0, len(column), room)
    tallest = {e: max(height(column[:e]), height(column[e:])) for e in range(1, len(column) + 1) if stack.can_end(e)}
    if cut is None:
        assert min(tallest.values()) > room - SLIP
    else:
        assert stack.can_end(cut)
        assert tallest[cut] <= min(tallest.values()) + SLIP


def test_balance_returns_none_when_two_equal_columns_do_not_fit() -> None:
    column = [Box(10.0, ()) for _ in range(8)]
    assert Stack(column).balance(0, 8, 100) == 4
    assert Stack(column).balance(0, 8, 39) is None


def test_balance_makes_the_left_column_the_longer_one() -> None:
    assert Stack([Box(10.0, ()) for _ in range(5)]).balance(0, 5, 100) == 3


def test_force_takes_a_box_when_none_fits() -> None:
    assert Stack([Box(1000.0, ())]).force(0, 10) == 1
