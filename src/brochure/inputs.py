"""Safe reading of input files: regular files only, up to a size limit.

Opening what is found in a folder of profiles or styles must not block (a pipe without a writer), have side effects (a
device) or exhaust memory (a file of gigabytes). Every text file that the program reads is opened here.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from brochure import ledger
from brochure.files import blaming

_NON_BLOCKING = getattr(os, "O_NONBLOCK", 0)  # Windows has neither the flag nor pipes in folders

_HANDED_OVER = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""Where shells put pipes of process substitution: ``--from <(brochure search pilot)``. These have a writer."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class BelowError(Exception):
    """A file below a folder cannot be read, for the ``reason``; ``hint`` says how to fix it."""

    def __init__(self, reason: str, hint: str = "") -> None:
        self.reason, self.hint = reason, hint
        super().__init__(reason)


class Skipped(NamedTuple):
    """A file in a searched folder, or the folder itself, that cannot be read, and the reason."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class Scan(NamedTuple):
    """The readable files of some folders, sorted by stem, and those skipped as unreadable or ambiguous."""

    files: dict[str, Path]
    skipped: tuple[Skipped, ...]


def scan(folders: Iterable[Path], suffixes: tuple[str, ...], max_bytes: int) -> Scan:
    """The files directly in ``folders`` that have one of ``suffixes``; hidden files are ignored.

    A file hides files with the same stem in later folders, even if it is unreadable: silently using another file in
    its place would be a surprise. Two files with the same stem in one folder are both skipped.
    """
    found: dict[str, list[Path]] = {}
    skipped: list[Skipped] = []
    for folder in folders:
        try:
            for stem, paths in _by_stem(folder, suffixes).items():
                found.setdefault(stem, paths)
        except OSError as error:
            skipped.append(Skipped(folder, error.strerror or str(error)))
    files = {}
    for stem in sorted(found):
        path, *twins = found[stem]
        if reason := clash(twins[0]) if twins else objection(path, max_bytes):
            skipped.append(Skipped(path, reason))
        else:
            files[stem] = path
    return Scan(files, tuple(skipped))


def open_input(path: Path) -> BinaryIO:
    """The file at ``path``, open for reading. Raises :class:`OSError`, whose ``strerror`` gives the reason."""
    if str(path).startswith(_HANDED_OVER):
        return path.open("rb")
    _check_kind(path, _status(path).st_mode)  # before opening, which has side effects on some devices
    stream = open(path, "rb", opener=_open)  # noqa: SIM115  Path.open has no opener; the caller closes it
    try:
        status = os.fstat(stream.fileno())
        _check_kind(path, status.st_mode)  # the path may have been replaced since
    except OSError:
        stream.close()
        raise
    ledger.note_read(path, status)
    return stream


def read_input(path: Path, max_bytes: int) -> bytes:
    """The content of the file at ``path``, or its first ``max_bytes`` + 1 bytes if it is larger.

    Raises :class:`OSError` as :func:`open_input` does.
    """
    with open_input(path) as stream, blaming(path):
        return stream.read(max_bytes + 1)


def read_below(folder: Path, file: str, max_bytes: int) -> bytes:
    """The content of ``file``, a path relative to ``folder``, as :func:`read_input` reads it.

    Raises :class:`BelowError`, also if a link leads out of ``folder``.
    """
    path = folder / file
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise BelowError("it is a link to a file outside the folder", "copy the file")
        return read_input(path, max_bytes)
    except FileNotFoundError:
        raise BelowError(f"there is no such file in {folder}") from None
    except RuntimeError:  # of Path.resolve
        raise BelowError("it is a link that leads back to itself", "copy the file") from None
    except OSError as error:
        raise BelowError(f"it cannot be read: {error.strerror or error}") from None


def objection(path: Path, max_bytes: int) -> str:
    """Why the file at ``path`` cannot be read, judged without opening it; empty if it probably can."""
    try:
        status = _status(path)
        _check_kind(path, status.st_mode)
    except OSError as error:
        return error.strerror or str(error)
    if reason := name_objection(path):
        return reason
    if status.st_size > max_bytes:
        return f"it is larger than {max_bytes >> 20} MiB"
    return "" if os.access(path, os.R_OK) else os.strerror(errno.EACCES)


def name_objection(path: Path) -> str:
    """Why the name of ``path`` cannot be used in other file names; empty if it can."""
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError:  # file systems have bytes for names
        return "its name is not valid text; rename it"
    return ""


def clash(twin: Path) -> str:
    """Why a file is skipped whose name differs only in its suffix from ``twin`` in the same folder."""
    return f"{twin.name} exists, too; delete or rename one of them"


def _by_stem(folder: Path, suffixes: tuple[str, ...]) -> dict[str, list[Path]]:
    paths: dict[str, list[Path]] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in suffixes and not path.name.startswith("."):
            paths.setdefault(path.stem, []).append(path)
    return paths


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _NON_BLOCKING)


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except FileNotFoundError as error:
        if not os.path.lexists(path):
            raise
        raise OSError(errno.EINVAL, "it is a link to a file that does not exist", str(path)) from error
    except ValueError as error:  # a NUL in the name, which no file has
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from error


def _check_kind(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = next((words for matches, words in _KINDS if matches(mode)), "something else")
        raise OSError(errno.EINVAL, f"it is {kind}, not a file", str(path))
