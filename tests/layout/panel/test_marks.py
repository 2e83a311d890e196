"""Numbers stand in the middle of their discs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.placing import STYLE, width_of

from brochure.fonts.metrics import face
from brochure.layout.pages import Element, Shape, Words
from brochure.layout.panel.marks import numbered_disc
from brochure.layout.panel.tray import Tray
from brochure.layout.text.labels import TextStyle

PALETTE = replace(STYLE.palette, accent="#0a5c63")
NUMERAL = TextStyle(face("Lato-Bold"), 11.0, 15.0, "#1f2933")


@pytest.mark.parametrize("number", [1, 10])
def test_number_is_centered_on_its_disc_and_content_of_the_label(number: int) -> None:
    tray, label = Tray(), Element("Lbl")
    numbered_disc(number, NUMERAL, tray, label, (30.0, 20.0), 12.0, PALETTE)
    disc, words = [content for box in tray.variant().placed for content in box.box.contents]
    assert (disc.element, words.element) == (None, label)
    shape, text = disc.items[0], words.items[0]
    assert isinstance(shape, Shape)
    assert isinstance(text, Words)
    assert shape == Shape(((42.0, 32.0),), "#0a5c63", 12.0)
    assert text.x + width_of(text) / 2 == pytest.approx(42.0)
    assert text.color == "#ffffff"
    assert tray.height == pytest.approx(44.0)
