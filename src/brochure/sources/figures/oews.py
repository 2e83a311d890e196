"""Sheets of Occupational Employment and Wage Statistics, row by row; every cell is checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from brochure.sources.figures.layouts import BLANK_GROUP
from brochure.sources.figures.model import (
    ALL_INDUSTRIES,
    LEVELS,
    MAX_NAMES,
    NATION,
    Area,
    AreaKind,
    Industry,
    Level,
    Only,
)
from brochure.sources.figures.recognition import OewsSheet
from brochure.sources.figures.special import MOST, Stored, TopCode, line, read_cell, shown
from brochure.sources.workbooks.cells import Row

FIGURES = (
    "tot_emp", "emp_prse", "jobs_1000", "loc_quotient", "pct_total", "pct_rpt", "mean_prse",
    "h_mean", "h_pct10", "h_pct25", "h_median", "h_pct75", "h_pct90",
    "a_mean", "a_pct10", "a_pct25", "a_median", "a_pct75", "a_pct90",
)  # fmt: skip
"""The columns of figures, in the order of :attr:`OewsRow.figures`; those that a workbook lacks are blank."""

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
_LONGEST_STATE = 2
_SOC = re.compile(r"\d\d-\d{4}", re.ASCII)
_LONGEST_TITLE = 300
_LONGEST_CODE = 20
_T = TypeVar("_T")


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


class _Reader:
    """Reads rows, remembering areas, industries and occupations, of which there are few."""

    def __init__(self, found: OewsSheet) -> None:
        self._columns = dict(found.columns)
        self._blank_is_detailed = BLANK_GROUP in self._columns
        self._width = 1 + max(self._columns.values())
        self._areas: dict[tuple[object, ...], Area] = {}
        self._industries: dict[tuple[object, ...], Industry] = {}
        self._occupations: dict[tuple[object, ...], Occupation] = {}
        self._get_area = self._getter(_AREA)
        self._get_industry = self._getter(_INDUSTRY)
        self._get_occupation = self._getter(_OCCUPATION)
        self._get_only = self._getter(_ONLY)
        self._get_figures = self._getter(FIGURES)
        self._bounds = [_bound(name, found.top_code) for name in FIGURES]

    def _getter(self, names: tuple[str, ...]) -> itemgetter[object]:
        """Cells of these columns; a column that is not there is read from behind the row's end, where None stands."""
        return itemgetter(*(self._columns.get(name, self._width) for name in names))

    def read(self, cells: Row) -> OewsRow:
        """Raises ValueError."""
        row = [*cells[: self._width], *[None] * (self._width + 1 - len(cells))]
        row[self._width :] = [None]
        area_cells: tuple[object, ...] = self._get_area(row)
        industry_cells: tuple[object, ...] = self._get_industry(row)
        occupation_cells: tuple[object, ...] = self._get_occupation(row)
        if (area := self._areas.get(area_cells)) is None:
            area = _kept(self._areas, area_cells, _area)
        if (industry := self._industries.get(industry_cells)) is None:
            industry = _kept(self._industries, industry_cells, _industry)
        if (occupation := self._occupations.get(occupation_cells)) is None:
            occupation = _kept(self._occupations, occupation_cells, self._occupation)
        return OewsRow(area, industry, occupation, _only(self._get_only(row)), self._figures(row))

    def _occupation(self, cells: tuple[object, ...]) -> Occupation:
        if self._blank_is_detailed and cells[2] in ("", None):
            cells = (*cells[:2], "detailed")
        return _occupation(cells)

    def _figures(self, row: list[object]) -> tuple[Stored, ...]:
        cells: tuple[object, ...] = self._get_figures(row)
        return tuple(
            # Most cells are numbers: they are not worth a call.
            cell if cell.__class__ is float and 0 <= cell < MOST else self._other(place, cell)
            for place, cell in enumerate(cells)
        )

    def _other(self, place: int, cell: object) -> Stored:
        try:
            return read_cell(cell, self._bounds[place])
        except ValueError as error:
            raise ValueError(f"{FIGURES[place].upper()}: {error}") from None


