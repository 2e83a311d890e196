"""The pay of several occupations, as ranges on one scale, and where the reader lives.

Annual and hourly pay never share a scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from brochure.compose import numbers
from brochure.compose.amounts import value_notes
from brochure.compose.area_statements import place, survey_citation
from brochure.compose.blocks import KeyFigure, Range, RangeChart
from brochure.compose.comparison.model import MISSING, Entry
from brochure.compose.context import Context, most_common, unanimous
from brochure.compose.keyfigures import headline_pay
from brochure.compose.local_pay import months
from brochure.compose.naming import (
    ALL_OCCUPATIONS,
    is_all_occupations,
    listing,
    occupation_in_sentence,
    occupation_label,
)
from brochure.compose.tables import pay_range
from brochure.compose.text import capitalized, tidy
from brochure.profile.markdown import plain_text
from brochure.profile.model import Amount, AreaPay, Period, Wage, YearMonth

MAX_RANGES = 4
"""Detailed occupations get bars of their own if the chart has up to this many rows with them."""

_ARROW_NOTE = "A bar that ends in an arrow goes on: the survey publishes no exact figure above this."
_ARROW_TOO_NOTE = "An arrow at the end of a bar means the same."  # after the note on +
_MARK_NOTE = "A mark without a bar: no {period} range is published."


def wage_in(context: Context, period: Period) -> Wage | None:
    """The annual or hourly wage that represents the occupation, with percentiles if known."""
    headline = headline_pay(context)
    if headline is None:
        return None
    wage = headline.wage
    if wage.period != period:
        if period == "annual" or not headline.hourly:
            return None
        wage = replace(wage, period="hourly", value=headline.hourly, p10=None, p90=None)
    stated = (
        other
        for other in context.profile.wages
        if (other.period, other.value) == (period, wage.value) and (wage.occupation or not other.occupation)
    )
    return next(stated, wage)


def headlines(contexts: Sequence[Context]) -> tuple[str, list[KeyFigure | None]]:
    """The header, ``Median pay, May 2024`` with the most common statistic and month, and the pay of each occupation."""
    known = list(filter(None, map(headline_pay, contexts)))
    when = most_common(headline.wage.as_of for headline in known)
    statistic = most_common(headline.wage.statistic for headline in known) or "median"
    header = f"{capitalized(statistic)} pay" + (f", {numbers.month(when)}" if when else "")
    return header, [_figure(context, when, statistic) for context in contexts]


def _figure(context: Context, when: YearMonth | None, statistic: str) -> KeyFigure | None:
    """The pay, with its statistic and month if they are not the most common ones; then hourly pay and the spread."""
    headline = headline_pay(context)
    if headline is None:
        return None
    wage = headline.wage
    label = numbers.PER[wage.period] + (", or more" if headline.value.at_least else "")
    label += f" ({wage.statistic})" if wage.statistic != statistic else ""
    label += f", {numbers.month(wage.as_of)}" if wage.as_of and wage.as_of != when else ""
    by_hour = f"{numbers.amount(headline.hourly, 'hourly')} an hour" if headline.hourly else ""
    stated = filter(None, (wage_in(context, wage.period), wage_in(context, "hourly")))
    spreads = (spread(known.p10, known.p90, known.period) for known in stated)
    note = "; ".join(filter(None, (by_hour, next(filter(None, spreads), ""))))
    part = context.part(wage.occupation)
    label += f", {part}" if part else ""
    return KeyFigure(numbers.amount(headline.value, wage.period), label, note)


def spread(p10: Amount | None, p90: Amount | None, period: Period) -> str:
    """The range from the 10th to the 90th percentile in words; empty unless both are known."""
    if not (p10 and p90) or p10.at_least:
        return ""
    end = numbers.money(p90.value, period) + (" or more" if p90.at_least else "")
    unit = " an hour" if period == "hourly" else ""
    return f"8\u00a0in\u00a010 earn {numbers.money(p10.value, period)} to {end}{unit}"


def charts(contexts: Sequence[Context]) -> Iterator[RangeChart]:
    """A chart of annual pay; if some occupations have only hourly pay, or an hourly range, also one of hourly pay."""
    annual = [context for context in contexts if wage_in(context, "annual")]
    only_hourly = [context for context in contexts if context not in annual and wage_in(context, "hourly")]
    unknown = [context for context in contexts if context not in annual and context not in only_hourly]
    if annual:
        titles = [tidy(context.profile.title) for context in only_hourly]
        apart = (f"{listing(titles)}: published by the hour only, on a scale of its own.",) if titles else ()
        yield _Chart(contexts, "annual").chart([c for c in contexts if c in annual or c in unknown], apart)
    if only_hourly or any(_has_hourly_range(context) for context in annual):
        hourly = [context for context in contexts if wage_in(context, "hourly")]
        yield _Chart(contexts, "hourly").chart(
            [c for c in contexts if c in hourly or (not annual and c in unknown)], ()
        )


def _has_hourly_range(context: Context) -> bool:
    """Whether the range of an occupation is published by the hour only, although its median is annual, too."""
    annual, hourly = wage_in(context, "annual"), wage_in(context, "hourly")
    return not (annual and (annual.p10 or annual.p90)) and bool(hourly and (hourly.p10 or hourly.p90))


class _Row(NamedTuple):
    """A row of the chart: ``wage`` is None if not published; ``own`` are the compared occupations and their parts."""

    label: str
    wage: Wage | None
    own: bool


@dataclass(frozen=True, slots=True)
class _Chart:
    """Composes the chart of one period for the ``contexts`` that are compared."""

    contexts: Sequence[Context]
    period: Period

    def chart(self, shown: Sequence[Context], notes: tuple[str, ...]) -> RangeChart:
        """The ranges of ``shown``, each with its detailed occupations if there is space; all occupations last."""
        wages = [wage_in(context, self.period) for context in shown]
        when = most_common(wage.as_of for wage in wages if wage)
        parts = [self._parts(context, wage) for context, wage in zip(shown, wages, strict=True)]
        if len(shown) + sum(map(len, parts)) > MAX_RANGES:
            parts = [[]] * len(shown)
        rows = []
        for context, wage, within in zip(shown, wages, parts, strict=True):
            rows.append(_Row(context.label(wage.occupation if wage else None), wage, own=True))
            rows += [_Row(occupation_label(part.occupation or "", context.own_lang), part, own=True) for part in within]
        if average := self._average(when):
            rows.append(_Row(ALL_OCCUPATIONS, average, own=False))
        return self._drawn(rows, notes)

    def _parts(self, context: Context, lead: Wage | None) -> list[Wage]:
        """The wages of detailed occupations, without the one that represents the occupation."""
        wages = context.profile.wages
        return [
            wage for wage in wages if wage.period == self.period and wage.occupation and wage.value and wage is not lead
        ]

    def _average(self, when: YearMonth | None) -> Wage | None:
        """The wage of all occupations, if the profiles agree on it."""
        stated = [
            replace(
                wage, occupation=None, value=row.value, p10=None, p90=None, industries=(), detailed=(), comparisons=()
            )
            for context in self.contexts
            for wage in context.profile.wages
            for row in wage.comparisons
            if row.value and is_all_occupations(row.name) and wage.period == self.period and wage.as_of == when
        ]
        return unanimous(stated)

    def _drawn(self, rows: Sequence[_Row], notes: tuple[str, ...]) -> RangeChart:
        when = unanimous(row.wage.as_of for row in rows if row.wage)
        statistic = unanimous(row.wage.statistic for row in rows if row.wage)
        caption = f"Pay {numbers.PER[self.period]}" + (f", {numbers.month(when)}" if when else "")
        ranges = tuple(_range(row, when, statistic) for row in rows)
        amounts = [numbers.amount(row.wage.value, self.period) for row in rows if row.wage and row.wage.value]
        values = value_notes(self.contexts[0].locale, amounts)
        arrows = any(row.high_open and not row.mid_open for row in ranges)
        bare = any(row.own and row.mid is not None and not _has_bar(row) for row in ranges)
        arrow_note = _ARROW_TOO_NOTE if numbers.AT_LEAST_NOTE in values else _ARROW_NOTE
        mark_note = _MARK_NOTE.format(period=self.period)
        explained = [arrow_note] * arrows + [mark_note] * (bare and any(map(_has_bar, ranges)))
        return RangeChart(
            caption,
            " ".join((f"{caption}.", *(_in_words(row, when) for row in rows))),
            ranges,
            low_name="10% earn less",
            mid_name=statistic or "median or mean",
            high_name="10% earn more",
            notes=(*values, *explained, *notes),
        )


def _has_bar(row: Range) -> bool:
    return row.low is not None or row.high is not None


def _range(row: _Row, when: YearMonth | None, statistic: str | None) -> Range:
    """The bar of ``row``; its text includes the month and statistic if they are not those of the whole chart."""
    wage = row.wage
    if wage is None or wage.value is None:
        return Range(row.label, None, None, None, numbers.NOT_PUBLISHED, row.own)
    text = numbers.amount(wage.value, wage.period)
    if wage.statistic != statistic:
        text += f" ({wage.statistic})"
    if wage.as_of and wage.as_of != when:
        text += f" in {numbers.month(wage.as_of)}"
    return pay_range(row.label, (wage.p10, wage.value, wage.p90), text, own=row.own)


def _in_words(row: _Row, when: YearMonth | None) -> str:
    """``row`` in words, for the alternative text."""
    wage = row.wage
    if wage is None or wage.value is None:
        return f"{row.label}: {numbers.NOT_PUBLISHED}."
    named = (("10th percentile", wage.p10), (wage.statistic, wage.value), ("90th percentile", wage.p90))
    other = f" in {numbers.month(wage.as_of)}" if wage.as_of and wage.as_of != when else ""
    return f"{row.label}{other}: {numbers.amounts_words(named, wage.period)}."


# Pay where the reader lives


class _Paid(NamedTuple):
    """The pay of an occupation in an area: the median, or the mean if only that is published."""

    title: str
    period: Period
    pay: AreaPay
    value: Amount


def local_headlines(contexts: Sequence[Context]) -> Iterator[tuple[str, list[Entry]]]:
    """For each area a header, ``Median pay in Washington, May 2024``, with the most common month, and the entries."""
    locale = contexts[0].locale
    areas = next((context.local.areas for context in contexts if context.local), ())
    for index, area in enumerate(areas):
        paid = [_paid(context, index) for context in contexts]
        when = most_common(each.pay.as_of for known in paid for each in known)
        header = f"Median pay in {place(locale, tidy(area))}" + (f", {numbers.month(when)}" if when else "")
        figures = (_local_figure(context, known, when) for context, known in zip(contexts, paid, strict=True))
        yield header, [figure or MISSING for figure in figures]


def local_citation(contexts: Sequence[Context]) -> str:
    """The source of the rows and its months; empty if there are no figures."""
    areas = max((len(context.local.areas) for context in contexts if context.local), default=0)
    paid = (each for context in contexts for index in range(areas) for each in _paid(context, index))
    locale = contexts[0].locale
    when = months(locale, (each.pay.as_of for each in paid))
    return f"Pay in areas: {plain_text(survey_citation(locale, when, ()))}" if when else ""


def _paid(context: Context, index: int) -> list[_Paid]:
    """The published pay of a profile's occupations in the area at ``index``; only annual pay, if there is any."""
    found = [
        _Paid(each.title, each.period, pay, value)
        for each in (context.local.occupations if context.local else ())
        if (pay := each.areas[index]) and (value := pay.median or pay.mean)
    ]
    annual = [each for each in found if each.period == "annual"]
    return annual or found


def _local_figure(context: Context, paid: Sequence[_Paid], when: YearMonth | None) -> KeyFigure | None:
    """The pay, any difference in kind from others in the row, and its spread; for several occupations, both ends."""
    if not paid:
        return None
    period = paid[0].period
    others = [
        month
        for month in months(context.locale, (each.pay.as_of for each in paid))
        if not when or month != numbers.month(when)
    ]
    dated = f", {listing(others)}" if others else ""
    if len(paid) > 1:
        low, *_, high = sorted((each.value for each in paid), key=lambda amount: (amount.value, amount.at_least))
        value = f"{numbers.amount(low, period)}–{numbers.amount(high, period)}"
        return KeyFigure(value, f"{numbers.PER[period]}, lowest and highest of {len(paid)} occupations{dated}")
    (only,) = paid
    label = numbers.PER[period] + (", or more" if only.value.at_least else "")
    label += "" if only.pay.median else " (mean)"
    whose = f", {occupation_in_sentence(only.title)}" if len(context.profile.soc) > 1 else ""
    note = spread(only.pay.p10, only.pay.p90, period)
    return KeyFigure(numbers.amount(only.value, period), label + dated + whose, note)
