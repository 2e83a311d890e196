"""What earlier runs made, by the paths of the files: out of memory, however many there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from operator import attrgetter
from typing import Any

from brochure.batch.manifest import Entry

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
        """Take entries. One with values that are none of a manifest, or that there is no room for, is passed over."""
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
