"""Figures of SOC 2010 and of SOC 2018 in one store: only those of exactly the same work are found by one code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import workbooks
from tests.workbooks import NOTHING, UTAH

from brochure.profile.model import Amount, Profile, Sections, Wage, YearMonth
from brochure.sources.factsheets.sheets import FactSheets
from brochure.sources.figures.model import NATION, Area, AreaKind, Span, Vintage
from brochure.sources.figures.soc import Classification
from brochure.sources.local_pay import open_areas
from brochure.sources.store.adding import add
from brochure.sources.store.reading import Store
from brochure.sources.updates.newest import Newest
from brochure.sources.updates.plan import plan

HYGIENISTS, HYGIENISTS_2010, MANAGERS, DEVELOPERS = "29-1292", "29-2021", "11-9199", "15-1132"
MAY_2018, MAY_2024 = Vintage(2018, 5), Vintage(2024, 5)
IN_UTAH = Area(AreaKind.STATE, "49", "Utah", "UT")
OLD_HEADS = [
    head.replace("2024", "2016").replace("2034", "2026").replace("–34", "–26") for head in workbooks.PROJECTION_HEADS
]


def row(soc: str, median: int) -> dict[str, object]:
    return {"OCC_CODE": soc, "OCC_TITLE": f"Title of {soc}", "A_MEDIAN": median}


def projected(*codes: str) -> list[tuple[object, ...]]:
    total = (
        "Total, all occupations",
        "00-0000",
        "Summary",
        900.1,
        950.2,
        100,
        100,
        50.1,
        5.6,
        6,
        99.9,
        49500,
        *NOTHING,
    )
    education = ("Bachelor's degree", "None", "None", "—")
    return [
        total,
        *((f"  Title of {soc}", soc, "Line item", 9.5, 10, 1, 1, 0.5, 5.3, 2, 1, "—", *education) for soc in codes),
    ]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wages of May 2018 and May 2024, projections 2016–26; only the old month has figures of Utah."""
    folder = tmp_path_factory.mktemp("classifications")
    old = [row(HYGIENISTS_2010, 70000), row(MANAGERS, 100000), row(DEVELOPERS, 90000)]
    new = [row(HYGIENISTS, 80000), row(MANAGERS, 120000)]
    books = [
        workbooks.oews(folder / "old.xlsx", old, sheet="national_M2018_dl", notes=None),
        workbooks.oews(folder / "utah.xlsx", [UTAH | each for each in old], sheet="state_M2018_dl", notes=None),
        workbooks.oews(folder / "new.xlsx", new),
        workbooks.projections(folder / "p.xlsx", projected(HYGIENISTS_2010, MANAGERS, DEVELOPERS), heads=OLD_HEADS),
    ]
    for book in books:
        assert add(folder / "figures.sqlite", book).is_new
    return folder / "figures.sqlite"


@pytest.fixture(scope="module")
def store(place: Path) -> Iterator[Store]:
    with Store(place) as opened:
        yield opened


def median(store: Store, soc: str, area: Area = NATION, vintage: Vintage | None = None) -> float | None:
    found = store.estimate(soc, area, vintage=vintage)
    return found.annual.median.value if found else None


def test_same_work_is_found_under_either_code(store: Store) -> None:
    assert store.classification is Classification.SOC_2018
    for code in (HYGIENISTS, HYGIENISTS_2010):
        assert (median(store, code), median(store, code, vintage=MAY_2018)) == (80000, 70000)
        assert median(store, code, IN_UTAH) == 70000
    found = store.projection(HYGIENISTS)
    assert found
    assert (found.soc, found.span) == (HYGIENISTS_2010, Span(2016, 2026))


def test_code_in_both_is_not_found_where_it_means_other_work(store: Store) -> None:
    assert (median(store, MANAGERS), median(store, MANAGERS, vintage=MAY_2018)) == (120000, None)
    assert median(store, MANAGERS, IN_UTAH) is None
    assert store.projection(MANAGERS) is None
    said = store.estimate(MANAGERS, vintage=MAY_2018, of=Classification.SOC_2010)
    assert said
    assert said.annual.median.value == 100000


def test_code_of_the_old_classification_finds_the_old_figures_alone(store: Store) -> None:
    assert (median(store, DEVELOPERS), median(store, DEVELOPERS, vintage=MAY_2024)) == (90000, None)


def test_fact_sheets_have_no_wages_of_other_work(store: Store) -> None:
    """The newest projections are of SOC 2010, the newest wages of SOC 2018."""
    sheets = FactSheets(store)
    assert [(wage.as_of, wage.value) for wage in sheets.profile(HYGIENISTS_2010).wages] == [
        (YearMonth(year=2024, month=5), Amount(80000))
    ]
    managers = sheets.profile(MANAGERS)
    assert [(wage.as_of, wage.value) for wage in managers.wages] == [(YearMonth(year=2018, month=5), Amount(100000))], (
        "those of the same work, though they are older"
    )
    assert [link.url for link in managers.links] == [], "pages of today are on other work"
    assert [link.url[-11:] for link in sheets.profile(HYGIENISTS_2010).links] == ["/29-1292.00", "s291292.htm"]


def test_local_pay_is_compared_with_that_of_the_same_work(place: Path) -> None:
    with open_areas(place, ["Utah"]) as local:
        pay = local.pay(Profile(slug="x", title="X", soc=(HYGIENISTS, MANAGERS), sections=Sections()))
    hygienists, managers = pay.occupations
    assert [each and each.as_of for each in (*hygienists.areas, hygienists.nation)] == [
        YearMonth(year=2018, month=5)
    ] * 2
    assert managers.areas == (None,)
    assert managers.nation
    assert managers.nation.as_of == YearMonth(year=2024, month=5)


@pytest.mark.parametrize(
    ("soc", "changes", "kept"),
    [
        (HYGIENISTS_2010, {"50000": "80000"}, []),
        (
            MANAGERS,
            {},
            ["the wages of May 2024 use SOC 2018, in which no code means exactly the work of 11-9199 in SOC 2010"],
        ),
    ],
)
def test_update_takes_no_wages_of_other_work(store: Store, soc: str, changes: dict[str, str], kept: list[str]) -> None:
    """The newest projections are of SOC 2010, and so are the codes of a profile."""
    wage = Wage(as_of=YearMonth(year=2015, month=5), period="annual", statistic="median", value=Amount(50000))
    made = plan(Profile(slug="x", title="X", soc=(soc,), wages=(wage,), sections=Sections()), Newest(store))
    amounts = {
        f"{each.old.value:.0f}": f"{each.new.value:.0f}"
        for each in made.changes
        if isinstance(each.old, Amount) and isinstance(each.new, Amount)
    }
    assert amounts == changes
    assert [each.reason for each in made.missing] == kept
