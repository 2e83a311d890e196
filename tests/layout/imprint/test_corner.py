"""The corner of posters and signs: it stays within its width, and the code or the address of the page is there."""

from __future__ import annotations

import pytest
from tests.layout import samples
from tests.layout.imprint.branding import BRANDS, branding
from tests.layout.placing import items, rect_of
from tests.locales import EN

from brochure.compose.brand import common_imprint
from brochure.layout.imprint.corner import Corner, CornerTexts, SetCorner, set_corner
from brochure.layout.imprint.logo import Size
from brochure.layout.pages import Modules
from brochure.layout.text.labels import label_styles


def made(text: str, shape: str, *, coded: bool, width: float = 300.0) -> SetCorner:
    imprint = common_imprint(branding(text, shape), EN)
    assert imprint is not None
    style = samples.style("leaflet")
    labels = label_styles(style)
    form = Corner(CornerTexts(labels.bold, labels.note), style, width, Size(80.0, 30.0), 8.0, 50.0)
    return set_corner(imprint, form, coded=coded)


@pytest.mark.parametrize("width", [240.0, 300.0, 500.0])
@pytest.mark.parametrize("coded", [True, False])
@pytest.mark.parametrize(("text", "shape"), BRANDS)
def test_all_stays_within_the_width(text: str, shape: str, coded: bool, width: float) -> None:
    corner = made(text, shape, coded=coded, width=width)
    box = corner.tray.box()
    assert corner.width <= width
    for item in items(box):
        rect = rect_of(item)
        assert rect.left >= -0.5
        assert rect.right <= corner.width + 3.0  # the space after the last word
        assert rect.bottom <= box.height + 1.0


def test_the_page_is_a_link_either_way() -> None:
    for coded in (True, False):
        box = made("usual", "wide", coded=coded).tray.box()
        (link,) = box.links
        assert link.url == "https://lincoln.example.org/careers"
        assert any(isinstance(item, Modules) for item in items(box)) == coded
