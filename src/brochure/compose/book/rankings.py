"""The occupations of a book or part in order of a figure, and the dates of their figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from brochure.compose.amounts import month
from brochure.compose.book.chapters import Facts, alphabetical
from brochure.locale import Locale

MAX_RANKED = 10
"""Four rankings of this length fit on a page."""

Ranked = Literal["pay", "pay_below_bachelor", "growth", "openings", "all_of_part", "best_of_part"]
"""What a ranking shows, as in the messages."""


def best(facts: Sequence[Facts], value: Callable[[Facts], float | None], count: int = MAX_RANKED) -> list[Facts]:
    """The first ``count`` of those with a ``value``, the highest first."""
    known = [(found, one) for one in facts if (found := value(one)) is not None]
    return [one for _, one in sorted(known, key=lambda pair: (-pair[0], alphabetical(pair[1].title)))][:count]


def pay_of(one: Facts) -> float | None:
    """The annual median; hourly pay is not comparable."""
    return one.pay.value if one.pay else None


def no_median(locale: Locale) -> str:
    """The note below a ranking by pay that has not all occupations."""
    return locale.say("book.no_median")


def months(locale: Locale, rows: Sequence[Facts]) -> list[str]:
    """The months of their pay, earliest first."""
    paid = {one.paid for one in rows if one.paid}
    return [month(locale, when) for when in sorted(paid, key=lambda when: (when.year, when.month or 0))]


def dated(locale: Locale, what: Ranked, dates: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """A caption and notes: the date is in the caption if all figures share it, else the date range is in a note."""
    if len(dates) > 1:
        note = locale.say("book.dates", first=dates[0], last=dates[-1])
        return locale.say(f"book.ranking.{what}", when=None), (note,)
    return locale.say(f"book.ranking.{what}", when="".join(dates)), ()
