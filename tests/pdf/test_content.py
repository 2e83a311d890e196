from __future__ import annotations

from brochure.layout.pages import Box, Content, Element, Fill, Item, LinkArea, Modules, Page, Placed, Shape, Stroke
from brochure.pdf.content import PageWriter
from brochure.pdf.faces import UsedFaces
from brochure.pdf.navigation import placed_links
from brochure.pdf.structure import Marks

from .sample import words

P = Element("P")


def stream(*contents: Content, marks: Marks | None = None) -> str:
    box = Box(100.0, contents)
    page = Page(612.0, 792.0, (Placed(50.0, 700.0, box),))
    return PageWriter(UsedFaces(), {}, marks or Marks()).write(page).decode("latin-1").replace("\0", "")


def drawn(*items: Item) -> list[str]:
    """The operators of an artifact with these items, without its brackets."""
    first, *operators, last = stream(Content(None, items)).split("\n")
    assert (first, last) == ("/Artifact BMC", "EMC")
    return operators


def test_lines_are_placed_from_one_another_and_state_is_not_repeated() -> None:
    assert drawn(words("il"), words("il", 20.0)) == [
        "BT", "0.133 g", "/Lato-Regular 10 Tf", "50 690 Td[(il )]TJ", "20 0 Td[(il )]TJ", "ET",
    ]  # fmt: skip


def test_gaps_widen_spaces_in_thousandths() -> None:
    (line,) = [o for o in drawn(words("i l", gap=0.5)) if "TJ" in o]
    assert line == "50 690 Td[(i )-50(l )]TJ"


def test_neighbors_of_one_element_are_one_sequence() -> None:
    marks = Marks()
    other = Element("Link")
    one, two = Content(P, (words("i"),)), Content(P, (words("l"),))
    text = stream(one, two, Content(other, (words("i"),)), Content(P, ()), one, marks=marks)
    assert [line for line in text.split("\n") if "BDC" in line] == [
        "/P<</MCID 0>>BDC", "/Link<</MCID 1>>BDC", "/P<</MCID 2>>BDC",
    ]  # fmt: skip
    assert marks.pages == [[P, other, P]]


def test_words_in_another_language_are_a_sequence_within_that_of_their_element() -> None:
    text = stream(Content(P, (words("i"), words("l", lang="es-US"), words("i"))))
    assert [line for line in text.split("\n") if not line.endswith((" g", " Tf"))] == [
        "/P<</MCID 0>>BDC", "BT", "50 690 Td[(i )]TJ", "ET",
        "/Span<</Lang(es-US)>>BDC", "BT", "50 690 Td[(l )]TJ", "ET", "EMC",
        "BT", "50 690 Td[(i )]TJ", "ET", "EMC",
    ]  # fmt: skip


def test_artifacts_of_pagination_say_so() -> None:
    text = stream(Content(None, (words("i"),), "Pagination"), Content(None, (words("l"),)))
    assert [line for line in text.split("\n") if "Artifact" in line] == [
        "/Artifact<</Type/Pagination>>BDC", "/Artifact BMC",
    ]  # fmt: skip


def test_shapes() -> None:
    assert drawn(Fill(1, 2, 30, 4, "#000000")) == ["0 g", "51 694 30 4 re f"]
    assert drawn(Stroke(0, 0, 10, 5, 0.5, "#000000")) == ["0 G", "0.5 w", "50 700 m 60 695 l S"]
    assert drawn(Shape(((0, 0), (10, 0), (5, 5)), "#000000")) == ["0 g", "50 700 m 60 700 l 55 695 l f"]
    dot = drawn(Shape(((0, 0),), "#000000", radius=10.0))[1]
    assert dot.startswith("60 700 m 60 705.52 55.52 710 50 710 c")
    assert dot.endswith("60 700 c f")


def test_a_turned_box_has_a_graphics_state_of_its_own() -> None:
    """Both axes point the other way in it, and what is set there does not count after it."""
    black, white = (Content(None, (Fill(0, 0, 3, 4, color), Stroke(0, 0, 1, 0, width, color)))
                    for color, width in (("#000000", 2.0), ("#ffffff", 3.0)))  # fmt: skip
    boxes = Placed(10.0, 20.0, Box(9.0, (black,))), Placed(50.0, 60.0, Box(9.0, (white,)), turned=True)
    page = Page(612.0, 792.0, (*boxes, boxes[0]))
    assert PageWriter(UsedFaces(), {}, Marks()).write(page).decode("latin-1").split("\n") == [
        "/Artifact BMC", "0 g", "10 16 3 4 re f", "0 G", "2 w", "10 20 m 11 20 l S", "EMC",
        "q -1 0 0 -1 50 60 cm",
        "/Artifact BMC", "1 g", "0 -4 3 4 re f", "1 G", "3 w", "0 0 m 1 0 l S", "EMC",
        "Q",
        "/Artifact BMC", "10 16 3 4 re f", "10 20 m 11 20 l S", "EMC",
    ]  # fmt: skip


def test_figures_and_links_of_a_turned_box_are_where_it_is_on_the_page() -> None:
    figure, link, marks = Element("Figure", alt="a"), Element("Link"), Marks()
    area = LinkArea(1.0, 2.0, 30.0, 4.0, "https://example.org/", link, "there")
    box = Box(9.0, (Content(figure, (Fill(1, 2, 30, 4, "#000000"),)),), links=(area,))
    placed = Placed(100.0, 200.0, box, turned=True)
    PageWriter(UsedFaces(), {}, marks).write(Page(612.0, 792.0, (placed,)))
    assert marks.boxes[figure] == (69.0, 202.0, 99.0, 206.0)
    assert placed_links([placed]) == [(area, 69.0, 206.0)]


def test_modules_are_one_path_in_units() -> None:
    operators = drawn(Modules(0, 10, 2.5, (((0, 3), (5, 1)), (), ((1, 2),)), "#000000"))
    assert operators == ["0 g", "q 2.5000 0 0 -2.5000 50 690 cm", "0 0 3 1 re", "5 0 1 1 re", "1 2 2 1 re f Q"]


def test_the_box_of_a_figure_is_around_its_items() -> None:
    marks = Marks()
    figure = Element("Figure")
    stream(Content(figure, (Fill(10, 20, 30, 5, "#000000"), Shape(((50, 50),), "#000000", radius=4))), marks=marks)
    assert marks.boxes[figure] == (60.0, 646.0, 104.0, 680.0)
