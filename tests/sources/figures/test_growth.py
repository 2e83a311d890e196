"""Projected growth in whole percentages, and in the handbook's words."""

from __future__ import annotations

import pytest

from brochure.sources.figures.growth import outlook, percent
from brochure.sources.figures.model import ABSENT, Projection, Span

SPAN = Span(2024, 2034)


def row(base: int, change: int, published: float | None) -> Projection:
    """A row of the projections with these figures."""
    figures = (base, base + change, None, None, change, published, None, None, ABSENT, None, None, None)
    return Projection(SPAN, "51-3011", "Bakers", False, 1, None, *figures)


@pytest.mark.parametrize(
    ("base", "change", "published", "whole"),
    [
        (223_400, 6_700, 3.0, 3),
        (223_400, 3_000, 1.3, 1),
        (223_400, -3_800, -1.7, -2),
        (959_000, 43_300, 4.5, 5),  # 43,250 of 959,050 would be 4.51
        (959_000, 43_000, 4.5, 4),
        (959_000, -43_300, -4.5, -5),
        (24_000, 1_300, 5.5, 5.5),  # 5.40 to 5.64: nobody can tell
        (1_100, 0, 1.5, 1.5),
        (100, 0, None, 0),
        (0, 0, None, None),
    ],
)
def test_percent_is_rounded_only_when_unambiguous(
    base: int, change: int, published: float | None, whole: float | None
) -> None:
    assert percent((row(base, change, published),)) == whole


def test_percent_has_tenths_when_requested() -> None:
    assert percent([row(223_400, 3_000, 1.3)], tenths=True) == 1.3


def test_percent_of_several_is_computed_from_their_jobs() -> None:
    rows = [row(1000, 100, 10.0), row(3000, 0, 0.0)]
    assert percent(rows) == 3  # 2.5, away from zero
    assert percent(rows, tenths=True) == 2.5


@pytest.mark.parametrize(
    ("growth", "words"),
    [
        (42, "much faster than average"),
        (7, "much faster than average"),
        (6.5, None),
        (6, "faster than average"),
        (5.5, "faster than average"),
        (5, "faster than average"),
        (4, "as fast as average"),
        (3, "as fast as average"),
        (2, "slower than average"),
        (1, "slower than average"),
        (0, "little or no change"),
        (-0.5, None),
        (-1, "decline"),
        (-14, "decline"),
        (None, None),
    ],
)
def test_outlook_has_the_handbooks_words(growth: float | None, words: str | None) -> None:
    assert outlook(growth, SPAN) == words


def test_outlook_is_none_when_the_bounds_are_unknown() -> None:
    assert outlook(5, Span(2025, 2035)) is None
