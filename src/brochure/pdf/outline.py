"""Bookmarks: the flat list of entries with levels as PDF's tree of items."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brochure.pdf.content import number
from brochure.pdf.objects import Writer, reference, text_string

if TYPE_CHECKING:
    from brochure.layout.pages import OutlineEntry


@dataclass(slots=True)
class _Node:
    entry: OutlineEntry | None
    number: int
    children: list[_Node] = field(default_factory=list)

    def count(self) -> int:
        """How many items are to be seen below this one when all are open."""
        return len(self.children) + sum(child.count() for child in self.children)


def write_outline(writer: Writer, entries: tuple[OutlineEntry, ...], page_numbers: list[int]) -> int | None:
    """Write the bookmarks; returns the number of the outline's root, None without entries."""
    if not entries:
        return None
    root = _Node(None, writer.reserve())
    path = [root]
    for entry in entries:
        while path[-1].entry and path[-1].entry.level >= entry.level:
            path.pop()
        node = _Node(entry, writer.reserve())
        path[-1].children.append(node)
        path.append(node)
    writer.fill(root.number, f"<</Type/Outlines{_below(root)}>>")
    _write_children(writer, root, page_numbers)
    return root.number


def _write_children(writer: Writer, parent: _Node, page_numbers: list[int]) -> None:
    before = (None, *parent.children)
    after = (*parent.children[1:], None)
    for previous, node, following in zip(before, parent.children, after, strict=False):
        assert node.entry
        page, y = reference(page_numbers[node.entry.page]), number(node.entry.y)
        siblings = f"/Prev {reference(previous.number)}" if previous else ""
        siblings += f"/Next {reference(following.number)}" if following else ""
        writer.fill(
            node.number,
            f"<</Title{text_string(node.entry.title)}/Parent {reference(parent.number)}{siblings}"
            f"/Dest[{page}/XYZ null {y} null]{_below(node)}>>",
        )
        _write_children(writer, node, page_numbers)


def _below(node: _Node) -> str:
    if not node.children:
        return ""
    first, last = node.children[0].number, node.children[-1].number
    return f"/First {reference(first)}/Last {reference(last)}/Count {node.count()}"
