"""Tokens of text, and the breaks allowed within words. Widths are in thousandths of an em.

Readers must see that a word continues. An address is whole on a line of its own if it fits. Otherwise it breaks after
a slash; a part that is wider than the measure after its hyphens, and what is still wider after other marks. So no line
begins with a mark, and names are whole if they fit. A compound breaks after its hyphens, dashes and slashes. Any other
word takes a hyphen: between syllables if its language has hyphenation patterns, or else between letters.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from brochure.compose.blocks import Text
from brochure.compose.text import DEFAULT_LANG
from brochure.fonts.metrics import Face
from brochure.layout.text.breaking import Measured
from brochure.locale.cldr import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pyphen

    Measure = Callable[[str], float]

MARKS = "-–—/"  # that join the parts of a compound
SOFT_HYPHEN = "\u00ad"  # drawn as a hyphen; text extraction knows that it is not part of the word
_MARKS = r"(?:(?<!\d)-|-(?!\d)|[–—/])+"  # not the hyphen of an SOC code such as 29-1216
COMPOUND = re.compile(rf"\w{_MARKS}\w")

_COMPOUND_PARTS = re.compile(rf".*?\w{_MARKS}(?=\w)|.+")  # split after a hyphen, dash or slash between letters
_ADDRESS = re.compile(r"://|@\w|\w\.[a-z]{2,}(?:[/?#:]|$)|^www\.", re.IGNORECASE)
_ADDRESS_PARTS = (
    re.compile(r"(?:\w+://)?.*?/(?=[^\W_])|.+"),
    re.compile(r".*?(?:(?<!\d)-|-(?!\d))(?=[^\W_])|.+"),
    re.compile(r".*?(?:[^\w/]|_)(?=[^\W_])|.+"),
)
"""Parts of an address, from the best breaks to the worst: after slashes, after hyphens, after other marks."""

_default_language = ContextVar("language of text without one", default=DEFAULT_LANG)


def default_language() -> str:
    """The language by whose patterns words are divided that are too wide for a line and have none of their own."""
    return _default_language.get()


@contextmanager
def by_default_in(lang: str) -> Iterator[None]:
    """Makes ``lang``, that of a document's composed text, the default language while the document is laid out.

    Labels are set in dozens of places, and few of their words are ever divided: a context saves them a parameter.
    """
    token = _default_language.set(lang)
    try:
        yield
    finally:
        _default_language.reset(token)


MIN_PART = 3  # characters of a compound, with its mark; no line ends after fewer

Part = tuple[str, bool]
"""A part of a word, and whether a line that ends with it takes a hyphen."""


def has_compound(text: str) -> bool:
    """Whether ``text`` has a compound. A faster check rules out most texts."""
    return _has_any(text, MARKS) and COMPOUND.search(text) is not None


def _has_any(text: str, parts: Iterable[str]) -> bool:
    for part in parts:  # noqa: SIM110 - a generator takes three times as long
        if part in text:
            return True
    return False


def is_address(word: str) -> bool:
    """Whether ``word`` is a web or email address."""
    return _ADDRESS.search(word) is not None


def parts(word: str, measure: Measure, limit: float, lang: str) -> list[Part]:
    """The parts of ``word`` that a line may end after, none wider than ``limit``, in the unit of ``measure``.

    A word is split at its own marks; parts wider than ``limit`` are hyphenated by the patterns of ``lang``.
    """
    is_compound = has_compound(word)
    if measure(word) <= limit and (not is_compound or is_address(word)):
        return [(word, False)]
    if is_address(word):
        return [(part, False) for part in _address_parts(word, measure, limit)]
    if not is_compound:
        return list(_split_word(word, measure, limit, lang))
    found: list[Part] = []
    for part in _compound_parts(word, measure, limit):
        found += [(part, False)] if measure(part) <= limit else _split_word(part, measure, limit, lang)
    return found


def _compound_parts(word: str, measure: Measure, limit: float) -> list[str]:
    """The parts of a compound, none shorter than three letters before its mark if there is room: not ``2-`` in
    ``2-year``.
    """
    joined: list[str] = []
    for part in _COMPOUND_PARTS.findall(word):
        is_short = joined and len(joined[-1]) <= MIN_PART
        if is_short and measure(joined[-1] + part) <= limit:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def lines_of_word(word: str, measure: Measure, limit: float, lang: str) -> list[str]:
    """``word`` in pieces no wider than ``limit``, each with as many parts as fit and any added hyphen."""
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


def _address_parts(text: str, measure: Measure, limit: float, level: int = 0) -> Iterator[str]:
    """The parts of an address, each split further only if it is wider than ``limit``."""
    if measure(text) <= limit:
        yield text
    elif level == len(_ADDRESS_PARTS):
        yield from _split_name(text, measure, limit)
    else:
        for part in _ADDRESS_PARTS[level].findall(text):
            yield from _address_parts(part, measure, limit, level + 1)


def _split_name(text: str, measure: Measure, limit: float) -> list[str]:
    """A name in an address, split between letters; marks after it stay with its last letter if they fit."""
    pieces = _split_letters(text, measure, limit)
    marks = len(text) - max(at for at, letter in enumerate(f"a{text}") if letter.isalnum())
    tail = text[-marks - 1 :]
    if marks and len(text) > len(tail) and not pieces[-1][0].isalnum() and measure(tail) <= limit:
        return [*_split_letters(text[: -len(tail)], measure, limit), tail]
    return pieces


def _split_word(word: str, measure: Measure, limit: float, lang: str) -> Iterator[Part]:
    """``word`` in parts as wide as ``limit`` allows with a hyphen, split between syllables if possible.

    A number takes no hyphen, which would look like a minus sign.
    """
    sign = SOFT_HYPHEN if any(map(str.isalpha, word)) else ""
    syllables = hyphenated(word, lang, forced=True)
    pieces = list(filled(syllables, lambda part: measure(part + sign), limit))
    for piece in pieces[:-1]:
        yield piece, bool(sign)
    last = pieces[-1]
    if measure(last) > limit:
        *before, last = _split_letters(last, lambda part: measure(part + sign), limit)
        yield from ((piece, bool(sign)) for piece in before)
    yield last, False


def filled(pieces: Iterable[str], measure: Measure, limit: float) -> Iterator[str]:
    """Join ``pieces`` as far as they fit; split wide ones between letters."""
    held = ""
    for piece in pieces:
        if held and measure(held + piece) > limit:
            yield held
            held = ""
        held += piece
        if measure(held) > limit:
            *whole, held = _split_letters(held, measure, limit)
            yield from whole
    yield held


def _split_letters(text: str, measure: Measure, limit: float) -> list[str]:
    """``text`` in pieces that fit into ``limit``, each with at least one letter."""
    pieces, piece = [], ""
    for letter in text:
        if piece and measure(piece + letter) > limit:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


MIN_LETTERS = 6  # shorter words are not hyphenated


@lru_cache(maxsize=20_000)
def hyphenated(word: str, lang: str, *, forced: bool = False) -> list[str]:
    """``word`` split at the hyphenation points of ``lang``; whole if the language has no patterns.

    Words in capitals are split only if ``forced``.
    """
    core = word.strip("()[]“”‘’«»\"'.,;:!?¡¿…—")
    dictionary = _dictionary(lang)
    if dictionary is None or len(core) < MIN_LETTERS or not core.isalpha() or (core.isupper() and not forced):
        return [word]
    start = word.index(core)
    cuts = [0, *(start + position for position in dictionary.positions(core.lower() if forced else core)), len(word)]
    return [word[a:b] for a, b in pairwise(cuts)]


@lru_cache(maxsize=4)
def _dictionary(lang: str) -> pyphen.Pyphen | None:
    import pyphen  # noqa: PLC0415 - imported only to hyphenate

    found = pyphen.language_fallback(lang)
    return pyphen.Pyphen(lang=found, left=3, right=3) if found else None


class Tokens(NamedTuple):
    """Parallel lists. ``spaced``: a space precedes the token; ``spaces``: its width, or 0; ``breakable``: a line may
    begin with the token; ``soft``: a line that ends with it takes a hyphen; ``runs``: the index of its run.
    ``plain``: every token is a whole word, and all are from one run.
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
        """Tokens ``first`` to ``after`` joined into words; ``hyphen`` adds a hyphen to a soft end."""
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
    """The tokens of ``text``; words wider than ``limit`` are split.

    With a ``lang``, words are hyphenated in the language of their run, or else in ``lang``.
    """
    if len(text) == 1 and lang is None and not has_compound(text[0].text):
        own = faces[text[0].bold + 2 * text[0].italic]
        if whole := _whole_word_tokens(text[0].text, _split_words(text[0].text), own, limit):
            return whole
    out = Tokens([], [], [], [], [], [], [], faces[0].space, faces[0].word_width("-"), plain=False)
    _add_runs(out, text, faces, limit, lang)
    if out.spaced:
        out.spaced[0], out.spaces[0] = False, 0.0
    if _has_bound_words("".join([run.text for run in text])):
        _keep_bound_words(out, limit)
    return out


