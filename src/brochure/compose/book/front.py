"""Front matter, part dividers and index of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, Paragraph, Run, Section
from brochure.compose.book.glance import glance
from brochure.compose.book.model import Cover, Divider, Entry, Front, Group, Listing
from brochure.compose.book.plan import alphabetical
from brochure.compose.fillers import MEANINGS
from brochure.compose.grammar import same_name
from brochure.compose.language import own
from brochure.compose.text import tidy
from brochure.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from brochure.compose.book.chapters import Facts
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


_CONTENTS = (
    "Every occupation begins on a new page, with its most important figures on top. The contents list the occupations "
    "by group."
)
_TABLES = "The tables after them rank occupations by pay, growth, and openings, and sort them by usual education."
_INDEX = "The index at the end has every title, other names for the work, and SOC codes."
_PICTURE = (
    "On the cover, each bar is an occupation of this book, in the order of its pages. The higher the bar, the higher "
    "the pay."
)
_WORDS = ("Median", "Mean", "Projection", "Openings", "SOC code")


def front(plan: Plan, facts: Sequence[Facts], pages: Mapping[str, str]) -> Front:
    """All that stands before the body; ``facts`` are in the order of the chapters, ``pages`` say where places are.

    The pages of the tables themselves are not known before they are set; until then they are empty.
    """
    tables = tuple(glance(facts, pages))
    before = [(one.section.title, one.name) for one in tables]
    listing = contents(plan, {name: "" for _, name in before} | dict(pages), before)
    return Front(_cover(plan, facts), _imprint(plan.attribution, has_tables=bool(tables)), listing, tables)


def _cover(plan: Plan, facts: Sequence[Facts]) -> Cover:
    pay = {one.slug: one.pay.value for one in facts if one.pay}
    most = max(pay.values(), default=1.0)
    bars = tuple(tuple(pay.get(one.slug, 0.0) / most for one in part.occupations) for part in plan.parts)
    return Cover(plan.title, plan.school, plan.lines, bars)


def _imprint(attribution: str, *, has_tables: bool) -> Section:
    use = " ".join(filter(None, (_CONTENTS, _TABLES if has_tables else "", _INDEX)))
    blocks: list[Block] = [Paragraph((Run(text),)) for text in (use, _PICTURE)]
    blocks += [Paragraph((Run(f"{word}.", bold=True), Run(f" {MEANINGS[word]}"))) for word in _WORDS]
    if attribution:
        blocks.append(Paragraph((Run(attribution),), "note"))
    return Section("imprint", "About this book", tuple(blocks))
