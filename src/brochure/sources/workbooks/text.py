"""Tables as text, separated by tabs or commas, as sheets of a workbook: every cell is a string.

Publishers write tab-separated files without quoting, so quotation marks in them are text; in comma-separated files they
enclose cells. Text is UTF-8, with or without a byte order mark.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain
from typing import IO

from brochure.sources.workbooks.archive import RefusedError

SUFFIXES = (".csv", ".txt", ".tsv")

_HEAD = 4_096
_MAX_LINE = 100_000  # characters; the longest of an official file has 1,100
_MAX_COLUMNS = 256
_MAX_ROWS = 1_048_576


def is_text(data: IO[bytes]) -> bool:
    """Whether an open file begins with a line of cells as text; workbooks and archives have bytes that no text has."""
    head = data.read(_HEAD)
    data.seek(0)
    has_cells = any(mark in head.partition(b"\n")[0] for mark in (b"\t", b","))
    return has_cells and not head.startswith(b"PK") and all(byte >= 9 for byte in head) and _is_utf8(head)


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


class TextTable:
    """One sheet, named like the file; rows are read again on every call. It raises :class:`RefusedError`."""

    def __init__(self, name: str, data: IO[bytes]) -> None:
        self._data = data
        self.sheets = {name: name}

    def rows(self, part: str) -> Iterator[tuple[int, list[object]]]:
        """The rows with the numbers of their lines; blank lines are left out."""
        del part
        self._data.seek(0)
        text = TextIOWrapper(self._data, encoding="utf-8-sig", newline="")
        try:
            yield from _rows(text)
        except UnicodeDecodeError as error:
            raise RefusedError("it is not text in UTF-8") from error
        except csv.Error as error:
            raise RefusedError(f"it is not a table: {error}") from error
        finally:
            text.detach()  # the file stays open


def _rows(text: TextIOWrapper) -> Iterator[tuple[int, list[object]]]:
    lines = _lines(text)
    first = next(lines, "")
    is_tabbed = "\t" in first
    reader = csv.reader(
        chain((first,), lines),
        delimiter="\t" if is_tabbed else ",",
        quoting=csv.QUOTE_NONE if is_tabbed else csv.QUOTE_MINIMAL,
        strict=not is_tabbed,
    )
    for row in reader:
        if reader.line_num > _MAX_ROWS or len(row) > _MAX_COLUMNS:
            raise RefusedError(f"it has more than {_MAX_ROWS:,} rows or {_MAX_COLUMNS} columns")
        if row:
            yield reader.line_num, list[object](row)


def _lines(text: TextIOWrapper) -> Iterator[str]:
    while line := text.readline(_MAX_LINE):
        if len(line) == _MAX_LINE:
            raise RefusedError(f"one of its lines has more than {_MAX_LINE:,} characters")
        yield line
