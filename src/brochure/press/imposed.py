"""What goes into imposing and what comes out, for those who do not load what does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Flip = Literal["short", "long"]
"""The edge of the sheet about which a printer turns it before it prints the back."""


@dataclass(frozen=True, slots=True)
class Imposed:
    """The sheets as a PDF file, and how they came out.

    ``scale`` is that of most pages. ``incomplete`` are the numbers of pages with annotations or filled-in fields that a
    viewer shows, but that bring no appearance for print, or one that is out of date. Of a file that ``is_damaged``,
    what could be repaired is there.
    """

    data: bytes
    pages: int
    sheets: int
    sides: int
    scale: float
    is_cut: bool
    incomplete: tuple[int, ...]
    is_damaged: bool
