"""The table: a column for each occupation and a row for each aspect, with headers.

Units are points, y downwards. If the occupations do not fit side by side, there are several tables, one below the
other, each with the row headers. A table continues from page to page below its repeated head. Only tall rows are
split.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.comparison.model import Aspect, Comparison
from brochure.fonts.metrics import face
from brochure.layout.comparison.cells import Cells
from brochure.layout.page.flow import Flow
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box, Content, Element, Stroke, add
from brochure.layout.text.labels import TextStyle, label_styles
from brochure.style.model import Style

GAP = 1.8  # between columns, in sizes of table type
MAX_NAME_LINES = 8  # of names in larger type than the table's
MIN_INCH, MIN_EMS = 100.0, 9.0  # the minimum width of a column: 1.4 in, and in sizes of table type
STRONG_RULE, HAIRLINE = 2.0, 0.5
NAME_SCALE = 1.25  # the size of a column's head, relative to table type
HEAD_PAD = 0.45  # above and below it, in sizes of table type
MIN_LINES = 6  # a split row has at least this many lines on each page


class Columns(NamedTuple):
    """The row headers, ``header_width`` points wide, and ``number`` columns of ``width``, with ``gap`` between all."""

    header_width: float
    width: float
    number: int
    gap: float

    def x(self, index: int) -> float:
        return self.header_width + self.gap + index * (self.width + self.gap)

    @property
    def total_width(self) -> float:
        return self.x(self.number) - self.gap


class Row(NamedTuple):
    """A row ready for placement: its header, the header's copy for later pages, and a stack for each column."""

    header: Box
    carry: Box
    cells: list[Stack]

    @property
    def height(self) -> float:
        return max(self.header.height, *(cell.height for cell in self.cells))


class Table(NamedTuple):
    """A table ready for placement; ``carry`` is the copy of its head for later pages.

    ``pad`` is the space above and below the contents of a row.
    """

    columns: Columns
    head: Box
    carry: Box
    rows: list[Row]
    pad: float


