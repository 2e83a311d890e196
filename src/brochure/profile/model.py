"""The typed, frozen form of one occupation profile.

The declarations here are the one source of the YAML contract: the loader checks
a file against them and ``brochure schema`` prints the JSON Schema made of them.
Missing is ``None`` or an empty tuple, never 0.
"""

# No postponed annotations here: the loader reads them as they are (see brochure.yamlio.decode).

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from brochure.profile.kinds import (
    AMOUNT,
    CLUSTER,
    FIRST_YEAR,
    LANGUAGE,
    LAST_YEAR,
    OUTLOOK,
    SECTION,
    SLUG,
    SOC,
    YEAR_MONTH,
    Amount,
    YearMonth,
)
from brochure.profile.markdown import Markdown
from brochure.yamlio.rules import Doc, MaxLength, Range
from brochure.yamlio.urls import URL

Period = Literal["annual", "hourly"]
Statistic = Literal["median", "mean"]

__all__ = [
    "Amount", "DetailedJobs", "Employment", "Growth", "Names", "Pay", "Period", "Profile", "ProjectionRow",
    "Projections", "QuickFacts", "Sections", "Share", "SimilarOccupation", "Source", "Statistic", "Wage", "WageRow",
    "WebLink", "YearMonth",
]  # fmt: skip

