"""Contrast of a palette, by the formulas of WCAG 2.2 (relative luminance, contrast ratio)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from brochure.style.model import Palette

TEXT_CONTRAST = 4.5  # success criterion 1.4.3
GRAPHIC_CONTRAST = 3.0  # success criterion 1.4.11
FILL_CONTRAST = 1.5  # our own: enough for two fills to differ on a worn copier

_DIFFERENT = ("own", "other", FILL_CONTRAST)
"""Not needed with patterns, which differ in form."""

_REQUIREMENTS = (
    *(
        (color, background, TEXT_CONTRAST)
        for color in ("ink", "heading", "muted", "accent")
        for background in ("paper", "tint")
    ),
    ("own", "paper", GRAPHIC_CONTRAST),
    ("other", "paper", GRAPHIC_CONTRAST),
    _DIFFERENT,
    ("own", "tint", FILL_CONTRAST),  # the background of share bars
    ("other", "tint", FILL_CONTRAST),
)


class Marks(NamedTuple):
    """The colors of bars as drawn: at least 3:1 against the paper and against the tint behind share bars.

    ``own`` is what the page is about: its occupations, in the nation or where the reader lives. ``other`` is what they
    are compared with: a group, all occupations, the nation. Parts of a bar differ in form, not in color. ``range`` is
    the paler tone of ``own`` for a band from low to high pay, which stands on the tint and has marks of ``own`` on it:
    at least 1.5:1 against all of them and the paper, so that they differ in grayscale, too.
    """

    own: str
    other: str
    range: str


@lru_cache(maxsize=64)
def marks(palette: Palette) -> Marks:
    """``own`` and ``other``, mixed with as much ink as they need for their contrast with paper and tint.

    In a valid palette, the ink itself has enough.
    """
    own = _with_ink(palette.own, palette)
    return Marks(own, _with_ink(palette.other, palette), _paler(own, palette))


def _paler(own: str, palette: Palette) -> str:
    """The palest mixture of ``own`` and the tint that differs from tint and paper."""
    end = _channels(own)

    def is_enough(percent: int) -> bool:
        shade = _mixed(palette.tint, end, percent)
        return min(contrast(shade, palette.paper), contrast(shade, palette.tint)) >= FILL_CONTRAST

    return _mixed(palette.tint, end, bisect_left(range(100), x=True, key=is_enough))


def _with_ink(color: str, palette: Palette) -> str:
    """``color``, or the closest mixture of it with the ink that has enough contrast with both backgrounds."""
    ink = _channels(palette.ink)

    def is_enough(percent: int) -> bool:
        shade = _mixed(color, ink, percent)
        return min(contrast(shade, palette.paper), contrast(shade, palette.tint)) >= GRAPHIC_CONTRAST

    percent = bisect_left(range(100), x=True, key=is_enough)
    return _mixed(color, ink, percent) if percent else color


class Fault(NamedTuple):
    """The contrast of the color called ``name`` with ``background`` is below ``required``.

    ``suggestion`` is a shade of it with enough contrast, or None if there is none.
    """

    name: str
    background: str
    ratio: float
    required: float
    suggestion: str | None


def faults(palette: Palette) -> Iterator[Fault]:
    """The pairs of colors in ``palette`` with too little contrast."""
    for requirement in _REQUIREMENTS:
        if palette.patterns and requirement == _DIFFERENT:
            continue
        name, ground, required = requirement
        color, background = getattr(palette, name), getattr(palette, ground)
        ratio = contrast(color, background)
        if ratio < required:
            yield Fault(name, ground, ratio, required, _suggestion(color, background, required))
    drawn = marks(palette)
    ratio = contrast(drawn.own, drawn.other)
    if ratio < FILL_CONTRAST <= contrast(palette.own, palette.other):
        suggestion = _suggestion(palette.own, drawn.other, FILL_CONTRAST)
        yield Fault("own", "other as drawn on tint", ratio, FILL_CONTRAST, suggestion)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colors, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(color: str, other: str, percent: int) -> str:
    """A mixture of ``color`` with ``percent`` of ``other``."""
    return _mixed(color, _channels(other), percent)


@lru_cache(maxsize=256)
def luminance(color: str) -> float:
    """The relative luminance of ``#rrggbb``, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _suggestion(color: str, background: str, required: float) -> str | None:
    """The closest shade of ``color``, mixed with black or white, that has the contrast ``required``."""
    end = (0, 0, 0) if luminance(background) > 0.18 else (255, 255, 255)
    for percent in range(1, 101):
        shade = _mixed(color, end, percent)
        if contrast(shade, background) >= required:
            return shade
    return None


def _mixed(color: str, end: tuple[int, int, int], percent: int) -> str:
    """A mixture of ``color`` with ``percent`` of ``end``."""
    pairs = zip(_channels(color), end, strict=True)
    return "#{:02x}{:02x}{:02x}".format(*(round(a + (b - a) * percent / 100) for a, b in pairs))
