"""The plan of an update: every figure of a profile that the store has in a newer vintage, and those it does not have.

A statement of wages or employment has one date, and so do the projections, so each is updated as a whole or not at all.
The statement's own figures (pay and percentiles, jobs) decide. A table with a row that cannot be found is set apart
with its old date. What is null or absent in the profile stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from brochure.profile.model import (
    Amount,
    Employment,
    Pay,
    Period,
    Profile,
    ProjectionRow,
    Projections,
    Wage,
    WageRow,
    YearMonth,
)
from brochure.sources.figures.growth import change, outlook, percent
from brochure.sources.figures.model import Estimate, Projection, Span, Vintage
from brochure.sources.updates.changes import Change, Plan, Reason, Split
from brochure.sources.updates.newest import Names, Newest, folded, industry, roots, whole
from brochure.yamlio.nodes import Path

_MAX_LISTED = 4
_FIGURES = ("value", "p10", "p90")
_TABLES = ("industries", "detailed", "comparisons")

_Find = Callable[[str], Estimate | None]
_NewTable = tuple[str, Sequence[WageRow], list[Amount | None]]
_SELF_EMPLOYED = "self employed workers"
_ROUNDING = 100  # jobs by which rounding of each row may change a total


def plan(profile: Profile, newest: Newest) -> Plan:
    """Everything that can be brought up to date in ``profile``, in the order of its file."""
    made, names = Plan(), newest.names(profile)
    if newest.vintage:
        _plan_headline(profile, newest, newest.vintage, names, made)
        _plan_wages(profile, newest, newest.vintage, names, made)
    if newest.span:
        _plan_employment(profile, newest, newest.span, names, made)
        _plan_projections(profile, newest, newest.span, names, made)
    return made


# Wages


def _plan_headline(profile: Profile, newest: Newest, vintage: Vintage, names: Names, plan: Plan) -> None:
    """The headline has no date: it is as old as the newest wages, and is updated if these have no date."""
    pay = profile.quick_facts.pay if profile.quick_facts else None
    dates = [wage.as_of for wage in profile.wages if wage.as_of]
    if pay is None or pay == Pay() or (dates and not all(_is_older(date, vintage) for date in dates)):
        return
    path: Path = ("quick_facts", "pay")
    estimate = newest.estimate(names.whole)
    if estimate is None:
        plan.keep(path, _no_estimate(names.whole, vintage))
        return
    periods: tuple[Period, ...] = ("annual", "hourly")
    found = [
        (period, old, _amount(estimate, period, "median"))
        for period, old in zip(periods, (pay.annual, pay.hourly), strict=True)
        if old
    ]
    if missing := [f"{period} median" for period, _, new in found if new is None]:
        plan.keep(path, _no_estimate(names.whole, vintage, " or ".join(missing)))
        return
    for period, old, new in found:
        plan.change((*path, period), period, old, new)


def _plan_wages(profile: Profile, newest: Newest, vintage: Vintage, names: Names, plan: Plan) -> None:
    """Each statement of wages, and each of its tables."""
    shift = 0
    for number, wage in enumerate(profile.wages):
        path: Path = ("wages", number + shift)
        if wage.as_of is None:
            plan.keep(path, "it says no month, as_of, so it may be newer than the survey; give it one")
        elif _is_older(wage.as_of, vintage):
            tables = _plan_wage(wage, path, newest, names, plan)
            if tables:
                plan.splits.append(Split(("wages", number), tables))
                shift += 1


def _plan_wage(wage: Wage, path: Path, newest: Newest, names: Names, plan: Plan) -> tuple[str, ...]:
    """Plan a statement older than the survey; return the names of its tables that are set apart."""
    assert newest.vintage is not None
    survey = newest.vintage
    codes = names.codes(wage.occupation)
    estimate = newest.estimate(codes)
    figures = _figures(wage, estimate)
    if missing := [f"{wage.period} {name}" for name, _, new in figures if new is None]:
        plan.keep(path, _no_estimate(codes, survey, " or ".join(missing) if estimate else ""))
        return ()
    found, lost = _tables(wage, newest, names)
    if not figures and not found:
        for name, reason in lost:
            plan.keep((*path, name), reason)
        return ()
    for name, old, new in figures:
        plan.change((*path, name), wage.period, old, new)
    plan.change((*path, "as_of"), "date", wage.as_of, YearMonth(year=survey.year, month=survey.month))
    for name, rows, values in found:
        for number, (row, value) in enumerate(zip(rows, values, strict=True)):
            if row.value is not None:
                plan.change((*path, name, number, "value"), wage.period, row.value, value, row.name)
    for name, reason in lost:
        plan.keep((*path[:1], int(path[1]) + 1, name), reason)
    return tuple(name for name, _ in lost)


def _figures(wage: Wage, estimate: Estimate | None) -> list[tuple[str, Amount, Amount | None]]:
    """The statement's own figures: key, old, new."""
    found: list[tuple[str, Amount, Amount | None]] = []
    for name in _FIGURES:
        old: Amount | None = getattr(wage, name)
        if old is not None:
            statistic = wage.statistic if name == "value" else name
            found.append((name, old, _amount(estimate, wage.period, statistic)))
    return found


