"""Sheets of cards with marks to cut along: one card of each occupation, in order, and again until a sheet is full.

Repeated cards say nothing new, so screen readers read each card once.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from brochure.compose.cards import Deck
from brochure.compose.full import beyond_name
from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.cards.card import HEIGHT, WIDTH, card
from brochure.layout.page.frame import Frame, frame_of
from brochure.layout.pages import Box, Content, Element, OutlineEntry, Page, Pages, Placed, Stroke, add
from brochure.layout.panel.tray import Tray
from brochure.layout.panel.type import Texts, set_at
from brochure.layout.text.labels import TextStyle
from brochure.style.model import Style
from brochure.style.scale import NORMAL

MARK, MARK_GAP, MARK_LINE = 14.0, 4.0, 0.5  # the length of crop marks, their distance from the cards, their width
EDGE = 36.0  # at least, between the cards and the edges of the sheet
FOOT = 4.0  # between the crop marks and the fine print


class _Grid(NamedTuple):
    """As many cards as a sheet holds, in its middle; ``left`` and ``top`` are edges in PDF coordinates."""

    columns: int
    rows: int
    left: float
    top: float

    @property
    def cards(self) -> int:
        return self.columns * self.rows

    @property
    def width(self) -> float:
        return self.columns * WIDTH

    @property
    def height(self) -> float:
        return self.rows * HEIGHT


def _grid(frame: Frame) -> _Grid:
    width, height = frame.page_width, frame.page_height
    columns, rows = int((width - 2 * EDGE) / WIDTH), int((height - 2 * EDGE) / HEIGHT)
    return _Grid(columns, rows, (width - columns * WIDTH) / 2, (height + rows * HEIGHT) / 2)


def layout_cards(deck: Deck, styles: Sequence[Style]) -> Pages:
    """Lay out the sheets of ``deck``, each card in its own of ``styles``, which differ in their colors only."""
    sheets = _Sheets(deck, styles)
    return Pages(
        tuple([sheets.page(number) for number in range(sheets.number)]),
        Element("Document", tuple(sheets.elements), lang=deck.composed),
        tuple(sheets.outline),
        deck.title,
        deck.lang,
        deck.subject,
        deck.keywords,
        omitted=tuple(dict.fromkeys([part for content in deck.cards for part in beyond_name(content.imprint)])),
    )


class _Sheets:
    """Lays out one sheet after another; collects ``elements`` in reading order, and bookmarks as ``outline``.

    ``number`` is how many sheets there are.
    """

    def __init__(self, deck: Deck, styles: Sequence[Style]) -> None:
        self.elements: list[Element] = []
        self.outline: list[OutlineEntry] = []
        self._deck, self._styles = deck, styles
        self._frame: Frame = frame_of(styles[0])
        self._grid = _grid(self._frame)
        self.number = ceil(len(deck.cards) / self._grid.cards)
        self._trays: list[Tray] = []
        self._printed: set[str] = set()

    def page(self, number: int) -> Page:
        """The sheet with this ``number``, which counts from 0; the ones before it are laid out already."""
        placed: list[Placed] = []
        count, grid = len(self._deck.cards), self._grid
        if self.number > 1:
            label = self._deck.sheet_label.replace("{number}", str(number + 1))
            self.outline.append(OutlineEntry(label, 1, number, self._frame.page_height))
        places = range(number * grid.cards, (number + 1) * grid.cards)
        for place in places:
            row, column = divmod(place % grid.cards, grid.columns)
            left, top = grid.left + column * WIDTH, grid.top - row * HEIGHT
            if place < count:
                placed += self._first(place, number, top).at(left, top)
            else:
                placed += map(_without_structure, self._trays[place % count].at(left, top))
        marks = Box(0.0, (Content(None, tuple(_marks(grid, self._styles[0]))),))
        placed.append(Placed(grid.left, grid.top, marks))
        foot = self._fine_print(self._deck.cards[places.start : places.stop])
        placed += foot.at(grid.left, grid.top - grid.height - FOOT)
        return Page(self._frame.page_width, self._frame.page_height, tuple(placed), self._styles[0].palette.paper)

    def _first(self, place: int, page: int, top: float) -> Tray:
        """The first card of an occupation, which is read."""
        content = self._deck.cards[place]
        made = card(content, Texts(set_at(self._styles[place], NORMAL)))
        self._trays.append(made)
        self.elements.append(Element("Sect", tuple(made.elements), lang=content.composed))
        self.outline.append(OutlineEntry(content.title, 2 if self.number > 1 else 1, page, top))
        return made

    def _fine_print(self, cards: Sequence[ShortForm]) -> Tray:
        """The dates of the figures, if all on the sheet share them, and the credits, below the columns.

        What was printed on an earlier sheet is not read again.
        """
        tray = Tray()
        style = self._styles[0]
        small = TextStyle(face(style.faces.regular), style.sizes.foot, style.sizes.foot * 1.25, style.palette.muted)
        dates = {content.figures for content in cards if content.figures}
        credit = " ".join(dict.fromkeys(content.attribution for content in cards))
        for column, text in enumerate(filter(None, (dates.pop() if len(dates) == 1 else "", credit))):
            element = None if text in self._printed else add(self.elements, Element("P"))
            self._printed.add(text)
            tray.label(small.wrap(text, WIDTH - 2 * MARK), element, column * WIDTH + MARK)
        return tray


def _without_structure(box: Placed) -> Placed:
    """A placed box as an artifact without links."""
    contents = tuple([Content(None, one.items) for one in box.box.contents])
    return box._replace(box=Box(box.box.height, contents))


def _marks(grid: _Grid, style: Style) -> list[Stroke]:
    """Crop marks at the ends of every cut, outside of the cards."""
    color, right, bottom = style.palette.ink, grid.width, grid.height
    marks = []
    for column in range(grid.columns + 1):
        x = column * WIDTH
        for start, end in ((-MARK_GAP - MARK, -MARK_GAP), (bottom + MARK_GAP, bottom + MARK_GAP + MARK)):
            marks.append(Stroke(x, start, x, end, MARK_LINE, color))
    for row in range(grid.rows + 1):
        y = row * HEIGHT
        for start, end in ((-MARK_GAP - MARK, -MARK_GAP), (right + MARK_GAP, right + MARK_GAP + MARK)):
            marks.append(Stroke(start, y, end, y, MARK_LINE, color))
    return marks
