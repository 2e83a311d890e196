from __future__ import annotations

import pytest
from tests.layout.placing import STYLE

from brochure.compose.blocks import Cell, Column, DataTable, Row
from brochure.layout.tables.columns import GAP, fit_columns, measure_table, split_figure


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


def test_fit_columns_shrinks_only_columns_of_long_words_when_room_is_short() -> None:
    """Figures and short words keep their width at the minimum type size."""
    columns = Column("Occupation"), Column("B"), Column("Employment", "number")
    row = Row((Cell("Electroencephalography"), Cell("A"), Cell("1,234,567")))
    block = DataTable("Jobs", columns, (row,))
    min_widths = [column.min_width for column in measure_table(block, STYLE, 0.8).columns]
    room = sum(min_widths) - 20
    places, _ = fit_columns(block, measure_table(block, STYLE), STYLE, room + 2 * GAP)
    assert [place.width for place in places] == pytest.approx([min_widths[0] - 20, min_widths[1], min_widths[2]])


def test_number_header_keeps_two_lines_when_a_text_column_wraps() -> None:
    columns = Column("Occupation"), Column("Total number of jobs in May 2016", "number")
    row = Row((Cell("They plan, direct, and coordinate the work of everyone else " * 3), Cell("7")))
    measured = measure_table(DataTable("Jobs", columns, (row,)), STYLE)
    (text, number), _ = fit_columns(DataTable("Jobs", columns, (row,)), measured, STYLE, 300.0)
    assert text.width < measured.columns[0].natural
    assert number.width >= measured.columns[1].natural - 0.01
