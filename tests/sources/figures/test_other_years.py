"""The Bureau's own workbooks of other years, if a folder of them is beside the checkout."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.official import PUBLISHED

from brochure.profile.kinds import Amount
from brochure.sources.factsheets.sheets import FactSheets, fact_sheets
from brochure.sources.figures.model import Estimate, Figure, Mark, Projection, Span, Vintage
from brochure.sources.results import Ready
from brochure.sources.store.adding import add
from brochure.sources.store.reading import Store

WAGES = {year: PUBLISHED / "oews-years" / f"national_M{year}_dl.xlsx" for year in (2014, 2018, 2022, 2024, 2025)}
SECTORS = PUBLISHED / "oews" / "natsector_M2024_dl.xlsx"
PROJECTIONS = {
    Span(2019, 2029): PUBLISHED / "ep-years" / "occupation_2019-29.xlsx",
    Span(2022, 2032): PUBLISHED / "ep-years" / "occupation_2022-32.xlsx",
    Span(2024, 2034): PUBLISHED / "ep" / "occupation.xlsx",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(path.is_file() for path in (*WAGES.values(), SECTORS, *PROJECTIONS.values())),
        reason="the published files of other years are not beside this checkout",
    ),
]


def made(folder: Path, *books: Path) -> Path:
    """A store of these workbooks."""
    for book in books:
        add(folder / "figures.sqlite", book)
    return folder / "figures.sqlite"


@pytest.fixture(scope="module")
def wages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[int, str], Estimate]:
    """Electricians and chief executives of each year."""
    found = {}
    with Store(made(tmp_path_factory.mktemp("wages"), *WAGES.values())) as store:
        for year in WAGES:
            for soc in ("47-2111", "11-1011"):
                estimate = store.estimate(soc, vintage=Vintage(year, 5))
                assert estimate
                found[year, soc] = estimate
    return found


def test_published_wages_of_every_year_are_read(wages: Mapping[tuple[int, str], Estimate]) -> None:
    medians = {year: wages[year, "47-2111"].annual.median.value for year in WAGES}
    assert medians == {2014: 51110, 2018: 55190, 2022: 60240, 2024: 62350, 2025: 63190}


def test_published_top_codes_of_every_year_are_read(wages: Mapping[tuple[int, str], Estimate]) -> None:
    best_paid = {year: wages[year, "11-1011"].annual.p90 for year in WAGES}
    assert [best_paid[year] for year in (2014, 2018, 2022, 2024)] == [
        Figure(value, Mark.AT_LEAST) for value in (187200.0, 208000.0, 239200.0, 239200.0)
    ]
    assert best_paid[2025].mark is Mark.EXACT, "May 2025 has no top code"


@pytest.fixture(scope="module")
def chiefs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Span, tuple[Projection, ...]]:
    with Store(made(tmp_path_factory.mktemp("projections"), *PROJECTIONS.values())) as store:
        return {span: store.projections(span) for span in store.spans()}


def test_published_projections_of_every_edition_are_read(chiefs: Mapping[Span, tuple[Projection, ...]]) -> None:
    """Sums are those of their parts, however the table tells what counts in which."""
    assert {span: len(rows) for span, rows in chiefs.items()} == {
        Span(2024, 2034): 1113, Span(2022, 2032): 1113, Span(2019, 2029): 1048,
    }  # fmt: skip
    for rows in chiefs.values():
        for total in (row for row in rows if row.total):
            parts = [row for row in rows if row.parent == total.soc]
            assert abs(total.base - sum(row.base for row in parts)) <= 100 + 60 * len(parts), total.title
    (chief,) = (row for row in chiefs[Span(2019, 2029)] if row.soc == "11-1011")
    assert (chief.base, chief.projected, chief.percent, chief.openings) == (287900, 259100, -10.0, 13900)
    assert (chief.wage.value, chief.education, chief.parent) == (184460.0, "Bachelor's degree", "11-1000")


@pytest.mark.parametrize(
    ("years", "span", "count"), [((2018,), Span(2019, 2029), 790), ((2024, 2025), Span(2024, 2034), 832)]
)
def test_occupations_have_fact_sheets(tmp_path: Path, years: tuple[int, ...], span: Span, count: int) -> None:
    books = [*(WAGES[year] for year in years), PROJECTIONS[span], *([SECTORS] if 2024 in years else [])]
    with Store(made(tmp_path, *books)) as store:
        sheets = FactSheets(store)
        assert len(sheets.codes) == count
        assert all(isinstance(sheet, Ready) for sheet in fact_sheets(sheets, sheets.codes[::8]))
        electricians = sheets.profile("47-2111")
    if 2024 not in years:
        return
    own, by_sector = electricians.wages
    assert (own.as_of, own.value) != (by_sector.as_of, by_sector.value)
    assert own.value == Amount(63190)
    assert [(share.name.split()[0], share.percent) for share in electricians.employment[0].industries] == [
        ("Construction", 72), ("Self-employed", 8), ("Manufacturing", 6), ("Administrative", 4),
    ]  # fmt: skip
