"""Content that was written ahead, in another process, is that of pages written at once."""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING

import page as validator
import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

from brochure.artwork import Drawing, Outline, Segment
from brochure.layout.pages import About, Box, Content, Graphic, Page, PageFragment, Pages, Placed, Stroke
from brochure.pdf import FileWriter, write_ahead
from brochure.pdf.reading import LinkKid, Reading
from brochure.pdf.selfcheck import check

from .dump import dump_structure
from .sample import HEIGHT, WIDTH, line, sample, words

if TYPE_CHECKING:
    from collections.abc import Sequence

PAPER = "#fffbe8"
TRIANGLE = (Segment("m", (0.0, 0.0)), Segment("l", (40.0, 0.0)), Segment("l", (20.0, 30.0)), Segment("h"))
HEAD = Placed(54.0, HEIGHT - 20.0, line(
    None, words("A running head", color="#aa0000", tracking=2.0), Stroke(0, 14, 504, 14, 3.0, "#aa0000"),
    kind="Pagination"))  # fmt: skip
BLANK = Page(WIDTH, HEIGHT, (), PAPER)

Bodies = list[tuple[Placed, ...]]


def parted(pages: Pages) -> tuple[Bodies, Bodies]:
    """The content and the feet of two pages with every kind of item; on the second one is a drawing, twice."""
    drawing = Drawing("digest", 40.0, 30.0, (Outline(TRIANGLE, "#336699"),))
    twice = Content(None, (Graphic(0.0, 0.0, 40.0, 30.0, drawing), Graphic(60.0, 0.0, 40.0, 30.0, drawing)))
    rule = line(None, Stroke(0.0, 0.0, 100.0, 0.0, 1.0, "#336699"))
    first, second = (page.placed for page in pages.pages)
    bodies = [(Placed(54.0, 140.0, rule), *first[:-1]), (*second[:-1], Placed(54.0, 120.0, Box(30.0, (twice,))))]
    return bodies, [first[-1:], second[-1:]]


def page(*placed: Placed) -> Page:
    return Page(WIDTH, HEIGHT, placed, PAPER)


def written(*, is_ahead: bool, copies: int = 1) -> bytes:
    """The sample after a blank page, at once or with its content ahead."""
    pages = sample()
    bodies, feet = parted(pages)
    sink = io.BytesIO()
    file = FileWriter(sink, About(pages.title, pages.lang))
    outline = tuple(entry._replace(page=entry.page + 1) for entry in pages.outline)
    for _ in range(copies):
        # What is pickled together stays together: elements are known by identity.
        root, ahead = pickle.loads(pickle.dumps((pages.root, write_ahead(bodies))))
        if is_ahead:
            own: Sequence[Page] = [page(HEAD, *foot) for foot in feet]
            file.add(PageFragment((BLANK, *own), root, outline), ahead)
        else:
            own = [page(HEAD, *body, *foot) for body, foot in zip(bodies, feet, strict=True)]
            file.add(PageFragment((BLANK, *own), pages.root, outline))
    file.finish()
    return sink.getvalue()


@pytest.fixture(scope="module")
def ahead() -> bytes:
    return written(is_ahead=True)


@pytest.fixture(scope="module")
def at_once() -> bytes:
    return written(is_ahead=False)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_conforms(ahead: bytes, profile: str) -> None:
    report = validator.validate_pdf_bytes(ahead, profile=profile)
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
    assert check(ahead) == []


def test_pages_look_and_read_the_same(ahead: bytes, at_once: bytes) -> None:
    """The color, tracking and line width of the head do not reach the content, nor those of the content the foot."""
    for one, other in zip(pdfium.PdfDocument(ahead), pdfium.PdfDocument(at_once), strict=True):
        assert one.get_textpage().get_text_bounded() == other.get_textpage().get_text_bounded()
        assert one.render(scale=1).to_pil().tobytes() == other.render(scale=1).to_pil().tobytes()


def test_the_structure_is_the_same(ahead: bytes, at_once: bytes) -> None:
    assert dump_structure(ahead) == dump_structure(at_once)
    assert figures(ahead) == figures(at_once) != []
    assert links(ahead) == links(at_once) != []


def figures(data: bytes) -> list[dict[str, str]]:
    """The attributes of figures, with their bounding boxes."""
    return [node.attributes for node in Reading(data).root.walk() if node.tag == "Figure"]


def links(data: bytes) -> list[tuple[int, object]]:
    """The page and the rectangle of each link; all are in the structure."""
    found = [
        (number, annotation.get_object()["/Rect"])
        for number, page in enumerate(PdfReader(io.BytesIO(data)).pages)
        for annotation in page.get("/Annots", [])
    ]
    assert len(found) == sum(isinstance(kid, LinkKid) for node in Reading(data).root.walk() for kid in node.kids)
    return found


def test_artwork_of_several_fragments_is_in_the_file_once() -> None:
    pages = PdfReader(io.BytesIO(written(is_ahead=True, copies=2))).pages
    assert [list(page["/Resources"]["/XObject"]) for page in pages] == [["/Xdigest"]] * 6  # type: ignore[index]
