"""Where words may be hyphenated: pyphen's dictionaries, loaded when a style first asks."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

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
