"""Signs of all profiles that ship: two faces alike, one of them upside down, legible from a meter, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
from tests.layout import samples
from tests.layout.imprint.branding import BRANDS, assert_branded, branding
from tests.layout.inspecting import collisions, dumped, outside, rects, sizes
from tests.locales import EN, ES

from brochure.compose.blocks import KeyFigure, Run
from brochure.compose.material import Material
from brochure.compose.poster import Entry, Listing, Poster, sign
from brochure.layout.pages import Fill, Graphic, Modules, Page, Pages, Stroke, Words
from brochure.layout.sign import layout_sign
from brochure.layout.sign.document import EDGE, MARK
from brochure.locale import Locale
from brochure.paper import PageSize
from brochure.profile.load import load_file
from brochure.resources import packaged_profiles
from brochure.style.clusters import cluster_colors, in_cluster_colors
from brochure.style.fit import PageFitError, on_page

PATHS = sorted(packaged_profiles().glob("*.yaml"))
MARGIN, FOOT, HANG = 34.0, 20.0, 4.0  # large letters hang a little into the margin
LONG = "Extruding, Drawing, Compacting, Molding, and Coremaking Machine Setters, Operators, and Tenders, Metal, Plastic"


@cache
def composed(path: Path) -> Poster:
    return sign(Material(load_file(path).profile))


def named(name: str) -> Poster:
    return composed(packaged_profiles() / f"{name}.yaml")


def made(content: Poster, size: PageSize = "letter") -> Pages:
    return layout_sign(content, on_page(in_cluster_colors(samples.style("sign"), content.content.cluster), size))


def assert_sound(page: Page) -> None:
    scale = min(sizes(page)) / 6.5
    assert not collisions(page)
    assert not outside(page, (MARGIN - HANG) * scale, (FOOT - 1) * scale)
    (field, turned) = rects(page, Fill)
    assert field.top == turned.bottom == pytest.approx(page.height / 2)
    for words in rects(page, Words):
        assert not field.top < words.bottom < field.top + 20.0 * scale, "the fold is clear"
        assert not field.bottom - 6.0 < words.bottom < field.bottom + 2.0, "nothing is on the edge of the color"


@pytest.mark.parametrize("size", ["letter", "a4", "legal", "12inx18in"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_sign_is_a_sound_page(path: Path, size: PageSize) -> None:
    content = composed(path)
    (page,) = made(content, size).pages
    assert_sound(page)
    (field, _) = (item for placed in page.placed for one in placed.box.contents for item in one.items
                  if isinstance(item, Fill))  # fmt: skip
    assert field.color == cluster_colors(content.content.cluster).field


@pytest.mark.parametrize("locale", [EN, ES])
@pytest.mark.parametrize(("text", "shape"), BRANDS)
@pytest.mark.parametrize("path", PATHS[::6], ids=lambda path: path.stem)
def test_both_faces_of_a_brand_say_so(path: Path, text: str, shape: str, locale: Locale) -> None:
    content = sign(Material(load_file(path).profile, locale=locale, branding=branding(text, shape)))
    pages = made(content)
    assert_sound(pages.pages[0])
    assert_branded(pages, content.content.imprint, 2)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_upper_face_is_the_lower_one_upside_down(path: Path) -> None:
    (page,) = made(composed(path)).pages
    found = list(rects(page, Words, Fill, Graphic, Modules))
    lower = {rect for rect in found if rect.bottom > page.height / 2 + 0.1}
    upper = {rect for rect in found if rect.bottom <= page.height / 2 + 0.1}

    def corners(rect: object, *, turned: bool) -> tuple[float, ...]:
        left, top, right, bottom, _ = vars(rect).values()
        if turned:
            left, top, right, bottom = page.width - right, page.height - bottom, page.width - left, page.height - top
        return left, top, right, bottom

    def ordered(rects: Iterable[tuple[float, ...]]) -> list[tuple[float, ...]]:
        return sorted(rects, key=lambda edges: tuple(map(round, edges)))

    turned = ordered(corners(rect, turned=True) for rect in upper)
    upright = ordered(corners(rect, turned=False) for rect in lower)
    assert len(turned) == len(upright)
    for one, other in zip(turned, upright, strict=True):
        assert one == pytest.approx(other, abs=0.05)
    turned = [placed.turned for placed in page.placed if placed.box.contents[0].items]
    assert turned.count(True) == turned[:-1].count(False)


def test_only_the_upright_face_is_read() -> None:
    content = named("electricians")
    pages = made(content)
    assert content.pay is not None
    said, drawn = samples.text(pages), samples.text(pages, artifacts=True)
    for text in (content.content.title, content.pay.text, content.pay.label, content.figures[0].label):
        assert (said.count(text), drawn.count(text)) == (1, 2)
    assert all(placed.y <= pages.pages[0].height / 2 for placed in pages.pages[0].placed
               for one in placed.box.contents if one.element)  # fmt: skip


def test_it_says_what_can_be_read_from_a_meter() -> None:
    content = named("cooks")
    pages = made(content)
    assert content.code is not None
    said = samples.text(pages)
    for text in (content.sentence, content.content.field, content.code.shown):
        assert text in said
    largest = {item.words[0]: item.size for _, _, item, element in samples.placed_words(pages.pages[0]) if element}
    assert largest["Cooks"] >= 60.0
    assert largest["$35,760"] >= 60.0
    assert min(size for words, size in largest.items() if words not in ("Figures:", content.code.shown)) >= 13.0


def test_fold_marks_are_at_the_edges_only() -> None:
    (page,) = made(named("cooks")).pages
    marks = [rect for rect in rects(page, Stroke) if abs(rect.top + rect.bottom - page.height) < 0.1]
    assert [(mark.left, mark.right) for mark in marks] == [(EDGE, MARK), (page.width - MARK, page.width - EDGE)]


def test_larger_paper_has_the_same_sign_enlarged() -> None:
    small, large = (made(named("cooks"), size).pages[0] for size in ("letter", "17inx22in"))
    assert sorted(sizes(large)) == pytest.approx([2 * size for size in sorted(sizes(small))])


@pytest.mark.parametrize("size", ["letter-landscape", "half-letter", "a5"])
def test_smaller_faces_than_half_letter_are_refused(size: PageSize) -> None:
    with pytest.raises(PageFitError):
        made(named("cooks"), size)


DUTIES = [Entry((Run(f"Do a thing of kind {at} that takes many words to say, as it is about two things"),))
          for at in range(4)]  # fmt: skip


def without_figures(content: Poster) -> Poster:
    return content._replace(pay=None, hero=None, figures=(), listing=Listing("What you do", tuple(DUTIES)))


def test_without_figures_it_says_what_they_do_as_far_as_there_is_room() -> None:
    pages = made(without_figures(named("cooks")))
    assert_sound(pages.pages[0])
    said = samples.text(pages)
    assert "What you do" in said
    assert "kind 0" in said
    assert "kind 3" not in said


def test_a_single_long_duty_is_not_left_out() -> None:
    long = Listing("What you do", (Entry((Run("They do many things " * 12),)),))
    assert "They do many things" in samples.text(made(without_figures(named("cooks"))._replace(listing=long)))


def test_another_figure_takes_the_place_of_pay() -> None:
    content = named("cooks")._replace(pay=None, hero=KeyFigure("+5%", "job growth", "all jobs +3%"))
    pages = made(content)
    assert_sound(pages.pages[0])
    assert "+5% job growth, all jobs +3%" in samples.text(pages)


@pytest.mark.parametrize("bare", [False, True], ids=["with figures", "without figures"])
@pytest.mark.parametrize("title", ["EMTs", LONG, f"{LONG} and {LONG}"[:200]])
def test_titles_of_any_length_fit(title: str, *, bare: bool) -> None:
    content = named("cooks")
    content = content._replace(content=content.content._replace(title=title), sentence=f"They do {LONG}.")
    pages = made(without_figures(content) if bare else content)
    assert_sound(pages.pages[0])


def test_long_amounts_are_smaller() -> None:
    content = named("cooks")
    assert content.pay is not None
    (page,) = made(content._replace(pay=content.pay._replace(text="$1,239,200,000+"))).pages
    assert_sound(page)
    (code,) = (rect for rect in rects(page, Modules) if rect.top > page.height / 2)
    pay = max((rect for rect in rects(page, Words) if "$" in rect.what), key=lambda rect: rect.bottom)
    assert pay.right < code.left


def test_a_title_is_a_little_smaller_for_a_large_icon() -> None:
    (page,) = made(named("electricians")).pages
    assert min(rect.right - rect.left for rect in rects(page, Graphic)) >= 70.0


def test_nothing_but_a_title_is_a_sign_too() -> None:
    content = without_figures(named("cooks"))._replace(listing=None, sentence="", credits=())
    assert "Official page" in samples.text(made(content))
    assert samples.text(made(content._replace(code=None))).strip().endswith("Cooks")


@pytest.mark.parametrize("name", ["cooks", "electricians", "health-info-tech"])
def test_sign_matches_its_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(dumped(made(named(name))), f"{name}.txt")
