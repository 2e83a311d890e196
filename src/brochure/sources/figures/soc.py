"""Which classification of occupations a file uses, and which of its codes mean the same work in another file.

Codes are those of the Standard Occupational Classification (SOC) of 2010 until May 2018, and of 2018 since May 2021. In
between, surveys of three years with both were added up: a hybrid has codes of 2018 where the work is the same, and
codes of its own where it adds several. So a code of a hybrid that is in SOC 2018 means the same there. Some codes of
2010 are still in use for other work (11-9199), some work has another code (dental hygienists), and some was divided.

Figures of several files may be compared only for :func:`counterpart` codes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from brochure.sources.figures.model import Span, Vintage

FIRST_OF_2010 = Vintage(2012, 5)
FIRST_HYBRID = Vintage(2019, 5)
_FIRST_OF_2018 = Vintage(2021, 5)
"""The first surveys of each classification; the projections of a base year use that of the survey in its May."""

_STILL_USED = frozenset(("19-3031", "25-2052"))
"""Codes of occupations that SOC 2018 divided, but whose parts later files add up again under the code of SOC 2010."""

_CHANGES = Path(__file__).with_name("soc_2010_to_2018.txt")


class Classification(Enum):
    """A classification of occupations; ``value`` is how it is called."""

    OLDER = "before SOC 2010"
    SOC_2010 = "SOC 2010"
    HYBRID = "hybrid of SOC 2010 and 2018"
    SOC_2018 = "SOC 2018"

    @property
    def has_codes_of_2018(self) -> bool:
        """Whether codes that are in SOC 2018 mean the same here."""
        return self in (Classification.HYBRID, Classification.SOC_2018)


def classification(when: Vintage | Span) -> Classification:
    """The classification that a survey, or a set of projections, uses."""
    vintage = Vintage(when.base_year, 5) if isinstance(when, Span) else when
    if vintage < FIRST_OF_2010:
        return Classification.OLDER
    if vintage < FIRST_HYBRID:
        return Classification.SOC_2010
    return Classification.HYBRID if vintage < _FIRST_OF_2018 else Classification.SOC_2018


@lru_cache(maxsize=8192)
def counterpart(soc: str, own: Classification, other: Classification) -> str | None:
    """The code in ``other`` of exactly the work that ``soc`` means in ``own``; None if there is none, or none certain.

    A group has one if it gained and lost no occupation.
    """
    if own is other or (own.has_codes_of_2018 and other.has_codes_of_2018):
        return soc
    if Classification.OLDER in (own, other) or not has_code(own, soc):
        return None
    if _is_unchanged(soc):
        return soc
    after, before = _changes()
    there, back = (after, before) if own is Classification.SOC_2010 else (before, after)
    codes = there.get(soc, ())
    return codes[0] if len(codes) == 1 and back[codes[0]] == [soc] else None


def has_code(which: Classification, soc: str) -> bool:
    """Whether a code may be one of ``which``; False for codes that only SOC 2010, or only SOC 2018, has."""
    after, before = _changes()
    if which is Classification.SOC_2010:
        return soc in after or soc not in before
    return not which.has_codes_of_2018 or soc in before or soc not in after


def classification_of(soc: str, first: Classification) -> Classification:
    """The classification of a code that people write without one: ``first``, unless only another one has it."""
    if has_code(first, soc):
        return first
    return Classification.SOC_2018 if first is Classification.SOC_2010 else Classification.SOC_2010


def _is_unchanged(soc: str) -> bool:
    """Whether no work came to an occupation or a group, such as ``29-1000``, and none left it."""
    beginning = soc.rstrip("0").rstrip("-")
    return all(old.startswith(beginning) == new.startswith(beginning) for old, new in _pairs())


def _pairs() -> Iterator[tuple[str, str]]:
    after, _ = _changes()
    return ((old, new) for old, codes in after.items() for new in codes)


@cache
def _changes() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The codes in SOC 2018 of each changed occupation of SOC 2010, and the other way around."""
    lines = _CHANGES.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    after = {old: codes for old, *codes in rows if old not in _STILL_USED}
    before = defaultdict[str, list[str]](list)
    for old, codes in after.items():
        for new in codes:
            before[new].append(old)
    return after, dict(before)
