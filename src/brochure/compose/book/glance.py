"""“At a glance”: the occupations of a book ranked by pay, growth and openings, and sorted by education."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose import numbers
from brochure.compose.blocks import Block, Cell, Column, DataTable, Section
from brochure.compose.book.model import Tables
from brochure.compose.book.plan import alphabetical
from brochure.compose.tables import count_cells, money_cells, signed_cells, table
from brochure.names import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from brochure.compose.book.chapters import Facts

MAX_RANKED = 10
"""Four rankings of this length fit on a page."""

GLANCE, EDUCATION = "_at-a-glance", "_by-education"

_BACHELOR = "Bachelor's degree"
_LEVELS = (
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    _BACHELOR,
    "Master's degree",
    "Doctoral or professional degree",
)
_RANKS = {folded(name): rank for rank, name in enumerate(_LEVELS)}
VARIES, UNSTATED = "Varies", "Not stated"
NO_MEDIAN = "Occupations without a published yearly median are left out."


def glance(facts: Sequence[Facts], pages: Mapping[str, str]) -> Iterator[Tables]:
    """The sections of tables; empty ones are left out."""
    below = [one for one in facts if _rank(one.education) < _rank(_BACHELOR)]
    rankings = (
        _pay("Highest pay", facts, pages, () if all(one.pay for one in facts) else (NO_MEDIAN,)),
        _pay("Highest pay without a bachelor’s degree", below, pages) if len(below) < len(facts) else None,
        _growth(facts, pages),
        _openings(facts, pages),
    )
    if shown := tuple(filter(None, rankings)):
        yield Tables(GLANCE, _section("glance", "At a glance", shown), whole=True)
    if any(one.education for one in facts):
        yield Tables(EDUCATION, _section("education", "By usual education", tuple(_levels(facts, pages))), whole=False)


def _section(key: str, title: str, blocks: tuple[Block, ...]) -> Section:
    return Section(key, title, blocks, f"{title}, continued")


def _pay(what: str, facts: Sequence[Facts], pages: Mapping[str, str], notes: tuple[str, ...] = ()) -> DataTable | None:
    rows = _best(facts, lambda one: one.pay.value if one.pay else None)
    months = sorted({(one.paid.year, one.paid.month or 0, numbers.month(one.paid)) for one in rows if one.paid})
    caption, dates = _dated(what, [month for *_, month in months])
    return _ranking(caption, rows, _pay_column(rows), pages, dates + notes)


def _growth(facts: Sequence[Facts], pages: Mapping[str, str]) -> DataTable | None:
    rows = _best(facts, lambda one: one.growth if one.growth and one.growth > 0 else None)
    column = Column("Growth, percent", "number"), signed_cells(one.growth for one in rows)
    caption, dates = _dated("Fastest growth", _spans(rows))
    return _ranking(caption, rows, column, pages, dates)


def _openings(facts: Sequence[Facts], pages: Mapping[str, str]) -> DataTable | None:
    rows = _best(facts, lambda one: one.openings)
    column = Column("Openings a year", "number"), count_cells(one.openings for one in rows)
    caption, dates = _dated("Most openings", _spans(rows))
    return _ranking(caption, rows, column, pages, dates)


def _spans(rows: Sequence[Facts]) -> list[str]:
    return [numbers.span(*span) for span in sorted({one.span for one in rows if one.span})]


def _dated(what: str, dates: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """A caption and notes: the date is in the caption if all figures share it, else the date range is in a note."""
    if len(dates) > 1:
        return what, (f"Figures of {dates[0]} to {dates[-1]}, as each page says.",)
    return ", ".join((what, *dates)), ()


def _best(facts: Sequence[Facts], value: Callable[[Facts], float | None]) -> list[Facts]:
    known = [(found, one) for one in facts if (found := value(one)) is not None]
    return [one for _, one in sorted(known, key=lambda pair: (-pair[0], alphabetical(pair[1].title)))][:MAX_RANKED]


def _levels(facts: Sequence[Facts], pages: Mapping[str, str]) -> Iterator[DataTable]:
    """A table for each level of education from the lowest, with the best-paid occupations first."""
    levels: dict[str, list[Facts]] = {}
    for one in facts:
        levels.setdefault(one.education or UNSTATED, []).append(one)
    for level in sorted(levels, key=_rank):
        rows = sorted(levels[level], key=lambda one: (-(one.pay.value if one.pay else 0), alphabetical(one.title)))
        yield _table(level, rows, _pay_column(rows), pages)


def _rank(level: str) -> tuple[int, str]:
    """The sort key of a level of education: known levels first, then others, unstated ones last."""
    last = {VARIES: 1, UNSTATED: 2}.get(level, 0)
    return len(_LEVELS) + last if last else _RANKS.get(folded(level), len(_LEVELS)), level


_ColumnCells = tuple[Column, "Sequence[Cell]"]


def _pay_column(rows: Sequence[Facts]) -> _ColumnCells:
    return Column("Median pay a year", "number"), money_cells((one.pay for one in rows), "annual")


def _ranking(
    caption: str, rows: Sequence[Facts], column: _ColumnCells, pages: Mapping[str, str], notes: tuple[str, ...]
) -> DataTable | None:
    """A table of ``rows``, best first; None if there are fewer than two."""
    return _table(caption, rows, column, pages, notes) if len(rows) > 1 else None


def _table(
    caption: str, rows: Sequence[Facts], column: _ColumnCells, pages: Mapping[str, str], notes: tuple[str, ...] = ()
) -> DataTable:
    titles = [Cell(one.title, f"#{one.slug}", one.lang) for one in rows]
    numbered = [Cell(pages[one.slug]) for one in rows]
    columns = ((Column("Occupation"), titles), column, (Column("Page", "number"), numbered))
    return table(caption, columns, notes=notes)
