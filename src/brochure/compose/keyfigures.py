"""The key figures on page one, and the facts on education, experience and training next to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from brochure.compose.amounts import amount, month
from brochure.compose.blocks import Fact, KeyFigure
from brochure.compose.context import Context, stated_change
from brochure.compose.local_outlook import local_growth
from brochure.compose.local_pay import local_figure
from brochure.compose.paces import pace_of, pace_words
from brochure.compose.requirements import EDUCATION, VARIES, level_of, requirement
from brochure.compose.text import capitalized, tidy, uncapitalized
from brochure.compose.vocabulary import Label
from brochure.locale import Locale
from brochure.profile.markdown import plain_text
from brochure.profile.model import Amount, Employment, Period, ProjectionRow, Projections, QuickFacts, Statistic, Wage

if TYPE_CHECKING:  # brochures need no parts of short forms
    from brochure.compose.essentials.model import Step

MAX_FIGURES = 4


def key_figures(context: Context, period: Period | None = None) -> tuple[KeyFigure, ...]:
    """Pay, local pay, growth, local growth, jobs and openings per year: the first :data:`MAX_FIGURES` that are known.

    ``period`` is as in :func:`pay_figure`.
    """
    nation, local = pay_figure(context, period), local_figure(context)
    if nation and local:
        nation = nation._replace(label=context.locale.say("key_figures.national", label=nation.label))
    growth, here = growth_figure(context), local_growth(context)
    if growth and here:
        growth = growth._replace(label=context.locale.say("local_outlook.national", label=growth.label))
    figures = (nation, local, growth, here, jobs_figure(context), openings_figure(context))
    return tuple(filter(None, figures))[:MAX_FIGURES]


def facts(context: Context, *, has_entry: bool) -> tuple[Fact, ...]:
    """Education, experience and training; also the outlook if no growth figure contains it.

    ``has_entry`` is whether the brochure has a section on how to become one. In a fact sheet, that section directly
    follows and is composed from the same facts, so they are left out here.
    """
    quick = None if context.is_bare and has_entry else context.profile.quick_facts
    locale, outlook = context.locale, outlook_words(context) if growth_figure(context) is None else None
    known = (
        (locale.say("key_figures.facts.education"), quick and quick.education),
        (locale.say("key_figures.facts.experience"), quick and quick.experience),
        (locale.say("key_figures.facts.training"), quick and quick.training),
    )
    found = tuple([Fact(label, *requirement(value, context.vocabulary)) for label, value in known if value])
    if len(found) > 1 and not outlook and {level_of(value) for _, value in known if value} == {VARIES}:
        return (Fact(locale.say("key_figures.facts.all"), found[0].value),)
    if outlook is None:
        return found
    view = outlook._replace(text=capitalized(outlook.text))
    return (*found, Fact(locale.say("key_figures.facts.outlook"), *view))


def outlook_words(context: Context) -> Label | None:
    """The pace of growth in words, or else the profile's own words; None if there are none."""
    projections, pace = context.profile.projections, pace_of(context.profile)
    if pace:
        return Label(pace_words(context.locale, pace))
    return context.vocabulary.own(tidy(projections.outlook)) if projections and projections.outlook else None


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


def pay_figure(context: Context, period: Period | None = None, *, marks_open: bool = True) -> KeyFigure | None:
    """The pay of the headline, with its month in the note; if it is much older than the other figures, in the label.

    Annual pay is the figure and hourly pay is in the note, unless ``period`` is hourly. The label says of a top-coded
    figure that pay may be more if it ``marks_open``.
    """
    headline = headline_pay(context)
    if headline is None:
        return None
    locale, (wage, value, hourly) = context.locale, headline
    unit = wage.period
    other = locale.say("key_figures.hourly", amount=amount(locale, hourly, "hourly")) if hourly else ""
    if hourly and period == "hourly":
        other = locale.say("key_figures.annual", amount=amount(locale, value, unit))
        unit, value = period, hourly
    form = "pay_or_more" if value.at_least and marks_open else "pay"
    when, is_stale = month(locale, wage.as_of) if wage.as_of else "", context.is_stale(wage.as_of)
    label = locale.say(
        f"key_figures.{form}.{wage.statistic}.{unit}", name=context.part(wage.occupation), when=when if is_stale else ""
    )
    notes = (other, locale.say("key_figures.older") if is_stale else when)
    return KeyFigure(amount(locale, value, unit), label, ", ".join(filter(None, notes)), kind="pay")


