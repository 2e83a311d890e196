"""What O*NET or a source like it knows of an occupation: interests, tasks, skills, tools, titles and relatives.

Declarations of keys of a profile, as those in :mod:`brochure.profile.model`. Texts are quoted from the source and never
rewritten; whatever the source does not rate, or advises to suppress, is missing here.
"""

# No postponed annotations here: the loader reads them as they are (see brochure.yamlio.decode).

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from brochure.profile.kinds import AMOUNT, INTEREST_CODE, ONET_CODE, SLUG, SOC, Amount
from brochure.yamlio.rules import Doc, MaxLength, Range

if TYPE_CHECKING:
    from brochure.profile.model import Profile

_DATABASE = re.compile(r"O\*NET (?P<release>\d+(?:\.\d+)*) Database")

InterestScore = Annotated[float, Range(1, 7)]
Importance = Annotated[float, Range(1, 5)]
JobZone = Annotated[int, Range(1, 5)]
Task = Annotated[str, MaxLength(500)]
JobTitle = Annotated[str, MaxLength(200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interests:
    """The interests that the work suits, after John Holland: how much it has of each of six kinds."""

    code: Annotated[
        Annotated[str, INTEREST_CODE], Doc("The initials of one to three leading interests, the highest first: SIR.")
    ]
    realistic: Annotated[InterestScore | None, Doc("From 1, not characteristic, to 7, highly characteristic.")] = None
    investigative: Annotated[InterestScore | None, Doc("From 1 to 7.")] = None
    artistic: Annotated[InterestScore | None, Doc("From 1 to 7.")] = None
    social: Annotated[InterestScore | None, Doc("From 1 to 7.")] = None
    enterprising: Annotated[InterestScore | None, Doc("From 1 to 7.")] = None
    conventional: Annotated[InterestScore | None, Doc("From 1 to 7.")] = None

    @property
    def scores(self) -> dict[str, float]:
        """The score of each interest by its initial, in the order of RIASEC, without missing ones."""
        values = (
            ("R", self.realistic),
            ("I", self.investigative),
            ("A", self.artistic),
            ("S", self.social),
            ("E", self.enterprising),
            ("C", self.conventional),
        )
        return {letter: value for letter, value in values if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A skill that the work takes."""

    name: Annotated[JobTitle, Doc("The skill: Active Listening.")]
    importance: Annotated[Importance | None, Doc("From 1, not important, to 5, extremely important.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """Software or another tool that people in the occupation use."""

    name: Annotated[JobTitle, Doc("The tool: Microsoft Excel.")]
    hot: Annotated[bool, Doc("Whether it is a “hot technology”, which employers of all kinds often ask for.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Specialization:
    """A narrower occupation within this one, with data of its own."""

    title: Annotated[JobTitle, Doc("The specialization: Critical Care Nurses.")]
    code: Annotated[Annotated[str, ONET_CODE] | None, Doc("Its O*NET-SOC code.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedOccupation:
    """An occupation related by what people do, know and are called. Figures are printed where known."""

    title: Annotated[JobTitle, Doc("The occupation.")]
    soc: Annotated[Annotated[str, SOC] | None, Doc("Its SOC code.")] = None
    slug: Annotated[Annotated[str, SLUG] | None, Doc("The slug of its profile, if any.")] = None
    education: Annotated[Annotated[str, MaxLength(500)] | None, Doc("Typical entry-level education.")] = None
    pay: Annotated[Annotated[Amount, AMOUNT] | None, Doc("Median annual wage in US dollars.")] = None
    hourly: Annotated[
        Annotated[Amount, AMOUNT] | None, Doc("Median hourly wage in US dollars, if no annual one is published.")
    ] = None
    growth: Annotated[
        Annotated[float, Range(-100, 10_000)] | None,
        Doc("Projected change of employment in percent, over the years of the profile's projections."),
    ] = None


def database_release(title: str | None) -> str:
    """The release of O*NET that is a source of this ``title``, ``29.3``; empty if it is another source."""
    found = _DATABASE.search(title or "")
    return found["release"] if found else ""


def uses_onet(profile: "Profile") -> bool:
    """Whether ``profile`` has any fact of the kinds that are declared here."""
    return any(
        (profile.interests, profile.tasks, profile.skills, profile.tools, profile.titles, profile.specializations,
         profile.related)
    )  # fmt: skip
