"""What a brand says on the pages of a field brochure: notes, programs, events, whom to ask, and a corner of the cover.

Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.compose.blocks import Imprint
from brochure.layout.field.type import GUTTER, Type
from brochure.layout.imprint.box import ContactBox
from brochure.layout.imprint.corner import Corner, CornerTexts, set_corner
from brochure.layout.imprint.listing import Listing
from brochure.layout.imprint.logo import LOGO_SIZES
from brochure.layout.imprint.note import note_makers
from brochure.layout.pages import Element, Stroke, add
from brochure.layout.panel.parts import Part, Variant
from brochure.layout.panel.tray import Tray

BEFORE, FLEX = 14.0, 20.0  # above a part, and how much that can grow
HEAD_PAD, RULE, RULE_GAP = 4.0, 1.2, 5.0  # between a heading and the rule below it, that rule, and what follows
COLUMNS = 3
PROGRAM, EVENT = 1.4, 1.2  # the loss of each that is left out, in duties
CORNER_GAP = 10.0


def near(imprint: Imprint, type_: Type) -> Iterator[Part]:
    """Notes, programs and events, across the page."""

    def head(text: str, tray: Tray) -> float:
        y = tray.label(type_.label.wrap(text, type_.width), add(tray.elements, Element("H3"))) + HEAD_PAD
        tray.items((Stroke(0.0, y, type_.width, y, RULE, type_.style.palette.ink),), y)
        return y + RULE_GAP

    if imprint.notes:
        yield Part("note", note_makers(imprint, type_, type_.width, head), BEFORE, FLEX)
    if imprint.programs:
        listing = Listing(imprint.programs, "programs", type_, type_.width, head, PROGRAM, COLUMNS, GUTTER)
        yield Part("programs", listing.makers(), BEFORE, FLEX)
    if imprint.events:
        listing = Listing(imprint.events, "events", type_, type_.width, head, EVENT, COLUMNS, GUTTER)
        yield Part("events", listing.makers(), BEFORE, FLEX)


def says_more(imprint: Imprint | None) -> bool:
    """Whether there is more than names, which the cover has."""
    if imprint is None:
        return False
    has_contact = imprint.contact is not None and not imprint.contact.is_empty
    return bool(imprint.notes or imprint.programs or imprint.events or has_contact)


def contacts(imprint: Imprint | None, type_: Type) -> list[Variant]:
    """Whom to ask, in an outline across the page, from the fullest to the briefest; none if there is nothing."""
    if imprint is None or imprint.contact is None or imprint.contact.is_empty:
        return []
    box = ContactBox(imprint, type_.style, type_.width, LOGO_SIZES["field"], wide=True)
    return [make() for make in box.makers()]


def cover_corner(imprint: Imprint | None, type_: Type) -> Tray | None:
    """The logo, names and page at the foot of the cover; None without a brand."""
    if imprint is None or imprint.contact is None:
        return None
    texts = CornerTexts(type_.label, type_.body)
    form = Corner(texts, type_.style, type_.width, LOGO_SIZES["field"], CORNER_GAP)
    return set_corner(imprint, form, coded=False).tray
