"""Placing charts and rows of a sheet from the top down."""

from __future__ import annotations

import pytest
from tests.layout.placing import STYLE

from brochure.layout.comparison.flow import Flow
from brochure.layout.comparison.grid import Columns, Row, Table
from brochure.layout.page.frame import Frame
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box

TOP, BOTTOM = 700.0, 100.0
PAD = 4.0  # above and below what is in a row
FRAME = Frame(612.0, 792.0, 50.0, TOP, BOTTOM, 512.0, 1, 512.0)


def begun(used: float) -> Flow:
    """A flow with a box of height ``used`` at the top of its first page."""
    flow = Flow(FRAME, STYLE, PAD)
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


def test_a_chart_over_the_whole_width_has_a_bookmark_at_its_top() -> None:
    flow = begun(50.0)
    flow.place([Box(100.0, ())], 10.0, "Pay a year")
    (entry,) = flow.outline
    assert (entry.title, entry.page, entry.y) == ("Pay a year", 0, TOP - 50.0 - 10.0)


def test_a_parted_row_keeps_its_padding_above_the_foot_of_the_page() -> None:
    flow = begun(50.0)
    cell = Stack([Box(11.0, ()) for _ in range(100)])
    head, header = Box(20.0, ()), Box(10.0, ())
    flow.table(Table("Duties", Columns(100.0, 200.0, 1, 16.0), head, head, [Row(header, header, [cell])]), 10.0)
    assert len(flow.pages) > 1
    lowest = min(placed.y - placed.box.height for page in flow.pages for placed in page)
    assert BOTTOM + PAD <= lowest < BOTTOM + PAD + 11.0
