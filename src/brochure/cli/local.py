"""``--area``: the pay in areas, looked up before anything is laid out."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from brochure.cli.terminal import Tell, note

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from brochure.profile.load import Loaded
    from brochure.profile.local import LocalPay


def local_pay(
    loaded: Sequence[Loaded], areas: Sequence[str], store: Path | None, tell: Tell
) -> Sequence[LocalPay | None]:
    """The pay of each profile in ``areas``; ``None`` each without areas. Notes those of which nothing is published."""
    if not areas:
        return [None] * len(loaded)
    from brochure.api import local_pay as look_up

    start = perf_counter()
    found = look_up([one.profile for one in loaded], areas, store)
    for one, local in zip(loaded, found, strict=True):
        if not local.has_figures:
            places = "; ".join(local.areas)
            note(f"Warning: {one.profile.slug}: no figures on this occupation in {places}; the brochure says so")
    tell(f"looked up the pay in {'; '.join(found[0].areas)}", perf_counter() - start)
    return found
