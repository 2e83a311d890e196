"""Content streams: the items of a page as operators, in marked-content sequences.

Coordinates are rounded to hundredths of a point and kept as integers, so that distances between rounded
positions are exact. State (colour, font, tracking, line width) is written where it changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.layout.pages import Element, Fill, Item, Modules, Page, Shape, Stroke, Words
from brochure.pdf import colour
from brochure.pdf.extent import extent
from brochure.pdf.text import SPACE, Fragments, fragments

if TYPE_CHECKING:
    from brochure.pdf.structure import Marks

CIRCLE = 0.5523  # how far the handles of a quarter circle in Béziers reach, in radii
REMEMBERED_NUMBERS = 200_000


class _Numbers(dict[int, str]):
    """Hundredths as decimal text: 1250 -> ``12.5``; remembered, as coordinates recur."""

    def __missing__(self, hundredths: int) -> str:
        if len(self) >= REMEMBERED_NUMBERS:
            self.clear()
        self[hundredths] = text = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
        return text


_NUMBERS = _Numbers()


def number(value: float) -> str:
    """``value`` with two decimals at most, no exponent."""
    return _NUMBERS[round(value * 100)]


class UsedFaces:
    """What the pages of a file use of the faces: resource names, and words."""

    def __init__(self) -> None:
        self.words: dict[str, set[str]] = {}  # by face
        self._fragments: dict[str, Fragments] = {}

    def use(self, face: str, words: tuple[str, ...]) -> Fragments:
        try:
            self.words[face].update(words)
        except KeyError:
            self.words[face] = set(words)
            self._fragments[face] = fragments(face)
        return self._fragments[face]

    def resource(self, face: str) -> str:
        """The name of a face that is in use: F0, F1 … in the order of first use."""
        return f"F{list(self.words).index(face)}"


class PageWriter:
    """Writes the content stream of one page."""

    def __init__(self, faces: UsedFaces, marks: Marks) -> None:
        marks.begin_page()
        self._faces = faces
        self._marks = marks
        self._out: list[str] = []
        self._open: Element | str | None = None  # the element, or kind of artifact, of the open sequence
        self._in_text = False
        self._x = self._y = 0  # of the last line of text in this text object, in hundredths
        self._fill = self._stroke = ""
        self._font: tuple[str, float] = ("", 0.0)
        self._tracking = 0.0
        self._line_width = 1.0

    def write(self, page: Page) -> bytes:
        for placed in page.placed:
            for content in placed.slab.contents:
                if not content.items:
                    continue
                element = content.element
                owner = content.kind if element is None else element
                if owner != self._open:  # neighbours with one owner are one sequence
                    self._close()
                    self._begin(element, content.kind)
                if element is not None and element.bbox:
                    self._extend_box(element, content.items, placed.x, placed.y)
                for item in content.items:
                    if type(item) is Words:
                        self._words(item, placed.x, placed.y)
                    else:
                        self._drawing(item, placed.x, placed.y)
        self._close()
        return "\n".join(self._out).encode("latin-1")

    def _begin(self, element: Element | None, kind: str) -> None:
        if element is not None:
            self._out.append(f"/{element.tag}<</MCID {self._marks.mark(element)}>>BDC")
            self._open = element
        else:
            self._out.append("/Artifact<</Type/Pagination>>BDC" if kind == "Pagination" else "/Artifact BMC")
            self._open = kind

    def _close(self) -> None:
        if self._open is not None:
            self._end_text()
            self._out.append("EMC")
            self._open = None

    def _end_text(self) -> None:
        if self._in_text:
            self._out.append("ET")
            self._in_text = False

    def _extend_box(self, element: Element, items: tuple[Item, ...], x: float, y: float) -> None:
        for item in items:
            left, top, right, bottom = extent(item)
            self._marks.extend_box(element, x + left, y - bottom, x + right, y - top)

    def _words(self, item: Words, left: float, top: float) -> None:
        out = self._out
        if not self._in_text:
            out.append("BT")
            self._in_text = True
            self._x = self._y = 0
        used = self._faces.use(item.face, item.words)
        if item.colour != self._fill:
            self._set_fill(item.colour)
        if (item.face, item.size) != self._font:
            self._font = (item.face, item.size)
            out.append(f"/{self._faces.resource(item.face)} {number(item.size)} Tf")
        if item.tracking != self._tracking:
            self._tracking = item.tracking
            out.append(f"{item.tracking:.3f} Tc")
        space = f"{SPACE}){-item.gap * 1000 / item.size:.0f}(" if item.gap else SPACE
        text = space.join(map(used.__getitem__, item.words))
        if item.lead:
            text = space + text
        if item.trail:
            text += SPACE
        x, y = round((left + item.x) * 100), round((top - item.y) * 100)
        out.append(f"{_NUMBERS[x - self._x]} {_NUMBERS[y - self._y]} Td[({text})]TJ")
        self._x, self._y = x, y

    def _set_fill(self, value: str) -> None:
        if value != self._fill:
            self._fill = value
            self._out.append(colour.fill(value))

    def _drawing(self, item: Item, left: float, top: float) -> None:
        self._end_text()
        if isinstance(item, Stroke):
            self._line(item, left, top)
            return
        self._set_fill(item.colour)
        if isinstance(item, Fill):
            x, y = number(left + item.x), number(top - item.y - item.height)
            self._out.append(f"{x} {y} {number(item.width)} {number(item.height)} re f")
        elif isinstance(item, Modules):
            self._out.append(_modules(item, left + item.x, top - item.y))
        elif isinstance(item, Shape):
            self._out.append(_shape(item, left, top))

    def _line(self, item: Stroke, left: float, top: float) -> None:
        if item.colour != self._stroke:
            self._stroke = item.colour
            self._out.append(colour.stroke(item.colour))
        if item.width != self._line_width:
            self._line_width = item.width
            self._out.append(f"{number(item.width)} w")
        start = f"{number(left + item.x1)} {number(top - item.y1)} m"
        self._out.append(f"{start} {number(left + item.x2)} {number(top - item.y2)} l S")


def _shape(item: Shape, left: float, top: float) -> str:
    points = [(left + x, top - y) for x, y in item.points]
    if item.radius:
        return _dot(*points[0], item.radius)
    (x, y), *rest = points
    lines = "".join([f"{number(x)} {number(y)} l " for x, y in rest])
    return f"{number(x)} {number(y)} m {lines}f"


def _dot(x: float, y: float, radius: float) -> str:
    """A circle of four Béziers, from its rightmost point anticlockwise."""
    handle = radius * CIRCLE
    quarters = [
        (radius, handle, handle, radius, 0, radius),
        (-handle, radius, -radius, handle, -radius, 0),
        (-radius, -handle, -handle, -radius, 0, -radius),
        (handle, -radius, radius, -handle, radius, 0),
    ]
    curves = [
        " ".join([number(base + offset) for base, offset in zip((x, y) * 3, quarter, strict=True)])
        for quarter in quarters
    ]
    return f"{number(x + radius)} {number(y)} m {' c '.join(curves)} c f"


def _modules(item: Modules, left: float, top: float) -> str:
    """The runs as whole-numbered rectangles under a matrix that makes a module a unit; one path, so no seams."""
    runs = [f"{start} {row} {length} 1 re" for row, line in enumerate(item.rows) for start, length in line]
    unit = f"{item.unit:.4f}"
    return f"q {unit} 0 0 -{unit} {number(left)} {number(top)} cm\n{' '.join(runs)} f Q" if runs else ""
