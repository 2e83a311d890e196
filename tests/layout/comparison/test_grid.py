"""Tables of a comparison: rules, splits of rows, column widths."""

from __future__ import annotations

import pytest
from tests.compose.samples import TYPICAL
from tests.layout.placing import STYLE, items

from brochure.compose.comparison import compare
from brochure.layout.comparison.cells import Cells
from brochure.layout.comparison.grid import HAIRLINE, STRONG_RULE, Columns, Row, Table, place_table, place_tables
from brochure.layout.page.flow import Flow
from brochure.layout.page.frame import Frame
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box, Element, Stroke

TOP, BOTTOM = 700.0, 100.0
PAD = 4.0  # above and below the contents of a row
FRAME = Frame(612.0, 792.0, 50.0, TOP, BOTTOM, 512.0, 1, 512.0)


def test_split_row_keeps_its_padding_at_the_bottom_of_the_page() -> None:
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
def test_rows_are_separated_by_hairlines(count: int) -> None:
    flow = Flow(FRAME, STYLE)
    head, header = Box(20.0, ()), Box(10.0, ())
    columns, row = Columns(100.0, 200.0, 1, 16.0), Row(header, header, [Stack([Box(11.0, ())])])
    place_table(flow, Table(columns, head, head, [row] * count, PAD), "Duties")
    lines = [item for page in flow.pages for placed in page for item in items(placed.box) if isinstance(item, Stroke)]
    assert [(line.width, line.x2 - line.x1) for line in lines] == [(0.5, columns.total_width)] * (count - 1)


LINE = STYLE.sizes.table_leading


def pages_of_row(count: int, fitting: float) -> list[int]:
    """Return the pages with parts of a row of ``count`` lines if ``fitting`` lines fit on the first page."""
    flow = Flow(FRAME, STYLE)
    head, header, lead = Box(20.0, ()), Box(10.0, ()), Box(10.0, ())
    above = TOP - BOTTOM - head.height - 4 * PAD - HAIRLINE - fitting * LINE
    rows = [
        Row(header, header, [Stack([Box(above, ())])]),
        Row(lead, lead, [Stack([Box(LINE, ()) for _ in range(count)])]),
    ]
    place_table(flow, Table(Columns(100.0, 200.0, 1, 16.0), head, head, rows, PAD), "Duties")
    return [number for number, page in enumerate(flow.pages) if any(placed.box is lead for placed in page)]


@pytest.mark.parametrize(("fitting", "pages"), [(5.9, [1]), (6.1, [0, 1]), (28.5, [0, 1]), (30.5, [1])])
def test_tall_row_is_split_when_each_page_gets_six_lines(fitting: float, pages: list[int]) -> None:
    assert pages_of_row(36, fitting) == pages


@pytest.mark.parametrize(("lines", "pages"), [(24, [1]), (26, [0, 1])])
def test_row_is_split_when_it_takes_more_than_half_a_page(lines: int, pages: list[int]) -> None:
    """The head leaves 580 points; 25 lines of 11.4 points with 8 points of padding take a little over half."""
    assert pages_of_row(lines, 10.0) == pages


def test_row_is_split_only_at_permitted_breaks() -> None:
    """There is room for seven lines, but the seventh is kept with the eighth."""
    flow = Flow(FRAME, STYLE)
    head, header = Box(20.0, ()), Box(10.0, ())
    above = TOP - BOTTOM - head.height - 4 * PAD - HAIRLINE - 7.1 * LINE
    cell = [Box(LINE, (), can_break=index % 2 == 0) for index in range(36)]
    rows = [Row(header, header, [Stack([Box(above, ())])]), Row(header, header, [Stack(cell)])]
    place_table(flow, Table(Columns(100.0, 200.0, 1, 16.0), head, head, rows, PAD), "Duties")
    assert sum(placed.box.height == LINE for placed in flow.pages[0]) == 6


@pytest.mark.parametrize(("spare", "page"), [(0.1, 0), (-0.1, 1)])
def test_table_begins_on_the_page_that_holds_its_head_and_first_row(spare: float, page: int) -> None:
    flow = Flow(FRAME, STYLE)
    head, header = Box(20.0, ()), Box(10.0, ())
    row = Row(header, header, [Stack([Box(100.0, ())])])
    flow.put(Box(TOP - BOTTOM - STYLE.sizes.leading - head.height - 100.0 - 2 * PAD - spare, ()))
    place_table(flow, Table(Columns(100.0, 200.0, 1, 16.0), head, head, [row], PAD), "Duties")
    assert flow.outline[0].page == page


@pytest.mark.parametrize("width", range(250, 1150, 25))
def test_columns_have_at_least_a_hundred_points(width: float) -> None:
    """Occupations that do not fit go in another table."""
    flow = Flow(FRAME._replace(width=width, column=width), STYLE)
    siblings: list[Element] = []
    count = place_tables(compare([TYPICAL] * 6), Cells(STYLE, 0), PAD, flow, siblings)
    lines = [item for page in flow.pages for placed in page for item in items(placed.box) if isinstance(item, Stroke)]
    rules = [line.x2 - line.x1 for line in lines if line.width == STRONG_RULE and line.x1 > 0]
    assert len(siblings) == count
    assert min(rules) >= 100.0
