"""Job outlook: what is projected, growth beside the average, the projections table, then the prospects."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.compose import numbers
from brochure.compose.blocks import Bar, BarChart, Block, Cell, Column, DataTable, Paragraph, Row, Run
from brochure.compose.context import Context, ranked
from brochure.compose.nesting import indents
from brochure.compose.prose import prose
from brochure.compose.tables import cell_notes, count_cell, signed_cell
from brochure.compose.typography import tidy
from brochure.compose.wording import change_statement, growth_statement, openings_statement
from brochure.profile.model import ProjectionRow, Projections

_SENTENCES = 4
"""So many occupations get a sentence each where no row sums them up; beyond that the table has to do."""


def outlook(context: Context) -> tuple[Block, ...]:
    projections = context.profile.projections
    blocks: list[Block] = []
    if projections:
        if said := " ".join(_statements(context, projections)):
            blocks.append(Paragraph((Run(said),), "lead"))
        blocks.extend(_growth(context, projections))
        blocks.extend(_table(projections, context.headline))
    blocks.extend(prose(context.profile.sections.job_outlook))
    return tuple(blocks)


def _statements(context: Context, projections: Projections) -> Iterator[str]:
    """The lead, sentence by sentence."""
    row = context.headline
    if row or not projections.rows or len(projections.rows) > _SENTENCES:
        percent = row.percent if row else None
        yield from filter(None, (growth_statement(context.plural, percent, projections, projections.outlook),))
        if row and row.change is not None:
            yield change_statement(row.change, projections)
    else:
        for part in projections.rows:
            yield from filter(None, (growth_statement(context.subject(part.title), part.percent, projections, None),))
    if projections.openings_per_year is not None:
        yield openings_statement(context.plural, projections.openings_per_year, projections)


def _growth(context: Context, projections: Projections) -> Iterator[BarChart]:
    """Growth beside that of the group and of all occupations."""
    if not projections.comparisons:
        return
    own_percent = context.headline.percent if context.headline else None
    bars = tuple(
        Bar(tidy(bar.name), bar.percent, f"{numbers.signed(bar.percent)}%", own)
        for bar, own in ranked(context, projections.comparisons, lambda bar: bar.percent == own_percent)
    )
    caption = f"Projected change in employment, {numbers.span(projections.base_year, projections.target_year)}"
    said = " ".join(f"{bar.label}: {bar.text}." for bar in bars)
    yield BarChart(caption, f"{caption}. {said}", bars)


def _table(projections: Projections, headline: ProjectionRow | None) -> Iterator[DataTable]:
    """One row an occupation, with only the columns that any of them has a value for."""
    rows = projections.rows
    first, last = projections.base_year, projections.target_year
    columns = [
        (Column("Occupation"), [Cell(tidy(row.title)) for row in rows]),
        (Column("SOC code"), [Cell(row.soc or numbers.MISSING) for row in rows]),
        (Column(f"Jobs, {first}", "number"), [count_cell(row.base) for row in rows]),
        (Column(f"Projected jobs, {last}", "number"), [count_cell(row.projected) for row in rows]),
        (Column("Change, %", "number"), [signed_cell(row.percent) for row in rows]),
        (Column("Change in jobs", "number"), [signed_cell(row.change) for row in rows]),
    ]
    kept = [column for column in columns if any(cell.text != numbers.MISSING for cell in column[1])]
    if len(kept) < 2:
        return
    cells = list(zip(*(cells for _, cells in kept), strict=True))
    yield DataTable(
        caption=f"Employment projections, {numbers.span(first, last)}",
        columns=tuple(column for column, _ in kept),
        rows=tuple(
            Row(line, "total" if row.total else "own" if row is headline else "plain", indent)
            for row, line, indent in zip(rows, cells, indents(rows), strict=True)
        ),
        notes=cell_notes(cells) + (("Figures are rounded, so they may not add up.",) if len(rows) > 1 else ()),
    )
