"""Drawings of ReportLab as what a PDF file contains: outlines and lettering in final coordinates.

In: a drawing of ``reportlab.graphics``, with its charts and widgets. Out: a :class:`~brochure.artwork.Drawing`.
ReportLab walks the tree of shapes and keeps their state. Its own renderer for PDF is not used: it selects fonts that
are not embedded, rounds all corners of a rectangle alike and ignores the limits of miters.

The import takes 40 ms, so this module is imported when a drawing is met.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from math import hypot, isfinite, sqrt
from typing import Any, Literal

from brochure.artwork import UNCHANGED, Clip, Drawing, Layer, Lettering, Matrix, Outline, Path, Pen, Segment
from brochure.errors import GlyphError, PictureError
from brochure.fonts.metrics import FOLDER, face
from brochure.pdf.reportlab_import import isolated

with isolated():
    from reportlab.graphics import shapes
    from reportlab.graphics.renderbase import Renderer, getStateDelta, renderScaledDrawing

MAX_RATIO = 50  # of the longer to the shorter side
MAX_DISTANCE = 10_000  # of anything from the corner, in longer sides
MAX_ITEMS = 20_000
MAX_SEGMENTS = 300_000  # of all paths
SIMPLIFY = "simplify it, or save it as PNG"

KINDS = (
    shapes.Group, shapes.UserNode, shapes.Line, shapes.Path, shapes.String, shapes.Rect, shapes.Circle, shapes.Ellipse,
    shapes.PolyLine, shapes.Polygon, shapes.Wedge,
)  # fmt: skip
EVEN_ODD = (shapes.FILL_EVEN_ODD, "even-odd", "evenodd", None)
DEFAULT_MITER = 10.0
OPACITY = "_opacity"  # an attribute of groups
HAIRLINE = 0.25  # points, for lines without a width, which printers draw as thin as they can
FACES = frozenset(path.stem for path in FOLDER.glob("*.json"))
HANDLE = 0.5523  # length of the Bézier handles of a quarter circle, in radii
ROUNDED = 1e-6  # the relative difference of equal lengths

Operator = Literal["m", "l", "c", "h"]
OPERATORS: tuple[tuple[Operator, int], ...] = (("m", 2), ("l", 2), ("c", 6), ("h", 0))  # as ReportLab numbers them
CLOSE = Segment("h")


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
        self.items: list[Outline | Lettering | Layer] = []
        self._name = name
        self._farthest = farthest
        self._clips: tuple[Clip, ...] = ()
        self._segments = 0
        self._count = 0

    def applyStateChanges(self, changes: dict[str, Any], _state: dict[str, Any]) -> None:  # noqa: N802
        """Nothing: each item has its whole state."""

    def drawNode(self, node: Any) -> None:  # noqa: N802
        """Draw ``node`` in its own state; a clipping path applies to what follows in its group, too."""
        if not isinstance(node, KINDS):
            raise self._refused(f"it contains a shape of the kind {type(node).__name__}, which is not supported")
        if not _area(product(self._tracker.getCTM(), getattr(node, "transform", UNCHANGED))):  # flat: nothing to see
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
        if self.items:
            around.append(Layer(tuple(self.items), opacity, clips))
        self.items = around

    def drawLine(self, line: Any) -> None:  # noqa: N802
        self._outline(_lines((line.x1, line.y1, line.x2, line.y2)), fills=False)

    def drawPolyLine(self, line: Any) -> None:  # noqa: N802
        self._outline(_lines(line.points), fills=False)

    def drawPolygon(self, polygon: Any) -> None:  # noqa: N802
        self._outline((*_lines(polygon.points), CLOSE))

    def drawRect(self, rect: Any) -> None:  # noqa: N802
        self._outline(_rectangle(rect.x, rect.y, rect.width, rect.height, rect.rx or 0.0, rect.ry or 0.0))

    def drawCircle(self, circle: Any) -> None:  # noqa: N802
        self._outline(_rounded(circle.cx, circle.cy, circle.r, circle.r))

    def drawEllipse(self, ellipse: Any) -> None:  # noqa: N802
        self._outline(_rounded(ellipse.cx, ellipse.cy, ellipse.rx, ellipse.ry))

    def drawPath(self, path: Any) -> None:  # noqa: N802
        segments = tuple(_segments(path))
        if path.autoclose == "pdf" and path.fillColor is not None:
            segments = _closed(segments)
        self._outline(segments, fills=bool(path.autoclose) or _is_closed(segments))  # ReportLab fills no others
        if path.isClipPath:
            self._clips = (*self._clips, Clip(self._moved(segments, self._tracker.getCTM()), self._even_odd()))

    def drawString(self, string: Any) -> None:  # noqa: N802
        state = self._tracker.getState()
        size, color, text = state["fontSize"], state["fillColor"], " ".join(string.text.split())
        if color is None or not text or size <= 0:
            return
        if getattr(string, "textRenderMode", 0):
            raise self._refused("it contains text that is not simply filled", "convert the text to paths")
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

    def _outline(self, path: Path, *, fills: bool = True) -> None:
        state = self._tracker.getState()
        fill, matrix = state["fillColor"] if fills else None, state["ctm"]
        color = _hexadecimal(fill) if fill is not None else ""
        opacity = _opacity(state["fillOpacity"], fill)
        scale, remainder = _taken_apart(matrix)
        pen = self._pen(state, scale)
        if not path or not (color or pen):
            return
        if pen is None:
            remainder = UNCHANGED
        self._check(remainder)
        moved = self._moved(path, matrix if remainder == UNCHANGED else (scale, 0.0, 0.0, scale, 0.0, 0.0))
        self._add(Outline(moved, color, opacity, self._even_odd(), pen, remainder, self._clips))

    def _pen(self, state: dict[str, Any], scale: float) -> Pen | None:
        color, width = state["strokeColor"], state["strokeWidth"] * scale or HAIRLINE
        if color is None:
            return None
        dash, phase = _dashes(state["strokeDashArray"], scale)
        self._check((width, *dash, phase))
        return Pen(
            _hexadecimal(color), width, _opacity(state["strokeOpacity"], color), int(state["strokeLineCap"]),
            int(state["strokeLineJoin"]), max(1.0, float(state["strokeMiterLimit"] or DEFAULT_MITER)), dash, phase,
        )  # fmt: skip

    def _even_odd(self) -> bool:
        return self._tracker.getState()["fillMode"] in EVEN_ODD

    def _moved(self, path: Path, matrix: Matrix) -> Path:
        self._segments += len(path)
        if self._segments > MAX_SEGMENTS:
            raise self._refused(f"its paths have more than {MAX_SEGMENTS:,} segments", SIMPLIFY)
        moved = tuple([Segment(operator, tuple(_mapped(points, matrix))) for operator, points in path])
        self._check([value for segment in moved for value in segment.coordinates])
        return moved

    def _add(self, item: Outline | Lettering) -> None:
        self.items.append(item)
        self._count += 1
        if self._count > MAX_ITEMS:
            raise self._refused(f"it has more than {MAX_ITEMS:,} shapes", SIMPLIFY)

    def _check(self, values: Iterable[float]) -> None:
        if not all(-self._farthest <= value <= self._farthest for value in values):  # false for NaN, too
            raise self._refused("it has lengths or coordinates far beyond its size", "remove what is not visible")

    def _refused(self, reason: str, hint: str = "") -> PictureError:
        return PictureError(self._name, reason, hint)


# Paths


def _lines(coordinates: Sequence[float]) -> Path:
    points = list(zip(coordinates[::2], coordinates[1::2], strict=True))
    return tuple([Segment("l" if index else "m", point) for index, point in enumerate(points)])


def _rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Path:
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx <= 0 or ry <= 0:
        return (*_lines((x, y, x + width, y, x + width, y + height, x, y + height)), CLOSE)
    return _rounded(x + rx, y + ry, rx, ry, width - 2 * rx, height - 2 * ry)


def _rounded(x: float, y: float, rx: float, ry: float, across: float = 0.0, up: float = 0.0) -> Path:
    """An ellipse around (x, y), its quarters pulled apart by ``across`` and ``up`` and connected by lines."""
    right, top, dx, dy = x + across, y + up, rx * HANDLE, ry * HANDLE
    path = (
        Segment("m", (right + rx, y)),
        Segment("l", (right + rx, top)),
        Segment("c", (right + rx, top + dy, right + dx, top + ry, right, top + ry)),
        Segment("l", (x, top + ry)),
        Segment("c", (x - dx, top + ry, x - rx, top + dy, x - rx, top)),
        Segment("l", (x - rx, y)),
        Segment("c", (x - rx, y - dy, x - dx, y - ry, x, y - ry)),
        Segment("l", (right, y - ry)),
        Segment("c", (right + dx, y - ry, right + rx, y - dy, right + rx, y)),
        CLOSE,
    )
    return path if across or up else tuple([segment for segment in path if segment.operator != "l"])


def _segments(path: Any) -> Iterator[Segment]:
    """The segments of a ReportLab path: operators by number, and the coordinates of all of them in one list."""
    start = 0
    for number in path.operators:
        operator, count = OPERATORS[number]
        yield Segment(operator, tuple(path.points[start : start + count]))
        start += count


def _is_closed(path: Path) -> bool:
    operators = [segment.operator for segment in path]
    return operators.count("m") == operators.count("h")


def _closed(path: Path) -> Path:
    """``path`` with all its parts closed."""
    following = [*path[1:], Segment("m")]
    closed = [
        (segment, CLOSE) if after.operator == "m" and segment.operator != "h" else (segment,)
        for segment, after in zip(path, following, strict=False)
    ]
    return tuple([segment for part in closed for segment in part])


def _dashes(value: Any, scale: float) -> tuple[tuple[float, ...], float]:
    """Lengths and phase of a dash array, which is a list of lengths, or a phase and that list."""
    if not value:
        return (), 0.0
    phase, lengths = value if len(value) == 2 and isinstance(value[1], list | tuple) else (0.0, value)
    return (tuple([length * scale for length in lengths]), phase * scale) if sum(lengths) > 0 else ((), 0.0)


# Colors


def _hexadecimal(color: Any) -> str:
    parts = [round(255 * min(1.0, max(0.0, part))) for part in (color.red, color.green, color.blue)]
    return "#{:02x}{:02x}{:02x}".format(*parts)


def _opacity(opacity: float | None, color: Any) -> float:
    value = opacity if opacity is not None else getattr(color, "alpha", 1.0)
    return min(1.0, max(0.0, float(value)))


# Transformations


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """The transformation that applies ``inner``, then ``outer``."""
    a, b, c, d, e, f = outer
    linear = [value for x, y in (inner[:2], inner[2:4]) for value in (a * x + c * y, b * x + d * y)]
    x, y = inner[4:]
    return linear[0], linear[1], linear[2], linear[3], a * x + c * y + e, b * x + d * y + f


def _mapped(points: Sequence[float], matrix: Matrix) -> Iterator[float]:
    a, b, c, d, e, f = matrix
    for x, y in zip(points[::2], points[1::2], strict=True):
        yield a * x + c * y + e
        yield b * x + d * y + f


def _taken_apart(matrix: Matrix) -> tuple[float, Matrix]:
    """A uniform scale, and what remains: no change at all if ``matrix`` keeps the proportions of a pen's stroke."""
    a, b, c, d, e, f = matrix
    across, up = hypot(a, b), hypot(c, d)
    size = max(across, up)
    if abs(across - up) <= ROUNDED * size and abs(a * c + b * d) <= ROUNDED * size * size:
        return size, UNCHANGED
    scale = sqrt(_area(matrix))
    return scale, (a / scale, b / scale, c / scale, d / scale, e, f)


def _area(matrix: Matrix) -> float:
    """What becomes of a unit of area; zero if everything becomes flat."""
    a, b, c, d, *_ = matrix
    return abs(a * d - b * c)
