"""Where results go: what ``-o`` means, what files are called, and writing them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import click

from brochure.errors import BrochureError
from brochure.files import ChangedError, write_atomic, write_over

OUT = Path("out")
STDOUT = "-"


class IncompleteError(BrochureError):
    """Some files were written before one could not be."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Destination:
    """``-o`` understood: one file, a folder, or (neither) stdout."""

    file: Path | None = None
    folder: Path | None = None

    @classmethod
    def of(cls, output: str | None, count: int) -> Destination:
        """What ``output`` means for ``count`` results; several of them need a folder."""
        if output is None:
            return cls(folder=OUT)
        if output != STDOUT and (output.endswith(("/", os.sep)) or Path(output).is_dir()):
            return cls(folder=Path(output))
        if count > 1:
            raise click.UsageError(f"-o {output} is one file, but {count} brochures are to be built. Name a folder/.")
        return cls() if output == STDOUT else cls(file=Path(output))

    @property
    def is_stdout(self) -> bool:
        return self.file is None and self.folder is None

    def path(self, name: str) -> Path:
        """The file for the result that is called ``name``."""
        if self.folder is not None:
            return self.folder / name
        return self.file or Path(STDOUT)


def refuse_collisions(paths: Sequence[Path], sources: Iterable[Path]) -> None:
    """Refuse to write two results to one file, or a result over a file that was read."""
    seen: set[str] = set()
    inputs = {os.path.realpath(source) for source in sources}
    for path in paths:
        place = os.path.realpath(path)
        if place in inputs:
            raise click.UsageError(f"{path} is a profile; the brochure would replace it.")
        if place in seen:
            raise click.UsageError(f"two of the profiles would be written to {path}.")
        seen.add(place)


def write_all(files: Sequence[tuple[Path, bytes]], tell: Callable[[str, float], None]) -> None:
    """Write every file, whole or not at all. Raises OSError, or :class:`IncompleteError` after the first file."""
    for written, (path, data) in enumerate(files):
        start = perf_counter()
        try:
            write_atomic(path, data)
        except OSError as error:
            if not written:
                raise
            reason = error.strerror or str(error)
            raise IncompleteError(f"{path}: {reason}; {written} of {len(files)} files are written") from error
        tell(f"wrote {path} ({len(data) / 1000:,.0f} kB)", perf_counter() - start)


def write_new(path: Path, data: bytes, *, force: bool, option: str = "") -> None:
    """Write a file that may replace another one only by ``force``; ``option`` is what grants it, if anything does."""
    if force:
        write_atomic(path, data)
        return
    refusal = BrochureError(f"{path} exists; " + (f"{option} replaces it" if option else "it is never replaced"))
    if path.exists():
        raise refusal
    try:
        write_over(path, data, None)
    except ChangedError:  # created since
        raise refusal from None


def write_stdout(data: bytes) -> None:
    """Bytes to stdout, unless a person would get them on the screen."""
    if sys.stdout.isatty():
        raise click.UsageError("stdout is a terminal. Redirect it, or name a file with -o.")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
