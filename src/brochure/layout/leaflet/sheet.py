"""The panels of a sheet, and the type of a leaflet. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from brochure.fonts.metrics import face
from brochure.layout.panel.type import LEAD, Texts, set_at
from brochure.layout.text.labels import TextStyle
from brochure.paper import landscape_dimensions
from brochure.style.fit import sheet_dimensions
from brochure.style.model import Style
from brochure.style.scale import Density

DESIGN = landscape_dimensions("letter")
"""The sheet for which leaflets are designed. Larger ones are laid out at about this size, and then enlarged."""

NARROWER = 5.04
"""By how much the panel that is folded in is narrower than the others, so that it lies flat: 0.07 in."""


class Panel(NamedTuple):
    """The left edge and the width of a panel, from fold to fold or edge."""

    left: float
    width: float


class Sheet(NamedTuple):
    """A landscape sheet. From left to right, the outside has flap, back and cover, the inside work, entry and future.

    The flap, which is folded in first, is narrower, and so is what is behind it.
    """

    width: float
    height: float

    @property
    def narrow(self) -> float:
        return (self.width - 2 * NARROWER) / 3

    @property
    def outside(self) -> tuple[Panel, Panel, Panel]:
        """Flap, back and cover."""
        narrow, wide = self.narrow, self.narrow + NARROWER
        return Panel(0.0, narrow), Panel(narrow, wide), Panel(narrow + wide, wide)

    @property
    def inside(self) -> tuple[Panel, Panel, Panel]:
        """Work, entry and future."""
        narrow, wide = self.narrow, self.narrow + NARROWER
        return Panel(0.0, wide), Panel(wide, wide), Panel(2 * wide, narrow)


def sheet_of(style: Style) -> tuple[Sheet, float]:
    """The sheet of ``style``, and the factor by which it is larger than that of the design, at least 1."""
    sheet = Sheet(*sheet_dimensions(style.form, style.page.size))
    return sheet, max(1.0, min(sheet.width / DESIGN[0], sheet.height / DESIGN[1]))


@dataclass(frozen=True, slots=True)
class Type(Texts):
    """A leaflet's text styles, and its ``sheet``."""

    sheet: Sheet

    @classmethod
    def of(cls, style: Style, density: Density) -> Type:
        """The type of ``style`` at ``density``, on a sheet that is as large as the design."""
        sheet, factor = sheet_of(style)
        return cls(set_at(style, density), Sheet(sheet.width / factor, sheet.height / factor))

    @property
    def margin(self) -> float:
        """Between the text and the edges and folds."""
        return self.style.page.margin_side

    def measure(self, panel: Panel) -> float:
        """The width of the text of a panel."""
        return panel.width - 2 * self.margin

    @property
    def sub(self) -> TextStyle:
        """The headings of parts of a panel."""
        size = self.style.sizes.subsection
        return TextStyle(face(self.style.faces.bold), size, size * LEAD * 1.1, self.style.palette.ink)

    @property
    def under(self) -> TextStyle:
        """The line below the heading of a panel."""
        size = self.style.sizes.subsection
        return TextStyle(face(self.style.faces.regular), size, size * LEAD, self.style.palette.ink)

    def numeral(self, size: float) -> TextStyle:
        """Large figures in the color of the cluster."""
        return TextStyle(face(self.style.faces.display), size, size, self.style.palette.accent)