def entry_figure(context: Context, path: Sequence[Step]) -> KeyFigure | None:
    """The usual way in as a figure: the years of an apprenticeship, or else the level of education, if it is known."""
    locale, quick = context.locale, context.profile.quick_facts or QuickFacts()
    level = level_of(quick.education)
    years = next((step for step in path if step.years), None)
    if years and level_of(quick.training) == "apprenticeship":
        after = "after_high_school" if level == "high_school" else "alone"
        label, note = locale.say("key_figures.way_in"), locale.say(f"key_figures.apprenticeship.{after}")
        return KeyFigure(years.mark, label, note, years.mark_lang, kind="entry")
    if level not in EDUCATION:
        return None
    value, note = locale.say(f"key_figures.entry.value.{level}"), locale.say(f"key_figures.entry.note.{level}")
    return KeyFigure(value, locale.say("key_figures.education"), note, kind="entry")


_MAX_NAME = 24  # characters of a name in a small sentence


def halves(context: Context) -> str:
    """What a median means, in a sentence beside that of the headline; empty if it is none, or of another occupation."""
    headline = headline_pay(context)
    if headline is None or headline.wage.statistic != "median" or headline.value.at_least:
        return ""
    occupation = headline.wage.occupation if context.part(headline.wage.occupation) else None
    name = context.name(occupation)
    if name.lang or len(name.text) > _MAX_NAME:
        return context.locale.say("key_figures.halves.them")
    return context.locale.say("key_figures.halves.all", people=plain_text(context.people(occupation)))


def headline_growth(context: Context) -> tuple[ProjectionRow | None, float | None]:
    """The projections row and growth in percent of the whole, or else of the first occupation with figures."""
    row, percent = context.headline, context.growth
    projections = context.profile.projections
    if projections and row is None and percent is None:
        row = next((row for row in projections.rows if row.percent is not None or row.change is not None), None)
        percent = row.percent if row else None
    return row, percent


def growth_figure(context: Context, *, is_brief: bool = False) -> KeyFigure | None:
    """The projected growth in percent, or else in jobs; a label that ``is_brief`` has only the last year."""
    projections = context.profile.projections
    row, percent = headline_growth(context)
    change = percent if percent is not None else row.change if row else None
    if projections is None or change is None:
        return None
    locale, part = context.locale, context.part(row.title) if row else ""
    value = locale.signed(change) if percent is None else locale.percent(change, signed=True)
    is_growth = change > 0 and (percent is not None or is_brief)
    if is_brief:
        form, years = "up_by" if is_growth else "change_by", str(projections.target_year)
    else:
        form = "up" if is_growth else "change"
        years = locale.span(projections.base_year, projections.target_year)
    label = locale.say(f"key_figures.growth.{form}", years=years, name=part)
    return KeyFigure(value, label, _pace(context, change, is_of_part=bool(part)), kind="growth")


def _pace(context: Context, change: float, *, is_of_part: bool) -> str:
    """The outlook below the growth figure, or ``decline``, because a minus sign alone is easily missed."""
    outlook = None if is_of_part else outlook_words(context)
    if outlook is None:
        return pace_words(context.locale, "decline") if change < 0 else ""
    return uncapitalized(outlook.text)


def held_jobs(context: Context) -> Employment | None:
    """The number of jobs: from the only statement, or else the projections' total, or else the first statement."""
    held = [statement for statement in context.profile.employment if statement.jobs is not None]
    row, projections = context.headline, context.profile.projections
    if row and row.base is not None and projections and len(held) != 1:
        return Employment(as_of=projections.base_year, jobs=row.base)
    return held[0] if held else None


def jobs_figure(context: Context) -> KeyFigure | None:
    """The number of jobs that :func:`held_jobs` finds."""
    locale, held = context.locale, held_jobs(context)
    if held is None or held.jobs is None:
        return None
    row, projections, part = context.headline, context.profile.projections, context.part(held.occupation)
    label = locale.say("key_figures.jobs", held.jobs, year=str(held.as_of) if held.as_of else "", name=part)
    note = _more_or_fewer(locale, row, projections, held.as_of) if row and projections and not part else ""
    return KeyFigure(locale.number(held.jobs), label, note, kind="jobs")


def _more_or_fewer(locale: Locale, row: ProjectionRow, projections: Projections, since: int | None) -> str:
    """``27,800 more by 2026``; with the first year, too, if the number of jobs is not that of the base year."""
    change = stated_change(row)
    if change is None:
        return ""
    form = "more" if change > 0 else "fewer" if change else "same"
    jobs = locale.number(abs(change))
    if since == projections.base_year:
        return locale.say(f"key_figures.by.{form}", jobs=jobs, year=str(projections.target_year))
    span = locale.span(projections.base_year, projections.target_year)
    return locale.say(f"key_figures.over.{form}", jobs=jobs, years=span)


def openings_figure(context: Context) -> KeyFigure | None:
    """The openings of a year."""
    locale, projections = context.locale, context.profile.projections
    if projections is None or projections.openings_per_year is None:
        return None
    span = locale.span(projections.base_year, projections.target_year)
    note = locale.say("key_figures.on_average", years=span)
    return KeyFigure(
        locale.number(projections.openings_per_year), locale.say("key_figures.openings"), note, kind="openings"
    )
