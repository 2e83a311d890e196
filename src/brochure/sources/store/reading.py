"""Queries of the store: estimates by SOC code, area and vintage, projections by SOC code.

A lookup takes tens of microseconds, whatever the size of the store; keep the :class:`Store` open for many of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from brochure.resources import user_data
from brochure.sources.figures.model import (
    ALL_INDUSTRIES,
    LEVELS,
    MAX_NAMES,
    NATION,
    Area,
    Estimate,
    Holding,
    Industry,
    Level,
    Projection,
    Span,
    Vintage,
)
from brochure.sources.figures.oews import FIGURES
from brochure.sources.figures.soc import (
    FIRST_HYBRID,
    FIRST_OF_2010,
    Classification,
    classification,
    classification_of,
    counterpart,
)
from brochure.sources.figures.spanish_titles import SpanishTitle
from brochure.sources.figures.state_projections import StateProjection
from brochure.sources.store import onet, records, state_projections, titles
from brochure.sources.store.datasets import SPANISH_TITLES
from brochure.sources.store.onet import Work
from brochure.sources.store.schema import open_existing
from brochure.sources.store.titles import Title
from brochure.sources.store.untrusted import MAX_ROWS, DamagedError, UntrustedConnection, explained

FILE_NAME = "figures.sqlite"

_T = TypeVar("_T")

_ESTIMATE = (
    "SELECT area.vintage, area.kind, area.code, area.title, area.state,"  # noqa: S608  names of ours
    " industry.code, industry.level, industry.owner, industry.title,"
    " occupation.soc, occupation.title, occupation.level, estimate.only_period,"
    f" {', '.join(f'estimate.{name}' for name in FIGURES)}"
    # CROSS fixes the order of the joins; otherwise SQLite's planner reads all estimates of an area.
    " FROM area CROSS JOIN occupation ON occupation.vintage = area.vintage AND occupation.soc ="
    f" CASE WHEN area.vintage >= '{FIRST_HYBRID}' THEN :soc_2018"
    f" WHEN area.vintage >= '{FIRST_OF_2010}' THEN :soc_2010 ELSE :soc_older END"
    " CROSS JOIN estimate ON estimate.area = area.id AND estimate.occupation = occupation.id"
    " CROSS JOIN industry ON industry.id = estimate.industry"
    " WHERE area.kind = :kind AND area.code = :code AND (:vintage IS NULL OR area.vintage = :vintage)"
    " AND (:level IS NULL OR occupation.level = :level)"
)
_FINEST = "instr('detailed broad minor major total', occupation.level)"
_OF_ALL = " AND industry.code = :industry AND industry.owner = :owner"
_NEWEST = f" ORDER BY area.vintage DESC, {_FINEST} LIMIT 1"
_BY_INDUSTRY = " AND industry.code <> :industry"
_OCCUPATION = (
    f" WHERE soc = CASE WHEN base_year >= {FIRST_HYBRID.year} THEN :soc_2018"
    f" WHEN base_year >= {FIRST_OF_2010.year} THEN :soc_2010 ELSE :soc_older END"
)
_PROJECTION = (
    "SELECT position, base_year, target_year, soc, title, total, depth, parent, base, projected, base_share,"
    " projected_share, change, percent, self_employed, openings, wage, education, experience, training FROM projection"
)


def store_path(given: Path | None = None) -> Path:
    """The file of the store: ``given``, ``$BROCHURE_STORE``, or one in the user's data folder. It may not exist."""
    named = os.environ.get("BROCHURE_STORE")
    return given or (Path(named) if named else user_data() / FILE_NAME)


