"""The rows of the table: an aspect each, with an entry for each occupation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from brochure.compose import numbers
from brochure.compose.blocks import BulletList, KeyFigure, Paragraph, QrLink, Run, Text
from brochure.compose.comparison import local_pay, outlook, pay
from brochure.compose.comparison.model import Aspect, Duties, Entry, Shares
from brochure.compose.comparison.shared import MISSING, most_common
from brochure.compose.grammar import capitalized
from brochure.compose.keyfigures import jobs_figure, openings_figure
from brochure.compose.naming import industry_label
from brochure.compose.next_steps import official_page, qr_link
from brochure.compose.requirements import requirement, requirement_lang
from brochure.compose.text import prose, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from brochure.compose.context import Context
    from brochure.profile.model import Employment, QuickFacts

MAX_DUTIES, MIN_DUTIES = 4, 2
MAX_INDUSTRIES = 3


def aspects(contexts: Sequence[Context]) -> Iterator[Aspect]:
    """The aspects that are known for at least one occupation, including local pay."""
    rows: tuple[tuple[str, Sequence[Entry | None]], ...] = (
        ("What they do", list(map(_duties, contexts))),
        pay.headlines(contexts),
        *local_pay.headlines(contexts),
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
    blocks = prose(profile.sections.what_they_do, context.own_lang)
    bullets = next((block for block in blocks if isinstance(block, BulletList)), None)
    if bullets:
        return Duties(tuple(map(_capitalized, bullets.items[:MAX_DUTIES])), MIN_DUTIES)
    if profile.summary:
        return Paragraph((Run(tidy(profile.summary.strip()), lang=context.own_lang),))
    return next((block for block in blocks if isinstance(block, Paragraph)), None)


def _capitalized(text: Text) -> Text:
    """``text`` with a capital, because the words that introduce the list are left out."""
    first, *others = text
    return (replace(first, text=capitalized(first.text)), *others)


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
        lang = requirement_lang(value, context.own_lang) if value else None
        entries.append(Paragraph((Run(requirement(value), lang=lang),)) if value else None)
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
    whose = capitalized(context.whose(statement.occupation).removeprefix(", "))
    return Shares(shares, whose and f"{whose}:", context.own_lang)


def _page(context: Context) -> QrLink | None:
    """The official page, with the title of the occupation instead of its own."""
    link = official_page(context.profile)
    return qr_link(replace(link, title=context.profile.title), context.own_lang) if link else None
