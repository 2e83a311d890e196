"""The working folder of a run: lock, temporary files, unfinished manifest. A :class:`~.target.Target` says where.

Only one run at a time uses it, so files found in it were left by a killed run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from brochure.batch.listing import NAME as LIST
from brochure.batch.manifest import NAME as MANIFEST
from brochure.batch.manifest import Entry, read_entries
from brochure.batch.place import LOCK, clean_working, lock, unlock
from brochure.batch.target import Target
from brochure.errors import BrochureError

LISTS = (MANIFEST, LIST)
"""The files that a run writes beside the brochures."""


class PlaceError(BrochureError):
    """The target cannot be written to; nothing was written."""


class Workspace:
    """A context manager that creates the folders; may raise :class:`PlaceError` or :class:`~.place.BusyError`.

    ``earlier`` has the entries of earlier runs, from the manifest and from the unfinished one of a killed run.
    """

    def __init__(self, target: Target) -> None:
        self.target = target
        self.earlier = Earlier()
        self._lock = target.scratch / LOCK

    def __enter__(self) -> Self:
        try:
            self._enter()
        except OSError as error:
            raise PlaceError(self._explained(error)) from error
        return self

    def _enter(self) -> None:
        self._file = lock(self._lock, str(self.target))
        try:
            self.target.prepare(LISTS)
            self.earlier.add(read_entries(self.target.copy_of(MANIFEST)))
            self.earlier.add(read_entries(self.part(MANIFEST)))
            clean_working(self.target.scratch)
        except BaseException:
            self._leave()
            raise

    def _explained(self, error: OSError) -> str:
        """The message, with the target as the user named it; a hidden file is named only if it is in the way."""
        if error.strerror is None:  # from a remote store; names the URL
            return str(error)
        if isinstance(error, FileExistsError) and error.filename:
            return f"{self.target.named(Path(error.filename).name)}: {error.strerror}"
        return f"cannot write in {self.target}: {error.strerror}; choose another output"

    def part(self, name: str) -> Path:
        """The path at which the future file ``name`` is written."""
        return self.target.scratch / f"{name}.part"

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.earlier.close()
        clean_working(self.target.scratch)
        self._leave()

    def _leave(self) -> None:
        unlock(self._file, self._lock)
        with suppress(OSError):  # another run may be using it already
            self.target.scratch.rmdir()


_COLUMNS = tuple(field.name for field in fields(Entry))
_INSERT = f"INSERT OR REPLACE INTO entry VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608  only placeholders
_row = attrgetter(*_COLUMNS)

_CACHE_MB = 8  # in memory; the rest goes to the system's folder for temporary files


class Earlier:
    """Entries by path; for the same path, the last one added counts.

    SQLite keeps them in memory, or, if they are many, in an unnamed file that is deleted with the object.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = {-1000 * _CACHE_MB};"
            f"CREATE TABLE entry ({', '.join(_COLUMNS)}, PRIMARY KEY (path)); BEGIN"
        )

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries. Those with values that SQLite cannot store are skipped."""
        for entry in entries:
            with suppress(sqlite3.Error, OverflowError, UnicodeError):
                self._database.execute(_INSERT, _row(entry))

    def pop(self, path: str) -> Entry | None:
        """Remove and return the entry of the file at ``path``."""
        try:
            row = self._database.execute("SELECT * FROM entry WHERE path = ?", (path,)).fetchone()
        except UnicodeError:  # a name that is not valid UTF-8; never recorded as such
            return None
        if row is None:
            return None
        self._database.execute("DELETE FROM entry WHERE path = ?", (path,))
        return _entry(row)

    def __iter__(self) -> Iterator[Entry]:
        """The remaining entries, in the order in which they were added."""
        for row in self._database.execute("SELECT * FROM entry ORDER BY rowid"):
            yield _entry(row)

    def close(self) -> None:
        self._database.close()


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(**dict(zip(_COLUMNS, row, strict=True)))
