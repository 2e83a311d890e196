"""Balanced trees of pages, names and parent tree keys, in nodes that a reader can load one at a time.

ISO 32000-1, 7.7.3 (pages), 7.9.6 (names), 7.9.7 (numbers).
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.pdf.objects import Writer, reference

FANOUT = 64  # maximum kids of a node


class PageKid(NamedTuple):
    """A page, or a node above ``pages`` pages: object ``number``, with its ``body`` still without the Parent entry."""

    number: int
    pages: int
    body: str


class Leaf(NamedTuple):
    """A node of a name or number tree: its object number, and its first and last key as PDF text."""

    number: int
    first: str
    last: str


def page_tree(writer: Writer, kids: list[PageKid]) -> int:
    """Write ``kids``, in order, and the nodes above them; returns the number of the root."""
    while len(kids) > FANOUT:
        kids = [_above(writer, kids[at : at + FANOUT]) for at in range(0, len(kids), FANOUT)]
    root = _above(writer, kids)
    writer.fill(root.number, f"<<{root.body}>>")
    return root.number


def _above(writer: Writer, kids: list[PageKid]) -> PageKid:
    number, count = writer.reserve(), sum([kid.pages for kid in kids])
    for kid in kids:
        writer.fill(kid.number, f"<<{kid.body}/Parent {reference(number)}>>")
    return PageKid(number, count, f"/Type/Pages/Count {count}/Kids[{_references([kid.number for kid in kids])}]")


def search_tree(writer: Writer, leaves: list[Leaf]) -> int:
    """Write the nodes above ``leaves``, which are sorted by key; returns the number of the root."""
    while len(leaves) > FANOUT:
        groups = [leaves[at : at + FANOUT] for at in range(0, len(leaves), FANOUT)]
        spans = [(group[0].first, group[-1].last) for group in groups]
        leaves = [
            Leaf(writer.add(f"<<{limits(*span)}{_kids(group)}>>"), *span)
            for span, group in zip(spans, groups, strict=True)
        ]
    return writer.add(f"<<{_kids(leaves)}>>")


def name_tree(writer: Writer, values: dict[str, str]) -> int:
    """Write a name tree of ``values``, whose names are plain ASCII; returns the number of its root."""
    names = sorted(values)
    leaves = []
    for group in (names[at : at + FANOUT] for at in range(0, len(names), FANOUT)):
        first, last = f"({group[0]})", f"({group[-1]})"
        pairs = " ".join([f"({name}){values[name]}" for name in group])
        leaves.append(Leaf(writer.add(f"<<{limits(first, last)}/Names[{pairs}]>>"), first, last))
    return search_tree(writer, leaves)


def limits(first: str, last: str) -> str:
    """The Limits entry of a node: its first and last key."""
    return f"/Limits[{first} {last}]"


def _kids(leaves: list[Leaf]) -> str:
    return f"/Kids[{_references([leaf.number for leaf in leaves])}]"


def _references(numbers: list[int]) -> str:
    return " ".join(map(reference, numbers))
