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
    end = 0 if luminance(ground) > 0.18 else 255
    for percent in range(1, 101):
        mixed = [round(channel + (end - channel) * percent / 100) for channel in _channels(colour)]
        shade = "#{:02x}{:02x}{:02x}".format(*mixed)
        if contrast(shade, ground) >= demanded:
            return shade
    return None
