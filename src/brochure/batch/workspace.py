"""The working folder of a run: lock, temporary files, manifest in the making. A :class:`~.target.Target` says where.

One run at a time has it, so what is found in it was left by a run that was killed.
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
"""The files that a run makes beside the brochures."""


class PlaceError(BrochureError):
    """The place cannot be written to; nothing is."""


class Workspace:
    """A context manager; entering makes the folders and may raise :class:`PlaceError` or :class:`~.lock.BusyError`.

    ``earlier`` are the entries of earlier runs: of the manifest, and of what a killed run had of its own.
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
        """The place as the user calls it; of hidden files only the one that is in the way has a name."""
        if error.strerror is None:  # it is a store's, and says where
            return str(error)
        if isinstance(error, FileExistsError) and error.filename:
            return f"{self.target.named(Path(error.filename).name)}: {error.strerror}"
        return f"cannot write in {self.target}: {error.strerror}; choose another output"

    def part(self, name: str) -> Path:
        """Where the file that will be called ``name`` is written."""
        return self.target.scratch / f"{name}.part"

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.earlier.close()
        clean_working(self.target.scratch)
        self._leave()

    def _leave(self) -> None:
        unlock(self._file, self._lock)
        with suppress(OSError):  # another run may have it already
            self.target.scratch.rmdir()


_COLUMNS = tuple(field.name for field in fields(Entry))
_INSERT = f"INSERT OR REPLACE INTO entry VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608  marks alone
_row = attrgetter(*_COLUMNS)

_KEPT = 8  # MB in memory; what is more goes to the system's folder for temporary files


class Earlier:
    """Entries by path, each path once; of two with one path the later added counts.

    SQLite keeps them in a file that has no name and is gone with the object, or, if they are few, in memory.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = {-1000 * _KEPT};"
            f"CREATE TABLE entry ({', '.join(_COLUMNS)}, PRIMARY KEY (path)); BEGIN"
        )

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries. One with values that no manifest has, or that does not fit, is skipped."""
        for entry in entries:
            with suppress(sqlite3.Error, OverflowError, UnicodeError):
                self._database.execute(_INSERT, _row(entry))

    def pop(self, path: str) -> Entry | None:
        """The entry of the file at ``path``, which is forgotten."""
        try:
            row = self._database.execute("SELECT * FROM entry WHERE path = ?", (path,)).fetchone()
        except UnicodeError:  # a name in another encoding, of which nothing was ever made
            return None
        if row is None:
            return None
        self._database.execute("DELETE FROM entry WHERE path = ?", (path,))
        return _entry(row)

    def __iter__(self) -> Iterator[Entry]:
        """Those that are left, in the order of their being added."""
        for row in self._database.execute("SELECT * FROM entry ORDER BY rowid"):
            yield _entry(row)

    def close(self) -> None:
        self._database.close()


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(**dict(zip(_COLUMNS, row, strict=True)))
