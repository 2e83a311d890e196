"""Addresses as QR codes, up to three side by side, each with its title and the address in print.

Units are points, y downwards. Codes are error level M; four modules around each stay white. To the left and right
that zone may lie in the margin or the gutter: nothing is ever printed there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from brochure.compose.blocks import QrLink, QrLinks
from brochure.layout.fonts import face
from brochure.layout.labels import Lettering, letterings, place
from brochure.layout.pages import Content, Element, Fill, Item, LinkArea, Modules, Slab
from brochure.style.model import Style

SIDE = 63.0  # of a code without its quiet zone: 0.875 in, 22 mm
UNIT = 0.95  # the smallest module that phones read from a photocopy: a third of a millimetre
QUIET = 4  # modules
ABREAST = ((460.0, 3), (300.0, 2))  # from which measure on so many stand side by side
WORDS_LEAST = 66.0  # narrower than this beside its code, a label goes beneath it
TEXT_GAP = 4.0  # between the quiet zone and the words beside it
_PARTS = re.compile(r"[^/.\-]*/+|[.\-]?[^/.\-]+|[.\-]")

Rows = tuple[tuple[tuple[int, int], ...], ...]


@lru_cache(maxsize=4096)
def code(url: str) -> Rows | None:
    """Per row of the symbol its dark runs as (start, length), without quiet zone; None where ``url`` is too long."""
    import segno  # noqa: PLC0415 - a brochure without links need not pay for the import

    try:
        symbol = segno.make_qr(url, error="m", boost_error=False)
    except segno.DataOverflowError:
        return None
    return tuple(_runs(row) for row in symbol.matrix)


def _runs(row: bytearray) -> tuple[tuple[int, int], ...]:
    runs = []
    start = None
    for index, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = index
        elif not dark and start is not None:
            runs.append((start, index - start))
            start = None
    return tuple(runs)


def wrap_address(text: str, hand: Lettering, width: float) -> list[str]:
    """An address in lines: after a slash, before a full stop or hyphen, and inside a name only where it must be."""
    lines: list[str] = []
    held = ""
    for part in _PARTS.findall(text):
        if hand.width(held + part) <= width:
            held += part
            continue
        if held:
            lines.append(held)
        *pieces, held = hand.wrap(part, width)
        lines += pieces
    return [*lines, held]


@dataclass(frozen=True, slots=True)
class _Hands:
    title: Lettering
    address: Lettering


@dataclass(slots=True)
class _Cell:
    """One link, measured: the words' lines, where they stand, and how deep all of it is."""

    link: QrLink
    rows: Rows | None
    unit: float
    title: list[str]
    address: list[str]
    text_x: float
    text_y: float
    height: float


def qr_links(block: QrLinks, style: Style, width: float, parent: Element) -> list[Slab]:
    """The links of ``block`` as one list under ``parent``, a slab for each row of codes."""
    if not block.links:
        return []
    sizes = style.sizes
    hands = _Hands(
        Lettering(face(style.faces.bold), sizes.body, sizes.body * 1.28, style.palette.heading),
        letterings(style).note,
    )
    abreast = next((count for least, count in ABREAST if width >= least), 1)
    gutter = style.page.gutter
    cell_width = (width - gutter * (abreast - 1)) / abreast
    cells = [_measured(link, hands, cell_width) for link in block.links]
    listing = parent.add(Element("L"))
    slabs: list[Slab] = []
    for start in range(0, len(cells), abreast):
        group = cells[start : start + abreast]
        contents: list[Content] = []
        links: list[LinkArea] = []
        for index, cell in enumerate(group):
            body = listing.add(Element("LI")).add(Element("LBody"))
            _set(cell, index * (cell_width + gutter), hands, style, body, contents, links)
        height = max(cell.height for cell in group)
        before = 4.0 if slabs else sizes.leading / 2
        slabs.append(Slab(height, tuple(contents), before=before, links=tuple(links)))
    return slabs


def _measured(link: QrLink, hands: _Hands, width: float) -> _Cell:
    """``link`` in a cell of ``width``: words beside the code where there is room, else beneath it."""
    rows = code(link.url)
    count = len(rows) if rows else 0
    unit = max(UNIT, SIDE / count) if count else 0.0
    quiet, side = QUIET * unit, count * unit
    text_x = side + quiet + TEXT_GAP if count else 0.0
    beside = width - text_x >= WORDS_LEAST
    room = width - text_x if beside else width
    title = hands.title.wrap(link.title, room)
    address = wrap_address(link.shown, hands.address, room)
    depth = len(title) * hands.title.leading + len(address) * hands.address.leading
    if not count:
        return _Cell(link, None, 0.0, title, address, 0.0, 0.0, depth)
    if beside:
        height = max(side + 2 * quiet, depth + 2 * quiet)
        return _Cell(link, rows, unit, title, address, text_x, quiet + max(0.0, (side - depth) / 2), height)
    return _Cell(link, rows, unit, title, address, 0.0, side + 2 * quiet, side + 2 * quiet + depth)


def _set(
    cell: _Cell, x: float, hands: _Hands, style: Style, body: Element, contents: list[Content], links: list[LinkArea]
) -> None:
    """Add ``cell`` at ``x`` to ``contents`` and ``links``: title, code, address in reading order."""
    link = cell.link
    left = x + cell.text_x
    contents.append(Content(body.add(Element("P")), place(cell.title, link.title, hands.title, left, cell.text_y)))
    if cell.rows:
        figure = body.add(Element("Figure", alt=f"QR code for {link.url}", bbox=True))
        contents.append(Content(figure, _symbol(cell, x, style)))
    top = cell.text_y + len(cell.title) * hands.title.leading
    words = place(cell.address, link.shown, hands.address, left, top)
    element = body.add(Element("P")).add(Element("Link"))
    contents.append(Content(element, words))
    widest = max(map(hands.address.width, cell.address))
    height = len(cell.address) * hands.address.leading
    links.append(LinkArea(left, top, widest, height, link.url, element, link.shown))


def _symbol(cell: _Cell, x: float, style: Style) -> tuple[Item, ...]:
    """The code of ``cell``, on white where the paper is not."""
    rows = cell.rows or ()
    unit, quiet = cell.unit, QUIET * cell.unit
    modules = Modules(x, quiet, unit, rows, style.palette.ink)
    if style.palette.paper.lower() == "#ffffff":
        return (modules,)
    side = len(rows) * unit + 2 * quiet
    return (Fill(x - quiet, 0.0, side, side, "#ffffff"), modules)
