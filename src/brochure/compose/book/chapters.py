"""The parts and chapters of a book, and the facts that are kept about each profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from brochure.compose.blocks import (
    DOT,
    Block,
    BulletList,
    Cell,
    DataTable,
    Document,
    Imprint,
    Row,
    Section,
    Text,
)
from brochure.compose.book.model import Chapter
from brochure.compose.brand import common_imprint
from brochure.compose.context import Context
from brochure.compose.document import MORE_SIMILAR, compose, eyebrow
from brochure.compose.fillers import EMPLOYERS
from brochure.compose.keyfigures import headline_growth, headline_pay
from brochure.compose.long_form import LongForm, longer, wants_text
from brochure.compose.material import Material
from brochure.compose.short_form import ShortForm, short_form
from brochure.compose.similar import names
from brochure.compose.sources import attribution
from brochure.compose.text import tidy
from brochure.compose.vocabulary import Label, Vocabulary
from brochure.locale import Language, Locale, locale_for, locale_of
from brochure.names import folded, unaccented
from brochure.profile.model import Amount, Profile, YearMonth
from brochure.style.model import Style

if TYPE_CHECKING:
    from brochure.brand.model import Branding
    from brochure.profile.find import Entry as Listed

By = Literal["category", "cluster", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverText:
    """The requested text of the cover; empty values are left out. ``areas`` are those of local pay in the chapters."""

    title: str = ""
    school: str = ""
    date: date | str = ""
    areas: tuple[str, ...] = ()


NO_COVER_TEXT = CoverText()


@dataclass(frozen=True, slots=True)
class Part:
    """Occupations of the ``group``, a category or cluster, by title; ``number`` counts from 1.

    ``title`` is the name of the group in the language of the book, or else in ``lang``. A book without parts has a
    single one that is not ``named``.
    """

    number: int
    title: str
    occupations: tuple[Listed, ...]
    named: bool = True
    group: str = ""
    lang: str | None = None

    @property
    def name(self) -> str:
        """The link target of its first page."""
        return f"_part-{self.number}" if self.named else self.occupations[0].slug

    @property
    def has_divider(self) -> bool:
        """Whether it opens with a page of its own; a single occupation needs none."""
        return self.named and len(self.occupations) > 1


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole book. ``lines`` are below its title on the cover. ``imprint`` says whose it is.

    ``lang`` is the language of the book, ``language`` that of all chapters if they are not in those of their profiles.
    ``by_title`` are the slugs of its occupations by their folded titles.
    """

    title: str
    lang: str
    language: Language | None
    school: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]
    attribution: str
    subject: str
    keywords: tuple[str, ...]
    slugs: frozenset[str]
    by_title: Mapping[str, str]
    school_lang: str | None = None
    imprint: Imprint | None = None

    @property
    def locale(self) -> Locale:
        return locale_of(self.lang)

    def target(self, slug: str | None, title: str) -> str | None:
        """The slug of the occupation in the book with this ``slug`` or else ``title``; None if it is not in it."""
        return slug if slug in self.slugs else self.by_title.get(folded(title))


def plan(
    occupations: Iterable[Listed],
    by: By,
    cover: CoverText = NO_COVER_TEXT,
    *,
    credited: bool = True,
    language: Language | None = None,
    branding: Branding | None = None,
) -> Plan:
    """A book of ``occupations`` in parts ``by`` category or cluster, or in one, each in alphabetical order.

    ``credited`` is whether it has content of the Bureau. Without a ``language``, the book is in that of all profiles
    or else in the default one, and each chapter in that of its profile. Without a school, the organization of
    ``branding`` is on the cover.
    """
    ordered = sorted(occupations, key=lambda one: (alphabetical(one.title), one.slug))
    locale = locale_for(language, [one.lang for one in ordered])
    parts = _parts(locale, ordered, by)
    imprint = common_imprint(branding, locale)
    school, school_lang = _school(cover, imprint)
    size = _size(locale, len(ordered), len(parts), by)
    return Plan(
        title=tidy(cover.title) or locale.say("book.title"),
        lang=locale.lang,
        language=language,
        school=school,
        lines=tuple(filter(None, (_day(locale, cover.date), size, _areas(locale, cover.areas)))),
        parts=parts,
        attribution=attribution(locale) if credited else "",
        subject=locale.say("book.subject", size=size),
        keywords=tuple(part.title for part in parts if part.named),
        slugs=frozenset(one.slug for one in ordered),
        by_title={folded(one.title): one.slug for one in reversed(ordered)},
        school_lang=school_lang,
        imprint=imprint,
    )


