from __future__ import annotations

import pytest
from tests.layout.placing import STYLE

from brochure.compose.blocks import Cell, Column, DataTable, Row
from brochure.layout.tables.columns import GAP, fit_below_headers, fit_columns, measure_table, split_figure


@pytest.mark.parametrize(("text", "parts"), [
    ("206,300", ("206,300", "", "")),
    ("$24.50+", ("$24", ".50", "+")),
    ("−12.5%", ("−12", ".5%", "")),
    ("+13 %", ("+13", " %", "")),
    ("—", None),
    ("not published", None),
    ("29-2071", None),
    ("2016–26", None),
])  # fmt: skip
def test_split_figure_splits_at_the_decimal_point(text: str, parts: tuple[str, str, str] | None) -> None:
    assert split_figure(text) == parts


WORDS = "They plan, direct, and coordinate the work of everyone else "


def test_columns_fit_as_long_as_no_word_breaks() -> None:
    block = DataTable("Jobs", (Column("Occupation"), Column("Jobs", "number")), (Row((Cell(WORDS), Cell("7"))),))
    measured = measure_table(block, STYLE)
    room = sum(column.min_width for column in measured.columns) + GAP
    assert fit_columns(block, measured, room) is not None
    assert fit_columns(block, measured, room - 0.1) is None


def test_columns_below_row_headers_stay_on_one_line_in_the_whole_measure() -> None:
    block = DataTable("Jobs", (Column("Occupation"), Column("Jobs"), Column("Pay", "number")), (
        Row((Cell(WORDS), Cell("Varies by state"), Cell("$7"))),
    ))  # fmt: skip
    measured = measure_table(block, STYLE)
    room = sum(column.natural for column in measured.columns[1:]) + GAP
    assert fit_below_headers(measured, room - 0.1) is None
    header, jobs, pay = fit_below_headers(measured, room + 20) or []
    assert (header.x, header.width) == (0.0, room + 20)
    assert (jobs.x, pay.x + pay.width) == (0.0, pytest.approx(room + 20))
    assert jobs.width >= measured.columns[1].natural


def test_number_header_keeps_two_lines_when_a_text_column_wraps() -> None:
    columns = Column("Occupation"), Column("Total number of jobs in May 2016", "number")
    block = DataTable("Jobs", columns, (Row((Cell(WORDS * 3), Cell("7"))),))
    measured = measure_table(block, STYLE)
    text, number = fit_columns(block, measured, 300.0) or []
    assert text.width < measured.columns[0].natural
    assert number.width >= measured.columns[1].natural - 0.01
