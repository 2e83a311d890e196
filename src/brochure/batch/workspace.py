"""The working folder of a run: lock, temporary files, unfinished manifest. A :class:`~.target.Target` says where.

Only one run at a time uses it, so files found in it were left by a killed run. The lock is released when the process
that holds it ends, even if it is killed.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from brochure.batch.manifest import LIST, MANIFEST, Entry, read_entries
from brochure.batch.target import Target, is_temporary, is_working, make_working, open_plain
from brochure.errors import BrochureError

LISTS = (MANIFEST, LIST)
"""The files that a run writes beside the brochures."""

LOCK = "lock"
LOCK_TIMEOUT = 5.0  # seconds; workers of a killed run may take that long to end
_RETRY_INTERVAL = 0.05

_LEFT = (MANIFEST, *(f"{name}.part" for name in LISTS))
"""What runs leave in their working folder, besides the lock and temporary files."""


class PlaceError(BrochureError):
    """The target cannot be written to; nothing was written."""


class Workspace:
    """A context manager that creates the folders; may raise :class:`PlaceError` or :class:`BusyError`.

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
            _clean(self.target.scratch)
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
        _clean(self.target.scratch)
        self._leave()

    def _leave(self) -> None:
        unlock(self._file, self._lock)
        with suppress(OSError):  # another run may be using it already
            self.target.scratch.rmdir()


def _clean(folder: Path) -> None:
    """Remove what runs leave in their working folder, except the lock."""
    if not is_working(folder):
        return
    for path in folder.iterdir():
        if path.name in _LEFT or is_temporary(path.name):
            with suppress(OSError):
                path.unlink()


# The lock


class BusyError(BrochureError):
    """Another run is using the folder."""


def lock(path: Path, place: str) -> IO[bytes]:
    """Create, open and lock the file at ``path`` for a run that writes to ``place``; :func:`unlock` releases it.

    Raises :class:`BusyError`, or OSError, for example if something other than a file is at ``path``.
    """
    deadline = time.monotonic() + LOCK_TIMEOUT
    while True:
        with suppress(FileNotFoundError):  # a run that just ended removed the folder
            make_working(path.parent)
            file = open_plain(path, os.O_RDWR | os.O_CREAT)
            if _try(file) and _is_at(file, path):
                return file
            file.close()
        if time.monotonic() > deadline:
            raise BusyError(f"another run is writing to {place}; wait for it, or choose another output")
        time.sleep(_RETRY_INTERVAL)


def unlock(file: IO[bytes], path: Path) -> None:
    """Remove the file and release the lock; a waiting run notices that the file is gone and creates a new one."""
    with suppress(OSError):  # a leftover file does not lock out other runs
        if sys.platform == "win32":  # an open file cannot be removed there
            file.close()
            path.unlink(missing_ok=True)
        elif _is_at(file, path):
            path.unlink(missing_ok=True)
    file.close()


def _try(file: IO[bytes]) -> bool:
    """Try to take the lock; True also where the file system has no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _is_at(file: IO[bytes], path: Path) -> bool:
    """Whether ``path`` is still this file: the run that held the lock before may have removed it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.lstat())
    except FileNotFoundError:
        return False


# Entries of earlier runs

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
        self._database.row_factory = _entry
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
            entry: Entry | None = self._database.execute("SELECT * FROM entry WHERE path = ?", (path,)).fetchone()
        except UnicodeError:  # a name that is not valid UTF-8; never recorded as such
            return None
        if entry is not None:
            self._database.execute("DELETE FROM entry WHERE path = ?", (path,))
        return entry

    def __iter__(self) -> Iterator[Entry]:
        """The remaining entries, in the order in which they were added."""
        yield from self._database.execute("SELECT * FROM entry ORDER BY rowid")

    def close(self) -> None:
        self._database.close()


def _entry(_cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> Entry:
    return Entry(**dict(zip(_COLUMNS, row, strict=True)))
