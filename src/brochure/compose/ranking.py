"""A poster of several occupations, ranked by pay: what each pays, how it grows, and what education it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brochure.compose import numbers
from brochure.compose.blocks import Imprint
from brochure.compose.clusters import shared_in_title
from brochure.compose.context import Context
from brochure.compose.keyfigures import Headline, headline_growth, headline_pay
from brochure.compose.naming import listing
from brochure.compose.sources import credit, figures_dates
from brochure.compose.strips import others
from brochure.compose.text import capitalized, composed_language, own_language, tidy
from brochure.errors import RequestError
from brochure.locale import locale_of
from brochure.names import folded
from brochure.profile.model import Profile, Wage
from brochure.words import counted

MAX_RANKED = 10
MIN_RANKED = 2
_COUNTS = ("", "", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")

_EDUCATION = {
    "no formal educational credential": "None needed",
    "high school diploma or equivalent": "High school",
    "some college no degree": "Some college",
    "postsecondary nondegree award": "Certificate",
    "associates degree": "Associate’s",
    "bachelors degree": "Bachelor’s",
    "masters degree": "Master’s",
    "doctoral or professional degree": "Doctoral",
}
"""The levels of education in a narrow column, in ascending order."""

_BELOW_BACHELORS = tuple(_EDUCATION)[:5]
_PACES = {
    "much faster than average": 3,
    "faster than average": 2,
    "as fast as average": 1,
    "about as fast as average": 1,
    "average": 1,
    "decline": -1,
}
"""The marks of outlooks: arrows up, or one down; none for slower growth and little change."""


class Labels(NamedTuple):
    """The words of the poster; ``{count}`` is the number of jobs ranked, ``{of}`` that of all that were selected."""

    jobs: str = "Job"
    growth: str = "Growth"
    education: str = "Typical education"
    paces: tuple[tuple[int, str], ...] = (
        (3, "much faster than all jobs"), (2, "faster"), (1, "about as fast"), (-1, "decline")
    )  # fmt: skip
    chosen: str = "Of {of} jobs, those with the most openings."
    without: str = "Not ranked, because their pay a year is not known: {names}."


class Ranked(NamedTuple):
    """A job: ``pay`` in dollars a year, ``is_open`` if it is an "at least" value. ``pace`` is as in ``_PACES``.

    ``lang`` is the language of its name.
    """

    slug: str
    name: str
    lang: str | None
    pay: float
    pay_text: str
    is_open: bool
    growth: str
    pace: int
    education: str


class Ranking(NamedTuple):
    """What the poster says, its ``rows`` from the best paid. ``field`` is the group of all jobs, or empty.

    ``everyone`` is the pay of all jobs, None if the rows are of several years. ``omitted`` names jobs without pay.
    ``imprint`` says whose it is.
    """

    title: str
    field: str
    cluster: str | None
    sentence: str
    pay_header: str
    growth_header: str
    rows: tuple[Ranked, ...]
    everyone: float | None
    everyone_text: str
    notes: tuple[str, ...]
    lang: str
    labels: Labels
    subject: str
    omitted: tuple[str, ...]
    imprint: Imprint | None = None


class _Job(NamedTuple):
    """A profile with its pay a year, and the wage that this is from."""

    context: Context
    headline: Headline
    wage: Wage


def rank(profiles: Sequence[Profile], title: str | None = None) -> Ranking:
    """The ranking of ``profiles``, of at most :data:`MAX_RANKED`: those with the most openings.

    Without a ``title``, one is composed. Raises :class:`~brochure.errors.RequestError` if fewer than two have pay a
    year.
    """
    contexts = [Context.of(profile) for profile in profiles]
    jobs = list(filter(None, map(_job, contexts)))
    if len(jobs) < MIN_RANKED:
        found = f"{counted(len(profiles), 'profile')}, of which {len(jobs)} with pay a year"
        raise RequestError(f"{found}; a ranking by pay takes at least {MIN_RANKED}")
    unpaid = [context for context in contexts if all(job.context is not context for job in jobs)]
    kept = sorted(jobs, key=lambda job: -_openings(job.context.profile))[:MAX_RANKED]
    kept.sort(key=lambda job: (-job.headline.value.value, job.context.profile.title))
    chosen = [job.context.profile for job in kept]
    labels = Labels()
    rows = tuple(map(_row, kept))
    fields = [tidy(profile.cluster or profile.category or "") for profile in chosen]
    locale, everyone = contexts[0].locale, _everyone(kept)
    names = tuple([tidy(context.profile.title) for context in unpaid])
    return Ranking(
        title=title or _title(chosen),
        field=_shared([profile.cluster for profile in chosen]) or _shared(fields) or "",
        cluster=_shared([profile.cluster for profile in chosen]),
        sentence=_sentence(kept, everyone),
        pay_header=_pay_header(kept),
        growth_header=_years(chosen),
        rows=rows,
        everyone=everyone,
        everyone_text=f"{locale.say('poster.all_jobs')} {numbers.money(everyone, 'annual')}" if everyone else "",
        notes=tuple(_notes(jobs, kept, names, labels)),
        lang=composed_language(chosen[0].lang),
        labels=labels,
        subject=f"Career poster: {', '.join(row.name for row in rows)}",
        omitted=names,
    )


def _job(context: Context) -> _Job | None:
    headline = headline_pay(context)
    if headline is None or headline.wage.period != "annual":
        return None
    stated = (wage for wage in context.profile.wages
              if (wage.period, wage.value) == ("annual", headline.value))  # fmt: skip
    return _Job(context, headline, next(stated, headline.wage))


def _openings(profile: Profile) -> int:
    return (profile.projections.openings_per_year or 0) if profile.projections else 0


def _row(job: _Job) -> Ranked:
    profile = job.context.profile
    _, percent = headline_growth(job.context)
    outlook = folded((profile.projections and profile.projections.outlook) or "")
    quick = profile.quick_facts
    level = folded((quick and quick.education) or "")
    return Ranked(
        slug=profile.slug,
        name=tidy(profile.title),
        lang=own_language(profile.lang),
        pay=job.headline.value.value,
        pay_text=numbers.amount(job.headline.value, "annual"),
        is_open=job.headline.value.at_least,
        growth="" if percent is None else f"{numbers.signed(percent)}%",
        pace=_PACES.get(outlook, 0),
        education=_EDUCATION.get(level, "Varies" if level else ""),
    )


def _title(profiles: Sequence[Profile]) -> str:
    """``Ten jobs in healthcare, by pay``."""
    cluster = shared_in_title(locale_of(profiles[0].lang), [profile.cluster for profile in profiles])
    return f"{_COUNTS[len(profiles)]} jobs{f' in {cluster}' if cluster else ''}, by pay"


def _shared(values: Sequence[str | None]) -> str | None:
    """The value that all have, if any."""
    return values[0] if len(set(values)) == 1 else None


def _everyone(jobs: Sequence[_Job]) -> float | None:
    """The pay of all jobs, if it is one figure for all."""
    locale = jobs[0].context.locale
    all_jobs = locale.say("poster.all_jobs")
    found = {others(locale, job.wage, all_jobs) for job in jobs}
    only = next(iter(found)) if len(found) == 1 else None
    return only.value.value if only and only.label == all_jobs and not only.value.at_least else None


def _sentence(jobs: Sequence[_Job], everyone: float | None) -> str:
    """The best paid job without a bachelor's degree, if it pays more than all jobs."""
    for job in jobs:
        quick = job.context.profile.quick_facts
        level = folded((quick and quick.education) or "")
        is_well_paid = everyone is not None and job.headline.value.value > everyone
        if level in _BELOW_BACHELORS and is_well_paid and job.context.own_lang is None:
            name, pay = capitalized(job.context.plural), numbers.amount_words(job.headline.value, "annual")
            return f"{name} earn {pay} a year without a bachelor’s degree."
    return ""


