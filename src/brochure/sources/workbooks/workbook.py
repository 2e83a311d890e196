"""Workbooks (``.xlsx``) as sheets of rows, with errors that name the file, the sheet and the row.

Sheets are streamed, never loaded: a full year of the wage survey, 400,000 rows, takes little memory. The fastest reader
that we know, python-calamine, lays out a whole sheet in memory: 1 GB for that year, and as much as a hostile file of a
few hundred bytes claims, so that every file would have to be scanned first. Streaming with lxml takes as long as both
together.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from brochure.errors import BrochureError
from brochure.inputs import open_input
from brochure.sources.workbooks.archive import Archive, RefusedError
from brochure.sources.workbooks.cells import MAX_STRINGS, Row, elements, rows, shared_strings

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CONTENT_TYPES = "[Content_Types].xml"
"""The part that distinguishes a workbook from other archives."""

MAX_FILE = 256_000_000
MAX_SHEETS = 60

_MAX_PART = 4_000_000  # bytes of a part that lists others
_MAX_NAME = 100
_BLOCK = 1 << 20


class WorkbookError(BrochureError):
    """A workbook that cannot be read or used; ``sheet`` and ``row`` are given where the problem has a place."""

    def __init__(self, file: str, message: str, sheet: str | None = None, row: int | None = None) -> None:
        self.file, self.sheet, self.row, self.reason = file, sheet, row, message
        places = [file]
        if sheet is not None:
            places.append(f"sheet {sheet!r}")
        if row is not None:
            places.append(f"row {row}")
        self.place = ", ".join(places)
        super().__init__(f"{self.place}: {message}")


@dataclass(frozen=True, slots=True)
class Content:
    """An open file, its name, and its SHA-256 digest."""

    file: str
    data: IO[bytes]
    digest: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; every call reads its rows again."""

    file: str
    name: str
    part: str
    package: Package

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Rows with their numbers, which count from 1 as in spreadsheet programs; empty rows may be left out."""
        with _explained(self.file, self.name):
            yield from self.package.rows(self.part)

    def first_rows(self, count: int) -> list[tuple[int, Row]]:
        """The first ``count`` rows, or all if there are fewer."""
        return [row for row, _ in zip(self.rows(), range(count), strict=False)]

    def error(self, message: str, row: int | None = None) -> WorkbookError:
        """An error about this sheet, or about a row of it."""
        return WorkbookError(self.file, message, self.name, row)


class Workbook:
    """A workbook, open as long as its content is."""

    def __init__(self, content: Content) -> None:
        """Raises :class:`WorkbookError`."""
        self.file = content.file
        with _explained(content.file):
            self._package = Package(content.data)
        if len(self._package.sheets) > MAX_SHEETS:
            raise WorkbookError(content.file, f"it has more than {MAX_SHEETS} sheets")

    def sheets(self) -> Iterator[Sheet]:
        """The sheets, in their order."""
        for name, part in self._package.sheets.items():
            yield Sheet(self.file, name, part, self._package)


@contextmanager
def opened(path: Path) -> Iterator[Content]:
    """A file on disk. Raises OSError, and :class:`WorkbookError` for one that is too large."""
    with open_input(path) as data:
        yield content_of(file_label(path.name), data)


def file_label(name: str) -> str:
    """A file's name as it is shown and stored: its end, without folders and nonprinting characters."""
    own = posixpath.basename(name.replace("\\", "/"))
    return "".join(letter if letter.isprintable() else "?" for letter in own)[-_MAX_NAME:]


def content_of(file: str, data: IO[bytes]) -> Content:
    """The content of an open file, read once for its digest; ``file`` is its :func:`file_label`."""
    digest, size = hashlib.sha256(), 0
    while block := data.read(_BLOCK):
        digest.update(block)
        size += len(block)
        if size > MAX_FILE:
            raise WorkbookError(file, f"it is larger than {MAX_FILE // 1_000_000} MB")
    data.seek(0)
    return Content(file, data, digest.hexdigest())


@contextmanager
def _explained(file: str, sheet: str | None = None) -> Iterator[None]:
    """Name the file, and the sheet, in a refusal."""
    try:
        yield
    except RefusedError as error:
        raise WorkbookError(file, f"it cannot be read: {error}", sheet) from error


class _Relationship(NamedTuple):
    """A link from one part to another; ``kind`` ends in ``/worksheet``, ``/sharedStrings`` and the like."""

    kind: str
    target: str


class Package:
    """The parts of a workbook: its sheets by name, and the strings they share. It raises :class:`RefusedError`."""

    def __init__(self, data: IO[bytes]) -> None:
        self._archive = Archive(data)
        if CONTENT_TYPES not in self._archive.names:
            raise RefusedError("this is an archive, but not a workbook (.xlsx)")
        book = next((item.target for item in self._relations("").values() if item.kind.endswith("/officeDocument")), "")
        relations = self._relations(book)
        self.sheets = {
            name: relations[number].target
            for name, number in self._sheets(book)
            if number in relations and relations[number].kind.endswith("/worksheet")
        }
        """The parts of the sheets, by name, in their order."""
        texts = [item.target for item in relations.values() if item.kind.endswith("/sharedStrings")]
        self._strings = self._shared_strings(texts[0]) if texts else []

    def rows(self, part: str) -> Iterator[tuple[int, Row]]:
        """The rows of a sheet with their numbers."""
        with self._archive.open(part) as opened:
            yield from rows(opened, self._strings)

    def _shared_strings(self, part: str) -> list[str]:
        if self._archive.size(part) > MAX_STRINGS:
            raise RefusedError(f"its texts are larger than {MAX_STRINGS // 1_000_000} MB")
        with self._archive.open(part) as opened:
            return shared_strings(opened)

    def _sheets(self, book: str) -> Iterator[tuple[str, str]]:
        """The names of sheets, with the ids of their relationships."""
        for sheet in self._elements(book, "sheet"):
            yield sheet.get("name", ""), next((v for k, v in sheet.items() if k.endswith("}id")), "")

    def _relations(self, part: str) -> dict[str, _Relationship]:
        folder, name = posixpath.split(part)
        return {
            item.get("Id", ""): _Relationship(
                item.get("Type", ""), posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))[1:]
            )
            for item in self._elements(posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship")
            if item.get("TargetMode") != "External"
        }

    def _elements(self, part: str, name: str) -> Iterator[Element]:
        if self._archive.size(part) > _MAX_PART:
            raise RefusedError(f"the part {part[:80]!r} is too large")
        with self._archive.open(part) as opened:
            yield from elements(opened, name)
