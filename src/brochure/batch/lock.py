"""One run at a time in a folder: a lock that ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from brochure.batch.place import make_working, open_plain
from brochure.errors import BrochureError

PATIENCE = 5.0  # seconds: what a killed run's workers may take to end
_PAUSE = 0.05


class BusyError(BrochureError):
    """Another run has the folder."""


def lock(path: Path, place: str) -> IO[bytes]:
    """Make, open and lock the file at ``path`` for a run that writes to ``place``; :func:`unlock` lets go.

    Raises :class:`BusyError`, or OSError, where something is in the way for one.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        with suppress(FileNotFoundError):  # a run that ended just now took the folder with it
            make_working(path.parent)
            file = open_plain(path, os.O_RDWR | os.O_CREAT)
            if _try(file) and _is_at(file, path):
                return file
            file.close()
        if time.monotonic() > deadline:
            raise BusyError(f"another run is writing to {place}; wait for it, or choose another output")
        time.sleep(_PAUSE)


def unlock(file: IO[bytes], path: Path) -> None:
    """Remove the file and let go of it; whoever waits for it sees that it is gone, and makes a new one."""
    with suppress(OSError):  # what cannot be removed keeps nobody out
        if sys.platform == "win32":  # an open file cannot be removed there
            file.close()
            path.unlink(missing_ok=True)
        elif _is_at(file, path):
            path.unlink(missing_ok=True)
    file.close()


def _try(file: IO[bytes]) -> bool:
    """Whether the lock is ours; so it is where the file system has none."""
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
    """Whether ``path`` is still this file: the run that had it before may have removed it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.lstat())
    except FileNotFoundError:
        return False
