"""Wages of areas, or of occupations in one area, as a chart and a table; every gap is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from brochure.compose import numbers
from brochure.compose.blocks import Column, DataTable, Range, RangeChart
from brochure.compose.local_pay.wording import TENTHS_MISSING, UNPUBLISHED
from brochure.compose.tables import count_cells, money_cells, table, text_cells, value_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from brochure.compose.blocks import Cell
    from brochure.profile.model import Amount, AreaPay, Period, YearMonth

NOT_PUBLISHED = "not published"


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
    """The month for a caption, that of the first row, and the rows; those of other months have it in their names."""
    first = rows[0].pay.as_of
    named = [row if row.pay.as_of == first else row._replace(name=_with_month(row)) for row in rows]
    return f", {numbers.month(first)}", named


def _with_month(row: Named) -> str:
    """``United States (May 2024)``, with a no-break space."""
    month = numbers.month(row.pay.as_of).replace(" ", "\u00a0")
    return f"{row.name} ({month})"


def pay_chart(caption: str, rows: Sequence[Named], spread: Spread, period: Period) -> RangeChart:
    """A chart of ``rows`` on one scale."""
    ranges = []
    sentences = [f"{caption}, dollars {'a year' if period == 'annual' else 'an hour'}."]
    for row in rows:
        low, high = spread.ends(row.pay) if spread.draws(row.pay) else (None, None)
        ranges.append(_range(row, low, high, period))
        named = ((spread.low_rank, low), ("median", row.pay.median), (spread.high_rank, high))
        figures = [f"{name} {numbers.amount_words(value, period)}" for name, value in named if value]
        sentences.append(f"{row.name}: {', '.join(figures) or NOT_PUBLISHED}.")
    notes = value_notes([row.text for row in ranges])
    return RangeChart(caption, " ".join(sentences), tuple(ranges), spread.low_name, "median", spread.high_name, notes)


def _range(row: Named, low: Amount | None, high: Amount | None, period: Period) -> Range:
    median = row.pay.median
    return Range(
        label=row.name,
        low=low.value if low else None,
        mid=median.value if median else None,
        high=high.value if high else None,
        text=numbers.amount(median, period) if median else NOT_PUBLISHED,
        own=row.own,
        low_open=low is not None and low.at_least,
        mid_open=median is not None and median.at_least,
        high_open=high is not None and high.at_least,
    )


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
        header = f"U.S. median, {when[0]}" if len(when) == 1 else "U.S. median"
        columns.append(money(header, (pay.median if pay else None for pay in nation)))
    return table(caption, columns, (), notes)


def gaps(own: Sequence[AreaPay], elsewhere: Iterable[AreaPay | None], spread: Spread) -> tuple[str, ...]:
    """Notes on what is not published for ``own`` and why; ``elsewhere`` is the pay that they are compared with."""
    tenths = spread is QUARTERS and any(any(TENTHS.ends(pay)) for pay in (*own, *elsewhere) if pay)
    missing = any(value is None for pay in own for value in (pay.jobs, pay.median, *spread.ends(pay)))
    return (*((TENTHS_MISSING,) if tenths else ()), *((UNPUBLISHED,) if missing or tenths else ()))
