"""Reads a finished file back: its structure tree, and its content as marked-content sequences.

Requires pypdf, which is not needed to write files, so no module that writes files may import this one.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject, NullObject, PdfObject

TEXT = {b"Tj", b"TJ", b"'", b'"'}
PATH = {b"m", b"l", b"c", b"v", b"y", b"h", b"re"}
PAINT = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"n"}
LANGUAGE_ESCAPE = re.compile("\x1b([^\x1b]{1,2})\x1b")
"""A change of language within a text string (ISO 32000-1, 7.9.2.2): each unit is two letters."""
OTHER_MARKS = {b"sh", b"Do", b"INLINE IMAGE"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A kid that is content: ``mcid`` on ``page``, counted from 0 (-1: the page is not in the file)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkKid:
    """A kid that is an annotation: its object number, text, URL and key in the parent tree.

    The URL of a destination in the same file is ``#`` and its name.
    """

    number: int
    contents: str
    url: str
    key: int | None


@dataclass(slots=True, eq=False)
class Node:
    """A structure element, object ``number``; ``parent`` is the object number in its P entry."""

    number: int
    tag: str
    parent: int
    alt: str
    attributes: dict[str, str]
    kids: list[Node | Piece | LinkKid] = field(default_factory=list)

    def walk(self) -> list[Node]:
        """The element and all below it, in reading order."""
        return [self, *(node for kid in self.kids if isinstance(kid, Node) for node in kid.walk())]


@dataclass(slots=True)
class Sequence:
    """A marked-content sequence; ``mcid`` is None for artifacts, and for those within one that has a number.

    ``lang`` is its language if it says so.
    """

    tag: str
    mcid: int | None
    text: str = ""
    lang: str | None = None


class Shown(NamedTuple):
    """Text that an operator shows, and the number and language of the innermost sequences around it that have any."""

    text: str
    mcid: int | None
    lang: str | None


@dataclass(slots=True)
class PageContent:
    sequences: list[Sequence] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def text(self, mcid: int) -> str:
        return "".join([piece.text for piece in self.shown if piece.mcid == mcid])


class Reading:
    """``parents`` is the parent tree: a list of object numbers (0: null) by page key, one number by annotation key.

    ``places`` are the file's named destinations.
    """

    def __init__(self, data: bytes) -> None:
        reader = PdfReader(io.BytesIO(data))
        self.page_objects: list[Any] = list(reader.pages)
        self._page_indexes = {page.indirect_reference.idnum: i for i, page in enumerate(self.page_objects)}
        self.contents = [_read_content(page) for page in self.page_objects]
        tree: Any = reader.root_object["/StructTreeRoot"]
        self.tree_number: int = reader.root_object.raw_get("/StructTreeRoot").idnum
        self.parents = {key: _numbers(value) for key, value in _number_tree(tree["/ParentTree"])}
        self.root = self._node(tree.raw_get("/K"))
        self.places = frozenset(reader.named_destinations)

    def text(self, kid: Node | Piece | LinkKid) -> str:
        """The text of a kid, alternative texts excluded."""
        if isinstance(kid, Piece):
            return self.contents[kid.page].text(kid.mcid) if kid.page >= 0 else ""
        return "".join(map(self.text, kid.kids)) if isinstance(kid, Node) else ""

    def _node(self, reference: Any) -> Node:
        element = reference.get_object()
        attributes = {str(k)[1:]: _plain(v) for k, v in element.get("/A", {}).items() if k != "/O"}
        alt = LANGUAGE_ESCAPE.sub("", str(element.get("/Alt", "")))
        node = Node(reference.idnum, str(element["/S"])[1:], element.raw_get("/P").idnum, alt, attributes)
        page = element.raw_get("/Pg") if "/Pg" in element else None
        kids = element.raw_get("/K") if "/K" in element else []
        node.kids = [self._kid(kid, page) for kid in (kids if isinstance(kids, list) else [kids])]
        return node

    def _kid(self, kid: Any, page: Any) -> Node | Piece | LinkKid:
        value = kid.get_object()
        if isinstance(value, int):
            return Piece(self._page_index(page), value)
        if value.get("/Type") == "/MCR":
            return Piece(self._page_index(value.raw_get("/Pg") if "/Pg" in value else page), value["/MCID"])
        if value.get("/Type") == "/OBJR":
            annotation = value["/Obj"]
            url = str(annotation["/A"]["/URI"]) if "/A" in annotation else f"#{annotation.get('/Dest', '')}"
            key = annotation.get("/StructParent")
            return LinkKid(value.raw_get("/Obj").idnum, str(annotation.get("/Contents", "")), url, key)
        return self._node(kid)

    def _page_index(self, page: Any) -> int:
        return self._page_indexes.get(page.idnum, -1) if isinstance(page, IndirectObject) else -1


def _plain(value: PdfObject) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text.removeprefix("/")


def _number_tree(node: Any) -> list[tuple[int, Any]]:
    """Pairs of key and unresolved value."""
    node = node.get_object()
    pairs = [pair for kid in node.get("/Kids", []) for pair in _number_tree(kid)]
    flat = list(node.get("/Nums", []))
    return pairs + list(zip(flat[::2], flat[1::2], strict=True))


def _numbers(value: Any) -> int | list[int]:
    """The object numbers in a parent tree entry: one element, or the elements of a page."""
    found = value.get_object()
    if isinstance(found, list):
        return [0 if isinstance(entry, NullObject) else entry.idnum for entry in found]
    return int(value.idnum)


def _read_content(page: Any) -> PageContent:
    content = PageContent()
    open_sequences: list[Sequence] = []
    in_path = False
    for operands, operator in ContentStream(page["/Contents"], None).operations:
        if operator in {b"BDC", b"BMC", b"EMC"} and in_path:
            content.problems.append("a path continues from one marked-content sequence into the next")
        if operator in {b"BDC", b"BMC"}:
            properties = operands[1] if operator == b"BDC" else {}
            lang = properties.get("/Lang")
            open_sequences.append(Sequence(str(operands[0])[1:], properties.get("/MCID"), lang=lang and str(lang)))
            content.sequences.append(open_sequences[-1])
        elif operator == b"EMC":
            if not open_sequences:
                content.problems.append("EMC without a sequence")
                continue
            open_sequences.pop()
        elif operator in TEXT | PATH | PAINT | OTHER_MARKS:
            if not any(s.tag == "Artifact" or s.mcid is not None for s in open_sequences):
                content.problems.append(f"operator {operator.decode()} outside tagged content and artifacts")
            elif operator in TEXT:
                open_sequences[-1].text += _text(operands)
                content.shown.append(_shown(_text(operands), open_sequences))
        in_path = (in_path or operator in PATH) and operator not in PAINT
    if open_sequences:
        content.problems.append("a marked-content sequence is not closed")
    return content


def _shown(text: str, around: list[Sequence]) -> Shown:
    """``text`` in the sequences ``around`` it, the innermost of which is last."""
    mcid = next((one.mcid for one in reversed(around) if one.mcid is not None), None)
    return Shown(text, mcid, next((one.lang for one in reversed(around) if one.lang), None))


def _text(operands: Any) -> str:
    """The text that an operator shows; codes in our files are UTF-16 code units."""
    parts: list[Any] = operands[0] if isinstance(operands[0], list) else operands
    codes: list[Any] = [getattr(part, "original_bytes", part) for part in parts if not isinstance(part, int | float)]
    return b"".join(map(bytes, codes)).decode("utf-16-be", "replace")
