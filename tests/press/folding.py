"""A model of paper that can be printed, turned over and folded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brochure.press.geometry import Rect, Side


class Printed(NamedTuple):
    """A page on paper: its area and the direction of its top, both seen through the paper from the front."""

    page: int
    area: Rect
    up: tuple[int, int]


def printed(side: Side, sheet: Rect, *, back: bool, flip: str) -> list[Printed]:
    """The pages of a side on the paper. A printer turns the sheet about the edge ``flip`` before it prints a back."""
    about_vertical = (sheet.width >= sheet.height) == (flip == "short")
    pages = []
    for page, (a, b, c, d, _, _), clip in side.placements:
        area, up = clip, (_sign(c), _sign(d))
        assert a * d - b * c > 0, "no page is mirrored"
        if side.upside_down:
            area = Rect(
                sheet.right - area.right, sheet.top - area.top, sheet.right - area.left, sheet.top - area.bottom
            )
            up = (-up[0], -up[1])
        if back and about_vertical:
            area = Rect(sheet.right - area.right, area.bottom, sheet.right - area.left, area.top)
            up = (-up[0], up[1])
        elif back:
            area = Rect(area.left, sheet.top - area.top, area.right, sheet.top - area.bottom)
            up = (up[0], -up[1])
        pages.append(Printed(page, area, up))
    return pages


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


class Face(NamedTuple):
    """A layer of folded paper: the pages seen on it from above and from below."""

    top: int | None
    bottom: int | None

    def turned(self) -> Face:
        return Face(self.bottom, self.top)


Pile = list[Face]
"""Layers from the lowest to the highest."""


def left_over(piles: Sequence[Pile]) -> list[Pile]:
    """Fold the leftmost pile over its neighbor."""
    end, neighbor, *rest = piles
    return [[*neighbor, *_turned(end)], *rest]


def right_over(piles: Sequence[Pile]) -> list[Pile]:
    """Fold the rightmost pile over its neighbor."""
    *rest, neighbor, end = piles
    return [*rest, [*neighbor, *_turned(end)]]


def right_under(piles: Sequence[Pile]) -> list[Pile]:
    """Fold the rightmost pile behind its neighbor."""
    *rest, neighbor, end = piles
    return [*rest, [*_turned(end), *neighbor]]


def _turned(pile: Pile) -> Pile:
    return [face.turned() for face in reversed(pile)]
