"""Queries of O*NET: what the store knows of the work of an occupation, by its SOC code.

O*NET divides some occupations of the SOC. The one whose code ends in ``.00`` has the data of the occupation as a whole,
and leads; the others are named as specializations. Nothing is averaged: if the whole has no ratings, there are none.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any, NamedTuple

from brochure.sources.figures.onet import CODE, INTERESTS
from brochure.sources.store.datasets import ONET
from brochure.sources.store.records import text
from brochure.sources.store.untrusted import DamagedError, UntrustedConnection, shown

_MAX_TEXT = 2_000
_HIGH_POINTS = frozenset("RIASEC")
_MAX_LETTERS = 3


class Interests(NamedTuple):
    """The six values from 1 to 7, and the initials of one to three high points; ``""`` if it has none."""

    code: str
    realistic: float
    investigative: float
    artistic: float
    social: float
    enterprising: float
    conventional: float


class Task(NamedTuple):
    """A task; ``is_core`` and the importance from 1 to 5 are None if it is not rated."""

    text: str
    is_core: bool | None
    importance: float | None


class Skill(NamedTuple):
    """A skill, its importance from 1 to 5, and the level from 0 to 7 if that is published."""

    name: str
    importance: float
    level: float | None


class Tool(NamedTuple):
    """A technology; ``is_hot`` if many job postings ask for it, ``in_demand`` if those of this occupation do."""

    name: str
    is_hot: bool
    in_demand: bool


class Zone(NamedTuple):
    """A job zone, as the release's own reference describes it; what the reference leaves out is ``""``."""

    number: int
    name: str
    experience: str
    education: str
    training: str
    examples: str
    svp: str


class Occupation(NamedTuple):
    """An O*NET-SOC code and its title."""

    code: str
    title: str

    @property
    def soc(self) -> str:
        """The SOC code that it belongs to."""
        return self.code.partition(".")[0]


class Work(NamedTuple):
    """What a release knows of an occupation.

    ``tasks`` are core ones first, then by importance; ``skills`` by importance; ``tools`` hot ones first; ``titles``
    begin with those that people reported, shown in My Next Move first; ``related`` are closest first.
    """

    release: str
    code: str
    title: str
    description: str
    interests: Interests | None
    tasks: tuple[Task, ...]
    skills: tuple[Skill, ...]
    tools: tuple[Tool, ...]
    titles: tuple[str, ...]
    zone: Zone | None
    related: tuple[Occupation, ...]
    specializations: tuple[Occupation, ...]


def release(connection: UntrustedConnection) -> str | None:
    """The release in the store, ``29.3``; None if there is none. Raises :class:`~.untrusted.DamagedError`."""
    if ONET.key not in connection.datasets:
        return None
    found = next(connection.query("SELECT max(vintage) FROM source WHERE dataset = ?", (ONET.key,)))[0]
    return None if found is None else text(found)


def of(connection: UntrustedConnection, soc: str) -> Work | None:
    """What O*NET knows of an occupation of SOC 2018; None if the store has no release, or it no such code.

    Raises :class:`~.untrusted.DamagedError`.
    """
    known = release(connection)
    if known is None:
        return None
    rows = list(
        connection.query(
            "SELECT id, code, title, description, zone FROM onet_occupation WHERE code >= ? AND code < ? ORDER BY code",
            (f"{soc}.", f"{soc}/"),  # "/" follows "." in ASCII
        )
    )
    if not rows or not str(rows[0][1]).endswith(".00"):
        return None
    number, code, title, description, zone = rows[0]
    return Work(
        release=known,
        code=_code(code),
        title=text(title),
        description=text(description, _MAX_TEXT),
        interests=_interests(connection, number),
        tasks=_tasks(connection, number),
        skills=_skills(connection, number),
        tools=_tools(connection, number),
        titles=_titles(connection, number),
        zone=None if zone is None else _zone(connection, zone),
        related=tuple(Occupation(_code(row[0]), text(row[1])) for row in connection.query(_RELATED, (number,))),
        specializations=tuple(Occupation(_code(row[1]), text(row[2])) for row in rows[1:]),
    )


