"""The colors of a brand in place of those of a style, in shades that can be read.

Contrast is that of :mod:`brochure.style.contrast`. A color with too little of it becomes darker, or lighter on dark
paper, by as little as suffices; its hue is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from brochure.brand.model import Brand, Colors
from brochure.brand.shades import shades
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


FURTHER = 6  # shades of a primary color that is shifted anyway


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
    found = _readable(palette, primary, secondary)
    if found is None:  # with paper in the middle of the scale, where no tint of it can be read
        return Branded(palette, (Shift("primary", primary, palette.heading, "not legible", "text on this paper"),))
    shifts = [_shift("primary", primary, found.heading, palette, "text")]
    if colors.secondary:
        shifts.append(_shift("secondary", secondary, found.other, palette, "bars"))
    return Branded(found, tuple(filter(None, shifts)))


def _readable(palette: Palette, primary: str, secondary: str) -> Palette | None:
    """The palette without faults whose shades are nearest to ``primary`` and ``secondary``; None if there is none.

    A primary color that has to be shifted may be shifted a little more than that, if the secondary one gains by it.
    """
    found: list[tuple[int, Palette]] = []
    for step, own in enumerate(_shades(primary, palette.paper)):
        tint = _tint(own, palette)
        if min(contrast(own, palette.paper), contrast(own, tint)) < TEXT_CONTRAST:
            continue
        for other_step, other in _other_shades(secondary, own, tint, palette.paper):
            made = replace(palette, heading=own, accent=own, own=own, other=other, tint=tint, by_cluster=False)
            if not any(faults(made)):
                found.append((step + other_step, made))
                break
        if found and (step == 0 or len(found) > FURTHER):
            break
    return min(found, key=lambda one: one[0])[1] if found else None


def _shades(color: str, paper: str) -> Iterator[str]:
    """``color``, and ever darker shades of it, or ever lighter ones on dark paper."""
    return shades(color, "dark" if contrast(BLACK, paper) >= contrast(WHITE, paper) else "light")


def _other_shades(color: str, own: str, tint: str, paper: str) -> Iterator[tuple[int, str]]:
    """The shades of ``color`` for bars beside those of ``own``, the nearest first: how far they are, and what."""
    for step, pair in enumerate(zip(shades(color, "dark"), shades(color, "light"), strict=True)):
        for shade in dict.fromkeys(pair):
            on_grounds = min(contrast(shade, paper), contrast(shade, tint))
            if on_grounds >= GRAPHIC_CONTRAST and contrast(shade, own) >= FILL_CONTRAST:
                yield step, shade


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