def _tables(wage: Wage, newest: Newest, names: Names) -> tuple[list[_NewTable], list[tuple[str, Reason]]]:
    """The tables with every figure found, and the others with the reason."""
    found: list[_NewTable] = []
    lost: list[tuple[str, Reason]] = []
    by_name: _Find = lambda name: newest.estimate(names.codes(name))  # noqa: E731
    by_industry: _Find = partial(industry, estimates=newest.industries(names.codes(wage.occupation)))
    for name in _TABLES:
        rows: Sequence[WageRow] = getattr(wage, name)
        estimates = [(by_industry if name == "industries" else by_name)(row.name) for row in rows]
        values = [_amount(one, wage.period, wage.statistic) for one in estimates]
        missing = [row.name for row, new in zip(rows, values, strict=True) if row.value is not None and new is None]
        if missing:
            lost.append((name, _not_found(missing, f"the wages of {newest.vintage.words if newest.vintage else ''}")))
        elif rows:
            found.append((name, rows, values))
    return found, lost


def _amount(estimate: Estimate | None, period: Period, statistic: str) -> Amount | None:
    """``median``, ``mean``, ``p10`` or ``p90`` of an estimate; None if it is not published."""
    if estimate is None:
        return None
    figure = getattr(estimate.hourly if period == "hourly" else estimate.annual, statistic)
    amount: Amount | None = figure.amount
    return amount


def _no_estimate(codes: tuple[str, ...], survey: Vintage, missing: str = "") -> Reason | str:
    """Why a statement is kept; ``missing`` names figures that are not published."""
    if len(codes) > 1:
        words = "the survey has no figure for {} together, and a median cannot be summed"
        return Reason.of(words, _listed(codes), "several SOC codes")
    if not codes:
        return "it is not plain which SOC code it means"
    if missing:
        return Reason.of(f"the wages of {survey.words} have no {missing} for {{}}", codes[0], "the SOC code")
    words = f"{{}} is not in the wages of {survey.words}; another code may have replaced it"
    return Reason.of(words, codes[0], "the SOC code")


# Employment and projections


def _plan_employment(profile: Profile, newest: Newest, span: Span, names: Names, plan: Plan) -> None:
    """Each statement of jobs, and each of its tables."""
    shift = 0
    for number, statement in enumerate(profile.employment):
        path: Path = ("employment", number + shift)
        if statement.as_of is None:
            plan.keep(path, "it says no year, as_of, so it may be newer than the projections; give it one")
        elif statement.as_of < span.base_year and (
            tables := _plan_statement(statement, path, newest, span, names, plan)
        ):
            plan.splits.append(Split(("employment", number), tables))
            shift += 1


