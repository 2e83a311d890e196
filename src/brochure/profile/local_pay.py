"""Pay in certain areas, as official figures have it: what is laid beside a profile's own national figures.

It is not part of a profile and stands in no profile's file; it is looked up when a brochure for certain areas is made.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.model import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPay:
    """Jobs and wages of one occupation in one area, in US dollars a year or an hour; ``None``: not published.

    ``as_of`` is the month of the survey. ``jobs`` are those of wage and salary workers.
    """

    as_of: YearMonth
    jobs: int | None = None
    mean: Amount | None = None
    p10: Amount | None = None
    p25: Amount | None = None
    median: Amount | None = None
    p75: Amount | None = None
    p90: Amount | None = None

    @property
    def is_paid(self) -> bool:
        """Whether any wage is published."""
        return any((self.mean, self.p10, self.p25, self.median, self.p75, self.p90))


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationPay:
    """One occupation in all areas of a :class:`LocalPay`, in their order, and in the nation; all of one ``period``.

    ``title`` is what the survey calls it. ``None`` stands where the survey has no estimate of it.
    """

    soc: str
    title: str
    period: Period
    areas: tuple[AreaPay | None, ...]
    nation: AreaPay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPay:
    """Pay in ``areas`` (their titles): of each SOC code of a profile that the survey knows in any of them or at all."""

    areas: tuple[str, ...]
    occupations: tuple[OccupationPay, ...] = ()

    @property
    def has_figures(self) -> bool:
        """Whether there is any figure of any of the areas, the nation apart."""
        return any(any(occupation.areas) for occupation in self.occupations)
