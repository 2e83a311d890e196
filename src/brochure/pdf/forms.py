"""Drawings as the content of form XObjects: paths and text in a space of 1,000 units, with the state that they need."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

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
)
from brochure.pdf import color
from brochure.pdf.faces import UsedFaces
from brochure.pdf.fonts import SPACE
from brochure.pdf.objects import number

SIDE = 1000.0  # units of the longer side: numbers with two decimals are exact at any size
LAYER = "/Group<</S/Transparency/CS/DeviceRGB>>"
OPAQUE = "/ca 1/CA 1"


class Form(NamedTuple):
    """A content stream with the entries of its dictionary, but for its resources.

    ``resources`` are entries for opacities and gradients. ``layers`` are other forms, which the resources
    must name ``L0``, ``L1`` and so on. ``has_text`` says whether it needs the file's fonts.
    """

    content: bytes
    entries: str
    resources: str
    layers: tuple[Form, ...]
    has_text: bool


def form(drawing: Drawing, faces: UsedFaces) -> Form:
    """``drawing`` in the unit square, as images are."""
    unit = SIDE / max(drawing.width, drawing.height)
    width, height = drawing.width * unit, drawing.height * unit
    head = f"/Type/XObject/Subtype/Form/BBox[0 0 {number(width)} {number(height)}]"
    made = _form(drawing.items, unit, faces, f"{head}{LAYER}")
    return made._replace(entries=f"{head}/Matrix[{_precise(1 / width)} 0 0 {_precise(1 / height)} 0 0]")


def _form(items: tuple[DrawingItem, ...], unit: float, faces: UsedFaces, entries: str) -> Form:
    content = _Content(unit, faces)
    for item in items:
        content.add(item)
    layers = [item for item in items if isinstance(item, Layer)]
    forms = [_form(layer.items, unit, faces, entries) for layer in layers]
    has_text = any(isinstance(item, Lettering) for item in items)
    return Form(content.finished(), entries, content.resources(), tuple(forms), has_text)


class _Content:
    """Writes the items of a drawing. State is written when it changes; each set of clips has its own."""

    def __init__(self, unit: float, faces: UsedFaces) -> None:
        self._unit = unit
        self._faces = faces
        self._out: list[str] = []
        self._clips: tuple[Clip, ...] = ()
        self._layers = 0
        self._states: dict[str, str] = {}  # names by parameters
        self._shadings: dict[str, str] = {}  # names by entries
        self._set: dict[str, str] = {}  # the operators in effect, by kind
        self._unclipped: dict[str, str] = {}  # those to which the end of the clips returns

    def finished(self) -> bytes:
        self._clip(())
        return "\n".join(self._out).encode("latin-1")

    def resources(self) -> str:
        states = "".join([f"/{name}<<{parameters}>>" for parameters, name in self._states.items()])
        shadings = "".join([f"/{name}<<{entries}>>" for entries, name in self._shadings.items()])
        return (f"/ExtGState<<{states}>>" if states else "") + (f"/Shading<<{shadings}>>" if shadings else "")

    def add(self, item: DrawingItem) -> None:
        self._clip(item.clips)
        if isinstance(item, Outline):
            self._outline(item)
        elif isinstance(item, Lettering):
            self._lettering(item)
        elif isinstance(item, Gradient):
            self._gradient(item)
        else:
            self._opacity(item.opacity, 1.0)
            self._out.append(f"/L{self._layers} Do")
            self._layers += 1

    def _clip(self, clips: tuple[Clip, ...]) -> None:
        if clips == self._clips:
            return
        if self._clips:
            self._out.append("Q")
            self._set = self._unclipped
        if clips:
            self._unclipped = self._set.copy()
            self._out.append("q")
            self._out += [f"{self._path(clip.path)} W{'*' * clip.even_odd} n" for clip in clips]
        self._clips = clips

    def _outline(self, item: Outline) -> None:
        pen = item.pen
        if item.fill:
            self._change("fill", color.fill(item.fill))
        if pen:
            self._pen(pen)
        self._opacity(item.opacity if item.fill else 1.0, pen.opacity if pen else 1.0)
        path, even_odd = self._path(item.path), "*" * item.even_odd
        if pen is None:
            operators = f"{path} f{even_odd}"
        elif not item.fill:
            operators = f"{path} S"
        elif pen.opacity == 1:
            operators = f"{path} B{even_odd}"
        else:  # in one operation, the stroke would knock out what is below it (ISO 32000-1, 11.7.4.4)
            operators = f"{path} f{even_odd} {path} S"
        if item.matrix != UNCHANGED:
            operators = f"q {self._matrix(item.matrix)} cm {operators} Q"
        self._out.append(operators)

    def _pen(self, pen: Pen) -> None:
        self._change("stroke", color.stroke(pen.color))
        self._change("width", f"{number(pen.width * self._unit)} w")
        self._change("cap", f"{pen.cap} J")
        self._change("join", f"{pen.join} j")
        self._change("miter", f"{number(pen.miter)} M")
        lengths = " ".join([number(length * self._unit) for length in pen.dash])
        self._change("dash", f"[{lengths}] {number(pen.phase * self._unit)} d")

    def _opacity(self, fill: float, stroke: float) -> None:
        parameters = f"/ca {number(fill)}/CA {number(stroke)}"
        if parameters == OPAQUE and "opacity" not in self._set:
            return
        name = self._states.setdefault(parameters, f"G{len(self._states)}")
        self._change("opacity", f"/{name} gs")

    def _gradient(self, item: Gradient) -> None:
        self._opacity(item.opacity, 1.0)
        name = self._shadings.setdefault(_shading(item), f"S{len(self._shadings)}")
        a, b, c, d, x, y = item.matrix
        matrix = self._matrix((a * self._unit, b * self._unit, c * self._unit, d * self._unit, x, y))
        self._out.append(f"q {self._path(item.path)} W{'*' * item.even_odd} n {matrix} cm /{name} sh Q")

    def _lettering(self, item: Lettering) -> None:
        self._change("fill", color.fill(item.color))
        self._opacity(item.opacity, 1.0)
        selection = self._faces.select(item.face, item.size * self._unit)
        words = tuple(item.text.split(" "))
        selection.note(words)
        text = SPACE.join(map(selection.fragment, words))
        self._out.append(f"BT {selection.operator} {self._matrix(item.matrix)} Tm[({text})]TJ ET")

    def _change(self, kind: str, operator: str) -> None:
        if self._set.get(kind) != operator:
            self._set[kind] = operator
            self._out.append(operator)

    def _path(self, path: Path) -> str:
        steps = [
            " ".join([*[number(value * self._unit) for value in segment.coordinates], segment.operator])
            for segment in path
        ]
        return " ".join(steps)

    def _matrix(self, matrix: Matrix) -> str:
        *linear, x, y = matrix
        return " ".join([*map(_precise, linear), number(x * self._unit), number(y * self._unit)])


def _shading(item: Gradient) -> str:
    """The entries of a shading dictionary (ISO 32000-1, 8.7.4.5), with a function for each pair of stops."""
    offsets, colors = zip(*item.stops, strict=True)
    parts = "".join(
        [f"<</FunctionType 2/Domain[0 1]/N 1/C0[{_rgb(one)}]/C1[{_rgb(other)}]>>" for one, other in pairwise(colors)]
    )
    bounds = " ".join(map(_precise, offsets[1:-1]))
    encode = " ".join(["0 1"] * (len(colors) - 1))
    function = f"<</FunctionType 3/Domain[0 1]/Functions[{parts}]/Bounds[{bounds}]/Encode[{encode}]>>"
    kind = 2 if len(item.coordinates) == 4 else 3
    coordinates = " ".join(map(_precise, item.coordinates))
    return f"/ShadingType {kind}/ColorSpace/DeviceRGB/Coords[{coordinates}]/Extend[true true]/Function{function}"


def _rgb(value: str) -> str:
    return " ".join([_precise(int(value[at : at + 2], 16) / 255) for at in (1, 3, 5)])


def _precise(value: float) -> str:
    """``value`` with eight decimals and no exponent."""
    return f"{value:.8f}".rstrip("0").rstrip(".")
