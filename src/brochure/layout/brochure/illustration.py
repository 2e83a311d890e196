"""The picture or drawing under the title, with its credit, and the summary beside or above it.

A picture is never cropped. It takes one column, aligned with the right edge of the page, and the summary takes the
other. Wide pictures, and all pictures on pages of one column, stand across the page below the summary. Units are
points.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.artwork import Picture
from brochure.compose.blocks import Illustration
from brochure.fonts.metrics import face
from brochure.layout.pages import Box, Content, Element, Graphic, add
from brochure.layout.text.labels import TextStyle
from brochure.profile.markdown import Text
from brochure.style.model import Style

MAX_HEIGHT = 180.0
LARGEST = (540.0, MAX_HEIGHT)  # on any page
MAX_SUMMARY = 1.5  # times that height; a longer summary must be able to break over pages
WIDE = 2.2  # the ratio of width to height from which a picture stands across the page
MIN_DPI = 100.0  # a picture is not enlarged below this resolution
MIN_MEASURE = 10  # ems of the summary beside a picture
CREDIT_GAP = 4.0
MIN_CREDIT = 90.0  # the measure of the credit of a narrow picture
ABOVE = 14.0


class _Size(NamedTuple):
    width: float
    height: float


def beside(image: Illustration, summary: Text, style: Style, width: float, siblings: list[Element]) -> Box | None:
    """The ``summary`` and at its right the picture, as one box; None if they cannot be side by side.

    A summary of several runs cannot: names in another language need elements of their own.
    """
    page, sizes = style.page, style.sizes
    column = (width - page.gutter * (page.columns - 1)) / page.columns
    if len(summary) != 1 or page.columns == 1 or _ratio(image) >= WIDE:
        return None
    (said,), size = summary, _fitted(image, column)
    light = face(style.faces.light)
    text = TextStyle(light, sizes.summary, sizes.summary * 1.36, style.palette.muted)
    room = max(size.width, MIN_CREDIT if image.credit else 0.0)
    measure = width - room - page.gutter
    if measure < max(MIN_MEASURE * sizes.summary, text.longest_word(said.text)):
        return None
    label = text.wrap(said.text, measure)
    if label.height > MAX_SUMMARY * MAX_HEIGHT:
        return None
    rise = text.baseline - light.ascent / 1000 * sizes.summary  # so that text and picture have one top
    paragraph = Content(add(siblings, Element("P", lang=said.lang)), label.place(0.0, -rise))
    figure, height = _figure(image, size, (width - room, room), style, siblings)
    return Box(max(label.height - rise, height), (paragraph, *figure), before=ABOVE)


def across(image: Illustration, style: Style, width: float, siblings: list[Element]) -> Box:
    """The picture as wide as the page allows."""
    figure, height = _figure(image, _fitted(image, width), (0.0, width), style, siblings)
    return Box(height, tuple(figure), before=ABOVE)


def _ratio(image: Illustration) -> float:
    return image.artwork.width / image.artwork.height


def _fitted(image: Illustration, width: float) -> _Size:
    """The largest size within ``width`` and :data:`MAX_HEIGHT` at which any pixels are fine enough."""
    fitted = min(width, MAX_HEIGHT * _ratio(image))
    if isinstance(image.artwork, Picture):
        fitted = min(fitted, image.artwork.columns / MIN_DPI * 72)
    return _Size(fitted, fitted / _ratio(image))


def _figure(
    image: Illustration, size: _Size, place: tuple[float, float], style: Style, siblings: list[Element]
) -> tuple[list[Content], float]:
    """The picture and its credit at ``place``, a left edge and a width, and their height.

    A picture narrower than that stands at the outer side of the page.
    """
    left, room = place
    x = left + room - size.width if left else 0.0
    group: list[Element] = []
    graphic = Graphic(x, 0.0, size.width, size.height, image.artwork)
    contents = [Content(add(group, Element("Figure", alt=image.alt, lang=image.lang)), (graphic,))]
    height = size.height
    if image.credit:
        small = style.sizes.small
        credit = TextStyle(face(style.faces.regular), small, small * 1.25, style.palette.muted)
        label = credit.wrap(image.credit, room)
        is_inset = x > left
        words = label.place(left + room if is_inset else left, height + CREDIT_GAP, "right" if is_inset else "left")
        contents.append(Content(add(group, Element("Caption", lang=image.lang)), words))
        height += CREDIT_GAP + label.height
    siblings.append(Element("Div", tuple(group)))
    return contents, height
