"""What lies in the store, read into typed rows: the one place where its values are checked.

Each function takes the values of a row as SQLite gives them and raises :class:`~.errors.DamagedError` for what no
workbook could have brought in. The same few areas, industries and months come again and again, so they are kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, TypeVar

from brochure.sources.figures.errors import DamagedError
from brochure.sources.figures.model import (
    LEVELS,
    MAX_DEPTH,
    Area,
    AreaKind,
    Coverage,
    Estimate,
    Holding,
    Industry,
    Level,
    Only,
    Projection,
    Span,
    Vintage,
    Wages,
)
from brochure.sources.figures.special import MOST, Figure, from_stored, told
from brochure.yamlio.text import RefusedError, clean_line

_LONGEST_TEXT = 300
_LONGEST_CODE = 20
_MOST_JOBS = 1_000_000_000
_SOC = re.compile(r"\d\d-\d{4}", re.ASCII)
_YEARS = re.compile(r"\d{4}-\d{4}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_KINDS = {kind.value: kind for kind in AreaKind}
_LEVELS: dict[object, Level] = {level: level for level in LEVELS}
_ONLY: dict[object, Only | None] = {None: None, "annual": "annual", "hourly": "hourly"}
_DATASETS: dict[object, Literal["oews", "projections"]] = {"oews": "oews", "projections": "projections"}
_TOTALS: dict[object, bool] = {0: False, 1: True}

_T = TypeVar("_T")


@lru_cache(maxsize=256)
def vintage(value: object) -> Vintage:
    """``2024-05``."""
    try:
        return Vintage.parse(text(value))
    except ValueError as error:
        raise DamagedError(str(error)) from None


@lru_cache(maxsize=256)
def span(base_year: object, target_year: object) -> Span:
    """Years of which the first is earlier."""
    base, target = _whole(base_year, 1990, 2100), _whole(target_year, 1990, 2100)
    if base >= target:
        raise DamagedError(f"projections from {base} to {target}")
    return Span(base, target)


@lru_cache(maxsize=8192)
def area(kind: object, code: object, title: object, state: object) -> Area:
    """An area; the state may be blank."""
    return Area(
        _one_of(_KINDS, kind), text(code, _LONGEST_CODE), text(title), text(state, _LONGEST_CODE) if state else ""
    )


@lru_cache(maxsize=2048)
def industry(code: object, level: object, owner: object, title: object) -> Industry:
    """An industry."""
    return Industry(text(code), text(level), text(owner), text(title))


@lru_cache(maxsize=8192)
def occupation(code: object, title: object, level: object) -> tuple[str, str, Level]:
    """SOC code, title and level."""
    return soc(code), text(title), _one_of(_LEVELS, level)


def estimate(row: tuple[Any, ...]) -> Estimate:
    """Month, area (4), industry (4), occupation (3), the only period, and the figures of the survey."""
    figures = [
        # Nearly all are numbers: they are not worth a call.
        Figure(value) if value.__class__ is float and 0 <= value < MOST else from_stored(value)
        for value in row[13:]
    ]
    when, place, part = vintage(row[0]), area(*row[1:5]), industry(*row[5:9])
    code, title, level = occupation(*row[9:12])
    only = _one_of(_ONLY, row[12])
    jobs, jobs_error, jobs_per_1000, quotient, of_industry, reporting, wage_error = figures[:7]
    return Estimate(
        when, place, part, code, title, level, only,
        jobs, jobs_error, jobs_per_1000, quotient, of_industry, reporting, wage_error,
        Wages(*figures[7:13]), Wages(*figures[13:]),
    )  # fmt: skip


def projection(row: tuple[Any, ...]) -> Projection:
    """A row of the projections in the order of the fields of :class:`~.rows.Projection`, the span being two years."""
    (base_year, target_year, code, title, total, depth, parent, base, projected, base_share, projected_share, change,
     percent, self_employed, openings, wage, education, experience, training) = row  # fmt: skip
    return Projection(
        span=span(base_year, target_year),
        soc=soc(code),
        title=text(title),
        total=_one_of(_TOTALS, total),
        depth=_whole(depth, 0, MAX_DEPTH),
        parent=None if parent is None else soc(parent),
        base=_whole(base, 0),
        projected=_whole(projected, 0),
        base_share=_real(base_share),
        projected_share=_real(projected_share),
        change=_whole(change, -_MOST_JOBS),
        percent=_real(percent),
        self_employed=_real(self_employed),
        openings=None if openings is None else _whole(openings),
        wage=from_stored(wage),
        education=None if education is None else text(education),
        experience=None if experience is None else text(experience),
        training=None if training is None else text(training),
    )


def check_sums(rows: Mapping[str, Projection]) -> None:
    """That every row of a set of projections counts in sums of the same set, and none in itself."""
    for row in rows.values():
        above, depth = row.parent, 0
        while above is not None:
            depth += 1
            parent = rows.get(above)
            if parent is None or not parent.total or depth > MAX_DEPTH:
                raise DamagedError(f"{row.soc} counts in {above}, which is no sum of the projections")
            above = parent.parent


def coverage(row: tuple[Any, ...]) -> Coverage:
    """Kind of area, industries, numbers of areas and rows."""
    kind, industries, areas, rows = row
    return Coverage(
        None if kind is None else _one_of(_KINDS, kind),
        None if industries is None else text(industries),
        _whole(areas, 0),
        _whole(rows, 0),
    )


def holding(row: tuple[Any, ...], covered: tuple[Coverage, ...]) -> Holding:
    """Dataset, month or years, rows, file, digest, day."""
    dataset, when, rows, file, digest, added = row
    kind = _one_of(_DATASETS, dataset)
    if kind == "oews":
        vintage(when)
        if any(part.kind is None for part in covered):
            raise DamagedError("a file of wages of no kind of area")
    else:
        span(*map(int, _like(_YEARS, when).split("-")))
    return Holding(kind, when, covered, _whole(rows, 0), text(file), _like(_DIGEST, digest), _like(_DAY, added))


def soc(value: object) -> str:
    """A SOC code."""
    return _like(_SOC, value)


def text(value: object, longest: int = _LONGEST_TEXT) -> str:
    """A line of text, not blank, without characters that print nothing or reverse the order of others."""
    if not isinstance(value, str) or not value or len(value) > longest:
        raise DamagedError(f"{told(value)} is not a text of up to {longest} characters")
    try:
        return clean_line(value)
    except RefusedError as error:
        raise DamagedError(f"a text whose {error}") from None


def _like(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise DamagedError(f"{told(value)} is out of place")
    return value


def _one_of(known: Mapping[Any, _T], value: object) -> _T:
    if value not in known:
        raise DamagedError(f"{told(value)} is out of place")
    return known[value]


def _whole(value: object, least: int = -_MOST_JOBS, most: int = _MOST_JOBS) -> int:
    if not isinstance(value, int) or not least <= value <= most:
        raise DamagedError(f"{told(value)} is out of place")
    return value


def _real(value: object) -> float | None:
    if value is None:
        return None
    if not isinstance(value, float) or not -MOST < value < MOST:  # neither a NaN nor infinite
        raise DamagedError(f"{told(value)} is out of place")
    return value
