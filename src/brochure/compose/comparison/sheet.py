"""The whole sheet: heading, charts, table and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose import language, numbers
from brochure.compose.comparison import local_pay, outlook, pay
from brochure.compose.comparison.aspects import aspects
from brochure.compose.comparison.model import Comparison
from brochure.compose.comparison.shared import unanimous
from brochure.compose.context import Context
from brochure.compose.grammar import listing
from brochure.compose.sources import credit
from brochure.compose.text import tidy
from brochure.compose.wording import figures_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from brochure.profile.model import LocalPay, Profile

_MAX_HEADING = 40
"""Longer headings cannot be read at a glance."""

_COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}


def compare(profiles: Sequence[Profile], pay_in_areas: Sequence[LocalPay | None] = ()) -> Comparison:
    """The comparison of two to six different ``profiles``, in their order.

    ``pay_in_areas`` is the local pay of each, in the same areas, if it is to be shown.
    """
    paid = pay_in_areas or [None] * len(profiles)
    contexts = list(map(Context.of, profiles, paid))
    titles = tuple(tidy(profile.title) for profile in profiles)
    heading = f"{_names(titles) or f'{_COUNTS[len(profiles)]} occupations'} side by side"
    lang = unanimous(profile.lang for profile in profiles) or language.COMPOSED
    return Comparison(
        title=f"Side by side: {'; '.join(titles)}",
        lang=lang,
        heading=heading,
        pay=tuple(pay.charts(contexts)),
        outlook=tuple(outlook.charts(contexts)),
        corner="Occupation",
        occupations=titles,
        aspects=tuple(aspects(contexts)),
        notes=(*_notes(profiles), *filter(None, (local_pay.citation(contexts),))),
        attribution=next(filter(None, map(credit, profiles, paid)), ""),
        page_label="Page {number} of {count}",
        subject=f"Comparison of {listing(titles)}",
        keywords=tuple(_unique(code for profile in profiles for code in profile.soc)),
        own=tuple(context.own_lang for context in contexts),
        composed=language.composed(lang),
    )


def _names(titles: Sequence[str]) -> str:
    """``Cooks and Electricians``; empty if that is too long or a title contains "and" or a comma."""
    names = listing(titles)
    plain = not any(" and " in title or "," in title for title in titles)
    return names if plain and len(names) <= _MAX_HEADING else ""


def _notes(profiles: Sequence[Profile]) -> Iterator[str]:
    """The sources and dates of figures."""
    sources = _unique(
        ", ".join(map(tidy, filter(None, (source.publisher, source.title))))
        for profile in profiles
        for source in profile.sources
    )
    if sources:
        yield f"Source{'s' if len(sources) > 1 else ''}: {'; '.join(sources)}."
    dates = figures_statement(
        _unique(numbers.month(wage.as_of) for profile in profiles for wage in profile.wages if wage.as_of),
        _unique(str(one.as_of) for profile in profiles for one in profile.employment if one.as_of),
        _unique(f"{span.base_year} to {span.target_year}" for span in (p.projections for p in profiles) if span),
    )
    if dates:
        yield dates


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
