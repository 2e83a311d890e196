"""Tables as boxes: caption, header, one box a row, notes.

Units are points, y downwards. Where columns would be narrower than their words, or narrow with a cell deeper than three
lines, each row header stands above the other cells of its row, or else each row is set as an entry
(:mod:`brochure.layout.tables.entries`). The structure is a Table of Caption, THead and TBody. Each body row carries a
copy of the header as an artifact, for a column or page that begins with this row.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from brochure.compose.blocks import Cell, DataTable, Row
from brochure.layout.pages import Box, Content, Element, Fill, Item, Stroke, Words, add
from brochure.layout.tables.columns import (
    INDENT,
    MAX_LINES,
    NARROW,
    NO_FIGURE,
    MeasuredTable,
    Place,
    dollar_columns,
    fit_below_headers,
    fit_columns,
    measure_table,
)
from brochure.layout.tables.entries import entries
from brochure.layout.text.labels import Label, LabelStyles, TextStyle, caption_box, link_area, note_boxes
from brochure.style.model import Palette, Style

PAD_LOOSE, PAD_DENSE = 3.3, 2.4  # padding above and below the text of a row
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
    columns = fit_columns(block, measured, width)
    boxes = columns and _table_in(columns, block, measured, style, width, siblings, max_height)
    if not boxes and (columns := fit_below_headers(measured, width)):
        boxes = _table_in(columns, block, measured, style, width, siblings, max_height)
    boxes = boxes or entries(block, style, width, siblings, max_height)
    return [*boxes, *note_boxes(block.notes, style, width, siblings)]


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
    pad = PAD_DENSE if len(block.rows) > MAX_LOOSE_ROWS else PAD_LOOSE
    setter = _RowSetter(columns, measured.styles, style.palette, width, pad)
    rows = [setter.cells(index, row) for index, row in enumerate(block.rows)]
    if _is_deep(columns, labels, rows, NARROW * style.sizes.table):
        return []
    parts: list[Element] = []
    caption = caption_box(block.caption, style, width, parts)
    header, carry = _header(labels, columns, style.palette, width, parts)
    dollars = dollar_columns(block)
    boxes = [setter.box(row, cells, carry, dollars) for row, cells in zip(block.rows, rows, strict=True)]
    if max([box.height for box in boxes], default=0.0) > max_height - header.height:
        return []
    body = [Element("TR", tuple([cell.owner for cell in cells])) for cells in rows]
    siblings.append(Element("Table", (*parts, Element("TBody", tuple(body)))))
    return [caption, header, *_keep_ends(boxes, caption.height + header.height, max_height)]


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
    labels: list[Label], columns: list[Place], palette: Palette, width: float, siblings: list[Element]
) -> tuple[Box, Box]:
    """Return the header row and its copy for later columns and pages."""
    row: list[Element] = []
    first = labels[0].height if _are_below_headers(columns) else 0.0
    label_height = first + max([label.height for label in labels[bool(first) :]])
    height = label_height + 3.5
    rule = Stroke(0.0, height - STRONG / 2, width, height - STRONG / 2, STRONG, palette.heading)
    contents = []
    for index, (at, label) in enumerate(zip(columns, labels, strict=True)):
        top = 0.0 if first and not index else label_height - label.height
        words = label.place(at.edge, top, "right") if at.measures.number else label.place(at.x, top)
        contents.append(Content(add(row, Element("TH", scope="Column")), words))
    siblings.append(Element("THead", (Element("TR", tuple(row)),)))
    line = Content(None, (rule,))
    copies = tuple(Content(None, content.items, "Pagination") for content in contents)
    return (
        Box(height, (*contents, line), can_break=False),
        Box(height, (*copies, Content(None, (rule,), "Pagination"))),
    )


def _are_below_headers(columns: list[Place]) -> bool:
    """Return whether the first column takes the whole measure, above the others."""
    return len(columns) > 1 and columns[1].x == columns[0].x


class _PlacedCell(NamedTuple):
    """The lines of a cell, positioned in their row, its element, and the one that owns the lines: a link or itself."""

    owner: Element
    element: Element
    words: tuple[Words, ...]
    cell: Cell


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
        below = _are_below_headers(self.columns)
        cells: list[_PlacedCell] = []
        for index, (cell, column) in enumerate(zip(row.cells, self.columns, strict=True)):
            link = Element("Link") if cell.href else None
            children = (link,) if link else ()
            owner = Element("TD" if index else "TH", children, scope=None if index else "Row", lang=cell.lang)
            cell_style = text_style if index or not below else self.styles.bold
            if link:
                cell_style = cell_style._replace(color=self.palette.heading)
            extent = column.measures.cells[at]
            if column.measures.number:
                words = self._number(cell.text, column, cell_style, (extent, top))
            else:
                indent = 0.0 if index else min(row.indent * INDENT, column.width / 2)
                is_line = not (below and not index) and extent + indent <= column.width + 0.01
                label = cell_style.line(cell.text) if is_line else cell_style.wrap(cell.text, column.width - indent)
                words = label.place(column.x + indent, top)
            cells.append(_PlacedCell(owner, link or owner, words, cell))
            if below and not index:
                top += len(words) * text_style.leading
        return cells

    def _number(self, text: str, column: Place, text_style: TextStyle, at: tuple[float, float]) -> tuple[Words, ...]:
        """Return the lines of a number cell; ``at`` are the width left of the decimal point and the top."""
        (left, top), parts = at, column.measures
        if left == NO_FIGURE or column.edge - column.x < parts.left + parts.right - 0.01:
            return text_style.wrap(text, column.edge - column.x).place(column.edge, top, "right")
        return text_style.line(text).place(column.edge - parts.right - left, top)

    def box(self, row: Row, cells: list[_PlacedCell], carry: Box, dollars: frozenset[int]) -> Box:
        """Return the box of ``row``; ``carry`` is the copy of the header, ``dollars`` from :func:`dollar_columns`."""
        text_style = self.styles.cell(row.role)
        bottom = max([cell.words[-1].y - text_style.baseline for cell in cells]) + text_style.leading + self.pad
        contents = [self._background(row, bottom)]
        links = []
        for cell in cells:
            contents.append(Content(cell.element, cell.words))
            if cell.cell.href:
                links.append(link_area(cell.words, text_style, cell.cell.href, cell.element, cell.cell.text))
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
            items.append(Fill(0.0, 0.0, self.width, height, self.palette.tint))
        y = height - HAIRLINE / 2
        items.append(Stroke(0.0, y, self.width, y, HAIRLINE, self.palette.rule))
        return Content(None, tuple(items))
