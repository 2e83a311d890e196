"""The largest sectors of an occupation and their shares of its jobs."""

from __future__ import annotations

from dataclasses import replace

from brochure.profile.model import Share
from brochure.sources.factsheets.sheets import largest_sectors, sector_name, shares
from brochure.sources.figures.model import (
    ABSENT,
    ALL_INDUSTRIES,
    NATION,
    NOT_RELEASED,
    Estimate,
    Figure,
    Industry,
    Projection,
    Span,
    Vintage,
    Wages,
)

NO_WAGES = Wages(*[ABSENT] * 6)


def estimate(jobs: Figure, code: str = "000000", title: str = "Cross-industry", level: str = "sector") -> Estimate:
    industry = ALL_INDUSTRIES if code == "000000" else Industry(code, level, "5", title)
    rest = [ABSENT] * 6
    return Estimate(
        Vintage(2024, 5), NATION, industry, "51-3011", "Bakers", "detailed", None, jobs, *rest, NO_WAGES, NO_WAGES
    )


def sector(jobs: float, code: str, title: str = "") -> Estimate:
    return estimate(Figure(jobs), code, title or f"Sector {code}")


def bakers(base: int = 1000, self_employed: float | None = None) -> Projection:
    return Projection(
        Span(2024, 2034), "51-3011", "Bakers", False, 0, None, base, base, None, None, 0, 0.0, self_employed, 0, ABSENT,
        None, None, None,
    )  # fmt: skip


WHOLE = estimate(Figure(1000))


def test_the_largest_sectors_come_first() -> None:
    found = [sector(jobs, str(code)) for code, jobs in enumerate((100, 300, 50, 200, 150, 200), 11)]
    assert [one.industry.code for one in largest_sectors(WHOLE, found)] == ["12", "14", "16", "15"]


def test_sectors_that_may_be_smaller_than_an_unpublished_one_are_left_out() -> None:
    found = [sector(500, "23"), sector(240, "42"), estimate(NOT_RELEASED, "55")]  # the last has 260
    assert [one.industry.code for one in largest_sectors(WHOLE, found)] == ["23"]


def test_only_sectors_with_half_a_percent_of_the_jobs_count() -> None:
    finer = estimate(Figure(900), "311", "Food", level="3-digit")
    assert [one.industry.code for one in largest_sectors(WHOLE, [finer, sector(996, "42"), sector(4, "44-45")])] == [
        "42"
    ]
    assert largest_sectors(estimate(NOT_RELEASED), [sector(900, "42")]) == ()


def test_shares_are_scaled_to_all_jobs() -> None:
    top = (sector(600, "42"), sector(375, "44-45"))
    assert shares(bakers(1250, 20.0), WHOLE, top) == (
        Share(name="Sector 42", percent=48),
        Share(name="Sector 44-45", percent=30),
        Share(name="Self-employed workers", percent=20),
    )


def test_no_shares_are_stated_when_the_survey_covers_too_few_jobs() -> None:
    top = (sector(600, "42"),)
    assert shares(bakers(1112), WHOLE, top) == ()
    assert shares(bakers(1111), WHOLE, top) == (Share(name="Sector 42", percent=60),)
    assert shares(bakers(2000, 12.4), WHOLE, top) == (Share(name="Self-employed workers", percent=12),)
    assert shares(bakers(2000, 12.4), None, ()) == (Share(name="Self-employed workers", percent=12),)


def test_sectors_have_the_names_of_the_handbook() -> None:
    called = sector(1, "54", "Professional, Scientific, and Technical Services")
    assert sector_name(called) == "Professional, scientific, and technical services"
    school = replace(called, industry=Industry("61", "sector", "235", "Educational Services"))
    assert sector_name(school) == "Educational services; state, local, and private"
