"""Whose poster it is: a strip at its foot, below a line in color. Lengths are in points of the design."""

from __future__ import annotations

from functools import partial

from brochure.compose.blocks import Imprint
from brochure.layout.imprint.corner import Corner, CornerTexts, set_corner
from brochure.layout.imprint.logo import LOGO_SIZES
from brochure.layout.pages import Stroke
from brochure.layout.panel.parts import Part, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.poster.type import Type

BEFORE, FLEX = 18.0, 8.0
LINE, PAD = 2.0, 14.0  # above the strip, and between both
CODE, GAP = 88.0, 18.0  # the side of the code of the page: 1.2 inches
NO_CODE = 1.0  # the loss of that code, in duties


def corner_part(imprint: Imprint | None, type_: Type) -> Part | None:
    """The strip with and without the code of the page; None if there is no brand."""
    if imprint is None or imprint.contact is None:
        return None
    forms = [(True, 0.0), (False, NO_CODE)] if imprint.contact.link else [(False, 0.0)]
    return Part("corner", [partial(corner, imprint, type_, coded, loss) for coded, loss in forms], BEFORE, FLEX)


def corner(imprint: Imprint, type_: Type, coded: bool, loss: float = 0.0) -> Variant:  # noqa: FBT001
    """The strip across the page, ``coded`` or not."""
    tray = Tray()
    tray.items((Stroke(0.0, LINE / 2, type_.width, LINE / 2, LINE, type_.style.palette.accent),), LINE)
    texts = CornerTexts(type_.step, type_.small)
    form = Corner(texts, type_.style, type_.width, LOGO_SIZES["poster"], GAP, CODE)
    placed = set_corner(imprint, form, coded=coded).tray
    tray.put(placed, 0.0, LINE + PAD)
    tray.elements += placed.elements
    return tray.variant(loss)
