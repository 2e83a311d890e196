"""Lists in columns that fit the terminal, or, in a pipe, with one unbroken line per row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from brochure.cli.terminal import note, result, terminal_width
from brochure.display import cut, padded, visible, width

if TYPE_CHECKING:
    from brochure.inputs import Skipped

_GAP = "  "
_MAX_FIRST_SHARE = 0.5
"""The share of the terminal's width that an aligned first column may take; a wider cell gets a line of its own."""

_MAX_ALIGNED = 80
"""The widest cell that others in its column are padded to; the Handbook's longest slug has 78 characters."""


def note_skipped(skipped: Sequence[Skipped]) -> None:
    """Warn of each file in a folder that cannot be read."""
    for each in skipped:
        note(f"Warning: skipped {each}")


def print_columns(rows: Sequence[tuple[str, ...]], *, fits: bool = False) -> None:
    """Rows in columns; with ``fits`` the last one ends at the terminal's edge."""
    if rows:
        result(*aligned(rows, terminal_width() if fits else None))


def aligned(rows: Sequence[tuple[str, ...]], limit: int | None = None) -> list[str]:
    """The lines of ``rows``, aligned by display width.

    With a ``limit`` of columns, the last cell of a row is cut with an ellipsis, and a first cell that would take more
    than half of them gets a line of its own. Without one, each row is one line, and a very long cell shifts only the
    rest of its own line.
    """
    cells = [tuple(map(visible, row)) for row in rows]
    widths = [_common_width(map(width, column)) for column in zip(*cells, strict=True)][:-1]
    if limit is not None and widths:
        longest = int(limit * _MAX_FIRST_SHARE)
        widths[0] = max((width(row[0]) for row in cells if width(row[0]) <= longest), default=0)
    lines = []
    for first, *others in cells:
        row = [first, *others]
        if limit is not None and widths and width(first) > widths[0]:
            lines.append(first)
            row[0] = ""
        aside = [padded(cell, columns) for cell, columns in zip(row, widths, strict=False)]
        room = None if limit is None else limit - sum(map(width, aside)) - len(_GAP) * len(aside)
        lines.append(_GAP.join([*aside, row[-1] if room is None else cut(row[-1], room)]).rstrip())
    return lines


def _common_width(widths: Iterable[int]) -> int:
    return max((columns for columns in widths if columns <= _MAX_ALIGNED), default=0)
