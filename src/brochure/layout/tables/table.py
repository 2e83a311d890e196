"""Tables as boxes: caption, header, one box a row, notes.

Units are points, y downwards. A table is a Table of Caption, THead and TBody; each body row carries a copy of the
header, an artifact, for the column or page that begins with it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from brochure.compose.blocks import Cell, DataTable, Row
from brochure.layout.pages import Box, Content, Element, Fill, Item, LinkArea, Stroke, Words, add
from brochure.layout.tables.columns import INDENT, WORDS, MeasuredTable, Place, fit_columns, measure_table
from brochure.layout.text.labels import LabelStyles, TextStyle, caption_box, note_boxes
from brochure.style.model import Palette, Style

PAD_LOOSE, PAD_DENSE = 3.8, 2.5  # above and below the words of a row
DENSE = 14  # a table with more rows than this is set close
HAIRLINE, STRONG = 0.5, 1.2
KEPT = 2  # so many rows stay with the header


def table(
    block: DataTable,
    style: Style,
    width: float,
    siblings: list[Element],
    max_height: float = math.inf,
    measured: MeasuredTable | None = None,
) -> list[Box]:
    """``block``, ``width`` points wide; a row taller than ``max_height`` is split by lines.

    ``measured`` is the table measured in ``style``, where that has been done.
    """
    columns, styles = fit_columns(block, measured or measure_table(block, style), style, width)
    parts: list[Element] = []
    body: list[Element] = []
    caption = caption_box(block.caption, style, width, parts)
    header, carry = _header(block, columns, styles.head, style, width, parts)
    pad = PAD_DENSE if len(block.rows) > DENSE else PAD_LOOSE
    setter = _Setter(columns, styles, style.palette, width, pad, max_height - header.height, carry, _money(block))
    rows = [box for index, row in enumerate(block.rows) for box in setter.row(index, row, body)]
    siblings.append(Element("Table", (*parts, Element("TBody", tuple(body)))))
    kept = _kept(rows, caption.height + header.height, max_height)
    return [caption, header, *kept, *note_boxes(block.notes, style, width, siblings)]


def _money(block: DataTable) -> frozenset[int]:
    """The columns of sums with ``$`` on the first alone: a column or page that begins with another draws it again."""
    return frozenset(
        index
        for index in range(1, len(block.columns))
        if sum(row.cells[index].text.startswith("$") for row in block.rows) == 1
    )


def _kept(rows: list[Box], height: float, max_height: float) -> list[Box]:
    """``rows`` with the first kept with what stands above, ``height`` points, and the last with the one before it.

    Rows are kept together only as far as a page holds them.
    """
    out = []
    for row in rows[:KEPT]:
        height += row.height
        out.append(row._replace(can_break=height > max_height))
    out += rows[KEPT:]
    if len(rows) > 1:
        out[-1] = out[-1]._replace(can_break=rows[-2].height + rows[-1].height > max_height)
    return out


def _header(
    block: DataTable, columns: list[Place], text_style: TextStyle, style: Style, width: float, siblings: list[Element]
) -> tuple[Box, Box]:
    """The header row, and its copy for later columns and pages."""
    row: list[Element] = []
    labels = [text_style.wrap(column.header, at.edge - at.x) for column, at in zip(block.columns, columns, strict=True)]
    deepest = max((label.height for label in labels), default=text_style.leading)
    height = deepest + 3.5
    rule = Stroke(0.0, height - STRONG / 2, width, height - STRONG / 2, STRONG, style.palette.heading)
    contents = []
    for at, label in zip(columns, labels, strict=True):
        top = deepest - label.height
        words = label.place(at.edge, top, "right") if at.measures.number else label.place(at.x, top)
        contents.append(Content(add(row, Element("TH", scope="Column")), words))
    siblings.append(Element("THead", (Element("TR", tuple(row)),)))
    line = Content(None, (rule,))
    copies = tuple(Content(None, content.items, "Pagination") for content in contents)
    return (
        Box(height, (*contents, line), can_break=False),
        Box(height, (*copies, Content(None, (rule,), "Pagination"))),
    )


@dataclass(slots=True)
class _Set:
    """A cell's lines at their places in a row, with what they belong to."""

    element: Element
    words: tuple[Words, ...]
    cell: Cell


