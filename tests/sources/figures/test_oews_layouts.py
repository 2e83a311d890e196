"""Workbooks from before May 2019, which have other columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests import workbooks

from brochure.sources.figures.model import ALL_INDUSTRIES, NATION, Area, AreaKind, Vintage
from brochure.sources.figures.oews import FIGURES, OewsRow, OewsSheet, read_rows
from brochure.sources.workbooks.workbook import WorkbookError

WAGES = workbooks.OEWS_HEADS[workbooks.OEWS_HEADS.index("H_MEAN") :]
NATIONAL = ("OCC_CODE", "OCC_TITLE", "OCC_GROUP", "TOT_EMP", "EMP_PRSE", *WAGES)
STATE = (
    "AREA",
    "ST",
    "STATE",
    "OCC_CODE",
    "OCC_TITLE",
    "OCC_GROUP",
    "TOT_EMP",
    "EMP_PRSE",
    "JOBS_1000",
    "LOC_Q",
    *WAGES,
)
METROPOLITAN = (
    "PRIM_STATE",
    "AREA",
    "AREA_NAME",
    "OCC_CODE",
    "OCC_TITLE",
    "OCC_GROUP",
    "TOT_EMP",
    "LOC QUOTIENT",
    *WAGES,
)
GROUP = {"OCC_GROUP": "detailed"}


def found(path: Path, heads: Sequence[str], *rows: Mapping[str, object]) -> OewsSheet:
    sheet = workbooks.found(workbooks.oews(path, rows, heads=heads, sheet="dl_1", notes=None))
    assert isinstance(sheet, OewsSheet)
    return sheet


def read(path: Path, heads: Sequence[str], *rows: Mapping[str, object]) -> list[OewsRow]:
    return [row for _, row in read_rows(found(path, heads, *rows))]


def test_national_layout_of_earlier_years_is_read(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "national_M2018_dl.xlsx", NATIONAL, GROUP)
    assert (row.area, row.industry) == (NATION, ALL_INDUSTRIES)
    assert (row.occupation.soc, row.occupation.level, row.figures[0]) == ("51-3011", "detailed", 223000)


def test_state_layout_of_earlier_years_is_read(tmp_path: Path) -> None:
    utah = GROUP | {"AREA": "49", "ST": "UT", "STATE": "Utah", "LOC_Q": 1.5}
    guam = GROUP | {"AREA": 66, "ST": "GU", "STATE": "Guam"}
    alabama = GROUP | {"AREA": 1, "ST": "AL", "STATE": "Alabama"}
    rows = read(tmp_path / "state_M2017_dl.xlsx", STATE, utah, guam, alabama)
    assert [row.area for row in rows] == [
        Area(AreaKind.STATE, "49", "Utah", "UT"),
        Area(AreaKind.TERRITORY, "66", "Guam", "GU"),
        Area(AreaKind.STATE, "01", "Alabama", "AL"),
    ]
    assert rows[0].figures[3] == 1.5


def test_metropolitan_layout_of_earlier_years_is_read(tmp_path: Path) -> None:
    provo = GROUP | {"AREA": "39340", "AREA_NAME": "Provo-Orem, UT", "PRIM_STATE": "UT", "LOC QUOTIENT": 2}
    east = GROUP | {"AREA": "4900006", "AREA_NAME": "Eastern Utah nonmetropolitan area", "PRIM_STATE": "UT"}
    rows = read(tmp_path / "MSA_M2016_dl.xlsx", METROPOLITAN, provo, east)
    assert [row.area for row in rows] == [
        Area(AreaKind.METROPOLITAN, "39340", "Provo-Orem, UT", "UT"),
        Area(AreaKind.NONMETROPOLITAN, "4900006", "Eastern Utah nonmetropolitan area", "UT"),
    ]
    assert rows[0].figures[3] == 2


def test_level_is_detailed_when_blank(tmp_path: Path) -> None:
    """Before May 2012 detailed occupations have none; later that is an error."""
    heads = [head.replace("OCC_GROUP", "GROUP").lower() for head in NATIONAL]
    baker = {head.lower(): cell for head, cell in workbooks.BAKERS.items()}
    total = baker | {"group": "total", "occ_code": "00-0000"}
    rows = read(tmp_path / "national_M2011_dl.xlsx", heads, baker, total)
    assert [row.occupation.level for row in rows] == ["detailed", "total"]
    with pytest.raises(WorkbookError, match="O_GROUP: '' is blank"):
        read(tmp_path / "national_M2012_dl.xlsx", NATIONAL, {})


def test_month_comes_from_the_file_name(tmp_path: Path) -> None:
    assert found(tmp_path / "national_M2018_dl.xlsx", NATIONAL, GROUP).vintage == Vintage(2018, 5)
    assert found(tmp_path / "national__M2008_dl.xlsx", NATIONAL, GROUP).vintage == Vintage(2008, 5)
    with pytest.raises(WorkbookError, match="`vintage`"):
        found(tmp_path / "wages.xlsx", NATIONAL, GROUP)


@pytest.mark.parametrize(
    ("year", "bounds"),
    [(2012, (90, 187200)), (2015, (90, 187200)), (2016, (100, 208000)), (2021, (100, 208000)), (2024, (115, 239200))],
)
def test_top_code_is_known_by_year_when_the_workbook_lacks_it(
    tmp_path: Path, year: int, bounds: tuple[int, int]
) -> None:
    (row,) = read(tmp_path / f"national_M{year}_dl.xlsx", NATIONAL, GROUP | {"H_PCT90": "#", "A_PCT90": "#"})
    figures = dict(zip(FIGURES, row.figures, strict=True))
    assert (figures["h_pct90"], figures["a_pct90"]) == (f">={bounds[0]}", f">={bounds[1]}")


@pytest.mark.parametrize("year", [2011, 2025, 2026])
def test_top_coded_wage_is_refused_when_the_top_code_is_unknown(tmp_path: Path, year: int) -> None:
    """The Bureau has raised it several times, and in May 2025 published every wage."""
    path = tmp_path / f"national_M{year}_dl.xlsx"
    with pytest.raises(WorkbookError, match="knows only those of May 2012 to May 2024"):
        read(path, NATIONAL, GROUP | {"A_PCT90": "#"})
    (row,) = read(path, NATIONAL, GROUP | {"A_PCT90": 742310})
    assert row.figures[-1] == 742310


def test_national_layout_may_lack_constant_columns(tmp_path: Path) -> None:
    """People delete those columns; the name says that it is the nation."""
    heads = workbooks.OEWS_HEADS[workbooks.OEWS_HEADS.index("OCC_CODE") :]
    for file, sheet in (("national_M2024_dl.xlsx", "Sheet1"), ("wages.xlsx", "national_M2024_dl")):
        table = workbooks.found(workbooks.oews(tmp_path / file, [{}], heads=heads, sheet=sheet))
        assert isinstance(table, OewsSheet)
        ((_, row),) = read_rows(table)
        assert (row.area, row.industry) == (NATION, ALL_INDUSTRIES)
    with pytest.raises(WorkbookError, match="the column AREA is missing; the Bureau's own workbooks since May 2019"):
        found(tmp_path / "state_M2024_dl.xlsx", heads, {})


@pytest.mark.parametrize(
    ("heads", "message"),
    [
        (("NAICS", "NAICS_TITLE", *NATIONAL), "by industry from before May 2019 are not supported"),
        ([head for head in METROPOLITAN if head != "AREA"], "the column AREA is missing"),
        ([head for head in NATIONAL if head != "A_PCT90"], "the column A_PCT90 is missing"),
        ([head for head in workbooks.OEWS_HEADS if head != "AREA_TYPE"], "the column AREA_TYPE is missing"),
        ([head for head in workbooks.OEWS_HEADS if head != "NAICS"], "the column NAICS is missing"),
        ([head for head in workbooks.OEWS_HEADS if head != "O_GROUP"], "the column O_GROUP is missing"),
    ],
)
def test_layout_is_refused_when_unsupported(tmp_path: Path, heads: Sequence[str], message: str) -> None:
    with pytest.raises(WorkbookError, match=message):
        found(tmp_path / "national_M2018_dl.xlsx", heads, GROUP)
