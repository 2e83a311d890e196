"""Local pay: statements, charts and tables of areas compared with the nation; every gap is explained.

The table of a single occupation has a row for each area. For several occupations, each area has a table with a row for
each of them and a column for the nation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from brochure.compose import numbers
from brochure.compose.blocks import (
    Block,
    Cell,
    Column,
    DataTable,
    Heading,
    KeyFigure,
    Paragraph,
    Range,
    RangeChart,
    Run,
)
from brochure.compose.context import Context
from brochure.compose.naming import listing, occupation_in_sentence, occupation_label
from brochure.compose.tables import MAX_BARS, count_cells, money_cells, pay_range, table, text_cells, value_notes
from brochure.compose.text import about, capitalized, joined, tidy
from brochure.compose.wording import (
    NATION,
    TENTHS_MISSING,
    UNPUBLISHED,
    areas_statement,
    left_out,
    no_figures,
    occupations_statement,
    place,
    survey_citation,
    survey_note,
)
from brochure.profile.model import Amount, AreaPay, LocalPay, OccupationPay, Period, Wage, YearMonth

HEADING = "Pay where you live"
MAX_AREAS = 3
"""The maximum number of areas on a strip."""

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
        return (
            *blocks,
            Paragraph(about(lambda name: no_figures(name, areas), context.plural, context.own_lang), "lead"),
        )
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
    label = f"median pay {numbers.PER[occupation.period]} in {place(tidy(local.areas[0]))}"
    return KeyFigure(numbers.amount(pay.median, occupation.period), label, numbers.month(pay.as_of))


def local_period(context: Context) -> Period | None:
    """The unit of the first chart; None without figures."""
    found = [occupation.period for occupation in _found(context.local)] if context.local else []
    return "annual" if "annual" in found else next(iter(found), None)


def area_ranges(context: Context, wage: Wage) -> list[tuple[Range, str]]:
    """The pay in each area, with its alternative text, to be shown beside ``wage``, the pay in the nation.

    There are none unless all have a median, in the unit of ``wage``, and are of the same occupation. A range has both
    tenths or no ends: quarters beside the tenths of the nation would mislead. A month that is not that of ``wage`` is
    in the name.
    """
    found = _found(context.local) if context.local else []
    if context.local is None or len(context.profile.soc) != 1 or len(found) != 1 or found[0].period != wage.period:
        return []
    published = [(tidy(title), pay) for title, pay in zip(context.local.areas, found[0].areas, strict=True) if pay]
    medians = [(title, pay, pay.median) for title, pay in published if pay.median]
    if len(medians) < len(published) or len(medians) > MAX_AREAS:
        return []
    ranges = []
    for title, pay, median in medians:
        label = title if pay.as_of == wage.as_of else f"{title}, {numbers.month(pay.as_of)}"
        low, high = (pay.p10, pay.p90) if pay.p10 and pay.p90 else (None, None)
        named = ((TENTHS.low_rank, low), ("median", median), (TENTHS.high_rank, high))
        area = pay_range(label, (low, median, high), numbers.amount(median, wage.period))
        ranges.append((area, f"{label}: {numbers.amounts_words(named, wage.period)}."))
    return ranges


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
    yield Paragraph(joined(statements), "lead")
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
    yield from (Paragraph((Run(part.statement),), "lead") for part in parts)
    for part in parts:
        if has_charts and part.chart:
            yield part.chart._replace(scale_max=_largest(other for other in parts if other.period == part.period))
    *tables, last = (part.table for part in parts if part.table)
    yield from tables
    explained = dict.fromkeys(note for part in parts for note in part.gaps)
    yield last._replace(notes=(*last.notes, *explained, survey_note(*_months(occupations))))


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
            chart = pay_chart(f"{area}: {period} wages{when}", named, spread, period)
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


# Charts and tables


class Named(NamedTuple):
    """The pay in one row, for an area or an occupation; ``own`` is False for the nation, which is for comparison."""

    name: str
    pay: AreaPay
    own: bool = True


class Spread(NamedTuple):
    """The percentiles on either side of the median: names in figures, and in alternative text."""

    low: str
    high: str
    low_name: str
    high_name: str
    low_rank: str
    high_rank: str

    def ends(self, pay: AreaPay) -> tuple[Amount | None, Amount | None]:
        return getattr(pay, self.low), getattr(pay, self.high)

    def draws(self, pay: AreaPay) -> bool:
        """Whether there is a median, or both ends, to draw."""
        return pay.median is not None or all(self.ends(pay))


TENTHS = Spread("p10", "p90", "10% earn less", "10% earn more", "10th percentile", "90th percentile")
QUARTERS = Spread("p25", "p75", "25% earn less", "25% earn more", "25th percentile", "75th percentile")


def spread_of(pays: Iterable[AreaPay]) -> Spread:
    """Tenths, unless one of ``pays`` has only quarters."""
    return QUARTERS if any(any(QUARTERS.ends(pay)) and not any(TENTHS.ends(pay)) for pay in pays) else TENTHS


def months(dates: Iterable[YearMonth]) -> list[str]:
    """``dates`` in words, each once, newest first."""
    newest = sorted(set(dates), key=lambda date: (date.year, date.month or 0), reverse=True)
    return list(map(numbers.month, newest))


def dated(rows: Sequence[Named]) -> tuple[str, Sequence[Named]]:
    """The month for a caption, if it is that of all rows, and the rows, which otherwise have it in their names."""
    first = rows[0].pay.as_of
    if all(row.pay.as_of == first for row in rows):
        return f", {numbers.month(first)}", rows
    return "", [row._replace(name=_with_month(row)) for row in rows]


def _with_month(row: Named) -> str:
    """``United States (May 2024)``, with a no-break space."""
    month = numbers.month(row.pay.as_of).replace(" ", "\u00a0")
    return f"{row.name} ({month})"


def pay_chart(caption: str, rows: Sequence[Named], spread: Spread, period: Period) -> RangeChart:
    """A chart of ``rows`` on one scale."""
    ranges = []
    sentences = [f"{caption}, dollars {numbers.PER[period]}."]
    for row in rows:
        low, high = spread.ends(row.pay) if spread.draws(row.pay) else (None, None)
        median = row.pay.median
        text = numbers.amount(median, period) if median else numbers.NOT_PUBLISHED
        ranges.append(pay_range(row.name, (low, median, high), text, own=row.own))
        named = ((spread.low_rank, low), ("median", median), (spread.high_rank, high))
        sentences.append(f"{row.name}: {numbers.amounts_words(named, period) or numbers.NOT_PUBLISHED}.")
    notes = value_notes([row.text for row in ranges])
    return RangeChart(caption, " ".join(sentences), tuple(ranges), spread.low_name, "median", spread.high_name, notes)


def pay_table(
    caption: str,
    what: str,
    rows: Sequence[Named],
    spread: Spread,
    period: Period,
    nation: Sequence[AreaPay | None] = (),
    notes: tuple[str, ...] = (),
) -> DataTable:
    """A table of ``rows`` with jobs and wages; ``what`` is the header of their names.

    ``nation`` is the national pay for each row, whose median is a column, unless the nation is itself a row.
    """
    pays = [row.pay for row in rows]
    own = [row.pay for row in rows if row.own]

    def money(header: str, values: Iterable[Amount | None]) -> tuple[Column, Sequence[Cell]]:
        return Column(header, "number"), money_cells(values, period)

    columns: list[tuple[Column, Sequence[Cell]]] = [
        (Column(what), text_cells(row.name for row in rows)),
        (Column("Jobs", "number"), count_cells(pay.jobs for pay in pays)),
        money(spread.low_name, (spread.ends(pay)[0] for pay in pays)),
        money("Median", (pay.median for pay in pays)),
        money(spread.high_name, (spread.ends(pay)[1] for pay in pays)),
    ]
    if any(pay.mean and not pay.median for pay in own):
        columns.append(money("Mean", (pay.mean for pay in pays)))
    if any(nation):
        when = months(pay.as_of for pay in nation if pay)
        header = f"U.S. median, {listing(when)}"
        columns.append(money(header, (pay.median if pay else None for pay in nation)))
    return table(caption, columns, (), notes)


def gaps(own: Sequence[AreaPay], elsewhere: Iterable[AreaPay | None], spread: Spread) -> tuple[str, ...]:
    """Notes on what is not published for ``own`` and why; ``elsewhere`` is the pay that they are compared with."""
    tenths = spread is QUARTERS and any(any(TENTHS.ends(pay)) for pay in (*own, *elsewhere) if pay)
    missing = any(value is None for pay in own for value in (pay.jobs, pay.median, *spread.ends(pay)))
    return (*((TENTHS_MISSING,) if tenths else ()), *((UNPUBLISHED,) if missing or tenths else ()))
