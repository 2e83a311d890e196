"""Where the content and the figures come from, and when they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose import numbers
from brochure.compose.blocks import Block, Paragraph, Run
from brochure.compose.language import about
from brochure.compose.local_pay.section import local_source
from brochure.compose.next_steps import shown
from brochure.compose.typography import tidy
from brochure.compose.wording import figures_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from brochure.compose.context import Context
    from brochure.profile.model import Profile, Source

SOC_CODES_SHOWN = 3
"""So many codes fit above the title; more are listed here instead."""


def sources(context: Context) -> tuple[Block, ...]:
    profile = context.profile
    blocks = [Paragraph(tuple(_citation(source, context.own_lang)), "note") for source in profile.sources]
    if survey := local_source(context):
        blocks.append(Paragraph(survey, "note"))
    if dates := _dates(profile):
        blocks.append(Paragraph((Run(dates),), "note"))
    if len(profile.soc) > SOC_CODES_SHOWN:
        blocks.append(Paragraph((Run(f"SOC codes: {', '.join(profile.soc)}."),), "note"))
    return tuple(blocks)


def _citation(source: Source, lang: str | None) -> Iterator[Run]:
    """Publisher, *title*. Modified August 28, 2025. Address."""
    start = tidy(source.publisher)
    if source.title:
        yield Run(f"{start}, ", lang=lang)
        yield Run(tidy(source.title), italic=True, lang=lang)
        start = ""
    modified = f" Modified {numbers.day(source.modified)}." if source.modified else ""
    yield from about(lambda name: f"{name}.{modified}{' ' if source.url else ''}", start, lang)
    if source.url:
        yield Run(shown(source.url), href=source.url)


def _dates(profile: Profile) -> str:
    """When wages, jobs and projections are from."""
    spans = profile.projections
    said = spans and (spans.outlook or spans.openings_per_year is not None or spans.comparisons or spans.rows)
    return figures_statement(
        _unique(numbers.month(wage.as_of) for wage in profile.wages if wage.as_of),
        _unique(str(statement.as_of) for statement in profile.employment if statement.as_of),
        [f"{spans.base_year} to {spans.target_year}"] if spans and said else [],
    )


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
