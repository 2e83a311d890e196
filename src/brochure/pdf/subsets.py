"""Font programs with just the glyphs in use, made by ReportLab's TrueType parser.

A face that ships has two files: one with the characters of Latin text, which is parsed in a tenth of the time, and
the whole one. Characters decide which of them a subset is made of, so the same text gives the same bytes. A face of a
user has one.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from typing import NamedTuple

from brochure.errors import FontError
from brochure.fonts.metrics import Face
from brochure.pdf.reportlab_import import isolated

with isolated():
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

TABLES_AT = 12  # offset of the table directory, of 16 bytes an entry
GLYPHS_AT = 22  # in the subset's cmap table of format 6: glyph numbers in the order of the characters


class Subset(NamedTuple):
    """A font program, the glyph of each character code in it, and the face's properties for a font descriptor.

    ``bbox`` is in thousandths of an em, ``italic_angle`` in degrees, ``stem`` an estimate in thousandths of an em.
    """

    program: bytes
    glyphs: dict[int, int]
    bbox: tuple[int, ...]
    italic_angle: float
    stem: int


def subset(face: Face, codes: Sequence[int]) -> Subset:
    """The glyphs of the characters ``codes`` and the parts of them; characters that the face lacks have glyph 0."""
    file = _parsed(face.programs[0])
    if not file.charToGlyph.keys() >= set(codes):
        file = _parsed(face.programs[-1])
    program: bytes = file.makeSubset(list(codes))
    glyphs = dict(zip(codes, _glyphs(program, len(codes)), strict=True))
    return Subset(program, glyphs, tuple(map(round, file.bbox)), file.italicAngle, file.stemV)


@cache
def _parsed(program: Callable[[], bytes]) -> TTFontFile:
    try:
        return TTFontFile(BytesIO(program()))  # by its path, ReportLab would also accept a URL
    except TTFError as error:
        raise FontError(f"ReportLab cannot read a font of the style: {error}", "use another font") from None


def _glyphs(program: bytes, count: int) -> tuple[int, ...]:
    """The glyph numbers in the character map of ``program``, which ReportLab writes in the order that it was given."""
    tables: int = struct.unpack_from(">H", program, 4)[0]
    directory = struct.iter_unpack(">4s4xI4x", program[TABLES_AT : TABLES_AT + 16 * tables])
    start = dict(directory)[b"cmap"]
    return struct.unpack_from(f">{count}H", program, start + GLYPHS_AT)
