"""Whose it is and whom to ask, in a box in a column or across a page: from all that the brand says to its name alone.

Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from brochure.compose.blocks import Contact, Imprint, QrLink
from brochure.compose.full import Omission
from brochure.layout.imprint.contact import (
    ContactTexts,
    Group,
    code_side,
    columns,
    groups,
    place_code,
    place_group,
)
from brochure.layout.imprint.logo import Size, logo_size, placed_logo
from brochure.layout.pages import Box, Element, add
from brochure.layout.panel.parts import Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import outlined
from brochure.style.model import Style

PAD = 10.0
LINE = 0.8
LOGO_GAP = 8.0
WIDE = 1.6  # of its height: the width of a logo that stands above the names across a page
NAME_ROOM = 80.0  # a logo that leaves less beside it stands above the names
ROW_GAP = 7.0
GUTTER = 12.0
UNCODED, WEB_PAGE, HOURS, POSTAL, ASK = 0.8, 2.0, 1.2, 1.2, 9.0  # losses, in duties


class _Said(NamedTuple):
    """What a variant says of a contact; a link that is not ``coded`` is only its title and address."""

    contact: bool
    hours: bool
    address: bool
    link: bool
    coded: bool


class ContactBox(NamedTuple):
    """A box of ``width`` for the contact of ``imprint``, with a logo of at most the size ``logo``.

    It is at least ``height`` tall: what is blank is room for a stamp or a line by hand. A ``wide`` one has everything
    side by side, but a wide logo above the names; if it is ``low``, also that.
    """

    imprint: Imprint
    style: Style
    width: float
    logo: Size
    height: float = 0.0
    wide: bool = False
    low: bool = False

    @property
    def contact(self) -> Contact:
        assert self.imprint.contact is not None
        return self.imprint.contact

    def makers(self) -> list[Callable[[], Variant]]:
        """The variants, from the fullest to the names alone."""
        return [partial(self._variant, said, loss, omitted) for said, loss, omitted in self._forms()]

    def _forms(self) -> Iterator[tuple[_Said, float, tuple[Omission, ...]]]:
        """What is left out, one after another: the code, hours, postal address, web page, whom to ask."""
        contact, loss, omitted = self.contact, 0.0, tuple[Omission, ...]()
        said = _Said(*map(bool, (contact.contact, contact.hours, contact.address, contact.link, contact.link)))
        yield said, loss, omitted
        if said.coded:
            said, loss = said._replace(coded=False), UNCODED
            yield said, loss, omitted
        if said.hours:
            said, loss, omitted = said._replace(hours=False), loss + HOURS, (*omitted, "hours")
            yield said, loss, omitted
        if said.address:
            said, loss, omitted = said._replace(address=False), loss + POSTAL, (*omitted, "postal_address")
            yield said, loss, omitted
        if said.link:
            said, loss, omitted = said._replace(link=False), loss + WEB_PAGE, (*omitted, "web_page")
            yield said, loss, omitted
        if said.contact:
            yield said._replace(contact=False), loss + ASK, (*omitted, "contact")

    def _variant(self, said: _Said, loss: float, omitted: tuple[Omission, ...]) -> Variant:
        tray, inside = Tray(), Tray()
        texts, width = ContactTexts.of(self.style), self.width - 2 * PAD
        y = (self._side_by_side if self.wide else self._stacked)(said, texts, inside, width)
        height = max(self.height, y + 2 * PAD)
        tray.items(outlined(0.0, 0.0, self.width, height, self.style.palette.ink, LINE), height)
        tray.elements += inside.elements
        tray.put(inside, PAD, PAD)
        return tray.variant(loss, omitted)

    def _side_by_side(self, said: _Said, texts: ContactTexts, tray: Tray, width: float) -> float:
        """The logo, the names with whom to ask, hours, address and code, in as few rows as have room."""
        contact = self.contact._replace(
            contact=self.contact.contact if said.contact else (),
            hours=self.contact.hours if said.hours else (),
            address=self.contact.address if said.address else (),
        )
        link, left, lowest, shift = contact.link if said.link else None, 0.0, 0.0, 0.0
        if self.imprint.logo:
            logo = logo_size(self.imprint.logo.artwork, self.logo)
            tray.column([Box(logo.height, (placed_logo(self.imprint.logo, logo, (0.0, 0.0), tray.elements),))])
            lowest = logo.height
            if logo.width > WIDE * logo.height and not self.low:
                shift = logo.height + LOGO_GAP  # above the names
            else:
                left = logo.width + GUTTER
        found = list(groups(contact))
        widths = columns(found, link, width - left, texts, GUTTER)
        places: list[Group | QrLink] = [*found, *([link] if link else [])]
        top = 0.0
        for start in range(0, len(places), len(widths)):
            x, ends = left, [top]
            for one, column in zip(places[start : start + len(widths)], widths, strict=False):
                ends.append(self._place(one, said, texts, tray, (x, top + shift, column)))
                shift = 0.0
                x += column + GUTTER
            lowest = max(lowest, *ends)
            top = max(ends) + ROW_GAP
        return lowest

    def _stacked(self, said: _Said, texts: ContactTexts, tray: Tray, width: float) -> float:
        """The logo and the names, and below them the others, two side by side where they fit."""
        y = place_names(self.imprint, texts, self.logo, tray, width)
        rows = self._rows(said, texts, width)
        second = _second_column(rows, texts, width)
        for row in rows:
            y = self._place_row(row, said, texts, tray, (y + ROW_GAP, second, width))
        return y

    def _place(
        self, one: Group | QrLink, said: _Said, texts: ContactTexts, tray: Tray, at: tuple[float, float, float]
    ) -> float:
        """Place a group or the link at left, top and width; returns where it ends."""
        x, top, width = at
        if isinstance(one, Group):
            return place_group(one, texts, tray, (x, top), width)
        return place_code(one, self.style, texts, tray, (x, top), width, coded=said.coded)

    def _rows(self, said: _Said, texts: ContactTexts, width: float) -> list[list[Group | QrLink]]:
        """Whom to ask beside the code, hours beside the address, if no line has to be broken for that."""
        contact, rows = self.contact, list[list[Group | QrLink]]()
        people = [Group("", contact.contact, 0, contact.lang)] if said.contact else []
        code = [contact.link] if said.link and contact.link else []
        when = [Group(contact.hours_label, contact.hours, 0, contact.lang)] if said.hours else []
        where = [Group(contact.address_label, contact.address, 0, contact.lang)] if said.address else []
        pairs: tuple[list[Group | QrLink], list[Group | QrLink]] = ([*people, *code], [*when, *where])
        second = _second_column([*pairs], texts, width)
        for pair in pairs:
            fits = len(pair) < 2 or second + _extent(pair[1], texts) <= width
            rows += [pair] if fits else [[one] for one in pair]
        return [row for row in rows if row]

    def _place_row(
        self,
        row: list[Group | QrLink],
        said: _Said,
        texts: ContactTexts,
        tray: Tray,
        at: tuple[float, float, float],
    ) -> float:
        """Place one or two groups; ``at`` is the top, the left edge of the second, and the width.

        Returns where the lower one ends.
        """
        top, second, width = at
        ends = []
        for index, one in enumerate(row):
            x = index * second
            column = second - GUTTER if index < len(row) - 1 else width - x
            ends.append(self._place(one, said, texts, tray, (x, top, column)))
        return max(ends)


def _second_column(rows: list[list[Group | QrLink]], texts: ContactTexts, width: float) -> float:
    """Where the second groups of all rows begin: in the middle, or where that leaves the others room."""
    pairs = [[_extent(one, texts) for one in row] for row in rows if len(row) > 1]
    return max([(width + GUTTER) / 2, *(first + GUTTER for first, _ in pairs)]) if pairs else 0.0


def place_names(imprint: Imprint, texts: ContactTexts, most: Size, tray: Tray, width: float, top: float = 0.0) -> float:
    """Place the logo, and beside or below it the names; returns where they end."""
    contact = imprint.contact
    assert contact is not None
    names = [(style, text) for style, text in ((texts.strong, contact.organization), (texts.plain, contact.department))
             if text]  # fmt: skip
    logo = logo_size(imprint.logo.artwork, most) if imprint.logo else Size(-LOGO_GAP, 0.0)
    left, y = logo.width + LOGO_GAP, top
    longest = max([style.longest_word(text) for style, text in names])
    is_above = imprint.logo is not None and width - left < max(NAME_ROOM, longest)
    labels = [style.wrap(text, width if is_above else width - left) for style, text in names]
    tall = sum([label.height for label in labels])
    if imprint.logo:
        at = (0.0, y if is_above else y + max(0.0, (tall - logo.height) / 2))
        content = placed_logo(imprint.logo, logo, at, tray.elements)
        tray.column([Box(at[1] + logo.height, (content,))])
    y += logo.height + LOGO_GAP / 2 if is_above else max(0.0, (logo.height - tall) / 2)
    for label in labels:
        y = tray.label(label, add(tray.elements, Element("P", lang=contact.lang)), 0.0 if is_above else left, y)
    return max(y, top + logo.height)


def _extent(one: Group | QrLink, texts: ContactTexts) -> float:
    """The width of the widest line of a group; of a code, or the widest word of its title."""
    if not isinstance(one, Group):
        host = one.shown.partition("/")[0]
        return max(code_side(texts), texts.strong.longest_word(one.title), texts.plain.width(host))
    lines = [texts.plain.width(line) for line in one.lines]
    return max([*lines, texts.small.width(one.label) if one.label else 0.0])
