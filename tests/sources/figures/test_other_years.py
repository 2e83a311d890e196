"""The Bureau's own workbooks of other years, if a folder of them is beside the checkout."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from pathlib import Path
from random import Random

import pytest
from python_calamine import CalamineWorkbook
from tests.official import PUBLISHED
from tests.sources.figures.test_exports import compare

from brochure.profile.kinds import Amount
from brochure.sources.factsheets.sheets import FactSheets, fact_sheets
from brochure.sources.figures.exports import ExportSheet
from brochure.sources.figures.model import Estimate, Figure, Mark, Projection, Span, Vintage
from brochure.sources.figures.soc import classification
from brochure.sources.results import Ready
from brochure.sources.store.adding import add
from brochure.sources.store.readers.registry import recognize
from brochure.sources.store.reading import Store
from brochure.sources.workbooks.workbook import Workbook, opened

WAGES = {year: PUBLISHED / "oews-years" / f"national_M{year}_dl.xlsx" for year in (2013, 2014, 2018, 2022, 2024, 2025)}
WAGES[2013] = WAGES[2013].with_suffix(".xls")
SECTORS = PUBLISHED / "oews" / "natsector_M2024_dl.xlsx"
PROJECTIONS = {
    Span(2019, 2029): PUBLISHED / "ep-years" / "occupation_2019-29.xlsx",
    Span(2022, 2032): PUBLISHED / "ep-years" / "occupation_2022-32.xlsx",
    Span(2024, 2034): PUBLISHED / "ep" / "occupation.xlsx",
}
EXPORTS = sorted((PUBLISHED / "ep-years").glob("*.csv"))

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
    assert medians == {2013: 50510, 2014: 51110, 2018: 55190, 2022: 60240, 2024: 62350, 2025: 63190}


def test_published_top_codes_of_every_year_are_read(wages: Mapping[tuple[int, str], Estimate]) -> None:
    best_paid = {year: wages[year, "11-1011"].annual.p90 for year in WAGES}
    assert [best_paid[year] for year in (2013, 2014, 2018, 2022, 2024)] == [
        Figure(value, Mark.AT_LEAST) for value in (187200.0, 187200.0, 208000.0, 239200.0, 239200.0)
    ]
    assert best_paid[2025].mark is Mark.EXACT, "May 2025 has no top code"


PLACES = {"TOT_EMP": "employment", "EMP_PRSE": "employment_error", "MEAN_PRSE": "mean_wage_error"}
for _letter, _period in (("H", "hourly"), ("A", "annual")):
    PLACES |= {f"{_letter}_PCT{number}": f"{_period}.p{number}" for number in (10, 25, 75, 90)}
    PLACES |= {f"{_letter}_MEAN": f"{_period}.mean", f"{_letter}_MEDIAN": f"{_period}.median"}


@pytest.mark.parametrize("year", WAGES)
def test_fifty_occupations_of_a_survey_equal_the_file(tmp_path: Path, year: int) -> None:
    """Read once more, with nothing of ours between."""
    heads, *rows = CalamineWorkbook.from_path(WAGES[year]).get_sheet_by_index(0).to_python()
    marks = {"#": Mark.AT_LEAST, "*": Mark.NOT_AVAILABLE, "**": Mark.NOT_RELEASED}
    with Store(made(tmp_path, WAGES[year])) as store:
        for cells in Random(year).sample(rows, 50):
            row = dict(zip(map(str, heads), cells, strict=True))
            level = row.get("O_GROUP") or row["OCC_GROUP"]
            of = classification(Vintage(year, 5))
            found = store.estimate(row["OCC_CODE"], vintage=Vintage(year, 5), level=level, of=of)
            assert found, row
            assert (found.title, found.level) == (row["OCC_TITLE"], level)
            for head, place in PLACES.items():
                figure, cell = attrgetter(place)(found), row[head]
                if isinstance(cell, str):
                    assert figure.mark is marks[cell], (row, head)
                else:
                    assert figure == Figure(float(cell)), (row, head)


@pytest.mark.parametrize("span", PROJECTIONS)
def test_fifty_occupations_of_the_projections_equal_the_file(tmp_path: Path, span: Span) -> None:
    """Columns by their place in each edition."""
    with_shares = span.base_year == 2024
    sheet = "Table 1.2" if with_shares else "Table 1.7"
    table = CalamineWorkbook.from_path(PROJECTIONS[span]).get_sheet_by_name(sheet).to_python()
    rows = [row for row in table if len(row) > 2 and row[2] in ("Summary", "Line item")]
    change = 7 if with_shares else 5
    with Store(made(tmp_path, PROJECTIONS[span])) as store:
        for row in Random(span.base_year).sample(rows, 50):
            found = store.projection(str(row[1]).strip(), of=classification(span))
            assert found, row
            assert found.title == " ".join(str(row[0]).split())
            assert found.total == (row[2] == "Summary")
            assert [found.base, found.projected, found.change] == [
                round(row[column] * 1000) for column in (3, 4, change)
            ]
            blanks = [
                None if str(cell).strip() in ("—", "–", "-", "") else cell for cell in row[change + 1 : change + 8]
            ]
            percent, own, openings, wage, *words = blanks
            assert (found.percent, found.self_employed) == (percent, own)
            assert found.openings == (None if openings is None else round(openings * 1000))
            at_least = isinstance(wage, str)
            amount = float(wage.strip(">=$").replace(",", "")) if isinstance(wage, str) else wage
            assert (found.wage.value, found.wage.mark is Mark.AT_LEAST) == (amount, at_least)
            assert [found.education, found.experience, found.training] == words


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_every_cell_of_an_export_equals_the_file(path: Path) -> None:
    with opened(path) as content:
        found = getattr(recognize(Workbook(content)), "found", None)
        assert isinstance(found, ExportSheet)
        compare(path, {row.soc: row for _, row in found.rows()})


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
