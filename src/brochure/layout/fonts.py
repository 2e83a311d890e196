"""Font metrics, baked: advance widths, kerning and coverage of the faces that ship with the program.

Widths are in thousandths of an em. The figures come from ``fonts/*.json``, made from the TrueType files by
``tools/bake_fonts.py`` (reading kerning from GPOS at run time would cost more than a whole layout).
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from pathlib import Path


class Face:
    """One face. ``widths`` maps a character to its advance, ``kern`` a pair of characters to its correction."""

    __slots__ = ("_word_widths", "ascent", "cap_height", "descent", "kern", "name", "path", "space", "widths", "x_height")

    def __init__(self, name: str, path: Path, baked: dict[str, object]) -> None:
        self.name = name
        self.path = path
        self.widths: dict[str, int] = baked["widths"]  # type: ignore[assignment]
        self.kern: dict[str, int] = baked["kern"]  # type: ignore[assignment]
        self.ascent = int(baked["ascent"])  # type: ignore[call-overload]
        self.descent = int(baked["descent"])  # type: ignore[call-overload]
        self.cap_height = int(baked["cap_height"])  # type: ignore[call-overload]
        self.x_height = int(baked["x_height"])  # type: ignore[call-overload]
        self.space = self.widths[" "]
        self._word_widths: dict[str, int] = {}

    def word_width(self, word: str) -> int:
        """The advance of ``word`` with its kerning, in thousandths of an em; remembered per word."""
        try:
            return self._word_widths[word]
        except KeyError:
            widths, kern = self.widths, self.kern
            total = sum([widths[c] for c in word])
            for pair in zip(word, word[1:], strict=False):
                total += kern.get(pair[0] + pair[1], 0)
            self._word_widths[word] = total
            return total

    def text_width(self, text: str, size: float) -> float:
        """The width in points of ``text`` (words joined by single spaces) at ``size``."""
        words = text.split()
        return (sum(map(self.word_width, words)) + self.space * max(0, len(words) - 1)) * size / 1000


@lru_cache(maxsize=None)
def face(name: str) -> Face:
    """The face called ``name``, e.g. ``Lato-Regular``."""
    folder = Path(str(resources.files("brochure"))) / "fonts"
    return Face(name, folder / f"{name}.ttf", json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))
