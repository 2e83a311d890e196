"""A record of the files that a run has read and written.

A run must never replace one of its inputs, and must report what it wrote when it fails. Inputs are recorded where
files are opened, so that no command can forget one: a style that another style extends, a list, the figures store.
Every function of :mod:`brochure.app` keeps a ledger of its own; outside of them nothing is recorded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

Identity = tuple[int, int, tuple[str, ...]]
"""Device and inode of the nearest existing path, then the names below it that do not exist yet."""


class Ledger:
    """``read`` holds the inputs by identity; ``written`` is the number of finished outputs and ``last`` the latest.

    Paths are as messages show them. Outputs are only counted because a batch can have hundreds of thousands.
    """

    def __init__(self) -> None:
        self.read: dict[Identity, Path] = {}
        self.written = 0
        self.last: Path | None = None

    @property
    def summary(self) -> str:
        """``Already written: 3 files, the last of them out/cooks.pdf``, for whoever hears of an error after that."""
        files = str(self.last) if self.written == 1 else f"{self.written:,} files, the last of them {self.last}"
        return f"Already written: {files}"


_kept: ContextVar[Ledger | None] = ContextVar("ledger", default=None)  # a thread of its own has a ledger of its own


@contextmanager
def keeping() -> Iterator[Ledger]:
    """A new ledger until the block ends; the outer one, if any, learns only what was written."""
    outer, ledger = _kept.get(), Ledger()
    token = _kept.set(ledger)
    try:
        yield ledger
    finally:
        _kept.reset(token)
        if outer is not None and ledger.written:
            outer.written += ledger.written
            outer.last = ledger.last


def current() -> Ledger:
    """The active ledger, or an empty one."""
    return _kept.get() or Ledger()


def note_read(path: Path, status: os.stat_result) -> None:
    """Record ``path`` as an input; ``status`` is that of the open file."""
    if (ledger := _kept.get()) is not None:
        ledger.read.setdefault((status.st_dev, status.st_ino, ()), path)


def note_written(path: Path) -> None:
    """Record ``path`` as a finished output."""
    if (ledger := _kept.get()) is not None:
        ledger.written += 1
        ledger.last = path


def identity(path: Path) -> Identity:
    """A value that is equal for two paths to the same file, whether through links or a different letter case.

    Names that do not exist yet are compared without case, because the file system may ignore it.
    """
    try:
        status = path.stat()
    except OSError:
        real = Path(os.path.realpath(path))
        if real.parent == real:
            return (0, 0, (str(real),))
        device, inode, below = identity(real.parent)
        return (device, inode, (*below, real.name.casefold()))
    return (status.st_dev, status.st_ino, ())
