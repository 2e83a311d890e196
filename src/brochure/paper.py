"""Sizes of paper and units of length. Everything is in points (1/72 in)."""

from __future__ import annotations

from typing import Final, Literal

PageSize = Literal["letter", "a4"]
"""The page sizes of brochures and books."""

SheetSize = Literal["letter", "a4", "tabloid", "a3"]
"""The page sizes of comparisons."""

POINTS: Final = {"in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1.0}
"""The length of each unit."""

PAPER_SIZES: Final[dict[str, tuple[float, float]]] = {
    "letter": (612.0, 792.0),
    "legal": (612.0, 1008.0),
    "tabloid": (792.0, 1224.0),
    "a5": (419.53, 595.28),
    "a4": (595.28, 841.89),
    "a3": (841.89, 1190.55),
}
"""The short and the long side of each paper."""

LARGER_SHEETS: Final[dict[PageSize, SheetSize]] = {"letter": "tabloid", "a4": "a3"}
"""The sheet of twice the area, for comparisons that do not fit on one page."""
