"""Whether wages of one table agree with each other, which those of the survey always do.

Annual wages are 2,080 times the hourly ones, rounded to tens, and percentiles ascend. A file whose figures somebody
replaced keeps its columns and its codes, but rarely this.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from brochure.sources.figures.model import Stored

_HOURS = 2_080
_TOLERANCE = 0.01  # of the annual wage; rounding accounts for a tenth of that
_MIN_ROWS = 20
_MAX_SHARE = 0.05


class Agreement:
    """Counts rows of wages, and those that contradict themselves."""

    def __init__(self) -> None:
        self._rows = 0
        self._contradictory = 0

    def note(self, hourly: Sequence[Stored], annual: Sequence[Stored]) -> None:
        """Count a row: mean and percentiles, in the same order for an hour and a year."""
        self._rows += 1
        self._contradictory += not (_is_same_pay(hourly, annual) and _ascends(hourly[1:]) and _ascends(annual[1:]))

    @property
    def complaint(self) -> str | None:
        """What is wrong with the table, if many of its rows contradict themselves."""
        if self._contradictory < max(_MIN_ROWS, _MAX_SHARE * self._rows):
            return None
        return (
            f"in {self._contradictory:,} of {self._rows:,} rows, hourly and annual wages or percentiles contradict "
            "each other, which those of the survey never do; its figures were replaced"
        )


def _is_same_pay(hourly: Sequence[Stored], annual: Sequence[Stored]) -> bool:
    return all(
        abs(hour * _HOURS - year) <= _TOLERANCE * year
        for hour, year in zip(hourly, annual, strict=True)
        if isinstance(hour, float) and isinstance(year, float)
    )


def _ascends(percentiles: Sequence[Stored]) -> bool:
    exact = [wage for wage in percentiles if isinstance(wage, float)]
    return all(lower <= higher for lower, higher in pairwise(exact))
