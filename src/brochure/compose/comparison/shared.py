"""What the parts of a comparison share: the word for what is missing, figures that agree, whose they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from brochure.compose.blocks import Paragraph, Run
from brochure.compose.grammar import capitalized
from brochure.compose.text import tidy

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from brochure.compose.context import Context

NOT_PUBLISHED = "not published"

MISSING = Paragraph((Run(capitalized(NOT_PUBLISHED)),), "note")
"""What stands in a cell where nothing is known."""

H = TypeVar("H", bound="Hashable")


def commonest(values: Iterable[H | None]) -> H | None:
    """What most of ``values`` are, the first of several; ``None`` where none is known."""
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None


def the_one(values: Iterable[H]) -> H | None:
    """The value that all agree on; ``None`` where they differ, or there are none."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def titled(context: Context, occupation: str | None) -> str:
    """``Cooks``; and ``Airline and Commercial Pilots: commercial pilots``, where a figure is of a part alone."""
    title, whose = tidy(context.profile.title), context.whose(occupation).removeprefix(", ")
    return f"{title}: {whose}" if whose else title
