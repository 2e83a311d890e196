"""Looking a workbook over before it is opened, so that opening it cannot eat the machine.

The reader of workbooks lays a sheet out as one dense rectangle of 32-byte cells and copies a shared string into every
cell that uses it; where memory runs out, the process dies on the spot. A file of a few hundred bytes can ask for a
terabyte in this way. So the parts of the file are unpacked here once, in pieces, and what opening would take is
counted: the bytes, the rectangle, the strings. What cannot be counted for certain is refused.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise

MAX_FILE = 256_000_000
MAX_PARTS = 1_000
MAX_UNPACKED = 1_500_000_000
MAX_COLUMNS = 256
MAX_CELLS = 24_000_000  # of the rectangle: 700,000 rows of 32 columns, 770 MB
SPARSE = 100_000  # cells that a rectangle may have however few of them are filled
MAX_TEXT = 1_000_000_000  # bytes of shared strings, as often as they are used

_PIECE = 1 << 20
_MORSEL = 1 << 16  # packed bytes at a time
_LOCAL_HEADER = 30

# An attribute stands where no other character of a name goes before it; the reader is content without a space.
_PREFIX = rb"<(?:[^\s<>/!?:]*:)?"
_CLOSING = rb"</(?:[^\s<>/!?:]*:)?"
_PLACED = re.compile(rb"""r(?<![\w:.-]r)\s*=""")
_ROW = re.compile(rb"""r(?<![\w:.-]r)\s*=\s*["'][A-Za-z]*(\d+)["']""")
_CELL = re.compile(_PREFIX + rb"c[\s/>]")
_PLAIN_CELL = re.compile(rb"<c[\s/>]")
_COLUMN = re.compile(_PREFIX + rb"""c\s+r\s*=\s*["']([A-Za-z]+)\d+["']""")
_SHARED = re.compile(rb"""t(?<![\w:.-]t)\s*=\s*["']?s(?![A-Za-z])""")
_SHARED_INDEX = re.compile(
    rb"""t(?<![\w:.-]t)\s*=\s*["']s["'][^<>]*>\s*"""
    + (_PREFIX + rb"v\s*>\s*(\d+)\s*" + _CLOSING + rb"v\s*>\s*" + _CLOSING + rb"c\s*>")
)
_STRING = re.compile(_PREFIX + rb"si[\s/>]")
_HIDDEN = re.compile(rb"""<!|=\s*"[^"<>]*(?:<|\Z)|=\s*'[^'<>]*(?:<|\Z)""")  # what could hide that a string is none
_COUNT = re.compile(rb"""(?<![\w:.-])(?:uniqueC|c)ount\s*=\s*["'](\d+)["']""")


class RefusedError(Exception):
    """Why a file is not opened, in words; a :class:`~.errors.WorkbookError` is made of it by who knows the file."""


@dataclass(slots=True)
class _Tally:
    """What opening a part would take; ``strings`` are the places where shared strings begin."""

    cells: int = 0
    placed: int = 0
    unread: int = 0
    rows: int = 0
    columns: set[bytes] = field(default_factory=set)
    shared: int = 0
    used: Counter[bytes] = field(default_factory=Counter)
    strings: list[int] = field(default_factory=list)


def inspect(data: bytes) -> None:
    """Raise :class:`RefusedError` unless ``data`` is a workbook (``.xlsx``) that can be opened in bounded memory."""
    left = MAX_UNPACKED
    sheets: list[_Tally] = []
    lengths: list[int] = []
    for info in _parts(data):
        tally, size = _Tally(), 0
        for piece in _pieces(_unpacked(data, info, left)):
            _count(piece, tally, size)
            size += len(piece)
        left -= size
        lengths += [end - begin for begin, end in pairwise([*tally.strings, size])]
        if tally.cells or tally.placed:
            _check_rectangle(tally)
            sheets.append(tally)
    for tally in sheets:
        _check_strings(tally, lengths)


def _parts(data: bytes) -> list[zipfile.ZipInfo]:
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise RefusedError("this is a workbook of the old kind (.xls), or a locked one; save it as .xlsx, unlocked")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OverflowError, EOFError) as error:
        raise RefusedError("this is not a workbook (.xlsx), or only a part of one") from error
    if len(parts) > MAX_PARTS:
        raise RefusedError(f"{len(parts):,} parts in the file, a workbook has at most {MAX_PARTS:,}")
    names = [part.filename for part in parts]
    if "[Content_Types].xml" not in names:
        inside = next((name for name in names if name.lower().endswith((".xlsx", ".xls"))), None)
        if inside:
            raise RefusedError("this is an archive with workbooks in it; unpack it and add those")
        raise RefusedError("this is an archive, but not a workbook (.xlsx)")
    if len(set(names)) < len(names):
        raise RefusedError("two parts of the workbook have one name")
    return parts


