"""Drawings of ReportLab as what a PDF file contains: outlines and lettering in final coordinates.

In: a drawing of ``reportlab.graphics``, with its charts and widgets. Out: a :class:`~brochure.artwork.Drawing`.
ReportLab walks the tree of shapes and keeps their state. Its own renderer for PDF is not used: it selects fonts that
are not embedded, rounds all corners of a rectangle alike and ignores the limits of miters.

The import takes 40 ms, so this module is imported when a drawing is met.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Any, Literal, NamedTuple

from brochure.artwork import (
    UNCHANGED,
    Clip,
    Drawing,
    DrawingItem,
    Gradient,
    Layer,
    Lettering,
    Matrix,
    Outline,
    Path,
    Pen,
    Segment,
)
from brochure.errors import GlyphError, PictureError
from brochure.fonts.metrics import FOLDER, face
from brochure.pdf.geometry import (
    CLOSE,
    area,
    bounds,
    closed,
    is_closed,
    lines,
    mapped,
    product,
    rectangle,
    rounded,
    taken_apart,
)
from brochure.pdf.reportlab_import import isolated

with isolated():
    from reportlab.graphics import shapes
    from reportlab.graphics.renderbase import Renderer, getStateDelta, renderScaledDrawing

MAX_RATIO = 50  # of the longer to the shorter side
MAX_DISTANCE = 10_000  # of anything from the corner, in longer sides
MAX_ITEMS = 20_000
MAX_SEGMENTS = 300_000  # of all paths
MAX_LAYERS = 1_000  # each is an object of the file
MAX_LETTERS = 2_000  # of one text; PDF/A limits strings
SIMPLIFY = "simplify it, or save it as PNG"

KINDS = (
    shapes.Group, shapes.UserNode, shapes.Line, shapes.Path, shapes.String, shapes.Rect, shapes.Circle, shapes.Ellipse,
    shapes.PolyLine, shapes.Polygon, shapes.Wedge,
)  # fmt: skip
EVEN_ODD = (shapes.FILL_EVEN_ODD, "even-odd", "evenodd", None)
DEFAULT_MITER, MAX_MITER = 10.0, 1000.0
OPACITY = "_opacity"  # an attribute of groups
SHADES = "_shades"  # an attribute of shapes
HAIRLINE = 0.25  # points, for lines without a width, which printers draw as thin as they can
FACES = frozenset(path.stem for path in FOLDER.glob("*.json"))

Operator = Literal["m", "l", "c", "h"]
OPERATORS: tuple[tuple[Operator, int], ...] = (("m", 2), ("l", 2), ("c", 6), ("h", 0))  # as ReportLab numbers them


def drawing_of(drawing: shapes.Drawing, name: str) -> Drawing:
    """The ReportLab ``drawing`` with text in faces that ship and colors in sRGB.

    CMYK is converted by PDF's formula (ISO 32000-1, 10.3.5). Raises :class:`PictureError`, which names the
    drawing as ``name``, if it contains what is not supported (pictures, text that is stroked, characters without a
    glyph) or too much of anything.
    """
    drawing = renderScaledDrawing(drawing)
    width, height = float(drawing.width), float(drawing.height)
    sides = sorted((width, height))
    if not (all(map(isfinite, sides)) and 0 < sides[1] <= MAX_RATIO * sides[0]):
        raise PictureError(name, f"it is {width:g} × {height:g} points large", "give it a sensible width and height")
    walk = _Walk(name, MAX_DISTANCE * sides[1])
    walk.draw(drawing, _Canvas(), showBoundary=0)
    items = tuple(walk.items)
    digest = hashlib.blake2b(repr((width, height, items)).encode(), digest_size=16).hexdigest()
    return Drawing(digest, width, height, items)


class Shades(NamedTuple):
    """Colors that change across a shape, as in :class:`~brochure.artwork.Gradient`.

    If ``in_box``, coordinates are from 0 to 1 in the box around the shape.
    """

    coordinates: tuple[float, ...]
    stops: tuple[tuple[float, str], ...]
    matrix: Matrix = UNCHANGED
    in_box: bool = False


def set_shades(shape: shapes.SolidShape, shades: Shades) -> None:
    """Fill ``shape`` with ``shades`` in place of its color, which ReportLab's shapes cannot have."""
    setattr(shape, SHADES, shades)


def set_opacity(group: shapes.Group, opacity: float) -> None:
    """Make ``group`` transparent as a whole, which ReportLab's groups cannot be."""
    setattr(group, OPACITY, opacity)


class _Canvas:
    """What ReportLab draws on; here, nothing."""

    def saveState(self) -> None:  # noqa: N802
        pass

    def restoreState(self) -> None:  # noqa: N802
        pass


