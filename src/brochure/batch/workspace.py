"""The working folder of a run, hidden in the folder that it writes to: lock, temporary files, manifest in the making.

One run at a time has it, so what is found in it was left by a run that was killed.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from brochure.batch.lock import lock, unlock
from brochure.batch.manifest import NAME, Entry, read_entries

FOLDER = ".brochure-batch"


class Workspace:
    """A context manager; entering makes the folders and may raise :class:`OSError` or :class:`~.lock.BusyError`.

    ``earlier`` are the entries of earlier runs by the path of their file: of the manifest, and of what a killed run
    had of its own. ``part`` is where the next manifest is written.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.scratch = out / FOLDER
        self.part = self.scratch / f"{NAME}.part"
        self._lock = self.scratch / "lock"
        self.earlier: dict[str, Entry] = {}

    def __enter__(self) -> Self:
        self._file = lock(self._lock)
        self.earlier = read_entries(self.out / NAME) | read_entries(self.part)
        self._clean(self.scratch.glob(".brochure-*.tmp"))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._clean(path for path in self.scratch.iterdir() if path != self._lock)
        unlock(self._file, self._lock)
        with suppress(OSError):  # another run may have it already
            self.scratch.rmdir()

    @staticmethod
    def _clean(paths: Iterable[Path]) -> None:
        for path in paths:
            with suppress(OSError):
                path.unlink()
