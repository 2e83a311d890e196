from __future__ import annotations

import re
import zlib

import pytest

from brochure.errors import GlyphError
from brochure.pdf.fonts import CMAP_BLOCK, COMMON, embed, fragments, rounded, to_unicode_map


def test_a_text_face_is_rounded_up_to_the_common_characters() -> None:
    used = "".join(sorted(COMMON))[:60] + "é"
    assert rounded(used) == "".join(sorted(COMMON | {"é"}))
    assert rounded(used[:50] + "é") == rounded(used)


def test_a_title_face_has_what_it_uses_and_the_space() -> None:
    assert rounded("Cooks") == " Ckos"


def test_the_same_characters_are_embedded_once() -> None:
    assert embed("Lato-Regular", rounded("abc")) is embed("Lato-Regular", rounded("cab"))


def test_names_differ_with_the_characters() -> None:
    names = {embed("Lato-Regular", rounded(text)).name for text in ("a", "b", "ab")}
    assert len(names) == 3
    assert all(re.fullmatch("[A-Z]{6}[+]Lato-Regular", name) for name in names)


def test_widths_are_those_of_the_metrics() -> None:
    assert embed("Lato-Regular", " AB").widths == "32[256]65[677 646.5]"


def test_unicode_map_stays_within_its_limits() -> None:
    every_second = "".join(map(chr, range(0x21, 0x2FF, 2)))
    cmap = zlib.decompress(to_unicode_map(every_second + "\u2fff\u3000")).decode("ascii")
    counts = [int(count) for count in re.findall(r"(\d+) beginbfrange", cmap)]
    ranges = re.findall(r"<(....)> <(....)> <(....)>", cmap)
    assert max(counts) <= CMAP_BLOCK
    assert sum(counts) == len(ranges) == len(every_second) + 2
    assert ranges[-2:] == [("2FFF", "2FFF", "2FFF"), ("3000", "3000", "3000")]  # no range crosses a high byte
    assert not any(int(first, 16) <= 0 for first, _, _ in ranges)


@pytest.fixture
def regular() -> dict[str, str]:
    return fragments("Lato-Regular")


def test_a_character_is_two_bytes(regular: dict[str, str]) -> None:
    assert regular["il"] == "\0i\0l"
    assert regular["’"] == "\x20\x19"


def test_what_ends_a_string_is_escaped(regular: dict[str, str]) -> None:
    assert regular["("] == "\0\\("
    assert regular[")"] == "\0\\)"
    assert regular["\\"] == "\0\\\\"
    assert regular["č"] == "\x01\\r"  # U+010D: a bare carriage return would be read as a line feed
    assert regular["Ĩ"] == "\x01\\("  # U+0128


def test_kerning_stands_between_strings(regular: dict[str, str]) -> None:
    before, number, after = regular["AV"].replace("(", ")").split(")")
    assert (before, after) == ("\0A", "\0V")
    assert int(number) > 0  # closer together


@pytest.mark.parametrize("character", ["漢", "\U0001f600", "\n"])
def test_a_missing_glyph_names_character_and_word(regular: dict[str, str], character: str) -> None:
    with pytest.raises(GlyphError) as caught:
        regular[f"so{character}"]
    assert caught.value.character == character
    assert caught.value.text == f"so{character}"
    assert f"U+{ord(character):04X}" in str(caught.value)
