"""Bake what layout and pdf need of the faces: ``python tools/bake_fonts.py src/brochure/fonts``.

Writes one JSON file beside each ``*.ttf``: advance widths by character and kerning by pair of characters, in
thousandths of an em, and the vertical metrics, as :mod:`brochure.fonts.reading` reads them. Writes one font file into
``latin/``, too: the glyphs of Latin text, without hinting and layout tables, because parsing a whole face takes longer
than laying out a brochure.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from brochure.fonts.reading import baked

SIGNS = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€™−∙≈≠≤≥"
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, SIGNS)]
FAMILY = "Brochure Latin"  # "Lato" is reserved for unmodified fonts by their license


def shrink(path: Path, target: Path) -> None:
    """Write the glyphs of Latin text in the font file ``path`` to ``target``; their outlines stay the same."""
    options = Options(
        hinting=False,
        layout_features=[],
        name_IDs=[1, 2, 4, 6],
        notdef_outline=True,
        recalc_timestamp=False,
        drop_tables=[*Options().drop_tables, "DSIG", "GDEF", "GPOS", "GSUB", "gasp", "kern"],
    )
    font = TTFont(path, recalcBBoxes=False, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LATIN)
    subsetter.subset(font)
    style = path.stem.partition("-")[2]
    for record in font["name"].names:
        names = {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 6: f"{FAMILY.replace(' ', '')}-{style}"}
        record.string = names[record.nameID]
    font.save(target)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="of the *.ttf files")
    folder: Path = parser.parse_args().folder
    (folder / "latin").mkdir(exist_ok=True)
    for path in sorted(folder.glob("*.ttf")):
        text = json.dumps(baked(TTFont(path)), ensure_ascii=False, separators=(",", ":"))
        path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
        latin = folder / "latin" / path.name
        shrink(path, latin)
        print(f"{path.stem}: {len(text)} bytes of metrics, {latin.stat().st_size} bytes of Latin glyphs")


if __name__ == "__main__":
    main()
