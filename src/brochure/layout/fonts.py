"""Font metrics, baked: advance widths, kerning and coverage of the faces that ship with the program.

Widths are in thousandths of an em. The figures come from ``fonts/*.json``, made from the TrueType files by
``tools/bake_fonts.py`` (reading kerning from GPOS at run time would cost more than a whole layout).
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "fonts"  # beside the code: importlib.resources costs 30 ms to import
WORD_CACHE = 50_000  # words a face remembers before it starts anew: bounds the memory of a long batch


class Face:
    """One face. ``widths`` maps a character to its advance, ``kern`` a pair of characters to its correction.

    ``coverage`` is the set of characters that the face can print. Vertical metrics are above (+) or below (-)
    the baseline.
    """

    __slots__ = (
        "_word_widths", "ascent", "cap_height", "coverage", "descent", "kern", "name", "path", "space", "widths",
        "x_height",
    )  # fmt: skip

    def __init__(self, name: str, path: Path, baked: dict[str, Any]) -> None:
        self.name = name
        self.path = path
        self.widths: dict[str, float] = dict(zip(baked["characters"], baked["advances"], strict=True))
        pairs = baked["pairs"]
        self.kern: dict[str, float] = dict(
            zip(map("".join, zip(pairs[::2], pairs[1::2], strict=True)), baked["adjustments"], strict=True)
        )
        self.coverage = self.widths.keys()
        self.ascent: float = baked["ascent"]
        self.descent: float = baked["descent"]
        self.cap_height: float = baked["cap_height"]
        self.x_height: float = baked["x_height"]
        self.space = self.widths[" "]
        self._word_widths: dict[str, float] = {}

    def word_width(self, word: str) -> float:
        """The advance of ``word`` with its kerning, in thousandths of an em; remembered per word."""
        try:
            return self._word_widths[word]
        except KeyError:
            widths, kern = self.widths, self.kern
            total = sum([widths[c] for c in word])
            for pair in map("".join, zip(word, word[1:], strict=False)):
                if pair in kern:
                    total += kern[pair]
            if len(self._word_widths) > WORD_CACHE:
                self._word_widths.clear()
            self._word_widths[word] = total
            return total

    def text_width(self, text: str, size: float) -> float:
        """The width in points of ``text`` (words joined by single spaces) at ``size``."""
        words = text.split(" ")
        return (sum(map(self.word_width, words)) + self.space * (len(words) - 1)) * size / 1000


@lru_cache(maxsize=None)
def face(name: str) -> Face:
    """The face called ``name``, e.g. ``Lato-Regular``."""
    return Face(name, FOLDER / f"{name}.ttf", json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))
