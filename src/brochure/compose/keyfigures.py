"""The key figures on page one, and the facts on education, experience and training next to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from brochure.compose import numbers
from brochure.compose.blocks import Fact, KeyFigure
from brochure.compose.context import Context, stated_change
from brochure.compose.local_pay import local_figure
from brochure.compose.requirements import VARIES, level_of, requirement
from brochure.compose.text import capitalized, tidy
from brochure.names import folded
from brochure.profile.kinds import OUTLOOK_PHRASES
from brochure.profile.model import Amount, Employment, Period, ProjectionRow, Projections, QuickFacts, Statistic, Wage

if TYPE_CHECKING:  # brochures need no parts of short forms
    from brochure.compose.essentials.model import Step

MAX_FIGURES = 4
OR_MORE = ", or more"  # after the label of a top-coded figure


def key_figures(context: Context, period: Period | None = None) -> tuple[KeyFigure, ...]:
    """Pay, local pay, growth, jobs and openings per year: the first :data:`MAX_FIGURES` that are known.

    ``period`` is as in :func:`pay_figure`.
    """
    nation, local = pay_figure(context, period), local_figure(context)
    if nation and local:
        nation = nation._replace(label=f"U.S. {nation.label}")
    figures = (nation, local, growth_figure(context), jobs_figure(context), openings_figure(context))
    return tuple(filter(None, figures))[:MAX_FIGURES]


def facts(context: Context, *, has_entry: bool) -> tuple[Fact, ...]:
    """Education, experience and training; also the outlook if no growth figure contains it.

    ``has_entry`` is whether the brochure has a section on how to become one. In a fact sheet, that section directly
    follows and is composed from the same facts, so they are left out here.
    """
    quick = None if context.is_bare and has_entry else context.profile.quick_facts
    projections = context.profile.projections
    outlook = projections.outlook if projections and growth_figure(context) is None else None
    known = (
        ("Usual education", quick and quick.education),
        ("Experience", quick and quick.experience),
        ("Training", quick and quick.training),
    )
    found = tuple([Fact(label, *requirement(value, context.vocabulary)) for label, value in known if value])
    view = (_outlook(outlook, context.own_lang),) if outlook else ()
    if len(found) > 1 and not view and {level_of(value) for _, value in known if value} == {VARIES}:
        return (Fact("Education, experience, and training", found[0].value),)
    return found + view


def _outlook(outlook: str, own: str | None) -> Fact:
    """The outlook, in the language ``own`` unless it is one of the Bureau's phrases."""
    return Fact("Job outlook", tidy(capitalized(outlook)), None if folded(outlook) in OUTLOOK_PHRASES else own)


class Headline(NamedTuple):
    """The pay that represents a profile: a ``wage``, its ``value``, and ``hourly`` pay in addition to annual pay."""

    wage: Wage
    value: Amount
    hourly: Amount | None


def headline_pay(context: Context) -> Headline | None:
    """The pay of the quick facts, or else the first wage with a value."""
    profile = context.profile
    stated = next((wage for wage in profile.wages if wage.value), None)
    pay = profile.quick_facts.pay if profile.quick_facts else None
    if pay and (headline := pay.annual or pay.hourly):
        # Quick facts repeat a wage without its date and statistic.
        statistic: Statistic = next((wage.statistic for wage in profile.wages if wage.value == headline), "median")
        as_of = stated.as_of if stated else None
        period: Period = "annual" if pay.annual else "hourly"
        wage = Wage(as_of=as_of, period=period, statistic=statistic, value=headline)
        return Headline(wage, headline, pay.hourly if pay.annual else None)
    if stated and stated.value:
        return Headline(stated, stated.value, _by_hour(profile.wages, stated))
    return None


def _by_hour(wages: tuple[Wage, ...], stated: Wage) -> Amount | None:
    """The hourly wage of the same occupation if ``stated`` is annual."""
    if stated.period == "hourly":
        return None
    same = (wage for wage in wages if wage.period == "hourly" and wage.occupation == stated.occupation)
    return next((wage.value for wage in same if wage.value), None)


def pay_figure(context: Context, period: Period | None = None) -> KeyFigure | None:
    """The pay of the headline, with its month in the note; if it is much older than the other figures, in the label.

    Annual pay is the figure and hourly pay is in the note, unless ``period`` is hourly.
    """
    headline = headline_pay(context)
    if headline is None:
        return None
    wage, value, hourly = headline
    unit, other = wage.period, f"{numbers.amount(hourly, 'hourly')} an hour" if hourly else ""
    if hourly and period == "hourly":
        unit, value, other = period, hourly, f"{numbers.amount(value, unit)} a year"
    or_more = OR_MORE if value.at_least else ""
    label = f"{wage.statistic} pay {numbers.PER[unit]}{or_more}{context.whose(wage.occupation)}"
    when = numbers.month(wage.as_of) if wage.as_of else ""
    if context.is_stale(wage.as_of):
        label, when = f"{label} in {when}", "older than the other figures"
    return KeyFigure(numbers.amount(value, unit), label, ", ".join(filter(None, (other, when))))


