"""The sectors that employ an occupation: what they are called, which are the largest, and their shares of its jobs."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import TYPE_CHECKING

from brochure.profile.model import Share

if TYPE_CHECKING:
    from brochure.sources.figures.model import Estimate, Projection

MOST = 4
"""So many sectors are shown: with more, a fact sheet outgrows its two pages."""

_COVERED = 0.9
"""The least part of an occupation's wage and salary jobs that the survey must have found for its shares to be told."""

_NAMES = {
    "48-49": "Transportation and warehousing",
    "61": "Educational services; state, local, and private",
    "62": "Healthcare and social assistance",
    "81": "Other services, except public administration",
    "99": "Government, excluding state and local schools and hospitals, and the Postal Service",
}
"""Sectors that are called otherwise than in the survey, by their NAICS codes."""

SELF_EMPLOYED = "Self-employed workers"


def name(estimate: Estimate) -> str:
    """The estimate's sector, as within a table."""
    return _NAMES.get(estimate.industry.code) or estimate.industry.title.capitalize()


def largest(whole: Estimate, industries: Sequence[Estimate]) -> tuple[Estimate, ...]:
    """The sectors with the most jobs of an occupation, the largest first; () where that cannot be told.

    A sector's employment may not be published. One that might be smaller than such a sector is left out, and one with
    less than half a percent of the jobs.
    """
    jobs = whole.employment.exact
    if not jobs:
        return ()
    found = [(count, estimate) for estimate in industries if (count := _sector_jobs(estimate))]
    unknown = jobs - sum(count for count, _ in found)
    kept = [pair for pair in found if pair[0] >= max(unknown, jobs / 200)]
    return tuple(estimate for _, estimate in sorted(kept, key=lambda pair: (-pair[0], pair[1].industry.code))[:MOST])


def _sector_jobs(estimate: Estimate) -> float | None:
    return estimate.employment.exact if estimate.industry.level == "sector" else None


def shares(row: Projection, whole: Estimate | None, top: Sequence[Estimate]) -> tuple[Share, ...]:
    """The largest employers in whole percent of all jobs of ``row``, those who employ themselves among them.

    The survey counts wage and salary workers; a sector's share of them counts as much as they are of all jobs. Where
    the survey found far fewer of them than there are (it leaves out farms and households), there are no such shares.
    """
    own = row.self_employed or 0.0
    found = [(own, SELF_EMPLOYED)]
    jobs = whole.employment.exact if whole else None
    if jobs and jobs >= _COVERED * row.base * (1 - own / 100):
        found += [((100 - own) * (estimate.employment.exact or 0) / jobs, name(estimate)) for estimate in top]
    largest_first = sorted(((floor(percent + 0.5), called) for percent, called in found), key=lambda pair: -pair[0])
    return tuple(Share(name=called, percent=float(percent)) for percent, called in largest_first if percent)[:MOST]
