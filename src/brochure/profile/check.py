"""Checks figures for consistency and finds leftover sample text.

Contradictions are errors (code ``figures``): a median above the 90th percentile, jobs that do not add up. Unlikely
values are warnings (code ``doubtful``), and so is the sample text of a new profile (code ``placeholder``). Published
figures are rounded, usually jobs to hundreds and percentages to whole percents, so sums and quotients are compared as
intervals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from brochure.epoch import VARIABLE, source_date
from brochure.errors import Severity
from brochure.profile.foreign import missing as missing_names
from brochure.profile.kinds import INTEREST_LETTERS
from brochure.profile.model import Amount, Employment, Period, Profile, ProjectionRow, Projections, Wage
from brochure.profile.starter import SAMPLE_DUTIES, SAMPLE_SUMMARY
from brochure.yamlio.nodes import Path

MAX_WAGE_AGE = 36  # months
MIN_ANNUAL = 1000  # dollars; less must be an hourly wage
MAX_HOURLY = 1000  # dollars; more must be an annual wage
MAX_PROJECTION = 30  # years


class Finding(NamedTuple):
    """A problem with the value at ``path``, or with its nearest ancestor if the file lacks the value.

    ``part`` is the piece of a text at fault.
    """

    path: Path
    severity: Severity
    code: str
    message: str
    hint: str = ""
    part: str = ""


Findings = Iterator[Finding]


def check(profile: Profile, today: date) -> Findings:
    """All problems in ``profile``, in no particular order."""
    yield from _samples(profile)
    yield from _foreign(profile)
    yield from _headline(profile)
    for index, wage in enumerate(profile.wages):
        yield from _wage(wage, ("wages", index), today)
    for index, employment in enumerate(profile.employment):
        yield from _employment(employment, ("employment", index), today)
    if profile.projections:
        yield from _projections(profile.projections, today)
    yield from _interests(profile)
    yield from _similar(profile)


def current_day() -> date:
    """The date in SOURCE_DATE_EPOCH, for reproducible builds, or else today. Raises EpochError."""
    moment = source_date()
    return moment.date() if moment else date.today()  # noqa: DTZ011 (the user's day is meant)


def _this_year(today: date) -> str:
    """The words ``this is 2026``; and who says so, where it is not the clock: the profile may be right then."""
    return f"{VARIABLE} says this is {today.year}" if source_date() else f"this is {today.year}"


def _error(path: Path, message: str, hint: str = "") -> Finding:
    return Finding(path, "error", "figures", message, hint)


def _doubt(path: Path, message: str, hint: str = "") -> Finding:
    return Finding(path, "warning", "doubtful", message, hint)


def _samples(profile: Profile) -> Findings:
    """Sample text of a new profile that has not been replaced."""
    hint = "write your own text, or delete the line"
    if profile.summary == SAMPLE_SUMMARY:
        yield Finding(("summary",), "warning", "placeholder", "this is the sample text of a new profile", hint)
    section = profile.sections.what_they_do
    lines = section.source.splitlines() if section else []
    left = [sample for sample in SAMPLE_DUTIES if sample in (line.lstrip("- ") for line in lines)]
    for sample in left:
        message = f"“{sample}” is the sample text of a new profile"
        yield Finding(("sections", "what_they_do"), "warning", "placeholder", message, hint, sample)


def _foreign(profile: Profile) -> Findings:
    """Names in another language that no text has."""
    for place in missing_names(profile):
        name = profile.foreign[place].text
        hint = "write it as it is spelled there, or delete it"
        yield Finding(("foreign", place), "warning", "foreign", f"“{name}” is in none of the texts", hint)


# Pay


def _headline(profile: Profile) -> Findings:
    pay = profile.quick_facts.pay if profile.quick_facts else None
    if not pay:
        return
    path = ("quick_facts", "pay")
    yield from _unit(pay.annual, "annual", (*path, "annual"))
    yield from _unit(pay.hourly, "hourly", (*path, "hourly"))
    if len(profile.wages) != 1 or profile.wages[0].statistic != "median":
        return
    wage = profile.wages[0]
    said = pay.annual if wage.period == "annual" else pay.hourly
    if said and wage.value and said != wage.value:
        message = f"the headline says {said.dollars()}, the wages say {wage.value.dollars()}"
        yield _doubt((*path, wage.period), message, "use one figure for both")


def _wage(wage: Wage, path: Path, today: date) -> Findings:
    for name, amount in (("value", wage.value), ("p10", wage.p10), ("p90", wage.p90)):
        yield from _unit(amount, wage.period, (*path, name))
    lists = (("industries", wage.industries), ("detailed", wage.detailed), ("comparisons", wage.comparisons))
    for name, rows in lists:
        for index, row in enumerate(rows):
            yield from _unit(row.value, wage.period, (*path, name, index, "value"))
    yield from _percentiles(wage, path)
    if wage.as_of:
        yield from _measured(wage.as_of.year, (*path, "as_of"), today)
        months = (today.year - wage.as_of.year) * 12 + today.month - (wage.as_of.month or 12)
        if months > MAX_WAGE_AGE:
            by = f" ({_this_year(today)})" if source_date() else ""
            yield _doubt((*path, "as_of"), f"the wages of {wage.as_of.year} are over three years old{by}")


def _unit(amount: Amount | None, period: Period, path: Path) -> Findings:
    """Hourly amounts among annual ones, and the reverse."""
    if amount is None:
        return
    if period == "annual" and amount.value < MIN_ANNUAL:
        yield _error(path, f"{amount.dollars()} a year", "is it an hourly wage? then `period: hourly`")
    if period == "hourly" and amount.value > MAX_HOURLY:
        yield _error(path, f"{amount.dollars()} an hour", "is it an annual wage? then `period: annual`")


def _percentiles(wage: Wage, path: Path) -> Findings:
    """The 10th percentile, median and 90th percentile must ascend; a mean may be anywhere."""
    steps = [("p10", "10th percentile", wage.p10), ("p90", "90th percentile", wage.p90)]
    if wage.statistic == "median":
        steps.insert(1, ("value", "median", wage.value))
    given = [(key, name, amount) for key, name, amount in steps if amount]
    for (_, low_name, low), (key, high_name, high) in pairwise(given):
        if low.value > high.value and not high.at_least:
            message = f"the {high_name}, {high.dollars()}, is below the {low_name}, {low.dollars()}"
            yield _error((*path, key), message, "were two figures swapped?")


# Employment


def _employment(employment: Employment, path: Path, today: date) -> Findings:
    if employment.as_of:
        yield from _measured(employment.as_of, (*path, "as_of"), today)
    shares = [share.percent for share in employment.industries]
    total, rounding = sum(shares), sum(map(_half_percent, shares))
    if total > 100 + rounding + 1e-9:
        message = f"the shares add up to {total:g} percent"
        yield _error((*path, "industries"), message, "is one of them part of another?")
    elif total > 100 + 1e-9:
        yield _doubt((*path, "industries"), f"the shares add up to {total:g} percent, perhaps from rounding")
    if employment.jobs is None:
        return
    for index, row in enumerate(employment.detailed):
        if row.jobs is not None and row.jobs > employment.jobs + 100:
            message = f"{row.jobs:,} jobs are more than the whole occupation's {employment.jobs:,}"
            yield _error((*path, "detailed", index, "jobs"), message)


def _measured(year: int, path: Path, today: date) -> Findings:
    if year > today.year:
        yield _error(path, f"measured in {year}, which is in the future ({_this_year(today)})")


# Projections


def _projections(projections: Projections, today: date) -> Findings:
    path: Path = ("projections",)
    base, target = projections.base_year, projections.target_year
    yield from _measured(base, (*path, "base_year"), today)
    if target <= base:
        yield _error((*path, "target_year"), f"the target year {target} is not after the base year {base}")
    elif target - base > MAX_PROJECTION:
        yield _doubt((*path, "target_year"), f"a projection over {target - base} years, from {base} to {target}")
    elif target < today.year:
        yield _doubt((*path, "target_year"), f"the projection ended in {target} ({_this_year(today)})")
    for index, row in enumerate(projections.rows):
        yield from _row(row, (*path, "rows", index))
    yield from _phrase(projections, path)


def _row(row: ProjectionRow, path: Path) -> Findings:
    unit = _unit_of([n for n in (row.base, row.projected, row.change) if n is not None])
    change = row.change
    if row.base is not None and row.projected is not None:
        difference = row.projected - row.base
        if change is not None and abs(difference - change) > 1.5 * unit:
            message = f"{row.base:,} to {row.projected:,} jobs is a change of {difference:+,}, not {change:+,}"
            yield _error((*path, "change"), message, "one of the three is wrong")
            return
        change = difference if change is None else change
        slack = unit if row.change is None else unit / 2
    else:
        slack = unit / 2
    if row.percent is None or change is None or row.base is None:
        return
    low, high = _percent_range(row.base, change, unit / 2, slack)
    half = _half_percent(row.percent)
    if not low - half - 1e-9 <= row.percent <= high + half + 1e-9:
        exact = f"{change / row.base * 100:+.1f}" if row.base else "any"
        message = f"{change:+,} of {row.base:,} jobs is {exact} percent, not {row.percent:+g}"
        yield _error((*path, "percent"), message, "one of the three is wrong")


def _percent_range(base: int, change: int, base_slack: float, change_slack: float) -> tuple[float, float]:
    """The minimum and maximum percentage that the unrounded figures allow."""
    bases = (max(base - base_slack, 1.0), base + base_slack)
    changes = (change - change_slack, change + change_slack)
    quotients = [c / b * 100 for c in changes for b in bases]
    return min(quotients), max(quotients)


def _unit_of(figures: Sequence[int]) -> int:
    """The unit that the figures were rounded to: 100, 10 or 1."""
    return next((unit for unit in (100, 10) if all(figure % unit == 0 for figure in figures)), 1)


def _half_percent(percent: float) -> float:
    """The rounding error of a percentage: half a tenth, or 0.55 for whole ones, which may have been rounded twice."""
    return 0.55 if percent == int(percent) else 0.05


def _phrase(projections: Projections, path: Path) -> Findings:
    """Compares the outlook phrase with the figure if it is clear which row it describes."""
    rows = projections.rows
    own = rows[0] if len(rows) == 1 or (rows and rows[0].total) else None
    phrase = (projections.outlook or "").lower()
    if own is None or own.percent is None or not phrase:
        return
    falls, grows = "declin" in phrase, "fast" in phrase or "grow" in phrase
    if (falls and own.percent > 0) or (grows and not falls and own.percent < 0):
        message = f"“{projections.outlook}”, but {own.title} changes by {own.percent:+g} percent"
        yield _doubt((*path, "outlook"), message, "does the phrase belong to these figures?")


# Interests


def _interests(profile: Profile) -> Findings:
    """The letters of a code lead the scores; of equal scores, either may come first."""
    if profile.interests is None:
        return
    code, scores = profile.interests.code, profile.interests.scores
    if not scores:
        return
    path: Path = ("interests",)
    if missing := [letter for letter in INTEREST_LETTERS if letter not in scores]:
        message = f"a chart of interests needs all six scores; missing: {', '.join(missing)}"
        yield Finding(path, "warning", "interests", message, "add them, or keep only the code")
        return
    leading = sorted(scores.values(), reverse=True)[: len(code)]
    if [scores[letter] for letter in code] != leading:
        message = f"{code} are not the letters of the highest scores, in their order"
        yield _doubt((*path, "code"), message, "is the code or a score wrong?")


# Similar occupations


def _similar(profile: Profile) -> Findings:
    seen: dict[str, str] = {}
    for index, other in enumerate(profile.similar):
        path: Path = ("similar", index)
        yield from _unit(other.pay, "annual", (*path, "pay"))
        yield from _unit(other.hourly, "hourly", (*path, "hourly"))
        if other.slug is None:
            continue
        if other.slug == profile.slug:
            yield _doubt((*path, "slug"), "the occupation is listed as similar to itself", "delete the entry")
        elif other.slug in seen:
            yield _doubt((*path, "slug"), f"“{other.slug}” appears twice, also for {seen[other.slug]}")
        seen.setdefault(other.slug, other.title)