_ENTRY = {
    "no formal educational credential": ("No diploma", "is required to start"),
    "high school diploma or equivalent": ("High school", "diploma or equivalent"),
    "some college no degree": ("Some college", "no degree"),
    "postsecondary nondegree award": ("Certificate", "or another award after high school"),
    "associates degree": ("Associate’s", "degree"),
    "bachelors degree": ("Bachelor’s", "degree"),
    "masters degree": ("Master’s", "degree"),
    "doctoral or professional degree": ("Doctoral", "or professional degree"),
}
"""The Bureau's levels of education, in a figure and its note."""


def entry_figure(context: Context, path: Sequence[Step]) -> KeyFigure | None:
    """The usual way in as a figure: the years of an apprenticeship, or else the level of education, if it is known."""
    quick = context.profile.quick_facts or QuickFacts()
    value, note = _ENTRY.get(folded(quick.education or ""), ("", ""))
    years = next((step for step in path if step.years), None)
    if years and folded(quick.training or "") == "apprenticeship":
        after = f", after {value.lower()}" if value == "High school" else ""
        return KeyFigure(years.mark, "usual way in", f"of apprenticeship{after}")
    return KeyFigure(value, "usual education", note) if value else None


_MAX_NAME = 24  # characters of a name in a small sentence


def halves(context: Context) -> str:
    """What a median means, in a sentence beside that of the headline; empty if it is none, or of another occupation."""
    headline = headline_pay(context)
    if headline is None or headline.wage.statistic != "median" or headline.value.at_least:
        return ""
    whose = context.whose(headline.wage.occupation).removeprefix(", ") or context.plural
    who = "them" if context.own_lang or len(whose) > _MAX_NAME else f"all {whose}"
    return f"Half of {who} earn more, half earn less."


def headline_growth(context: Context) -> tuple[ProjectionRow | None, float | None]:
    """The projections row and growth in percent of the whole, or else of the first occupation with figures."""
    row, percent = context.headline, context.growth
    projections = context.profile.projections
    if projections and row is None and percent is None:
        row = next((row for row in projections.rows if row.percent is not None or row.change is not None), None)
        percent = row.percent if row else None
    return row, percent


def growth_figure(context: Context) -> KeyFigure | None:
    projections = context.profile.projections
    if projections is None:
        return None
    years = numbers.span(projections.base_year, projections.target_year)
    row, percent = headline_growth(context)
    whose = context.whose(row.title) if row else ""
    change = percent if percent is not None else row.change if row else None
    note = _pace(change, "" if whose else projections.outlook or "")
    if percent is not None:
        label = "job growth" if percent > 0 else "change in jobs"
        return KeyFigure(f"{numbers.signed(percent)}%", f"{label}, {years}{whose}", note)
    if row and row.change is not None:
        return KeyFigure(numbers.signed(row.change), f"change in jobs, {years}{whose}", note)
    return None


def _pace(change: float | None, outlook: str) -> str:
    """The outlook below the growth figure, or ``decline``, because a minus sign alone is easily missed."""
    if not outlook and change is not None and change < 0:
        return "decline"
    return tidy(outlook[:1].lower() + outlook[1:])


def jobs_figure(context: Context) -> KeyFigure | None:
    """The number of jobs: from the only statement, or else the projections' total, or else the first statement."""
    projections = context.profile.projections
    held = [statement for statement in context.profile.employment if statement.jobs is not None]
    row = context.headline
    if row and row.base is not None and projections and len(held) != 1:
        held = [Employment(as_of=projections.base_year, jobs=row.base)]
    if not held or held[0].jobs is None:
        return None
    first = held[0]
    whose = context.whose(first.occupation)
    when = f" in {first.as_of}" if first.as_of else ""
    note = _more_or_fewer(row, projections, first.as_of) if row and projections and not whose else ""
    return KeyFigure(f"{first.jobs:,}", f"job{'' if first.jobs == 1 else 's'}{when}{whose}", note)


def _more_or_fewer(row: ProjectionRow, projections: Projections, since: int | None) -> str:
    """``27,800 more by 2026``; with the first year, too, if the number of jobs is not that of the base year."""
    change = stated_change(row)
    if change is None:
        return ""
    by = f" by {projections.target_year}"
    if since != projections.base_year:
        by = f", {numbers.span(projections.base_year, projections.target_year)}"
    if not change:
        return f"about the same{by}"
    return f"{abs(change):,} {'more' if change > 0 else 'fewer'}{by}"


def openings_figure(context: Context) -> KeyFigure | None:
    projections = context.profile.projections
    if projections is None or projections.openings_per_year is None:
        return None
    years = numbers.span(projections.base_year, projections.target_year)
    return KeyFigure(f"{projections.openings_per_year:,}", "openings a year", f"on average, {years}")
