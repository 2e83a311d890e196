"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_ON_WINDOWS = os.name == "nt"
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds between attempts to replace a file that is in use


def write_atomic(path: Path, data: bytes, *, durable: bool = True, scratch: Path | None = None) -> None:
    """Make ``path`` a file of exactly ``data``; as :func:`atomic`."""
    with atomic(path, durable=durable, scratch=scratch) as file:
        file.write(data)


@contextmanager
def atomic(path: Path, *, durable: bool = True, scratch: Path | None = None) -> Iterator[BinaryIO]:
    """A new file to write to, which becomes ``path`` if the block ends well.

    Whoever looks sees the old file or the new one, never a part. Folders that are missing are made. A symbolic link
    stays one, and the file that it points to is replaced. Pipes and devices cannot be replaced: they are written into.
    A process killed on the way leaves at most a hidden ``.brochure-….tmp`` beside the old file, or in ``scratch``, a
    folder of the same file system. If the power fails, a file that is not ``durable`` may be lost or empty under its
    name: for those who check it later, and save the wait for the disk. Raises :class:`OSError`.
    """
    path = Path(os.path.realpath(path))
    if _is_special(path):
        with path.open("wb") as file:
            yield file
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = (scratch or path.parent) / f".brochure-{os.urandom(8).hex()}.tmp"
    try:
        with temporary.open("xb") as file:  # it must not exist yet
            yield file
            if durable:  # down to the disk: no rename must then overtake its content
                file.flush()
                os.fsync(file.fileno())
        replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _is_special(path: Path) -> bool:
    """Whether something stands at ``path`` that is neither a file nor a folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def replace(source: Path, target: Path) -> None:
    """Rename, and wait a little where Windows says that someone has the target open: scanners soon let go."""
    if target.is_dir():  # said here because Windows would call it a lack of permission
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    for wait in (*_WAITS, None):
        try:
            source.replace(target)
        except PermissionError as error:
            if not _ON_WINDOWS:
                raise
            if wait is None:
                message = "the file is open in another program, perhaps a viewer"
                raise PermissionError(error.errno, message, str(target)) from error
            time.sleep(wait)
        else:
            return
