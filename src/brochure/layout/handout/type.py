"""The grid and the type of a handout. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass

from brochure.layout.page.frame import Frame
from brochure.layout.panel.type import Texts, set_at
from brochure.style.model import Style
from brochure.style.scale import Density

COLUMNS = 4
GUTTER = 21.6


@dataclass(frozen=True, slots=True)
class Type(Texts):
    """A handout's text styles, and its ``frame`` of four columns."""

    frame: Frame

    @classmethod
    def of(cls, frame: Frame, style: Style, density: Density) -> Type:
        """The type of ``style`` at ``density``."""
        return cls(set_at(style, density), frame)

    @property
    def width(self) -> float:
        return self.frame.width

    @property
    def column(self) -> float:
        """The width of one of four columns."""
        return (self.width - GUTTER * (COLUMNS - 1)) / COLUMNS

    @property
    def half(self) -> float:
        """The width of two of four columns."""
        return self.span(2)

    def x(self, column: int) -> float:
        """The left edge of a column."""
        return column * (self.column + GUTTER)

    def span(self, columns: int) -> float:
        """The width of so many columns and the gutters between them."""
        return columns * self.column + (columns - 1) * GUTTER
