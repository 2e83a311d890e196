from __future__ import annotations

import pytest

from brochure.errors import GlyphError
from brochure.pdf.text import fragments


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
