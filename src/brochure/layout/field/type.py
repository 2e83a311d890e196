"""The type and the geometry of the field design: six sizes, two weights, one hue. Points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from brochure.fonts.metrics import face
from brochure.layout.page.frame import Frame, frame_of
from brochure.layout.panel.grid import GridTexts
from brochure.layout.surfaces import on_color
from brochure.layout.text.labels import TextStyle
from brochure.layout.text.paragraphs import ParagraphStyle
from brochure.style.fit import enlargement
from brochure.style.model import Style

COLUMNS, GUTTER = 12, 14.4
MIDDLE = 16.0  # the size of what leads: sentences on the cover, names of steps


def frame_at_design(style: Style) -> Frame:
    """The type area of pages that are enlarged on larger paper."""
    return frame_of(style, enlargement(style))


@dataclass(frozen=True, slots=True)
class Type(GridTexts):
    """The text styles of a field brochure and its twelve columns."""

    COLUMNS: ClassVar[int] = COLUMNS
    GUTTER: ClassVar[float] = GUTTER

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
    def label(self) -> TextStyle:
        """The headings of parts, and the names of figures."""
        return self._of(self.style.faces.bold, self.style.sizes.subsection, 1.2, self.style.palette.ink)

    @property
    def deck(self) -> ParagraphStyle:
        """A sentence set large, but light."""
        size, ink = self.style.sizes.section, self.style.palette.ink
        return ParagraphStyle((face(self.style.faces.light),) * 4, size, round(size * 1.2, 2), ink, ink, even=True)

    @property
    def figure(self) -> TextStyle:
        return self._of(self.style.faces.display, self.style.sizes.numeral, 1.07, self.color)

    @property
    def note(self) -> TextStyle:
        return self.body._replace(color=self.style.palette.muted)

    @property
    def quiet(self) -> GridTexts:
        """The same with headings of parts in the middle size, for lines for notes."""
        return replace(self, style=replace(self.style, sizes=replace(self.style.sizes, section=MIDDLE)))

    def text(self, size: float, lead: float, color: str) -> ParagraphStyle:
        """Text of any size that may have several runs."""
        return self._paragraphs(size, round(size * lead, 2), color)

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
