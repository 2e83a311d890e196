"""Chapters of a book: documents with links between them, and the facts that are kept about each profile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, Cell, DataTable, Section
from brochure.compose.book.model import Chapter
from brochure.compose.context import Context
from brochure.compose.document import compose
from brochure.compose.keyfigures import headline_growth, headline_pay
from brochure.compose.requirements import requirement
from brochure.compose.text import tidy

if TYPE_CHECKING:
    from brochure.compose.book.plan import Part, Plan
    from brochure.profile.model import Amount, LocalPay, Profile, SimilarOccupation, YearMonth
    from brochure.style.model import Style


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts about a profile for tables, index and cover. Unknown ones are None or empty.

    ``pay`` is the annual median of the month ``paid``; ``growth`` a percentage over the years ``span`` (first, last).
    ``names`` are other names of the occupation and its detailed occupations; ``codes`` are SOC codes with the names of
    their occupations. ``lang`` is the language of title and names.
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


def facts_of(profile: Profile, slug: str) -> Facts:
    """The facts about ``profile``, whose link target in the book is ``slug``."""
    context = Context.of(profile)
    title, projections, quick = tidy(profile.title), profile.projections, profile.quick_facts
    headline = headline_pay(context)
    annual = headline if headline and (headline.wage.period, headline.wage.statistic) == ("annual", "median") else None
    rows = [row for row in (projections.rows if projections else ()) if not row.total]
    titles = {row.soc: tidy(row.title) for row in rows if row.soc}
    return Facts(
        slug=slug,
        title=title,
        names=tuple(dict.fromkeys(map(tidy, (*profile.aliases, *(row.title for row in rows))))),
        codes=tuple((code, titles.get(code, title)) for code in dict.fromkeys((*profile.soc, *titles))),
        pay=annual.value if annual else None,
        paid=annual.wage.as_of if annual else None,
        growth=headline_growth(context)[1] if projections else None,
        openings=projections.openings_per_year if projections else None,
        span=(projections.base_year, projections.target_year) if projections else None,
        education=requirement(quick.education) if quick and quick.education else "",
        lang=context.own_lang,
    )


def chapter(profile: Profile, slug: str, style: Style, part: Part, plan: Plan, local: LocalPay | None) -> Chapter:
    """The chapter on ``profile``, whose link target is ``slug``, with ``local`` pay if given.

    It has no fillers for the last page; the imprint of the book defines terms for all chapters.
    """
    document = compose(profile, style, local)
    sections = tuple(
        _linked(section, profile.similar, plan) if section.key == "similar" else section
        for section in document.sections
    )
    return Chapter(slug, part.title, replace(document, sections=sections, fillers=(), notes=""))


def _linked(section: Section, similar: tuple[SimilarOccupation, ...], plan: Plan) -> Section:
    """The table of similar occupations, with links to those in the book."""

    def linked(block: Block) -> Block:
        if not isinstance(block, DataTable):
            return block
        rows = []
        for row, occupation in zip(block.rows, similar, strict=True):
            slug = plan.target(occupation.slug, occupation.title)
            first = Cell(row.cells[0].text, f"#{slug}") if slug else row.cells[0]
            rows.append(replace(row, cells=(first, *row.cells[1:])))
        return replace(block, rows=tuple(rows))

    return replace(section, blocks=tuple(map(linked, section.blocks)))
