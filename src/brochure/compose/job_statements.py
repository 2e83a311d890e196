"""Sentences about numbers of jobs and their projected change, which only restate the figures of a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brochure.compose.paces import Pace
    from brochure.locale import Locale
    from brochure.profile.markdown import Text
    from brochure.profile.model import Employment, Projections

ALL_JOBS = 100
"""The share in percent of an industry that has all jobs of an occupation."""


def jobs_statement(locale: Locale, name: Text, statement: Employment) -> Text:
    """The number of jobs of the occupation ``name``, which has no article; () if unknown."""
    if statement.jobs is None:
        return ()
    year = str(statement.as_of) if statement.as_of else None
    return locale.text("jobs.held", statement.jobs, name=name, year=year)


def only_industry(locale: Locale, name: Text, percent: float, *, is_own_business: bool) -> Text:
    """The share of the only industry of a statement, of which a chart would be a single bar.

    ``is_own_business`` is whether that is no industry but the self-employed.
    """
    form = "self_employed" if is_own_business else "all" if percent >= ALL_JOBS else "part"
    return locale.text(f"jobs.only_industry.{form}", industry=name, share=locale.percent_words(percent))


def growth_statement(
    locale: Locale,
    people: Text,
    percent: float | None,
    projections: Projections,
    pace: Pace | None = None,
    view: Text = (),
) -> Text:
    """The projected change in employment and how it compares with the average; () if unknown.

    ``people`` are empty after a sentence that names them. ``view`` is the outlook if it is not a known ``pace``.
    """
    first, last = str(projections.base_year), str(projections.target_year)
    words = locale.percent_words(percent) if percent else None
    if percent == 0 or pace == "no_change":
        up, down = (words, None) if percent and percent > 0 else (None, words)
        return locale.text("jobs.growth.no_change", people=people, first=first, last=last, up=up, down=down)
    compared = locale.text(f"jobs.pace.{pace}") if pace and pace != "decline" else ()
    if percent is None:
        return _outlook_alone(locale, people, (first, last), pace, compared or view)
    if percent < 0:
        return locale.text("jobs.growth.decline", people=people, first=first, last=last, percent=words)
    return locale.text("jobs.growth.grow", people=people, first=first, last=last, percent=words, pace=compared or view)


def _outlook_alone(locale: Locale, people: Text, years: tuple[str, str], pace: Pace | None, view: Text) -> Text:
    """:func:`growth_statement` without a percentage; ``view`` is the pace in words, if there are any."""
    first, last = years
    if pace == "decline":
        return locale.text("jobs.growth.decline", people=people, first=first, last=last, percent=None)
    if pace:
        return locale.text("jobs.growth.at_pace", people=people, first=first, last=last, pace=view)
    return locale.text("jobs.outlook", first=first, last=last, view=view) if view else ()


def change_statement(
    locale: Locale, projections: Projections, change: int | None, projected: int | None = None, base: int | None = None
) -> Text:
    """The change in the number of jobs, with the ``projected`` number and that of the ``base`` year if given."""
    first, last = str(projections.base_year), str(projections.target_year)
    before = locale.number(base) if base is not None else None
    if not change:
        if change == 0:
            same = projected if projected is not None else base
            jobs = locale.number(same) if same is not None else None
            return locale.text("jobs.change.same", first=first, last=last, jobs=jobs)
        return locale.text("jobs.change.projected", projected, first=first, last=last, base=before) if projected else ()
    form = "more" if change > 0 else "fewer"
    if projected is None:
        return locale.text(f"jobs.change.by.{form}", abs(change), first=first, last=last, base=before)
    by = locale.number(abs(change))
    return locale.text(f"jobs.change.to.{form}", projected, first=first, last=last, base=before, change=by)


def openings_statement(locale: Locale, people: Text, openings: int, projections: Projections) -> Text:
    """Openings per year: new jobs and those of people who leave. ``people`` are as in :func:`growth_statement`."""
    return locale.text("jobs.openings", openings, people=people, last=str(projections.target_year))


def figures_statement(
    locale: Locale, wages: Iterable[str], jobs: Iterable[str], projections: Iterable[tuple[int, int]]
) -> str:
    """The dates of each kind of figures, which are months in words, years, and spans; empty without figures."""
    spans = [locale.say("figures.years", first=str(first), last=str(last)) for first, last in projections]
    dates = {"wages": dict.fromkeys(wages), "jobs": dict.fromkeys(jobs), "projections": dict.fromkeys(spans)}
    parts = [
        locale.say(f"figures.dates.{kind}", when=locale.listing(list(when))) for kind, when in dates.items() if when
    ]
    return locale.say("figures.all_dates", figures=locale.listing(parts)) if parts else ""
