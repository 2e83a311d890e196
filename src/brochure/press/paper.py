"""Lengths with units, and sheets of paper by name or by size. All results are in points (1/72 in)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brochure.errors import BrochureError

_UNITS = {"in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1.0}
_NUMBER = r"(\d{1,5}(?:\.\d{1,4})?)"
_UNIT = rf"({'|'.join(_UNITS)})"
_SMALLEST, _LARGEST = 72.0, 14_400.0  # an inch; what PDF 1.7 allows a page to be


class PressError(BrochureError):
    """A file that cannot be imposed, or sheets that cannot be made of it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper, ``short`` by ``long`` points; which way it is turned is decided later."""

    name: str
    short: float
    long: float


PAPERS = {
    "letter": Paper("letter", 612.0, 792.0),
    "legal": Paper("legal", 612.0, 1008.0),
    "tabloid": Paper("tabloid", 792.0, 1224.0),
    "a5": Paper("a5", 419.53, 595.28),
    "a4": Paper("a4", 595.28, 841.89),
    "a3": Paper("a3", 841.89, 1190.55),
}


def parse_length(text: str) -> float:
    """``0.1mm`` in points. Raises :class:`PressError`."""
    found = re.fullmatch(rf"{_NUMBER}\s*{_UNIT}", text.strip().lower())
    if not found:
        raise PressError(f"{text!r} is not a length. Write a number and its unit, for example 0.1mm or 0.3pt.")
    return float(found[1]) * _UNITS[found[2]]


def parse_paper(text: str) -> Paper:
    """A paper by name, or by width and height with units: ``13x19in``, ``320mmx450mm``. Raises :class:`PressError`."""
    name = text.strip().lower()
    if name in PAPERS:
        return PAPERS[name]
    found = re.fullmatch(rf"{_NUMBER}\s*{_UNIT}?\s*[x×]\s*{_NUMBER}\s*{_UNIT}", name)
    if not found:
        names = ", ".join(PAPERS)
        raise PressError(f"{text!r} is no paper. There are {names}; or a size with its unit, for example 13x19in.")
    sides = (float(found[1]) * _UNITS[found[2] or found[4]], float(found[3]) * _UNITS[found[4]])
    if min(sides) < _SMALLEST or max(sides) > _LARGEST:
        raise PressError(f"paper of {text} cannot be used: its sides must be from 1 in to 200 in.")
    return Paper(name, min(sides), max(sides))
