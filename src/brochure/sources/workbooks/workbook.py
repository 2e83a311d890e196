"""Workbooks (``.xlsx``), and tables as text, as sheets of rows, with errors that name the file, the sheet and the row.

lxml streams the rows, and each is freed once it is used, so memory depends neither on the size of a sheet nor on where
a cell claims to be. Input that never ends is refused: a row, and anything between two rows, has a maximum size.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from lxml import etree
from lxml.etree import _Element as Element

from brochure.errors import BrochureError
from brochure.inputs import open_input
from brochure.sources.workbooks.archive import Archive, RefusedError, explained
from brochure.sources.workbooks.json_rows import JsonRows, is_json
from brochure.sources.workbooks.text import TextTable, is_text
from brochure.sources.workbooks.xls import XlsPackage, is_xls

Row = list[object]

CONTENT_TYPES = "[Content_Types].xml"
"""The part that distinguishes a workbook from other archives."""

MAX_FILE = 256_000_000
MAX_SHEETS = 60
MAX_COLUMNS = 256
MAX_ROWS = 1_048_576  # the limit of spreadsheet programs
MAX_STRINGS = 64_000_000  # bytes of shared strings, which stay in memory; all data of May 2024 have 0.2 MB

_MAX_PART = 4_000_000  # bytes of a part that lists others
_MAX_NAME = 100
_BLOCK = 1 << 20
_NEXT = -1  # the column of a cell without a reference: right of the one before
_MAX_GAP = 1 << 18  # bytes between two elements


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
    package: Sheets

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


class Sheets(Protocol):
    """The sheets of a file, whatever its format; it raises :class:`RefusedError`."""

    sheets: dict[str, str]
    """The part that each sheet is read from, by the sheet's name, in their order."""

    def rows(self, part: str) -> Iterator[tuple[int, Row]]:
        """The rows of a sheet with their numbers."""


class Workbook:
    """A workbook or a table as text, open as long as its content is."""

    def __init__(self, content: Content) -> None:
        """Raises :class:`WorkbookError`."""
        self.file = content.file
        with _explained(content.file):
            self._package = _sheets(content)
        if len(self._package.sheets) > MAX_SHEETS:
            raise WorkbookError(content.file, f"it has more than {MAX_SHEETS} sheets")

    def sheets(self) -> Iterator[Sheet]:
        """The sheets, in their order."""
        for name, part in self._package.sheets.items():
            yield Sheet(self.file, name, part, self._package)


def _sheets(content: Content) -> Sheets:
    """The sheets of a file, by what its content is."""
    name = content.file.rpartition(".")[0] or content.file
    if is_json(content.data):
        return JsonRows(name, content.data)
    if is_text(content.data):
        return TextTable(name, content.data)
    return XlsPackage(content.data) if is_xls(content.data) else Package(content.data)


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


# The XML of a sheet


class _BoundedReader:
    """A part as lxml reads it, at most :data:`_MAX_GAP` bytes between two calls of ``reset``."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self._pending = 0

    def read(self, size: int = -1, /) -> bytes:
        with explained():
            data = self._inner.read(size)
        self._pending += len(data)
        if self._pending > _MAX_GAP + size:
            raise RefusedError("one of its XML elements is too long")
        return data

    def reset(self) -> None:
        self._pending = 0


def elements(part: IO[bytes], name: str) -> Iterator[Element]:
    """The elements called ``name``, in any namespace; each is freed when the next is requested.

    Raises :class:`RefusedError` for XML that is not well-formed, declares a document type, or has too long an element.
    """
    reader = _BoundedReader(part)
    events = etree.iterparse(
        reader, events=("end",), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    first = True
    try:
        for _, element in events:
            if first and element.getroottree().docinfo.internalDTD is not None:
                raise RefusedError("it declares a document type, which workbooks never do")
            first = False
            yield element
            reader.reset()
            _free(element)
    except etree.XMLSyntaxError as error:
        raise RefusedError(f"its XML is not well-formed: {error.msg}") from None


def _free(element: Element) -> None:
    """Free an element, and those before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while parent[0] is not element:
            del parent[0]


def shared_strings(part: IO[bytes]) -> list[str]:
    """The strings that cells refer to by index."""
    return [_text(element) for element in elements(part, "si")]


def rows(part: IO[bytes], strings: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """Rows with their numbers, which count from 1; empty rows, and empty cells at the end of a row, may be left out.

    A cell is a string, a float, a bool, or ``""`` if it is empty.
    """
    columns: dict[str, int] = {}
    number = 0
    for element in elements(part, "row"):
        number = _number(element, number)
        yield number, _row(element, strings, columns)


def _number(element: Element, before: int) -> int:
    stated = element.get("r")
    number = before + 1 if stated is None else int(stated) if stated.isdecimal() and len(stated) < 8 else 0
    if not before < number <= MAX_ROWS:
        raise RefusedError(f"a row {(stated or str(number))[:20]!r} after row {before:,}")
    return number


def _row(element: Element, strings: Sequence[str], columns: dict[str, int]) -> Row:
    row: Row = []
    for cell in element:
        # A sheet has millions of cells, so this loop avoids calls.
        letters = cell.get("r", "").rstrip("0123456789")
        column = columns.get(letters)
        if column is None:
            column = columns[letters] = _column(letters)
        if column != len(row):
            if column == _NEXT:
                column = len(row)
            if column >= MAX_COLUMNS:
                raise RefusedError(f"it is more than {MAX_COLUMNS} columns wide, which no sheet of figures is")
            row += [""] * (column + 1 - len(row))
            row[column] = _value(cell, strings)
        else:
            row.append(_value(cell, strings))
    return row


def _column(letters: str) -> int:
    """The index of a column: A is 0, AF 31, and no letters are :data:`_NEXT`."""
    number = 0
    for letter in letters[:6].upper():
        if not "A" <= letter <= "Z":
            raise RefusedError(f"a cell in the column {letters[:10]!r}")
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Element, strings: Sequence[str]) -> object:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(map(_text, cell))
    if not len(cell):
        return ""
    # A formula precedes its value.
    text = (cell[0] if len(cell) == 1 else next((child for child in cell if _is(child, "v")), cell)).text
    if text is None:
        return ""
    try:
        if kind == "n":
            return float(text)
        if kind == "s" and text.isdecimal():
            return strings[int(text)]
    except (ValueError, IndexError):
        kind = "s"
    if kind == "s":
        raise RefusedError(f"the cell {cell.get('r', '')[:20]} holds {text[:40]!r}, which does not match its type")
    return text == "1" if kind == "b" else text


def _text(element: Element) -> str:
    """Text, or its runs, without phonetic hints."""
    parts = []
    for child in element:
        if _is(child, "t"):
            parts.append(child.text or "")
        elif _is(child, "r"):
            parts += [run.text or "" for run in child if _is(run, "t")]
    return "".join(parts)


def _is(element: Element, name: str) -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag.endswith(name) and tag.rpartition("}")[2] == name
