"""Content streams: the items of a page as operators, in marked-content sequences.

Coordinates are rounded to hundredths of a point and kept as integers, so that differences between rounded
positions are exact. Graphics state (color, font, tracking, line width) is written only when it changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from brochure.artwork import Artwork
from brochure.fonts.metrics import face
from brochure.layout.pages import WHITE, Element, Fill, Graphic, Item, Modules, Page, Placed, Shape, Stroke, Words
from brochure.pdf import color
from brochure.pdf.artwork import resource_name
from brochure.pdf.faces import NO_FONT, UsedFaces
from brochure.pdf.fonts import SPACE
from brochure.pdf.objects import NUMBERS, number, text_string
from brochure.pdf.structure import Marks

BLEED = 9.0  # points: an eighth of an inch
CIRCLE = 0.5523  # length of the Bézier handles of a quarter circle, in radii
REMEMBERED_CODES = 64  # QR codes; brochures share some URLs


Bounds = tuple[float, float, float, float]  # left, top, right, bottom; y downward


class PageWriter:
    """Writes the content stream of one page, and notes the faces and artwork that it uses."""

    def __init__(self, faces: UsedFaces, artworks: dict[str, Artwork], marks: Marks) -> None:
        marks.begin_page()
        self._faces = faces
        self._artworks = artworks
        self._marks = marks
        self._out: list[str] = []
        self._open: Element | str | None = None  # the element, or kind of artifact, of the open sequence
        self._in_text = False
        self._x = self._y = 0  # of the last line of text in this text object, in hundredths
        self._fill = self._stroke = ""
        self._font = NO_FONT
        self._tracking = 0.0
        self._line_width = 1.0

    def write(self, page: Page, ahead: bytes = b"") -> bytes:
        """The content of ``page``, with content that was written ``ahead`` before its last box, the foot."""
        if page.paper.lower() != WHITE:
            self._paper(page)
        if ahead:
            self._boxes(page.placed[:-1])
            self._insert(ahead)
            return self.write_boxes(page.placed[-1:])
        return self.write_boxes(page.placed)

    def write_boxes(self, boxes: Sequence[Placed]) -> bytes:
        """What was written so far, and the content of ``boxes``."""
        self._boxes(boxes)
        return "\n".join(self._out).encode("latin-1")

    def _insert(self, ahead: bytes) -> None:
        """Add finished content in a graphics state of its own, which begins like that of a page."""
        self._out.append("q")
        if self._tracking:
            self._out.append("0 Tc")
        if self._line_width != 1.0:
            self._out.append("1 w")
        self._out += [ahead.decode("latin-1"), "Q"]

    def _boxes(self, boxes: Sequence[Placed]) -> None:
        for placed in boxes:
            if placed.turned:
                self._turned(placed)
            else:
                self._box(placed, placed.x, placed.y)
        self._close()

    def _turned(self, placed: Placed) -> None:
        """A box whose axes point the other way, in a graphics state of its own."""
        self._close()
        before = self._fill, self._stroke, self._font, self._tracking, self._line_width
        self._out.append(f"q -1 0 0 -1 {number(placed.x)} {number(placed.y)} cm")
        self._box(placed, 0.0, 0.0)
        self._close()
        self._out.append("Q")
        self._fill, self._stroke, self._font, self._tracking, self._line_width = before

    def _box(self, placed: Placed, x: float, y: float) -> None:
        """What is in a box whose top left corner is at (x, y)."""
        for content in placed.box.contents:
            items = content.items
            if not items:
                continue
            element = content.element
            if (element or content.kind) != self._open:  # neighbors with one owner are one sequence
                self._begin(element, content.kind)
            if element is not None and element.tag == "Figure":
                self._extend_box(element, items, placed)
            for item in items:
                if type(item) is Words:
                    if item.lang:
                        self._foreign(item, x, y)
                    else:
                        self._words(item, x, y)
                else:
                    self._drawing(item, x, y)

    def _paper(self, page: Page) -> None:
        """Draw the paper color under everything, as a background artifact that extends beyond the page edges.

        This bleed prevents white lines from imprecise trimming or rounding in viewers.
        """
        right, top = number(page.width + BLEED), number(page.height + BLEED)
        edge = number(-BLEED)
        self._out.append(f"/Artifact<</Type/Background/BBox[{edge} {edge} {right} {top}]>>BDC")
        self._set_fill(page.paper)
        self._out.append(f"{edge} {edge} {number(page.width + 2 * BLEED)} {number(page.height + 2 * BLEED)} re f")
        self._out.append("EMC")

    def _begin(self, element: Element | None, kind: str) -> None:
        self._close()
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

    def _extend_box(self, element: Element, items: tuple[Item, ...], placed: Placed) -> None:
        lefts, tops, rights, bottoms = zip(*map(extent, items), strict=True)
        self._marks.extend_box(element, *placed.on_page(min(lefts), min(tops), max(rights), max(bottoms)))

    def _foreign(self, item: Words, left: float, top: float) -> None:
        """Words in another language than their element, in a sequence of their own within that of the element."""
        self._end_text()
        self._out.append(f"/Span<</Lang{text_string(item.lang or '')}>>BDC")
        self._words(item, left, top)
        self._end_text()
        self._out.append("EMC")

    def _words(self, item: Words, left: float, top: float) -> None:
        out, words, font = self._out, item.words, self._font
        if not self._in_text:
            out.append("BT")
            self._in_text = True
            self._x = self._y = 0
        if item.color != self._fill:
            self._set_fill(item.color)
        if item.size != font.size or item.face != font.face:
            self._font = font = self._faces.select(item.face, item.size)
            out.append(font.operator)
        if item.tracking != self._tracking:
            self._tracking = item.tracking
            out.append(f"{item.tracking:.3f} Tc")
        font.note(words)
        space = f"{SPACE}){-item.gap * 1000 / item.size:.0f}(" if item.gap else SPACE
        text = space.join(map(font.fragment, words))
        if item.trail:
            text += SPACE
        x, y = round((left + item.x) * 100), round((top - item.y) * 100)
        out.append(f"{NUMBERS[x - self._x]} {NUMBERS[y - self._y]} Td[({text})]TJ")
        self._x, self._y = x, y

    def _set_fill(self, value: str) -> None:
        if value != self._fill:
            self._fill = value
            self._out.append(color.fill(value))

    def _drawing(self, item: Item, left: float, top: float) -> None:
        self._end_text()
        if isinstance(item, Stroke):
            self._line(item, left, top)
            return
        if isinstance(item, Graphic):
            self._graphic(item, left, top)
            return
        self._set_fill(item.color)
        if isinstance(item, Fill):
            x, y = number(left + item.x), number(top - item.y - item.height)
            self._out.append(f"{x} {y} {number(item.width)} {number(item.height)} re f")
        elif isinstance(item, Modules):
            self._out.append(_modules(item, left + item.x, top - item.y))
        elif isinstance(item, Shape):
            self._out.append(_shape(item, left, top))

    def _line(self, item: Stroke, left: float, top: float) -> None:
        if item.color != self._stroke:
            self._stroke = item.color
            self._out.append(color.stroke(item.color))
        if item.width != self._line_width:
            self._line_width = item.width
            self._out.append(f"{number(item.width)} w")
        start = f"{number(left + item.x1)} {number(top - item.y1)} m"
        self._out.append(f"{start} {number(left + item.x2)} {number(top - item.y2)} l S")

    def _graphic(self, item: Graphic, left: float, top: float) -> None:
        x, y = number(left + item.x), number(top - item.y - item.height)
        name = resource_name(item.artwork)
        self._artworks[name] = item.artwork
        self._out.append(f"q {number(item.width)} 0 0 {number(item.height)} {x} {y} cm /{name} Do Q")


def _shape(item: Shape, left: float, top: float) -> str:
    points = [(left + x, top - y) for x, y in item.points]
    if item.radius:
        return _dot(*points[0], item.radius)
    (x, y), *rest = points
    lines = "".join([f"{number(x)} {number(y)} l " for x, y in rest])
    return f"{number(x)} {number(y)} m {lines}f"


def _dot(x: float, y: float, radius: float) -> str:
    """A circle of four Béziers, from its rightmost point counterclockwise."""
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
    """A QR code: runs of modules as integer rectangles, scaled by a matrix; one path, which leaves no seams."""
    unit = f"{item.unit:.4f}"
    return f"q {unit} 0 0 -{unit} {number(left)} {number(top)} cm\n{_module_path(item.rows)} f Q"


@lru_cache(maxsize=REMEMBERED_CODES)
def _module_path(rows: tuple[tuple[tuple[int, int], ...], ...]) -> str:
    return "\n".join([f"{start} {y} {length} 1 re" for y, row in enumerate(rows) for start, length in row])


def extent(item: Item) -> Bounds:
    """The bounds of ``item`` in the coordinates of its layout box; those of text are its ascender and descender."""
    if isinstance(item, Words):
        return _text_extent(item)
    if isinstance(item, Fill | Graphic):
        return item.x, item.y, item.x + item.width, item.y + item.height
    if isinstance(item, Stroke):
        return _around((item.x1, item.x2), (item.y1, item.y2), item.width / 2)
    if isinstance(item, Shape):
        return _around([x for x, _ in item.points], [y for _, y in item.points], item.radius)
    side = len(item.rows) * item.unit  # a code is square
    return item.x, item.y, item.x + side, item.y + side


def _around(across: Sequence[float], down: Sequence[float], margin: float) -> Bounds:
    return min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin


def _text_extent(item: Words) -> Bounds:
    metrics = face(item.face)
    spaces = len(item.words) - 1
    width = (sum(map(metrics.word_width, item.words)) + spaces * metrics.space) * item.size / 1000 + spaces * item.gap
    if item.tracking:
        width += item.tracking * (sum(map(len, item.words)) + spaces)
    top, bottom = item.y - metrics.ascent * item.size / 1000, item.y - metrics.descent * item.size / 1000
    return item.x, top, item.x + width, bottom
