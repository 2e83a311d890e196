"""The types in the interface of imposition, separate so that callers need not load pikepdf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Flip = Literal["short", "long"]
"""The edge along which the printer flips the sheet to print the back."""


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
