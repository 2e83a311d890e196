"""Lists of programs and events: the last ones are left out first, and addresses before them."""

from __future__ import annotations

from tests.layout import samples
from tests.layout.imprint.branding import branding
from tests.layout.placing import words_of
from tests.locales import EN

from brochure.compose.brand import common_imprint
from brochure.layout.imprint.listing import Listing
from brochure.layout.imprint.note import note_makers
from brochure.layout.panel.parts import Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.panel.type import Texts

IMPRINT = common_imprint(branding("long"), EN)
TEXTS = Texts(samples.style("leaflet"))


def head(text: str, tray: Tray) -> float:
    return tray.label(TEXTS.strong.line(text), None)


def listing(columns: int = 1) -> list[Variant]:
    assert IMPRINT is not None
    assert IMPRINT.programs is not None
    return [make() for make in Listing(IMPRINT.programs, "programs", TEXTS, 400.0, head, 1.0, columns, 10.0).makers()]


def said(variant: Variant) -> str:
    words = (word for placed in variant.placed for item in words_of(placed.box) for word in item.words)
    return " ".join(words).replace("\N{NO-BREAK SPACE}", "")


def test_variants_lose_addresses_and_then_entries() -> None:
    whole, without, *fewer, gone = listing()
    assert "college8.example.edu" in said(whole)
    assert whole.omitted == ()
    assert "example.edu" not in said(without)
    assert without.omitted == ("web_addresses",)
    assert all(len(one.placed) < len(without.placed) for one in fewer)
    assert said(fewer[-1]).endswith("Technology 1 Community College Number 1· 1 years· $1,000")
    assert fewer[-1].omitted == ("programs", "web_addresses")
    assert (gone.height, gone.omitted) == (0.0, ("programs",))


def test_links_remain_where_addresses_are_not_printed() -> None:
    for variant in listing()[:2]:
        urls = [link.url for placed in variant.placed for link in placed.box.links]
        assert urls == [f"https://www.college{number}.example.edu/programs" for number in range(1, 9)]


def test_columns_halve_the_height() -> None:
    one, two = listing()[1], listing(2)[1]
    assert two.height < 0.8 * one.height
    assert said(one).split()[-6:] == said(two).split()[-6:]


def test_the_note_on_the_occupation_is_kept_longest() -> None:
    assert IMPRINT is not None
    about = IMPRINT._replace(about=IMPRINT.note[:1])
    whole, small, first, gone = (make() for make in note_makers(about, TEXTS, 200.0, head))
    assert whole.height > small.height > first.height > gone.height == 0.0
    assert [one.omitted for one in (whole, small, first, gone)] == [(), (), ("note",), ("note",)]
    assert whole.loss < small.loss < first.loss < gone.loss
