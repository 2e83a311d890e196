"""A paragraph's text as tokens: the words, or parts of words, that lines are made of. Units: thousandths of an em."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from brochure.compose.blocks import Text
from brochure.compose.numbers import MONTHS
from brochure.compose.text import COMPOSED
from brochure.fonts.metrics import Face
from brochure.layout.text.breaking import Measured
from brochure.layout.text.parts import PARTABLE, SOFT_HYPHEN, Part, hyphenated, is_address, lines_of_word, parts

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(slots=True)
class Tokens:
    """Parallel lists. ``spaced``: a space stands before, ``spaces`` wide (0 where none does); ``breakable``: a line may
    begin here; ``soft``: a line that ends here takes a hyphen; ``runs``: which run of the text it is from.
    ``plain``: every token is a whole word of one run.
    """

    texts: list[str]
    widths: list[float]
    spaces: list[float]
    spaced: list[bool]
    breakable: list[bool]
    soft: list[bool]
    runs: list[int]
    space: float
    hyphen: float
    plain: bool

    def measured(self) -> Measured:
        """The tokens on one endless line."""
        if self.plain:
            space = self.space
            ends = list(accumulate([width + space for width in self.widths], initial=-space))[1:]
        else:
            ends = list(accumulate([width + space for width, space in zip(self.widths, self.spaces, strict=True)]))
        starts = [end - width for end, width in zip(ends, self.widths, strict=True)]
        return Measured(starts, ends, self.spaced, self.breakable, self.soft, self.space, self.hyphen)

    def words(self, first: int, after: int, *, hyphen: bool) -> tuple[str, ...]:
        """Tokens ``first`` to ``after`` joined to words; ``hyphen``: with the hyphen that a soft end takes."""
        out: list[str] = []
        for index in range(first, after):
            if out and not self.spaced[index]:
                out[-1] += self.texts[index]
            else:
                out.append(self.texts[index])
        if hyphen and self.soft[after - 1]:
            out[-1] += SOFT_HYPHEN
        return tuple(out)


def tokenize(text: Text, faces: tuple[Face, Face, Face, Face], limit: float, lang: str | None) -> Tokens:
    """The tokens of ``text``; words wider than ``limit`` are cut in letters.

    They are hyphenated where a ``lang`` is given: that of the runs that carry no other.
    """
    if len(text) == 1 and lang is None and not PARTABLE.search(text[0].text):
        words = _words(text[0].text)
        own = faces[text[0].bold + 2 * text[0].italic]
        widths = list(map(own.word_width, words))
        if not widths or max(widths) <= limit:
            yes, no = [True] * len(words), [False] * len(words)
            out = Tokens(words, widths, [], yes, yes, no, [0] * len(words), own.space, 0.0, plain=True)
            if BOUND.search(text[0].text):
                out.breakable = yes.copy()
                _bind(out, limit)
            return out
    out = Tokens([], [], [], [], [], [], [], faces[0].space, faces[0].word_width("-"), plain=False)
    _fill(out, text, faces, limit, lang)
    if out.spaced:
        out.spaced[0], out.spaces[0] = False, 0.0
    if BOUND.search("".join([run.text for run in text])):
        _bind(out, limit)
    return out


def label_tokens(text: str, face: Face, limit: float) -> Tokens:
    """The words of a label, which are whole: only one wider than ``limit`` is cut, into pieces that fill lines."""
    out = Tokens([], [], [], [], [], [], [], face.space, 0.0, plain=False)
    for word in text.split(" "):
        is_whole = face.word_width(word) <= limit
        pieces = [word] if is_whole else lines_of_word(word, face.word_width, limit, COMPOSED)
        out.texts += pieces
        out.spaces += [out.space if is_whole else limit] * len(pieces)  # no line has room for such a space
        out.spaced += [True] + [False] * (len(pieces) - 1)
    out.widths = list(map(face.word_width, out.texts))
    out.breakable = out.spaced.copy()
    out.soft, out.runs = [False] * len(out.texts), [0] * len(out.texts)
    if BOUND.search(text):
        _bind(out, limit)
    return out


def _bind(out: Tokens, limit: float) -> None:
    """No line begins between words that belong together, unless they are wider than ``limit``."""
    held = 0.0
    for index, (text, width) in enumerate(zip(out.texts, out.widths, strict=True)):
        together = held + out.space + width
        is_held = index > 0 and out.spaced[index] and together <= limit and is_bound(out.texts[index - 1], text)
        out.breakable[index] = out.breakable[index] and not is_held
        held = together if is_held else width


def _words(text: str) -> list[str]:
    """The words between spaces; a non-breaking space is part of its word."""
    return [word for word in text.split(" ") if word]


def _fill(out: Tokens, text: Text, faces: tuple[Face, Face, Face, Face], limit: float, lang: str | None) -> None:
    space_due, previous = False, faces[0]
    for index, run in enumerate(text):
        own = faces[run.bold + 2 * run.italic]
        words = _words(run.text)
        if not words:
            space_due = space_due or bool(run.text)
            continue
        first = len(out.texts)
        space_due = space_due or run.text[0] == " "
        if lang is None and not PARTABLE.search(run.text) and max(map(own.word_width, words)) <= limit:
            out.texts += words
            out.spaced += [True] * len(words)
            out.soft += [False] * len(words)
            out.breakable += [True] * len(words)
        else:
            _fill_parts(out, words, own, limit, (lang and (run.lang or lang), run.lang or lang or COMPOSED))
        count = len(out.texts) - first
        out.widths += map(own.word_width, out.texts[first:])
        out.spaces += [own.space if spaced else 0.0 for spaced in out.spaced[first:]]
        out.runs += [index] * count
        # The space between two runs trails the first of them, in its face.
        out.spaced[first] = out.breakable[first] = space_due
        out.spaces[first] = previous.space if space_due else 0.0
        space_due, previous = run.text[-1] == " ", own


def _fill_parts(out: Tokens, words: list[str], own: Face, limit: float, langs: tuple[str | None, str]) -> None:
    """``words`` of one run in their parts, a space before the first of each alone; ``langs`` as in :func:`_parts`."""
    for word in words:
        found = _parts(word, own.word_width, limit, *langs)
        out.texts += [part for part, _ in found]
        out.soft += [soft for _, soft in found]
        out.spaced += [True] + [False] * (len(found) - 1)
        out.breakable += [True] * len(found)


def _parts(word: str, measure: Callable[[str], float], limit: float, lang: str | None, spoken: str) -> list[Part]:
    """The parts of ``word`` that a line may end between; ``spoken`` is its language, ``lang`` that to hyphenate by."""
    is_partable = PARTABLE.search(word) is not None
    if lang is None and not is_partable and measure(word) <= limit:
        return [(word, False)]
    if lang is None or is_partable or is_address(word):
        return parts(word, measure, limit, spoken)
    found = [part for syllable in hyphenated(word, lang) for part in parts(syllable, measure, limit, spoken)]
    return [*((text, True) for text, _ in found[:-1]), found[-1]]


_UNITS = "percent|million|billion|trillion|years?|months?|weeks?|days?|hours?|minutes?|feet|inches|miles|pounds|degrees"
BOUND = re.compile(
    rf"\d[)+]? (?:(?:{_UNITS})\b|[ap]\.m\.)|\b(?:{'|'.join(MONTHS)}) \d"
    r"|(?:^|(?<= ))(?:an?|per) (?:year|hour|month|week)\b"
)
"""Finds such a pair in a text, or in two words with a space between them."""


def is_bound(first: str, second: str) -> bool:
    """Whether no line should end between these neighbors."""
    return BOUND.search(f"{first} {second}") is not None
