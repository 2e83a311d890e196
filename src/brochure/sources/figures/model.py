"""What the store is asked with and answers with: typed, frozen, one row an estimate or a projection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from brochure.sources.figures.special import Figure

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

Level = Literal["total", "major", "minor", "broad", "detailed"]
"""How narrow an occupation is, as the Standard Occupational Classification has it."""

LEVELS: tuple[Level, ...] = ("total", "major", "minor", "broad", "detailed")

MAX_NAMES = 5_000
"""Areas, industries or occupations of one workbook, and rows of projections; all data of a year have 1,400."""

MAX_DEPTH = 8
"""Sums of the projections above one another; there are four."""

Only = Literal["annual", "hourly"]
"""The one period for which an occupation's wages are released."""


@dataclass(frozen=True, slots=True, order=True)
class Vintage:
    """The month of a survey; ``str()`` is ``2024-05``."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def words(self) -> str:
        """``May 2024``."""
        return f"{MONTHS[self.month - 1]} {self.year}"

    @classmethod
    def parse(cls, text: str) -> Vintage:
        """``2024-05``; raises :class:`ValueError`."""
        found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
        if not found or not 1990 <= int(found[1]) <= 2100:
            raise ValueError(f"{text[:40]!r} is not the month of a survey, such as 2024-05")
        return cls(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The years of a set of projections; ``str()`` is ``2024-2034``."""

    base_year: int
    target_year: int

    def __str__(self) -> str:
        return f"{self.base_year}-{self.target_year}"


class AreaKind(Enum):
    """What an area is."""

    NATION = "nation"
    STATE = "state"
    TERRITORY = "territory"
    METROPOLITAN = "metropolitan"
    NONMETROPOLITAN = "nonmetropolitan"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the wage survey. ``state`` is the postal code of its main state, ``US`` for the nation."""

    kind: AreaKind
    code: str
    title: str
    state: str


NATION = Area(AreaKind.NATION, "99", "U.S.", "US")


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry of the wage survey: NAICS code, its level (``sector``, ``3-digit``), who owns the employers."""

    code: str
    level: str
    owner: str
    title: str


ALL_INDUSTRIES = Industry("000000", "cross-industry", "1235", "Cross-industry")


@dataclass(frozen=True, slots=True)
class Wages:
    """Wages of one period in US dollars: the mean, and percentiles (``median`` is the 50th)."""

    mean: Figure
    p10: Figure
    p25: Figure
    median: Figure
    p75: Figure
    p90: Figure

    @property
    def is_published(self) -> bool:
        """Whether there is any wage at all."""
        return any(
            figure.value is not None for figure in (self.mean, self.p10, self.p25, self.median, self.p75, self.p90)
        )


@dataclass(frozen=True, slots=True)
class Estimate:
    """Employment and wages of an occupation in an area and an industry, as one survey found them.

    ``employment`` counts wage and salary workers, to the nearest 10 where the Bureau itself publishes. The relative
    standard errors are percent of their figure. ``only`` says that wages are released for a year or an hour only.
    """

    vintage: Vintage
    area: Area
    industry: Industry
    soc: str
    title: str
    level: Level
    only: Only | None
    employment: Figure
    employment_error: Figure
    jobs_per_1000: Figure
    location_quotient: Figure
    percent_of_industry: Figure
    percent_reporting: Figure
    mean_wage_error: Figure
    hourly: Wages
    annual: Wages


@dataclass(frozen=True, slots=True)
class Projection:
    """One row of the occupational projections.

    ``base``, ``projected``, ``change`` and ``openings`` (a year's, on average) are jobs, published to the nearest
    hundred; shares, ``percent`` and ``self_employed`` are percent. ``total`` marks a sum of other rows, ``parent`` is
    the SOC code of the sum that a row counts in, ``depth`` how many sums there are above it. ``wage`` is the median
    annual one.
    """

    span: Span
    soc: str
    title: str
    total: bool
    depth: int
    parent: str | None
    base: int
    projected: int
    base_share: float | None
    projected_share: float | None
    change: int
    percent: float | None
    self_employed: float | None
    openings: int | None
    wage: Figure
    education: str | None
    experience: str | None
    training: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a file has of one kind of area: areas, the finest level of industries, rows. No kind: projections."""

    kind: AreaKind | None
    industries: str | None
    areas: int
    rows: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A file in the store. ``vintage`` is ``2024-05`` or, of projections, ``2024-2034``; ``added`` an ISO date."""

    dataset: Literal["oews", "projections"]
    vintage: str
    coverage: tuple[Coverage, ...]
    rows: int
    file: str
    digest: str
    added: str
