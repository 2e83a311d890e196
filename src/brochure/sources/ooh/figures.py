"""Collects the figures of a page from its headline, sentences, tables and charts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from brochure.profile.model import (
    DetailedJobs,
    Employment,
    Growth,
    Period,
    ProjectionRow,
    Projections,
    Share,
    Statistic,
    Wage,
    WageRow,
)
from brochure.sources.ooh import amounts
from brochure.sources.ooh.parts import Bars, Block, Parts, Row, Table
from brochure.sources.ooh.statements import (
    Fact,
    GrowthStatement,
    JobsStatement,
    MedianDefinition,
    OpeningsStatement,
    PercentileStatement,
    TableIntroduction,
    WageStatement,
)

PROJECTIONS_TABLE = "outlook-table"
_SOC = re.compile(r"[0-9]{2}-[0-9]{4}")
_CODE = re.compile(rf"{_SOC.pattern}|^[-–—]$")
_ROUNDING = 500  # maximum difference in jobs between a total and the sum of its rounded parts
_NOT_PUBLISHED = frozenset(("", "—", "–", "-", "*", "n/a", "na"))


class Figures:
    """Collects facts in reading order; each ``take`` method returns whether the fact is now included.

    The projections table and the outlook chart, which are in the blocks ``outlook``, are found first because sentences
    are compared with them. ``rows`` and ``caption`` are those of the table, empty if there is none.
    """

    def __init__(self, parts: Parts, outlook: Iterable[Block] = ()) -> None:
        self.rows: tuple[ProjectionRow, ...] = ()
        self.caption = ""
        self._facts = parts.quick_facts
        self._title = parts.title
        self._chart: Bars | None = None
        self._outlook: str | None = None
        self._openings: int | None = None
        self._wages: list[Wage] = []
        self._employment: list[Employment] = []
        self._rounded: set[str] = set()  # the occupations whose sentences give millions or a bound
        for block in outlook:
            if isinstance(block, Table) and _is_projections(block) and not self.rows:
                self.rows = _projection_rows(block.rows)
                self.caption = block.caption
            elif isinstance(block, Bars) and self._chart is None and "employment" in block.caption.lower():
                self._chart = block

    # Collecting

    def take(self, fact: Fact) -> bool:
        """Take the fact of a sentence. Introductions of tables are for :meth:`take_table`."""
        match fact:
            case WageStatement():
                taken = self._take_wage(fact)
            case PercentileStatement():
                taken = self._take_percentiles(fact)
            case MedianDefinition():
                taken = bool(self._wages)
            case JobsStatement():
                taken = self._take_jobs(fact)
            case GrowthStatement():
                taken = self._take_growth(fact)
            case OpeningsStatement(openings):
                self._openings = openings if self._openings is None else self._openings
                taken = self._openings == openings
            case _:
                taken = False
        return taken

    def _take_wage(self, fact: WageStatement) -> bool:
        for wage in self._wages:
            if _same(wage.occupation, fact.who) and (wage.statistic, wage.period) == (fact.statistic, fact.period):
                return wage.value == fact.value and wage.as_of == fact.as_of
        wage = Wage(
            occupation=fact.who, as_of=fact.as_of, period=fact.period, statistic=fact.statistic, value=fact.value
        )
        self._wages.append(wage)
        return True

    def _take_percentiles(self, fact: PercentileStatement) -> bool:
        """Add percentiles to the most recent wage."""
        low = amounts.amount(fact.low)
        if not self._wages or low is None:
            return False
        wage = self._wages[-1]
        high = amounts.beyond(fact.high, wage.as_of.year if wage.as_of else None) if fact.high else None
        if wage.p10 or wage.p90:
            return (low, high) == (wage.p10, wage.p90)
        self._wages[-1] = replace(wage, p10=low, p90=high)
        return True

    def _take_jobs(self, fact: JobsStatement) -> bool:
        for statement in self._employment:
            if _same(statement.occupation, fact.who):
                return statement.jobs == fact.jobs and statement.as_of == fact.year
        self._employment.append(Employment(occupation=fact.who, as_of=fact.year, jobs=fact.jobs))
        if fact.rounded:
            self._rounded.add(fact.who.lower())
        return True

    def _take_growth(self, fact: GrowthStatement) -> bool:
        """Take the words for a growth that the table or the headline has, too."""
        named = [row.percent for row in self.rows if _same(row.title, fact.who)]
        figures = named or [self._growth(), *(row.percent for row in self.rows[:1])]
        if fact.percent is None:
            taken = any(figure is not None and abs(figure) <= 1 for figure in figures)
        else:
            taken = fact.percent in figures
        if taken:
            self._outlook = self._outlook or fact.outlook
        return taken

    def take_table(self, fact: TableIntroduction, table: Table) -> bool:
        """Take the rows of a two-column table if it has rows and all of them can be read."""
        if not table.rows or table.head or table.foot:
            return False
        if any(len(row.cells) != 2 or not row.cells[0] for row in table.rows):
            return False
        rows = _breakdown(fact, table.rows)
        if not rows:
            return False
        of_wages = fact.kind in ("wages", "industry wages")
        statements: list[Any] = self._wages if of_wages else self._employment
        place = self._place_of_wage(fact) if of_wages else self._place_of_jobs(fact)
        key = "detailed" if fact.kind in ("wages", "jobs") else "industries"
        if getattr(statements[place], key):
            return False
        statements[place] = replace(statements[place], **{key: rows})
        return True

    def _place_of_wage(self, fact: TableIntroduction) -> int:
        """The index of the wage that a table breaks down; a new one if no sentence stated it."""
        alike = [
            place
            for place, wage in enumerate(self._wages)
            if (wage.statistic, wage.period) == (fact.statistic, fact.period)
            and (fact.as_of is None or wage.as_of in (fact.as_of, None))
        ]
        named = [place for place in alike if _same(self._wages[place].occupation, fact.who)]
        if named:
            return named[0]
        if len(alike) == 1 and (not fact.who or len(self._wages) == 1):
            return alike[0]
        wage = Wage(occupation=fact.who, as_of=fact.as_of, period=fact.period, statistic=fact.statistic)
        self._wages.append(wage)
        return len(self._wages) - 1

    def _place_of_jobs(self, fact: TableIntroduction) -> int:
        """The index of the statement that a table breaks down: by name, or the most recent one."""
        for place, statement in enumerate(self._employment):
            if _same(statement.occupation, fact.who):
                # Spelled as within a sentence, not as at its start.
                self._employment[place] = replace(statement, occupation=fact.who)
                return place
        if not self._employment or (fact.who and len(self._employment) > 1):
            self._employment.append(Employment(occupation=fact.who))
        return len(self._employment) - 1

    def take_chart(self, key: str, chart: Bars) -> bool:
        """Take a chart in the section ``key``: the outlook chart, or one of wages.

        It belongs to the matching wage, or to the headline's if no sentence states one.
        """
        caption = chart.caption.lower()
        if chart is self._chart:
            return True
        if key != "pay" or "wage" not in caption:
            return False
        period: Period = "hourly" if "hourly" in caption else "annual"
        statistic: Statistic = "mean" if "mean" in caption else "median"
        as_of = amounts.month(chart.caption)
        rows = tuple(WageRow(name=name, value=amounts.amount(value)) for name, value in chart.bars)
        for place, wage in enumerate(self._wages):
            if (wage.statistic, wage.period, wage.as_of) == (statistic, period, as_of) and not wage.comparisons:
                self._wages[place] = replace(wage, comparisons=rows)
                return True
        value = amounts.rates(self._facts.pay).get(period) if statistic == "median" else None
        wage = Wage(as_of=as_of, period=period, statistic=statistic, value=value, comparisons=rows)
        self._wages.insert(0, wage)
        return True

    def holds(self, table: Table) -> bool:
        """Whether ``table`` is the projections table, and was taken."""
        return bool(self.rows) and _is_projections(table)

    # Results

    def wages(self) -> tuple[Wage, ...]:
        """The collected wages; occupations are named if there are several."""
        named = _are_several(wage.occupation for wage in self._wages)
        return tuple(replace(wage, occupation=wage.occupation or None if named else None) for wage in self._wages)

    def employment(self) -> tuple[Employment, ...]:
        """Employment by the statements, named if there are several occupations, or else by the headline."""
        jobs = amounts.whole(self._facts.jobs)
        if not self._employment and jobs is not None:
            span = amounts.span(self._facts.years)
            return (Employment(as_of=span[0] if span else None, jobs=jobs),)
        named = _are_several(statement.occupation for statement in self._employment)
        return tuple(self._finished(statement, named=named) for statement in self._employment)

    def _finished(self, statement: Employment, *, named: bool) -> Employment:
        """A statement with the exact number of jobs, if known.

        If it has no year, that is the base year of the projections if they have the same number of jobs.
        """
        who, jobs, as_of = statement.occupation or "", statement.jobs, statement.as_of
        if jobs is not None and who.lower() in self._rounded:
            jobs = self._exact(who, jobs)
        projections = self.projections() if as_of is None else None
        if projections and any(row.base == jobs for row in projections.rows):
            as_of = projections.base_year
        return replace(statement, occupation=who or None if named else None, jobs=jobs, as_of=as_of)

    def _exact(self, who: str, rounded: int) -> int:
        """The number in the projections or the headline that a sentence has rounded."""
        figures = [row.base for row in self.rows if _same(row.title, who)]
        for jobs in (*figures, amounts.whole(self._facts.jobs)):
            if jobs and abs(jobs - rounded) <= max(50_000, rounded // 20):
                return jobs
        return rounded

    def projections(self) -> Projections | None:
        """The projections of the page, or None; a page without their table has a row of the headline's figures."""
        chart, facts = self._chart, self._facts
        span = amounts.span(self.caption) or amounts.span(facts.years) or amounts.span(chart.caption if chart else "")
        if span is None:
            return None
        growth = [(name, amounts.percent(value)) for name, value in chart.bars] if chart else []
        row = ProjectionRow(
            title=self._title,
            base=amounts.whole(facts.jobs),
            percent=self._growth(),
            change=amounts.whole(facts.change),
        )
        headline = (row,) if (row.base, row.percent, row.change) != (None, None, None) else ()
        outlook = self._outlook
        if facts.outlook:  # such as ``9% (Much faster than average)``
            words = re.search(r"\(([^)]+)\)", facts.outlook)
            outlook = words[1].strip().lower() if words else None
        projections = Projections(
            base_year=span[0],
            target_year=span[1],
            outlook=outlook,
            openings_per_year=self._openings,
            comparisons=tuple(Growth(name=name, percent=value) for name, value in growth if value is not None),
            rows=self.rows or headline,
        )
        given = projections.outlook or projections.comparisons or projections.rows or self._openings is not None
        return projections if given else None

    def _growth(self) -> float | None:
        """``9.0`` in ``9% (Much faster than average)``."""
        return amounts.percent(self._facts.outlook.partition("(")[0])


