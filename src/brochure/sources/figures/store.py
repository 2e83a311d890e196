"""Asking the store: estimates by SOC code, area and vintage, projections by SOC code.

A look-up takes some tens of microseconds, whatever the store holds; keep the :class:`Store` open for many of them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from brochure.resources import user_data
from brochure.sources.figures.oews import FIGURES
from brochure.sources.figures.rows import (
    ALL_INDUSTRIES,
    NATION,
    Area,
    AreaKind,
    Coverage,
    Estimate,
    Holding,
    Industry,
    Level,
    Projection,
    Span,
    Vintage,
    Wages,
)
from brochure.sources.figures.schema import explained, open_existing
from brochure.sources.figures.special import from_stored

FILE_NAME = "figures.sqlite"

_ESTIMATE = (
    "SELECT area.vintage, area.kind, area.code, area.title, area.state,"  # noqa: S608  the names are ours
    " industry.code, industry.level, industry.owner, industry.title,"
    " occupation.soc, occupation.title, occupation.level, estimate.only_period,"
    f" {', '.join(f'estimate.{name}' for name in FIGURES)}"
    # CROSS keeps the order of the joins: the planner would rather read all estimates of an area.
    " FROM area CROSS JOIN occupation ON occupation.vintage = area.vintage AND occupation.soc = :soc"
    " CROSS JOIN estimate ON estimate.area = area.id AND estimate.occupation = occupation.id"
    " CROSS JOIN industry ON industry.id = estimate.industry"
    " WHERE area.kind = :kind AND area.code = :code AND (:vintage IS NULL OR area.vintage = :vintage)"
    " AND (:level IS NULL OR occupation.level = :level)"
)
_FINEST = "instr('detailed broad minor major total', occupation.level)"
_OF_ALL = " AND industry.code = :industry AND industry.owner = :owner"
_NEWEST = f" ORDER BY area.vintage DESC, {_FINEST} LIMIT 1"
_BY_INDUSTRY = f" AND industry.code <> :industry ORDER BY {_FINEST}, industry.code, industry.level, industry.owner"
_PROJECTION = (
    "SELECT base_year, target_year, soc, title, total, depth, parent, base, projected, base_share, projected_share,"
    " change, percent, self_employed, openings, wage, education, experience, training FROM projection"
)


def store_path(given: Path | None = None) -> Path:
    """Where the store is: ``given``, ``$BROCHURE_STORE``, or the user's data folder. It may not exist."""
    named = os.environ.get("BROCHURE_STORE")
    return given or (Path(named) if named else user_data() / FILE_NAME)


