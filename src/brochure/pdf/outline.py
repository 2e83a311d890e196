"""Bookmarks: a flat list of entries with levels, written as PDF's tree of outline items."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from brochure.pdf.content import number
from brochure.pdf.objects import Writer, reference, text_string

if TYPE_CHECKING:
    from collections.abc import Iterable


class Bookmark(NamedTuple):
    """An entry with its destination as PDF text. Entries below a ``folded`` one are initially hidden."""

    title: str
    level: int
    destination: str
    folded: bool = False


@dataclass(slots=True)
class _Node:
    entry: Bookmark | None
    number: int
    children: list[_Node] = field(default_factory=list)

    def count(self) -> int:
        """The number of items visible below this one when it is open."""
        return len(self.children) + sum(child.count() for child in self.children if not child.is_folded)

    @property
    def is_folded(self) -> bool:
        return self.entry is not None and self.entry.folded


def destination(page: int, y: float) -> str:
    """A destination at height ``y`` on the page with object number ``page``; the zoom stays as it is."""
    return f"[{reference(page)}/XYZ null {number(y)} null]"


def write_outline(writer: Writer, entries: Iterable[Bookmark]) -> int | None:
    """Write the bookmarks; returns the number of the outline's root, or None without entries."""
    root = _Node(None, writer.reserve())
    path = [root]
    for entry in entries:
        while path[-1].entry and path[-1].entry.level >= entry.level:
            path.pop()
        node = _Node(entry, writer.reserve())
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
    return f"/First {reference(first)}/Last {reference(last)}/Count {sign}{node.count()}"
