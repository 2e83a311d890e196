"""The lists that a run writes beside the brochures: ``manifest.json`` for programs, ``brochures.csv`` for spreadsheets.

The manifest has one item per line in the order of the plan, with its inputs. Lines are written as outcomes come, to a
file in the run's working folder that finally becomes the manifest. A killed run leaves the lines it has written, so
that the next one need not build those items again.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path
from typing import Any, BinaryIO, Literal, get_args, get_type_hints

import brochure
from brochure.batch.target import open_plain
from brochure.display import visible

MANIFEST = "manifest.json"
LIST = "brochures.csv"

Status = Literal["built", "unchanged", "failed"]

_MAX_LINE = 1 << 20  # bytes; a line with an entry has a few hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item. ``path`` is relative to the manifest; ``seconds`` is the time that this run spent on it.

    For a failed item, ``title``, ``pages``, ``bytes``, ``sha256`` and ``fingerprint`` are None and ``error`` says why.
    """

    profile: str
    title: str | None
    style: str
    lang: str | None
    area: str | None
    page_size: str | None
    path: str
    status: Status
    pages: int | None
    bytes: int | None
    sha256: str | None
    seconds: float
    error: str | None
    source: str
    fingerprint: str | None


Follow = Callable[[Entry, Status | Literal["earlier"]], None]


class _Part:
    """A new text file. Write errors are kept in ``error`` instead of raised: a full disk must not stop a run.

    A killed run leaves what was written. Raises OSError if ``path`` exists or cannot be created.
    """

    def __init__(self, path: Path, encoding: str = "utf-8") -> None:
        self.error: OSError | None = None
        self._path = path
        self._file = path.open("x", encoding=encoding, newline="")

    def write(self, text: str) -> None:
        if self.error is None:
            try:
                self._file.write(text)
                self._file.flush()
            except OSError as error:
                self.error = error

    def finish(self, publish: Callable[[Path], None]) -> None:
        """If there was no error, pass the file to ``publish``, which gives it its final name."""
        if self.error is None:
            try:
                os.fsync(self._file.fileno())
                self._file.close()
                publish(self._path)
            except OSError as error:
                self.error = error
        self.close()

    def close(self) -> None:
        """Close the file, finished or not."""
        with suppress(OSError):  # write errors are recorded already
            self._file.close()


class ManifestWriter(_Part):
    """Writes entries to a file in the order of their numbers, in whatever order they come; see :class:`_Part`.

    ``follow`` is called with each entry and its status, in that order.
    """

    def __init__(self, path: Path, follow: Follow = lambda _entry, _status: None) -> None:
        super().__init__(path)
        self._follow = follow
        self._next = 0
        self._early: dict[int, Entry] = {}
        self._counts: dict[str, int] = dict.fromkeys(get_args(Status), 0)
        self._separator = "\n"
        self.write(f'{{"brochure": {json.dumps(brochure.__version__)}, "items": [')

    def add(self, number: int, entry: Entry) -> None:
        """Add the entry of item ``number`` of the plan."""
        self._counts[entry.status] += 1
        self._early[number] = entry
        while self._next in self._early:
            self._line(self._early.pop(self._next))
            self._next += 1

    def end(self, earlier: Iterable[Entry], *, complete: bool, seconds: float) -> None:
        """Write the rest; ``earlier`` are entries of earlier runs for files that this run did not touch."""
        for number in sorted(self._early):  # after an early end, some numbers are missing
            self._line(self._early[number])
        self.write('\n], "earlier": [')
        self._separator = "\n"
        for entry in earlier:
            self._line(entry, "earlier")
        summary = {**self._counts, "complete": complete, "seconds": round(seconds, 3)}
        self.write(f'\n], "summary": {json.dumps(summary)}}}\n')

    def _line(self, entry: Entry, status: Literal["earlier"] | None = None) -> None:
        self.write(self._separator + json.dumps(asdict(entry), ensure_ascii=False))
        self._separator = ",\n"
        self._follow(entry, status or entry.status)


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of a manifest, complete or not.

    The file is not trusted: a line that is not exactly an entry as this program writes it is skipped.
    """
    with suppress(OSError), open_plain(path) as file:
        for line in _lines(file):
            if line.startswith(b'{"profile"') and (entry := _entry(line)):
                yield entry


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file, except those that are too long."""
    while line := file.readline(_MAX_LINE):
        if len(line) < _MAX_LINE or line.endswith(b"\n"):
            yield line
        else:
            while (rest := file.readline(_MAX_LINE)) and not rest.endswith(b"\n"):
                pass


def _entry(line: bytes) -> Entry | None:
    try:
        found = json.loads(line.rstrip().rstrip(b","))
    except (ValueError, RecursionError):  # cut off by a kill, edited, not UTF-8, or nested too deep
        return None
    return Entry(**found) if _is_entry(found) else None


def _is_entry(found: object) -> bool:
    return (
        isinstance(found, dict)
        and found.keys() == _TYPES.keys()
        and all(isinstance(found[name], kind) for name, kind in _TYPES.items())
        and found["status"] in get_args(Status)
        and isfinite(found["seconds"])
        and is_name(found["path"])
    )


_TYPES: dict[str, Any] = get_type_hints(Entry) | {"status": str, "seconds": float | int}
"""The types of an entry's values, by field name."""


def is_name(text: str) -> bool:
    """Whether ``text`` is a plain file name, which cannot lead out of its folder."""
    return text not in ("", ".", "..") and Path(text).name == text and "\0" not in text


# The list. Titles, areas and file names come from untrusted files: no cell may be a formula, and none may break a row

_HEADER = ("Title", "File", "Pages", "Style", "Language", "Area", "Status", "Problem")
_ENCODING = "utf-8-sig"  # Excel reads files without a byte order mark as Windows-1252

BEGINNING = ",".join(f'"{name}"' for name in _HEADER).encode(_ENCODING)
"""The first bytes of every list, which identify it as ours."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Characters that start a formula; the full-width ones do in some languages."""


class ListWriter(_Part):
    """Writes a row for each entry to a file; see :class:`_Part`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _ENCODING)
        self._rows = csv.writer(self, quoting=csv.QUOTE_NONNUMERIC)
        self._rows.writerow(_HEADER)

    def add(self, entry: Entry, status: Status | Literal["earlier"]) -> None:
        """Add the row of a brochure, built or failed; ``earlier`` marks those of earlier runs."""
        title = entry.title or entry.profile
        problem = (entry.error or "").partition("\n")[0]
        pages = "" if entry.pages is None else entry.pages
        asked = (entry.style, entry.lang or "", entry.area or "")
        self._rows.writerow((_cell(title), _file(entry.path), pages, *map(_cell, asked), status, _cell(problem)))


def _cell(text: str) -> str:
    """``text`` on one line, as plain text to a spreadsheet: a leading apostrophe disables formulas."""
    line = visible(" ".join(text.split()))
    return f"'{line}" if line.startswith(_FORMULA) else line


def _file(name: str) -> str:
    """A file name on one line, spaces kept; a leading ``./`` disables formulas and is still a valid path."""
    shown = visible(name)
    return f"./{shown}" if shown.startswith(_FORMULA) else shown
