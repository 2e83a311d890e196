"""The plan of an update: every figure of a profile that the store has in a newer vintage, and those it does not have.

A statement of wages or employment has one date, and so do the projections, so each is updated as a whole or not at all.
The statement's own figures (pay and percentiles, jobs) decide. A table with a row that cannot be found is set apart
with its old date. What is null or absent in the profile stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

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
from brochure.sources.figures.soc import classification
from brochure.sources.updates.changes import Change, Plan, Reason, Split
from brochure.sources.updates.newest import Names, Newest, folded, industry, roots, whole
from brochure.sources.updates.work import plan_work
from brochure.yamlio.nodes import Path

_MAX_LISTED = 4
_FIGURES = ("value", "p10", "p90")
_TABLES = ("industries", "detailed", "comparisons")
_SELF_EMPLOYED = "self employed workers"
_ROUNDING = 100  # jobs by which rounding of each row may change a total

_NewTable = tuple[str, Sequence[WageRow], list[Amount | None]]
_Lost = dict[str, Reason]
"""Tables that keep their date, and why."""

_Statement = TypeVar("_Statement", Wage, Employment)


def plan(profile: Profile, newest: Newest) -> Plan:
    """Everything that can be brought up to date in ``profile``, in the order of its file."""
    made, names = Plan(), newest.names(profile)
    if newest.vintage:
        wages = _WagePlanner(newest, names, made, newest.vintage)
        wages.headline(profile)
        wages.statements("wages", profile.wages, wages.statement)
    if newest.span:
        jobs = _JobPlanner(newest, names, made, newest.span)
        jobs.statements("employment", profile.employment, jobs.statement)
        if profile.projections:
            jobs.projections(profile.projections)
    plan_work(profile, newest, names.whole, made)
    return made


@dataclass(frozen=True, slots=True)
class _Planner:
    """Adds changes to ``plan``."""

    newest: Newest
    names: Names
    plan: Plan

    def statements(
        self, key: str, statements: Sequence[_Statement], plan_one: Callable[[_Statement, Path], tuple[bool, _Lost]]
    ) -> None:
        """Plan statements of wages or jobs; ``plan_one`` says whether one changes, and which of its tables do not."""
        shift = 0
        for number, statement in enumerate(statements):
            changes, lost = plan_one(statement, (key, number + shift))
            shift += bool(changes and lost)  # the tables become a statement of their own, right after it
            for name, reason in lost.items():
                self.plan.keep((key, number + shift, name), reason)
            if changes and lost:
                self.plan.splits.append(Split((key, number), tuple(lost)))


@dataclass(frozen=True, slots=True)
class _WagePlanner(_Planner):
    survey: Vintage

    def headline(self, profile: Profile) -> None:
        """The headline has no date: it is as old as the newest wages, and is updated if these have no date."""
        pay = profile.quick_facts.pay if profile.quick_facts else None
        dates = [wage.as_of for wage in profile.wages if wage.as_of]
        if pay is None or pay == Pay() or (dates and not all(_is_older(date, self.survey) for date in dates)):
            return
        path: Path = ("quick_facts", "pay")
        estimate = self.newest.estimate(self.names.whole)
        periods: tuple[Period, ...] = ("annual", "hourly")
        found = [
            (period, old, _amount(estimate, period, "median"))
            for period, old in zip(periods, (pay.annual, pay.hourly), strict=True)
            if old
        ]
        if missing := [f"{period} median" for period, _, new in found if new is None]:
            self.plan.keep(path, self._no_estimate(self.names.whole, missing if estimate else ()))
            return
        for period, old, new in found:
            self.plan.change((*path, period), period, old, new)

    def statement(self, wage: Wage, path: Path) -> tuple[bool, _Lost]:
        """Plan a statement that is older than the survey, and each of its tables."""
        if wage.as_of is None:
            self.plan.keep(path, Reason("it has no month (as_of), so it may be newer than the survey; add one"))
        if wage.as_of is None or not _is_older(wage.as_of, self.survey):
            return False, {}
        codes = self.names.codes(wage.occupation)
        estimate = self.newest.estimate(codes)
        figures = _figures(wage, estimate)
        if missing := [f"{wage.period} {name}" for name, _, new in figures if new is None]:
            self.plan.keep(path, self._no_estimate(codes, missing if estimate else ()))
            return False, {}
        found, lost = self._tables(wage)
        if not figures and not found:
            return False, lost
        for name, old, new in figures:
            self.plan.change((*path, name), wage.period, old, new)
        month = YearMonth(year=self.survey.year, month=self.survey.month)
        self.plan.change((*path, "as_of"), "date", wage.as_of, month)
        for name, rows, values in found:
            for number, (row, value) in enumerate(zip(rows, values, strict=True)):
                if row.value is not None:
                    self.plan.change((*path, name, number, "value"), wage.period, row.value, value, row.name)
        return True, lost

    def _tables(self, wage: Wage) -> tuple[list[_NewTable], _Lost]:
        """The tables with every figure found, and the others with the reason."""
        found: list[_NewTable] = []
        lost: _Lost = {}
        industries = self.newest.industries(self.names.codes(wage.occupation))
        for name in _TABLES:
            rows: Sequence[WageRow] = getattr(wage, name)
            if name == "industries":
                estimates = [industry(self.names.official(row.name), industries) for row in rows]
            else:
                estimates = [self.newest.estimate(self.names.codes(row.name)) for row in rows]
            values = [_amount(one, wage.period, wage.statistic) for one in estimates]
            missing = [row.name for row, new in zip(rows, values, strict=True) if row.value is not None and new is None]
            if missing:
                lost[name] = _not_found(missing, f"the wages of {self.survey.words}")
            elif rows:
                found.append((name, rows, values))
        return found, lost

    def _no_estimate(self, codes: tuple[str, ...], missing: Sequence[str]) -> Reason:
        """Why figures are kept; ``missing`` names those that are not published of an occupation in the survey."""
        if len(codes) > 1:
            words = "the survey has no figure for {} together, and a median cannot be summed"
            return Reason.of(words, _listed(codes), "several SOC codes")
        if not codes:
            return _UNCLEAR
        if missing:
            words = f"the wages of {self.survey.words} have no {' or '.join(missing)} for {{}}"
        elif self.newest.is_surveyed(codes[0]):
            words = f"{{}} is not in the wages of {self.survey.words}; another code may have replaced it"
        else:
            words = (
                f"the wages of {self.survey.words} use {classification(self.survey).value}, in which no code means "
                f"exactly the work of {{}} in {self.newest.classification.value}"
            )
        return Reason.of(words, codes[0], "the SOC code")


def _figures(wage: Wage, estimate: Estimate | None) -> list[tuple[str, Amount, Amount | None]]:
    """The statement's own figures: key, old, new."""
    statistics = zip(_FIGURES, (wage.statistic, "p10", "p90"), strict=True)
    return [
        (name, old, _amount(estimate, wage.period, statistic))
        for name, statistic in statistics
        if (old := getattr(wage, name)) is not None
    ]


