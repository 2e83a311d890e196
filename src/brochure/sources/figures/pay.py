"""An occupation's estimates to the wages of a profile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brochure.profile.kinds import YearMonth
from brochure.profile.model import Pay, Period, Statistic, Wage, WageRow
from brochure.sources.figures import sectors

if TYPE_CHECKING:
    from brochure.profile.kinds import Amount
    from brochure.sources.figures.rows import Estimate

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


def wage(whole: Estimate, named: Sequence[tuple[str, Estimate]], top: Sequence[Estimate]) -> Wage | None:
    """The wages of an occupation, beside those of the ``named`` estimates, and in its largest sectors, ``top``.

    None where no wage is published. Comparisons come as they are given, sectors the best-paying first; a single sector
    is nearly the occupation itself and is left out.
    """
    for period, statistic in _MEASURES:
        if value := _amount(whole, period, statistic):
            break
    else:
        return None

    def rows(called: Sequence[tuple[str, Estimate]]) -> tuple[WageRow, ...]:
        amounts = ((name, _amount(estimate, period, statistic)) for name, estimate in called)
        return tuple(WageRow(name=name, value=amount) for name, amount in amounts if amount)

    wages = whole.annual if period == "annual" else whole.hourly
    industries = rows([(sectors.name(estimate), estimate) for estimate in top])
    comparisons = rows(named)
    return Wage(
        as_of=YearMonth(year=whole.vintage.year, month=whole.vintage.month),
        period=period,
        statistic=statistic,
        value=value,
        p10=wages.p10.amount,
        p90=wages.p90.amount,
        industries=tuple(sorted(industries, key=_best_paid_first)) if len(industries) > 1 else (),
        comparisons=comparisons if len(comparisons) > 1 else (),
    )


def _amount(estimate: Estimate, period: Period, statistic: Statistic) -> Amount | None:
    wages = estimate.annual if period == "annual" else estimate.hourly
    return (wages.median if statistic == "median" else wages.mean).amount


def _best_paid_first(row: WageRow) -> float:
    return -row.value.value if row.value else 0.0
