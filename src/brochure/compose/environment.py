"""Work environment: how many jobs, in which industries, then the prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose import numbers
from brochure.compose.blocks import Bar, BarChart, Block, Column, DataTable, Paragraph
from brochure.compose.charts import chart_or_table
from brochure.compose.language import about, joined
from brochure.compose.naming import industry_label, occupation_label
from brochure.compose.prose import prose
from brochure.compose.tables import count_cells, table, text_cells
from brochure.compose.wording import jobs_statement, only_industry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brochure.compose.context import Context
    from brochure.profile.model import Employment


def environment(context: Context) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for statement in context.profile.employment:
        blocks.extend(_statement(context, statement))
    return (*blocks, *prose(context.profile.sections.work_environment, context.own_lang))


def _statement(context: Context, statement: Employment) -> Iterator[Block]:
    own = context.own_lang
    said = [about(lambda subject: jobs_statement(subject, statement), context.subject(statement.occupation), own)]
    in_words = len(statement.industries) == 1 and statement.jobs is not None
    if in_words:
        share = statement.industries[0]
        said.append(about(lambda name: only_industry(name, share.percent), industry_label(share.name, own), own))
    if text := joined(said):
        yield Paragraph(text, "lead")
    if statement.industries and not in_words:
        yield _shares(context, statement)
    if statement.detailed:
        yield _detailed(context, statement)


def _caption(context: Context, what: str, statement: Employment, measure: str = "") -> str:
    """``what``, whose it is where statements have to be told apart, how it is measured, and the year."""
    whose = f" of {context.subject(statement.occupation)}" if statement.occupation else ""
    return ", ".join(filter(None, (what + whose, measure, str(statement.as_of or ""))))


def _shares(context: Context, statement: Employment) -> BarChart | DataTable:
    """The largest employers, as shares of all jobs."""
    own = context.own_lang
    bars = tuple(
        Bar(industry_label(share.name, own), share.percent, f"{numbers.number(share.percent)}%")
        for share in statement.industries
    )
    said = " ".join(f"{bar.label}: {bar.text}." for bar in bars)
    rest = sum(share.percent for share in statement.industries) < 99
    caption = _caption(context, "Largest employers", statement, "share of jobs")
    chart = BarChart(
        caption=caption,
        alt=f"{caption}. {said}",
        bars=bars,
        kind="share",
        notes=("The rest of the jobs are in other industries.",) if rest else (),
    )
    return chart_or_table(chart, "Industry", "Share of jobs", context.own_lang)


def _detailed(context: Context, statement: Employment) -> DataTable:
    """Jobs of the occupations within this one."""
    own = context.own_lang
    columns = (
        (Column("Occupation"), text_cells((occupation_label(row.name, own) for row in statement.detailed), own)),
        (Column("Jobs", "number"), count_cells(row.jobs for row in statement.detailed)),
    )
    return table(_caption(context, "Jobs by occupation", statement), columns)
