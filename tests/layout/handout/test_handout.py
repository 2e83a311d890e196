"""Both sides of handouts of all profiles that ship: whole, legible, without collisions, and full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.layout import samples
from tests.layout.inspecting import collisions, dumped, outside, sizes
from tests.locales import EN

from brochure.compose.essentials import Step
from brochure.compose.full import name_of
from brochure.compose.material import Material
from brochure.compose.short_form import ShortForm, short_form
from brochure.layout.handout import layout_handout
from brochure.layout.handout.front import front
from brochure.layout.handout.type import Type
from brochure.layout.page.frame import frame_of
from brochure.layout.pages import Element, Pages, Stroke
from brochure.layout.panel.furniture import ANSWER_RULE
from brochure.paper import PageSize
from brochure.profile.load import load_file
from brochure.profile.markdown import Run
from brochure.resources import packaged_profiles
from brochure.style.clusters import in_cluster_colors
from brochure.style.fit import on_page
from brochure.style.model import Style

ONET = Path(__file__).parents[2] / "data" / "potters-onet.yaml"
PATHS = [*sorted(packaged_profiles().glob("*.yaml")), ONET]
EDGE, FOOT = 50.4, 18.0
MIN_SIZE = 7.5


@cache
def composed(path: Path) -> ShortForm:
    return short_form(Material(load_file(path).profile))


def style(cluster: str | None = None) -> Style:
    return in_cluster_colors(samples.style("handout"), cluster)


def made(path: Path, size: PageSize = "letter") -> Pages:
    content = composed(path)
    return layout_handout(content, on_page(style(content.cluster), size))


@pytest.mark.parametrize("size", ["letter", "a4", "letter-landscape"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_sides_are_sound(path: Path, size: PageSize) -> None:
    pages = made(path, size)
    assert len(pages.pages) == 2
    for page in pages.pages:
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)
        assert min(sizes(page)) >= MIN_SIZE


def tags(element: Element) -> list[str]:
    return [element.tag, *[tag for child in element.children for tag in tags(child)]]


def test_order_of_the_structure_is_that_of_sense() -> None:
    pages = made(PATHS[0])
    headings = [tag for tag in tags(pages.root) if tag.startswith("H")]
    assert headings[0] == "H1"
    assert set(headings[1:]) == {"H2"}
    assert len(headings) >= 6
    said = samples.text(pages)
    labels = composed(PATHS[0]).labels
    order = [said.index(label) for label in (labels.duties, labels.path, labels.pay, labels.similar, labels.questions)]
    assert order == sorted(order)


def long(content: ShortForm) -> ShortForm:
    """Twice as many duties, each four times as long, and every step with much text."""
    told = content.essentials
    duties = tuple([duty._replace(phrase=" ".join([duty.phrase] * 4)) for duty in told.duties * 2])
    path = tuple([step._replace(text=(Run(" ".join([step.words or "They learn."] * 6)),)) for step in told.path])
    return content._replace(essentials=told._replace(duties=duties, path=path))


def test_what_has_no_room_is_left_out_and_named() -> None:
    content = long(composed(PATHS[0]))
    pages = layout_handout(content, style())
    assert len(pages.pages) == 2
    assert pages.omitted
    said = samples.text(pages, artifacts=True)
    assert content.labels.omitted.partition(":")[0] in said
    assert all(name_of(EN, part) in said for part in pages.omitted)


def test_without_room_for_texts_what_comes_after_the_first_job_is_left_out() -> None:
    content = composed(PATHS[0])
    steps = (
        Step("School", text=(Run("Read all the books. " * 90),)),
        Step("Higher office", text=(Run("Judge."),), is_later=True),
    )
    pages = layout_handout(content._replace(essentials=content.essentials._replace(path=steps)), style())
    assert "step_texts" in pages.omitted
    assert "School" in samples.text(pages)
    assert "Higher office" not in samples.text(pages)


def test_type_becomes_smaller_only_where_much_would_be_left_out() -> None:
    usual, full = made(PATHS[1]), layout_handout(long(composed(PATHS[1])), style())
    body = samples.style("handout").sizes.body
    assert body in sizes(usual.pages[0])
    assert body not in sizes(full.pages[0])


def test_a_title_of_any_length_fits() -> None:
    content = composed(PATHS[0])._replace(title="Electro-mechanical and Mechatronics Technologists, Technicians, " * 3)
    for page in layout_handout(content, style()).pages:
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)


def test_figures_alone_fill_both_sides() -> None:
    """Without duties, pay moves to the front, and its name to the other side."""
    content = composed(PATHS[0])
    bare = content._replace(essentials=content.essentials._replace(duties=(), qualities=(), conditions=()))
    front, back = layout_handout(bare, style()).pages
    pages = layout_handout(bare, style())
    assert pages.outline[1].title == bare.labels.back_without_pay
    assert not collisions(front)
    assert not collisions(back)
    said = samples.text(pages._replace(pages=(front,)))
    assert bare.labels.pay in said


def test_explanation_names_sides_and_what_is_left() -> None:
    lines = layout_handout(composed(PATHS[0]), style(), explain=True).explanation
    assert lines[0].startswith("type of ")
    assert [line.split(":")[0].strip() for line in lines[1:]] == ["front", "back"]


def test_words_alone_fill_the_back_with_why_qualities_help_and_room_for_answers() -> None:
    content = composed(PATHS[0])
    pages = layout_handout(replace_all(content), style())
    back = pages._replace(pages=pages.pages[1:])
    said, told = samples.text(back), content.essentials
    assert content.labels.helps in said
    assert all(quality.text in said for quality in told.qualities if quality.text)
    assert all(question in said for question in told.questions[:3])
    rules = [item for placed in pages.pages[1].placed for one in placed.box.contents for item in one.items
             if isinstance(item, Stroke) and item.width == ANSWER_RULE]  # fmt: skip
    assert len(rules) >= 2 * 3
    assert not collisions(pages.pages[1])


def test_nothing_at_all_makes_two_sides() -> None:
    content = composed(PATHS[0])
    told = content.essentials
    empty = replace_all(content)._replace(essentials=told._replace(duties=(), conditions=(), path=(), qualities=(),
                                                                     questions=()))  # fmt: skip
    assert len(layout_handout(empty, replace(style())).pages) == 2


def replace_all(content: ShortForm) -> ShortForm:
    return content._replace(summary="", key_figures=(), pay=None, growth=None, employers=None, industries=None,
                            similar=None, codes=(), figures="", attribution="")  # fmt: skip


GOLDEN = [*[packaged_profiles() / f"{name}.yaml" for name in ("cooks", "electricians", "health-info-tech")], ONET]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_handout_matches_its_golden(path: Path, golden: Callable[[str, str], None]) -> None:
    golden(dumped(made(path)), f"{path.stem}.txt")


def test_the_chart_of_interests_is_left_out_before_they_are() -> None:
    content = composed(ONET)
    assert content.fit is not None
    part = next(one for one in front(content, Type.of(frame_of(style(), 1.0), style())) if one.name == "fit")
    assert [variant.omitted for variant in (part[0], part[1], part[2])] == [(), ("interests",), ("interests",)]
    assert part[0].height > part[1].height > part[2].height == 0


def test_figures_stay_in_their_columns_however_long_they_are() -> None:
    content = composed(PATHS[0])
    figures = tuple([figure._replace(value="2,805,100") for figure in content.key_figures])
    assert len(figures) == 4
    for size in ("letter", "a4"):
        page = layout_handout(content._replace(key_figures=figures), on_page(style(content.cluster), size)).pages[0]
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)


def test_a_step_after_the_first_job_has_a_hollow_disc() -> None:
    content = composed(PATHS[0])
    path = tuple([step._replace(is_later=True) for step in content.essentials.path])
    hollow = content._replace(essentials=content.essentials._replace(path=path))
    labels = [
        [item.words for _, _, item, element in samples.placed_words(layout_handout(each, style()).pages[0])
         if element and element.tag == "Lbl"]
        for each in (content, hollow)
    ]  # fmt: skip
    assert len(labels[0]) == len(path)
    assert labels[1] == []
