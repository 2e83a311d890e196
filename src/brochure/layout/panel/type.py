"""The text styles of short forms, which every one of them makes of its style in the same way. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass, replace

from brochure.fonts.metrics import face
from brochure.layout.text.labels import TextStyle
from brochure.layout.text.paragraphs import ParagraphStyle
from brochure.style.model import Style
from brochure.style.scale import Density, at_density

LEAD = 1.16  # the leading of headings
FINE_LEAD = 1.3  # and of fine print


def set_at(style: Style, density: Density) -> Style:
    """``style`` at ``density``; headings and captions are in ink, so that color has one meaning."""
    dense = at_density(style, density)
    return replace(dense, palette=replace(dense.palette, heading=dense.palette.ink))


@dataclass(frozen=True, slots=True)
class Texts:
    """The text styles made of ``style``."""

    style: Style

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
        return self.body._replace(face=face(self.style.faces.bold))

    @property
    def small(self) -> TextStyle:
        sizes = self.style.sizes
        return TextStyle(face(self.style.faces.regular), sizes.small, sizes.small_leading, self.style.palette.muted)

    @property
    def small_strong(self) -> TextStyle:
        """Small labels in the color of the cluster."""
        return self.small._replace(face=face(self.style.faces.bold), color=self.style.palette.accent)

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
