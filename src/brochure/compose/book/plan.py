"""The order of a book: its parts and their occupations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from brochure.compose import numbers
from brochure.compose.grammar import listing
from brochure.compose.language import COMPOSED
from brochure.compose.sources import ATTRIBUTION
from brochure.compose.text import tidy
from brochure.names import folded, unaccented
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.profile.find import Entry as Listed

By = Literal["category", "cluster"]

TITLE = "Career Guide"
"""The default title of a book."""
_GROUPS: dict[By, str] = {"category": "group", "cluster": "career cluster"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The requested text of the cover; empty values are left out. ``areas`` are those of local pay in the chapters."""

    title: str = ""
    school: str = ""
    date: date | str = ""
    areas: tuple[str, ...] = ()


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Part:
    """Occupations of one category or cluster, by title; ``number`` counts from 1."""

    number: int
    title: str
    occupations: tuple[Listed, ...]

    @property
    def name(self) -> str:
        """The link target of its first page."""
        return f"_part-{self.number}"


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole book. ``lines`` are below its title on the cover.

    ``by_title`` are the slugs of its occupations by their folded titles.
    """

    title: str
    lang: str
    school: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]
    attribution: str
    subject: str
    keywords: tuple[str, ...]
    slugs: frozenset[str]
    by_title: Mapping[str, str]

    def target(self, slug: str | None, title: str) -> str | None:
        """The slug of the occupation in the book with this ``slug`` or else ``title``; None if it is not in it."""
        return slug if slug in self.slugs else self.by_title.get(folded(title))


def plan(occupations: Iterable[Listed], by: By, wishes: Wishes = NO_WISHES, *, credited: bool = True) -> Plan:
    """A book of ``occupations`` in parts ``by`` category or cluster, each in alphabetical order.

    ``credited`` is whether it has content of the Bureau.
    """
    ordered = sorted(occupations, key=lambda one: (alphabetical(one.title), one.slug))
    groups: dict[str, list[Listed]] = {}
    for one in ordered:
        groups.setdefault((one.category if by == "category" else one.cluster) or "", []).append(one)
    named = sorted(filter(None, groups), key=alphabetical)
    others = "Other occupations" if named else "Occupations"
    titles = [(group, tidy(group)) for group in named] + ([("", others)] if "" in groups else [])
    parts = tuple(Part(number, title, tuple(groups[group])) for number, (group, title) in enumerate(titles, 1))
    size = _size(len(ordered), len(parts), by)
    return Plan(
        title=tidy(wishes.title) or TITLE,
        lang=COMPOSED,
        school=tidy(wishes.school),
        lines=tuple(filter(None, (_day(wishes.date), size, _areas(wishes.areas)))),
        parts=parts,
        attribution=ATTRIBUTION if credited else "",
        subject=f"Career book: {size}",
        keywords=tuple(part.title for part in parts),
        slugs=frozenset(one.slug for one in ordered),
        by_title={folded(one.title): one.slug for one in reversed(ordered)},
    )


def _size(occupations: int, parts: int, by: By) -> str:
    size = counted(occupations, "occupation")
    return f"{size} in {counted(parts, _GROUPS[by])}" if parts > 1 else size


def _day(when: date | str) -> str:
    return tidy(when) if isinstance(when, str) else numbers.day(when)


def _areas(areas: Sequence[str]) -> str:
    return f"With pay in {listing([tidy(area) for area in areas])}" if areas else ""


def alphabetical(text: str) -> str:
    """The sort key of ``text``: without case, accents and punctuation."""
    return folded(unaccented(text))