def _pay_header(jobs: Sequence[_Job]) -> str:
    """``Median pay a year, May 2024``, without what is not the same for all."""
    statistic = _shared([job.wage.statistic for job in jobs])
    when = _shared([numbers.month(job.wage.as_of) if job.wage.as_of else None for job in jobs])
    return ", ".join(filter(None, (capitalized(f"{statistic or 'typical'} pay a year"), when)))


def _years(profiles: Sequence[Profile]) -> str:
    spans = _shared([numbers.span(one.base_year, one.target_year) if (one := profile.projections) else None
                     for profile in profiles])  # fmt: skip
    return spans or ""


def _notes(jobs: Sequence[_Job], kept: Sequence[_Job], unpaid: Sequence[str], labels: Labels) -> list[str]:
    """How the jobs were chosen, dates that they share, and the credit."""
    notes = []
    if len(kept) < len(jobs):
        notes.append(labels.chosen.replace("{of}", f"{len(jobs)}"))
    if unpaid:
        notes.append(labels.without.replace("{names}", listing(unpaid)))
    contexts = [job.context for job in kept]
    dates = _shared([figures_dates(one.locale, one.profile) for one in contexts])
    credits_due = [credit(one.locale, one.profile) for one in contexts]
    return [*notes, *filter(None, (dates, next(filter(None, credits_due), "")))]
