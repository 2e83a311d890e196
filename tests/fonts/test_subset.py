from __future__ import annotations

import io

import pytest

from brochure.fonts.metrics import face
from brochure.fonts.subset import FontFile

TEXT = "Records, 36% – café Ångström ½ “ﬁ” −"


@pytest.fixture(scope="module", params=["Lato-Regular", "Lato-BoldItalic", "Lato-Light"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_outlines_and_metrics_are_those_of_the_file(name: str) -> None:
    """Composite glyphs (é, Å) are drawn from their parts, so their renumbering is tested too."""
    ttlib = pytest.importorskip("fontTools.ttLib")
    pens = pytest.importorskip("fontTools.pens.recordingPen")
    path = face(name).path
    subset = FontFile(path.read_bytes()).subset(sorted(set(map(ord, TEXT))))
    whole, cut = ttlib.TTFont(path), ttlib.TTFont(io.BytesIO(subset.program))
    best = whole.getBestCmap()

    def drawn(font: object, glyph: str) -> object:
        glyphs = font.getGlyphSet()  # type: ignore[attr-defined]
        pen = pens.DecomposingRecordingPen(glyphs)
        glyphs[glyph].draw(pen)
        return pen.value, glyphs[glyph].width

    for code, glyph in subset.glyphs.items():
        assert drawn(cut, cut.getGlyphName(glyph)) == drawn(whole, best[code]), chr(code)


def test_a_subset_is_small_and_repeats(name: str) -> None:
    file = FontFile(face(name).path.read_bytes())
    codes = sorted(set(map(ord, TEXT)))
    first = file.subset(codes)
    assert len(first.program) < 6_000
    assert file.subset(codes) == first == FontFile(face(name).path.read_bytes()).subset(codes)


def test_an_unknown_character_is_glyph_zero(name: str) -> None:
    assert FontFile(face(name).path.read_bytes()).subset([0x6F22, 0xFFFF]).glyphs == {0x6F22: 0, 0xFFFF: 0}
