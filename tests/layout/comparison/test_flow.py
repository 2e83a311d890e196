"""Placing charts and rows of a sheet from the top down."""

from __future__ import annotations

import pytest
from tests.layout.placing import STYLE

from brochure.layout.comparison.flow import Flow
from brochure.layout.page.frame import Frame
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box

TOP, BOTTOM = 700.0, 100.0
FRAME = Frame(612.0, 792.0, 50.0, TOP, BOTTOM, 512.0, 1, 512.0)


def begun(used: float) -> Flow:
    """A flow with a box of height ``used`` at the top of its first page."""
    flow = Flow(FRAME, STYLE, 4.0)
    flow.place([Box(used, ())], 0.0)
    return flow


def test_what_follows_charts_side_by_side_begins_below_the_tallest() -> None:
    flow = begun(50.0)
    tall, short = Stack([Box(20.0, (), before=12.0), Box(100.0, (), before=6.0)]), Stack([Box(30.0, ())])
    flow.abreast([(0.0, tall), (260.0, short)], 10.0, ())
    assert flow.y == pytest.approx(TOP - 50.0 - 10.0 - 20.0 - 6.0 - 100.0)


@pytest.mark.parametrize(("height", "page"), [(540.0, 0), (541.0, 1)])
def test_charts_side_by_side_go_to_the_next_page_when_they_do_not_fit(height: float, page: int) -> None:
    flow = begun(50.0)
    chart = Box(height, ())
    flow.abreast([(0.0, Stack([chart]))], 10.0, ("Pay",))
    assert [number for number, boxes in enumerate(flow.pages) if any(at.box is chart for at in boxes)] == [page]
    assert [(entry.title, entry.page) for entry in flow.outline] == [("Pay", page)]
