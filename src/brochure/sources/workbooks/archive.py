"""ZIP archives that may be hostile: looked over before they are opened, read in pieces, never unpacked to disk by name.

Workbooks (``.xlsx``) are such archives, and so are the downloads that hold workbooks. What an archive claims about its
parts bounds what is read of them: :mod:`zipfile` reads no more of a part than its claimed size, and finds the lie by
the checksum. So the claims are all that has to be checked.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

MAX_PARTS = 1_000
MAX_UNPACKED = 1_000_000_000  # 800,000 rows of a sheet; all data of May 2024 are half of that
MAX_RATIO = 200  # of a part's size to what it takes in the archive; sheets of figures reach 20
SMALL = 1_000_000  # parts of this size may be packed as well as they can

_DIRECTORY = 1_000_000  # bytes of the list of parts; it is read whole
_OLD = b"\xd0\xcf\x11\xe0"  # how .xls files begin, and .xlsx files with a password
_END = struct.Struct("<4s4H2LH")
_LONGEST_COMMENT = 65_535


class RefusedError(Exception):
    """Why a file is not opened, in words; a :class:`~.errors.WorkbookError` is made of it by who knows the file."""


class Archive:
    """An open archive whose parts are few, no bombs, and neither locked nor of one name."""

    def __init__(self, data: IO[bytes]) -> None:
        """Raises :class:`RefusedError`."""
        if data.read(len(_OLD)) == _OLD:
            raise RefusedError(
                "this is a workbook of the old kind (.xls), or one with a password; "
                "open it in a spreadsheet program and save it as .xlsx, without a password"
            )
        if _directory_size(data) > _DIRECTORY:
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
        """A part to read from; reading is to be done within :func:`explained`."""
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
        raise RefusedError("the file is damaged, or only a part of one") from error


def _check(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise RefusedError(f"it has {len(parts):,} parts; at most {MAX_PARTS:,} are read")
    if len({part.filename for part in parts}) < len(parts):
        raise RefusedError("two parts of it have one name")
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise RefusedError(f"it unpacks to more than {MAX_UNPACKED // 1_000_000:,} MB")
    for part in parts:
        if part.flag_bits & 1:
            raise RefusedError("it is locked with a password")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusedError(f"the part {part.filename[:80]!r} is packed in a way that is not read")
        if part.file_size > SMALL + MAX_RATIO * part.compress_size:
            raise RefusedError(f"the part {part.filename[:80]!r} unpacks to more than {MAX_RATIO} times its size")


def _directory_size(data: IO[bytes]) -> int:
    """How many bytes the list of parts takes, read from the end of the archive in the places where zipfile looks."""
    length = data.seek(0, 2)
    data.seek(max(0, length - _END.size - _LONGEST_COMMENT))
    tail = data.read()
    data.seek(0)
    ends_plainly = tail[-_END.size :].startswith(b"PK\x05\x06") and tail.endswith(b"\0\0")
    at = len(tail) - _END.size if ends_plainly else tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise RefusedError("this is not a workbook (.xlsx), or only a part of one")
    if tail[max(0, at - 20) :].startswith(b"PK\x06\x07"):
        raise RefusedError("it is an archive of the kind for more than 4 GB (ZIP64), which is not read")
    return int(_END.unpack_from(tail, at)[5])