Title = Annotated[str, MaxLength(200)]
Name = Annotated[str, MaxLength(300)]
Fact = Annotated[str, MaxLength(500)]
Dollars = Annotated[Amount, AMOUNT]
Jobs = Annotated[int, Range(0, 1_000_000_000)]
Change = Annotated[int, Range(-1_000_000_000, 1_000_000_000)]
Year = Annotated[int, Range(FIRST_YEAR, LAST_YEAR)]
Part = Annotated[float, Range(0, 1000)]  # sums over 100 are judged in check.py, with a better message
GrowthRate = Annotated[float, Range(-100, 10_000)]
Soc = Annotated[str, SOC]
Slug = Annotated[str, SLUG]
Url = Annotated[str, URL]
Section = Annotated[Markdown, SECTION]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the occupation is called within a sentence."""

    singular: Annotated[Name, Doc("One person in the occupation, as within a sentence: registered nurse.")]
    plural: Annotated[Name, Doc("The same of several: registered nurses.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """The headline pay: a year's, an hour's, or both."""

    annual: Annotated[Dollars | None, Doc("US dollars a year.")] = None
    hourly: Annotated[Dollars | None, Doc("US dollars an hour.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickFacts:
    """The headline facts."""

    pay: Annotated[Pay | None, Doc("The headline pay: a year's, an hour's, or both.")] = None
    education: Annotated[Fact | None, Doc("Typical entry-level education.")] = None
    experience: Annotated[Fact | None, Doc("Work experience in a related occupation.")] = None
    training: Annotated[Fact | None, Doc("On-the-job training.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WageRow:
    """The wage of an industry, a detailed occupation or a group to compare with; ``None``: not published."""

    name: Annotated[Name, Doc("The industry, occupation or group.")]
    value: Annotated[Dollars | None, Doc("US dollars, per year or hour as the wage's period says.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wage:
    """The wages of one occupation, all of one period and statistic."""

    occupation: Annotated[Name | None, Doc("Set where the profile has wages of several occupations.")] = None
    as_of: Annotated[
        Annotated[YearMonth, YEAR_MONTH] | None, Doc("The month of the survey, 2016-05, or the year alone.")
    ] = None
    period: Annotated[Period, Doc("What the amounts are for: a year or an hour.")] = "annual"
    statistic: Annotated[Statistic, Doc("Whether `value` and the rows are medians or means.")] = "median"
    value: Annotated[Dollars | None, Doc("US dollars per period.")] = None
    p10: Annotated[Dollars | None, Doc("The 10th percentile, US dollars per period.")] = None
    p90: Annotated[Dollars | None, Doc("The 90th percentile, US dollars per period.")] = None
    industries: Annotated[tuple[WageRow, ...], Doc("Wages in the industries that employ the most.")] = ()
    detailed: Annotated[tuple[WageRow, ...], Doc("Wages of the detailed occupations within this one.")] = ()
    comparisons: Annotated[tuple[WageRow, ...], Doc("The pay chart: this occupation, its group, all.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """An industry's share of an occupation's jobs."""

    name: Annotated[Name, Doc("The industry, or self-employed workers.")]
    percent: Annotated[Part, Doc("Percent of the occupation's jobs.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailedJobs:
    """The jobs of a detailed occupation."""

    name: Annotated[Name, Doc("The detailed occupation.")]
    jobs: Annotated[Jobs | None, Doc("Number of jobs.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    """The jobs of one occupation and who provides them."""

    occupation: Annotated[Name | None, Doc("Set where the profile has employment of several occupations.")] = None
    as_of: Annotated[Year | None, Doc("The year of the count.")] = None
    jobs: Annotated[Jobs | None, Doc("Number of jobs.")] = None
    industries: Annotated[tuple[Share, ...], Doc("The largest employers.")] = ()
    detailed: Annotated[tuple[DetailedJobs, ...], Doc("Jobs of the detailed occupations within this one.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """One bar of the outlook chart, in percent over the projection period."""

    name: Annotated[Name, Doc("This occupation, its group, or the total.")]
    percent: Annotated[GrowthRate, Doc("Percent change of employment from the base year to the target year.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectionRow:
    """A line of the projections table."""

    title: Annotated[Name, Doc("The occupation.")]
    soc: Annotated[Soc | None, Doc("Its SOC code.")] = None
    base: Annotated[Jobs | None, Doc("Number of jobs in the base year.")] = None
    projected: Annotated[Jobs | None, Doc("Number of jobs in the target year.")] = None
    percent: Annotated[GrowthRate | None, Doc("Percent change from the base year to the target year.")] = None
    change: Annotated[Change | None, Doc("Change in the number of jobs.")] = None
    total: Annotated[bool, Doc("Whether the row is the sum of those below it.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Projections:
    base_year: Annotated[Year, Doc("The year that is projected from.")]
    target_year: Annotated[Year, Doc("The year that is projected to.")]
    outlook: Annotated[Annotated[Name, OUTLOOK] | None, Doc("The growth in words: faster than average.")] = None
    openings_per_year: Annotated[Jobs | None, Doc("Average number of openings a year, replacements included.")] = None
    comparisons: Annotated[tuple[Growth, ...], Doc("The outlook chart: this occupation, its group, all.")] = ()
    rows: Annotated[tuple[ProjectionRow, ...], Doc("The projections table.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """The running text, without the sentences that only restate figures: those are composed from the figures."""

    what_they_do: Annotated[Section | None, Doc("Markdown: duties and kinds of jobs.")] = None
    work_environment: Annotated[Section | None, Doc("Markdown: places, people, hazards, schedules.")] = None
    how_to_become_one: Annotated[Section | None, Doc("Markdown: education, qualities, licenses, advancement.")] = None
    pay: Annotated[Section | None, Doc("Markdown: what the wage figures do not say.")] = None
    job_outlook: Annotated[Section | None, Doc("Markdown: what drives the demand; job prospects.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarOccupation:
    """``pay`` is a year's median; a text value such as an hourly wage is not one."""

    title: Annotated[Title, Doc("The occupation.")]
    slug: Annotated[Slug | None, Doc("Its profile, if there is one.")] = None
    duties: Annotated[Annotated[str, MaxLength(10_000)] | None, Doc("What they do, in a sentence.")] = None
    education: Annotated[Fact | None, Doc("Typical entry-level education.")] = None
    pay: Annotated[Dollars | None, Doc("Median annual wage in US dollars.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """A way on."""

    title: Annotated[Name, Doc("What is found there.")]
    url: Annotated[Url, Doc("Its http, https or mailto address.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts are from."""

    publisher: Annotated[Name, Doc("Who published it.")]
    title: Annotated[Name | None, Doc("The work.")] = None
    url: Annotated[Url | None, Doc("Its address.")] = None
    modified: Annotated[date | None, Doc("The day it was last changed, 2025-08-28.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One occupation. Needs a slug, a title, and figures or sections."""

    slug: Annotated[Slug, Doc("The profile's name, also its file's: small letters, digits, hyphens.")]
    title: Annotated[Title, Doc("The occupation as a heading, in the plural.")]
    names: Annotated[Names | None, Doc("The occupation as within a sentence.")] = None
    aliases: Annotated[tuple[Name, ...], Doc("Other names to find the profile by.")] = ()
    soc: Annotated[tuple[Soc, ...], Doc("Standard Occupational Classification codes.")] = ()
    category: Annotated[Name | None, Doc("Group in the Occupational Outlook Handbook.")] = None
    cluster: Annotated[Annotated[str, CLUSTER] | None, Doc("One of the 14 National Career Clusters.")] = None
    lang: Annotated[Annotated[str, LANGUAGE], Doc("The language of the text (BCP 47).")] = "en-US"
    summary: Annotated[Annotated[str, MaxLength(2000)] | None, Doc("One or two sentences on the work.")] = None
    quick_facts: Annotated[QuickFacts | None, Doc("The headline facts.")] = None
    wages: Annotated[tuple[Wage, ...], Doc("What the occupation pays; several where it has parts.")] = ()
    employment: Annotated[tuple[Employment, ...], Doc("How many jobs there are, and where.")] = ()
    projections: Annotated[Projections | None, Doc("Where employment is going.")] = None
    sections: Annotated[Sections, Doc("The running text, in Markdown.")] = field(default_factory=Sections)
    similar: Annotated[tuple[SimilarOccupation, ...], Doc("Occupations to look at next.")] = ()
    links: Annotated[tuple[WebLink, ...], Doc("Ways on; each becomes a QR code.")] = ()
    sources: Annotated[tuple[Source, ...], Doc("Where the figures and facts are from.")] = ()
