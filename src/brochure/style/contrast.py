"""Contrast of a palette, by the formulas of WCAG 2.2 (relative luminance, contrast ratio)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from brochure.style.model import Palette

TEXT = 4.5  # 1.4.3, text
MARK = 3.0  # 1.4.11, what must be seen to be understood
APART = 1.5  # our own: two fills that a tired copier still tells apart

_DEMANDS = (
    *((colour, ground, TEXT) for colour in ("ink", "heading", "muted", "accent") for ground in ("paper", "tint")),
    ("own", "paper", MARK),
    ("other", "paper", MARK),
    ("own", "other", APART),
    ("own", "tint", APART),  # the ground behind shares of a whole
    ("other", "tint", APART),
)


class Marks(NamedTuple):
    """The colors of bars as they are drawn: 3:1 or more against the paper and against the tint behind shares."""

    own: str
    other: str


@lru_cache(maxsize=64)
def marks(palette: Palette) -> Marks:
    """``own`` and ``other`` with as much of the ink in them as they need to stand out from paper and tint.

    The ink itself does in every palette without faults.
    """
    return Marks(_with_ink(palette.own, palette), _with_ink(palette.other, palette))


def _with_ink(color: str, palette: Palette) -> str:
    """``color``, or the nearest mixture of it with the ink that stands out from both grounds."""
    shades = (_mixed(color, _channels(palette.ink), percent) for percent in range(1, 100))
    for shade in (color, *shades):
        if min(contrast(shade, palette.paper), contrast(shade, palette.tint)) >= MARK:
            return shade
    return palette.ink


class Fault(NamedTuple):
    """The colour with this name in the palette is too close to ``ground``; ``better`` would do, if anything would."""

    name: str
    ground: str
    ratio: float
    demanded: float
    better: str | None


def faults(palette: Palette) -> Iterator[Fault]:
    """What in ``palette`` cannot be read or told apart."""
    for name, ground, demanded in _DEMANDS:
        colour, against = getattr(palette, name), getattr(palette, ground)
        ratio = contrast(colour, against)
        if ratio < demanded:
            yield Fault(name, ground, ratio, demanded, _better(colour, against, demanded))
    drawn = marks(palette)
    ratio = contrast(drawn.own, drawn.other)
    if ratio < APART <= contrast(palette.own, palette.other):
        yield Fault("own", "other as drawn on tint", ratio, APART, _better(palette.own, drawn.other, APART))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=256)
def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _better(colour: str, ground: str, demanded: float) -> str | None:
    """The nearest shade of ``colour``, towards black or towards white, that stands out enough."""
    end = (0, 0, 0) if luminance(ground) > 0.18 else (255, 255, 255)
    for percent in range(1, 101):
        shade = _mixed(colour, end, percent)
        if contrast(shade, ground) >= demanded:
            return shade
    return None


def _mixed(color: str, end: tuple[int, int, int], percent: int) -> str:
    """``color`` with ``percent`` of ``end`` in it."""
    pairs = zip(_channels(color), end, strict=True)
    return "#{:02x}{:02x}{:02x}".format(*(round(a + (b - a) * percent / 100) for a, b in pairs))
