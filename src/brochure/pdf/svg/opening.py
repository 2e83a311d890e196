"""Opens an SVG file: the reduced tree, drawn by svglib into shapes of ReportLab, and these as outlines and lettering.

svglib takes paths apart, turns arcs into curves, and fits the picture into its size. It gets nothing from the file but
numbers and keywords, no path of a file, and fonts only by the names of faces that ship. It would ignore the limits
of miters, the phase of dashes and the opacity of groups, so these are added to its shapes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import Any

from brochure.artwork import Drawing
from brochure.errors import PictureError
from brochure.pdf.drawings import Shades, drawing_of, set_opacity, set_shades
from brochure.pdf.reportlab_import import isolated
from brochure.pdf.svg.tree import reduced
from brochure.pdf.svg.values import PNG, RefusedError

with isolated():
    from reportlab.graphics.shapes import Group, String
    from svglib import svglib

REMEMBERED = 2  # files: items of one profile are built one after another


def open_svg(data: bytes, name: str) -> Drawing:
    """The drawing in the SVG file ``data``. Raises :class:`PictureError`, which names the file as ``name``."""
    try:
        return _opened(data, name)
    except RefusedError as refused:
        raise PictureError(name, refused.reason, refused.hint) from None
    except RecursionError:  # brackets within brackets in a style
        raise PictureError(name, "it is nested too deeply", PNG) from None


@lru_cache(maxsize=REMEMBERED)
def _opened(data: bytes, name: str) -> Drawing:
    tree = reduced(data)
    renderer = _Renderer(BytesIO(), font_map=_Faces())
    renderer.shape_converter = _Shapes(renderer.attrConverter, tree.shades)
    try:
        with _complaints() as complaints:
            drawing = renderer.render(tree.root)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise RefusedError("it is damaged", "save it again") from error
    if complaints:
        raise RefusedError(f"it cannot be drawn: {complaints[0]}", PNG)
    made = drawing_of(drawing, name)
    if not made.items:
        raise RefusedError("it draws nothing", "check it in another program")
    return made


class _Faces:
    """What svglib asks for fonts: all names are those of faces that ship."""

    def find_font(self, name: str, _weight: str, _style: str) -> tuple[str, bool]:
        return name, True


class _Renderer(svglib.SvgRenderer):
    """Groups with their opacity."""

    def renderG(self, node: Any, clipping: Any = None) -> Any:  # noqa: N802
        group = super().renderG(node, clipping)
        set_opacity(group, float(node.get("opacity", "1")))
        return group


class _Shapes(svglib.Svg2RlgShapeConverter):
    """Shapes with what svglib leaves out."""

    def __init__(self, converter: svglib.Svg2RlgAttributeConverter, shades: tuple[Shades, ...]) -> None:
        super().__init__(BytesIO(), converter)
        self._shades = shades

    def convertText(self, node: Any) -> Any:  # noqa: N802
        x, y = self.convert_length_attrs(node, "x", "y")
        string = String(x, -y, node.text)
        self.applyStyleOnShape(string, node)
        upright = Group(string)
        upright.scale(1, -1)
        return upright

    def applyStyleOnShape(self, shape: Any, node: Any, only_explicit: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        super().applyStyleOnShape(shape, node, only_explicit)
        if node.get("shades") and not isinstance(shape, Group):
            set_shades(shape, self._shades[int(node.get("shades"))])
        if getattr(shape, "strokeColor", None) is None:
            return
        shape.strokeMiterLimit = float(node.get("stroke-miterlimit", "4"))
        if shape.strokeDashArray:
            shape.strokeDashArray = [float(node.get("stroke-dashoffset", "0")), shape.strokeDashArray]


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What svglib logs, which nobody else hears of."""
    logger = logging.getLogger("svglib.svglib")
    handler = _Collector(logging.WARNING)
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates


class _Collector(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
