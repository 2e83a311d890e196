"""What the store of official figures has: of one occupation, and what to remove from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure import ledger
from brochure.app.arguments import operation, path_of
from brochure.errors import NotFoundError, RequestError

if TYPE_CHECKING:
    from brochure.sources.figures.model import Estimate, Holding, Projection
    from brochure.sources.figures.state_projections import StateProjection
    from brochure.sources.store.onet import Work

_SOC = re.compile(r"\d\d-\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOccupation:
    """What the store has of an occupation, the newest of each kind; None where it has nothing.

    ``wages`` and ``projections`` are national, ``local_wages`` those in the areas that were asked for, and
    ``state_projections`` those of their states. ``work`` is what O*NET knows.
    ``spanish_title`` is from a table that was added.
    """

    soc: str
    title: str
    wages: Estimate | None
    local_wages: tuple[Estimate, ...]
    projections: Projection | None
    state_projections: tuple[StateProjection, ...]
    work: Work | None
    spanish_title: str | None


@operation
def show_data(soc: str, *, areas: Sequence[str] = (), store: str | Path | None = None) -> StoredOccupation:
    """What the store has of the occupation with a SOC code, and of its wages and projections in ``areas``.

    Raises :class:`~brochure.errors.NotFoundError` if it has nothing, or no such area.
    """
    from brochure.sources.store.areas import find_area
    from brochure.sources.store.reading import Store, store_path

    if not _SOC.fullmatch(soc):
        raise RequestError(f"{soc[:40]!r} is not a SOC code, such as 29-1141")
    with Store(store_path(path_of(store))) as opened:
        places = [find_area(opened, area).area for area in areas]
        wages = opened.estimate(soc)
        local_wages = tuple(filter(None, (opened.estimate(soc, place) for place in places)))
        states = dict.fromkeys(place.state for place in places)
        state_projections = tuple(filter(None, (opened.state_projection(soc, state) for state in states)))
        projections, work = opened.projection(soc), opened.work(soc)
        spanish = opened.spanish_titles().get(soc)
    titles = [found.title for found in (wages, *local_wages, projections, *state_projections, work) if found]
    titles += [spanish.english] if spanish else []
    if not titles:
        raise NotFoundError(f"the store has nothing of {soc}; `brochure data list` shows what is in it")
    return StoredOccupation(
        soc=soc,
        title=titles[0],
        wages=wages,
        local_wages=local_wages,
        projections=projections,
        state_projections=state_projections,
        work=work,
        spanish_title=spanish and spanish.spanish,
    )


@operation
def remove_data(names: Sequence[str], *, store: str | Path | None = None) -> tuple[Holding, ...]:
    """Remove files from the store by their names, or all of one month, years or release; return what was removed.

    O*NET is removed as a whole, since its tables need each other. Raises :class:`~brochure.errors.NotFoundError` if a
    name matches no file; then nothing is removed.
    """
    from brochure.sources.store.reading import store_path
    from brochure.sources.store.removing import remove

    place = store_path(path_of(store))
    removed = remove(place, names)
    ledger.note_written(place)
    return removed
