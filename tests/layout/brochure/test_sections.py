"""What of a section runs in columns, and what over the whole width."""

from __future__ import annotations

from dataclasses import replace

from tests.layout.placing import STYLE

from brochure.compose.blocks import Block, Cell, Column, DataTable, Paragraph, Row, Run, Section
from brochure.layout.brochure.sections import bands
from brochure.layout.page.frame import Frame
from brochure.layout.tables.columns import measure_table

FRAME = Frame(600, 800, 50, 750, 50, 500, 2, 240, 20, 20)
TABLE = DataTable("Pay", (Column("Job"), Column("Wage", "number")), (Row((Cell("Cook"), Cell("$20"))),))


def widths(*blocks: Block) -> list[bool]:
    """Whether each band of a section of these blocks is a wide one."""
    made = bands(Section("pay", "Pay", blocks), STYLE, "en-US", FRAME, [])
    return [band.wide for band in made.bands]


def test_a_small_table_stands_in_a_column() -> None:
    assert widths(Paragraph((Run("Cooks earn."),)), TABLE) == [False]


def test_a_table_exactly_as_wide_as_a_column_stands_in_it() -> None:
    least = measure_table(TABLE, STYLE).min_width
    section = Section("pay", "Pay", (Paragraph((Run("Cooks earn."),)), TABLE))
    for column, wide in ((least, [False]), (least - 0.1, [False, True])):
        made = bands(section, STYLE, "en-US", FRAME._replace(column=column), [])
        assert [band.wide for band in made.bands] == wide


def rows_that_may_begin_a_column(count: int) -> list[bool]:
    """Of a table of so many rows in a column, caption and header first."""
    table = replace(TABLE, rows=TABLE.rows * count)
    (band,) = bands(Section("pay", "Pay", (Paragraph((Run("Cooks earn."),)), table)), STYLE, "en-US", FRAME, []).bands
    return [box.can_break for box in band.boxes[1:]]


def test_a_table_in_a_column_is_whole_up_to_eight_rows_and_of_more_the_first_two_stay_with_the_header() -> None:
    assert rows_that_may_begin_a_column(8) == [True] + [False] * 9
    assert rows_that_may_begin_a_column(9) == [True, False, False, False, *[True] * 6, False]


def test_a_table_that_is_all_of_its_section_does_not_leave_a_column_empty() -> None:
    assert widths(TABLE) == [True]
