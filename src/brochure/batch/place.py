"""The folder that a batch writes to, and the hidden one in it: plain files, our own names, one run at a time.

Whoever else may write there could leave a link to anywhere. So no link in it is followed, and nothing is removed but
what this program makes, told by its name.
The lock ends with the process that holds it, however that ends.
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

PATIENCE = 5.0  # seconds: what a killed run's workers may take to end
_PAUSE = 0.05

_MADE = re.compile(r"lock|manifest\.json(\.part)?|brochures\.csv\.part|\.brochure-[0-9a-f]{16}\.tmp")
_TEMPORARY = re.compile(r"\.brochure-[0-9a-f]{16}\.tmp")

_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""No link is followed, no pipe waited for; Windows lacks the flags, and most of what they are for."""


def is_name(text: str) -> bool:
    """Whether ``text`` names a file in a folder, and cannot lead out of it."""
    return text not in ("", ".", "..") and Path(text).name == text and "\0" not in text


def is_temporary(name: str) -> bool:
    """Whether a file has the name of one of ours that is not finished."""
    return _TEMPORARY.fullmatch(name) is not None


def check_plain(path: Path) -> None:
    """Raises OSError where something other than a file is at ``path``."""
    with suppress(FileNotFoundError):
        _check_mode(path, path.lstat().st_mode)


def open_plain(path: Path, flags: int = os.O_RDONLY) -> BinaryIO:
    """The file at ``path``, open as ``flags`` say. Raises OSError where there is something other than a file."""
    check_plain(path)
    file = os.fdopen(os.open(path, flags | _PLAIN, 0o666), "rb" if flags == os.O_RDONLY else "r+b")
    try:
        _check_mode(path, os.fstat(file.fileno()).st_mode)  # it may have been replaced since
    except OSError:
        file.close()
        raise
    return file


def make_working(folder: Path) -> None:
    """Make the hidden folder of a run, and those on the way to it. Raises OSError where its name is taken."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        folder.mkdir()
    if not is_working(folder):
        raise _in_the_way(folder, folder.lstat().st_mode)


def is_working(folder: Path) -> bool:
    """Whether there is such a folder: a link to one is none."""
    return folder.is_dir() and Path(os.path.realpath(folder)) == Path(os.path.realpath(folder.parent), folder.name)


def clean_working(folder: Path) -> None:
    """Remove what runs leave in their hidden folder, but the lock."""
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
    """Another run has the folder."""


def lock(path: Path, place: str) -> IO[bytes]:
    """Make, open and lock the file at ``path`` for a run that writes to ``place``; :func:`unlock` releases it.

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
    """Remove the file and release the lock; a waiting run sees that the file is gone, and creates a new one."""
    with suppress(OSError):  # a file that stays behind locks no one out
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
