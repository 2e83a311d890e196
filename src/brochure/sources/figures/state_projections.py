"""Projections of the states as Projections Central serves them: rows of texts, with people rounded to ten.

The row of the nation is left out: its own projections are the source of what is national. Figures of a row are rounded
one by one, so the change may not lead exactly from the base year to the target year; it is checked, and not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from brochure.sources.figures import projection_cells as cells
from brochure.sources.figures.model import Span, cell_text, quoted
from brochure.sources.figures.states import POSTAL
from brochure.sources.workbooks.outline import Head
from brochure.sources.workbooks.workbook import Row, Sheet

NAMES = {
    "area": "Area", "title": "Title", "base": "Base", "projected": "Projected", "change": "Change",
    "percent": "PercentChange", "openings": "AvgAnnualOpenings", "state": "STFIPS", "page": "StateURL",
    "soc": "OccCode", "first": "BaseYear", "last": "ProjYear",
}  # fmt: skip
"""The keys of a row."""
_SIGNATURE = frozenset(("Area", "OccCode", "AvgAnnualOpenings"))
_NATION = "00"
_HALF_UNIT = 5
"""People by which a published number is rounded at most."""
_TENTH = 0.1  # percent
_MAX_PEOPLE = 100_000_000
_MAX_PERCENT = 10_000
_MAX_PAGE = 300
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[!-~]*)?")


class StateProjection(NamedTuple):
    """The projections of an occupation in a state; ``None`` is not published, or contradicts the rest of the row.

    ``state`` is the postal code, ``area`` the name, ``page`` an address of the state's agency, which may be empty.
    ``base``, ``projected`` and the ``openings`` of a year are people, rounded to ten; ``percent`` is the growth.
    """

    span: Span
    state: str
    area: str
    soc: str
    title: str
    page: str
    base: int | None
    projected: int | None
    percent: float | None
    openings: int | None


class StateSheet(NamedTuple):
    """A table of these projections; ``columns`` are indexes by name, and all rows have the years of ``span``."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int]
    span: Span

    def rows(self) -> Iterator[StateProjection]:
        """The rows of states. Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` for a bad row."""
        seen: set[tuple[str, str]] = set()
        for number, row in self.sheet.rows():
            if number <= self.header or _is_of_nation(row[self.columns["state"]]):
                continue
            try:
                read = _row(row, self.columns)
                _check(read, self.span, seen)
            except ValueError as error:
                raise self.sheet.error(str(error), number) from None
            seen.add((read.state, read.soc))
            yield read
        if not seen:
            raise self.sheet.error("it has no row of a state; the nation's projections are in occupation.xlsx")


def find_table(head: Head) -> StateSheet | None:
    """The table that a sheet is; None for any other.

    Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` for one without a column that is needed.
    """
    if not head.rows:
        return None
    number, keys = head.rows[0]
    if not set(keys) >= _SIGNATURE:
        return None
    if missing := [key for key in NAMES.values() if key not in keys]:
        raise head.sheet.error(f"this looks like projections of states, but its rows have no {missing[0]}")
    columns = {name: keys.index(key) for name, key in NAMES.items()}
    try:
        span = _span(head.rows[1][1], columns) if len(head.rows) > 1 else None
    except ValueError as error:
        raise head.sheet.error(str(error), 1) from None
    if span is None:
        raise head.sheet.error("it has keys, but no rows")
    return StateSheet(head.sheet, number, columns, span)


def _span(row: Row, columns: Mapping[str, int]) -> Span:
    base, target = _year(row[columns["first"]], NAMES["first"]), _year(row[columns["last"]], NAMES["last"])
    if base >= target:
        raise ValueError(f"{NAMES['first']} {base} is not before {NAMES['last']} {target}")
    return Span(base, target)


def _year(cell: object, name: str) -> int:
    found = _number(cell, name, 1990, 2100)
    if found is None or not found.is_integer():
        raise ValueError(f"{name}: {quoted(cell)} is not a year")
    return int(found)


def _is_of_nation(cell: object) -> bool:
    return str(cell).strip().zfill(2) == _NATION


def _row(row: Sequence[object], columns: Mapping[str, int]) -> StateProjection:
    def cell(name: str) -> object:
        return row[columns[name]]

    def people(name: str, minimum: int = 0) -> int | None:
        found = _number(cell(name), NAMES[name], minimum, _MAX_PEOPLE)
        return None if found is None else round(found)

    number = str(cell("state")).strip().zfill(2)
    if number not in POSTAL:
        raise ValueError(f"STFIPS: {quoted(cell('state'))} is not the number of a state")
    base, projected, change = people("base"), people("projected"), people("change", -_MAX_PEOPLE)
    percent = _number(cell("percent"), NAMES["percent"], -100, _MAX_PERCENT)
    _check_change(base, projected, change)
    return StateProjection(
        span=_span(list(row), columns),
        state=POSTAL[number],
        area=cells.title(cell("area")),
        soc=cells.soc(cell("soc")),
        title=cells.title(cell("title")),
        page=_page(cell_text(str(cell("page"))[:_MAX_PAGE])),
        base=base,
        projected=projected,
        percent=_confirmed(base, projected, percent),
        openings=people("openings"),
    )


def _page(address: str) -> str:
    """The address, or ``""`` if it is none of a web page."""
    return address if _WEB.fullmatch(address) else ""


def _check(row: StateProjection, span: Span, seen: set[tuple[str, str]]) -> None:
    if row.span != span:
        raise ValueError(f"it is of {row.span}, and the rows above are of {span}; make a file of each")
    if (row.state, row.soc) in seen:
        raise ValueError(f"{row.soc} is repeated for {row.area}")


def _number(cell: object, name: str, minimum: float, maximum: float) -> float | None:
    found = cells.number(cell, name)
    if found is not None and not minimum <= found <= maximum:
        raise ValueError(f"{name}: {found:g} is out of range")
    return found


def _check_change(base: int | None, projected: int | None, change: int | None) -> None:
    """Check that the change leads from the base to the target year; rounding of all three may miss by one unit more."""
    if base is None or projected is None or change is None:
        return
    if abs(projected - base - change) > 3 * _HALF_UNIT:
        raise ValueError(
            f"{base:,} and {projected:,} people and a change of {change:,} do not agree, as if it had been edited"
        )


def _confirmed(base: int | None, projected: int | None, percent: float | None) -> float | None:
    """The growth, unless there is no one to grow from: of 0 people, rounded, no percentage means anything.

    Raises ValueError if it cannot be that of the two numbers, however they were rounded.
    """
    if percent is None or base is None or projected is None:
        return percent
    if base == 0:
        return None
    ends = [
        ((after - before) / max(before, 1)) * 100
        for before in (base - _HALF_UNIT, base + _HALF_UNIT)
        for after in (max(projected - _HALF_UNIT, 0), projected + _HALF_UNIT)
    ]
    if not min(ends) - _TENTH <= percent <= max(ends) + _TENTH:
        raise ValueError(f"from {base:,} to {projected:,} people is not {percent:g} percent, as if it had been edited")
    return percent
