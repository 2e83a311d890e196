"""Workbooks of before 2007 (``.xls``), in which wages came through May 2013. xlrd reads the cells, and only these.

xlrd trusts a file: a tree with many paths, or defined names that double a text thirty times, keep it busy for ever. So
the stream is taken from its container here (:mod:`.compound`), and every record that holds neither a cell nor what
cells refer to is renamed to one that xlrd skips. What remains takes time and memory in proportion to the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOBase
from typing import IO, TYPE_CHECKING

from brochure.sources.workbooks.archive import RefusedError
from brochure.sources.workbooks.compound import SIGNATURE, CompoundFile

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

MAX_XLS = 64_000_000
"""Bytes; a sheet of that format has at most 65,536 rows, and the largest of the Bureau's has 20 MB."""

_MAX_COLUMNS = 256

_BOF, _EOF, _SHEET, _PASSWORD, _CONTINUED = 0x809, 0x0A, 0x85, 0x2F, 0x3C
_FORMULA, _LABEL, _RICH_LABEL, _SHARED_LABEL, _NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _TRUTH = CELLS = (
    0x06, 0x204, 0xD6, 0xFD, 0x203, 0x27E, 0xBD, 0x205,
)  # fmt: skip
_SHARED_STRINGS, _STRING, _ARRAY, _SHARED_FORMULA, _TABLE = 0xFC, 0x207, 0x221, 0x4BC, 0x236
_CODE_PAGE, _DATES, _FORMAT, _STYLE = 0x42, 0x22, 0x41E, 0xE0
_KEPT = frozenset(
    (_BOF, _EOF, _SHEET, _CONTINUED, _SHARED_STRINGS, _STRING, _ARRAY, _SHARED_FORMULA, _TABLE, _CODE_PAGE, _DATES,
     _FORMAT, _STYLE, *CELLS)
)  # fmt: skip
_SKIPPED = struct.pack("<H", 0xEEEE)  # a kind of record that does not exist

_HEAD = struct.Struct("<HH")
_VERSION = 0x600
_STREAMS = ("Workbook", "WORKBOOK")


def is_xls(data: IO[bytes]) -> bool:
    """Whether an open file is a compound file: an old workbook, or a workbook with a password."""
    head = data.read(len(SIGNATURE))
    data.seek(0)
    return head == SIGNATURE


class XlsPackage:
    """The sheets of an old workbook, by name. It raises :class:`RefusedError`."""

    def __init__(self, data: IO[bytes]) -> None:
        content = data.read(MAX_XLS + 1)
        if len(content) > MAX_XLS:
            raise RefusedError(f"as a workbook of the old kind (.xls), it is larger than {MAX_XLS // 1_000_000} MB")
        self._book = _opened(_cells_only(bytearray(_stream(content))))
        self.sheets = {name: name for name in self._book.sheet_names()}
        """The sheets, by name, in their order."""

    def rows(self, part: str) -> Iterator[tuple[int, list[object]]]:
        """The rows of a sheet with their numbers; a cell is a string, a float, a bool, or ``""`` if it is empty."""
        sheet = self._loaded(part)
        for number in range(sheet.nrows):
            with _refused():
                row = [
                    _value(kind, value)
                    for kind, value in zip(sheet.row_types(number), sheet.row_values(number), strict=True)
                ]
            yield number + 1, row

    def _loaded(self, name: str) -> Sheet:
        """A sheet in memory, the only one: a row of a few bytes may be 256 columns wide, in each of 60 sheets."""
        with _refused():
            for other in self.sheets:
                if other != name:
                    self._book.unload_sheet(other)
            return self._book.sheet_by_name(name)


def _stream(content: bytes) -> bytes:
    container = CompoundFile(content)
    name = next((name for name in _STREAMS if name in container.names), None)
    if name:
        return container.stream(name)
    if "EncryptedPackage" in container.names:
        raise _protected()
    if "Book" in container.names:
        raise RefusedError("this is a workbook of before 1997; save it as .xlsx in a spreadsheet program")
    raise RefusedError("this is not a workbook (.xls)")


def _protected() -> RefusedError:
    return RefusedError("it is protected with a password; save it without one in a spreadsheet program")


def _cells_only(stream: bytearray) -> bytes:
    """The stream with all records renamed that are not needed for cells, each checked."""
    begins, sheets = set[int](), list[int]()
    for at, kind, content, depth in _records(stream):
        if kind == _BOF:
            _check_version(content)
            begins |= set() if depth else {at}
        elif kind == _PASSWORD:
            raise _protected()
        elif kind == _SHEET:
            sheets.append(int.from_bytes(content[:4], "little"))
        elif kind in CELLS and int.from_bytes(content[2:4], "little") >= _MAX_COLUMNS:
            raise RefusedError(f"it is more than {_MAX_COLUMNS} columns wide, which no sheet of figures is")
        elif kind not in _KEPT:
            stream[at : at + 2] = _SKIPPED
    # Each sheet has records of its own: a thousand names of one sheet would mean reading it a thousand times.
    if len(set(sheets)) < len(sheets) or not begins.issuperset(sheets):
        raise _damaged()
    return bytes(stream)


def _records(stream: bytearray) -> Iterator[tuple[int, int, bytes, int]]:
    """Where each record begins, its kind, its content, and how many substreams are open before it."""
    at, depth, end = 0, 0, len(stream) - _HEAD.size
    while at <= end:
        kind, size = _HEAD.unpack_from(stream, at)
        if not depth and kind != _BOF:
            break  # what follows the last sheet is padding
        after = at + _HEAD.size + size
        if after > len(stream):
            raise _damaged()
        yield at, kind, bytes(stream[at + _HEAD.size : after]), depth
        depth += (kind == _BOF) - (kind == _EOF)
        at = after
    if depth:
        raise _damaged()


def _check_version(content: bytes) -> None:
    if int.from_bytes(content[:2], "little") != _VERSION:
        raise RefusedError("this is a workbook of before 1997; save it as .xlsx in a spreadsheet program")


class _Discarded(TextIOBase):
    """Where the warnings of xlrd go."""

    def write(self, text: str, /) -> int:
        return len(text)


def _opened(stream: bytes) -> Book:
    import xlrd  # noqa: PLC0415  only for files of the old kind

    with _refused():
        return xlrd.open_workbook(file_contents=stream, logfile=_Discarded(), on_demand=True, ragged_rows=True)


@contextmanager
def _refused() -> Iterator[None]:
    """Turn whatever xlrd raises for damaged records into :class:`RefusedError`."""
    try:
        yield
    except Exception as error:  # xlrd unpacks, indexes and asserts without checks of its own
        raise _damaged() from error


def _damaged() -> RefusedError:
    return RefusedError("the file is damaged or incomplete")


def _value(kind: int, value: object) -> object:
    """A cell; xlrd has numbers for what is true, and for errors such as ``#N/A``."""
    if kind == 4:
        return bool(value)
    return "#N/A" if kind == 5 else value