def _unpacked(data: bytes, info: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
    """The bytes of a part in pieces; what the archive claims about their number is not believed."""
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04" or info.flag_bits & 1:
        raise RefusedError(f"the part {info.filename[:80]!r} cannot be read")
    name, extra = struct.unpack("<HH", header[26:30])
    begin = info.header_offset + _LOCAL_HEADER + name + extra
    packed = memoryview(data)[begin : begin + info.compress_size]
    if len(packed) < info.compress_size:
        raise RefusedError(f"the part {info.filename[:80]!r} is cut short")
    pieces = _inflated(packed, info.filename) if info.compress_type == zipfile.ZIP_DEFLATED else _stored(packed, info)
    for piece in pieces:
        limit -= len(piece)
        if limit < 0:
            raise RefusedError(f"it unpacks to more than {MAX_UNPACKED // 1_000_000:,} MB")
        yield piece


def _stored(packed: memoryview, info: zipfile.ZipInfo) -> Iterator[bytes]:
    if info.compress_type != zipfile.ZIP_STORED:
        raise RefusedError(f"the part {info.filename[:80]!r} is packed in a way that workbooks are not")
    yield from (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))


def _inflated(packed: memoryview, name: str) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-15)
    try:
        for at in range(0, len(packed), _MORSEL):
            waiting: bytes | memoryview = packed[at : at + _MORSEL]
            while waiting and not inflate.eof:
                yield inflate.decompress(waiting, _PIECE)
                waiting = inflate.unconsumed_tail
    except zlib.error as error:
        raise RefusedError(f"the part {name[:80]!r} is damaged") from error
    if not inflate.eof:
        raise RefusedError(f"the part {name[:80]!r} is cut short")


def _pieces(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut so that no element, and no cell with its value, lies in two pieces."""
    rest = b""
    for chunk in chunks:
        whole = rest + chunk
        cut = max(whole.rfind(mark) for mark in (b"<row", b"<c ", b"<si", b":row", b":c ", b":si"))
        cut = whole.rfind(b"<", 0, cut + 1)
        if cut <= 0 and len(whole) > 2 * _PIECE:  # neither cells nor strings for long
            cut = whole.rfind(b"<")
            if cut <= 0:
                raise RefusedError("one element of a part has no end")
        if cut <= 0:
            rest = whole
            continue
        yield whole[:cut]
        rest = whole[cut:]
    yield rest


def _count(piece: bytes, tally: _Tally, start: int) -> None:
    """Add what ``piece``, which begins at ``start``, holds."""
    if b"ount" in piece and any(len(number) > 7 for number in _COUNT.findall(piece)):
        raise RefusedError("it claims to have more strings than a workbook can hold")
    if b"si" in piece:
        tally.strings += [start + found.start() for found in _STRING.finditer(piece)]
        if tally.strings and _HIDDEN.search(piece):
            raise RefusedError("its texts are in a form that is not read; open and save it in a spreadsheet program")
    columns = _COLUMN.findall(piece)
    tally.placed += len(columns)
    tally.columns.update(columns)
    tally.cells += len((_CELL if b":c" in piece else _PLAIN_CELL).findall(piece))
    numbers = _ROW.findall(piece)
    tally.unread += len(_PLACED.findall(piece)) - len(numbers)
    if rows := set(numbers):
        if max(map(len, rows)) > 7:
            raise RefusedError("a row that no sheet can have")
        tally.rows = max(tally.rows, *map(int, rows))
    tally.used.update(_SHARED_INDEX.findall(piece))
    tally.shared += len(_SHARED.findall(piece))


def _check_rectangle(tally: _Tally) -> None:
    if tally.placed != tally.cells or tally.unread:
        raise RefusedError("its cells do not say where they are; open and save it in a spreadsheet program")
    width = max(map(_column, tally.columns), default=1)
    if width > MAX_COLUMNS:
        raise RefusedError(f"a sheet is {width:,} columns wide; no sheet of figures has more than {MAX_COLUMNS}")
    area = (tally.rows + 1) * width
    if area > MAX_CELLS:
        raise RefusedError(f"a sheet of {tally.rows:,} rows and {width:,} columns is too large")
    if area > SPARSE + 4 * tally.cells:
        raise RefusedError(f"a sheet is {tally.rows:,} rows by {width:,} columns, but nearly empty")


def _column(letters: bytes) -> int:
    """The number of a column: A is 1, AF 32."""
    number = 0
    for letter in letters[:6].upper():
        number = number * 26 + letter - 64
    return number


def _check_strings(tally: _Tally, lengths: list[int]) -> None:
    if sum(tally.used.values()) != tally.shared:
        raise RefusedError("cells with text in a form that is not read; open and save it in a spreadsheet program")
    text = 0
    for index, times in tally.used.items():
        if len(index) > 8 or int(index) >= len(lengths):
            raise RefusedError("a cell names a text that is not there")
        text += times * lengths[int(index)]
    if text > MAX_TEXT:
        raise RefusedError(f"its texts, as often as they are used, are more than {MAX_TEXT // 1_000_000:,} MB")
