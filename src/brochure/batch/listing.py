"""``brochures.csv``: what lies in the folder of a batch, for a person with a spreadsheet.

Titles, areas and file names come from files of anyone: no cell may be a formula, none may break a row.
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
_ENCODING = "utf-8-sig"  # Excel takes files without a byte order mark for Windows-1252

BEGINNING = ",".join(f'"{name}"' for name in _HEADER).encode(_ENCODING)
"""How every such file begins."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a formula of the text that it begins, full-width characters in some languages."""


class ListWriter:
    """Writes a row for each entry to ``part``; ``error`` says what went wrong with that."""

    def __init__(self, part: Path) -> None:
        self._part = Part(part, _ENCODING)
        self._rows = csv.writer(self._part, quoting=csv.QUOTE_NONNUMERIC)
        self._rows.writerow(_HEADER)

    @property
    def error(self) -> OSError | None:
        return self._part.error

    def add(self, entry: Entry, status: Status | Literal["earlier"]) -> None:
        """A brochure, or what was to be one; ``earlier`` is one that this run had no part in."""
        title = entry.title or entry.profile
        problem = (entry.error or "").partition("\n")[0]
        pages = "" if entry.pages is None else entry.pages
        style, area = entry.style, entry.area or ""
        self._rows.writerow((_cell(title), _file(entry.path), pages, _cell(style), _cell(area), status, _cell(problem)))

    def finish(self, publish: Callable[[Path], None]) -> None:
        """Hand the file to ``publish``, which gives it its name."""
        self._part.finish(publish)

    def close(self) -> None:
        self._part.close()


def _cell(text: str) -> str:
    """``text`` on one line, and nothing but text to a spreadsheet: an apostrophe keeps a formula from being one."""
    line = visible(" ".join(text.split()))
    return f"'{line}" if line.startswith(_FORMULA) else line


def _file(name: str) -> str:
    """A file's name as it is, spaces included, on one line; ``./`` keeps it from being a formula, and leads to it."""
    shown = visible(name)
    return f"./{shown}" if shown.startswith(_FORMULA) else shown