def place_tables(comparison: Comparison, cells: Cells, pad: float, flow: Flow, siblings: list[Element]) -> int:
    """Place the occupations in the minimum number of tables, and return that number."""
    style, width, count = flow.style, flow.frame.width, len(comparison.occupations)
    header_width, gap = _row_header_width(comparison, style), GAP * style.sizes.table
    min_width = max(MIN_INCH, MIN_EMS * style.sizes.table)
    max_columns = max(1, min(count, int((width - header_width) / (min_width + gap))))
    tables = -(-count // max_columns)
    each = -(-count // tables)
    for start in range(0, count, each):
        which = range(start, min(start + each, count))
        columns = Columns(header_width, (width - header_width - gap * each) / each, len(which), gap)
        parts: list[Element] = []
        body: list[Element] = []
        head, carry = _head(comparison, which, columns, style, parts)
        rows = [_row(aspect, which, columns, cells, style, body) for aspect in comparison.aspects]
        siblings.append(Element("Table", (*parts, Element("TBody", tuple(body)))))
        title = "; ".join(comparison.occupations[index] for index in which)
        place_table(flow, Table(columns, head, carry, rows, pad), title)
    return tables


def _row_header_width(comparison: Comparison, style: Style) -> float:
    """Return the width of the row headers; each takes at most two lines unless a word is too long."""
    text_style = label_styles(style).head
    return max(
        text_style.two_lines(text) for text in (comparison.corner, *(aspect.header for aspect in comparison.aspects))
    )


def _head(
    comparison: Comparison, which: range, columns: Columns, style: Style, siblings: list[Element]
) -> tuple[Box, Box]:
    """Return the head, each name below a strong rule, and its copy as artifacts for later pages."""
    sizes, palette = style.sizes, style.palette
    size = sizes.table * NAME_SCALE
    text_style = TextStyle(face(style.faces.bold), size, size * 1.2, palette.heading)
    corner, top = label_styles(style).head, STRONG_RULE + HEAD_PAD * sizes.table
    row: list[Element] = []
    labels = [text_style.wrap(comparison.occupations[index], columns.width) for index in which]
    if max(len(label.lines) for label in labels) > MAX_NAME_LINES:
        text_style = text_style._replace(size=sizes.table, leading=sizes.table * 1.2)
        labels = [text_style.wrap(comparison.occupations[index], columns.width) for index in which]
    foot = top + max(label.height for label in labels)
    words = corner.wrap(comparison.corner, columns.header_width).place(0.0, top)
    contents = [Content(add(row, Element("TH", scope="Column")), words)]
    rules = [Stroke(0.0, STRONG_RULE / 2, columns.header_width, STRONG_RULE / 2, STRONG_RULE, palette.heading)]
    for index, label in enumerate(labels):
        x = columns.x(index)
        rules.append(Stroke(x, STRONG_RULE / 2, x + columns.width, STRONG_RULE / 2, STRONG_RULE, palette.heading))
        owner = add(row, Element("TH", scope="Column", lang=comparison.own[which[index]]))
        contents.append(Content(owner, label.place(x, top)))
    siblings.append(Element("THead", (Element("TR", tuple(row)),)))
    height = foot + HEAD_PAD * sizes.table
    drawn = Content(None, tuple(rules))
    copies = (Content(None, content.items, "Pagination") for content in contents)
    return (
        Box(height, (drawn, *contents)),
        Box(height, (Content(None, tuple(rules), "Pagination"), *copies)),
    )


def _row(aspect: Aspect, which: range, columns: Columns, cells: Cells, style: Style, siblings: list[Element]) -> Row:
    text_style = label_styles(style).head
    label = text_style.wrap(aspect.header, columns.header_width)
    element = Element("TH", scope="Row")
    # Align the small type with the baseline of the first line.
    drop = (style.sizes.table_leading - text_style.leading) / 2 + 0.34 * (style.sizes.table - text_style.size)
    words, height = label.place(0.0, drop), label.height + drop
    header, carry = Box(height, (Content(element, words),)), Box(height, (Content(None, words, "Pagination"),))
    entries = [aspect.entries[index] for index in which]
    beside = cells.labels_fit_beside(aspect.entries, columns.width)
    units = cells.code_units(aspect.entries)
    owners, stacks = [element], []
    for entry in entries:
        inside: list[Element] = []
        stacks.append(Stack(cells.entry(entry, columns.width, inside, beside=beside, units=units)))
        owners.append(Element("TD", tuple(inside)))
    siblings.append(Element("TR", tuple(owners)))
    return Row(header, carry, stacks)


def place_table(flow: Flow, table: Table, title: str) -> None:
    """Place ``table`` with a bookmark called ``title``."""
    min_body = table.rows[0].height + 2 * table.pad if table.rows else 0.0
    flow.make_room(table.head.height + min(min_body, flow.frame.height / 3), flow.style.sizes.leading)
    flow.mark(title, 2)
    flow.put(table.head)
    for index, row in enumerate(table.rows):
        if index:
            line = Stroke(0.0, 0.0, table.columns.total_width, 0.0, HAIRLINE, flow.style.palette.rule)
            flow.add(Box(HAIRLINE, (Content(None, (line,)),)))
        _place_row(flow, table, row)


def _place_row(flow: Flow, table: Table, row: Row) -> None:
    height = row.height + 2 * table.pad
    if height > flow.room and not _worth_splitting(flow, table, height):
        _continue_on_new_page(flow, table)
    header, starts = row.header, [0] * len(row.cells)
    while True:
        room = flow.room - 2 * table.pad
        ends = [cell.fit(start, room) for cell, start in zip(row.cells, starts, strict=True)]
        if header is row.carry and ends == starts:  # a line taller than a page
            ends = [cell.force(start, room) for cell, start in zip(row.cells, starts, strict=True)]
        _place_part(flow, table, row, header, starts, ends)
        if all(end == len(cell) for end, cell in zip(ends, row.cells, strict=True)):
            return
        header, starts = row.carry, ends
        _continue_on_new_page(flow, table)


def _worth_splitting(flow: Flow, table: Table, height: float) -> bool:
    """Return whether a row of ``height`` should be split between this page and the next."""
    min_width = MIN_LINES * flow.style.sizes.table_leading + 2 * table.pad
    return height > (flow.frame.height - table.head.height) / 2 and min(flow.room, height - flow.room) >= min_width


def _continue_on_new_page(flow: Flow, table: Table) -> None:
    """Begin a new page with the head of ``table``."""
    flow.new_page()
    flow.put(table.carry)


def _place_part(flow: Flow, table: Table, row: Row, header: Box, starts: list[int], ends: list[int]) -> None:
    """Place the boxes ``starts`` to ``ends`` of the cells of ``row`` beside its ``header``."""
    flow.y -= table.pad
    flow.add(header)
    height = header.height
    for index, (cell, start, end) in enumerate(zip(row.cells, starts, ends, strict=True)):
        flow.column(cell, start, end, flow.frame.left + table.columns.x(index))
        height = max(height, cell.extent(start, end))
    flow.y -= height + table.pad
