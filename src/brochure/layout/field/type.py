"""The type and the geometry of the field design: six sizes, two weights, one hue. Points."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from brochure.fonts.metrics import face
from brochure.layout.page.frame import Frame
from brochure.layout.surfaces import on_color
from brochure.layout.text.labels import TextStyle
from brochure.layout.text.paragraphs import ParagraphStyle
from brochure.style.model import Style

COLUMNS, GUTTER = 12, 14.4
MIDDLE = 16.0  # the size of what leads: sentences on the cover, names of steps


class Type(NamedTuple):
    """The ``frame`` of pages and the ``style``, and the text styles made of them."""

    frame: Frame
    style: Style

    @classmethod
    def of(cls, frame: Frame, style: Style) -> Type:
        """Captions and labels of codes are in ink: color is for figures and heads of pages."""
        return cls(frame, replace(style, palette=replace(style.palette, heading=style.palette.ink)))

    @property
    def width(self) -> float:
        return self.frame.width

    @property
    def column(self) -> float:
        """The width of one of twelve columns."""
        return (self.width - GUTTER * (COLUMNS - 1)) / COLUMNS

    def span(self, columns: int) -> float:
        """The width of so many columns and the gutters between them."""
        return columns * self.column + (columns - 1) * GUTTER

    def x(self, column: int) -> float:
        """The left edge of a column, from the left margin."""
        return column * (self.column + GUTTER)

    @property
    def color(self) -> str:
        """The color of the cluster."""
        return self.style.palette.own

    def _of(self, name: str, size: float, lead: float, color: str) -> TextStyle:
        return TextStyle(face(name), size, size * lead, color)

    @property
    def page_head(self) -> TextStyle:
        return self._of(self.style.faces.display, self.style.sizes.section, 1.1, self.color)

    @property
    def middle(self) -> TextStyle:
        return self._of(self.style.faces.bold, MIDDLE, 1.25, self.style.palette.ink)

    @property
    def head(self) -> TextStyle:
        return self._of(self.style.faces.bold, self.style.sizes.subsection, 1.2, self.style.palette.ink)

    @property
    def figure(self) -> TextStyle:
        return self._of(self.style.faces.display, self.style.sizes.numeral, 1.07, self.color)

    @property
    def body(self) -> TextStyle:
        sizes = self.style.sizes
        return TextStyle(face(self.style.faces.regular), sizes.body, sizes.leading, self.style.palette.ink)

    @property
    def strong(self) -> TextStyle:
        return self.body._replace(face=face(self.style.faces.bold))

    @property
    def note(self) -> TextStyle:
        return self.body._replace(color=self.style.palette.muted)

    @property
    def small(self) -> TextStyle:
        sizes = self.style.sizes
        return TextStyle(face(self.style.faces.regular), sizes.small, sizes.small_leading, self.style.palette.muted)

    def running(self, size: float, lead: float, color: str, *, light: bool = False) -> ParagraphStyle:
        """Text that may have several runs."""
        faces = self.style.faces
        family = (face(faces.light if light else faces.regular), face(faces.bold), face(faces.italic),
                  face(faces.bold_italic))  # fmt: skip
        return ParagraphStyle(family, size, round(size * lead, 2), color, color)

    @property
    def over(self) -> str:
        """The color of what stands on the color."""
        return on_color(self.style.palette)

    @property
    def on_color(self) -> Style:
        """The style of what stands on the color, with light grounds for codes."""
        palette = self.style.palette
        if palette.patterns:
            return self.style
        return replace(self.style, palette=replace(palette, paper=self.color, ink=self.over, heading=self.over,
                                                   muted=self.over, accent=self.over, rule=self.over))  # fmt: skip
