"""The few big numbers on page one, and the way in beside them."""

from __future__ import annotations

from brochure.compose import numbers
from brochure.compose.blocks import KeyFigure
from brochure.compose.context import Context
from brochure.compose.grammar import capitalized, same_name
from brochure.compose.typography import tidy
from brochure.profile.model import Amount, Employment, Period, ProjectionRow, Projections, Wage

_PER: dict[Period, str] = {"annual": "a year", "hourly": "an hour"}


def key_figures(context: Context) -> tuple[KeyFigure, ...]:
    """At most four: pay, growth, jobs, openings a year. What is not known is left out."""
    return tuple(filter(None, (_pay(context), _growth(context), _jobs(context), _openings(context))))


def facts(context: Context) -> tuple[tuple[str, str], ...]:
    """(label, value) of education, experience and training; the outlook too where no growth figure carries it."""
    quick = context.profile.quick_facts
    projections = context.profile.projections
    outlook = projections.outlook if projections and _growth(context) is None else None
    known = (
        ("Usual education", quick and quick.education),
        ("Experience", quick and quick.experience),
        ("Training", quick and quick.training),
        ("Job outlook", capitalized(outlook) if outlook else None),
    )
    return tuple((label, requirement(context, value)) for label, value in known if value)


def requirement(context: Context | None, value: str) -> str:
    """An entry requirement as said to a reader.

    The Bureau writes "See How to Become One" where it varies; that is a pointer only in a brochure that has
    the section (``context`` is ``None`` for other occupations than the brochure's).
    """
    match same_name(value):
        case "none":
            return "None needed"
        case "see how to become one":
            here = context is not None and context.profile.sections.how_to_become_one is not None
            return "Varies: see How to become one" if here else "Varies"
    return tidy(value)


def _pay(context: Context) -> KeyFigure | None:
    """The headline pay, or else the first wage statement that has a figure."""
    profile = context.profile
    stated = next((wage for wage in profile.wages if wage.value), None)
    when = numbers.month(stated.as_of) if stated and stated.as_of else ""
    pay = profile.quick_facts.pay if profile.quick_facts else None
    if pay and (headline := pay.annual or pay.hourly):
        period: Period = "annual" if pay.annual else "hourly"
        hourly = pay.hourly if pay.annual else None
        statistic = _statistic(profile.wages, headline)
        return _pay_figure(headline, period, statistic, "", hourly, when)
    if stated and stated.value:
        return _pay_figure(stated.value, stated.period, stated.statistic, context.whose(stated.occupation), None, when)
    return None


def _statistic(wages: tuple[Wage, ...], headline: Amount) -> str:
    """ "mean" where the headline restates a mean wage; the Handbook's headline is a median."""
    return next((wage.statistic for wage in wages if wage.value == headline), "median")


def _pay_figure(pay: Amount, period: Period, statistic: str, whose: str, hourly: Amount | None, when: str) -> KeyFigure:
    label = f"{statistic} pay {_PER[period]}{' or more' if pay.at_least else ''}{whose}"
    by_hour = f"{numbers.amount(hourly, 'hourly')} an hour" if hourly else ""
    return KeyFigure(numbers.amount(pay, period), label, ", ".join(filter(None, (by_hour, when))))


def _growth(context: Context) -> KeyFigure | None:
    """The growth of the whole, or of the first occupation that has a figure."""
    projections = context.profile.projections
    if projections is None:
        return None
    years = numbers.span(projections.base_year, projections.target_year)
    row = _headline_row(context, projections)
    percent = row.percent if row else None
    if percent is None:
        bars = (bar for bar in projections.comparisons if same_name(bar.name) in context.own)
        percent = next((bar.percent for bar in bars), None)
    whose = context.whose(row.title) if row else ""
    outlook = projections.outlook if projections.outlook and not whose else ""
    note = "" if same_name(outlook) == "decline" else outlook[:1].lower() + outlook[1:]
    if percent is not None:
        label = "job growth" if percent > 0 else "change in jobs"
        return KeyFigure(f"{numbers.signed(percent)}%", f"{label}, {years}{whose}", note)
    if row and row.change is not None:
        return KeyFigure(numbers.signed(row.change), f"change in jobs, {years}{whose}", note)
    return None


def _headline_row(context: Context, projections: Projections) -> ProjectionRow | None:
    """The row of the whole; where there is none, the first that says something of change."""
    if context.headline:
        return context.headline
    return next((row for row in projections.rows if row.percent is not None or row.change is not None), None)


def _jobs(context: Context) -> KeyFigure | None:
    """Jobs held: the one statement there is, or else the projections' whole, or else the first statement."""
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
    """``27,800 more by 2026``, with the first year too where the jobs are not those of the base year."""
    if row.change is None:
        return ""
    by = f"by {projections.target_year}"
    if since != projections.base_year:
        by = numbers.span(projections.base_year, projections.target_year)
    if not row.change:
        return f"about the same {by}"
    return f"{abs(row.change):,} {'more' if row.change > 0 else 'fewer'} {by}"


def _openings(context: Context) -> KeyFigure | None:
    projections = context.profile.projections
    if projections is None or projections.openings_per_year is None:
        return None
    years = numbers.span(projections.base_year, projections.target_year)
    return KeyFigure(f"{projections.openings_per_year:,}", "openings a year", f"on average, {years}")
