"""Names in profiles and the official codes that they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.profile.model import Names as Inflected
from brochure.profile.model import Profile, ProjectionRow, Projections
from brochure.sources.figures.model import ABSENT, NATION, Estimate, Figure, Industry, Projection, Span, Vintage, Wages
from brochure.sources.updates.newest import Names, folded, industry, whole

NO_WAGES = Wages(ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT)


def estimate(title: str, owner: str, code: str = "622000", employment: float = 10) -> Estimate:
    found = Industry(code, "3-digit", owner, title)
    figures = (Figure(employment), *[ABSENT] * 6, NO_WAGES, NO_WAGES)
    return Estimate(Vintage(2024, 5), NATION, found, "29-1141", "Registered Nurses", "detailed", None, *figures)


HOSPITALS = [
    estimate("Hospitals", "5", employment=7),
    estimate("Hospitals", "235"),
    estimate("Hospitals", "3", employment=1),
    estimate("Health Care and Social Assistance", "58", "62"),
    estimate("Educational Services", "235", "61"),
    estimate("Other Services (except Public Administration)", "5", "81"),
]


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("Hospitals; state, local, and private", "235"),
        ("hospitals; state, local and private", "235"),
        ("Hospitals; private", "5"),
        ("Hospitals; local", "3"),
        ("Hospitals", "5"),
        ("Hospitals; state", None),
        ("Hospitals; state and local", None),
        ("Hospitals; small", None),
        ("Hospital", None),
        ("General hospitals", None),
        ("Healthcare and social assistance", "58"),
        ("Healthcare and social assistance; private", None),
        ("Educational services; state, local, and private", "235"),
        ("Educational services", None),
        ("Other services, except public administration", "5"),
        ("", None),
    ],
)
def test_industries_are_each_returned_once(name: str, owner: str | None) -> None:
    found = industry(name, HOSPITALS)
    assert (found and found.industry.owner) == owner


def test_names_in_spanish_mean_those_of_the_tables() -> None:
    titles = (("Construction trades workers", "47-2000"), ("Roofers", "47-2181"))
    profile = Profile(slug="x", title="Electricistas", lang="es-MX", soc=("47-2111",))
    names = Names(profile, titles, ("47-2111",))
    assert names.codes("Electricistas") == names.codes(None) == ("47-2111",)
    assert names.codes("Trabajadores de oficios de la construcción") == ("47-2000",)
    assert names.codes("Techadores") == ("47-2181",)
    assert names.codes("Alfareros") == ()
    assert names.official("Hospitales estatales, locales y privados") == "Hospitals; state, local, and private"
    found = industry(names.official("Hospitales estatales, locales y privados"), HOSPITALS)
    assert found is not None
    assert found.industry.owner == "235"
    assert Names(replace(profile, lang="fr"), titles, ()).official("Techadores") == "Techadores"


def test_two_levels_of_one_industry_match_if_their_figures_agree() -> None:
    sector = estimate("Management of Companies and Enterprises", "5", "55")
    same = replace(sector, industry=replace(sector.industry, code="551000"))
    assert industry("Management of companies and enterprises", [sector, same]) == sector
    other = replace(same, employment=Figure(11.0))
    assert industry("Management of companies and enterprises", [sector, other]) is None


def test_folded_names_ignore_case_and_punctuation() -> None:
    assert folded("Health Care; state, and LOCAL") == "healthcare state and local"


SPAN = Span(2024, 2034)


def tree(*rows: tuple[str, bool, str | None]) -> dict[str, Projection]:
    """Projections by code: code, whether it is a sum, the sum that it counts in."""
    figures = (0, 0, None, None, 0, None, None, None, ABSENT, None, None, None)
    return {code: Projection(SPAN, code, code, total, 0, parent, *figures) for code, total, parent in rows}


TREE = tree(
    ("00-0000", True, None),
    ("35-2000", True, "00-0000"),
    ("35-2010", True, "35-2000"),
    ("35-2011", False, "35-2010"),
    ("35-2012", False, "35-2010"),
    ("35-2021", False, "35-2000"),
    ("35-3000", True, "00-0000"),
    ("35-3031", False, "35-3000"),
)


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (("35-2011",), ("35-2011",)),
        (("35-3031",), ("35-3031",)),  # not the group of which it is all
        (("35-2011", "35-2012"), ("35-2010",)),
        (("35-2010", "35-2011", "35-2012"), ("35-2010",)),
        (("35-2010", "35-2011"), ("35-2010",)),
        (("35-2011", "35-2012", "35-2021"), ("35-2000",)),
        (("35-2011", "35-2021"), ("35-2011", "35-2021")),
        (("35-2011", "35-2012", "35-3031"), ("35-2010", "35-3031")),
        (("29-2071",), ("29-2071",)),
        (("29-2070", "29-2071", "29-2072"), ("29-2070",)),
        (("29-2071", "35-2011"), ("29-2071", "35-2011")),
        ((), ()),
    ],
)
def test_whole_gives_the_minimal_codes(codes: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert whole(codes, TREE) == found


def test_names_give_the_codes_they_mean() -> None:
    rows = (
        ProjectionRow(title="Cooks", total=True),
        ProjectionRow(title="Burger cooks", soc="35-2011"),
        ProjectionRow(title="Cooks, all other", soc="35-2012"),
    )
    profile = Profile(
        slug="cooks",
        title="Cooks and Grillers",
        names=Inflected(singular="cook", plural="people who cook"),
        projections=Projections(base_year=2024, target_year=2034, rows=rows),
    )
    titles = [("Cooks, All Other", "35-9999"), ("Cooks", "35-2000"), ("Waiters", "35-3031"), ("Waiters", "35-3030")]
    names = Names(profile, titles, ("35-2011", "35-2012"))
    for own in (None, "cooks and grillers", "People who cook", "Cooks"):
        assert names.codes(own) == ("35-2011", "35-2012")
    assert names.codes("burger cooks") == ("35-2011",)
    assert names.codes("Cooks, all other") == ("35-2012",)
    assert names.codes("waiters") == ("35-3031",)
    assert names.codes("Bakers") == ()
