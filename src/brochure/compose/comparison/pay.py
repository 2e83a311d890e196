"""The pay of several occupations, as ranges on one scale, and where the reader lives.

Annual and hourly pay never share a scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from brochure.compose.amounts import amount, amounts_words, money, month, not_published, value_notes
from brochure.compose.area_statements import place, survey_citation
from brochure.compose.blocks import KeyFigure, Range, RangeChart
from brochure.compose.comparison.model import Entry, missing
from brochure.compose.context import Context, most_common, unanimous
from brochure.compose.keyfigures import headline_pay
from brochure.compose.local_pay import months
from brochure.compose.naming import is_all_occupations
from brochure.compose.tables import pay_range
from brochure.compose.text import tidy
from brochure.compose.vocabulary import Label
from brochure.locale import Locale
from brochure.profile.markdown import plain_text
from brochure.profile.model import Amount, AreaPay, Period, Statistic, Wage, YearMonth

MAX_RANGES = 4
"""Detailed occupations get bars of their own if the chart has up to this many rows with them."""


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
    statistic: Statistic = most_common(headline.wage.statistic for headline in known) or "median"
    locale = contexts[0].locale
    header = locale.say(f"comparison.pay.{statistic}", when=_month(locale, when))
    return header, [_figure(context, when, statistic) for context in contexts]


def _month(locale: Locale, when: YearMonth | None, usual: YearMonth | None = None) -> str:
    """The month ``when`` in words; empty if it is unknown, or the ``usual`` one."""
    return month(locale, when) if when and when != usual else ""


def _figure(context: Context, when: YearMonth | None, statistic: Statistic) -> KeyFigure | None:
    """The pay, with its statistic and month if they are not the most common ones; then hourly pay and the spread."""
    headline = headline_pay(context)
    if headline is None:
        return None
    locale, wage = context.locale, headline.wage
    label = _unit(
        locale,
        headline.value,
        wage.period,
        statistic=wage.statistic if wage.statistic != statistic else None,
        when=_month(locale, wage.as_of, when),
        name=context.part(wage.occupation),
    )
    by_hour = (
        locale.say("key_figures.hourly", amount=amount(locale, headline.hourly, "hourly")) if headline.hourly else ""
    )
    stated = filter(None, (wage_in(context, wage.period), wage_in(context, "hourly")))
    spreads = (spread(locale, known.p10, known.p90, known.period) for known in stated)
    note = "; ".join(filter(None, (by_hour, next(filter(None, spreads), ""))))
    return KeyFigure(amount(locale, headline.value, wage.period), label, note)


def _unit(locale: Locale, value: Amount, period: Period, *, statistic: Statistic | None, when: str, name: str) -> str:
    """What follows an amount: ``a year, or more (mean), May 2022, commercial pilots``."""
    kind = locale.say(f"figures.percentile.{statistic}") if statistic else ""
    if value.at_least:
        return locale.say(f"comparison.figure_or_more.{period}", statistic=kind, when=when, name=name)
    return locale.say(f"comparison.figure.{period}", statistic=kind, when=when, name=name)


def spread(locale: Locale, p10: Amount | None, p90: Amount | None, period: Period) -> str:
    """The range from the 10th to the 90th percentile in words; empty unless both are known."""
    if not (p10 and p90) or p10.at_least:
        return ""
    low, high = money(locale, p10.value, period), money(locale, p90.value, period)
    if p90.at_least:
        return locale.say(f"comparison.spread_or_more.{period}", low=low, high=high)
    return locale.say(f"comparison.spread.{period}", low=low, high=high)


def charts(contexts: Sequence[Context]) -> Iterator[RangeChart]:
    """A chart of annual pay; if some occupations have only hourly pay, or an hourly range, also one of hourly pay."""
    annual = [context for context in contexts if wage_in(context, "annual")]
    only_hourly = [context for context in contexts if context not in annual and wage_in(context, "hourly")]
    unknown = [context for context in contexts if context not in annual and context not in only_hourly]
    if annual:
        locale, titles = contexts[0].locale, [context.title.text for context in only_hourly]
        apart = (locale.say("comparison.chart.apart", occupations=locale.listing(titles)),) if titles else ()
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

    label: Label
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
            rows += [_Row(context.vocabulary.occupation(part.occupation or ""), part, own=True) for part in within]
        if average := self._average(when):
            rows.append(_Row(Label(self.locale.say("names.all_occupations")), average, own=False))
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

    @property
    def locale(self) -> Locale:
        return self.contexts[0].locale

    def _drawn(self, rows: Sequence[_Row], notes: tuple[str, ...]) -> RangeChart:
        locale = self.locale
        when = unanimous(row.wage.as_of for row in rows if row.wage)
        statistic = unanimous(row.wage.statistic for row in rows if row.wage)
        caption = locale.say(f"comparison.chart_of.{self.period}", when=_month(locale, when))
        ranges = tuple([_range(locale, row, when, statistic) for row in rows])
        several = locale.say("comparison.chart.several_statistics")
        return RangeChart(
            caption,
            " ".join((f"{caption}.", *(_in_words(locale, row, when) for row in rows))),
            ranges,
            low_name=locale.say("comparison.chart.p10"),
            mid_name=locale.say(f"figures.percentile.{statistic}") if statistic else several,
            high_name=locale.say("comparison.chart.p90"),
            notes=(*self._explained(rows, ranges), *notes),
        )

    def _explained(self, rows: Sequence[_Row], ranges: Sequence[Range]) -> Iterator[str]:
        """What signs, arrows, and marks without a bar mean."""
        locale = self.locale
        amounts = [amount(locale, row.wage.value, self.period) for row in rows if row.wage and row.wage.value]
        values = value_notes(locale, amounts)
        yield from values
        if any(row.high_open and not row.mid_open for row in ranges):
            yield locale.say("comparison.chart.arrow_too") if values else locale.say("comparison.chart.arrow")
        bare = any(row.own and row.mid is not None and not _has_bar(row) for row in ranges)
        if bare and any(map(_has_bar, ranges)):
            yield locale.say(f"comparison.chart.mark.{self.period}")


def _has_bar(row: Range) -> bool:
    return row.low is not None or row.high is not None


def _range(locale: Locale, row: _Row, when: YearMonth | None, statistic: Statistic | None) -> Range:
    """The bar of ``row``; its text includes the month and statistic if they are not those of the whole chart."""
    wage, (label, lang) = row.wage, row.label
    if wage is None or wage.value is None:
        return Range(label, None, None, None, not_published(locale), row.own, lang=lang)
    text = locale.say(
        "comparison.chart.value",
        amount=amount(locale, wage.value, wage.period),
        statistic=locale.say(f"figures.percentile.{wage.statistic}") if wage.statistic != statistic else "",
        when=_month(locale, wage.as_of, when),
    )
    return pay_range(label, (wage.p10, wage.value, wage.p90), text, own=row.own)._replace(lang=lang)


def _in_words(locale: Locale, row: _Row, when: YearMonth | None) -> str:
    """``row`` in words, for the alternative text."""
    wage = row.wage
    if wage is None or wage.value is None:
        return locale.say("comparison.chart.row", name=row.label.text, when="", amounts=not_published(locale))
    named = {"p10": wage.p10, wage.statistic: wage.value, "p90": wage.p90}
    amounts = amounts_words(
        locale, [(locale.say(f"figures.percentile.{key}"), value) for key, value in named.items()], wage.period
    )
    return locale.say(
        "comparison.chart.row", name=row.label.text, when=_month(locale, wage.as_of, when), amounts=amounts
    )


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
        header = locale.say("comparison.local_pay", place=place(locale, tidy(area)), when=_month(locale, when))
        figures = (_local_figure(context, known, when) for context, known in zip(contexts, paid, strict=True))
        yield header, [figure or missing(locale) for figure in figures]


def local_citation(contexts: Sequence[Context]) -> str:
    """The source of the rows and its months; empty if there are no figures."""
    areas = max((len(context.local.areas) for context in contexts if context.local), default=0)
    paid = (each for context in contexts for index in range(areas) for each in _paid(context, index))
    locale = contexts[0].locale
    when = months(locale, (each.pay.as_of for each in paid))
    if not when:
        return ""
    return locale.say("comparison.local_source", source=plain_text(survey_citation(locale, when, ())))


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
    locale, period = context.locale, paid[0].period
    months_of_pay = months(locale, (each.pay.as_of for each in paid))
    others = locale.listing([name for name in months_of_pay if not when or name != month(locale, when)])
    if len(paid) > 1:
        low, *_, high = sorted((each.value for each in paid), key=lambda amount: (amount.value, amount.at_least))
        value = f"{amount(locale, low, period)}–{amount(locale, high, period)}"
        count = locale.number(len(paid))
        return KeyFigure(value, locale.say(f"comparison.several.{period}", occupations=count, when=others))
    (only,) = paid
    label = _unit(
        locale,
        only.value,
        period,
        statistic=None if only.pay.median else "mean",
        when=others,
        name=context.name(only.title).text if len(context.profile.soc) > 1 else "",
    )
    return KeyFigure(amount(locale, only.value, period), label, spread(locale, only.pay.p10, only.pay.p90, period))
