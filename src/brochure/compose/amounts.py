"""Amounts of money and dates of profiles, in the words of a language. Numbers are those of the locale itself."""

from __future__ import annotations

from collections.abc import Iterable

from brochure.locale import Locale
from brochure.profile.model import Amount, Period, YearMonth

MISSING = "—"
"""Stands for a figure that is not published."""


def per(locale: Locale, period: Period) -> str:
    """``a year`` or ``an hour``."""
    return locale.say(f"numbers.per.{period}")


def money(locale: Locale, value: float, period: Period) -> str:
    """``$38,040`` a year, ``$24.50`` an hour; annual pay has cents only if they are not zero."""
    return locale.formats.dollars.format(bare_money(locale, value, period))


def bare_money(locale: Locale, value: float, period: Period) -> str:
    """:func:`money` without its currency, for all but the first row of a table."""
    has_cents = period == "hourly" or value != int(value)
    return locale.formats.number(value, 2 if has_cents else 0)


def amount(locale: Locale, value: Amount, period: Period) -> str:
    """An amount as a figure: ``$38,040``, or ``$239,200+`` if it is top-coded."""
    return money(locale, value.value, period) + ("+" if value.at_least else "")


def amount_words(locale: Locale, value: Amount, period: Period) -> str:
    """An amount in running text: ``$38,040``, or ``at least $239,200`` if it is top-coded."""
    figure = money(locale, value.value, period)
    return locale.say("numbers.at_least", amount=figure) if value.at_least else figure


def amounts_words(locale: Locale, named: Iterable[tuple[str, Amount | None]], period: Period) -> str:
    """``10th percentile $25,070, median $38,040``: the amounts that are known, with their names."""
    return ", ".join(f"{name} {amount_words(locale, value, period)}" for name, value in named if value)


def month(locale: Locale, when: YearMonth) -> str:
    """``May 2016``, or ``2016`` if the month is unknown."""
    return locale.month(when.year, when.month)


def not_published(locale: Locale) -> str:
    """Stands for an amount in a sentence."""
    return locale.say("numbers.not_published")


def value_notes(locale: Locale, texts: Iterable[str]) -> tuple[str, ...]:
    """What the special signs among the ``texts`` of values mean."""
    shown = list(texts)
    notes = []
    if MISSING in shown:
        notes.append(locale.say("numbers.missing_note"))
    if any(text.endswith("+") for text in shown):
        notes.append(locale.say("numbers.at_least_note"))
    return tuple(notes)
