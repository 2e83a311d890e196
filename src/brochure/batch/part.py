"""Files in the making, in the working folder of a run."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


class Part:
    """A new text file. What goes wrong while it is written is kept in ``error``: a full disk must not stop a run.

    A killed run leaves what was written. Raises OSError where ``path`` exists or cannot be made.
    """

    def __init__(self, path: Path, encoding: str = "utf-8") -> None:
        self.error: OSError | None = None
        self._path = path
        self._file = path.open("x", encoding=encoding, newline="")

    def write(self, text: str) -> None:
        if self.error is None:
            try:
                self._file.write(text)
                self._file.flush()
            except OSError as error:
                self.error = error

    def finish(self, publish: Callable[[Path], None]) -> None:
        """Hand the file to ``publish``, which gives it its final name, if all went well."""
        if self.error is None:
            try:
                os.fsync(self._file.fileno())
                self._file.close()
                publish(self._path)
            except OSError as error:
                self.error = error
        self.close()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        with suppress(OSError):  # what could not be written is known
            self._file.close()
