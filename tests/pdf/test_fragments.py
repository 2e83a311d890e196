"""A file written fragment by fragment: order of pages and elements, named places, deep trees, memory let go."""

from __future__ import annotations

import gc
import io
from typing import TYPE_CHECKING

import page as validator
import pytest
from pypdf import PdfReader

from brochure.layout.pages import About, Box, Content, Element, LinkArea, OutlineEntry, Page, PageFragment, Placed
from brochure.pdf import FileWriter, trees
from brochure.pdf.reading import Reading
from brochure.pdf.selfcheck import check

from .dump import dump_structure
from .sample import HEIGHT, WIDTH, words

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT, PART, LAST = Element("Document"), Element("Part"), Element("Part")
ORDER = ["front", "opening", "one", "two", "three", "end"]
FANOUT, MANY = 4, 70  # kids of a node, and fragment: a tree of more than three levels


def fragment(name: str, *parents: Element, opens: bool = False, to: str = "") -> PageFragment:
    """One page that says ``name``, can be linked to by it, and links ``to`` another; of the front if it says so."""
    heading, link = Element("H1"), Element("Link")
    root = Element("Sect", (heading, link))
    contents, links = [Content(heading, (words(name),))], []
    if to:
        contents.append(Content(link, (words("See there", 200.0),)))
        links.append(LinkArea(200.0, 0.0, 60.0, 14.0, f"#{to}", link, f"See {to}"))
    box = Box(14.0, tuple(contents), links=tuple(links))
    outline = (OutlineEntry(name, 1, 0, 714.0, name), OutlineEntry(f"In {name}", 2, 0, 714.0))
    return PageFragment(
        (Page(WIDTH, HEIGHT, (Placed(54.0, 700.0, box),)),), root, outline, parents, opens, name == "front"
    )


def written(*parts: PageFragment) -> bytes:
    return written_one_by_one(iter(parts))


def written_one_by_one(parts: Iterator[PageFragment]) -> bytes:
    sink = io.BytesIO()
    file = FileWriter(sink, About("PageFragment", "en-US"))
    for part in parts:
        file.add(part)
    file.finish()
    return sink.getvalue()


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(
        fragment("one", DOCUMENT, PART, to="two"),  # a place that is not yet written
        fragment("two", DOCUMENT, PART, to="one"),
        fragment("opening", DOCUMENT, PART, opens=True, to="one"),
        fragment("three", DOCUMENT, LAST, to="one"),
        fragment("end", DOCUMENT),
        fragment("front", DOCUMENT, opens=True, to="end"),
    )


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_conforms(data: bytes, profile: str) -> None:
    report = validator.validate_pdf_bytes(data, profile=profile)
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
    assert check(data) == []


def test_openings_come_first_in_pages_labels_elements_and_bookmarks(data: bytes) -> None:
    reader = PdfReader(io.BytesIO(data))
    assert [page.extract_text().split()[0] for page in reader.pages] == ORDER
    assert reader.page_labels == ["i", "1", "2", "3", "4", "5"]
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == ORDER
    assert [line.strip().split(" ")[0] for line in dump_structure(data).splitlines() if "H1" not in line] == [
        "Document", "Sect", "Link", "Part", "Sect", "Link", "Sect", "Link", "Sect", "Link", "Part", "Sect", "Link",
        "Sect",
    ]  # fmt: skip
    reading = Reading(data)
    assert [reading.text(node).strip() for node in reading.root.walk() if node.tag == "H1"] == ORDER


def test_links_lead_to_places_before_and_after(data: bytes) -> None:
    reader = PdfReader(io.BytesIO(data))
    places = reader.named_destinations
    led = {
        number: reader.get_destination_page_number(places[str(annotation.get_object()["/Dest"])])
        for number, page in enumerate(reader.pages)
        for annotation in page.get("/Annots", [])
    }
    assert led == {0: 5, 1: 2, 2: 3, 3: 2, 4: 2}


def test_what_is_below_a_named_bookmark_is_folded(data: bytes) -> None:
    outlines = PdfReader(io.BytesIO(data)).root_object["/Outlines"]
    assert outlines["/Count"] == len(ORDER)  # type: ignore[index]
    assert outlines["/First"]["/Count"] == -1  # type: ignore[index]


def test_a_link_to_nowhere_is_a_bug() -> None:
    with pytest.raises(AssertionError, match=r"broken links: .*mars"):
        written(fragment("one", to="mars"))


def test_many_pages_names_and_keys_stand_in_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "FANOUT", FANOUT)
    document = Element("Document")
    data = written(*[fragment(f"page-{number:05}", document, to="page-00000") for number in range(MANY)])
    reader = PdfReader(io.BytesIO(data))
    root = reader.root_object
    assert len(reader.pages) == root["/Pages"]["/Count"] == MANY  # type: ignore[index]
    assert reader.pages[MANY - 1].extract_text().startswith(f"page-{MANY - 1:05}")
    for tree, entries in (
        (root["/Pages"], "/Kids"),
        (root["/Names"]["/Dests"], "/Names"),  # type: ignore[index]
        (root["/StructTreeRoot"]["/ParentTree"], "/Nums"),  # type: ignore[index]
    ):
        nodes = list(walked(tree))
        assert len(nodes) > FANOUT
        assert all(len(node.get("/Kids", [])) <= FANOUT for node in nodes)
        assert all(len(node.get(entries, [])) <= 2 * FANOUT for node in nodes)
    keys = [node["/Limits"] for node in walked(root["/StructTreeRoot"]["/ParentTree"]) if "/Nums" in node]  # type: ignore[index]
    assert [int(first) for first, _ in keys] == list(range(0, 2 * MANY, 2))
    assert check(data) == []


def walked(node: object) -> Iterator[dict[str, list[object]]]:
    node = node.get_object()  # type: ignore[attr-defined]
    yield node
    if "/Resources" not in node:
        for kid in node.get("/Kids", []):
            yield from walked(kid)


def test_leaves_that_are_written_are_let_go() -> None:
    document, counts = Element("Document"), []

    def made() -> Iterator[PageFragment]:
        for number in range(5):
            yield fragment(f"page-{number}", document)
            counts.append(elements_alive())

    before = elements_alive()
    written_one_by_one(made())
    assert len(set(counts)) == 1
    assert elements_alive() == before


def elements_alive() -> int:
    gc.collect()
    return sum(isinstance(thing, Element) for thing in gc.get_objects())
