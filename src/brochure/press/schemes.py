"""The table of imposition schemes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from brochure.press.order import Sheet, booklet, leaflets, n_up

TUCK = 4.5
"""Points (1/16 in) by which the inner panel of a trifold is narrower than the others, so that it lies flat."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a sheet is divided, the order of its pages, and how it is finished.

    ``grids`` are the candidate (columns, rows); the one with the largest pages is chosen. ``tuck`` is how much narrower
    the leftmost column of the front is than the others, in points.
    """

    name: str
    grids: tuple[tuple[int, int], ...]
    order: Callable[[int], tuple[Sheet, ...]]
    folded: bool = False
    creeps: bool = False
    tuck: float = 0.0


SCHEMES = {
    scheme.name: scheme
    for scheme in (
        Scheme("booklet", ((2, 1),), booklet, folded=True, creeps=True),
        Scheme("2up", ((2, 1), (1, 2)), partial(n_up, cells=2)),
        Scheme("4up", ((2, 2), (4, 1), (1, 4)), partial(n_up, cells=4)),
        Scheme("8up", ((4, 2), (2, 4)), partial(n_up, cells=8)),
        Scheme("trifold", ((3, 1),), leaflets, folded=True, tuck=TUCK),
        Scheme("zfold", ((3, 1),), leaflets, folded=True),
    )
}
