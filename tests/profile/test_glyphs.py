from __future__ import annotations

import pytest

from brochure.profile.glyphs import missing_glyphs
from brochure.profile.load import load_text

ASCII = frozenset(map(chr, range(32, 127)))
HEAD = "slug: potters\ntitle: Potters\n"


def faults(body: str) -> list[str]:
    found = missing_glyphs(load_text(HEAD + body).spans.root, ASCII)
    return [f"{fault.line}:{fault.column} {fault.message}" for fault in found]


def test_none() -> None:
    assert faults("sections:\n  pay: |\n    Nothing\n\n    unusual\n") == []


def test_the_character_the_field_and_the_place() -> None:
    assert faults("sections:\n  pay: |\n    First line.\n\n    Pots, 陶 and more 陶.\n") == [
        "7:11 sections.pay: no glyph for “陶” (U+9676 CJK UNIFIED IDEOGRAPH-9676)"
    ]


def test_each_field_once() -> None:
    assert faults("aliases: [é, a é]\nsections: {pay: text}\n") == [
        "3:11 aliases[0]: no glyph for “é” (U+00E9 LATIN SMALL LETTER E WITH ACUTE)",
        "3:16 aliases[1]: no glyph for “é” (U+00E9 LATIN SMALL LETTER E WITH ACUTE)",
    ]


@pytest.mark.parametrize("body", ['summary: "caf\\u00e9"\n', 'summary: "caf\\xe9"\n', "summary: cafe\u0301\n"])
def test_a_character_spelled_otherwise(body: str) -> None:
    assert faults(f"sections: {{pay: text}}\n{body}") == [
        "4:10 summary: no glyph for “é” (U+00E9 LATIN SMALL LETTER E WITH ACUTE)"
    ]


def test_what_is_never_printed_is_never_missed() -> None:
    assert faults("sections: {pay: te\u00adxt}  # a comment in 中文\n") == []
