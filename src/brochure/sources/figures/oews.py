"""Sheets of Occupational Employment and Wage Statistics (OEWS): columns by year, rows with every cell checked.

Since May 2019 all workbooks have the same columns; people delete those that have one value in every row of the national
workbook, so a workbook named national may lack them. Before May 2019 each kind had its own: the national one no area,
the others no area type, only those by industry an industry, and some columns had other names. Published programs read
the workbooks of May 2012 to May 2018 this way. Through May 2011 the level is blank for detailed occupations. Workbooks
by industry of those years do not state the level of an industry and are not supported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from brochure.sources.figures.agreement import Agreement
from brochure.sources.figures.model import (
    ALL_INDUSTRIES,
    LEVELS,
    MAX_FIGURE,
    MAX_NAMES,
    NATION,
    Area,
    AreaKind,
    Industry,
    Level,
    Only,
    Stored,
    TopCode,
    Vintage,
    cell_text,
    quoted,
    read_cell,
)
from brochure.sources.workbooks.workbook import Row, Sheet

FIGURES = (
    "tot_emp", "emp_prse", "jobs_1000", "loc_quotient", "pct_total", "pct_rpt", "mean_prse",
    "h_mean", "h_pct10", "h_pct25", "h_median", "h_pct75", "h_pct90",
    "a_mean", "a_pct10", "a_pct25", "a_median", "a_pct75", "a_pct90",
)  # fmt: skip
"""The columns of figures, in the order of :attr:`OewsRow.figures`; missing ones are read as blank."""

_HOURLY, _ANNUAL = (slice(start, start + 6) for start in map(FIGURES.index, ("h_mean", "a_mean")))
_BEST_PAID = FIGURES.index("a_pct90")
"""The highest wage of a row."""

_AREA = ("area", "area_title", "area_type", "prim_state")
_INDUSTRY = ("naics", "naics_title", "i_group", "own_code")
_OCCUPATION = ("occ_code", "occ_title", "o_group")
_ONLY = ("annual", "hourly")

_KINDS = {
    "1": AreaKind.NATION,
    "2": AreaKind.STATE,
    "3": AreaKind.TERRITORY,
    "4": AreaKind.METROPOLITAN,
    "6": AreaKind.NONMETROPOLITAN,
}
_TERRITORIES = ("66", "72", "78")  # Guam, Puerto Rico, Virgin Islands, by their FIPS codes
_MAX_STATE_CODE = 2
_SOC = re.compile(r"\d\d-\d{4}", re.ASCII)
_MAX_TITLE = 300
_MAX_CODE = 20
_T = TypeVar("_T")

_REQUIRED_FIGURES = (
    "tot_emp", "h_mean", "a_mean", "h_pct10", "h_pct25", "h_median", "h_pct75", "h_pct90",
    "a_pct10", "a_pct25", "a_median", "a_pct75", "a_pct90",
)  # fmt: skip
_REQUIRED = ("occ_code", "occ_title", "o_group", *_REQUIRED_FIGURES, "annual", "hourly")
_SIGNATURE = {"occ_code", "tot_emp", "h_mean"}

_BLANK_GROUP = "group"
"""The header of the level when it was blank for detailed occupations."""

_FORMER_NAMES = {
    "o_group": ("occ_group", _BLANK_GROUP),
    "area_title": ("area_name", "state"),
    "prim_state": ("st",),
    "occ_title": ("occ_titl",),
    "loc_quotient": ("loc_q",),
}


@dataclass(frozen=True, slots=True)
class OewsSheet:
    """A sheet of the wage survey; ``header`` is the number of its header row, ``columns`` are indexes by name."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int]
    vintage: Vintage
    top_code: TopCode | None


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of the survey."""

    soc: str
    level: Level
    title: str


@dataclass(frozen=True, slots=True)
class OewsRow:
    """A row as it goes into the store; ``figures`` are those of :data:`FIGURES`."""

    area: Area
    industry: Industry
    occupation: Occupation
    only: Only | None
    figures: tuple[Stored, ...]


def header_columns(headers: Sequence[object]) -> dict[str, int] | None:
    """Indexes of columns by their current and former names; None for a row that is not the header."""
    names = {_name(header): column for column, header in reversed(list(enumerate(headers))) if isinstance(header, str)}
    if not names.keys() >= _SIGNATURE:
        return None
    for current, others in _FORMER_NAMES.items():
        known = next((name for name in others if name in names), None)
        if current not in names and known:
            names[current] = names[known]
    return names


def complaint(names: Mapping[str, int], title: str) -> str | None:
    """Why a sheet with these columns cannot be read, if so; ``title`` has the names of the sheet and its file."""
    if not any(name in names for name in _FORMER_NAMES["o_group"]):
        constant = (*_AREA[:3], *_INDUSTRY)
        is_national = "national" in title.lower() and not any(name in names for name in constant)
        return _first_missing(_REQUIRED if is_national else (*_REQUIRED, *constant), names, "since May 2019")
    if "naics" in names:
        return "workbooks by industry from before May 2019 are not supported; those of the nation, states and areas are"
    has_areas = any(name in names for name in _AREA[:2])
    return _first_missing((*_REQUIRED, *_AREA[:2]) if has_areas else _REQUIRED, names, "of May 2012 to May 2018")


def _first_missing(wanted: Sequence[str], names: Mapping[str, int], years: str) -> str | None:
    """A complaint about the first missing column, which the Bureau's workbooks of these ``years`` have."""
    missing = next((name.upper() for name in wanted if name not in names), None)
    return f"the column {missing} is missing; the Bureau's own workbooks {years} have it" if missing else None


