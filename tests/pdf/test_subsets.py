"""Subsets of the faces that ship."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from brochure.fonts.metrics import FOLDER, face
from brochure.pdf import subsets
from brochure.pdf.subsets import subset

if TYPE_CHECKING:
    from collections.abc import Callable

LATIN = "Records, 36% – café Ångström ½ “Año” −"
GREEK = "αβγ – café"

ttlib = pytest.importorskip("fontTools.ttLib")
pens = pytest.importorskip("fontTools.pens.recordingPen")


@pytest.fixture(scope="module", params=["Lato-Regular", "Lato-BoldItalic", "Lato-Light"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def codes(text: str) -> list[int]:
    return sorted(set(map(ord, text)))


def drawn(font: Any, glyph: str) -> object:
    """What a glyph draws, with composite glyphs taken apart, and its advance."""
    glyphs = font.getGlyphSet()
    pen = pens.DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return pen.value, glyphs[glyph].width


@pytest.mark.parametrize("text", [LATIN, GREEK])
def test_outlines_and_advances_are_those_of_the_whole_face(name: str, text: str) -> None:
    made = subset(face(name), codes(text))
    whole, cut = ttlib.TTFont(FOLDER / f"{name}.ttf"), ttlib.TTFont(io.BytesIO(made.program))
    best = whole.getBestCmap()
    assert list(made.glyphs) == codes(text)
    for code, glyph in made.glyphs.items():
        assert drawn(cut, cut.getGlyphName(glyph)) == drawn(whole, best[code]), chr(code)


def test_glyphs_are_numbered_in_the_order_of_the_characters(name: str) -> None:
    """As ReportLab numbers them today; if that changes, the character map that we read still tells."""
    glyphs = list(subset(face(name), codes("Cooks and bakers")).glyphs.values())
    assert all(after == before + 1 for before, after in pairwise(glyphs))
    assert glyphs[0] == 1


def test_latin_text_needs_the_small_file_only(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[Callable[[], bytes]] = []
    original = subsets._parsed

    def parsing(program: Callable[[], bytes]) -> object:
        parsed.append(program)
        return original(program)

    monkeypatch.setattr(subsets, "_parsed", parsing)
    subset(face(name), codes(LATIN))
    assert parsed == [face(name).programs[0]]
    subset(face(name), codes(GREEK))
    assert parsed[-1] == face(name).programs[1]


@pytest.mark.parametrize("text", [LATIN, GREEK])
def test_subset_is_small_and_repeats(name: str, text: str) -> None:
    first = subset(face(name), codes(text))
    subsets._parsed.cache_clear()
    assert subset(face(name), codes(text)) == first
    assert len(first.program) < (6_000 if text == LATIN else 20_000)


def test_descriptor_figures_are_those_of_the_whole_face(name: str) -> None:
    assert subset(face(name), codes(LATIN))[2:] == subset(face(name), codes(GREEK))[2:]


def test_character_that_the_face_lacks_is_glyph_zero(name: str) -> None:
    assert subset(face(name), [0x41, 0x6F22, 0xFFFF]).glyphs == {0x41: 1, 0x6F22: 0, 0xFFFF: 0}


def test_small_files_do_not_use_the_reserved_font_name(name: str) -> None:
    """The license of Lato reserves its name for unmodified files."""
    names = ttlib.TTFont(FOLDER / "latin" / f"{name}.ttf")["name"].names
    assert {str(record) for record in names if record.nameID == 1} == {"Brochure Latin"}
    assert not any("Lato" in str(record) for record in names)
