"""What O*NET knows of an occupation, as keys of a profile: quoted as it is, the most important first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from brochure.profile.model import Source
from brochure.profile.onet import Interests, RelatedOccupation, Skill, Specialization, Tool
from brochure.sources.store import onet
from brochure.sources.store.datasets import ONET
from brochure.sources.store.onet import Work

MAX_TASKS = 20
MAX_SKILLS = 10
MAX_TOOLS = 15
MAX_TITLES = 15
MAX_RELATED = 10
"""More than any form prints; O*NET has up to 40 tasks, 35 skills, 426 tools and 2,750 titles of one occupation."""


class Facts(NamedTuple):
    """The keys of a profile that O*NET fills."""

    interests: Interests | None = None
    tasks: tuple[str, ...] = ()
    skills: tuple[Skill, ...] = ()
    tools: tuple[Tool, ...] = ()
    titles: tuple[str, ...] = ()
    job_zone: int | None = None
    specializations: tuple[Specialization, ...] = ()
    related: tuple[RelatedOccupation, ...] = ()


def facts_of(work: Work, relate: Callable[[str, str], RelatedOccupation]) -> Facts:
    """The facts of ``work``; ``relate`` makes an entry of the title and the SOC code of a related occupation.

    Related specializations have no SOC code of their own, so no figures could stand beside them: they are left out.
    """
    others = [(other.title, other.soc) for other in work.related if other.code == f"{other.soc}.00"]
    return Facts(
        interests=_interests(work.interests),
        tasks=tuple(task.text for task in work.tasks[:MAX_TASKS]),
        skills=tuple(Skill(name=skill.name, importance=skill.importance) for skill in work.skills[:MAX_SKILLS]),
        tools=tuple(Tool(name=tool.name, hot=tool.is_hot) for tool in work.tools[:MAX_TOOLS]),
        titles=tuple([title for title in work.titles if title != work.title][:MAX_TITLES]),
        job_zone=work.zone.number if work.zone else None,
        specializations=tuple(Specialization(title=other.title, code=other.code) for other in work.specializations),
        related=tuple(relate(title, soc) for title, soc in others[:MAX_RELATED]),
    )


def source_of(work: Work) -> Source:
    """The release, under the name by which brochures find the wording of its license."""
    return Source(publisher=ONET.publisher, title=f"O*NET {work.release} Database", url=ONET.page)


def _interests(rated: onet.Interests | None) -> Interests | None:
    """The interests; None without a high point, since a code has at least one letter."""
    return Interests(**rated._asdict()) if rated and rated.code else None
