"""Finds sentences that only restate figures, with their meaning and position in the paragraph.

The patterns are those of the handbook's own template sentences. A sentence that differs from them is kept as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.model import Period, Statistic
from brochure.sources.ooh import amounts
from brochure.sources.ooh.amounts import AMOUNT, MONTH
from brochure.words import sentences


class WageStatement(NamedTuple):
    who: str
    statistic: Statistic
    period: Period
    value: Amount
    as_of: YearMonth | None


class PercentileStatement(NamedTuple):
    """The 10th and 90th percentiles as text, because their meaning depends on the year of the wage (top codes)."""

    low: str
    high: str


class MedianDefinition(NamedTuple):
    """The definition of the median."""


class JobsStatement(NamedTuple):
    who: str
    jobs: int
    year: int | None
    rounded: bool


class GrowthStatement(NamedTuple):
    """``percent`` is None for little or no change; ``outlook`` is the growth in words, as in the headline."""

    who: str
    percent: float | None
    outlook: str | None


class OpeningsStatement(NamedTuple):
    openings: int


class TableIntroduction(NamedTuple):
    """The content of the table after the paragraph. ``kept`` is a clause with further information."""

    kind: Literal["wages", "industry wages", "jobs", "industry shares"]
    who: str
    statistic: Statistic
    period: Period
    as_of: YearMonth | None
    kept: str


Fact = (
    WageStatement
    | PercentileStatement
    | MedianDefinition
    | JobsStatement
    | GrowthStatement
    | OpeningsStatement
    | TableIntroduction
)


class Statement(NamedTuple):
    """A fact and the range of the paragraph's text that states it."""

    start: int
    end: int
    fact: Fact


_MAX_LENGTH = 10_000  # characters; paragraphs have up to 1,100
_START = r"(?:^|(?<=[.!?:] )|(?<=[.!?:]))"
_WORDS = r"(?:U\.S\.|[^$.!?:]){1,200}?"
_WHO = rf"(?P<who>{_WORDS})"
_STAT = r"(?P<statistic>[Mm]edian|[Mm]ean|[Aa]verage)(?: \(average\))?"
_PERIOD = r"(?P<period>annual|hourly)"
_WAS = r"(?:was|were|is|are)"
_UNIT = r"(?: (?:per|an?) (?:year|hour))?"
_YEARS = r"(?:,? (?:from|between|over) [0-9]{4} (?:to|and) [0-9]{4})"

_WAGE = re.compile(
    rf"{_START}The {_STAT} {_PERIOD} wages? (?:for|of) {_WHO} {_WAS} (?P<amount>{AMOUNT}){_UNIT}"
    rf"(?:,? in (?P<when>(?:{MONTH} )?[0-9]{{4}}))?\."
)
_WAGE_DATED = re.compile(
    rf"{_START}In (?P<when>(?:{MONTH} )?[0-9]{{4}}), the {_STAT} {_PERIOD} wages? (?:for|of) {_WHO} {_WAS} "
    rf"(?P<amount>{AMOUNT}){_UNIT}\."
)
_PERCENTILES = re.compile(
    rf"{_START}The lowest(?:-paid)? 10 percent (?:of workers )?earned less than (?P<low>{AMOUNT}){_UNIT}"
    rf"(?:, and the highest(?:-paid)? 10 percent (?:of workers )?earned (?:more than |more than or )?"
    rf"(?P<high>{AMOUNT}){_UNIT})?\."
)
_MEDIAN = re.compile(
    rf"{_START}The median wage is the wage at which half (?:of )?the workers in (?:an|the) occupation earned more than "
    r"that amount and half earned less\."
)
_JOBS = re.compile(
    rf"{_START}(?P<who>(?=[A-Z]){_WORDS}) (?:held|hold) "
    r"(?P<about>about |more than |nearly |almost )?"
    r"(?P<jobs>[0-9][0-9,]*(?:\.[0-9]+)?(?: million)?) jobs(?: in (?P<year>[0-9]{4}))?\."
)
_GROWTH = re.compile(
    rf"{_START}(?:Overall e|E)mployment of {_WHO} is projected to (?:(?P<verb>grow|increase|decline|decrease) "
    rf"(?:about )?(?P<percent>[0-9]+(?:\.[0-9]+)?) percent|show little or no change|have little or no change)"
    rf"(?:{_YEARS}| over the next (?:[a-z]+|[0-9]+) years)?"
    r"(?:, (?P<pace>[a-z ]{1,40}) the average for all occupations)?\."
)
_OPENINGS = re.compile(
    rf"{_START}(?:(?:Despite|With) [a-z ]{{3,60}}, a|A)bout "
    rf"(?P<openings>[0-9][0-9,]*) openings for {_WORDS} (?:are|is) projected "
    r"each year, on average, over the decade\."
)
_INTRO = re.compile(rf"{_WAS} (?:distributed )?as follows:$")
_INTRO_WHO = re.compile(
    r"(?:employers? of|employers? for|wages? (?:for|of)|make up|makes up) (?P<who>.+?)"
    rf"(?: in the (?:top|following|largest) (?:industry|industries)\b.*| in (?:{MONTH} )?[0-9]{{4}})?"
    rf" {_WAS} (?:distributed )?as follows:$"
)
_KEPT = re.compile(rf"^(?P<kept>.+ not available), but (?:{_STAT})")