@dataclass(slots=True)
class _Setter:
    """Sets the rows of a table. ``most`` is the maximum height of a box, ``money`` what :func:`_money` returns."""

    columns: list[Place]
    styles: LabelStyles
    palette: Palette
    width: float
    pad: float
    most: float
    carry: Box
    money: frozenset[int]

    def row(self, at: int, row: Row, siblings: list[Element]) -> list[Box]:
        """The box of ``row``, the table's row number ``at``; or several boxes where it is taller than a page."""
        text_style = self.styles.cell(row.role)
        cells, owners = [], []
        for index, (cell, column) in enumerate(zip(row.cells, self.columns, strict=True)):
            link = Element("Link") if cell.href else None
            inside = (link,) if link else ()
            owner = Element("TD" if index else "TH", inside, scope=None if index else "Row", lang=cell.lang)
            owners.append(owner)
            cell_style = text_style
            if link:
                cell_style = text_style._replace(color=self.palette.heading)
            extent = column.measures.cells[at]
            if column.measures.number:
                words = self._number(cell.text, column, cell_style, extent)
            else:
                indent = 0.0 if index else min(row.indent * INDENT, column.width / 2)
                words = self._text(cell.text, column, cell_style, (extent, indent))
            cells.append(_Set(link or owner, words, cell))
        siblings.append(Element("TR", tuple(owners)))
        depth = max(len(cell.words) for cell in cells)
        if 2 * self.pad + depth * text_style.leading <= self.most:
            return [self._box(row, cells, 0, depth)._replace(carry=self._with_signs(row, cells))]
        fits = max(1, int((self.most - 2 * self.pad) // text_style.leading))
        return [self._box(row, cells, first, min(first + fits, depth)) for first in range(0, depth, fits)]

    def _with_signs(self, row: Row, cells: list[_Set]) -> Box:
        """The copy of the header over ``row``, with ``$`` before those of its sums that have none of their own."""
        carry = self.carry
        if row.role == "own":  # its ground would be drawn over them
            return carry
        text_style = self.styles.cell(row.role)
        sign, signs = text_style.width("$"), []
        for index in self.money:
            words = cells[index].words
            if len(words) == 1 and cells[index].cell.text[:1].isdigit():
                x, y = words[0].x - sign, carry.height + words[0].y
                signs.append(words[0]._replace(x=x, y=y, words=("$",)))
        if not signs:
            return carry
        return Box(carry.height, (*carry.contents, Content(None, tuple(signs), "Pagination")))

    def _text(self, text: str, column: Place, text_style: TextStyle, extent: tuple[float, float]) -> tuple[Words, ...]:
        """The lines of a cell, as if in a row that is not split. ``extent``: its width on one line, its indent."""
        natural, indent = extent
        room = column.width - indent
        label = text_style.line(text) if natural <= room + 0.01 else text_style.wrap(text, room)
        return label.place(column.x + indent, self.pad)

    def _number(self, text: str, column: Place, text_style: TextStyle, left: float) -> tuple[Words, ...]:
        """The same for a figure, ``left`` points of which stand left of the decimal point."""
        parts = column.measures
        if left == WORDS or column.edge - column.x < parts.left + parts.right - 0.01:
            return text_style.wrap(text, column.edge - column.x).place(column.edge, self.pad, "right")
        return text_style.line(text).place(column.edge - parts.right - left, self.pad)

    def _box(self, row: Row, cells: list[_Set], first: int, end: int) -> Box:
        """The lines ``first`` to ``end`` of a row, with its ground and, under the last, the rule."""
        text_style = self.styles.cell(row.role)
        last = all(len(cell.words) <= end for cell in cells)
        head = self.pad if first == 0 else 0.0
        height = head + (end - first) * text_style.leading + (self.pad if last else 0.0)
        rise = self.pad - head + first * text_style.leading
        contents = [self._ground(row, height, ruled=last)]
        links = []
        for cell in cells:
            words = cell.words[first:end]
            if rise:
                words = tuple(item._replace(y=item.y - rise) for item in words)
            if not words:
                continue
            contents.append(Content(cell.element, words))
            if cell.cell.href:
                links.append(_area(words, text_style, cell.cell.href, cell.element, cell.cell.text))
        return Box(height, tuple(contents), links=tuple(links), carry=self.carry)

    def _ground(self, row: Row, height: float, *, ruled: bool) -> Content:
        items: list[Item] = []
        if row.role == "own":
            items.append(Fill(0.0, 0.0, self.width, height, self.palette.tint))
        if ruled:
            y = height - HAIRLINE / 2
            items.append(Stroke(0.0, y, self.width, y, HAIRLINE, self.palette.rule))
        return Content(None, tuple(items))


def _area(words: tuple[Words, ...], text_style: TextStyle, url: str, element: Element, text: str) -> LinkArea:
    """One clickable rectangle over all lines of a cell."""
    left = min(item.x for item in words)
    right = max(item.x + text_style.width(" ".join(item.words)) for item in words)
    top = words[0].y - text_style.baseline
    return LinkArea(left, top, right - left, len(words) * text_style.leading, url, element, text)
