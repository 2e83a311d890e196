"""Whose brochure it is, and what the brand says to readers nearby: whom to ask, notes, programs, events.

What the brand says is in its language, what the program says around that in the language of composed text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from brochure.compose.addresses import typed
from brochure.compose.amounts import money
from brochure.compose.blocks import (
    Block,
    BulletList,
    Cell,
    Column,
    Contact,
    DataTable,
    Heading,
    Illustration,
    Imprint,
    Paragraph,
    QrLink,
    Row,
    Run,
    Section,
    Text,
)
from brochure.compose.context import Context
from brochure.compose.next_steps import qr_link
from brochure.compose.similar import entries
from brochure.compose.text import own_language, tidy, tidy_text
from brochure.locale import Locale

if TYPE_CHECKING:  # declarations of brand files take long to make, and most brochures have no brand
    from brochure.brand.kinds import Cost, Note
    from brochure.brand.model import Brand, Branding, Event, Link, Program

KEY = "brand"
"""The key of the section that an imprint becomes in a brochure."""


def imprint(context: Context, branding: Branding | None) -> Imprint | None:
    """What ``branding`` says on the occupation of ``context``; None if there is nothing."""
    profile = context.profile
    return None if branding is None else _imprint(branding, context.locale, profile.slug, profile.soc)


def common_imprint(branding: Branding | None, locale: Locale) -> Imprint | None:
    """What ``branding`` says in a document on several occupations: what it says on every one."""
    return None if branding is None else _imprint(branding, locale, "", ())


def _imprint(branding: Branding, locale: Locale, slug: str, soc: Sequence[str]) -> Imprint | None:
    brand, on_it = branding.brand, branding.note_on(slug, soc)
    if brand is None:
        return Imprint(locale.say("brand.note"), about=_paragraphs(on_it, None)) if on_it else None
    lang = own_language(brand.lang, locale.lang)
    logo = Illustration(branding.logo, tidy(brand.logo.alt), lang=lang) if brand.logo and branding.logo else None
    return Imprint(
        locale.say("brand.title"),
        _contact(brand, locale, lang),
        logo,
        _paragraphs(on_it, None if on_it is branding.note else lang),
        _paragraphs(brand.note, lang),
        _programs(branding.programs_on(slug, soc), locale, lang),
        _events(branding.events_on(slug, soc), locale, lang),
    )


def with_imprint(
    sections: tuple[Section, ...], found: Imprint | None, context: Context, *, with_lists: bool = False
) -> tuple[Section, ...]:
    """``sections`` of a brochure and what ``found`` has besides its head, at the end but before the sources.

    Programs and events are tables or, ``with_lists``, which are for large type, lists. Where they are tables, that
    section and the similar occupations have brief forms, with which most brochures have room for it.
    """
    blocks = tuple(blocks_of(found, with_lists=with_lists)) if found else ()
    if found is None or not blocks:
        return sections
    continued = context.locale.say("brand.continued", title=found.title)
    added = Section(KEY, found.title, blocks, continued)
    if not with_lists:
        added = added._replace(brief=tuple(_in_brief(found)))
        listed = entries(context)
        sections = tuple([
            section._replace(brief=(BulletList(listed),), compact=section.compact or section.blocks)
            if section.key == "similar" else section for section in sections
        ])  # fmt: skip
    count = len(sections) - (bool(sections) and sections[-1].key == "sources")
    return (*sections[:count], added, *sections[count:])


def _in_brief(found: Imprint) -> Iterator[Block]:
    """The same as :func:`blocks_of`, all in columns."""
    if found.contact and not found.contact.is_empty:
        yield found.contact._replace(in_column=True)
    yield from map(Paragraph, found.notes)
    for table, lines in ((found.programs, found.program_lines), (found.events, found.event_lines)):
        if table:
            yield Heading(3, table.caption)
            yield BulletList(lines)


def blocks_of(found: Imprint, *, with_lists: bool = False) -> Iterator[Block]:
    """What ``found`` says besides its head; programs and events as lists or else as tables."""
    yield from map(Paragraph, found.notes)
    if found.contact and not found.contact.is_empty:
        yield found.contact
    for table, lines in ((found.programs, found.program_lines), (found.events, found.event_lines)):
        if table and with_lists:
            yield Heading(3, table.caption)
            yield BulletList(lines)
        elif table:
            yield table


def _contact(brand: Brand, locale: Locale, lang: str | None) -> Contact:
    return Contact(
        tidy(brand.organization),
        tidy(brand.department or ""),
        brand.contact,  # telephone numbers are literal text
        tuple(map(tidy, brand.hours)),
        locale.say("brand.hours"),
        brand.address,
        locale.say("brand.address"),
        _link(brand.link, locale, lang) if brand.link else None,
        lang,
    )


def _link(link: Link, locale: Locale, lang: str | None) -> QrLink:
    if link.title:
        return qr_link(locale, tidy(link.title), link.url, lang)
    return qr_link(locale, locale.say("brand.link"), link.url)


def _paragraphs(note: Note | None, lang: str | None) -> tuple[Text, ...]:
    if note is None:
        return ()
    return tuple(
        tuple([Run(run.text, run.bold, run.italic, run.href, lang) for run in tidy_text(text)])
        for text in note.paragraphs
    )


def _programs(programs: Sequence[Program], locale: Locale, lang: str | None) -> DataTable | None:
    """A table of ``programs`` with the columns that any of them fills."""
    rows = [
        (
            Cell(tidy(one.program), lang=lang),
            Cell(tidy(one.school), lang=lang),
            Cell(tidy(one.length or ""), lang=lang),
            _cost(one.cost, locale, lang),
            _online(one.link),
        )
        for one in programs
    ]
    heads = [locale.say(f"brand.columns.{head}") for head in ("program", "school", "length", "cost", "online")]
    return _table(locale.say("brand.programs"), heads, rows) if rows else None


def _events(events: Sequence[Event], locale: Locale, lang: str | None) -> DataTable | None:
    """A table of ``events`` by day, with the columns that any of them fills."""
    rows = [
        (
            Cell(tidy(one.name), lang=lang),
            Cell(locale.day(one.date)),
            Cell(tidy(one.time or ""), lang=lang),
            Cell(tidy(one.place or ""), lang=lang),
            _online(one.link),
        )
        for one in sorted(events, key=lambda one: one.date)
    ]
    heads = [locale.say(f"brand.columns.{head}") for head in ("event", "day", "time", "place", "online")]
    return _table(locale.say("brand.events"), heads, rows) if rows else None


def _table(caption: str, heads: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> DataTable:
    used = [place for place in range(len(heads)) if any(row[place].text for row in rows)]
    columns = tuple([Column(heads[place]) for place in used])
    return DataTable(caption, columns, tuple([Row(tuple([row[place] for place in used])) for row in rows]))


def _cost(cost: Cost | None, locale: Locale, lang: str | None) -> Cell:
    if cost is None:
        return Cell("")
    if cost.dollars is None:
        return Cell(tidy(cost.words), lang=lang)
    return Cell(money(locale, cost.dollars, "annual") if cost.dollars else locale.say("brand.no_cost"))


def _online(url: str | None) -> Cell:
    return Cell(typed(url), url) if url else Cell("")