class Store:
    """A store open for reading; a context manager. Opening and querying raise :class:`~.untrusted.StoreError`.

    A SOC code is one of :attr:`classification`, or one that only an earlier classification has; ``of`` says otherwise.
    It finds figures of exactly that work under its code in each vintage (:mod:`~brochure.sources.figures.soc`), and
    none where the work was divided, so that all figures of one code can be compared.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_existing(path)
        self._classification: Classification | None = None

    @property
    def classification(self) -> Classification:
        """The classification of the newest wages or projections; SOC 2018 if there are none."""
        if self._classification is None:
            found = {classification(when) for when in self.vintages()[:1]}
            found |= {classification(when) for when in self.spans()[:1]}
            order = list(Classification)
            self._classification = max(found, key=order.index, default=Classification.SOC_2018)
        return self._classification

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def estimate(
        self,
        soc: str,
        area: Area = NATION,
        *,
        vintage: Vintage | None = None,
        industry: Industry = ALL_INDUSTRIES,
        level: Level | None = None,
        of: Classification | None = None,
    ) -> Estimate | None:
        """The estimate of an occupation in an area; None if there is none.

        Without ``vintage``, the newest that has the occupation in this area. An area is identified by its kind and
        code, an industry by its code and owner. If a code is both broad and detailed, with the same figures, the
        detailed row is returned unless ``level`` says otherwise.
        """
        keys = self._keys(soc, of, area, vintage, level) | {"industry": industry.code, "owner": industry.owner}
        return next(iter(self._query(_ESTIMATE + _OF_ALL + _NEWEST, keys, records.estimate)), None)

    def industries(
        self,
        soc: str,
        *,
        vintage: Vintage,
        area: Area = NATION,
        level: Level | None = None,
        of: Classification | None = None,
    ) -> tuple[Estimate, ...]:
        """An occupation's estimates of one vintage, each industry once."""
        keys = self._keys(soc, of, area, vintage, level) | {"industry": ALL_INDUSTRIES.code}
        found: dict[Industry, Estimate] = {}
        for estimate in sorted(self._query(_ESTIMATE + _BY_INDUSTRY, keys, records.estimate), key=_finest_first):
            found.setdefault(estimate.industry, estimate)
        return tuple(found.values())

    def projection(self, soc: str, span: Span | None = None, *, of: Classification | None = None) -> Projection | None:
        """The projections of an occupation, by default the newest; None if there are none."""
        keys: dict[str, Any] = self._codes(soc, of)
        condition = _OCCUPATION
        if span is not None:
            keys |= {"base": span.base_year, "target": span.target_year}
            condition += " AND base_year = :base AND target_year = :target"
        order = " ORDER BY base_year DESC, target_year DESC LIMIT 1"
        return next(iter(self._query(_PROJECTION + condition + order, keys, _projection)), (0, None))[1]

    def state_projection(self, soc: str, state: str, *, of: Classification | None = None) -> StateProjection | None:
        """The newest projections of an occupation in a state, by its postal code; None if there are none."""
        with explained(self._path):
            return state_projections.newest(self._connection, state, self._codes(soc, of))

    def projections(self, span: Span | None = None) -> tuple[Projection, ...]:
        """All rows of a set of projections, by default the newest, in the order of the table."""
        if span is None:
            spans = self.spans()
            if not spans:
                return ()
            span = spans[0]
        keys: dict[str, Any] = {"base": span.base_year, "target": span.target_year}
        condition = " WHERE base_year = :base AND target_year = :target"
        found = self._query(_PROJECTION + condition, keys, _projection, MAX_NAMES)
        rows = tuple(row for _, row in sorted(found, key=itemgetter(0)))
        with explained(self._path):
            records.check_sums({row.soc: row for row in rows})
        return rows

    def vintages(self, area: Area | None = None) -> tuple[Vintage, ...]:
        """The vintages of the wage survey, or those that have ``area``, newest first."""
        statement, keys = "SELECT vintage FROM area", dict[str, Any]()
        if area is not None:
            statement += " WHERE kind = :kind AND code = :code"
            keys = {"kind": area.kind.value, "code": area.code}
        return tuple(sorted(set(self._query(statement, keys, lambda row: records.vintage(*row))), reverse=True))

    def spans(self) -> tuple[Span, ...]:
        """The sets of projections, newest first."""
        statement = "SELECT DISTINCT base_year, target_year FROM projection"
        return tuple(sorted(self._query(statement, {}, lambda row: records.span(*row)), reverse=True))

    def occupations(self, vintage: Vintage) -> tuple[tuple[str, str], ...]:
        """Title and SOC code of every occupation of a wage survey, detailed occupations first."""
        statement = "SELECT soc, title, level FROM occupation WHERE vintage = :vintage"
        found = self._query(statement, {"vintage": str(vintage)}, lambda row: records.occupation(*row))
        detailed_first = sorted(found, key=lambda each: (-LEVELS.index(each[2]), each[0]))
        return tuple((title, soc) for soc, title, _ in detailed_first)

    def areas(self) -> tuple[tuple[Area, Vintage], ...]:
        """Every area of every vintage, newest vintage first."""
        statement = "SELECT kind, code, title, state, vintage FROM area"
        found = self._query(statement, {}, lambda row: (records.area(*row[:4]), records.vintage(row[4])))
        found.sort(key=lambda each: (each[0].kind.value, each[0].title))
        return tuple(sorted(found, key=itemgetter(1), reverse=True))

    def onet_release(self) -> str | None:
        """The release of O*NET in the store, ``29.3``; None if there is none."""
        with explained(self._path):
            return onet.release(self._connection)

    def work(self, soc: str) -> Work | None:
        """What O*NET knows of an occupation of SOC 2018; None if the store has no release, or that has no such code."""
        with explained(self._path):
            return onet.of(self._connection, soc)

    def titles(self) -> tuple[Title, ...]:
        """All titles of detailed occupations: those of O*NET, of the newest wages, and of the newest projections."""
        with explained(self._path):
            found = list(titles.onet_titles(self._connection))
        for vintage in self.vintages()[:1]:
            statement = "SELECT soc, title, level FROM occupation WHERE vintage = :vintage"
            rows = self._query(statement, {"vintage": str(vintage)}, lambda row: records.occupation(*row))
            found += [Title(soc, title, is_main=True) for soc, title, level in rows if level == "detailed"]
        found += [Title(row.soc, row.title, is_main=True) for row in self.projections() if not row.total]
        return tuple(found)

    def spanish_titles(self) -> dict[str, SpanishTitle]:
        """The titles in Spanish that users have added, by SOC code (2018)."""
        if SPANISH_TITLES.key not in self._connection.datasets:
            return {}
        found = self._query("SELECT soc, english, name FROM spanish_title", {}, records.spanish_title, MAX_NAMES)
        return {title.soc: title for title in found}

    def holdings(self) -> tuple[Holding, ...]:
        """The files in the store: wages, then projections, newest first."""
        with explained(self._path):
            return tuple(holdings(self._connection))

    def _keys(
        self, soc: str, of: Classification | None, area: Area, vintage: Vintage | None, level: Level | None
    ) -> dict[str, Any]:
        when = None if vintage is None else str(vintage)
        own = {"kind": area.kind.value, "code": area.code, "vintage": when, "level": level}
        return own | self._codes(soc, of)

    def _codes(self, soc: str, of: Classification | None) -> dict[str, str | None]:
        """The codes of an occupation in each classification; None in those that have no such work."""
        own = of or classification_of(soc, self.classification)
        others = {
            "soc_2018": Classification.SOC_2018,
            "soc_2010": Classification.SOC_2010,
            "soc_older": Classification.OLDER,
        }
        return {name: counterpart(soc, own, other) for name, other in others.items()}

    def _query(
        self, statement: str, keys: Mapping[str, object], read: Callable[[tuple[Any, ...]], _T], limit: int = MAX_ROWS
    ) -> list[_T]:
        """The rows of a result, each read by ``read``."""
        with explained(self._path):
            return [read(row) for row in self._connection.query(statement, keys, limit=limit)]


def holdings(connection: UntrustedConnection, digest: str | None = None) -> Iterator[Holding]:
    """The files in a store by dataset, newest vintage first, or the one with this digest. Raises DamagedError."""
    files = connection.query(
        "SELECT id, dataset, vintage, rows, file, digest, added FROM source"
        " WHERE :digest IS NULL OR digest = :digest ORDER BY dataset, vintage DESC, id",
        {"digest": digest},
    )
    for number, *row in files:
        parts = connection.query(
            "SELECT kind, industries, areas, rows FROM coverage WHERE source = ? ORDER BY position", (number,)
        )
        yield records.holding(tuple(row), tuple(map(records.coverage, parts)))


def _finest_first(estimate: Estimate) -> tuple[object, ...]:
    industry = estimate.industry
    return -LEVELS.index(estimate.level), industry.code, industry.level, industry.owner


def _projection(row: tuple[Any, ...]) -> tuple[int, Projection]:
    """A row and its position in the table."""
    position, *rest = row
    if not isinstance(position, int):
        raise DamagedError("a row of the projections has no position")
    return position, records.projection(tuple(rest))
