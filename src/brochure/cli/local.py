"""``--area``: the pay in areas, looked up before anything is laid out."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from brochure.cli.terminal import Tell, note

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from brochure.profile.load import Loaded
    from brochure.profile.local_pay import LocalPay
    from brochure.profile.model import Period


def local_pay(
    loaded: Sequence[Loaded],
    areas: Sequence[str],
    store: Path | None,
    tell: Tell,
    *,
    period: Period | None = None,
    result: str = "brochure",
) -> Sequence[LocalPay | None]:
    """The pay of each profile in ``areas``, as :func:`brochure.api.local_pay` has it; ``None`` each without areas.

    Notes those of which nothing is published, as the ``result`` does.
    """
    if not areas:
        return [None] * len(loaded)
    from brochure.api import local_pay as look_up

    start = perf_counter()
    found = look_up([one.profile for one in loaded], areas, store, period=period)
    for one, local in zip(loaded, found, strict=True):
        if not local.has_figures:
            places = "; ".join(local.areas)
            note(f"Warning: {one.profile.slug}: no figures on this occupation in {places}; the {result} says so")
    tell(f"looked up the pay in {'; '.join(found[0].areas)}", perf_counter() - start)
    return found
