"""The working folder of a run: lock, temporary files, manifest in the making. A :class:`~.target.Target` says where.

One run at a time has it, so what is found in it was left by a run that was killed.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from brochure.batch.earlier import Earlier
from brochure.batch.lock import lock, unlock
from brochure.batch.manifest import NAME, read_entries
from brochure.batch.target import Target


class Workspace:
    """A context manager; entering makes the folders and may raise :class:`OSError` or :class:`~.lock.BusyError`.

    ``earlier`` are the entries of earlier runs: of the manifest, and of what a killed run had of its own. ``part`` is
    where the next manifest is written.
    """

    def __init__(self, target: Target) -> None:
        self.target = target
        self.part = target.scratch / f"{NAME}.part"
        self.earlier = Earlier()
        self._lock = target.scratch / "lock"

    def __enter__(self) -> Self:
        self._file = lock(self._lock, str(self.target))
        try:
            self.target.prepare()
            self.earlier.add(read_entries(self.target.copy_of(NAME)))
        except BaseException:
            self._leave()
            raise
        self.earlier.add(read_entries(self.part))
        self._clean(self.target.scratch.glob(".brochure-*.tmp"))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.earlier.close()
        self._clean(path for path in self.target.scratch.iterdir() if path != self._lock)
        self._leave()

    def _leave(self) -> None:
        unlock(self._file, self._lock)
        with suppress(OSError):  # another run may have it already
            self.target.scratch.rmdir()

    @staticmethod
    def _clean(paths: Iterable[Path]) -> None:
        for path in paths:
            with suppress(OSError):
                path.unlink()
