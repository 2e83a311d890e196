"""Rows of a table as entries: the row header in bold, then each other cell after its column's header.

For large type and narrow measures: no column is narrow, and a reader who sees a small part of the page finds each value
beside its name. Units are points, y downwards.

The structure is a list, not a table, because that is what is printed. In a table, the headers could be tagged only
once; those at the other values would be artifacts, which screen readers skip and which are lost when a page is
reflowed. In a list, all that is printed is read, in its order.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from brochure.compose.blocks import Cell, DataTable, Row
from brochure.layout.pages import Box, Content, Element, Item, LinkArea, Stroke, Words, add
from brochure.layout.surfaces import own_row
from brochure.layout.tables.columns import INDENT, PAD, dollar_columns
from brochure.layout.text.labels import LabelStyles, TextStyle, caption_box, label_styles, link_area
from brochure.style.model import Style

HAIRLINE, STRONG = 0.5, 1.2
ROW_PAD = 0.25  # of the leading, above and below the text of an entry
CELL_GAP = 1.2  # ems between cells on one line
MAX_ABREAST = 3  # cells on one line


def entries(block: DataTable, style: Style, width: float, siblings: list[Element], max_height: float) -> list[Box]:
    """Return the caption of ``block`` and its rows as entries; an entry taller than ``max_height`` is split."""
    listing: list[Element] = []
    caption = [caption_box(block, style, width, listing)] if block.caption else []
    setter = _EntrySetter(block, style, width)
    boxes = [box for row in block.rows for box in setter.boxes(row, listing, max_height)]
    siblings.append(Element("L", tuple(listing)))
    if boxes:
        rule = Content(None, (Stroke(0.0, STRONG / 2, width, STRONG / 2, STRONG, style.palette.heading),))
        boxes[0] = boxes[0]._replace(
            contents=(*boxes[0].contents, rule),
            can_break=not caption or caption[0].height + boxes[0].height > max_height,
        )
    return [*caption, *boxes]


class _Line(NamedTuple):
    """A line of an entry: words with their elements, and links, as if it was the first."""

    parts: tuple[tuple[Element, tuple[Words, ...]], ...]
    links: tuple[LinkArea, ...]


class _EntrySetter:
    """Sets the rows of ``block`` in a measure of ``width``."""

    __slots__ = ("_block", "_dollars", "_groups", "_left", "_palette", "_room", "_styles", "_width")

    def __init__(self, block: DataTable, style: Style, width: float) -> None:
        self._block, self._palette, self._width = block, style.palette, width
        self._styles: LabelStyles = label_styles(style)
        self._dollars = dollar_columns(block)
        self._left = PAD if any(row.role == "own" for row in block.rows) else 0.0
        self._room = width - 2 * self._left - INDENT * max([row.indent for row in block.rows], default=0)
        self._groups = self._cells_abreast()

    def _cells_abreast(self) -> list[list[int]]:
        """Return the columns of each line: as many as fit side by side in all entries."""
        count, gap = len(self._block.columns), self._gap
        widths = [
            max([self._styles.cell(row.role).width(self._text(row, index)) for row in self._block.rows], default=0.0)
            for index in range(1, count)
        ]
        groups, at = [], 1
        while at < count:
            abreast = next(
                number
                for number in range(min(MAX_ABREAST, count - at), 0, -1)
                if number == 1 or number * max(widths[at - 1 : at - 1 + number]) + gap * (number - 1) <= self._room
            )
            groups.append(list(range(at, at + abreast)))
            at += abreast
        return groups

    @property
    def _gap(self) -> float:
        return CELL_GAP * self._styles.plain.size

    def _text(self, row: Row, index: int) -> str:
        """Return the text of a cell after the header of its column, with the ``$`` that stands for the whole column."""
        text = row.cells[index].text
        sign = "$" if index in self._dollars and text[:1].isdigit() else ""
        return f"{self._block.columns[index].header}: {sign}{text}".strip()

    def boxes(self, row: Row, siblings: list[Element], max_height: float) -> list[Box]:
        """Return the box of ``row``; several boxes if it is taller than ``max_height``."""
        body: list[Element] = []
        lines = self._lines(row, body)
        siblings.append(Element("LI", (Element("LBody", tuple(body)),)))
        leading = self._styles.plain.leading
        pad = leading * ROW_PAD
        step = len(lines)
        if step * leading + 2 * pad > max_height:
            step = max(1, int((max_height - 2 * pad) // leading))
        return [
            self._box(row, lines[at : at + step], (pad if not at else 0.0, pad if at + step >= len(lines) else 0.0))
            for at in range(0, len(lines), step)
        ]

    def _lines(self, row: Row, body: list[Element]) -> list[_Line]:
        """Return the lines of the entry of ``row`` and add their elements to ``body``."""
        left = self._left + INDENT * row.indent
        lines = self._header(row.cells[0], left, body)
        for group in self._groups:
            step = (self._room + self._gap) / len(group)
            cells = [
                self._cell(row, index, (left + place * step, step - self._gap), body)
                for place, index in enumerate(group)
            ]
            for abreast in zip_longest(*cells, fillvalue=_Line((), ())):
                parts = tuple([part for line in abreast for part in line.parts])
                lines.append(_Line(parts, tuple([link for line in abreast for link in line.links])))
        return lines

    def _header(self, cell: Cell, left: float, body: list[Element]) -> list[_Line]:
        """Return the lines of a row header."""
        text_style = self._styles.bold
        if not cell.href:
            element = add(body, Element("P", lang=cell.lang))
        else:
            element = Element("Link")
            body.append(Element("P", (element,), lang=cell.lang))
            text_style = text_style._replace(color=self._palette.heading)
        label = text_style.wrap(cell.text, self._width - self._left - left)
        return [
            _line((words._replace(y=text_style.baseline),), text_style, cell, element)
            for words in label.place(left, 0.0)
        ]

    def _cell(self, row: Row, index: int, span: tuple[float, float], body: list[Element]) -> list[_Line]:
        """Return the lines of a cell in a ``span``, its left edge and width."""
        (x, width), cell, text_style = span, row.cells[index], self._styles.cell(row.role)
        if cell.href or cell.lang:
            name, value = Element("Span"), Element("Link" if cell.href else "Span", lang=cell.lang)
            body.append(Element("P", (name, value)))
        else:
            name = value = add(body, Element("P"))
        due = len(self._block.columns[index].header.split(" "))  # words of the name that are yet to come
        lines = []
        for words in text_style.wrap(self._text(row, index), width).place(x, 0.0):
            named, valued = words.words[:due], words.words[due:]
            due -= len(named)
            left = x + text_style.width(" ".join(named) + " ") if named else x
            first = words._replace(y=text_style.baseline, words=named, color=self._palette.muted, trail=True)
            second = words._replace(x=left, y=text_style.baseline, words=valued)
            if name is value:
                lines.append(_line(tuple([item for item in (first, second) if item.words]), text_style, cell, value))
                continue
            line = _line((second,) if valued else (), text_style, cell, value)
            before = ((name, (first,)),) if named else ()
            lines.append(_Line(before + line.parts, line.links))
        return lines

    def _box(self, row: Row, lines: list[_Line], pads: tuple[float, float]) -> Box:
        """Return the box of ``lines`` of a row with the ``pads`` above and below them, and its rule at its end."""
        (above, below), leading = pads, self._styles.plain.leading
        height = above + len(lines) * leading + below
        items: list[Item] = []
        if row.role == "own":
            items.append(own_row(self._width, height, self._palette))
        if below:
            y = height - HAIRLINE / 2
            items.append(Stroke(0.0, y, self._width, y, HAIRLINE, self._palette.rule))
        contents, links = [Content(None, tuple(items))], []
        for number, line in enumerate(lines):
            top = above + number * leading
            for element, words in line.parts:
                contents.append(Content(element, tuple([item._replace(y=item.y + top) for item in words])))
            links += [link._replace(y=link.y + top) for link in line.links]
        return Box(height, tuple(contents), links=tuple(links))


def _line(words: tuple[Words, ...], text_style: TextStyle, cell: Cell, element: Element) -> _Line:
    """Return a line of the ``words`` of ``element``, with a link to where ``cell`` leads."""
    if not words:
        return _Line((), ())
    links = (link_area(words, text_style, cell.href, element, cell.text),) if cell.href else ()
    return _Line(((element, words),), links)
