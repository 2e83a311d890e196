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
from brochure.compose.naming import occupation_in_sentence
from brochure.compose.text import capitalized, tidy
from brochure.names import folded

_OPENING = re.compile(
    r"(?P<opening>(?:(?:although|because|while|when|if|as|since|once|before|after|until) )?)"
    r"(?:all )?(?P<quantity>(?:(?:almost all|nearly all|most|many|some|a few) )?)",
    re.IGNORECASE,
)
"""What can precede a name that is the subject."""

_FEW = re.compile("some|a few", re.IGNORECASE)
_PREDICATE = re.compile(
    r" (?!(?:and|or|who|whose|whom|that|which|in|of|with|without|within|at|for|from|on|to|as|by|than|such|like|not"
    r"|(?!(?:bring|sing)\b)[\w-]+ing)\b)[a-z]"
)
"""What follows a name that is the whole subject of a clause."""

_ALSO_CALLED = re.compile(r", (?:often |also |sometimes |commonly )*(?:called|known as|referred to as) [^,]*,")
"""Other names, between the name and its predicate."""

_WORD = re.compile(r"[\w’-]+(?=,? |$)")
_WHO = re.compile(r" who\b")
_PHRASE = re.compile(r"(?:To|If|When|Because|As|While|Although|After|Before|Typically|Usually|Sometimes)\b[^,;]*, ")
"""The beginning of a sentence whose subject follows."""

_OTHERS = re.compile(
    r"\b(?!(?:always|hours|plus|less|across|as|its|this|is|has|was|does|business|process)\b)[\w’-]{3,}s\b"
)
"""Another name that ``they`` could stand for, if it precedes it."""


def below_title(text: str, context: Context) -> str:
    """``text`` as it is below the title: where it would repeat that, it begins with ``They``, without other names."""
    if not context.is_english:
        return text
    title = tidy(context.profile.title)
    for name in sorted({title, context.plural, occupation_in_sentence(title)}, key=len, reverse=True):
        if text.lower().startswith(name.lower()):
            other = _ALSO_CALLED.match(text, len(name))
            end = other.end() if other else len(name)
            if _PREDICATE.match(text, end):
                return f"They{text[end:]}"
    return text


class Subject:
    """The people of an occupation: their names, and sentences about them."""

    __slots__ = ("_heads", "_names", "_plural", "_words")

    def __init__(self, context: Context) -> None:
        self._plural = context.plural
        self._words = {"and", *context.plural.lower().replace(",", "").split()}
        self._heads = {end for end in _ends(context.plural) if end.endswith("s")}
        self._names = sorted(map(str.lower, _names(context)), key=len, reverse=True)

    def they(self, sentence: str) -> str:
        """``sentence`` with ``They`` for the occupation; unchanged if it is not the subject."""
        opening = _OPENING.match(sentence)
        if opening and not opening["quantity"] and (end := self._end(sentence, opening.end(), _PREDICATE)):
            return capitalized(f"{opening['opening']}they{sentence[end:]}")
        phrase = _PHRASE.match(sentence)
        end = self._end(sentence, phrase.end(), _PREDICATE) if phrase else 0
        if phrase and end and (" they " in phrase[0] or not _OTHERS.search(phrase[0])):
            return f"{phrase[0]}they{sentence[end:]}"
        return sentence

    def _end(self, sentence: str, at: int, following: re.Pattern[str]) -> int:
        """Where the name at this place of ``sentence`` ends; 0 if there is none with ``following`` after it."""
        text = sentence[at : at + len(self._names[0])].lower()
        ends = [at + len(name) for name in self._names if text.startswith(name)]
        return next((end for end in (*ends, self._variant(sentence, at)) if following.match(sentence, end)), 0)

    def _variant(self, sentence: str, at: int) -> int:
        """Where a shorter name of all of several occupations ends: ``Security guards and surveillance officers``."""
        end, named = at, set[str]()
        for word in _WORD.finditer(sentence, at):
            if word[0].lower() not in self._words:
                break
            end = word.end()
            named.add(word[0].lower())
        return end if len(self._heads) > 1 and self._heads <= named else at

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
        opening = _OPENING.match(sentence)
        return sentence if opening is None or _FEW.match(opening["quantity"]) else self._without_name(sentence, opening)

    def _some(self, sentence: str) -> str:
        """``sentence`` with ``Some`` for some of them, ``Those`` for those who do something."""
        if end := self._end(sentence, 0, _WHO):
            return f"Those{sentence[end:]}"
        opening = _OPENING.match(sentence)
        return self._without_name(sentence, opening) if opening else sentence

    def _without_name(self, sentence: str, opening: re.Match[str]) -> str:
        """``sentence`` without the name after the quantity of its ``opening``, if there are both."""
        end = self._end(sentence, opening.end(), _PREDICATE) if opening["quantity"] else 0
        return capitalized(f"{opening[0].rstrip()}{sentence[end:]}") if end else sentence


def _names(context: Context) -> Iterator[str]:
    """The occupation, ``workers``, and its last word if that is not one of several or the name of a part.

    ``teachers`` is short for ``ESL teachers``; ``agents`` is not short for ``buyers and purchasing agents``.
    """
    yield context.plural
    yield "workers"
    words = context.plural.lower().split()
    is_part = len(words) < 2 or words[-2] in ("and", "or") or folded(words[-1]) in context.parts
    if not is_part and all(end == words[-1] or not end.endswith("s") for end in _ends(context.plural)):
        yield words[-1]


def _ends(plural: str) -> list[str]:
    """The last word of each name in ``plural``, in lower case: ``guards``, ``officers``."""
    words = plural.lower().split()
    ends = [one.rstrip(",") for one, then in pairwise(words) if one.endswith(",") or then in ("and", "or")]
    return [*ends, *words[-1:]]
