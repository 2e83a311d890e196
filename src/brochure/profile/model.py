"""The typed, frozen form of one occupation profile, and of local pay, which can accompany it.

The declarations of a profile define the YAML contract: the loader validates files against them, and the JSON Schema
is derived from them. Missing values are None or an empty tuple, never 0.
"""

# No postponed annotations here: the loader reads them as they are (see brochure.yamlio.decode).

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from brochure.profile.kinds import (
    AMOUNT,
    CLUSTER,
    FIRST_YEAR,
    IMAGE_FILE,
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
from brochure.profile.onet import Interests, JobTitle, JobZone, RelatedOccupation, Skill, Specialization, Task, Tool
from brochure.yamlio.rules import Doc, MaxLength, Range, Shorthand, schema_of
from brochure.yamlio.scalars import URL

Period = Literal["annual", "hourly"]
Statistic = Literal["median", "mean"]
Gender = Literal["masculine", "feminine"]

__all__ = [
    "Amount", "AreaPay", "DetailedJobs", "Duty", "Employment", "ForeignName", "Gender", "Growth", "Image", "LocalPay",
    "Names", "OccupationPay", "PathStep", "Pay", "Period", "Profile", "ProjectionRow", "Projections", "Quality",
    "QuickFacts", "RelatedOccupation", "Sections", "Share", "SimilarOccupation", "Source", "Statistic", "Wage",
    "WageRow", "WebLink", "YearMonth",
]  # fmt: skip

Title = Annotated[str, MaxLength(200)]
Name = Annotated[str, MaxLength(300)]
Fact = Annotated[str, MaxLength(500)]
Phrase = Annotated[str, MaxLength(160)]
ShortText = Annotated[str, MaxLength(240)]
Label = Annotated[str, MaxLength(40)]
Dollars = Annotated[Amount, AMOUNT]
Jobs = Annotated[int, Range(0, 1_000_000_000)]
Change = Annotated[int, Range(-1_000_000_000, 1_000_000_000)]
Year = Annotated[int, Range(FIRST_YEAR, LAST_YEAR)]
Part = Annotated[float, Range(0, 1000)]  # sums over 100 get a better message in check.py
GrowthRate = Annotated[float, Range(-100, 10_000)]
Soc = Annotated[str, SOC]
Slug = Annotated[str, SLUG]
Url = Annotated[str, URL]
Section = Annotated[Markdown, SECTION]

CONTENT_KEYS = ("wages", "employment", "projections", "sections")
"""A profile needs at least one of these keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The occupation's name in a sentence."""

    singular: Annotated[Name, Doc("One person in the occupation, as in a sentence: registered nurse.")]
    plural: Annotated[Name, Doc("Several people in the occupation, as in a sentence: registered nurses.")]
    gender: Annotated[
        Gender | None, Doc("The grammatical gender of both, for languages that have one: masculine for electricistas.")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignName:
    """A name within the text that is in another language than the text."""

    text: Annotated[Name, Doc("The name as it is spelled in the text: Registered Health Information Technician.")]
    lang: Annotated[Annotated[str, LANGUAGE], Doc("Its language (BCP 47).")] = "en-US"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What an occupation that the profile names is called in another language, for documents in that."""

    title: Annotated[Title, Doc("The occupation as the profile calls it: Roofers.")]
    name: Annotated[Name, Doc("Several people in it, as in a sentence of the other language: techadores.")]
    gender: Annotated[Gender | None, Doc("The grammatical gender of the name: masculine for techadores.")] = None
    lang: Annotated[Annotated[str, LANGUAGE], Doc("The language of the name (BCP 47).")] = "es-US"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """The headline pay: annual, hourly or both."""

    annual: Annotated[Dollars | None, Doc("US dollars per year.")] = None
    hourly: Annotated[Dollars | None, Doc("US dollars per hour.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickFacts:
    """The headline facts."""

    pay: Annotated[Pay | None, Doc("The headline pay: annual, hourly or both.")] = None
    education: Annotated[Fact | None, Doc("Typical entry-level education.")] = None
    experience: Annotated[Fact | None, Doc("Work experience in a related occupation.")] = None
    training: Annotated[Fact | None, Doc("On-the-job training.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WageRow:
    """The wage in an industry, of a detailed occupation or of a comparison group; None if not published."""

    name: Annotated[Name, Doc("The industry, occupation or group.")]
    value: Annotated[Dollars | None, Doc("US dollars per year or hour, according to the wage's `period`.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wage:
    """The wages of one occupation, all of one period and statistic."""

    occupation: Annotated[Name | None, Doc("Set if the profile has wages of several occupations.")] = None
    as_of: Annotated[
        Annotated[YearMonth, YEAR_MONTH] | None, Doc("The month of the survey, 2016-05, or the year alone.")
    ] = None
    period: Annotated[Period, Doc("Whether the amounts are per year or per hour.")] = "annual"
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
    """Employment in one occupation, and the industries that employ its workers."""

    occupation: Annotated[Name | None, Doc("Set if the profile has employment of several occupations.")] = None
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
    """A row of the projections table."""

    title: Annotated[Name, Doc("The occupation.")]
    soc: Annotated[Soc | None, Doc("Its SOC code.")] = None
    base: Annotated[Jobs | None, Doc("Number of jobs in the base year.")] = None
    projected: Annotated[Jobs | None, Doc("Number of jobs in the target year.")] = None
    percent: Annotated[GrowthRate | None, Doc("Percent change from the base year to the target year.")] = None
    change: Annotated[Change | None, Doc("Change in the number of jobs.")] = None
    total: Annotated[bool, Doc("Whether the row is the sum of those below it.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Projections:
    """Employment projections from a base year to a target year."""

    base_year: Annotated[Year, Doc("The first year of the projection.")]
    target_year: Annotated[Year, Doc("The last year of the projection.")]
    outlook: Annotated[Annotated[Name, OUTLOOK] | None, Doc("The growth in words: faster than average.")] = None
    openings_per_year: Annotated[Jobs | None, Doc("Average number of openings per year, including replacements.")] = (
        None
    )
    comparisons: Annotated[tuple[Growth, ...], Doc("The outlook chart: this occupation, its group, all.")] = ()
    rows: Annotated[tuple[ProjectionRow, ...], Doc("The projections table.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """The running text. Sentences that only restate figures are composed automatically."""

    what_they_do: Annotated[Section | None, Doc("Markdown: duties and kinds of jobs.")] = None
    work_environment: Annotated[Section | None, Doc("Markdown: places, people, hazards, schedules.")] = None
    how_to_become_one: Annotated[Section | None, Doc("Markdown: education, qualities, licenses, advancement.")] = None
    pay: Annotated[Section | None, Doc("Markdown: facts about pay beyond the figures.")] = None
    job_outlook: Annotated[Section | None, Doc("Markdown: what drives demand; job prospects.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that people in the occupation do."""

    text: Annotated[Phrase, Doc("An imperative phrase: Choose clinical codes.")]
    detail: Annotated[ShortText | None, Doc("How, with what or why, in a short sentence.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """A step of the way into the occupation."""

    title: Annotated[Label, Doc("What it is, in up to four words: State license.")]
    time: Annotated[Label | None, Doc("How long it takes: about 1 year.")] = None
    when: Annotated[
        Label | None,
        Doc("When it comes, in a word or two: In school. Later (Más adelante) is for what follows the first job."),
    ] = None
    text: Annotated[ShortText | None, Doc("What it is about, in one or two short sentences.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """A quality that helps in the occupation."""

    name: Annotated[Label, Doc("The quality: Detail oriented.")]
    text: Annotated[ShortText | None, Doc("Why it matters, in a short sentence.")] = None


class _InFolder:
    """Carries the folder of the profile's file, which is not part of the value."""

    __slots__ = ("_folder",)

    @property
    def folder(self) -> Path | None:
        """The folder of the file that the profile was read from; None if it was made otherwise."""
        return getattr(self, "_folder", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(_InFolder):
    """The picture under the title."""

    file: Annotated[
        Annotated[str, IMAGE_FILE], Doc("A PNG, JPEG, WebP or SVG file in the profile's folder or one within it.")
    ]
    alt: Annotated[Annotated[str, MaxLength(1000)], Doc("What it shows, in words, for readers who cannot see it.")]
    credit: Annotated[Name | None, Doc("Who made it, printed below it.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarOccupation:
    """A similar occupation, shown in a table."""

    title: Annotated[Title, Doc("The occupation.")]
    slug: Annotated[Slug | None, Doc("The slug of its profile, if any.")] = None
    duties: Annotated[Annotated[str, MaxLength(10_000)] | None, Doc("What they do, in a sentence.")] = None
    education: Annotated[Fact | None, Doc("Typical entry-level education.")] = None
    pay: Annotated[Dollars | None, Doc("Median annual wage in US dollars.")] = None
    hourly: Annotated[Dollars | None, Doc("Median hourly wage in US dollars, if no annual one is published.")] = None
    growth: Annotated[
        GrowthRate | None, Doc("Projected change of jobs in percent, over the years of the profile's projections.")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """An address where readers learn more."""

    title: Annotated[Name, Doc("What readers find there.")]
    url: Annotated[Url, Doc("Its http, https or mailto address.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source of figures and facts."""

    publisher: Annotated[Name, Doc("Who published it.")]
    title: Annotated[Name | None, Doc("The title of the publication.")] = None
    url: Annotated[Url | None, Doc("Its address.")] = None
    modified: Annotated[date | None, Doc("The date of the last change, 2025-08-28.")] = None


class _FromFile:
    """Carries the file that a value was read from, which is not part of the value: a changed copy has none."""

    __slots__ = ("_file",)

    @property
    def file(self) -> Path | None:
        """The file that this was read from and validated; None if it was made otherwise."""
        return getattr(self, "_file", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(_FromFile):
    """One occupation. Needs a slug, a title, and figures or sections."""

    slug: Annotated[Slug, Doc("The profile's identifier and file name: lowercase letters, digits and hyphens.")]
    title: Annotated[Title, Doc("The occupation as a heading, in the plural.")]
    names: Annotated[Names | None, Doc("The occupation's name in a sentence.")] = None
    aliases: Annotated[tuple[Name, ...], Doc("Other names by which to find the profile.")] = ()
    soc: Annotated[tuple[Soc, ...], Doc("Standard Occupational Classification codes.")] = ()
    category: Annotated[Name | None, Doc("Group in the Occupational Outlook Handbook.")] = None
    cluster: Annotated[Annotated[str, CLUSTER] | None, Doc("One of the 14 National Career Clusters.")] = None
    lang: Annotated[Annotated[str, LANGUAGE], Doc("The language of the text (BCP 47).")] = "en-US"
    foreign: Annotated[
        tuple[Annotated[ForeignName, Shorthand("text")], ...],
        Doc("Names in the text that are in another language, such as credentials, which voices then read in it."),
    ] = ()
    summary: Annotated[Annotated[str, MaxLength(2000)] | None, Doc("One or two sentences on the work.")] = None
    image: Annotated[Image | None, Doc("The picture under the title.")] = None
    quick_facts: Annotated[QuickFacts | None, Doc("The headline facts.")] = None
    wages: Annotated[tuple[Wage, ...], Doc("Wages; several entries if the profile covers several occupations.")] = ()
    employment: Annotated[tuple[Employment, ...], Doc("The number of jobs, and the industries that provide them.")] = ()
    projections: Annotated[Projections | None, Doc("Employment projections.")] = None
    sections: Annotated[Sections, Doc("The running text, in Markdown.")] = field(default_factory=Sections)
    deck: Annotated[
        Annotated[str, MaxLength(100)] | None,
        Doc("For field brochures: what makes the work matter, in a sentence that is set large above the duties."),
    ] = None
    duties: Annotated[
        tuple[Annotated[Duty, Shorthand("text")], ...],
        Doc("For short forms: what they do, the most important first."),
    ] = ()
    path: Annotated[tuple[PathStep, ...], Doc("For short forms: the way in, two to six steps in order.")] = ()
    qualities: Annotated[tuple[Quality, ...], Doc("For short forms: what helps, the most important first.")] = ()
    self_check: Annotated[
        tuple[Phrase, ...],
        Doc("For short forms: sentences to tick, in the first person, up to three: I like to mend things."),
    ] = ()
    school_subjects: Annotated[tuple[Label, ...], Doc("For short forms: school subjects that help.")] = ()
    interests: Annotated[Interests | None, Doc("The interests that the work suits, as rated by O*NET.")] = None
    tasks: Annotated[
        tuple[Task, ...], Doc("What they do, as O*NET words it: core tasks first, most important first.")
    ] = ()
    skills: Annotated[
        tuple[Annotated[Skill, Shorthand("name")], ...], Doc("Skills that the work takes, the most important first.")
    ] = ()
    tools: Annotated[
        tuple[Annotated[Tool, Shorthand("name")], ...], Doc("Tools and software, hot technologies first.")
    ] = ()
    titles: Annotated[
        tuple[JobTitle, ...], Doc("What people in the occupation are also called, best known first.")
    ] = ()
    job_zone: Annotated[JobZone | None, Doc("The O*NET job zone: how much preparation the work takes, 1 to 5.")] = None
    specializations: Annotated[
        tuple[Annotated[Specialization, Shorthand("title")], ...], Doc("Narrower occupations within this one.")
    ] = ()
    related: Annotated[
        tuple[Annotated[RelatedOccupation, Shorthand("title")], ...],
        Doc("Related occupations according to O*NET, closest first; printed if there are none under `similar`."),
    ] = ()
    similar: Annotated[tuple[SimilarOccupation, ...], Doc("Similar occupations to consider.")] = ()
    translations: Annotated[
        tuple[Translation, ...],
        Doc("Names of this and of similar occupations in other languages; they stand instead of names of our own."),
    ] = ()
    links: Annotated[tuple[WebLink, ...], Doc("Addresses for further information; up to three become QR codes.")] = ()
    sources: Annotated[tuple[Source, ...], Doc("The sources of figures and facts.")] = ()


def note_file(profile: Profile, file: Path) -> None:
    """Record that ``profile`` was read from ``file`` and is valid."""
    object.__setattr__(profile, "_file", file)  # frozen, and no field
    note_folder(profile, file.parent)


def note_folder(profile: Profile, folder: Path | None) -> None:
    """Record that the image of ``profile``, if any, is in ``folder``."""
    if profile.image is not None:
        object.__setattr__(profile.image, "_folder", folder)


def schema() -> dict[str, Any]:
    """The JSON Schema of profiles. ``profiles/profile.schema.json`` is its committed copy for editors."""
    return {**schema_of(Profile, "profile"), "anyOf": [{"required": [key]} for key in CONTENT_KEYS]}


# Local pay is not part of a profile or its file: it is looked up when a brochure for areas is made.


class AreaPay(NamedTuple):
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


class OccupationPay(NamedTuple):
    """One occupation in all areas of a :class:`LocalPay`, in their order, and in the nation; all of one ``period``.

    ``title`` is that of the survey. ``None``: the survey has no estimate.
    """

    soc: str
    title: str
    period: Period
    areas: tuple[AreaPay | None, ...]
    nation: AreaPay | None = None


class AreaOutlook(NamedTuple):
    """The projections of one occupation in a state or the nation, ``area``; ``None`` is not published.

    ``base``, ``projected`` and the ``openings`` of a year are jobs; ``page`` is an address of who projects, or empty.
    """

    area: str
    base_year: int
    target_year: int
    base: int | None
    projected: int | None
    percent: float | None
    openings: int | None
    page: str = ""


class OccupationOutlook(NamedTuple):
    """One occupation in one or more states, and in the nation if its projections are known."""

    soc: str
    title: str
    states: tuple[AreaOutlook, ...]
    nation: AreaOutlook | None = None


class LocalPay(NamedTuple):
    """Pay in ``areas`` (titles) for each SOC code of a profile that the survey has, there or in the nation.

    ``outlooks`` are the projections of the states that the areas are in, of each SOC code that these have.
    """

    areas: tuple[str, ...]
    occupations: tuple[OccupationPay, ...] = ()
    outlooks: tuple[OccupationOutlook, ...] = ()

    @property
    def has_figures(self) -> bool:
        """Whether there is any figure for any of the areas, regardless of the nation."""
        return any(any(occupation.areas) for occupation in self.occupations)
