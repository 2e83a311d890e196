from __future__ import annotations

import pytest
from tests.layout.placing import STYLE

from brochure.compose.blocks import Cell, Column, DataTable, Row
from brochure.layout.tables.columns import (
    GAP,
    MIN_GAP,
    fit_above_text,
    fit_below_headers,
    fit_columns,
    measure_table,
    split_figure,
)


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
    min_width = sum(column.min_width for column in measured.columns)
    for room, gap in ((min_width + GAP, GAP), (min_width + MIN_GAP, MIN_GAP)):
        first, second = fit_columns(block, measured, room) or []
        assert second.x - first.width == pytest.approx(gap)
    assert fit_columns(block, measured, min_width + MIN_GAP - 0.1) is None


def test_columns_below_row_headers_share_the_measure_that_headers_take() -> None:
    block = DataTable("Jobs", (Column("Occupation"), Column("Jobs"), Column("Pay", "number")), (
        Row((Cell(WORDS), Cell("Varies by state"), Cell("$7"))),
    ))  # fmt: skip
    measured = measure_table(block, STYLE)
    room = sum(column.min_width for column in measured.columns[1:]) + MIN_GAP
    assert fit_below_headers(block, measured, room - 0.1) is None
    header, jobs, pay = fit_below_headers(block, measured, room + 20) or []
    assert (header.x, header.width) == (0.0, room + 20)
    assert (jobs.x, pay.x + pay.width) == (0.0, pytest.approx(room + 20))
    assert [place.level for place in (header, jobs, pay)] == [0, 1, 1]


CODES = DataTable("Jobs", (Column("Occupation"), Column("Jobs", "number"), Column("Pay", "number"), Column("Code")), (
    Row((Cell(WORDS), Cell("7,000,000"), Cell("$700,000"), Cell("29-2071"))),
))  # fmt: skip


def test_codes_stand_beside_row_headers_above_the_other_cells() -> None:
    measured = measure_table(CODES, STYLE)
    header, jobs, pay, code = fit_below_headers(CODES, measured, 200.0) or []
    assert [place.level for place in (header, jobs, pay, code)] == [0, 1, 1, 0]
    assert (code.x + code.width, code.width) == (200.0, measured.columns[3].natural)
    assert header.x + header.width == pytest.approx(code.x - measured.gap)
    assert pay.x + pay.width == pytest.approx(200.0)


@pytest.mark.parametrize(("width", "columns"), [
    (130.0, CODES.columns),  # in which the codes would take more than half
    (200.0, (*CODES.columns[:3], Column("Code", "number"))),
])  # fmt: skip
def test_wide_texts_and_figures_stand_below_row_headers(width: float, columns: tuple[Column, ...]) -> None:
    block = CODES._replace(columns=columns, rows=(Row((*CODES.rows[0].cells[:3], Cell("29 or 30" * 2))),))
    found = fit_below_headers(block, measure_table(block, STYLE), width)
    assert found is None or [place.level for place in found] == [0, 1, 1, 1]


def test_text_below_takes_the_measure_and_the_others_share_it() -> None:
    block = DataTable("Jobs", (Column("Occupation"), Column("What they do"), Column("Pay", "number")), (
        Row((Cell("Managers"), Cell(WORDS * 2), Cell("$7"))),
    ))  # fmt: skip
    measured = measure_table(block, STYLE)
    header, text, pay = fit_above_text(block, measured, 200.0) or []
    assert (header.level, text.level, pay.level) == (0, 1, 0)
    assert (text.x, text.width) == (0.0, 200.0)
    assert (header.x, pay.x + pay.width) == (0.0, pytest.approx(200.0))
    assert fit_above_text(block, measured, 2.1 * measured.columns[1].natural) is None  # which is not that long
    assert fit_above_text(block, measured, 40.0) is None


def test_number_header_keeps_two_lines_when_a_text_column_wraps() -> None:
    columns = Column("Occupation"), Column("Total number of jobs in May 2016", "number")
    block = DataTable("Jobs", columns, (Row((Cell(WORDS * 3), Cell("7"))),))
    measured = measure_table(block, STYLE)
    text, number = fit_columns(block, measured, 300.0) or []
    assert text.width < measured.columns[0].natural
    assert number.width >= measured.columns[1].natural - 0.01
