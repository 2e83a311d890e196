"""Filters by facts of an occupation: interests, education, pay, growth, openings.

Each is a test of the facts of a profile. A profile that lacks the fact is left out and counted, because it neither
meets nor fails the criterion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from brochure.errors import NotFoundError
from brochure.names import folded, unaccented
from brochure.profile.facts import Facts
from brochure.profile.kinds import INTEREST_LETTERS
from brochure.words import counted
from brochure.yamlio.report import closest, shortened

_MAX_LETTERS = 3

Test = Callable[[Facts], bool | None]
"""Whether facts meet a criterion; None if the fact is unknown."""


class Criterion(NamedTuple):
    """A ``test`` of facts; ``asked`` says it with its argument, and ``fact`` names what it is about."""

    asked: str
    fact: str
    test: Test


class LeftOut(NamedTuple):
    """How many profiles are left out because they lack a ``fact``: ``a known median pay a year``."""

    fact: str
    profiles: int

    def __str__(self) -> str:
        return f"{self.profiles:,} without {self.fact}"


# Interests and education, by name


def interests(codes: Sequence[str]) -> Criterion:
    """Whether the Holland code begins with one of ``codes``, as :func:`interest_letters` returns them."""
    beginnings = tuple(codes)
    return Criterion(
        f"`interests` {' or '.join(codes)}",
        "interests",
        lambda facts: facts.interests.startswith(beginnings) if facts.interests else None,
    )


def interest_letters(text: str) -> str:
    """The leading letters of a Holland code that ``text`` means: ``sa``, ``S-A`` and ``S A`` are ``SA``.

    Raises :class:`NotFoundError` unless they are one to three different ones of RIASEC.
    """
    letters = re.sub(r"[\s,/-]", "", text[:100]).upper()
    if not 1 <= len(letters) <= _MAX_LETTERS or len(set(letters)) < len(letters) or set(letters) - {*INTEREST_LETTERS}:
        raise NotFoundError(
            f"“{shortened(text)}” is not one to three different letters of {INTEREST_LETTERS}; they are the first ones"
            " of realistic, investigative, artistic, social, enterprising, conventional, the strongest interest first:"
            " SA means that the code begins with S, then A"
        )
    return letters


def education(levels: Sequence[str]) -> Criterion:
    """Whether the typical education is one of ``levels``, as :func:`education_level` returns them."""
    from brochure.compose.requirements import EDUCATION, level_of  # noqa: PLC0415  only this filter needs it

    wanted = {*levels}
    names = dict(_level_names("en"))
    asked = " or ".join(next(name for name, level in names.items() if level == one) for one in dict.fromkeys(levels))

    def test(facts: Facts) -> bool | None:
        level = level_of(facts.education)
        return level in wanted if level in EDUCATION else None

    return Criterion(f"`education` {asked}", "one of the Bureau's levels of education", test)


def education_level(text: str) -> str:
    """The key of the level that ``text`` means: its name in English or Spanish, or a beginning that only one has.

    Letter case, accents and kinds of apostrophes do not matter. Raises :class:`NotFoundError` with the list of levels.
    """
    key = folded(unaccented(text))
    names = [(folded(unaccented(name)), level) for lang in ("en", "es") for name, level in _level_names(lang)]
    for found in (
        {level for name, level in names if name == key},
        {level for name, level in names if key and name.startswith(key)},
    ):
        if len(found) == 1:
            return found.pop()
    known = tuple(name for name, _ in _level_names("en"))
    near = closest(text, known)
    listed = "".join(f"\n  {name}" for name in known)
    raise NotFoundError(
        f"“{shortened(text)}” is not a level of education; these are:{listed}", (near,) if near else known
    )


def _level_names(lang: str) -> Iterator[tuple[str, str]]:
    """The name and the key of each level, in ascending order."""
    from brochure.compose.requirements import EDUCATION  # noqa: PLC0415
    from brochure.locale.load import locale_of  # noqa: PLC0415

    locale = locale_of(lang)
    return ((locale.say(f"entry.level.{level}"), level) for level in EDUCATION)


# Figures


def pay_above(dollars: float) -> Criterion:
    """Whether the median is more than so many dollars a year.

    Of one that is published as an amount "or more", only that much is known: it is enough from that amount down, and
    above it nobody knows.
    """

    def test(facts: Facts) -> bool | None:
        if facts.pay is None:
            return None
        if facts.pay.at_least:
            return True if facts.pay.value >= dollars else None
        return facts.pay.value > dollars

    return Criterion(f"`pay_above` {_number(dollars)}", "a known median pay a year", test)


def growth_above(percent: float) -> Criterion:
    """Whether employment is projected to grow by more than so many percent."""
    return _above("growth_above", percent, "projected growth", lambda facts: facts.growth)


def openings_above(count: float) -> Criterion:
    """Whether there are more than so many openings a year."""
    return _above("openings_above", count, "openings a year", lambda facts: facts.openings)


def _above(name: str, limit: float, fact: str, value: Callable[[Facts], float | None]) -> Criterion:
    def test(facts: Facts) -> bool | None:
        found = value(facts)
        return None if found is None else found > limit

    return Criterion(f"`{name}` {_number(limit)}", fact, test)


def _number(value: float) -> str:
    """``60,000``, ``5`` or ``2.5``."""
    return f"{value:,.10g}" if value != int(value) else f"{int(value):,}"


LIMITS: dict[str, Callable[[float], Criterion]] = {
    "pay_above": pay_above,
    "growth_above": growth_above,
    "openings_above": openings_above,
}
"""The criteria with a limit, by their arguments."""


def left_out_note(left_out: Iterable[LeftOut]) -> str:
    """``left out: 12 profiles without interests, 1 without a known median pay a year``; empty if there are none."""
    first, *others = (*left_out,) or (None,)
    if first is None:
        return ""
    return ", ".join([f"left out: {counted(first.profiles, 'profile')} without {first.fact}", *map(str, others)])
