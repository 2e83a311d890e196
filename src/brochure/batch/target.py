"""Where the files of a batch go: a folder, or whatever a URL means (:mod:`.remote`).

A target can be pickled, and every process that builds writes to it by itself.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from brochure.files import replace, write_atomic

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

    def prepare(self) -> None:
        """Make the place ready to be written to."""

    def write(self, name: str, data: bytes) -> None:
        """Make ``name`` a file of exactly ``data``: whole, or not at all."""

    def read(self, name: str) -> bytes:
        """All of a file."""

    def copy_of(self, name: str) -> Path:
        """A local file with what ``name`` has; there is none if ``name`` is not there."""

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
    """A folder of this machine; on a cluster one that all machines share."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def scratch(self) -> Path:
        return self.path / WORKING

    def named(self, name: str) -> str:
        return str(self.path / name)

    def prepare(self) -> None:
        self.scratch.mkdir(parents=True, exist_ok=True)

    def write(self, name: str, data: bytes) -> None:
        # Not durable: a file that a power failure swallows differs from the manifest, and the next run makes it anew.
        write_atomic(self.path / name, data, durable=False, scratch=self.scratch)

    def read(self, name: str) -> bytes:
        return (self.path / name).read_bytes()

    def copy_of(self, name: str) -> Path:
        return self.path / name

    def publish(self, part: Path, name: str) -> None:
        replace(part, self.path / name)

    def has(self, entry: Entry) -> bool:
        return (self.path / entry.path).is_file()

    def has_same(self, entry: Entry) -> bool:
        try:
            data = self.read(entry.path)
        except OSError:
            return False
        return len(data) == entry.bytes and hashlib.sha256(data).hexdigest() == entry.sha256

    def refusal(self) -> str | None:
        if self.scratch.is_dir():  # the run that asks has made it
            return None
        return f"it does not have the folder {self.path}; share that with all workers, or name a URL as --out"