def _name(header: str) -> str:
    return "_".join(header[:100].lower().split())


class _Known(dict[tuple[object, ...], _T]):
    """What cells mean, remembered for other rows with the same ones."""

    def __init__(self, read: Callable[[tuple[object, ...]], _T]) -> None:
        self._read = read

    def __missing__(self, cells: tuple[object, ...]) -> _T:
        if len(self) == MAX_NAMES:
            raise ValueError(f"there are more than {MAX_NAMES:,} areas, industries or occupations, which no survey has")
        return self.setdefault(cells, self._read(cells))


class _Reader:
    """Reads rows, sharing one object for each area, industry and occupation."""

    def __init__(self, found: OewsSheet) -> None:
        self._columns = dict(found.columns)
        self._blank_is_detailed = _BLANK_GROUP in self._columns
        self._width = 1 + max(self._columns.values())
        self._areas = _Known(_area)
        self._industries = _Known(_industry)
        self._occupations = _Known(self._occupation)
        self._get_area = self._getter(_AREA)
        self._get_industry = self._getter(_INDUSTRY)
        self._get_occupation = self._getter(_OCCUPATION)
        self._get_only = self._getter(_ONLY)
        self._get_figures = self._getter(FIGURES)
        self._bounds = [_bound(name, found.top_code) for name in FIGURES]
        self._top_coded = False
        self._highest = 0.0

    def _getter(self, names: tuple[str, ...]) -> itemgetter[object]:
        """Cells of these columns; missing columns are read from after the row's end, where :meth:`read` puts None."""
        return itemgetter(*(self._columns.get(name, self._width) for name in names))

    def read(self, cells: Row) -> OewsRow:
        """Raises ValueError."""
        row = [*cells[: self._width], *[None] * (self._width + 1 - len(cells))]
        row[self._width :] = [None]
        return OewsRow(
            self._areas[self._get_area(row)],
            self._industries[self._get_industry(row)],
            self._occupations[self._get_occupation(row)],
            _only(self._get_only(row)),
            self._figures(row),
        )

    def _check_top_code(self, best_paid: Stored) -> None:
        """Check that no wage is above the top code of others: since May 2025 notes state one that is not in use."""
        bound = self._bounds[_BEST_PAID]
        if bound is None:
            return
        if best_paid.__class__ is float and best_paid > self._highest:
            self._highest = best_paid
        if self._top_coded and self._highest > bound:
            raise ValueError(
                f"'#' does not mean at least ${bound:,.0f} a year here, because ${self._highest:,.0f} is printed"
            )

    def _occupation(self, cells: tuple[object, ...]) -> Occupation:
        if self._blank_is_detailed and cells[2] in ("", None):
            cells = (*cells[:2], "detailed")
        return _occupation(cells)

    def _figures(self, row: list[object]) -> tuple[Stored, ...]:
        figures = tuple(
            # Most cells are numbers and need no call.
            cell if cell.__class__ is float and 0 <= cell < MAX_FIGURE else self._special(column, cell)
            for column, cell in enumerate(self._get_figures(row))
        )
        self._check_top_code(figures[_BEST_PAID])
        return figures

    def _special(self, column: int, cell: object) -> Stored:
        self._top_coded = self._top_coded or cell == "#"
        try:
            return read_cell(cell, self._bounds[column])
        except ValueError as error:
            raise ValueError(f"{FIGURES[column].upper()}: {error}") from None