def _whole_word_tokens(text: str, words: list[str], face: Face, limit: float) -> Tokens | None:
    """The tokens of ``text`` if none of its ``words`` is wider than ``limit``."""
    widths = list(map(face.word_width, words))
    if widths and max(widths) > limit:
        return None
    yes, no = [True] * len(words), [False] * len(words)
    has_bound = _has_bound_words(text)
    breakable = yes.copy() if has_bound else yes
    out = Tokens(words, widths, [], yes, breakable, no, [0] * len(words), face.space, 0.0, plain=True)
    if has_bound:
        _keep_bound_words(out, limit)
    return out


def label_tokens(text: str, face: Face, limit: float) -> Tokens:
    """The words of a label; only a word wider than ``limit`` is split, into pieces that fill lines."""
    words = text.split(" ")
    if whole := _whole_word_tokens(text, words, face, limit):
        return whole
    texts: list[str] = []
    spaces: list[float] = []
    spaced: list[bool] = []
    for word in words:
        is_whole = face.word_width(word) <= limit
        pieces = [word] if is_whole else lines_of_word(word, face.word_width, limit, default_language())
        texts += pieces
        spaces += [face.space if is_whole else limit] * len(pieces)  # a space so wide starts a new line
        spaced += [True] + [False] * (len(pieces) - 1)
    widths, soft, runs = list(map(face.word_width, texts)), [False] * len(texts), [0] * len(texts)
    out = Tokens(texts, widths, spaces, spaced, spaced.copy(), soft, runs, face.space, 0.0, plain=False)
    if _has_bound_words(text):
        _keep_bound_words(out, limit)
    return out


