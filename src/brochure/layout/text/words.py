"""The words that lines are made of, and where a word may end a line. Widths are in thousandths of an em.

A reader must see that a word goes on. An address goes on after a slash and before any other mark, so that no line of it
ends with a hyphen or a period that could be taken for an added one; where there is a choice, not before an ending such
as ``.gov`` and not within ``key=value``. A compound goes on after its hyphens, dashes and slashes. Any other word takes
a hyphen: between syllables where there are patterns for its language, or else between letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from brochure.compose.blocks import Text
from brochure.compose.numbers import MONTHS
from brochure.compose.text import COMPOSED
from brochure.fonts.metrics import Face
from brochure.layout.text.breaking import Measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pyphen

    Measure = Callable[[str], float]

SOFT_HYPHEN = "\u00ad"  # drawn as a hyphen, and read back as one that is not part of the word
_MARKS = r"(?:(?<!\d)-|-(?!\d)|[–—/])+"  # not the hyphen of 29-1216: a code is one word
PARTABLE = re.compile(rf"\w{_MARKS}\w")

_COMPOUND = re.compile(rf".*?\w{_MARKS}(?=\w)|.+")  # after a hyphen, dash or slash between letters
_ADDRESS = re.compile(r"://|@\w|\w\.[a-z]{2,}(?:[/?#:]|$)|^www\.", re.IGNORECASE)
_SEGMENTS = re.compile(r"[?&]*[^/?&]*/+|[?&]*[^/?&]+|[?&]+")  # of an address: after slashes, before queries
_WITHIN = r"(?:[^/?&\-]|(?<=\d)-(?=\d))"
_FINER = re.compile(rf"[?&\-]*{_WITHIN}*/+|[?&\-]*{_WITHIN}+|[?&\-]+")  # and before hyphens, those of codes excepted
_NAMES = re.compile(r"[^\w/]?\w+(?:=[\w%+,]*)?(?:\.[a-z]{2,5}(?![\w.]))?/*|[^\w]", re.IGNORECASE)
"""Of a segment: before a mark, an ending such as ``.gov`` and a value together with what they belong to."""

_SMALLEST = re.compile(r"[^\w/]?\w+/*|[^\w]")  # of a name: before every mark

Part = tuple[str, bool]
"""Letters, and whether a line that ends with them takes a hyphen."""


def is_address(word: str) -> bool:
    """Whether ``word`` is an address on the web, or of mail."""
    return _ADDRESS.search(word) is not None


def parts(word: str, measure: Measure, limit: float, lang: str) -> list[Part]:
    """The parts of ``word`` that lines may end between, none wider than ``limit``, which is in the unit of ``measure``.

    A word is split at its own marks; what is wider than ``limit`` also by the hyphenation patterns of ``lang``.
    """
    is_partable = PARTABLE.search(word) is not None
    if not is_partable and measure(word) <= limit:
        return [(word, False)]
    if is_address(word):
        return [(part, False) for part in address_parts(word, measure, limit, at_hyphens=True)]
    if not is_partable:
        return list(_cut(word, measure, limit, lang))
    found: list[Part] = []
    for part in _COMPOUND.findall(word):
        found += [(part, False)] if measure(part) <= limit else _cut(part, measure, limit, lang)
    return found


def lines_of_word(word: str, measure: Measure, limit: float, lang: str) -> list[str]:
    """``word`` in pieces no wider than ``limit``, as many parts in each as fit, their hyphens added."""
    pieces, held = [], ""
    for part, soft in parts(word, measure, limit, lang):
        if held and measure(held + part + SOFT_HYPHEN * soft) > limit:
            pieces.append(held)
            held = ""
        held += part
        if soft:
            pieces.append(held + SOFT_HYPHEN)
            held = ""
    return [*pieces, held]


def address_parts(address: str, measure: Measure, limit: float, *, at_hyphens: bool = False) -> Iterator[str]:
    """An address after slashes and before queries; what is wider between its names, and names that are wider in them.

    ``at_hyphens``: before hyphens too, for even lines.
    """
    for segment in (_FINER if at_hyphens else _SEGMENTS).findall(address):
        if measure(segment) <= limit:
            yield segment
        else:
            yield from filled(_pieces(segment, measure, limit), measure, limit)


def _pieces(segment: str, measure: Measure, limit: float) -> Iterator[str]:
    """The names of ``segment``; one that is wider than ``limit`` before each of its marks."""
    for name in _NAMES.findall(segment):
        if measure(name) <= limit:
            yield name
        else:
            yield from _SMALLEST.findall(name)


def segments(address: str) -> list[str]:
    """The parts of an address between which lines of labels end if they can."""
    return _SEGMENTS.findall(address)


def names(address: str) -> list[str]:
    """The parts of an address that are split only as a last resort, each with the mark before it."""
    return _NAMES.findall(address)


def _cut(word: str, measure: Measure, limit: float, lang: str) -> Iterator[Part]:
    """``word`` in parts as wide as ``limit`` allows with a hyphen, between syllables where that can be.

    A figure takes no hyphen: it would be a sign.
    """
    sign = SOFT_HYPHEN if any(map(str.isalpha, word)) else ""
    syllables = hyphenated(word, lang, forced=True)
    pieces = list(filled(syllables, lambda part: measure(part + sign), limit))
    for piece in pieces[:-1]:
        yield piece, bool(sign)
    last = pieces[-1]
    if measure(last) > limit:
        *before, last = _letters(last, lambda part: measure(part + sign), limit)
        yield from ((piece, bool(sign)) for piece in before)
    yield last, False


def filled(pieces: Iterable[str], measure: Measure, limit: float) -> Iterator[str]:
    """Syllables, or the parts of an address, together as far as they fit; those that are too wide in letters."""
    held = ""
    for piece in pieces:
        if held and measure(held + piece) > limit:
            yield held
            held = ""
        held += piece
        if measure(held) > limit:
            *whole, held = _letters(held, measure, limit)
            yield from whole
    yield held


def _letters(text: str, measure: Measure, limit: float) -> list[str]:
    """``text`` in pieces that fit, each of at least one letter."""
    pieces, piece = [], ""
    for letter in text:
        if piece and measure(piece + letter) > limit:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


SHORTEST = 6  # shorter words are not worth a hyphen


@lru_cache(maxsize=20_000)
def hyphenated(word: str, lang: str, *, forced: bool = False) -> list[str]:
    """``word`` split where the language's patterns allow a hyphen; whole where there are no patterns.

    Words in capitals are left whole unless that is ``forced``.
    """
    core = word.strip("()[]“”‘’\"'.,;:!?")
    dictionary = _dictionary(lang)
    if dictionary is None or len(core) < SHORTEST or not core.isalpha() or (core.isupper() and not forced):
        return [word]
    start = word.index(core)
    cuts = [0, *(start + position for position in dictionary.positions(core.lower() if forced else core)), len(word)]
    return [word[a:b] for a, b in pairwise(cuts)]


@lru_cache(maxsize=4)
def _dictionary(lang: str) -> pyphen.Pyphen | None:
    import pyphen  # noqa: PLC0415 - only styles that hyphenate pay for it

    found = pyphen.language_fallback(lang)
    return pyphen.Pyphen(lang=found, left=3, right=3) if found else None


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
        own = faces[text[0].bold + 2 * text[0].italic]
        if whole := _whole_words(text[0].text, _words(text[0].text), own, limit):
            return whole
    out = Tokens([], [], [], [], [], [], [], faces[0].space, faces[0].word_width("-"), plain=False)
    _fill(out, text, faces, limit, lang)
    if out.spaced:
        out.spaced[0], out.spaces[0] = False, 0.0
    if _has_bound("".join([run.text for run in text])):
        _bind(out, limit)
    return out


def _whole_words(text: str, words: list[str], face: Face, limit: float) -> Tokens | None:
    """The tokens of ``text`` if none of its ``words`` is wider than ``limit``."""
    widths = list(map(face.word_width, words))
    if widths and max(widths) > limit:
        return None
    yes, no = [True] * len(words), [False] * len(words)
    out = Tokens(words, widths, [], yes, yes, no, [0] * len(words), face.space, 0.0, plain=True)
    if _has_bound(text):
        out.breakable = yes.copy()
        _bind(out, limit)
    return out


def label_tokens(text: str, face: Face, limit: float) -> Tokens:
    """The words of a label, which are whole: only one wider than ``limit`` is cut, into pieces that fill lines."""
    words = text.split(" ")
    if whole := _whole_words(text, words, face, limit):
        return whole
    out = Tokens([], [], [], [], [], [], [], face.space, 0.0, plain=False)
    for word in words:
        is_whole = face.word_width(word) <= limit
        pieces = [word] if is_whole else lines_of_word(word, face.word_width, limit, COMPOSED)
        out.texts += pieces
        out.spaces += [out.space if is_whole else limit] * len(pieces)  # no line has room for such a space
        out.spaced += [True] + [False] * (len(pieces) - 1)
    out.widths = list(map(face.word_width, out.texts))
    out.breakable = out.spaced.copy()
    out.soft, out.runs = [False] * len(out.texts), [0] * len(out.texts)
    if _has_bound(text):
        _bind(out, limit)
    return out


def _bind(out: Tokens, limit: float) -> None:
    """No line begins between words that belong together, unless they are wider than ``limit``."""
    last, held = 0, 0.0  # the last token that is held to the one before it, and how wide they are together
    for index in bound_words(out.texts):
        together = (held if index == last + 1 and held else out.widths[index - 1]) + out.space + out.widths[index]
        if out.spaced[index] and together <= limit:
            out.breakable[index] = False
            last, held = index, together


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
_PERIODS = ("year", "hour", "month", "week")
BOUND = re.compile(
    rf"\d[)+]? (?:(?:{_UNITS})\b|[ap]\.m\.)|\b(?:{'|'.join(MONTHS)}) \d"
    rf"|(?:^|(?<= ))(?:an?|per) (?:{'|'.join(_PERIODS)})\b"
)
"""Finds such a pair in a text, or in two words with a space between them."""

_DIGIT = re.compile(r"\d")


def _has_bound(text: str) -> bool:
    """Whether ``text`` has such a pair; most texts have nothing that one needs, which is found out much faster."""
    is_possible = _DIGIT.search(text) is not None or any(period in text for period in _PERIODS)
    return is_possible and BOUND.search(text) is not None


def bound_words(texts: list[str]) -> Iterator[int]:
    """The indexes of the ``texts`` that belong to the one before."""
    joined = " ".join(texts)
    match = BOUND.search(joined)
    while match:
        yield joined.count(" ", 0, joined.index(" ", match.start())) + 1
        match = BOUND.search(joined, match.start() + 1)  # pairs can overlap: May 9 a.m.
