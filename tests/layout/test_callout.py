from __future__ import annotations

from hypothesis import given

from brochure.compose.blocks import Callout, Run
from brochure.layout.callout import callout
from brochure.layout.pages import Element, Fill

from .placing import NARROW, STYLE, assert_sound, items, labels, measures, outline, text_of


@given(labels, labels, labels, measures)
def test_words_keep_apart_and_inside(title: str, plain: str, bold: str, width: float) -> None:
    block = Callout(title, (Run(plain + " "), Run(bold, bold=True), Run("."), Run(" more", href="https://bls.gov/")))
    slabs = callout(block, STYLE, width, Element("Sect"))
    assert_sound(slabs, width)
    assert slabs[0].links


def test_one_box_around_title_and_text() -> None:
    sect = Element("Sect")
    (slab,) = callout(Callout("Could this be you?", (Run("You notice what others miss."),)), STYLE, NARROW, sect)
    (ground,) = (item for item in items(slab) if isinstance(item, Fill))
    assert (ground.width, ground.height) == (NARROW, slab.height)
    assert text_of(slab) == "Could this be you? You notice what others miss."
    assert outline(sect) == "Sect\n  Div\n    P\n    P\n"
