"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from brochure.errors import BrochureError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_ON_WINDOWS = os.name == "nt"
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds between attempts to replace a file that is in use


def write_atomic(path: Path, data: bytes) -> None:
    """Make ``path`` a file of exactly ``data``; as :func:`atomic`."""
    with atomic(path) as file:
        file.write(data)


class ChangedError(BrochureError):
    """A file that somebody else wrote after it was read. It is left as it is now."""

    exit_code = 1

    def __init__(self, path: Path, expected: bytes | None) -> None:
        what = "was created just now" if expected is None else "was changed or deleted after it was read"
        super().__init__(f"{path} {what}; it is left as it is. Look at it, then run the command again")


def write_over(path: Path, data: bytes, expected: bytes | None) -> None:
    """Make ``path`` a file of exactly ``data`` if it still holds what was read, ``expected``; None for no file.

    For whoever reads a file, takes time (a question, a download, a computation) and then writes it: what somebody else
    wrote in the meantime is never lost. A new file is created and never replaces one. An old one is compared right
    before it is replaced; no system has a call that does both in one step.
    Raises :class:`ChangedError`, and OSError as :func:`atomic`.
    """
    with blaming(path):
        target = Path(os.path.realpath(path))
        if not _holds(target, expected):  # before anything is made beside it
            raise ChangedError(path, expected)
    with _beside(target, path) as (part, file):
        file.write(data)
        with blaming(path):
            _sync(file)
            file.close()
            if expected is None:
                _create(part, target, path)
            elif _holds(target, expected):
                replace(part, target)
            else:
                raise ChangedError(path, expected)


def _holds(path: Path, expected: bytes | None) -> bool:
    """Whether ``path`` is a file of exactly these bytes; for None, whether nothing is there."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return expected is None
    if expected is None or not stat.S_ISREG(status.st_mode) or status.st_size != len(expected):
        return False
    return path.read_bytes() == expected


def _create(part: Path, target: Path, path: Path) -> None:
    """Give a finished file its name, unless something has that name; ``path`` is what the user calls it."""
    try:
        target.hardlink_to(part)
    except FileExistsError:
        raise ChangedError(path, None) from None
    except OSError:  # a file system without hard links
        if not _holds(target, None):
            raise ChangedError(path, None) from None
        replace(part, target)


@contextmanager
def created(path: Path) -> Iterator[Path]:
    """An empty hidden file for the block to fill, which becomes ``path`` if it ends well and nothing is there by then.

    The block must have closed the file. Raises :class:`ChangedError` where something is there, and :class:`OSError`
    that names ``path``.
    """
    with blaming(path):
        target = Path(os.path.realpath(path))
    with _beside(target, path) as (part, file):
        file.close()
        yield part
        with blaming(path):
            _create(part, target, path)


@contextmanager
def atomic(path: Path) -> Iterator[BinaryIO]:
    """A new file to write to, which becomes ``path`` if the block ends well.

    Whoever looks sees the old file or the new one, never a part. Folders that are missing are made. A symbolic link
    stays one, and the file that it points to is replaced. Pipes and devices cannot be replaced: they are written into.
    A process killed on the way leaves at most a hidden ``.brochure-….tmp`` beside the old file. Raises :class:`OSError`
    that names ``path``, or the folder on the way to it that is none; errors of the block itself pass as they are.
    """
    with blaming(path):
        target = Path(os.path.realpath(path))
    if is_special(target):
        with _opened(target, "w", path) as file:
            yield file
        return
    with _beside(target, path) as (part, file):
        yield file
        with blaming(path):
            _sync(file)
            file.close()
            replace(part, target)


@contextmanager
def temporary(folder: Path, path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new hidden file in ``folder``, which is gone afterwards if it still has its name; errors call it ``path``."""
    part = folder / f".brochure-{os.urandom(8).hex()}.tmp"
    try:
        with _opened(part, "x", path) as file:  # it must not exist yet
            yield part, file
    finally:
        with suppress(OSError):  # the folder may be gone; what went wrong before that is the error to tell
            part.unlink(missing_ok=True)


@contextmanager
def _beside(target: Path, path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A :func:`temporary` file beside ``target``. Folders that were made for nothing are gone afterwards, too."""
    made = _make_folder(target.parent, path.parent)
    try:
        with temporary(target.parent, path) as part_and_file:
            yield part_and_file
    finally:
        with suppress(OSError):  # one that has files stays
            for made_folder in made:
                made_folder.rmdir()


def _make_folder(folder: Path, shown: Path) -> list[Path]:
    """Make ``folder``, called ``shown`` by the user, and those on the way to it; returns the new ones, inner first."""
    missing = list(takewhile(lambda path: not os.path.exists(path), (folder, *folder.parents)))  # noqa: PTH110  no errors
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        culprit = next((path for path in (shown, *shown.parents) if path.exists()), shown)
        raise NotADirectoryError(errno.ENOTDIR, "it is a file, not a folder", str(culprit)) from error
    except OSError as error:
        raise OSError(error.errno, f"cannot make this folder: {error.strerror}", str(shown)) from error
    return missing


@contextmanager
def blaming(path: Path) -> Iterator[None]:
    """Let errors name ``path``: not the hidden file that is written first, and not nothing at all."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno or errno.EIO, error.strerror or str(error), str(path)) from error


@contextmanager
def _opened(place: Path, mode: Literal["w", "x"], path: Path) -> Iterator[BinaryIO]:
    """The file at ``place``, open for writing; ``path`` is what its errors call it."""
    with blaming(path):
        file = io.BufferedWriter(_Output(place, mode, path))
    with file:
        yield file


class _Output(io.FileIO):
    """A file whose write errors say which file it is: those of the system do not."""

    def __init__(self, place: Path, mode: Literal["w", "x"], path: Path) -> None:
        super().__init__(place, mode)
        self._path = path

    def write(self, data: ReadableBuffer) -> int:
        with blaming(self._path):
            return super().write(data)


def _sync(file: BinaryIO) -> None:
    """Down to the disk, so that no rename overtakes the content."""
    file.flush()
    os.fsync(file.fileno())


def is_special(path: Path) -> bool:
    """Whether something stands at ``path`` that is neither a file nor a folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def replace(source: Path, target: Path) -> None:
    """Rename, and wait a little where Windows says that someone has the target open: scanners soon let go.

    Raises :class:`OSError` that names ``target``.
    """
    if target.is_dir():  # said here because Windows would call it a lack of permission
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    for wait in (*_WAITS, None):
        try:
            with blaming(target):
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
