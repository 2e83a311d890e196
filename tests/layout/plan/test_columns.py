"""Pieces: whole in the order that makes columns even, or split where the page ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.plan.planning import LINE, figure, lead, rows, text

from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box
from brochure.layout.plan.columns import ColumnSetter
from brochure.layout.plan.model import Piece
from brochure.layout.plan.weights import FEW_ROWS, WEIGHTS


def whole(boxes: list[Box], columns: int = 2) -> Piece:
    piece = ColumnSetter(LINE).whole(Stack(boxes), 0, columns, 1e6)
    assert piece is not None
    return piece


def ends(piece: Piece) -> tuple[float, float]:
    stack = piece.stack
    return stack.extent(piece.first, piece.cut), stack.extent(piece.cut, piece.after)


def test_columns_of_text_are_even() -> None:
    left, right = ends(whole(text(40)))
    assert left == pytest.approx(right)


def test_figure_moves_down_past_text_to_make_columns_even() -> None:
    piece = whole([*text(4), *figure(150.0), *text(4), *text(4)])
    left, right = ends(piece)
    assert piece.stack.moves
    assert abs(left - right) < 3 * LINE


def test_figure_keeps_its_place_when_columns_are_even_already() -> None:
    assert not whole([*text(4), *figure(100.0), *text(4), *text(7)]).stack.moves


def test_figure_alone_in_one_of_two_columns_costs() -> None:
    alone = ("lone figure", WEIGHTS.lone_figure)
    assert alone in whole(figure(100.0)).costs
    for other in (whole(figure(100.0), columns=1), whole([*figure(100.0), *text(7)]), whole(text(1))):
        assert alone not in other.costs


PARTED = ("parted figure", WEIGHTS.parted_figure)


@pytest.mark.parametrize(("above", "is_parted"), [
    ([*text(12), *lead(4)], True), ([*text(12), *text(4)], False), ([*text(12), *lead(4), *text(4)], False),
    (lead(16), False),  # which is at the top of the column beside the figure
])  # fmt: skip
def test_figure_at_the_top_of_a_column_costs_if_its_statement_ends_the_one_before(
    above: list[Box], *, is_parted: bool
) -> None:
    piece = whole([*above, *figure(len(above) * LINE)])
    assert piece.cut == len(above)
    assert (PARTED in piece.costs) is is_parted


@pytest.mark.parametrize(("above", "is_parted"), [(lead(4), True), (text(4), False), ([*lead(4), *text(2)], False)])
def test_figure_on_the_next_page_costs_if_its_statement_ends_this_one(above: list[Box], *, is_parted: bool) -> None:
    stack = Stack([*above, *figure(300.0)])
    pieces = [piece for piece in ColumnSetter(LINE).splits(stack, 0, 1, 200.0) if piece.after == len(above)]
    assert pieces
    assert all((PARTED in piece.costs) is is_parted for piece in pieces)


def test_one_column_has_no_cut() -> None:
    piece = whole([*text(4), *figure(100.0)], columns=1)
    assert piece.cut == piece.after == 5


def test_rest_that_is_much_taller_than_the_room_is_not_set_whole() -> None:
    assert ColumnSetter(LINE).whole(Stack(text(100)), 0, 2, 100.0) is None


blocks = st.lists(
    st.one_of(
        st.integers(2, 12).map(text), st.floats(20, 200).map(figure), st.integers(3, 9).map(rows),
    ),
    min_size=1,
    max_size=12,
).map(lambda found: [box for block in found for box in block])  # fmt: skip


@given(blocks, st.sampled_from([1, 2]), st.floats(80, 700))
def test_splits_fit_and_leave_the_rest(boxes: list[Box], columns: int, room: float) -> None:
    for piece in ColumnSetter(LINE).splits(Stack(boxes), 0, columns, room):
        assert piece.height <= room + 0.02
        assert 0 < piece.after <= len(boxes)
        assert piece.stack.can_end(piece.after)
        assert sorted(map(id, piece.stack.boxes)) == sorted(map(id, boxes))


@given(blocks)
def test_whole_pieces_have_all_boxes_and_the_height_of_the_taller_column(boxes: list[Box]) -> None:
    piece = whole(boxes)
    assert (piece.first, piece.after) == (0, len(boxes))
    assert piece.height == pytest.approx(max(ends(piece)))
    assert sorted(map(id, piece.stack.boxes)) == sorted(map(id, boxes))


def split_cost(boxes: list[Box], room: float) -> float:
    """The cost of the split that takes the most boxes."""
    pieces = list(ColumnSetter(LINE).splits(Stack(boxes), 0, 1, room))
    costs = dict(max(pieces, key=lambda piece: piece.after).costs)
    return costs.get("split figure", 0.0)


def test_split_table_costs_more_when_few_rows_are_on_a_page() -> None:
    table = rows(20)
    assert split_cost(table, 12 * 20.0) == WEIGHTS.split_figure
    assert split_cost(table, (2 + FEW_ROWS - 1) * 20.0) == WEIGHTS.split_figure + WEIGHTS.few_rows
    assert split_cost(table, (22 - FEW_ROWS + 1) * 20.0) == WEIGHTS.split_figure + WEIGHTS.few_rows
    assert split_cost([*text(5), *table], 5 * LINE + 5) == 0.0


def test_force_takes_a_box_when_none_fits() -> None:
    assert ColumnSetter(LINE).force(Stack(figure(900.0)), 0, 10.0).after == 1
