"""Links as QR codes, up to three in a row, each with its title and printed address.

Units are points; y points down. Codes have error correction level M and are always dark on light, with a quiet zone of
four modules. On light paper the quiet zone may extend left into the margin or the gutter, which are always empty. On
dark paper a light ground is drawn, aligned with the text above and below.
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

SIDE = 63.0  # points, of a code without its quiet zone: 0.875 in, 22 mm
UNIT = 0.95  # points, the smallest module that phones read from a photocopy: 1/3 mm
QUIET = 4  # modules
BLACK = "#000000"
LIGHT, DARK = 0.7, 0.15  # minimum luminance of grounds, maximum of modules: good contrast by ISO/IEC 15415
CODES_PER_ROW = ((46.0, 3), (30.0, 2))  # (minimum measure in ems of the body type, codes)
MIN_WORDS = 66.0  # points; a label with less room beside its code goes below it
TEXT_GAP = 4.0  # points between the quiet zone and the label
MIN_ADDRESS_SCALE, FIT_MARGIN = 0.75, 0.995  # a fitted address is slightly narrower than its room
MAX_NAME = 80.0  # points; a wider name in an address may be split to give its neighbor room
_DARK = re.compile(rb"\0+")

Rows = tuple[tuple[tuple[int, int], ...], ...]


@lru_cache(maxsize=4096)
def code(url: str) -> Rows | None:
    """The dark runs (start, length) of each row, without quiet zone; None if ``url`` is too long for a code."""
    import zxingcpp  # noqa: PLC0415 - imported only for brochures with links

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
    """A code with modules of ``unit`` points; ``at`` is its top left corner, including the ground if one is drawn.

    Modules have the darker of ink and paper if it is dark enough. The ground has the color of light paper or ink.
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
    """The module size of each of ``codes`` that makes all codes equally large; 0.0 if there is no code.

    Each code is at least ``side`` wide without its quiet zone, and each module at least ``UNIT``. If grounds are
    drawn, the grounds are equally large.
    """
    quiet = 2 * QUIET if ground_width(palette, 1.0) else 0
    outer = max((max(UNIT, side / len(rows)) * (len(rows) + quiet) for rows in codes if rows), default=0.0)
    return [outer / (len(rows) + quiet) if rows else 0.0 for rows in codes]


def ground_width(palette: Palette, unit: float) -> float:
    """How far the drawn ground of a code extends beyond it; 0 if the paper is light and no ground is drawn."""
    return 0.0 if luminance(palette.paper) >= LIGHT else QUIET * unit


