"""The first pages of parts: what is in them, and which of it is paid best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from brochure.compose import numbers
from brochure.compose.amounts import value_notes
from brochure.compose.blocks import Bar, BarChart
from brochure.compose.book.chapters import Facts, Part, Plan
from brochure.compose.book.front import entries
from brochure.compose.book.model import Divider
from brochure.compose.book.rankings import NO_MEDIAN, best, dated, months, pay_of
from brochure.compose.tables import bar_chart
from brochure.locale import locale_of
from brochure.words import counted

ANY_PAGE = "0"
FEW = 5  # in a short ranking


def divider(part: Part, plan: Plan, facts: Sequence[Facts] = (), pages: Mapping[str, str] | None = None) -> Divider:
    """The first page of ``part``, with ``facts`` about its occupations and the ``pages`` of link targets.

    Without them it has no ranking, and its page numbers only take as much room.
    """
    divided = [one for one in plan.parts if one.has_divider]
    eyebrow = f"Part {divided.index(part) + 1} of {len(divided)}" if len(divided) > 1 else ""
    size = counted(len(part.occupations), "occupation")
    listed = entries(part, pages or dict.fromkeys(plan.slugs, ANY_PAGE))
    return Divider(part.name, eyebrow, part.title, size, listed, tuple(_rankings(facts)))


def _rankings(facts: Sequence[Facts]) -> Iterator[BarChart]:
    """The pay of the best-paid occupations, of many and of few, if two have a published yearly median."""
    known = sum(one.pay is not None for one in facts)
    if known > 1:
        yield _ranking(best(facts, pay_of), known, len(facts))
    if known > FEW:
        yield _ranking(best(facts, pay_of, FEW), known, len(facts))


def _ranking(rows: Sequence[Facts], known: int, count: int) -> BarChart:
    """The pay of ``rows``, the best-paid of those with ``known`` pay among ``count`` occupations."""
    caption, dates = dated("Median pay a year" if len(rows) == known else "Highest median pay a year", months(rows))
    bars = tuple(
        Bar(one.title, one.pay.value, numbers.amount(one.pay, "annual"), own=True, open=one.pay.at_least)
        for one in rows
        if one.pay
    )
    left_out = (NO_MEDIAN,) if known < count else ()
    return bar_chart(
        caption, bars, notes=value_notes(locale_of("en-US"), [bar.text for bar in bars]) + dates + left_out
    )
