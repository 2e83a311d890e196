"""Queries of projections of states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from brochure.sources.figures.soc import FIRST_HYBRID, FIRST_OF_2010
from brochure.sources.figures.state_projections import StateProjection
from brochure.sources.figures.states import POSTAL
from brochure.sources.store import records
from brochure.sources.store.datasets import STATE_PROJECTIONS
from brochure.sources.store.untrusted import DamagedError, UntrustedConnection, shown

_STATES = frozenset(POSTAL.values())
_NEWEST = (
    "SELECT base_year, target_year, state, area, soc, title, page, base, projected, percent, openings"  # noqa: S608
    " FROM state_projection WHERE state = :state AND soc ="
    f" CASE WHEN base_year >= {FIRST_HYBRID.year} THEN :soc_2018"
    f" WHEN base_year >= {FIRST_OF_2010.year} THEN :soc_2010 ELSE :soc_older END"
    " ORDER BY base_year DESC, target_year DESC LIMIT 1"
)


def newest(connection: UntrustedConnection, state: str, codes: Mapping[str, str | None]) -> StateProjection | None:
    """The newest projections of an occupation in a state, by its postal code; None if there are none.

    ``codes`` are those of the occupation in each classification, by their names in the query.
    """
    if STATE_PROJECTIONS.key not in connection.datasets:
        return None
    rows = connection.query(_NEWEST, {"state": state, **codes}, limit=1)
    return next(map(_record, rows), None)


def _record(row: tuple[Any, ...]) -> StateProjection:
    """A row in the order of the fields of :class:`StateProjection`, with two years for the span."""
    base_year, target_year, state, area, soc, title, page, base, projected, percent, openings = row
    if state not in _STATES:
        raise DamagedError(f"{shown(state)} is not a state")
    return StateProjection(
        span=records.span(base_year, target_year),
        state=state,
        area=records.text(area),
        soc=records.soc(soc),
        title=records.text(title),
        page=records.text(page) if page else "",
        base=records.count(base),
        projected=records.count(projected),
        percent=records.real(percent),
        openings=records.count(openings),
    )
