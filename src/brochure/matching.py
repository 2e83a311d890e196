"""Finding names by what people type: an index in memory of tens of thousands of names, searched in milliseconds.

Letter case, accents and punctuation do not matter. Queries are only ever compared with words, so they have no syntax
that could be abused, and only their first words are looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from brochure.names import unaccented, words

Match = Literal["exact", "prefix", "words", "spelling"]
"""How a name matches: it is what was typed, begins with it, has words that begin with all words typed, or has words
that are spelled like them."""

_MATCHES: tuple[Match, ...] = ("exact", "prefix", "words", "spelling")
_MAX_QUERY = 200  # characters that are looked at
_MAX_WORDS = 8
_MAX_MISSPELLED = 3  # words that may be misspelled; each takes up to 20 ms
_MIN_MISSPELLED = 4  # letters of a word that may be misspelled
_MIN_TWICE = 8  # letters of a word that may have two wrong ones
_ALPHABET = 32  # bits of a set of letters


class Name(NamedTuple):
    """A name of the thing with number ``of``; ``is_main`` if it is the one that it is listed by."""

    text: str
    of: int
    is_main: bool


class Hit(NamedTuple):
    """A thing that was found, and the best of its names that match."""

    of: int
    name: str
    match: Match


class NameIndex:
    """An index of names. It does not change, so several threads may search it."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(names)
        self._folded: list[str] = []
        having: defaultdict[str, list[int]] = defaultdict(list)
        for position, name in enumerate(self._names):
            found = _words(name.text)
            self._folded.append(" ".join(found))
            for word in found:
                having[word].append(position)
        self._having = dict(having)
        """For each word, the positions of the names that have it."""
        self._words = sorted(self._having)
        self._by_length: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        """The words of each length, and their sets of letters."""
        for word in self._words:
            self._by_length[len(word)].append((word, _letters(word)))

    def __len__(self) -> int:
        return len(self._names)

    def search(self, text: str, limit: int) -> list[Hit]:
        """Up to ``limit`` things with a name that matches ``text``, each once, the best first.

        First come names that are exactly the text, of these things whose main name matches, too; then main names, then
        others. Among them come first those with the last word whole, those that begin with the text, those with fewer
        words, and things of which more names match. Other spellings are tried only if nothing matches as typed, of
        the words with which none begins if there are any. A single letter finds main names that begin with it.
        """
        wanted = _words(text[:_MAX_QUERY])[:_MAX_WORDS]
        if not wanted:
            return []
        begun = [self._beginning(word) for word in wanted]
        if found := self._having_all(begun):
            return self._ranked(found, " ".join(wanted), limit)
        suspect = [word for word, beginning in zip(wanted, begun, strict=True) if not beginning] or wanted
        if len(suspect) > _MAX_MISSPELLED:
            return []
        choices = [
            [*beginning, *(self._like(word) if word in suspect else ())]
            for word, beginning in zip(wanted, begun, strict=True)
        ]
        return self._ranked(self._having_all(choices), " ".join(wanted), limit, is_misspelled=True)

    def _beginning(self, word: str) -> list[str]:
        """The words of names that begin with ``word``."""
        start = bisect_left(self._words, word)
        return self._words[start : bisect_left(self._words, f"{word}\U0010ffff", start)]

    def _like(self, word: str) -> Iterator[str]:
        """The words of names that are a letter or, if they are long, two letters away from ``word``."""
        if len(word) < _MIN_MISSPELLED:
            return
        most = 1 if len(word) < _MIN_TWICE else 2
        letters = _letters(word)
        for length in range(len(word) - most, len(word) + most + 1):
            for other, others in self._by_length.get(length, ()):
                # A cheap test first: each wrong letter changes the set of letters by at most two.
                if (letters ^ others).bit_count() <= 2 * most and distance(word, other, most) <= most:
                    yield other

    def _having_all(self, choices: Sequence[Iterable[str]]) -> set[int]:
        """The positions of names that have a word of each of ``choices``."""
        left: set[int] | None = None
        for choice in choices:
            having = {position for word in choice for position in self._having[word]}
            left = having if left is None else left & having
            if not left:
                return set()
        return left or set()

    def _ranked(self, positions: Iterable[int], query: str, limit: int, *, is_misspelled: bool = False) -> list[Hit]:
        best: dict[int, tuple[int, bool, int, int, int]] = {}
        matching: defaultdict[int, int] = defaultdict(int)  # how many names of a thing
        by_main: set[int] = set()
        last = f" {query.rpartition(' ')[2]} "
        for position in positions:
            name, folded = self._names[position], self._folded[position]
            if len(query) == 1 and not (name.is_main and folded.startswith(query)):
                continue
            match = 3 if is_misspelled else 0 if folded == query else 1 if folded.startswith(query) else 2
            kind = 0 if match == 0 else 1 if name.is_main else 2
            rank = (kind, last not in f" {folded} ", match, folded.count(" "), position)
            matching[name.of] += 1
            if name.is_main:
                by_main.add(name.of)
            if name.of not in best or rank < best[name.of]:
                best[name.of] = rank
        ordered = sorted(best, key=lambda of: (best[of][0], of not in by_main, best[of][1:4], -matching[of], of))
        return [Hit(of, self._names[best[of][4]].text, _MATCHES[best[of][2]]) for of in ordered[:limit]]


def distance(one: str, other: str, most: int) -> int:
    """How many letters are missing, added, wrong or exchanged with their neighbor; any number over ``most`` if more.

    This is the optimal string alignment distance (Damerau and Levenshtein, without edits within an exchanged pair).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, match in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and match == one[i - 2]:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _words(text: str) -> list[str]:
    return words(unaccented(text))


def _letters(word: str) -> int:
    """The set of a word's letters, as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % _ALPHABET
    return bits
