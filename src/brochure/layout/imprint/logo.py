"""The size of a logo in each form, and its resolution there. Lengths are in points."""

from __future__ import annotations

from typing import NamedTuple

from brochure.artwork import Artwork, Picture
from brochure.compose.blocks import Illustration
from brochure.layout.pages import Content, Element, Graphic, add
from brochure.style.model import Form

MIN_DPI = 200  # below that, the edges of letters look soft in print


class Size(NamedTuple):
    width: float
    height: float


LOGO_SIZES: dict[Form, Size] = {
    "brochure": Size(130.0, 32.0),
    "cards": Size(46.0, 17.0),
    "field": Size(120.0, 40.0),
    "handout": Size(110.0, 34.0),
    "leaflet": Size(96.0, 46.0),
    "poster": Size(180.0, 72.0),
    "sign": Size(92.0, 30.0),
}
"""The largest logo of each form that has one."""

LARGEST = Size(288.0, 108.0)
"""The largest logo of any form: pictures are kept no finer than that needs."""


def logo_size(artwork: Artwork, most: Size) -> Size:
    """The largest size within ``most``, in the proportions of the logo."""
    scale = min(most.width / artwork.width, most.height / artwork.height)
    return Size(artwork.width * scale, artwork.height * scale)


def resolution(artwork: Artwork, form: Form, enlargement: float = 1.0) -> float | None:
    """Pixels per inch of a logo as ``form`` prints it, all in all by this factor larger than it is designed.

    None for a drawing, and for a form that prints no logo.
    """
    if not isinstance(artwork, Picture) or form not in LOGO_SIZES:
        return None
    return artwork.columns / (logo_size(artwork, LOGO_SIZES[form]).width * enlargement) * 72


def placed_logo(logo: Illustration, size: Size, at: tuple[float, float], siblings: list[Element]) -> Content:
    """The logo as a figure with its alternative text; ``at`` is its top left corner."""
    figure = add(siblings, Element("Figure", alt=logo.alt, lang=logo.lang))
    return Content(figure, (Graphic(*at, *size, logo.artwork),))
