"""Pay in areas from official figures, to be compared with a profile's own national figures.

It is not part of a profile or its file: it is looked up when a brochure for areas is made.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.model import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPay:
    """Jobs and wages of one occupation in one area, in U.S. dollars per year or hour; ``None`` is not published.

    ``as_of`` is the month of the survey. ``jobs`` count wage and salary workers.
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

    ``title`` is that of the survey. ``None``: the survey has no estimate.
    """

    soc: str
    title: str
    period: Period
    areas: tuple[AreaPay | None, ...]
    nation: AreaPay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPay:
    """Pay in ``areas`` (titles) for each SOC code of a profile that the survey has, there or in the nation."""

    areas: tuple[str, ...]
    occupations: tuple[OccupationPay, ...] = ()

    @property
    def has_figures(self) -> bool:
        """Whether there is any figure for any of the areas, regardless of the nation."""
        return any(any(occupation.areas) for occupation in self.occupations)