class _Walk(Renderer):  # type: ignore[misc]  # ReportLab has no types
    """Collects the items of a drawing; ReportLab calls the method for each kind of shape."""

    def __init__(self, name: str, farthest: float) -> None:
        self.items: list[DrawingItem] = []
        self._name = name
        self._farthest = farthest
        self._clips: tuple[Clip, ...] = ()
        self._segments = 0
        self._count = self._layers = 0

    def applyStateChanges(self, changes: dict[str, Any], _state: dict[str, Any]) -> None:  # noqa: N802
        """Nothing: each item has its whole state."""

    def drawNode(self, node: Any) -> None:  # noqa: N802
        """Draw ``node`` in its own state; a clipping path applies to what follows in its group, too."""
        if not isinstance(node, KINDS):
            raise self._refused(f"it contains a shape of the kind {type(node).__name__}, which is not supported")
        if not area(product(self._tracker.getCTM(), getattr(node, "transform", UNCHANGED))):  # flat: nothing to see
            return
        clips = self._clips
        self._tracker.push(getStateDelta(node))
        self.drawNodeDispatcher(node)
        self._tracker.pop()
        if not getattr(node, "isClipPath", False):
            self._clips = clips

    def drawGroup(self, group: Any) -> None:  # noqa: N802
        opacity = getattr(group, OPACITY, 1.0)
        if opacity == 1:
            super().drawGroup(group)
            return
        clips, around = self._clips, self.items
        self.items = []
        super().drawGroup(group)
        self._layers += 1
        if self._layers > MAX_LAYERS:
            raise self._refused(f"it has more than {MAX_LAYERS:,} transparent groups", SIMPLIFY)
        if self.items:
            around.append(Layer(tuple(self.items), opacity, clips))
        self.items = around

    def drawLine(self, line: Any) -> None:  # noqa: N802
        self._outline(lines((line.x1, line.y1, line.x2, line.y2)), line, fills=False)

    def drawPolyLine(self, line: Any) -> None:  # noqa: N802
        self._outline(lines(line.points), line, fills=False)

    def drawPolygon(self, polygon: Any) -> None:  # noqa: N802
        self._outline((*lines(polygon.points), CLOSE), polygon)

    def drawRect(self, rect: Any) -> None:  # noqa: N802
        self._outline(rectangle(rect.x, rect.y, rect.width, rect.height, rect.rx or 0.0, rect.ry or 0.0), rect)

    def drawCircle(self, circle: Any) -> None:  # noqa: N802
        self._outline(rounded(circle.cx, circle.cy, circle.r, circle.r), circle)

    def drawEllipse(self, ellipse: Any) -> None:  # noqa: N802
        self._outline(rounded(ellipse.cx, ellipse.cy, ellipse.rx, ellipse.ry), ellipse)

    def drawPath(self, path: Any) -> None:  # noqa: N802
        segments = tuple(_segments(path))
        if path.autoclose == "pdf" and path.fillColor is not None:
            segments = closed(segments)
        fills = bool(path.autoclose) or is_closed(segments)  # ReportLab fills no others
        self._outline(segments, path, fills=fills)
        if path.isClipPath:
            self._clips = (*self._clips, Clip(self._moved(segments, self._tracker.getCTM()), self._even_odd()))

    def drawString(self, string: Any) -> None:  # noqa: N802
        state = self._tracker.getState()
        size, color, text = state["fontSize"], state["fillColor"], " ".join(string.text.split())
        if color is None or not text or size <= 0:
            return
        if getattr(string, "textRenderMode", 0):
            raise self._refused("it contains text that is not simply filled", "convert the text to paths")
        if len(text) > MAX_LETTERS:
            raise self._refused(f"it has a text of more than {MAX_LETTERS:,} characters", SIMPLIFY)
        name = self._face(state["fontName"])
        try:
            width = face(name).text_width(text, size)
        except GlyphError as error:
            raise self._refused(f"it contains text that cannot be printed: {error}", "convert it to paths") from None
        before = {"start": 0.0, "inherited": 0.0, "middle": width / 2, "end": width}.get(state["textAnchor"])
        if before is None:
            raise self._refused(f"it contains text with the anchor {state['textAnchor']!r}")
        matrix = product(state["ctm"], (1.0, 0.0, 0.0, 1.0, string.x - before, string.y))
        self._check((*matrix, size))
        opacity = _opacity(state["fillOpacity"], color)
        self._add(Lettering(text, name, float(size), _hexadecimal(color), opacity, matrix, self._clips))

    def _face(self, font: str) -> str:
        """The face that ships for ``font``: the one of that name, or else one as bold and slanted as its name says."""
        if font in ("Symbol", "ZapfDingbats"):
            raise self._refused(f"it contains text in {font}, which has no letters", "convert the text to paths")
        if font in FACES:
            return font
        style = font.lower()
        bold = "Bold" if any(word in style for word in ("bold", "black", "heavy")) else ""
        italic = "Italic" if any(word in style for word in ("italic", "oblique")) else ""
        return f"Lato-{bold + italic or 'Regular'}"

    def _outline(self, path: Path, shape: Any, *, fills: bool = True) -> None:
        state = self._tracker.getState()
        fill, matrix = state["fillColor"] if fills else None, state["ctm"]
        color = _hexadecimal(fill) if fill is not None else ""
        opacity = _opacity(state["fillOpacity"], fill)
        shades = getattr(shape, SHADES, None)
        if color and path and shades:
            self._gradient(path, shades, matrix, opacity)
            color = ""
        scale, remainder = taken_apart(matrix)
        pen = self._pen(state, scale)
        if not path or not (color or pen):
            return
        if pen is None:
            remainder = UNCHANGED
        self._check(remainder)
        moved = self._moved(path, matrix if remainder == UNCHANGED else (scale, 0.0, 0.0, scale, 0.0, 0.0))
        self._add(Outline(moved, color, opacity, self._even_odd(), pen, remainder, self._clips))

    def _gradient(self, path: Path, shades: Shades, matrix: Matrix, opacity: float) -> None:
        inner = shades.matrix
        if shades.in_box:
            left, bottom, right, top = bounds(path)
            inner = product((right - left, 0.0, 0.0, top - bottom, left, bottom), inner)
        whole = product(matrix, inner)
        if not area(whole):
            return
        self._check((*whole, *mapped(shades.coordinates[:2], whole)))
        moved, even_odd = self._moved(path, matrix), self._even_odd()
        self._add(Gradient(moved, shades.coordinates, shades.stops, whole, opacity, even_odd, self._clips))

    def _pen(self, state: dict[str, Any], scale: float) -> Pen | None:
        color, width = state["strokeColor"], state["strokeWidth"] * scale or HAIRLINE
        if color is None:
            return None
        dash, phase = _dashes(state["strokeDashArray"], scale)
        self._check((width, *dash, phase))
        return Pen(
            _hexadecimal(color), width, _opacity(state["strokeOpacity"], color), int(state["strokeLineCap"]),
            int(state["strokeLineJoin"]), _miter(state["strokeMiterLimit"]), dash, phase,
        )  # fmt: skip

    def _even_odd(self) -> bool:
        return self._tracker.getState()["fillMode"] in EVEN_ODD

    def _moved(self, path: Path, matrix: Matrix) -> Path:
        self._segments += len(path)
        if self._segments > MAX_SEGMENTS:
            raise self._refused(f"its paths have more than {MAX_SEGMENTS:,} segments", SIMPLIFY)
        moved = tuple([Segment(operator, tuple(mapped(points, matrix))) for operator, points in path])
        self._check([value for segment in moved for value in segment.coordinates])
        return moved

    def _add(self, item: DrawingItem) -> None:
        if not all(clip.path for clip in self._clips):  # an empty clip, which some viewers ignore, hides everything
            return
        self.items.append(item)
        self._count += 1
        if self._count > MAX_ITEMS:
            raise self._refused(f"it has more than {MAX_ITEMS:,} shapes", SIMPLIFY)

    def _check(self, values: Iterable[float]) -> None:
        if not all(-self._farthest <= value <= self._farthest for value in values):  # false for NaN, too
            raise self._refused("it has lengths or coordinates far beyond its size", "remove what is not visible")

    def _refused(self, reason: str, hint: str = "") -> PictureError:
        return PictureError(self._name, reason, hint)


