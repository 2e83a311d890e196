"""Shared by the parts of a comparison: missing values, common values, and labels of rows."""

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
"""The content of a cell whose value is unknown."""

H = TypeVar("H", bound="Hashable")


def most_common(values: Iterable[H | None]) -> H | None:
    """The most common of ``values``, ignoring None; the first one in a tie; None if there are no values."""
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None


def unanimous(values: Iterable[H]) -> H | None:
    """The value if all ``values`` are equal; None if they differ or there are none."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def row_label(context: Context, occupation: str | None) -> str:
    """``Cooks``, or ``Airline and Commercial Pilots: commercial pilots`` if a figure is about only a part."""
    title, whose = tidy(context.profile.title), context.whose(occupation).removeprefix(", ")
    return f"{title}: {whose}" if whose else title
