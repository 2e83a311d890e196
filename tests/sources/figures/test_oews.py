"""Rows of the wage survey, and errors in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests import workbooks
from tests.workbooks import PROVO, RETAIL, UTAH

from brochure.sources.figures.model import Area, AreaKind, Industry
from brochure.sources.figures.oews import FIGURES, OewsRow, OewsSheet, read_rows
from brochure.sources.workbooks.workbook import WorkbookError


def read(path: Path, *rows: Mapping[str, object]) -> list[tuple[int, OewsRow]]:
    found = workbooks.found(workbooks.oews(path / "wages.xlsx", rows))
    assert isinstance(found, OewsSheet)
    return list(read_rows(found))


def figures(row: OewsRow) -> dict[str, object]:
    return dict(zip(FIGURES, row.figures, strict=True))


def test_row_has_area_industry_occupation_and_figures(tmp_path: Path) -> None:
    ((number, row),) = read(tmp_path, {})
    assert number == 2
    assert row.area == Area(AreaKind.NATION, "99", "U.S.", "US")
    assert row.industry == Industry("000000", "cross-industry", "1235", "Cross-industry")
    assert (row.occupation.soc, row.occupation.level, row.occupation.title) == ("51-3011", "detailed", "Bakers")
    assert row.only is None
    assert figures(row) == {
        "tot_emp": 223000, "emp_prse": 1.1, "jobs_1000": None, "loc_quotient": None, "pct_total": None, "pct_rpt": None,
        "mean_prse": 0.5, "h_mean": 18.2, "h_pct10": 13.1, "h_pct25": 15.2, "h_median": 17.6, "h_pct75": 20.1,
        "h_pct90": 23.5, "a_mean": 37860, "a_pct10": 27250, "a_pct25": 31620, "a_median": 36610, "a_pct75": 41810,
        "a_pct90": 48880,
    }  # fmt: skip


def test_special_values_are_read(tmp_path: Path) -> None:
    special = {"TOT_EMP": "**", "H_MEAN": "*", "H_PCT90": "#", "A_PCT90": "#", "PCT_RPT": "~", "ANNUAL": "TRUE"}
    ((_, row),) = read(tmp_path, special)
    found = figures(row)
    assert [found[name] for name in ("tot_emp", "h_mean", "h_pct90", "a_pct90", "pct_rpt")] == [
        "**", "*", ">=115", ">=239200", "<0.5",
    ]  # fmt: skip
    assert row.only == "annual"


def test_top_code_must_be_above_every_printed_wage(tmp_path: Path) -> None:
    """The notes of May 2025 still state a top code, but wages above it are printed, so that nothing is marked."""
    chiefs = {"OCC_CODE": "11-1011", "A_PCT90": 507730}
    ((_, row),) = read(tmp_path, chiefs)
    assert figures(row)["a_pct90"] == 507730
    for rows in ([chiefs, {"A_PCT90": "#"}], [{"H_PCT90": "#"}, chiefs]):
        with pytest.raises(WorkbookError, match=r"row 3: '#' does not mean at least \$239,200 .* \$507,730 is printed"):
            read(tmp_path, *rows)


def test_sheet_with_replaced_wages_is_refused(tmp_path: Path) -> None:
    """A few odd rows are none of our business, but twenty are no survey."""
    rows = [{"OCC_CODE": f"51-{number}"} for number in range(1000, 1040)]
    odd = [{"A_MEDIAN": 36000}, {"H_PCT90": 9.0, "A_PCT90": 18720}]
    assert len(read(tmp_path, *rows, *({"OCC_CODE": "51-2000"} | odd[0],))) == 41
    replaced = [row | odd[number % 2] for number, row in enumerate(rows[:20])]
    with pytest.raises(WorkbookError, match="in 20 of 40 rows, hourly and annual wages or percentiles contradict"):
        read(tmp_path, *replaced, *rows[20:])


def test_only_hourly_may_be_a_boolean(tmp_path: Path) -> None:
    ((_, row),) = read(tmp_path, {"HOURLY": True, "ANNUAL": False})
    assert row.only == "hourly"


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("2", "Utah", AreaKind.STATE),
        ("3", "Guam", AreaKind.TERRITORY),
        ("4", "Provo-Orem-Lehi, UT", AreaKind.METROPOLITAN),
        (6, "Eastern Utah nonmetropolitan area", AreaKind.NONMETROPOLITAN),
        ("4", "Eastern Utah nonmetropolitan area", AreaKind.NONMETROPOLITAN),
    ],
)
def test_area_has_the_kind_of_its_type(tmp_path: Path, kind: object, title: str, expected: AreaKind) -> None:
    ((_, row),) = read(tmp_path, {"AREA_TYPE": kind, "AREA_TITLE": title, "AREA": 49})
    assert row.area.kind is expected


def test_codes_stored_as_numbers_are_read(tmp_path: Path) -> None:
    ((_, row),) = read(tmp_path, {"AREA": 1, "AREA_TYPE": 2, "AREA_TITLE": "Alabama", "NAICS": 0, "OWN_CODE": 1235})
    assert (row.area.code, row.industry.code, row.industry.owner) == ("01", "000000", "1235")


def test_code_may_be_broad_and_detailed_and_blank_rows_are_skipped(tmp_path: Path) -> None:
    blank = dict.fromkeys(workbooks.OEWS_HEADS, "")
    rows = read(tmp_path, {"O_GROUP": "broad"}, blank, {}, UTAH, PROVO, RETAIL)
    assert [number for number, _ in rows] == [2, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"H_MEAN": "lots"}, "H_MEAN: 'lots' is not a figure"),
        ({"TOT_EMP": -5}, "TOT_EMP: -5 is out of range"),
        ({"OCC_CODE": "51-301"}, "OCC_CODE: '51-301' is not a SOC code such as 29-2071"),
        ({"O_GROUP": "tiny"}, "O_GROUP: 'tiny' is not one of total, major, minor, broad, detailed"),
        ({"AREA_TYPE": "5"}, "AREA_TYPE: '5' is not one of 1, 2, 3, 4, 6"),
        ({"AREA_TITLE": ""}, "AREA_TITLE: '' is blank"),
        ({"OCC_TITLE": "x" * 400}, f"OCC_TITLE: '{'x' * 59}…' is too long"),
        ({"ANNUAL": "perhaps"}, "ANNUAL, HOURLY: 'perhaps' is neither TRUE nor blank"),
        ({"ANNUAL": "TRUE", "HOURLY": "TRUE"}, "ANNUAL and HOURLY: both are TRUE"),
        ({}, "this combination of area, industry and occupation is repeated"),
    ],
)
def test_error_names_the_row_and_column(tmp_path: Path, wrong: dict[str, object], message: str) -> None:
    with pytest.raises(WorkbookError) as raised:
        read(tmp_path, {}, wrong)
    assert str(raised.value) == f"wages.xlsx, sheet 'national_M2024_dl', row 3: {message}"


def test_sheet_is_refused_when_it_has_only_headers(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="no figures"):
        read(tmp_path)


def test_sheet_is_refused_when_it_has_too_many_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook cannot fill the store with what is then too much to read."""
    monkeypatch.setattr("brochure.sources.figures.oews.MAX_NAMES", 2)
    with pytest.raises(WorkbookError, match="row 4: there are more than 2 areas"):
        read(tmp_path, *({"OCC_CODE": f"51-{number:04}"} for number in range(3)))