def find(text: str) -> list[Statement]:
    """All such sentences in a paragraph, in order; none if the text is too long to be from the handbook."""
    if len(text) > _MAX_LENGTH:
        return []
    found = [
        Statement(*match.span(), fact)
        for pattern, read in _PATTERNS
        for match in pattern.finditer(text)
        if (fact := read(match)) is not None
    ]
    if (intro := _table(text)) and not any(statement.end > intro.start for statement in found):
        found.append(intro)
    return sorted(found)


def _wage(match: re.Match[str]) -> WageStatement | None:
    value, as_of = amounts.amount(match["amount"]), amounts.month(match["when"] or "")
    return WageStatement(match["who"], _statistic(match), _period(match), value, as_of) if value else None


def _percentiles(match: re.Match[str]) -> PercentileStatement:
    return PercentileStatement(match["low"], match["high"] or "")


def _median(_: re.Match[str]) -> MedianDefinition:
    return MedianDefinition()


def _jobs(match: re.Match[str]) -> JobsStatement | None:
    jobs = amounts.jobs(match["jobs"])
    rounded = "million" in match["jobs"] or match["about"] not in ("about ", None)
    year = int(match["year"]) if match["year"] else None
    return None if jobs is None else JobsStatement(match["who"], jobs, year, rounded)


def _growth(match: re.Match[str]) -> GrowthStatement | None:
    if match["percent"] is None:
        return GrowthStatement(match["who"], None, "little or no change")
    percent = amounts.percent(match["percent"])
    if percent is None:
        return None
    if match["verb"] in ("decline", "decrease"):
        return GrowthStatement(match["who"], -percent, "decline")
    return GrowthStatement(match["who"], percent, f"{match['pace']} average" if match["pace"] else None)


def _openings(match: re.Match[str]) -> OpeningsStatement | None:
    openings = amounts.whole(match["openings"])
    return None if openings is None else OpeningsStatement(openings)


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Fact | None]], ...] = (
    (_WAGE, _wage),
    (_WAGE_DATED, _wage),
    (_PERCENTILES, _percentiles),
    (_MEDIAN, _median),
    (_JOBS, _jobs),
    (_GROWTH, _growth),
    (_OPENINGS, _openings),
)


def _statistic(match: re.Match[str]) -> Statistic:
    return "median" if match["statistic"].lower() == "median" else "mean"


def _period(match: re.Match[str]) -> Period:
    return "hourly" if match["period"] == "hourly" else "annual"


def _table(text: str) -> Statement | None:
    """The last sentence of a paragraph if it introduces a table of one of the four kinds."""
    if not _INTRO.search(text):
        return None
    start, _ = sentences(text)[-1]
    sentence = text[start:]
    who = _INTRO_WHO.search(sentence)
    kind = _kind(sentence)
    if kind is None:
        return None
    kept = _KEPT.search(sentence)
    rest = sentence[kept.end("kept") :] if kept else sentence
    fact = TableIntroduction(
        kind,
        who["who"] if who else "",
        "mean" if re.search(r"\bmean\b", rest) else "median",
        "hourly" if re.search(r"\bhourly\b", rest) else "annual",
        amounts.month(rest),
        f"{kept['kept']}." if kept else "",
    )
    return Statement(start, len(text), fact)


def _kind(sentence: str) -> Literal["wages", "industry wages", "jobs", "industry shares"] | None:
    if re.search(r"\bwages?\b|\bearnings\b", sentence):
        return "industry wages" if re.search(r"\bindustr(?:y|ies)\b|\bemployers?\b", sentence) else "wages"
    if re.search(r"\bemployers?\b|\bindustr(?:y|ies)\b", sentence):
        return "industry shares"
    return "jobs" if re.search(r"\bdetailed\b|\bdistributed\b|\bjobs\b", sentence) else None
