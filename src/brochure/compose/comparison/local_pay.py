"""Rows of a comparison for pay where the reader lives: one for each area, and the source of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from brochure.compose import numbers
from brochure.compose.blocks import KeyFigure
from brochure.compose.comparison.pay import spread
from brochure.compose.comparison.shared import MISSING, most_common
from brochure.compose.grammar import listing
from brochure.compose.keyfigures import PER
from brochure.compose.local_pay.tables import months
from brochure.compose.local_pay.wording import place, survey_citation
from brochure.compose.naming import occupation_in_sentence
from brochure.compose.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from brochure.compose.comparison.model import Entry
    from brochure.compose.context import Context
    from brochure.profile.model import Amount, AreaPay, Period, YearMonth


class _Paid(NamedTuple):
    """The pay of an occupation in an area: the median, or the mean if only that is published."""

    title: str
    period: Period
    pay: AreaPay
    value: Amount


def headlines(contexts: Sequence[Context]) -> Iterator[tuple[str, list[Entry]]]:
    """For each area a header, ``Median pay in Washington, May 2024``, with the most common month, and the entries."""
    areas = next((context.local.areas for context in contexts if context.local), ())
    for index, area in enumerate(areas):
        paid = [_paid(context, index) for context in contexts]
        when = most_common(each.pay.as_of for known in paid for each in known)
        header = f"Median pay in {place(tidy(area))}" + (f", {numbers.month(when)}" if when else "")
        figures = (_figure(context, known, when) for context, known in zip(contexts, paid, strict=True))
        yield header, [figure or MISSING for figure in figures]


def citation(contexts: Sequence[Context]) -> str:
    """The source of the rows and its months; empty if there are no figures."""
    areas = max((len(context.local.areas) for context in contexts if context.local), default=0)
    paid = (each for context in contexts for index in range(areas) for each in _paid(context, index))
    when = months(each.pay.as_of for each in paid)
    return f"Pay in areas: {''.join(survey_citation(when, ()))}" if when else ""


def _paid(context: Context, index: int) -> list[_Paid]:
    """The published pay of a profile's occupations in the area at ``index``; only annual pay, if there is any."""
    found = [
        _Paid(each.title, each.period, pay, value)
        for each in (context.local.occupations if context.local else ())
        if (pay := each.areas[index]) and (value := pay.median or pay.mean)
    ]
    annual = [each for each in found if each.period == "annual"]
    return annual or found


def _figure(context: Context, paid: Sequence[_Paid], when: YearMonth | None) -> KeyFigure | None:
    """The pay, any difference in kind from others in the row, and its spread; for several occupations, both ends."""
    if not paid:
        return None
    period = paid[0].period
    others = [month for month in months(each.pay.as_of for each in paid) if not when or month != numbers.month(when)]
    dated = f", {listing(others)}" if others else ""
    if len(paid) > 1:
        low, *_, high = sorted((each.value for each in paid), key=lambda amount: (amount.value, amount.at_least))
        value = f"{numbers.amount(low, period)}–{numbers.amount(high, period)}"
        return KeyFigure(value, f"{PER[period]}, lowest and highest of {len(paid)} occupations{dated}")
    (only,) = paid
    label = PER[period] + (", or more" if only.value.at_least else "")
    label += "" if only.pay.median else " (mean)"
    whose = f", {occupation_in_sentence(only.title)}" if len(context.profile.soc) > 1 else ""
    note = spread(only.pay.p10, only.pay.p90, period)
    return KeyFigure(numbers.amount(only.value, period), label + dated + whose, note)
