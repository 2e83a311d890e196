"""Similar occupations, as a table of what is known about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, Cell, Column
from brochure.compose.keyfigures import requirement, requirement_lang
from brochure.compose.numbers import MISSING
from brochure.compose.tables import money_cells, table, text_cells

if TYPE_CHECKING:
    from brochure.compose.context import Context


def similar(context: Context) -> tuple[Block, ...]:
    rows, own = context.profile.similar, context.own_lang
    if not rows:
        return ()
    columns = (
        (Column("Occupation"), text_cells((row.title for row in rows), own)),
        (Column("What they do"), text_cells((row.duties for row in rows), own)),
        (Column("Usual education"), [_education(row.education, own) for row in rows]),
        (Column("Median pay a year", "number"), money_cells((row.pay for row in rows), "annual")),
    )
    return (table("Occupations with similar work", columns),)


def _education(value: str | None, own: str | None) -> Cell:
    return Cell(requirement(value), lang=requirement_lang(value, own)) if value else Cell(MISSING)
