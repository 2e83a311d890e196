from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfReader

from brochure.layout.pages import Box, Content, Element, Page, Pages, Placed
from brochure.pdf import write
from brochure.pdf.navigation import quoted
from brochure.pdf.selfcheck import check

from .dump import dump_structure
from .sample import words

if TYPE_CHECKING:
    from collections.abc import Iterable


def written(root: Element, *pages: Iterable[Content]) -> bytes:
    """Each page's contents in one box."""
    made = [Page(612.0, 792.0, (Placed(54.0, 700.0, Box(14.0, tuple(contents))),)) for contents in pages]
    return write(Pages(tuple(made), root, (), "Tree", "en-US"))


def test_text_and_children_alternate_as_on_the_page() -> None:
    link = Element("Span")
    paragraph = Element("P", (link,))
    data = written(
        Element("Document", (paragraph,)),
        [Content(e, (words(t),)) for e, t in ((paragraph, "a"), (link, "b"), (paragraph, "c"))],
    )
    assert dump_structure(data) == 'Document\n  P\n    "a "\n    Span: b\n    "c "\n'


def test_children_keep_their_order_where_content_comes_in_another() -> None:
    first, second = Element("P"), Element("H1")
    data = written(
        Element("Document", (first, second)), [Content(second, (words("two"),)), Content(first, (words("one"),))]
    )
    assert dump_structure(data) == "Document\n  P: one\n  H1: two\n"


def test_an_element_over_three_pages_is_one() -> None:
    paragraph = Element("P")
    data = written(
        Element("Document", (paragraph,)), *[[Content(paragraph, (words(text),))] for text in ("one", "two", "three")]
    )
    assert dump_structure(data) == "Document\n  P: one two three\n"
    assert check(data) == []


def test_elements_without_content_are_left_out_with_all_below_them() -> None:
    empty, paragraph = Element("Sect", (Element("P", (Element("Span"),)),)), Element("P")
    data = written(Element("Document", (empty, paragraph)), [Content(paragraph, (words("here"),))])
    assert dump_structure(data) == "Document\n  P: here\n"
    assert check(data) == []


def test_notes_are_found_by_their_identifiers() -> None:
    notes = tuple(Element("Note") for _ in range(3))
    reader = PdfReader(
        io.BytesIO(written(Element("Document", notes), [Content(note, (words("n"),)) for note in notes]))
    )
    names = reader.root_object["/StructTreeRoot"]["/IDTree"]["/Names"]  # type: ignore[index]
    assert [str(name) for name in names[::2]] == ["note000001", "note000002", "note000003"]
    assert [entry.get_object()["/ID"] for entry in names[1::2]] == names[::2]


def test_lists_say_whether_they_have_bullets() -> None:
    items = (Element("Lbl"), Element("LBody")), (Element("LBody"),)
    root = Element("Document", tuple(Element("L", (Element("LI", parts),)) for parts in items))
    contents = [Content(part, (words("x"),)) for parts in items for part in parts]
    assert [line for line in dump_structure(written(root, contents)).splitlines() if "  L " in line] == [
        "  L [ListNumbering Disc]",
        "  L [ListNumbering None]",
    ]


def test_addresses_are_ascii_and_not_quoted_twice() -> None:
    assert quoted("https://example.org/a%20b?x=ü&y=<z>") == "https://example.org/a%20b?x=%C3%BC&y=%3Cz%3E"
    assert quoted("mailto:a@b.c") == "mailto:a@b.c"
