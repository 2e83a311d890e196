"""``manifest.json``: what a run made, an item a line in the order of the plan, and what it was made from.

The lines are written as outcomes come, to a file in the run's working folder that becomes the manifest when all is
done. A run that was killed leaves the lines that it had written, so that the next one need not do them again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal

import brochure

NAME = "manifest.json"

Status = Literal["built", "unchanged", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item. ``path`` is seen from the manifest's folder; ``seconds`` are those that this run spent on it.

    Of a failed item ``pages``, ``bytes``, ``sha256`` and ``fingerprint`` are None and ``error`` says why.
    """

    profile: str
    style: str
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


class ManifestWriter:
    """Writes entries to ``part`` in the order of their numbers, whatever the order they come in.

    A disk that is full must not stop the run: what goes wrong is kept in ``error``, and told at the end.
    """

    def __init__(self, part: Path) -> None:
        self.error: OSError | None = None
        self._part = part
        self._next = 0
        self._early: dict[int, Entry] = {}
        self._counts: dict[str, int] = dict.fromkeys(("built", "unchanged", "failed"), 0)
        self._first = True
        self._file = part.open("w", encoding="utf-8", newline="\n")
        self._write(f'{{"brochure": {json.dumps(brochure.__version__)}, "items": [')

    def add(self, number: int, entry: Entry) -> None:
        """Take the entry of item ``number`` of the plan."""
        self._counts[entry.status] += 1
        self._early[number] = entry
        while self._next in self._early:
            self._line(self._early.pop(self._next))
            self._next += 1

    def finish(
        self, publish: Callable[[Path], None], earlier: Iterable[Entry], *, complete: bool, seconds: float
    ) -> None:
        """Finish the file and hand it to ``publish``, which makes it the manifest.

        ``earlier`` are entries of earlier runs, of files that this one did not touch.
        """
        for number in sorted(self._early):  # where some in between were never reached
            self._line(self._early[number])
        self._write('\n], "earlier": [')
        self._first = True
        for entry in earlier:
            self._line(entry)
        summary = {**self._counts, "complete": complete, "seconds": round(seconds, 3)}
        self._write(f'\n], "summary": {json.dumps(summary)}}}\n')
        if self.error is None:
            try:
                os.fsync(self._file.fileno())
                self._file.close()
                publish(self._part)
            except OSError as error:
                self.error = error
        self.close()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        with suppress(OSError):  # what could not be written is known
            self._file.close()

    def _line(self, entry: Entry) -> None:
        self._write(("\n" if self._first else ",\n") + json.dumps(asdict(entry), ensure_ascii=False))
        self._first = False

    def _write(self, text: str) -> None:
        if self.error is None:
            try:
                self._file.write(text)
                self._file.flush()
            except OSError as error:
                self.error = error


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of a manifest, or of what there is of one; lines that are none are passed over."""
    with suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith('{"profile"') and (entry := _entry(line)):
                yield entry


def _entry(line: str) -> Entry | None:
    try:
        found = json.loads(line.rstrip().rstrip(","))
    except ValueError:  # cut off by a kill, or edited
        return None
    is_entry = isinstance(found, Mapping) and found.keys() == _KEYS and isinstance(found["path"], str)
    return Entry(**found) if is_entry else None


_KEYS = {field.name for field in fields(Entry)}