def read_rows(found: OewsSheet) -> Iterator[tuple[int, OewsRow]]:
    """Rows with their numbers in the sheet. Raises :class:`~.errors.WorkbookError` that names the first bad row."""
    reader = _Reader(found)
    seen: set[tuple[int, int, int]] = set()
    for number, cells in found.sheet.rows():
        if number <= found.head or all(cell == "" or cell is None for cell in cells):
            continue
        try:
            row = reader.read(cells)
        except ValueError as error:
            raise found.sheet.error(str(error), number) from None
        # They live as long as the reader, so their ids are theirs alone.
        key = (id(row.area), id(row.industry), id(row.occupation))
        if key in seen:
            raise found.sheet.error("this area, industry and occupation were in a row before", number)
        seen.add(key)
        yield number, row
    if not seen:
        raise found.sheet.error("it has column heads, but no figures")


def _kept(
    known: dict[tuple[object, ...], _T], cells: tuple[object, ...], read: Callable[[tuple[object, ...]], _T]
) -> _T:
    """What ``cells`` say, remembered for other rows."""
    if len(known) == MAX_NAMES:
        raise ValueError(f"there are more than {MAX_NAMES:,} areas, industries or occupations, which no survey has")
    return known.setdefault(cells, read(cells))


def _bound(name: str, top: TopCode | None) -> float | None:
    if top is None or name[:2] not in ("h_", "a_"):
        return None
    return top.hourly if name.startswith("h_") else top.annual


def _text(cell: object, column: str, longest: int = _LONGEST_TITLE) -> str:
    """Text of a cell; codes that were written as numbers lose their ``.0``."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = line(cell)
    if not text or len(text) > longest:
        raise ValueError(f"{column.upper()}: {shown(cell)} is {'too long' if text else 'nothing'}")
    return text


def _area(cells: tuple[object, ...]) -> Area:
    if all(cell is None for cell in cells[:3]):
        return NATION  # national workbooks of before May 2019 have no area
    code, title = _text(cells[0], "area", _LONGEST_CODE), _text(cells[1], "area_title")
    kind = _kind(cells[2], code)
    if kind is AreaKind.METROPOLITAN and title.lower().endswith("nonmetropolitan area"):
        kind = AreaKind.NONMETROPOLITAN  # states that make such workbooks themselves type both kinds as one
    if kind in (AreaKind.STATE, AreaKind.TERRITORY):
        code = code.zfill(2)
    return Area(kind, code, title, _text(cells[3], "prim_state", _LONGEST_CODE) if cells[3] else "")


def _kind(cell: object, code: str) -> AreaKind:
    """What an area is; workbooks of before May 2019 do not say it, but states have short codes."""
    if cell is None:
        if len(code) > _LONGEST_STATE:
            return AreaKind.METROPOLITAN
        return AreaKind.TERRITORY if code in _TERRITORIES else AreaKind.STATE
    number = _text(cell, "area_type")
    if number not in _KINDS:
        raise ValueError(f"AREA_TYPE: {shown(number)} is not one of {', '.join(_KINDS)}")
    return _KINDS[number]


def _industry(cells: tuple[object, ...]) -> Industry:
    if all(cell is None for cell in cells):
        return ALL_INDUSTRIES
    code, title, level, owner = (_text(cell, name) for cell, name in zip(cells, _INDUSTRY, strict=True))
    return Industry("000000" if code.strip("0") == "" else code, level.lower(), owner, title)


def _occupation(cells: tuple[object, ...]) -> Occupation:
    code, title, level = (_text(cell, name) for cell, name in zip(cells, _OCCUPATION, strict=True))
    if not _SOC.fullmatch(code):
        raise ValueError(f"OCC_CODE: {shown(code)} is not a SOC code such as 29-2071")
    for known in LEVELS:
        if level.lower() == known:
            return Occupation(code, known, title)
    raise ValueError(f"O_GROUP: {shown(level)} is not one of {', '.join(LEVELS)}")


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
    raise ValueError(f"ANNUAL, HOURLY: {shown(cell)} is neither TRUE nor blank")
