"""Sentences about pay in areas; like those of :mod:`brochure.compose.wording`, they only restate figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose import numbers
from brochure.compose.grammar import capitalized, followed, listing
from brochure.compose.naming import occupation_in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from brochure.profile.model import AreaPay, Period

    Paid = Sequence[tuple[str, AreaPay]]
    """Names of areas, or of occupations, with their pay."""

NATION = "United States"
"""The name of the nation as a row."""

TENTHS_MISSING = "Quarters are shown: the lowest-paid and the best-paid tenth are not published for every area."
UNPUBLISHED = "The survey publishes no figure that is too uncertain or that could be traced to an employer."

_MAX_NAMED = 4
"""A sentence names up to this many areas; of more, only the lowest and the highest."""

_SURVEY = "Occupational Employment and Wage Statistics"


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
