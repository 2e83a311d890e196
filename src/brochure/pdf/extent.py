"""The box that an item covers, for the bounding boxes of figures."""

from __future__ import annotations

from brochure.layout.fonts import face
from brochure.layout.pages import Fill, Item, Modules, Shape, Stroke, Words

Box = tuple[float, float, float, float]  # left, top, right, bottom; y downwards


def extent(item: Item) -> Box:
    """The box of ``item`` in its slab's coordinates; of text, from ascender to descender."""
    match item:
        case Words():
            return _words(item)
        case Fill(x, y, width, height):
            return x, y, x + width, y + height
        case Stroke(x1, y1, x2, y2, width):
            half = width / 2
            return min(x1, x2) - half, min(y1, y2) - half, max(x1, x2) + half, max(y1, y2) + half
        case Shape(points, _, radius):
            across, down = [x for x, _ in points], [y for _, y in points]
            return min(across) - radius, min(down) - radius, max(across) + radius, max(down) + radius
        case Modules(x, y, unit, rows):
            columns = max((start + length for row in rows for start, length in row), default=0)
            return x, y, x + columns * unit, y + len(rows) * unit


def _words(item: Words) -> Box:
    metrics = face(item.face)
    spaces = len(item.words) - 1 + item.lead
    units = sum(map(metrics.word_width, item.words)) + spaces * metrics.space
    glyphs = sum(map(len, item.words)) + spaces
    width = units * item.size / 1000 + spaces * item.gap + glyphs * item.tracking
    top, bottom = item.y - metrics.ascent * item.size / 1000, item.y - metrics.descent * item.size / 1000
    return item.x, top, item.x + width, bottom
