"""The sentence that says most in a short text, and its shortest form that is still a whole sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from brochure.compose.essentials.standing import says_little
from brochure.compose.text import capitalized

LIMIT = 110
"""Characters of a text in a short form, where possible."""

_NEAR = 125
"""Characters of a first sentence up to which the second one is not better for being shorter."""

_MAX_RULE = 155
"""Characters up to which a sentence that states the rule is better than a shorter one on a detail."""

_MAX = 190
"""Characters of a sentence for which there is none that is shorter."""

_RULE = re.compile(r"\b(?:typically|usually|generally|most|must|needs?|requires?|required)\b", re.IGNORECASE)
_EXCEPTION = re.compile(
    r"(?:some|certain|other|several|a few|combined|individuals|in some|candidates"
    r"|teaching|working|earning|having|completing|getting|attending|taking|maintaining|passing)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:not|no formal)\b")

_PURPOSE = re.compile(r"^To (?:enter the (?:occupation|field|profession)|become an? [\w -]+), ")
_PURPOSE_LAST = re.compile(r" to enter (?:the|this) (?:occupation|field|profession)(?=[.,;])")
_CONCESSION = re.compile(
    r"^(?:Although|While|Though|Even though|Whereas) [^,]+, "
    r"(?!(?:it|they|he|she|others|some|such as|including|like|especially|particularly|who|whose|which|where|and|or)\b"
    r"|.*\bnot\b)"
)
"""A concession without which a main clause remains that says the same: one that denies something depends on it."""

_TAIL = re.compile(
    r", (?:such as|including|which|although|though|depending on|especially|particularly|whereas|while|but|because|where"
    r"|as|and some|or sometimes)\b[^.;]*(?=\.$)|;[^.;]*(?=\.$)"
)
"""An addition at the end of a sentence that can be left out."""

_GOES_ON = re.compile(
    r", (?:and|or) (?:typically |usually |often |sometimes )?(?:are|is|has|have|may|might|must|can|should|will)\b"
)
"""Another predicate of the main clause, after an addition within it."""

_EXAMPLES = re.compile(r", (?:such as|including)\b(?!.*, (?:such as|including)\b).*$")

_VERB = re.compile(
    r"\b(?:are|is|has|have|need|needs|may|might|must|can|should|will|requires?|prefer|prefers|learn|works?|takes?"
    r"|enter|advance|become|spend|receive|vary|varies|lasts?|complete|offers?|use|travel)\b"
)

_SUBORDINATE = re.compile(r"(?:Although|Because|If|When|While|Once|Before|After|As|In|At|For|During|With|By)\b")
"""The beginning of a sentence whose main clause is not at its beginning."""

_RELATIVE = re.compile(r"\b(?:who|that|which|whose|when|where|if|because)\b")


def best(candidates: Sequence[str], topic: re.Pattern[str] | None = None) -> str:
    """The best of ``candidates``, shortened if it is long; empty if there is none.

    Sentences that state the rule go before those on exceptions, and the first ones before those that follow them. The
    shortened sentence has to be on ``topic``.
    """
    made = _shortened(candidates, topic)
    rules = [one for one in made if states_rule(one) and len(one) <= _MAX_RULE]
    if rules:
        return next((one for one in rules[:2] if len(one) <= LIMIT), rules[0]) if len(rules[0]) > _NEAR else rules[0]
    return _first(made)


def first(candidates: Sequence[str], topic: re.Pattern[str] | None = None) -> str:
    """The first of ``candidates`` that is short enough, as :func:`best` has them; else the shortest."""
    return _first(_shortened(candidates, topic))


def states_rule(sentence: str) -> bool:
    """Whether ``sentence`` says what is usual or necessary, and not only for some."""
    return _RULE.search(sentence) is not None and not _EXCEPTION.match(sentence) and not _DENIAL.search(sentence)


def _shortened(candidates: Sequence[str], topic: re.Pattern[str] | None) -> list[str]:
    return [one for one in map(short, candidates) if topic is None or topic.search(one)]


def _first(made: Sequence[str]) -> str:
    fitting = next((one for one in made if len(one) <= LIMIT), "")
    return fitting or min((one for one in made if len(one) <= _MAX), key=len, default="")


def without_examples(phrase: str, limit: int = LIMIT) -> str:
    """``phrase``, without the examples at its end if it is longer than ``limit``."""
    return _EXAMPLES.sub("", phrase) if len(phrase) > limit else phrase


@lru_cache(maxsize=512)  # a sentence can be a candidate for several steps
def short(sentence: str, limit: int = LIMIT) -> str:
    """``sentence`` without what goes without saying; if it is longer than ``limit``, without its additions, too.

    What remains is a whole sentence.
    """
    sentence = capitalized(_PURPOSE_LAST.sub("", _PURPOSE.sub("", sentence)))
    while len(sentence) > limit and (tail := _last_tail(sentence)):
        if says_little(main := f"{sentence[: tail.start()]}."):
            break
        sentence = main
    return capitalized(_CONCESSION.sub("", sentence)) if len(sentence) > limit else sentence


def _last_tail(sentence: str) -> re.Match[str] | None:
    """The last addition without which a main clause remains: a verb that is not in another clause."""
    for tail in reversed(list(_TAIL.finditer(sentence))):
        main = sentence[: tail.start()]
        if _GOES_ON.search(tail[0]):
            continue
        if _SUBORDINATE.match(main):
            main = main.partition(", ")[2]
        if _VERB.search(_RELATIVE.split(main, maxsplit=1)[0]):
            return tail
    return None