def _plan_statement(
    statement: Employment, path: Path, newest: Newest, span: Span, names: Names, plan: Plan
) -> tuple[str, ...]:
    """Plan a statement older than the projections; return the names of its tables that are set apart."""
    codes = names.codes(statement.occupation)
    rows = newest.projections(codes)
    if statement.jobs is not None and not rows:
        plan.keep(path, _no_projections(codes, newest))
        return ()
    shares = _shares(statement, path, rows)
    detailed = _detailed(statement, path, newest, names)
    lost: dict[str, Reason | str] = {}
    if statement.industries and not shares:
        lost["industries"] = "the occupation table of the projections has no shares of industries"
    if isinstance(detailed, str):
        lost["detailed"] = _not_found([detailed], f"the projections of {span}")
    if statement.jobs is None and len(lost) == bool(statement.industries) + bool(statement.detailed):
        for name, reason in lost.items():
            plan.keep((*path, name), reason)
        return ()
    plan.change((*path, "as_of"), "date", statement.as_of, span.base_year)
    if statement.jobs is not None:
        plan.change((*path, "jobs"), "jobs", statement.jobs, _jobs(rows))
    for each in (*shares, *(detailed if isinstance(detailed, list) else ())):
        plan.change(each.path, each.unit, each.old, each.new, each.name)
    for name, reason in lost.items():
        plan.keep((*path[:1], int(path[1]) + 1, name), reason)
    return tuple(lost)


def _shares(statement: Employment, path: Path, rows: Sequence[Projection]) -> list[Change]:
    """The share of the self-employed, if it is the only one: the projections have no other."""
    if len(statement.industries) != 1 or folded(statement.industries[0].name) != _SELF_EMPLOYED or len(rows) != 1:
        return []
    (share,), new = statement.industries, rows[0].self_employed
    if new is None:
        return []
    return [Change((*path, "industries", 0, "percent"), "percent", share.percent, float(int(new + 0.5)), share.name)]


def _detailed(statement: Employment, path: Path, newest: Newest, names: Names) -> list[Change] | str:
    """The jobs of detailed occupations, or the name of the first that is missing from the projections."""
    found = []
    for number, row in enumerate(statement.detailed):
        if row.jobs is None:
            continue
        new = newest.projections(names.codes(row.name))
        if not new:
            return row.name
        found.append(Change((*path, "detailed", number, "jobs"), "jobs", row.jobs, _jobs(new), row.name))
    return found


def _jobs(rows: Sequence[Projection]) -> int:
    return sum(row.base for row in rows)


def _plan_projections(profile: Profile, newest: Newest, span: Span, names: Names, plan: Plan) -> None:
    """The projections, all or none, since they share one pair of years."""
    projections = profile.projections
    if projections is None or (projections.base_year, projections.target_year) >= (span.base_year, span.target_year):
        return
    path: Path = ("projections",)
    own = newest.projections(names.whole)
    rows = [_row(projections.rows, number, newest) for number in range(len(projections.rows))]
    bars = [newest.projections(names.codes(bar.name)) for bar in projections.comparisons]
    missing = [row.title for row, new in zip(projections.rows, rows, strict=True) if not new]
    missing += [bar.name for bar, new in zip(projections.comparisons, bars, strict=True) if not new]
    if not own:
        plan.keep(path, _no_projections(names.whole, newest))
        return
    if missing:
        plan.keep(path, _not_found(missing, f"the projections of {span}"))
        return
    plan.change((*path, "base_year"), "date", projections.base_year, span.base_year)
    plan.change((*path, "target_year"), "date", projections.target_year, span.target_year)
    _plan_whole(projections, own, span, plan)
    tenths = _in_tenths(projections)
    for number, (bar, new) in enumerate(zip(projections.comparisons, bars, strict=True)):
        growth = percent(new, tenths=tenths)
        plan.change((*path, "comparisons", number, "percent"), "percent", bar.percent, growth, bar.name)
    for number, (row, new) in enumerate(zip(projections.rows, rows, strict=True)):
        _plan_row(row, (*path, "rows", number), new, plan, tenths=tenths)


