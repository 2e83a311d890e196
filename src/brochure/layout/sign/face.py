"""One face of a sign: the head on color, below it the pay and three figures, or what they do, beside a code."""

from __future__ import annotations

from brochure.compose.poster import Listing, Poster
from brochure.layout.imprint.corner import Corner, CornerTexts, set_corner
from brochure.layout.imprint.logo import LOGO_SIZES
from brochure.layout.pages import Element, add
from brochure.layout.panel.tray import Tray
from brochure.layout.poster.below import beside_code, invitation, place_code, rows
from brochure.layout.poster.field import figures
from brochure.layout.poster.head import Head, Sentence, head, name_height, place_head
from brochure.layout.poster.title import titles
from brochure.layout.poster.type import Type
from brochure.layout.surfaces import colored
from brochure.style.model import Style

UNIT = 0.62  # the size of icons, codes and gaps in that of posters
FIELD_PAD = 14.0  # below the sentence, on color
BELOW = 16.0  # between the field of color and what is below it
CREDIT_GAP = 7.0
PAY = 1.14  # the size of the pay in that of posters, compared with the other figures
COMMA = 0.16  # of the size of the pay: how far commas reach below it
MAX_LIST = 155.0  # the height of a list in the place of figures
GAP = 8.0  # at least, between the pay and the figures
CLOSE = 5.0  # at least, between the title and the sentence
CORNER, CORNER_GAP = 0.5, 10.0  # of the width, at most: whose sign it is; between neighbors there
NAME, UNDER, LEAD = 11.0, 9.0, 1.2  # the type of its names
ICON_WORTH = 1.25  # a title with a large icon is worth one that is so many times as large


def face_of(poster: Poster, style: Style, width: float, height: float) -> Tray:
    """The face from its top left corner, which is at the fold when it stands."""
    page = style.page
    measure = width - 2 * page.margin_side
    type_ = Type(measure, style, unit=UNIT)
    tray, lower, credit = Tray(), Tray(), Tray()
    _foot(poster, type_, credit)
    _lower(poster, type_._replace(on_paper=True), lower)
    bottom = height - page.margin_bottom - credit.height
    foot = bottom - CREDIT_GAP - lower.height - BELOW
    tray.items(colored(0.0, 0.0, width, foot, style.palette, "b"), foot)
    made = _head(poster, type_, foot - FIELD_PAD - page.margin_top)
    tray.add(place_head(made, poster, type_), page.margin_side, page.margin_top)
    for part, top in ((lower, foot + BELOW), (credit, bottom)):
        tray.put(part, page.margin_side, top)
        tray.elements += part.elements
    return tray


def _foot(poster: Poster, type_: Type, tray: Tray) -> None:
    """The credits, and at their right whose sign it is."""
    imprint, room = poster.content.imprint, type_.width
    said = " ".join(poster.credits)
    if imprint and imprint.contact:
        palette = type_.style.palette
        strong = type_.fine._replace(face=type_.step.face, size=NAME, leading=NAME * LEAD, color=palette.ink)
        texts = CornerTexts(strong, strong._replace(face=type_.fine.face, size=UNDER, leading=UNDER * LEAD))
        form = Corner(texts, type_.style, CORNER * type_.width, LOGO_SIZES["sign"], CORNER_GAP)
        corner = set_corner(imprint, form, coded=False)
        room -= corner.width + 2 * CORNER_GAP
        tray.put(corner.tray, type_.width - corner.width, 0.0)
        tray.elements += corner.tray.elements
    if said:
        label = type_.fine.wrap(said, room)
        tray.label(label, add(tray.elements, Element("P")), 0.0, max(0.0, tray.height - label.height))


def _head(poster: Poster, type_: Type, room: float) -> Head:
    """The head that fits into ``room``: with the sentence if possible, a large title, and an icon that costs little."""
    top = name_height(poster, type_)
    shown = list(titles(poster.content.title, type_.style, type_.width))
    sentences = [Sentence(text, type_.summary) for text in dict.fromkeys((poster.sentence, ""))]
    choices = [[head(sentence, top, type_, title, room) for title in shown] for sentence in sentences]
    for heads in choices:
        if fitting := [one for one in heads if _least(one, top) <= room]:
            return max(fitting, key=lambda one: one.title.size * (ICON_WORTH if one.side else 1.0))
    return choices[-1][-1]


def _least(made: Head, top: float) -> float:
    """The height of the title and the sentence, set closely."""
    return top + made.title.height + (CLOSE + made.sentence.height if made.sentence else 0.0)


def _lower(poster: Poster, type_: Type, tray: Tray) -> None:
    """Figures, or else what they do, beside the code."""
    width = beside_code(poster, type_)
    code = Tray()
    if poster.code:
        place_code(poster.code, type_, code)
    beside = type_._replace(width=width)
    if poster.pay or poster.hero:
        _figures(poster, beside, tray, code.height)
    elif poster.listing:
        _list(poster.listing, beside, tray)
    elif poster.code:
        invitation(poster.code, beside, tray, width)
    tray.put(code, 0.0, 0.0)
    tray.elements += code.elements


def _list(listing: Listing, type_: Type, tray: Tray) -> None:
    """As many entries as have room."""
    count = len(listing.entries)
    while True:
        made = Tray()
        rows(listing.heading, listing.entries[:count], type_, made, type_.width)
        if made.height <= MAX_LIST or count == 1:
            break
        count -= 1
    tray.put(made, 0.0, 0.0)
    tray.elements += made.elements


def _figures(poster: Poster, type_: Type, tray: Tray, height: float) -> None:
    """The pay, or the figure in its place, and three others below it, down to ``height`` if they are less."""
    value, label = ("", "")
    if poster.pay:
        value, label = poster.pay.text, poster.pay.label
    elif poster.hero:
        value, label = poster.hero.value, ", ".join(filter(None, (poster.hero.label, poster.hero.note)))
    largest = PAY * type_.hero.size
    size = min(largest, type_.hero.size * type_.width / type_.hero.width(value))
    hero = type_.hero._replace(size=size, leading=size)
    capitals = hero.face.cap_height * size / 1000
    said = add(tray.elements, Element("P"))
    tray.label(hero.line(value), said, 0.0, capitals - hero.baseline)
    y = tray.label(type_.label_strong.wrap(label, type_.width), add(tray.elements, Element("P")), 0.0,
                   capitals + COMMA * size)  # fmt: skip
    below = figures(poster, type_, notes=False)
    tray.add(below, 0.0, max(y + GAP, height - below.height))
