"""Pay: which figures of a profile's wages the newest survey changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from brochure.profile.changes import Split
from brochure.profile.model import Amount, Pay, Period, Profile, Wage, WageRow, YearMonth
from brochure.sources.figures.model import Estimate, Vintage
from brochure.sources.updates.matching import Names, industry
from brochure.sources.updates.newest import Newest, Plan, Reason, called, is_older, not_found
from brochure.yamlio.nodes import Path

_FIGURES = ("value", "p10", "p90")
_TABLES = ("industries", "detailed", "comparisons")

_Find = Callable[[str], Estimate | None]
_NewTable = tuple[str, Sequence[WageRow], list[Amount | None]]


def plan_headline(profile: Profile, newest: Newest, vintage: Vintage, names: Names, plan: Plan) -> None:
    """The headline has no date: it is as old as the newest of the wages, or to be renewed where none has a date."""
    pay = profile.quick_facts.pay if profile.quick_facts else None
    dates = [wage.as_of for wage in profile.wages if wage.as_of]
    if pay is None or pay == Pay() or (dates and not all(is_older(date, vintage) for date in dates)):
        return
    path: Path = ("quick_facts", "pay")
    estimate = newest.estimate(names.whole)
    if estimate is None:
        plan.stays(path, _no_estimate(names.whole, vintage))
        return
    periods: tuple[Period, ...] = ("annual", "hourly")
    found = [
        (period, old, _amount(estimate, period, "median"))
        for period, old in zip(periods, (pay.annual, pay.hourly), strict=True)
        if old
    ]
    if lacking := [f"{period} median" for period, _, new in found if new is None]:
        plan.stays(path, _no_estimate(names.whole, vintage, " or ".join(lacking)))
        return
    for period, old, new in found:
        plan.change((*path, period), period, old, new)


def plan_wages(profile: Profile, newest: Newest, vintage: Vintage, names: Names, plan: Plan) -> None:
    """Each statement of wages, and each of its tables."""
    shift = 0
    for number, wage in enumerate(profile.wages):
        path: Path = ("wages", number + shift)
        if wage.as_of is None:
            plan.stays(path, "it says no month, as_of, so it may be newer than the survey; give it one")
        elif is_older(wage.as_of, vintage):
            tables = _plan_wage(wage, path, newest, names, plan)
            if tables:
                plan.splits.append(Split(("wages", number), tables))
                shift += 1


def _plan_wage(wage: Wage, path: Path, newest: Newest, names: Names, plan: Plan) -> tuple[str, ...]:
    """Plan a statement that is older than the survey; the tables of it that are to be set apart."""
    assert newest.vintage is not None
    survey = newest.vintage
    codes = names.codes(wage.occupation)
    estimate = newest.estimate(codes)
    figures = _figures(wage, estimate)
    if lacking := [f"{wage.period} {name}" for name, _, new in figures if new is None]:
        plan.stays(path, _no_estimate(codes, survey, " or ".join(lacking) if estimate else ""))
        return ()
    found, lost = _tables(wage, newest, names)
    if not figures and not found:
        for name, reason in lost:
            plan.stays((*path, name), reason)
        return ()
    for name, old, new in figures:
        plan.change((*path, name), wage.period, old, new)
    plan.change((*path, "as_of"), "date", wage.as_of, YearMonth(year=survey.year, month=survey.month))
    for name, rows, values in found:
        for number, (row, value) in enumerate(zip(rows, values, strict=True)):
            if row.value is not None:
                plan.change((*path, name, number, "value"), wage.period, row.value, value, row.name)
    for name, reason in lost:
        plan.stays((*path[:1], int(path[1]) + 1, name), reason)
    return tuple(name for name, _ in lost)


def _figures(wage: Wage, estimate: Estimate | None) -> list[tuple[str, Amount, Amount | None]]:
    """What the statement itself says: key, old, new."""
    found: list[tuple[str, Amount, Amount | None]] = []
    for name in _FIGURES:
        old: Amount | None = getattr(wage, name)
        if old is not None:
            statistic = wage.statistic if name == "value" else name
            found.append((name, old, _amount(estimate, wage.period, statistic)))
    return found


def _tables(wage: Wage, newest: Newest, names: Names) -> tuple[list[_NewTable], list[tuple[str, Reason]]]:
    """The tables of which every figure was found, with the new ones; and the others, with what they lack."""
    found: list[_NewTable] = []
    lost: list[tuple[str, Reason]] = []
    by_name: _Find = lambda name: newest.estimate(names.codes(name))  # noqa: E731
    by_industry: _Find = partial(industry, estimates=newest.industries(names.codes(wage.occupation)))
    for name in _TABLES:
        rows: Sequence[WageRow] = getattr(wage, name)
        estimates = [(by_industry if name == "industries" else by_name)(row.name) for row in rows]
        values = [_amount(one, wage.period, wage.statistic) for one in estimates]
        lacking = [row.name for row, new in zip(rows, values, strict=True) if row.value is not None and new is None]
        if lacking:
            lost.append((name, not_found(lacking, f"the wages of {newest.vintage.words if newest.vintage else ''}")))
        elif rows:
            found.append((name, rows, values))
    return found, lost


def _amount(estimate: Estimate | None, period: Period, statistic: str) -> Amount | None:
    """``median``, ``mean``, ``p10`` or ``p90`` of an estimate; None where it is not published."""
    if estimate is None:
        return None
    figure = getattr(estimate.hourly if period == "hourly" else estimate.annual, statistic)
    amount: Amount | None = figure.amount
    return amount


def _no_estimate(codes: tuple[str, ...], survey: Vintage, lacking: str = "") -> Reason | str:
    """Why a statement stays; ``lacking`` are the figures that an estimate has not."""
    if len(codes) > 1:
        words = "the survey has no figure for {} together, and a median cannot be summed"
        return Reason.of(words, called(codes), "several SOC codes")
    if not codes:
        return "it is not plain which SOC code it means"
    if lacking:
        return Reason.of(f"the wages of {survey.words} have no {lacking} for {{}}", codes[0], "the SOC code")
    words = f"{{}} is not in the wages of {survey.words}; another code may have replaced it"
    return Reason.of(words, codes[0], "the SOC code")
