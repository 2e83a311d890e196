"""Darker and lighter shades of a color that keep its hue, and as much of its chroma as screens and print can show.

In OKLab (Björn Ottosson, 2020), where equal steps look equal. Mixing with black would turn a light blue gray.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

STEPS = 50  # from a color to black or white
TRIES = 12  # at the largest chroma that a lightness can have

Lab = tuple[float, float, float]

_TO_CONE = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
_TO_LAB = ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
           (0.0259040371, 0.7827717662, -0.8086757660))  # fmt: skip
_FROM_LAB = ((1.0, 0.3963377774, 0.2158037573), (1.0, -0.1055613458, -0.0638541728),
             (1.0, -0.0894841775, -1.2914855480))  # fmt: skip
_FROM_CONE = ((4.0767416621, -3.3077115913, 0.2309699292), (-1.2684380046, 2.6097574011, -0.3413193965),
              (-0.0041960863, -0.7034186147, 1.7076147010))  # fmt: skip


def shades(color: str, end: Literal["dark", "light"]) -> Iterator[str]:
    """``color``, a ``#rrggbb``, and ever darker or lighter shades of it, the last of them black or white."""
    yield color
    lightness, a, b = _lab(color)
    goal = 0.0 if end == "dark" else 1.0
    for step in range(1, STEPS):
        yield _in_gamut(lightness + (goal - lightness) * step / STEPS, a, b)
    yield "#000000" if end == "dark" else "#ffffff"


def _in_gamut(lightness: float, a: float, b: float) -> str:
    """The color of this lightness and hue with the most chroma, up to that of ``a`` and ``b``, that sRGB has."""
    channels = _linear_channels((lightness, a, b))
    if not _is_shown(channels):
        low, high = 0.0, 1.0
        for _ in range(TRIES):
            middle = (low + high) / 2
            shown = _is_shown(_linear_channels((lightness, a * middle, b * middle)))
            low, high = (middle, high) if shown else (low, middle)
        channels = _linear_channels((lightness, a * low, b * low))
    return "#{:02x}{:02x}{:02x}".format(*[round(255 * _encoded(min(1.0, max(0.0, one)))) for one in channels])


def _is_shown(channels: Lab) -> bool:
    return all(-0.0005 <= one <= 1.0005 for one in channels)


def _lab(color: str) -> Lab:
    linear = tuple([_decoded(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5)])
    cone = tuple([one ** (1 / 3) for one in _times(_TO_CONE, linear)])
    return _times(_TO_LAB, cone)


def _linear_channels(lab: Lab) -> Lab:
    cone = tuple([one**3 for one in _times(_FROM_LAB, lab)])
    return _times(_FROM_CONE, cone)


def _times(matrix: tuple[Lab, Lab, Lab], vector: tuple[float, ...]) -> Lab:
    first, second, third = [sum([a * b for a, b in zip(row, vector, strict=True)]) for row in matrix]
    return first, second, third


def _decoded(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
