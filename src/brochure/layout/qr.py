"""Addresses as QR codes, up to three side by side, each with its title and the address in print.

Units are points, y downwards. Codes are error level M, always dark on light; four modules around each stay light. Where
the paper is light that zone may lie, to the left, in the margin or the gutter: nothing is ever printed there. On dark
paper it is drawn, flush with what stands above and below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import isqrt
from typing import NamedTuple

from brochure.compose.blocks import QrLink, QrLinks
from brochure.fonts.metrics import face
from brochure.layout.pages import WHITE, Box, Content, Element, Fill, Item, LinkArea, Modules, add, space_before
from brochure.layout.text.labels import Label, TextStyle, label_styles
from brochure.layout.text.words import names, segments
from brochure.style.contrast import luminance
from brochure.style.model import Palette, Style

SIDE = 63.0  # of a code without its quiet zone: 0.875 in, 22 mm
UNIT = 0.95  # the smallest module that phones read from a photocopy: a third of a millimeter
QUIET = 4  # modules
BLACK = "#000000"
LIGHT, DARK = 0.7, 0.15  # luminances of ground and modules: what lies between is a good contrast of ISO/IEC 15415
ABREAST = ((46.0, 3), (30.0, 2))  # from which measure on, in sizes of the body type, so many stand side by side
MIN_WORDS = 66.0  # narrower than this beside its code, a label goes beneath it
TEXT_GAP = 4.0  # between the quiet zone and the words beside it
SMALLEST, FITTED = 0.75, 0.995  # an address is set no smaller than this; a hair narrower than what it has to fit
MAX_NAME = 80.0  # a name in an address that is longer than this may be parted for the sake of a neighbor
_DARK = re.compile(rb"\0+")

Rows = tuple[tuple[tuple[int, int], ...], ...]


@lru_cache(maxsize=4096)
def code(url: str) -> Rows | None:
    """Per row of the symbol its dark runs as (start, length), without quiet zone; None where ``url`` is too long."""
    import zxingcpp  # noqa: PLC0415 - a brochure without links need not pay for the import

    try:
        symbol = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    except ValueError:
        return None
    pixels = bytes(symbol.to_image(scale=1, add_quiet_zones=False))  # type: ignore[call-overload]  # it is a buffer
    side = isqrt(len(pixels))
    return tuple(_runs(pixels[start : start + side]) for start in range(0, side * side, side))


def _runs(row: bytes) -> tuple[tuple[int, int], ...]:
    return tuple([(start, end - start) for start, end in map(re.Match.span, _DARK.finditer(row))])


def symbol(rows: Rows, unit: float, at: tuple[float, float], palette: Palette) -> tuple[Item, ...]:
    """A code with modules of ``unit`` points; where its ground has to be drawn, that begins ``at`` this corner.

    Modules are of the ink if that is dark, the ground is the paper if that is light.
    """
    inset = ground_width(palette, unit)
    dark = next((color for color in (palette.ink, palette.paper) if luminance(color) <= DARK), BLACK)
    modules = Modules(at[0] + inset, at[1] + inset, unit, rows, dark)
    if not inset:
        return (modules,)
    light = palette.ink if luminance(palette.ink) >= LIGHT else WHITE
    side = len(rows) * unit + 2 * inset
    return Fill(*at, side, side, light), modules


def module_units(codes: Sequence[Rows | None], side: float, palette: Palette) -> list[float]:
    """The module of each of ``codes``, so that all look equally large; 0.0 where there is no code.

    None is smaller than ``side`` without its quiet zone, no module smaller than telephones read. Where the ground is
    drawn, it is what looks equally large.
    """
    quiet = 2 * QUIET if ground_width(palette, 1.0) else 0
    outer = max((max(UNIT, side / len(rows)) * (len(rows) + quiet) for rows in codes if rows), default=0.0)
    return [outer / (len(rows) + quiet) if rows else 0.0 for rows in codes]


def ground_width(palette: Palette, unit: float) -> float:
    """How far the drawn ground of a code reaches beyond it; 0 where the paper is light enough to need none."""
    return 0.0 if luminance(palette.paper) >= LIGHT else QUIET * unit


class _Cell(NamedTuple):
    """One link, measured in its cell: the lines of its words, and how far from its left edge they begin.

    Where ``beside`` is 0 they stand beneath the code. ``ground`` is how far that under the code reaches beyond it.
    """

    link: QrLink
    rows: Rows | None
    unit: float
    title: Label
    address: Label
    beside: float
    ground: float = 0.0

    @property
    def side(self) -> float:
        return len(self.rows) * self.unit if self.rows else 0.0

    @property
    def depth(self) -> float:
        """The height of the words."""
        return self.title.height + self.address.height

    @property
    def quiet(self) -> float:
        return QUIET * self.unit


def qr_links(block: QrLinks, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """The links of ``block`` as one list, a box for each row of codes."""
    if not block.links:
        return []
    setter = _Setter(style, width, len(block.links))
    cells = setter.cells(block.links)
    listing: list[Element] = []
    boxes = [setter.row(cells[at : at + setter.abreast], listing) for at in range(0, len(cells), setter.abreast)]
    siblings.append(Element("L", tuple(listing)))
    return space_before(boxes, style.sizes.leading / 2)


class _Setter:
    """Sets the cells of one list, ``abreast`` of them in a row; rows are as even as can be."""

    __slots__ = ("_address", "_gutter", "_style", "_title", "_widths", "abreast")

    def __init__(self, style: Style, width: float, count: int) -> None:
        most = next((many for least, many in ABREAST if width >= least * style.sizes.body), 1)
        self.abreast = -(-count // -(-count // most))
        columns = max(self.abreast, min(most, 2))  # a single code does not stretch over the page
        self._style, self._gutter = style, style.page.gutter
        self._widths = [(width - self._gutter * (columns - 1)) / columns] * columns
        size = style.sizes.body
        self._title = TextStyle(face(style.faces.bold), size, size * 1.28, style.palette.heading)
        self._address = label_styles(style).note

    def cells(self, links: tuple[QrLink, ...]) -> list[_Cell]:
        """The cells of ``links``, equally wide unless one of them would then be deeper than its code."""
        codes = [code(link.url) for link in links]
        cells = self._measured(links, codes)
        deepest = max(range(len(cells)), key=lambda at: cells[at].depth)
        if self.abreast > 1 and cells[deepest].beside and cells[deepest].depth > cells[deepest].side:
            self._widths = self._widened(links, cells[deepest].beside, deepest % self.abreast)
            cells = self._measured(links, codes)
        return cells

    def _measured(self, links: tuple[QrLink, ...], codes: list[Rows | None]) -> list[_Cell]:
        """``links`` in cells of the present widths; all words begin at one distance from the left of their cells."""
        units = module_units(codes, SIDE, self._style.palette)
        grounds = [ground_width(self._style.palette, unit) for unit in units]
        taken = max(
            ground + (len(rows) + QUIET) * unit + TEXT_GAP if rows else 0.0
            for rows, unit, ground in zip(codes, units, grounds, strict=True)
        )
        beside = taken if min(self._widths) - taken >= MIN_WORDS - 0.01 else 0.0
        widths = [width - beside for width in self._widths]
        self._address = self._fitted(links, widths)
        cells = []
        for index, (link, rows, unit, ground) in enumerate(zip(links, codes, units, grounds, strict=True)):
            room = widths[index % self.abreast]
            title, address = self._title.wrap(link.title, room), self._address.wrap_address(link.shown, room)
            cells.append(_Cell(link, rows, unit, title, address, beside, ground))
        return cells

    def _fitted(self, links: tuple[QrLink, ...], widths: list[float]) -> TextStyle:
        """The text style of addresses: smaller, down to a limit, where a name in one of them would be parted."""
        text_style = label_styles(self._style).note
        parts = [
            widths[index % self.abreast] / max(map(text_style.width, names(link.shown)), default=1.0)
            for index, link in enumerate(links)
        ]
        part = max(SMALLEST, min(1.0, *parts) * FITTED)
        return (
            text_style
            if min(parts) >= 1.0
            else text_style._replace(size=text_style.size * part, leading=text_style.leading * part)
        )

    def _widened(self, links: tuple[QrLink, ...], beside: float, favored: int) -> list[float]:
        """The width of each column of cells: enough for its longest words, all the rest for the ``favored`` one."""
        least = [beside + MIN_WORDS] * self.abreast
        for index, link in enumerate(links):
            names = max(map(self._address.width, segments(link.shown)), default=0.0)
            words = max(self._title.longest_word(link.title), min(names, MAX_NAME))
            least[index % self.abreast] = max(least[index % self.abreast], beside + words)
        spare = sum(self._widths) - sum(least)
        if spare <= 0:
            return self._widths
        least[favored] += spare
        return least

    def row(self, cells: list[_Cell], listing: list[Element]) -> Box:
        """A box of ``cells``: codes and titles begin at one height."""
        contents: list[Content] = []
        areas: list[LinkArea] = []
        top = max(cell.quiet for cell in cells)
        under = top + max(cell.side for cell in cells) + top
        height, x = under, 0.0
        for cell, width in zip(cells, self._widths, strict=False):
            body: list[Element] = []
            made, area = self._cell(cell, (x, top), top - 1.0 if cell.beside else under, body)
            listing.append(Element("LI", (Element("LBody", tuple(body)),)))
            contents += made
            areas.append(area)
            height = max(height, area.y + area.height)
            x += width + self._gutter
        return Box(height, tuple(contents), links=tuple(areas))

    def _cell(
        self, cell: _Cell, at: tuple[float, float], y: float, body: list[Element]
    ) -> tuple[list[Content], LinkArea]:
        """The title, the code and the address of ``cell`` in reading order, and where the address can be clicked.

        The code goes ``at`` its place; the words begin at the height ``y``.
        """
        link, left = cell.link, at[0] + cell.beside
        contents = [Content(add(body, Element("P", lang=link.lang)), cell.title.place(left, y))]
        if cell.rows:
            figure = add(body, Element("Figure", alt=link.alt))
            corner = at[0], 0.0 if cell.ground else at[1]  # grounds that are drawn begin at one height
            contents.append(Content(figure, symbol(cell.rows, cell.unit, corner, self._style.palette)))
        y += cell.title.height
        element = Element("Link")
        body.append(Element("P", (element,)))
        contents.append(Content(element, cell.address.place(left, y)))
        area = LinkArea(left, y, cell.address.width, cell.address.height, link.url, element, link.shown)
        return contents, area
