"""Reads font files with fontTools: whether they can be used, and the metrics that layout and pdf need.

For fonts of users, when a style that has some is loaded; those of the faces that ship are baked with the same functions
by ``tools/bake_fonts.py``, because fontTools takes longer to import than a brochure takes to lay out.
"""

from __future__ import annotations

import logging
import re
import string
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont

from brochure.errors import FontError
from brochure.fonts.own import OwnFace

logging.getLogger("fontTools").addHandler(logging.NullHandler())  # what it says of dates in a font concerns nobody here

MAX_BYTES = 16 << 20
"""Of a font file."""

REMEMBERED = 16  # font files: metrics are asked for soon after a file was found to be usable

KERNED = "".join(map(chr, range(0x21, 0x7F))) + "ÀÁÂÃÄÅÇÈÉÊËÍÑÓÔÖÚÜàáâãäåçèéêëíñóôöúü–—‘’“”…"

NEEDED = string.ascii_letters + string.digits + " $%&'()+,-./:;?·–—‘’“”•…−\u00a0\u00ad"
"""What the program itself prints, and every face must have."""

_SFNT = (b"\0\1\0\0", b"true")
_OTHERS = {
    b"OTTO": ("it has PostScript (CFF) outlines", "use the TrueType version of the font, usually a .ttf file"),
    b"ttcf": ("it is a collection of fonts", "use the file of a single font"),
    b"wOFF": ("it is a web font (WOFF)", "use the TrueType file of the font"),
    b"wOF2": ("it is a web font (WOFF2)", "use the TrueType file of the font"),
}
_NO_EMBEDDING, _LESS_STRICT, _NO_SUBSETS, _BITMAPS_ONLY = 0x0002, 0x000C, 0x0100, 0x0200  # OS/2 fsType
_LICENSE = "ask who made the font for a license, or use one under an open license, such as the SIL OFL"
_MAX_NAME = 40
_MAX_LISTED = 5


def own_face(program: bytes) -> OwnFace:
    """The face whose font file is ``program``. Raises :class:`~brochure.errors.FontError` if it cannot be used."""
    return OwnFace(_opened(program).title, program)


def metrics_of(program: bytes) -> dict[str, Any]:
    """The metrics of a font file, as :func:`baked` has them. Raises as :func:`own_face` does."""
    return _opened(program).metrics


def baked(font: TTFont) -> dict[str, Any]:
    """The metrics of a font, in thousandths of an em: advance widths, kerning by pair, and vertical metrics."""
    scale = 1000 / font["head"].unitsPerEm
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    characters = [code for code in sorted(cmap) if 0x20 <= code <= 0xFFFF]
    kern = {pair: number(value * scale) for pair, value in _kerning(font, cmap) if abs(value * scale) >= 1}
    return {
        "ascent": number(font["hhea"].ascent * scale),
        "descent": number(font["hhea"].descent * scale),
        "cap_height": number(_height(font, cmap, "sCapHeight", "H") * scale),
        "x_height": number(_height(font, cmap, "sxHeight", "x") * scale),
        # Parallel strings and lists: read in a quarter of the time that JSON objects take.
        "characters": "".join(map(chr, characters)),
        "advances": [number(metrics[cmap[code]][0] * scale) for code in characters],
        "pairs": " ".join(kern),
        "adjustments": list(kern.values()),
    }


def number(value: float) -> float:
    """An integer if possible, so that files stay small."""
    return int(value) if value == int(value) else round(value, 2)


class _Opened(NamedTuple):
    """What is needed of a font: its PostScript name, and its metrics."""

    title: str
    metrics: dict[str, Any]


@lru_cache(maxsize=REMEMBERED)
def _opened(program: bytes) -> _Opened:
    if len(program) > MAX_BYTES:
        raise FontError(f"it is larger than {MAX_BYTES >> 20} MiB")
    if program[:4] not in _SFNT:
        raise FontError(*_OTHERS.get(program[:4], ("it is not a TrueType font", "use a .ttf file")))
    try:
        font = TTFont(BytesIO(program))
        _refuse(font)
        _ = font["post"].italicAngle, font["glyf"][".notdef"]
        return _Opened(_title(font), baked(font))
    except FontError:
        raise
    except Exception as error:  # noqa: BLE001  fontTools raises anything for a broken file
        raise FontError(f"it is damaged or incomplete ({type(error).__name__}: {error})", "get it again") from None


