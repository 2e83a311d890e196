"""SQLite on an untrusted file: nothing in the file is executed, and queries have a budget of time and memory.

The store is a file: it may be copied, mailed, damaged and forged. Its tables must be exactly ours before any query
(:mod:`.schema`); the limits here hold whatever its contents are. They count the steps of SQLite's virtual machine, not
seconds, so that the same file always has the same result. No query sorts, because sorting holds all rows at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from brochure.errors import BrochureError

MAX_ROWS = 50_000
"""Rows of one result; the areas of twenty years are 12,000."""

_MAX_BYTES = 20_000  # of a value, and of a row
_STRIDE = 1_000  # steps between two checks of the budget
_OPENING = 20_000  # steps to open the file and read its schema; ours takes 1,000
READING = 20_000_000
"""Steps for all queries together, half a second; listing all areas takes a hundredth of it."""

_PER_QUERY = 2_000  # steps that each query adds to the budget; a lookup takes 200
_BUSY_TIMEOUT = 0.1  # seconds; SQLite ignores Ctrl-C while it waits
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _MAX_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: _MAX_BYTES,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_TOOBIG", "SQLITE_MISMATCH", "SQLITE_FORMAT")


class StoreError(BrochureError):
    """A figures store that is missing, is not one, or cannot be read or written."""


class DamagedError(Exception):
    """Contents that no store of ours can have; :func:`explained` turns it into a :class:`StoreError` with the file."""


class UntrustedConnection(sqlite3.Connection):
    """A connection with a budget of steps for its queries and a limit on the rows of each result."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.patience = 0.0  # seconds to wait for other processes
        self.datasets: frozenset[str] = frozenset()  # the kinds of data whose tables the store has
        self._steps = _OPENING
        self.set_progress_handler(self._is_spent, _STRIDE)
        for limit, value in _LIMITS.items():
            self.setlimit(limit, value)

    def _is_spent(self) -> bool:
        self._steps -= _STRIDE
        return self._steps < 0

    def grant(self, steps: int) -> None:
        """Add steps to the budget: the tables are ours, or the task needs them."""
        self._steps += steps

    def execute(self, statement: str, values: Any = (), /) -> sqlite3.Cursor:
        """As in the base class; each statement adds to the budget, and waits for other processes."""
        self._steps += _PER_QUERY
        deadline = None
        while True:
            try:
                return super().execute(statement, values)
            except sqlite3.OperationalError as error:
                deadline = deadline or monotonic() + self.patience
                if not _is_busy(error) or monotonic() > deadline:
                    raise

    def write(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Execute a statement once for each row of values."""
        self._steps += _PER_QUERY * len(rows)
        self.executemany(statement, rows)

    def query(self, statement: str, values: Any = (), *, limit: int = MAX_ROWS) -> Iterator[tuple[Any, ...]]:
        """The rows of a result. Raises :class:`DamagedError` for more than ``limit``."""
        for number, row in enumerate(self.execute(statement, values)):
            if number == limit:
                raise DamagedError(f"one of its results has more than {limit:,} rows")
            yield row


def connect(path: Path, patience: float) -> UntrustedConnection:
    """Open an existing file; statements wait up to ``patience`` seconds for other processes."""
    # Not read-only even for reading: opening a file also rolls back what a killed command left unfinished.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=_BUSY_TIMEOUT,
        factory=UntrustedConnection,
    )
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
    """Turn SQLite's errors and :class:`DamagedError` into a :class:`StoreError` that names the file."""
    try:
        yield
    except DamagedError as error:
        raise _damaged(path, str(error)) from error
    except UnicodeDecodeError as error:
        raise _damaged(path, "it contains text that is not UTF-8") from error
    except sqlite3.Error as error:
        raise _explained(path, error) from error


def _explained(path: Path, error: sqlite3.Error) -> StoreError:
    name: str = getattr(error, "sqlite_errorname", "")
    if _is_busy(error):
        return StoreError(f"{path}: another command is writing to it; try again when it is done")
    if name.startswith("SQLITE_INTERRUPT"):
        return _damaged(path, "reading it takes too many steps")
    if name.startswith(_DAMAGED):
        return _damaged(path, f"SQLite says {shown(str(error))}")
    if not name and isinstance(error, sqlite3.OperationalError):  # raised by the sqlite3 module itself
        return _damaged(path, "it contains text that is not UTF-8")
    return StoreError(f"{path}: {error}")


def _is_busy(error: sqlite3.Error) -> bool:
    """Whether another process has locked the file."""
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _damaged(path: Path, reason: str) -> StoreError:
    return StoreError(
        f"{path}: this figures store is damaged, or was not made by brochure: {reason}. "
        "Move it away, or name another with `store`, and add the workbooks again: brochure data add FILE..."
    )


def shown(value: object) -> str:
    """A value of the store for a message: short, in ASCII only."""
    return ascii(value[:40] if isinstance(value, str | bytes) else value)
