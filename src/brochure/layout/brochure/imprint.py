"""Whose brochure it is: the line at the very top of page one, and the panel of whom to ask. Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.compose.blocks import DOT, Contact, Imprint, QrLink, Run
from brochure.fonts.metrics import face
from brochure.layout.imprint.contact import (
    ContactTexts,
    Group,
    code_side,
    columns,
    groups,
    place_code,
    place_group,
)
from brochure.layout.imprint.logo import LOGO_SIZES, Size, logo_size, placed_logo
from brochure.layout.pages import Box, Content, Element, LinkArea, Stroke, add, keep_together, moved
from brochure.layout.panel.tray import Tray
from brochure.layout.qr import UNIT, code, fit_address, ground_width, symbol
from brochure.layout.surfaces import shaded
from brochure.layout.text.labels import TextStyle
from brochure.layout.text.paragraphs import body_style, paragraph
from brochure.style.model import Style
from brochure.style.scale import as_tables

LOGO_GAP = 10.0
EDGE = 26.0  # of the paper, above the head, which stands in the top margin: page one has no running head
RULE, RULE_GAP = 0.75, 5.0  # the hairline below the head, and the space above it
UNDER_HEAD = 9.0
CODE_GAP = 8.0  # from the names to the code beside them
LINE_GAP = 2.0  # between hours and address in a column
PAD = 8.0  # within the panel
ROW_GAP = 10.0


def masthead(imprint: Imprint, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """The logo and beside it the names, over a hairline across ``width``; nothing if there is no brand.

    They begin in the top margin, where other pages have a running head.
    """
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
    rise = min(rule, max(0.0, style.page.margin_top - EDGE))
    raised = [one._replace(items=tuple([moved(item, 0.0, -rise) for item in one.items])) for one in contents]
    return [Box(rule + UNDER_HEAD - rise, tuple(raised))]


def whom_to_ask(contact: Contact, style: Style, width: float, siblings: list[Element], most: float) -> list[Box]:
    """The ``contact`` in a column or as a panel."""
    if contact.in_column:
        return _column(contact, style, width, siblings)
    return _panel(contact, style, width, siblings, most)


def _panel(contact: Contact, style: Style, width: float, siblings: list[Element], most: float) -> list[Box]:
    """Groups side by side on a tint across ``width``, a box for each row of them.

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


def _column(contact: Contact, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """The names beside the code; below them title and address of the page, the hours and the postal address."""
    texts, tray, link = ContactTexts.of(style), Tray(), contact.link
    drawn = _drawn_code(link, texts, style, width) if link else None
    side = drawn.height if drawn else -CODE_GAP
    y = max(place_group(next(groups(contact)), texts, tray, (0.0, 0.0), width - side - CODE_GAP), side)
    if drawn and link:
        figure = add(tray.elements, Element("Figure", alt=link.alt))
        tray.column([drawn._replace(contents=(drawn.contents[0]._replace(element=figure),))])
    if link:
        _place_page(link, texts, tray, y + LINE_GAP, width)
    elements, boxes, kind = tray.elements, [tray.box()], body_style(as_tables(style), "")
    hours, address = DOT.join(contact.hours), ", ".join(contact.address)
    for label, lines in ((contact.hours_label, hours), (contact.address_label, address)):
        if lines:
            text = (Run(label, bold=True), Run(f" {lines}", lang=contact.lang))
            boxes += paragraph(text, kind, width, elements, before=LINE_GAP)
    siblings.append(Element("Div", tuple(elements)))
    return keep_together(boxes)


def _drawn_code(link: QrLink, texts: ContactTexts, style: Style, width: float) -> Box | None:
    """The code at the right of ``width``, as tall as it is wide; None if the address is too long for one."""
    rows = code(link.url)
    if not rows:
        return None
    unit = max(UNIT, code_side(texts) / len(rows))
    side = len(rows) * unit + 2 * ground_width(style.palette, unit)
    return Box(side, (Content(None, symbol(rows, unit, (width - side, 0.0), style.palette)),))


def _place_page(link: QrLink, texts: ContactTexts, tray: Tray, y: float, width: float) -> None:
    """Place title and address of the page on one line or two, a link as a whole."""
    element = Element("Link", lang=link.lang)
    tray.elements.append(Element("P", (element,)))
    title, address = texts.strong.wrap(link.title, width), fit_address(link.shown, texts.plain, width)
    words, bottom, text = title.place(0.0, 0.0), title.height, link.title
    if address:
        x = title.width + texts.strong.width(" ")
        is_beside = x + address.width <= width
        words += address.place(x, 0.0) if is_beside else address.place(0.0, bottom)
        bottom += 0.0 if is_beside else address.height
        text = f"{link.title}, {address.text}"
    area = LinkArea(0.0, 0.0, width, bottom, link.url, element, text)
    tray.column([Box(bottom, (Content(element, words),), links=(area,))], 0.0, y)


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