def _keep_bound_words(out: Tokens, limit: float) -> None:
    """Forbid breaks between bound words, unless they are wider than ``limit`` together."""
    last, held = 0, 0.0  # the last bound token, and its width with the tokens bound to it
    for index in bound_words(out.texts):
        together = (held if index == last + 1 and held else out.widths[index - 1]) + out.space + out.widths[index]
        if out.spaced[index] and together <= limit:
            out.breakable[index] = False
            last, held = index, together


def _split_words(text: str) -> list[str]:
    """The words of ``text``, split at spaces but not at non-breaking spaces."""
    return [word for word in text.split(" ") if word]


def _add_runs(out: Tokens, text: Text, faces: tuple[Face, Face, Face, Face], limit: float, lang: str | None) -> None:
    space_due, previous = False, faces[0]
    for index, run in enumerate(text):
        own = faces[run.bold + 2 * run.italic]
        words = _split_words(run.text)
        if not words:
            space_due = space_due or bool(run.text)
            continue
        first = len(out.texts)
        space_due = space_due or run.text[0] == " "
        fits = lang is None and max(map(own.word_width, words)) <= limit
        divided = _compounds(run.text) if fits else set(words)
        langs = lang and (run.lang or lang), run.lang or lang or default_language()
        at = 0
        for after, word in enumerate(words):
            if word in divided:
                _add_whole(out, words[at:after])
                _add_parts(out, _split_in_run(word, own.word_width, limit, *langs))
                at = after + 1
        _add_whole(out, words[at:])
        count = len(out.texts) - first
        out.widths.extend(map(own.word_width, out.texts[first:]))
        out.spaces.extend([own.space if spaced else 0.0 for spaced in out.spaced[first:]])
        out.runs.extend([index] * count)
        # The space between two runs has the face of the first.
        out.spaced[first] = out.breakable[first] = space_due
        out.spaces[first] = previous.space if space_due else 0.0
        space_due, previous = run.text[-1] == " ", own


