"""Safe access to the folder that a batch writes to and its hidden working folder, for one run at a time.

Others who can write there could leave links to anywhere. So links in it are never followed, and only files with names
that this program gives are removed. The lock is released when the process that holds it ends, even if it is killed.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO

from brochure.errors import BrochureError

LOCK = "lock"

LOCK_TIMEOUT = 5.0  # seconds; workers of a killed run may take that long to end
_RETRY_INTERVAL = 0.05

_MADE = re.compile(r"lock|manifest\.json(\.part)?|brochures\.csv\.part|\.brochure-[0-9a-f]{16}\.tmp")
_TEMPORARY = re.compile(r"\.brochure-[0-9a-f]{16}\.tmp")

_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Follow no links and do not wait for pipes. Windows lacks the flags and hardly needs them."""


def is_name(text: str) -> bool:
    """Whether ``text`` is a plain file name, which cannot lead out of its folder."""
    return text not in ("", ".", "..") and Path(text).name == text and "\0" not in text


def is_temporary(name: str) -> bool:
    """Whether ``name`` is that of one of our temporary files."""
    return _TEMPORARY.fullmatch(name) is not None


def check_plain(path: Path) -> None:
    """Raises OSError if ``path`` exists and is not a regular file."""
    with suppress(FileNotFoundError):
        _check_mode(path, path.lstat().st_mode)


def open_plain(path: Path, flags: int = os.O_RDONLY) -> BinaryIO:
    """Open the file at ``path`` with ``flags``. Raises OSError if it is not a regular file."""
    check_plain(path)
    file = os.fdopen(os.open(path, flags | _PLAIN, 0o666), "rb" if flags == os.O_RDONLY else "r+b")
    try:
        _check_mode(path, os.fstat(file.fileno()).st_mode)  # it may have been replaced since
    except OSError:
        file.close()
        raise
    return file


def make_working(folder: Path) -> None:
    """Create the hidden working folder of a run, and its parents. Raises OSError if its name is taken."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        folder.mkdir()
    if not is_working(folder):
        raise _in_the_way(folder, folder.lstat().st_mode)


def is_working(folder: Path) -> bool:
    """Whether ``folder`` is a real folder, not a link to one."""
    return folder.is_dir() and Path(os.path.realpath(folder)) == Path(os.path.realpath(folder.parent), folder.name)


def clean_working(folder: Path) -> None:
    """Remove what runs leave in their working folder, except the lock."""
    if not is_working(folder):
        return
    for path in folder.iterdir():
        if _MADE.fullmatch(path.name) and path.name != LOCK:
            with suppress(OSError):
                path.unlink()


def _check_mode(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise _in_the_way(path, mode)


def _in_the_way(path: Path, mode: int) -> OSError:
    kind = "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "something else"
    return FileExistsError(errno.EEXIST, f"{kind} is in the way; remove it, or choose another folder", str(path))


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
