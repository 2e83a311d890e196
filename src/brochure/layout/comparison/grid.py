"""The table: a column for each occupation, a row for each aspect, both with their headers.

Units are points, y downwards. Where there is no room for all occupations side by side there are several tables, one
below the other, each with the row headers. A table goes on from page to page under its head, its rows whole unless
they are taller than what a page can spare.
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
MIN_INCH, MIN_EMS = 100.0, 11.0  # of a column: 1.4 in, and so many sizes of table type
CROWN, HAIRLINE = 2.0, 0.5
NAME = 1.25  # the size of a column's head, of that of table type
HEAD_PAD = 0.45  # above and below it, in sizes of table type
MIN_LINES = 6  # a row is split only where at least this many of its lines stand on either page


class Columns(NamedTuple):
    """``first`` points for the row headers, then a ``number`` of columns of ``width``, with ``gap`` between all."""

    first: float
    width: float
    number: int
    gap: float

    def x(self, index: int) -> float:
        return self.first + self.gap + index * (self.width + self.gap)

    @property
    def whole(self) -> float:
        return self.x(self.number) - self.gap


class Row(NamedTuple):
    """A row ready to be placed: its header, the copy for a page where it goes on, and what stands in each column."""

    header: Box
    carry: Box
    cells: list[Stack]

    @property
    def height(self) -> float:
        return max(self.header.height, *(cell.height for cell in self.cells))


class Table(NamedTuple):
    """A table ready to be placed; ``carry`` is its head as it is repeated on later pages.

    ``pad`` stands above and below what is in a row.
    """

    columns: Columns
    head: Box
    carry: Box
    rows: list[Row]
    pad: float


def place_tables(comparison: Comparison, cells: Cells, pad: float, flow: Flow, siblings: list[Element]) -> int:
    """Place all occupations in as few tables as their least width allows, and return how many those are."""
    style, width, count = flow.style, flow.frame.width, len(comparison.occupations)
    first, gap = _first(comparison, style), GAP * style.sizes.table
    least = max(MIN_INCH, MIN_EMS * style.sizes.table)
    most = max(1, min(count, int((width - first) / (least + gap))))
    tables = -(-count // most)
    each = -(-count // tables)
    for start in range(0, count, each):
        which = range(start, min(start + each, count))
        columns = Columns(first, (width - first - gap * each) / each, len(which), gap)
        parts: list[Element] = []
        body: list[Element] = []
        head, carry = _head(comparison, which, columns, style, parts)
        rows = [_row(aspect, which, columns, cells, style, body) for aspect in comparison.aspects]
        siblings.append(Element("Table", (*parts, Element("TBody", tuple(body)))))
        title = "; ".join(comparison.occupations[index] for index in which)
        place_table(flow, Table(columns, head, carry, rows, pad), title)
    return tables


def _first(comparison: Comparison, style: Style) -> float:
    """The width of the row headers: they take two lines at most, where their words allow."""
    text_style = label_styles(style).head
    return max(
        text_style.two_lines(text) for text in (comparison.corner, *(aspect.header for aspect in comparison.aspects))
    )


def _head(
    comparison: Comparison, which: range, columns: Columns, style: Style, siblings: list[Element]
) -> tuple[Box, Box]:
    """The names over their columns, each under a strong rule; and the same as artifacts, for later pages."""
    sizes, palette = style.sizes, style.palette
    size = sizes.table * NAME
    text_style = TextStyle(face(style.faces.bold), size, size * 1.2, palette.heading)
    corner, top = label_styles(style).head, CROWN + HEAD_PAD * sizes.table
    row: list[Element] = []
    labels = [text_style.wrap(comparison.occupations[index], columns.width) for index in which]
    foot = top + max(label.height for label in labels)
    words = corner.wrap(comparison.corner, columns.first).place(0.0, top)
    contents = [Content(add(row, Element("TH", scope="Column")), words)]
    rules = [Stroke(0.0, CROWN / 2, columns.first, CROWN / 2, CROWN, palette.heading)]
    for index, label in enumerate(labels):
        x = columns.x(index)
        rules.append(Stroke(x, CROWN / 2, x + columns.width, CROWN / 2, CROWN, palette.heading))
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
    label = text_style.wrap(aspect.header, columns.first)
    element = Element("TH", scope="Row")
    # Small type beside larger: on the baseline of the first line.
    drop = (style.sizes.table_leading - text_style.leading) / 2 + 0.34 * (style.sizes.table - text_style.size)
    words, height = label.place(0.0, drop), label.height + drop
    header, carry = Box(height, (Content(element, words),)), Box(height, (Content(None, words, "Pagination"),))
    entries = [aspect.entries[index] for index in which]
    short = cells.are_short(aspect.entries, columns.width)
    units = cells.code_units(aspect.entries)
    owners, stacks = [element], []
    for entry in entries:
        inside: list[Element] = []
        stacks.append(Stack(cells.entry(entry, columns.width, inside, short=short, units=units)))
        owners.append(Element("TD", tuple(inside)))
    siblings.append(Element("TR", tuple(owners)))
    return Row(header, carry, stacks)


def place_table(flow: Flow, table: Table, title: str) -> None:
    """Place ``table``, with a bookmark called ``title``."""
    first = table.rows[0].height + 2 * table.pad if table.rows else 0.0
    flow.make_room(table.head.height + min(first, flow.frame.height / 3), flow.style.sizes.leading)
    flow.mark(title, 2)
    flow.put(table.head)
    for index, row in enumerate(table.rows):
        if index:
            line = Stroke(0.0, 0.0, table.columns.whole, 0.0, HAIRLINE, flow.style.palette.rule)
            flow.add(Box(HAIRLINE, (Content(None, (line,)),)))
        _place_row(flow, table, row)


def _place_row(flow: Flow, table: Table, row: Row) -> None:
    height = row.height + 2 * table.pad
    if height > flow.room and not _worth_splitting(flow, table, height):
        _continue(flow, table)
    header, starts = row.header, [0] * len(row.cells)
    while True:
        room = flow.room - 2 * table.pad
        ends = [cell.fit(start, room) for cell, start in zip(row.cells, starts, strict=True)]
        if header is row.carry and ends == starts:  # something taller than a page
            ends = [cell.force(start, room) for cell, start in zip(row.cells, starts, strict=True)]
        _place_part(flow, table, row, header, starts, ends)
        if all(end == len(cell) for end, cell in zip(ends, row.cells, strict=True)):
            return
        header, starts = row.carry, ends
        _continue(flow, table)


def _worth_splitting(flow: Flow, table: Table, height: float) -> bool:
    """Whether a row of this ``height`` begins on this page although it ends on the next."""
    least = MIN_LINES * flow.style.sizes.table_leading + 2 * table.pad
    return height > (flow.frame.height - table.head.height) / 2 and min(flow.room, height - flow.room) >= least


def _continue(flow: Flow, table: Table) -> None:
    """Turn to a new page, under the head of ``table``."""
    flow.new_page()
    flow.put(table.carry)


def _place_part(flow: Flow, table: Table, row: Row, header: Box, starts: list[int], ends: list[int]) -> None:
    """Place the boxes ``starts`` to ``ends`` of the cells of ``row``, beside its ``header``."""
    flow.y -= table.pad
    flow.add(header)
    deepest = header.height
    for index, (cell, start, end) in enumerate(zip(row.cells, starts, ends, strict=True)):
        flow.column(cell, start, end, flow.frame.left + table.columns.x(index))
        deepest = max(deepest, cell.extent(start, end))
    flow.y -= deepest + table.pad
