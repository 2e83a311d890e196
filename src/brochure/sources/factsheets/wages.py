"""An occupation's estimates to the wages of a profile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brochure.profile.kinds import YearMonth
from brochure.profile.model import Pay, Period, Statistic, Wage, WageRow
from brochure.sources.factsheets import sectors

if TYPE_CHECKING:
    from brochure.profile.kinds import Amount
    from brochure.sources.figures.model import Estimate

_MEASURES: tuple[tuple[Period, Statistic], ...] = (
    ("annual", "median"),
    ("hourly", "median"),
    ("annual", "mean"),
    ("hourly", "mean"),
)
"""What is told of the wages, the first of these that is published."""


def headline(whole: Estimate) -> Pay | None:
    """The medians; None where neither is published."""
    pay = Pay(annual=whole.annual.median.amount, hourly=whole.hourly.median.amount)
    return pay if pay != Pay() else None


def wages(whole: Estimate, named: Sequence[tuple[str, Estimate]], top: Sequence[Estimate]) -> tuple[Wage, ...]:
    """The wages of an occupation, beside those of the ``named`` estimates, and in its largest sectors, ``top``.

    () where no wage is published. Comparisons come as they are given, sectors the best-paying first; a single sector is
    nearly the occupation itself and is left out. Sectors of an earlier survey are a statement of their own, with its
    date: like stands beside like.
    """
    for period, statistic in _MEASURES:
        if value := _amount(whole, period, statistic):
            break
    else:
        return ()

    def rows(called: Sequence[tuple[str, Estimate]]) -> tuple[WageRow, ...]:
        amounts = ((name, _amount(estimate, period, statistic)) for name, estimate in called)
        found = tuple(WageRow(name=name, value=amount) for name, amount in amounts if amount)
        return found if len(found) > 1 else ()

    all_wages = whole.annual if period == "annual" else whole.hourly
    industries = tuple(sorted(rows([(sectors.name(estimate), estimate) for estimate in top]), key=_best_paid_first))
    is_earlier = bool(top) and top[0].vintage != whole.vintage
    own = Wage(
        as_of=_month(whole),
        period=period,
        statistic=statistic,
        value=value,
        p10=all_wages.p10.amount,
        p90=all_wages.p90.amount,
        industries=() if is_earlier else industries,
        comparisons=rows(named),
    )
    if not (is_earlier and industries):
        return (own,)
    return own, Wage(as_of=_month(top[0]), period=period, statistic=statistic, industries=industries)


def _month(estimate: Estimate) -> YearMonth:
    return YearMonth(year=estimate.vintage.year, month=estimate.vintage.month)


def _amount(estimate: Estimate, period: Period, statistic: Statistic) -> Amount | None:
    wages = estimate.annual if period == "annual" else estimate.hourly
    return (wages.median if statistic == "median" else wages.mean).amount


def _best_paid_first(row: WageRow) -> float:
    return -row.value.value if row.value else 0.0
