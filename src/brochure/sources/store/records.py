"""Rows of the store into typed rows: the only place where stored values are checked.

Each function takes the values of a row from SQLite and raises :class:`~.untrusted.DamagedError` for any that no
workbook can contain. Areas, industries and months repeat, so they are cached.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, TypeVar

from brochure.sources.figures.model import (
    LEVELS,
    MAX_DEPTH,
    MAX_FIGURE,
    Area,
    AreaKind,
    Coverage,
    Estimate,
    Figure,
    Holding,
    Industry,
    Level,
    Only,
    Projection,
    Span,
    Vintage,
    Wages,
    from_stored,
)
from brochure.sources.figures.spanish_titles import SpanishTitle
from brochure.sources.store.datasets import DATASETS, OEWS, PROJECTIONS
from brochure.sources.store.untrusted import DamagedError, shown
from brochure.yamlio.text import RefusedError, clean_line

_MAX_TEXT = 300
_MAX_CODE = 20
_MAX_JOBS = 1_000_000_000
_SOC = re.compile(r"\d\d-\d{4}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_KINDS = {kind.value: kind for kind in AreaKind}
_LEVELS: dict[object, Level] = {level: level for level in LEVELS}
_ONLY: dict[object, Only | None] = {None: None, "annual": "annual", "hourly": "hourly"}
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
    """The base year and the later target year."""
    base, target = _whole(base_year, 1990, 2100), _whole(target_year, 1990, 2100)
    if base >= target:
        raise DamagedError(f"projections from {base} to {target}")
    return Span(base, target)


@lru_cache(maxsize=8192)
def area(kind: object, code: object, title: object, state: object) -> Area:
    """An area; the state may be blank."""
    return Area(_one_of(_KINDS, kind), text(code, _MAX_CODE), text(title), text(state, _MAX_CODE) if state else "")


@lru_cache(maxsize=2048)
def industry(code: object, level: object, owner: object, title: object) -> Industry:
    """An industry."""
    return Industry(text(code), text(level), text(owner), text(title))


@lru_cache(maxsize=8192)
def occupation(code: object, title: object, level: object) -> tuple[str, str, Level]:
    """SOC code, title and level."""
    return soc(code), text(title), _one_of(_LEVELS, level)


def estimate(row: tuple[Any, ...]) -> Estimate:
    """Month, area (4 columns), industry (4), occupation (3), the only period, and the figures."""
    figures = [
        # Most values are numbers and need no call.
        Figure(value) if value.__class__ is float and 0 <= value < MAX_FIGURE else _figure(value)
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
    """A row in the order of the fields of :class:`Projection`, with two years for the span."""
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
        base_share=real(base_share),
        projected_share=real(projected_share),
        change=_whole(change, -_MAX_JOBS),
        percent=real(percent),
        self_employed=real(self_employed),
        openings=None if openings is None else _whole(openings),
        wage=_figure(wage),
        education=None if education is None else text(education),
        experience=None if experience is None else text(experience),
        training=None if training is None else text(training),
    )


def check_sums(rows: Mapping[str, Projection]) -> None:
    """Check that the parents of all rows are totals of the same set, without cycles."""
    for row in rows.values():
        above, depth = row.parent, 0
        while above is not None:
            depth += 1
            parent = rows.get(above)
            if parent is None or not parent.total or depth > MAX_DEPTH:
                raise DamagedError(f"{above}, the parent of {row.soc}, is not a total of the projections")
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
    """Dataset, month or years, rows, file, digest, date."""
    key, when, rows, file, digest, added = row
    dataset = _one_of(DATASETS, key)
    _like(_pattern(dataset.vintage), when)
    if dataset is OEWS and any(part.kind is None for part in covered):
        raise DamagedError("a file of wages without a kind of area")
    if dataset is PROJECTIONS:
        span(*map(int, when.split("-")))
    return Holding(dataset.key, when, covered, _whole(rows, 0), text(file), _like(_DIGEST, digest), _like(_DATE, added))


@cache
def _pattern(vintage: str) -> re.Pattern[str]:
    return re.compile(vintage, re.ASCII)


def soc(value: object) -> str:
    """A SOC code."""
    return _like(_SOC, value)


def spanish_title(row: tuple[Any, ...]) -> SpanishTitle:
    """The columns ``soc, english, name``."""
    code, english, name = row
    return SpanishTitle(soc(code), text(english), text(name))


def text(value: object, max_length: int = _MAX_TEXT) -> str:
    """A line of text, not blank, without control characters."""
    if not isinstance(value, str) or not value or len(value) > max_length:
        raise DamagedError(f"{shown(value)} is not text of up to {max_length} characters")
    try:
        return clean_line(value)
    except RefusedError as error:
        raise DamagedError(str(error)) from None


def _figure(value: object) -> Figure:
    try:
        return from_stored(value)
    except ValueError:
        raise DamagedError(f"{shown(value)} is not a figure") from None


def _like(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise DamagedError(f"{shown(value)} is not a valid value")
    return value


def _one_of(known: Mapping[Any, _T], value: object) -> _T:
    if value not in known:
        raise DamagedError(f"{shown(value)} is not a valid value")
    return known[value]


def real(value: object) -> float | None:
    """A number, or None."""
    if value is None:
        return None
    if not isinstance(value, float) or not -MAX_FIGURE < value < MAX_FIGURE:  # also refuses NaN
        raise DamagedError(f"{shown(value)} is not a valid value")
    return value


def count(value: object) -> int | None:
    """A number of people, or None."""
    return None if value is None else _whole(value, 0)


def _whole(value: object, minimum: int = -_MAX_JOBS, maximum: int = _MAX_JOBS) -> int:
    if not isinstance(value, int) or not minimum <= value <= maximum:
        raise DamagedError(f"{shown(value)} is not a valid value")
    return value
