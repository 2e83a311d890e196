"""Lists that lead to pages: contents with leaders, index. Units are points.

Contents are a TOC of TOCIs, the index an Index of lists; every line is a Reference and in it a Link over all of it.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.book.model import Entry, Group, Listing
from brochure.fonts.metrics import face
from brochure.layout.brochure.sections import section_head
from brochure.layout.page.frame import Frame
from brochure.layout.page.stack import Band, Bands
from brochure.layout.pages import Box, Content, Element, LinkArea, Words, add, keep_with_previous
from brochure.layout.text.labels import TextStyle
from brochure.style.model import Style

KEPT = 2  # so many entries stay with the heading above them
HANG = 9.0  # by which the further lines of an entry are set in
DIGITS = "0000"  # the widest page number
SHORT = 0.35  # of the height of a page: a list that is no longer
GAP = 7.0  # between words, leader and number
PITCH = 4.2  # of a leader's dots
DOT = "."


class Kind(NamedTuple):
    """How lines are set: their text style, whether dots lead to the number, the space above each."""

    text_style: TextStyle
    leader: bool = False
    before: float = 0.0


def contents_bands(listing: Listing, style: Style, frame: Frame, siblings: list[Element]) -> Bands:
    """The contents for ``frame``, their title a heading of the first level."""
    setter = Setter(style, frame)
    toc: list[Element] = []
    boxes = [setter.line(entry, toc, "TOCI", setter.opening) for entry in listing.alone]
    for group in listing.groups:
        boxes += setter.group(group, toc)
    return setter.listing(listing, boxes, Element("TOC", tuple(toc)), siblings)


def index_bands(listing: Listing, style: Style, frame: Frame, siblings: list[Element]) -> Bands:
    """The index for ``frame``, its title a heading of the first level."""
    setter = Setter(style, frame)
    index: list[Element] = []
    boxes: list[Box] = []
    for group in listing.groups:
        boxes += setter.letter(group, index)
    return setter.listing(listing, boxes, Element("Index", tuple(index)), siblings)


class Setter:
    """Sets entries in the columns of ``frame``."""

    __slots__ = ("_column", "_frame", "_number", "_style", "opening", "plain", "small", "strong", "unled")

    def __init__(self, style: Style, frame: Frame) -> None:
        sizes, palette = style.sizes, style.palette
        regular, bold = face(style.faces.regular), face(style.faces.bold)
        self._style, self._frame, self._column = style, frame, frame.column
        self.plain = Kind(TextStyle(regular, sizes.table, sizes.table_leading + 1.6, palette.ink), leader=True)
        self.unled = Kind(TextStyle(regular, sizes.body, sizes.leading * 1.16, palette.ink))
        self.small = Kind(TextStyle(regular, sizes.table, sizes.table_leading, palette.ink))
        self.strong = Kind(TextStyle(bold, sizes.body, sizes.leading, palette.heading), before=sizes.leading * 0.75)
        self.opening = self.strong._replace(before=0.0)
        self._number = regular.text_width(DIGITS, sizes.table)

    def bands(self, key: str, titles: tuple[str, str], head: Box, boxes: list[Box]) -> Bands:
        """``boxes`` in columns under ``head``; ``titles`` are the title, and what stands on top of further pages.

        A short list stands in one column.
        """
        is_short = sum([box.before + box.height for box in boxes]) < self._frame.height * SHORT
        return Bands(key, *titles, head, (Band(is_short or self._frame.columns == 1, boxes),))

    def listing(self, listing: Listing, boxes: list[Box], element: Element, siblings: list[Element]) -> Bands:
        """``boxes`` under the title of ``listing``, whose entries are in ``element``."""
        inside: list[Element] = []
        head = section_head(listing.title, self._style, self._frame.width, inside, 1)
        siblings.append(Element("Sect", (*inside, element)))
        return self.bands(listing.name, (listing.title, listing.continued), head, boxes)

    def group(self, group: Group, siblings: list[Element]) -> list[Box]:
        """A part of the contents: its own line, and beneath it a list of its own."""
        assert not isinstance(group.heading, str)
        item: list[Element] = []
        below: list[Element] = []
        boxes = [self.line(group.heading, item, "", self.strong)]
        boxes += [self.line(entry, below, "TOCI", self.plain) for entry in group.entries]
        if below:
            item.append(Element("TOC", tuple(below)))
        siblings.append(Element("TOCI", tuple(item)))
        return kept(boxes)

    def letter(self, group: Group, siblings: list[Element]) -> list[Box]:
        """A letter of the index, and a list of its entries."""
        text_style, text = self.strong.text_style, str(group.heading)
        words = text_style._replace(color=self._style.palette.accent).line(text).place(0.0, 0.0)
        heading = Content(add(siblings, Element("H2")), words)
        listing: list[Element] = []
        boxes = [Box(text_style.leading + 1.0, (heading,), before=self.strong.before)]
        for entry in group.entries:
            body: list[Element] = []
            boxes.append(self.line(entry, body, "LBody", self.small))
            listing.append(Element("LI", tuple(body)))
        siblings.append(Element("L", tuple(listing)))
        return kept(boxes)

    def line(self, entry: Entry, siblings: list[Element], tag: str, kind: Kind) -> Box:
        """One entry: its words, over several lines where it must be, and at the end of the last the page.

        Its Reference stands in an element of its own, called ``tag``, where that is given.
        """
        text_style, width = kind.text_style, self._column
        link = Element("Link", lang=entry.lang)
        reference = Element("Reference", (link,))
        siblings.append(Element(tag, (reference,)) if tag else reference)
        room = width - (self._number + GAP if entry.page else 0.0)
        label = text_style.line(entry.text)
        if label.width > room:
            label = text_style.wrap(entry.text, room - HANG)
        first, *rest = label.place(0.0, 0.0)
        words = (first, *[item._replace(x=HANG) for item in rest])
        contents = [Content(link, words)]
        if entry.page:
            last = words[-1]
            number = width - text_style.width(entry.page)
            if kind.leader:
                end = last.x + text_style.width(" ".join(last.words))
                contents.append(Content(None, leader(end + GAP, width - self._number, last.y, text_style, self._style)))
            page = Words(
                number, last.y, text_style.face.name, text_style.size, text_style.color, (entry.page,), trail=True
            )
            contents.append(Content(link, (page,)))
        area = LinkArea(0.0, 0.0, width, label.height, f"#{entry.name}", link, entry.spoken)
        return Box(label.height, tuple(contents), before=kind.before, links=(area,))


def kept(boxes: list[Box]) -> list[Box]:
    """``boxes`` with the first ones tied together, and the last two."""
    begin = max(1, min(KEPT + 1, len(boxes)))
    end = max(begin, len(boxes) - 1)
    return [boxes[0], *keep_with_previous(boxes[1:begin]), *boxes[begin:end], *keep_with_previous(boxes[end:])]


def leader(left: float, right: float, y: float, text_style: TextStyle, style: Style) -> tuple[Words, ...]:
    """Dots between ``left`` and ``right`` that stand under those of the line above; none where there is no room."""
    count = int((right - left) / PITCH)
    if count < 2:
        return ()
    tracking = PITCH - text_style.face.text_width(DOT, text_style.size)
    x = right - count * PITCH
    return (Words(x, y, text_style.face.name, text_style.size, style.palette.muted, (DOT * count,), tracking=tracking),)
