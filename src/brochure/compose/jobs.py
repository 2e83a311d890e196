"""Jobs: how many there are and where, how their number is projected to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brochure.compose.blocks import Bar, BarChart, Block, Column, DataTable, Paragraph, Text
from brochure.compose.context import Context, ranked, stated_change
from brochure.compose.job_statements import (
    change_statement,
    growth_statement,
    jobs_statement,
    only_industry,
    openings_statement,
)
from brochure.compose.naming import is_self_employed
from brochure.compose.occupations import Combined, combined, occupations_table
from brochure.compose.paces import pace_of
from brochure.compose.prose import prose
from brochure.compose.tables import bar_chart, captioned, chart_or_table, count_cells, label_cells, table
from brochure.compose.text import joined, tidy
from brochure.names import folded
from brochure.profile.markdown import plain_text
from brochure.profile.model import Employment, ProjectionRow, Projections

_ALL = 99  # percent, of shares that are rounded


def environment(context: Context) -> tuple[Block, ...]:
    """The section on the work environment: numbers of jobs, largest industries, then its prose.

    The sentences on all occupations come first: each chart names its own, so none needs the sentence beside it.
    """
    tabled, statements = combined(context).jobs, context.profile.employment
    last = max((place for place, statement in enumerate(statements) if _has_rest(statement)), default=None)
    figures: list[Block] = []
    for place, statement in enumerate(statements):
        if is_charted(statement):
            rest = (context.locale.say("jobs.rest"),) if place == last else ()
            figures.append(shares(context, statement, rest))
        if statement.detailed and statement is not tabled:
            figures.append(_detailed(context, statement))
    text = joined([sentence for statement in statements for sentence in _sentences(context, statement)])
    lead = [Paragraph(text, "lead")] if text else []
    return (*lead, *figures, *prose(context.sections.work_environment, context.vocabulary))


def _has_rest(statement: Employment) -> bool:
    """Whether a chart of the industries leaves out some jobs."""
    return is_charted(statement) and sum(share.percent for share in statement.industries) < _ALL


def is_charted(statement: Employment) -> bool:
    """Whether the industries are a chart; a single one is part of the sentence on all jobs."""
    return bool(statement.industries) and (len(statement.industries) > 1 or statement.jobs is None)


def _sentences(context: Context, statement: Employment) -> Iterator[Text]:
    """The number of jobs, and the industry if there is only one."""
    locale = context.locale
    yield jobs_statement(locale, context.name(statement.occupation).runs, statement)
    if statement.industries and not is_charted(statement):
        share = statement.industries[0]
        industry, is_own = context.vocabulary.industry_in_sentence(share.name), is_self_employed(share.name)
        yield only_industry(locale, industry.runs, share.percent, is_own_business=is_own)


def shares(context: Context, statement: Employment, notes: tuple[str, ...] = ()) -> BarChart | DataTable:
    """The industries that employ the most workers, as shares of all jobs."""
    locale = context.locale
    bars = []
    for share in statement.industries:
        label = context.vocabulary.industry(share.name)
        bars.append(Bar(label.text, share.percent, locale.percent(share.percent), own=True, lang=label.lang))
    caption = locale.text("jobs.employers", people=context.of_whom(statement.occupation), year=_year(statement))
    chart = captioned(bar_chart(plain_text(caption), tuple(bars), "share", notes), caption)
    return chart_or_table(chart, locale.say("figures.columns.industry"), locale.say("jobs.share"))


def _year(statement: Employment) -> str | None:
    return str(statement.as_of) if statement.as_of else None


def _detailed(context: Context, statement: Employment) -> DataTable:
    """Jobs by detailed occupation."""
    locale, rows = context.locale, statement.detailed
    names = label_cells(context.vocabulary.occupation(row.name) for row in rows)
    columns = (
        (Column(locale.say("figures.columns.occupation")), names),
        (Column(locale.say("figures.columns.jobs"), "number"), count_cells(locale, (row.jobs for row in rows))),
    )
    people = context.of_whom(statement.occupation)
    caption = locale.text("jobs.by_occupation", people=people, year=_year(statement))
    return captioned(table(locale, "", columns), caption)


_MAX_SENTENCES = 4
"""If no row is a total, up to this many occupations get a sentence each; more are in the table only."""


def outlook(context: Context) -> tuple[Block, ...]:
    """The section on the job outlook. The table is last, because the prose continues the statements."""
    projections = context.profile.projections
    blocks: list[Block] = []
    if projections:
        if statements := joined(_statements(context, projections)):
            blocks.append(Paragraph(statements, "lead"))
        blocks.extend(_growth(context, projections))
    blocks.extend(prose(context.sections.job_outlook, context.vocabulary))
    if projections and projections.rows and not _is_stated(context, projections):
        found = combined(context)
        blocks.append(occupations_table(context, found if found.rows else Combined(projections.rows)))
    return tuple(blocks)


def jobs_and_outlook(context: Context) -> tuple[Block, ...]:
    """Both sections as one, for fact sheets: all statements in one paragraph, then charts and tables."""
    jobs, future = environment(context), outlook(context)
    statements = [block.text for block in (*jobs, *future) if isinstance(block, Paragraph)]
    figures = [block for block in (*future, *jobs) if not isinstance(block, Paragraph)]
    lead = Paragraph(joined(statements), "lead")
    return (*([lead] if statements else []), *sorted(figures, key=lambda block: isinstance(block, DataTable)))


def _statements(context: Context, projections: Projections) -> Iterator[Text]:
    """Sentences on the growth of the whole or, without a total, of up to a few occupations; then on openings."""
    row, locale, openings = context.headline, context.locale, projections.openings_per_year
    people = () if context.is_bare and _has_named(context.profile.employment) else context.people()
    pace = pace_of(context.profile)
    view = () if pace else context.vocabulary.own(tidy(projections.outlook or "")).runs
    yield growth_statement(locale, people, context.growth, projections, pace, view)
    if row:
        yield _future_jobs(context, projections, row)
    if row is None and len(projections.rows) <= _MAX_SENTENCES:
        for part in projections.rows:
            yield growth_statement(locale, context.people(part.title), part.percent, projections)
    if openings is not None:
        yield openings_statement(locale, people, openings, projections)


def _future_jobs(context: Context, projections: Projections, row: ProjectionRow) -> Text:
    """The projected number of jobs; if a table with it follows, only the change, except in a fact sheet."""
    locale, change = context.locale, stated_change(row)
    if not _is_stated(context, projections):
        return change_statement(locale, projections, change, row.projected if context.is_bare else None)
    base = None if _has_jobs(context, projections, row.base) else row.base
    return change_statement(locale, projections, change, row.projected, base)


def _is_stated(context: Context, projections: Projections) -> bool:
    """Whether sentences and key figures contain everything of the only row, so that no table is needed."""
    if len(projections.rows) != 1:
        return False
    row, profile = projections.rows[0], context.profile
    named = {folded(name) for name in (profile.title, context.plural, *(bar.name for bar in projections.comparisons))}
    has_base = (row.change, row.projected) != (None, None) or _has_jobs(context, projections, row.base)
    return folded(row.title) in named and (row.soc is None or row.soc in profile.soc) and has_base


def _has_jobs(context: Context, projections: Projections, jobs: int | None) -> bool:
    """Whether the only statement on employment has this number of jobs, of the base year."""
    statements = context.profile.employment
    if jobs is None or len(statements) != 1:
        return jobs is None
    return statements[0].jobs == jobs and statements[0].as_of in (None, projections.base_year)


def _has_named(statements: Sequence[Employment]) -> bool:
    """Whether the statement of jobs that precedes it in a fact sheet names the occupation."""
    return len(statements) == 1 and statements[0].occupation is None and statements[0].jobs is not None


def _growth(context: Context, projections: Projections) -> Iterator[BarChart | DataTable]:
    """Growth compared with the group and with all occupations."""
    if not projections.comparisons:
        return
    locale = context.locale
    bars = []
    for bar, own in ranked(context, projections.comparisons, lambda bar: bar.percent == context.growth):
        label = context.bar_label(bar.name)
        bars.append(Bar(label.text, bar.percent, locale.percent(bar.percent, signed=True), own, lang=label.lang))
    span = locale.span(projections.base_year, projections.target_year)
    chart = bar_chart(locale.say("jobs.growth_chart", span=span), tuple(bars))
    yield chart_or_table(chart, locale.say("figures.columns.occupation_or_group"), locale.say("jobs.change_column"))
