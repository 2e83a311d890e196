"""Words as the operands of text operators.

In every face, the code of a character is its UTF-16 code unit, two bytes. So the encoding of a word depends only on
the word and the kerning of the face, and is cached per face across brochures. Strings here are Latin-1: each character
stands for a byte.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from operator import add

from brochure.errors import GlyphError
from brochure.fonts.metrics import Face, face

REMEMBERED_WORDS = 50_000  # per face; the cache is cleared beyond that, which bounds memory in long batches
SPACE = "\0 "


class _Codes(dict[str, str]):
    """Character -> its two bytes, escaped for a literal string (ISO 32000-1, 7.3.4.2); KeyError without a glyph."""

    def __init__(self, coverage: AbstractSet[str]) -> None:
        super().__init__()
        self._coverage = coverage

    def __missing__(self, character: str) -> str:
        if character not in self._coverage or character > "\uffff":
            raise KeyError(character)
        code = character.encode("utf-16-be").decode("latin-1")
        for special, escape in (("\\", "\\\\"), ("(", "\\("), (")", "\\)"), ("\r", "\\r")):
            code = code.replace(special, escape)
        self[character] = code
        return code


class Fragments(dict[str, str]):
    """Word -> its literal strings and kerning, without the outer parentheses: ``(AV)`` is ``A)74(V``.

    A number moves the next glyph left, in thousandths of an em; hence the sign is the opposite of the kerning's.
    """

    def __init__(self, of: Face) -> None:
        super().__init__()
        self._face = of
        self._codes = _Codes(of.coverage)

    def __missing__(self, word: str) -> str:
        try:
            codes = list(map(self._codes.__getitem__, word))
        except KeyError as error:
            raise GlyphError(error.args[0], word, self._face.name) from None
        for at, adjustment in enumerate(map(self._face.kern.get, map(add, word, word[1:])), 1):
            if adjustment and (rounded := round(adjustment)):
                codes[at] = f"){-rounded}({codes[at]}"
        if len(self) >= REMEMBERED_WORDS:
            self.clear()
        self[word] = fragment = "".join(codes)
        return fragment


@cache
def fragments(face_name: str) -> Fragments:
    """The fragments of a face."""
    return Fragments(face(face_name))
