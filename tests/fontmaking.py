"""Small TrueType fonts for tests: every glyph is a box, as wide as the test says."""

from __future__ import annotations

import io
from collections.abc import Mapping

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

from brochure.fonts.reading import NEEDED

KERNING = """
@round = [O C];
feature kern {
    pos A V -80;
    pos @round [A V] -30;
} kern;
"""


def built(
    name: str = "Boxes-Regular",
    *,
    characters: str = NEEDED,
    width: int = 600,
    widths: Mapping[str, int] | None = None,
    height: int = 700,
    fs_type: int = 0,
    kerning: str = KERNING,
) -> TTFont:
    """A font of 1000 units per em whose PostScript name is ``name``."""
    builder = FontBuilder(1000, isTTF=True)
    order = [".notdef", *[f"u{ord(character):04X}" for character in sorted(characters)]]
    names = {f"u{ord(letter):04X}": letter for letter in "AVOC"}
    builder.setupGlyphOrder([names.get(glyph, glyph) for glyph in order])
    cmap = {ord(character): names.get(f"u{ord(character):04X}", f"u{ord(character):04X}") for character in characters}
    builder.setupCharacterMap(cmap)
    pen = TTGlyphPen(None)
    for step, point in enumerate([(50, 0), (50, height), (width - 50, height), (width - 50, 0)]):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    box = pen.glyph()
    glyphs = builder.font.getGlyphOrder()
    builder.setupGlyf(dict.fromkeys(glyphs, box))
    chosen = {cmap[ord(character)]: advance for character, advance in (widths or {}).items()}
    builder.setupHorizontalMetrics({glyph: (chosen.get(glyph, width), 50) for glyph in glyphs})
    builder.setupHorizontalHeader(ascent=900, descent=-250)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": name})
    builder.setupOS2(version=4, sxHeight=480, sCapHeight=690, fsType=fs_type)
    builder.setupPost()
    if kerning:
        builder.addOpenTypeFeatures(kerning)
    return builder.font


def saved(font: TTFont) -> bytes:
    stream = io.BytesIO()
    font["head"].created = font["head"].modified = 0  # the same font twice is the same file
    font.recalcTimestamp = False
    font.save(stream)
    return stream.getvalue()


def font_file(name: str = "Boxes-Regular", **changes: object) -> bytes:
    return saved(built(name, **changes))  # type: ignore[arg-type]


def with_kern_table(pairs: Mapping[tuple[str, str], int]) -> TTFont:
    """A font with kerning as before OpenType."""
    font = built(kerning="")
    table = newTable("kern")
    subtable = KernTable_format_0()
    subtable.coverage, subtable.version, subtable.format, subtable.kernTable = 1, 0, 0, dict(pairs)
    table.version, table.kernTables = 0, [subtable]
    font["kern"] = table
    return font


def postscript_outlines() -> bytes:
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    builder.setupCFF("Curves", {}, {".notdef": T2CharStringPen(500, None).getCharString()}, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader(ascent=900, descent=-250)
    builder.setupNameTable({"familyName": "Curves", "styleName": "Regular", "psName": "Curves"})
    builder.setupOS2()
    builder.setupPost()
    return saved(builder.font)


def variable() -> bytes:
    builder = FontBuilder(font=built())
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    return saved(builder.font)
