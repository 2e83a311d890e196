"""Where bars end: one scale through zero that leaves room for the words beside every bar."""

from __future__ import annotations

from typing import NamedTuple


class Extent(NamedTuple):
    """What a bar asks for: its ``value``, and the points that its words and arrow take beyond its end."""

    value: float
    beyond: float


class Scale(NamedTuple):
    """``zero`` is the axis, in points from the left of the plot; ``unit`` the points for a value of one."""

    zero: float
    unit: float

    def x(self, value: float) -> float:
        return self.zero + value * self.unit


def fit(extents: list[Extent], width: float) -> Scale:
    """The largest scale on which every bar with its words fits into ``width``.

    Bars of positive value and of zero have their words to the right, those of negative value to the left. A plot
    too narrow for its words gets a unit of 0.
    """
    rights = [Extent(0.0, 0.0), *(extent for extent in extents if extent.value >= 0)]
    lefts = [Extent(0.0, 0.0), *(extent for extent in extents if extent.value < 0)]
    units = [
        (width - left.beyond - right.beyond) / (right.value - left.value)
        for left in lefts
        for right in rights
        if right.value > left.value
    ]
    unit = max(0.0, min(units, default=0.0))
    return Scale(max(left.beyond - left.value * unit for left in lefts), unit)
