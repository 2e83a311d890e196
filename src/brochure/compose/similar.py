"""Similar occupations, as a table of what is known about them."""

from __future__ import annotations

from brochure.compose import numbers
from brochure.compose.blocks import Block, Cell, Column, DataTable, Row
from brochure.compose.context import Context
from brochure.compose.keyfigures import requirement
from brochure.compose.tables import cell_notes, money_cells
from brochure.compose.typography import tidy


def similar(context: Context) -> tuple[Block, ...]:
    rows = context.profile.similar
    if not rows:
        return ()
    columns = [
        (Column("Occupation"), [Cell(tidy(row.title)) for row in rows]),
        (Column("What they do"), [Cell(tidy(row.duties) if row.duties else numbers.MISSING) for row in rows]),
        (
            Column("Usual education"),
            [Cell(requirement(None, row.education) if row.education else numbers.MISSING) for row in rows],
        ),
        (Column("Median pay a year", "number"), money_cells((row.pay for row in rows), "annual")),
    ]
    kept = [column for column in columns if any(cell.text != numbers.MISSING for cell in column[1])]
    cells = list(zip(*(cells for _, cells in kept), strict=True))
    return (
        DataTable(
            caption="Occupations with similar work",
            columns=tuple(column for column, _ in kept),
            rows=tuple(map(Row, cells)),
            notes=cell_notes(cells),
        ),
    )
