"""``They`` in place of the occupation's name, where a reader knows whom a sentence is about.

In a narrow column a long name takes half of each sentence. It is replaced only where it is the whole subject of a
clause, so that the sentence stays correct.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from brochure.compose.context import Context
from brochure.compose.essentials.standing import people_in
from brochure.compose.text import capitalized
from brochure.names import folded

_OPENING = r"(?P<opening>(?:although|because|while|when|if|as|since|once|before|after|until) )?"
_QUANTITY = r"(?P<quantity>(?:almost all|nearly all|most|many|some|a few) )"
_FEW = re.compile("some|few", re.IGNORECASE)
_PREDICATE = (
    r"(?= (?!(?:and|or|who|whose|whom|that|which|in|of|with|without|within|at|for|from|on|to|as|by|than|such|like|not"
    r"|[\w-]+ing)\b)[a-z])"
)
"""What follows a name that is the whole subject of a clause."""

_PHRASE = re.compile(r"(?:To|If|When|Because|As|While|Although|After|Before|Typically|Usually|Sometimes)\b[^,;]*, ")
"""The beginning of a sentence whose subject follows."""

_OTHERS = re.compile(
    r"\b(?!(?:always|hours|plus|less|across|as|its|this|is|has|was|does|business|process)\b)[\w’-]{3,}s\b"
)
"""Another name that ``they`` could stand for, if it precedes it."""


class Subject:
    """The people of an occupation: their names, and sentences about them."""

    __slots__ = ("_clause", "_plural", "_quantified", "_start", "_who")

    def __init__(self, context: Context) -> None:
        names = "|".join(map(re.escape, sorted(_names(context), key=len, reverse=True)))
        clause = rf"(?:{names}){_PREDICATE}"
        self._plural = context.plural
        self._clause = re.compile(clause, re.IGNORECASE)
        self._start = re.compile(rf"{_OPENING}(?:all )?{clause}", re.IGNORECASE)
        self._who = re.compile(rf"(?:{names})(?= who\b)", re.IGNORECASE)
        self._quantified = re.compile(rf"{_OPENING}{_QUANTITY}{clause}", re.IGNORECASE)

    def they(self, sentence: str) -> str:
        """``sentence`` with ``They`` for the occupation; unchanged if it is not the subject."""
        if found := self._start.match(sentence):
            return capitalized(f"{found['opening'] or ''}they{sentence[found.end() :]}")
        phrase = _PHRASE.match(sentence)
        clause = self._clause.match(sentence, phrase.end()) if phrase else None
        if phrase and clause and (" they " in phrase[0] or not _OTHERS.search(phrase[0])):
            return f"{phrase[0]}they{sentence[clause.end() :]}"
        return sentence

    def named_once(self, sentences: Iterable[str]) -> Iterator[str]:
        """``sentences`` that are read one after another, with the name in the first of those about the occupation.

        The others begin with ``They``, ``Most``, or ``Those``. After a sentence about other people, or about some of
        the occupation only, the name is there again.
        """
        is_known = False
        for sentence in sentences:
            of_all, of_part = self._most(self.they(sentence)), self._some(sentence)
            if of_all != sentence:
                yield of_all if is_known else sentence
                is_known = True
            elif of_part != sentence:
                yield of_part if is_known else sentence
                is_known = False
            else:
                yield sentence
                is_known = is_known and not people_in(sentence, self._plural)

    def _most(self, sentence: str) -> str:
        """``sentence`` with ``Most`` for most people of the occupation."""
        found = self._quantified.match(sentence)
        return _without_name(found, sentence) if found and not _FEW.search(found["quantity"]) else sentence

    def _some(self, sentence: str) -> str:
        """``sentence`` with ``Some`` for some of them, ``Those`` for those who do something."""
        if found := self._quantified.match(sentence):
            return _without_name(found, sentence)
        return self._who.sub("Those", sentence, count=1) if self._who.match(sentence) else sentence


def _without_name(found: re.Match[str], sentence: str) -> str:
    return capitalized(f"{found['opening'] or ''}{found['quantity'].rstrip()}{sentence[found.end() :]}")


def _names(context: Context) -> Iterator[str]:
    """The occupation, ``workers``, and its last word if that is not one of several or the name of a part.

    ``teachers`` is short for ``ESL teachers``; ``agents`` is not short for ``buyers and purchasing agents``.
    """
    yield context.plural
    yield "workers"
    words = context.plural.split()
    ends = [one.rstrip(",") for one, then in pairwise(words) if one.endswith(",") or then in ("and", "or")]
    is_part = len(words) < 2 or words[-2] in ("and", "or") or folded(words[-1]) in context.parts
    if not is_part and all(end == words[-1] or not end.endswith("s") for end in ends):
        yield words[-1]
