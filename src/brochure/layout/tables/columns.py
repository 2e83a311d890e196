"""Column widths of a table: measure the contents, then fit the columns to the measure.

Units are points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from brochure.compose.blocks import DataTable
from brochure.layout.text.labels import LabelStyles, TextStyle, label_styles
from brochure.style.model import Style

_T = TypeVar("_T")

GAP, MIN_GAP = 12.0, 11.0  # between columns; in larger type, an em if the columns fit then
PAD = 6.0  # at both sides of every row if a row is tinted
INDENT = 9.0  # for each level of nested row headers
MIN_ROW_HEADER = 12.5  # ems; a narrower column of row headers would have one word per line
MIN_TEXT = 6.4  # ems; the same for other text columns
ONE_LINE_HEADER = 5.75  # ems; the header of a number column stays on one line up to this width
MAX_EXTRA = 22.0  # the maximum spare width that a number column gets
NO_FIGURE = -1.0  # marks a cell without a figure
MAX_LINES = 3  # the maximum for a cell of a narrow column
NARROW = 19.0  # ems; in wider columns, deeper cells read like paragraphs
STEPS = 8  # in which spare width is given to text columns
RAGGED = 1.06  # lines that a text takes in practice to those that it would fill


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
    """The position of a column. Figures and headers end at ``edge``; suffixes hang outside it.

    Cells of ``level`` 1 are below the others of their row.
    """

    measures: Measures
    x: float
    width: float
    edge: float
    level: int = 0


class MeasuredTable(NamedTuple):
    """A table's columns, measured in ``styles``; every row has ``pad`` at both sides."""

    columns: list[Measures]
    styles: LabelStyles
    pad: float

    @property
    def gap(self) -> float:
        """The space between columns."""
        return max(GAP, self.styles.plain.size)

    @property
    def min_width(self) -> float:
        """The minimum width at which no word breaks and text cells take about three lines."""
        columns = self.columns
        needs = (
            column.min_width if column.number else max(column.min_width, 1.1 * column.natural / MAX_LINES)
            for column in columns
        )
        return sum(needs) + self.gap * (len(columns) - 1) + 2 * self.pad


def dollar_columns(block: DataTable) -> frozenset[int]:
    """Return number columns with a single ``$``, which stands for the rows below, too."""
    return frozenset(
        index
        for index in range(1, len(block.columns))
        if sum(row.cells[index].text.startswith("$") for row in block.rows) == 1
    )


def fit_columns(block: DataTable, measured: MeasuredTable, width: float) -> list[Place] | None:
    """Return the columns of ``block`` for a measure of ``width``; None if a word would have to break."""
    columns, styles, pad = measured
    min_width = sum([column.min_width for column in columns])
    for gap in (measured.gap, MIN_GAP):
        room = width - 2 * pad - gap * (len(columns) - 1)
        if min_width <= room:
            return _placed(columns, _distribute(block, columns, styles, room), pad, gap)
    return None


def fit_above_text(block: DataTable, measured: MeasuredTable, width: float) -> list[Place] | None:
    """Return the columns for cells of the longest text column that take the measure, below the others of their row.

    None if there is no such text, or if a word of the others would have to break.
    """
    columns = measured.columns
    texts = [index for index in range(1, len(columns)) if not columns[index].number]
    longest = max(texts, key=lambda index: columns[index].natural, default=0)
    if not longest or columns[longest].natural < width / 2:
        return None
    places = fit_columns(*_without(longest, block, measured), width)
    if places:
        room = width - 2 * measured.pad
        places.insert(longest, Place(columns[longest], measured.pad, room, measured.pad + room, level=1))
    return places


def fit_below_headers(block: DataTable, measured: MeasuredTable, width: float) -> list[Place] | None:
    """Return the columns for row headers above the other cells of their row.

    They take the measure, or share it with a last column of short texts, such as codes. None if there are no others, or
    if a word of them would have to break.
    """
    if len(block.columns) == 1:
        return None
    if beside := _fit_beside_headers(block, measured, width):
        return beside
    first, pad = measured.columns[0], measured.pad
    places = fit_columns(*_without(0, block, measured), width)
    return _above(Place(first, pad, width - 2 * pad, width - pad), places) if places else None


