from __future__ import annotations

import pytest
from tests.layout.placing import STYLE

from brochure.compose.blocks import Cell, Column, DataTable, Row
from brochure.layout.tables.columns import GAP, fit_columns, measure_table, parted


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
def test_parted_splits_figures_at_the_decimal_point(text: str, parts: tuple[str, str, str] | None) -> None:
    assert parted(text) == parts


def test_long_words_alone_give_way_when_a_table_has_too_little_room() -> None:
    """Figures and short words keep their width, in the smallest type that is tried."""
    columns = Column("Occupation"), Column("B"), Column("Employment", "number")
    row = Row((Cell("Electroencephalography"), Cell("A"), Cell("1,234,567")))
    block = DataTable("Jobs", columns, (row,))
    least = [column.least for column in measure_table(block, STYLE, 0.8).columns]
    room = sum(least) - 20
    places, _ = fit_columns(block, measure_table(block, STYLE), STYLE, room + 2 * GAP)
    assert [place.width for place in places] == pytest.approx([least[0] - 20, least[1], least[2]])


def test_headers_of_numbers_keep_two_lines_when_a_text_beside_them_takes_several() -> None:
    columns = Column("Occupation"), Column("Total number of jobs in May 2016", "number")
    row = Row((Cell("They plan, direct, and coordinate the work of everyone else " * 3), Cell("7")))
    measured = measure_table(DataTable("Jobs", columns, (row,)), STYLE)
    (text, number), _ = fit_columns(DataTable("Jobs", columns, (row,)), measured, STYLE, 300.0)
    assert text.width < measured.columns[0].natural
    assert number.width >= measured.columns[1].natural - 0.01
