"""Small workbooks of the old kind (``.xls``), record by record, so that each record can also be wrong."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

BOF, EOF, SHEET, STRINGS, TEXT, NUMBER, TRUTH = 0x809, 0x0A, 0x85, 0xFC, 0xFD, 0x203, 0x205
GLOBALS, WORKSHEET = 5, 0x10
_FREE, _END, _ALLOCATION, _LISTS = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_SECTOR = 512
_SMALL = 4096
"""Streams below this size would be in a part of the file that is not read."""


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of a stream."""
    return struct.pack("<HH", kind, len(content)) + content


def begin(kind: int, version: int = 0x600) -> bytes:
    """The first record of a substream."""
    return record(BOF, struct.pack("<HHHHII", version, kind, 0, 1997, 0, 0))


def number(row: int, column: int, value: float) -> bytes:
    """A cell with a number."""
    return record(NUMBER, struct.pack("<HHHd", row, column, 0, value))


def _cell(row: int, column: int, value: object, texts: list[str]) -> bytes:
    if isinstance(value, bool):
        return record(TRUTH, struct.pack("<HHHBB", row, column, 0, value, 0))
    if isinstance(value, int | float):
        return number(row, column, value)
    if value in ("", None):
        return b""
    if str(value) not in texts:
        texts.append(str(value))
    return record(TEXT, struct.pack("<HHHI", row, column, 0, texts.index(str(value))))


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def stream(sheets: Mapping[str, bytes], texts: Sequence[str] = (), more: bytes = b"") -> bytes:
    """The stream of a workbook whose sheets have these records; ``more`` are records besides."""
    shared = record(STRINGS, struct.pack("<II", len(texts), len(texts)) + b"".join(map(_text, texts)))
    names = [name.encode("latin-1") for name in sheets]
    at = len(begin(GLOBALS) + more + shared + record(EOF)) + sum(12 + len(name) for name in names)
    listed, content = b"", b""
    for name, cells in zip(names, sheets.values(), strict=True):
        listed += record(SHEET, struct.pack("<IBBBB", at + len(content), 0, 0, len(name), 0) + name)
        content += begin(WORKSHEET) + cells + record(EOF)
    return begin(GLOBALS) + more + listed + shared + record(EOF) + content


def compound(content: bytes, name: str = "Workbook", size: int = _SMALL) -> bytes:
    """A compound file with this stream of at least ``size`` bytes."""
    content = content.ljust(size, b"\0")
    content += bytes(-len(content) % _SECTOR)
    count = len(content) // _SECTOR
    tables = -(-(count + 2) // (_SECTOR // 4 - 2))  # sectors that list which sector follows which
    directory, first = tables, tables + 1
    more = first + count  # where the sectors that list the tables begin: the header has room for 109
    listed = list(range(tables))
    extensions = [listed[start : start + 127] for start in range(109, tables, 127)]
    chain = [_ALLOCATION] * tables + [_END] + [*range(first + 1, first + count), _END] + [_LISTS] * len(extensions)
    chain += [_FREE] * (tables * _SECTOR // 4 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    next_lists = [*range(more + 1, more + len(extensions)), _END]
    header += struct.pack("<IIIII", 0, tables, directory, 0, _SMALL)
    header += struct.pack("<IIII", _END, 0, more if extensions else _END, len(extensions))
    header += struct.pack("<109I", *(listed[:109] + [_FREE] * (109 - tables)))
    entries = _entry("Root Entry", 5, _END, 0) + _entry(name, 2, first, len(content))
    ends = (
        struct.pack("<128I", *(part + [_FREE] * (127 - len(part))), after)
        for part, after in zip(extensions, next_lists, strict=False)
    )
    return b"".join((header, struct.pack(f"<{len(chain)}I", *chain), entries.ljust(_SECTOR, b"\0"), content, *ends))


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    child = 1 if kind == 5 else _FREE
    head = struct.pack("<64sHBBIII", text, len(text), kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", first, size)


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of these sheets of rows."""
    texts: list[str] = []
    made = {
        name: b"".join(
            _cell(at, column, value, texts) for at, row in enumerate(rows) for column, value in enumerate(row)
        )
        for name, rows in sheets.items()
    }
    return compound(stream(made, texts))
