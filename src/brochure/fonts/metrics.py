"""Font metrics, baked: advance widths, kerning and coverage of the faces that ship with the program.

Widths are in thousandths of an em. The figures come from ``fonts/*.json``, made from the TrueType files by
``tools/bake_fonts.py`` (reading kerning from GPOS at run time would cost more than a whole layout).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from itertools import repeat
from operator import add
from pathlib import Path
from typing import Any

from brochure.errors import GlyphError

FOLDER = Path(__file__).parent  # importlib.resources costs 30 ms to import
WORD_CACHE = 50_000  # words a face remembers before it starts anew: bounds the memory of a long batch


class _WordWidths(dict[str, float]):
    """The advance of each word met so far: a look-up costs no Python call, and most words are met again."""

    __slots__ = ("_kern", "_name", "_widths")

    def __init__(self, name: str, widths: dict[str, float], kern: dict[str, float]) -> None:
        self._name, self._widths, self._kern = name, widths, kern

    def __missing__(self, word: str) -> float:
        try:
            total = sum(map(self._widths.__getitem__, word))
        except KeyError as error:
            raise GlyphError(error.args[0], word, self._name) from None
        total += sum(map(self._kern.get, map(add, word, word[1:]), repeat(0.0)))
        if len(self) > WORD_CACHE:
            self.clear()
        self[word] = total
        return total


class Face:
    """One face, in thousandths of an em.

    ``widths`` maps a character to its advance, ``kern`` a pair of characters to its correction; ``word_width`` gives
    the advance of a word with its kerning, and raises :class:`~brochure.errors.GlyphError`. ``coverage`` is the set
    of characters that the face can print. ``path`` is its file, ``latin_path`` the same glyphs for Latin text only.
    Vertical metrics are above (+) or below (-) the baseline.
    """

    __slots__ = (
        "ascent", "cap_height", "coverage", "descent", "kern", "latin_path", "name", "path", "space", "widths",
        "word_width", "x_height",
    )  # fmt: skip

    def __init__(self, name: str, folder: Path, baked: dict[str, Any]) -> None:
        self.name = name
        self.path = folder / f"{name}.ttf"
        self.latin_path = folder / "latin" / f"{name}.ttf"
        self.widths: dict[str, float] = dict(zip(baked["characters"], baked["advances"], strict=True))
        self.kern: dict[str, float] = dict(zip(baked["pairs"].split(" "), baked["adjustments"], strict=True))
        self.coverage = self.widths.keys()
        self.ascent: float = baked["ascent"]
        self.descent: float = baked["descent"]
        self.cap_height: float = baked["cap_height"]
        self.x_height: float = baked["x_height"]
        self.space = self.widths[" "]
        self.word_width: Callable[[str], float] = _WordWidths(name, self.widths, self.kern).__getitem__

    def text_width(self, text: str, size: float) -> float:
        """The width in points of ``text`` (words joined by single spaces) at ``size``."""
        words = text.split(" ")
        return (sum(map(self.word_width, words)) + self.space * (len(words) - 1)) * size / 1000


@cache
def face(name: str) -> Face:
    """The face called ``name``, e.g. ``Lato-Regular``."""
    return Face(name, FOLDER, json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))
