"""The first pages of parts: what is in them, and which of it is paid best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from brochure.compose.amounts import amount, value_notes
from brochure.compose.blocks import Bar, BarChart
from brochure.compose.book.chapters import Facts, Part, Plan
from brochure.compose.book.front import entries
from brochure.compose.book.model import Divider
from brochure.compose.book.rankings import Ranked, best, dated, months, no_median, pay_of
from brochure.compose.tables import bar_chart
from brochure.locale import Locale

ANY_PAGE = "0"
FEW = 5  # in a short ranking


def divider(part: Part, plan: Plan, facts: Sequence[Facts] = (), pages: Mapping[str, str] | None = None) -> Divider:
    """The first page of ``part``, with ``facts`` about its occupations and the ``pages`` of link targets.

    Without them it has no ranking, and its page numbers only take as much room.
    """
    locale, divided = plan.locale, [one for one in plan.parts if one.has_divider]
    number, count = divided.index(part) + 1, len(divided)
    return Divider(
        part.name,
        locale.say("book.part", number=str(number), total=str(count)) if count > 1 else "",
        part.title,
        locale.say("book.size", len(part.occupations)),
        entries(locale, part, pages or dict.fromkeys(plan.slugs, ANY_PAGE)),
        tuple(_rankings(locale, facts)),
        group=part.group,
        lang=part.lang,
    )


def _rankings(locale: Locale, facts: Sequence[Facts]) -> Iterator[BarChart]:
    """The pay of the best-paid occupations, of many and of few, if two have a published yearly median."""
    known = sum(one.pay is not None for one in facts)
    if known > 1:
        yield _ranking(locale, best(facts, pay_of), known, len(facts))
    if known > FEW:
        yield _ranking(locale, best(facts, pay_of, FEW), known, len(facts))


def _ranking(locale: Locale, rows: Sequence[Facts], known: int, count: int) -> BarChart:
    """The pay of ``rows``, the best-paid of those with ``known`` pay among ``count`` occupations."""
    what: Ranked = "all_of_part" if len(rows) == known else "best_of_part"
    caption, dates = dated(locale, what, months(locale, rows))
    bars = tuple([
        Bar(one.title, one.pay.value, pay, own=True, open=one.pay.at_least, lang=one.title_lang)
        for one in rows
        if one.pay and (pay := amount(locale, one.pay, "annual"))
    ])  # fmt: skip
    left_out = (no_median(locale),) if known < count else ()
    return bar_chart(caption, bars, notes=value_notes(locale, [bar.text for bar in bars]) + dates + left_out)
