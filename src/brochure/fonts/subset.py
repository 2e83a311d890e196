"""A TrueType program cut down to the glyphs in use, without hinting.

Hinting is a quarter of Lato's outlines, and PDF viewers ignore it or do well without. The tables that remain
are the six that a CIDFontType2 needs (ISO 32000-1, 9.9): glyf, head, hhea, hmtx, loca, maxp. The reader is
this small because the files are our own: a format 4 character map, no collections, no variations.

ReportLab's ``TTFontFile`` does the same in general; it costs 50 ms to import (it draws in PIL) and 8 ms a
face to parse, which is most of what a single brochure takes, and it keeps the hinting.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

ARGS_ARE_WORDS, HAS_SCALE, MORE_PARTS, HAS_XY_SCALE, HAS_2X2, HAS_INSTRUCTIONS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
BMP_CMAPS = {(3, 1), (0, 3)}  # platform and encoding of the Unicode character maps of format 4
HINTING_LIMITS = slice(14, 28)  # of maxp: maxZones to maxSizeOfInstructions
LOCA_SHORT_LIMIT = 0x20000


class Subset(NamedTuple):
    """A font program, and character code -> glyph number in it."""

    program: bytes
    glyphs: dict[int, int]


class FontFile:
    """One TrueType file. ``bbox`` is in thousandths of an em, ``weight`` from 100 to 900."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        count = struct.unpack_from(">H", data, 4)[0]
        entries = struct.iter_unpack(">4s4xII", data[12 : 12 + 16 * count])
        self._places = {tag: (offset, length) for tag, offset, length in entries}
        head = self._table(b"head")
        units: int = struct.unpack_from(">H", head, 18)[0]
        self.bbox = tuple(round(v * 1000 / units) for v in struct.unpack_from(">4h", head, 36))
        self.italic_angle: float = struct.unpack_from(">i", self._table(b"post"), 4)[0] / 65536
        self.weight: int = struct.unpack_from(">H", self._table(b"OS/2"), 4)[0]
        self._long_offsets = bool(struct.unpack_from(">h", head, 50)[0])
        self._metric_count: int = struct.unpack_from(">H", self._table(b"hhea"), 34)[0]
        self._cmap = _CharacterMap(self._table(b"cmap"))
        self._simple: dict[
            int, tuple[bytes, bytes]
        ] = {}  # outlines and metrics of glyphs without parts, as they go out

    def subset(self, codes: Iterable[int]) -> Subset:
        """A program with the glyphs of the characters ``codes`` and with their parts."""
        kept = [0]  # new glyph number -> number in this file
        renumbered = {0: 0}
        glyphs = {code: _keep(self._cmap.glyph(code), kept, renumbered) for code in codes}
        outlines, metrics = [], []
        for glyph in kept:  # grows on the way, by the parts of composite glyphs
            outline, metric = self._simple.get(glyph) or self._read(glyph, kept, renumbered)
            outlines.append(outline)
            metrics.append(metric)
        return Subset(_assemble(self._subset_tables(outlines, metrics)), glyphs)

    def _table(self, tag: bytes) -> bytes:
        offset, length = self._places[tag]
        return self._data[offset : offset + length]

    def _read(self, glyph: int, kept: list[int], renumbered: dict[int, int]) -> tuple[bytes, bytes]:
        """Outline without instructions, of even length, and metrics of ``glyph``; parts have the new numbers."""
        metrics = self._metrics(glyph)
        data = self._glyph_data(glyph)
        contours: int = struct.unpack_from(">h", data)[0] if data else 0
        if contours < 0:
            return _even(_composite(data, kept, renumbered)), metrics
        if data:
            at = 10 + 2 * contours
            instructions: int = struct.unpack_from(">H", data, at)[0]
            data = data[:at] + b"\0\0" + data[at + 2 + instructions :]
        self._simple[glyph] = _even(data), metrics
        return self._simple[glyph]

    def _glyph_data(self, glyph: int) -> bytes:
        loca, start = self._places[b"loca"][0], self._places[b"glyf"][0]
        if self._long_offsets:
            begin, end = struct.unpack_from(">II", self._data, loca + 4 * glyph)
        else:
            begin, end = (2 * half for half in struct.unpack_from(">HH", self._data, loca + 2 * glyph))
        return self._data[start + begin : start + end]

    def _metrics(self, glyph: int) -> bytes:
        """Advance and left bearing, as in hmtx."""
        start = self._places[b"hmtx"][0]
        if glyph < self._metric_count:
            return self._data[start + 4 * glyph : start + 4 * glyph + 4]
        last = start + 4 * self._metric_count - 4
        bearing = last + 4 + 2 * (glyph - self._metric_count)
        return self._data[last : last + 2] + self._data[bearing : bearing + 2]

    def _subset_tables(self, outlines: list[bytes], metrics: list[bytes]) -> dict[bytes, bytes]:
        offsets = list(accumulate(map(len, outlines), initial=0))
        short = offsets[-1] < LOCA_SHORT_LIMIT
        head = bytearray(self._table(b"head"))
        head[8:12] = bytes(4)  # the checksum of the whole file; PDF readers do not look
        head[50:52] = struct.pack(">H", not short)
        hhea = bytearray(self._table(b"hhea"))
        hhea[34:36] = struct.pack(">H", len(outlines))
        maxp = bytearray(self._table(b"maxp"))
        maxp[4:6] = struct.pack(">H", len(outlines))
        maxp[HINTING_LIMITS] = struct.pack(">7H", 1, 0, 0, 0, 0, 0, 0)
        return {
            b"glyf": b"".join(outlines),
            b"head": bytes(head),
            b"hhea": bytes(hhea),
            b"hmtx": b"".join(metrics),
            b"loca": struct.pack(f">{len(offsets)}{'H' if short else 'I'}", *[o // (1 + short) for o in offsets]),
            b"maxp": bytes(maxp),
        }


class _CharacterMap:
    """A cmap subtable of format 4: segments of codes, each with an offset to glyphs or a list of them."""

    def __init__(self, cmap: bytes) -> None:
        count = struct.unpack_from(">H", cmap, 2)[0]
        records = struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * count])
        table = next(cmap[at:] for platform, encoding, at in records if (platform, encoding) in BMP_CMAPS)
        segments = struct.unpack_from(">H", table, 6)[0] // 2
        self._table = table
        self._ends: tuple[int, ...] = struct.unpack_from(f">{segments}H", table, 14)
        self._starts: tuple[int, ...] = struct.unpack_from(f">{segments}H", table, 16 + 2 * segments)
        self._deltas: tuple[int, ...] = struct.unpack_from(f">{segments}H", table, 16 + 4 * segments)
        self._ranges_at = 16 + 6 * segments
        self._found: dict[int, int] = {}

    def glyph(self, code: int) -> int:
        """The glyph of the character ``code``; 0 where there is none. What was asked for once is remembered."""
        if code not in self._found:
            self._found[code] = self._find(code)
        return self._found[code]

    def _find(self, code: int) -> int:
        segment = bisect_left(self._ends, code)
        if segment == len(self._ends) or code < self._starts[segment]:
            return 0
        at = self._ranges_at + 2 * segment
        skip: int = struct.unpack_from(">H", self._table, at)[0]
        if not skip:
            return (code + self._deltas[segment]) & 0xFFFF
        glyph: int = struct.unpack_from(">H", self._table, at + skip + 2 * (code - self._starts[segment]))[0]
        return (glyph + self._deltas[segment]) & 0xFFFF if glyph else 0


