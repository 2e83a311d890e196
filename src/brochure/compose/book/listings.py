"""The lists that lead to pages: contents, what is in a part, index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.book.model import Divider, Entry, Group, Listing
from brochure.compose.book.plan import alphabetical
from brochure.compose.grammar import same_name
from brochure.compose.language import own
from brochure.compose.typography import tidy
from brochure.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from brochure.compose.book.facts import Facts
    from brochure.compose.book.plan import Part, Plan

CONTENTS, INDEX = "_contents", "_index"
FIGURES = "0–9"
CODES = "SOC codes"


def divider(part: Part, plan: Plan) -> Divider:
    """The first page of ``part``. The pages of what is in it are not known yet."""
    eyebrow = f"Part {part.number} of {len(plan.parts)}" if len(plan.parts) > 1 else ""
    entries = tuple(entry(tidy(one.title), one.slug, "", own(one.lang)) for one in part.occupations)
    return Divider(part.name, eyebrow, part.title, counted(len(part.occupations), "occupation"), entries)


def contents(plan: Plan, pages: Mapping[str, str], before: Sequence[tuple[str, str]]) -> Listing:
    """The table of contents; ``before`` are the titles and names of what stands between it and the first part."""
    groups = [
        Group(
            entry(part.title, part.name, pages[part.name]),
            tuple(entry(tidy(one.title), one.slug, pages[one.slug], own(one.lang)) for one in part.occupations),
        )
        for part in plan.parts
    ]
    index = Group(entry("Index", INDEX, pages[INDEX]), ())
    alone = tuple(entry(title, name, pages[name]) for title, name in before)
    return Listing(CONTENTS, "Contents", "Contents, continued", (*groups, index), alone)


def index(facts: Sequence[Facts], pages: Mapping[str, str]) -> Listing:
    """Every title, every other name, then every SOC code, each with the page of its occupation."""
    groups: dict[str, list[Entry]] = {}
    langs = {one.slug: one.lang for one in facts}
    for text, slug in sorted(_names(facts), key=lambda named: (alphabetical(named[0]), named[0], pages[named[1]])):
        letter = alphabetical(text)[:1].upper()
        groups.setdefault(letter if letter.isalpha() else FIGURES, []).append(
            entry(text, slug, pages[slug], langs[slug])
        )
    lettered = [Group(letter, tuple(entries)) for letter, entries in groups.items()]
    coded = sorted((f"{code} {title}", one.slug) for one in facts for code, title in one.codes)
    if coded:
        lettered.append(Group(CODES, tuple(entry(text, slug, pages[slug], langs[slug]) for text, slug in coded)))
    return Listing(INDEX, "Index", "Index, continued", tuple(lettered))


def _names(facts: Iterable[Facts]) -> Iterator[tuple[str, str]]:
    """Each name with the slug that it leads to; one that several occupations have says which is meant."""
    owners: dict[str, dict[str, tuple[str, str]]] = {}
    for one in facts:
        for text in (one.title, *one.names):
            owners.setdefault(same_name(text), {}).setdefault(one.slug, (text, one.title))
    for meant in owners.values():
        for slug, (text, title) in meant.items():
            yield f"{text} ({title})" if len(meant) > 1 and text != title else text, slug


def entry(text: str, name: str, page: str, lang: str | None = None) -> Entry:
    """A line that leads to the place ``name``; its text carries ``lang``."""
    return Entry(text, name, page, f"{text}, page {page}" if page else text, lang)
