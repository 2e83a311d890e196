"""Sentences about figures; those about local pay are in :mod:`brochure.compose.local_pay.wording`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose import numbers
from brochure.compose.grammar import capitalized, listing
from brochure.compose.naming import industry_in_sentence
from brochure.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brochure.profile.model import Employment, Projections, Wage

_STATISTIC = {"median": "median", "mean": "mean (average)"}


def wage_statement(subject: str, wage: Wage) -> str:
    """The pay of ``subject``: the median or mean, what it means, and the 10th and 90th percentiles; may be empty."""
    when = f" in {numbers.month(wage.as_of)}" if wage.as_of else ""
    if wage.value is None:
        return _tenths(wage, subject, when)
    value = numbers.amount_words(wage.value, wage.period)
    sentences = [f"The {_STATISTIC[wage.statistic]} {wage.period} wage for {subject} was {value}{when}."]
    if wage.statistic == "median" and wage.value.at_least:
        sentences.append("At least half of them earned that much or more.")
    elif wage.statistic == "median":
        sentences.append("Half of them earned more than that, and half earned less.")
    sentences.append(_tenths(wage, "", ""))
    return " ".join(filter(None, sentences))


def _tenths(wage: Wage, subject: str, when: str) -> str:
    """A sentence on the lowest-paid and the best-paid tenth of ``subject``; empty if neither is known.

    ``subject`` is empty after a sentence that names it.
    """
    of_whom = f" of {subject}" if subject else ""
    clauses = []
    if wage.p10 and wage.p10.at_least:
        clauses.append(f"nine in ten {subject}".rstrip() + f" earned {numbers.amount_words(wage.p10, wage.period)}")
    elif wage.p10:
        clauses.append(f"the lowest-paid tenth{of_whom} earned less than {numbers.amount(wage.p10, wage.period)}")
    if wage.p90 and wage.p90 != wage.p10:
        whom = "" if clauses else of_whom
        more = "" if wage.p90.at_least else "more than "
        clauses.append(f"the best-paid tenth{whom} earned {more}{numbers.amount_words(wage.p90, wage.period)}")
    if not clauses:
        return ""
    unit = " an hour" if wage.period == "hourly" else ""
    return f"{capitalized(', and '.join(clauses))}{unit}{when}."


def stale_wages(wage: str, others: int) -> str:
    """A warning that wages are older than the other figures, which are from the year ``others``."""
    return f"The wages are from {wage}; the other figures are from {others}."


def jobs_statement(subject: str, statement: Employment) -> str:
    """The number of jobs; empty if unknown."""
    if statement.jobs is None:
        return ""
    when = f" in {statement.as_of}" if statement.as_of else ""
    return f"{capitalized(subject)} held about {counted(statement.jobs, 'job')}{when}."


def only_industry(name: str, percent: float) -> str:
    """The share of the only industry of a statement, of which a chart would be a single bar."""
    share, name = numbers.percent_words(percent), industry_in_sentence(name)
    if name.startswith("self-employed"):
        return f"Of the people in these jobs, {share} were {name}."
    return f"Of these jobs, {share} were in one industry: {name}."


def growth_statement(subject: str, percent: float | None, projections: Projections, outlook: str | None) -> str:
    """The projected change in employment and how it compares with the average; empty if unknown.

    ``subject`` is empty after a sentence that names it.
    """
    over = f" from {projections.base_year} to {projections.target_year}"
    start = f"Employment{f' of {subject}' if subject else ''} is projected to"
    view = (outlook or "").strip().lower()
    if percent == 0 or "no change" in view:
        drift = f", {'up' if percent > 0 else 'down'} {numbers.percent_words(percent)}" if percent else ""
        return f"{start} show little or no change{over}{drift}."
    pace = view.replace("the average", "average").replace("average", "the average for all occupations")
    if percent is None:
        return _outlook_alone(start, view, pace, over)
    if percent < 0:
        return f"{start} decline {numbers.percent_words(percent)}{over}."
    return f"{start} grow {numbers.percent_words(percent)}{over}{', ' + pace if 'average' in view else ''}."


def _outlook_alone(start: str, view: str, pace: str, over: str) -> str:
    """:func:`growth_statement` without a percentage."""
    if view == "decline":
        return f"{start} decline{over}."
    if "average" in view:
        return f"{start} grow {pace}{over}."
    return f"Job outlook{over}: {view}." if view else ""


def change_statement(change: int, projections: Projections, projected: int | None = None) -> str:
    """The change in the number of jobs, with the ``projected`` number if given."""
    first, last = projections.base_year, projections.target_year
    if not change:
        return f"The number of jobs is expected to be about the same in {last} as in {first}."
    more = "more" if change > 0 else "fewer"
    if projected is not None:
        return f"There would be about {counted(projected, 'job')} in {last}, {abs(change):,} {more} than in {first}."
    return f"There would be about {counted(abs(change), f'{more} job')} in {last} than in {first}."


def openings_statement(subject: str, openings: int, projections: Projections) -> str:
    """Openings per year: new jobs and those of people who leave. ``subject`` is as in :func:`growth_statement`."""
    whose = f" for {subject}" if subject else ""
    return (
        f"About {counted(openings, 'opening')}{whose} {'is' if openings == 1 else 'are'} expected each year, "
        f"on average, through {projections.target_year}."
    )


def figures_statement(wages: Sequence[str], jobs: Sequence[str], projections: Sequence[str]) -> str:
    """The dates of each kind of figures, which are given in words; empty without figures."""
    kinds = (("wages", wages), ("jobs", jobs), ("projections", projections))
    parts = [f"{kind} for {listing(dates)}" for kind, dates in kinds if dates]
    return f"Figures: {listing(parts)}." if parts else ""
