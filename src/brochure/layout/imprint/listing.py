"""Programs and events as lists, for columns that are too narrow for their tables. Lengths are in points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from brochure.compose.blocks import DOT, Cell, DataTable, Row, Run, Text
from brochure.compose.full import Omission
from brochure.layout.pages import Box, Content, Element, LinkArea, add
from brochure.layout.panel.parts import NOTHING, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.panel.type import Texts
from brochure.layout.qr import fit_address
from brochure.layout.text.labels import Label

ITEM_GAP = 4.0
MAX_LISTED = 12  # entries that are tried; no panel holds more
ADDRESS = 0.1  # the loss of a printed address, in duties: the name is still a link on a screen

Heading = Callable[[str, Tray], float]
"""Places a heading at the top of a tray; returns where what follows begins."""


class Listing(NamedTuple):
    """A list of the rows of a ``table``, in equal ``columns`` across ``width`` with ``gutter`` between them.

    ``omission`` is what it is called to leave some out, each of which is a loss of ``worth`` duties.
    """

    table: DataTable
    omission: Omission
    texts: Texts
    width: float
    heading: Heading
    worth: float = 1.0
    columns: int = 1
    gutter: float = 0.0

    def makers(self) -> list[Callable[[], Variant]]:
        """The variants: whole, without addresses, with ever fewer entries, left out."""
        count = min(len(self.table.rows), MAX_LISTED)
        forms = [(count, True)] if any(map(_address, self.table.rows)) else []
        forms += [(fewer, False) for fewer in range(count, 0, -1)]
        gone = NOTHING._replace(loss=self.worth * (count + 1), omitted=(self.omission,))
        return [*(partial(self.variant, *form) for form in forms), lambda: gone]

    def variant(self, count: int, addresses: bool = True) -> Variant:  # noqa: FBT001, FBT002
        """The first ``count`` entries, with or without printed addresses."""
        tray = Tray()
        rows = self.table.rows[:count]
        cut = not addresses and any(map(_address, rows))
        y = self.heading(self.table.caption, tray)
        width = (self.width - self.gutter * (self.columns - 1)) / self.columns
        listing: list[Element] = []
        for start in range(0, count, self.columns):
            ends = []
            for column, row in enumerate(rows[start : start + self.columns]):
                x = column * (width + self.gutter)
                ends.append(self._entry(row, tray, listing, (x, y, width), addresses=addresses))
            y = max(ends) + ITEM_GAP
        tray.elements.append(Element("L", tuple(listing)))
        fewer = len(self.table.rows) - count
        loss = self.worth * fewer + ADDRESS * sum(map(bool, map(_address, rows))) * cut
        omitted: list[Omission] = [self.omission] if fewer else []
        return tray.variant(loss, (*omitted, "web_addresses") if cut else tuple(omitted))

    def _entry(
        self, row: Row, tray: Tray, listing: list[Element], at: tuple[float, float, float], *, addresses: bool
    ) -> float:
        """The name in bold, what else is known, and the address; returns where they end.

        The address is a link; where it is not printed or has no room, the name is.
        """
        x, y, width = at
        name, cell, body = row.cells[0], _address(row), list[Element]()
        bold = self.texts.small_strong._replace(color=self.texts.style.palette.ink)
        address = fit_address(cell.text, self.texts.small, width) if cell and addresses else None
        linked = cell.href if cell and not address else None
        y = _line(bold.wrap(name.text, width), linked, tray, body, (x, y), name.lang)
        if details := _details(row):
            y = tray.label(self.texts.small.wrap_text(details, width), add(body, Element("P")), x, y)
        if cell and address:
            y = _line(address, cell.href, tray, body, (x, y))
        listing.append(Element("LI", (Element("LBody", tuple(body)),)))
        return y


def _line(
    label: Label, url: str | None, tray: Tray, body: list[Element], at: tuple[float, float], lang: str | None = None
) -> float:
    """Place a paragraph, which is a link if there is an address; returns where it ends."""
    element = Element("Link" if url else "P", lang=lang)
    body.append(Element("P", (element,)) if url else element)
    areas = (LinkArea(0.0, 0.0, label.width, label.height, url, element, label.text),) if url else ()
    box = Box(label.height, (Content(element, label.place(0.0, 0.0)),), links=areas)
    return tray.column([box], *at)


def _address(row: Row) -> Cell | None:
    """The cell with the address, if any."""
    return next((cell for cell in row.cells if cell.href), None)


def _details(row: Row) -> Text:
    """What stands between name and address, with dots."""
    return tuple(_joined([Run(cell.text, lang=cell.lang) for cell in row.cells[1:] if cell.text and not cell.href]))


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    for index, run in enumerate(runs):
        if index:
            yield Run(DOT)
        yield run
