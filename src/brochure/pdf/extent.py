"""The extent of an item, for the bounding boxes of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.fonts.metrics import face
from brochure.layout.pages import Fill, Item, Shape, Stroke, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

Bounds = tuple[float, float, float, float]  # left, top, right, bottom; y downward


def extent(item: Item) -> Bounds:
    """The extent of ``item`` in the coordinates of its layout box; for text, from ascender to descender."""
    if isinstance(item, Words):
        return _words(item)
    if isinstance(item, Fill):
        return item.x, item.y, item.x + item.width, item.y + item.height
    if isinstance(item, Stroke):
        return _around((item.x1, item.x2), (item.y1, item.y2), item.width / 2)
    if isinstance(item, Shape):
        return _around([x for x, _ in item.points], [y for _, y in item.points], item.radius)
    side = len(item.rows) * item.unit  # a code is square
    return item.x, item.y, item.x + side, item.y + side


def _around(across: Sequence[float], down: Sequence[float], margin: float) -> Bounds:
    return min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin


def _words(item: Words) -> Bounds:
    metrics = face(item.face)
    spaces = len(item.words) - 1
    width = (sum(map(metrics.word_width, item.words)) + spaces * metrics.space) * item.size / 1000 + spaces * item.gap
    if item.tracking:
        width += item.tracking * (sum(map(len, item.words)) + spaces)
    top, bottom = item.y - metrics.ascent * item.size / 1000, item.y - metrics.descent * item.size / 1000
    return item.x, top, item.x + width, bottom
