"""Official figures as typed, frozen rows: estimates of the wage survey, projections, and what they are about.

Every figure is exact, a bound, or missing for a stated reason. The codes of the workbooks (``*``, ``**``, ``#``, ``~``,
``>=$239,200``, ``—``) are read only here. The store keeps an exact figure as a number and any other as self-explanatory
text: ``>=239200``, ``<0.5``, ``*``, ``**``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from brochure.profile.kinds import Amount
from brochure.yamlio.text import clean_line

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

Level = Literal["total", "major", "minor", "broad", "detailed"]
"""The level of an occupation in the Standard Occupational Classification."""

LEVELS: tuple[Level, ...] = ("total", "major", "minor", "broad", "detailed")

MAX_NAMES = 5_000
"""Areas, industries or occupations in one workbook, and rows of projections; all data of a year have 1,400."""

MAX_DEPTH = 8
"""Levels of totals in the projections; there are four."""

Only = Literal["annual", "hourly"]
"""The period for which an occupation's wages are released, if it is only one."""

Stored = float | str | None
"""A figure as the store keeps it."""

MAX_FIGURE = 1e12
"""More people or dollars than any of these figures counts."""

BLANKS = ("", "—", "–", "-")
"""How workbooks write a cell without a figure."""

_BOUND = re.compile(r"(>=|<)(\d{1,12}(?:\.\d{1,10})?)", re.ASCII)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_AT_LEAST = re.compile(r">=\s*\$?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)", re.ASCII)


