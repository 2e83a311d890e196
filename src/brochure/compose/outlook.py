"""Job outlook: what is projected, growth beside the average, the projections table, then the prospects."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from brochure.compose import numbers
from brochure.compose.blocks import Bar, BarChart, Block, Column, DataTable, Paragraph, Run, Text
from brochure.compose.charts import chart_or_table
from brochure.compose.context import Context, ranked
from brochure.compose.language import about, joined
from brochure.compose.naming import occupation_label
from brochure.compose.nesting import indents
from brochure.compose.prose import prose
from brochure.compose.tables import Shape, count_cells, signed_cells, table, text_cells
from brochure.compose.wording import change_statement, growth_statement, openings_statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from brochure.profile.model import Employment, Projections

_SENTENCES = 4
"""So many occupations get a sentence each where no row sums them up; beyond that the table has to do."""


def outlook(context: Context) -> tuple[Block, ...]:
    """The table stands last, as in the handbook: the prose speaks on from the statements."""
    projections = context.profile.projections
    blocks: list[Block] = []
    if projections:
        if said := joined(_statements(context, projections)):
            blocks.append(Paragraph(said, "lead"))
        blocks.extend(_growth(context, projections))
    blocks.extend(prose(context.profile.sections.job_outlook, context.own_lang))
    if projections and not (context.is_bare and len(projections.rows) == 1 and projections.rows[0].change is not None):
        blocks.extend(_table(context, projections))  # of a single row a fact sheet has said it all
    return tuple(blocks)


def _statements(context: Context, projections: Projections) -> Iterator[Text]:
    """The lead, sentence by sentence: the whole, or each of a few occupations that nothing sums up, then openings."""
    row, own, growth, openings = context.headline, context.own_lang, context.growth, projections.openings_per_year
    subject = "" if context.is_bare and _has_named(context.profile.employment) else context.plural
    yield about(lambda name: growth_statement(name, growth, projections, projections.outlook), subject, own)
    if row and row.change is not None:
        yield (Run(change_statement(row.change, projections, row.projected if context.is_bare else None)),)
    if row is None and len(projections.rows) <= _SENTENCES:
        for part in projections.rows:
            percent, of_part = part.percent, context.subject(part.title)
            yield about(partial(growth_statement, percent=percent, projections=projections, outlook=None), of_part, own)
    if openings is not None:
        yield about(lambda name: openings_statement(name, openings, projections), subject, own)


def _has_named(statements: Sequence[Employment]) -> bool:
    """Whether a single statement of jobs, which stands before in a fact sheet, has named the occupation."""
    return len(statements) == 1 and statements[0].occupation is None and statements[0].jobs is not None


def _growth(context: Context, projections: Projections) -> Iterator[BarChart | DataTable]:
    """Growth beside that of the group and of all occupations."""
    if not projections.comparisons:
        return
    bars = tuple(
        Bar(occupation_label(bar.name, context.own_lang), bar.percent, f"{numbers.signed(bar.percent)}%", own)
        for bar, own in ranked(context, projections.comparisons, lambda bar: bar.percent == context.growth)
    )
    caption = f"Projected change in employment, {numbers.span(projections.base_year, projections.target_year)}"
    said = " ".join(f"{bar.label}: {bar.text}." for bar in bars)
    yield chart_or_table(
        BarChart(caption, f"{caption}. {said}", bars), "Occupation or group", "Change", context.own_lang
    )


def _table(context: Context, projections: Projections) -> Iterator[DataTable]:
    """One row an occupation."""
    rows, headline, own = projections.rows, context.headline, context.own_lang
    if not rows:
        return
    first, last = projections.base_year, projections.target_year
    columns = (
        (Column("Occupation"), text_cells((occupation_label(row.title, own) for row in rows), own)),
        (Column("SOC code"), text_cells(row.soc for row in rows)),
        (Column(f"Jobs, {first}", "number"), count_cells(row.base for row in rows)),
        (Column(f"Projected jobs, {last}", "number"), count_cells(row.projected for row in rows)),
        (Column("Change, %", "number"), signed_cells(row.percent for row in rows)),
        (Column("Change in jobs", "number"), signed_cells(row.change for row in rows)),
    )
    shapes: list[Shape] = [
        ("total" if row.total else "own" if row is headline else "plain", indent)
        for row, indent in zip(rows, indents(rows), strict=True)
    ]
    rounding = ("Figures are rounded, so they may not add up.",) if any(row.total for row in rows) else ()
    yield table(f"Employment projections, {numbers.span(first, last)}", columns, shapes, rounding)
