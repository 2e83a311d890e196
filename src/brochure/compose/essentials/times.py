"""How long a step takes, where a sentence says so plainly, and sentences that say nothing else."""

# No postponed annotations: NamedTuple compiles such strings, which takes longer than evaluating the types.

import re
from collections.abc import Iterable
from typing import NamedTuple

from brochure.locale import Locale

MAX_YEARS = 12
"""Years that can be counted on a line of time."""


class Duration(NamedTuple):
    """How long something takes: ``4 or 5 years``, ``about 1 year``, ``several months``.

    ``low`` and ``high`` are digits; without a range, ``high`` is empty, and ``low`` can be ``a_few`` or ``several``.
    ``joint``, in a range, is ``or`` or ``to``. ``unit`` is ``year``, ``month`` or ``week``; ``has_more``: or more.
    ``limit`` is one of the limits among the messages, or empty.
    """

    low: str
    unit: str
    high: str = ""
    joint: str = ""
    has_more: bool = False
    limit: str = ""

    def said(self, locale: Locale) -> str:
        """``about 4 to 5 years``."""
        if not self.high:
            return self._limited(locale, self.low)
        if self.joint == "or":
            return self._limited(locale, locale.listing((self.low, self.high), "or"))
        return self._limited(locale, locale.say("path.time.range", low=self.low, high=self.high))

    def brief(self, locale: Locale) -> str:
        """``about 4–5 years``."""
        is_plain = not self.high or self.has_more
        return self.said(locale) if is_plain else self._limited(locale, f"{self.low}–{self.high}")

    @property
    def years(self) -> int:
        """The number of whole years at most; 0 if it is not known, or too large to be counted."""
        most = self.high or self.low
        is_exact = self.unit == "year" and not self.has_more and not self.limit and most.isdigit()
        return int(most) if is_exact and int(most) <= MAX_YEARS else 0

    def _limited(self, locale: Locale, span: str) -> str:
        time = self._amount(locale, span)
        return locale.say(f"path.time.limit.{self.limit}", time=time) if self.limit else time

    def _amount(self, locale: Locale, span: str) -> str:
        most = self.high or self.low
        if not most.isdigit():
            return locale.say(f"path.time.vague.{most}.{self.unit}")
        if self.has_more:
            return locale.say(f"path.time.unit_or_more.{self.unit}", int(most), span=span)
        return locale.say(f"path.time.unit.{self.unit}", int(most), span=span)


_DIGITS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "a": "1"}
_NUMBER = r"\d+|one|two|three|four|five|six"

_DURATION = re.compile(
    rf"(?P<limit>\b(?:about|at least|up to|less than|more than|over) )?(?:an additional )?(?:from )?\b"
    rf"(?P<low>{_NUMBER}|a few|several|a)-?(?: ?(?P<joint>to|or|–) ?(?P<high>{_NUMBER})-?)?[ -]?(?P<more>or more )?"
    r"(?P<unit>year|month|week)s?\b(?! old| of age| ago)"
)
_OTHER = re.compile(
    r"\b(?:every|each|per|age|ages|first|second|third|hours|shortened|maintain|experience|programs? (?:range|vary)"
    r"|continuing education|some|universit)|renew|re-?certif",
    re.IGNORECASE,
)
"""What makes a duration in a sentence one of something else, or of some cases only."""


def time_in(sentences: Iterable[str], topic: re.Pattern[str]) -> Duration | None:
    """The first duration in an English sentence on ``topic``, if there is any.

    Sentences with several durations do not say plainly which one it is.
    """
    for sentence in sentences:
        statement = re.split("[:;—]", sentence, maxsplit=1)[0]
        found = list(_DURATION.finditer(statement))
        if len(found) == 1 and topic.search(statement) and not _OTHER.search(statement):
            return _duration(found[0])
    return None


def _duration(found: re.Match[str]) -> Duration:
    low, high = ((_DIGITS.get(found[part] or "") or found[part] or "").replace(" ", "_") for part in ("low", "high"))
    joint = "or" if found["joint"] == "or" else "to" if high else ""
    limit = (found["limit"] or "").strip().replace(" ", "_")
    return Duration(low, found["unit"], high, joint, has_more=bool(found["more"]), limit=limit)


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
