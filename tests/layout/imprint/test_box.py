"""The box of whom to ask: all of it where there is room, its name in any case."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.layout import samples
from tests.layout.imprint.branding import SHAPES, TEXTS, branding
from tests.locales import EN

from brochure.compose.blocks import Imprint
from brochure.compose.brand import common_imprint
from brochure.layout.imprint.box import ContactBox
from brochure.layout.imprint.logo import Size
from brochure.layout.pages import Graphic, Words
from brochure.layout.panel.parts import Variant


def variants(text: str, shape: str = "wide", width: float = 220.0) -> list[Variant]:
    imprint = common_imprint(branding(text, shape), EN)
    assert isinstance(imprint, Imprint)
    box = ContactBox(imprint, samples.style("leaflet"), width, Size(96.0, 46.0), 40.0)
    return [make() for make in box.makers()]


def said(variant: Variant) -> str:
    return " ".join(word for placed in variant.placed for content in placed.box.contents for item in content.items
                    if isinstance(item, Words) for word in item.words)  # fmt: skip


@pytest.mark.parametrize("width", [150.0, 220.0, 400.0])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", TEXTS)
def test_each_variant_is_briefer_and_names_what_it_omits(text: str, shape: str, width: float) -> None:
    made = variants(text, shape, width)
    for fuller, briefer in pairwise(made):
        assert briefer.height <= fuller.height
        assert briefer.loss > fuller.loss
        assert set(briefer.omitted) >= set(fuller.omitted)
    assert not made[0].omitted
    assert all("Lincoln" in said(one) for one in made)
    for one in made:
        for placed in one.placed:
            for content in placed.box.contents:
                for item in content.items:
                    if isinstance(item, Graphic):
                        assert placed.x + item.x + item.width <= width
                        assert placed.y + item.y + item.height <= one.height


def test_whom_to_ask_is_the_last_to_be_left_out() -> None:
    made = variants("usual")
    assert [one.omitted for one in made] == [
        (), (), ("hours",), ("hours", "postal_address"), ("hours", "postal_address", "web_page"),
        ("hours", "postal_address", "web_page", "contact"),
    ]  # fmt: skip
    assert "206-555-0134" in said(made[-2])
    assert said(made[-1]) == "Lincoln High School Career Center"


def test_a_name_alone_has_one_variant_with_room_for_a_stamp() -> None:
    (only,) = variants("short")
    assert only.height == 40.0
