"""The first page of a part: a tinted panel with its title over the whole page's width, and what is in it beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.fonts.metrics import face
from brochure.layout.book.listings import Setter
from brochure.layout.brochure.banner import fit_title
from brochure.layout.page.stack import Bands
from brochure.layout.pages import Box, Content, Element, Fill, Words, add
from brochure.layout.text.labels import TextStyle, place

if TYPE_CHECKING:
    from brochure.compose.book.model import Divider
    from brochure.layout.page.frame import Frame
    from brochure.style.model import Style

PANEL = 0.4  # of the page's height
FOOT = 26.0  # from the last words to the panel's edge
BELOW = 28.0  # from there to the list


def divider_bands(divider: Divider, style: Style, frame: Frame, siblings: list[Element]) -> Bands:
    """The divider for ``frame``; its title is a heading of the first level."""
    head = _panel(divider, style, frame, siblings)
    toc: list[Element] = []
    setter = Setter(style, frame)
    entries = [setter.line(entry, toc, "TOCI", setter.unled) for entry in divider.entries]
    siblings.append(Element("TOC", tuple(toc)))
    return setter.bands(divider.name, (divider.title, divider.title), head, entries)


def _panel(divider: Divider, style: Style, frame: Frame, siblings: list[Element]) -> Box:
    sizes, palette = style.sizes, style.palette
    display = face(style.faces.display)
    size, rows = fit_title(divider.title, display, sizes.title * 1.2, sizes.title_min, frame.width)
    margin = frame.page_height - frame.top
    height = frame.page_height * PANEL - margin
    contents = [Content(None, (Fill(-frame.left, -margin, frame.page_width, height + margin, palette.tint),))]
    y = height - FOOT
    small = TextStyle(face(style.faces.light), sizes.summary, sizes.summary * 1.4, palette.muted)
    size_words = place([divider.size], divider.size, small, 0.0, y - small.leading)
    y -= small.leading + size * 0.35
    titled = []
    for index, row in enumerate(reversed(rows)):
        titled.append(Words(-size * 0.02, y, display.name, size, palette.heading, row, trail=bool(index)))
        y -= size * 1.06
    eyebrow = TextStyle(face(style.faces.bold), sizes.small + 1, sizes.small * 1.5, palette.accent)
    if divider.eyebrow:
        words = place([divider.eyebrow], divider.eyebrow, eyebrow, 0.0, y - sizes.small)
        contents.append(Content(add(siblings, Element("P")), words))
    contents.append(Content(add(siblings, Element("H1")), tuple(reversed(titled))))
    contents.append(Content(add(siblings, Element("P")), size_words))
    return Box(height + BELOW, tuple(contents))
