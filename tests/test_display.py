"""What may be printed, how the rest is spelled, and how wide text is."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brochure.display import padded, visible, visible_text, width
from brochure.errors import Diagnostic

JOINERS = {"\u200c", "\u200d"}
# Signs that stand around or before numbers: formats by their category, and visible.
NUMBER_SIGNS = {*map(chr, range(0x600, 0x606)), *"\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"}


def is_unsafe(character: str) -> bool:
    """Whether Unicode calls it a control, a format, a line or paragraph end, or no character at all."""
    if character in JOINERS | NUMBER_SIGNS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") or ord(character) in (0xFFFE, 0xFFFF)


UNSAFE = [character for character in map(chr, range(sys.maxunicode + 1)) if is_unsafe(character)]


def test_every_unsafe_character_is_spelled_and_no_other() -> None:
    assert [c for c in UNSAFE if visible(c) == c] == []
    spelled = [c for c in map(chr, range(sys.maxunicode + 1)) if visible(c) != c]
    named = [c for c in spelled if unicodedata.category(c) != "Cn"]  # room for formats that are yet to be named
    assert [c for c in named if not is_unsafe(c) and unicodedata.category(c) != "Mn"] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Evil\x1b]0;pwned\a", "Evil\\u001b]0;pwned\\u0007"),
        ("user\u202egpj.exe", "user\\u202egpj.exe"),
        ("two\nlines\tand a tab", "two\\u000alines\\u0009and a tab"),
        ("half \udcff of a pair", "half \\udcff of a pair"),
        ("\U000e0041", "\\udb40\\udc41"),
        ("Pottérs → 粘 🎨 می\u200cخواهم 10\xa0%", "Pottérs → 粘 🎨 می\u200cخواهم 10\xa0%"),
    ],
)
def test_spelling(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters() | st.sampled_from(UNSAFE)))
def test_text_keeps_its_lines_and_tabs(text: str) -> None:
    shown = visible_text(text)
    assert not any(is_unsafe(c) for c in shown if c not in "\n\t")
    assert shown.split("\n") == ["\t".join(map(visible, line.split("\t"))) for line in text.split("\n")]


@example("\ud800\udc00")
@given(st.text(st.characters() | st.sampled_from(UNSAFE)))
def test_json_means_the_same(text: str) -> None:
    paired = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")  # as JSON has it: one character
    assert json.loads(visible_text(json.dumps([text], ensure_ascii=False, indent=2))) == [paired]


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("粘土", 4), ("🎨", 2), ("ｆｕｌｌ", 8)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns
    assert width(padded(text, 10)) == 10


@pytest.mark.parametrize(
    ("source", "column", "length", "shown"),
    [
        ("summary: bad", 10, 3, "  summary: bad\n           ^^^"),
        ("粘土: bad", 5, 3, "  粘土: bad\n        ^^^"),
        ("title: 粘土", 8, 2, "  title: 粘土\n         ^^^^"),
        ("e\u0301e\u0301 bad", 6, 3, "  e\u0301e\u0301 bad\n     ^^^"),
        ("\tpay: bad", 7, 3, "      pay: bad\n           ^^^"),
        ("a \x1b[31mred", 3, 1, "  a \\u001b[31mred\n    ^^^^^^"),
        ("a\u202eb bad", 5, 3, "  a\\u202eb bad\n           ^^^"),
        ("cut off", 20, 5, "  cut off\n         ^"),
    ],
)
def test_the_caret_stands_under_what_is_wrong(source: str, column: int, length: int, shown: str) -> None:
    problem = Diagnostic("x.yaml", 1, column, "error", "text", "m", "", source, length)
    assert str(problem) == f"x.yaml:1:{column}: error[text] m\n{shown}"


def test_of_a_long_line_only_what_is_near_is_shown() -> None:
    source = f"{'a' * 1000}wrong{'z' * 1000}"
    _, shown, caret = str(Diagnostic("x.yaml", 1, 1001, "error", "text", "m", "", source, 5)).split("\n")
    assert shown == f"  …{'a' * 80}wrong{'z' * 80}…"
    assert caret.index("^") == shown.index("wrong")
    assert caret.count("^") == 5
    _, shown, caret = str(Diagnostic("x.yaml", 1, 1, "error", "text", "m", "", "b" * 9000, 9000)).split("\n")
    assert shown == f"  {'b' * 80}…"
    assert caret == f"  {'^' * 81}"


@given(*(st.text(st.sampled_from(["a", *UNSAFE])) for _ in range(4)))
def test_a_diagnostic_can_be_printed(path: str, message: str, hint: str, source: str) -> None:
    lines = str(Diagnostic(path, 1, 1, "error", "text", message, hint, source)).split("\n")
    assert not any(map(is_unsafe, "".join(lines)))
    assert len(lines) == 1 + 2 * bool(source) + bool(hint)