def _amount(estimate: Estimate | None, period: Period, statistic: str) -> Amount | None:
    """``median``, ``mean``, ``p10`` or ``p90`` of an estimate; None if it is not published."""
    if estimate is None:
        return None
    amount: Amount | None = getattr(estimate.hourly if period == "hourly" else estimate.annual, statistic).amount
    return amount


def _is_older(date: YearMonth, than: Vintage) -> bool:
    """Whether a date is certainly before the survey; a year without a month must be an earlier one."""
    return (date.year, date.month or 12) < (than.year, than.month)


@dataclass(frozen=True, slots=True)
class _JobPlanner(_Planner):
    span: Span

    def statement(self, statement: Employment, path: Path) -> tuple[bool, _Lost]:
        """Plan a statement of jobs that is older than the projections, and each of its tables."""
        if statement.as_of is None:
            self.plan.keep(path, Reason("it has no year (as_of), so it may be newer than the projections; add one"))
        if statement.as_of is None or statement.as_of >= self.span.base_year:
            return False, {}
        codes = self.names.codes(statement.occupation)
        rows = self.newest.projections(codes)
        if statement.jobs is not None and not rows:
            self.plan.keep(path, self._no_projections(codes))
            return False, {}
        shares = _shares(statement, path, rows, self.names)
        detailed = self._detailed(statement, path)
        lost: _Lost = {}
        if statement.industries and not shares:
            lost["industries"] = Reason("the occupation table of the projections has no shares of industries")
        if isinstance(detailed, str):
            lost["detailed"] = _not_found([detailed], f"the projections of {self.span}")
            detailed = []
        if statement.jobs is None and len(lost) == bool(statement.industries) + bool(statement.detailed):
            return False, lost
        self.plan.change((*path, "as_of"), "date", statement.as_of, self.span.base_year)
        if statement.jobs is not None:
            self.plan.change((*path, "jobs"), "jobs", statement.jobs, _jobs(rows))
        for each in (*shares, *detailed):
            self.plan.change(each.path, each.unit, each.old, each.new, each.name)
        return True, lost

    def _detailed(self, statement: Employment, path: Path) -> list[Change] | str:
        """The jobs of detailed occupations, or the name of the first that is missing from the projections."""
        found = []
        for number, row in enumerate(statement.detailed):
            if row.jobs is None:
                continue
            new = self.newest.projections(self.names.codes(row.name))
            if not new:
                return row.name
            found.append(Change((*path, "detailed", number, "jobs"), "jobs", row.jobs, _jobs(new), row.name))
        return found

    def projections(self, old: Projections) -> None:
        """The projections, all or none, since they share one pair of years."""
        if (old.base_year, old.target_year) >= (self.span.base_year, self.span.target_year):
            return
        path: Path = ("projections",)
        own = self.newest.projections(self.names.whole)
        rows = [_row(old.rows, number, self.newest) for number in range(len(old.rows))]
        bars = [self.newest.projections(self.names.codes(bar.name)) for bar in old.comparisons]
        missing = [row.title for row, new in zip(old.rows, rows, strict=True) if not new]
        missing += [bar.name for bar, new in zip(old.comparisons, bars, strict=True) if not new]
        if not own:
            self.plan.keep(path, self._no_projections(self.names.whole))
            return
        if missing:
            self.plan.keep(path, _not_found(missing, f"the projections of {self.span}"))
            return
        self.plan.change((*path, "base_year"), "date", old.base_year, self.span.base_year)
        self.plan.change((*path, "target_year"), "date", old.target_year, self.span.target_year)
        self._whole(old, own)
        tenths = _in_tenths(old)
        for number, (bar, new) in enumerate(zip(old.comparisons, bars, strict=True)):
            growth = percent(new, tenths=tenths)
            self.plan.change((*path, "comparisons", number, "percent"), "percent", bar.percent, growth, bar.name)
        for number, (row, new) in enumerate(zip(old.rows, rows, strict=True)):
            self._projection(row, (*path, "rows", number), new, tenths=tenths)

    def _whole(self, old: Projections, own: Sequence[Projection]) -> None:
        """The outlook in words and the openings of the profile as a whole."""
        if old.outlook is not None:
            words = outlook(percent(own), self.span)
            if old.outlook.removeprefix("about ") == words:
                words = old.outlook  # the handbook said “about as fast as average” for years
            path: Path = ("projections", "outlook")
            if words is None:
                reason = f"the Bureau's words for this growth in {self.span} are not certain"
                self.plan.keep(path, Reason(reason))
            self.plan.change(path, "words", old.outlook, words)
        if old.openings_per_year is not None:
            openings = [row.openings for row in own if row.openings is not None]
            if len(openings) == len(own):
                self.plan.change(("projections", "openings_per_year"), "jobs", old.openings_per_year, sum(openings))

    def _projection(self, row: ProjectionRow, path: Path, new: Sequence[Projection], *, tenths: bool) -> None:
        sums = {"base": _jobs(new), "projected": sum(part.projected for part in new), "change": change(new)}
        for name, value in sums.items():
            if (old := getattr(row, name)) is not None:
                self.plan.change((*path, name), "jobs", old, value, row.title)
        if row.percent is not None:
            self.plan.change((*path, "percent"), "percent", row.percent, percent(new, tenths=tenths), row.title)

    def _no_projections(self, codes: tuple[str, ...]) -> Reason:
        """Why jobs and projections are kept: which of ``codes`` have none."""
        if not codes:
            return _UNCLEAR
        missing = tuple(code for code in codes if code not in self.newest.tree)
        words = f"{{}} not in the projections of {self.span}; another code may have replaced it"
        return Reason.of(words, f"{_listed(missing)} {'is' if len(missing) == 1 else 'are'}", "a SOC code is")


