"""The occupations of a book or part in order of a figure, and the dates of their figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from brochure.compose import numbers
from brochure.compose.book.chapters import Facts, alphabetical

MAX_RANKED = 10
"""Four rankings of this length fit on a page."""

NO_MEDIAN = "Occupations without a published yearly median are left out."


def best(facts: Sequence[Facts], value: Callable[[Facts], float | None], count: int = MAX_RANKED) -> list[Facts]:
    """The first ``count`` of those with a ``value``, the highest first."""
    known = [(found, one) for one in facts if (found := value(one)) is not None]
    return [one for _, one in sorted(known, key=lambda pair: (-pair[0], alphabetical(pair[1].title)))][:count]


def pay_of(one: Facts) -> float | None:
    """The annual median; hourly pay is not comparable."""
    return one.pay.value if one.pay else None


def months(rows: Sequence[Facts]) -> list[str]:
    """The months of their pay, earliest first."""
    found = sorted({(one.paid.year, one.paid.month or 0, numbers.month(one.paid)) for one in rows if one.paid})
    return [month for *_, month in found]


def dated(what: str, dates: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """A caption and notes: the date is in the caption if all figures share it, else the date range is in a note."""
    if len(dates) > 1:
        return what, (f"Figures of {dates[0]} to {dates[-1]}, as each page says.",)
    return ", ".join((what, *dates)), ()
