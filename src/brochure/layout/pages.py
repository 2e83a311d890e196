"""What layout styles to pdf: placed items, each under its structure element.

Units are points (1/72 in). A :class:`Box` has its own coordinates, origin at its
top left corner, y downwards; a :class:`Placed` puts one on a page at a point in PDF
coordinates (origin at the page's bottom left corner, y upwards), so an item's
page coordinates are ``(placed.x + item.x, placed.y - item.y)``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

WHITE = "#ffffff"
"""The paper in the printer, which needs no ink."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A node of the structure tree. Identity matters: content names its element by reference.

    ``tag`` is a standard structure type (Document, Sect, H1…, P, L, LI, Lbl, LBody, Table, THead, TBody, TR,
    TH, TD, Caption, Figure, Link, Note, TOC, TOCI, Index …). ``children`` are in reading order, so the tree is made
    from its fragment up: what sets a block adds its finished element to a list of siblings. An element that is split
    over pages stays one element; pdf gives each piece its own MCID. Elements without content or children are dropped
    by pdf. ``scope`` of a TH is Row, Column or Both; ``lang`` is set where it can differ from the element above.
    """

    tag: str
    children: tuple[Element, ...] = ()
    alt: str | None = None
    scope: str | None = None
    lang: str | None = None


def add(siblings: list[Element], element: Element) -> Element:
    """``element``, as the last of ``siblings`` so far."""
    siblings.append(element)
    return element


class Words(NamedTuple):
    """Words of one face, size and color on one baseline at (x, y).

    ``gap`` is what a space is wider than the face's own, in points (justification); words are joined by one
    space. ``trail`` says that a space glyph stands after them, so that text extraction and screen readers keep words
    apart between runs and lines.
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
    """A filled polygon, or a dot where ``radius`` is set (then ``points`` is its center)."""

    points: tuple[tuple[float, float], ...]
    color: str
    radius: float = 0.0


class Modules(NamedTuple):
    """The dark squares of a QR code: per row the (start, length) runs; ``unit`` is a module's side in points."""

    x: float
    y: float
    unit: float
    rows: tuple[tuple[tuple[int, int], ...], ...]
    color: str


Item = Words | Fill | Stroke | Shape | Modules


class Content(NamedTuple):
    """Items of one element (``None``: an artifact), in drawing order. ``kind`` of an artifact: Layout, Pagination."""

    element: Element | None
    items: tuple[Item, ...]
    kind: str = "Layout"


class LinkArea(NamedTuple):
    """A clickable rectangle, (x, y) its top left corner; ``element`` is the Link element, ``text`` what is linked.

    A ``url`` that begins with ``#`` names a place in the same file: that of an :class:`OutlineEntry`.
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

    ``block`` says what begins with it: text, a heading or a figure; empty inside a block. ``bookmark`` is the title
    of the bookmark that leads to it. ``before`` is the space above it, dropped at the top of a column.
    ``can_break`` says whether a column may begin with it (keep-with-next, widows and orphans are spelled with it).
    ``carry`` stands above it when a column begins with it (a repeated table header, as an artifact).
    """

    height: float
    contents: tuple[Content, ...]
    before: float = 0.0
    can_break: bool = True
    links: tuple[LinkArea, ...] = ()
    carry: Box | None = None
    block: Literal["", "text", "heading", "figure"] = ""
    bookmark: str = ""


def keep_together(boxes: list[Box]) -> list[Box]:
    """The same with no break before any but the first."""
    return [*boxes[:1], *keep_with_previous(boxes[1:])]


def keep_with_previous(boxes: Iterable[Box]) -> list[Box]:
    """The same with no break before any of them."""
    return [box._replace(can_break=False) if box.can_break else box for box in boxes]


def space_before(boxes: list[Box], before: float) -> list[Box]:
    """The same with ``before`` above the first."""
    return [boxes[0]._replace(before=before), *boxes[1:]] if boxes else boxes


class Placed(NamedTuple):
    x: float
    y: float
    box: Box


class Page(NamedTuple):
    """``placed`` in reading order, on ``paper``: a color that is drawn under everything unless it is white."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    paper: str = WHITE


class OutlineEntry(NamedTuple):
    """A bookmark: ``page`` counts from 0, ``y`` is the PDF coordinate to show at the top.

    Where it has a ``name``, it can be linked to, from this file and from others.
    """

    title: str
    level: int
    page: int
    y: float
    name: str = ""


class Pages(NamedTuple):
    pages: tuple[Page, ...]
    root: Element  # the Document element
    outline: tuple[OutlineEntry, ...]
    title: str
    lang: str
    subject: str = ""
    keywords: tuple[str, ...] = ()


class PageFragment(NamedTuple):
    """Some pages of a long document, complete: all that is below ``root`` stands on them and nothing else does.

    ``parents`` are the elements that ``root`` stands in, the outermost first; they are the same objects for all that
    stands in them, and they have no ``children`` of their own. Pages of the ``front`` come before all others, and so
    does their root in its parent. ``outline`` counts pages from the first of these.
    """

    pages: tuple[Page, ...]
    root: Element
    outline: tuple[OutlineEntry, ...] = ()
    parents: tuple[Element, ...] = ()
    front: bool = False


class About(NamedTuple):
    """What a file says of itself."""

    title: str
    lang: str
    subject: str = ""
    keywords: tuple[str, ...] = ()
