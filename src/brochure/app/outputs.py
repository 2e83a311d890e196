"""Where outputs go: what ``output`` means, what may not be replaced, and writing whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, BinaryIO

from brochure import ledger
from brochure.errors import BrochureError, RequestError
from brochure.files import ChangedError, atomic, is_special, write_atomic, write_over

if TYPE_CHECKING:
    from brochure.app.events import Reporter

OUT = Path("out")

Output = str | Path | BinaryIO | None
"""A file, a folder (that exists, or ends in a separator), an open binary stream, or the function's default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFile:
    """A finished PDF file; ``path`` is None where it went to a stream. ``seconds`` are those of making it."""

    path: Path | None
    pages: int
    bytes: int
    seconds: float


class OutputError(BrochureError):
    """A result that cannot be written where it was to go; nothing of it is."""


@dataclass(frozen=True, slots=True)
class Destination:
    """An :data:`Output` understood: one file, a folder, or a stream."""

    file: Path | None = None
    folder: Path | None = None
    stream: BinaryIO | None = None

    @classmethod
    def of(
        cls, output: Output, count: int = 1, *, suffixes: tuple[str, ...] = (".pdf",), default: Path = OUT
    ) -> Destination:
        """What ``output`` means for ``count`` results, files with one of ``suffixes``; several need a folder.

        A name without a suffix is no file: ``handouts`` may mean ``handouts.pdf`` or ``handouts/``. One with another
        suffix is refused: it may be that of a profile, a style, or the figures store. Raises :class:`RequestError`.
        """
        if output is None:
            return cls(folder=default)
        if not isinstance(output, str | os.PathLike):
            if count > 1:
                raise RequestError(f"{count} files cannot go to one stream; name a folder")
            return cls(stream=output)
        text = os.fspath(output)
        if not text:
            raise RequestError("the output is empty. Name a file or a folder, or leave it out.")
        if text.endswith(("/", os.sep)) or os.path.isdir(text):  # noqa: PTH112  never raises
            return cls(folder=Path(text))
        if count > 1:
            raise RequestError(f"{text} is one file, but {count} brochures are to be built. Name a folder/.")
        file = Path(text)
        if not (file.suffix.lower() in suffixes or is_special(file)):
            raise RequestError(_wrong_suffix(text, suffixes))
        return cls(file=file)

    def path(self, name: str) -> Path | None:
        """The file for the result that is called ``name``; None for the stream."""
        return self.folder / name if self.folder is not None else self.file

    @contextmanager
    def opened(self, path: Path | None) -> Iterator[BinaryIO]:
        """The stream, flushed after the block; or a file that becomes ``path``, as :func:`writing`."""
        if path is not None:
            with writing(path) as file:
                yield file
            return
        assert self.stream is not None
        yield self.stream
        self.stream.flush()

    @contextmanager
    def opened_last(self, path: Path | None) -> Iterator[BinaryIO]:
        """As :meth:`opened`, for what is written piece by piece: the stream gets it whole, or nothing."""
        if path is not None:
            with writing(path) as file:
                yield file
            return
        whole = BytesIO()
        yield whole
        with self.opened(None) as stream:
            stream.write(whole.getvalue())


def _wrong_suffix(output: str, suffixes: tuple[str, ...]) -> str:
    """What to write instead; ``v1.0`` and ``.hidden`` have no suffix."""
    if any(map(str.isalpha, Path(output).suffix)):
        return f"{output} does not end in {' or '.join(suffixes)}, as the file to be written must."
    return (
        f"{output!r} is no folder, and as a file it has no suffix."
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
            raise OutputError(f"{both}; rename one, or make each by itself with an output of its own")
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
    return f"{path}{same} is an input of this command and would be replaced; {_ELSEWHERE}"


def cannot_write(error: OSError, path: Path) -> OutputError:
    """What to tell of an error while ``path`` was written: where, why, and which option names another place."""
    reason = error.strerror or str(error)
    if error.errno in _FOLDERS_FAULT:
        return OutputError(f"cannot write in {path.parent}{os.sep}: {reason}; {_ELSEWHERE}")
    return OutputError(f"cannot write {error.filename or path}: {reason}; {_ELSEWHERE}")


_FOLDERS_FAULT = frozenset((errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT))
"""A new file takes the place of an old one, so that only the folder can forbid it."""

_ELSEWHERE = "choose another output"


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


def write_files(files: Sequence[tuple[Path | None, bytes]], destination: Destination, report: Reporter) -> list[float]:
    """Write every file, whole or not at all, or the only one to the stream; the seconds that each took.

    Raises :class:`OutputError` at the first that cannot be written, and OSError of the stream.
    """
    took = []
    for path, data in files:
        start = perf_counter()
        with destination.opened(path) as file:
            file.write(data)
        if path is not None:
            report.step(f"wrote {path} ({len(data) / 1000:,.0f} kB)", start)
        took.append(perf_counter() - start)
    return took


def write_new(path: Path, data: bytes, *, force: bool, option: str = "") -> None:
    """Write a file that may replace another one only by ``force``; ``option`` is what asks for that, if anything does.

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
