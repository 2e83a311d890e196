"""Outputs: what ``output`` means, which files must not be replaced, and atomic writing."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, RawIOBase
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

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
    """A finished PDF file; ``path`` is None if it went to a stream, ``seconds`` the time it took."""

    path: Path | None
    pages: int
    bytes: int
    seconds: float


class OutputError(BrochureError):
    """An output cannot be written; no part of it was."""


class Destination(NamedTuple):
    """A parsed :data:`Output`: one file, a folder, or a stream."""

    file: Path | None = None
    folder: Path | None = None
    stream: BinaryIO | None = None

    @classmethod
    def of(
        cls, output: Output, count: int = 1, *, suffixes: tuple[str, ...] = (".pdf",), default: Path = OUT
    ) -> Destination:
        """Parse ``output`` for ``count`` results, which are files with one of ``suffixes``; several need a folder.

        A name without a suffix is refused as ambiguous: ``handouts`` may mean ``handouts.pdf`` or ``handouts/``. So is
        one with another suffix: it may be a profile, a style, or the figures store. Raises :class:`RequestError`.
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
        if "://" in text:
            raise RequestError(f"{text} is a URL; only batches can be written to one. Name a file or a folder.")
        if text.endswith(("/", os.sep)) or os.path.isdir(text):  # noqa: PTH112  never raises
            return cls(folder=Path(text))
        if count > 1:
            raise RequestError(f"{text} is one file, but there are {count} brochures. Name a folder/.")
        file = Path(text)
        if not (file.suffix.lower() in suffixes or is_special(file)):
            raise RequestError(_wrong_suffix(text, suffixes))
        return cls(file=file)

    def path(self, name: str) -> Path | None:
        """The file for the result ``name``; None for the stream."""
        return self.folder / name if self.folder is not None else self.file

    def claimed(self, name: str, inputs: Iterable[Path] = ()) -> Path | None:
        """The same, unless it would replace an input of this run: see :func:`claim`."""
        path = self.path(name)
        if path is not None:
            claim([(path, path.stem)], inputs)
        return path

    @contextmanager
    def opened(self, path: Path | None) -> Iterator[BinaryIO]:
        """A file that becomes ``path``, as with :func:`writing`; or for the stream, which gets all of it or nothing."""
        if path is not None:
            with writing(path) as file:
                yield file
            return
        assert self.stream is not None
        whole = BytesIO()
        yield whole
        _write_all(self.stream, whole.getbuffer())
        self.stream.flush()


def _write_all(stream: BinaryIO, data: memoryview) -> None:
    """Write ``data`` to ``stream``; a raw one can take it in parts. Raises :class:`OSError` if it takes no more."""
    while data:
        count = stream.write(data)
        if not isinstance(stream, RawIOBase):
            return
        if not count:
            raise BlockingIOError(errno.EAGAIN, "the stream takes no more", "the stream")
        data = data[count:]


def output_folder(output: str | Path) -> Path:
    """The folder for several files. Raises :class:`RequestError` for an empty name, and for ``-``, which is stdout."""
    text = os.fspath(output)
    if not text:
        raise RequestError("the output is empty. Name a folder, or leave it out.")
    if text == "-":
        raise RequestError("several files cannot go to stdout. Name a folder; one called - is ./-")
    return Path(text)


def _wrong_suffix(output: str, suffixes: tuple[str, ...]) -> str:
    """The error message, with a suggestion; ``v1.0`` and ``.hidden`` count as having no suffix."""
    if any(map(str.isalpha, Path(output).suffix)):
        return f"{output} does not end in {' or '.join(suffixes)}, as the output file must."
    return (
        f"{output!r} is not an existing folder, and has no suffix as a file would."
        f" Write {output}{suffixes[0]} for a file, or {output}/ for a new folder."
    )


def claim(outputs: Sequence[tuple[Path, str]], inputs: Iterable[Path] = ()) -> None:
    """Refuse outputs that would replace an input of this run or another output.

    ``outputs`` are paths, each with the name of its source. Inputs are all files read so far, and ``inputs``, which
    will be read later. Files are compared by identity, so links and letter case make no difference. Raises
    :class:`OutputError`, which names both files.
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
            raise OutputError(f"{both}; rename one, or build each separately with its own output")
        claimed[place] = source


def claim_names(folder: Path, names: Iterable[str], inputs: Iterable[Path]) -> None:
    """Like :func:`claim`, for many files ``names`` in one folder that are known to be distinct."""
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
    """The error for a failed write of ``path``: what, why, and what to do."""
    reason = error.strerror or str(error)
    if error.errno in _FOLDER_ERRORS:
        return OutputError(f"cannot write in {path.parent}{os.sep}: {reason}; {_ELSEWHERE}")
    return OutputError(f"cannot write {error.filename or path}: {reason}; {_ELSEWHERE}")


_FOLDER_ERRORS = frozenset((errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT))
"""Caused by the folder: a file is replaced by a new one, so its own permissions do not matter."""

_ELSEWHERE = "choose another output"


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file that becomes ``path`` when the block succeeds. Raises :class:`OutputError` if it cannot be written."""
    try:
        with atomic(path) as file:
            yield file
    except OSError as error:
        if error.filename not in map(str, (path, *path.parents)):
            raise  # the block's own
        raise cannot_write(error, path) from error
    ledger.note_written(path)


def write_files(files: Sequence[tuple[Path | None, bytes]], destination: Destination, report: Reporter) -> list[float]:
    """Write every file, whole or not at all, or the only one to the stream; returns the seconds for each.

    Raises :class:`OutputError` for the first that cannot be written, and OSError from the stream.
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
    """Write a file that may replace an existing one only with ``force``; messages suggest ``option`` for that, if any.

    Raises :class:`OutputError`, also if the file to replace is an input.
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
