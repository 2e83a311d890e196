"""The type of posters and signs. Lengths are in points of the design, which for posters is on Tabloid."""

from __future__ import annotations

from typing import NamedTuple

from brochure.fonts.metrics import face
from brochure.layout.surfaces import on_color
from brochure.layout.text.labels import TextStyle
from brochure.style.model import Style

LEAD = 1.2
FINE_LEAD = 1.3
HERO = 2.5  # the size of the pay, in sizes of the other figures


class Type(NamedTuple):
    """A ``width`` between margins and a ``style``, and the text styles made of them.

    ``scale`` is the size of the text below the field of color, compared with the design; ``unit`` that of icons, codes
    and gaps, compared with those of posters. Figures stand on the field of color, or ``on_paper``.
    """

    width: float
    style: Style
    scale: float = 1.0
    unit: float = 1.0
    on_paper: bool = False

    @property
    def over(self) -> str:
        """The color of what stands on the field of color, or else on paper."""
        return self.style.palette.ink if self.on_paper else on_color(self.style.palette)

    @property
    def summary(self) -> TextStyle:
        """The sentence."""
        return self._regular(self.style.sizes.summary, LEAD, self.over)

    @property
    def numeral(self) -> TextStyle:
        """The figures."""
        size = self.style.sizes.numeral
        return TextStyle(face(self.style.faces.display), size, size, self.over)

    @property
    def hero(self) -> TextStyle:
        """The figure that stands out, in the color of the cluster."""
        size = HERO * self.style.sizes.numeral
        return TextStyle(face(self.style.faces.display), size, size, self.style.palette.own)

    @property
    def label(self) -> TextStyle:
        """Labels of figures."""
        return self._regular(self.style.sizes.table, LEAD, self.over)

    @property
    def label_strong(self) -> TextStyle:
        return self.label._replace(face=face(self.style.faces.bold))

    @property
    def head(self) -> TextStyle:
        """The headings of parts."""
        size = self.style.sizes.section * self.scale
        return TextStyle(face(self.style.faces.display), size, size * LEAD, self.style.palette.accent)

    @property
    def body(self) -> TextStyle:
        """The list."""
        sizes = self.style.sizes
        return self._regular(sizes.body * self.scale, sizes.leading / sizes.body, self.style.palette.ink)

    @property
    def body_strong(self) -> TextStyle:
        return self.body._replace(face=face(self.style.faces.bold))

    @property
    def step(self) -> TextStyle:
        """Titles of steps."""
        bold = face(self.style.faces.bold)
        return self._regular(self.style.sizes.table * self.scale, LEAD, self.style.palette.ink)._replace(face=bold)

    @property
    def time(self) -> TextStyle:
        """How long steps take."""
        return self.step._replace(face=face(self.style.faces.regular), color=self.style.palette.accent)

    @property
    def small(self) -> TextStyle:
        """Texts of steps, and the address under the code."""
        sizes = self.style.sizes
        return self._regular(
            max(sizes.small * self.scale, sizes.small - 2), sizes.small_leading / sizes.small, self.style.palette.ink
        )

    @property
    def fine(self) -> TextStyle:
        """The credit."""
        return self._regular(self.style.sizes.foot, FINE_LEAD, self.style.palette.muted)

    def _regular(self, size: float, lead: float, color: str) -> TextStyle:
        return TextStyle(face(self.style.faces.regular), size, size * lead, color)