def _even(data: bytes) -> bytes:
    """``data`` padded for short offsets, which count in pairs of bytes."""
    return data + bytes(len(data) % 2)


def _keep(glyph: int, kept: list[int], renumbered: dict[int, int]) -> int:
    """The new number of ``glyph``, which is added where it is not kept yet."""
    if glyph not in renumbered:
        renumbered[glyph] = len(kept)
        kept.append(glyph)
    return renumbered[glyph]


def _composite(data: bytes, kept: list[int], renumbered: dict[int, int]) -> bytes:
    outline, at, flags = bytearray(data), 10, MORE_PARTS
    while flags & MORE_PARTS:
        flags, part = struct.unpack_from(">HH", data, at)
        struct.pack_into(">HH", outline, at, flags & ~HAS_INSTRUCTIONS, _keep(part, kept, renumbered))
        at += 8 if flags & ARGS_ARE_WORDS else 6
        at += 2 if flags & HAS_SCALE else 4 if flags & HAS_XY_SCALE else 8 if flags & HAS_2X2 else 0
    return bytes(outline[:at])


def _assemble(tables: dict[bytes, bytes]) -> bytes:
    """The font file of ``tables``; their checksums are left at 0 as no PDF reader checks them."""
    power = len(tables).bit_length() - 1
    head = struct.pack(">IHHHH", 0x10000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    directory, body, at = b"", b"", 12 + 16 * len(tables)
    for tag in sorted(tables):
        data = tables[tag]
        directory += struct.pack(">4sIII", tag, 0, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + directory + body