class Mark(Enum):
    """What a figure's value means; the last three have none."""

    EXACT = "exact"
    AT_LEAST = "at least"
    UNDER = "under"
    NOT_AVAILABLE = "not available"
    NOT_RELEASED = "not released"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``value`` is the bound if ``mark`` is AT_LEAST or UNDER, and None if nothing is published.

    ABSENT (a blank cell): this kind of estimate never has it. NOT_AVAILABLE (``*``) and NOT_RELEASED (``**``): it was
    estimated, but is not published.
    """

    value: float | None
    mark: Mark = Mark.EXACT

    @property
    def exact(self) -> float | None:
        """The value, if it is neither a bound nor missing."""
        return self.value if self.mark is Mark.EXACT else None

    @property
    def amount(self) -> Amount | None:
        """The figure as an amount of a profile; None if it is not published, or zero, which no wage is."""
        if not self.value or self.mark not in (Mark.EXACT, Mark.AT_LEAST):
            return None
        return Amount(self.value, at_least=self.mark is Mark.AT_LEAST)


ABSENT = Figure(None, Mark.ABSENT)
NOT_AVAILABLE = Figure(None, Mark.NOT_AVAILABLE)
NOT_RELEASED = Figure(None, Mark.NOT_RELEASED)


@dataclass(frozen=True, slots=True, order=True)
class Vintage:
    """The month of a survey; ``str()`` is ``2024-05``."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def words(self) -> str:
        """``May 2024``."""
        return f"{MONTHS[self.month - 1]} {self.year}"

    @classmethod
    def parse(cls, text: str) -> Vintage:
        """``2024-05``; raises :class:`ValueError`."""
        found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
        if not found or not 1990 <= int(found[1]) <= 2100:
            raise ValueError(f"{text[:40]!r} is not the month of a survey, such as 2024-05")
        return cls(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The years of a set of projections; ``str()`` is ``2024-2034``."""

    base_year: int
    target_year: int

    def __str__(self) -> str:
        return f"{self.base_year}-{self.target_year}"


class AreaKind(Enum):
    """The type of an area."""

    NATION = "nation"
    STATE = "state"
    TERRITORY = "territory"
    METROPOLITAN = "metropolitan"
    NONMETROPOLITAN = "nonmetropolitan"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the wage survey. ``state`` is the postal code of its main state, ``US`` for the nation."""

    kind: AreaKind
    code: str
    title: str
    state: str


NATION = Area(AreaKind.NATION, "99", "U.S.", "US")


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry of the wage survey: NAICS code, level (``sector``, ``3-digit``), ownership code, title."""

    code: str
    level: str
    owner: str
    title: str


ALL_INDUSTRIES = Industry("000000", "cross-industry", "1235", "Cross-industry")


@dataclass(frozen=True, slots=True)
class Wages:
    """Wages of one period in U.S. dollars: mean and percentiles."""

    mean: Figure
    p10: Figure
    p25: Figure
    median: Figure
    p75: Figure
    p90: Figure

    @property
    def is_published(self) -> bool:
        """Whether any wage is published."""
        return any(
            figure.value is not None for figure in (self.mean, self.p10, self.p25, self.median, self.p75, self.p90)
        )


@dataclass(frozen=True, slots=True)
class Estimate:
    """Employment and wages of an occupation in an area and an industry, estimated by one survey.

    ``employment`` counts wage and salary workers; the Bureau rounds it to the nearest 10. Relative standard errors are
    in percent. ``only`` is set if only annual or only hourly wages are released.
    """

    vintage: Vintage
    area: Area
    industry: Industry
    soc: str
    title: str
    level: Level
    only: Only | None
    employment: Figure
    employment_error: Figure
    jobs_per_1000: Figure
    location_quotient: Figure
    percent_of_industry: Figure
    percent_reporting: Figure
    mean_wage_error: Figure
    hourly: Wages
    annual: Wages


@dataclass(frozen=True, slots=True)
class Projection:
    """One row of the occupational projections.

    ``base``, ``projected``, ``change`` and ``openings`` (annual average) are jobs, rounded to the nearest hundred;
    shares, ``percent`` and ``self_employed`` are percentages. ``total`` marks a sum of other rows, ``parent`` is the
    SOC code of the next total that includes a row, ``depth`` the number of totals above it. ``wage`` is the median
    annual wage.
    """

    span: Span
    soc: str
    title: str
    total: bool
    depth: int
    parent: str | None
    base: int
    projected: int
    base_share: float | None
    projected_share: float | None
    change: int
    percent: float | None
    self_employed: float | None
    openings: int | None
    wage: Figure
    education: str | None
    experience: str | None
    training: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a file covers of one kind of area: number of areas, level of industries, rows.

    Data that is not of areas has no kind; there ``industries`` may name a part of its dataset.
    """

    kind: AreaKind | None
    industries: str | None
    areas: int
    rows: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A file in the store. ``vintage`` is ``2024-05`` or, of projections, ``2024-2034``; ``added`` an ISO date.

    ``dataset`` is a key of :data:`brochure.sources.store.datasets.DATASETS`.
    """

    dataset: str
    vintage: str
    coverage: tuple[Coverage, ...]
    rows: int
    file: str
    digest: str
    added: str


# Figures as workbooks and the store write them


@dataclass(frozen=True, slots=True)
class TopCode:
    """The wages in dollars from which a survey publishes only ``#``."""

    hourly: float
    annual: float


_TOP_CODES = (
    (2025, None),
    (2022, TopCode(115.00, 239_200)),
    (2016, TopCode(100.00, 208_000)),
    (2012, TopCode(90.00, 187_200)),
)
"""By first year, newest first; the workbooks' own notes take precedence.

From the descriptions of columns of May 2013, 2014, 2022 and 2024, and from the wages of May 2012 in the projections of
2012–22. In May 2025 all wages were published, up to $742,310. Of other years nothing is known."""


def top_code(vintage: Vintage) -> TopCode | None:
    """The top code of a survey whose workbook does not state it; None if it is unknown."""
    return next((code for year, code in _TOP_CODES if vintage.year >= year), None)


def from_stored(value: object) -> Figure:
    """A figure as the store keeps it. Raises :class:`ValueError` for anything else."""
    if value is None:
        return ABSENT
    if isinstance(value, int | float) and 0 <= value < MAX_FIGURE:
        return Figure(float(value))
    if value in ("*", "**"):
        return NOT_RELEASED if value == "**" else NOT_AVAILABLE
    if isinstance(value, str) and (found := _BOUND.fullmatch(value)):
        return Figure(float(found[2]), Mark.AT_LEAST if found[1] == ">=" else Mark.UNDER)
    raise ValueError("it is not a figure")


def read_number(text: str) -> float | None:
    """A number written as text, ``1,234.5``; None for any other text."""
    return float(text.replace(",", "")) if len(text) < 40 and _NUMBER.fullmatch(text) else None


def read_cell(cell: object, bound: float | None = None) -> Stored:
    """A cell as the store keeps it; ``bound`` is the meaning of ``#`` there. Raises :class:`ValueError`."""
    if isinstance(cell, str):
        return _read_text(cell.strip(), bound)
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise ValueError(f"{quoted(cell)} is not a figure")  # noqa: TRY004  the cell's value is wrong, not our call
    return _in_range(float(cell))


def _read_text(text: str, bound: float | None) -> Stored:
    if text in BLANKS:
        return None
    if text in ("*", "**"):
        return text
    if text == "~":
        return "<0.5"
    if text == "#":
        if bound is None:
            raise ValueError(
                "'#' marks a wage at or above the survey's top code, which the workbook does not state; "
                "brochure knows only those of May 2012 to May 2024"
            )
        return f">={bound:.10g}"
    if found := _AT_LEAST.fullmatch(text[:40]):
        return f">={_in_range(float(found[1].replace(',', ''))):.10g}"
    number = read_number(text)
    if number is None:
        raise ValueError(f"{quoted(text)} is not a figure")
    return _in_range(number)


def _in_range(number: float) -> float:
    if not 0 <= number < MAX_FIGURE:  # also refuses NaN
        raise ValueError(f"{number:,g} is out of range")
    return number


def cell_text(cell: object) -> str:
    """A cell as one line of text, ``""`` if it is empty. Raises :class:`ValueError` for illegal characters."""
    return clean_line(" ".join(str("" if cell is None else cell).split()))


def quoted(cell: object) -> str:
    """A cell for a message, in quotation marks and shortened."""
    text = " ".join(str(cell)[:200].split())
    return repr(text if len(text) <= 60 else f"{text[:59]}…")