class _Cell(NamedTuple):
    """One link with its measured code and label.

    ``beside`` is the offset of a label beside its code, or 0 for a label below it. ``ground`` is its ground width.
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
        """The height of the label."""
        return self.title.height + self.address.height

    @property
    def quiet(self) -> float:
        return QUIET * self.unit


def qr_links(block: QrLinks, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """The links of ``block`` as one list, with a box for each row of codes."""
    if not block.links:
        return []
    setter = _LinkTypesetter(style, width, len(block.links))
    cells = setter.cells(block.links)
    listing: list[Element] = []
    boxes = [setter.row(cells[at : at + setter.per_row], listing) for at in range(0, len(cells), setter.per_row)]
    siblings.append(Element("L", tuple(listing)))
    return space_before(boxes, style.sizes.leading / 2)


class _LinkTypesetter:
    """Sets the cells of one list in rows of up to ``per_row``, as even as possible."""

    __slots__ = ("_address", "_gutter", "_style", "_title", "_widths", "per_row")

    def __init__(self, style: Style, width: float, count: int) -> None:
        max_per_row = next((codes for measure, codes in CODES_PER_ROW if width >= measure * style.sizes.body), 1)
        self.per_row = -(-count // -(-count // max_per_row))
        columns = max(self.per_row, min(max_per_row, 2))  # a single code does not stretch over the page
        self._style, self._gutter = style, style.page.gutter
        self._widths = [(width - self._gutter * (columns - 1)) / columns] * columns
        size = style.sizes.body
        self._title = TextStyle(face(style.faces.bold), size, size * 1.28, style.palette.heading)
        self._address = label_styles(style).note

    def cells(self, links: tuple[QrLink, ...]) -> list[_Cell]:
        """The cells of ``links``, equally wide unless one label would then be taller than its code."""
        codes = [code(link.url) for link in links]
        cells = self._measure_cells(links, codes)
        deepest = max(range(len(cells)), key=lambda at: cells[at].depth)
        if self.per_row > 1 and cells[deepest].beside and cells[deepest].depth > cells[deepest].side:
            self._widths = self._widen(links, cells[deepest].beside, deepest % self.per_row)
            cells = self._measure_cells(links, codes)
        return cells

    def _measure_cells(self, links: tuple[QrLink, ...], codes: list[Rows | None]) -> list[_Cell]:
        """The cells of ``links`` at the current widths; all labels have the same offset in their cells."""
        units = module_units(codes, SIDE, self._style.palette)
        ground_widths = [ground_width(self._style.palette, unit) for unit in units]
        words_x = max(
            ground + (len(rows) + QUIET) * unit + TEXT_GAP if rows else 0.0
            for rows, unit, ground in zip(codes, units, ground_widths, strict=True)
        )
        beside = words_x if min(self._widths) - words_x >= MIN_WORDS - 0.01 else 0.0
        widths = [width - beside for width in self._widths]
        self._address = self._fit_addresses(links, widths)
        cells = []
        for index, (link, rows, unit, ground) in enumerate(zip(links, codes, units, ground_widths, strict=True)):
            room = widths[index % self.per_row]
            title, address = self._title.wrap(link.title, room), self._address.wrap_address(link.shown, room)
            cells.append(_Cell(link, rows, unit, title, address, beside, ground))
        return cells

    def _fit_addresses(self, links: tuple[QrLink, ...], widths: list[float]) -> TextStyle:
        """The text style of addresses, made smaller within limits if a name in one of them would be split."""
        text_style = label_styles(self._style).note
        ratios = [
            widths[index % self.per_row] / max(map(text_style.width, names(link.shown)), default=1.0)
            for index, link in enumerate(links)
        ]
        scale = max(MIN_ADDRESS_SCALE, min(1.0, *ratios) * FIT_MARGIN)
        return (
            text_style
            if min(ratios) >= 1.0
            else text_style._replace(size=text_style.size * scale, leading=text_style.leading * scale)
        )

    def _widen(self, links: tuple[QrLink, ...], beside: float, favored: int) -> list[float]:
        """The width of each column of cells: enough for its longest words, and the rest for ``favored``."""
        min_widths = [beside + MIN_WORDS] * self.per_row
        for index, link in enumerate(links):
            names = max(map(self._address.width, segments(link.shown)), default=0.0)
            words = max(self._title.longest_word(link.title), min(names, MAX_NAME))
            min_widths[index % self.per_row] = max(min_widths[index % self.per_row], beside + words)
        spare = sum(self._widths) - sum(min_widths)
        if spare <= 0:
            return self._widths
        min_widths[favored] += spare
        return min_widths

    def row(self, cells: list[_Cell], listing: list[Element]) -> Box:
        """A box of ``cells``, with codes and titles aligned at the top."""
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
        """The title, code and address of ``cell`` in reading order, and the link area of the address.

        ``at`` is the position of the code; ``y`` is the top of the label.
        """
        link, left = cell.link, at[0] + cell.beside
        contents = [Content(add(body, Element("P", lang=link.lang)), cell.title.place(left, y))]
        if cell.rows:
            figure = add(body, Element("Figure", alt=link.alt))
            corner = at[0], 0.0 if cell.ground else at[1]  # drawn grounds are aligned at the top
            contents.append(Content(figure, symbol(cell.rows, cell.unit, corner, self._style.palette)))
        y += cell.title.height
        element = Element("Link")
        body.append(Element("P", (element,)))
        contents.append(Content(element, cell.address.place(left, y)))
        area = LinkArea(left, y, cell.address.width, cell.address.height, link.url, element, link.shown)
        return contents, area
