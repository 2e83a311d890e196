"""Fact sheets made from a small store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import workbooks
from tests.workbooks import NOTHING, RETAIL

from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.model import Growth, Pay, ProjectionRow, QuickFacts, SimilarOccupation, WageRow
from brochure.sources.factsheets.sheets import FactSheets
from brochure.sources.store.adding import add
from brochure.sources.store.reading import Store
from brochure.sources.store.untrusted import StoreError

COOKS = ("High school diploma or equivalent", "None", "Short-term on-the-job training", "—")
ROWS: tuple[tuple[object, ...], ...] = (
    ("Total, all occupations", "00-0000", "Summary", 900.1, 950.2, 100, 100, 50.1, 3.1, 6, 99.9, 49500, *NOTHING),
    ("  Production occupations", "51-0000", "Summary", 500, 501, 5, 5, 1, 0.2, 2, 30.3, 45000, *NOTHING),
    ("    Food makers", "51-3000", "Summary", 300, 306, 4, 4, 6, 2, "—", 31.2, "—", *NOTHING),
    ("      Bakers", "51-3011", "Line item", 230, 237.4, 4, 4, 7.4, 3.2, 3, 31.2, 36610, *COOKS),
    ("      Butchers, hand", "51-3021", "Line item", 40, 39, 4, 4, -1, -2.5, "—", 0, "—", *COOKS),
    ("      Food makers, all other", "51-3099", "Line item", 30, 29.6, 4, 4, -0.4, -1.3, "—", 3.1, "—", *COOKS),
    ("    Weavers", "51-6011", "Line item", 1, 1, 4, 4, 0, 0.1, "—", 0.1, "—", *COOKS),
    ("    Knitters", "51-6012", "Line item", 0.2, 0.2, 4, 4, 0, -17.5, "—", 0, "—", *COOKS),
    ("  Math occupations", "15-2000", "Summary", 10, 12, 1, 1, 2, 20, 2, 1, 99000, *NOTHING),
    ("    Statisticians", "15-2041", "Line item", 10, 12, 1, 1, 2, 20, "—", 1, "—", *COOKS),
)
WOOD = RETAIL | {"NAICS": "31-33", "NAICS_TITLE": "Manufacturing"}
HOURLY = {
    "OCC_CODE": "51-3021",
    "OCC_TITLE": "Butchers",
    "HOURLY": "TRUE",
    "A_MEDIAN": "*",
    "A_PCT10": "*",
    "A_PCT90": "*",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    place = tmp_path / "figures.sqlite"
    groups = [
        {"OCC_CODE": code, "O_GROUP": level, "A_MEDIAN": median, "H_MEDIAN": 21.5}
        for code, level, median in (("00-0000", "total", 49500), ("51-3000", "minor", 37000))
    ]
    bakers = {"A_PCT90": "#", "H_PCT90": "#"}
    wood = WOOD | {"A_MEDIAN": 40000}
    add(place, workbooks.oews(tmp_path / "nation.xlsx", [bakers, HOURLY, *groups]))
    add(place, workbooks.oews(tmp_path / "s.xlsx", [RETAIL | {"TOT_EMP": 123000}, wood | {"TOT_EMP": 90000}]))
    add(place, workbooks.projections(tmp_path / "occupation.xlsx", ROWS))
    with Store(place) as opened:
        yield opened


def test_a_fact_sheet_has_every_figure_of_the_occupation(store: Store) -> None:
    profile = FactSheets(store).profile("51-3011")
    assert (profile.slug, profile.title, profile.soc, profile.category) == (
        "bakers",
        "Bakers",
        ("51-3011",),
        "Production",
    )
    assert profile.names is None
    assert not profile.aliases
    assert profile.quick_facts == QuickFacts(
        pay=Pay(annual=Amount(36610), hourly=Amount(17.6)), education=COOKS[0], experience="None", training=COOKS[2]
    )
    (wage,) = profile.wages
    assert (wage.as_of, wage.period, wage.statistic) == (YearMonth(year=2024, month=5), "annual", "median")
    assert (wage.value, wage.p10, wage.p90) == (Amount(36610), Amount(27250), Amount(239200, at_least=True))
    assert wage.industries == (
        WageRow(name="Manufacturing", value=Amount(40000)),
        WageRow(name="Retail trade", value=Amount(36610)),
    )
    assert wage.comparisons == (
        WageRow(name="Bakers", value=Amount(36610)),
        WageRow(name="Food makers", value=Amount(37000)),
        WageRow(name="Total, all occupations", value=Amount(49500)),
    )
    (jobs,) = profile.employment
    assert (jobs.as_of, jobs.jobs) == (2024, 230000)
    assert [(share.name, share.percent) for share in jobs.industries] == [
        ("Retail trade", 54), ("Manufacturing", 39), ("Self-employed workers", 3),
    ]  # fmt: skip


def test_projections_have_outlook_openings_and_comparisons(store: Store) -> None:
    projections = FactSheets(store).profile("51-3011").projections
    assert projections
    assert (projections.base_year, projections.target_year, projections.openings_per_year) == (2024, 2034, 31200)
    assert projections.outlook == "as fast as average"
    assert projections.comparisons == (
        Growth(name="Bakers", percent=3),
        Growth(name="Food makers", percent=2),
        Growth(name="Total, all occupations", percent=3),
    )
    assert projections.rows == (
        ProjectionRow(title="Bakers", soc="51-3011", base=230000, projected=237400, percent=3, change=7400),
    )


def test_hourly_wages_are_used_when_no_annual_ones_are_published(store: Store) -> None:
    profile = FactSheets(store).profile("51-3021")
    assert profile.quick_facts
    assert profile.quick_facts.pay == Pay(hourly=Amount(17.6))
    assert [(wage.period, wage.value, wage.p10) for wage in profile.wages] == [("hourly", Amount(17.6), Amount(13.1))]
    assert profile.wages[0].comparisons[-1].value == Amount(21.5)
    assert profile.projections
    assert profile.projections.openings_per_year is None, "0.0 thousand is fewer than 50"
    assert profile.projections.rows[0].change == -1000


def test_a_change_that_rounds_to_zero_is_absent_if_the_percentage_does_not(store: Store) -> None:
    rows = [FactSheets(store).profile(soc).projections for soc in ("51-6011", "51-6012")]
    assert [projections and projections.rows[0].change for projections in rows] == [0, None]


def test_the_soc_code_determines_the_cluster(store: Store) -> None:
    assert FactSheets(store).profile("51-6011").cluster == "Advanced Manufacturing"


def test_unpublished_figures_are_absent(store: Store) -> None:
    profile = FactSheets(store).profile("15-2041")
    assert profile.category == "Math"
    assert profile.cluster is None, "several clusters have statisticians"
    assert not profile.wages
    assert profile.quick_facts
    assert profile.quick_facts.pay is None
    assert profile.projections
    assert [bar.name for bar in profile.projections.comparisons] == ["Statisticians", "Total, all occupations"]
    assert [source.title for source in profile.sources] == ["Employment Projections, 2024 to 2034"]
    assert not profile.similar


def test_similar_occupations_are_of_the_same_group_without_residuals(store: Store) -> None:
    sheets = FactSheets(store)
    facts = {"education": COOKS[0]}
    bakers = SimilarOccupation(title="Bakers", slug="bakers", pay=Amount(36610), **facts)
    butchers = SimilarOccupation(title="Butchers, Hand", slug="butchers-hand", hourly=Amount(17.6), **facts)
    weavers = SimilarOccupation(title="Weavers", slug="weavers", **facts)
    knitters = SimilarOccupation(title="Knitters", slug="knitters", **facts)
    assert sheets.profile("51-3099").similar == (bakers, butchers, weavers, knitters), (
        "few: those of the next group, too"
    )
    assert sheets.profile("51-3011").similar == (butchers, weavers, knitters)


def test_links_lead_to_existing_pages(store: Store) -> None:
    sheets = FactSheets(store)
    links = [
        [link.url.rpartition("/")[2] for link in sheets.profile(soc).links] for soc in ("51-3011", "51-3099", "15-2041")
    ]
    assert links == [["51-3011.00", "oes513011.htm"], [], ["15-2041.00"]]


def test_a_page_that_onet_does_not_have_is_not_linked(tmp_path: Path) -> None:
    """Codes for several occupations together, which only the survey and the projections use."""
    place = tmp_path / "figures.sqlite"
    codes = ("51-2028", "53-1047", "25-2052", "21-1018", "25-9045", "51-3011")
    rows = [(f"  Workers {code}", code, "Line item", *ROWS[-1][3:]) for code in codes]
    add(place, workbooks.projections(tmp_path / "occupation.xlsx", [ROWS[0], *rows]))
    with Store(place) as opened:
        sheets = FactSheets(opened)
        links = {code: [link.url for link in sheets.profile(code).links] for code in codes}
    linked = {code: found for code, found in links.items() if found}
    assert linked == {"51-3011": ["https://www.onetonline.org/link/summary/51-3011.00"]}


def test_similar_codes_are_suggested_for_a_wrong_code(store: Store) -> None:
    sheets = FactSheets(store)
    assert [occupation.soc for occupation in sheets.occupations.near("51-3000")] == ["51-3011", "51-3021", "51-3099"]
    assert [occupation.soc for occupation in sheets.occupations.near("51-6019")] == ["51-6011", "51-6012"]
    assert sheets.occupations.near("Bakers") == ()
    with pytest.raises(KeyError):
        sheets.profile("51-3000")


def test_a_store_without_projections_is_an_error(tmp_path: Path) -> None:
    place = tmp_path / "figures.sqlite"
    add(place, workbooks.oews(tmp_path / "nation.xlsx", [{}]))
    with Store(place) as opened, pytest.raises(StoreError, match="no projections"):
        FactSheets(opened)


def add_survey(place: Path, year: int, *, sectors: bool) -> None:
    """The nation, and perhaps two sectors, each wage 1,000 dollars higher than the year before."""
    nation = {"A_MEDIAN": 1000 * year}
    rows = [nation | RETAIL | {"TOT_EMP": 123000}, nation | WOOD | {"TOT_EMP": 90000, "A_MEDIAN": 1000 * year + 500}]
    for name, table in (("nation", [nation]), ("sectors", rows if sectors else [])):
        if table:
            add(
                place, workbooks.oews(place.with_name(f"{name}{year}.xlsx"), table, sheet=f"all_M{year}_dl", notes=None)
            )


def names(place: Path, *, gaps: int = 0) -> tuple[list[tuple[int, int, list[str]]], list[str], list[str]]:
    """Of each statement of wages its year, its figures of the whole and of sectors; the employers; the surveys."""
    with Store(place) as opened:
        sheets = FactSheets(opened)
        assert len(sheets.gaps) == gaps, sheets.gaps
        profile = sheets.profile("51-3011")
    wages = [
        (
            wage.as_of.year if wage.as_of else 0,
            round(wage.value.value) if wage.value else 0,
            [f"{row.name} {row.value.value:.0f}" for row in wage.industries if row.value],
        )
        for wage in profile.wages
    ]
    surveys = [str(source.title)[-8:] for source in profile.sources]
    return wages, [share.name for share in profile.employment[0].industries], surveys


ALL_EMPLOYERS = ["Retail trade", "Manufacturing", "Self-employed workers"]
SECTORS_2024 = ["Manufacturing 2024500", "Retail trade 2024000"]


def test_wages_use_the_newest_sectors_and_shares_those_of_the_base_year(tmp_path: Path) -> None:
    place = tmp_path / "figures.sqlite"
    add(place, workbooks.projections(tmp_path / "occupation.xlsx", ROWS))
    add_survey(place, 2024, sectors=True)
    assert names(place) == ([(2024, 2024000, SECTORS_2024)], ALL_EMPLOYERS, ["May 2024", " to 2034"])
    add_survey(place, 2025, sectors=False)
    assert names(place, gaps=1) == (
        [(2025, 2025000, []), (2024, 0, SECTORS_2024)],
        ALL_EMPLOYERS,
        ["May 2025", "May 2024", " to 2034"],
    ), "a later national survey takes nothing away"
    add_survey(place, 2025, sectors=True)
    assert names(place)[:2] == (
        [(2025, 2025000, ["Manufacturing 2025500", "Retail trade 2025000"])],
        ALL_EMPLOYERS,
    ), "shares are of the year of the jobs, wages of the newest"


def test_missing_sectors_are_reported(tmp_path: Path) -> None:
    place = tmp_path / "figures.sqlite"
    add(place, workbooks.projections(tmp_path / "occupation.xlsx", ROWS))
    with Store(place) as opened:
        assert "no national wages" in FactSheets(opened).gaps[0]
    add_survey(place, 2025, sectors=False)
    assert names(place, gaps=2) == ([(2025, 2025000, [])], ["Self-employed workers"], ["May 2025", " to 2034"])
    add_survey(place, 2025, sectors=True)
    with Store(place) as opened:
        assert FactSheets(opened).gaps == ("shares of employers are missing: the store has no wages by sector of 2024",)
