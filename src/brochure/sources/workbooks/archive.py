"""ZIP archives that may be hostile: checked before they are opened, streamed, never unpacked to disk by name.

Workbooks (``.xlsx``) are such archives, and so are the downloads that hold workbooks. Checking an archive's directory
is enough: :mod:`zipfile` reads no more of a part than its stated size, and the checksum reveals a false one.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

MAX_PARTS = 1_000
MAX_UNPACKED = 1_000_000_000  # bytes; all data of May 2024 take half
MAX_RATIO = 200  # compression; sheets of figures reach 20
EXEMPT_SIZE = 1_000_000  # bytes of a part that may be compressed at any ratio

_MAX_DIRECTORY = 1_000_000  # bytes; zipfile reads it whole
_END_RECORD = struct.Struct("<4s4H2LH")
_MAX_COMMENT = 65_535


class RefusedError(Exception):
    """Why a file is not read; :class:`~.workbook.WorkbookError` adds the file, the sheet and the row."""


class Archive:
    """An open archive with few parts of reasonable size, none encrypted or duplicated."""

    def __init__(self, data: IO[bytes]) -> None:
        """Raises :class:`RefusedError`."""
        if _directory_size(data) > _MAX_DIRECTORY:
            raise RefusedError("its list of parts is too long")
        with explained():
            self._inner = zipfile.ZipFile(data)
        self._parts = {part.filename: part for part in self._inner.infolist()}
        _check(self._inner.infolist())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the archive."""
        return tuple(self._parts)

    def size(self, name: str) -> int:
        """The size of a part, in bytes; no more than that will be read."""
        return self._part(name).file_size

    def open(self, name: str) -> IO[bytes]:
        """A part to read from; read it within :func:`explained`."""
        part = self._part(name)
        with explained():
            return self._inner.open(part)

    def _part(self, name: str) -> zipfile.ZipInfo:
        if name not in self._parts:
            raise RefusedError(f"the part {name[:80]!r} is missing")
        return self._parts[name]


@contextmanager
def explained() -> Iterator[None]:
    """Turn what :mod:`zipfile` raises for damaged archives into :class:`RefusedError`."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError) as error:
        raise RefusedError("the file is damaged or incomplete") from error


def _check(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise RefusedError(f"it has {len(parts):,} parts; at most {MAX_PARTS:,} are read")
    if len({part.filename for part in parts}) < len(parts):
        raise RefusedError("two of its parts have the same name")
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise RefusedError(f"it unpacks to more than {MAX_UNPACKED // 1_000_000:,} MB")
    for part in parts:
        if part.flag_bits & 1:
            raise RefusedError("it is protected with a password")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusedError(f"the part {part.filename[:80]!r} has an unsupported compression method")
        if part.file_size > EXEMPT_SIZE + MAX_RATIO * part.compress_size:
            raise RefusedError(f"the part {part.filename[:80]!r} unpacks to more than {MAX_RATIO} times its size")


def _directory_size(data: IO[bytes]) -> int:
    """The size of the list of parts in bytes, found where zipfile looks for it."""
    length = data.seek(0, 2)
    data.seek(max(0, length - _END_RECORD.size - _MAX_COMMENT))
    tail = data.read()
    data.seek(0)
    has_no_comment = tail[-_END_RECORD.size :].startswith(b"PK\x05\x06") and tail.endswith(b"\0\0")
    at = len(tail) - _END_RECORD.size if has_no_comment else tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END_RECORD.size:
        raise RefusedError("this is not a workbook (.xlsx), or it is incomplete")
    if tail[max(0, at - 20) :].startswith(b"PK\x06\x07"):
        raise RefusedError("it is a ZIP64 archive, for more than 4 GB, which is not supported")
    return int(_END_RECORD.unpack_from(tail, at)[5])
