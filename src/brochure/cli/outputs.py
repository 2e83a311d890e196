"""Where results go: what ``-o`` means, what files are called, and writing them."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, BinaryIO

import click

from brochure import ledger
from brochure.errors import BrochureError
from brochure.files import ChangedError, atomic, is_special, write_atomic, write_over

OUT = Path("out")
STDOUT = "-"


class OutputFolder(click.Path):
    """The type of an option that names a folder to write to."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """As in the base class; but an empty name, of a variable that is not set, is not the current folder."""
        if value == "":
            self.fail("it is empty. Name a folder, or leave the option out.", param, ctx)
        return super().convert(value, param, ctx)


class OutputError(BrochureError):
    """A result that cannot be written where it was to go; nothing of it is."""


@dataclass(frozen=True, slots=True)
class Destination:
    """``-o`` understood: one file, a folder, or (neither) stdout."""

    file: Path | None = None
    folder: Path | None = None

    @classmethod
    def of(cls, output: str | None, count: int, *, suffixes: tuple[str, ...] = (".pdf",)) -> Destination:
        """What ``output`` means for ``count`` results, files with one of ``suffixes``; several need a folder.

        A name without a suffix is no file: whoever types ``-o handouts`` may mean ``handouts.pdf`` or ``handouts/``.
        One with another suffix is refused: it may be that of a profile, a style, or the store of figures.
        """
        if output is None:
            return cls(folder=OUT)
        if not output:
            raise click.UsageError("-o is empty. Name a file or a folder, or leave it out.")
        if output != STDOUT and (output.endswith(("/", os.sep)) or os.path.isdir(output)):  # noqa: PTH112  never raises
            return cls(folder=Path(output))
        if count > 1:
            raise click.UsageError(f"-o {output} is one file, but {count} brochures are to be built. Name a folder/.")
        if output == STDOUT:
            return cls()
        file = Path(output)
        if not (file.suffix.lower() in suffixes or is_special(file)):
            raise click.UsageError(_wrong_suffix(output, suffixes))
        return cls(file=file)

    @property
    def is_stdout(self) -> bool:
        return self.file is None and self.folder is None

    def path(self, name: str) -> Path:
        """The file for the result that is called ``name``."""
        if self.folder is not None:
            return self.folder / name
        return self.file or Path(STDOUT)


def _wrong_suffix(output: str, suffixes: tuple[str, ...]) -> str:
    """What to write instead; ``v1.0`` and ``.hidden`` have no suffix."""
    if any(map(str.isalpha, Path(output).suffix)):
        return f"-o {output} does not end in {' or '.join(suffixes)}, as the file to be written must."
    return (
        f"-o {output!r} is no folder, and as a file it has no suffix."
        f" Write {output}{suffixes[0]} for a file, or {output}/ for a new folder."
    )


def claim(outputs: Sequence[tuple[Path, str]], inputs: Iterable[Path] = ()) -> None:
    """Refuse outputs that would replace an input of this run, or one another.

    ``outputs`` are paths, each with the name of what it is made from. Inputs are all that was read so far, and
    ``inputs``, which are yet to be read. Files are compared, not names: links and letter case change nothing.
    Raises :class:`OutputError`, which names both.
    """
    read = dict(ledger.current().read)
    read.update((ledger.identity(path), path) for path in inputs)
    claimed: dict[ledger.Identity, str] = {}
    for path, source in outputs:
        if is_special(path):
            continue
        place = ledger.identity(path)
        if place in read:
            raise OutputError(_replacing(path, read[place]))
        if place in claimed:
            both = f"{claimed[place]} and {source} would both be written to {path}"
            raise OutputError(f"{both}; rename one, or make each by itself with {_option()}")
        claimed[place] = source


def claim_names(folder: Path, names: Iterable[str], inputs: Iterable[Path]) -> None:
    """As :func:`claim`, for very many files ``names`` in one folder that are known not to replace one another."""
    home = ledger.identity(folder)
    read = (*ledger.current().read.values(), *inputs)
    at_home = {path.name.casefold(): path for path in read if ledger.identity(path.parent) == home}
    if at_home:
        for name in names:
            if name.casefold() in at_home:
                raise OutputError(_replacing(folder / name, at_home[name.casefold()]))


def _replacing(path: Path, read: Path) -> str:
    same = "" if str(path) == str(read) else f" is the same file as {read}, which"
    return f"{path}{same} is an input of this command and would be replaced; {_elsewhere()}"


def cannot_write(error: OSError, path: Path) -> OutputError:
    """What to tell of an error while ``path`` was written: where, why, and which option names another place."""
    reason = error.strerror or str(error)
    if error.errno in _FOLDERS_FAULT:
        return OutputError(f"cannot write in {path.parent}{os.sep}: {reason}; {_elsewhere()}")
    return OutputError(f"cannot write {error.filename or path}: {reason}; {_elsewhere()}")


_FOLDERS_FAULT = frozenset((errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT))
"""A new file takes the place of an old one, so that only the folder can forbid it."""

_OUTPUT_OPTIONS = ("-o", "--out", "--into")


def _elsewhere() -> str:
    return f"choose another place with {_option()}"


def _option() -> str:
    """The option of the command at hand that says where outputs go."""
    context = click.get_current_context(silent=True)
    options = [option for param in context.command.params for option in param.opts] if context else []
    return next((option for option in _OUTPUT_OPTIONS if option in options), _OUTPUT_OPTIONS[0])


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file that becomes ``path`` if the block ends well. Raises :class:`OutputError` where it cannot be written."""
    try:
        with atomic(path) as file:
            yield file
    except OSError as error:
        if error.filename not in map(str, (path, *path.parents)):
            raise  # the block's own
        raise cannot_write(error, path) from error
    ledger.note_written(path)


def write_all(files: Sequence[tuple[Path, bytes]], tell: Callable[[str, float], None]) -> None:
    """Write every file, whole or not at all. Raises :class:`OutputError` at the first that cannot be written."""
    for path, data in files:
        start = perf_counter()
        with writing(path) as file:
            file.write(data)
        tell(f"wrote {path} ({len(data) / 1000:,.0f} kB)", perf_counter() - start)


def write_new(path: Path, data: bytes, *, force: bool, option: str = "") -> None:
    """Write a file that may replace another one only by ``force``; ``option`` is what grants it, if anything does.

    Raises :class:`OutputError`, also where the file that would be replaced is an input.
    """
    refusal = OutputError(f"{path} exists; " + (f"{option} replaces it" if option else "it is never replaced"))
    if not force and path.exists():
        raise refusal
    claim([(path, path.stem)])
    try:
        if force:
            write_atomic(path, data)
        else:
            write_over(path, data, None)
    except ChangedError:  # created since
        raise refusal from None
    except OSError as error:
        raise cannot_write(error, path) from error
    ledger.note_written(path)


def write_stdout(data: bytes) -> None:
    """Bytes to stdout, unless a person would get them on the screen."""
    if sys.stdout.isatty():
        raise click.UsageError("stdout is a terminal. Redirect it, or name a file with -o.")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