def _is_projections(table: Table) -> bool:
    """Whether ``table`` is the projections table, by id, caption or column heads; not every source has the id."""
    heads = {cell.lower() for row in table.head for cell in row.cells}
    return (
        table.name == PROJECTIONS_TABLE
        or table.caption.lower().startswith("employment projections data")
        or ("occupational title" in heads and any(head.startswith("projected employment") for head in heads))
    )


def _projection_rows(rows: Sequence[Row]) -> tuple[ProjectionRow, ...]:
    """The rows of the projections table; none if one has an unexpected shape."""
    if not rows or not all(map(_is_projection_row, rows)):
        return ()
    return tuple(_projection_row(row, total=total) for row, total in zip(rows, _totals(rows), strict=True))


def _is_projection_row(row: Row) -> bool:
    """Whether a row has title, code or dash, jobs in both years, percent, change; a link may follow."""
    return len(row.cells) >= 6 and bool(row.cells[0]) and (not row.cells[1] or bool(_CODE.search(row.cells[1])))


def _projection_row(row: Row, *, total: bool) -> ProjectionRow:
    title, soc, base, projected, percent, change = row.cells[:6]
    code = _SOC.search(soc)
    return ProjectionRow(
        title=title, soc=code[0] if code else None, base=amounts.whole(base), projected=amounts.whole(projected),
        percent=amounts.percent(percent), change=amounts.whole(change), total=total,
    )  # fmt: skip


