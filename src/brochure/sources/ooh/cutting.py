"""Taking stretches of text out of a styled paragraph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from brochure.sources.ooh.reading import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brochure.profile.markdown import Run
    from brochure.sources.ooh.blocks import Text


def without(text: Text, spans: Sequence[tuple[int, int]]) -> Text:
    """``text`` less the stretches ``spans`` (of its words, start and end), tidied."""
    kept: list[Run] = []
    place = 0
    for run in text:
        start, place = place, place + len(run.text)
        left = "".join(c for at, c in enumerate(run.text, start) if not any(a <= at < b for a, b in spans))
        if left:
            kept.append(replace(run, text=left))
    return tidy(kept)
