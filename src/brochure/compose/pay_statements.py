"""Sentences about pay in the nation, which only restate the figures of a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.amounts import amount, amount_words, money, month, per
from brochure.compose.text import joined

if TYPE_CHECKING:
    from brochure.compose.national import NationalPay
    from brochure.locale import Locale
    from brochure.profile.markdown import Text
    from brochure.profile.model import Amount, Period, Wage, YearMonth


def wage_statement(
    locale: Locale, people: Text, wage: Wage, *, defined: bool = False, yearly: Amount | None = None
) -> Text:
    """The pay of ``people``: the median or mean, what it means, and the 10th and 90th percentiles; may be empty.

    ``defined`` is whether the statement before it tells what a median means. ``yearly`` is the same wage by the year,
    if the document has it elsewhere.
    """
    when = month(locale, wage.as_of) if wage.as_of else None
    if wage.value is None:
        return _tenths(locale, wage, people, when)
    sentences = [
        locale.text(
            f"pay.statement.{wage.statistic}.{wage.period}",
            people=people,
            value=amount_words(locale, wage.value, wage.period),
            when=when,
            yearly=amount_words(locale, yearly, "annual") if yearly else None,
        )
    ]
    if wage.statistic == "median" and wage.value.at_least:
        sentences.append(locale.text("pay.half_at_least"))
    elif wage.statistic == "median" and not defined:
        sentences.append(locale.text("pay.halves"))
    return joined([*sentences, _tenths(locale, wage, (), None)])


def _tenths(locale: Locale, wage: Wage, people: Text, when: str | None) -> Text:
    """A sentence on the lowest-paid and the best-paid tenth of ``people``; () if neither is known.

    ``people`` are empty after a sentence that names them.
    """
    low, high = wage.p10, wage.p90 if wage.p90 != wage.p10 else None
    if low and low.at_least:
        form = "nine_at_least"
    elif low and high:
        form = "both_at_least" if high.at_least else "both"
    elif low:
        form = "low"
    elif high:
        form = "high_at_least" if high.at_least else "high"
    else:
        return ()
    return locale.text(
        f"pay.tenths.{form}",
        people=people,
        low=money(locale, low.value, wage.period) if low else None,
        high=money(locale, high.value, wage.period) if high else None,
        per=per(locale, "hourly") if wage.period == "hourly" else None,
        when=when,
    )


def spread_statement(locale: Locale, low: Amount | None, high: Amount | None, period: Period) -> str:
    """What the ends of a range mean, the 10th and 90th percentiles, one of which is known, as a clause.

    It names them, even where they are printed nearby: a median and the ends of the scale are as near.
    """
    first, last = (amount(locale, value, period) if value else None for value in (low, high))
    if low and low.at_least:
        return locale.say("pay.spread.low_at_least", low=money(locale, low.value, period))
    if low and high:
        return locale.say("pay.spread.between", low=first, high=last)
    if low:
        return locale.say("pay.spread.above", low=first)
    if high and high.at_least:
        return locale.say("pay.spread.high_at_least", high=money(locale, high.value, period))
    return locale.say("pay.spread.below", high=last)


def scale_note(locale: Locale, nation: NationalPay, period: Period, *, is_broken: bool) -> str:
    """What the right end of the scale of strips means, and its source; ``is_broken`` is whether pay goes beyond it."""
    end, when = money(locale, nation.p90, period), month(locale, nation.as_of)
    note = locale.say("pay.scale.end", end=end, month=when)
    return f"{note} {locale.say('pay.scale.beyond')}" if is_broken else note


def stale_wages(locale: Locale, wages: YearMonth, others: int) -> Text:
    """A warning that wages are older than the other figures, which are from the year ``others``."""
    return locale.text("pay.stale", wages=month(locale, wages), others=str(others))


def only_wage(locale: Locale, industry: Text, wage: Wage, value: Amount, people: Text) -> Text:
    """The wage in the only industry of a statement; ``people`` are empty if the sentence before it names them."""
    return locale.text(
        f"pay.only_industry.{wage.statistic}.{wage.period}",
        people=people,
        industry=industry,
        value=amount_words(locale, value, wage.period),
        when=month(locale, wage.as_of) if wage.as_of and people else None,
    )
