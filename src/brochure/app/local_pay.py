"""Local pay, looked up before anything is laid out."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from brochure.rendering import local_pay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from brochure.app.events import Reporter
    from brochure.profile.load import Loaded
    from brochure.profile.model import LocalPay, Period


def look_up_pay(
    loaded: Sequence[Loaded],
    areas: Sequence[str],
    store: str | Path | None,
    report: Reporter,
    *,
    period: Period | None = None,
    result: str = "brochure",
) -> Sequence[LocalPay | None]:
    """The pay of each profile in ``areas``, as :func:`brochure.rendering.local_pay`; None for each without areas.

    Warns of profiles without published figures; the ``result``, a brochure or sheet, says so, too.
    """
    if not areas:
        return [None] * len(loaded)
    start = perf_counter()
    found = local_pay([one.profile for one in loaded], areas, store, period=period)
    for one, local in zip(loaded, found, strict=True):
        if not local.has_figures:
            places = "; ".join(local.areas)
            report.warn(f"{one.profile.slug}: no figures on this occupation in {places}; the {result} says so")
    report.step(f"looked up the pay in {'; '.join(found[0].areas)}", start)
    return found
