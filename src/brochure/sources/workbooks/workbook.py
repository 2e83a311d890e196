"""Workbooks (``.xlsx``), read: sheets as rows of cells, errors that name the file.

A workbook is read through and never loaded, so that a full year of the wage survey, 400,000 rows, takes little memory.
The quickest reader that we know, python-calamine, lays a sheet out in memory first: 1 GB for that year, and as much as
a hostile file of a few hundred bytes likes to ask for, so that each file had to be gone through beforehand. Reading
with lxml takes as long as the two together.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from brochure.inputs import open_input
from brochure.sources.figures.errors import WorkbookError
from brochure.sources.workbooks.archive import RefusedError
from brochure.sources.workbooks.cells import Row
from brochure.sources.workbooks.package import Package

MAX_FILE = 256_000_000
MAX_SHEETS = 60

_PIECE = 1 << 20
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Content:
    """An open file, its name, and the digest that tells it from others."""

    file: str
    data: IO[bytes]
    digest: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; its rows are read anew each time that they are asked for."""

    file: str
    name: str
    part: str
    inner: Package

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Rows with their numbers, which count from 1 as spreadsheet programs do; some may be left out."""
        with explained(self.file, self.name):
            yield from self.inner.rows(self.part)

    def first_rows(self, count: int) -> list[tuple[int, Row]]:
        """The first rows, or all if there are fewer."""
        return [row for row, _ in zip(self.rows(), range(count), strict=False)]

    def error(self, message: str, row: int | None = None) -> WorkbookError:
        """What is wrong with this sheet, or with a row of it."""
        return WorkbookError(self.file, message, self.name, row)


class Workbook:
    """A workbook, open as long as its content is."""

    def __init__(self, content: Content) -> None:
        """Raises :class:`WorkbookError`."""
        self.file = content.file
        with explained(content.file):
            self._inner = Package(content.data)
        if len(self._inner.sheets) > MAX_SHEETS:
            raise WorkbookError(content.file, f"it has more than {MAX_SHEETS} sheets")

    def sheets(self) -> Iterator[Sheet]:
        """The sheets, in their order."""
        for name, part in self._inner.sheets.items():
            yield Sheet(self.file, name, part, self._inner)


@contextmanager
def opened(path: Path) -> Iterator[Content]:
    """A file as it lies on the disk. Raises OSError, and :class:`WorkbookError` for one that is too large."""
    with open_input(path) as data:
        yield content_of(label(path.name), data)


def label(name: str) -> str:
    """A file's name as it is shown and kept: its end, without folders and without characters that do not print."""
    own = posixpath.basename(name.replace("\\", "/"))
    return "".join(letter if letter.isprintable() else "?" for letter in own)[-_LONGEST_NAME:]


def content_of(file: str, data: IO[bytes]) -> Content:
    """The content of an open file, read through once for its digest; ``file`` is its :func:`label`."""
    digest, size = hashlib.sha256(), 0
    while piece := data.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        if size > MAX_FILE:
            raise WorkbookError(file, f"it has more than {MAX_FILE // 1_000_000} MB")
    data.seek(0)
    return Content(file, data, digest.hexdigest())


@contextmanager
def explained(file: str, sheet: str | None = None) -> Iterator[None]:
    """Say of a file, and a sheet of it, why it is refused."""
    try:
        yield
    except RefusedError as error:
        raise WorkbookError(file, f"it cannot be read: {error}", sheet) from error
