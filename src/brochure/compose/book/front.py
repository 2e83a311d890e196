"""Front matter, part dividers and index of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, Paragraph, Run, Section
from brochure.compose.book.glance import glance
from brochure.compose.book.model import Cover, Divider, Entry, Front, Group, Listing
from brochure.compose.book.plan import alphabetical
from brochure.compose.fillers import MEANINGS
from brochure.compose.language import own
from brochure.compose.text import tidy
from brochure.names import folded
from brochure.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from brochure.compose.book.chapters import Facts
    from brochure.compose.book.plan import Part, Plan


CONTENTS, INDEX = "_contents", "_index"
DIGITS = "0–9"
CODES = "SOC codes"


def divider(part: Part, plan: Plan) -> Divider:
    """The first page of ``part``, without page numbers, which are not known yet."""
    eyebrow = f"Part {part.number} of {len(plan.parts)}" if len(plan.parts) > 1 else ""
    entries = tuple(entry(tidy(one.title), one.slug, "", own(one.lang)) for one in part.occupations)
    return Divider(part.name, eyebrow, part.title, counted(len(part.occupations), "occupation"), entries)


def contents(plan: Plan, pages: Mapping[str, str], before: Sequence[tuple[str, str]]) -> Listing:
    """The table of contents; ``before`` are titles and names of the sections between it and the first part."""
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
    """All titles and other names, then all SOC codes, with the page number of each occupation."""
    groups: dict[str, list[Entry]] = {}
    langs = {one.slug: one.lang for one in facts}
    for text, slug in sorted(_names(facts), key=lambda named: (alphabetical(named[0]), named[0], pages[named[1]])):
        letter = alphabetical(text)[:1].upper()
        groups.setdefault(letter if letter.isalpha() else DIGITS, []).append(
            entry(text, slug, pages[slug], langs[slug])
        )
    sections = [Group(letter, tuple(entries)) for letter, entries in groups.items()]
    codes = sorted((f"{code} {title}", one.slug) for one in facts for code, title in one.codes)
    if codes:
        sections.append(Group(CODES, tuple(entry(text, slug, pages[slug], langs[slug]) for text, slug in codes)))
    return Listing(INDEX, "Index", "Index, continued", tuple(sections))


def _names(facts: Iterable[Facts]) -> Iterator[tuple[str, str]]:
    """Each name and the slug that it links to; names of several occupations are followed by the title."""
    owners: dict[str, dict[str, tuple[str, str]]] = {}
    for one in facts:
        for text in (one.title, *one.names):
            owners.setdefault(folded(text), {}).setdefault(one.slug, (text, one.title))
    for occupations in owners.values():
        for slug, (text, title) in occupations.items():
            yield f"{text} ({title})" if len(occupations) > 1 and text != title else text, slug


def entry(text: str, name: str, page: str, lang: str | None = None) -> Entry:
    """A line that links to the target ``name``; ``lang`` is the language of its text."""
    return Entry(text, name, page, f"{text}, page {page}" if page else text, lang)


_ABOUT_CONTENTS = (
    "Every occupation begins on a new page, with its most important figures on top. The contents list the occupations "
    "by group."
)
_ABOUT_TABLES = "The tables after them rank occupations by pay, growth, and openings, and sort them by usual education."
_ABOUT_INDEX = "The index at the end has every title, other names for the work, and SOC codes."
_ABOUT_COVER = (
    "On the cover, each bar is an occupation of this book, in the order of its pages. The higher the bar, the higher "
    "the pay."
)
_TERMS = ("Median", "Mean", "Projection", "Openings", "SOC code")


def front(plan: Plan, facts: Sequence[Facts], pages: Mapping[str, str]) -> Front:
    """The front matter. ``facts`` are in the order of chapters; ``pages`` are the page numbers of link targets.

    The page numbers of the tables are known only after they are laid out; until then they are empty.
    """
    tables = tuple(glance(facts, pages))
    before = [(one.section.title, one.name) for one in tables]
    listing = contents(plan, {name: "" for _, name in before} | dict(pages), before)
    return Front(_cover(plan, facts), _imprint(plan.attribution, has_tables=bool(tables)), listing, tables)


def _cover(plan: Plan, facts: Sequence[Facts]) -> Cover:
    pay = {one.slug: one.pay.value for one in facts if one.pay}
    highest = max(pay.values(), default=1.0)
    bars = tuple(tuple(pay.get(one.slug, 0.0) / highest for one in part.occupations) for part in plan.parts)
    return Cover(plan.title, plan.school, plan.lines, bars)


def _imprint(attribution: str, *, has_tables: bool) -> Section:
    use = " ".join(filter(None, (_ABOUT_CONTENTS, _ABOUT_TABLES if has_tables else "", _ABOUT_INDEX)))
    blocks: list[Block] = [Paragraph((Run(text),)) for text in (use, _ABOUT_COVER)]
    blocks += [Paragraph((Run(f"{term}.", bold=True), Run(f" {MEANINGS[term]}"))) for term in _TERMS]
    if attribution:
        blocks.append(Paragraph((Run(attribution),), "note"))
    return Section("imprint", "About this book", tuple(blocks))