def _school(cover: CoverText, imprint: Imprint | None) -> tuple[str, str | None]:
    """Whose book it is, as requested or else by its brand, and the language of that if it is not that of the book."""
    if cover.school or imprint is None or imprint.contact is None:
        return tidy(cover.school), None
    contact = imprint.contact
    return DOT.join(filter(None, (contact.organization, contact.department))), contact.lang


def _parts(locale: Locale, ordered: Sequence[Listed], by: By) -> tuple[Part, ...]:
    """The parts of a book by title, then that of the occupations without one."""
    groups: dict[str, list[Listed]] = {}
    for one in ordered:
        groups.setdefault({"category": one.category, "cluster": one.cluster, "none": None}[by] or "", []).append(one)
    titles = {group: _name(locale, group, those, by) for group, those in groups.items() if group}
    if not titles:
        only = locale.say("book.occupations")
        return (Part(1, only, tuple(ordered), named=False),) if ordered else ()
    names = sorted(titles, key=lambda group: alphabetical(titles[group].text))
    if "" in groups:
        titles[""] = Label(locale.say("book.other_occupations"))
        names.append("")
    return tuple([
        Part(number, titles[group].text, tuple(groups[group]), group=group, lang=titles[group].lang)
        for number, group in enumerate(names, 1)
    ])  # fmt: skip


def _name(locale: Locale, group: str, occupations: Sequence[Listed], by: By) -> Label:
    """The name of a category or cluster, whose language is that of its ``occupations`` if it is not a known one."""
    vocabulary = Vocabulary(locale, occupations[0].lang)
    return vocabulary.field(group, None) if by == "cluster" else vocabulary.field(None, group)


def _size(locale: Locale, occupations: int, parts: int, by: By) -> str:
    size = locale.say("book.size", occupations)
    if parts < 2 or by == "none":
        return size
    return locale.say(f"book.in_parts.{by}", size=size, parts=locale.number(parts))


def _day(locale: Locale, when: date | str) -> str:
    return tidy(when) if isinstance(when, str) else locale.day(when)


def _areas(locale: Locale, areas: Sequence[str]) -> str:
    return locale.say("book.areas", areas=locale.listing([tidy(area) for area in areas])) if areas else ""


