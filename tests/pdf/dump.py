"""The structure tree of a file as text, for goldens and for review."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.pdf.reading import LinkKid, Node, Piece, Reading


def dump_structure(data: bytes) -> str:
    """The structure tree as a screen reader receives it, a line for each element: ``TH [Scope Column]: Industry``.

    Lines are indented by depth. Text follows the colon; in an element with both text and children, pieces of text are
    separate lines in quotation marks. Alternative text is in braces; the URLs of a link follow an arrow.
    """
    reading = Reading(data)
    return "\n".join(_lines(reading, reading.root, 0)) + "\n"


def _lines(reading: Reading, node: Node, depth: int) -> Iterator[str]:
    indent = "  " * depth
    attributes = ", ".join([f"{k} {v}" for k, v in node.attributes.items() if k not in {"BBox", "Placement"}])
    head = f"{indent}{node.tag}" + (f" [{attributes}]" if attributes else "") + (f" {{{node.alt}}}" if node.alt else "")
    urls = dict.fromkeys([kid.url for kid in node.kids if isinstance(kid, LinkKid)])  # one link can have several areas
    head += "".join([f" -> {url}" for url in urls])
    if any(isinstance(kid, Node) for kid in node.kids):
        yield head
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from _lines(reading, kid, depth + 1)
            elif isinstance(kid, Piece):
                yield f'{indent}  "{reading.text(kid)}"'
    else:
        text = reading.text(node).strip()
        yield f"{head}: {text}" if text else head
