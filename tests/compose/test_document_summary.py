"""The summary, if it is composed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.compose.context import Context
from brochure.compose.document import summary
from brochure.profile.markdown import read_markdown
from brochure.profile.model import Amount, Profile, Projections, QuickFacts, Sections, Wage, WageRow

EVERYONE = WageRow(name="Total, all occupations", value=Amount(50000))


def bakers(value: float = 36000, outlook: str | None = None, **facts: str) -> Profile:
    wage = Wage(value=Amount(value), comparisons=(EVERYONE,))
    projections = Projections(base_year=2024, target_year=2034, outlook=outlook)
    return Profile(
        slug="bakers", title="Bakers", wages=(wage,), projections=projections, quick_facts=QuickFacts(**facts)
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (75000, "well above"),
        (55000, "above"),
        (54999, "near"),
        (45000, "near"),
        (44999, "below"),
        (33000, "well below"),
    ],
)
def test_summary_compares_pay_with_all_occupations(value: float, words: str) -> None:
    assert summary(Context.of(bakers(value))) == f"Pay is {words} the median for all occupations."


@pytest.mark.parametrize(
    ("outlook", "words"),
    [
        ("as fast as average", "jobs are expected to grow as fast as average"),
        ("about as fast as average", "jobs are expected to grow as fast as average"),
        ("much faster than average", "jobs are expected to grow much faster than average"),
        ("little or no change", "the number of jobs is expected to change little"),
    ],
)
def test_summary_states_growth_in_words(outlook: str, words: str) -> None:
    said = summary(Context.of(bakers(outlook=outlook, education="Bachelor's degree")))
    assert (
        said == f"Pay is below the median for all occupations, and {words}. Most people start with a bachelor’s degree."
    )


def test_summary_of_the_profile_takes_precedence() -> None:
    assert summary(Context.of(replace(bakers(), summary=" Bakers bake. "))) == "Bakers bake."
    told = Sections(what_they_do=read_markdown("They bake."))
    assert summary(Context.of(replace(bakers(), sections=told))) == ""


def test_summary_omits_what_is_unknown() -> None:
    profile = bakers(education="Whatever")
    several = replace(profile.wages[0], occupation="Pastry chefs")
    top_coded = replace(profile.wages[0], comparisons=(WageRow(name="Total", value=Amount(50000, at_least=True)),))
    for wages in ((), (profile.wages[0], several), (top_coded,), (replace(profile.wages[0], statistic="mean"),)):
        assert summary(Context.of(replace(profile, wages=wages))) == ""
