"""How readers move through a file: link annotations for the clickable areas of pages, and the outline of bookmarks."""

from __future__ import annotations

import string
from collections.abc import Iterable
from typing import NamedTuple

from brochure.layout.pages import LinkArea, Placed
from brochure.pdf.objects import Writer, number, reference, text_string
from brochure.pdf.structure import LinkObject, Marks

# Characters that a URL may contain unescaped (RFC 3986), and "%" for existing escapes.
PLAIN = frozenset(string.ascii_letters + string.digits + "!#$%&'()*+,-./:;=?@[]_~")
PRINTED = 4  # annotation flag

PlacedLink = tuple[LinkArea, float, float]
"""A link area, with the left and top edge where it is on the page."""


def placed_links(boxes: Iterable[Placed]) -> list[PlacedLink]:
    """The links of ``boxes`` where they are on the page."""
    found = []
    for placed in boxes:
        for area in placed.box.links:
            left, _, _, top = placed.on_page(area.x, area.y, area.x + area.width, area.y + area.height)
            found.append((area, left, top))
    return found


class LinkWriter:
    """Writes annotations. Parent tree keys count from ``first_key``; ``names`` are the named destinations linked to."""

    def __init__(self, writer: Writer, marks: Marks, first_key: int) -> None:
        self._writer = writer
        self._marks = marks
        self._key = first_key
        self.names: set[str] = set()

    def write(self, links: Iterable[PlacedLink], page: int) -> str:
        """The entry for the dictionary of ``page``, counted from 0, which has these ``links``."""
        numbers = [reference(self._link(*link, page)) for link in links]
        return f"/Annots[{' '.join(numbers)}]" if numbers else ""

    def _link(self, area: LinkArea, left: float, top: float, page: int) -> int:
        box = " ".join(map(number, (left, top - area.height, left + area.width, top)))
        link = self._writer.add(
            f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F {PRINTED}/Contents{text_string(area.text)}"
            f"/StructParent {self._key}{self._target(area.url)}>>"
        )
        self._marks.links.setdefault(area.element, []).append(LinkObject(page, link, self._key))
        self._key += 1
        return link

    def _target(self, url: str) -> str:
        if url.startswith("#"):
            self.names.add(url[1:])
            return f"/Dest{text_string(url[1:])}"
        return f"/A<</S/URI/URI{text_string(quoted(url))}>>"


def quoted(url: str) -> str:
    """``url`` in ASCII, with other characters percent-encoded."""
    if PLAIN.issuperset(url):
        return url
    return "".join([c if c in PLAIN else "".join([f"%{byte:02X}" for byte in c.encode()]) for c in url])


class Bookmark(NamedTuple):
    """An entry with its destination as PDF text. Entries below a ``folded`` one are initially hidden."""

    title: str
    level: int
    destination: str
    folded: bool = False


class _Node(NamedTuple):
    """A bookmark with its object number and those below it; the root has no entry."""

    entry: Bookmark | None
    number: int
    children: list[_Node]

    def visible(self) -> int:
        """The number of items visible below this one when it is open."""
        return len(self.children) + sum(child.visible() for child in self.children if not child.is_folded)

    @property
    def is_folded(self) -> bool:
        return self.entry is not None and self.entry.folded


def destination(page: int, y: float) -> str:
    """A destination at height ``y`` on the page with object number ``page``; the zoom stays as it is."""
    return f"[{reference(page)}/XYZ null {number(y)} null]"


def write_outline(writer: Writer, entries: Iterable[Bookmark]) -> int | None:
    """Write the bookmarks; returns the number of the outline's root, or None without entries."""
    root = _Node(None, writer.reserve(), [])
    path = [root]
    for entry in entries:
        while path[-1].entry and path[-1].entry.level >= entry.level:
            path.pop()
        node = _Node(entry, writer.reserve(), [])
        path[-1].children.append(node)
        path.append(node)
    if not root.children:
        writer.release(root.number)
        return None
    writer.fill(root.number, f"<</Type/Outlines{_below(root)}>>")
    _write_children(writer, root)
    return root.number


def _write_children(writer: Writer, parent: _Node) -> None:
    before = (None, *parent.children)
    after = (*parent.children[1:], None)
    for previous, node, following in zip(before, parent.children, after, strict=False):
        assert node.entry
        siblings = f"/Prev {reference(previous.number)}" if previous else ""
        siblings += f"/Next {reference(following.number)}" if following else ""
        writer.fill(
            node.number,
            f"<</Title{text_string(node.entry.title)}/Parent {reference(parent.number)}{siblings}"
            f"/Dest{node.entry.destination}{_below(node)}>>",
        )
        _write_children(writer, node)


def _below(node: _Node) -> str:
    if not node.children:
        return ""
    first, last = node.children[0].number, node.children[-1].number
    sign = "-" if node.is_folded else ""
    return f"/First {reference(first)}/Last {reference(last)}/Count {sign}{node.visible()}"
