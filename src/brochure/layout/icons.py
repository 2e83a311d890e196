"""Icons of the career clusters: line art of one weight, in one color, as drawings that a PDF file contains once.

The outlines are in ``icons.json``, which ``tools/bake_icons.py`` makes from the drawings in ``tools/icons``. They are
this project's own work, under its license.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

from brochure.artwork import Drawing, Outline, Pen, Segment
from brochure.artwork import Path as ArtworkPath
from brochure.layout.pages import Graphic

GRID = 24.0
"""The side of the square in whose units icons are drawn."""

STROKE = 1.75
"""The width of strokes in the same units."""

_FILE = Path(__file__).with_suffix(".json")


def icon(cluster: str | None, color: str, width: float, x: float = 0.0, y: float = 0.0) -> Graphic:
    """The icon of ``cluster`` in a square with sides of ``width`` points; (x, y) is its top left corner.

    ``color`` is ``#rrggbb``. Strokes are in proportion to the width. Without a cluster, and for any other name, it is a
    compass. The drawing says nothing that the name of the cluster beside it does not, so it belongs to artifacts.
    """
    return Graphic(x, y, width, width, _drawing(cluster if cluster in _paths() else "", color))


@lru_cache(maxsize=64)
def _drawing(cluster: str, color: str) -> Drawing:
    outline = Outline(_path(_paths()[cluster]), pen=Pen(color, STROKE, cap=1, join=1))
    return Drawing(f"icon of {cluster} in {color}", GRID, GRID, (outline,))


@cache
def _paths() -> dict[str, str]:
    """The outlines of the icons by cluster, each a string of PDF path operators."""
    return cast("dict[str, str]", json.loads(_FILE.read_text(encoding="utf-8")))


def _path(operators: str) -> ArtworkPath:
    segments: list[Segment] = []
    coordinates: list[float] = []
    for token in operators.split():
        if token.isalpha():
            segments.append(Segment(cast("Literal['m', 'l', 'c', 'h']", token), tuple(coordinates)))
            coordinates.clear()
        else:
            coordinates.append(float(token))
    return tuple(segments)
