"""Links as QR codes in three equal cells, each with a label and the address on one line.

Units are points; y points down. Codes have error correction level M and are always dark on light, with a quiet zone of
four modules. On light paper the quiet zone may extend left into the margin or the gutter, which are always empty. On
dark paper a light ground is drawn, aligned with the text above and below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from math import isqrt
from types import ModuleType
from typing import NamedTuple

from brochure.compose.blocks import QrLink, QrLinks
from brochure.fonts.metrics import face
from brochure.interrupts import blocked_interrupt
from brochure.layout.pages import (
    WHITE,
    Box,
    Content,
    Element,
    Fill,
    Item,
    LinkArea,
    Modules,
    add,
    keep_together,
    space_before,
)
from brochure.layout.text.labels import Label, TextStyle, label_styles
from brochure.style.contrast import luminance
from brochure.style.model import Palette, Style

SIDE = 59.0  # points, of a code without its quiet zone: 0.82 in, 21 mm
UNIT = 0.95  # points, the smallest module that phones read from a photocopy: 1/3 mm
QUIET = 4  # modules
BLACK = "#000000"
LIGHT, DARK = 0.7, 0.15  # minimum luminance of grounds, maximum of modules: good contrast by ISO/IEC 15415
CELLS = 3  # in a row; fewer links leave the others empty
MAX_CAPTION = 3  # lines of a label and its address
TEXT_GAP = 4.0  # points between the quiet zone and the label
MIN_GAP = 12.0  # points between the lines of neighboring cells
_DARK = re.compile(rb"\0+")

Rows = tuple[tuple[tuple[int, int], ...], ...]


@cache
def _library() -> ModuleType:
    """zxing-cpp, imported only for documents with links.

    Its module ends the process if anything is raised while it makes its classes, so Ctrl-C waits.
    """
    with blocked_interrupt():
        import zxingcpp  # noqa: PLC0415
    return zxingcpp


@lru_cache(maxsize=4096)
def code(url: str) -> Rows | None:
    """The dark runs (start, length) of each row, without quiet zone; None if ``url`` is too long for a code."""
    zxingcpp = _library()
    try:
        symbol = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    except ValueError:
        return None
    pixels = bytes(symbol.to_image(scale=1, add_quiet_zones=False))
    side = isqrt(len(pixels))
    return tuple(_runs(pixels[start : start + side]) for start in range(0, side * side, side))


def _runs(row: bytes) -> tuple[tuple[int, int], ...]:
    return tuple([(start, end - start) for start, end in map(re.Match.span, _DARK.finditer(row))])


def symbol(rows: Rows, unit: float, at: tuple[float, float], palette: Palette) -> tuple[Item, ...]:
    """A code with modules of ``unit`` points; ``at`` is its top left corner, including the ground if one is drawn.

    Modules have the color of dark ink, or else are black. The ground has the color of light paper or ink.
    """
    inset = ground_width(palette, unit)
    dark = palette.ink if luminance(palette.ink) <= DARK else BLACK
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


def fit_address(shown: str, text_style: TextStyle, width: float) -> Label | None:
    """``shown``, or else its host, on one line of at most ``width`` points; None if neither fits."""
    printed = (shown, shown.partition("/")[0])
    return next((text_style.line(text) for text in printed if text and text_style.width(text) <= width), None)


class _Cell(NamedTuple):
    """One link with its measured code and caption. ``ground`` is the ground width of the code."""

    link: QrLink
    rows: Rows | None
    unit: float
    ground: float
    title: Label
    address: Label | None

    @property
    def side(self) -> float:
        return len(self.rows) * self.unit if self.rows else 0.0

    @property
    def quiet(self) -> float:
        return QUIET * self.unit

    @property
    def lines(self) -> int:
        """The lines of the caption."""
        return len(self.title.lines) + (self.address is not None)

    @property
    def text(self) -> str:
        return f"{self.title.text}, {self.address.text}" if self.address else self.title.text

    @property
    def text_width(self) -> float:
        return max(self.title.width, self.address.width if self.address else 0.0)

    @property
    def text_height(self) -> float:
        return self.title.height + (self.address.height if self.address else 0.0)


class _Grid(NamedTuple):
    """An arrangement of cells: their number in a row, their width, and where captions are.

    ``beside`` is the offset of a caption beside its code, or 0 for a caption below it. ``rooms`` are the measures of
    the captions in a row.
    """

    columns: int
    width: float
    gutter: float
    beside: float

    @property
    def room(self) -> float:
        """The measure of captions."""
        return self.width - self.beside

    def line_room(self, index: int) -> float:
        """The measure of a caption on one line in cell ``index``; all but the last of a row may use the gutter."""
        is_last = index % self.columns == self.columns - 1
        return self.room + (0.0 if is_last else max(0.0, self.gutter - MIN_GAP))


class Codes(NamedTuple):
    """How codes are set: the ``side`` of each without quiet zone, and whether captions are ``below`` in any case."""

    side: float = SIDE
    below: bool = False


def qr_links(
    block: QrLinks, style: Style, width: float, siblings: list[Element], codes: Codes | None = None
) -> list[Box]:
    """The links of ``block`` as one list, with a box for each row of codes."""
    if not block.links:
        return []
    typesetter = _LinkTypesetter(style, block.links, codes or Codes())
    cells, grid = typesetter.fit(width)
    listing: list[Element] = []
    starts = range(0, len(cells), grid.columns)
    boxes = [typesetter.row(cells[start : start + grid.columns], grid, listing) for start in starts]
    siblings.append(Element("L", tuple(listing)))
    return space_before(keep_together(boxes), style.sizes.leading / 2)


class _LinkTypesetter:
    """Sets the cells of one list."""

    __slots__ = ("_address", "_below", "_codes", "_gutter", "_links", "_palette", "_reach", "_title")

    def __init__(self, style: Style, links: tuple[QrLink, ...], codes: Codes) -> None:
        self._below = codes.below
        self._links, self._palette, self._gutter = links, style.palette, style.page.gutter
        rows = [code(link.url) for link in links]
        units = module_units(rows, codes.side, style.palette)
        self._codes = [(row, unit, ground_width(style.palette, unit)) for row, unit in zip(rows, units, strict=True)]
        # All captions have the same offset from the left edge of their cells.
        self._reach = max([ground + (len(row) + QUIET) * unit for row, unit, ground in self._codes if row], default=0.0)
        size = style.sizes.body
        self._title = TextStyle(face(style.faces.bold), size, size * 1.28, style.palette.heading)
        self._address = label_styles(style).note

    def fit(self, width: float) -> tuple[list[_Cell], _Grid]:
        """The cells in an arrangement in which captions are short and whole.

        The codes stand in one row if possible, with captions beside them, or below if more addresses have room there.
        """
        beside = self._reach + TEXT_GAP if self._reach else 0.0
        column = (width - self._gutter * (CELLS - 1)) / CELLS
        rows = (_Grid(CELLS, column, self._gutter, beside), _Grid(CELLS, column, self._gutter, 0.0))[self._below :]
        found = [(cells, grid) for grid in rows if (cells := self._cells(grid))]
        if found:
            return max(found, key=lambda one: sum([cell.address is not None for cell in one[0]]))
        grid = _Grid(1, width, 0.0, beside)
        if cells := self._cells(grid):
            return cells, grid
        grid = _Grid(1, width, 0.0, 0.0)
        return [self._cell(index, grid) for index in range(len(self._links))], grid

    def _cells(self, grid: _Grid) -> list[_Cell]:
        """The cells of ``grid``; none if a code is too wide, a word of a label is, or a caption is too deep."""
        if self._reach > grid.width:
            return []
        cells = []
        for index, link in enumerate(self._links):
            if self._title.longest_word(link.title) > grid.room:
                return []
            cells.append(self._cell(index, grid))
            if cells[-1].lines > MAX_CAPTION:
                return []
        return cells

    def _cell(self, index: int, grid: _Grid) -> _Cell:
        link = self._links[index]
        line = grid.line_room(index)
        address = fit_address(link.shown, self._address, line)
        fits = self._title.width(link.title) <= line
        title = self._title.line(link.title) if fits else self._title.wrap(link.title, grid.room)
        return _Cell(link, *self._codes[index], title, address)

    def row(self, cells: list[_Cell], grid: _Grid, listing: list[Element]) -> Box:
        """A box of ``cells``, with codes and captions aligned at the top."""
        contents: list[Content] = []
        areas: list[LinkArea] = []
        top = max(cell.quiet for cell in cells)
        under = top + max(cell.side for cell in cells) + top
        height, x = under, 0.0
        for cell in cells:
            body: list[Element] = []
            y = top - 1.0 if grid.beside else under
            if grid.beside and grid.columns == 1:
                y = max(y, top + (cell.side - cell.text_height) / 2)
            made, area = self._place(cell, (x, top), grid.beside, y, body)
            listing.append(Element("LI", (Element("LBody", tuple(body)),)))
            contents += made
            areas.append(area)
            height = max(height, area.y + area.height)
            x += grid.width + grid.gutter
        return Box(height, tuple(contents), links=tuple(areas))

    def _place(
        self, cell: _Cell, at: tuple[float, float], beside: float, y: float, body: list[Element]
    ) -> tuple[list[Content], LinkArea]:
        """The caption and code of ``cell`` in reading order, and the link area, which covers both.

        ``at`` is the position of the code; ``y`` is the top of the caption.
        """
        link, left = cell.link, at[0] + beside
        element = Element("Link", lang=link.lang)
        body.append(Element("P", (element,)))
        words = cell.title.place(left, y)
        if cell.address:
            words += cell.address.place(left, y + cell.title.height)
        contents = [Content(element, words)]
        if cell.rows:
            figure = add(body, Element("Figure", alt=link.alt))
            corner = at[0], 0.0 if cell.ground else at[1]  # drawn grounds are aligned at the top
            contents.append(Content(figure, symbol(cell.rows, cell.unit, corner, self._palette)))
        right = max(left + cell.text_width, at[0] + cell.side)
        bottom = max(y + cell.text_height, at[1] + cell.side)
        top = min(y, at[1])
        return contents, LinkArea(at[0], top, right - at[0], bottom - top, link.url, element, cell.text)
