"""Front matter and index of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from brochure.compose.blocks import Block, Heading, Paragraph, Run, Section
from brochure.compose.book.chapters import Facts, Part, Plan, alphabetical
from brochure.compose.book.cover import about_cover, cover
from brochure.compose.book.glance import glance, section
from brochure.compose.book.model import Cover, Entry, Front, Group, Listing
from brochure.compose.fillers import defined, questions_in, term
from brochure.compose.text import own_language, tidy
from brochure.compose.vocabulary import Label
from brochure.locale import Locale
from brochure.names import folded

CONTENTS, INDEX = "_contents", "_index"
DIGITS = "0–9"


def contents(
    plan: Plan, facts: Sequence[Facts], pages: Mapping[str, str], before: Sequence[tuple[str, str]]
) -> Listing:
    """The table of contents; ``before`` are titles and names of the sections between it and the first part."""
    locale, titles = plan.locale, {one.slug: Label(one.title, one.title_lang) for one in facts}
    groups = [
        Group(entry(locale, part.title, part.name, pages[part.name], part.lang), entries(locale, part, pages, titles))
        for part in plan.parts
    ]
    index = Group(entry(locale, locale.say("book.index"), INDEX, pages[INDEX]), ())
    alone = tuple([entry(locale, title, name, pages[name]) for title, name in before])
    title = locale.say("book.contents")
    return Listing(CONTENTS, title, locale.say("brochure.continued", title=title), (*groups, index), alone)


def entries(
    locale: Locale, part: Part, pages: Mapping[str, str], titles: Mapping[str, Label] | None = None
) -> tuple[Entry, ...]:
    """The occupations of ``part`` with their pages; those without one of the ``titles`` have that of their header."""
    found = []
    for one in part.occupations:
        text, lang = (titles or {}).get(one.slug) or Label(tidy(one.title), own_language(one.lang, locale.lang))
        found.append(entry(locale, text, one.slug, pages[one.slug], lang))
    return tuple(found)


def index(locale: Locale, facts: Sequence[Facts], pages: Mapping[str, str]) -> Listing:
    """All titles and other names, then all SOC codes, with the page number of each occupation."""
    groups: dict[str, list[Entry]] = {}
    langs = {one.slug: one.lang for one in facts}
    title_langs = {(one.title, one.slug): one.title_lang for one in facts}
    for text, slug in sorted(_names(facts), key=lambda named: (alphabetical(named[0]), named[0], pages[named[1]])):
        letter = alphabetical(text)[:1].upper()
        groups.setdefault(letter if letter.isalpha() else DIGITS, []).append(
            entry(locale, text, slug, pages[slug], title_langs.get((text, slug), langs[slug]))
        )
    sections = [Group(letter, tuple(entries)) for letter, entries in groups.items()]
    codes = sorted((f"{code} {title}", one.slug) for one in facts for code, title in one.codes)
    if codes:
        those = tuple([entry(locale, text, slug, pages[slug], langs[slug]) for text, slug in codes])
        sections.append(Group(locale.say("book.codes"), those))
    title = locale.say("book.index")
    return Listing(INDEX, title, locale.say("brochure.continued", title=title), tuple(sections))


def _names(facts: Iterable[Facts]) -> Iterator[tuple[str, str]]:
    """Each name and the slug that it links to; names of several occupations are followed by the title."""
    owners: dict[str, dict[str, tuple[str, str]]] = {}
    for one in facts:
        for text in (one.title, *one.names):
            owners.setdefault(folded(text), {}).setdefault(one.slug, (text, one.title))
    for occupations in owners.values():
        for slug, (text, title) in occupations.items():
            yield f"{text} ({title})" if len(occupations) > 1 and text != title else text, slug


def entry(locale: Locale, text: str, name: str, page: str, lang: str | None = None) -> Entry:
    """A line that links to the target ``name``; ``lang`` is the language of its text."""
    return Entry(text, name, page, locale.say("book.entry", text=text, page=page) if page else text, lang)


_TERMS = ("median", "mean", "projection", "openings", "soc")


def front(plan: Plan, facts: Sequence[Facts], pages: Mapping[str, str]) -> Front:
    """The front matter. ``facts`` are in the order of chapters; ``pages`` are the page numbers of link targets.

    The page numbers of the tables are known only after they are laid out; until then they are empty.
    """
    tables = tuple(glance(plan.locale, facts, pages))
    before = [(one.section.title, one.name) for one in tables]
    listing = contents(plan, facts, {name: "" for _, name in before} | dict(pages), before)
    picture = cover(plan, facts)
    near = _near(plan)
    imprint = _imprint(plan, picture, has_tables=bool(tables), credit=() if near else _credit(plan))
    return Front(picture, imprint, listing, tables, near)


def _imprint(plan: Plan, picture: Cover, *, has_tables: bool, credit: Sequence[Block]) -> Section:
    """How to use the book, and what its chapters have in common: terms, and questions worth asking."""
    locale = plan.locale
    contents = locale.say("book.about.contents") if any(part.named for part in plan.parts) else ""
    tables = locale.say("book.about.tables") if has_tables else ""
    use = [locale.say("book.about.pages"), contents, tables, locale.say("book.about.index")]
    blocks: list[Block] = [
        Paragraph((Run(text),)) for text in (" ".join(filter(None, use)), about_cover(locale, picture))
    ]
    blocks += [Paragraph(defined(term(locale, key))) for key in _TERMS]
    blocks += [Heading(3, locale.say("brochure.questions.title")), questions_in(locale, "book", paid=True)]
    return section(locale, "imprint", locale.say("book.about.title"), [*blocks, *credit])


def _credit(plan: Plan) -> tuple[Block, ...]:
    return (Paragraph((Run(plan.attribution),), "note"),) if plan.attribution else ()


def _near(plan: Plan) -> Section | None:
    """What the brand says to all readers, and the attribution; None if that is only its name."""
    if plan.imprint is None:
        return None
    from brochure.compose.brand import KEY, blocks_of  # noqa: PLC0415  most have none

    found = list(blocks_of(plan.imprint))
    return section(plan.locale, KEY, plan.imprint.title, [*found, *_credit(plan)]) if found else None
