"""The cursor on pages: stacks side by side, new pages, bookmarks."""

from __future__ import annotations

import pytest
from tests.layout import samples
from tests.layout.plan.planning import HEIGHT, frame, pages_of

from brochure.layout.page.flow import Flow
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box


def test_side_by_side_moves_below_the_tallest_stack() -> None:
    flow = Flow(frame(), samples.style())
    flow.put(Box(50.0, ()))
    tall, short = Stack([Box(20.0, (), before=12.0), Box(100.0, (), before=6.0)]), Stack([Box(30.0, ())])
    flow.side_by_side([(0.0, tall), (260.0, short)], 10.0)
    assert flow.room == pytest.approx(HEIGHT - 50.0 - 10.0 - 20.0 - 6.0 - 100.0)


@pytest.mark.parametrize(("height", "page"), [(540.0, 0), (541.0, 1)])
def test_side_by_side_starts_a_new_page_when_stacks_do_not_fit(height: float, page: int) -> None:
    flow = Flow(frame(), samples.style())
    flow.put(Box(50.0, ()))
    chart = Box(height, ())
    flow.side_by_side([(0.0, Stack([chart]))], 10.0, ["Pay"])
    assert pages_of(flow, [chart]) == [page]
    assert [(entry.title, entry.page) for entry in flow.outline] == [("Pay", page)]


def test_side_by_side_adds_bookmarks_at_the_top() -> None:
    flow = Flow(frame(), samples.style())
    flow.put(Box(50.0, ()))
    top = flow.y
    flow.side_by_side([(0.0, Stack([Box(100.0, ())]))], 10.0, ["Pay a year"])
    (entry,) = flow.outline
    assert (entry.title, entry.page, entry.y) == ("Pay a year", 0, top - 10.0)
