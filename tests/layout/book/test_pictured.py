"""Chapters in the field design: colors, feet and headings, on paper of any size."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from tests.layout import samples
from tests.layout.field.test_field import headings
from tests.layout.inspecting import collisions, outside, sizes

from brochure.compose.book import Part, chapter, plan
from brochure.compose.book.model import Cover, CoverBar, Divider, Entry
from brochure.compose.long_form import long_form
from brochure.compose.material import Material
from brochure.compose.short_form import short_form
from brochure.layout.book import SetChapter, Typesetter, set_chapter
from brochure.layout.book.openers import cover_page
from brochure.layout.field import layout_field
from brochure.layout.field.cover import ICON, LINE
from brochure.layout.field.long import layout_long
from brochure.layout.icons import standing_icon
from brochure.layout.page.frame import frame_of
from brochure.layout.pages import Element, Fill, Graphic, Page
from brochure.paper import PageSize
from brochure.profile.find import read_header
from brochure.profile.load import load_file
from brochure.rendering import load_style
from brochure.resources import packaged_profiles
from brochure.style.clusters import cluster_colors, in_cluster_colors
from brochure.style.fit import on_page
from brochure.style.model import Style

PATHS = [packaged_profiles() / f"{name}.yaml" for name in ("electricians", "cooks")]
BOOK = plan([read_header(path).entry for path in PATHS], "cluster")
TITLE = load_file(PATHS[0]).profile.title


def style(name: str = "field", size: PageSize = "letter") -> Style:
    return on_page(samples.style(name), size)


@cache
def set_as(name: str = "field", size: PageSize = "letter", level: int = 1) -> SetChapter:
    profile = load_file(PATHS[0]).profile
    base = style(name, size)
    own = in_cluster_colors(base, profile.cluster)
    made = chapter(Material(profile), "electricians", own, BOOK.parts[0], BOOK)
    return set_chapter(replace(made, level=level), own, frame_of(base), "en-US")


def typesetter(name: str = "field", size: PageSize = "letter", *, right_hand: bool = False) -> Typesetter:
    return Typesetter(BOOK, style(name, size), right_hand=right_hand)


def fills(page: Page) -> list[str]:
    return [item.color for placed in page.placed for content in placed.box.contents for item in content.items
            if isinstance(item, Fill)]  # fmt: skip


def foot(page: Page) -> list[str]:
    """The texts of the foot from left to right."""
    found = [(x, y, " ".join(item.words)) for x, y, item, element in samples.placed_words(page) if element is None]
    lowest = min(y for _, y, _ in found)
    return [text for _, y, text in sorted(found) if y == lowest]


def words(page: Page) -> list[str]:
    return [" ".join(item.words) for _, _, item, element in samples.placed_words(page) if element]


def test_a_chapter_has_the_pages_of_the_brochure_in_the_color_of_its_cluster() -> None:
    profile = load_file(PATHS[0]).profile
    own = in_cluster_colors(style(), profile.cluster)
    alone = layout_field(short_form(Material(profile)), own).pages
    bound = typesetter().chapter(set_as()).pages
    assert len(bound) == 4
    for one, other in zip(alone, bound, strict=True):
        assert words(other) == [text for text in words(one) if not text.startswith("Some content used by")]
    assert fills(bound[0])[0] == cluster_colors("Construction").field
    assert style().palette.own != cluster_colors("Construction").field


def test_feet_have_the_credit_of_the_book_and_page_numbers_at_the_outer_margins() -> None:
    pages = typesetter().chapter(set_as()).pages
    feet = [foot(page) for page in pages]
    assert [texts[-1].split()[-1] for texts in feet[::2]] == ["1", "3"]
    assert [texts[0].split()[0] for texts in feet[1::2]] == ["2", "4"]
    for texts in feet:
        assert any(text == BOOK.attribution for text in texts)
        assert any(TITLE in text for text in texts)
    assert not any(collisions(page) for page in pages)


def test_no_page_has_a_running_head() -> None:
    for name in ("field", "field-full"):
        chapter_pages = set_as(name)
        for page in typesetter(name).chapter(chapter_pages).pages:
            heads = [y for _, y, item, element in samples.placed_words(page) if element is None and y > 750]
            assert heads == []


@pytest.mark.parametrize("level", [1, 2])
def test_headings_begin_at_the_level_of_the_chapter(level: int) -> None:
    for name, deepest in (("field", 2), ("field-full", 3)):
        found = headings(set_as(name, level=level).root)
        assert found[0] == f"H{level}"
        assert found.count(f"H{level}") == 1
        assert set(found) == {f"H{level + step}" for step in range(deepest + 1)}


def test_content_refers_to_the_elements_of_the_chapter() -> None:
    made = set_as("field-full", level=2)
    below = set(walked(made.root))
    for page in made.pages:
        for placed in page:
            for content in placed.box.contents:
                assert content.element is None or content.element in below
            for link in placed.box.links:
                assert link.element in below


def walked(element: Element) -> list[Element]:
    return [element, *[each for child in element.children for each in walked(child)]]


def test_bookmarks_are_pages_and_the_sections_of_the_text() -> None:
    short, long = set_as(), set_as("field-full")
    assert [(entry.title, entry.level, entry.page) for entry in short.outline] == [
        (TITLE, 2, 0), ("The work", 3, 1), ("Getting in", 3, 2), ("Pay and future", 3, 3),
    ]  # fmt: skip
    assert short.outline[0].name == "electricians"
    text = [entry.title for entry in long.outline if entry.level == 3]
    assert text == ["The work", "Getting in", "In detail", "Pay and future"]
    assert "What they do" in [entry.title for entry in long.outline if entry.level == 4]
    assert {entry.level for entry in long.outline} == {2, 3, 4}


def test_a_long_chapter_has_neither_lines_nor_pages_for_notes() -> None:
    made = set_as("field-full")
    assert "My notes" not in [text for page in made.pages[3:-1] for text in words(Page(612, 792, page))]
    assert [entry.title for entry in made.outline if entry.title == "My notes"] == []


@pytest.mark.parametrize(("name", "pages"), [("field", [3]), ("field-full", [6, 7])])
def test_similar_occupations_link_to_their_chapters(name: str, pages: list[int]) -> None:
    profile = load_file(PATHS[0]).profile
    other = read_header(PATHS[1]).entry._replace(title=profile.similar[0].title)
    both = plan([read_header(PATHS[0]).entry, other], "none")
    made = set_chapter(
        chapter(Material(profile), "electricians", style(name), both.parts[0], both),
        style(name),
        frame_of(style(name)),
        "en-US",
    )
    found = [(number, link) for number, page in enumerate(made.pages) for placed in page for link in placed.box.links]
    inside = [(number, link) for number, link in found if link.url == f"#{other.slug}"]
    assert sorted({number for number, _ in inside}) == pages
    assert all(link.text.casefold() in other.title.casefold() for _, link in inside)


def test_chapters_are_enlarged_on_larger_paper() -> None:
    small = typesetter().chapter(set_as())
    large = typesetter(size="tabloid").chapter(set_as(size="tabloid"))
    assert len(small.pages) == len(large.pages)
    for one, other in zip(small.pages, large.pages, strict=True):
        assert (other.width, other.height) == pytest.approx((792, 1224))
        assert words(one)[:3] == words(other)[:3]
        assert max(item.size for _, _, item, _ in samples.placed_words(other)) > max(
            item.size for _, _, item, _ in samples.placed_words(one)
        )
        assert foot(other)
    assert (small.outline[0].y, large.outline[0].y) == pytest.approx((792, 1224))


def test_type_of_the_text_is_not_enlarged_to_fill_its_pages() -> None:
    profile = load_file(packaged_profiles() / "oil-and-gas-workers.yaml").profile
    own = style("field-full")
    whole = plan([read_header(packaged_profiles() / "oil-and-gas-workers.yaml").entry], "none")
    made = chapter(Material(profile), profile.slug, own, whole.parts[0], whole)
    bound = Typesetter(whole, own, right_hand=False).chapter(set_chapter(made, own, frame_of(own), "en-US")).pages[3:-1]
    alone = layout_long(long_form(Material(profile), own), own).pages[3:-1]
    body = own.sizes.body
    assert [body in {size for page in pages for size in sizes(page)} for pages in (alone, bound)] == [False, True]


@pytest.mark.parametrize(("name", "colored"), [("field", True), ("field+copier", False), ("classic", False)])
def test_bars_of_the_cover_have_the_colors_of_their_clusters(name: str, colored: bool) -> None:
    clusters = ("Construction", "Agriculture")
    bars = tuple(CoverBar(1.0, cluster=cluster) for cluster in clusters)
    base = load_style(name)
    page = cover_page(Cover("Careers", "", (), (bars,)), base, frame_of(base), [])
    found = fills(page)[:2]
    assert (found == [cluster_colors(cluster).field for cluster in clusters]) is colored
    assert len(set(found)) == (2 if colored else 1)


def opened(title: str, name: str = "field", entries: int = 2) -> Page:
    """The first page of a part of this ``title``."""
    setter = Typesetter(BOOK, style(name), right_hand=False)
    listed = tuple(Entry(f"Occupation {number}", "electricians", str(number), "") for number in range(entries))
    divider = Divider("_part-1", "Part 1 of 2", title, f"{entries} occupations", listed, group=title)
    setter.begin(Part(1, title, BOOK.parts[0].occupations))
    setter.keep_pages(divider)
    return setter.divider(divider).pages[0]


def icons(page: Page) -> list[Graphic]:
    return [item for placed in page.placed for content in placed.box.contents for item in content.items
            if isinstance(item, Graphic)]  # fmt: skip


@pytest.mark.parametrize(("name", "title"), [("field", "Construction and Extraction"), ("classic", "Construction")])
def test_other_parts_open_with_a_tinted_panel(name: str, title: str) -> None:
    page = opened(title, name)
    assert fills(page)[0] == style(name).palette.tint
    assert icons(page) == []


def test_a_part_that_is_a_cluster_opens_in_its_color_with_its_icon() -> None:
    page = opened("Construction")
    assert fills(page)[0] == cluster_colors("Construction").field
    assert icons(page)[0].artwork == standing_icon("Construction", "#ffffff", ICON, ICON, LINE)[0].artwork
    assert {item.color for _, y, item, element in samples.placed_words(page) if element and y > 500} == {"#ffffff"}
    tags = [element.tag for _, _, _, element in samples.placed_words(page) if element]
    assert tags[:3] == ["P", "H1", "P"]
    assert not collisions(page)


@pytest.mark.parametrize("title", ["Education", "Hospitality, Events, & Tourism", "Management & Entrepreneurship"])
@pytest.mark.parametrize("entries", [2, 70])
def test_titles_of_parts_leave_room_for_the_icon_or_go_without(title: str, entries: int) -> None:
    page = opened(title, entries=entries)
    assert not collisions(page)
    assert not outside(page, 43.2, 18.0)
    for drawing in icons(page):
        assert drawing.height > 40
    assert bool(icons(page)) is (entries == 2 or title == "Education")
