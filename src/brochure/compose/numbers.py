"""Formats counts, percentages, dollars, months and years.

Negative numbers have a minus sign (U+2212), ranges an en dash (U+2013); there is no space before ``%``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from brochure.profile.model import Amount, Period, YearMonth

NOT_PUBLISHED = "not published"
MISSING = "—"
MISSING_NOTE = "— means not published."
AT_LEAST_NOTE = "+ means at least: the survey publishes no exact figure above this."

PER: dict[Period, str] = {"annual": "a year", "hourly": "an hour"}

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def number(value: float) -> str:
    """``206300`` -> ``206,300``; ``4.5`` -> ``4.5``; ``13.0`` -> ``13``; for signs see :func:`signed`."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def signed(value: float) -> str:
    """``27800`` -> ``+27,800``; ``-600`` -> ``−600``; ``0`` -> ``0``."""
    if not value:
        return "0"
    return ("+" if value > 0 else "−") + number(abs(value))


def percent_words(value: float) -> str:
    """The absolute value of a percentage in running text: ``-4`` -> ``4 percent``."""
    return f"{number(abs(value))} percent"


def money(value: float, period: Period) -> str:
    """``$38,040`` a year, ``$24.50`` an hour; annual pay has cents only if they are not zero."""
    return "$" + bare_money(value, period)


def bare_money(value: float, period: Period) -> str:
    """:func:`money` without its ``$``, for all but the first row of a table."""
    return f"{value:,.2f}" if period == "hourly" or value != int(value) else f"{int(value):,}"


def amount(value: Amount, period: Period) -> str:
    """An amount as a figure: ``$38,040``, or ``$239,200+`` if it is top-coded."""
    return money(value.value, period) + ("+" if value.at_least else "")


def amount_words(value: Amount, period: Period) -> str:
    """An amount in running text: ``$38,040``, or ``at least $239,200`` if it is top-coded."""
    return value.dollars(cents=period == "hourly")


def amounts_words(named: Iterable[tuple[str, Amount | None]], period: Period) -> str:
    """``10th percentile $25,070, median $38,040``: the amounts that are known, with their names."""
    return ", ".join(f"{name} {amount_words(value, period)}" for name, value in named if value)


def month(when: YearMonth) -> str:
    """``May 2016``, or ``2016`` if the month is unknown."""
    return f"{MONTHS[when.month - 1]} {when.year}" if when.month else str(when.year)


def day(when: date) -> str:
    """``August 28, 2025``."""
    return f"{MONTHS[when.month - 1]} {when.day}, {when.year}"


def span(first: int, last: int) -> str:
    """``2016–26``, or ``1998–2008`` if the centuries differ."""
    return f"{first}–{last % 100:02d}" if first // 100 == last // 100 else f"{first}–{last}"
