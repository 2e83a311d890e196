"""Compound files (OLE2), in which workbooks were stored before ``.xlsx``: one stream out of many, in bounded time.

The file is a little file system: sectors in chains, and a directory. Each chain is followed for at most as many sectors
as the file has. The tree of the directory is not needed, so it is not walked: in a forged file it may have more paths
than anybody can follow.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from brochure.sources.workbooks.archive import RefusedError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = struct.Struct("<28xHH16xI4xI8xI4x109I")
_ENTRY = struct.Struct("<64sHB49xIQ")
_LITTLE_ENDIAN = 0xFFFE
_SECTOR_SHIFTS = (9, 12)  # sectors of 512 bytes, or of 4,096
_STREAM = 2  # the type of a directory entry
_MAX_SECTOR = 0xFFFFFFFA  # higher numbers mean that a chain ends, or that a sector is free
_MAX_ENTRIES = 10_000


class CompoundFile:
    """The streams of a compound file, by name. It raises :class:`RefusedError`."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(SIGNATURE) or len(data) < 512:
            raise RefusedError("this is not a workbook (.xls), or it is incomplete")
        order, shift, directory, self._cutoff, extension, *lists = _HEADER.unpack_from(data)
        if order != _LITTLE_ENDIAN or shift not in _SECTOR_SHIFTS:
            raise _damaged()
        self._data = data
        self._size = 1 << shift
        self._count = len(data) // self._size  # of sectors, at most
        self._next = self._allocation(lists, extension)
        self._entries = dict(self._directory(directory))

    @property
    def names(self) -> Mapping[str, tuple[int, int]]:
        """The first sector and the size in bytes of each stream, by its name."""
        return self._entries

    def stream(self, name: str) -> bytes:
        """The content of a stream of ordinary size; those below 4,096 bytes, which no workbook has, are refused."""
        start, size = self._entries[name]
        if size < self._cutoff:
            raise RefusedError("it has no figures")
        content = b"".join(self._chain(start))
        if len(content) < size:
            raise _damaged()
        return content[:size]

    def _allocation(self, lists: list[int], extension: int) -> list[int]:
        """The number of the sector after each sector."""
        sectors = [number for number in lists if number < _MAX_SECTOR]
        per_sector = self._size // 4
        seen = 0
        while extension < _MAX_SECTOR:
            *more, extension = struct.unpack(f"<{per_sector}I", self._sector(extension))
            sectors += [number for number in more if number < _MAX_SECTOR]
            seen += 1
            if seen > self._count:
                raise _damaged()
        if len(sectors) > self._count:
            raise _damaged()
        return [number for each in sectors for number in struct.unpack(f"<{per_sector}I", self._sector(each))]

    def _directory(self, start: int) -> Iterator[tuple[str, tuple[int, int]]]:
        content = b"".join(self._chain(start))
        if len(content) > _MAX_ENTRIES * _ENTRY.size:
            raise RefusedError("its directory is too long")
        for name, length, kind, first, size in _ENTRY.iter_unpack(content):
            if kind == _STREAM and 2 <= length <= len(name):
                # Of the old version, with small sectors, the upper half of the size may be anything.
                yield (
                    name[: length - 2].decode("utf-16-le", "replace"),
                    (first, size & 0xFFFFFFFF if self._size == 512 else size),
                )

    def _chain(self, number: int) -> Iterator[bytes]:
        for _ in range(self._count):
            if number >= _MAX_SECTOR:
                return
            yield self._sector(number)
            if number >= len(self._next):
                raise _damaged()
            number = self._next[number]
        if number < _MAX_SECTOR:
            raise _damaged()

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        content = self._data[at : at + self._size]
        if not content:
            raise _damaged()
        return content.ljust(self._size, b"\0")  # the last one may be cut short


def _damaged() -> RefusedError:
    return RefusedError("the file is damaged or incomplete")
