"""Whom to ask, in groups of lines side by side, and the code of the page of the organization. Lengths are in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brochure.compose.blocks import Contact, QrLink
from brochure.fonts.metrics import face
from brochure.layout.pages import Box, Content, Element, LinkArea, add
from brochure.layout.panel.tray import Tray
from brochure.layout.qr import QUIET, UNIT, code, fit_address, ground_width, symbol
from brochure.layout.text.labels import TextStyle
from brochure.style.model import Style

CODE, CODE_EMS = 50.0, 3.6  # the side of a code without its quiet zone, at least, and ems of the text beside it
CODE_GAP = 4.0  # from the quiet zone to the text below it
LABEL_GAP = 1.5


class Group(NamedTuple):
    """Lines under a ``label``, which may be empty; ``heads`` of them are in bold. ``lang`` is that of the lines."""

    label: str
    lines: tuple[str, ...]
    heads: int = 0
    lang: str | None = None


class ContactTexts(NamedTuple):
    """The text styles of groups."""

    strong: TextStyle
    plain: TextStyle
    small: TextStyle

    @classmethod
    def of(cls, style: Style) -> ContactTexts:
        """Lines in the type of tables, and labels in small type."""
        sizes, palette, faces = style.sizes, style.palette, style.faces
        plain = TextStyle(face(faces.regular), sizes.table, sizes.table_leading, palette.ink)
        small = TextStyle(face(faces.bold), sizes.small, sizes.small_leading, palette.muted)
        return cls(plain._replace(face=face(faces.bold), color=palette.heading), plain, small)


def groups(contact: Contact) -> Iterator[Group]:
    """Names and whom to ask, the hours, the address, as far as they are given."""
    names = tuple(filter(None, (contact.organization, contact.department)))
    yield Group("", (*names, *contact.contact), 1, contact.lang)
    for label, lines in ((contact.hours_label, contact.hours), (contact.address_label, contact.address)):
        if lines:
            yield Group(label, lines, 0, contact.lang)


def place_group(group: Group, texts: ContactTexts, tray: Tray, at: tuple[float, float], width: float) -> float:
    """Place a group whose top left corner is ``at``; returns where it ends."""
    x, y = at
    if group.label:
        y = tray.label(texts.small.wrap(group.label, width), add(tray.elements, Element("P")), x, y) + LABEL_GAP
    for index, line in enumerate(group.lines):
        style = texts.strong if index < group.heads else texts.plain
        y = tray.label(style.wrap(line, width), add(tray.elements, Element("P", lang=group.lang)), x, y)
    return y


def code_side(texts: ContactTexts) -> float:
    """The side of a code beside such text."""
    return max(CODE, CODE_EMS * texts.plain.size)


def place_code(
    link: QrLink,
    style: Style,
    texts: ContactTexts,
    tray: Tray,
    at: tuple[float, float],
    width: float,
    *,
    coded: bool = True,
) -> float:
    """Place a code with its title and address below it, a link as a whole; returns where it ends.

    Unless it is ``coded``, only title and address are placed.
    """
    x, top = at
    element = Element("Link", lang=link.lang)
    tray.elements.append(Element("P", (element,)))
    rows = code(link.url) if coded else None
    y = top
    contents = []
    if rows:
        unit = max(UNIT, code_side(texts) / len(rows))
        ground = ground_width(style.palette, unit)
        figure = add(tray.elements, Element("Figure", alt=link.alt))
        contents.append(Content(figure, symbol(rows, unit, (0.0, 0.0), style.palette)))
        y += len(rows) * unit + (2 * ground or QUIET * unit) + (CODE_GAP if ground else 0.0)
    title = texts.strong.wrap(link.title, width)
    address = fit_address(link.shown, texts.plain, width)
    words = title.place(0.0, y - top)
    bottom = y + title.height
    if address:
        words += address.place(0.0, bottom - top)
        bottom += address.height
    text = f"{link.title}, {address.text}" if address else link.title
    area = LinkArea(0.0, 0.0, width, bottom - top, link.url, element, text)
    tray.column([Box(bottom - top, (Content(element, words), *contents), links=(area,))], x, top)
    return bottom


def columns(
    found: Sequence[Group], link: QrLink | None, width: float, texts: ContactTexts, gutter: float
) -> list[float]:
    """The widths of columns for the groups, and the code after them, so that no word is split: one row if they fit.

    Otherwise as many equal columns as fit, which take rows of groups.
    """
    extents = [_extent(group, texts) for group in found]
    if link:
        side = code_side(texts)
        extents.append((max(side, texts.strong.longest_word(link.title)), max(side, texts.strong.width(link.title))))
    room = width - gutter * (len(extents) - 1)
    least, most = sum([low for low, _ in extents]), sum([high for _, high in extents])
    if least <= room:
        share = min(1.0, (room - least) / (most - least)) if most > least else 0.0
        spare = max(0.0, room - most) / len(extents)
        return [low + (high - low) * share + spare for low, high in extents]
    widest = max([low for low, _ in extents])
    count = max(1, min(len(extents), int((width + gutter) // (widest + gutter))))
    return [(width - gutter * (count - 1)) / count] * count


def _extent(group: Group, texts: ContactTexts) -> tuple[float, float]:
    """The width of its widest word, and of its widest line."""
    styles = [texts.strong if index < group.heads else texts.plain for index in range(len(group.lines))]
    label = group.label or " "
    words = [style.longest_word(line) for style, line in zip(styles, group.lines, strict=True)]
    lines = [style.width(line) for style, line in zip(styles, group.lines, strict=True)]
    return max([*words, texts.small.longest_word(label)]), max([*lines, texts.small.width(label)])
