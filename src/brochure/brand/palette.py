"""The colors of a brand in place of those of a style, in shades that can be read.

Contrast is that of :mod:`brochure.style.contrast`. A color with too little of it is mixed with black, or with white on
dark paper, as little as suffices; hue and the mark of the brand are kept as far as they can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from brochure.brand.model import Brand, Colors
from brochure.style.clusters import in_cluster_colors
from brochure.style.contrast import (
    FILL_CONTRAST,
    GRAPHIC_CONTRAST,
    TEXT_CONTRAST,
    contrast,
    faults,
    luminance,
    mixed,
)
from brochure.style.model import Palette, Style

BLACK, WHITE = "#000000", "#ffffff"
GRAY = "#868686"
"""What bars are compared with has this color in brands without a second one: it goes with every hue."""


class Shift(NamedTuple):
    """The color called ``key`` is ``used`` in another shade than ``asked``, because it would be hard to see.

    ``purpose`` is what it is for, and ``fault`` what is wrong with it: ``too light``.
    """

    key: str
    asked: str
    used: str
    fault: str
    purpose: str

    def __str__(self) -> str:
        return f"{self.asked} is {self.fault} for {self.purpose}: {self.used} is used"


class Branded(NamedTuple):
    """A palette in the colors of a brand, and the shades that differ from those asked for."""

    palette: Palette
    shifts: tuple[Shift, ...] = ()


def in_own_colors(style: Style, cluster: str | None, brand: Brand | None) -> Style:
    """``style`` in the colors of ``brand`` or, if it has none, in those of ``cluster`` if the style wants them."""
    is_colored = brand is not None and brand.colors is not None and not style.palette.patterns
    return in_brand_colors(style, brand) if is_colored else in_cluster_colors(style, cluster)


def in_brand_colors(style: Style, brand: Brand | None) -> Style:
    """``style`` in the colors of ``brand``, unchanged if it has none."""
    if brand is None or brand.colors is None:
        return style
    return replace(style, palette=branded(style.palette, brand.colors).palette)


@lru_cache(maxsize=32)
def branded(palette: Palette, colors: Colors) -> Branded:
    """``palette`` in ``colors``; unchanged if it is one of patterns, for black and white.

    The primary color is that of headings, accents and the occupation's own bars, and boxes have a pale tint of it; the
    secondary one is that of bars that these are compared with. Paper, ink, muted text and hairlines are the style's.
    """
    if palette.patterns:
        return Branded(palette)
    primary, secondary = colors.primary.lower(), (colors.secondary or GRAY).lower()
    found = next(_readable(palette, primary, secondary), None)
    if found is None:  # with paper in the middle of the scale, where no tint of it can be read
        return Branded(palette, (Shift("primary", primary, palette.heading, "not legible", "text on this paper"),))
    shifts = [_shift("primary", primary, found.heading, palette, "text")]
    if colors.secondary:
        shifts.append(_shift("secondary", secondary, found.other, palette, "bars"))
    return Branded(found, tuple(filter(None, shifts)))


def _readable(palette: Palette, primary: str, secondary: str) -> Iterator[Palette]:
    """The palettes without faults, those in the shades nearest to ``primary`` and then ``secondary`` first."""
    for own in _shades(primary, palette.paper):
        if contrast(own, palette.paper) < TEXT_CONTRAST:
            continue
        tint = _tint(own, palette)
        if contrast(own, tint) < TEXT_CONTRAST:
            continue
        for other in _other_shades(secondary, own, tint, palette.paper):
            made = replace(palette, heading=own, accent=own, own=own, other=other, tint=tint, by_cluster=False)
            if not any(faults(made)):
                yield made


def _shades(color: str, paper: str) -> Iterator[str]:
    """``color``, and mixtures of it with ever more black, or with white on dark paper."""
    end = BLACK if contrast(BLACK, paper) >= contrast(WHITE, paper) else WHITE
    yield color
    yield from [mixed(color, end, percent) for percent in range(1, 101)]


def _other_shades(color: str, own: str, tint: str, paper: str) -> list[str]:
    """The shades of ``color`` for bars beside those of ``own``, the nearest first: darker and lighter ones."""
    steps = sorted(((percent, end) for percent in range(101) for end in (BLACK, WHITE)), key=lambda step: step[0])
    shades = dict.fromkeys([mixed(color, end, percent) for percent, end in steps])
    return [
        shade
        for shade in shades
        if min(contrast(shade, paper), contrast(shade, tint)) >= GRAPHIC_CONTRAST
        and contrast(shade, own) >= FILL_CONTRAST
    ]


def _tint(color: str, palette: Palette) -> str:
    """A mixture of the paper with ``color``, about as pale as the tint of ``palette``."""
    goal, paper = luminance(palette.tint), luminance(palette.paper)
    shades = [mixed(palette.paper, color, percent) for percent in range(1, 101)]
    passing = (shade for shade in shades if (luminance(shade) - goal) * (goal - paper) >= 0)
    return next(passing, palette.paper)


def _shift(key: str, asked: str, used: str, palette: Palette, purpose: str) -> Shift | None:
    if asked == used:
        return None
    fault = "too light" if luminance(asked) > luminance(used) else "too dark"
    ground = "white" if palette.paper.lower() == WHITE else "this paper"
    required = TEXT_CONTRAST if key == "primary" else GRAPHIC_CONTRAST
    where = f"on {ground}" if contrast(asked, palette.paper) < required else "on tinted boxes"
    if key == "secondary" and fault == "too dark":
        where = "beside those of the primary color"
    return Shift(key, asked, used, fault, f"{purpose} {where}")
