"""The table: a column for each occupation, a row for each aspect, both with their headers.

Units are points; in here y runs downwards. A table of more occupations than there is room for side by side is parted
into several, one below the other, each with the row headers.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.comparison.model import Aspect, Comparison
from brochure.fonts.metrics import face
from brochure.layout.comparison.cells import Cells
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box, Content, Element, Stroke, add
from brochure.layout.text.labels import TextStyle, head_style, place
from brochure.style.model import Style

GAP = 1.8  # between columns, in sizes of table type
MIN_INCH, MIN_EMS = 100.0, 11.0  # of a column: 1.4 in, and so many sizes of table type
CROWN, HAIRLINE = 2.0, 0.5
NAME = 1.25  # the size of a column's head, of that of table type
HEAD_PAD = 0.45  # above and below it, in sizes of table type


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
        return max(self.header.height, *(cell.extent(0, len(cell)) for cell in self.cells))


class Table(NamedTuple):
    """A table ready to be placed; ``carry`` is its head as it is repeated on later pages."""

    title: str
    columns: Columns
    head: Box
    carry: Box
    rows: list[Row]


def groups(comparison: Comparison, style: Style, width: float) -> list[range]:
    """Which occupations stand side by side: all in one table, or evenly in as few as their least width allows."""
    count = len(comparison.occupations)
    least = max(MIN_INCH, MIN_EMS * style.sizes.table)
    room = width - _first(comparison, style)
    most = max(1, min(count, int(room / (least + GAP * style.sizes.table))))
    tables = -(-count // most)
    each = -(-count // tables)
    return [range(start, min(start + each, count)) for start in range(0, count, each)]


def table(
    comparison: Comparison, which: range, of: int, cells: Cells, style: Style, width: float, siblings: list[Element]
) -> Table:
    """The occupations ``which`` in columns as wide as if there were ``of``, ``width`` for all."""
    first = _first(comparison, style)
    gap = GAP * style.sizes.table
    columns = Columns(first, (width - first - gap * of) / of, len(which), gap)
    parts: list[Element] = []
    body: list[Element] = []
    head, carry = _head(comparison, which, columns, style, parts)
    rows = [_row(aspect, which, columns, cells, style, body) for aspect in comparison.aspects]
    siblings.append(Element("Table", (*parts, Element("TBody", tuple(body)))))
    title = "; ".join(comparison.occupations[index] for index in which)
    return Table(title, columns, head, carry, rows)


def _first(comparison: Comparison, style: Style) -> float:
    """The width of the row headers: they take two lines at most, where their words allow."""
    text_style = head_style(style)
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
    corner, top = head_style(style), CROWN + HEAD_PAD * sizes.table
    row: list[Element] = []
    names = [comparison.occupations[index] for index in which]
    wrapped = [text_style.wrap(name, columns.width) for name in names]
    foot = top + max(map(len, wrapped)) * text_style.leading
    words = place(corner.wrap(comparison.corner, columns.first), comparison.corner, corner, 0.0, top)
    contents = [Content(add(row, Element("TH", scope="Column")), words)]
    rules = [Stroke(0.0, CROWN / 2, columns.first, CROWN / 2, CROWN, palette.heading)]
    for index, (name, lines) in enumerate(zip(names, wrapped, strict=True)):
        x = columns.x(index)
        rules.append(Stroke(x, CROWN / 2, x + columns.width, CROWN / 2, CROWN, palette.heading))
        words = place(lines, name, text_style, x, top)
        owner = add(row, Element("TH", scope="Column", lang=comparison.own[which[index]]))
        contents.append(Content(owner, words))
    siblings.append(Element("THead", (Element("TR", tuple(row)),)))
    height = foot + HEAD_PAD * sizes.table
    drawn = Content(None, tuple(rules))
    copies = (Content(None, content.items, "Pagination") for content in contents)
    return (
        Box(height, (drawn, *contents)),
        Box(height, (Content(None, tuple(rules), "Pagination"), *copies)),
    )


def _row(aspect: Aspect, which: range, columns: Columns, cells: Cells, style: Style, siblings: list[Element]) -> Row:
    text_style = head_style(style)
    lines = text_style.wrap(aspect.header, columns.first)
    element = Element("TH", scope="Row")
    # Small type beside larger: on the baseline of the first line.
    drop = (style.sizes.table_leading - text_style.leading) / 2 + 0.34 * (style.sizes.table - text_style.size)
    words = place(lines, aspect.header, text_style, 0.0, drop)
    height = len(lines) * text_style.leading + drop
    header, carry = (
        Box(height, (content,)) for content in (Content(element, words), Content(None, words, "Pagination"))
    )
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
