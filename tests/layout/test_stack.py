"""Cutting a stack of slabs into columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brochure.layout.pages import Slab
from brochure.layout.stack import Stack

SLIP = 9.0 + 12.0 + 0.01  # what a carried header and a dropped space can make a neighbour of the best cut better

slabs = st.lists(
    st.builds(
        Slab,
        height=st.floats(1, 60),
        contents=st.just(()),
        before=st.sampled_from([0.0, 6.0, 12.0]),
        can_break=st.booleans(),
        carry=st.sampled_from([None, Slab(9.0, ())]),
    ),
    min_size=1,
    max_size=40,
)


def height(column: list[Slab]) -> float:
    """The height of a column, counted slab by slab."""
    if not column:
        return 0.0
    carried = column[0].carry.height if column[0].carry else 0.0
    return carried + sum(s.height for s in column) + sum(s.before for s in column[1:])


@given(slabs, st.integers(0, 39), st.integers(0, 40))
def test_extent_is_the_sum_of_its_parts(column: list[Slab], first: int, after: int) -> None:
    first, after = min(first, len(column)), min(after, len(column))
    assert abs(Stack(column).extent(first, after) - height(column[first:after])) < 1e-6


@given(slabs, st.floats(-50, 900))
def test_fit_is_the_furthest_legal_end(column: list[Slab], room: float) -> None:
    stack = Stack(column)
    after = stack.fit(0, room)
    ends = [e for e in range(1, len(column) + 1) if stack.legal(e) and height(column[:e]) <= room + 0.01]
    assert after == max(ends, default=0)


@given(slabs, st.floats(10, 900))
def test_balance_is_the_best_legal_cut(column: list[Slab], room: float) -> None:
    stack = Stack(column)
    cut = stack.balance(0, len(column), room)
    tallest = {e: max(height(column[:e]), height(column[e:])) for e in range(1, len(column) + 1) if stack.legal(e)}
    if cut is None:
        assert min(tallest.values()) > room - SLIP
    else:
        assert stack.legal(cut)
        assert tallest[cut] <= min(tallest.values()) + SLIP


def test_two_equal_halves() -> None:
    column = [Slab(10.0, ()) for _ in range(8)]
    assert Stack(column).balance(0, 8, 100) == 4
    assert Stack(column).balance(0, 8, 39) is None


def test_the_left_column_is_the_longer_one() -> None:
    assert Stack([Slab(10.0, ()) for _ in range(5)]).balance(0, 5, 100) == 3


def test_force_takes_at_least_a_slab() -> None:
    assert Stack([Slab(1000.0, ())]).force(0, 10) == 1
