"""Font files of users: what is read from them, and which are refused."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont
from tests.fontmaking import built, font_file, postscript_outlines, saved, variable, with_kern_table

from brochure.errors import FontError, GlyphError
from brochure.fonts import own
from brochure.fonts.metrics import FOLDER, face
from brochure.fonts.reading import NEEDED, baked, own_face

if TYPE_CHECKING:
    from collections.abc import Callable


def test_metrics_are_those_of_the_font() -> None:
    metrics = face(own_face(font_file(widths={"i": 250, " ": 300})))
    assert metrics.word_width("Xi") == 850
    assert metrics.text_width("i i", 10) == 8
    assert (metrics.ascent, metrics.descent) == (900, -250)
    assert (metrics.cap_height, metrics.x_height) == (690, 480)
    assert metrics.title == "Boxes-Regular"


def test_metrics_are_in_thousandths_of_an_em() -> None:
    font = built()
    font["head"].unitsPerEm = 2000
    metrics = face(own_face(saved(font)))
    assert metrics.widths["X"] == 300
    assert metrics.kern["AV"] == -40
    assert (metrics.ascent, metrics.x_height) == (450, 240)


def test_kerning_is_that_of_pairs_and_classes() -> None:
    kern = face(own_face(font_file())).kern
    assert kern == {"AV": -80, "OA": -30, "OV": -30, "CA": -30, "CV": -30}


def test_the_first_table_that_knows_a_pair_decides() -> None:
    both = "feature kern { pos A V -80; } kern; feature kern { pos [A O] V -30; } kern;"
    kern = face(own_face(font_file(kerning=both))).kern
    assert kern["AV"] == -80


def test_kerning_that_depends_on_other_glyphs_is_left_out() -> None:
    context = "feature kern { pos A' -20 V O; } kern; feature kern { pos O V -30; } kern;"
    assert face(own_face(font_file(kerning=context))).kern == {"OV": -30}


def test_kerning_of_older_fonts_is_read() -> None:
    assert face(own_face(saved(with_kern_table({("A", "V"): -70})))).kern == {"AV": -70}


def test_a_font_without_kerning_has_none() -> None:
    metrics = face(own_face(font_file(kerning="")))
    assert metrics.kern == {}
    assert metrics.word_width("AV") == 1200


def test_heights_that_old_fonts_do_not_state_are_those_of_letters() -> None:
    font = built(height=710)
    font["OS/2"].version = 1
    metrics = face(own_face(saved(font)))
    assert (metrics.cap_height, metrics.x_height) == (710, 710)


def test_metrics_of_faces_that_ship_are_baked_from_their_files() -> None:
    for name in ("Lato-Regular", "Lato-BoldItalic"):
        assert baked(TTFont(FOLDER / f"{name}.ttf")) == json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def cut(program: bytes) -> bytes:
    return program[: len(program) // 3]


def without(table: str) -> bytes:
    font = built()
    del font[table]
    return saved(font)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        (postscript_outlines, "it has PostScript (CFF) outlines"),
        (variable, "it is a variable font"),
        (lambda: b"ttcf" + bytes(100), "it is a collection of fonts"),
        (lambda: b"wOF2" + bytes(100), "it is a web font"),
        (lambda: b"Lorem ipsum", "it is not a TrueType font"),
        (lambda: b"", "it is not a TrueType font"),
        (lambda: cut(font_file()), "it is damaged"),
        (lambda: without("OS/2"), "it is damaged or incomplete"),
        (lambda: without("post"), "it is damaged or incomplete"),
        (lambda: font_file(fs_type=0x0002), "its license does not allow embedding (fsType)"),
        (lambda: font_file(fs_type=0x0100), "its license does not allow embedding a part of it"),
        (lambda: font_file(fs_type=0x0208), "its license does not allow embedding a part of it"),
        (lambda: font_file(characters=NEEDED.replace("−", "")), "it has no glyph for “−” (U+2212), which every"),
        (lambda: font_file(characters="AVOC"), "and others"),
        (lambda: b"\0\1\0\0" + bytes(17 << 20), "it is larger than 16 MiB"),
    ],
)  # fmt: skip
def test_a_font_that_cannot_be_used_is_refused(program: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(FontError) as caught:
        own_face(program())
    assert reason in caught.value.reason


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008, 0x000A])
def test_rights_to_embed_are_enough(rights: int) -> None:
    """Preview and print, editable, and, in old fonts, the least strict of several."""
    assert own_face(font_file(fs_type=rights))


def test_names_differ_with_the_files() -> None:
    one, other = own_face(font_file()), own_face(font_file(width=500))
    assert one != other
    assert one == own_face(font_file()[:])
    assert face(one).text_width("X", 1000) - face(other).text_width("X", 1000) == 100


def test_a_name_that_no_pdf_can_have_is_cleaned() -> None:
    assert face(own_face(font_file("Boxes (Regular)/#1"))).title == "BoxesRegular1"


def test_a_name_brings_its_face_to_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    name = own_face(font_file(width=510))
    sent = pickle.dumps(name)
    monkeypatch.setattr(own, "_programs", {})
    arrived = pickle.loads(sent)
    assert arrived == name
    assert face(arrived).widths["X"] == 510


def test_a_character_that_the_face_lacks_is_named() -> None:
    with pytest.raises(GlyphError, match="Boxes"):
        face(own_face(font_file())).word_width("漢")
