"""Brands with logos of several shapes, for tests of layouts."""

from __future__ import annotations

import pytest
from tests.brand.samples import BRAND, LONG, SHORT
from tests.layout import samples
from tests.pictures import halves, saved

from brochure.artwork import Artwork, Picture
from brochure.brand.model import Brand, Branding
from brochure.compose.blocks import Imprint
from brochure.layout.imprint.logo import LARGEST
from brochure.layout.pages import Element, Graphic, Pages
from brochure.pdf.pictures import open_picture
from brochure.yamlio.decode import decode
from brochure.yamlio.nodes import parse
from brochure.yamlio.report import Report
from brochure.yamlio.source import Source

SHAPES = {"wide": (1200, 300), "square": (600, 600), "tall": (300, 900)}
TEXTS = {"usual": BRAND, "long": LONG, "short": SHORT}

BRANDS = [*(("usual", shape) for shape in SHAPES), ("long", "wide"), ("short", "wide")]
"""Texts and shapes of logos that every form is laid out with."""


def logo(shape: str = "wide") -> Artwork:
    return open_picture(saved(halves(*SHAPES[shape])), "logo.png", LARGEST)


def branding(text: str = "usual", shape: str = "wide") -> Branding:
    """A brand of :data:`TEXTS`, with a logo if it has one."""
    report = Report(patient=True)
    brand = decode(parse(Source.from_bytes(TEXTS[text].encode(), "brand.yaml")), Brand, report)
    assert brand is not None
    return Branding(brand, logo(shape) if brand.logo else None)


def logos(pages: Pages) -> list[Graphic]:
    """The pictures on ``pages``; icons are drawings."""
    return [item for page in pages.pages for placed in page.placed for content in placed.box.contents
            for item in content.items if isinstance(item, Graphic) and isinstance(item.artwork, Picture)]  # fmt: skip


def alternatives(element: Element) -> list[str]:
    """The alternative texts of all figures below ``element``."""
    own = [element.alt or ""] if element.tag == "Figure" else []
    return own + [alt for child in element.children for alt in alternatives(child)]


def assert_branded(pages: Pages, imprint: Imprint | None, count: int = 1) -> None:
    """The name and ``count`` undistorted logos with their alternative text are on ``pages``, if the brand has one."""
    assert imprint is not None
    assert imprint.contact is not None
    assert imprint.contact.organization in " ".join(samples.text(pages, artifacts=True).split())
    found = logos(pages)
    assert len(found) == (count if imprint.logo else 0)
    for one in found:
        assert one.width / one.height == pytest.approx(one.artwork.width / one.artwork.height)
    if imprint.logo:
        assert alternatives(pages.root).count(imprint.logo.alt) == 1
