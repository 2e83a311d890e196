"""The widths of a table's columns: measured from its contents, then fitted to the measure.

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
PAD = 6.0  # at both sides of every row, in a table with a tinted row
INDENT = 9.0  # of each level of nested row headers
FIRST = 110.0  # under this a column of row headers becomes a ladder of single words
OTHER = 56.0  # the same, for other columns of text
SHORT = 46.0  # a header over numbers up to this width is not broken
EASE = 22.0  # what a column of numbers is widened by, at most, where there is room
LETTER = 24.0  # what a column of text keeps when there is no room at all
WORDS = -1.0
LINES = 3  # a cell of text is better not deeper than this
SMALLER = (0.93, 0.86, 0.8)  # type shrinks by these steps before words are broken


class Measures(NamedTuple):
    """One column: ``natural`` sets all cells on one line, under ``least`` words would break.

    ``cells`` has a figure for every row: of a column of text the width of the cell on one line; of a column of
    numbers the width left of the decimal point, or ``WORDS`` where the cell holds no figure.

    Of a number column, ``left``, ``right`` and ``hang`` are the widest parts of its figures: up to the decimal
    point, from there on, and what hangs after (a ``+``).
    """

    number: bool
    natural: float
    least: float
    cells: list[float]
    left: float = 0.0
    right: float = 0.0
    hang: float = 0.0


class Place(NamedTuple):
    """Where a column stands. ``edge``: where figures and headers end at the right; what hangs stands outside."""

    measures: Measures
    x: float
    width: float
    edge: float


class MeasuredTable(NamedTuple):
    """A table's columns, measured in ``styles``; ``pad`` stands at both sides of every row."""

    columns: list[Measures]
    styles: LabelStyles
    pad: float

    @property
    def min_width(self) -> float:
        """The smallest width without broken words or cells of text deeper than three lines."""
        columns = self.columns
        needs = (
            column.least if column.number else max(column.least, 1.1 * column.natural / LINES) for column in columns
        )
        return sum(needs) + GAP * (len(columns) - 1) + 2 * self.pad


def fit_columns(
    block: DataTable, measured: MeasuredTable, style: Style, width: float
) -> tuple[list[Place], LabelStyles]:
    """The columns of ``block`` in a measure of ``width``, and the text styles: the largest in which no word breaks."""
    columns, styles, pad = measured
    room = width - 2 * pad - GAP * (len(block.columns) - 1)
    for scale in SMALLER:
        if sum(column.least for column in columns) <= room:
            break
        columns, styles, _ = measure_table(block, style, scale)
    places, x = [], pad
    for column, share in zip(columns, _shares(block, columns, styles, room), strict=True):
        places.append(Place(column, x, share, x + share - column.hang))
        x += share + GAP
    return places, styles


def measure_table(block: DataTable, style: Style, scale: float = 1.0) -> MeasuredTable:
    """``block`` measured, its type ``scale`` times as large as that of ``style``."""
    styles = label_styles(style, scale)
    columns = []
    for index, column in enumerate(block.columns):
        if column.kind == "number":
            columns.append(_numbers(block, index, styles))
        else:
            columns.append(_texts(block, index, styles, OTHER if index else FIRST))
    return MeasuredTable(columns, styles, PAD if any(row.role == "own" for row in block.rows) else 0.0)


def _texts(block: DataTable, index: int, styles: LabelStyles, floor: float) -> Measures:
    natural, least = styles.head.extent(block.columns[index].header)
    cells = []
    for row in block.rows:
        text_style = styles.cell(row.role)
        width, longest = text_style.extent(row.cells[index].text)
        cells.append(width)
        if row.indent and not index:
            width += row.indent * INDENT
            longest += row.indent * INDENT
        natural = max(natural, width)
        least = max(least, longest)
    return Measures(number=False, natural=natural, least=max(least, min(natural, floor)), cells=cells)


def _numbers(block: DataTable, index: int, styles: LabelStyles) -> Measures:
    left = right = hang = other = 0.0
    cells = []
    for row in block.rows:
        text = row.cells[index].text
        text_style = styles.cell(row.role)
        parts = parted(text)
        if parts is None:
            other = max(other, text_style.width(text))
            cells.append(WORDS)
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
        natural=max(figures, _header_width(header, styles.head, figures)) + hang,
        least=max(figures, styles.head.longest_word(header)) + hang,
        cells=cells, left=left, right=right, hang=hang,
    )  # fmt: skip


def _header_width(header: str, text_style: TextStyle, figures: float) -> float:
    """A header over numbers is set on one line where that is short or no wider than its figures, else on two."""
    whole = text_style.width(header)
    return whole if whole <= max(figures, SHORT) or " " not in header else text_style.two_lines(header)


def _shares(block: DataTable, columns: list[Measures], styles: LabelStyles, room: float) -> list[float]:
    """The width of each column so that together they take ``room``."""
    least = sum(column.least for column in columns)
    if least > room:
        return _squeezed(columns, room)
    if sum(column.natural for column in columns) <= room:
        return _widened(columns, [column.natural for column in columns], room)
    lack = sum(column.natural - column.least for column in columns if column.number)
    part = min(1.0, (room - least) / lack) if lack else 0.0
    spare = room - least - lack * part
    lack = sum(column.natural - column.least for column in columns if not column.number)
    part_of_text = min(1.0, spare / lack) if lack else 0.0
    widths = [
        column.least + (column.natural - column.least) * (part if column.number else part_of_text) for column in columns
    ]
    return _widened(columns, _drawn_in(block, columns, styles, widths), room)


def _drawn_in(block: DataTable, columns: list[Measures], styles: LabelStyles, widths: list[float]) -> list[float]:
    """``widths`` with each column of text as narrow as its lines, once broken, allow."""
    needs = []
    for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
        need = column.least
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


def _widened(columns: list[Measures], widths: list[float], room: float) -> list[float]:
    """``widths`` with the spare room added: a little to numbers, the rest to text in proportion."""
    spare = room - sum(widths)
    text = sum(width for column, width in zip(columns, widths, strict=True) if not column.number)
    if not text:
        return [width + spare / len(widths) for width in widths]
    ease = min(EASE, spare / len(widths))
    eased = [width + (ease if column.number and index else 0.0)
             for index, (column, width) in enumerate(zip(columns, widths, strict=True))]  # fmt: skip
    rest = room - sum(eased)
    return [width + (0.0 if column.number else rest * width / text)
            for column, width in zip(columns, eased, strict=True)]  # fmt: skip


def _squeezed(columns: list[Measures], room: float) -> list[float]:
    """Columns with less room than their words need: text gives way first, down to a few letters, then all alike."""
    over = sum(column.least for column in columns) - room
    gives = [0.0 if column.number else max(0.0, column.least - LETTER) for column in columns]
    if sum(gives) >= over:
        return [column.least - over * give / sum(gives) for column, give in zip(columns, gives, strict=True)]
    total = sum(column.least for column in columns)
    return [column.least * max(room, 4.0 * len(columns)) / total for column in columns]


_FIGURE = re.compile(r"([+\-−–$€£<>≤≥~ \u00a0]*\d[\d,]*)((?:\.\d+)?[ \u00a0\u202f]?%?)([+*†‡¹²³]*)")


@lru_cache(maxsize=4096)
def parted(text: str) -> tuple[str, str, str] | None:
    """``text`` in the part left of the decimal point, the rest of the figure, and what hangs after it.

    >>> parted("$24.50+")
    ('$24', '.50', '+')

    None where ``text`` is no figure.
    """
    match = _FIGURE.fullmatch(text)
    return (match[1], match[2], match[3]) if match else None
