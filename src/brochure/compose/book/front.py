"""Front matter and index of a book.

The front matter includes “At a glance”: the occupations ranked by pay, growth and openings, and sorted by education.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from brochure.compose import numbers
from brochure.compose.blocks import Block, Cell, Column, DataTable, Heading, Paragraph, Run, Section
from brochure.compose.book.chapters import Facts, Part, Plan, alphabetical
from brochure.compose.book.cover import about_cover, cover
from brochure.compose.book.model import Cover, Entry, Front, Group, Listing, Tables
from brochure.compose.book.rankings import NO_MEDIAN, best, dated, months, pay_of
from brochure.compose.fillers import defined, questions_in, term
from brochure.compose.requirements import EDUCATION as LEVELS
from brochure.compose.requirements import VARIES, level_of
from brochure.compose.tables import count_cells, money_cells, signed_cells, table
from brochure.compose.text import own_language, tidy
from brochure.locale import locale_of
from brochure.names import folded

CONTENTS, INDEX = "_contents", "_index"
DIGITS = "0–9"
CODES = "SOC codes"
_LOCALE = locale_of("en-US")


def contents(plan: Plan, pages: Mapping[str, str], before: Sequence[tuple[str, str]]) -> Listing:
    """The table of contents; ``before`` are titles and names of the sections between it and the first part."""
    groups = [Group(entry(part.title, part.name, pages[part.name]), entries(part, pages)) for part in plan.parts]
    index = Group(entry("Index", INDEX, pages[INDEX]), ())
    alone = tuple(entry(title, name, pages[name]) for title, name in before)
    return Listing(CONTENTS, "Contents", "Contents, continued", (*groups, index), alone)


def entries(part: Part, pages: Mapping[str, str]) -> tuple[Entry, ...]:
    """The occupations of ``part`` with their pages."""
    return tuple(entry(tidy(one.title), one.slug, pages[one.slug], own_language(one.lang)) for one in part.occupations)


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


_ABOUT_PAGES = "Every occupation begins on a new page, with its most important figures on top."
_ABOUT_CONTENTS = "The contents list the occupations by group."
_ABOUT_TABLES = "The tables after them rank occupations by pay, growth, and openings, and sort them by usual education."
_ABOUT_INDEX = "The index at the end has every title, other names for the work, and SOC codes."
_TERMS = ("median", "mean", "projection", "openings", "soc")


def front(plan: Plan, facts: Sequence[Facts], pages: Mapping[str, str]) -> Front:
    """The front matter. ``facts`` are in the order of chapters; ``pages`` are the page numbers of link targets.

    The page numbers of the tables are known only after they are laid out; until then they are empty.
    """
    tables = tuple(glance(facts, pages))
    before = [(one.section.title, one.name) for one in tables]
    listing = contents(plan, {name: "" for _, name in before} | dict(pages), before)
    picture = cover(plan, facts)
    return Front(picture, _imprint(plan, picture, has_tables=bool(tables)), listing, tables)


def _imprint(plan: Plan, picture: Cover, *, has_tables: bool) -> Section:
    """How to use the book, and what its chapters have in common: terms, and questions worth asking."""
    contents = _ABOUT_CONTENTS if any(part.named for part in plan.parts) else ""
    use = " ".join(filter(None, (_ABOUT_PAGES, contents, _ABOUT_TABLES if has_tables else "", _ABOUT_INDEX)))
    blocks: list[Block] = [Paragraph((Run(text),)) for text in (use, about_cover(picture))]
    locale = locale_of(plan.lang)
    blocks += [Paragraph(defined(term(locale, key))) for key in _TERMS]
    blocks += [Heading(3, locale.say("brochure.questions.title")), questions_in(locale, "book", paid=True)]
    attribution = plan.attribution
    if attribution:
        blocks.append(Paragraph((Run(attribution),), "note"))
    return _section("imprint", "About this book", tuple(blocks))


# At a glance


GLANCE, EDUCATION = "_at-a-glance", "_by-education"

UNSTATED = "Not stated"


def glance(facts: Sequence[Facts], pages: Mapping[str, str]) -> Iterator[Tables]:
    """The sections of tables; empty ones are left out."""
    below = [one for one in facts if _rank(one.education)[0] < LEVELS.index("bachelor")]
    rankings = (
        _pay("Highest pay", facts, pages, () if all(one.pay for one in facts) else (NO_MEDIAN,)),
        _pay("Highest pay without a bachelor’s degree", below, pages) if len(below) < len(facts) else None,
        _growth(facts, pages),
        _openings(facts, pages),
    )
    if shown := tuple(filter(None, rankings)):
        yield Tables(GLANCE, _section("glance", "At a glance", shown), whole=True)
    if any(one.education for one in facts):
        yield Tables(EDUCATION, _section("education", "By usual education", tuple(_levels(facts, pages))), whole=False)


def _section(key: str, title: str, blocks: tuple[Block, ...]) -> Section:
    return Section(key, title, blocks, f"{title}, continued")


def _pay(what: str, facts: Sequence[Facts], pages: Mapping[str, str], notes: tuple[str, ...] = ()) -> DataTable | None:
    rows = best(facts, pay_of)
    caption, dates = dated(what, months(rows))
    return _ranking(caption, rows, _pay_column(rows), pages, dates + notes)


def _growth(facts: Sequence[Facts], pages: Mapping[str, str]) -> DataTable | None:
    rows = best(facts, lambda one: one.growth if one.growth and one.growth > 0 else None)
    column = Column("Growth, percent", "number"), signed_cells(_LOCALE, (one.growth for one in rows))
    caption, dates = dated("Fastest growth", _spans(rows))
    return _ranking(caption, rows, column, pages, dates)


def _openings(facts: Sequence[Facts], pages: Mapping[str, str]) -> DataTable | None:
    rows = best(facts, lambda one: one.openings)
    column = Column("Openings a year", "number"), count_cells(_LOCALE, (one.openings for one in rows))
    caption, dates = dated("Most openings", _spans(rows))
    return _ranking(caption, rows, column, pages, dates)


def _spans(rows: Sequence[Facts]) -> list[str]:
    return [numbers.span(*span) for span in sorted({one.span for one in rows if one.span})]


def _levels(facts: Sequence[Facts], pages: Mapping[str, str]) -> Iterator[DataTable]:
    """A table for each level of education from the lowest, with the best-paid occupations first."""
    levels: dict[str, list[Facts]] = {}
    for one in facts:
        levels.setdefault(one.education or UNSTATED, []).append(one)
    for level in sorted(levels, key=_rank):
        rows = sorted(levels[level], key=lambda one: (-(one.pay.value if one.pay else 0), alphabetical(one.title)))
        yield _table(level, rows, _pay_column(rows), pages)


def _rank(level: str) -> tuple[int, str]:
    """The sort key of a level of education: known levels first, then others, unstated ones last."""
    known = level_of(level)
    if known in LEVELS:
        return LEVELS.index(known), level
    return len(LEVELS) + (1 if known == VARIES else 2 if level == UNSTATED else 0), level


_ColumnCells = tuple[Column, "Sequence[Cell]"]


def _pay_column(rows: Sequence[Facts]) -> _ColumnCells:
    return Column("Median pay a year", "number"), money_cells(_LOCALE, (one.pay for one in rows), "annual")


def _ranking(
    caption: str, rows: Sequence[Facts], column: _ColumnCells, pages: Mapping[str, str], notes: tuple[str, ...]
) -> DataTable | None:
    """A table of ``rows``, best first; None if there are fewer than two."""
    return _table(caption, rows, column, pages, notes) if len(rows) > 1 else None


def _table(
    caption: str, rows: Sequence[Facts], column: _ColumnCells, pages: Mapping[str, str], notes: tuple[str, ...] = ()
) -> DataTable:
    titles = [Cell(one.title, f"#{one.slug}", one.lang) for one in rows]
    numbered = [Cell(pages[one.slug]) for one in rows]
    columns = ((Column("Occupation"), titles), column, (Column("Page", "number"), numbered))
    return table(_LOCALE, caption, columns, notes=notes)
