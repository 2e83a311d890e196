"""Atomic file writes: a file appears whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import stat
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from brochure.errors import BrochureError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_ON_WINDOWS = os.name == "nt"
_ATTEMPTS = 5  # at making a folder that others remove
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds between attempts to replace a file that is in use


def write_atomic(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, as :func:`atomic` does."""
    with atomic(path) as file:
        file.write(data)


class ChangedError(BrochureError):
    """The file changed after it was read. It is left as it is now."""

    exit_code = 1

    def __init__(self, path: Path, expected: bytes | None) -> None:
        what = "was created just now" if expected is None else "was changed or deleted after it was read"
        super().__init__(f"{path} {what}; it is left as it is. Look at it, then run the command again")


def write_over(path: Path, data: bytes, expected: bytes | None) -> None:
    """Write ``data`` to ``path`` if the file still holds ``expected``, or, for None, if there still is no file.

    For code that reads a file, takes time (a question, a download, a computation) and then writes it: changes made in
    the meantime are never lost. Creating a file never replaces one. An existing file is compared right before it is
    replaced; no operating system offers both in one step.
    Raises :class:`ChangedError`, and OSError as :func:`atomic` does.
    """
    with blaming(path):
        target = Path(os.path.realpath(path))
        if not _holds(target, expected):  # before a temporary file is made beside it
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
    """Whether ``path`` is a file of exactly these bytes; for None, whether nothing exists there."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return expected is None
    if expected is None or not stat.S_ISREG(status.st_mode) or status.st_size != len(expected):
        return False
    return path.read_bytes() == expected


def _create(part: Path, target: Path, path: Path) -> None:
    """Give a finished file its name unless the name is taken; ``path`` is the name that errors show."""
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
    """A hidden empty file that becomes ``path`` when the block succeeds, unless ``path`` exists by then.

    The block must close the file. Raises :class:`ChangedError` if ``path`` exists, and :class:`OSError` naming
    ``path``.
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
    """A new file that becomes ``path`` when the block succeeds.

    Other processes see the old file or the new one, never part of one. Missing folders are created. If ``path`` is a
    symbolic link, its target is replaced and the link stays. Pipes and devices cannot be replaced and are written to
    directly. A process killed on the way leaves at most a hidden ``.brochure-….tmp`` beside the old file.
    Raises :class:`OSError` naming ``path``, or the part of it that is not a folder; exceptions of the block itself
    pass through unchanged.
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
    """A new hidden file in ``folder``, deleted afterward unless it was renamed; errors name ``path`` instead."""
    part = folder / f".brochure-{os.urandom(8).hex()}.tmp"
    try:
        with _opened(part, "x", path) as file:  # it must not exist yet
            yield part, file
    finally:
        with suppress(OSError):  # if the folder is gone, the earlier error is the one to report
            part.unlink(missing_ok=True)


@contextmanager
def _beside(target: Path, path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A :func:`temporary` file beside ``target``. New folders that end up empty are removed afterward, too.

    So another command that fails can remove a folder before this file is in it; then both are made again.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        with ExitStack() as stack:
            try:
                stack.callback(_remove_empty, _make_folder(target.parent, path.parent))
                part_and_file = stack.enter_context(temporary(target.parent, path))
            except FileNotFoundError:
                if attempt == _ATTEMPTS:
                    raise
                continue
            yield part_and_file
            return


def _remove_empty(folders: list[Path]) -> None:
    with suppress(OSError):  # a folder with files stays
        for folder in folders:
            folder.rmdir()


def _make_folder(folder: Path, shown: Path) -> list[Path]:
    """Create ``folder``, which errors call ``shown``, with its parents; returns the new ones, innermost first."""
    missing = list(takewhile(lambda path: not os.path.exists(path), (folder, *folder.parents)))  # noqa: PTH110  no errors
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        culprit = next((path for path in (shown, *shown.parents) if path.exists()), shown)
        if culprit.is_dir():  # the folder existed a moment ago
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(shown)) from error
        raise NotADirectoryError(errno.ENOTDIR, "it is a file, not a folder", str(culprit)) from error
    except OSError as error:
        raise OSError(error.errno, f"cannot make this folder: {error.strerror}", str(shown)) from error
    return missing


@contextmanager
def blaming(path: Path) -> Iterator[None]:
    """Make OSErrors name ``path`` rather than a temporary file or no file."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno or errno.EIO, error.strerror or str(error), str(path)) from error


@contextmanager
def _opened(place: Path, mode: Literal["w", "x"], path: Path) -> Iterator[BinaryIO]:
    """The file at ``place``, open for writing; its errors name ``path``."""
    with blaming(path):
        file = io.BufferedWriter(_Output(place, mode, path))
    with file:
        yield file


class _Output(io.FileIO):
    """A file whose write errors name it; the system's own do not."""

    def __init__(self, place: Path, mode: Literal["w", "x"], path: Path) -> None:
        super().__init__(place, mode)
        self._path = path

    def write(self, data: ReadableBuffer) -> int:
        with blaming(self._path):
            return super().write(data)


def _sync(file: BinaryIO) -> None:
    """Flush to disk, so that the rename cannot become durable before the content."""
    file.flush()
    os.fsync(file.fileno())


def is_special(path: Path) -> bool:
    """Whether ``path`` exists and is neither a regular file nor a folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def replace(source: Path, target: Path) -> None:
    """Rename ``source``; on Windows retry for a moment while another program, such as a scanner, has ``target`` open.

    Raises :class:`OSError` naming ``target``.
    """
    if target.is_dir():  # Windows would report a permission error
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
