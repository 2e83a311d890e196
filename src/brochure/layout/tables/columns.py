"""Column widths of a table: measure the contents, then fit the columns to the measure.

Units are points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from brochure.compose.blocks import DataTable
from brochure.layout.text.labels import LabelStyles, TextStyle, label_styles
from brochure.style.model import Style

GAP = 12.0  # between columns
PAD = 6.0  # at both sides of every row if a row is tinted
INDENT = 9.0  # for each level of nested row headers
MIN_ROW_HEADER = 110.0  # a narrower column of row headers would have one word per line
MIN_TEXT = 56.0  # the same for other text columns
ONE_LINE_HEADER = 46.0  # the header of a number column stays on one line up to this width
MAX_EXTRA = 22.0  # the maximum spare width that a number column gets
MIN_SHRUNK = 24.0  # the minimum width of a text column if words do not fit
NO_FIGURE = -1.0  # marks a cell without a figure
MAX_LINES = 3  # the preferred maximum for a text cell
SCALES = (0.93, 0.86, 0.8)  # type sizes to try before words break


class Measures(NamedTuple):
    """One column: ``natural`` fits all cells on one line; below ``min_width``, words break.

    ``cells`` has a width for every row. In a text column, it is the width of the cell on one line. In a number
    column, it is the width left of the decimal point, or ``NO_FIGURE`` if the cell has no figure.

    In a number column, ``left``, ``right`` and ``hang`` are the maximum widths before the decimal point, from it on,
    and of the hanging suffix (``+``).
    """

    number: bool
    natural: float
    min_width: float
    cells: list[float]
    left: float = 0.0
    right: float = 0.0
    hang: float = 0.0


class Place(NamedTuple):
    """The position of a column. Figures and headers end at ``edge``; suffixes hang outside it."""

    measures: Measures
    x: float
    width: float
    edge: float


class MeasuredTable(NamedTuple):
    """A table's columns, measured in ``styles``; every row has ``pad`` at both sides."""

    columns: list[Measures]
    styles: LabelStyles
    pad: float

    @property
    def min_width(self) -> float:
        """The minimum width at which no word breaks and text cells take about three lines."""
        columns = self.columns
        needs = (
            column.min_width if column.number else max(column.min_width, 1.1 * column.natural / MAX_LINES)
            for column in columns
        )
        return sum(needs) + GAP * (len(columns) - 1) + 2 * self.pad


def fit_columns(
    block: DataTable, measured: MeasuredTable, style: Style, width: float
) -> tuple[list[Place], LabelStyles]:
    """Return the columns of ``block`` for a measure of ``width`` and the largest text styles that break no word."""
    columns, styles, pad = measured
    room = width - 2 * pad - GAP * (len(block.columns) - 1)
    for scale in SCALES:
        if sum(column.min_width for column in columns) <= room:
            break
        columns, styles, _ = measure_table(block, style, scale)
    places, x = [], pad
    for column, share in zip(columns, _distribute(block, columns, styles, room), strict=True):
        places.append(Place(column, x, share, x + share - column.hang))
        x += share + GAP
    return places, styles


def measure_table(block: DataTable, style: Style, scale: float = 1.0) -> MeasuredTable:
    """Measure ``block`` in the type of ``style``, scaled by ``scale``."""
    styles = label_styles(style, scale)
    columns = []
    for index, column in enumerate(block.columns):
        if column.kind == "number":
            columns.append(_measure_numbers(block, index, styles))
        else:
            columns.append(_measure_text(block, index, styles, MIN_TEXT if index else MIN_ROW_HEADER))
    return MeasuredTable(columns, styles, PAD if any(row.role == "own" for row in block.rows) else 0.0)


def _measure_text(block: DataTable, index: int, styles: LabelStyles, floor: float) -> Measures:
    natural, min_width = styles.head.extent(block.columns[index].header)
    cells = []
    for row in block.rows:
        text_style = styles.cell(row.role)
        width, longest = text_style.extent(row.cells[index].text)
        cells.append(width)
        if row.indent and not index:
            width += row.indent * INDENT
            longest += row.indent * INDENT
        natural = max(natural, width)
        min_width = max(min_width, longest)
    return Measures(number=False, natural=natural, min_width=max(min_width, min(natural, floor)), cells=cells)


