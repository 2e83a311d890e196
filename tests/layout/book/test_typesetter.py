"""Pieces of a book: page numbers, blank pages, languages, unsplit rankings."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.layout import samples

from brochure.compose.blocks import Bar, BarChart, Document, Section
from brochure.compose.book import Part, plan
from brochure.compose.book.model import Chapter, Cover, CoverBar, Divider, Entry, Front, Listing, Tables
from brochure.layout import layout
from brochure.layout.book import SetChapter, Typesetter, set_chapter
from brochure.layout.book.typesetter import is_verso, roman
from brochure.layout.page.frame import frame_of
from brochure.layout.pages import Element, Page, PageFragment
from brochure.profile.find import Entry as Listed
from brochure.style.model import Style


def typesetter(style: Style | None = None, *, right_hand: bool = False) -> Typesetter:
    return Typesetter(plan([], "category"), style or samples.style(), right_hand=right_hand)


def chapter(name: str, document: Document | None = None, style: Style | None = None, level: int = 2) -> SetChapter:
    style = style or samples.style()
    return set_chapter(
        Chapter(name, "Construction", document or samples.full(), level), style, frame_of(style), "en-US"
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


def test_type_of_a_chapter_is_not_enlarged_to_fill_its_pages() -> None:
    roomy = samples.document(samples.section(samples.prose(1000)))._replace(page_count=(2,))
    body = samples.style().sizes.body
    alone, bound = layout(roomy, samples.style()).pages, typesetter().chapter(chapter("roofers", roomy)).pages
    assert len(alone) == len(bound) == 2
    sizes = [{item.size for page in pages for _, _, item, _ in samples.placed_words(page)} for pages in (alone, bound)]
    assert [body in found for found in sizes] == [False, True]


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


def part(number: int, *slugs: str, named: bool = True) -> Part:
    occupations = tuple(Listed(slug, slug.capitalize(), (), None, None, Path(f"{slug}.yaml")) for slug in slugs)
    return Part(number, f"Trades {number}", occupations, named)


def opening(number: int, count: int = 2, ranking: tuple[BarChart, ...] = ()) -> Divider:
    entries = tuple(Entry(f"Roofers {at}", f"roofers-{at}", "1", "") for at in range(count))
    return Divider(f"_part-{number}", "", f"Trades {number}", "", entries, ranking)


def test_divider_opens_the_part_that_its_chapters_are_in() -> None:
    setter = typesetter()
    fragments = []
    for number in (1, 2):
        setter.begin(part(number, f"roofers-{number}", f"tilers-{number}"))
        setter.keep_pages(opening(number))
        fragments.append(setter.chapter(chapter(f"roofers-{number}")))
        fragments.append(setter.divider(opening(number)))
    parts = [fragment.parents[-1] for fragment in fragments]
    assert parts[0] is parts[1] is not parts[2] is parts[3]
    assert {fragment.parents[0] for fragment in fragments} == {fragments[0].parents[0]}
    assert [element.tag for element in fragments[0].parents] == ["Document", "Part"]
    assert [fragment.opens for fragment in fragments] == [False, True, False, True]
    length = len(fragments[0].pages)
    assert setter.pages == {
        "_part-1": "1", "roofers-1": "2", "_part-2": str(length + 2), "roofers-2": str(length + 3),
    }  # fmt: skip


def test_divider_has_the_longest_ranking_that_fits_on_its_pages() -> None:
    """The contents leave room for a few bars, or for none."""
    many, few = (ranking(count) for count in (15, 5))
    for entries, shown in ((4, 15), (70, 5), (80, 0)):
        setter = typesetter()
        setter.begin(part(1, "roofers-1", "tilers-1"))
        setter.keep_pages(opening(1, entries))
        setter.chapter(chapter("roofers-1"))
        made = setter.divider(opening(1, entries, (many, few)))
        text = " ".join(" ".join(item.words) for page in made.pages for _, _, item, _ in samples.placed_words(page))
        assert text.count("Bar") == shown


def ranking(count: int) -> BarChart:
    return BarChart("Pay", "Pay", tuple(Bar(f"Bar {at}", 10.0, "$10", own=True) for at in range(count)))


def test_part_without_a_divider_begins_with_its_chapter() -> None:
    setter = typesetter()
    setter.begin(part(1, "roofers-1"))
    made = setter.chapter(chapter("roofers-1", level=1))
    assert headings(made)[:2] == ["H1", "H2"]
    assert [(entry.title, entry.level, entry.page) for entry in made.outline][:2] == [
        ("Trades 1", 1, 0), (samples.full().title, 2, 0),
    ]  # fmt: skip
    assert setter.pages == {"_part-1": "1", "roofers-1": "1"}


def test_book_without_parts_has_chapters_as_its_highest_bookmarks() -> None:
    setter = typesetter()
    setter.begin(part(1, "roofers-1", "tilers-1", named=False))
    made = setter.chapter(chapter("roofers-1", level=1))
    assert [element.tag for element in made.parents] == ["Document"]
    assert [entry.level for entry in made.outline] == [1, 2, 2, 2, 2, 2]


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


def test_headings_and_bookmarks_of_a_chapter_are_below_those_of_its_part() -> None:
    setter = typesetter()
    setter.begin(part(1, "roofers", "tilers"))
    setter.keep_pages(opening(1))
    fragment = setter.chapter(chapter("roofers"))
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