class Store:
    """An open store, for reading; a context manager. Opening and asking raise :class:`~.errors.StoreError`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_existing(path)
        with explained(path):
            self._connection.execute("PRAGMA query_only = ON")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def estimate(
        self,
        soc: str,
        area: Area = NATION,
        *,
        vintage: Vintage | None = None,
        industry: Industry = ALL_INDUSTRIES,
        level: Level | None = None,
    ) -> Estimate | None:
        """The estimate of an occupation in an area; None where there is none.

        Without ``vintage`` it is the newest that has the occupation in this area. An area is told by its kind and code,
        an industry by its code and owner. Where a code is both broad and detailed (the figures are the same), the
        detailed row answers unless ``level`` says otherwise.
        """
        wanted = self._wanted(soc, area, vintage, level) | {"industry": industry.code, "owner": industry.owner}
        return next(self._estimates(_ESTIMATE + _OF_ALL + _NEWEST, wanted), None)

    def industries(
        self, soc: str, *, vintage: Vintage, area: Area = NATION, level: Level | None = None
    ) -> tuple[Estimate, ...]:
        """An occupation's estimates of one vintage, each industry once; () where there are none."""
        wanted = self._wanted(soc, area, vintage, level) | {"industry": ALL_INDUSTRIES.code}
        found: dict[Industry, Estimate] = {}
        for estimate in self._estimates(_ESTIMATE + _BY_INDUSTRY, wanted):
            found.setdefault(estimate.industry, estimate)
        return tuple(found.values())

    def projection(self, soc: str, span: Span | None = None) -> Projection | None:
        """The projections of an occupation, the newest if ``span`` is not given; None where there are none."""
        wanted: dict[str, Any] = {"soc": soc}
        condition = " WHERE soc = :soc"
        if span is not None:
            wanted |= {"base": span.base_year, "target": span.target_year}
            condition += " AND base_year = :base AND target_year = :target"
        order = " ORDER BY base_year DESC, target_year DESC LIMIT 1"
        return next(self._projections(_PROJECTION + condition + order, wanted), None)

    def projections(self, span: Span | None = None) -> tuple[Projection, ...]:
        """All rows of a set of projections, in the order of the table; of the newest if ``span`` is not given."""
        if span is None:
            spans = self.spans()
            if not spans:
                return ()
            span = spans[0]
        wanted: dict[str, Any] = {"base": span.base_year, "target": span.target_year}
        condition = " WHERE base_year = :base AND target_year = :target ORDER BY position"
        return tuple(self._projections(_PROJECTION + condition, wanted))

    def vintages(self, area: Area | None = None) -> tuple[Vintage, ...]:
        """The vintages of the wage survey, or those that have ``area``, the newest first."""
        statement, wanted = "SELECT DISTINCT vintage FROM area", dict[str, Any]()
        if area is not None:
            statement += " WHERE kind = :kind AND code = :code"
            wanted = {"kind": area.kind.value, "code": area.code}
        return tuple(sorted((Vintage.parse(row[0]) for row in self._rows(statement, wanted)), reverse=True))

    def spans(self) -> tuple[Span, ...]:
        """The sets of projections, the newest first."""
        rows = self._rows("SELECT DISTINCT base_year, target_year FROM projection", {})
        return tuple(sorted((Span(*row) for row in rows), reverse=True))

    def occupations(self, vintage: Vintage) -> tuple[tuple[str, str], ...]:
        """Title and SOC code of every occupation of a wage survey, the narrowest first."""
        statement = f"SELECT title, soc FROM occupation WHERE vintage = :vintage ORDER BY {_FINEST}, soc"  # noqa: S608
        return tuple((row[0], row[1]) for row in self._rows(statement, {"vintage": str(vintage)}))

    def areas(self) -> tuple[tuple[Area, Vintage], ...]:
        """Every area of every vintage, the newest vintage first."""
        rows = self._rows("SELECT kind, code, title, state, vintage FROM area ORDER BY vintage DESC, kind, title", {})
        return tuple((_area(row), Vintage.parse(row[4])) for row in rows)

    def holdings(self) -> tuple[Holding, ...]:
        """The files that the store was made of, in the order of adding."""
        with explained(self._path):
            return tuple(holdings(self._connection))

    @staticmethod
    def _wanted(soc: str, area: Area, vintage: Vintage | None, level: Level | None) -> dict[str, Any]:
        when = None if vintage is None else str(vintage)
        return {"soc": soc, "kind": area.kind.value, "code": area.code, "vintage": when, "level": level}

    def _rows(self, statement: str, wanted: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
        with explained(self._path):
            yield from self._connection.execute(statement, wanted).fetchall()

    def _estimates(self, statement: str, wanted: dict[str, Any]) -> Iterator[Estimate]:
        return map(_estimate, self._rows(statement, wanted))

    def _projections(self, statement: str, wanted: dict[str, Any]) -> Iterator[Projection]:
        return map(_projection, self._rows(statement, wanted))


def holdings(connection: sqlite3.Connection, digest: str | None = None) -> Iterator[Holding]:
    """The files of a store, or the one of this digest."""
    files = connection.execute(
        "SELECT id, dataset, vintage, rows, file, digest, added FROM source"
        " WHERE :digest IS NULL OR digest = :digest ORDER BY id",
        {"digest": digest},
    ).fetchall()
    for number, dataset, vintage, rows, file, own_digest, added in files:
        parts = connection.execute(
            "SELECT kind, industries, areas, rows FROM coverage WHERE source = ? ORDER BY position", (number,)
        )
        coverage = tuple(Coverage(AreaKind(kind) if kind else None, *rest) for kind, *rest in parts)
        yield Holding(dataset, vintage, coverage, rows, file, own_digest, added)


def _area(row: tuple[Any, ...]) -> Area:
    kind, code, title, state = row[:4]
    return Area(AreaKind(kind), code, title, state)


def _estimate(row: tuple[Any, ...]) -> Estimate:
    soc, title, level, only = row[9:13]
    figures = [from_stored(value) for value in row[13:]]
    values: list[Any] = [Vintage.parse(row[0]), _area(row[1:5]), Industry(*row[5:9]), soc, title, level, only]
    values += [*figures[:7], Wages(*figures[7:13]), Wages(*figures[13:])]
    return Estimate(*values)


def _projection(row: tuple[Any, ...]) -> Projection:
    base_year, target_year, soc, title, total, *rest = row
    wage = 10
    rest[wage] = from_stored(rest[wage])
    return Projection(Span(base_year, target_year), soc, title, bool(total), *rest)
