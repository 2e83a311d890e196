"""Numbers stand in the middle of their discs, and outlines around their rectangles."""

from __future__ import annotations

import pytest
from tests.layout.placing import width_of

from brochure.fonts.metrics import face
from brochure.layout.pages import Element, Shape, Words
from brochure.layout.panel.marks import numbered_disc, outlined
from brochure.layout.panel.tray import Tray
from brochure.layout.text.labels import TextStyle

NUMERAL = TextStyle(face("Lato-Bold"), 11.0, 15.0, "#1f2933")


@pytest.mark.parametrize("number", [1, 10])
def test_number_is_centered_on_its_disc_and_content_of_the_label(number: int) -> None:
    tray, label = Tray(), Element("Lbl")
    numbered_disc(number, NUMERAL, tray, label, (30.0, 20.0), 12.0, "#0a5c63")
    disc, words = [content for box in tray.variant().placed for content in box.box.contents]
    assert (disc.element, words.element) == (None, label)
    shape, text = disc.items[0], words.items[0]
    assert isinstance(shape, Shape)
    assert isinstance(text, Words)
    assert shape == Shape(((42.0, 32.0),), "#0a5c63", 12.0)
    assert text.x + width_of(text) / 2 == pytest.approx(42.0)
    assert text.color == "#ffffff"
    assert tray.height == pytest.approx(44.0)


def test_outline_has_square_corners() -> None:
    lines = outlined(10.0, 20.0, 100.0, 50.0, 2.0, "#000000")
    across = [line for line in lines if line.y1 == line.y2]
    assert {(min(line.x1, line.x2), max(line.x1, line.x2)) for line in across} == {(9.0, 111.0)}
    assert {line.y1 for line in across} == {20.0, 70.0}
