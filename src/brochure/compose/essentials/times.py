"""How long a step takes, where a sentence says so plainly."""

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
    r"\bevery\b|\beach\b|\bper\b|\bage\b|renew|continuing education|hours|re-?certif|maintain|experience"
)
"""Sentences in which a duration is not that of a step."""


def time_in(sentences: Iterable[str], topic: re.Pattern[str], *, with_experience: bool = False) -> str:
    """The first duration in a sentence on ``topic``: ``4 or 5 years``, ``about 1 year``; empty if there is none."""
    for sentence in sentences:
        doubtful = _OTHER.search(sentence.replace("experience", "") if with_experience else sentence)
        if topic.search(sentence) and not doubtful and (found := _DURATION.search(sentence)):
            return _worded(found)
    return ""


def _worded(found: re.Match[str]) -> str:
    low, high = (_DIGITS.get(found[part] or "", found[part]) for part in ("low", "high"))
    span = f"{low} {'to' if found['word'] == '–' else found['word']} {high}" if high else low
    unit = found["unit"] if (high or low) == "1" else f"{found['unit']}s"
    return f"{found['about'] or ''}{span} {found['more'] or ''}{unit}"
