from __future__ import annotations

import pytest

from brochure.yamlio.text import RefusedError, clean, clean_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a  b ", "a b"),
        ("a\nb\tc", "a b c"),
        ("e\u0301", "é"),
        ("a\u00adb\u200bc\u2060d\ufeffe", "abcde"),
        ("10\u202f000\u2009%", "10\u00a0000\u00a0%"),
        ("a\u2003b\u3000c", "a b c"),
        ("a\u2011b", "a-b"),
        ("a\u2028b\x85c\x0bd", "a b c d"),
        ("a\u00a0\u00a0b", "a\u00a0\u00a0b"),
        ("“’–—…”", "“’–—…”"),
        ("", ""),
    ],
)
def test_clean_line_normalizes(text: str, expected: str) -> None:
    assert clean_line(text) == expected


def test_clean_keeps_lines() -> None:
    assert clean(" a\r\n\rb\u2028c\n") == " a\n\nb\nc\n"


@pytest.mark.parametrize(
    "character", list("\x00\x07\x1b\x7f\x9b\u200e\u200f\u061c\u202a\u202e\u2066\u2069\ud800\uffff")
)
def test_clean_refuses_control_characters(character: str) -> None:
    for tidy in (clean, clean_line):
        with pytest.raises(RefusedError) as caught:
            tidy(f"a{character}b")
        assert caught.value.character == character
        assert str(caught.value) == f"character U+{ord(character):04X} is not allowed in text"
