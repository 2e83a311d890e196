"""The whole sheet: heading, charts, a table with a row for each aspect, and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from brochure.compose import numbers
from brochure.compose.amounts import month
from brochure.compose.blocks import BulletList, KeyFigure, Paragraph, QrLink, Run, Text
from brochure.compose.comparison import outlook, pay
from brochure.compose.comparison.model import MISSING, Aspect, Comparison, Duties, Entry, Shares
from brochure.compose.context import Context, most_common, unanimous
from brochure.compose.job_statements import figures_statement
from brochure.compose.keyfigures import jobs_figure, openings_figure
from brochure.compose.link_roles import official_page
from brochure.compose.naming import industry_label, listing
from brochure.compose.next_steps import qr_link
from brochure.compose.prose import prose
from brochure.compose.requirements import requirement
from brochure.compose.sources import credit
from brochure.compose.text import COMPOSED, capitalized, composed_language, tidy
from brochure.locale import Locale, locale_of
from brochure.profile.model import Employment, LocalPay, Profile, QuickFacts

_MAX_HEADING = 40
"""Longer headings cannot be read at a glance."""

MAX_DUTIES, MIN_DUTIES = 4, 2
MAX_INDUSTRIES = 3

_COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}


def compare(profiles: Sequence[Profile], pay_in_areas: Sequence[LocalPay | None] = ()) -> Comparison:
    """The comparison of two to six different ``profiles``, in their order.

    ``pay_in_areas`` is the local pay of each, in the same areas, if it is to be shown.
    """
    paid = pay_in_areas or [None] * len(profiles)
    composed = composed_language(unanimous(profile.lang for profile in profiles) or COMPOSED)
    contexts = [
        Context.of(profile, local, locale=locale_of(composed)) for profile, local in zip(profiles, paid, strict=True)
    ]
    titles = tuple(tidy(profile.title) for profile in profiles)
    heading = f"{_names(titles) or f'{_COUNTS[len(profiles)]} occupations'} side by side"
    lang = unanimous(profile.lang for profile in profiles) or COMPOSED
    return Comparison(
        title=f"Side by side: {'; '.join(titles)}",
        lang=lang,
        heading=heading,
        pay=tuple(pay.charts(contexts)),
        outlook=tuple(outlook.charts(contexts)),
        corner="Occupation",
        occupations=titles,
        aspects=tuple(aspects(contexts)),
        notes=(*_notes(contexts[0].locale, profiles), *filter(None, (pay.local_citation(contexts),))),
        attribution=next(filter(None, [credit(one.locale, one.profile, one.local) for one in contexts]), ""),
        page_label="Page {number} of {count}",
        subject=f"Comparison of {listing(titles)}",
        keywords=tuple(dict.fromkeys(code for profile in profiles for code in profile.soc)),
        own=tuple(context.own_lang for context in contexts),
        composed=composed,
    )


def _names(titles: Sequence[str]) -> str:
    """``Cooks and Electricians``; empty if that is too long or a title contains "and" or a comma."""
    names = listing(titles)
    plain = not any(" and " in title or "," in title for title in titles)
    return names if plain and len(names) <= _MAX_HEADING else ""


def _notes(locale: Locale, profiles: Sequence[Profile]) -> Iterator[str]:
    """The sources and dates of figures."""
    sources = dict.fromkeys(
        ", ".join(map(tidy, filter(None, (source.publisher, source.title))))
        for profile in profiles
        for source in profile.sources
    )
    if sources:
        yield f"Source{'s' if len(sources) > 1 else ''}: {'; '.join(sources)}."
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
    rows: tuple[tuple[str, Sequence[Entry | None]], ...] = (
        ("What they do", list(map(_duties, contexts))),
        pay.headlines(contexts),
        *pay.local_headlines(contexts),
        outlook.headlines(contexts),
        _jobs(contexts),
        ("Education", _requirements(contexts, lambda quick: quick.education)),
        ("Experience", _requirements(contexts, lambda quick: quick.experience)),
        ("Training", _requirements(contexts, lambda quick: quick.training)),
        ("Where they work", list(map(_industries, contexts))),
        ("Read more", list(map(_page, contexts))),
    )
    for header, entries in rows:
        if any(entries):
            yield Aspect(header, tuple(entry or MISSING for entry in entries))


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
    figures = list(map(jobs_figure, contexts))
    usual = most_common(figure.label for figure in figures if figure) or ""
    year = usual.removeprefix("jobs in ")
    header = f"Jobs, {year}" if year.isdigit() else "Jobs"
    entries = []
    for context, jobs in zip(contexts, figures, strict=True):
        openings = openings_figure(context)
        more = f"{openings.value} {openings.label}" if openings else ""
        if jobs is None:
            entries.append(openings)
            continue
        label = "" if jobs.label == usual and year.isdigit() else jobs.label
        entries.append(KeyFigure(jobs.value, ", ".join(filter(None, (label, more)))))
    return header, entries


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
    shares = tuple(
        (f"{numbers.number(share.percent)}%", industry_label(share.name, context.own_lang)) for share in largest
    )
    whose = capitalized(context.part(statement.occupation))
    return Shares(shares, whose and f"{whose}:", context.own_lang)


def _page(context: Context) -> QrLink | None:
    """The official page, with the title of the occupation."""
    url = official_page(context.profile)
    return qr_link(context.locale, tidy(context.profile.title), url, context.own_lang) if url else None