def codes(connection: UntrustedConnection) -> tuple[str, ...]:
    """The SOC codes of all occupations whose work has tasks."""
    if ONET.key not in connection.datasets:
        return ()
    found = connection.query(
        "SELECT code FROM onet_occupation WHERE code LIKE '%.00' AND id IN (SELECT occupation FROM onet_task)"
    )
    return tuple(_code(row[0]).partition(".")[0] for row in found)


# The index of the primary key gives the order, so that nothing is sorted in SQLite.

_RELATED = (
    "SELECT code, title FROM onet_related JOIN onet_occupation ON onet_occupation.id = related"
    " WHERE occupation = ? ORDER BY position"
)
_SKILLS = (
    "SELECT name, importance, level FROM onet_skill JOIN onet_element ON onet_element.id = element"
    " WHERE occupation = ? AND importance IS NOT NULL"
)
_TOOLS = "SELECT name, hot, in_demand FROM onet_use JOIN onet_tool ON onet_tool.id = tool WHERE occupation = ?"


def _interests(connection: UntrustedConnection, occupation: int) -> Interests | None:
    columns = ", ".join(INTERESTS)
    found = connection.query(f"SELECT high_points, {columns} FROM onet_interest WHERE occupation = ?", (occupation,))  # noqa: S608
    row = next(found, None)
    if row is None:
        return None
    code, *values = row
    if not isinstance(code, str) or not _HIGH_POINTS.issuperset(code) or len(code) > _MAX_LETTERS:
        raise DamagedError(f"{shown(code)} is not a code of interests")
    return Interests(code, *(_number(value, 1, 7) for value in values))


def _tasks(connection: UntrustedConnection, occupation: int) -> tuple[Task, ...]:
    """Core tasks first, then supplemental ones, then unrated ones; each by importance, or as in the table."""
    found = connection.query(
        "SELECT text, core, importance, position FROM onet_task WHERE occupation = ?", (occupation,)
    )
    tasks = [
        Task(
            text(row[0], _MAX_TEXT),
            None if row[1] is None else bool(row[1]),
            None if row[2] is None else _number(row[2], 1, 5),
        )
        for row in sorted(found, key=itemgetter(3))
    ]
    kinds = (True, False, None)
    return tuple(sorted(tasks, key=lambda task: (kinds.index(task.is_core), -(task.importance or 0))))


def _skills(connection: UntrustedConnection, occupation: int) -> tuple[Skill, ...]:
    skills = [
        Skill(text(name), _number(importance, 1, 5), None if level is None else _number(level, 0, 7))
        for name, importance, level in connection.query(_SKILLS, (occupation,))
    ]
    return tuple(sorted(skills, key=lambda skill: (-skill.importance, -(skill.level or 0), skill.name)))


def _tools(connection: UntrustedConnection, occupation: int) -> tuple[Tool, ...]:
    tools = [Tool(text(name), bool(hot), bool(asked)) for name, hot, asked in connection.query(_TOOLS, (occupation,))]
    return tuple(sorted(tools, key=lambda tool: (not tool.is_hot, not tool.in_demand, tool.name.casefold())))


def _titles(connection: UntrustedConnection, occupation: int) -> tuple[str, ...]:
    found = connection.query("SELECT title, reported, shown FROM onet_title WHERE occupation = ?", (occupation,))
    rows = sorted(found, key=lambda row: (-int(row[1]), -int(row[2])))  # stable: alphabetical within each
    return tuple(dict.fromkeys(text(row[0]) for row in rows))


def _zone(connection: UntrustedConnection, number: Any) -> Zone:
    found = connection.query(
        "SELECT name, experience, education, training, examples, svp FROM onet_zone WHERE zone = ?", (number,)
    )
    row = next(found, None)
    if row is None or not isinstance(number, int):
        raise DamagedError(f"{shown(number)} is not a job zone")
    return Zone(number, *(text(cell, _MAX_TEXT) if cell else "" for cell in row))


def _code(value: object) -> str:
    if not isinstance(value, str) or not CODE.fullmatch(value):
        raise DamagedError(f"{shown(value)} is not an O*NET-SOC code")
    return value


def _number(value: object, minimum: float, maximum: float) -> float:
    if not isinstance(value, float) or not minimum <= value <= maximum:  # also refuses NaN
        raise DamagedError(f"{shown(value)} is not a rating from {minimum:g} to {maximum:g}")
    return value
