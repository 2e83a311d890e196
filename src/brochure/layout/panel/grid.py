"""The grid of a page of parts: columns of equal width. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from brochure.layout.page.frame import Frame
from brochure.layout.panel.type import Texts, set_at
from brochure.style.model import Style
from brochure.style.scale import NORMAL, Density


@dataclass(frozen=True, slots=True)
class GridTexts(Texts):
    """Text styles, and a ``frame`` of ``COLUMNS`` columns with ``GUTTER`` between them."""

    COLUMNS: ClassVar[int]
    GUTTER: ClassVar[float]

    frame: Frame

    @classmethod
    def of(cls, frame: Frame, style: Style, density: Density = NORMAL) -> Self:
        """The type of ``style`` at ``density`` in ``frame``."""
        return cls(set_at(style, density), frame)

    @property
    def width(self) -> float:
        return self.frame.width

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.width - self.GUTTER * (self.COLUMNS - 1)) / self.COLUMNS

    def x(self, column: int) -> float:
        """The left edge of a column, from the left margin."""
        return column * (self.column + self.GUTTER)

    def span(self, columns: int) -> float:
        """The width of so many columns and the gutters between them."""
        return columns * self.column + (columns - 1) * self.GUTTER
