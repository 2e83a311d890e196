"""Logos at their size, whom to ask in columns, and the head and panel of a brochure."""

from __future__ import annotations

import pytest
from tests.layout import samples
from tests.layout.inspecting import collisions, outside
from tests.pictures import halves, saved

from brochure.artwork import Artwork
from brochure.compose.blocks import Contact, Document, Illustration, Imprint, Paragraph, QrLink, Run, Section
from brochure.layout import layout
from brochure.layout.brochure.imprint import whom_to_ask
from brochure.layout.imprint.contact import ContactTexts, columns, groups
from brochure.layout.imprint.logo import LARGEST, LOGO_SIZES, Size, logo_size, resolution
from brochure.layout.pages import Element, Graphic, Modules, Pages, Words
from brochure.pdf.pictures import open_picture
from brochure.rendering import load_style
from brochure.style.fit import on_page

EDGE, FOOT = 9.0, 4.0  # what printers leave blank, and a little less
LINK = QrLink("Make an appointment", "https://example.org/x", "example.org", "QR code: x")
CONTACT = Contact(
    "Lincoln High School", "Career Center", ("Ana Ruiz", "206-555-0134"), ("Monday to Friday",), "Hours",
    ("4400 Main Street", "Seattle, WA"), "Address", LINK,
)  # fmt: skip


def logo(width: int, height: int) -> Artwork:
    return open_picture(saved(halves(width, height)), "logo.png", LARGEST)


def test_a_logo_keeps_its_proportions() -> None:
    assert logo_size(logo(600, 300), Size(100, 40)) == pytest.approx((80, 40))
    assert logo_size(logo(300, 600), Size(100, 40)) == pytest.approx((20, 40))


def test_resolution_is_that_of_the_print() -> None:
    most = LOGO_SIZES["brochure"]
    assert resolution(logo(90, 45), "brochure") == pytest.approx(90 / (2 * most.height) * 72)
    assert resolution(logo(4000, 2000), "brochure") > 300  # type: ignore[operator]


def document(contact: Contact, artwork: Artwork | None = None) -> Document:
    illustration = Illustration(artwork, "A shield") if artwork else None
    base = samples.document()
    section = Section("brand", "Help near you", (contact,), "Help near you, continued")
    return base._replace(imprint=Imprint("Help near you", contact, illustration), sections=(*base.sections, section))


def made(contact: Contact, style: str = "classic", size: str = "letter", artwork: Artwork | None = None) -> Pages:
    return layout(document(contact, artwork), on_page(load_style(style), size))


@pytest.mark.parametrize("size", ["letter", "a5", "a4-landscape"])
@pytest.mark.parametrize("style", ["classic", "large-print", "classic+copier"])
def test_pages_are_sound(style: str, size: str) -> None:
    pages = made(CONTACT, style, size, logo(600, 200))
    for page in pages.pages:
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)
    said = samples.text(pages)
    assert said.index("Lincoln High School") < said.index(pages.title.split()[0])
    for text in ("206-555-0134", "Hours", "Monday to Friday", "Address", "Make an appointment"):
        assert text in said


def test_the_logo_is_at_the_top_of_page_one() -> None:
    first, *others = made(CONTACT, artwork=logo(600, 200)).pages
    drawn = [(placed.y, item) for placed in first.placed for content in placed.box.contents for item in content.items
             if isinstance(item, Graphic)]  # fmt: skip
    assert len(drawn) == 1
    assert drawn[0][0] > first.height - 60
    assert not [item for page in others for placed in page.placed for content in placed.box.contents
                for item in content.items if isinstance(item, Graphic)]  # fmt: skip


@pytest.mark.parametrize("style", ["classic", "large-print"])
def test_long_lines_stay_on_the_page(style: str) -> None:
    long = CONTACT._replace(
        organization="Lincoln " * 10, contact=("w" * 100,) * 6, hours=("Monday " * 14,) * 4, address=("x" * 100,) * 5
    )
    for page in made(long, style).pages:
        assert not outside(page, EDGE, FOOT)


def test_columns_split_no_word_and_fill_the_width() -> None:
    texts, found = ContactTexts.of(samples.style("classic")), list(groups(CONTACT))
    widths = columns(found, LINK, 490.0, texts, 24.0)
    assert len(widths) == 4
    assert sum(widths) + 3 * 24.0 == pytest.approx(490.0)
    assert len(columns(found, LINK, 200.0, texts, 24.0)) < 4


def test_a_note_without_a_brand_has_no_head() -> None:
    note = Imprint("A note for you", about=((Run("Ask me."),),))
    base, style = samples.document(), samples.style()
    assert samples.text(layout(base._replace(imprint=note), style)) == samples.text(layout(base, style))


@pytest.mark.parametrize("style", ["classic", "large-print"])
def test_no_text_moves_before_whom_to_ask(style: str) -> None:
    later = Paragraph((Run("Later text. " * 30),))
    base = samples.document()
    section = Section("brand", "Help near you", (samples.prose(12), CONTACT, *[later] * 6), "Help near you, continued")
    pages = layout(base._replace(sections=(samples.section(samples.prose(260)), section)), load_style(style))
    said = samples.text(pages)
    assert said.index("206-555-0134") < said.index("Later text")


@pytest.mark.parametrize("url", ["https://example.org/x", "https://example.org/" + "x" * 3000, None])
def test_a_column_has_the_names_beside_the_code_and_the_rest_below(url: str | None) -> None:
    """A code that is too long, or none, leaves the names the whole width; the address of the page has room below."""
    link = LINK._replace(url=url, shown="www.lincoln-high-school.example.org/careers") if url else None
    elements: list[Element] = []
    contact = CONTACT._replace(link=link, in_column=True)
    first, *lines = whom_to_ask(contact, load_style(), 180.0, elements, 500.0)
    codes = [item for content in first.contents for item in content.items if isinstance(item, Modules)]
    assert len(codes) == (url is not None and len(url) < 100)
    assert [area.url for area in first.links] == ([url] if url else [])
    words = [" ".join(item.words) for box in (first, *lines) for content in box.contents for item in content.items
             if isinstance(item, Words)]  # fmt: skip
    assert words[:4] == ["Lincoln High School", "Career Center", "Ana Ruiz", "206-555-0134"]
    assert words[-4:] == ["Hours", "Monday to Friday", "Address", "4400 Main Street, Seattle, WA"]
    assert not any(line.can_break for line in lines)
