"""Similar occupations, as a table of what is known about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, Column
from brochure.compose.keyfigures import requirement
from brochure.compose.tables import money_cells, table, text_cells

if TYPE_CHECKING:
    from brochure.compose.context import Context


def similar(context: Context) -> tuple[Block, ...]:
    rows = context.profile.similar
    if not rows:
        return ()
    columns = (
        (Column("Occupation"), text_cells(row.title for row in rows)),
        (Column("What they do"), text_cells(row.duties for row in rows)),
        (Column("Usual education"), text_cells(row.education and requirement(row.education) for row in rows)),
        (Column("Median pay a year", "number"), money_cells((row.pay for row in rows), "annual")),
    )
    return (table("Occupations with similar work", columns),)
