"""What a run has read and written so far: it must replace none of its inputs, and say what it left when it fails.

Reading is noted where files are opened, so that no command can forget an input: a style that another one extends, a
list, the store of figures. A ledger is kept while somebody asks for one, as the command line does; otherwise nothing is
noted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

Identity = tuple[int, int, tuple[str, ...]]
"""Device and inode of what exists, and the names below it of what does not exist yet."""


@dataclass(slots=True)
class Ledger:
    """``read`` are the inputs by their identity; ``written`` counts finished outputs, ``last`` is one of them.

    Paths are as messages show them. Of outputs no more is kept: a batch has hundreds of thousands.
    """

    read: dict[Identity, Path] = field(default_factory=dict)
    written: int = 0
    last: Path | None = None


_kept: list[Ledger] = []


@contextmanager
def keeping() -> Iterator[Ledger]:
    """A new ledger, in which everything is noted until the block ends, and not in the one outside of it."""
    ledger = Ledger()
    _kept.append(ledger)
    try:
        yield ledger
    finally:
        _kept.remove(ledger)


def current() -> Ledger:
    """The ledger that is kept; an empty one where none is."""
    return _kept[-1] if _kept else Ledger()


def note_read(path: Path, status: os.stat_result) -> None:
    """``path`` is an input; ``status`` is that of the open file."""
    if _kept:
        _kept[-1].read.setdefault((status.st_dev, status.st_ino, ()), path)


def note_written(path: Path) -> None:
    """``path`` is a finished output."""
    if _kept:
        _kept[-1].written += 1
        _kept[-1].last = path


def identity(path: Path) -> Identity:
    """Equal for two paths that are, or would be, one file: by links, or in another case of letters.

    Of names that do not exist yet, the case is never told apart: whether the file system does is not known.
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
