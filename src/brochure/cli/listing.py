"""How lists are printed: columns that fit the terminal, or one unbroken line each for whatever reads a pipe."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from brochure.cli.terminal import note, result, result_json

if TYPE_CHECKING:
    from brochure.inputs import Skipped
    from brochure.profile.header import Entry

_KEYS = ("slug", "title", "soc", "category", "cluster", "path")
"""What programs get of an entry; the path as text."""

_GAP = "  "
_MAX_FIRST_SHARE = 0.5
"""Of the terminal's width, at most, goes to an aligned first column; a longer cell gets a line of its own."""


def print_entries(entries: Sequence[Entry], *, as_json: bool) -> None:
    """One line for each profile, in columns; or JSON.

    On a terminal, titles are cut to its width. Slugs never are, because people type them.
    """
    if as_json:
        result_json([{key: getattr(entry, key) for key in _KEYS} for entry in entries])
        return
    print_columns([(entry.slug, _codes(entry.soc), entry.title) for entry in entries], cut=True)


def _codes(soc: Sequence[str]) -> str:
    """The first code, and how many more there are."""
    if not soc:
        return "-"
    return soc[0] if len(soc) == 1 else f"{soc[0]} +{len(soc) - 1}"


def note_skipped(skipped: Sequence[Skipped]) -> None:
    """A warning for each file that was to be read among others and cannot be."""
    for each in skipped:
        note(f"Warning: skipped {each}")


def print_columns(rows: Sequence[tuple[str, ...]], *, cut: bool = False) -> None:
    """Rows with all columns but the last padded to the widest cell; ``cut`` ends the last at a terminal's edge."""
    width = shutil.get_terminal_size().columns if cut and sys.stdout.isatty() else None
    for line in aligned(rows, width):
        result(line)


def aligned(rows: Sequence[tuple[str, ...]], width: int | None = None) -> list[str]:
    """The lines of ``rows``, aligned by the columns that characters take.

    Within ``width`` columns, the last cell of a row is cut with an ellipsis. A first cell that would take more than
    half of ``width`` stays whole, on a line of its own.
    """
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)][:-1]
    if width is not None and widths:
        limit = int(width * _MAX_FIRST_SHARE)
        widths[0] = max((_width(row[0]) for row in rows if _width(row[0]) <= limit), default=0)
    lines = []
    for first, *others in rows:
        cells = [first, *others]
        if widths and _width(first) > widths[0]:
            lines.append(first)
            cells[0] = ""
        padded = [_padded(cell, column) for cell, column in zip(cells, widths, strict=False)]
        room = None if width is None else width - sum(map(_width, padded)) - len(_GAP) * len(padded)
        lines.append(_GAP.join([*padded, cells[-1] if room is None else _cut(cells[-1], room)]).rstrip())
    return lines


def _width(text: str) -> int:
    """The columns of a terminal that ``text`` takes; only other than ASCII needs the tables of Unicode."""
    if text.isascii():
        return len(text)
    import wcwidth

    return wcwidth.width(text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _cut(text: str, width: int) -> str:
    """``text`` within ``width`` columns, with an ellipsis where some of it is left out."""
    if _width(text) <= width:
        return text
    if text.isascii():
        return text[: max(width - 1, 0)].rstrip() + "…"
    import wcwidth

    return wcwidth.clip(text, 0, max(width - 1, 0)).rstrip() + "…"