def _segments(path: Any) -> Iterator[Segment]:
    """The segments of a ReportLab path: operators by number, and the coordinates of all of them in one list."""
    start, last = 0, Segment("h")
    for number in path.operators:
        operator, count = OPERATORS[number]
        if (last.operator, operator) == ("m", "h"):  # a dot, which PDFium would not draw
            yield Segment("l", last.coordinates)
        last = Segment(operator, tuple(path.points[start : start + count]))
        yield last
        start += count


def _dashes(value: Any, scale: float) -> tuple[tuple[float, ...], float]:
    """Lengths and phase of a dash array, which is a list of lengths, or a phase and that list."""
    if not value:
        return (), 0.0
    phase, lengths = value if len(value) == 2 and isinstance(value[1], list | tuple) else (0.0, value)
    return (tuple([length * scale for length in lengths]), phase * scale) if sum(lengths) > 0 else ((), 0.0)


def _miter(value: float | None) -> float:
    return min(MAX_MITER, max(1.0, float(value or DEFAULT_MITER)))


# Colors


def _hexadecimal(color: Any) -> str:
    parts = [round(255 * min(1.0, max(0.0, part))) for part in (color.red, color.green, color.blue)]
    return "#{:02x}{:02x}{:02x}".format(*parts)


def _opacity(opacity: float | None, color: Any) -> float:
    value = opacity if opacity is not None else getattr(color, "alpha", 1.0)
    return min(1.0, max(0.0, float(value)))
