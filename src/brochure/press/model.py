"""The types that callers of imposition use: paper, lengths and the result. They do not need pikepdf.

All lengths are in points (1/72 in).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from brochure.errors import BrochureError
from brochure.paper import PAPER_SIZES, POINTS

Flip = Literal["short", "long"]
"""The edge along which the printer flips the sheet to print the back."""

_NUMBER = r"(\d{1,5}(?:\.\d{1,4})?)"
_UNIT = rf"({'|'.join(POINTS)})"
_SMALLEST, _LARGEST = 72.0, 14_400.0  # an inch; the largest page of PDF 1.7


class PressError(BrochureError):
    """A file that cannot be imposed, or sheets that cannot be made of it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper, ``short`` by ``long`` points, in either orientation."""

    name: str
    short: float
    long: float


PAPERS = {name: Paper(name, short, long) for name, (short, long) in PAPER_SIZES.items()}


@dataclass(frozen=True, slots=True)
class Imposed:
    """The sheets as a PDF file, with details.

    ``scale`` is that of pages of the most common size. ``incomplete`` has the numbers of pages with annotations or
    filled-in fields that viewers show but that have no appearance for print, or an outdated one. If the file
    ``is_damaged``, the sheets contain what could be repaired.
    """

    data: bytes
    pages: int
    sheets: int
    sides: int
    scale: float
    is_cut: bool
    incomplete: tuple[int, ...]
    is_damaged: bool


def parse_length(text: str) -> float:
    """``0.1mm`` in points. Raises :class:`PressError`."""
    found = re.fullmatch(rf"{_NUMBER}\s*{_UNIT}", text.strip().lower())
    if not found:
        raise PressError(f"{text!r} is not a length. Write a number and its unit, for example 0.1mm or 0.3pt.")
    return float(found[1]) * POINTS[found[2]]


def parse_paper(text: str) -> Paper:
    """A paper by name, or by width and height with units: ``13x19in``, ``320mmx450mm``. Raises :class:`PressError`."""
    name = text.strip().lower()
    if name in PAPERS:
        return PAPERS[name]
    found = re.fullmatch(rf"{_NUMBER}\s*{_UNIT}?\s*[x×]\s*{_NUMBER}\s*{_UNIT}", name)
    if not found:
        names = ", ".join(PAPERS)
        raise PressError(f"{text!r} is not a paper size. Use {names}; or a size with its unit, for example 13x19in.")
    sides = (float(found[1]) * POINTS[found[2] or found[4]], float(found[3]) * POINTS[found[4]])
    if min(sides) < _SMALLEST or max(sides) > _LARGEST:
        raise PressError(f"paper of {text} cannot be used: its sides must be from 1 in to 200 in.")
    return Paper(name, min(sides), max(sides))
