"""Collects the wages and jobs of a page from sentences, tables and charts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from brochure.profile.model import DetailedJobs, Employment, Share, Wage, WageRow
from brochure.sources.ooh import amounts
from brochure.sources.ooh.statements import JobsStatement, PercentileStatement, TableIntroduction, WageStatement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from brochure.profile.kinds import Amount, YearMonth
    from brochure.profile.model import Period, Statistic
    from brochure.sources.ooh.blocks import Bars, Row, Table

N = TypeVar("N")

_NOT_PUBLISHED = frozenset(("", "—", "–", "-", "*", "n/a", "na"))


@dataclass(slots=True)
class _Pay:
    """A wage statement under construction."""

    who: str
    statistic: Statistic
    period: Period
    as_of: YearMonth | None
    value: Amount | None = None
    p10: Amount | None = None
    p90: Amount | None = None
    industries: tuple[WageRow, ...] = ()
    detailed: tuple[WageRow, ...] = ()
    comparisons: tuple[WageRow, ...] = ()


@dataclass(slots=True)
class _Jobs:
    """An employment statement under construction; ``rounded`` if its sentence gives millions or a bound."""

    who: str
    as_of: int | None = None
    jobs: int | None = None
    rounded: bool = False
    industries: tuple[Share, ...] = ()
    detailed: tuple[DetailedJobs, ...] = ()


@dataclass(slots=True)
class Figures:
    """Collects facts in reading order; each ``take`` method returns whether the fact is now included."""

    pay: list[_Pay] = field(default_factory=list)
    jobs: list[_Jobs] = field(default_factory=list)

    def take_wage(self, fact: WageStatement) -> bool:
        for pay in self.pay:
            if _same(pay.who, fact.who) and (pay.statistic, pay.period) == (fact.statistic, fact.period):
                return pay.value == fact.value and pay.as_of == fact.as_of
        self.pay.append(_Pay(fact.who, fact.statistic, fact.period, fact.as_of, fact.value))
        return True

    def take_percentiles(self, fact: PercentileStatement) -> bool:
        """Add percentiles to the most recent wage."""
        low = amounts.amount(fact.low)
        if not self.pay or low is None:
            return False
        pay = self.pay[-1]
        high = amounts.beyond(fact.high, pay.as_of.year if pay.as_of else None) if fact.high else None
        if pay.p10 or pay.p90:
            return (low, high) == (pay.p10, pay.p90)
        pay.p10, pay.p90 = low, high
        return True

    def take_jobs(self, fact: JobsStatement) -> bool:
        for jobs in self.jobs:
            if _same(jobs.who, fact.who):
                return jobs.jobs == fact.jobs and jobs.as_of == fact.year
        self.jobs.append(_Jobs(fact.who, fact.year, fact.jobs, fact.rounded))
        return True

    def take_table(self, fact: TableIntroduction, table: Table) -> bool:
        """Add the rows of a two-column table if it has rows and all of them can be read."""
        if not table.rows or table.head or table.foot:
            return False
        if any(len(row.cells) != 2 or not row.cells[0] for row in table.rows):
            return False
        match fact.kind:
            case "wages" | "industry wages":
                return self._take_wages(fact, table)
            case "industry shares":
                return self._take_shares(fact, table)
            case "jobs":
                return self._take_detailed_jobs(fact, table)

    def take_chart(self, chart: Bars, headline: dict[str, Amount]) -> bool:
        """Add the pay chart to the matching wage, or to the headline's if no sentence states one."""
        period: Period = "hourly" if "hourly" in chart.caption.lower() else "annual"
        statistic: Statistic = "mean" if "mean" in chart.caption.lower() else "median"
        as_of = amounts.month(chart.caption)
        rows = tuple(WageRow(name=name, value=amounts.amount(value)) for name, value in chart.bars)
        for pay in self.pay:
            if (pay.statistic, pay.period, pay.as_of) == (statistic, period, as_of) and not pay.comparisons:
                pay.comparisons = rows
                return True
        value = headline.get(period) if statistic == "median" else None
        self.pay.insert(0, _Pay("", statistic, period, as_of, value, comparisons=rows))
        return True

    def _take_wages(self, fact: TableIntroduction, table: Table) -> bool:
        rows = tuple(WageRow(name=row.cells[0], value=amounts.amount(row.cells[1])) for row in table.rows)
        for row, read in zip(table.rows, rows, strict=True):
            if read.value is None and not _is_missing(row.cells[1]):
                return False
        pay = self._pay_of(fact)
        if fact.kind == "industry wages":
            if pay.industries:
                return False
            pay.industries = rows
        else:
            if pay.detailed:
                return False
            pay.detailed = rows
        return True

    def _pay_of(self, fact: TableIntroduction) -> _Pay:
        """The wage that a table breaks down; a new one if no sentence stated it."""
        alike = [pay for pay in self.pay if (pay.statistic, pay.period) == (fact.statistic, fact.period)]
        alike = [pay for pay in alike if fact.as_of is None or pay.as_of in (fact.as_of, None)]
        named = [pay for pay in alike if _same(pay.who, fact.who)]
        if named:
            return named[0]
        if len(alike) == 1 and (not fact.who or len(self.pay) == 1):
            return alike[0]
        self.pay.append(_Pay(fact.who, fact.statistic, fact.period, fact.as_of))
        return self.pay[-1]

    def _take_shares(self, fact: TableIntroduction, table: Table) -> bool:
        shares = _read(table.rows, amounts.percent)
        if shares is None:
            return False
        statement = self._jobs_of(fact)
        if statement.industries:
            return False
        statement.industries = tuple(Share(name=name, percent=value) for name, value in shares)
        return True

    def _take_detailed_jobs(self, fact: TableIntroduction, table: Table) -> bool:
        numbers = _read(table.rows, amounts.whole)
        if numbers is None:
            return False
        statement = self._jobs_of(fact)
        if statement.detailed:
            return False
        statement.detailed = tuple(DetailedJobs(name=name, jobs=value) for name, value in numbers)
        return True

    def _jobs_of(self, fact: TableIntroduction) -> _Jobs:
        """The statement that a table breaks down: by name, or the most recent one."""
        for statement in self.jobs:
            if _same(statement.who, fact.who):
                statement.who = fact.who  # spelled as within a sentence, not as at its start
                return statement
        if not self.jobs or (fact.who and len(self.jobs) > 1):
            self.jobs.append(_Jobs(fact.who))
        return self.jobs[-1]

    def wages(self) -> tuple[Wage, ...]:
        """The collected wages; occupations are named if there are several."""
        several = len({pay.who.lower() for pay in self.pay if pay.who}) > 1
        return tuple(
            Wage(
                occupation=pay.who or None if several else None,
                as_of=pay.as_of, period=pay.period, statistic=pay.statistic, value=pay.value, p10=pay.p10, p90=pay.p90,
                industries=pay.industries, detailed=pay.detailed, comparisons=pay.comparisons,
            )
            for pay in self.pay
        )  # fmt: skip

    def employment(self, exact: Callable[[str, int], int | None]) -> tuple[Employment, ...]:
        """The collected employment; ``exact`` returns the exact figure for an occupation with a rounded one."""
        several = len({statement.who.lower() for statement in self.jobs if statement.who}) > 1
        return tuple(
            Employment(
                occupation=statement.who or None if several else None,
                as_of=statement.as_of,
                jobs=_exact(statement, exact),
                industries=statement.industries,
                detailed=statement.detailed,
            )
            for statement in self.jobs
        )


def _exact(statement: _Jobs, exact: Callable[[str, int], int | None]) -> int | None:
    if statement.jobs is None or not statement.rounded:
        return statement.jobs
    return exact(statement.who, statement.jobs) or statement.jobs


def _read(rows: Sequence[Row], read: Callable[[str], N | None]) -> list[tuple[str, N]] | None:
    """Names and figures; None if any row has no figure."""
    pairs = [(row.cells[0], read(row.cells[1])) for row in rows]
    return (
        [(name, value) for name, value in pairs if value is not None] if all(v is not None for _, v in pairs) else None
    )


def _is_missing(text: str) -> bool:
    return text.strip().lower() in _NOT_PUBLISHED or "not available" in text.lower()


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower()
