"""Local pay: statements, charts and tables of areas compared with the nation.

The table of a single occupation has a row for each area. For several occupations, each area has a table with a row for
each of them and a column for the nation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from brochure.compose import numbers
from brochure.compose.blocks import Block, Heading, KeyFigure, Paragraph, Run, Text
from brochure.compose.grammar import capitalized
from brochure.compose.language import about, joined
from brochure.compose.local_pay.tables import Named, dated, gaps, months, pay_chart, pay_table, spread_of
from brochure.compose.local_pay.wording import (
    NATION,
    areas_statement,
    left_out,
    no_figures,
    occupations_statement,
    place,
    survey_citation,
    survey_note,
)
from brochure.compose.naming import occupation_in_sentence, occupation_label
from brochure.compose.tables import MAX_BARS
from brochure.compose.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from brochure.compose.blocks import DataTable, RangeChart
    from brochure.compose.context import Context
    from brochure.compose.local_pay.tables import Spread
    from brochure.profile.model import LocalPay, OccupationPay, Period

HEADING = "Pay where you live"
MAX_CHARTS = 2
"""The maximum number of areas with charts if there are several occupations."""


def local_pay(context: Context) -> tuple[Block, ...]:
    """The local part of the section on pay; () if the brochure has no areas."""
    local = context.local
    if local is None:
        return ()
    occupations = _found(local)
    blocks: list[Block] = [Heading(3, HEADING)]
    if not occupations:
        areas = list(map(tidy, local.areas))
        return (*blocks, _lead(about(lambda name: no_figures(name, areas), context.plural, context.own_lang)))
    if len(occupations) == 1:
        return (*blocks, *_by_area(context, local, occupations[0]))
    return (*blocks, *_by_occupation(local, occupations))


def local_figure(context: Context) -> KeyFigure | None:
    """The median of the first area, if the profile is about one occupation that has it."""
    local = context.local
    if local is None or len(context.profile.soc) != 1 or not local.occupations:
        return None
    (occupation,) = local.occupations
    pay = occupation.areas[0]
    if pay is None or pay.median is None:
        return None
    per = "a year" if occupation.period == "annual" else "an hour"
    label = f"median pay {per} in {place(tidy(local.areas[0]))}"
    return KeyFigure(numbers.amount(pay.median, occupation.period), label, numbers.month(pay.as_of))


def local_source(context: Context) -> tuple[Run, ...]:
    """The survey among the sources; () if the brochure has none of its figures."""
    if context.local is None or not (occupations := _found(context.local)):
        return ()
    before, title, after = survey_citation(*_months(occupations))
    return Run(before), Run(title, italic=True), Run(after)


def _found(local: LocalPay) -> list[OccupationPay]:
    """The occupations with figures in any of the areas."""
    return [occupation for occupation in local.occupations if any(occupation.areas)]


def _months(occupations: Sequence[OccupationPay]) -> tuple[list[str], list[str]]:
    """The months of the figures for areas and for the nation, in words."""
    areas = months(pay.as_of for occupation in occupations for pay in occupation.areas if pay)
    return areas, months(occupation.nation.as_of for occupation in occupations if occupation.nation)


def _lead(text: Text) -> Paragraph:
    return Paragraph(text, "lead")


def _by_area(context: Context, local: LocalPay, occupation: OccupationPay) -> Iterator[Block]:
    """One occupation: its pay in each area and in the nation."""
    is_whole = len(context.profile.soc) == 1
    subject = context.plural if is_whole else occupation_in_sentence(occupation.title)
    lang = context.own_lang if is_whole else None
    areas = [(tidy(title), pay) for title, pay in zip(local.areas, occupation.areas, strict=True)]
    rows = [Named(title, pay) for title, pay in areas if pay]
    if occupation.nation:
        rows.append(Named(NATION, occupation.nation, own=False))
    paid = [(row.name, row.pay) for row in rows]
    statements = [about(lambda name: areas_statement(name, occupation.period, paid), subject, lang)]
    if missing := [title for title, pay in areas if pay is None]:
        statements.append(about(lambda name: no_figures(name, missing), subject, lang))
    yield _lead(joined(statements))
    when, named = dated(rows)
    spread = spread_of(row.pay for row in rows if row.own)
    wages = f"{occupation.period} wages of {subject}"
    if _is_drawn(rows, spread):
        yield pay_chart(capitalized(wages) + when, named, spread, occupation.period)
    own = [row.pay for row in rows if row.own]
    absent = _titles(other for other in local.occupations if not any(other.areas))
    others = (left_out([title for title, _ in areas], absent),) if absent else ()
    notes = (*others, *gaps(own, [occupation.nation], spread), survey_note(*_months([occupation])))
    yield pay_table(f"Jobs and {wages}{when}", "Area", named, spread, occupation.period, notes=notes)


def _by_occupation(local: LocalPay, occupations: Sequence[OccupationPay]) -> Iterator[Block]:
    """The pay of several occupations: a statement for each area, then charts and tables, which can be page-wide."""
    parts = [part for index in range(len(local.areas)) for part in _parts(local, index)]
    has_charts = len(local.areas) <= MAX_CHARTS
    yield from (_lead((Run(part.statement),)) for part in parts)
    for part in parts:
        if has_charts and part.chart:
            yield replace(part.chart, scale_max=_largest(other for other in parts if other.period == part.period))
    *tables, last = (part.table for part in parts if part.table)
    yield from tables
    explained = dict.fromkeys(note for part in parts for note in part.gaps)
    yield replace(last, notes=(*last.notes, *explained, survey_note(*_months(occupations))))


class _Part(NamedTuple):
    """The statement, chart, table and notes for the occupations of one ``period`` in one area."""

    period: Period
    statement: str
    chart: RangeChart | None = None
    table: DataTable | None = None
    gaps: tuple[str, ...] = ()


def _parts(local: LocalPay, index: int) -> Iterator[_Part]:
    """The occupations in the area at ``index``, annual pay apart from hourly pay."""
    area = tidy(local.areas[index])
    occupations = local.occupations
    absent = _titles(occupation for occupation in occupations if not occupation.areas[index])
    if len(absent) == len(occupations):
        yield _Part("annual", no_figures("these occupations", [area]))
        return
    notes = (left_out([area], absent),) if absent else ()
    periods: tuple[Period, ...] = ("annual", "hourly")
    for period in periods:
        published = [(each, pay) for each in occupations if each.period == period and (pay := each.areas[index])]
        if not published:
            continue
        rows = [
            Named(title, pay) for title, (_, pay) in zip(_titles(each for each, _ in published), published, strict=True)
        ]
        statement = occupations_statement(area, period, [(row.name, row.pay) for row in rows])
        when, named = dated(rows)
        spread = spread_of(row.pay for row in rows)
        chart = None
        if _is_drawn(rows, spread):
            others = [row._replace(own=False) for row in named]
            chart = pay_chart(f"{area}: {period} wages{when}", others, spread, period)
        caption, nation = f"{area}: jobs and {period} wages{when}", [each.nation for each, _ in published]
        part = pay_table(caption, "Occupation", named, spread, period, nation, notes)
        yield _Part(period, statement, chart, part, gaps([pay for _, pay in published], nation, spread))
        notes = ()


def _titles(occupations: Iterable[OccupationPay]) -> list[str]:
    """The row labels of ``occupations``."""
    return [occupation_label(occupation.title) for occupation in occupations]


def _largest(parts: Iterable[_Part]) -> float:
    """The largest value in the charts of ``parts``."""
    ranges = (row for part in parts if part.chart for row in part.chart.ranges)
    return max(value for row in ranges for value in (row.low, row.mid, row.high) if value is not None)


def _is_drawn(rows: Sequence[Named], spread: Spread) -> bool:
    """Whether ``rows`` are few enough for a chart, and at least one own row has values to draw."""
    return len(rows) <= MAX_BARS and any(spread.draws(row.pay) for row in rows if row.own)
