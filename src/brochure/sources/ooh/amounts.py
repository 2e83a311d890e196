"""Parses figures in the handbook's notation: dollars, top-coded wages, jobs, percentages, months."""

from __future__ import annotations

import re

from brochure.profile.kinds import Amount, YearMonth
from brochure.sources.figures.model import MONTHS

AMOUNT = (
    r"(?:(?:about|approximately) )?(?:(?:equal to or (?:greater|more) than|greater than or equal to|at least|>=|≥) ?)?"
    r"\$[0-9][0-9,]*(?:\.[0-9]+)?(?: or (?:more|greater|higher))?"
)
"""A regular expression for an amount in a sentence, including words that make it a lower bound."""

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_MAX_DIGITS = 20  # of a number with commas; the largest in the handbook has 11
_BOUND = re.compile(r"equal to or|or equal to|at least|or more|or greater|or higher|>=|≥", re.IGNORECASE)
_MINUS = str.maketrans("\u2212\u2013\u2010\u2011", "----")
_RATE = re.compile(
    r"\$\s?([0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:or more |or greater )?(?:per|an?|/)\s*(year|hour)", re.IGNORECASE
)
MONTH = rf"(?:{'|'.join(MONTHS)})"

_TOPS: tuple[tuple[float, ...], ...] = (
    (2025,), (2022, 239_200, 115), (2016, 208_000, 100), (2010, 187_200, 90), (1997, 145_600, 70)
)  # fmt: skip
"""The highest annual and hourly wages that OEWS publishes, from each year on; since 2025 it publishes all."""


def amount(text: str) -> Amount | None:
    """``$62,350``, ``62,350``, ``$239,200 or more``; None if there is no figure."""
    found = _NUMBER.search(text)
    if not found:
        return None
    value = _number(found[0])
    return Amount(value, bool(_BOUND.search(text))) if value else None


def _number(digits: str) -> float | None:
    """``818,700.5`` as a number; None if it is implausibly long."""
    return float(digits.replace(",", "")) if len(digits) <= _MAX_DIGITS else None


def beyond(text: str, year: int | None) -> Amount | None:
    """The amount in "earned more than": a lower bound if it is the top code of ``year``."""
    found = amount(text)
    if found is None or found.at_least or year is None:
        return found
    tops = next((tops for since, *tops in _TOPS if year >= since), [])
    return Amount(found.value, found.value in tops)


def rates(text: str) -> dict[str, Amount]:
    """The amounts in a headline such as ``$62,350 per year $29.98 per hour``, by ``annual`` and ``hourly``."""
    bound = bool(_BOUND.search(text))
    names = {"year": "annual", "hour": "hourly"}
    found = ((names[unit.lower()], _number(digits)) for digits, unit in _RATE.findall(text))
    return {period: Amount(value, bound) for period, value in found if value}


def whole(text: str) -> int | None:
    """``818,700`` or ``-4,700``; None if there is no number (a dash)."""
    found = re.fullmatch(r"([-+]?)\s?([0-9][0-9,]*)", text.strip().translate(_MINUS))
    if not found or len(found[2]) > _MAX_DIGITS:
        return None
    return int(f"{found[1]}{found[2].replace(',', '')}")


def percent(text: str) -> float | None:
    """``9``, ``9%``, ``-14%`` or ``2.5 percent``; None if there is no number."""
    found = re.fullmatch(r"([-+]?)\s?([0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:%|percent)?", text.strip().translate(_MINUS))
    value = _number(found[2]) if found else None
    return -value if found and value and found[1] == "-" else value


def jobs(text: str) -> int | None:
    """``818,700`` or ``2.8 million``."""
    found = re.search(r"([0-9][0-9,]*(?:\.[0-9]+)?)( million)?", text)
    value = _number(found[1]) if found else None
    if found is None or value is None:
        return None
    return round(value * 1_000_000) if found[2] else round(value)


def month(text: str) -> YearMonth | None:
    """The month and year in ``Median annual wages, May 2024``, or a bare year."""
    if found := re.search(rf"({MONTH})\s+([0-9]{{4}})", text):
        return YearMonth(year=int(found[2]), month=MONTHS.index(found[1]) + 1)
    found = re.search(r"\b((?:19|20)[0-9]{2})\b", text)
    return YearMonth(year=int(found[1])) if found else None


def span(text: str) -> tuple[int, int] | None:
    """``2024–34`` or ``2024 to 2034`` as two years."""
    found = re.search(r"\b((?:19|20)[0-9]{2})\s*(?:[-–—\u2010\u2011]|to)\s*([0-9]{4}|[0-9]{2})\b", text)
    if not found:
        return None
    base = int(found[1])
    target = int(found[2]) if len(found[2]) == 4 else base - base % 100 + int(found[2])
    return base, target if target >= base else target + 100
