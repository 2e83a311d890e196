"""The pages that layout passes to pdf: placed items, each with its structure element.

Units are points (1/72 in). The origin of a :class:`Box` is its top left corner, and y points down. A :class:`Placed`
puts a box on a page at a point in PDF coordinates (origin at the bottom left corner of the page, y up). The page
coordinates of an item are ``(placed.x + item.x, placed.y - item.y)``; those of a box that is turned upside down
are ``(placed.x - item.x, placed.y + item.y)``.
"""

# No postponed annotations: NamedTuple compiles such strings, which takes longer than evaluating the types.

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeVar, cast

from brochure.artwork import Artwork
from brochure.profile.markdown import Text

WHITE = "#ffffff"
"""The color of unprinted paper."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A node of the structure tree. Content refers to its element by identity.

    ``tag`` is a standard structure type (Document, Sect, H1…, P, L, LI, Lbl, LBody, Table, THead, TBody, TR,
    TH, TD, Caption, Figure, Link, Note, TOC, TOCI, Index …). ``children`` are in reading order. The tree is built
    bottom-up: a function that sets a block adds its finished element to a list of siblings. An element split over
    pages remains one element; pdf gives each piece its own MCID and drops elements without content or children.
    ``scope`` of a TH is Row, Column or Both; ``lang`` is set if it can differ from the parent's. ``alt_runs`` is
    ``alt`` again if it can have several languages.
    """

    tag: str
    children: "tuple[Element, ...]" = ()
    alt: str | None = None
    scope: str | None = None
    lang: str | None = None
    alt_runs: Text = ()

    def __reduce__(self) -> "tuple[type[Element], tuple[object, ...]]":
        """The class and its arguments, for pickle: faster than the states of dataclasses."""
        return Element, (self.tag, self.children, self.alt, self.scope, self.lang, self.alt_runs)


def add(siblings: list[Element], element: Element) -> Element:
    """Append ``element`` to ``siblings`` and return it."""
    siblings.append(element)
    return element


class Words(NamedTuple):
    """Words of one face, size and color on one baseline at (x, y).

    Words are joined by one space. ``gap`` is the width in points that justification adds to each space. ``trail``
    adds a space glyph after the last word, so that text extraction and screen readers separate the words of
    neighboring runs and lines. ``lang`` is set if the language differs from that of the element, in figures, whose text
    is not divided into elements.
    """

    x: float
    y: float
    face: str
    size: float
    color: str
    words: tuple[str, ...]
    gap: float = 0.0
    trail: bool = False
    tracking: float = 0.0
    lang: str | None = None


class Fill(NamedTuple):
    """A filled rectangle; (x, y) is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    color: str


class Stroke(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    color: str


class Shape(NamedTuple):
    """A filled polygon, or a dot with the center ``points`` if ``radius`` is set."""

    points: tuple[tuple[float, float], ...]
    color: str
    radius: float = 0.0


class Modules(NamedTuple):
    """The dark squares of a QR code: (start, length) runs per row; ``unit`` is the side of a module in points."""

    x: float
    y: float
    unit: float
    rows: tuple[tuple[tuple[int, int], ...], ...]
    color: str


class Graphic(NamedTuple):
    """A picture or drawing, scaled to ``width`` and ``height``; (x, y) is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    artwork: Artwork


Item = Words | Fill | Stroke | Shape | Modules | Graphic


class Content(NamedTuple):
    """Items of one element in drawing order; without one, an artifact of ``kind`` Layout or Pagination."""

    element: Element | None
    items: tuple[Item, ...]
    kind: str = "Layout"


class LinkArea(NamedTuple):
    """A clickable rectangle, (x, y) its top left corner; ``element`` is the Link element, ``text`` its words.

    A ``url`` that begins with ``#`` refers to a named :class:`OutlineEntry` in the same file.
    """

    x: float
    y: float
    width: float
    height: float
    url: str
    element: Element
    text: str