def _compounds(text: str) -> set[str]:
    """The words of ``text`` that can be divided at their own marks."""
    found: set[str] = set()
    if not _has_any(text, MARKS):
        return found
    end = 0
    for match in COMPOUND.finditer(text):
        if match.start() >= end:
            end = text.find(" ", match.end())
            end = end if end >= 0 else len(text)
            found.add(text[text.rfind(" ", 0, match.start()) + 1 : end])
    return found


def _add_whole(out: Tokens, words: list[str]) -> None:
    """Add ``words`` that are not divided."""
    count = len(words)
    out.texts.extend(words)
    out.soft.extend([False] * count)
    out.spaced.extend([True] * count)
    out.breakable.extend([True] * count)


def _add_parts(out: Tokens, parts: list[Part]) -> None:
    """Add the ``parts`` of a word."""
    count = len(parts)
    out.texts.extend([part for part, _ in parts])
    out.soft.extend([soft for _, soft in parts])
    out.spaced.extend([True] + [False] * (count - 1))
    out.breakable.extend([True] * count)


def _split_in_run(word: str, measure: Measure, limit: float, lang: str | None, word_lang: str) -> list[Part]:
    """The parts of ``word``, in the language ``word_lang``; with a ``lang``, all its hyphenation points."""
    is_compound = has_compound(word)
    if lang is None and not is_compound and measure(word) <= limit:
        return [(word, False)]
    if lang is None or is_compound or is_address(word):
        return parts(word, measure, limit, word_lang)
    found = [part for syllable in hyphenated(word, lang) for part in parts(syllable, measure, limit, word_lang)]
    return [*((text, True) for text, _ in found[:-1]), found[-1]]


_UNITS = (
    "percent|million|billion|trillion|years?|months?|weeks?|days?|hours?|minutes?|feet|inches|miles|pounds|degrees"
    "|por|mil|mill[oó]n|millones|años?|mes|meses|semanas?|días?|horas?|minutos?|pies|pulgadas|millas|libras|grados"
)
_PERIODS = ("year", "hour", "month", "week", "año", "hora", "mes", "semana")
_MONTHS, _MESES = ("|".join(FORMATS[name].months) for name in ("en-US", "es-US"))
BOUND = re.compile(
    rf"\d[)+]? (?:(?:{_UNITS})\b|[ap]\.m\.)|\b(?:{_MONTHS}) \d|\b(?:{_MESES}) de\b|\bde \d{{4}}\b|\bpor ciento\b"
    rf"|(?:^|(?<= ))(?:an?|per|al|por) (?:{'|'.join(_PERIODS)})\b|\b[Xx] rays?\b"
)
"""Matches a pair of words that no line may end between, such as ``4 percent``, ``May 2024`` or ``al año``."""

_DIGIT = re.compile(r"\d")


def _has_bound_words(text: str) -> bool:
    """Whether ``text`` has bound words. A faster check rules out most texts."""
    is_possible = _has_any(text, (*_PERIODS, " ray")) or _DIGIT.search(text) is not None
    return is_possible and BOUND.search(text) is not None


def bound_words(texts: list[str]) -> Iterator[int]:
    """The indexes of the ``texts`` that are bound to the preceding text."""
    joined = " ".join(texts)
    match = BOUND.search(joined)
    while match:
        yield joined.count(" ", 0, joined.index(" ", match.start())) + 1
        match = BOUND.search(joined, match.start() + 1)  # pairs can overlap: May 9 a.m.
