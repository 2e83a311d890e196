from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfReader

from brochure.layout.pages import Content, Element, Page, Pages, Placed, Slab
from brochure.pdf import write
from brochure.pdf.inspect import dump_structure
from brochure.pdf.links import quoted
from brochure.pdf.selfcheck import check

from .sample import words

if TYPE_CHECKING:
    from collections.abc import Iterable


def written(root: Element, *pages: Iterable[Content]) -> bytes:
    """Each page's contents in one slab."""
    made = [Page(612.0, 792.0, (Placed(54.0, 700.0, Slab(14.0, tuple(contents))),)) for contents in pages]
    return write(Pages(tuple(made), root, (), "Tree", "en-US"))


def test_text_and_children_alternate_as_on_the_page() -> None:
    root = Element("Document")
    paragraph = root.add(Element("P"))
    link = paragraph.add(Element("Span"))
    data = written(root, [Content(e, (words(t),)) for e, t in ((paragraph, "a"), (link, "b"), (paragraph, "c"))])
    assert dump_structure(data) == 'Document\n  P\n    "a "\n    Span: b\n    "c "\n'


def test_children_keep_their_order_where_content_comes_in_another() -> None:
    root = Element("Document")
    first, second = root.add(Element("P")), root.add(Element("H1"))
    data = written(root, [Content(second, (words("two"),)), Content(first, (words("one"),))])
    assert dump_structure(data) == "Document\n  P: one\n  H1: two\n"


def test_an_element_over_three_pages_is_one() -> None:
    root = Element("Document")
    paragraph = root.add(Element("P"))
    data = written(root, *[[Content(paragraph, (words(text),))] for text in ("one", "two", "three")])
    assert dump_structure(data) == "Document\n  P: one two three\n"
    assert check(data) == []


def test_elements_without_content_are_left_out_with_all_below_them() -> None:
    root = Element("Document")
    root.add(Element("Sect")).add(Element("P")).add(Element("Span"))
    data = written(root, [Content(root.add(Element("P")), (words("here"),))])
    assert dump_structure(data) == "Document\n  P: here\n"
    assert check(data) == []


def test_notes_are_found_by_their_identifiers() -> None:
    root = Element("Document")
    notes = [root.add(Element("Note")) for _ in range(3)]
    reader = PdfReader(io.BytesIO(written(root, [Content(note, (words("n"),)) for note in notes])))
    names = reader.root_object["/StructTreeRoot"]["/IDTree"]["/Names"]  # type: ignore[index]
    assert [str(name) for name in names[::2]] == ["note000001", "note000002", "note000003"]
    assert [entry.get_object()["/ID"] for entry in names[1::2]] == names[::2]


def test_lists_say_whether_they_have_bullets() -> None:
    root = Element("Document")
    contents = []
    for labelled in (True, False):
        item = root.add(Element("L")).add(Element("LI"))
        parts = [Element("Lbl")] if labelled else []
        contents += [Content(item.add(part), (words("x"),)) for part in (*parts, Element("LBody"))]
    assert [line for line in dump_structure(written(root, contents)).splitlines() if "  L " in line] == [
        "  L [ListNumbering Disc]",
        "  L [ListNumbering None]",
    ]


def test_addresses_are_ascii_and_not_quoted_twice() -> None:
    assert quoted("https://example.org/a%20b?x=ü&y=<z>") == "https://example.org/a%20b?x=%C3%BC&y=%3Cz%3E"
    assert quoted("mailto:a@b.c") == "mailto:a@b.c"
