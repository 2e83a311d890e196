"""Setting a run of boxes in one column or two: the whole of it, or as much as the rest of a page holds.

Columns end together where they can. A figure may move down past text, so that columns become even or text fills the
room that the figure leaves. Heights are in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from brochure.layout.page.stack import EVEN_GROWTH, Stack
from brochure.layout.plan.model import Costs, Piece
from brochure.layout.plan.weights import COLUMNS, FEW_ROWS, SHORT_END, WEIGHTS, Kind

MAX_ORDERS = 6  # orders of text and figures to try
UNEVEN, CUT_FIGURE = 0.04, 0.3  # the cost of columns that gaps make even, and of a table that parts between columns
EVEN = 1.3  # lines by which columns may end apart without trying other orders
MAX_CARRIED = 60.0  # points that the headers of tables can add to a column
STEPS = (0.0, 1.0, 2.5, 5.0)  # lines less than fit on the page, tried as ends of a piece


class ColumnSetter:
    """Sets pieces; ``line`` is the leading of running text."""

    __slots__ = ("_line", "_whole")

    def __init__(self, line: float) -> None:
        self._line = line
        self._whole: dict[tuple[int, int, int], Piece] = {}

    def whole(self, stack: Stack, first: int, columns: int, room: float) -> Piece | None:
        """The rest of ``stack`` from box ``first`` on, in the order that makes ``columns`` most even.

        None if it is much taller than ``room``.
        """
        if stack.extent(first, len(stack)) > columns * room + MAX_CARRIED:
            return None
        key = (id(stack), first, columns)
        if key not in self._whole:
            self._whole[key] = self._best_order(stack, first, columns)
        return self._whole[key]

    def _best_order(self, stack: Stack, first: int, columns: int) -> Piece:
        if columns == 1:
            return self._piece(stack, first, len(stack), len(stack), columns)
        best = self._piece(stack, first, stack.balance(first, len(stack)), len(stack), columns)
        if unevenness(best) <= EVEN * self._line:
            return best
        for other in islice(_orders(stack, first), MAX_ORDERS):
            piece = self._piece(other, first, other.balance(first, len(other)), len(other), columns)
            if piece.cost < best.cost:
                best = piece
                if unevenness(best) <= EVEN * self._line:
                    break
        return best

    def splits(self, stack: Stack, first: int, columns: int, room: float) -> Iterator[Piece]:
        """Pieces from ``first`` on that fit into ``room``, and leave the rest of ``stack`` for the next page."""
        seen: set[tuple[int, int]] = set()
        for order in _filling_orders(stack, first, columns, room):
            cut = order.fit(first, room)
            full = order.fit(cut, room) if columns == 2 else cut
            for after in self._ends(order, first, full, columns):
                key = (id(order), after)
                if first < after <= full and key not in seen:
                    seen.add(key)
                    piece = self._split(order, first, after, columns)
                    if piece.height <= room + 0.01:
                        yield piece

    def _split(self, stack: Stack, first: int, after: int, columns: int) -> Piece:
        cut = stack.balance(first, after) if columns == 2 else after
        return self._piece(stack, first, cut, after, columns)

    def _ends(self, stack: Stack, first: int, full: int, columns: int) -> Iterator[int]:
        """``full``, the end of as much as fits, and some ends before it: of blocks, and of fewer lines."""
        yield full
        for step in STEPS[1:]:
            yield stack.legal_end(first, max(first, full - round(step * columns)))
        if full < len(stack):
            block = stack.block_start(full)
            if block > first:
                yield stack.legal_end(first, block)
        yield stack.last_end_before(SHORT_END * columns, first) if full > first else full

    def force(self, stack: Stack, first: int, room: float) -> Piece:
        """At least one box from ``first`` on, although nothing fits."""
        after = stack.force(first, room)
        return self._piece(stack, first, after, after, columns=1)

    def _piece(self, stack: Stack, first: int, cut: int, after: int, columns: int) -> Piece:
        left = stack.extent(first, cut)
        flex, height, cost = stack.flex(first, cut), left, 0.0
        costs: Costs = ()
        if cut < after:
            right, other = stack.extent(cut, after), stack.flex(cut, after)
            apart, shorter = left - right, (cut, after)
            if apart < 0:
                apart, height, shorter = -apart, right, (first, cut)
            flex = max(left + flex, right + other) - height
            rest = max(0.0, apart - EVEN_GROWTH * stack.gaps_between(*shorter)) if apart > self._line else 0.0
            cost = WEIGHTS.columns * (rest / COLUMNS) ** 2 + UNEVEN * (apart / COLUMNS) ** 2
            costs = (("columns", cost),)
            box = stack.boxes[cut]
            if not (box.block or box.is_line):
                costs += (("split figure", CUT_FIGURE),)
                cost += CUT_FIGURE
        elif columns == 2 and stack.boxes[first].block == "figure" and stack.next_block(first) >= after:
            cost, costs = WEIGHTS.lone_figure, (("lone figure", WEIGHTS.lone_figure),)
        if stack.moves:
            costs += (("moved figure", WEIGHTS.moved_figure * stack.moves),)
            cost += costs[-1][1]
        if parted := _is_parted(stack, first, after) + (cut < after and _is_parted(stack, first, cut, beside=True)):
            costs += (("parted figure", WEIGHTS.parted_figure * parted),)
            cost += costs[-1][1]
        if after < len(stack.boxes) and not stack.boxes[after].block:
            costs += (_split_cost(stack, after),)
            cost += costs[-1][1]
        return Piece(stack, first, cut, after, height, flex, cost, costs)


def _is_parted(stack: Stack, first: int, at: int, *, beside: bool = False) -> bool:
    """Whether box ``at``, which begins a column or page, is a figure that the statement before it introduces.

    A statement that begins a piece, at ``first``, is next to a figure in the column ``beside`` it.
    """
    if at >= len(stack.boxes) or stack.boxes[at].block != "figure" or at == first:
        return False
    start = stack.block_start(at - 1)
    return stack.boxes[start].block == "lead" and not (beside and start == first)


def unevenness(piece: Piece) -> float:
    """How far apart its columns end."""
    stack = piece.stack
    return abs(stack.extent(piece.first, piece.cut) - stack.extent(piece.cut, piece.after))


def _split_cost(stack: Stack, after: int) -> tuple[Kind, float]:
    """What it costs to go on with box ``after`` of a block on the next page."""
    if stack.boxes[after].is_line:
        return "split text", WEIGHTS.split_text
    start, end = stack.block_start(after), stack.next_block(after)
    few = (after - start - 2 < FEW_ROWS) + (end - after < FEW_ROWS)  # a caption and a header are above the rows
    return "split figure", WEIGHTS.split_figure + WEIGHTS.few_rows * few


def _orders(stack: Stack, first: int) -> Iterator[Stack]:
    """Other orders of the blocks from ``first`` on, those with the fewest moves first."""
    seen, waiting = {stack.order(first)}, [stack]
    while waiting:
        current = waiting.pop(0)
        for position in current.blocks(first):
            moved = current.with_text_moved_up(position)
            if moved is not None and moved.order(first) not in seen:
                seen.add(moved.order(first))
                waiting.append(moved)
                yield moved


def _filling_orders(stack: Stack, first: int, columns: int, room: float) -> Iterator[Stack]:
    """``stack``, and orders in which text fills the room that a figure would leave at the end of a column."""
    yield stack
    for column in range(columns):
        while True:
            at = stack.fit(first, room)
            if column:
                at = stack.fit(at, room)
            start = stack.block_start(at) if at < len(stack) else first - 1
            moved = stack.with_text_moved_up(start) if start >= first else None
            if moved is None:
                break
            stack = moved
            yield stack
