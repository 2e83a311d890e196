"""A poster of several occupations, ranked by pay: what each pays, how it grows, and what education it asks for."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from brochure.compose.amounts import amount, amount_words, money, month
from brochure.compose.blocks import Imprint
from brochure.compose.brand import common_imprint
from brochure.compose.clusters import shared_in_title
from brochure.compose.context import Context
from brochure.compose.keyfigures import Headline, headline_growth, headline_pay
from brochure.compose.paces import Pace, pace_of
from brochure.compose.requirements import EDUCATION, level_of
from brochure.compose.sources import credit, figures_dates
from brochure.compose.strips import others
from brochure.compose.vocabulary import Label
from brochure.errors import RequestError
from brochure.locale import Language, Locale, locale_for
from brochure.profile.markdown import plain_text
from brochure.profile.model import Profile, Wage
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.brand.model import Branding

MAX_RANKED = 10
MIN_RANKED = 2

_BELOW_BACHELORS = EDUCATION[: EDUCATION.index("bachelor")]
_MARKS: dict[Pace, int] = {"much_faster": 3, "faster": 2, "as_fast": 1, "about_as_fast": 1, "average": 1, "decline": -1}
"""The marks of paces: arrows up, or one down; none for slower growth and little change."""


class Labels(NamedTuple):
    """The headers of columns other than that of pay, and what the marks mean."""

    jobs: str
    education: str
    paces: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, locale: Locale) -> Labels:
        explained: tuple[Pace, ...] = ("much_faster", "faster", "as_fast", "decline")
        paces = tuple([(_MARKS[pace], locale.say(f"ranking.paces.{pace}")) for pace in explained])
        return cls(locale.say("ranking.columns.job"), locale.say("ranking.columns.education"), paces)


class Ranked(NamedTuple):
    """A job: ``pay`` in dollars a year, ``is_open`` if it is an "at least" value. ``pace`` is as in ``_MARKS``.

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
    """What the poster says, its ``rows`` from the best paid. ``field`` is the group of all jobs, or empty,
    and ``field_lang`` the language of its name.

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
    field_lang: str | None = None
    imprint: Imprint | None = None


class _Job(NamedTuple):
    """A profile with its pay a year, and the wage that this is from."""

    context: Context
    headline: Headline
    wage: Wage


def rank(
    profiles: Sequence[Profile],
    title: str | None = None,
    language: Language | None = None,
    branding: Branding | None = None,
) -> Ranking:
    """The ranking of ``profiles``, of at most :data:`MAX_RANKED`: those with the most openings.

    Without a ``title``, one is composed. ``language`` is that of composed text, by default that of all profiles;
    ``branding`` is that of whoever hands it out. Raises :class:`~brochure.errors.RequestError` if fewer than two have
    pay a year.
    """
    locale = locale_for(language, [profile.lang for profile in profiles])
    jobs, unpaid = _paid([Context.of(profile, locale=locale) for profile in profiles])
    kept = sorted(jobs, key=lambda job: -_openings(job.context.profile))[:MAX_RANKED]
    kept.sort(key=lambda job: (-job.headline.value.value, job.context.profile.title))
    chosen = [job.context.profile for job in kept]
    rows, everyone = tuple(map(_row, kept)), _everyone(locale, kept)
    field = _shared([job.context.vocabulary.field(job.context.profile.cluster, job.context.profile.category)
                     for job in kept]) or Label("")  # fmt: skip
    return Ranking(
        title=title or _title(locale, chosen),
        field=field.text,
        field_lang=field.lang,
        cluster=_shared([profile.cluster for profile in chosen]),
        sentence=_sentence(locale, kept, everyone),
        pay_header=_pay_header(locale, kept),
        growth_header=locale.say("ranking.columns.growth", years=_years(locale, chosen)),
        rows=rows,
        everyone=everyone,
        everyone_text=_everyone_text(locale, everyone) if everyone else "",
        notes=tuple(_notes(locale, jobs, kept, unpaid)),
        lang=locale.lang,
        labels=Labels.of(locale),
        subject=locale.say("ranking.subject", names=", ".join(row.name for row in rows)),
        omitted=unpaid,
        imprint=common_imprint(branding, locale),
    )


def _paid(contexts: Sequence[Context]) -> tuple[list[_Job], tuple[str, ...]]:
    """The jobs with pay a year, and the names of those without.

    Raises :class:`~brochure.errors.RequestError` if too few have any.
    """
    found = [(context, _job(context)) for context in contexts]
    jobs = [job for _, job in found if job]
    if len(jobs) < MIN_RANKED:
        told = f"{counted(len(contexts), 'profile')}, of which {len(jobs)} with pay a year"
        raise RequestError(f"{told}; a ranking by pay takes at least {MIN_RANKED}")
    return jobs, tuple([context.title.text for context, job in found if job is None])


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
    context, profile = job.context, job.context.profile
    _, percent = headline_growth(context)
    pace, level = pace_of(profile), _level(profile)
    named = level if level in EDUCATION else "varies"
    return Ranked(
        slug=profile.slug,
        name=context.title.text,
        lang=context.title.lang,
        pay=job.headline.value.value,
        pay_text=amount(context.locale, job.headline.value, "annual"),
        is_open=job.headline.value.at_least,
        growth="" if percent is None else context.locale.percent(percent, signed=True),
        pace=_MARKS.get(pace, 0) if pace else 0,
        education=context.locale.say(f"ranking.education.{named}") if level else "",
    )


def _level(profile: Profile) -> str:
    """The usual level of education, the profile's own words if it is none of the Bureau's, or empty."""
    education = (profile.quick_facts and profile.quick_facts.education) or ""
    return level_of(education) or education


def _title(locale: Locale, profiles: Sequence[Profile]) -> str:
    """``Ten jobs in healthcare, by pay``."""
    cluster = shared_in_title(locale, [profile.cluster for profile in profiles])
    return locale.say(f"ranking.title.{len(profiles)}", cluster=cluster)


T = TypeVar("T", bound=Hashable)


def _shared(values: Sequence[T]) -> T | None:
    """The value that all have, if any."""
    return values[0] if len(set(values)) == 1 else None


def _everyone(locale: Locale, jobs: Sequence[_Job]) -> float | None:
    """The pay of all jobs, if it is one figure for all."""
    all_jobs = locale.say("poster.all_jobs")
    only = _shared([others(locale, job.wage, all_jobs) for job in jobs])
    return only.value.value if only and only.label == all_jobs and not only.value.at_least else None


def _everyone_text(locale: Locale, everyone: float) -> str:
    pay = money(locale, everyone, "annual")
    return locale.say("poster.all_jobs_pay", jobs=locale.say("poster.all_jobs"), pay=pay)


def _sentence(locale: Locale, jobs: Sequence[_Job], everyone: float | None) -> str:
    """The best paid job without a bachelor's degree, if it pays more than all jobs and has a name in the language."""
    for job in jobs:
        is_well_paid = everyone is not None and job.headline.value.value > everyone
        if _level(job.context.profile) in _BELOW_BACHELORS and is_well_paid and not job.context.name().lang:
            pay = amount_words(locale, job.headline.value, "annual")
            return plain_text(locale.text("ranking.sentence", people=job.context.people(), pay=pay))
    return ""


