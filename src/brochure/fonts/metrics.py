"""Font metrics: advance widths, kerning and coverage of faces.

Widths are in thousandths of an em. The figures of the faces that ship come from ``fonts/*.json``, made from the
TrueType files by ``tools/bake_fonts.py``: reading kerning from GPOS would cost more than a whole layout. Those of the
faces of users (:mod:`brochure.fonts.own`) are read from their files, once in a process.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from itertools import repeat
from operator import add
from pathlib import Path
from typing import Any

from brochure.errors import GlyphError
from brochure.fonts.own import own_program, title_of

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
    of characters that the face can print. Each of ``programs`` reads a font file: the last has all glyphs, an earlier
    one those of Latin text only. ``title`` is the PostScript name. Vertical metrics are above (+) or below (-) the
    baseline.
    """

    __slots__ = (
        "ascent", "cap_height", "coverage", "descent", "kern", "name", "programs", "space", "title", "widths",
        "word_width", "x_height",
    )  # fmt: skip

    def __init__(self, name: str, title: str, programs: Sequence[Callable[[], bytes]], baked: dict[str, Any]) -> None:
        self.name, self.title, self.programs = name, title, programs
        self.widths: dict[str, float] = dict(zip(baked["characters"], baked["advances"], strict=True))
        self.kern: dict[str, float] = dict(zip(baked["pairs"].split(), baked["adjustments"], strict=True))
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
    program = own_program(name)
    if program is not None:
        from brochure.fonts.reading import metrics_of  # noqa: PLC0415  fontTools takes long to import

        return Face(str(name), title_of(name), (lambda: program,), metrics_of(program))
    file = f"{name}.ttf"
    baked = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Face(name, name, ((FOLDER / "latin" / file).read_bytes, (FOLDER / file).read_bytes), baked)