class Box(NamedTuple):
    """An unbreakable slice of vertical material: a line of a paragraph, a table row, a chart.

    ``block`` is the kind of block that begins with it: text, heading or figure; it is empty inside a block.
    ``bookmark`` is the title of a bookmark to it. ``before`` is the space above it, dropped at the top of a column.
    ``can_break`` says whether a column may begin with it; it controls keep-with-next, widows and orphans.
    ``carry`` is placed above it if it begins a column (a repeated table header, as an artifact). ``is_line`` marks
    lines of running text, whose leading can vary.
    """

    height: float
    contents: tuple[Content, ...]
    before: float = 0.0
    can_break: bool = True
    links: tuple[LinkArea, ...] = ()
    carry: "Box | None" = None
    block: Literal["", "text", "lead", "heading", "figure"] = ""
    bookmark: str = ""
    is_line: bool = False


def keep_together(boxes: list[Box]) -> list[Box]:
    """``boxes`` without breaks between them."""
    return [*boxes[:1], *keep_with_previous(boxes[1:])]


def keep_with_previous(boxes: Iterable[Box]) -> list[Box]:
    """``boxes`` without breaks before any of them."""
    return [box._replace(can_break=False) if box.can_break else box for box in boxes]


def space_before(boxes: list[Box], before: float) -> list[Box]:
    """``boxes`` with the space ``before`` above the first."""
    return [boxes[0]._replace(before=before), *boxes[1:]] if boxes else boxes


P = TypeVar("P", bound=Item | LinkArea)


def enlarged(part: P, factor: float) -> P:
    """``part`` with all its lengths (numbers) multiplied by ``factor``."""
    lengths: dict[str, Any] = {
        name: value * factor for name, value in part._asdict().items() if type(value) in {int, float}
    }
    if isinstance(part, Shape):
        lengths["points"] = tuple((x * factor, y * factor) for x, y in part.points)
    return cast("P", part._replace(**lengths))


def moved(part: P, x: float, y: float) -> P:
    """``part`` moved by (x, y)."""
    if isinstance(part, Stroke):
        return cast("P", part._replace(x1=part.x1 + x, y1=part.y1 + y, x2=part.x2 + x, y2=part.y2 + y))
    if isinstance(part, Shape):
        return cast("P", part._replace(points=tuple((left + x, top + y) for left, top in part.points)))
    return cast("P", part._replace(x=part.x + x, y=part.y + y))


class Placed(NamedTuple):
    """A box whose top left corner is at (x, y), ``turned`` upside down about that corner if it is set."""

    x: float
    y: float
    box: Box
    turned: bool = False

    def on_page(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """An area of the box in PDF coordinates: its left, bottom, right and top edges on the page."""
        if self.turned:
            return self.x - right, self.y + top, self.x - left, self.y + bottom
        return self.x + left, self.y - bottom, self.x + right, self.y - top


class Page(NamedTuple):
    """``placed`` in reading order, on ``paper``, a color that fills the page unless it is white."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    paper: str = WHITE


class OutlineEntry(NamedTuple):
    """A bookmark: ``page`` counts from 0, ``y`` is the PDF coordinate to show at the top.

    If it has a ``name``, this file and others can link to it.
    """

    title: str
    level: int
    page: int
    y: float
    name: str = ""


class Pages(NamedTuple):
    """A document, whose ``title`` is in the language ``lang``.

    ``missed`` says why it has none of the numbers of pages that its style wants, or is empty. ``explanation`` are lines
    on how its pages were chosen, if they were asked for. ``omitted`` is what had no room: keys of parts, or titles of
    occupations.
    """

    pages: tuple[Page, ...]
    root: Element  # the Document element
    outline: tuple[OutlineEntry, ...]
    title: str
    lang: str
    subject: str = ""
    keywords: tuple[str, ...] = ()
    missed: str = ""
    explanation: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()


class PageFragment(NamedTuple):
    """Consecutive pages of a long document, with exactly the content of the elements below ``root``.

    ``parents`` are the ancestors of ``root``, the outermost first. Fragments with the same ancestor share its object,
    and its ``children`` are empty. A fragment that ``opens`` its parent comes before all others in it that are written
    by then, both in page order and in the structure tree. Pages of the ``front`` have roman numbers. ``outline`` counts
    pages from the first page of the fragment.
    """

    pages: tuple[Page, ...]
    root: Element
    outline: tuple[OutlineEntry, ...] = ()
    parents: tuple[Element, ...] = ()
    opens: bool = False
    front: bool = False


class About(NamedTuple):
    """The metadata of a PDF file in the language ``lang``, which is also that of the title unless it has another."""

    title: str
    lang: str
    subject: str = ""
    keywords: tuple[str, ...] = ()
    title_lang: str | None = None
