"""Handouts of a brand: whom to ask at the foot, and programs, events and notes as far as there is room."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.brand.samples import BRAND, write_brand
from tests.layout import samples
from tests.layout.inspecting import collisions, outside, sizes
from tests.locales import EN

from brochure.branding import open_brand
from brochure.compose.full import name_of
from brochure.compose.material import Material
from brochure.compose.short_form import ShortForm, short_form
from brochure.layout.handout import layout_handout
from brochure.layout.handout.near import near
from brochure.layout.handout.type import Type
from brochure.layout.page.frame import frame_of
from brochure.layout.pages import Element, Graphic, Pages
from brochure.profile.load import load_file
from brochure.resources import packaged_profiles
from brochure.style.clusters import in_cluster_colors

PATHS = sorted(packaged_profiles().glob("*.yaml"))
EDGE, FOOT, MIN_SIZE = 50.4, 18.0, 7.5
LONG = (
    BRAND
    + "".join(f"  - {{name: Event number {n}, date: 2099-01-{n:02}, place: Main gym}}\n" for n in range(1, 29))
)  # fmt: skip


def branded(path: Path, folder: Path, text: str = BRAND) -> ShortForm:
    return short_form(Material(load_file(path).profile, branding=open_brand(write_brand(folder, text)).branding))


def made(content: ShortForm) -> Pages:
    return layout_handout(content, in_cluster_colors(samples.style("handout"), content.cluster))


def sound(pages: Pages) -> None:
    for page in pages.pages:
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)
        assert min(sizes(page)) >= MIN_SIZE


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_sides_with_a_brand_are_sound(path: Path, tmp_path: Path) -> None:
    content = branded(path, tmp_path)
    assert content.imprint is not None
    pages = made(content)
    sound(pages)
    said = samples.text(pages)
    for text in ("Lincoln High School", "206-555-0134", "4400 Main Street", "Make an appointment"):
        assert text in said
    assert content.imprint.title in said or {"programs", "events", "note"} <= set(pages.omitted)
    assert "Your school or career center" not in said


def figures(element: Element) -> list[str]:
    own = [element.alt or ""] if element.tag == "Figure" else []
    return own + [alt for child in element.children for alt in figures(child)]


def test_the_logo_is_a_figure(tmp_path: Path) -> None:
    pages = made(branded(PATHS[0], tmp_path))
    assert "A red and blue shield" in figures(pages.root)
    items = [item for placed in pages.pages[1].placed for content in placed.box.contents for item in content.items]
    (logo,) = [item for item in items if isinstance(item, Graphic)]
    assert logo.width / logo.height == pytest.approx(2.0)


def test_what_has_no_room_is_left_out_and_named(tmp_path: Path) -> None:
    pages = made(branded(PATHS[0], tmp_path, LONG))
    sound(pages)
    assert "events" in pages.omitted
    assert name_of(EN, "events") in samples.text(pages, artifacts=True)
    assert "Event number 1 " in samples.text(pages)


def test_long_lines_wrap(tmp_path: Path) -> None:
    text = BRAND.replace("Ana Ruiz", "Ana " + "Ruiz-y-" * 13).replace("4400 Main Street", "w" * 100)
    sound(made(branded(PATHS[0], tmp_path, text)))


def test_a_name_alone_keeps_the_box_small(tmp_path: Path) -> None:
    pages = made(branded(PATHS[0], tmp_path, "organization: Lincoln\n"))
    sound(pages)
    assert "Lincoln" in samples.text(pages)


def test_hundreds_of_events_take_no_longer_than_a_dozen(tmp_path: Path) -> None:
    many = BRAND + "".join(f"  - {{name: Event {n}, date: 2098-01-{n % 28 + 1:02}}}\n" for n in range(500))
    content = branded(PATHS[0], tmp_path, many)
    part = near(content.imprint, Type.of(frame_of(samples.style("handout")), samples.style("handout")))
    assert part is not None
    assert len(part) < 40
    sound(made(content))
