"""A sheet of cards with marks to cut along. The copies say nothing new, so screen readers read one card."""

from __future__ import annotations

from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.cards.card import HEIGHT, WIDTH, card
from brochure.layout.page.frame import frame_of
from brochure.layout.pages import Box, Content, Element, OutlineEntry, Page, Pages, Placed, Stroke, add
from brochure.layout.panel.tray import Tray
from brochure.layout.panel.type import Texts, set_at
from brochure.layout.text.labels import TextStyle
from brochure.style.model import Style
from brochure.style.scale import NORMAL

COLUMNS, ROWS = 2, 4
MARK, MARK_GAP, MARK_LINE = 14.0, 4.0, 0.5  # the length of crop marks, their distance from the cards, their width
FOOT = 4.0  # between the crop marks and the fine print


def layout_cards(content: ShortForm, style: Style) -> Pages:
    """Lay out a sheet of cards of ``content``."""
    texts, frame = Texts(set_at(style, NORMAL)), frame_of(style)
    left, top = (frame.page_width - COLUMNS * WIDTH) / 2, (frame.page_height + ROWS * HEIGHT) / 2
    one = card(content, texts)
    placed = one.at(left, top)
    copies = [_copy(box, column * WIDTH, row * HEIGHT) for row in range(ROWS) for column in range(COLUMNS)
              if row or column for box in placed]  # fmt: skip
    elements = [*one.elements]
    foot = _fine_print(content, texts, elements)
    below = foot.at(left, top - ROWS * HEIGHT - FOOT)
    marks = Placed(left, top, Box(0.0, (Content(None, tuple(_marks(texts.style))),)))
    page = Page(frame.page_width, frame.page_height, (*placed, *copies, marks, *below), style.palette.paper)
    return Pages(
        (page,),
        Element("Document", tuple(elements), lang=content.composed),
        (OutlineEntry(content.title, 1, 0, frame.page_height),),
        content.title,
        content.lang,
        content.subject,
        content.keywords,
    )


def _copy(box: Placed, x: float, down: float) -> Placed:
    """A copy of a placed box, without structure and links."""
    contents = tuple([Content(None, one.items) for one in box.box.contents])
    return Placed(box.x + x, box.y - down, Box(box.box.height, contents))


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


def _fine_print(content: ShortForm, texts: Texts, elements: list[Element]) -> Tray:
    """The dates of the figures and the credit, between the marks below the columns."""
    tray = Tray()
    size = texts.style.sizes.foot
    small = TextStyle(face(texts.style.faces.regular), size, size * 1.25, texts.style.palette.muted)
    for column, text in enumerate(filter(None, (content.figures, content.attribution))):
        label = small.wrap(text, WIDTH - 2 * MARK)
        tray.label(label, add(elements, Element("P")), column * WIDTH + MARK)
    return tray