def _pay_header(locale: Locale, jobs: Sequence[_Job]) -> str:
    """``Median pay a year, May 2024``, without what is not the same for all."""
    statistic = _shared([job.wage.statistic for job in jobs]) or "typical"
    when = _shared([month(locale, job.wage.as_of) if job.wage.as_of else None for job in jobs])
    return locale.say(f"ranking.pay.{statistic}", when=when)


def _years(locale: Locale, profiles: Sequence[Profile]) -> str | None:
    return _shared([locale.span(one.base_year, one.target_year) if (one := profile.projections) else None
                    for profile in profiles])  # fmt: skip


def _notes(locale: Locale, jobs: Sequence[_Job], kept: Sequence[_Job], unpaid: Sequence[str]) -> list[str]:
    """How the jobs were chosen, dates that they share, and the credit."""
    notes = []
    if len(kept) < len(jobs):
        notes.append(locale.say("ranking.chosen", jobs=locale.number(len(jobs))))
    if unpaid:
        notes.append(locale.say("ranking.unpaid", names=locale.listing(unpaid)))
    profiles = [job.context.profile for job in kept]
    dates = _shared([figures_dates(locale, profile) for profile in profiles])
    credits_due = [credit(locale, profile) for profile in profiles]
    return [*notes, *filter(None, (dates, next(filter(None, credits_due), "")))]
