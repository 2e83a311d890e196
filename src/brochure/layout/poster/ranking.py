"""A poster that ranks jobs by pay: a table whose cells of pay are bars from zero.

It is designed for Tabloid and scaled as a whole, like the poster of one occupation.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.ranking import Ranked, Ranking
from brochure.fonts.metrics import face
from brochure.layout.icons import icon
from brochure.layout.page.enlarging import enlarge
from brochure.layout.pages import (
    Box,
    Content,
    Element,
    Fill,
    Item,
    OutlineEntry,
    Page,
    Pages,
    Placed,
    Shape,
    Stroke,
    add,
)
from brochure.layout.panel.tray import Tray
from brochure.layout.poster.corner import corner
from brochure.layout.poster.scale import design_size
from brochure.layout.poster.title import DESCENDERS, Title, set_title
from brochure.layout.poster.type import Type
from brochure.layout.surfaces import colored
from brochure.layout.text.labels import Label, TextStyle
from brochure.style.model import Style

TITLE, TITLE_STEP = 0.69, 0.95  # the size of the title, compared with that of one occupation, and of each smaller one
MAX_LINES = 3
MIN_BESIDE = 0.42  # of the width, for the sentence beside the last line of the title
ICON, ICON_GAP = 164.0, 30.0
ICON_RISE = 0.1  # of the icon, above the capitals of the title
NAME_GAP, SENTENCE_GAP = 18.0, 16.0
FIELD_PAD = 26.0
FIELD_SHARE = 0.6  # of the height that few rows leave
GROWTH, EDUCATION = 0.635, 0.822  # where the columns begin, in parts of the width
HEADER_PAD, HEADER_GAP = 18.0, 6.0
MAX_PITCH, NAME, BAR = 104.0, 0.45, 0.45  # of a row: its height, and the parts of it that the name and the bar take
BAR_END, LABEL_GAP = 0.965, 8.0  # the longest bar, in parts of the room before the next column
DOT, DOT_GAP, DOT_WIDTH = 2.4, 2.4, 1.8  # of the line at the pay of all jobs
ARROW, ARROW_STEP, ARROW_LINE = 8.0, 6.5, 2.6  # half the width of an arrow, the distance to the next, and its stroke
HAIRLINE = 0.8
FOOT_GAP = 10.0
CORNER_GAP = 12.0


def layout_ranking(ranking: Ranking, style: Style) -> Pages:
    """Lay out ``ranking`` on one page."""
    width, height, factor = design_size(style)
    typesetter = _Ranking(ranking, style, width, height)
    page, elements = typesetter.page()
    laid_out = Pages(
        (page,),
        Element("Document", tuple(elements), lang=ranking.lang),
        (OutlineEntry(ranking.title, 1, 0, height),),
        ranking.title,
        ranking.lang,
        ranking.subject,
        omitted=ranking.omitted,
    )
    return enlarge(laid_out, factor)


class _Columns(NamedTuple):
    """Where the columns of growth and education begin, and the width of all."""

    growth: float
    education: float
    width: float


class _Ranking:
    """Lays out a ranking. Coordinates are those of the page, y down from its top."""

    def __init__(self, ranking: Ranking, style: Style, width: float, height: float) -> None:
        self._ranking, self._style = ranking, style
        self._page_width, self._page_height = width, height
        self._left, self._top = style.page.margin_side, style.page.margin_top
        self._width = width - 2 * style.page.margin_side
        self._bottom = height - style.page.margin_bottom
        self._type = Type(self._width, style)
        self._columns = _Columns(GROWTH * self._width, EDUCATION * self._width, self._width)
        self._elements: list[Element] = []
        self._placed: list[Placed] = []

    def page(self) -> tuple[Page, list[Element]]:
        """The page and its elements."""
        head = self._head()
        foot, header = self._foot(), self._header()
        rows = self._ranking.rows
        field = self._top + head.height + FIELD_PAD
        room = self._bottom - foot.height - FOOT_GAP - field - header.height
        marker = self._type.label.leading * 1.1 if self._ranking.everyone else 0.0
        pitch = min(MAX_PITCH, (room - marker) / len(rows))
        spare = max(0.0, room - marker - pitch * len(rows))
        field += FIELD_SHARE * spare
        band = colored(0.0, 0.0, self._page_width, field, self._style.palette, sides="b")
        ground = Placed(0.0, self._page_height, Box(field, (Content(None, tuple(band)),)))
        self._put(head, self._top + FIELD_SHARE * spare / 2)
        self._put(header, field)
        heads = [Element("TR", tuple(header.elements))]
        self._elements = list(head.elements)
        body = [self._row(row, field + header.height + pitch * index, pitch) for index, row in enumerate(rows)]
        table = Element("Table", (Element("THead", tuple(heads)), Element("TBody", tuple(body))))
        self._elements.append(table)
        if self._ranking.everyone:
            self._mark(field + header.height + pitch * len(rows), pitch)
        self._put(foot, self._bottom - foot.height)
        self._elements += foot.elements
        page = Page(self._page_width, self._page_height, (ground, *self._placed), self._style.palette.paper)
        return page, self._elements

    def _put(self, tray: Tray, top: float) -> None:
        self._placed += [Placed(self._left + box.x, self._page_height - top - box.y, box.box)
                         for box in tray.variant().placed]  # fmt: skip

    # The field of color

    def _head(self) -> Tray:
        """The group, the title beside the icon, and the sentence."""
        ranking, type_, tray = self._ranking, self._type, Tray()
        y = 0.0
        if ranking.field:
            name = add(tray.elements, Element("P", lang=ranking.field_lang))
            y = tray.label(type_.label_strong.line(ranking.field), name, 0.0, -0.15 * type_.label.size) + NAME_GAP
        title = self._title()
        element = add(tray.elements, Element("H1"))
        for row, words in enumerate(title.words(0.0, y, type_.over)):
            tray.items((words,), y + title.baseline(row), element)
        below = y + title.height
        picture = icon(ranking.cluster, type_.over, ICON, self._width - ICON * 0.955, max(0.0, y - ICON_RISE * ICON))
        tray.items((picture,), y + ICON)
        if ranking.sentence:
            self._sentence(title, y, below, tray)
        tray.height = max(tray.height, below)
        return tray

    def _title(self) -> Title:
        """As large as it fits on three lines beside the icon, without splitting a word."""
        sizes = self._style.sizes
        size, room = TITLE * sizes.title, self._width - ICON - ICON_GAP
        while True:
            title = set_title(self._ranking.title, face(self._style.faces.display), size, room)
            if (title.is_whole and len(title.rows) <= MAX_LINES) or size * TITLE_STEP < sizes.title_min:
                return title
            size *= TITLE_STEP

    def _sentence(self, title: Title, y: float, below: float, tray: Tray) -> None:
        """Below the icon, beside the last line of the title if that is short, or else below the title."""
        text_style, text = self._type.summary, self._ranking.sentence
        element = add(tray.elements, Element("P"))
        beside = self._width - title.widths[-1] - ICON_GAP
        if beside >= MIN_BESIDE * self._width and len(title.rows) > 1:
            label = text_style.wrap(text, beside)
            start = max(below - label.height, y + (1 - ICON_RISE) * ICON + 10.0, self._clear(title, y, beside))
            if start + label.height <= below + text_style.leading:
                tray.label(label, element, self._width - beside, start)
                return
        start = below + SENTENCE_GAP
        is_clear = start >= y + (1 - ICON_RISE) * ICON
        tray.label(text_style.wrap(text, self._width - (0.0 if is_clear else ICON + ICON_GAP)), element, 0.0, start)

    def _clear(self, title: Title, y: float, beside: float) -> float:
        """Below which lines of the title leave a room of ``beside`` at their right."""
        left = self._width - beside - ICON_GAP / 2
        wide = [row for row, width in enumerate(title.widths) if width > left]
        return y + title.baseline(wide[-1]) + DESCENDERS * title.size if wide else 0.0

    # The table

    def _header(self) -> Tray:
        type_, ranking, tray = self._type, self._ranking, Tray()
        text_style = type_.step._replace(color=self._style.palette.accent)
        columns = self._columns
        first = [ranking.labels.jobs, ranking.pay_header]
        y = HEADER_PAD
        for text in first:
            at = tray.label(text_style.wrap(text, columns.growth - 20.0), add(tray.elements, _th("Column")), 0.0, y)
            y = at
        for text, x, room in (
            (ranking.growth_header, columns.growth, columns.education - columns.growth - 16.0),
            (ranking.labels.education, columns.education, columns.width - columns.education),
        ):
            tray.label(_two_lines(text, text_style, room), add(tray.elements, _th("Column")), x, HEADER_PAD)
        tray.height += HEADER_GAP
        return tray

    def _row(self, row: Ranked, top: float, pitch: float) -> Element:
        """Place a row; returns its element."""
        type_, palette, columns, tray = self._type, self._style.palette, self._columns, Tray()
        name_size = min(type_.body.size * 1.04, pitch * NAME * 0.8)
        name_style = type_.body_strong._replace(size=name_size, leading=pitch * NAME)
        cells: list[Element] = []
        tray.items((Stroke(0.0, 0.0, columns.width, 0.0, HAIRLINE, palette.rule),))
        name = _on_one_line(row.name, name_style, columns.width)
        tray.label(name, add(cells, Element("TH", scope="Row", lang=row.lang)), 0.0, 2.0)
        y, thick = 2.0 + pitch * NAME, pitch * BAR
        self._bar(row, y, thick, tray, add(cells, Element("TD")))
        figure = TextStyle(face(self._style.faces.display), min(28.0, 0.82 * thick), thick, palette.ink)
        growth = add(cells, Element("TD"))
        tray.items(_arrows(row.pace, columns.growth + ARROW, y + thick / 2, palette.accent))
        if row.growth:
            tray.label(figure.line(row.growth), growth, columns.growth + 3.2 * ARROW, y)
        plain = type_.body._replace(size=min(type_.body.size * 0.95, 0.75 * thick), leading=thick)
        education = add(cells, Element("TD"))
        if row.education:
            tray.label(_on_one_line(row.education, plain, columns.width - columns.education), education,
                       columns.education, y)  # fmt: skip
        self._put(tray, top)
        return Element("TR", tuple(cells))

    @property
    def _unit(self) -> float:
        """Points for a dollar: the longest bar ends before the next column."""
        longest = max([*[row.pay for row in self._ranking.rows], self._ranking.everyone or 0.0])
        return self._columns.growth * BAR_END / longest

    def _bar(self, row: Ranked, y: float, thick: float, tray: Tray, element: Element) -> None:
        """The bar of a row, with the pay at its end: beyond it if there is room before the next column."""
        palette, width = self._style.palette, row.pay * self._unit
        at = (self._ranking.everyone or 0.0) * self._unit
        style = TextStyle(face(self._style.faces.display), min(28.0, 0.82 * thick), thick, palette.own)
        taken = style.width(row.pay_text)
        tip = thick / 2 if row.is_open else 0.0
        bar: Item = Fill(0.0, y, width, thick, palette.own)
        if tip:
            end, bottom = width - tip, y + thick
            bar = Shape(((0.0, y), (end, y), (width, y + thick / 2), (end, bottom), (0.0, bottom)), palette.own)
        tray.items((bar,))
        left = width + LABEL_GAP
        if at and left - LABEL_GAP <= at <= left + taken + LABEL_GAP:
            left = at + LABEL_GAP
        is_beyond = left + taken <= self._columns.growth - 2 * LABEL_GAP
        is_under_label = not is_beyond and width - tip - LABEL_GAP - taken < at < width - tip
        if at and not is_under_label:
            tray.items(_dotted(at, y, y + thick, palette.paper if at <= width - tip else palette.ink))
        if is_beyond:
            tray.label(style.line(row.pay_text), element, left, y)
            return
        white = style._replace(color=palette.paper)
        tray.label(white.line(row.pay_text), element, width - tip - LABEL_GAP - taken, y)

    def _mark(self, y: float, pitch: float) -> None:
        """What the dotted line is, below the last row."""
        tray, type_ = Tray(), self._type
        at = (self._ranking.everyone or 0.0) * self._unit
        palette = self._style.palette
        strong = type_.step._replace(color=palette.ink, size=type_.step.size * 0.9)
        label = strong.line(self._ranking.everyone_text)
        x = min(at + 10.0, self._width - label.width)
        tray.items((*_dotted(at, -0.05 * pitch, label.height * 0.75, palette.ink),))
        tray.label(label, add(self._elements, Element("P")), x, 0.0)
        self._put(tray, y)

    def _foot(self) -> Tray:
        """What the arrows mean, the notes, and whose poster it is."""
        type_, ranking, tray = self._type, self._ranking, Tray()
        small = type_.small
        shown = [(pace, text) for pace, text in ranking.labels.paces if any(row.pace == pace for row in ranking.rows)]
        x, y = 0.0, 0.0
        listing = []
        for pace, text in shown:
            label = small.line(text)
            if x and x + label.width + 40.0 > self._width:
                x, y = 0.0, y + small.leading * 1.3
            tray.items(
                _arrows(pace, x + ARROW, y + small.leading * 0.55, self._style.palette.accent), y + small.leading
            )
            body = Element("LBody")
            tray.label(label, body, x + 3 * ARROW, y)
            listing.append(Element("LI", (body,)))
            x += label.width + 3 * ARROW + 24.0
        if listing:
            tray.elements.append(Element("L", tuple(listing)))
            y = tray.height + 8.0
        for note in ranking.notes:
            y = tray.label(type_.fine.wrap(note, self._width), add(tray.elements, Element("P")), 0.0, y)
        if ranking.imprint and ranking.imprint.contact:
            tray.add(corner(ranking.imprint, type_, coded=True), 0.0, y + CORNER_GAP)
        return tray


def _th(scope: str) -> Element:
    return Element("TH", scope=scope)


def _two_lines(text: str, text_style: TextStyle, room: float) -> Label:
    """``text`` on two lines, in smaller type if a word is wider than ``room``."""
    factor = min(1.0, room / text_style.longest_word(text))
    return text_style._replace(size=text_style.size * factor).wrap(text, room)


def _on_one_line(text: str, text_style: TextStyle, room: float) -> Label:
    factor = min(1.0, room / text_style.width(text))
    return text_style._replace(size=text_style.size * factor).line(text)


def _dotted(x: float, top: float, bottom: float, color: str) -> tuple[Stroke, ...]:
    """A dotted upright line."""
    count = int((bottom - top + DOT_GAP) / (DOT + DOT_GAP))
    starts = [top + number * (DOT + DOT_GAP) for number in range(count)]
    return tuple([Stroke(x, start, x, start + DOT, DOT_WIDTH, color) for start in starts])


def _arrows(pace: int, x: float, y: float, color: str) -> tuple[Stroke, ...]:
    """Arrowheads around the point (x, y): ``pace`` of them up, or one down."""
    side = 1.0 if pace > 0 else -1.0
    count = abs(pace)
    lines = []
    for number in range(count):
        middle = y + (number - (count - 1) / 2) * ARROW_STEP
        tip, foot = middle - side * ARROW / 2.6, middle + side * ARROW / 2.6
        lines += [
            Stroke(x - ARROW, foot, x, tip, ARROW_LINE, color),
            Stroke(x, tip, x + ARROW, foot, ARROW_LINE, color),
        ]
    return tuple(lines)
