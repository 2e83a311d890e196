"""Enlarging: every kind of item by one factor, elements untouched."""

from __future__ import annotations

from brochure.layout.comparison.enlarge import enlarged
from brochure.layout.pages import (
    Box,
    Content,
    Element,
    Fill,
    LinkArea,
    Modules,
    Page,
    Placed,
    Shape,
    Stroke,
    Words,
)


def test_everything_is_twice_as_large() -> None:
    element = Element("P")
    small = (
        Words(1, 2, "Lato-Bold", 3, "#000000", ("a",), gap=4, trail=True, tracking=5),
        Fill(1, 2, 3, 4, "#000000"),
        Stroke(1, 2, 3, 4, 5, "#000000"),
        Shape(((1, 2), (3, 4)), "#000000", 5),
        Modules(1, 2, 3, (((0, 1),),), "#000000"),
    )
    large = (
        Words(2, 4, "Lato-Bold", 6, "#000000", ("a",), gap=8, trail=True, tracking=10),
        Fill(2, 4, 6, 8, "#000000"),
        Stroke(2, 4, 6, 8, 10, "#000000"),
        Shape(((2, 4), (6, 8)), "#000000", 10),
        Modules(2, 4, 6, (((0, 1),),), "#000000"),
    )
    link = LinkArea(1, 2, 3, 4, "https://example.org", element, "a")
    page = enlarged(Page(10, 20, (Placed(1, 2, Box(3, (Content(element, small, "Pagination"),), links=(link,))),)), 2)
    (placed,) = page.placed
    assert (page.width, page.height, placed.x, placed.y, placed.box.height) == (20, 40, 2, 4, 6)
    assert placed.box.contents == (Content(element, large, "Pagination"),)
    assert placed.box.contents[0].element is element
    assert placed.box.links == (LinkArea(2, 4, 6, 8, "https://example.org", element, "a"),)
