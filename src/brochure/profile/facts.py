"""The facts by which profiles are selected: interests, education, pay, growth and openings.

Only the keys that have them are read, not whole files, so that hundreds of profiles take a moment. The figures are
those that brochures of the profile print as its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from brochure.names import folded
from brochure.profile.find import Header, values_in
from brochure.profile.kinds import Amount
from brochure.profile.model import Pay, Projections, QuickFacts, Wage
from brochure.profile.nesting import whole
from brochure.profile.onet import Interests
from brochure.yamlio.decode import reader_of
from brochure.yamlio.nodes import Node
from brochure.yamlio.report import Report
from brochure.yamlio.rules import Bad

_KEYS: dict[str, Any] = {
    "quick_facts": QuickFacts, "wages": tuple[Wage, ...], "projections": Projections, "interests": Interests,
}  # fmt: skip
"""The keys of a profile that have its facts, as they are declared."""


class Facts(NamedTuple):
    """What a profile says of its occupation as a whole; None for what it does not say.

    ``interests`` is a Holland code such as ``SIC``, ``education`` the typical level at entry in the words of the file.
    ``pay`` is the median in dollars a year, ``growth`` the projected change of employment in percent, and ``openings``
    the average number a year.
    """

    interests: str | None = None
    education: str | None = None
    pay: Amount | None = None
    growth: float | None = None
    openings: int | None = None


def read_facts(header: Header) -> Facts:
    """The facts in the file of ``header``. Invalid values are None, as are all of a file that cannot be read."""
    found, _ = values_in(header.entry.path, _KEYS.keys())
    interests: Interests | None = _decoded(found, "interests")
    quick: QuickFacts | None = _decoded(found, "quick_facts")
    projections: Projections | None = _decoded(found, "projections")
    return Facts(
        interests=interests.code if interests else None,
        education=quick.education if quick else None,
        pay=_pay(quick.pay if quick else None, _decoded(found, "wages") or ()),
        growth=_growth(projections, (header.entry.title, *header.names)) if projections else None,
        openings=projections.openings_per_year if projections else None,
    )


def _decoded(found: dict[str, Node], key: str) -> Any:
    """The value of a key, without what is invalid in it; None if it is missing or invalid."""
    if key not in found:
        return None
    value = reader_of(_KEYS[key])(found[key], Report())
    return None if isinstance(value, Bad) else value


def _pay(stated: Pay | None, wages: Sequence[Wage]) -> Amount | None:
    """The annual median of the quick facts, or else of the first wage with a value. A mean is no median."""
    if stated and (stated.annual or stated.hourly):
        statistic = next((wage.statistic for wage in wages if wage.value == stated.annual), "median")
        return stated.annual if statistic == "median" else None
    first = next((wage for wage in wages if wage.value), None)
    return first.value if first and (first.period, first.statistic) == ("annual", "median") else None


def _growth(projections: Projections, names: Sequence[str]) -> float | None:
    """The growth of the whole, from its row or its bar, or else that of the first occupation with figures."""
    row = whole(projections.rows)
    if row and row.percent is not None:
        return row.percent
    own = {folded(name) for name in (*names, row.title if row else "")}
    bars = [bar.percent for bar in projections.comparisons if folded(bar.name) in own]
    rows = [] if row else [each.percent for each in projections.rows if each.percent is not None]
    return next(iter((*bars, *rows)), None)
