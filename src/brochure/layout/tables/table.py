"""Tables as boxes: caption, header, one box a row, notes.

Units are points, y downwards. Where columns would be narrower than their words, or narrow with a cell deeper than three
lines, each row header stands above the other cells of its row, or else each row is set as an entry
(:mod:`brochure.layout.tables.entries`). The structure is a Table of Caption, THead and TBody. Each body row carries a
copy of the header as an artifact, for a column or page that begins with this row.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from brochure.compose.blocks import Cell, DataTable, Row
from brochure.layout.pages import Box, Content, Element, Item, Stroke, Words, add
from brochure.layout.surfaces import own_row
from brochure.layout.tables.columns import (
    INDENT,
    MAX_LINES,
    NARROW,
    NO_FIGURE,
    MeasuredTable,
    Place,
    dollar_columns,
    fit_above_text,
    fit_below_headers,
    fit_columns,
    measure_table,
)
from brochure.layout.tables.entries import entries
from brochure.layout.text.labels import Label, LabelStyles, TextStyle, caption_box, link_area, note_boxes
from brochure.style.model import Palette, Style

PAD_LOOSE, PAD_DENSE = 0.53, 0.4  # padding above and below the text of a row, of the gap between rows
MAX_LOOSE_ROWS = 14  # tables with more rows get the dense padding
HAIRLINE, STRONG = 0.5, 1.2
ROWS_WITH_HEADER = 2  # the rows kept with the header


def table(
    block: DataTable,
    style: Style,
    width: float,
    siblings: list[Element],
    max_height: float = math.inf,
    measured: MeasuredTable | None = None,
) -> list[Box]:
    """Return the boxes of ``block``, ``width`` points wide; a row taller than ``max_height`` is split between lines.

    ``measured`` is the table measured in ``style``, if the caller has measured it.
    """
    measured = measured or measure_table(block, style)
    boxes: list[Box] = []
    for columns in _forms(block, measured, width):
        if boxes := _table_in(columns, block, measured, style, width, siblings, max_height):
            break
    boxes = boxes or entries(block, style, width, siblings, max_height)
    return [*boxes, *note_boxes(block.notes, style, width, siblings)]


def _forms(block: DataTable, measured: MeasuredTable, width: float) -> Iterator[list[Place]]:
    """Yield the columns of each form that fits, the simplest first."""
    if columns := fit_columns(block, measured, width):
        yield columns
    if columns := fit_above_text(block, measured, width):
        yield columns
    if columns := fit_below_headers(block, measured, width):
        yield columns


def _table_in(
    columns: list[Place],
    block: DataTable,
    measured: MeasuredTable,
    style: Style,
    width: float,
    siblings: list[Element],
    max_height: float,
) -> list[Box]:
    """Return the boxes of ``block`` in ``columns``; none if a narrow cell or a row is too deep."""
    labels = [
        measured.styles.head.wrap(column.header, at.edge - at.x)
        for column, at in zip(block.columns, columns, strict=True)
    ]
    pad = (PAD_DENSE if len(block.rows) > MAX_LOOSE_ROWS else PAD_LOOSE) * style.sizes.row_gap
    setter = _RowSetter(columns, measured.styles, style.palette, width, pad)
    rows = [setter.cells(index, row) for index, row in enumerate(block.rows)]
    if _is_deep(columns, labels, rows, NARROW * style.sizes.table):
        return []
    parts: list[Element] = []
    caption = [caption_box(block, style, width, parts)] if block.caption else []
    head, carry = list[Box](), None
    if any(column.header for column in block.columns):
        header, carry = _header(labels, columns, measured.gap, style.palette, width, parts)
        head = [header._replace(can_break=not caption)]
    dollars = dollar_columns(block)
    boxes = [setter.box(row, cells, carry, dollars) for row, cells in zip(block.rows, rows, strict=True)]
    if max([box.height for box in boxes], default=0.0) > max_height - sum([box.height for box in head]):
        return []
    body = [Element("TR", tuple([cell.owner for cell in cells])) for cells in rows]
    siblings.append(Element("Table", (*parts, Element("TBody", tuple(body)))))
    above = [*caption, *head]
    return [*above, *_keep_ends(boxes, sum([box.height for box in above]), max_height)]


def _is_deep(columns: list[Place], labels: list[Label], rows: list[list[_PlacedCell]], narrow: float) -> bool:
    """Return whether a cell or header of a ``narrow`` column has more than ``MAX_LINES``."""
    return any(
        len(label.lines) > MAX_LINES or any(len(cells[index].words) > MAX_LINES for cells in rows)
        for index, (column, label) in enumerate(zip(columns, labels, strict=True))
        if column.width < narrow
    )


def _keep_ends(rows: list[Box], height: float, max_height: float) -> list[Box]:
    """Keep the first rows with the ``height`` above them, and the last two rows together, if a page holds them."""
    out = []
    for row in rows[:ROWS_WITH_HEADER]:
        height += row.height
        out.append(row._replace(can_break=height > max_height))
    out += rows[ROWS_WITH_HEADER:]
    if len(rows) > 1:
        out[-1] = out[-1]._replace(can_break=rows[-2].height + rows[-1].height > max_height)
    return out


def _header(
    labels: list[Label], columns: list[Place], gap: float, palette: Palette, width: float, siblings: list[Element]
) -> tuple[Box, Box]:
    """Return the header row and its copy for later columns and pages; headers are at least ``gap`` apart."""
    row: list[Element] = []
    below = [_height_below(columns, labels, index, gap) for index in range(len(labels))]
    label_height = max([label.height + under for label, under in zip(labels, below, strict=True)])
    height = label_height + 3.5
    rule = Stroke(0.0, height - STRONG / 2, width, height - STRONG / 2, STRONG, palette.heading)
    contents = []
    for at, label, under in zip(columns, labels, below, strict=True):
        top = label_height - under - label.height
        words = label.place(at.edge, top, "right") if at.measures.number else label.place(at.x, top)
        contents.append(Content(add(row, Element("TH", scope="Column")), words))
    siblings.append(Element("THead", (Element("TR", tuple(row)),)))
    line = Content(None, (rule,))
    copies = tuple(Content(None, content.items, "Pagination") for content in contents)
    return (
        Box(height, (*contents, line), can_break=False),
        Box(height, (*copies, Content(None, (rule,), "Pagination"))),
    )


def _height_below(columns: list[Place], labels: list[Label], index: int, gap: float) -> float:
    """Return the height of the headers that are below the one at ``index``."""
    if columns[index].level:
        return 0.0
    spans = [
        (at.edge - label.width, at.edge) if at.measures.number else (at.x, at.x + label.width)
        for at, label in zip(columns, labels, strict=True)
    ]
    left, right = spans[index]
    return max(
        [
            label.height
            for at, label, span in zip(columns, labels, spans, strict=True)
            if at.level and span[0] < right + gap and left < span[1] + gap
        ],
        default=0.0,
    )


class _PlacedCell(NamedTuple):
    """The lines of a cell, positioned in their row, its element, and the one that owns the lines: a link or itself."""

    owner: Element
    element: Element
    words: tuple[Words, ...]
    cell: Cell

    def lowered(self, distance: float) -> _PlacedCell:
        return self._replace(words=tuple([item._replace(y=item.y + distance) for item in self.words]))


class _RowSetter(NamedTuple):
    """Makes the cells and boxes of rows."""

    columns: list[Place]
    styles: LabelStyles
    palette: Palette
    width: float
    pad: float

    def cells(self, at: int, row: Row) -> list[_PlacedCell]:
        """Return the cells of ``row``, which has the index ``at``."""
        text_style, top = self.styles.cell(row.role), self.pad
        cells = [self._cell(at, index, row, top) for index in range(len(row.cells))]
        if any(column.level for column in self.columns):
            drop = max([
                len(cell.words) for cell, column in zip(cells, self.columns, strict=True) if not column.level
            ]) * text_style.leading  # fmt: skip
            cells = [cell.lowered(drop) if column.level else cell
                     for cell, column in zip(cells, self.columns, strict=True)]  # fmt: skip
        return cells

    def _cell(self, at: int, index: int, row: Row, top: float) -> _PlacedCell:
        """Return the cell of ``row`` in the column ``index``. Row headers above or below other cells are bold."""
        cell, column = row.cells[index], self.columns[index]
        link = Element("Link") if cell.href else None
        children = (link,) if link else ()
        owner = Element("TD" if index else "TH", children, scope=None if index else "Row", lang=cell.lang)
        text_style, is_bold = self.styles.cell(row.role), not index and any(place.level for place in self.columns)
        if is_bold:
            text_style = self.styles.bold
        if link:
            text_style = text_style._replace(color=self.palette.heading)
        extent = column.measures.cells[at]
        if column.measures.number:
            return _PlacedCell(owner, link or owner, self._number(cell.text, column, text_style, (extent, top)), cell)
        indent = 0.0 if index else min(row.indent * INDENT, column.width / 2)
        is_line = extent + indent <= column.width + 0.01 and not is_bold  # which is wider than its extent
        label = text_style.line(cell.text) if is_line else text_style.wrap(cell.text, column.width - indent)
        return _PlacedCell(owner, link or owner, label.place(column.x + indent, top), cell)

    def _number(self, text: str, column: Place, text_style: TextStyle, at: tuple[float, float]) -> tuple[Words, ...]:
        """Return the lines of a number cell; ``at`` are the width left of the decimal point and the top."""
        (left, top), parts = at, column.measures
        if left == NO_FIGURE or column.edge - column.x < parts.left + parts.right - 0.01:
            return text_style.wrap(text, column.edge - column.x).place(column.edge, top, "right")
        return text_style.line(text).place(column.edge - parts.right - left, top)

    def box(self, row: Row, cells: list[_PlacedCell], carry: Box | None, dollars: frozenset[int]) -> Box:
        """Return the box of ``row``; ``carry`` is the copy of the header, ``dollars`` from :func:`dollar_columns`."""
        text_style = self.styles.cell(row.role)
        bottom = max([cell.words[-1].y - text_style.baseline for cell in cells]) + text_style.leading + self.pad
        contents = [self._background(row, bottom)]
        links = []
        for cell in cells:
            contents.append(Content(cell.element, cell.words))
            if cell.cell.href:
                links.append(link_area(cell.words, text_style, cell.cell.href, cell.element, cell.cell.text))
        if carry:
            carry = self._carry_with_signs(row, cells, carry, dollars)
        return Box(bottom, tuple(contents), links=tuple(links), carry=carry)

    def _carry_with_signs(self, row: Row, cells: list[_PlacedCell], carry: Box, dollars: frozenset[int]) -> Box:
        """Return the header copy for ``row``, with ``$`` added to amounts without one."""
        if row.role == "own":  # the row's background would cover the signs
            return carry
        text_style = self.styles.cell(row.role)
        sign, signs = text_style.width("$"), []
        for index in dollars:
            words = cells[index].words
            if len(words) == 1 and cells[index].cell.text[:1].isdigit():
                x, y = words[0].x - sign, carry.height + words[0].y
                signs.append(words[0]._replace(x=x, y=y, words=("$",)))
        if not signs:
            return carry
        return Box(carry.height, (*carry.contents, Content(None, tuple(signs), "Pagination")))

    def _background(self, row: Row, height: float) -> Content:
        items: list[Item] = []
        if row.role == "own":
            items.append(own_row(self.width, height, self.palette))
        y = height - HAIRLINE / 2
        items.append(Stroke(0.0, y, self.width, y, HAIRLINE, self.palette.rule))
        return Content(None, tuple(items))
