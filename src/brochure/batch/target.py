"""Where the files of a batch go: a folder, or whatever a URL means (:mod:`.remote`).

A target can be pickled, and every process that builds writes to it by itself.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from brochure.batch.place import check_plain, is_working, make_working, open_plain
from brochure.files import replace, temporary

if TYPE_CHECKING:
    from brochure.batch.manifest import Entry

WORKING = ".brochure-batch"
"""The hidden folder of a run, in the folder that it writes to."""


class Target(Protocol):
    """What a run asks of the place that it writes to; ``str`` of it names it in messages.

    ``scratch`` is a folder of this machine for what a run needs while it lasts. All may raise :class:`OSError`.
    """

    @property
    def scratch(self) -> Path: ...

    def named(self, name: str) -> str:
        """What messages call a file."""

    def prepare(self, names: Sequence[str] = ()) -> None:
        """Make the place ready to be written to; files will be called ``names`` that nothing else may be called."""

    def write(self, name: str, data: bytes) -> None:
        """Make ``name`` a file of exactly ``data``: whole, or not at all."""

    def read(self, name: str) -> bytes:
        """All of a file."""

    def copy_of(self, name: str) -> Path:
        """A local file with what ``name`` has; there is none if ``name`` is not there."""

    def beginning(self, name: str, size: int) -> bytes:
        """The first ``size`` bytes of a file, or what it has; none if it is not there."""

    def publish(self, part: Path, name: str) -> None:
        """Make the finished local file ``part``, which is given away, the file ``name``: whole, or not at all."""

    def has(self, entry: Entry) -> bool:
        """Whether there is a file where ``entry`` says."""

    def has_same(self, entry: Entry) -> bool:
        """Whether the file is the one that ``entry`` speaks of, as far as can be told at little cost."""

    def refusal(self) -> str | None:
        """Why this process, on whatever machine, could not write there, in words; None if nothing speaks against it."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine; on a cluster one that all machines share. ``path`` is what messages call it.

    Where ``path`` is a link, or there are links on the way to it, they are followed once, in each process: the folder
    that they lead to then is written to, whatever becomes of them. Links in that folder are not followed.
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
        # Not durable: a file that a power failure swallows differs from the manifest, and the next run makes it anew.
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
            check_plain(self._real / name)  # and a link that is put there now is replaced, not followed
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
        if is_working(self.scratch):  # the run that asks has made it
            return None
        return f"it does not have the folder {self.path}; share that with all workers, or name a URL as the output"

    @contextmanager
    def _called(self) -> Iterator[None]:
        """Errors call files what the user does, and say when all of the folder is gone."""
        try:
            yield
        except OSError as error:
            if isinstance(error, FileNotFoundError) and not self._real.is_dir():
                raise FileNotFoundError(errno.ENOENT, "the folder is gone", str(self.path)) from error
            name = str(error.filename or "")
            if name.startswith(str(self._real)):
                error.filename = str(self.path / Path(name).relative_to(self._real))
            raise