def _plan_whole(projections: Projections, own: Sequence[Projection], span: Span, plan: Plan) -> None:
    """The outlook in words and the openings of the profile as a whole."""
    if projections.outlook is not None:
        words = outlook(percent(own), span)
        if projections.outlook.removeprefix("about ") == words:
            words = projections.outlook  # the handbook said “about as fast as average” for years
        if words is None:
            plan.keep(
                ("projections", "outlook"), f"which words the Bureau has for such growth in {span} is not certain"
            )
        plan.change(("projections", "outlook"), "words", projections.outlook, words)
    if projections.openings_per_year is not None:
        openings = [row.openings for row in own if row.openings is not None]
        if len(openings) == len(own):
            plan.change(("projections", "openings_per_year"), "jobs", projections.openings_per_year, sum(openings))


def _plan_row(row: ProjectionRow, path: Path, new: Sequence[Projection], plan: Plan, *, tenths: bool) -> None:
    sums = {
        "base": sum(part.base for part in new),
        "projected": sum(part.projected for part in new),
        "change": change(new),
    }
    for name, value in sums.items():
        if (old := getattr(row, name)) is not None:
            plan.change((*path, name), "jobs", old, value, row.title)
    if row.percent is not None:
        plan.change((*path, "percent"), "percent", row.percent, percent(new, tenths=tenths), row.title)


def _row(rows: Sequence[ProjectionRow], number: int, newest: Newest) -> tuple[Projection, ...]:
    """The projections for a row: those of its code or, for a total at the top without one, of all rows below it."""
    row = rows[number]
    if row.soc:
        return newest.projections((row.soc,))
    if number or not row.total:
        return ()
    below = [part for part in rows[1:] if part.soc]
    codes = [part.soc for part in below if part.soc]
    top = roots(codes, newest.tree)
    old = sum(part.base or 0 for part in below if part.soc in top)
    is_sum = len(below) == len(rows) - 1 and abs((row.base or 0) - old) <= _ROUNDING * len(top)
    return newest.projections(whole(codes, newest.tree)) if is_sum else ()


def _in_tenths(projections: Projections) -> bool:
    """Whether the profile has tenths of a percent."""
    rates = [bar.percent for bar in projections.comparisons] + [row.percent or 0.0 for row in projections.rows]
    return any(rate != int(rate) for rate in rates)


# Reasons


def _is_older(date: YearMonth, than: Vintage) -> bool:
    """Whether a date is certainly before the survey; a year without a month must be an earlier one."""
    return (date.year, date.month or 12) < (than.year, than.month)


def _not_found(names: Iterable[str], where: str) -> Reason:
    """``no figures of “Offices of physicians” and 2 more in the wages of May 2024``."""
    first, *more = names
    others = f" and {len(more)} more" if more else ""
    return Reason(f"no figure of “{first}”{others} in {where}", f"no figure of some of the rows in {where}")


def _listed(codes: tuple[str, ...]) -> str:
    """Codes for a message: ``53-4011, 53-4013 and 2 more``."""
    listed = ", ".join(codes[:_MAX_LISTED])
    return f"{listed} and {len(codes) - _MAX_LISTED} more" if len(codes) > _MAX_LISTED else listed


def _no_projections(codes: tuple[str, ...], newest: Newest) -> Reason | str:
    """Why jobs and projections are kept: which of ``codes`` have none."""
    if not codes:
        return "it is not plain which SOC code it means"
    missing = tuple(code for code in codes if code not in newest.tree)
    words = f"{{}} not in the projections of {newest.span}; another code may have replaced it"
    return Reason.of(words, f"{_listed(missing)} {'is' if len(missing) == 1 else 'are'}", "a SOC code is")
