"""The ways of imposing that there are, as one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from brochure.press.order import Sheet, booklet, leaflets, n_up

TUCK = 4.5
"""Points (1/16 in) by which the panel of a trifold that is folded in is narrower than the others: it lies flat."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a sheet is divided, in which order pages come on it, and what is done with it.

    ``grids`` are the (columns, rows) to choose from; the one that leaves pages largest is taken. ``tuck`` is how much
    narrower the leftmost column of a front is than the others, in points.
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
