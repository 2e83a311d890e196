"""Targets: where the files of a batch go, a folder or a URL (:mod:`.remote`).

A target can be pickled; every worker process writes to it directly. Others who can write to a folder could leave links
to anywhere, so links in it are never followed, and only files with names that this program gives are replaced.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from brochure.files import replace, temporary

if TYPE_CHECKING:
    from brochure.batch.manifest import Entry

WORKING = ".brochure-batch"
"""The hidden working folder of a run, in the folder that it writes to."""


class Target(Protocol):
    """What a run requires of a target; ``str()`` is its name in messages.

    ``scratch`` is a folder on this machine for the run's working files. All members may raise :class:`OSError`.
    """

    @property
    def scratch(self) -> Path: ...

    def named(self, name: str) -> str:
        """The name of a file in messages."""

    def prepare(self, names: Sequence[str] = ()) -> None:
        """Prepare the target for writing. Raises if something other than a file has one of ``names``."""

    def write(self, name: str, data: bytes) -> None:
        """Write ``data`` to the file ``name``, whole or not at all."""

    def read(self, name: str) -> bytes:
        """The content of a file."""

    def copy_of(self, name: str) -> Path:
        """The path of a local copy of ``name``, which does not exist if ``name`` does not."""

    def beginning(self, name: str, size: int) -> bytes:
        """Up to ``size`` bytes from the start of a file; empty if it does not exist."""

    def publish(self, part: Path, name: str) -> None:
        """Move the finished local file ``part`` to ``name``, whole or not at all."""

    def has(self, entry: Entry) -> bool:
        """Whether the file of ``entry`` exists."""

    def has_same(self, entry: Entry) -> bool:
        """Whether the file is unchanged since ``entry`` was written, as far as can be told cheaply."""

    def refusal(self) -> str | None:
        """Why this process, on any machine, cannot write to the target, as text; None if no reason is known."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on this machine; on a cluster, one that all machines share. Messages name ``path``.

    Links in ``path`` are resolved once per process: the run keeps writing to the folder that they led to then, even if
    they change. Links inside that folder are not followed.
    """

    path: Path
    _real: Path = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_real", Path(os.path.realpath(self.path)))

    def __reduce__(self) -> tuple[type[Folder], tuple[Path]]:
        return Folder, (self.path,)

    def __str__(self) -> str:
        return str(self.path)

    @property
    def scratch(self) -> Path:
        return self._real / WORKING

    def named(self, name: str) -> str:
        return str(self.path / name)

    def prepare(self, names: Sequence[str] = ()) -> None:
        with self._called():
            make_working(self.scratch)
            for name in names:
                check_plain(self._real / name)

    def write(self, name: str, data: bytes) -> None:
        # No fsync: a file lost to a power failure does not match the manifest, so the next run builds it again.
        with self._called(), temporary(self.scratch, self.path / name) as (part, file):
            file.write(data)
            file.close()
            self.publish(part, name)

    def read(self, name: str) -> bytes:
        with self._called(), open_plain(self._real / name) as file:
            return file.read()

    def copy_of(self, name: str) -> Path:
        return self._real / name

    def beginning(self, name: str, size: int) -> bytes:
        try:
            with self._called(), open_plain(self._real / name) as file:
                return file.read(size)
        except FileNotFoundError:
            return b""

    def publish(self, part: Path, name: str) -> None:
        with self._called():
            check_plain(self._real / name)  # a link created after this is replaced, not followed
            replace(part, self._real / name)

    def has(self, entry: Entry) -> bool:
        try:
            return stat.S_ISREG((self._real / entry.path).lstat().st_mode)
        except OSError:
            return False

    def has_same(self, entry: Entry) -> bool:
        try:
            with open_plain(self._real / entry.path) as file:
                if os.fstat(file.fileno()).st_size != entry.bytes:
                    return False
                return hashlib.sha256(file.read()).hexdigest() == entry.sha256
        except OSError:
            return False

    def refusal(self) -> str | None:
        if is_working(self.scratch):  # created by the run that asks
            return None
        return f"it does not have the folder {self.path}; share that with all workers, or name a URL as the output"

    @contextmanager
    def _called(self) -> Iterator[None]:
        """Make errors name files as the user does, and say so if the whole folder is gone."""
        try:
            yield
        except OSError as error:
            if isinstance(error, FileNotFoundError) and not self._real.is_dir():
                raise FileNotFoundError(errno.ENOENT, "the folder is gone", str(self.path)) from error
            name = str(error.filename or "")
            if name.startswith(str(self._real)):
                error.filename = str(self.path / Path(name).relative_to(self._real))
            raise


# Safe access

_TEMPORARY = re.compile(r"\.brochure-[0-9a-f]{16}\.tmp")

_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Follow no links and do not wait for pipes. Windows lacks the flags and hardly needs them."""


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
        raise _obstacle(folder, folder.lstat().st_mode)


def is_working(folder: Path) -> bool:
    """Whether ``folder`` is a real folder, not a link to one."""
    return folder.is_dir() and Path(os.path.realpath(folder)) == Path(os.path.realpath(folder.parent), folder.name)


def _check_mode(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise _obstacle(path, mode)


def _obstacle(path: Path, mode: int) -> FileExistsError:
    return obstacle("a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "something else", path)


def obstacle(kind: str, path: Path | str) -> FileExistsError:
    """The error for something at ``path`` that a file cannot replace; ``kind`` says what it is."""
    return FileExistsError(errno.EEXIST, f"{kind} is in the way; remove it, or choose another folder", str(path))
