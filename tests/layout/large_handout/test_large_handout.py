"""The sides of handouts in large print: legible for readers with low vision, whole, and full."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.layout import samples
from tests.layout.inspecting import collisions, dumped, outside, rects

from brochure.compose.material import Material
from brochure.compose.short_form import ShortForm, short_form
from brochure.layout.large_handout import layout_large_handout
from brochure.layout.pages import Page, Pages, Stroke, Words
from brochure.paper import PageSize
from brochure.profile.load import load_file
from brochure.profile.markdown import Run
from brochure.resources import packaged_profiles
from brochure.style.clusters import in_cluster_colors
from brochure.style.fit import on_page
from brochure.style.model import Style

PATHS = sorted(packaged_profiles().glob("*.yaml"))
MIN_SIZE = 18.0
EDGE, FOOT = 43.2, 9.0
MAX_BLANK = 180.0  # points at the foot of a side

ONET = Path(__file__).parents[2] / "data" / "potters-onet.yaml"


@cache
def composed(path: Path) -> ShortForm:
    return short_form(Material(load_file(path).profile))


def style(cluster: str | None = None) -> Style:
    return in_cluster_colors(samples.style("large-print-handout"), cluster)


def made(path: Path, size: PageSize = "letter") -> Pages:
    content = composed(path)
    return layout_large_handout(content, on_page(style(content.cluster), size))


def said(pages: Pages, *numbers: int) -> str:
    return samples.text(pages._replace(pages=tuple([pages.pages[number - 1] for number in numbers])), artifacts=True)


def blank(page: Page) -> float:
    """The points between the lowest text or line and the bottom margin, above the credit."""
    bottom = page.height - style().page.margin_bottom
    return bottom - max(rect.bottom for rect in rects(page, Words, Stroke) if rect.bottom <= bottom + 1)


def bare(content: ShortForm) -> ShortForm:
    """Of ``content`` what a fact sheet has: figures, steps and questions."""
    return content._replace(essentials=content.essentials._replace(duties=(), qualities=(), self_check=(),
                                                                conditions=()))  # fmt: skip


@pytest.mark.parametrize("size", ["letter", "a4"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_four_sides_are_sound_and_full(path: Path, size: PageSize) -> None:
    pages = made(path, size)
    assert len(pages.pages) == 4
    for page in pages.pages:
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)
        assert blank(page) < MAX_BLANK


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_only_the_credit_is_under_18_points(path: Path) -> None:
    for page in made(path).pages:
        small = [item for _, _, item, _ in samples.placed_words(page) if item.size < MIN_SIZE]
        assert all(" ".join(item.words) in composed(path).attribution for item in small)


def test_each_side_has_what_belongs_there() -> None:
    path = packaged_profiles() / "electricians.yaml"
    pages, content = made(path), composed(path)
    labels = content.labels
    for number, here in enumerate((
        (content.title, content.summary, *[figure.value for figure in content.key_figures]),
        (labels.duties, labels.path, *[step.title for step in content.essentials.path]),
        (labels.pay, labels.growth, labels.employers),
        (labels.qualities, labels.similar, labels.questions, labels.school, content.codes[0].title, content.figures),
    ), 1):  # fmt: skip
        text = " ".join(said(pages, number).split())
        assert [part for part in here if part not in text] == []
        assert number == 1 or f"Page {number} of 4" in text
    assert [entry.title for entry in pages.outline] == [content.title, labels.duties, labels.pay, labels.qualities]


def long(content: ShortForm) -> ShortForm:
    """Twice as many duties, each four times as long, and every step with much text."""
    told = content.essentials
    duties = tuple([duty._replace(phrase=" ".join([duty.phrase] * 4)) for duty in told.duties * 2])
    path = tuple([step._replace(text=(Run(" ".join([step.words or "They learn."] * 6)),)) for step in told.path])
    return content._replace(essentials=told._replace(duties=duties, path=path))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_color_of_the_cover_grows_so_that_the_side_is_full(path: Path) -> None:
    assert blank(made(path).pages[0]) < 20


def test_growth_is_compared_with_that_of_all_where_bars_are_left_out() -> None:
    content = composed(packaged_profiles() / "electricians.yaml")
    assert content.growth
    first, middle, last = content.growth.bars
    more = content.growth._replace(bars=(first, *[middle] * 9, last))
    side = said(layout_large_handout(content._replace(growth=more), style()), 3)
    assert 0 < side.count(middle.label) < 9
    assert last.label in side.partition(content.labels.growth)[2]


def test_work_and_way_in_stay_together_without_figures() -> None:
    content = composed(PATHS[0])
    told = content.essentials
    brief = told._replace(duties=told.duties[:5], conditions=(), path=told.path[:3])
    plain = content._replace(key_figures=(), pay=None, growth=None, employers=None, industries=None, similar=None,
                             essentials=brief)  # fmt: skip
    labels = content.labels
    pages = layout_large_handout(plain, style())
    assert [label in said(pages, 2) for label in (labels.duties, labels.path)] == [True, True]
    assert labels.questions in said(pages, 4)


def test_marks_are_in_proportion_to_the_type() -> None:
    path = packaged_profiles() / "cooks.yaml"
    name = composed(path).essentials.ticks[0].name
    (x,) = [x for x, _, item, _ in samples.placed_words(made(path).pages[3]) if " ".join(item.words) == name]
    assert x - EDGE > 1.5 * MIN_SIZE


def test_only_capitals_are_tracked() -> None:
    words = [item for page in made(PATHS[0]).pages for _, _, item, _ in samples.placed_words(page)]
    assert not [item.words for item in words if item.tracking]


def test_codes_whose_names_are_long_leave_room_for_the_school() -> None:
    content = long(composed(packaged_profiles() / "electricians.yaml"))
    codes = tuple([code._replace(title="Telecommunications apprenticeships") for code in content.codes])
    side = layout_large_handout(content._replace(codes=codes), style()).pages[3]
    label = content.labels.school.split()[0]
    (left,) = [x for x, _, item, _ in samples.placed_words(side) if item.words[0] == label]
    beside = [rect for rect in rects(side, Words) if codes[0].title.startswith(rect.what)]
    assert beside
    assert all(rect.right < left - 15 for rect in beside)


def test_what_has_no_room_is_left_out_and_named_on_the_last_side() -> None:
    content = long(composed(PATHS[0]))
    pages = layout_large_handout(content, style())
    assert len(pages.pages) == 4
    assert {"more_duties", "step_texts"} <= set(pages.omitted)
    text = " ".join(said(pages, 4).split())
    assert [part for part in pages.omitted if content.in_full.get(part, text) not in text] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_last_side_names_what_was_left_out_and_nothing_else(path: Path) -> None:
    pages, content = made(path), composed(path)
    _, label, named = " ".join(said(pages, 4).split()).rpartition(content.labels.omitted.partition("{")[0])
    named = named.partition(".")[0]
    expected = [content.in_full[part] for part in pages.omitted if part in content.in_full]
    assert named.split(", ") == expected if label else not expected


def test_interests_stand_where_there_is_room_and_are_named_where_there_is_not() -> None:
    content = short_form(Material(load_file(ONET).profile))
    assert content.fit is not None
    assert "interests" in layout_large_handout(content, style()).omitted
    alone = content._replace(similar=None, onet_license="", codes=())
    roomy = layout_large_handout(alone, style())
    assert content.fit.title in samples.text(roomy)
    assert not collisions(roomy.pages[3])


def test_a_title_of_any_length_fits() -> None:
    content = composed(PATHS[0])._replace(title="Electro-mechanical and Mechatronics Technologists, Technicians, " * 3)
    for page in layout_large_handout(content, style()).pages:
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)


def test_figures_alone_have_four_sides_or_one_sheet() -> None:
    content = bare(composed(packaged_profiles() / "electricians.yaml"))
    whole = layout_large_handout(content, style())
    assert len(whole.pages) == 4
    assert all(blank(page) < MAX_BLANK for page in whole.pages)
    path = content.essentials.path[:2]
    few = content._replace(pay=None, growth=None, employers=None, industries=None, similar=None,
                           essentials=content.essentials._replace(path=path))  # fmt: skip
    short = layout_large_handout(few, style())
    assert len(short.pages) == 2
    assert [label for label in (content.labels.path, content.labels.questions) if label not in said(short, 2)] == []


def test_little_to_say_is_set_in_larger_type() -> None:
    content = composed(PATHS[0])
    told = content.essentials
    little = content._replace(similar=None, employers=None, industries=None, growth=None, essentials=told._replace(
        duties=told.duties[:3], conditions=(), path=told.path[:2], qualities=told.qualities[:2],
        self_check=()))  # fmt: skip
    lines = [layout_large_handout(each, style(), explain=True).explanation[0] for each in (content, little)]
    assert lines[0].startswith("type of 18 points")
    assert not lines[1].startswith("type of 18 points")


def test_nothing_at_all_makes_one_sheet() -> None:
    content = bare(composed(PATHS[0]))
    empty = content._replace(
        summary="", key_figures=(), pay=None, growth=None, employers=None, industries=None, similar=None, codes=(),
        figures="", attribution="", essentials=content.essentials._replace(path=(), questions=()),
    )  # fmt: skip
    assert len(layout_large_handout(empty, style()).pages) == 2


@pytest.mark.parametrize("name", ["cooks", "electricians", "health-info-tech"])
def test_handout_in_large_print_matches_its_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(dumped(made(packaged_profiles() / f"{name}.yaml")), f"{name}.txt")
