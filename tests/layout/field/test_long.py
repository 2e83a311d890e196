"""The long field brochure for all profiles that ship: composed pages, and all text between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.layout import samples
from tests.layout.field.test_field import EDGE, FOOT, headings
from tests.layout.imprint.branding import TEXTS, branding
from tests.layout.inspecting import collisions, dumped, outside, sizes
from tests.locales import EN, ES
from tests.pairing import in_turn
from tests.test_end_to_end import figures, letters, prose

from brochure.compose.long_form import LongForm, long_form
from brochure.compose.material import Material
from brochure.compose.short_form import short_form
from brochure.layout.field import layout_field
from brochure.layout.field.long import layout_long
from brochure.layout.field.prose import BAND
from brochure.layout.pages import Fill, Page, Pages, Words
from brochure.locale import Locale
from brochure.paper import PageSize
from brochure.profile.load import load_file
from brochure.profile.markdown import Markdown, MdHeading
from brochure.profile.model import Profile
from brochure.resources import packaged_profiles
from brochure.style.clusters import cluster_colors, in_cluster_colors
from brochure.style.fit import on_page
from brochure.style.model import Style

PATHS = sorted(packaged_profiles().glob("*.yaml"))
MIN_SIZE = 7.5
TEXT = slice(3, -1)  # the pages of text


def style_of(profile: Profile, size: PageSize = "letter") -> Style:
    return on_page(in_cluster_colors(samples.style("field-full"), profile.cluster), size)


@cache
def profile_at(path: Path) -> Profile:
    return load_file(path).profile


@pytest.mark.parametrize("locale", [EN, ES])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("path", PATHS[::8], ids=lambda path: path.stem)
def test_text_of_a_brand_has_all_that_it_says_once(path: Path, text: str, locale: Locale) -> None:
    profile = profile_at(path)
    style = style_of(profile)
    content = long_form(Material(profile, locale=locale, branding=branding(text)), style)
    pages = layout_long(content, style)
    for page in pages.pages:
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)
    said = samples.text(pages)
    assert "Lincoln" in samples.text(pages._replace(pages=pages.pages[:1]))
    if text == "long":
        assert said.count("Open house of department 5") == 1
        assert said.count("206-555-0134") == 1
        assert "206-555-0134" in samples.text(pages._replace(pages=pages.pages[-1:]))


@cache
def laid_out(path: Path, size: PageSize = "letter") -> Pages:
    profile = profile_at(path)
    style = style_of(profile, size)
    return layout_long(long_form(Material(profile), style), style, explain=True)


def with_sections(content: LongForm, times: int) -> LongForm:
    """The same with each section of text so many times as long."""
    longer = tuple(section._replace(blocks=section.blocks * times) for section in content.text.sections)
    return content._replace(text=content.text._replace(sections=longer), shorter=content.text._replace(sections=longer))


def words(page: Page) -> Iterator[str]:
    for placed in page.placed:
        for content in placed.box.contents:
            for item in content.items:
                if isinstance(item, Words) and content.element is not None:
                    yield " ".join(item.words)


def read(pages: Pages) -> str:
    return letters(" ".join(text for page in pages.pages for text in words(page)))


@in_turn("path size", PATHS, ["letter", "a4"])
def test_has_eight_sound_pages(path: Path, size: PageSize) -> None:
    pages = laid_out(path, size)
    assert len(pages.pages) == 8
    assert not pages.missed
    for page in pages.pages:
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)
        assert min(sizes(page)) >= MIN_SIZE


def headings_of(section: Markdown | None) -> set[str]:
    return {block.text for block in section.blocks if isinstance(block, MdHeading)} if section else set()


@in_turn("path size", PATHS, ["letter", "a4"])
def test_says_every_sentence_and_every_figure_of_the_profile(path: Path, size: PageSize) -> None:
    profile, text = profile_at(path), read(laid_out(path, size))
    told = prose(replace(profile, summary=None))
    headings = headings_of(profile.sections.what_they_do)  # one over a list of duties may go with its introduction
    said = [sentence for sentence in told if not sentence.endswith(":") and sentence not in headings]
    assert [sentence for sentence in said if letters(sentence.rstrip(" .,;and")) not in text] == []
    assert letters(profile.summary or "").endswith(letters(short_form(Material(profile)).summary.removeprefix("They")))
    assert letters(short_form(Material(profile)).summary) in text
    assert [figure for figure in figures(profile) if letters(figure) not in text] == []


def test_nothing_is_omitted_or_promised() -> None:
    for path in PATHS:
        pages = laid_out(path)
        assert pages.omitted == ()
        assert "inthefullbrochure" not in read(pages)


def test_composed_pages_are_those_of_the_short_design() -> None:
    profile = profile_at(PATHS[0])
    style, long = style_of(profile), laid_out(PATHS[0])
    short = layout_field(short_form(Material(profile))._replace(in_full={}), style)
    for one, other in zip((*long.pages[:3], long.pages[-1]), short.pages, strict=True):
        assert list(words(one))[:-1] == list(words(other))[:-1]


def test_text_is_between_the_composed_pages_in_the_outline_and_in_the_structure() -> None:
    content = long_form(Material(profile_at(PATHS[0])), style_of(profile_at(PATHS[0])))
    labels, pages = content.short.labels, laid_out(PATHS[0])
    top = [(entry.title, entry.page) for entry in pages.outline if entry.level == 1][1:]
    assert top == [(labels.work, 1), (labels.entry, 2), (labels.text, 3), (labels.future, 7)]
    sections = [entry.title for entry in pages.outline if entry.level == 2]
    assert sections[0] == content.shorter.sections[0].title
    assert sections[-1] == content.shorter.sections[-1].title
    pages_of_sections = [entry.page for entry in pages.outline if entry.level == 2]
    assert pages_of_sections == sorted(pages_of_sections)
    text = pages.root.children[3]
    assert headings(text)[:2] == ["H2", "H3"]
    assert set(headings(text)) <= {"H2", "H3", "H4"}


def test_pages_of_text_have_a_band_of_color() -> None:
    profile = profile_at(PATHS[0])
    for page in laid_out(PATHS[0]).pages[TEXT]:
        fills = [(placed, item) for placed in page.placed for one in placed.box.contents for item in one.items
                 if isinstance(item, Fill)]  # fmt: skip
        placed, band = fills[0]
        assert band.color == cluster_colors(profile.cluster or "").field
        assert (placed.x, placed.y, band.width, band.height) == (0.0, page.height, page.width, BAND)


def test_a_summary_that_the_cover_shortens_is_in_the_text() -> None:
    profile = profile_at(PATHS[0])
    style, content = style_of(profile), long_form(Material(profile), style_of(profile))
    whole = " ".join([content.short.summary, *[f"Sentence {number} is one of many here." for number in range(40)]])
    cut = content._replace(
        short=content.short._replace(summary=whole),
        text=content.text._replace(summary=whole),
        shorter=content.shorter._replace(summary=whole),
    )
    pages = layout_long(cut, style)
    assert letters("Sentence 39 is one") not in letters(" ".join(words(pages.pages[0])))
    assert letters("Sentence 39 is one") in letters(" ".join(words(pages.pages[3])))
    assert letters(content.short.summary) not in letters(" ".join(words(laid_out(PATHS[0]).pages[3])))


def test_duties_that_the_page_on_the_work_leaves_out_are_in_the_text() -> None:
    path = next(path for path in PATHS if list_of_duties(path, many=False) is False)
    assert list_of_duties(path, many=True)


def list_of_duties(path: Path, *, many: bool) -> bool:
    """Whether the text has the list of duties, of which there are too ``many`` for page two or not."""
    profile = profile_at(path)
    style, content = style_of(profile), long_form(Material(profile), style_of(profile))
    told = content.short.essentials
    duties = told.duties * (4 if many else 1)
    made = content._replace(short=content.short._replace(essentials=told._replace(duties=duties)))
    pages = layout_long(made, style)
    return letters(told.duties[-1].phrase) in letters(
        " ".join(text for page in pages.pages[TEXT] for text in words(page))
    )


def test_too_much_text_makes_more_sheets_whose_last_pages_are_for_notes() -> None:
    profile = profile_at(PATHS[0])
    style = style_of(profile)
    content = long_form(Material(profile), style)
    counts, title = set(), content.short.labels.notes
    for times in (2, 3, 4, 5):
        pages = layout_long(with_sections(content, times), style)
        assert pages.missed
        ruled = [page for page in pages.pages[3:-1] if " ".join(words(page)) in ("", title)]
        assert ruled == list(pages.pages[len(pages.pages) - 1 - len(ruled) : -1])
        assert len(ruled) <= 2
        assert len(pages.pages) % 4 == 0 or (not ruled and len(pages.pages) % 4 == 1)
        assert samples.text(pages, artifacts=True).count(title) <= 2, "once before the last page, and on it"
        counts.add(len(ruled))
    assert len(counts) > 1


def test_the_reason_counts_all_pages() -> None:
    profile = profile_at(PATHS[0])
    style = style_of(profile)
    pages = layout_long(with_sections(long_form(Material(profile), style), 3), style)
    assert pages.missed.endswith("from 8")
    assert float(pages.missed.split()[3]) > 8


def test_a_fact_sheet_has_four_pages() -> None:
    profile = replace(profile_at(PATHS[0]), sections=type(profile_at(PATHS[0]).sections)(), summary=None, duties=(),
                      similar=())  # fmt: skip
    style = style_of(profile)
    pages = layout_long(long_form(Material(profile), style), style)
    assert len(pages.pages) == 4
    assert not pages.missed


def test_explains_the_plan_of_the_text() -> None:
    lines = laid_out(PATHS[0]).explanation
    assert lines[0].startswith("4 pages")
    assert [line.split(":")[0].strip() for line in lines[1:5]] == [f"page {number}" for number in (4, 5, 6, 7)]


def test_a_profile_of_a_title_has_the_pages_of_the_short_design() -> None:
    profile = profile_at(PATHS[0])
    style = style_of(profile)
    content = long_form(Material(profile), style)
    empty = content._replace(text=content.text._replace(sections=()), shorter=content.shorter._replace(sections=()))
    assert len(layout_long(empty, style).pages) == 4


def test_pages_are_those_of_the_design_on_larger_paper() -> None:
    small, large = laid_out(PATHS[0]), laid_out(PATHS[0], "tabloid")
    assert len(large.pages) == len(small.pages)
    assert min(min(sizes(page)) for page in large.pages) > 1.2 * MIN_SIZE
    for page in large.pages:
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)


@pytest.mark.parametrize("name", ["cooks", "electricians", "health-info-tech"])
def test_long_field_brochure_matches_its_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(dumped(laid_out(packaged_profiles() / f"{name}.yaml")), f"long-{name}.txt")
