from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.compose.blocks import Fact, KeyFigure
from brochure.compose.context import Context
from brochure.compose.essentials import Step
from brochure.compose.keyfigures import entry_figure, facts, halves, key_figures
from brochure.profile.model import (
    Amount,
    Employment,
    Pay,
    Profile,
    ProjectionRow,
    Projections,
    QuickFacts,
    Wage,
    YearMonth,
)

from .samples import SAMPLES, TYPICAL

MAY = YearMonth(year=2024, month=5)
IN_2024 = (Employment(as_of=2024, jobs=500),)
IN_2023 = (Employment(as_of=2023, jobs=500),)


def figures(**fields: object) -> list[KeyFigure]:
    found = key_figures(Context.of(Profile(slug="cooks", title="Cooks", **fields)))  # type: ignore[arg-type]
    return [figure._replace(kind=None) for figure in found]


def pay(annual: Amount | None, hourly: Amount | None) -> QuickFacts:
    return QuickFacts(pay=Pay(annual=annual, hourly=hourly))


def projected(outlook: str | None = None, **row: object) -> Projections:
    rows = (ProjectionRow(title="Cooks", **row),) if row else ()  # type: ignore[arg-type]
    return Projections(base_year=2024, target_year=2034, outlook=outlook, rows=rows)


@pytest.mark.parametrize(("year", "label", "note"), [
    (2023, "median pay a year", "$17.19 an hour, May 2023"),
    (2022, "median pay a year in May 2022", "$17.19 an hour, older than the other figures"),
])  # fmt: skip
def test_pay_that_is_older_than_the_other_figures_says_so(year: int, label: str, note: str) -> None:
    wage = Wage(as_of=YearMonth(year=year, month=5), value=Amount(35760))
    first, *_ = figures(quick_facts=pay(Amount(35760), Amount(17.19)), wages=(wage,), employment=IN_2024)
    assert first == KeyFigure("$35,760", label, note)


@pytest.mark.parametrize(
    ("quick", "wages", "figure"),
    [
        (pay(Amount(35760), Amount(17.19)), (), KeyFigure("$35,760", "median pay a year", "$17.19 an hour")),
        (pay(None, Amount(24.5)), (), KeyFigure("$24.50", "median pay an hour")),
        (pay(Amount(239200, at_least=True), None), (), KeyFigure("$239,200+", "median pay a year, or more")),
        (
            pay(Amount(35760), None),
            (Wage(as_of=MAY, statistic="mean", value=Amount(35760)),),
            KeyFigure("$35,760", "mean pay a year", "May 2024"),
        ),
        (
            None,
            (Wage(as_of=MAY), Wage(as_of=MAY, value=Amount(35760)), Wage(period="hourly", value=Amount(17))),
            KeyFigure("$35,760", "median pay a year", "$17.00 an hour, May 2024"),
        ),
        (
            None,
            (Wage(occupation="Fast food cooks", period="hourly", value=Amount(14.5)),),
            KeyFigure("$14.50", "median pay an hour, fast food cooks"),
        ),
    ],
)
def test_pay(quick: QuickFacts | None, wages: tuple[Wage, ...], figure: KeyFigure) -> None:
    assert figures(quick_facts=quick, wages=wages) == [figure]


@pytest.mark.parametrize(
    ("projections", "figure"),
    [
        (projected("Faster than average", percent=13), KeyFigure("+13%", "job growth, 2024–34", "faster than average")),
        (projected("decline", percent=-4.5), KeyFigure("−4.5%", "change in jobs, 2024–34", "decline")),
        (projected(percent=-4.5), KeyFigure("−4.5%", "change in jobs, 2024–34", "decline")),
        (projected(percent=0), KeyFigure("0%", "change in jobs, 2024–34")),
        (projected(change=-600), KeyFigure("−600", "change in jobs, 2024–34", "decline")),
    ],
)
def test_growth(projections: Projections, figure: KeyFigure) -> None:
    assert figures(projections=projections) == [figure]


