"""Pay and employers in a short form, which show the same occupation as its key figures.

A short form has room for one of each. Where a profile covers several occupations, figures of the first of them beside
those of all would be misread: a second median, or employers of a hundredth of the jobs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from brochure.compose.amounts import month
from brochure.compose.blocks import BarChart, Block, Cell, DataTable, PercentileStrip, RangeChart, Row
from brochure.compose.context import Context
from brochure.compose.jobs import is_charted, shares
from brochure.compose.keyfigures import Headline, headline_pay
from brochure.compose.local_pay import area_ranges, local_period
from brochure.compose.naming import is_all_occupations
from brochure.compose.pay import comparison, industries
from brochure.compose.strips import strips, with_areas
from brochure.compose.tables import money_cells
from brochure.compose.text import capitalized
from brochure.names import folded
from brochure.profile.model import Period, Wage, WageRow

PayPicture = PercentileStrip | RangeChart | BarChart

MAX_EMPLOYERS = 3


class Pay(NamedTuple):
    """The ``picture`` of pay, if any, and the ``period`` of the key figure, which is in the same unit."""

    picture: PayPicture | None
    period: Period | None


class IndustryPay(NamedTuple):
    """The ``table`` of pay by industry, if any, and for its heading what the amounts are.

    The note says whose they are if no row does and it is not the whole.
    """

    table: DataTable | None
    note: str


def pay_shown(context: Context, paid: tuple[Block, ...]) -> Pay:
    """The strip of the occupation in the title, with ranges in areas if there are any; else bars or ranges.

    Bars are of the occupations that it covers or is compared with. Ranges are those in ``paid``, the section on pay,
    where the nation has no strip that they could be on.
    """
    headline = headline_pay(context)
    local = next((block for block in paid if isinstance(block, RangeChart)), None)
    if local:
        own = _own_wages(context, headline) if headline else []
        strips_with_areas = (
            Pay(with_areas(context.locale, strip, areas), wage.period)
            for wage in own
            if (areas := area_ranges(context, wage))
            for strip in _strip(context, [wage])
        )
        return next(strips_with_areas, Pay(local, local_period(context)))
    return next(_pictures(context, headline), Pay(None, None)) if headline else Pay(None, None)


def _pictures(context: Context, headline: Headline) -> Iterator[Pay]:
    """Strips and charts in the units in which the headline is known, its own first."""
    unit = headline.wage.period
    periods: tuple[Period, ...] = (unit, "hourly") if headline.hourly else (unit,)
    wages, own = context.profile.wages, _own_wages(context, headline)
    for period in periods:
        yield from (Pay(one, period) for one in _strip(context, [wage for wage in own if wage.period == period]))
    for period in periods:
        of_period = [wage for wage in wages if wage.period == period]
        yield from (Pay(one, period) for one in _bars(context, headline, of_period))


def _own_wages(context: Context, headline: Headline) -> list[Wage]:
    """The wages of the whole, or of the only occupation that has any, if the headline is its own."""
    wages = context.profile.wages
    own = [wage for wage in wages if not context.part(wage.occupation)]
    if own or len({wage.occupation for wage in wages}) != 1:
        return own
    return [wage for wage in wages if wage.value in (headline.value, headline.hourly)]


def _strip(context: Context, wages: list[Wage]) -> Iterator[PercentileStrip]:
    """The first strip, with notes of its own."""
    for wage in wages:
        (strip,) = strips(context._replace(profile=replace(context.profile, wages=(wage,))))
        if strip:
            yield strip


def _bars(context: Context, headline: Headline, wages: list[Wage]) -> Iterator[BarChart]:
    """The chart of comparisons with bars for all occupations that have ``wages``, which are of one period.

    With several of its own, it has no bar of the group that they belong to.
    """
    lead = next((wage for wage in wages if wage.comparisons), wages[0] if wages else None)
    if lead is None:
        return
    rows = list(lead.comparisons)
    alike = [wage for wage in wages if (wage.statistic, wage.as_of) == (lead.statistic, lead.as_of)]
    for wage in alike:
        name = wage.occupation or context.profile.title
        if wage.value and folded(name) not in {folded(row.name) for row in rows}:
            rows.append(WageRow(name=name, value=wage.value))
    own = {*context.own, *context.parts}
    if sum(folded(row.name) in own for row in rows) > 1:
        rows = [row for row in rows if folded(row.name) in own or is_all_occupations(row.name)]
    total = headline.value if headline.wage.period == lead.period else headline.hourly
    if total and rows and not any(folded(row.name) in context.own or row.value == total for row in rows):
        rows.append(WageRow(name=context.profile.title, value=total))
    chart = comparison(context, replace(lead, comparisons=tuple(rows))) if rows else None
    if isinstance(chart, BarChart):
        yield chart


def employers(context: Context, most: int = MAX_EMPLOYERS) -> BarChart | None:
    """The largest employers of all, or of the occupation that has most of the jobs, whom the caption names."""
    held = [one for one in context.profile.employment if is_charted(one) and _stands_for_all(context, one.occupation)]
    if not held:
        return None
    chart = shares(context, replace(held[0], industries=held[0].industries[:most]))
    return chart if isinstance(chart, BarChart) else None


def industry_pay(context: Context, period: Period | None) -> IndustryPay:
    """The pay of all by industry, or that of the occupation that has most of the jobs, whom the caption names.

    It is in the unit of ``period`` if the profile has it. Industries rank by their shares of the jobs where these are
    known.
    """
    wages = [wage for wage in context.profile.wages if _stands_for_all(context, wage.occupation)]
    wages.sort(key=lambda wage: wage.period != period)
    for wage in wages:
        if found := industries(context, wage):
            ranking = _with_total(context, wage, _ranked_by_share(context, wage, found))
            note = context.locale.say(
                f"brochure.industry_pay.{wage.statistic}_{wage.period}",
                occupation=context.subject(wage.occupation) if wage.occupation and not _has_total(ranking) else None,
                when=month(context.locale, wage.as_of) if wage.as_of else None,
            )
            return IndustryPay(ranking, note)
    return IndustryPay(None, "")


def _with_total(context: Context, wage: Wage, ranking: DataTable) -> DataTable:
    """``ranking``, the table of industries, with a row for all of the occupation, unless it is not one of exact pay."""
    values = [row.value for row in wage.industries]
    known = [value.value for value in values if value and not value.at_least]
    total = wage.value
    if total is None or total.at_least or len(known) < len(values) or known != sorted(known, reverse=True):
        return ranking
    place = sum(value > total.value for value in known)
    amounts = money_cells(context.locale, [*values[:place], total, *values[place:]], wage.period)
    subject = context.name(wage.occupation)
    is_all = subject.lang or subject.text.startswith("all ")  # as in “all other teachers”
    whole = capitalized(subject.text) if is_all else context.locale.say("brochure.all_of", occupation=subject.text)
    name = Cell(whole, lang=subject.lang)
    names = [row.cells[0] for row in ranking.rows]
    ranks = [row.rank for row in ranking.rows]
    rows = [Row((cell, amount), "own" if cell is name else "plain", rank=rank)
            for cell, amount, rank in zip([*names[:place], name, *names[place:]], amounts,
                                          [*ranks[:place], 0, *ranks[place:]], strict=True)]  # fmt: skip
    return ranking._replace(rows=tuple(rows))


def _has_total(ranking: DataTable) -> bool:
    return any(row.role == "own" for row in ranking.rows)


def _ranked_by_share(context: Context, wage: Wage, ranking: DataTable) -> DataTable:
    """``ranking``, the table of the industries of ``wage``, whose rows rank by their shares of the jobs.

    Pay in a small industry is often the highest, and the only one that the fewest rows would show.
    """
    shares = {folded(share.name): share.percent
              for held in context.profile.employment if held.occupation == wage.occupation
              for share in held.industries}  # fmt: skip
    percents = [shares.get(folded(row.name), 0.0) for row in wage.industries]
    ranks = [sum(other > percent for other in percents) for percent in percents]
    rows = [row._replace(rank=rank) for row, rank in zip(ranking.rows, ranks, strict=True)]
    return ranking._replace(rows=tuple(rows))


def _stands_for_all(context: Context, occupation: str | None) -> bool:
    """Whether figures are about the whole, or about a part with at least half of all jobs."""
    if not occupation or not context.part(occupation):
        return True
    projections = context.profile.projections
    held = {folded(one.occupation or ""): one.jobs or 0 for one in context.profile.employment}
    held |= {folded(row.title): row.base or 0 for row in (projections.rows if projections else ()) if not row.total}
    whole = context.headline.base if context.headline else None
    total = whole or sum(jobs for name, jobs in held.items() if name in context.parts)
    return 2 * held.get(folded(occupation), 0) >= max(total, 1)