def _shares(statement: Employment, path: Path, rows: Sequence[Projection], names: Names) -> list[Change]:
    """The share of the self-employed, if it is the only one: the projections have no other."""
    if len(statement.industries) != 1 or len(rows) != 1:
        return []
    (share,), new = statement.industries, rows[0].self_employed
    if new is None or folded(names.official(share.name)) != _SELF_EMPLOYED:
        return []
    return [Change((*path, "industries", 0, "percent"), "percent", share.percent, float(int(new + 0.5)), share.name)]


def _jobs(rows: Sequence[Projection]) -> int:
    return sum(row.base for row in rows)


def _row(rows: Sequence[ProjectionRow], number: int, newest: Newest) -> tuple[Projection, ...]:
    """The projections for a row: those of its code or, for a total at the top without one, of all rows below it."""
    row = rows[number]
    if row.soc:
        return newest.projections((newest.code(row.soc),))
    if number or not row.total:
        return ()
    below = [part for part in rows[1:] if part.soc]
    codes = [newest.code(part.soc) for part in below if part.soc]
    top = roots(codes, newest.tree)
    old = sum(part.base or 0 for part in below if part.soc and newest.code(part.soc) in top)
    is_sum = len(below) == len(rows) - 1 and abs((row.base or 0) - old) <= _ROUNDING * len(top)
    return newest.projections(whole(codes, newest.tree)) if is_sum else ()


def _in_tenths(projections: Projections) -> bool:
    """Whether the profile has tenths of a percent."""
    rates = [bar.percent for bar in projections.comparisons] + [row.percent or 0.0 for row in projections.rows]
    return any(rate != int(rate) for rate in rates)


# Reasons

_UNCLEAR = Reason("it is not clear which SOC code it means")


def _not_found(names: Iterable[str], where: str) -> Reason:
    """``no figures for “Offices of physicians” and 2 more in the wages of May 2024``."""
    first, *more = names
    others = f" and {len(more)} more" if more else ""
    return Reason(f"no figure for “{first}”{others} in {where}", f"no figure for some of the rows in {where}")


def _listed(codes: tuple[str, ...]) -> str:
    """Codes for a message: ``53-4011, 53-4013 and 2 more``."""
    listed = ", ".join(codes[:_MAX_LISTED])
    return f"{listed} and {len(codes) - _MAX_LISTED} more" if len(codes) > _MAX_LISTED else listed
