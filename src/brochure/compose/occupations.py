"""Tables of the occupations that a profile covers: their jobs, wages and projections, in one table where possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from brochure.compose.amounts import month
from brochure.compose.blocks import Cell, Column, DataTable
from brochure.compose.context import Context, unanimous
from brochure.compose.naming import catalog_labels
from brochure.compose.tables import Shape, count_cells, label_cells, money_cells, signed_cells, table, text_cells
from brochure.locale import Locale
from brochure.names import folded
from brochure.profile.model import Amount, Employment, ProjectionRow, Projections, Wage
from brochure.profile.nesting import indents

Columns = list[tuple[Column, Sequence[Cell]]]


class Combined(NamedTuple):
    """Figures on the same occupations: ``rows`` of the projections, and the details of ``jobs`` and ``wages``.

    All are empty unless there are two kinds of them.
    """

    rows: tuple[ProjectionRow, ...] = ()
    jobs: Employment | None = None
    wages: tuple[Wage, ...] = ()

    @property
    def section(self) -> str:
        """The key of the section that has their table; empty if there is none."""
        return "job_outlook" if self.rows else "pay" if self.jobs else ""


def combined(context: Context) -> Combined:
    """The figures of ``context`` that fit in one table, from the sections that the document has."""
    profile, keys, projections = context.profile, context.keys, context.profile.projections
    held = [each for each in profile.employment if each.detailed and "work_environment" in keys]
    paid = [wage for wage in profile.wages if wage.detailed and "pay" in keys]
    if not (held or paid):
        return Combined()
    rows = projections.rows if projections and len(projections.rows) > 1 and "job_outlook" in keys else ()
    jobs = held[0] if len(held) == 1 else None
    names = [row.title for row in rows if not row.total] or [row.name for row in (jobs.detailed if jobs else ())]
    mine = set(map(folded, names))
    if len(mine) < len(names):
        return Combined()
    if jobs and projections and rows and not (_are_alike(mine, jobs) and _agrees(jobs, rows, projections.base_year)):
        jobs = None
    wages = tuple(wage for wage in paid if _are_alike(mine, wage))
    if len({(wage.statistic, wage.period) for wage in wages}) < len(wages):
        wages = ()
    return Combined(rows, jobs, wages) if bool(rows) + bool(jobs) + bool(wages) > 1 else Combined()


def _are_alike(names: AbstractSet[str], details: Employment | Wage) -> bool:
    """Whether at least half of all names are both in ``names`` and in ``details``, where each is once."""
    others = {folded(row.name) for row in details.detailed}
    common = len(others & names)
    return len(others) == len(details.detailed) and 2 * common >= len(names) + len(others) - common


def _agrees(jobs: Employment, rows: Sequence[ProjectionRow], year: int) -> bool:
    """Whether details have the same numbers as the projections; if not for the base ``year``, they may differ."""
    bases = {folded(row.title): row.base for row in sorted(rows, key=lambda row: not row.total)}
    same = all(row.jobs in (None, bases.get(folded(row.name), row.jobs)) for row in jobs.detailed)
    return same or jobs.as_of not in (None, year)


class _Line(NamedTuple):
    """A row of the table."""

    name: str
    shape: Shape
    row: ProjectionRow | None
    jobs: int | None
    wages: tuple[Amount | None, ...]


def occupations_table(context: Context, found: Combined) -> DataTable:
    """One table of all figures in ``found``, with a row for each occupation."""
    locale, projections = context.locale, context.profile.projections
    lines = _lines(context, found)
    columns: Columns = [
        _names(context, lines),
        *_jobs(locale, found, lines, projections),
        *_wages(locale, found, lines),
        *(_projected(locale, lines, projections) if projections and found.rows else ()),
    ]
    notes = (locale.say("jobs.rounded"),) if any(row.total for row in found.rows) else ()
    return table(locale, _caption(locale, found, projections), columns, [line.shape for line in lines], notes)


def _names(context: Context, lines: Sequence[_Line]) -> tuple[Column, Sequence[Cell]]:
    """The names of all rows; what names in an English document have in common is in the header."""
    names, locale = [line.name for line in lines], context.locale
    if context.is_english and not context.own_lang:
        shared, labels = catalog_labels(names, [line.shape[0] == "total" for line in lines])
        if shared:
            return Column(locale.say("jobs.table.occupation_shared", shared=shared)), text_cells(labels)
    return Column(locale.say("figures.columns.occupation")), label_cells(map(context.row_label, names))


def _lines(context: Context, found: Combined) -> list[_Line]:
    """The rows of the projections, then the occupations that only the details have."""
    jobs = {folded(row.name): row.jobs for row in (found.jobs.detailed if found.jobs else ())}
    wages = [{folded(row.name): row.value for row in wage.detailed} for wage in found.wages]
    single = {folded(row.title) for row in found.rows if not row.total}
    lines = []
    for row, indent in zip(found.rows, indents(found.rows), strict=True):
        is_whole, key = row is context.headline, folded(row.title)
        key = "" if row.total and key in single else key
        held = jobs.get(key, found.jobs.jobs if found.jobs and is_whole else None)
        paid = tuple(
            amounts.get(key, wage.value if is_whole and not wage.occupation else None)
            for wage, amounts in zip(found.wages, wages, strict=True)
        )
        lines.append(
            _Line(row.title, ("total" if row.total else "own" if is_whole else "plain", indent), row, held, paid)
        )
    named = {folded(line.name) for line in lines}
    indent = int(context.headline is not None and context.headline.total)
    details = [row.name for each in (found.jobs, *found.wages) if each for row in each.detailed]
    for key, name in {folded(name): name for name in details if folded(name) not in named}.items():
        lines.append(_Line(name, ("plain", indent), None, jobs.get(key), tuple(each.get(key) for each in wages)))
    return lines


def _jobs(locale: Locale, found: Combined, lines: Sequence[_Line], projections: Projections | None) -> Columns:
    """The number of jobs: one column, or two if the details are of another year than the projections."""
    if not (found.rows and projections):
        year = found.jobs.as_of if found.jobs else None
        return [(_jobs_column(locale, year), count_cells(locale, (line.jobs for line in lines)))]
    bases = [line.row.base if line.row else None for line in lines]
    if found.jobs and found.jobs.as_of not in (None, projections.base_year):
        return [
            (_jobs_column(locale, found.jobs.as_of), count_cells(locale, (line.jobs for line in lines))),
            (_jobs_column(locale, projections.base_year), count_cells(locale, bases)),
        ]
    counts = (line.jobs if base is None else base for line, base in zip(lines, bases, strict=True))
    return [(_jobs_column(locale, projections.base_year), count_cells(locale, counts))]


def _jobs_column(locale: Locale, year: int | None) -> Column:
    return Column(locale.say("jobs.table.jobs", year=str(year) if year else None), "number")


def _wages(locale: Locale, found: Combined, lines: Sequence[_Line]) -> Iterator[tuple[Column, Sequence[Cell]]]:
    """A column for each wage, with its month if the caption has none."""
    is_dated = _month(locale, found) is not None
    for place, wage in enumerate(found.wages):
        when = month(locale, wage.as_of) if wage.as_of and not is_dated else None
        header = locale.say(f"pay.column.{wage.statistic}.{wage.period}", when=when)
        yield Column(header, "number"), money_cells(locale, (line.wages[place] for line in lines), wage.period)


def _month(locale: Locale, found: Combined) -> str | None:
    """The month of all wages, in words; None if there are several, or it is unknown."""
    when = unanimous(wage.as_of for wage in found.wages)
    return month(locale, when) if when else None


def _projected(locale: Locale, lines: Sequence[_Line], projections: Projections) -> Columns:
    """The other columns of the projections; SOC codes, which few readers need, are last."""
    rows = [line.row for line in lines]
    codes = text_cells(_code(locale, row) for row in rows) if any(row and row.soc for row in rows) else ()
    projected = Column(locale.say("jobs.table.projected", year=str(projections.target_year)), "number")
    return [
        (
            Column(locale.say("jobs.table.percent"), "number"),
            signed_cells(locale, (row.percent if row else None for row in rows)),
        ),
        (
            Column(locale.say("jobs.table.change"), "number"),
            signed_cells(locale, (row.change if row else None for row in rows)),
        ),
        (projected, count_cells(locale, (row.projected if row else None for row in rows))),
        *([(Column(locale.say("jobs.table.soc")), codes)] if codes else ()),
    ]


def _code(locale: Locale, row: ProjectionRow | None) -> str | None:
    """The SOC code of a row, or why it has none: a dash would say that it is not published."""
    if row is None:
        return None
    return row.soc or (locale.say("jobs.table.several") if row.total else locale.say("jobs.table.none"))


def _caption(locale: Locale, found: Combined, projections: Projections | None) -> str:
    """``Jobs, wages in May 2024, and projections for 2024–34 by occupation``; only projections have a title alone."""
    if not (found.rows and projections):
        return locale.say("jobs.table.jobs_and_wages", month=_month(locale, found))
    span = locale.span(projections.base_year, projections.target_year)
    if not found.wages:
        return locale.say("jobs.table.projections", span=span)
    return locale.say("jobs.table.all_figures", month=_month(locale, found), span=span)
