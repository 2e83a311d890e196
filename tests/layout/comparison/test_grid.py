"""Rows of a comparison's table on pages."""

from __future__ import annotations

import pytest
from tests.layout.placing import STYLE, items

from brochure.layout.comparison.grid import Columns, Row, Table, place_table
from brochure.layout.page.flow import Flow
from brochure.layout.page.frame import Frame
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box, Stroke

TOP, BOTTOM = 700.0, 100.0
PAD = 4.0  # above and below what is in a row
FRAME = Frame(612.0, 792.0, 50.0, TOP, BOTTOM, 512.0, 1, 512.0)


def test_a_split_row_keeps_its_padding_above_the_foot_of_the_page() -> None:
    flow = Flow(FRAME, STYLE)
    flow.put(Box(50.0, ()))
    cell = Stack([Box(11.0, ()) for _ in range(100)])
    head, header = Box(20.0, ()), Box(10.0, ())
    table = Table(Columns(100.0, 200.0, 1, 16.0), head, head, [Row(header, header, [cell])], PAD)
    place_table(flow, table, "Duties")
    assert len(flow.pages) > 1
    lowest = min(placed.y - placed.box.height for page in flow.pages for placed in page)
    assert BOTTOM + PAD <= lowest < BOTTOM + PAD + 11.0


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_hairline_stands_between_rows(count: int) -> None:
    flow = Flow(FRAME, STYLE)
    head, header = Box(20.0, ()), Box(10.0, ())
    columns, row = Columns(100.0, 200.0, 1, 16.0), Row(header, header, [Stack([Box(11.0, ())])])
    place_table(flow, Table(columns, head, head, [row] * count, PAD), "Duties")
    lines = [item for page in flow.pages for placed in page for item in items(placed.box) if isinstance(item, Stroke)]
    assert [(line.width, line.x2 - line.x1) for line in lines] == [(0.5, columns.whole)] * (count - 1)
