"""The type of a handout in large print: one column, or two halves for what is short. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from brochure.layout.panel.grid import GridTexts

COLUMNS = 2
GUTTER = 20.0
BEFORE, FLEX = 16.0, 40.0  # above a part, and how much that can grow


@dataclass(frozen=True, slots=True)
class Type(GridTexts):
    """The text styles of a handout in large print, and its two columns."""

    COLUMNS: ClassVar[int] = COLUMNS
    GUTTER: ClassVar[float] = GUTTER
