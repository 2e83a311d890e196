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


def standing_icon(cluster: str | None, color: str, width: float, height: float, line: float) -> tuple[Graphic, float]:
    """The large icon of ``cluster``, as large as fits ``width`` and ``height``, without blank around its ink.

    So it can stand on a line. Its strokes are at most ``line`` points wide, as is said with it. It is at the origin.
    """
    outline = _outline(LARGE, cluster or "", color)
    across = [value for segment in outline.path for value in segment.coordinates[::2]]
    up = [value for segment in outline.path for value in segment.coordinates[1::2]]
    wide, high = max(across) - min(across), max(up) - min(up)
    scale = min((width - line) / wide, (height - line) / high)
    stroke = min(line / scale, LARGE.stroke)
    left, foot = min(across) - stroke / 2, min(up) - stroke / 2
    path = tuple([Segment(one.operator, tuple([value - (foot if place % 2 else left)
                                               for place, value in enumerate(one.coordinates)]))
                  for one in outline.path])  # fmt: skip
    moved = Outline(path, pen=Pen(color, stroke, cap=1, join=1))
    artwork = Drawing(_digest(LARGE, moved), wide + stroke, high + stroke, (moved,))
    return Graphic(0.0, 0.0, scale * artwork.width, scale * artwork.height, artwork), scale * stroke


@lru_cache(maxsize=64)
def _drawing(cut: Cut, cluster: str, color: str) -> Drawing:
    outline = _outline(cut, cluster, color)
    return Drawing(_digest(cut, outline), cut.grid, cut.grid, (outline,))


def _outline(cut: Cut, cluster: str, color: str) -> Outline:
    paths = _icons()[cut.name]
    return Outline(_path(paths.get(cluster, paths[""])), pen=Pen(color, cut.stroke, cap=1, join=1))


def _digest(cut: Cut, outline: Outline) -> str:
    return hashlib.blake2b(repr((cut, outline)).encode(), digest_size=16).hexdigest()


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