def alphabetical(text: str) -> str:
    """The sort key of ``text``: without case, accents and punctuation."""
    return folded(unaccented(text))


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts about a profile for tables, index and cover. Unknown ones are None or empty.

    ``pay`` is the annual median of the month ``paid``, or ``hourly`` the hourly one if no annual one is published;
    ``growth`` is a percentage over the years ``span`` (first, last).
    ``names`` are other names of the occupation and its detailed occupations; ``codes`` are SOC codes with the names of
    their occupations. ``education`` is as in the profile. ``lang`` is the language of the profile's text if that is not
    the one of the book, ``title_lang`` that of the title, which is that of the chapter and may be translated.
    """

    slug: str
    title: str
    names: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]
    pay: Amount | None
    paid: YearMonth | None
    growth: float | None
    openings: int | None
    span: tuple[int, int] | None
    education: str
    lang: str | None = None
    hourly: Amount | None = None
    title_lang: str | None = None


def facts_of(locale: Locale, profile: Profile, slug: str) -> Facts:
    """The facts about ``profile``, whose link target in the book is ``slug``."""
    context = Context.of(profile, locale=locale)
    title, projections, quick = tidy(profile.title), profile.projections, profile.quick_facts
    printed = context.title
    headline = headline_pay(context)
    median = headline if headline and headline.wage.statistic == "median" else None
    is_annual = median is not None and median.wage.period == "annual"
    rows = [row for row in (projections.rows if projections else ()) if not row.total]
    titles = {row.soc: tidy(row.title) for row in rows if row.soc}
    return Facts(
        slug=slug,
        title=printed.text,
        title_lang=printed.lang,
        names=tuple(dict.fromkeys(map(tidy, (profile.title, *profile.aliases, *(row.title for row in rows))))),
        codes=tuple((code, titles.get(code, title)) for code in dict.fromkeys((*profile.soc, *titles))),
        pay=median.value if median and is_annual else None,
        paid=median.wage.as_of if median else None,
        growth=headline_growth(context)[1] if projections else None,
        openings=projections.openings_per_year if projections else None,
        span=(projections.base_year, projections.target_year) if projections else None,
        education=(quick and quick.education) or "",
        lang=context.own_lang,
        hourly=median.value if median and not is_annual else None,
    )


def chapter(material: Material, slug: str, style: Style, part: Part, plan: Plan) -> Chapter:
    """The chapter of ``material``, whose link target is ``slug``, in the language that ``plan`` asks for.

    Its branding is what a brand says on single occupations, for which composed pages of chapters have no place.
    Its field is that of the part, as in running heads.
    """
    profile = material.profile
    locale = locale_for(plan.language, [profile.lang])
    material = material._replace(locale=locale)
    is_of_category = part.group == profile.category
    vocabulary = Vocabulary(locale, profile.lang, profile.translations)
    name = vocabulary.field(None if is_of_category else profile.cluster, profile.category)
    targets = _targets(profile, plan, vocabulary)
    content: Document | ShortForm | LongForm
    if style.form != "field":
        content = _bound(material, style, name, targets)
    else:
        short = short_form(material._replace(branding=None))
        content = short._replace(
            field=name.text,
            field_lang=name.lang,
            similar=short.similar and _linked_table(short.similar, targets),
        )
        if wants_text(style):
            content = longer(content, _bound(material, style, name, targets))
    return Chapter(slug, part.title if part.named else plan.title, content, level=2 if part.has_divider else 1)


def _bound(material: Material, style: Style, field: Label, targets: Targets) -> Document:
    """The document of ``material``, whose ``field`` is called so, with links to ``targets``.

    Its only filler explains its employers; the imprint of the book has questions and terms for all chapters. The brand
    has a section on the occupation, but no name at the head, which is on the cover.
    """
    document = compose(material, style)._replace(imprint=None)
    sections = tuple([_linked(section, targets) if section.key in LINKED else section for section in document.sections])
    fillers = tuple(filler for filler in document.fillers if filler.key == EMPLOYERS)
    above = eyebrow(locale_of(material.lang), field.text, material.profile.soc)
    return document._replace(eyebrow=above, eyebrow_lang=field.lang, sections=sections, fillers=fillers, notes="")


LINKED = frozenset(("similar", MORE_SIMILAR))
"""Keys of sections on similar occupations."""


Targets = Mapping[str, str | None]
"""The slugs of similar occupations that are in the book, by all their names."""


def _targets(profile: Profile, plan: Plan, vocabulary: Vocabulary) -> Targets:
    named = [(name, each) for each in profile.similar for name in names(each, vocabulary)]
    return {name: plan.target(each.slug, each.title) for name, each in named}


def _linked_table(table: DataTable, targets: Targets) -> DataTable:
    """A table of similar occupations, with links to those in the book."""

    def linked(row: Row) -> Row:
        first, *others = row.cells
        slug = targets.get(first.text)
        return row._replace(cells=(Cell(first.text, f"#{slug}", first.lang), *others)) if slug else row

    return table._replace(rows=tuple(map(linked, table.rows)))


def _linked(section: Section, targets: Targets) -> Section:
    """The section on similar occupations, with links to those in the book."""

    def linked_text(text: Text) -> Text:
        title, *others = text
        slug = targets.get(title.text.removesuffix("."))
        return (title._replace(href=f"#{slug}"), *others) if slug else text

    def linked_block(block: Block) -> Block:
        if isinstance(block, DataTable):
            return _linked_table(block, targets)
        return block._replace(items=tuple(map(linked_text, block.items))) if isinstance(block, BulletList) else block

    def linked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(linked_block, blocks))

    return section._replace(blocks=linked(section.blocks), compact=linked(section.compact), brief=linked(section.brief))
