"""The grid and the type of a handout. Lengths are in points."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from brochure.fonts.metrics import face
from brochure.layout.page.frame import Frame
from brochure.layout.text.labels import TextStyle
from brochure.layout.text.paragraphs import ParagraphStyle
from brochure.style.model import Style
from brochure.style.scale import Density, at_density

COLUMNS = 4
GUTTER = 21.6
LEAD = 1.16  # the leading of headings
FINE_LEAD = 1.3  # and of fine print


class Type(NamedTuple):
    """A handout's ``frame`` and ``style``, and the text styles made of them."""

    frame: Frame
    style: Style

    @classmethod
    def of(cls, frame: Frame, style: Style, density: Density) -> Type:
        """The type of ``style`` at ``density``; headings and captions are in ink, so that color has one meaning."""
        dense = at_density(style, density)
        return cls(frame, replace(dense, palette=replace(dense.palette, heading=dense.palette.ink)))

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

    @property
    def head(self) -> TextStyle:
        """The headings of parts."""
        size = self.style.sizes.section
        return TextStyle(face(self.style.faces.display), size, size * LEAD, self.style.palette.ink)

    @property
    def body(self) -> TextStyle:
        sizes = self.style.sizes
        return TextStyle(face(self.style.faces.regular), sizes.body, sizes.leading, self.style.palette.ink)

    @property
    def strong(self) -> TextStyle:
        sizes = self.style.sizes
        return TextStyle(face(self.style.faces.bold), sizes.body, sizes.leading, self.style.palette.ink)

    @property
    def small(self) -> TextStyle:
        sizes = self.style.sizes
        return TextStyle(face(self.style.faces.regular), sizes.small, sizes.small_leading, self.style.palette.muted)

    @property
    def small_strong(self) -> TextStyle:
        """Small labels in the color of the cluster."""
        bold = face(self.style.faces.bold)
        return self.small._replace(face=bold, color=self.style.palette.accent)

    @property
    def running(self) -> ParagraphStyle:
        """Text that may have several runs, at the size of the body."""
        return self._paragraphs(self.style.sizes.body, self.style.sizes.leading, self.style.palette.ink)

    @property
    def aside(self) -> ParagraphStyle:
        """The same in small type."""
        return self._paragraphs(self.style.sizes.small, self.style.sizes.small_leading, self.style.palette.muted)

    @property
    def fine(self) -> ParagraphStyle:
        """Fine print."""
        size = self.style.sizes.foot
        return self._paragraphs(size, size * FINE_LEAD, self.style.palette.muted)

    def _paragraphs(self, size: float, leading: float, color: str) -> ParagraphStyle:
        faces = self.style.faces
        family = (face(faces.regular), face(faces.bold), face(faces.italic), face(faces.bold_italic))
        return ParagraphStyle(family, size, leading, color, self.style.palette.ink)
