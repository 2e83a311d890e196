"""Sheets of cards with marks to cut along: one card of each occupation, in order, and again until a sheet is full.

Repeated cards say nothing new, so screen readers read each card once.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from brochure.compose.cards import Deck
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

COLUMNS, ROWS = 2, 4
COUNT = COLUMNS * ROWS
MARK, MARK_GAP, MARK_LINE = 14.0, 4.0, 0.5  # the length of crop marks, their distance from the cards, their width
FOOT = 4.0  # between the crop marks and the fine print


def layout_cards(deck: Deck, styles: Sequence[Style]) -> Pages:
    """Lay out the sheets of ``deck``, each card in its own of ``styles``, which differ in their colors only."""
    sheets = _Sheets(deck, styles)
    return Pages(
        tuple([sheets.page(number) for number in range(ceil(len(deck.cards) / COUNT))]),
        Element("Document", tuple(sheets.elements), lang=deck.composed),
        tuple(sheets.outline),
        deck.title,
        deck.lang,
        deck.subject,
        deck.keywords,
    )


class _Sheets:
    """Lays out one sheet after another; collects ``elements`` in reading order, and bookmarks as ``outline``."""

    def __init__(self, deck: Deck, styles: Sequence[Style]) -> None:
        self.elements: list[Element] = []
        self.outline: list[OutlineEntry] = []
        self._deck, self._styles = deck, styles
        self._frame: Frame = frame_of(styles[0])
        self._left = (self._frame.page_width - COLUMNS * WIDTH) / 2
        self._top = (self._frame.page_height + ROWS * HEIGHT) / 2
        self._trays: list[Tray] = []
        self._printed: set[str] = set()

    def page(self, number: int) -> Page:
        """The sheet with this ``number``, which counts from 0; the ones before it are laid out already."""
        placed: list[Placed] = []
        count = len(self._deck.cards)
        places = range(number * COUNT, (number + 1) * COUNT)
        for place in places:
            row, column = divmod(place % COUNT, COLUMNS)
            left, top = self._left + column * WIDTH, self._top - row * HEIGHT
            if place < count:
                placed += self._first(place, number, top).at(left, top)
            else:
                placed += map(_without_structure, self._trays[place % count].at(left, top))
        marks = Box(0.0, (Content(None, tuple(_marks(self._styles[0]))),))
        placed.append(Placed(self._left, self._top, marks))
        foot = self._fine_print(self._deck.cards[places.start : places.stop])
        placed += foot.at(self._left, self._top - ROWS * HEIGHT - FOOT)
        return Page(self._frame.page_width, self._frame.page_height, tuple(placed), self._styles[0].palette.paper)

    def _first(self, place: int, page: int, top: float) -> Tray:
        """The first card of an occupation, which is read."""
        content = self._deck.cards[place]
        made = card(content, Texts(set_at(self._styles[place], NORMAL)))
        self._trays.append(made)
        self.elements.append(Element("Sect", tuple(made.elements), lang=content.composed))
        self.outline.append(OutlineEntry(content.title, 1, page, top))
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


def _marks(style: Style) -> list[Stroke]:
    """Crop marks at the ends of every cut, outside of the cards."""
    color, right, bottom = style.palette.ink, COLUMNS * WIDTH, ROWS * HEIGHT
    marks = []
    for column in range(COLUMNS + 1):
        x = column * WIDTH
        for start, end in ((-MARK_GAP - MARK, -MARK_GAP), (bottom + MARK_GAP, bottom + MARK_GAP + MARK)):
            marks.append(Stroke(x, start, x, end, MARK_LINE, color))
    for row in range(ROWS + 1):
        y = row * HEIGHT
        for start, end in ((-MARK_GAP - MARK, -MARK_GAP), (right + MARK_GAP, right + MARK_GAP + MARK)):
            marks.append(Stroke(start, y, end, y, MARK_LINE, color))
    return marks
