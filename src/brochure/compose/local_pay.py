"""Local pay: statements, charts and tables of areas compared with the nation; every gap is explained.

The table of a single occupation has a row for each area. For several occupations, each area has a table with a row for
each of them and a column for the nation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from brochure.compose.amounts import amount, amounts_words, month, not_published, value_notes
from brochure.compose.area_statements import (
    NATION,
    area_label,
    areas_statement,
    left_out,
    no_figures,
    occupations_statement,
    place,
    survey_citation,
    survey_note,
    surveyed,
)
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
)
from brochure.compose.context import Context
from brochure.compose.tables import MAX_BARS, captioned, count_cells, money_cells, pay_range, table
from brochure.compose.text import joined, tidy
from brochure.compose.vocabulary import Label
from brochure.locale import Locale
from brochure.profile.markdown import Text, plain_text
from brochure.profile.model import Amount, AreaPay, LocalPay, OccupationPay, Period, Wage, YearMonth

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
    blocks: list[Block] = [Heading(3, context.locale.say("local_pay.heading"))]
    if not occupations:
        areas = list(map(tidy, local.areas))
        return (*blocks, Paragraph(no_figures(context.locale, context.people(), areas), "lead"))
    if len(occupations) == 1:
        return (*blocks, *_by_area(context, local, occupations[0]))
    return (*blocks, *_by_occupation(context.locale, local, occupations))


def local_figure(context: Context) -> KeyFigure | None:
    """The median of the first area, if the profile is about one occupation that has it."""
    local = context.local
    if local is None or len(context.profile.soc) != 1 or not local.occupations:
        return None
    (occupation,) = local.occupations
    pay = occupation.areas[0]
    if pay is None or pay.median is None:
        return None
    locale, period = context.locale, occupation.period
    label = locale.say(f"local_pay.figure.{period}", place=place(locale, tidy(local.areas[0])))
    return KeyFigure(amount(locale, pay.median, period), label, month(locale, pay.as_of), kind="local_pay")


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
    locale, titles = context.locale, [area_label(context.locale, tidy(title)) for title in context.local.areas]
    published = [(title, pay) for title, pay in zip(titles, found[0].areas, strict=True) if pay]
    medians = [(title, pay, pay.median) for title, pay in published if pay.median]
    if len(medians) < len(published) or len(medians) > MAX_AREAS:
        return []
    ranges = []
    for title, pay, median in medians:
        label = title if pay.as_of == wage.as_of else f"{title}, {month(locale, pay.as_of)}"
        low, high = (pay.p10, pay.p90) if pay.p10 and pay.p90 else (None, None)
        area = pay_range(label, (low, median, high), amount(locale, median, wage.period))
        ranges.append((area, f"{label}: {TENTHS.words(locale, (low, median, high), wage.period)}."))
    return ranges


def local_source(context: Context) -> Text:
    """The survey among the sources; () if the brochure has none of its figures."""
    if context.local is None or not (occupations := _found(context.local)):
        return ()
    return survey_citation(context.locale, *_months(context.locale, occupations))


def _found(local: LocalPay) -> list[OccupationPay]:
    """The occupations with figures in any of the areas."""
    return [occupation for occupation in local.occupations if any(occupation.areas)]


def _months(locale: Locale, occupations: Sequence[OccupationPay]) -> tuple[list[str], list[str]]:
    """The months of the figures for areas and for the nation, in words."""
    areas = months(locale, (pay.as_of for occupation in occupations for pay in occupation.areas if pay))
    return areas, months(locale, (occupation.nation.as_of for occupation in occupations if occupation.nation))


def _by_area(context: Context, local: LocalPay, occupation: OccupationPay) -> Iterator[Block]:
    """One occupation: its pay in each area and in the nation."""
    locale, period = context.locale, occupation.period
    is_whole = len(context.profile.soc) == 1
    people = context.people() if is_whole else surveyed(locale).occupation_in_sentence(occupation.title).runs
    areas = [(tidy(title), pay) for title, pay in zip(local.areas, occupation.areas, strict=True)]
    rows = [(title, pay) for title, pay in areas if pay]
    if occupation.nation:
        rows.append((NATION, occupation.nation))
    statements = [areas_statement(locale, people, period, rows)]
    if missing := [title for title, pay in areas if pay is None]:
        statements.append(no_figures(locale, people, missing))
    yield Paragraph(joined(statements), "lead")
    when, named = dated(locale, [Named(area_label(locale, name), pay, own=name != NATION) for name, pay in rows])
    own = [pay for name, pay in rows if name != NATION]
    spread = spread_of(own)
    if _is_drawn(named, spread):
        caption = locale.text(f"local_pay.chart.{period}", people=people, when=when)
        yield captioned(pay_chart(locale, plain_text(caption), named, spread, period), caption)
    absent = [surveyed(locale).occupation_in_sentence(one.title) for one in local.occupations if not any(one.areas)]
    others = (left_out(locale, [title for title, _ in areas], absent),) if absent else ()
    source = survey_note(locale, *_months(locale, [occupation]))
    notes = (*others, *gaps(locale, own, [occupation.nation], spread), source)
    heads = "", locale.say("figures.columns.area")
    caption = locale.text(f"local_pay.table.{period}", people=people, when=when)
    yield captioned(pay_table(locale, heads, named, spread, period, notes=notes), caption)


def _by_occupation(locale: Locale, local: LocalPay, occupations: Sequence[OccupationPay]) -> Iterator[Block]:
    """The pay of several occupations: a statement for each area, then charts and tables, which can be page-wide."""
    parts = [part for index in range(len(local.areas)) for part in _parts(locale, local, index)]
    has_charts = len(local.areas) <= MAX_CHARTS
    yield from (Paragraph(part.statement, "lead") for part in parts)
    for part in parts:
        if has_charts and part.chart:
            yield part.chart._replace(scale_max=_largest(other for other in parts if other.period == part.period))
    *tables, last = (part.table for part in parts if part.table)
    yield from tables
    explained = dict.fromkeys(note for part in parts for note in part.gaps)
    yield last._replace(notes=(*last.notes, *explained, survey_note(locale, *_months(locale, occupations))))


class _Part(NamedTuple):
    """The statement, chart, table and notes for the occupations of one ``period`` in one area."""

    period: Period
    statement: Text
    chart: RangeChart | None = None
    table: DataTable | None = None
    gaps: tuple[str, ...] = ()


def _parts(locale: Locale, local: LocalPay, index: int) -> Iterator[_Part]:
    """The occupations in the area at ``index``, annual pay apart from hourly pay."""
    area, names = tidy(local.areas[index]), surveyed(locale)
    occupations = local.occupations
    absent = [names.occupation_in_sentence(each.title) for each in occupations if not each.areas[index]]
    if len(absent) == len(occupations):
        yield _Part("annual", no_figures(locale, (), [area]))
        return
    notes = (left_out(locale, [area], absent),) if absent else ()
    periods: tuple[Period, ...] = ("annual", "hourly")
    for period in periods:
        published = [(each, pay) for each in occupations if each.period == period and (pay := each.areas[index])]
        if not published:
            continue
        paid = [(names.occupation_in_sentence(each.title), pay) for each, pay in published]
        statement = occupations_statement(locale, area, period, paid)
        when, rows = dated(locale, [_named(names.occupation(each.title), pay) for each, pay in published])
        spread = spread_of(pay for _, pay in published)
        where, chart = area_label(locale, area), None
        if _is_drawn(rows, spread):
            caption = locale.say(f"local_pay.area_chart.{period}", area=where, when=when)
            chart = pay_chart(locale, caption, rows, spread, period)
        nation = [each.nation for each, _ in published]
        heads = (
            locale.say(f"local_pay.area_table.{period}", area=where, when=when),
            locale.say("figures.columns.occupation"),
        )
        part = pay_table(locale, heads, rows, spread, period, nation, notes)
        yield _Part(period, statement, chart, part, gaps(locale, [pay for _, pay in published], nation, spread))
        notes = ()


def _largest(parts: Iterable[_Part]) -> float:
    """The largest value in the charts of ``parts``."""
    ranges = (row for part in parts if part.chart for row in part.chart.ranges)
    return max(value for row in ranges for value in (row.low, row.mid, row.high) if value is not None)


def _is_drawn(rows: Sequence[Named], spread: Spread) -> bool:
    """Whether ``rows`` are few enough for a chart, and at least one own row has values to draw."""
    return len(rows) <= MAX_BARS and any(spread.draws(row.pay) for row in rows if row.own)


# Charts and tables


class Named(NamedTuple):
    """The pay in one row, for an area or an occupation, whose name is in ``lang``.

    ``own`` is False for the nation, which is for comparison.
    """

    name: str
    pay: AreaPay
    own: bool = True
    lang: str | None = None


def _named(name: Label, pay: AreaPay) -> Named:
    return Named(name.text, pay, lang=name.lang)


class Spread(NamedTuple):
    """The percentiles on either side of the median: their keys in figures and messages."""

    low: str
    high: str

    def ends(self, pay: AreaPay) -> tuple[Amount | None, Amount | None]:
        return getattr(pay, self.low), getattr(pay, self.high)

    def draws(self, pay: AreaPay) -> bool:
        """Whether there is a median, or both ends, to draw."""
        return pay.median is not None or all(self.ends(pay))

    def names(self, locale: Locale) -> tuple[str, str]:
        """What both are called in figures: ``10% earn less`` and ``10% earn more``."""
        return locale.say(f"local_pay.columns.{self.low}"), locale.say(f"local_pay.columns.{self.high}")

    def words(self, locale: Locale, amounts: Sequence[Amount | None], period: Period) -> str:
        """The low, middle and high ``amounts`` that are known, with the ranks of their percentiles."""
        ranks = [locale.say(f"figures.percentile.{key}") for key in (self.low, "median", self.high)]
        return amounts_words(locale, zip(ranks, amounts, strict=True), period)


TENTHS = Spread("p10", "p90")
QUARTERS = Spread("p25", "p75")


def spread_of(pays: Iterable[AreaPay]) -> Spread:
    """Tenths, unless one of ``pays`` has only quarters."""
    return QUARTERS if any(any(QUARTERS.ends(pay)) and not any(TENTHS.ends(pay)) for pay in pays) else TENTHS


def months(locale: Locale, dates: Iterable[YearMonth]) -> list[str]:
    """``dates`` in words, each once, newest first."""
    newest = sorted(set(dates), key=lambda date: (date.year, date.month or 0), reverse=True)
    return [month(locale, when) for when in newest]


def dated(locale: Locale, rows: Sequence[Named]) -> tuple[str, Sequence[Named]]:
    """The month for a caption, if it is that of all rows, and the rows, which otherwise have it in their names."""
    first = rows[0].pay.as_of
    if all(row.pay.as_of == first for row in rows):
        return month(locale, first), rows
    return "", [row._replace(name=_with_month(locale, row)) for row in rows]


def _with_month(locale: Locale, row: Named) -> str:
    """``United States (May 2024)``, with a no-break space."""
    when = month(locale, row.pay.as_of).replace(" ", "\u00a0")
    return f"{row.name} ({when})"


def pay_chart(locale: Locale, caption: str, rows: Sequence[Named], spread: Spread, period: Period) -> RangeChart:
    """A chart of ``rows`` on one scale."""
    ranges = []
    sentences = [locale.say(f"local_pay.alt.{period}", caption=caption)]
    for row in rows:
        low, high = spread.ends(row.pay) if spread.draws(row.pay) else (None, None)
        median = row.pay.median
        text = amount(locale, median, period) if median else not_published(locale)
        ranges.append(pay_range(row.name, (low, median, high), text, own=row.own)._replace(lang=row.lang))
        words = spread.words(locale, (low, median, high), period)
        sentences.append(f"{row.name}: {words or not_published(locale)}.")
    notes = value_notes(locale, [row.text for row in ranges])
    (low_name, high_name), mid_name = spread.names(locale), locale.say("figures.percentile.median")
    return RangeChart(caption, " ".join(sentences), tuple(ranges), low_name, mid_name, high_name, notes)


def pay_table(
    locale: Locale,
    heads: tuple[str, str],
    rows: Sequence[Named],
    spread: Spread,
    period: Period,
    nation: Sequence[AreaPay | None] = (),
    notes: tuple[str, ...] = (),
) -> DataTable:
    """A table of ``rows`` with jobs and wages; ``heads`` are its caption, and the header of their names.

    ``nation`` is the national pay for each row, whose median is a column, unless the nation is itself a row.
    """
    pays = [row.pay for row in rows]
    own = [row.pay for row in rows if row.own]

    def money(header: str, values: Iterable[Amount | None]) -> tuple[Column, Sequence[Cell]]:
        return Column(header, "number"), money_cells(locale, values, period)

    low_name, high_name = spread.names(locale)
    columns: list[tuple[Column, Sequence[Cell]]] = [
        (Column(heads[1]), [Cell(row.name, lang=row.lang) for row in rows]),
        (Column(locale.say("figures.columns.jobs"), "number"), count_cells(locale, (pay.jobs for pay in pays))),
        money(low_name, (spread.ends(pay)[0] for pay in pays)),
        money(locale.say("local_pay.columns.median"), (pay.median for pay in pays)),
        money(high_name, (spread.ends(pay)[1] for pay in pays)),
    ]
    if any(pay.mean and not pay.median for pay in own):
        columns.append(money(locale.say("local_pay.columns.mean"), (pay.mean for pay in pays)))
    if any(nation):
        when = months(locale, (pay.as_of for pay in nation if pay))
        header = locale.say("local_pay.nation_median", months=locale.listing(when))
        columns.append(money(header, (pay.median if pay else None for pay in nation)))
    return table(locale, heads[0], columns, (), notes)


def gaps(
    locale: Locale, own: Sequence[AreaPay], elsewhere: Iterable[AreaPay | None], spread: Spread
) -> tuple[str, ...]:
    """Notes on what is not published for ``own`` and why; ``elsewhere`` is the pay that they are compared with."""
    tenths = spread is QUARTERS and any(any(TENTHS.ends(pay)) for pay in (*own, *elsewhere) if pay)
    missing = any(value is None for pay in own for value in (pay.jobs, pay.median, *spread.ends(pay)))
    quarters = (locale.say("local_pay.quarters"),) if tenths else ()
    return (*quarters, *((locale.say("local_pay.unpublished"),) if missing or tenths else ()))
