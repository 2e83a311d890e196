"""Pay in areas, out of the store: like beside like, each figure with the month of its survey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from brochure.profile.kinds import YearMonth
from brochure.profile.local_pay import AreaPay, LocalPay, OccupationPay
from brochure.sources.figures.model import Area, AreaKind, Estimate, Wages
from brochure.sources.store.areas import find_area
from brochure.sources.store.reading import Store
from brochure.sources.store.untrusted import StoreError

if TYPE_CHECKING:
    from brochure.profile.model import Period, Profile


def find_areas(store: Store, names: Iterable[str]) -> tuple[Area, ...]:
    """The areas that ``names`` mean, as their newest vintages call them, each once.

    Raises :class:`~brochure.errors.NotFoundError` where none or several answer to a name, and :class:`StoreError` for
    the nation, which the others are compared with.
    """
    areas = tuple(dict.fromkeys(find_area(store, name).area for name in names))
    for area in areas:
        if area.kind is AreaKind.NATION:
            raise StoreError(f"“{area.title}” is what areas are compared with; name a state or a metropolitan area")
    return areas


def local_pay(store: Store, profile: Profile, areas: Sequence[Area], period: Period | None = None) -> LocalPay:
    """Pay in ``areas`` by each SOC code of ``profile`` that the survey has in any of them or in the nation.

    It is by the ``period``, or by that of the profile's own wages, unless only the other one is released.
    """
    hourly = bool(profile.wages) and all(wage.period == "hourly" for wage in profile.wages)
    usual: Period = period or ("hourly" if hourly else "annual")
    found = (_occupation(store, soc, areas, usual) for soc in dict.fromkeys(profile.soc))
    return LocalPay(areas=tuple(area.title for area in areas), occupations=tuple(filter(None, found)))


def _occupation(store: Store, soc: str, areas: Sequence[Area], usual: Period) -> OccupationPay | None:
    local = [store.estimate(soc, area) for area in areas]
    nation = _nation(store, soc, local)
    known = [estimate for estimate in (*local, nation) if estimate]
    if not known:
        return None
    period = _period(known, usual)
    return OccupationPay(
        soc=soc,
        title=known[0].title,
        period=period,
        areas=tuple(_pay(estimate, period) for estimate in local),
        nation=_pay(nation, period),
    )


def _nation(store: Store, soc: str, local: Iterable[Estimate | None]) -> Estimate | None:
    """The nation of the same month as the newest of the areas; of its own newest month where there is none."""
    newest = max((estimate.vintage for estimate in local if estimate), default=None)
    return store.estimate(soc, vintage=newest) or store.estimate(soc)


def _period(estimates: Iterable[Estimate], usual: Period) -> Period:
    """``usual``, as the profile has it, unless it is not released of all who have any wages, and the other is."""
    other: Period = "hourly" if usual == "annual" else "annual"
    paid = [estimate for estimate in estimates if estimate.annual.is_published or estimate.hourly.is_published]
    if all(_wages(estimate, usual).is_published for estimate in paid):
        return usual
    return other if all(_wages(estimate, other).is_published for estimate in paid) else usual


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
