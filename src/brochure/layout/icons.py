"""Icons of the career clusters: line art of one weight, in one color, as drawings that a PDF file contains once.

Each is drawn twice, as typefaces have optical sizes: with few strong strokes for small sizes, with finer strokes and
more of them for large ones. The outlines are in ``icons.json``, which ``tools/bake_icons.py`` makes from the drawings
in ``tools/icons``. They are this project's own work, under its license.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from brochure.artwork import Drawing, Outline, Pen, Segment
from brochure.artwork import Path as ArtworkPath
from brochure.layout.pages import Graphic

_FILE = Path(__file__).with_suffix(".json")


class Cut(NamedTuple):
    """How icons are drawn for a range of sizes: on a square of ``grid`` units, with strokes of ``stroke`` units."""

    name: str
    grid: float
    stroke: float


SMALL = Cut("small", 24.0, 1.75)
LARGE = Cut("large", 48.0, 1.5)
MIN_LARGE = 48.0
"""The least width in points of an icon of the large cut. There its strokes are 1.5 points wide."""


def icon(cluster: str | None, color: str, width: float, x: float = 0.0, y: float = 0.0) -> Graphic:
    """The icon of ``cluster`` in a square with sides of ``width`` points; (x, y) is its top left corner.

    ``color`` is ``#rrggbb``. Strokes are in proportion to the width. Without a cluster, and for any other name, it is a
    compass. The drawing says nothing that the name of the cluster beside it does not, so it belongs to artifacts.
    """
    return Graphic(x, y, width, width, _drawing(LARGE if width >= MIN_LARGE else SMALL, cluster or "", color))


@lru_cache(maxsize=64)
def _drawing(cut: Cut, cluster: str, color: str) -> Drawing:
    paths = _icons()[cut.name]
    outline = Outline(_path(paths.get(cluster, paths[""])), pen=Pen(color, cut.stroke, cap=1, join=1))
    digest = hashlib.blake2b(repr((cut, outline)).encode(), digest_size=16).hexdigest()
    return Drawing(digest, cut.grid, cut.grid, (outline,))


@cache
def _icons() -> dict[str, dict[str, str]]:
    """The outlines of icons by cut and cluster, each a string of PDF path operators."""
    return cast("dict[str, dict[str, str]]", json.loads(_FILE.read_text(encoding="utf-8")))


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
