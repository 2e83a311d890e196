"""The typed, frozen form of one occupation profile.

The declarations here are the one source of the YAML contract: the loader checks
a file against them and ``brochure schema`` prints the JSON Schema made of them.
Missing is ``None`` or an empty tuple, never 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from brochure.profile.markdown import Markdown

Period = Literal["annual", "hourly"]
Statistic = Literal["median", "mean"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in US dollars; ``at_least`` marks a top-coded one (``{at_least: 239200}``)."""

    value: float
    at_least: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMonth:
    """The month that a wage was measured in; written ``2016-05`` (or a bare year: ``month`` None)."""

    year: int
    month: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    singular: str
    plural: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """The headline pay: a year's, an hour's, or both."""

    annual: Amount | None = None
    hourly: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickFacts:
    pay: Pay | None = None
    education: str | None = None
    experience: str | None = None
    training: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WageRow:
    """The wage of an industry, a detailed occupation or a group to compare with; ``None``: not published."""

    name: str
    value: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wage:
    occupation: str | None = None
    as_of: YearMonth | None = None
    period: Period = "annual"
    statistic: Statistic = "median"
    value: Amount | None = None
    p10: Amount | None = None
    p90: Amount | None = None
    industries: tuple[WageRow, ...] = ()
    detailed: tuple[WageRow, ...] = ()
    comparisons: tuple[WageRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    name: str
    percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailedJobs:
    name: str
    jobs: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    occupation: str | None = None
    as_of: int | None = None
    jobs: int | None = None
    industries: tuple[Share, ...] = ()
    detailed: tuple[DetailedJobs, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """One bar of the outlook chart, in percent over the projection period."""

    name: str
    percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectionRow:
    title: str
    soc: str | None = None
    base: int | None = None
    projected: int | None = None
    percent: float | None = None
    change: int | None = None
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Projections:
    base_year: int
    target_year: int
    outlook: str | None = None
    openings_per_year: int | None = None
    comparisons: tuple[Growth, ...] = ()
    rows: tuple[ProjectionRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    what_they_do: Markdown | None = None
    work_environment: Markdown | None = None
    how_to_become_one: Markdown | None = None
    pay: Markdown | None = None
    job_outlook: Markdown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarOccupation:
    """``pay`` is a year's median; a text value such as an hourly wage is not one."""

    title: str
    slug: str | None = None
    duties: str | None = None
    education: str | None = None
    pay: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    publisher: str
    title: str | None = None
    url: str | None = None
    modified: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    slug: str
    title: str
    names: Names | None = None
    aliases: tuple[str, ...] = ()
    soc: tuple[str, ...] = ()
    category: str | None = None
    cluster: str | None = None
    lang: str = "en-US"
    summary: str | None = None
    quick_facts: QuickFacts | None = None
    wages: tuple[Wage, ...] = ()
    employment: tuple[Employment, ...] = ()
    projections: Projections | None = None
    sections: Sections = field(default_factory=Sections)
    similar: tuple[SimilarOccupation, ...] = ()
    links: tuple[WebLink, ...] = ()
    sources: tuple[Source, ...] = ()
