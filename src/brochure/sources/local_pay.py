"""Pay in areas, and the outlook in their states, from the figures store into :class:`~brochure.profile.model.LocalPay`.

All rows of a table are comparable: figures of one month if the store has it, one period, every figure with its month.
An area that crosses states is taken to be in the one that the survey names as its primary state.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from brochure.profile.kinds import YearMonth
from brochure.profile.model import (
    AreaOutlook,
    AreaPay,
    LocalPay,
    OccupationOutlook,
    OccupationPay,
    Period,
    Profile,
)
from brochure.sources.figures.model import NATION, Area, AreaKind, Estimate, Holding, Projection, Wages
from brochure.sources.figures.state_projections import StateProjection
from brochure.sources.store.areas import find_area
from brochure.sources.store.datasets import OEWS, PROJECTIONS, STATE_PROJECTIONS
from brochure.sources.store.reading import Store
from brochure.sources.store.untrusted import StoreError


class LocalAreas:
    """Areas of a store, and the pay of profiles there; a context manager, which closes the store.

    ``areas`` are by title; ``digest`` identifies all wages and projections in the store. Each process opens the store
    once, when it first needs it: the object can be pickled, and reopens a store that was closed.
    """

    def __init__(self, path: Path, areas: dict[str, Area], digest: str, store: Store | None = None) -> None:
        self.path, self.areas, self.digest = path, areas, digest
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[type[Self], tuple[Path, dict[str, Area], str]]:
        return type(self), (self.path, self.areas, self.digest)

    def close(self) -> None:
        """Close the store, as before starting processes, which must not inherit it open."""
        if self._store:
            self._store.close()
            self._store = None

    def add(self, name: str) -> None:
        """Add the area that ``name`` means, as its newest vintage names it.

        Raises :class:`~brochure.errors.NotFoundError` if none or several match, and
        :class:`~brochure.sources.store.untrusted.StoreError` for the nation, with which areas are compared.
        """
        area = find_area(self._opened(), name).area
        if area.kind is AreaKind.NATION:
            raise StoreError(f"“{area.title}” is what areas are compared with; name a state or a metropolitan area")
        self.areas[area.title] = area

    def pay(self, profile: Profile, *titles: str, period: Period | None = None) -> LocalPay:
        """The pay in the areas with these ``titles``, or in all, for each SOC code of ``profile`` that the survey has.

        It is for ``period``, or that of the profile's own wages, unless only the other one is released. Raises
        :class:`~brochure.sources.store.untrusted.StoreError`.
        """
        hourly = bool(profile.wages) and all(wage.period == "hourly" for wage in profile.wages)
        preferred: Period = period or ("hourly" if hourly else "annual")
        areas = [self.areas[title] for title in titles or self.areas]
        codes = tuple(dict.fromkeys(profile.soc))
        paid = (_occupation(self._opened(), soc, areas, preferred) for soc in codes)
        outlooks = (_outlook(self._opened(), soc, areas) for soc in codes)
        return LocalPay(
            areas=tuple(area.title for area in areas),
            occupations=tuple(filter(None, paid)),
            outlooks=tuple(filter(None, outlooks)),
        )

    def _opened(self) -> Store:
        if self._store is None:
            self._store = Store(self.path)
        return self._store


def open_areas(path: Path, names: Iterable[str] = ()) -> LocalAreas:
    """The store at ``path``, open, and the areas in it that ``names`` mean. Raises as :meth:`LocalAreas.add`."""
    store = Store(path)
    try:
        local = LocalAreas(path, {}, _digest(store.holdings()), store)
        for name in names:
            local.add(name)
    except BaseException:
        store.close()
        raise
    return local


def _occupation(store: Store, soc: str, areas: Sequence[Area], preferred: Period) -> OccupationPay | None:
    local = [store.estimate(soc, area) for area in areas]
    newest = max((estimate.vintage for estimate in local if estimate), default=None)
    nation = store.estimate(soc, vintage=newest) or store.estimate(soc)  # of the areas' newest month, or its own
    known = [estimate for estimate in (*local, nation) if estimate]
    if not known:
        return None
    period = _period(known, preferred)
    return OccupationPay(
        soc=soc,
        title=known[0].title,
        period=period,
        areas=tuple(_pay(estimate, period) for estimate in local),
        nation=_pay(nation, period),
    )


def _period(estimates: Iterable[Estimate], preferred: Period) -> Period:
    """``preferred``, unless only the other period is released for every estimate that has wages."""
    other: Period = "hourly" if preferred == "annual" else "annual"
    paid = [estimate for estimate in estimates if estimate.annual.is_published or estimate.hourly.is_published]
    if all(_wages(estimate, preferred).is_published for estimate in paid):
        return preferred
    return other if all(_wages(estimate, other).is_published for estimate in paid) else preferred


def _wages(estimate: Estimate, period: Period) -> Wages:
    return estimate.annual if period == "annual" else estimate.hourly


def _pay(estimate: Estimate | None, period: Period) -> AreaPay | None:
    if estimate is None:
        return None
    wages = _wages(estimate, period)
    jobs = estimate.employment.exact
    return AreaPay(
        as_of=YearMonth(year=estimate.vintage.year, month=estimate.vintage.month),
        jobs=None if jobs is None else round(jobs),
        mean=wages.mean.amount,
        p10=wages.p10.amount,
        p25=wages.p25.amount,
        median=wages.median.amount,
        p75=wages.p75.amount,
        p90=wages.p90.amount,
    )


def _digest(holdings: Sequence[Holding]) -> str:
    """Identifies all figures that local pay and outlooks are from; those of the nation stand only beside a state's.

    Within a vintage files are in the order of adding: the later of two with the same row takes precedence.
    """
    used = {OEWS.key, STATE_PROJECTIONS.key}
    if any(holding.dataset == STATE_PROJECTIONS.key for holding in holdings):
        used.add(PROJECTIONS.key)
    digests = [holding.digest for holding in holdings if holding.dataset in used]
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def _outlook(store: Store, soc: str, areas: Sequence[Area]) -> OccupationOutlook | None:
    """The newest projections of each state, beside those of the nation of the same years, or else its newest."""
    found = (store.state_projection(soc, state) for state in dict.fromkeys(area.state for area in areas))
    states = tuple(row for row in found if row)
    if not states:
        return None
    nation = store.projection(soc, states[0].span) or store.projection(soc)
    return OccupationOutlook(
        soc=soc,
        title=states[0].title,
        states=tuple(_area_outlook(row, row.area, row.page) for row in states),
        nation=_area_outlook(nation, NATION.title) if nation else None,
    )


def _area_outlook(row: StateProjection | Projection, area: str, page: str = "") -> AreaOutlook:
    return AreaOutlook(
        area=area,
        base_year=row.span.base_year,
        target_year=row.span.target_year,
        base=row.base,
        projected=row.projected,
        percent=row.percent,
        openings=row.openings,
        page=page,
    )
