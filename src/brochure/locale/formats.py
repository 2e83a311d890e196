"""Numbers, money, percentages, months and days as a language writes them, and its categories of plurals.

Negative numbers have a minus sign (U+2212) everywhere, which is as wide as a plus sign.
"""

# No postponed annotations: NamedTuple compiles such strings, which takes longer than evaluating the types.

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

Plural = Literal["one", "many", "other"]
"""Categories of the Unicode Common Locale Data Repository that our languages have for whole numbers."""

MINUS = "−"


class Formats(NamedTuple):
    """Separators of numbers; ``percent`` and ``dollars`` with ``{}`` for the number; names of months.

    ``month`` is the format of a month with its year, ``day`` that of a date. See :mod:`brochure.locale.cldr`.
    """

    decimal: str
    group: str
    percent: str
    dollars: str
    months: tuple[str, ...]
    month: str
    day: str

    def number(self, value: float, decimals: int | None = None) -> str:
        """``206300`` -> ``206,300``; ``4.5`` -> ``4.5``; ``13.0`` -> ``13``.

        ``decimals`` is their number, by default up to two, without zeros at the end. The sign is an ASCII hyphen, as in
        addresses; see :meth:`signed`.
        """
        if decimals is None and value == int(value):
            text = f"{int(value):,}"
        elif decimals is None:
            text = f"{value:,.2f}".rstrip("0").rstrip(".")
        else:
            text = f"{value:,.{decimals}f}"
        if self.group == "," and self.decimal == ".":
            return text
        return text.translate({ord(","): self.group, ord("."): self.decimal})

    def signed(self, value: float) -> str:
        """``27800`` -> ``+27,800``; ``-600`` -> ``−600``; ``0`` -> ``0``."""
        if not value:
            return "0"
        return ("+" if value > 0 else MINUS) + self.number(abs(value))

    def month_of(self, year: int, month: int) -> str:
        """``May 2016``; ``month`` counts from 1."""
        return self.month.format(month=self.months[month - 1], year=year)

    def date(self, when: date) -> str:
        """``August 28, 2025``."""
        return self.day.format(month=self.months[when.month - 1], day=when.day, year=when.year)


def _english(number: int) -> Plural:
    return "one" if number == 1 else "other"


def _spanish(number: int) -> Plural:
    """``un empleo``, ``un millón de empleos``, ``dos empleos``."""
    if number == 1:
        return "one"
    return "many" if number and number % 1_000_000 == 0 else "other"


PLURALS: dict[str, tuple[Callable[[int], Plural], tuple[Plural, ...]]] = {
    "en": (_english, ("one", "other")),
    "es": (_spanish, ("one", "many", "other")),
}
"""For each language, the category of a whole number, and all its categories."""
