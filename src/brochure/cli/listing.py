"""How lists are printed: columns that fit the terminal, or one unbroken line each for whatever reads a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from brochure.cli.terminal import note, result, result_json, terminal_width
from brochure.display import cut, padded, visible, width

if TYPE_CHECKING:
    from brochure.inputs import Skipped
    from brochure.profile.find import Entry

_KEYS = ("slug", "title", "soc", "category", "cluster", "path")
"""What programs get of an entry; the path as text."""

_GAP = "  "
_MAX_FIRST_SHARE = 0.5
"""Of the terminal's width, at most, goes to an aligned first column; a longer cell gets a line of its own."""

_MAX_ALIGNED = 80
"""Columns that a cell may take for the others of its column to be padded to it; the Handbook's longest slug has 78."""


def print_entries(entries: Sequence[Entry], *, as_json: bool) -> None:
    """One line for each profile, in columns; or JSON.

    On a terminal, titles are cut to its width. Slugs never are, because people type them.
    """
    if as_json:
        result_json([{key: getattr(entry, key) for key in _KEYS} for entry in entries])
        return
    print_columns([(entry.slug, _codes(entry.soc), entry.title) for entry in entries], fits=True)


def _codes(soc: Sequence[str]) -> str:
    """The first code, and how many more there are."""
    if not soc:
        return "-"
    return soc[0] if len(soc) == 1 else f"{soc[0]} +{len(soc) - 1}"


def note_skipped(skipped: Sequence[Skipped]) -> None:
    """A warning for each file that was to be read among others and cannot be."""
    for each in skipped:
        note(f"Warning: skipped {each}")


def print_columns(rows: Sequence[tuple[str, ...]], *, fits: bool = False) -> None:
    """Rows in columns; with ``fits`` the last one ends at the terminal's edge."""
    if rows:
        result(*aligned(rows, terminal_width() if fits else None))


def aligned(rows: Sequence[tuple[str, ...]], limit: int | None = None) -> list[str]:
    """The lines of ``rows``, aligned by the columns that characters take.

    Within ``limit`` columns, the last cell of a row is cut with an ellipsis. A first cell that would take more than
    half of them stays whole, on a line of its own. Without a limit each row is one line, and a very long cell moves
    the rest of its own line alone.
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
    """What the cells of a column are padded to."""
    return max((columns for columns in widths if columns <= _MAX_ALIGNED), default=0)
