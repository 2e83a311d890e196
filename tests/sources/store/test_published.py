"""The Bureau's own workbooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.official import Official

from brochure.sources.figures.model import NOT_AVAILABLE, AreaKind, Figure, Mark, Span, Vintage
from brochure.sources.ooh.assemble import assemble
from brochure.sources.ooh.pages import read_page
from brochure.sources.store.areas import find_area, known_areas
from brochure.sources.store.reading import Store


@pytest.fixture(scope="module")
def store(official_store: Path) -> Iterator[Store]:
    with Store(official_store) as opened:
        yield opened


def test_every_row_is_stored(store: Store, official: Official) -> None:
    holdings = [(holding.dataset, holding.vintage) for holding in store.holdings()]
    assert holdings == [("oews", "2024-05")] * 2 + [("oews", "2022-05")] * 2 + [("projections", "2024-2034")]
    assert tuple(holding.rows for holding in store.holdings()) == official.rows
    kinds = Counter(item.area.kind for item in known_areas(store))
    assert kinds == {
        AreaKind.NATION: 1, AreaKind.STATE: 1, AreaKind.METROPOLITAN: 13, AreaKind.NONMETROPOLITAN: 2,
    }  # fmt: skip
    rows = store.projections(Span(2024, 2034))
    assert Counter(row.total for row in rows)[False] == official.detailed
    if official.is_whole:
        assert sum(row.base for row in rows if not row.total) == pytest.approx(rows[0].base, rel=1e-4)


def test_every_stored_cell_equals_the_workbook(store: Store, official: Official) -> None:
    """Read once more, with nothing of ours between."""
    from python_calamine import CalamineWorkbook

    places = {"TOT_EMP": "employment", "EMP_PRSE": "employment_error", "MEAN_PRSE": "mean_wage_error"}
    places |= {"PCT_TOTAL": "percent_of_industry", "PCT_RPT": "percent_reporting"}
    for letter, period in (("H", "hourly"), ("A", "annual")):
        places |= {f"{letter}_PCT{number}": f"{period}.p{number}" for number in (10, 25, 75, 90)}
        places |= {f"{letter}_MEAN": f"{period}.mean", f"{letter}_MEDIAN": f"{period}.median"}
    compared = 0
    for book in official.workbooks[:4]:
        heads, *rows = CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()
        for cells in rows[:: 1 + len(rows) // 900]:
            row = dict(zip(map(str, heads), cells, strict=True))
            area = find_area(store, str(row["AREA_TITLE"])).area
            vintage = Vintage(2024 if "2024" in book.name else 2022, 5)
            if row["NAICS"] == "000000":
                found = store.estimate(str(row["OCC_CODE"]), area, vintage=vintage, level=row["O_GROUP"])
            else:
                industries = store.industries(str(row["OCC_CODE"]), vintage=vintage, level=row["O_GROUP"])
                found = next(item for item in industries if item.industry.code == row["NAICS"])
            assert found
            assert (
                found.title.casefold() == str(row["OCC_TITLE"]).casefold()
            )  # two files of one month differ in capitals
            assert found.industry.title == row["NAICS_TITLE"]
            for head, place in places.items():
                figure: object = found
                for name in place.split("."):
                    figure = getattr(figure, name)
                assert isinstance(figure, Figure)
                assert spelled(figure) == row[head], (book.name, row["OCC_CODE"], head)
                compared += 1
    assert compared > (40_000 if official.is_whole else 20_000)


def spelled(figure: Figure) -> object:
    """A figure as the workbooks write it."""
    marks = {Mark.NOT_AVAILABLE: "*", Mark.NOT_RELEASED: "**", Mark.AT_LEAST: "#", Mark.UNDER: "~", Mark.ABSENT: ""}
    return marks.get(figure.mark, figure.value)


def test_a_known_occupation_has_its_published_figures(store: Store) -> None:
    seattle = find_area(store, "Seattle-Tacoma-Bellevue, WA").area
    nurses = store.estimate("29-1141", seattle)
    assert nurses
    assert (nurses.vintage, nurses.annual.median, nurses.annual.p10) == (
        Vintage(2022, 5),
        Figure(99030.0),
        NOT_AVAILABLE,
    )
    nation = store.estimate("29-1141")
    assert nation
    assert (nation.annual.median, nation.employment) == (Figure(93600.0), Figure(3282010.0))
    chiefs = store.estimate("11-1011")
    assert chiefs
    assert chiefs.annual.p90 == Figure(239200.0, Mark.AT_LEAST)
    assert chiefs.hourly.p90 == Figure(115.0, Mark.AT_LEAST)
    teachers = store.estimate("25-2021")
    assert teachers
    assert teachers.only == "annual"
    assert not teachers.hourly.is_published


def test_a_code_that_is_broad_and_detailed_gives_the_detailed_row(store: Store) -> None:
    both = ("13-1020", "13-2020", "29-2010", "31-1120", "39-7010", "47-4090", "51-2090")
    for code in both:
        detailed, broad = store.estimate(code), store.estimate(code, level="broad")
        assert detailed
        assert broad
        assert (detailed.level, broad.level) == ("detailed", "broad")
        assert detailed.annual == broad.annual


def test_every_code_on_an_imported_page_is_found(store: Store, official: Official) -> None:
    """In ``soc`` stand the detailed occupations, in the rows of the projections also the sums of them."""
    profiles = [assemble(read_page(page.read_bytes(), page.name)).profile for page in official.pages]
    detailed = Counter(code for profile in profiles for code in profile.soc)
    rows = {row.soc for profile in profiles if profile.projections for row in profile.projections.rows if row.soc}
    assert len(profiles) == official.page_count
    if official.is_whole:
        assert (len(detailed), len(rows)) == (118, 134)
    assert set(detailed.values()) == {1}
    assert [profile.slug for profile in profiles if not profile.soc] == ["military-careers"]
    assert {code for code in {*detailed, *rows} if not store.projection(code)} == set()
    assert {code for code in {*detailed, *rows} if not store.estimate(code)} == {"45-3031"}
    assert not any(row.total for code in detailed if (row := store.projection(code)))


def test_projections_equal_those_of_the_pages(store: Store, official: Official) -> None:
    """A join by code that met the wrong row would show."""
    compared = 0
    for page in official.pages:
        projections = assemble(read_page(page.read_bytes(), page.name)).profile.projections
        for row in projections.rows if projections else ():
            found = store.projection(row.soc) if row.soc else None
            if found:
                assert (found.base, found.projected, found.total) == (row.base, row.projected, row.total), row
                compared += 1
    assert compared > (130 if official.is_whole else 30)
