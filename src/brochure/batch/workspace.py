"""The working folder of a run: lock, temporary files, manifest in the making. A :class:`~.target.Target` says where.

One run at a time has it, so what is found in it was left by a run that was killed.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from brochure.batch.earlier import Earlier
from brochure.batch.listing import NAME as LIST
from brochure.batch.lock import lock, unlock
from brochure.batch.manifest import NAME as MANIFEST
from brochure.batch.manifest import read_entries
from brochure.batch.place import LOCK, clean_working
from brochure.batch.target import Target
from brochure.errors import BrochureError

LISTS = (MANIFEST, LIST)
"""The files that a run makes beside the brochures."""


class PlaceError(BrochureError):
    """The place cannot be written to; nothing is."""


class Workspace:
    """A context manager; entering makes the folders and may raise :class:`PlaceError` or :class:`~.lock.BusyError`.

    ``earlier`` are the entries of earlier runs: of the manifest, and of what a killed run had of its own.
    """

    def __init__(self, target: Target) -> None:
        self.target = target
        self.earlier = Earlier()
        self._lock = target.scratch / LOCK

    def __enter__(self) -> Self:
        try:
            self._enter()
        except OSError as error:
            raise PlaceError(self._explained(error)) from error
        return self

    def _enter(self) -> None:
        self._file = lock(self._lock, str(self.target))
        try:
            self.target.prepare(LISTS)
            self.earlier.add(read_entries(self.target.copy_of(MANIFEST)))
            self.earlier.add(read_entries(self.part(MANIFEST)))
            clean_working(self.target.scratch)
        except BaseException:
            self._leave()
            raise

    def _explained(self, error: OSError) -> str:
        """The place as the user calls it; of hidden files only the one that is in the way has a name."""
        if error.strerror is None:  # it is a store's, and says where
            return str(error)
        if isinstance(error, FileExistsError) and error.filename:
            return f"{self.target.named(Path(error.filename).name)}: {error.strerror}"
        return f"cannot write in {self.target}: {error.strerror}; choose another output"

    def part(self, name: str) -> Path:
        """Where the file that will be called ``name`` is written."""
        return self.target.scratch / f"{name}.part"

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.earlier.close()
        clean_working(self.target.scratch)
        self._leave()

    def _leave(self) -> None:
        unlock(self._file, self._lock)
        with suppress(OSError):  # another run may have it already
            self.target.scratch.rmdir()
