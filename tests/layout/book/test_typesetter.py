"""Pieces of a book: page numbers, blank pages, languages, unsplit rankings."""

from __future__ import annotations

import pytest
from tests.layout import samples

from brochure.compose.blocks import Document, Section
from brochure.compose.book import plan
from brochure.compose.book.model import Chapter, Cover, CoverBar, Divider, Front, Listing, Tables
from brochure.layout.book import SetChapter, Typesetter, set_chapter
from brochure.layout.book.typesetter import is_verso, roman
from brochure.layout.page.frame import frame_of
from brochure.layout.pages import Element, Page, PageFragment
from brochure.style.model import Style


def typesetter(style: Style | None = None, *, right_hand: bool = False) -> Typesetter:
    return Typesetter(plan([], "category"), style or samples.style(), "letter", right_hand=right_hand)


def chapter(name: str, document: Document | None = None, style: Style | None = None) -> SetChapter:
    style = style or samples.style()
    return set_chapter(
        Chapter(name, "Construction", document or samples.full()), style, frame_of(style, "letter"), "en-US"
    )


def front(*tables: Tables) -> Front:
    section = samples.section(samples.prose(30), title="About this book", key="imprint")
    return Front(Cover("Title", "", (), ((CoverBar(1.0),),)), section, Listing("_contents", "Contents", "", ()), tables)


def edges(page: Page) -> tuple[str, str]:
    """Return the texts at the left and right ends of the foot."""
    lowest = min(y for _, y, _, _ in samples.placed_words(page))
    foot = sorted((x, " ".join(item.words)) for x, y, item, _ in samples.placed_words(page) if y == lowest)
    return foot[0][1], foot[-1][1]


def test_page_numbers_are_at_the_outer_margins() -> None:
    pages = typesetter().chapter(chapter("roofers")).pages
    assert len(pages) > 3
    credit = plan([], "category").attribution
    assert [edges(page) for page in pages[:3]] == [(credit, "1"), ("2", credit), (credit, "3")]


def test_chapter_has_running_heads_from_its_second_page() -> None:
    """The heads are the part on left-hand pages and the title on right-hand pages."""
    roofers = chapter("roofers")
    pages = typesetter().chapter(roofers).pages
    top = max(y for _, y, _, element in samples.placed_words(pages[1]) if element is None)
    heads = [
        [" ".join(item.words) for _, y, item, element in samples.placed_words(page) if y == top and element is None]
        for page in pages
    ]
    assert heads[:3] == [[], [roofers.heads[0]], [roofers.heads[1]]]


def test_chapters_have_consecutive_pages() -> None:
    setter = typesetter()
    first = setter.chapter(chapter("one"))
    setter.chapter(chapter("two"))
    assert setter.pages == {"one": "1", "two": str(len(first.pages) + 1)}


def test_chapter_follows_a_blank_page_when_it_would_begin_on_the_left() -> None:
    setter, short = typesetter(right_hand=True), samples.document(samples.section(samples.prose(30)))
    fragment = [setter.chapter(chapter(name, short)) for name in ("one", "two")]
    assert [len(part.pages) for part in fragment] == [1, 2]
    assert fragment[1].pages[0].placed == ()
    assert [entry.page for entry in fragment[1].outline] == [1, 1]
    assert setter.pages == {"one": "1", "two": "3"}


def test_chapter_declares_its_language_when_it_differs_from_the_book() -> None:
    setter = typesetter()
    british = samples.full()._replace(lang="en-GB", composed="en-GB")
    assert setter.chapter(chapter("slaters", british)).root.lang == "en-GB"
    spanish = setter.chapter(chapter("techadores", samples.full()._replace(lang="es-US", own="es-US"))).root
    assert spanish.lang is None  # generated text is in the language of the book
    assert [part.lang for part in spanish.children if part.tag == "H2"] == ["es-US"]
    assert setter.chapter(chapter("roofers")).root.lang is None


def test_chapter_has_its_part_as_its_parent() -> None:
    setter = typesetter()
    fragments = []
    for number in (1, 2):
        fragments.append(setter.divider(Divider(f"_part-{number}", "", "Construction", "", ())))
        fragments.append(setter.chapter(chapter(f"roofers-{number}")))
    parts = [fragment.parents[-1] for fragment in fragments]
    assert parts[0] is parts[1] is not parts[2] is parts[3]
    assert {fragment.parents[0] for fragment in fragments} == {fragments[0].parents[0]}
    assert [element.tag for element in fragments[0].parents] == ["Document", "Part"]


@pytest.mark.parametrize("whole", [True, False])
def test_rankings_are_not_split_when_tables_are_whole(whole: bool) -> None:
    blocks = [samples.table(14)._replace(caption=f"Ranking {number}") for number in range(7)]
    section = Section("glance", "At a glance", tuple(blocks), "At a glance, continued")
    fragment = typesetter().front(front(Tables("_glance", section, whole=whole)))
    repeated = sum(
        content.kind == "Pagination" and any("Industry" in getattr(item, "words", ()) for item in content.items)
        for page in fragment.pages
        for placed in page.placed
        for content in placed.box.contents
    )
    assert (repeated == 0) is whole


def test_front_has_roman_numerals_and_an_even_number_of_pages() -> None:
    setter = typesetter()
    fragment = setter.front(
        front(Tables("_glance", samples.section(samples.table(3), title="At a glance"), whole=True))
    )
    assert setter.pages == {"_contents": "iii", "_glance": "iv"}
    assert [len(fragment.pages), len(typesetter().front(front()).pages)] == [4, 4]
    assert edges(fragment.pages[1])[0] == "ii"
    assert fragment.front


def test_chapter_headings_and_bookmarks_are_one_level_lower() -> None:
    fragment = typesetter().chapter(chapter("roofers"))
    assert headings(fragment) == ["H2", "H3", "H4", "H3", "H3", "H3", "H3"]
    assert [entry.level for entry in fragment.outline] == [2, 3, 3, 3, 3, 3]


def headings(fragment: PageFragment) -> list[str]:
    def walk(element: Element) -> list[str]:
        own = [element.tag] if element.tag[0] == "H" else []
        return [*own, *(tag for child in element.children for tag in walk(child))]

    return walk(fragment.root)


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "i"),
        (4, "iv"),
        (9, "ix"),
        (14, "xiv"),
        (40, "xl"),
        (49, "xlix"),
        (90, "xc"),
        (444, "cdxliv"),
        (1990, "mcmxc"),
    ],
)
def test_roman_returns_lowercase_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_is_verso_is_true_when_the_number_is_even() -> None:
    assert [is_verso(number) for number in (1, 2, 3)] == [False, True, False]
