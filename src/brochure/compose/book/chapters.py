"""The chapters of a book: the documents of brochures, with links between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, Cell, DataTable, Section
from brochure.compose.book.model import Chapter
from brochure.compose.document import compose

if TYPE_CHECKING:
    from brochure.compose.book.plan import Part, Plan
    from brochure.profile.local_pay import LocalPay
    from brochure.profile.model import Profile, SimilarOccupation
    from brochure.style.model import Style


def chapter(profile: Profile, slug: str, style: Style, part: Part, plan: Plan, local: LocalPay | None) -> Chapter:
    """The chapter of ``profile``, whose place is called ``slug``, with the pay in areas where it is given.

    What fills the last page of a brochure, the words explained among it, is left to the book as a whole.
    """
    document = compose(profile, style, local)
    sections = tuple(
        _linked(section, profile.similar, plan) if section.key == "similar" else section
        for section in document.sections
    )
    return Chapter(slug, part.title, replace(document, sections=sections, fillers=(), notes=""))


def _linked(section: Section, similar: tuple[SimilarOccupation, ...], plan: Plan) -> Section:
    """The table of similar occupations with links to those that are in the book."""

    def linked(block: Block) -> Block:
        if not isinstance(block, DataTable):
            return block
        rows = []
        for row, occupation in zip(block.rows, similar, strict=True):
            slug = plan.place(occupation.slug, occupation.title)
            first = Cell(row.cells[0].text, f"#{slug}") if slug else row.cells[0]
            rows.append(replace(row, cells=(first, *row.cells[1:])))
        return replace(block, rows=tuple(rows))

    return replace(section, blocks=tuple(map(linked, section.blocks)))
