"""Whose brochure it is: the line at the very top of page one, and the panel of whom to ask. Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.compose.blocks import Contact, Imprint
from brochure.fonts.metrics import face
from brochure.layout.imprint.contact import ContactTexts, Group, columns, groups, place_code, place_group
from brochure.layout.imprint.logo import LOGO_SIZES, Size, logo_size, placed_logo
from brochure.layout.pages import Box, Content, Element, Stroke, add
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import shaded
from brochure.layout.text.labels import TextStyle
from brochure.style.model import Style

LOGO_GAP = 10.0
RULE, RULE_GAP = 0.75, 6.0  # the hairline below the head, and the space above it
UNDER_HEAD = 10.0
PAD = 8.0  # within the panel
ROW_GAP = 10.0


def masthead(imprint: Imprint, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """The logo and beside it the names, over a hairline across ``width``; nothing if there is no brand."""
    if imprint.contact is None:
        return []
    sizes, palette = style.sizes, style.palette
    contents = list[Content]()
    logo = logo_size(imprint.logo.artwork, LOGO_SIZES["brochure"]) if imprint.logo else Size(-LOGO_GAP, 0.0)
    left = logo.width + LOGO_GAP
    bold = TextStyle(face(style.faces.bold), sizes.body * 1.1, sizes.body * 1.4, palette.heading)
    small = TextStyle(face(style.faces.regular), sizes.table, sizes.table_leading, palette.muted)
    room = width - left
    names = [(one, text) for one, text in ((bold, imprint.contact.organization), (small, imprint.contact.department))
             if text]  # fmt: skip
    labels = [one.wrap(text, room) for one, text in names]
    text_height = sum([label.height for label in labels])
    height = max(logo.height, text_height)
    if imprint.logo:
        contents.append(placed_logo(imprint.logo, logo, (0.0, (height - logo.height) / 2), siblings))
    y = (height - text_height) / 2
    for label in labels:
        contents.append(Content(add(siblings, Element("P", lang=imprint.contact.lang)), label.place(left, y)))
        y += label.height
    rule = height + RULE_GAP
    contents.append(Content(None, (Stroke(0.0, rule, width, rule, RULE, palette.rule),)))
    return [Box(rule + UNDER_HEAD, tuple(contents))]


def contact_panel(contact: Contact, style: Style, width: float, siblings: list[Element], most: float) -> list[Box]:
    """Whom to ask, on a tint across ``width``: groups side by side, a box for each row of them.

    A row taller than ``most`` is set line by line instead, without the tint, so that it can go on elsewhere.
    """
    texts, found = ContactTexts.of(style), list(groups(contact))
    gutter, inner = style.page.gutter, width - 2 * PAD
    widths = columns(found, contact.link, inner, texts, gutter)
    count = len(widths)
    places: list[Group | None] = [*found, *([None] if contact.link else [])]
    elements: list[Element] = []
    rows = [places[start : start + count] for start in range(0, len(places), count)]
    trays = [_row(row, contact, style, texts, widths, elements) for row in rows]
    if max(tray.height for tray in trays) > most:
        elements.clear()
        boxes = list(_lines(found, texts, width, elements))
    else:
        boxes = [_tinted(tray, style, width, number, len(trays)) for number, tray in enumerate(trays)]
    siblings.append(Element("Div", tuple(elements)))
    return boxes


def _row(
    row: Sequence[Group | None],
    contact: Contact,
    style: Style,
    texts: ContactTexts,
    widths: Sequence[float],
    elements: list[Element],
) -> Tray:
    """Groups side by side in columns of these ``widths``; None is the code."""
    tray = Tray()
    x = PAD
    for group, column in zip(row, widths, strict=False):
        at = (x, 0.0)
        x += column + style.page.gutter
        if group is not None:
            place_group(group, texts, tray, at, column)
        elif contact.link:
            place_code(contact.link, style, texts, tray, at, column)
    elements += tray.elements
    return tray


def _tinted(tray: Tray, style: Style, width: float, number: int, count: int) -> Box:
    """A row on its part of the tint, with space above the first and below the last."""
    above = PAD if number == 0 else ROW_GAP
    below = PAD if number == count - 1 else 0.0
    box = tray.box()
    whole = Tray()
    height = above + box.height + below
    sides = f"{'t' if number == 0 else ''}r{'b' if number == count - 1 else ''}l"
    whole.items(shaded(0.0, 0.0, width, height, style.palette, sides), height)
    whole.column([box], 0.0, above)
    made = whole.box()._replace(height=height)
    return made if number == 0 else made._replace(can_break=False)


def _lines(found: Sequence[Group], texts: ContactTexts, width: float, elements: list[Element]) -> list[Box]:
    boxes: list[Box] = []
    for group in found:
        for index, line in enumerate((group.label, *group.lines) if group.label else group.lines):
            style = texts.small if group.label and not index else texts.plain
            label = style.wrap(line, width)
            boxes.append(Box(label.height, (Content(add(elements, Element("P")), label.place(0.0, 0.0)),)))
    return boxes
