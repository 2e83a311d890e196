"""Workbooks are recognized by their content."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests import workbooks

from brochure.sources.figures.model import Span, TopCode, Vintage
from brochure.sources.figures.oews import OewsSheet
from brochure.sources.figures.projections import ProjectionsSheet
from brochure.sources.figures.recognition import Projected
from brochure.sources.workbooks.workbook import WorkbookError

MAY_2024 = Vintage(2024, 5)


def of(path: Path, vintage: str | None = None) -> OewsSheet | Projected:
    return workbooks.found(path, vintage)


def wages(path: Path, vintage: str | None = None) -> OewsSheet:
    found = of(path, vintage)
    assert isinstance(found, OewsSheet)
    return found


def complaint(path: Path, vintage: str | None = None) -> str:
    with pytest.raises(WorkbookError) as raised:
        of(path, vintage)
    return str(raised.value)


def test_wage_workbook_is_recognized(tmp_path: Path) -> None:
    found = wages(workbooks.oews(tmp_path / "holiday-photos.xlsx", [{}]))
    assert (found.sheet.name, found.header, found.vintage) == ("national_M2024_dl", 1, MAY_2024)
    assert found.top_code == TopCode(115.0, 239200)
    assert found.columns["h_mean"] == 17


@pytest.mark.parametrize(
    ("sheet", "notes"),
    [
        ("MSA_M2024_dl", None),
        ("All May 2024 data", None),
        ("Sheet1", ["May 2024 OEWS Estimates"]),
        ("Sheet1", ["May 2024 OES Estimates"]),
        ("all_data_M_2024", []),
    ],
)
def test_month_is_found_in_notes_or_sheet_name(tmp_path: Path, sheet: str, notes: Sequence[str] | None) -> None:
    assert wages(workbooks.oews(tmp_path / "a.xlsx", [{}], sheet=sheet, notes=notes)).vintage == MAY_2024


def test_top_code_of_the_workbook_takes_precedence(tmp_path: Path) -> None:
    notes = [
        "May 2030 OEWS Estimates",
        "# = indicates a wage equal to or greater than $130.50 per hour or $271,440 per year.",
    ]
    assert wages(workbooks.oews(tmp_path / "a.xlsx", [{}], sheet="x", notes=notes)).top_code == TopCode(130.5, 271440)


def test_headers_may_have_any_case_and_order(tmp_path: Path) -> None:
    heads = [head.lower().replace("loc_quotient", "loc quotient") for head in reversed(workbooks.OEWS_HEADS)]
    row = {head: workbooks.BAKERS.get(head.upper(), "") for head in heads}
    assert wages(workbooks.oews(tmp_path / "a.xlsx", [row], heads=heads)).columns["loc_quotient"] == 17


def test_month_must_be_given_when_the_workbook_lacks_it(tmp_path: Path) -> None:
    path = workbooks.oews(tmp_path / "a.xlsx", [{}], sheet="Sheet1", notes=None)
    assert "`vintage`" in complaint(path)
    assert wages(path, "2023-05").vintage == Vintage(2023, 5)


def test_workbook_is_refused_when_months_contradict(tmp_path: Path) -> None:
    path = workbooks.oews(tmp_path / "a.xlsx", [{}], sheet="national_M2023_dl")
    assert complaint(path) == (
        "a.xlsx, sheet 'national_M2023_dl': the workbook states several months: May 2023, May 2024"
    )
    path = workbooks.oews(tmp_path / "b.xlsx", [{}])
    assert "says May 2024, not May 2022" in complaint(path, "2022-05")


def test_projections_are_recognized(tmp_path: Path) -> None:
    found = of(workbooks.projections(tmp_path / "a.xlsx"))
    assert isinstance(found, ProjectionsSheet)
    assert (found.sheet.name, found.header, found.span) == ("Table 1.2", 2, Span(2024, 2034))
    assert found.columns["openings"] == 10


def test_projections_are_refused_when_headers_are_wrong(tmp_path: Path) -> None:
    assert "in thousands" in complaint(workbooks.projections(tmp_path / "a.xlsx", title="Table 1.2"))
    heads = ["Employment, 2033" if head == "Employment, 2034" else head for head in workbooks.PROJECTION_HEADS]
    assert "disagree about the years" in complaint(workbooks.projections(tmp_path / "b.xlsx", heads=heads))
    heads = ["?" if head.startswith("Occupational openings") else head for head in workbooks.PROJECTION_HEADS]
    assert "it has no column for openings; brochure reads the Bureau's workbooks of 2016–26," in complaint(
        workbooks.projections(tmp_path / "c.xlsx", heads=heads)
    )


def test_earlier_projections_are_recognized(tmp_path: Path) -> None:
    """Heads in one row or over two; marks of footnotes in round brackets; no shares."""
    found = of(workbooks.older_projections(tmp_path / "a.xlsx", [workbooks.HEADS_OF_2022], indented=True))
    assert isinstance(found, ProjectionsSheet)
    assert (found.sheet.name, found.header, found.span) == ("Table 1.7", 2, Span(2022, 2032))
    older = of(workbooks.older_projections(tmp_path / "b.xlsx", workbooks.HEADS_OF_2016, indented=False))
    assert isinstance(older, ProjectionsSheet)
    assert (older.sheet.name, older.header, older.span) == ("Table 1.7", 3, Span(2016, 2026))
    assert older.columns == found.columns
    assert {"base_share", "projected_share"}.isdisjoint(found.columns)


def test_other_workbook_is_refused(tmp_path: Path) -> None:
    path = workbooks.write(tmp_path / "a.xlsx", {"Recipes": [["Flour", "Salt"]], "Empty": []})
    assert complaint(path).endswith("it has the sheets 'Recipes', 'Empty'")
    heads = [head for head in workbooks.OEWS_HEADS if head != "AREA_TYPE"]
    assert "row 1: the column AREA_TYPE is missing" in complaint(workbooks.oews(tmp_path / "b.xlsx", [{}], heads=heads))


def test_workbook_is_refused_when_two_sheets_have_figures(tmp_path: Path) -> None:
    table = [workbooks.OEWS_HEADS]
    assert "second sheet" in complaint(workbooks.write(tmp_path / "a.xlsx", {"a_M2024": table, "b_M2024": table}))


def test_broken_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for data in (b"", b"nonsense", workbooks.by_hand("<row><c>"), workbooks.by_hand('<row r="1"><c r="?1"/></row>')):
        path.write_bytes(data)
        assert complaint(path).startswith("a.xlsx")


def test_workbook_is_refused_when_it_has_too_many_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("brochure.sources.workbooks.workbook.MAX_SHEETS", 1)
    assert "more than 1 sheets" in complaint(workbooks.write(tmp_path / "a.xlsx", {"a": [["a"]], "b": [["a"]]}))