def read_rows(found: OewsSheet) -> Iterator[tuple[int, OewsRow]]:
    """Rows with their numbers in the sheet.

    Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` for the first bad row, and at last for wages that
    cannot be those of the survey.
    """
    reader, agreement = _Reader(found), Agreement()
    seen: set[tuple[int, int, int]] = set()
    for number, cells in found.sheet.rows():
        if number <= found.header or all(cell == "" or cell is None for cell in cells):
            continue
        try:
            row = reader.read(cells)
        except ValueError as error:
            raise found.sheet.error(str(error), number) from None
        # The reader keeps them alive, so their ids are unique.
        key = (id(row.area), id(row.industry), id(row.occupation))
        if key in seen:
            raise found.sheet.error("this combination of area, industry and occupation is repeated", number)
        seen.add(key)
        agreement.note(row.figures[_HOURLY], row.figures[_ANNUAL])
        yield number, row
    if not seen:
        raise found.sheet.error("it has column headers, but no figures")
    if agreement.complaint:
        raise found.sheet.error(agreement.complaint)


def _bound(name: str, top: TopCode | None) -> float | None:
    if top is None or name[:2] not in ("h_", "a_"):
        return None
    return top.hourly if name.startswith("h_") else top.annual


def _text(cell: object, column: str, max_length: int = _MAX_TITLE) -> str:
    """The text of a cell; codes stored as numbers lose their ``.0``."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = cell_text(cell)
    if not text or len(text) > max_length:
        raise ValueError(f"{column.upper()}: {quoted(cell)} is {'too long' if text else 'blank'}")
    return text


def _area(cells: tuple[object, ...]) -> Area:
    if all(cell is None for cell in cells[:3]):
        return NATION  # national workbooks from before May 2019 have no area
    code, title = _text(cells[0], "area", _MAX_CODE), _text(cells[1], "area_title")
    kind = _kind(cells[2], code)
    if kind is AreaKind.METROPOLITAN and title.lower().endswith("nonmetropolitan area"):
        kind = AreaKind.NONMETROPOLITAN  # workbooks made by states may use one type for both
    if kind in (AreaKind.STATE, AreaKind.TERRITORY):
        code = code.zfill(2)
    return Area(kind, code, title, _text(cells[3], "prim_state", _MAX_CODE) if cells[3] else "")


def _kind(cell: object, code: str) -> AreaKind:
    """The type of an area; before May 2019 only the length of its code shows it."""
    if cell is None:
        if len(code) > _MAX_STATE_CODE:
            return AreaKind.METROPOLITAN
        return AreaKind.TERRITORY if code in _TERRITORIES else AreaKind.STATE
    number = _text(cell, "area_type")
    if number not in _KINDS:
        raise ValueError(f"AREA_TYPE: {quoted(number)} is not one of {', '.join(_KINDS)}")
    return _KINDS[number]


def _industry(cells: tuple[object, ...]) -> Industry:
    if all(cell is None for cell in cells):
        return ALL_INDUSTRIES
    code, title, level, owner = (_text(cell, name) for cell, name in zip(cells, _INDUSTRY, strict=True))
    return Industry("000000" if code.strip("0") == "" else code, level.lower(), owner, title)


def _occupation(cells: tuple[object, ...]) -> Occupation:
    code, title, level = (_text(cell, name) for cell, name in zip(cells, _OCCUPATION, strict=True))
    if not _SOC.fullmatch(code):
        raise ValueError(f"OCC_CODE: {quoted(code)} is not a SOC code such as 29-2071")
    for known in LEVELS:
        if level.lower() == known:
            return Occupation(code, known, title)
    raise ValueError(f"O_GROUP: {quoted(level)} is not one of {', '.join(LEVELS)}")


def _only(cells: tuple[object, ...]) -> Only | None:
    annual, hourly = (_is_true(cell) for cell in cells)
    if annual and hourly:
        raise ValueError("ANNUAL and HOURLY: both are TRUE")
    if annual:
        return "annual"
    return "hourly" if hourly else None


def _is_true(cell: object) -> bool:
    if cell in ("", None, False):
        return False
    if cell is True or str(cell).strip().upper() == "TRUE":
        return True
    raise ValueError(f"ANNUAL, HOURLY: {quoted(cell)} is neither TRUE nor blank")