@pytest.mark.parametrize(
    ("jobs", "projections", "figure"),
    [
        ((Employment(jobs=1),), None, KeyFigure("1", "job")),
        (IN_2024, projected(change=20), KeyFigure("500", "jobs in 2024", "20 more by 2034")),
        (IN_2024, projected(change=0), KeyFigure("500", "jobs in 2024", "about the same by 2034")),
        (IN_2024, projected(change=0, percent=0), KeyFigure("500", "jobs in 2024", "about the same by 2034")),
        (IN_2024, projected(change=0, percent=-1), KeyFigure("500", "jobs in 2024")),
        (IN_2023, projected(change=-20), KeyFigure("500", "jobs in 2023", "20 fewer, 2024–34")),
        ((), projected(base=480, percent=0), KeyFigure("480", "jobs in 2024")),
        (
            (Employment(occupation="grill cooks", jobs=5), Employment(occupation="line cooks", jobs=6)),
            None,
            KeyFigure("5", "jobs, grill cooks"),
        ),
    ],
)
def test_jobs(jobs: tuple[Employment, ...], projections: Projections | None, figure: KeyFigure) -> None:
    assert figures(employment=jobs, projections=projections)[-1] == figure


@pytest.mark.parametrize("words", ["See How to Become One", "See how to become an actor.", "see text"])
def test_no_answer_refers_to_a_section(words: str) -> None:
    quick = QuickFacts(education=words, training="None")
    found = facts(Context.of(Profile(slug="cooks", title="Cooks", quick_facts=quick)), has_entry=False)
    assert found[0] == Fact("Usual education", "Varies")


def test_nothing_is_invented() -> None:
    assert figures() == []
    assert figures(projections=projected()) == []
    assert facts(Context.of(Profile(slug="cooks", title="Cooks")), has_entry=True) == ()


@pytest.mark.parametrize("profile", SAMPLES.values(), ids=SAMPLES)
def test_key_figures_are_at_most_four(profile: Profile) -> None:
    assert len(key_figures(Context.of(profile))) <= 4


def test_the_way_in() -> None:
    quick = QuickFacts(education="See How to Become One", experience="None", training="Apprenticeship")
    context = Context.of(replace(TYPICAL, quick_facts=quick))
    rest = (Fact("Experience", "None needed"), Fact("Training", "Apprenticeship"))
    assert facts(context, has_entry=True) == (Fact("Usual education", "Varies"), *rest)


def test_outlook_is_a_fact_without_a_growth_figure() -> None:
    context = Context.of(Profile(slug="cooks", title="Cooks", projections=projected("faster than average")))
    assert facts(context, has_entry=False) == (Fact("Job outlook", "Faster than average"),)


def test_bureau_levels_have_the_language_of_composed_text() -> None:
    quick = QuickFacts(education="Bachelor's degree", experience="Un año", training="None")
    spanish = Profile(slug="x", title="X", lang="fr", quick_facts=quick, projections=projected("faster than average"))
    assert [fact.lang for fact in facts(Context.of(spanish), has_entry=False)] == [None, "fr", None, None]


def test_a_median_is_explained_where_the_pay_is_one() -> None:
    cook = Profile(slug="cooks", title="Cooks", wages=(Wage(value=Amount(35760)),))
    long = replace(cook, title="Cooks of Institutions and Cafeterias")
    other = replace(cook, wages=(Wage(occupation="Fry cooks", value=Amount(35760)),))
    assert halves(Context.of(cook)) == "Half of all cooks earn more, half earn less."
    assert halves(Context.of(long)) == "Half of them earn more, half earn less."
    assert halves(Context.of(other)) == "Half of all fry cooks earn more, half earn less."
    for wages in ((), (Wage(statistic="mean", value=Amount(1)),), (Wage(value=Amount(239200, at_least=True)),)):
        assert not halves(Context.of(replace(cook, wages=wages)))


@pytest.mark.parametrize(
    ("education", "training", "figure"),
    [
        ("Bachelor's degree", None, KeyFigure("Bachelor’s", "usual education", "degree")),
        ("Bachelor's degree", "Apprenticeship", KeyFigure("4–5 years", "usual way in", "of apprenticeship")),
        (
            "High school diploma or equivalent",
            "Apprenticeship",
            KeyFigure("4–5 years", "usual way in", "of apprenticeship, after high school"),
        ),
        ("See How to Become One", None, None),
        (None, None, None),
    ],
)
def test_the_way_in_is_a_figure_where_it_is_known(
    education: str | None, training: str | None, figure: KeyFigure | None
) -> None:
    profile = Profile(slug="cooks", title="Cooks", quick_facts=QuickFacts(education=education, training=training))
    path = (Step("Apprenticeship", "4 or 5 years", mark="4–5 years", years=5),)
    found, without = entry_figure(Context.of(profile), path), entry_figure(Context.of(profile), ())
    assert (found and found._replace(kind=None)) == figure
    assert training or without == found
