"""``brochures.csv``: a list of the brochures in a batch folder, for spreadsheets.

Titles, areas and file names come from untrusted files: no cell may be a formula, and none may break a row.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from brochure.batch.manifest import Entry, Part, Status
from brochure.display import visible

NAME = "brochures.csv"

_HEADER = ("Title", "File", "Pages", "Style", "Area", "Status", "Problem")
_ENCODING = "utf-8-sig"  # Excel reads files without a byte order mark as Windows-1252

BEGINNING = ",".join(f'"{name}"' for name in _HEADER).encode(_ENCODING)
"""The first bytes of every list, which identify it as ours."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Characters that start a formula; the full-width ones do in some languages."""


class ListWriter:
    """Writes a row for each entry to ``part``; ``error`` is the first write error."""

    def __init__(self, part: Path) -> None:
        self._part = Part(part, _ENCODING)
        self._rows = csv.writer(self._part, quoting=csv.QUOTE_NONNUMERIC)
        self._rows.writerow(_HEADER)

    @property
    def error(self) -> OSError | None:
        return self._part.error

    def add(self, entry: Entry, status: Status | Literal["earlier"]) -> None:
        """Add the row of a brochure, built or failed; ``earlier`` marks those of earlier runs."""
        title = entry.title or entry.profile
        problem = (entry.error or "").partition("\n")[0]
        pages = "" if entry.pages is None else entry.pages
        style, area = entry.style, entry.area or ""
        self._rows.writerow((_cell(title), _file(entry.path), pages, _cell(style), _cell(area), status, _cell(problem)))

    def finish(self, publish: Callable[[Path], None]) -> None:
        """Pass the finished file to ``publish``, which gives it its final name."""
        self._part.finish(publish)

    def close(self) -> None:
        self._part.close()


def _cell(text: str) -> str:
    """``text`` on one line, as plain text to a spreadsheet: a leading apostrophe disables formulas."""
    line = visible(" ".join(text.split()))
    return f"'{line}" if line.startswith(_FORMULA) else line


def _file(name: str) -> str:
    """A file name on one line, spaces kept; a leading ``./`` disables formulas and is still a valid path."""
    shown = visible(name)
    return f"./{shown}" if shown.startswith(_FORMULA) else shown
