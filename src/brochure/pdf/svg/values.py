"""Values of attributes and properties: lengths, colors, transformations.

Lengths are in user units, 96 to an inch. A value that is not understood is refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from math import cos, isfinite, radians, sin, tan
from typing import NamedTuple

from tinycss2 import color4

from brochure.artwork import UNCHANGED, Matrix
from brochure.pdf.geometry import product

PNG = "save it as PNG"
REMEMBERED = 1024  # colors and transformations, which shapes share
SHOWN = 40  # characters of a value in a message

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?"
_LENGTH = re.compile(rf"({_NUMBER})\s*([a-z%]*)", re.IGNORECASE)
_OPACITY = re.compile(rf"({_NUMBER})(%?)")
_NUMBERS = re.compile(_NUMBER)
_BETWEEN = re.compile(r"\s*,?\s*")
_TRANSFORM = re.compile(r"([a-zA-Z]+)\s*\(([^()]*)\)")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}


class RefusedError(Exception):
    """What of a file cannot be printed, and how to fix it."""

    def __init__(self, reason: str, hint: str = PNG) -> None:
        self.reason = reason
        self.hint = hint
        super().__init__(reason)


def shown(value: str) -> str:
    """``value`` in a message."""
    text = " ".join(value.split())
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def length(text: str, *, whole: float | None = None, em: float | None = None) -> float:
    """A length; ``whole`` is what 100 percent are, ``em`` the size of the font."""
    match = _LENGTH.fullmatch(text.strip())
    if match:
        value, unit = float(match[1]), match[2].lower()
        if unit == "%" and whole is not None:
            return value / 100 * whole
        if unit in ("em", "ex") and em is not None:
            return value * em / (1 if unit == "em" else 2)
        if unit in _UNITS and isfinite(value):
            return value * _UNITS[unit]
    raise RefusedError(f"it has the length {shown(text)}, which is not supported")


def numbers(text: str) -> list[float]:
    """Numbers separated by spaces or commas, or by nothing before a sign or point."""
    text = text.strip()
    found, at = [], 0
    while at < len(text):
        match = _NUMBERS.match(text, at)
        if not match:
            raise RefusedError(f"it has the numbers {shown(text)}, which make no sense", "save it again")
        found.append(float(match[0]))
        at = _BETWEEN.match(text, match.end()).end()  # type: ignore[union-attr]  # it also matches nothing
    return found


def opacity(text: str) -> float:
    """A number from 0 to 1, or a percentage."""
    match = _OPACITY.fullmatch(text.strip())
    if not match:
        raise RefusedError(f"it has the opacity {shown(text)}, which makes no sense", "write a number from 0 to 1")
    return min(1.0, max(0.0, float(match[1]) / (100 if match[2] else 1)))


class Color(NamedTuple):
    """A color as ``#rrggbb``, and its opacity."""

    value: str
    opacity: float


@lru_cache(maxsize=REMEMBERED)
def color(text: str, current: Color) -> Color:
    """A color of CSS; ``current`` is what ``currentColor`` means."""
    parsed = color4.parse_color(text)
    if parsed == "currentcolor":
        return current
    try:
        red, green, blue, alpha = parsed.to("srgb")
    except (AttributeError, NotImplementedError):  # not a color, or of another space
        raise RefusedError(f"it has the color {shown(text)}, which is not supported") from None
    parts = [round(255 * min(1.0, max(0.0, part or 0.0))) for part in (red, green, blue)]
    return Color("#{:02x}{:02x}{:02x}".format(*parts), min(1.0, max(0.0, alpha)))


@lru_cache(maxsize=REMEMBERED)
def transformation(text: str) -> Matrix:
    """The product of a list of transformations."""
    matrix, at = UNCHANGED, 0
    text = text.strip()
    if text == "none":
        return matrix
    while at < len(text):
        match = _TRANSFORM.match(text, at)
        values = numbers(match[2]) if match else []
        step = _STEPS.get((match[1], len(values))) if match else None
        if match is None or step is None:
            raise RefusedError(f"it has the transformation {shown(text)}, which is not supported")
        matrix = product(matrix, step(*values))
        at = _BETWEEN.match(text, match.end()).end()  # type: ignore[union-attr]
    return matrix


def _shift(x: float, y: float = 0.0) -> Matrix:
    return 1.0, 0.0, 0.0, 1.0, x, y


def _turn(angle: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    sine, cosine = sin(radians(angle)), cos(radians(angle))
    return product(product(_shift(x, y), (cosine, sine, -sine, cosine, 0.0, 0.0)), _shift(-x, -y))


_STEPS: dict[tuple[str, int], Callable[..., Matrix]] = {
    ("matrix", 6): lambda *values: values,
    ("translate", 1): _shift,
    ("translate", 2): _shift,
    ("scale", 1): lambda x: (x, 0.0, 0.0, x, 0.0, 0.0),
    ("scale", 2): lambda x, y: (x, 0.0, 0.0, y, 0.0, 0.0),
    ("rotate", 1): _turn,
    ("rotate", 3): _turn,
    ("skewX", 1): lambda angle: (1.0, 0.0, tan(radians(angle)), 1.0, 0.0, 0.0),
    ("skewY", 1): lambda angle: (1.0, tan(radians(angle)), 0.0, 1.0, 0.0, 0.0),
}
"""Transformations by name and number of values."""
