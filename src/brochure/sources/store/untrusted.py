"""SQLite over a file that may be anybody's: it runs nothing of its own, and costs no more time and memory than it may.

The store is a file: it gets copied, mailed, damaged and forged. Its tables must be exactly ours before anything is
asked (:mod:`.schema`); here is what holds whatever else is in it. Steps of SQLite's own machine are counted rather than
seconds, so that the same file always ends the same way. Nothing is sorted in SQL: sorting keeps all rows somewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from brochure.sources.figures.errors import DamagedError, StoreError
from brochure.sources.figures.special import told

MAX_ROWS = 50_000
"""Rows of one answer; the areas of twenty years are 12,000."""

_MAX_BYTES = 20_000  # of a value, and of a row
_STRIDE = 1_000  # steps between two looks at the budget
_OPENING = 20_000  # steps to open the file and to look at its tables; ours take 1,000
READING = 20_000_000
"""Steps for all questions together, half a second; listing all areas takes a hundredth."""

_EACH = 2_000  # steps that each question adds; a look-up takes 200
_TURN = 0.1  # seconds for which SQLite itself waits, and does not hear Ctrl-C
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _MAX_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: _MAX_BYTES,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_TOOBIG", "SQLITE_MISMATCH", "SQLITE_FORMAT")


class UntrustedConnection(sqlite3.Connection):
    """A connection whose questions may take so many steps, and answers so many rows."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.patience = 0.0  # seconds to wait for other commands
        self._steps = _OPENING
        self.set_progress_handler(self._is_spent, _STRIDE)
        for limit, value in _LIMITS.items():
            self.setlimit(limit, value)

    def _is_spent(self) -> bool:
        self._steps -= _STRIDE
        return self._steps < 0

    def grant(self, steps: int) -> None:
        """Allow more steps: the tables are ours, or what is to be done takes them."""
        self._steps += steps

    def execute(self, statement: str, values: Any = (), /) -> sqlite3.Cursor:
        """As in the base class; each statement may take a little longer, and waits for other commands for a while."""
        self._steps += _EACH
        deadline = None
        while True:
            try:
                return super().execute(statement, values)
            except sqlite3.OperationalError as error:
                deadline = deadline or monotonic() + self.patience
                if not _is_busy(error) or monotonic() > deadline:
                    raise

    def write(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """The same statement for each of these rows of values."""
        self._steps += _EACH * len(rows)
        self.executemany(statement, rows)

    def ask(self, statement: str, values: Any = (), *, limit: int = MAX_ROWS) -> Iterator[tuple[Any, ...]]:
        """The rows of an answer. Raises :class:`~.errors.DamagedError` for more than ``limit``."""
        for number, row in enumerate(self.execute(statement, values)):
            if number == limit:
                raise DamagedError(f"it has more than {limit:,} rows of a kind")
            yield row


def connect(path: Path, patience: float) -> UntrustedConnection:
    """Open a file that exists; wait ``patience`` seconds for other commands that use it."""
    # Not read-only even for reading: what a killed command left half-done is undone by whoever opens the file next.
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_TURN, factory=UntrustedConnection)
    connection.patience = patience
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says, and what cannot be in a store of ours, into a :class:`StoreError` that names the file."""
    try:
        yield
    except DamagedError as error:
        raise _damaged(path, str(error)) from error
    except UnicodeDecodeError as error:
        raise _damaged(path, "a text in it is not UTF-8") from error
    except sqlite3.Error as error:
        raise _explained(path, error) from error


def _explained(path: Path, error: sqlite3.Error) -> StoreError:
    name: str = getattr(error, "sqlite_errorname", "")
    if _is_busy(error):
        return StoreError(f"{path}: another command is writing into it; try again when it is done")
    if name.startswith("SQLITE_INTERRUPT"):
        return _damaged(path, "reading it does not come to an end")
    if name.startswith(_DAMAGED):
        return _damaged(path, f"SQLite says {told(str(error))}")
    if not name and isinstance(error, sqlite3.OperationalError):  # of the sqlite3 module itself
        return _damaged(path, "a text in it is not UTF-8")
    return StoreError(f"{path}: {error}")


def _is_busy(error: sqlite3.Error) -> bool:
    """Whether another command has locked the file."""
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _damaged(path: Path, reason: str) -> StoreError:
    return StoreError(
        f"{path}: this store of figures is damaged, or was not made by brochure: {reason}. "
        "Move it away, or name another with --store, and add the workbooks again: brochure data add FILE..."
    )
