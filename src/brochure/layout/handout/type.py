"""The grid and the type of a handout. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from brochure.layout.panel.grid import GridTexts

COLUMNS = 4
GUTTER = 21.6


@dataclass(frozen=True, slots=True)
class Type(GridTexts):
    """A handout's text styles and its four columns."""

    COLUMNS: ClassVar[int] = COLUMNS
    GUTTER: ClassVar[float] = GUTTER

    @property
    def half(self) -> float:
        """The width of two of four columns."""
        return self.span(2)
