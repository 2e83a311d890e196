"""The whole sheet: heading, charts, a table with a row for each aspect, and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from brochure.compose.amounts import month
from brochure.compose.blocks import BulletList, KeyFigure, Paragraph, QrLink, Run, Text
from brochure.compose.brand import common_imprint
from brochure.compose.comparison import outlook, pay
from brochure.compose.comparison.model import Aspect, Comparison, Duties, Entry, Shares, missing
from brochure.compose.context import Context, most_common, unanimous
from brochure.compose.job_statements import figures_statement
from brochure.compose.keyfigures import held_jobs, jobs_figure, openings_figure
from brochure.compose.link_roles import official_page
from brochure.compose.next_steps import qr_link
from brochure.compose.prose import prose
from brochure.compose.requirements import requirement
from brochure.compose.sources import credit
from brochure.compose.text import capitalized, tidy
from brochure.locale import Language, Locale, locale_for
from brochure.profile.model import Employment, LocalPay, Profile, QuickFacts

if TYPE_CHECKING:
    from brochure.brand.model import Branding

_MAX_HEADING = 40
"""Longer headings cannot be read at a glance."""

MAX_DUTIES, MIN_DUTIES = 4, 2
MAX_INDUSTRIES = 3


def compare(
    profiles: Sequence[Profile],
    pay_in_areas: Sequence[LocalPay | None] = (),
    language: Language | None = None,
    branding: Branding | None = None,
) -> Comparison:
    """The comparison of two to six different ``profiles``, in their order.

    ``pay_in_areas`` is the local pay of each, in the same areas, if it is to be shown. ``language`` is that of composed
    text, by default that of all profiles; ``branding`` is that of whoever hands it out.
    """
    locale = locale_for(language, [profile.lang for profile in profiles])
    paid = pay_in_areas or [None] * len(profiles)
    contexts = [Context.of(profile, local, locale=locale) for profile, local in zip(profiles, paid, strict=True)]
    titles = [context.title.text for context in contexts]
    names = "" if any(context.title.lang for context in contexts) else _names(locale, titles)
    counted = locale.say(f"comparison.heading_of.{len(profiles)}")
    return Comparison(
        title=locale.say("comparison.title", titles="; ".join(titles)),
        lang=unanimous(context.lang for context in contexts) or locale.lang,
        heading=locale.say("comparison.heading", names=names) if names else counted,
        pay=tuple(pay.charts(contexts)),
        outlook=tuple(outlook.charts(contexts)),
        corner=locale.say("comparison.corner"),
        occupations=tuple(titles),
        aspects=tuple(aspects(contexts)),
        notes=(*_notes(locale, profiles), *filter(None, (pay.local_citation(contexts),))),
        attribution=next(filter(None, [credit(locale, one.profile, one.local) for one in contexts]), ""),
        page_label=locale.say("brochure.page", number="{number}", total="{count}"),
        subject=locale.say("comparison.subject", titles=locale.listing(titles)),
        keywords=tuple(dict.fromkeys(code for profile in profiles for code in profile.soc)),
        own=tuple([context.title.lang for context in contexts]),
        composed=locale.lang,
        imprint=common_imprint(branding, locale),
    )


_CONJUNCTIONS = (" and ", " y ", " e ")


def _names(locale: Locale, titles: Sequence[str]) -> str:
    """``Cooks and Electricians``; empty if that is too long or a title contains "and" or a comma."""
    names = locale.listing(titles)
    plain = not any(mark in title for title in titles for mark in (",", *_CONJUNCTIONS))
    return names if plain and len(names) <= _MAX_HEADING else ""


def _notes(locale: Locale, profiles: Sequence[Profile]) -> Iterator[str]:
    """The sources and dates of figures."""
    sources = dict.fromkeys(
        ", ".join(map(tidy, filter(None, (source.publisher, source.title))))
        for profile in profiles
        for source in profile.sources
    )
    if sources:
        listed = "; ".join(sources)
        yield (
            locale.say("comparison.sources", sources=listed)
            if len(sources) > 1
            else locale.say("comparison.source", sources=listed)
        )
    dates = figures_statement(
        locale,
        (month(locale, wage.as_of) for profile in profiles for wage in profile.wages if wage.as_of),
        (str(one.as_of) for profile in profiles for one in profile.employment if one.as_of),
        ((span.base_year, span.target_year) for span in (p.projections for p in profiles) if span),
    )
    if dates:
        yield dates


def aspects(contexts: Sequence[Context]) -> Iterator[Aspect]:
    """The aspects that are known for at least one occupation, including local pay."""
    locale = contexts[0].locale
    rows: tuple[tuple[str, Sequence[Entry | None]], ...] = (
        (locale.say("comparison.duties"), list(map(_duties, contexts))),
        pay.headlines(contexts),
        *pay.local_headlines(contexts),
        outlook.headlines(contexts),
        _jobs(contexts),
        (locale.say("comparison.education"), _requirements(contexts, lambda quick: quick.education)),
        (locale.say("comparison.experience"), _requirements(contexts, lambda quick: quick.experience)),
        (locale.say("comparison.training"), _requirements(contexts, lambda quick: quick.training)),
        (locale.say("comparison.employers"), list(map(_industries, contexts))),
        (locale.say("comparison.read_more"), list(map(_page, contexts))),
    )
    for header, entries in rows:
        if any(entries):
            yield Aspect(header, tuple(entry or missing(locale) for entry in entries))


def _duties(context: Context) -> Entry | None:
    """The first bullets of the section on what they do, or else the summary, or the section's first paragraph."""
    profile = context.profile
    blocks = prose(profile.sections.what_they_do, context.vocabulary)
    bullets = next((block for block in blocks if isinstance(block, BulletList)), None)
    if bullets:
        return Duties(tuple(map(_capitalized, bullets.items[:MAX_DUTIES])), MIN_DUTIES)
    if profile.summary:
        return Paragraph((Run(tidy(profile.summary.strip()), lang=context.own_lang),))
    return next((block for block in blocks if isinstance(block, Paragraph)), None)


