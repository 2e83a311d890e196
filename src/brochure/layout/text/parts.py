"""Where a word may end a line: an address at its marks, a compound at its hyphens, any other at a hyphen that is added.

A reader must see that a word goes on. An address goes on after a slash and before any other mark, so that no line of it
ends with a hyphen or a stop that could be taken for an added one; where there is a choice, not before an ending such as
``.gov`` and not within ``key=value``. All else takes a hyphen: between syllables where
there are patterns for the language, or where nothing else is possible between letters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Measure = Callable[[str], float]
    import pyphen

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
    """The parts of ``word`` that lines may end between, none wider than ``limit``; measures are in one unit.

    Where all fits it is parted at its own marks alone. ``lang`` is whose patterns part what is wider.
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
    """The parts of an address that lines of labels end between where they can."""
    return _SEGMENTS.findall(address)


def names(address: str) -> list[str]:
    """The parts of an address that are never parted unless there is no other way, each with the mark before it."""
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
    """``text`` in pieces that fit, of a letter at least."""
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
    """The parts of ``word`` that a hyphen may part, by the language's patterns; whole where there are none for it.

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
