"""How wide the columns of a table are: measured from its contents, then fitted to the measure.

Units are points.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.compose.blocks import DataTable
from brochure.layout.decimals import parted
from brochure.layout.labels import Lettering, Letterings, letterings, scaled
from brochure.style.model import Style

GAP = 12.0  # between columns
PAD = 6.0  # at both sides of every row, in a table with a tinted row
INDENT = 9.0  # of each level of nested row headers
FIRST = 110.0  # under this a column of row headers becomes a ladder of single words
OTHER = 56.0  # the same, for other columns of text
EASE = 22.0  # what a column of numbers is widened by, at most, where there is room
WORDS = -1.0
LINES = 3  # a cell of text is better not deeper than this
SMALLER = (0.93, 0.86, 0.8)  # type shrinks by these steps before words are broken


@dataclass(slots=True)
class Measures:
    """One column: ``natural`` sets all cells on one line, under ``least`` words would break.

    ``cells`` has a figure for every row: of a column of text the width of the cell on one line; of a column of
    numbers the width left of the decimal point, or ``WORDS`` where the cell holds no figure.

    Of a number column, ``left``, ``right`` and ``hang`` are the widest parts of its figures: up to the decimal
    point, from there on, and what hangs after (a ``+``). ``width`` and ``x`` are its place once fitted.
    """

    number: bool
    natural: float
    least: float
    cells: list[float]
    left: float = 0.0
    right: float = 0.0
    hang: float = 0.0
    x: float = 0.0
    width: float = 0.0

    @property
    def figures(self) -> float:
        """What the column's aligned figures take together."""
        return self.left + self.right + self.hang

    @property
    def edge(self) -> float:
        """Where figures and headers end at the right: what hangs stands outside."""
        return self.x + self.width - self.hang


@dataclass(frozen=True, slots=True)
class Fitted:
    """Columns in place, and the letterings they were measured in."""

    columns: list[Measures]
    hands: Letterings
    pad: float


def fit_columns(block: DataTable, style: Style, width: float) -> Fitted:
    """The columns of ``block`` in a measure of ``width``, in the largest type in which no word breaks."""
    pad = _pad(block)
    room = width - 2 * pad - GAP * (len(block.columns) - 1)
    hands = letterings(style)
    columns = measure(block, hands)
    for scale in SMALLER:
        if sum(column.least for column in columns) <= room:
            break
        hands = scaled(style, scale)
        columns = measure(block, hands)
    _share(columns, room)
    x = pad
    for column in columns:
        column.x = x
        x += column.width + GAP
    return Fitted(columns, hands, pad)


def least_width(block: DataTable, style: Style) -> float:
    """The width under which the table would be ugly: broken words, or cells of text deeper than three lines."""
    columns = measure(block, letterings(style))
    needs = (
        column.least if column.number else max(column.least, min(column.natural, 1.1 * column.natural / LINES))
        for column in columns
    )
    return sum(needs) + GAP * (len(columns) - 1) + 2 * _pad(block)


def _pad(block: DataTable) -> float:
    return PAD if any(row.role == "own" for row in block.rows) else 0.0


def measure(block: DataTable, hands: Letterings) -> list[Measures]:
    """Every column of ``block``, measured and not yet fitted."""
    columns = []
    for index, column in enumerate(block.columns):
        floor = FIRST if index == 0 else OTHER
        if column.kind == "number":
            columns.append(_numbers(block, index, hands))
        else:
            columns.append(_texts(block, index, hands, floor))
    return columns


def _texts(block: DataTable, index: int, hands: Letterings, floor: float) -> Measures:
    natural, least = hands.head.extent(block.columns[index].header)
    cells = []
    for row in block.rows:
        hand = hands.plain if row.role == "plain" else hands.bold
        width, longest = hand.extent(row.cells[index].text)
        cells.append(width)
        if row.indent and not index:
            width += row.indent * INDENT
            longest += row.indent * INDENT
        natural = max(natural, width)
        least = max(least, longest)
    return Measures(number=False, natural=natural, least=max(least, min(natural, floor)), cells=cells)


def _numbers(block: DataTable, index: int, hands: Letterings) -> Measures:
    left = right = hang = other = 0.0
    cells = []
    for row in block.rows:
        text = row.cells[index].text
        hand = hands.plain if row.role == "plain" else hands.bold
        parts = parted(text)
        if parts is None:
            other = max(other, hand.width(text))
            cells.append(WORDS)
            continue
        width = hand.width(parts[0])
        cells.append(width)
        left = max(left, width)
        if parts[1]:
            right = max(right, hand.width(parts[1]))
        if parts[2]:
            hang = max(hang, hand.width(parts[2]))
    header = block.columns[index].header
    column = Measures(number=True, natural=0.0, least=0.0, cells=cells, left=left, right=right, hang=hang)
    figures = max(left + right, other)
    column.least = max(figures, hands.head.longest_word(header)) + hang
    column.natural = max(figures, _header_width(header, hands.head, figures)) + hang
    return column


def _header_width(header: str, hand: Lettering, figures: float) -> float:
    """A header over numbers is set on one line where that is no wider than its figures, else on two."""
    whole = hand.width(header)
    if whole <= figures or " " not in header:
        return whole
    return max(map(hand.width, hand.wrap(header, whole * 0.8)))


def _share(columns: list[Measures], room: float) -> None:
    """Set every column's width so that together they take ``room``."""
    natural = sum(column.natural for column in columns)
    least = sum(column.least for column in columns)
    texts = [column for column in columns if not column.number]
    if natural <= room:
        for column in columns:
            column.width = column.natural
        _widen(columns, texts, room - natural)
    elif least <= room:
        for column in columns:
            column.width = column.least
        numbers = [column for column in columns if column.number]
        _grow(numbers, room - least)
        _grow(texts, room - sum(column.width for column in columns))
    else:
        _squeeze(columns, texts, room)


def _grow(columns: list[Measures], spare: float) -> None:
    """Widen ``columns`` towards their natural widths, by what each lacks, with no more than ``spare``."""
    lack = sum(column.natural - column.least for column in columns)
    part = min(1.0, spare / lack) if lack else 0.0
    for column in columns:
        column.width += (column.natural - column.least) * part


def _widen(columns: list[Measures], texts: list[Measures], spare: float) -> None:
    """Hand out what is left over: a little to the numbers, the rest to the text by its need."""
    if not texts:
        for column in columns:
            column.width += spare / len(columns)
        return
    ease = min(EASE, spare / len(columns))
    for column in columns[1:]:
        if column.number:
            column.width += ease
            spare -= ease
    total = sum(column.natural for column in texts)
    for column in texts:
        column.width += spare * column.natural / total if total else spare / len(texts)


def _squeeze(columns: list[Measures], texts: list[Measures], room: float) -> None:
    """More words than room: numbers keep theirs while text has a letter's width left, then all give way alike."""
    for column in columns:
        column.width = column.least
    over = sum(column.width for column in columns) - room
    give = sum(max(0.0, column.width - 24.0) for column in texts)
    if give >= over:
        for column in texts:
            column.width -= over * max(0.0, column.width - 24.0) / give
        return
    total = sum(column.width for column in columns)
    for column in columns:
        column.width *= max(room, 4.0 * len(columns)) / total
