"""What of a section runs in columns, and what over the whole width."""

from __future__ import annotations

from tests.layout.placing import STYLE

from brochure.compose.blocks import Block, Cell, Column, DataTable, Paragraph, Row, Run, Section
from brochure.layout.brochure.sections import bands
from brochure.layout.page.frame import Frame

FRAME = Frame(600, 800, 50, 750, 50, 500, 2, 240, 20, 20)
TABLE = DataTable("Pay", (Column("Job"), Column("Wage", "number")), (Row((Cell("Cook"), Cell("$20"))),))


def widths(*blocks: Block) -> list[bool]:
    """Whether each band of a section of these blocks is a wide one."""
    made = bands(Section("pay", "Pay", blocks), STYLE, "en-US", FRAME, [])
    return [band.wide for band in made.bands]


def test_a_small_table_stands_in_a_column() -> None:
    assert widths(Paragraph((Run("Cooks earn."),)), TABLE) == [False]


def test_a_table_that_is_all_of_its_section_does_not_leave_a_column_empty() -> None:
    assert widths(TABLE) == [True]