def _fit_beside_headers(block: DataTable, measured: MeasuredTable, width: float) -> list[Place] | None:
    """:func:`fit_below_headers` with the last column beside the headers; None if it has figures or is too wide."""
    last, (first, *_), edge = measured.columns[-1], measured.columns, width - measured.pad
    left = edge - last.natural
    room = left - measured.gap - measured.pad
    if last.number or room < max(width / 2, first.min_width) or len(block.columns) == 2:
        return None
    others = _without(0, *_without(len(block.columns) - 1, block, measured))
    places = fit_columns(*others, width)
    header = Place(first, measured.pad, room, measured.pad + room)
    return [*_above(header, places), Place(last, left, last.natural, edge)] if places else None


def _above(header: Place, places: list[Place]) -> list[Place]:
    """Return the columns with ``header`` above the other ``places``."""
    return [header, *[place._replace(level=1) for place in places]]


def _without(index: int, block: DataTable, measured: MeasuredTable) -> tuple[DataTable, MeasuredTable]:
    """Return a table and its measures without the column at ``index``."""

    def others(items: Sequence[_T]) -> tuple[_T, ...]:
        return (*items[:index], *items[index + 1 :])

    rows = tuple([row._replace(cells=others(row.cells)) for row in block.rows])
    return block._replace(columns=others(block.columns), rows=rows), measured._replace(
        columns=list(others(measured.columns))
    )


def _placed(columns: list[Measures], widths: list[float], x: float, gap: float) -> list[Place]:
    """Return ``columns`` with these ``widths`` side by side, from ``x`` on, with a ``gap`` between them."""
    places = []
    for column, width in zip(columns, widths, strict=True):
        places.append(Place(column, x, width, x + width - column.hang))
        x += width + gap
    return places


def measure_table(block: DataTable, style: Style) -> MeasuredTable:
    """Measure ``block`` in the type of ``style``."""
    styles = label_styles(style)
    columns = []
    for index, column in enumerate(block.columns):
        if column.kind == "number":
            columns.append(_measure_numbers(block, index, styles))
        else:
            floor = (MIN_TEXT if index else MIN_ROW_HEADER) * styles.plain.size
            columns.append(_measure_text(block, index, styles, floor))
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
    whole, limit = text_style.width(header), max(figures, ONE_LINE_HEADER * text_style.size)
    return whole if whole <= limit or " " not in header else text_style.two_lines(header)


def _distribute(block: DataTable, columns: list[Measures], styles: LabelStyles, room: float) -> list[float]:
    """Return the width of each column; together they fill ``room``."""
    min_width = sum(column.min_width for column in columns)
    if sum(column.natural for column in columns) <= room:
        return _add_spare(columns, [column.natural for column in columns], room)
    widths = [column.natural if column.number else column.min_width for column in columns]
    if sum(widths) > room:
        shortfall = sum(widths) - min_width
        fraction = (room - min_width) / shortfall
        widths = [column.min_width + (width - column.min_width) * fraction
                  for column, width in zip(columns, widths, strict=True)]  # fmt: skip
    widths = _lowest(columns, widths, room - sum(widths))
    return _add_spare(columns, _narrow_text(block, columns, styles, widths), room)


def _lowest(columns: list[Measures], widths: list[float], spare: float) -> list[float]:
    """``widths`` with ``spare`` points given to text columns, each step where it saves the most lines of the table."""
    out = list(widths)
    text = [index for index, column in enumerate(columns) if not column.number]
    step = max(spare / STEPS, 1.0)
    lines = [_lines(columns[index], widths[index]) for index in text]
    while spare >= step - 0.01:
        heights = [max(row) for row in zip(*lines, strict=True)]
        best, most = text[0], -1.0
        for at, index in enumerate(text):
            if out[index] >= columns[index].natural:
                continue
            deepest = [max([line for other, line in enumerate(row) if other != at], default=1.0)
                       for row in zip(*lines, strict=True)]  # fmt: skip
            wider = _lines(columns[index], out[index] + step)
            rows = zip(heights, wider, deepest, strict=True)
            saved = sum([height - max(line, other) for height, line, other in rows])
            if saved > most:
                best, most = index, saved
        out[best] += step
        lines[text.index(best)] = _lines(columns[best], out[best])
        spare -= step
    return out


def _lines(column: Measures, width: float) -> list[float]:
    """About how many lines each cell takes: not rounded up, so that every point of width counts."""
    return [max(1.0, natural * RAGGED / width) for natural in column.cells]


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
