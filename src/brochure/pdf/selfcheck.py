"""Checks that validators do not make: whether content, structure tree and parent tree of a file are consistent.

Each check takes a :class:`~brochure.pdf.reading.Reading` and yields problems as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brochure.pdf.reading import LinkKid, Node, Piece, Reading

NEED_CONTENT = {"P", "TD", "TH", "LI", "LBody", "Caption", "Link", "Note", "H1", "H2", "H3", "H4", "H5", "H6"}


def check(data: bytes) -> list[str]:
    """The problems of a finished file, as text; empty if there are none."""
    reading = Reading(data)
    return [problem for find in CHECKS for problem in find(reading)]


def content_problems(reading: Reading) -> Iterator[str]:
    """Operators outside tagged content and artifacts, unbalanced sequences, duplicate MCIDs."""
    for index, content in enumerate(reading.contents):
        yield from [f"page {index + 1}: {problem}" for problem in content.problems]
        counts = Counter(sequence.mcid for sequence in content.sequences if sequence.mcid is not None)
        yield from [f"page {index + 1}: MCID {mcid} is used {n} times" for mcid, n in counts.items() if n > 1]


def parent_tree_problems(reading: Reading) -> Iterator[str]:
    """Content whose parent tree entry is missing or refers to an element without it, and the reverse."""
    owners = _owners(reading)
    for index, (page, content) in enumerate(zip(reading.page_objects, reading.contents, strict=True)):
        entry = reading.parents.get(page.get("/StructParents", -1))
        parents = entry if isinstance(entry, list) else []
        used = {s.mcid: s.tag for s in content.sequences if s.mcid is not None}
        for mcid, tag in used.items():
            where = f"page {index + 1}: MCID {mcid}"
            parent = parents[mcid] if mcid < len(parents) else 0
            nodes = owners.pop(Piece(index, mcid), [])
            if not parent:
                yield f"{where} has no entry in the parent tree"
            elif [node.number for node in nodes] != [parent]:
                numbers = ", ".join([f"{node.tag} {node.number}" for node in nodes]) or "no element"
                yield f"{where}: the parent tree leads to {parent}, but it is a kid of {numbers}"
            elif nodes[0].tag != tag:
                yield f"{where} is tagged {tag} in the content and {nodes[0].tag} in the tree"
        extra = [mcid for mcid, parent in enumerate(parents) if parent and mcid not in used]
        yield from [f"page {index + 1}: the parent tree has MCID {mcid}, the content has not" for mcid in extra]
    for piece, nodes in owners.items():
        yield f"{nodes[0].tag} {nodes[0].number} has MCID {piece.mcid} of page {piece.page + 1}, where there is none"


def _owners(reading: Reading) -> dict[Piece, list[Node]]:
    owners: dict[Piece, list[Node]] = {}
    for node in reading.root.walk():
        for kid in node.kids:
            if isinstance(kid, Piece):
                owners.setdefault(kid, []).append(node)
    return owners


def element_problems(reading: Reading) -> Iterator[str]:
    """Wrong parents, elements without content, headers without scope, figures without alternative text."""
    if reading.root.parent != reading.tree_number:
        yield f"{reading.root.tag} {reading.root.number} does not have the tree's root as its parent"
    for node in reading.root.walk():
        name = f"{node.tag} {node.number}"
        for kid in node.kids:
            if isinstance(kid, Node) and kid.parent != node.number:
                yield f"{kid.tag} {kid.number} is a kid of {name} and says that its parent is {kid.parent}"
        if node.tag in NEED_CONTENT and not _says_something(reading, node):
            yield f"{name} is empty"
        if node.tag == "TH" and node.attributes.get("Scope") not in {"Row", "Column", "Both"}:
            yield f"{name} has no scope: {reading.text(node).strip()}"
        if node.tag == "Figure" and not node.alt.strip():
            yield f"{name} has no alternative text"


def _says_something(reading: Reading, node: Node) -> bool:
    return bool(reading.text(node).strip()) or any(below.alt for below in node.walk())


def heading_problems(reading: Reading) -> Iterator[str]:
    """Skipped heading levels."""
    level = 0
    for node in reading.root.walk():
        if len(node.tag) == 2 and node.tag[0] == "H" and node.tag[1].isdigit():
            deeper = int(node.tag[1])
            if deeper > level + 1:
                yield f"{node.tag} follows level {level}: {reading.text(node).strip()}"
            level = deeper


def link_problems(reading: Reading) -> Iterator[str]:
    """Links without annotation, annotations without element or description, wrong parent tree entries."""
    annotated = set()
    for node in reading.root.walk():
        links = [kid for kid in node.kids if isinstance(kid, LinkKid)]
        annotated.update([link.number for link in links])
        if node.tag == "Link" and not links:
            yield f"Link {node.number} has no annotation: {reading.text(node).strip()}"
        for link in links:
            if link.key is None or reading.parents.get(link.key) != node.number:
                yield f"annotation {link.number} does not lead back to {node.tag} {node.number}"
            if not link.contents.strip():
                yield f"annotation {link.number} has no description"
            if link.url.startswith("#") and link.url[1:] not in reading.places:
                yield f"annotation {link.number} leads to {link.url}, which is nowhere"
    for index, page in enumerate(reading.page_objects):
        for annotation in page.get("/Annots", []):
            if annotation.idnum not in annotated:
                yield f"page {index + 1}: annotation {annotation.idnum} belongs to no element"


def page_problems(reading: Reading) -> Iterator[str]:
    """Pages whose tab order does not follow the structure."""
    for index, page in enumerate(reading.page_objects):
        if page.get("/Tabs") != "/S":
            yield f"page {index + 1}: the tab order is not that of the structure"


CHECKS = (
    content_problems,
    parent_tree_problems,
    element_problems,
    heading_problems,
    link_problems,
    page_problems,
)
