"""Sentences about figures, which only restate them: first those of the profile, then local pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose import numbers
from brochure.compose.naming import followed, industry_in_sentence, listing, occupation_in_sentence
from brochure.compose.text import capitalized
from brochure.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from brochure.profile.model import Amount, AreaPay, Employment, Period, Projections, Wage

    Paid = Sequence[tuple[str, AreaPay]]
    """Names of areas, or of occupations, with their pay."""

_SURVEY = "Occupational Employment and Wage Statistics"
ALL_JOBS = 100
"""The share in percent of an industry that has all jobs of an occupation."""

EACH_BAND = "each band holds eight workers in ten"
"""What the ranges in areas and in the nation mean, where those of the nation have their values."""

BEYOND_SCALE = " Beyond that, the bar is not to scale."
_STATISTIC = {"median": "median", "mean": "mean (average)"}


def wage_statement(subject: str, wage: Wage, *, defined: bool = False, yearly: Amount | None = None) -> str:
    """The pay of ``subject``: the median or mean, what it means, and the 10th and 90th percentiles; may be empty.

    ``defined`` is whether the statement before it tells what a median means. ``yearly`` is the same wage by the year,
    if the document has it elsewhere.
    """
    when = f" in {numbers.month(wage.as_of)}" if wage.as_of else ""
    if wage.value is None:
        return _tenths(wage, subject, when)
    value = numbers.amount_words(wage.value, wage.period)
    a_year = f", or {numbers.amount_words(yearly, 'annual')} a year for full-time work" if yearly else ""
    sentences = [f"The {_STATISTIC[wage.statistic]} {wage.period} wage for {subject} was {value}{when}{a_year}."]
    if wage.statistic == "median" and wage.value.at_least:
        sentences.append("At least half of them earned that much or more.")
    elif wage.statistic == "median" and not defined:
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


def spread_statements(low: Amount | None, high: Amount | None, period: Period) -> tuple[str, str]:
    """What the values at the ends of a range mean, the 10th and 90th percentiles: beside them, and together with them.

    One of them is known. Both statements are clauses.
    """
    if low and low.at_least:
        return (f"nine in ten earn {numbers.amount_words(low, period)}",) * 2
    if low and high:
        both = f"{numbers.amount(low, period)} and {numbers.amount(high, period)}"
        return "eight in ten earn between these two", f"eight in ten earn between {both}"
    if low:
        return "nine in ten earn more than this", f"nine in ten earn more than {numbers.amount(low, period)}"
    if high and high.at_least:
        return (f"one in ten earns {numbers.amount_words(high, period)}",) * 2
    return (
        "nine in ten earn less than this",
        f"nine in ten earn less than {numbers.amount(high, period) if high else ''}",
    )


def scale_note(end: str, month: str, *, is_broken: bool) -> str:
    """What the right end of the scale of strips means, and its source; ``is_broken`` is whether pay goes beyond it."""
    beyond = BEYOND_SCALE if is_broken else ""
    return f"Nine in ten U.S. workers earn less than {end} (Bureau of Labor Statistics, {month}).{beyond}"


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
    if percent >= ALL_JOBS:
        return f"All of these jobs ({share}) were in one industry: {name}."
    return f"Of these jobs, {share} were in one industry: {name}."


def only_wage(name: str, wage: Wage, value: Amount, subject: str) -> str:
    """The wage in the only industry of a statement; ``subject`` is empty if the sentence before it names it."""
    of_whom = f" of {subject}" if subject else ""
    when = f" in {numbers.month(wage.as_of)}" if wage.as_of and subject else ""
    return (
        f"The {_STATISTIC[wage.statistic]} {wage.period} wage{of_whom} in the top industry, "
        f"{industry_in_sentence(name)}, was {numbers.amount_words(value, wage.period)}{when}."
    )


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


def change_statement(
    projections: Projections, change: int | None, projected: int | None = None, base: int | None = None
) -> str:
    """The change in the number of jobs, with the ``projected`` number and that of the ``base`` year if given."""
    first, last = projections.base_year, projections.target_year
    if change is None:
        compared = f", compared with {base:,} in {first}" if base is not None else ""
        return f"There would be about {counted(projected, 'job')} in {last}{compared}." if projected is not None else ""
    if not change:
        same = projected if projected is not None else base
        number = f", about {same:,}" if same is not None else ""
        return f"The number of jobs is expected to be about the same in {last} as in {first}{number}."
    more = "more" if change > 0 else "fewer"
    if projected is not None:
        than = f"the {base:,} in {first}" if base is not None else f"in {first}"
        return f"There would be about {counted(projected, 'job')} in {last}, {abs(change):,} {more} than {than}."
    before = f", when there were {base:,}" if base is not None else ""
    return f"There would be about {counted(abs(change), f'{more} job')} in {last} than in {first}{before}."


def openings_statement(subject: str, openings: int, projections: Projections) -> str:
    """Openings per year: new jobs and those of people who leave. ``subject`` is as in :func:`growth_statement`."""
    whose = f" for {subject}" if subject else ""
    return (
        f"About {counted(openings, 'opening')}{whose} {'is' if openings == 1 else 'are'} expected each year, "
        f"on average, through {projections.target_year}."
    )


def figures_statement(wages: Iterable[str], jobs: Iterable[str], projections: Iterable[str]) -> str:
    """The dates of each kind of figures, which are given in words, each once; empty without figures."""
    dates = {"wages": dict.fromkeys(wages), "jobs": dict.fromkeys(jobs), "projections": dict.fromkeys(projections)}
    parts = [f"{kind} for {listing(list(when))}" for kind, when in dates.items() if when]
    return f"Figures: {listing(parts)}." if parts else ""


# Local pay


NATION = "United States"
"""The name of the nation as a row."""

TENTHS_MISSING = "Quarters are shown: the lowest-paid and the best-paid tenth are not published for every area."
UNPUBLISHED = "The survey publishes no figure that is too uncertain or that could be traced to an employer."

_MAX_NAMED = 4
"""A sentence names up to this many areas; of more, only the lowest and the highest."""


def place(title: str) -> str:
    """The name of an area after ``in`` or ``for``."""
    if title == NATION:
        return "the United States as a whole"
    if title.endswith((" nonmetropolitan area", " Islands")) or title.startswith("District of"):
        return f"the {title}"
    return title


def areas_statement(subject: str, period: Period, paid: Paid) -> str:
    """The median pay of ``subject`` in each area, grouped by month; the nation is last in ``paid``."""
    sentences = []
    months: dict[str, list[tuple[str, AreaPay]]] = {}
    for name, pay in paid:
        if pay.median:
            months.setdefault(numbers.month(pay.as_of), []).append((name, pay))
    what = f"the median {period} wage for {subject}"
    for month, group in months.items():
        sentences.append(f"In {month}, {what} {_was(group, period)}.")
        what = "it"
    without = list(_without_median(period, paid))
    if not any(pay.median for name, pay in paid if name != NATION):
        return " ".join([*without, *sentences])
    return " ".join([*sentences, *without])


def _was(group: Paid, period: Period) -> str:
    """``was $61,000 in Ohio and $60,000 in Iowa``, or the range."""
    if len(group) <= _MAX_NAMED:
        return (
            f"was {listing([_in(name, numbers.amount_words(pay.median, period)) for name, pay in group if pay.median])}"
        )
    ends = _ends(group)
    low, high = (_in(name, numbers.amount_words(pay.median, period)) for name, pay in ends if pay.median)
    return f"ranged from {followed(low)} to {high}"


def _ends(paid: Paid) -> tuple[tuple[str, AreaPay], tuple[str, AreaPay]]:
    """The lowest and the highest median."""
    ranked = sorted(
        paid, key=lambda row: (row[1].median.value, row[1].median.at_least) if row[1].median else (0, False)
    )
    return ranked[0], ranked[-1]


def _in(title: str, amount: str) -> str:
    return f"{amount} in {place(title)}"


def _without_median(period: Period, paid: Paid) -> Iterator[str]:
    """Sentences about areas without a published median: their mean, if there is one."""
    without = [(name, pay) for name, pay in paid if not pay.median]
    means = [(name, pay.mean) for name, pay in without if pay.mean]
    bare = [place(name) for name, pay in without if pay.is_paid and not pay.mean]
    none = [place(name) for name, pay in without if not pay.is_paid]
    if means:
        where = listing([place(name) for name, _ in means])
        amounts = [(name, numbers.amount_words(mean, period)) for name, mean in means]
        average = amounts[0][1] if len(means) == 1 else listing([_in(name, amount) for name, amount in amounts])
        yield f"For {where}, no median {period} wage is published; the mean (average) was {average}."
    if bare:
        yield f"For {listing(bare)}, no median {period} wage is published."
    if none:
        yield f"For {listing(none)}, no wages are published."


def occupations_statement(area: str, period: Period, paid: Paid) -> str:
    """The median pay of occupations in ``area``: the range, or the only one that is published."""
    known = [(name, pay) for name, pay in paid if pay.median]
    where = place(area)
    if not known:
        return f"No median {period} wages are published for these occupations in {where}."
    months = {numbers.month(pay.as_of) for _, pay in known}
    start = f"In {months.pop()}, " if len(months) == 1 else ""
    ends = _ends(known) if len(known) > 1 else known
    medians = [
        f"{numbers.amount_words(pay.median, period)} for {occupation_in_sentence(name)}"
        for name, pay in ends
        if pay.median
    ]
    if len(medians) > 1:
        return capitalized(
            f"{start}median {period} wages in {followed(where)} ranged from {medians[0]} to {medians[1]}."
        )
    others = "; no other median is published" if len(paid) > 1 else ""
    return capitalized(f"{start}the median {period} wage in {followed(where)} was {medians[0]}{others}.")


def no_figures(subject: str, areas: Sequence[str]) -> str:
    """A sentence on the lack of figures on ``subject`` in ``areas``."""
    return f"The {_SURVEY} have no figures on {subject} in {listing(list(map(place, areas)), 'or')}."


def left_out(areas: Sequence[str], occupations: Sequence[str]) -> str:
    """A note on occupations without figures in ``areas``."""
    where = listing(list(map(place, areas)), "or")
    if len(occupations) > _MAX_NAMED:
        return f"The survey has no figures on {len(occupations)} other occupations of this kind in {where}."
    return f"The survey has no figures on {listing(list(map(occupation_in_sentence, occupations)), 'or')} in {where}."


def survey_note(areas: Sequence[str], nation: Sequence[str]) -> str:
    """The source of the figures, their months (given in words), and what they count."""
    months = list(dict.fromkeys((*areas, *nation)))
    note = f"Source: {_SURVEY}, {listing(months)}. Jobs are those of employees, without the self-employed."
    if len(months) > 1:
        note += " Part of a difference between figures of different months is due to the time between them."
    return note


def survey_citation(areas: Sequence[str], nation: Sequence[str]) -> tuple[str, str, str]:
    """The citation of the survey in three parts: before its title, the title, and after it."""
    parts = [f"Areas: {listing(areas)}."] + ([f"{capitalized(NATION)}: {listing(nation)}."] if nation else [])
    return "U.S. Bureau of Labor Statistics and state workforce agencies, ", _SURVEY, f". {' '.join(parts)}"
