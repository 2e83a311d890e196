"""Sizes of paper and of pages, and units of length. Everything is in points (1/72 in)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from brochure.errors import RequestError

PageSize = str
"""A page size by its :func:`page_size_name`: ``letter``, ``a5-landscape``, ``5.5inx8.5in``. Widths come first."""

POINTS: Final = {"in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1.0}
"""The length of each unit."""

PAPER_SIZES: Final[dict[str, tuple[float, float]]] = {
    "letter": (612.0, 792.0),
    "half-letter": (396.0, 612.0),
    "legal": (612.0, 1008.0),
    "tabloid": (792.0, 1224.0),
    "a5": (419.53, 595.28),
    "a4": (595.28, 841.89),
    "a3": (841.89, 1190.55),
}
"""The short and the long side of each paper."""

LANDSCAPE: Final = "-landscape"
"""Follows the name of a paper whose long side is the width of the page."""

PAGE_SIZES: Final = tuple(name + turned for turned in ("", LANDSCAPE) for name in PAPER_SIZES)
"""The page sizes that have names."""

_LARGER: Final = {
    "half-letter": "letter", "letter": "tabloid", "legal": "tabloid", "a5": "a4", "a4": "a3",
}  # fmt: skip

_LENGTH = rf"([0-9]{{1,5}}(?:\.[0-9]{{1,4}})?) ?({'|'.join(POINTS)})"
_CUSTOM = re.compile(rf"{_LENGTH}? ?[x×] ?{_LENGTH}")
PAGE_SIZE_PATTERN: Final = _CUSTOM.pattern
"""Matches sizes without a name, except that units and letters may be uppercase."""

_SMALLEST, _LARGEST = 72.0, 14_400.0  # an inch; the largest page of PDF 1.7


class PageSizeError(RequestError):
    """Text that is not a page size."""


def page_size_name(text: str) -> PageSize:
    """The name of a page size, as in :data:`PageSize`.

    ``text`` is the name of a paper, with ``-landscape`` if it lies on its side, or a width and height with units:
    ``5.5x8.5in``, ``140mm x 216mm``. Raises :class:`PageSizeError`.
    """
    name = text.strip().lower().removesuffix("-portrait")
    if name in PAGE_SIZES:
        return name
    found = _CUSTOM.fullmatch(name)
    if not found:
        raise PageSizeError(
            f"{text!r} is not a page size; use {', '.join(PAPER_SIZES)}, with {LANDSCAPE} if it is turned, or a width"
            " and height with units, such as 5.5inx8.5in"
        )
    width, unit, height, last_unit = found.groups()
    name = f"{float(width):g}{unit or last_unit}x{float(height):g}{last_unit}"
    if not all(_SMALLEST <= side <= _LARGEST for side in page_dimensions(name)):
        raise PageSizeError(f"pages of {text} cannot be made; their sides must be from 1 in to 200 in")
    return name


@lru_cache(maxsize=64)
def page_dimensions(size: PageSize) -> tuple[float, float]:
    """The width and height of a page in points, to the hundredth."""
    paper = size.removesuffix(LANDSCAPE)
    if paper in PAPER_SIZES:
        short, long = PAPER_SIZES[paper]
        return (short, long) if paper == size else (long, short)
    found = _CUSTOM.fullmatch(size)
    assert found
    width, unit, height, last_unit = found.groups()
    return round(float(width) * POINTS[unit or last_unit], 2), round(float(height) * POINTS[last_unit], 2)


def landscape_dimensions(size: PageSize) -> tuple[float, float]:
    """The width and height of a sheet of this size, with its long side as its width."""
    short, long = sorted(page_dimensions(size))
    return long, short


def larger(size: PageSize) -> PageSize | None:
    """The sheet of twice the area; None if it has no name."""
    return _LARGER.get(size.removesuffix(LANDSCAPE))


def landscape_text(size: PageSize) -> str:
    """``17 × 11 in`` or ``420 × 297 mm``: a sheet with its long side as its width."""
    paper = size.removesuffix(LANDSCAPE)
    unit, digits = ("mm", 0) if paper in ("a5", "a4", "a3") or "mm" in paper or "cm" in paper else ("in", 2)
    long, short = (f"{round(side / POINTS[unit], digits):g}" for side in landscape_dimensions(size))
    return f"{long} × {short} {unit}"