def _refuse(font: TTFont) -> None:
    """Raise :class:`FontError` for a font that is none of ours to embed, or that lacks what every brochure needs."""
    if "glyf" not in font:
        raise FontError(*_OTHERS[b"OTTO"])
    if "fvar" in font:
        raise FontError("it is a variable font", "use the file of one weight, such as …-Regular.ttf")
    rights = font["OS/2"].fsType
    if rights & _NO_EMBEDDING and not rights & _LESS_STRICT:
        raise FontError("its license does not allow embedding (fsType)", _LICENSE)
    if rights & (_NO_SUBSETS | _BITMAPS_ONLY):
        raise FontError("its license does not allow embedding a part of it (fsType)", _LICENSE)
    missing = [character for character in NEEDED if ord(character) not in (font.getBestCmap() or {})]
    if missing:
        listed = " ".join([f"“{character}” (U+{ord(character):04X})" for character in missing[:_MAX_LISTED]])
        more = " and others" if len(missing) > _MAX_LISTED else ""
        raise FontError(f"it has no glyph for {listed}{more}, which every brochure needs", "use another font")


def _title(font: TTFont) -> str:
    """The PostScript name, of characters that need no escape in a PDF name."""
    found = re.sub(r"[^A-Za-z0-9-]+", "", font["name"].getDebugName(6) or "") if "name" in font else ""
    return found[:_MAX_NAME] or "Font"


def _height(font: TTFont, cmap: dict[int, str], entry: str, letter: str) -> float:
    """A height that the OS/2 table has from version 2 on, or else that of a ``letter``."""
    stated: float = getattr(font["OS/2"], entry, 0)
    return stated or float(font["glyf"][cmap[ord(letter)]].yMax)


class _Classes(NamedTuple):
    """A pair adjustment by classes: rows by the class of the left glyph, columns by that of the right one."""

    covered: frozenset[str]
    left: dict[str, int]
    right: dict[str, int]
    rows: list[list[float]]

    def find(self, left: str, right: str) -> float | None:
        if left not in self.covered:
            return None
        return self.rows[self.left.get(left, 0)][self.right.get(right, 0)]


class _Pairs(NamedTuple):
    """A pair adjustment by single pairs."""

    values: dict[str, dict[str, float]]

    def find(self, left: str, right: str) -> float | None:
        return self.values.get(left, {}).get(right)


def _kerning(font: TTFont, cmap: dict[int, str]) -> Iterator[tuple[str, float]]:
    """The corrections of pairs of :data:`KERNED` characters, in font units.

    They are from GPOS or, in older fonts, the kern table. The first subtable that knows a pair decides, as OpenType
    says.
    """
    tables = _position_tables(font) or _old_tables(font)
    kerned = [(character, cmap[ord(character)]) for character in KERNED if ord(character) in cmap]
    for first, left in kerned:
        for second, right in kerned:
            value = next((value for table in tables if (value := table.find(left, right)) is not None), 0.0)
            if value:
                yield first + second, value


def _position_tables(font: TTFont) -> list[_Classes | _Pairs]:
    """The pair adjustment subtables of the ``kern`` feature, in order, extensions unwrapped."""
    table = font["GPOS"].table if "GPOS" in font else None
    if table is None or table.FeatureList is None or table.LookupList is None:
        return []
    features = table.FeatureList.FeatureRecord
    wanted = {index for one in features if one.FeatureTag == "kern" for index in one.Feature.LookupListIndex}
    found = [getattr(one, "ExtSubTable", one) for index in sorted(wanted)
             for one in table.LookupList.Lookup[index].SubTable]  # fmt: skip
    return [_pairs(one) if one.Format == 1 else _classes(one) for one in found if one.LookupType == 2]


def _pairs(table: Any) -> _Pairs:
    return _Pairs({
        left: {record.SecondGlyph: _advance(record.Value1) for record in pairs.PairValueRecord}
        for left, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True)
    })  # fmt: skip


def _classes(table: Any) -> _Classes:
    rows = [[_advance(cell.Value1) for cell in row.Class2Record] for row in table.Class1Record]
    return _Classes(frozenset(table.Coverage.glyphs), table.ClassDef1.classDefs, table.ClassDef2.classDefs, rows)


def _old_tables(font: TTFont) -> list[_Classes | _Pairs]:
    found: list[_Classes | _Pairs] = []
    for table in font["kern"].kernTables if "kern" in font else ():
        values: dict[str, dict[str, float]] = {}
        for (left, right), value in getattr(table, "kernTable", {}).items():
            values.setdefault(left, {})[right] = value
        found.append(_Pairs(values))
    return found


def _advance(value: Any) -> float:
    return getattr(value, "XAdvance", 0) or 0
