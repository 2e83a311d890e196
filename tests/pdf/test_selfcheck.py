"""A good file has no problems; each way of breaking it is noticed and named."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, NullObject, NumberObject, TextStringObject

from brochure.pdf import write
from brochure.pdf.selfcheck import check

from .sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable

K, S, ALT, SCOPE = NameObject("/K"), NameObject("/S"), NameObject("/Alt"), NameObject("/Scope")


def elements(writer: PdfWriter, tag: str) -> list[Any]:
    """The structure elements of one tag, in the order of their numbers."""
    objects = [writer.get_object(number) for number in range(1, len(writer._objects) + 1)]
    return [o for o in objects if isinstance(o, dict) and o.get("/S") == f"/{tag}" and "/P" in o]


def parent_tree(writer: PdfWriter) -> Any:
    return writer.root_object["/StructTreeRoot"]["/ParentTree"]["/Kids"][0]["/Nums"]  # type: ignore[index]


def edit_content(writer: PdfWriter, page: int, old: bytes, new: bytes) -> None:
    content = writer.pages[page]["/Contents"].get_object()
    data = content.get_data()  # type: ignore[attr-defined]
    assert old in data
    stream = DecodedStreamObject()
    stream.set_data(data.replace(old, new, 1))
    writer.pages[page][NameObject("/Contents")] = writer._add_object(stream)


def twice_the_same_mcid(writer: PdfWriter) -> None:
    edit_content(writer, 0, b"/MCID 1>>", b"/MCID 0>>")


def mcid_that_the_tree_does_not_know(writer: PdfWriter) -> None:
    edit_content(writer, 0, b"/MCID 0>>", b"/MCID 99>>")


def gap_in_the_parent_tree(writer: PdfWriter) -> None:
    parent_tree(writer)[1][0] = NullObject()


def parent_tree_swapped(writer: PdfWriter) -> None:
    page = parent_tree(writer)[1]
    page[0], page[1] = page[1], page[0]


def element_without_its_content(writer: PdfWriter) -> None:
    elements(writer, "H1")[0][K] = ArrayObject()


def content_in_two_elements(writer: PdfWriter) -> None:
    heading, paragraph = elements(writer, "H1")[0], elements(writer, "P")[0]
    paragraph[K].append(NumberObject(heading[K]))


def content_under_another_tag(writer: PdfWriter) -> None:
    edit_content(writer, 0, b"/H1<<", b"/P<<")


def text_without_a_tag(writer: PdfWriter) -> None:
    edit_content(writer, 0, b"/H1<</MCID 0>>BDC", b"/H1 BMC")


def drawing_without_a_tag(writer: PdfWriter) -> None:
    edit_content(writer, 0, b"/Artifact BMC", b"/Span BMC")


def path_over_two_sequences(writer: PdfWriter) -> None:
    edit_content(writer, 0, b"re f\nEMC", b"re EMC /Artifact BMC f EMC")


def sequence_left_open(writer: PdfWriter) -> None:
    edit_content(writer, 1, b"EMC\n/Artifact<</Type/Pagination>>BDC", b"/Artifact<</Type/Pagination>>BDC")


def heading_level_skipped(writer: PdfWriter) -> None:
    elements(writer, "H2")[0][S] = NameObject("/H3")


def header_without_scope(writer: PdfWriter) -> None:
    del elements(writer, "TH")[0]["/A"][SCOPE]


def figure_without_alternative(writer: PdfWriter) -> None:
    del elements(writer, "Figure")[0][ALT]


def link_without_annotation(writer: PdfWriter) -> None:
    link = elements(writer, "Link")[0]
    link[K] = ArrayObject([kid for kid in link[K] if isinstance(kid, int)])


def link_key_that_strays(writer: PdfWriter) -> None:
    annotation = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    annotation[NameObject("/StructParent")] = NumberObject(0)


def link_without_description(writer: PdfWriter) -> None:
    annotation = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    annotation[NameObject("/Contents")] = TextStringObject("")


def link_to_nowhere(writer: PdfWriter) -> None:
    annotation = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    del annotation["/A"]
    annotation[NameObject("/Dest")] = TextStringObject("mars")


def empty_cell(writer: PdfWriter) -> None:
    edit_content(writer, 1, b"(\x003\x006\x00%\x00 )", b"(\x00 )")


def wrong_parent(writer: PdfWriter) -> None:
    cell, heading = elements(writer, "TD")[0], elements(writer, "H2")[0]
    cell[NameObject("/P")] = heading.indirect_reference


def tab_order_left_out(writer: PdfWriter) -> None:
    del writer.pages[0]["/Tabs"]


BREAKAGES: dict[Callable[[PdfWriter], None], str] = {
    twice_the_same_mcid: "page 1: MCID 0 is used 2 times",
    mcid_that_the_tree_does_not_know: "page 1: MCID 99 has no entry in the parent tree",
    gap_in_the_parent_tree: "page 1: MCID 0 has no entry in the parent tree",
    parent_tree_swapped: "page 1: MCID 0: the parent tree leads to",
    element_without_its_content: "is a kid of no element",
    content_in_two_elements: "is a kid of H1",
    content_under_another_tag: "is tagged P in the content and H1 in the tree",
    text_without_a_tag: "operator TJ outside tagged content",
    drawing_without_a_tag: "operator re outside tagged content",
    path_over_two_sequences: "a path continues",
    sequence_left_open: "not closed",
    heading_level_skipped: "H3 follows level 1: Pay",
    header_without_scope: "has no scope: Industry",
    figure_without_alternative: "has no alternative text",
    link_without_annotation: "has no annotation: the whole page",
    link_key_that_strays: "does not lead back to Link",
    link_without_description: "has no description",
    link_to_nowhere: "leads to #mars, which is nowhere",
    empty_cell: "is empty",
    wrong_parent: "says that its parent is",
    tab_order_left_out: "page 1: the tab order",
}


def test_the_sample_is_good() -> None:
    assert check(write(sample())) == []


def test_a_copy_is_as_good() -> None:
    """Else the tests below would prove nothing."""
    assert check(broken(lambda _: None)) == []


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.__name__)
def test_is_noticed(breakage: Callable[[PdfWriter], None]) -> None:
    problems = check(broken(breakage))
    assert any(BREAKAGES[breakage] in problem for problem in problems), problems


def broken(breakage: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(write(sample())))
    breakage(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