def _measure_numbers(block: DataTable, index: int, styles: LabelStyles) -> Measures:
    left = right = hang = other = 0.0
    cells = []
    for row in block.rows:
        text = row.cells[index].text
        text_style = styles.cell(row.role)
        parts = split_figure(text)
        if parts is None:
            other = max(other, text_style.width(text))
            cells.append(NO_FIGURE)
            continue
        width = text_style.width(parts[0])
        cells.append(width)
        left = max(left, width)
        if parts[1]:
            right = max(right, text_style.width(parts[1]))
        if parts[2]:
            hang = max(hang, text_style.width(parts[2]))
    header = block.columns[index].header
    figures = max(left + right, other)
    return Measures(
        number=True,
        natural=max(figures, _number_header_width(header, styles.head, figures)) + hang,
        min_width=max(figures, styles.head.longest_word(header)) + hang,
        cells=cells, left=left, right=right, hang=hang,
    )  # fmt: skip


def _number_header_width(header: str, text_style: TextStyle, figures: float) -> float:
    """Return the header's width: on one line if it is short or no wider than the figures, otherwise on two."""
    whole = text_style.width(header)
    return whole if whole <= max(figures, ONE_LINE_HEADER) or " " not in header else text_style.two_lines(header)


def _distribute(block: DataTable, columns: list[Measures], styles: LabelStyles, room: float) -> list[float]:
    """Return the width of each column; together they fill ``room``."""
    min_width = sum(column.min_width for column in columns)
    if min_width > room:
        return _shrink(columns, room)
    if sum(column.natural for column in columns) <= room:
        return _add_spare(columns, [column.natural for column in columns], room)
    shortfall = sum(column.natural - column.min_width for column in columns if column.number)
    fraction = min(1.0, (room - min_width) / shortfall) if shortfall else 0.0
    spare = room - min_width - shortfall * fraction
    shortfall = sum(column.natural - column.min_width for column in columns if not column.number)
    text_fraction = min(1.0, spare / shortfall) if shortfall else 0.0
    widths = [
        column.min_width + (column.natural - column.min_width) * (fraction if column.number else text_fraction)
        for column in columns
    ]
    return _add_spare(columns, _narrow_text(block, columns, styles, widths), room)


def _narrow_text(block: DataTable, columns: list[Measures], styles: LabelStyles, widths: list[float]) -> list[float]:
    """Reduce the ``widths`` of text columns to those of their longest wrapped lines."""
    needs = []
    for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
        need = column.min_width
        if column.number or column.natural <= width:
            need = width
        else:
            for row, natural in zip(block.rows, column.cells, strict=True):
                indent = 0.0 if index else row.indent * INDENT
                text_style = styles.cell(row.role)
                if natural + indent > width:
                    natural = text_style.wrap(row.cells[index].text, width - indent).width  # noqa: PLW2901
                need = max(need, natural + indent)
        needs.append(need)
    return needs


def _add_spare(columns: list[Measures], widths: list[float], room: float) -> list[float]:
    """Add the spare room to ``widths``: a little to number columns, the rest to text columns in proportion."""
    spare = room - sum(widths)
    text = sum(width for column, width in zip(columns, widths, strict=True) if not column.number)
    if not text:
        return [width + spare / len(widths) for width in widths]
    extra = min(MAX_EXTRA, spare / len(widths))
    padded = [width + (extra if column.number and index else 0.0)
             for index, (column, width) in enumerate(zip(columns, widths, strict=True))]  # fmt: skip
    rest = room - sum(padded)
    return [width + (0.0 if column.number else rest * width / text)
            for column, width in zip(columns, padded, strict=True)]  # fmt: skip


def _shrink(columns: list[Measures], room: float) -> list[float]:
    """Shrink columns below their minimum widths: first text columns to a few letters, then all in proportion."""
    excess = sum(column.min_width for column in columns) - room
    cuts = [0.0 if column.number else max(0.0, column.min_width - MIN_SHRUNK) for column in columns]
    if sum(cuts) >= excess:
        return [column.min_width - excess * cut / sum(cuts) for column, cut in zip(columns, cuts, strict=True)]
    total = sum(column.min_width for column in columns)
    return [column.min_width * max(room, 4.0 * len(columns)) / total for column in columns]


_FIGURE = re.compile(r"([+\-−–$€£<>≤≥~ \u00a0]*\d[\d,]*)((?:\.\d+)?[ \u00a0\u202f]?%?)([+*†‡¹²³]*)")


@lru_cache(maxsize=4096)
def split_figure(text: str) -> tuple[str, str, str] | None:
    """Split ``text`` into the part left of the decimal point, the rest of the figure, and the hanging suffix.

    >>> split_figure("$24.50+")
    ('$24', '.50', '+')

    Return None if ``text`` is not a figure.
    """
    match = _FIGURE.fullmatch(text)
    return (match[1], match[2], match[3]) if match else None
