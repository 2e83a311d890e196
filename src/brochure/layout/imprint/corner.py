"""Whose it is, in a corner: the logo, beside it the names and the page, and at the right its code where that has room.

Lengths are in points.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import Contact, Imprint, QrLink
from brochure.layout.imprint.logo import Size, logo_size, placed_logo
from brochure.layout.pages import Box, Content, Element, LinkArea, add
from brochure.layout.panel.tray import Tray
from brochure.layout.qr import code, fit_address, ground_width, symbol
from brochure.layout.text.labels import Label, TextStyle
from brochure.style.model import Style

CAPTION = 0.3  # of the width, at most: the title and address beside the code
MAX_LINES, SIZES = 2, (0.9, 0.8, 0.7)  # of a name, and its smaller sizes, compared with the usual one


class CornerTexts(NamedTuple):
    """The text styles of the organization, and of its department and page."""

    strong: TextStyle
    plain: TextStyle


class Corner(NamedTuple):
    """How the corner is set: ``logo`` is the largest size of the logo, ``gap`` that between neighbors.

    ``code`` is the side of the code.
    """

    texts: CornerTexts
    style: Style
    width: float
    logo: Size
    gap: float
    code: float = 0.0


class SetCorner(NamedTuple):
    """A corner on a ``tray``, and its ``width``: all that was given if there is a code, or else what it takes."""

    tray: Tray
    width: float


def set_corner(imprint: Imprint, corner: Corner, *, coded: bool) -> SetCorner:
    """The corner of ``imprint``, which is of a brand; if it is ``coded``, with the code of its page, if that has one.

    Otherwise the address of the page stands below the names.
    """
    contact = imprint.contact
    assert contact is not None
    tray = Tray()
    logo = logo_size(imprint.logo.artwork, corner.logo) if imprint.logo else Size(-corner.gap, 0.0)
    caption = _caption(contact.link, corner) if coded and contact.link and code(contact.link.url) else None
    taken = caption.width + corner.gap if caption else 0.0
    room = corner.width - logo.width - corner.gap - taken
    labels = _names(contact, corner.texts, room)
    page = None if caption or not contact.link else fit_address(contact.link.shown, corner.texts.plain, room)
    tall = sum([label.height for label in labels]) + (page.height if page else 0.0)
    height = max(logo.height, tall, caption.height if caption else 0.0)
    if imprint.logo:
        at = (0.0, (height - logo.height) / 2)
        tray.column([Box(height, (placed_logo(imprint.logo, logo, at, tray.elements),))])
    left, y = logo.width + corner.gap, (height - tall) / 2
    for label in labels:
        y = tray.label(label, add(tray.elements, Element("P", lang=contact.lang)), left, y)
    if page and contact.link:
        link = Element("Link")
        tray.elements.append(Element("P", (link,)))
        area = LinkArea(0.0, 0.0, page.width, page.height, contact.link.url, link, page.text)
        tray.column([Box(page.height, (Content(link, page.place(0.0, 0.0)),), links=(area,))], left, y)
    if caption:
        _place_code(caption, corner, tray, height)
        return SetCorner(tray, corner.width)
    return SetCorner(tray, left + max([label.width for label in (*labels, *([page] if page else []))]))


def _names(contact: Contact, texts: CornerTexts, room: float) -> list[Label]:
    """The organization and its department, each smaller if it would take more than a few lines or a word is split."""
    names = [(style, text) for style, text in ((texts.strong, contact.organization), (texts.plain, contact.department))
             if text]  # fmt: skip
    return [_fitted(style, text, room) for style, text in names]


def _fitted(text_style: TextStyle, text: str, room: float) -> Label:
    widest = min(1.0, room / text_style.longest_word(text))
    for factor in (widest, *[one for one in SIZES if one < widest]):
        label = _at(text_style, factor).wrap(text, room)
        if len(label.lines) <= MAX_LINES:
            return label
    return _at(text_style, min(SIZES[-1], widest)).wrap(text, room)


def _at(text_style: TextStyle, factor: float) -> TextStyle:
    return text_style._replace(size=text_style.size * factor, leading=text_style.leading * factor)


class _Caption(NamedTuple):
    """A ``link`` with its title and address, which stand at the left of its code; all are ``width`` wide."""

    link: QrLink
    lines: tuple[Label, ...]
    width: float
    height: float


def _caption(link: QrLink, corner: Corner) -> _Caption:
    room = CAPTION * corner.width
    title = corner.texts.plain.wrap(link.title, room)
    address = fit_address(link.shown, corner.texts.plain, room)
    lines = (title, address) if address else (title,)
    height = max(corner.code, sum([line.height for line in lines]))
    return _Caption(link, lines, max([line.width for line in lines]) + corner.gap / 2 + corner.code, height)


def _place_code(caption: _Caption, corner: Corner, tray: Tray, height: float) -> None:
    """The code at the right edge and its caption, to the right of which it is, in the middle of ``height``."""
    rows = code(caption.link.url)
    assert rows
    link, body = Element("Link", lang=caption.link.lang), list[Element]()
    body.append(Element("P", (link,)))
    unit = corner.code / len(rows)
    ground = ground_width(corner.style.palette, unit)
    unit *= len(rows) * unit / (len(rows) * unit + 2 * ground)  # the ground stays within the side
    top = (height - corner.code) / 2
    figure = add(body, Element("Figure", alt=caption.link.alt))
    right = corner.width - corner.code - corner.gap / 2
    y, words = (height - sum([line.height for line in caption.lines])) / 2, list[Content]()
    for line in caption.lines:
        words.append(Content(link, line.place(right, y, "right")))
        y += line.height
    drawn = Content(figure, symbol(rows, unit, (corner.width - corner.code, top), corner.style.palette))
    text = ", ".join([line.text for line in caption.lines])
    left = corner.width - caption.width
    area = LinkArea(left, top, caption.width, corner.code, caption.link.url, link, text)
    tray.column([Box(height, (*words, drawn), links=(area,))])
    tray.elements += body
