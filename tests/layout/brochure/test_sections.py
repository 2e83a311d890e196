"""Sections: blocks in columns and blocks across the full width."""

from __future__ import annotations

import pytest
from tests.layout.placing import STYLE

from brochure.compose.blocks import (
    Block,
    BulletList,
    Cell,
    Column,
    DataTable,
    Heading,
    Paragraph,
    QrLink,
    QrLinks,
    Row,
    Run,
    Section,
)
from brochure.layout.brochure.sections import bands
from brochure.layout.page.frame import Frame
from brochure.layout.tables.columns import measure_table

FRAME = Frame(600, 800, 50, 750, 50, 500, 2, 240, 20)
TABLE = DataTable("Pay", (Column("Job"), Column("Wage", "number")), (Row((Cell("Cook"), Cell("$20"))),))


def widths(*blocks: Block) -> list[bool]:
    """Return for each band of a section whether it takes the full width."""
    section_bands = bands(Section("pay", "Pay", blocks), STYLE, "en-US", FRAME, [])
    return [band.wide for band in section_bands.bands]


def test_small_table_goes_in_a_column() -> None:
    assert widths(Paragraph((Run("Cooks earn."),)), TABLE) == [False]


def test_table_goes_in_a_column_when_it_is_exactly_as_wide() -> None:
    min_width = measure_table(TABLE, STYLE).min_width
    section = Section("pay", "Pay", (Paragraph((Run("Cooks earn."),)), TABLE))
    for column, wide in ((min_width, [False]), (min_width - 0.1, [False, True])):
        section_bands = bands(section, STYLE, "en-US", FRAME._replace(column=column), [])
        assert [band.wide for band in section_bands.bands] == wide


def rows_that_may_begin_a_column(count: int) -> list[bool]:
    """Return for each box of a table of ``count`` rows whether it may begin a column."""
    table = TABLE._replace(rows=TABLE.rows * count)
    (band,) = bands(Section("pay", "Pay", (Paragraph((Run("Cooks earn."),)), table)), STYLE, "en-US", FRAME, []).bands
    return [box.can_break for box in band.boxes[1:]]


def test_table_in_a_column_may_be_split_when_it_has_more_than_eight_rows() -> None:
    assert rows_that_may_begin_a_column(8) == [True] + [False] * 9
    assert rows_that_may_begin_a_column(9) == [True, False, False, False, *[True] * 6, False]


def test_table_takes_the_full_width_when_it_is_alone_in_its_section() -> None:
    assert widths(TABLE) == [True]


def test_table_on_a_page_of_one_column_may_be_split() -> None:
    one = FRAME._replace(columns=1, column=FRAME.width)
    table = TABLE._replace(rows=TABLE.rows * 6)
    (band,) = bands(Section("pay", "Pay", (table,)), STYLE, "en-US", one, []).bands
    assert [box.can_break for box in band.boxes[2:]] == [False, False, True, True, True, False]


def test_whole_list_is_not_split_unless_it_is_taller_than_most_of_a_page() -> None:
    def breaks(count: int, *, is_whole: bool) -> list[bool]:
        block = BulletList(((Run("Cooks fry."),),) * count, is_whole=is_whole)
        one = FRAME._replace(columns=1, column=FRAME.width)
        (band,) = bands(Section("similar", "Similar", (block,)), STYLE, "en-US", one, []).bands
        return [box.can_break for box in band.boxes]

    assert any(breaks(9, is_whole=False)[1:])
    assert not any(breaks(9, is_whole=True)[1:])
    assert any(breaks(99, is_whole=True)[1:])


def kept_after(block: Block, columns: int) -> int:
    """Return the number of lines below ``block`` that stay with it, on a page of so many columns."""
    frame = FRAME if columns == 2 else FRAME._replace(columns=1, column=FRAME.width)
    text = Paragraph((Run("Cooks fry and bake and boil. " * 40),))
    section_bands = bands(Section("pay", "Pay", (block, text)), STYLE, "en-US", frame, []).bands
    boxes = [box for band in section_bands for box in band.boxes]
    first = next(index for index, box in enumerate(boxes) if index and box.block == "text")
    return next(index for index, box in enumerate(boxes[first:]) if box.can_break)


def test_lines_stay_with_the_heading_or_the_codes_above_them() -> None:
    heading, codes = Heading(3, "Duties"), QrLinks((QrLink("See", "https://bls.gov", "bls.gov", "A code"),))
    assert [kept_after(heading, columns) for columns in (1, 2)] == [2, 3]
    assert [kept_after(codes, columns) for columns in (1, 2)] == [2, 0]


@pytest.mark.parametrize(
    ("announcement", "kept"),
    [("Cooks do the following:", 2), ("The following are examples of qualities.", 2), ("Cooks follow recipes.", 0)],
)
def test_lines_stay_with_the_sentence_that_announces_them(announcement: str, kept: int) -> None:
    assert kept_after(Paragraph((Run(announcement),)), 2) == kept
