"""An occupation's estimates in a profile: its wages, the sectors that employ it, and their shares of its jobs."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import TYPE_CHECKING

from brochure.profile.kinds import YearMonth
from brochure.profile.model import Pay, Period, Share, Statistic, Wage, WageRow

if TYPE_CHECKING:
    from brochure.profile.kinds import Amount
    from brochure.sources.figures.model import Estimate, Projection

MAX_SECTORS = 4
"""With more, a fact sheet would not fit on two pages."""

_MIN_COVERAGE = 0.9
"""The part of an occupation's wage and salary jobs that the survey must cover for shares to be stated."""

_SECTOR_NAMES = {
    "48-49": "Transportation and warehousing",
    "61": "Educational services; state, local, and private",
    "62": "Healthcare and social assistance",
    "81": "Other services, except public administration",
    "99": "Government, excluding state and local schools and hospitals, and the Postal Service",
}
"""Sectors with names other than those of the survey, by NAICS code."""

SELF_EMPLOYED = "Self-employed workers"

_MEASURES: tuple[tuple[Period, Statistic], ...] = (
    ("annual", "median"),
    ("hourly", "median"),
    ("annual", "mean"),
    ("hourly", "mean"),
)
"""Measures of wages by preference; the first that is published is used."""


def headline(whole: Estimate) -> Pay | None:
    """The medians; None if neither is published."""
    pay = Pay(annual=whole.annual.median.amount, hourly=whole.hourly.median.amount)
    return pay if pay != Pay() else None


def wages(whole: Estimate, named: Sequence[tuple[str, Estimate]], top: Sequence[Estimate]) -> tuple[Wage, ...]:
    """The wages of an occupation, compared with ``named`` estimates, and in its largest sectors, ``top``.

    () if no wage is published. Comparisons keep their order, the best-paying sector comes first; a single sector is
    almost the occupation itself and is left out. Sectors of an earlier survey are a statement with its own date.
    """
    for period, statistic in _MEASURES:
        if value := _amount(whole, period, statistic):
            break
    else:
        return ()

    def rows(called: Sequence[tuple[str, Estimate]]) -> tuple[WageRow, ...]:
        amounts = ((name, _amount(estimate, period, statistic)) for name, estimate in called)
        found = tuple(WageRow(name=name, value=amount) for name, amount in amounts if amount)
        return found if len(found) > 1 else ()

    all_wages = whole.annual if period == "annual" else whole.hourly
    industries = tuple(sorted(rows([(sector_name(estimate), estimate) for estimate in top]), key=_best_paid_first))
    is_earlier = bool(top) and top[0].vintage != whole.vintage
    own = Wage(
        as_of=_month(whole),
        period=period,
        statistic=statistic,
        value=value,
        p10=all_wages.p10.amount,
        p90=all_wages.p90.amount,
        industries=() if is_earlier else industries,
        comparisons=rows(named),
    )
    if not (is_earlier and industries):
        return (own,)
    return own, Wage(as_of=_month(top[0]), period=period, statistic=statistic, industries=industries)


def _month(estimate: Estimate) -> YearMonth:
    return YearMonth(year=estimate.vintage.year, month=estimate.vintage.month)


def _amount(estimate: Estimate, period: Period, statistic: Statistic) -> Amount | None:
    wages = estimate.annual if period == "annual" else estimate.hourly
    return (wages.median if statistic == "median" else wages.mean).amount


def _best_paid_first(row: WageRow) -> float:
    return -row.value.value if row.value else 0.0


def sector_name(estimate: Estimate) -> str:
    """The name of the estimate's sector in a table."""
    return _SECTOR_NAMES.get(estimate.industry.code) or estimate.industry.title.capitalize()


def largest_sectors(whole: Estimate, industries: Sequence[Estimate]) -> tuple[Estimate, ...]:
    """The sectors with the most jobs of an occupation, largest first; () if that is unknown.

    Some sectors' employment is not published: sectors that might be smaller than those are left out, and those with
    less than half a percent of the jobs.
    """
    jobs = whole.employment.exact
    if not jobs:
        return ()
    found = [(count, estimate) for estimate in industries if (count := _sector_jobs(estimate))]
    unknown = jobs - sum(count for count, _ in found)
    kept = [pair for pair in found if pair[0] >= max(unknown, jobs / 200)]
    return tuple(
        estimate for _, estimate in sorted(kept, key=lambda pair: (-pair[0], pair[1].industry.code))[:MAX_SECTORS]
    )


def _sector_jobs(estimate: Estimate) -> float | None:
    return estimate.employment.exact if estimate.industry.level == "sector" else None


def shares(row: Projection, whole: Estimate | None, top: Sequence[Estimate]) -> tuple[Share, ...]:
    """The largest employers, and self-employment, in whole percent of all jobs of ``row``.

    The survey counts wage and salary workers, so shares of sectors are scaled to all jobs. If the survey covers too few
    of them (it excludes farms and households), there are no such shares.
    """
    own = row.self_employed or 0.0
    found = [(own, SELF_EMPLOYED)]
    jobs = whole.employment.exact if whole else None
    if jobs and jobs >= _MIN_COVERAGE * row.base * (1 - own / 100):
        found += [((100 - own) * (estimate.employment.exact or 0) / jobs, sector_name(estimate)) for estimate in top]
    largest_first = sorted(((floor(percent + 0.5), called) for percent, called in found), key=lambda pair: -pair[0])
    return tuple(Share(name=called, percent=float(percent)) for percent, called in largest_first if percent)[
        :MAX_SECTORS
    ]
