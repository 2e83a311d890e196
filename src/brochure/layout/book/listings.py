"""Table of contents and index. Units are points.

The contents are a TOC of TOCIs; the index is an Index of lists. Every line is a Reference with one Link.
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

ENTRIES_WITH_HEADING = 2  # the entries kept with the heading above them
HANG = 9.0  # the hanging indent of an entry
WIDEST_NUMBER = "0000"  # the width reserved for page numbers
MAX_ONE_COLUMN = 0.35  # of the page height: shorter lists take one column
GAP = 7.0  # between text, leader and number
PITCH = 4.2  # between the dots of a leader
DOT = "."


class LineKind(NamedTuple):
    """The style of lines: text style, dot leader, and space above."""

    text_style: TextStyle
    leader: bool = False
    before: float = 0.0


def contents_bands(listing: Listing, style: Style, frame: Frame, siblings: list[Element]) -> Bands:
    """Set the contents for ``frame``; their title is an H1."""
    setter = EntrySetter(style, frame)
    toc: list[Element] = []
    boxes = [setter.line(entry, toc, "TOCI", setter.opening) for entry in listing.alone]
    for group in listing.groups:
        boxes += setter.group(group, toc)
    return setter.listing(listing, boxes, Element("TOC", tuple(toc)), siblings)


def index_bands(listing: Listing, style: Style, frame: Frame, siblings: list[Element]) -> Bands:
    """Set the index for ``frame``; its title is an H1."""
    setter = EntrySetter(style, frame)
    index: list[Element] = []
    boxes: list[Box] = []
    for group in listing.groups:
        boxes += setter.letter(group, index)
    return setter.listing(listing, boxes, Element("Index", tuple(index)), siblings)


class EntrySetter:
    """Sets the entries of a listing in the columns of ``frame``."""

    __slots__ = ("_column", "_frame", "_style", "close", "open", "opening", "plain", "small", "strong")

    def __init__(self, style: Style, frame: Frame) -> None:
        sizes, palette = style.sizes, style.palette
        regular, bold = face(style.faces.regular), face(style.faces.bold)
        self._style, self._frame, self._column = style, frame, frame.column
        self.plain = LineKind(TextStyle(regular, sizes.table, sizes.table_leading + 1.6, palette.ink), leader=True)
        self.open = LineKind(TextStyle(regular, sizes.body, sizes.leading * 1.16, palette.ink), leader=True)
        self.small = LineKind(TextStyle(regular, sizes.table, sizes.table_leading, palette.ink))
        self.close = self.small._replace(leader=True)
        self.strong = LineKind(TextStyle(bold, sizes.body, sizes.leading, palette.heading), before=sizes.leading * 0.75)
        self.opening = self.strong._replace(before=0.0)

    def bands(self, key: str, titles: tuple[str, str], head: Box, boxes: list[Box]) -> Bands:
        """Set ``boxes`` in columns below ``head``; ``titles`` are the title and the heading of later pages.

        A short list takes one column.
        """
        is_short = sum([box.before + box.height for box in boxes]) < self._frame.height * MAX_ONE_COLUMN
        return Bands(key, *titles, head, (Band(boxes, wide=is_short or self._frame.columns == 1),))

    def listing(self, listing: Listing, boxes: list[Box], element: Element, siblings: list[Element]) -> Bands:
        """Set ``boxes`` below the title of ``listing``; ``element`` contains the entries."""
        children: list[Element] = []
        head = section_head(listing.title, self._style, self._frame.width, children, 1)
        siblings.append(Element("Sect", (*children, element)))
        return self.bands(listing.name, (listing.title, listing.continued), head, boxes)

    def group(self, group: Group, siblings: list[Element]) -> list[Box]:
        """Set a part of the contents: its line, then a nested list of its entries."""
        assert not isinstance(group.heading, str)
        item: list[Element] = []
        below: list[Element] = []
        boxes = [self.line(group.heading, item, "", self.strong)]
        boxes += [self.line(entry, below, "TOCI", self.plain) for entry in group.entries]
        if below:
            item.append(Element("TOC", tuple(below)))
        siblings.append(Element("TOCI", tuple(item)))
        return keep_ends(boxes)

    def letter(self, group: Group, siblings: list[Element]) -> list[Box]:
        """Set a letter of the index and the list of its entries."""
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
        return keep_ends(boxes)

    def line(self, entry: Entry, siblings: list[Element], tag: str, kind: LineKind) -> Box:
        """Set one entry: its text, wrapped if necessary, and its page number on the last line.

        If ``tag`` is given, an element with that tag contains the Reference.
        """
        text_style, width = kind.text_style, self._column
        link = Element("Link", lang=entry.lang)
        reference = Element("Reference", (link,))
        siblings.append(Element(tag, (reference,)) if tag else reference)
        for_number = text_style.width(WIDEST_NUMBER)
        room = width - (for_number + GAP if entry.page else 0.0)
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
                contents.append(Content(None, leader(end + GAP, width - for_number, last.y, text_style, self._style)))
            page = Words(
                number, last.y, text_style.face.name, text_style.size, text_style.color, (entry.page,), trail=True
            )
            contents.append(Content(link, (page,)))
        area = LinkArea(0.0, 0.0, width, label.height, f"#{entry.name}", link, entry.spoken)
        return Box(label.height, tuple(contents), before=kind.before, links=(area,))


def keep_ends(boxes: list[Box]) -> list[Box]:
    """Keep the first ``boxes`` together, and the last two."""
    begin = max(1, min(ENTRIES_WITH_HEADING + 1, len(boxes)))
    end = max(begin, len(boxes) - 1)
    return [boxes[0], *keep_with_previous(boxes[1:begin]), *boxes[begin:end], *keep_with_previous(boxes[end:])]


def leader(left: float, right: float, y: float, text_style: TextStyle, style: Style) -> tuple[Words, ...]:
    """Set dots from ``left`` to ``right``, aligned with those of other lines; none if there is no room."""
    count = int((right - left) / PITCH)
    if count < 2:
        return ()
    tracking = PITCH - text_style.face.text_width(DOT, text_style.size)
    x = right - count * PITCH
    return (Words(x, y, text_style.face.name, text_style.size, style.palette.muted, (DOT * count,), tracking=tracking),)
