"""Tables as boxes: caption, header, one box a row, notes.

Units are points, y downwards. The structure is a Table of Caption, THead and TBody. Each body row carries a copy of the
header as an artifact, for a column or page that begins with this row.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from brochure.compose.blocks import Cell, DataTable, Row
from brochure.layout.pages import Box, Content, Element, Fill, Item, LinkArea, Stroke, Words, add
from brochure.layout.tables.columns import INDENT, NO_FIGURE, MeasuredTable, Place, fit_columns, measure_table
from brochure.layout.text.labels import LabelStyles, TextStyle, caption_box, note_boxes
from brochure.style.model import Palette, Style

PAD_LOOSE, PAD_DENSE = 3.8, 2.5  # padding above and below the text of a row
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
    """Return the boxes of ``block``, ``width`` points wide; split a row taller than ``max_height`` between lines.

    ``measured`` is the table measured in ``style``, if the caller has measured it.
    """
    columns, styles = fit_columns(block, measured or measure_table(block, style), style, width)
    parts: list[Element] = []
    body: list[Element] = []
    caption = caption_box(block.caption, style, width, parts)
    header, carry = _header(block, columns, styles.head, style, width, parts)
    pad = PAD_DENSE if len(block.rows) > MAX_LOOSE_ROWS else PAD_LOOSE
    setter = _RowSetter(
        columns, styles, style.palette, width, pad, max_height - header.height, carry, _dollar_columns(block)
    )
    rows = [box for index, row in enumerate(block.rows) for box in setter.row(index, row, body)]
    siblings.append(Element("Table", (*parts, Element("TBody", tuple(body)))))
    kept = _keep_ends(rows, caption.height + header.height, max_height)
    return [caption, header, *kept, *note_boxes(block.notes, style, width, siblings)]


def _dollar_columns(block: DataTable) -> frozenset[int]:
    """Return number columns with a single ``$``; it is repeated if another row begins a column or page."""
    return frozenset(
        index
        for index in range(1, len(block.columns))
        if sum(row.cells[index].text.startswith("$") for row in block.rows) == 1
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
    block: DataTable, columns: list[Place], text_style: TextStyle, style: Style, width: float, siblings: list[Element]
) -> tuple[Box, Box]:
    """Return the header row and its copy for later columns and pages."""
    row: list[Element] = []
    labels = [text_style.wrap(column.header, at.edge - at.x) for column, at in zip(block.columns, columns, strict=True)]
    label_height = max((label.height for label in labels), default=text_style.leading)
    height = label_height + 3.5
    rule = Stroke(0.0, height - STRONG / 2, width, height - STRONG / 2, STRONG, style.palette.heading)
    contents = []
    for at, label in zip(columns, labels, strict=True):
        top = label_height - label.height
        words = label.place(at.edge, top, "right") if at.measures.number else label.place(at.x, top)
        contents.append(Content(add(row, Element("TH", scope="Column")), words))
    siblings.append(Element("THead", (Element("TR", tuple(row)),)))
    line = Content(None, (rule,))
    copies = tuple(Content(None, content.items, "Pagination") for content in contents)
    return (
        Box(height, (*contents, line), can_break=False),
        Box(height, (*copies, Content(None, (rule,), "Pagination"))),
    )


class _PlacedCell(NamedTuple):
    """The lines of a cell, positioned in their row, and the element that owns them."""

    element: Element
    words: tuple[Words, ...]
    cell: Cell


class _RowSetter(NamedTuple):
    """Makes row boxes up to ``max_height`` points high; ``dollar_columns`` comes from :func:`_dollar_columns`."""

    columns: list[Place]
    styles: LabelStyles
    palette: Palette
    width: float
    pad: float
    max_height: float
    carry: Box
    dollar_columns: frozenset[int]

    def row(self, at: int, row: Row, siblings: list[Element]) -> list[Box]:
        """Return the box of ``row``, which has the index ``at``; several boxes if it exceeds the maximum height."""
        text_style = self.styles.cell(row.role)
        cells, owners = [], []
        for index, (cell, column) in enumerate(zip(row.cells, self.columns, strict=True)):
            link = Element("Link") if cell.href else None
            children = (link,) if link else ()
            owner = Element("TD" if index else "TH", children, scope=None if index else "Row", lang=cell.lang)
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
            cells.append(_PlacedCell(link or owner, words, cell))
        siblings.append(Element("TR", tuple(owners)))
        line_count = max(len(cell.words) for cell in cells)
        if 2 * self.pad + line_count * text_style.leading <= self.max_height:
            return [self._box(row, cells, 0, line_count)._replace(carry=self._carry_with_signs(row, cells))]
        step = max(1, int((self.max_height - 2 * self.pad) // text_style.leading))
        return [self._box(row, cells, first, min(first + step, line_count)) for first in range(0, line_count, step)]

    def _carry_with_signs(self, row: Row, cells: list[_PlacedCell]) -> Box:
        """Return the header copy for ``row``, with ``$`` added to amounts without one."""
        carry = self.carry
        if row.role == "own":  # the row's background would cover the signs
            return carry
        text_style = self.styles.cell(row.role)
        sign, signs = text_style.width("$"), []
        for index in self.dollar_columns:
            words = cells[index].words
            if len(words) == 1 and cells[index].cell.text[:1].isdigit():
                x, y = words[0].x - sign, carry.height + words[0].y
                signs.append(words[0]._replace(x=x, y=y, words=("$",)))
        if not signs:
            return carry
        return Box(carry.height, (*carry.contents, Content(None, tuple(signs), "Pagination")))

    def _text(self, text: str, column: Place, text_style: TextStyle, extent: tuple[float, float]) -> tuple[Words, ...]:
        """Return the lines of a text cell in an unsplit row. ``extent`` is its width on one line and its indent."""
        natural, indent = extent
        room = column.width - indent
        label = text_style.line(text) if natural <= room + 0.01 else text_style.wrap(text, room)
        return label.place(column.x + indent, self.pad)

    def _number(self, text: str, column: Place, text_style: TextStyle, left: float) -> tuple[Words, ...]:
        """Return the lines of a number cell; ``left`` is the width left of the decimal point."""
        parts = column.measures
        if left == NO_FIGURE or column.edge - column.x < parts.left + parts.right - 0.01:
            return text_style.wrap(text, column.edge - column.x).place(column.edge, self.pad, "right")
        return text_style.line(text).place(column.edge - parts.right - left, self.pad)

    def _box(self, row: Row, cells: list[_PlacedCell], first: int, end: int) -> Box:
        """Return the box of lines ``first`` to ``end`` of a row with its background and, at the row's end, its rule."""
        text_style = self.styles.cell(row.role)
        last = all(len(cell.words) <= end for cell in cells)
        head = self.pad if first == 0 else 0.0
        height = head + (end - first) * text_style.leading + (self.pad if last else 0.0)
        rise = self.pad - head + first * text_style.leading
        contents = [self._background(row, height, ruled=last)]
        links = []
        for cell in cells:
            words = cell.words[first:end]
            if rise:
                words = tuple(item._replace(y=item.y - rise) for item in words)
            if not words:
                continue
            contents.append(Content(cell.element, words))
            if cell.cell.href:
                links.append(_link_area(words, text_style, cell.cell.href, cell.element, cell.cell.text))
        return Box(height, tuple(contents), links=tuple(links), carry=self.carry)

    def _background(self, row: Row, height: float, *, ruled: bool) -> Content:
        items: list[Item] = []
        if row.role == "own":
            items.append(Fill(0.0, 0.0, self.width, height, self.palette.tint))
        if ruled:
            y = height - HAIRLINE / 2
            items.append(Stroke(0.0, y, self.width, y, HAIRLINE, self.palette.rule))
        return Content(None, tuple(items))


def _link_area(words: tuple[Words, ...], text_style: TextStyle, url: str, element: Element, text: str) -> LinkArea:
    """Return one link rectangle over all lines of a cell."""
    left = min(item.x for item in words)
    right = max(item.x + text_style.width(" ".join(item.words)) for item in words)
    top = words[0].y - text_style.baseline
    return LinkArea(left, top, right - left, len(words) * text_style.leading, url, element, text)