def _capitalized(text: Text) -> Text:
    """``text`` with a capital, because the words that introduce the list are left out."""
    first, *others = text
    return (first._replace(text=capitalized(first.text)), *others)


def _jobs(contexts: Sequence[Context]) -> tuple[str, list[KeyFigure | None]]:
    """The header, such as ``Jobs, 2024``, and the number of jobs with openings per year for each occupation."""
    locale = contexts[0].locale
    subjects = [(held.as_of, context.part(held.occupation)) if (held := held_jobs(context)) else None
                for context in contexts]  # fmt: skip
    usual = most_common(subjects)
    year = usual[0] if usual and not usual[1] else None
    entries = []
    for context, subject in zip(contexts, subjects, strict=True):
        jobs, openings = jobs_figure(context), _openings(context)
        if jobs is None:
            entries.append(openings_figure(context))
            continue
        label = "" if year and subject == usual else jobs.label
        entries.append(KeyFigure(jobs.value, ", ".join(filter(None, (label, openings)))))
    return locale.say("comparison.jobs", year=str(year) if year else ""), entries


def _openings(context: Context) -> str:
    projections = context.profile.projections
    openings = projections.openings_per_year if projections else None
    return "" if openings is None else context.locale.say("comparison.openings", openings)


def _requirements(contexts: Sequence[Context], of: Callable[[QuickFacts], str | None]) -> list[Entry | None]:
    """The requirement that ``of`` returns for the quick facts of each occupation, as printed."""
    entries: list[Entry | None] = []
    for context in contexts:
        quick = context.profile.quick_facts
        value = of(quick) if quick else None
        entries.append(Paragraph(requirement(value, context.vocabulary).runs) if value else None)
    return entries


def _industries(context: Context) -> Entry | None:
    """The industries with the most jobs: of the whole, or else of its largest detailed occupation."""
    statements = [statement for statement in context.profile.employment if statement.industries]
    if not statements:
        return None
    statement: Employment = max(statements, key=lambda one: (one.occupation is None, one.jobs or 0))
    largest = sorted(statement.industries, key=lambda share: -share.percent)[:MAX_INDUSTRIES]
    locale, vocabulary = context.locale, context.vocabulary
    shares = tuple([(locale.percent(share.percent), vocabulary.industry(share.name).runs) for share in largest])
    is_part = bool(context.part(statement.occupation))
    whose = locale.text("comparison.part", name=context.name(statement.occupation).runs) if is_part else ()
    return Shares(shares, whose)


def _page(context: Context) -> QrLink | None:
    """The official page, with the title of the occupation."""
    url = official_page(context.profile)
    return qr_link(context.locale, context.title.text, url, context.title.lang) if url else None
