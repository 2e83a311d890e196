"""How long a step takes, where a sentence says so plainly, and sentences that say nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DIGITS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "a": "1"}
_NUMBER = r"\d+|one|two|three|four|five|six|a few|several"

_DURATION = re.compile(
    rf"(?P<about>\b(?:about|at least|up to|less than|more than|over) )?(?:an additional )?(?:from )?\b"
    rf"(?P<low>{_NUMBER}|a)-?(?: ?(?P<word>to|or|–) ?(?P<high>{_NUMBER})-?)?[ -]?(?P<more>or more )?"
    r"(?P<unit>year|month|week)s?\b(?! old| of age| ago)"
)
_OTHER = re.compile(
    r"\b(?:every|each|per|age|ages|first|second|third|hours|shortened|maintain|experience|programs? (?:range|vary)"
    r"|continuing education|some|universit)|renew|re-?certif",
    re.IGNORECASE,
)
"""What makes a duration in a sentence one of something else, or of some cases only."""


def time_in(sentences: Iterable[str], topic: re.Pattern[str]) -> str:
    """The first duration in a sentence on ``topic``: ``4 or 5 years``, ``about 1 year``; empty if there is none.

    Sentences with several durations do not say plainly which one it is.
    """
    for sentence in sentences:
        statement = re.split("[:;—]", sentence, maxsplit=1)[0]
        found = list(_DURATION.finditer(statement))
        if len(found) == 1 and topic.search(statement) and not _OTHER.search(statement):
            return _worded(found[0])
    return ""


def _worded(found: re.Match[str]) -> str:
    low, high = (_DIGITS.get(found[part] or "", found[part]) for part in ("low", "high"))
    span = f"{low} {'to' if found['word'] == '–' else found['word']} {high}" if high else low
    unit = found["unit"] if (high or low) == "1" else f"{found['unit']}s"
    return f"{found['about'] or ''}{span} {found['more'] or ''}{unit}"


_SAYS_NOTHING = frozenset(
    (
        "a", "about", "after", "an", "and", "are", "as", "at", "be", "been", "between", "by", "complete",
        "completing", "employers", "few", "five", "for", "four", "from", "generally", "get", "getting", "had",
        "has", "have", "hired", "in", "is", "it", "its", "job", "jobs", "last", "lasting", "lasts", "learn",
        "learning", "least", "less", "long", "may", "month", "months", "more", "most", "need", "needs", "new",
        "newly", "of", "often", "on", "one", "or", "order", "over", "people", "period", "periods", "positions",
        "program", "programs", "provide", "provides", "receive", "receives", "receiving", "required", "serve",
        "several", "short", "six", "skills", "some", "start", "starting", "take", "takes", "taking", "than",
        "that", "the", "their", "they", "this", "three", "to", "trade", "trained", "training", "two",
        "typically", "up", "usual", "usually", "varies", "vary", "week", "weeks", "which", "while", "who",
        "with", "workers", "year", "years",
    )
)  # fmt: skip
"""Words of sentences that say only that workers are trained, and for how long."""

_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")


def says_only_time(sentence: str, title: str, plural: str) -> bool:
    """Whether ``sentence`` on a step tells nothing but its ``title``, how long it takes, and whom in the ``plural``."""
    known = {*_words(title), *_words(plural)}
    return all(word in _SAYS_NOTHING or word in known for word in _words(sentence))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