def _totals(rows: Sequence[Row]) -> list[bool]:
    """Which rows are totals: those indented less than the next, or else the first if it equals the sum of the rest."""
    levels = [row.level for row in rows]
    if len(set(levels)) > 1:
        return [here < following for here, following in zip(levels, [*levels[1:], 0], strict=True)]
    jobs = [amounts.whole(row.cells[2]) or 0 for row in rows]
    first_is_total = len(rows) > 2 and abs(jobs[0] - sum(jobs[1:])) <= _ROUNDING
    return [first_is_total, *[False] * (len(rows) - 1)]


def _breakdown(fact: TableIntroduction, rows: Sequence[Row]) -> tuple[WageRow | Share | DetailedJobs, ...]:
    """The rows of a table; none if one cannot be read. A wage may be missing, but no other figure."""
    if fact.kind in ("wages", "industry wages"):
        wages = tuple(WageRow(name=row.cells[0], value=amounts.amount(row.cells[1])) for row in rows)
        missing = (row.cells[1] for row, wage in zip(rows, wages, strict=True) if wage.value is None)
        return wages if all(map(_is_missing, missing)) else ()
    found: list[Share | DetailedJobs] = []
    for row in rows:
        name, text = row.cells
        if fact.kind == "jobs" and (jobs := amounts.whole(text)) is not None:
            found.append(DetailedJobs(name=name, jobs=jobs))
        elif fact.kind == "industry shares" and (percent := amounts.percent(text)) is not None:
            found.append(Share(name=name, percent=percent))
    return tuple(found) if len(found) == len(rows) else ()


def _is_missing(text: str) -> bool:
    return text.strip().lower() in _NOT_PUBLISHED or "not available" in text.lower()


def _are_several(names: Iterable[str | None]) -> bool:
    return len({name.lower() for name in names if name}) > 1


def _same(one: str | None, other: str) -> bool:
    return (one or "").lower() == other.lower()
