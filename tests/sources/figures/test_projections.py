"""Rows of the occupation table of the projections."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import workbooks
from tests.workbooks import PROJECTIONS

from brochure.sources.figures.model import ABSENT, Figure, Mark, Projection, Span
from brochure.sources.figures.projections import ProjectionsSheet
from brochure.sources.workbooks.workbook import WorkbookError


def read(path: Path, rows: tuple[tuple[object, ...], ...] = PROJECTIONS) -> list[Projection]:
    found = workbooks.found(workbooks.projections(path / "occupation.xlsx", rows))
    assert isinstance(found, ProjectionsSheet)
    return [row for _, row in found.rows()]


def test_line_item_is_read(tmp_path: Path) -> None:
    assert read(tmp_path)[3] == Projection(
        span=Span(2024, 2034),
        soc="51-3011",
        title="Bakers",
        total=False,
        depth=3,
        parent="51-3000",
        base=223_400,
        projected=230_100,
        base_share=24.8,
        projected_share=24.2,
        change=6_700,
        percent=3.0,
        self_employed=7.5,
        openings=31_200,
        wage=Figure(36610.0),
        education="No formal educational credential",
        experience="None",
        training="Long-term on-the-job training",
    )


def test_rows_know_their_totals_and_end_at_the_notes(tmp_path: Path) -> None:
    rows = read(tmp_path)
    assert [(row.soc, row.total, row.depth, row.parent) for row in rows] == [
        ("00-0000", True, 0, None),
        ("51-0000", True, 1, "00-0000"),
        ("51-3000", True, 2, "51-0000"),
        ("51-3011", False, 3, "51-3000"),
        ("29-1240", False, 1, "00-0000"),
    ]


def test_cells_may_be_blank_or_bounds(tmp_path: Path) -> None:
    _, production, food, _, surgeons = read(tmp_path)
    assert production.change == -10_100
    assert (food.self_employed, food.wage, food.education) == (None, ABSENT, None)
    assert surgeons.wage == Figure(239200.0, Mark.AT_LEAST)
    assert (surgeons.base, surgeons.openings) == (900, 0)


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        (1, "51-30", "'51-30' is not a SOC code"),
        (1, "51-3000", "51-3000 is repeated"),
        (2, "Guess", "Occupation type: 'Guess' is neither a Line item nor a Summary"),
        (3, "many", "Employment: 'many' is not a number"),
        (3, -1, "Employment: '-1.0' is not a number in thousands"),
        (3, "—", "Employment: '—' is not a number in thousands"),
        (9, 101, "Percent self employed: 101 percent is out of range"),
        (11, "?", "Median annual wage: '?' is not a figure"),
        (0, " ", "the title ' ' is too short or too long"),
    ],
)
def test_error_names_the_row_and_column(tmp_path: Path, column: int, cell: object, message: str) -> None:
    row = list(PROJECTIONS[3])
    row[column] = cell
    with pytest.raises(WorkbookError) as raised:
        read(tmp_path, (*PROJECTIONS[:3], tuple(row)))
    assert str(raised.value).startswith("occupation.xlsx, sheet 'Table 1.2', row 6: ")
    assert message.replace("' '", "''") in str(raised.value)


def test_sheet_is_refused_when_it_has_only_headers(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="no figures"):
        read(tmp_path, ())


@pytest.mark.parametrize("indented", [True, False])
def test_totals_are_known_by_codes_without_indents(tmp_path: Path, indented: bool) -> None:
    """Where titles are not indented, the codes tell the sums that a row counts in."""
    heads = [workbooks.HEADS_OF_2022] if indented else workbooks.HEADS_OF_2016
    book = workbooks.older_projections(tmp_path / "a.xlsx", heads, indented=indented)
    found = workbooks.found(book)
    assert isinstance(found, ProjectionsSheet)
    rows = {row.soc: row for _, row in found.rows()}
    assert {soc: (row.depth, row.parent) for soc, row in rows.items()} == {
        "00-0000": (0, None),
        "51-0000": (1, "00-0000"),
        "51-3000": (2, "51-0000"),
        "51-3011": (3, "51-3000"),
        "29-1240": (1, "00-0000"),
    }
    bakers = rows["51-3011"]
    assert (bakers.base, bakers.projected, bakers.change, bakers.percent) == (223_400, 230_100, 6_700, 3.0)
    assert (bakers.self_employed, bakers.openings, bakers.wage.value) == (7.5, 31_200, 36610.0)
    assert (bakers.base_share, bakers.projected_share) == (None, None)
    assert bakers.education == "No formal educational credential"


def test_sheet_is_refused_when_totals_are_nested_too_deeply(tmp_path: Path) -> None:
    rows = [
        (f"{'  ' * depth}Sum", f"{depth:02}-0000", "Summary", 1, 1, 1, 1, 0, 0, 0, 0, "—", *workbooks.NOTHING)
        for depth in range(12)
    ]
    with pytest.raises(WorkbookError, match="row 12: it is nested in more than 8 totals"):
        read(tmp_path, rows)
