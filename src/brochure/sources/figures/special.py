"""Special values: how workbooks write figures that are bounds or not published, and how the store keeps them.

The codes of the workbooks (``*``, ``**``, ``#``, ``~``, ``>=$239,200``, ``—``) are read only here. The store keeps an
exact figure as a number and any other as self-explanatory text: ``>=239200``, ``<0.5``, ``*``, ``**``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brochure.sources.figures.model import ABSENT, NOT_AVAILABLE, NOT_RELEASED, Figure, Mark, Vintage
from brochure.yamlio.text import clean_line

Stored = float | str | None
"""A figure as the store keeps it."""

MAX_FIGURE = 1e12
"""More people or dollars than any of these figures counts."""

BLANKS = ("", "—", "–", "-")
"""How workbooks write a cell without a figure."""

_BOUND = re.compile(r"(>=|<)(\d{1,12}(?:\.\d{1,10})?)", re.ASCII)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_AT_LEAST = re.compile(r">=\s*\$?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class TopCode:
    """The wages in dollars from which a survey publishes only ``#``."""

    hourly: float
    annual: float


_TOP_CODES = (
    (2025, None),
    (2022, TopCode(115.00, 239_200)),
    (2016, TopCode(100.00, 208_000)),
    (2013, TopCode(90.00, 187_200)),
)
"""By first year, newest first; the workbooks' own notes take precedence. In May 2025 all wages were published, up to
$742,310."""


def top_code(vintage: Vintage) -> TopCode | None:
    """The top code of a survey whose workbook does not state it; None if it is unknown."""
    return next((code for year, code in _TOP_CODES if vintage.year >= year), None)


def from_stored(value: object) -> Figure:
    """A figure as the store keeps it. Raises :class:`ValueError` for anything else."""
    if value is None:
        return ABSENT
    if isinstance(value, int | float) and 0 <= value < MAX_FIGURE:
        return Figure(float(value))
    if value in ("*", "**"):
        return NOT_RELEASED if value == "**" else NOT_AVAILABLE
    if isinstance(value, str) and (found := _BOUND.fullmatch(value)):
        return Figure(float(found[2]), Mark.AT_LEAST if found[1] == ">=" else Mark.UNDER)
    raise ValueError("it is not a figure")


def read_number(text: str) -> float | None:
    """A number written as text, ``1,234.5``; None for any other text."""
    return float(text.replace(",", "")) if len(text) < 40 and _NUMBER.fullmatch(text) else None


def read_cell(cell: object, bound: float | None = None) -> Stored:
    """A cell as the store keeps it; ``bound`` is the meaning of ``#`` there. Raises :class:`ValueError`."""
    if isinstance(cell, str):
        return _read_text(cell.strip(), bound)
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise ValueError(f"{quoted(cell)} is not a figure")  # noqa: TRY004  the cell's value is wrong, not our call
    return _in_range(float(cell))


def _read_text(text: str, bound: float | None) -> Stored:
    if text in BLANKS:
        return None
    if text in ("*", "**"):
        return text
    if text == "~":
        return "<0.5"
    if text == "#":
        if bound is None:
            raise ValueError(
                "'#' marks a wage at or above the survey's top code, which the workbook does not state; "
                "brochure knows only those of May 2013 to May 2024"
            )
        return f">={bound:.10g}"
    if found := _AT_LEAST.fullmatch(text[:40]):
        return f">={_in_range(float(found[1].replace(',', ''))):.10g}"
    number = read_number(text)
    if number is None:
        raise ValueError(f"{quoted(text)} is not a figure")
    return _in_range(number)


def _in_range(number: float) -> float:
    if not 0 <= number < MAX_FIGURE:  # also refuses NaN
        raise ValueError(f"{number:,g} is out of range")
    return number


def cell_text(cell: object) -> str:
    """A cell as one line of text, ``""`` if it is empty. Raises :class:`ValueError` for illegal characters."""
    return clean_line(" ".join(str("" if cell is None else cell).split()))


def quoted(cell: object) -> str:
    """A cell for a message, in quotation marks and shortened."""
    text = " ".join(str(cell)[:200].split())
    return repr(text if len(text) <= 60 else f"{text[:59]}…")
