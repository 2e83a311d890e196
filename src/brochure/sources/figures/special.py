"""Figures as they are published: exact, a bound, or not there for a reason; and how the workbooks spell that.

The spellings of the workbooks (``*``, ``**``, ``#``, ``~``, ``>=$239,200``, ``—``) are read here and nowhere else. In
the store an exact figure is a number and everything else a text that explains itself: ``>=239200``, ``<0.5``, ``*``,
``**``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from brochure.profile.kinds import Amount
from brochure.sources.figures.errors import DamagedError
from brochure.yamlio.text import clean_line

if TYPE_CHECKING:
    from brochure.sources.figures.model import Vintage

Stored = float | str | None
"""A figure as it lies in the store."""

MOST = 1e12
"""More than anything that these surveys count, in people or in dollars."""


class Mark(Enum):
    """What a figure's value means; the last three have none."""

    EXACT = "exact"
    AT_LEAST = "at least"
    UNDER = "under"
    NOT_AVAILABLE = "not available"
    NOT_RELEASED = "not released"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``value`` is the bound where ``mark`` is AT_LEAST or UNDER, and None where nothing is published.

    ABSENT is what a kind of estimate never has (a blank cell), NOT_AVAILABLE (``*``) and NOT_RELEASED (``**``) what
    was looked for and cannot be had.
    """

    value: float | None
    mark: Mark = Mark.EXACT

    @property
    def exact(self) -> float | None:
        """The value, if it is neither a bound nor missing."""
        return self.value if self.mark is Mark.EXACT else None

    @property
    def amount(self) -> Amount | None:
        """The figure as an amount of a profile; None where it is not published (or zero, which no wage is)."""
        if not self.value or self.mark not in (Mark.EXACT, Mark.AT_LEAST):
            return None
        return Amount(self.value, at_least=self.mark is Mark.AT_LEAST)


ABSENT = Figure(None, Mark.ABSENT)
NOT_AVAILABLE = Figure(None, Mark.NOT_AVAILABLE)
NOT_RELEASED = Figure(None, Mark.NOT_RELEASED)


@dataclass(frozen=True, slots=True)
class TopCode:
    """From which wages on a survey publishes no more than ``#``, in dollars."""

    hourly: float
    annual: float


_TOP_CODES = (
    (2025, None),
    (2022, TopCode(115.00, 239_200)),
    (2016, TopCode(100.00, 208_000)),
    (2013, TopCode(90.00, 187_200)),
)
"""By the first year, newest first; the workbooks' own notes are believed before this table. In May 2025 all wages were
published, up to $742,310."""


def top_code(vintage: Vintage) -> TopCode | None:
    """The top code of a survey whose workbook does not tell its own; None where nobody knows."""
    return next((code for year, code in _TOP_CODES if vintage.year >= year), None)


def from_stored(value: object) -> Figure:
    """A figure as it comes out of the store. Raises :class:`~.errors.DamagedError` for what is none."""
    if value is None:
        return ABSENT
    if isinstance(value, int | float) and 0 <= value < MOST:
        return Figure(float(value))
    if value in ("*", "**"):
        return NOT_RELEASED if value == "**" else NOT_AVAILABLE
    if isinstance(value, str) and (found := _BOUND.fullmatch(value)):
        return Figure(float(found[2]), Mark.AT_LEAST if found[1] == ">=" else Mark.UNDER)
    raise DamagedError(f"{told(value)} is not a figure")


def told(value: object) -> str:
    """A value of the store for a message: short, and in characters that do no harm."""
    return ascii(value[:40] if isinstance(value, str | bytes) else value)


_BOUND = re.compile(r"(>=|<)(\d{1,12}(?:\.\d{1,10})?)", re.ASCII)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_AT_LEAST = re.compile(r">=\s*\$?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)", re.ASCII)
_NOTHING = ("", "—", "–", "-")


def read_number(text: str) -> float | None:
    """A number that is written as text, ``1,234.5``; None for what is none."""
    return float(text.replace(",", "")) if len(text) < 40 and _NUMBER.fullmatch(text) else None


def read_cell(cell: object, bound: float | None = None) -> Stored:
    """A cell as it goes into the store; ``bound`` is what ``#`` stands for there.

    Raises :class:`ValueError`, with words for what is wrong.
    """
    if isinstance(cell, str):
        return _read_text(cell.strip(), bound)
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise ValueError(f"{shown(cell)} is not a figure")  # noqa: TRY004  it is the value of a cell
    return _sane(float(cell))


def _read_text(text: str, bound: float | None) -> Stored:
    if text in _NOTHING:
        return None
    if text in ("*", "**"):
        return text
    if text == "~":
        return "<0.5"
    if text == "#":
        if bound is None:
            raise ValueError(
                "'#' marks a wage of at least the survey's top code, which the workbook does not tell; "
                "without notes it is known of May 2013 to May 2024 only"
            )
        return f">={bound:.10g}"
    if found := _AT_LEAST.fullmatch(text[:40]):
        return f">={_sane(float(found[1].replace(',', ''))):.10g}"
    number = read_number(text)
    if number is None:
        raise ValueError(f"{shown(text)} is not a figure")
    return _sane(number)


def _sane(number: float) -> float:
    if not 0 <= number < MOST:  # a NaN is neither
        raise ValueError(f"{number:,g} is out of range")
    return number


def line(cell: object) -> str:
    """A cell as one line of text, ``""`` for none. Raises ValueError for characters that no text may hold."""
    return clean_line(" ".join(str("" if cell is None else cell).split()))


def shown(cell: object) -> str:
    """A cell for a message, in quotation marks and cut short."""
    text = " ".join(str(cell)[:200].split())
    return repr(text if len(text) <= 60 else f"{text[:59]}…")
