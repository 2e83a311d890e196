"""Leaflets of all profiles that ship: two pages, all text within its panel, legible, without collisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from tests.compose.samples import SAMPLES
from tests.layout import samples
from tests.layout.imprint.branding import BRANDS, assert_branded, branding
from tests.layout.inspecting import collisions, dumped, rects, sizes
from tests.layout.placing import Rect
from tests.locales import EN, ES
from tests.pairing import in_turn

from brochure.compose.blocks import Range, RangeChart
from brochure.compose.essentials import Quality, Step
from brochure.compose.full import name_of
from brochure.compose.leaflet import Leaflet, leaflet
from brochure.compose.material import Material
from brochure.layout.leaflet import layout_leaflet
from brochure.layout.leaflet.sheet import NARROWER, Panel, Sheet
from brochure.layout.pages import Element, Fill, Graphic, Pages, Words
from brochure.paper import PageSize, landscape_dimensions
from brochure.profile.load import load_file
from brochure.profile.markdown import Run
from brochure.resources import packaged_profiles
from brochure.style.clusters import cluster_colors, in_cluster_colors
from brochure.style.fit import on_page
from brochure.style.model import Style

PATHS = sorted(packaged_profiles().glob("*.yaml"))
MARGIN = 21.6
MIN_SIZE = 7.5
OPTICAL = 1.0  # points by which large letters and the last line of fine print may leave the margins


@cache
def composed(path: Path) -> Leaflet:
    return leaflet(Material(load_file(path).profile))


COOKS = leaflet(Material(load_file(packaged_profiles() / "cooks.yaml").profile))


def style(content: Leaflet, size: PageSize = "letter") -> Style:
    return on_page(in_cluster_colors(samples.style("leaflet"), content.content.cluster), size)


def made(content: Leaflet, size: PageSize = "letter") -> Pages:
    return layout_leaflet(content, style(content, size))


def strays(pages: Pages) -> Iterator[tuple[int, str]]:
    """The texts that leave their panel: the one that has their middle."""
    sheet = Sheet(pages.pages[0].width, pages.pages[0].height)
    for number, (page, panels) in enumerate(zip(pages.pages, (sheet.outside, sheet.inside), strict=True)):
        for rect in rects(page, Words):
            if not is_within(rect, panel_of(rect, panels), page.height):
                yield number, rect.what


def panel_of(rect: Rect, panels: tuple[Panel, ...]) -> Panel:
    return next(panel for panel in reversed(panels) if panel.left <= (rect.left + rect.right) / 2)


def is_within(rect: Rect, panel: Panel, height: float) -> bool:
    edge = MARGIN - OPTICAL
    return (
        panel.left + edge <= rect.left
        and rect.right <= panel.left + panel.width - edge
        and edge <= rect.top
        and rect.bottom <= height - edge
    )


def assert_sound(pages: Pages) -> None:
    assert len(pages.pages) == 2
    assert not list(strays(pages))
    for page in pages.pages:
        assert not collisions(page)
        assert min(sizes(page)) >= MIN_SIZE


@in_turn("path size", PATHS, ["letter", "a4"])
def test_panels_are_sound(path: Path, size: PageSize) -> None:
    pages = made(composed(path), size)
    assert pages.pages[0].width > pages.pages[0].height
    assert_sound(pages)


@pytest.mark.parametrize("name", SAMPLES)
def test_panels_of_unusual_profiles_are_sound(name: str) -> None:
    assert_sound(made(leaflet(Material(SAMPLES[name]))))


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(("text", "shape"), BRANDS)
@pytest.mark.parametrize("path", PATHS[::6], ids=lambda path: path.stem)
def test_panels_with_a_brand_are_sound(path: Path, text: str, shape: str, lang: str) -> None:
    content = leaflet(
        Material(load_file(path).profile, locale={"en": EN, "es": ES}[lang], branding=branding(text, shape))
    )
    pages = made(content)
    assert_sound(pages)
    assert_branded(pages, content.content.imprint)
    assert content.labels.school not in samples.text(pages)
    if text == "long":
        assert {"programs", "events"} & set(pages.omitted)


@pytest.mark.parametrize(("size", "factor"), [("legal", 1.0), ("tabloid", 792 / 612), ("a3-landscape", 841.89 / 612)])
def test_larger_sheets_are_enlarged_as_a_whole(size: PageSize, factor: float) -> None:
    pages = made(composed(PATHS[0]), size)
    sheet = Sheet(pages.pages[0].width, pages.pages[0].height)
    assert (sheet.width, sheet.height) == pytest.approx(landscape_dimensions(size))
    assert 9.5 * factor in [pytest.approx(each) for each in sizes(pages.pages[1])]
    for number, panels in enumerate((sheet.outside, sheet.inside)):
        for rect in rects(pages.pages[number], Words):
            panel = panel_of(rect, panels)
            assert panel.left < rect.left
            assert rect.right < panel.left + panel.width
        assert not collisions(pages.pages[number])


def test_panel_that_is_folded_in_first_is_narrower() -> None:
    sheet = Sheet(792.0, 612.0)
    flap, back, cover = sheet.outside
    work, entry, future = sheet.inside
    assert [round(panel.width, 2) for panel in sheet.outside] == [260.64, 265.68, 265.68]
    assert [panel.width for panel in sheet.inside] == [panel.width for panel in reversed(sheet.outside)]
    assert cover.left + cover.width == future.left + future.width == pytest.approx(sheet.width)
    assert back.width - flap.width == work.width - future.width == pytest.approx(NARROWER)
    assert entry.left == work.width


def test_cover_is_in_the_color_of_the_cluster_to_the_edges() -> None:
    content = composed(PATHS[0])
    page = made(content).pages[0]
    fills = [(placed, item) for placed in page.placed for one in placed.box.contents for item in one.items
             if isinstance(item, Fill) and item.color == cluster_colors(content.content.cluster).field]  # fmt: skip
    placed, field = max(fills, key=lambda fill: fill[1].height)
    assert placed.x + field.x + field.width == pytest.approx(page.width)
    assert placed.y - field.y == pytest.approx(page.height)
    assert field.height >= 0.5 * page.height


def headings(element: Element) -> Iterator[Element]:
    if element.tag.startswith("H"):
        yield element
    for child in element.children:
        yield from headings(child)


def test_panels_are_read_in_the_order_in_which_they_are_seen() -> None:
    content = composed(PATHS[0])
    pages = made(content)
    assert [child.tag for child in pages.root.children] == ["Sect"] * 6
    text = {id(one.element): "" for page in pages.pages for placed in page.placed for one in placed.box.contents}
    for page in pages.pages:
        for placed in page.placed:
            for one in placed.box.contents:
                text[id(one.element)] += "".join(" ".join(item.words) + " " for item in one.items
                                                 if isinstance(item, Words))  # fmt: skip
    labels = content.labels
    panels = [text[id(one)].strip() for one in headings(pages.root) if one.tag in ("H1", "H2")]
    assert panels[1:] == [labels.qualities, labels.work, labels.entry, labels.future, labels.next]
    assert [entry.title for entry in pages.outline][1:] == panels[1:]
    levels = [int(one.tag[1]) for one in headings(pages.root)]
    assert all(below <= above + 1 for above, below in pairwise(levels))


def long(content: Leaflet) -> Leaflet:
    """Twice as many duties, each three times as long, and every step and quality with much text."""
    told = content.content.essentials
    duties = tuple([duty._replace(phrase=" ".join([duty.phrase] * 3)) for duty in told.duties * 2])
    path = tuple([step._replace(text=(Run(" ".join([step.words or "They learn."] * 6)),)) for step in told.path])
    qualities = tuple([one._replace(text=" ".join([one.text or "It matters."] * 5)) for one in told.qualities])
    essentials = told._replace(duties=duties, path=path, qualities=qualities)
    return content._replace(content=content.content._replace(essentials=essentials))


def test_what_has_no_room_is_left_out_and_named() -> None:
    content = long(composed(PATHS[0]))
    pages = made(content)
    assert_sound(pages)
    assert pages.omitted
    said = samples.text(pages)
    assert content.content.labels.omitted.partition(":")[0] in said
    assert all(name_of(EN, part) in said for part in pages.omitted)


def test_without_room_for_texts_what_comes_after_the_first_job_is_left_out() -> None:
    content = composed(PATHS[0])
    steps = (
        Step("School", text=(Run("Read."),)),
        Step("Higher office", text=(Run("Judge all the people. " * 90),), is_later=True),
    )
    told = content.content.essentials._replace(path=steps)
    pages = made(content._replace(content=content.content._replace(essentials=told)))
    assert "step_texts" in pages.omitted
    assert "Read." in samples.text(pages)
    assert "Higher office" not in samples.text(pages)


def test_type_becomes_smaller_only_where_much_would_be_left_out() -> None:
    usual, full = made(composed(PATHS[0])), made(long(composed(PATHS[0])))
    body = samples.style("leaflet").sizes.body
    assert body in sizes(usual.pages[1])
    assert body not in sizes(full.pages[1])


@pytest.mark.parametrize("path", PATHS[::8], ids=lambda path: path.stem)
def test_much_too_long_texts_are_left_out(path: Path) -> None:
    assert_sound(made(long(long(long(composed(path))))))


@pytest.mark.parametrize("path", PATHS[::8], ids=lambda path: path.stem)
def test_full_brochure_has_what_is_left_out(path: Path) -> None:
    content = composed(path)
    for crowded in (content, long(content), long(long(long(content)))):
        assert set(made(crowded).omitted) <= content.content.in_full.keys()


def test_source_of_pay_in_areas_is_never_left_out() -> None:
    content = composed(PATHS[0])
    source = "From the Occupational Employment and Wage Statistics survey."
    rows = tuple([Range(f"Area {number}", 20e3, 30e3, 40e3, "$30,000", own=True) for number in range(4)])
    chart = RangeChart("Annual wages", "Wages.", rows, "10% earn less", "median", "10% earn more", (source,))
    pages = made(content._replace(content=content.content._replace(pay=chart)))
    assert_sound(pages)
    assert source in samples.text(pages)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_title_of_any_length_fits(times: int) -> None:
    content = composed(PATHS[0])
    title = "Electro-mechanical and Mechatronics Technologists, Technicians, " * times
    pages = made(content._replace(content=content.content._replace(title=title.strip(" ,"))))
    assert not collisions(pages.pages[0])
    assert not list(strays(pages))


def test_short_words_of_a_title_do_not_stand_alone() -> None:
    content = composed(PATHS[0])
    pages = made(content._replace(content=content.content._replace(title="Physicians and Surgeons")))
    largest = max(sizes(pages.pages[0]))
    rows = [item.words for placed in pages.pages[0].placed for one in placed.box.contents for item in one.items
            if isinstance(item, Words) and one.element is not None and one.element.tag == "H1"]  # fmt: skip
    assert largest
    assert rows == [("Physicians",), ("and", "Surgeons")]


def test_icon_is_left_out_where_a_title_is_tall() -> None:
    content = composed(PATHS[0])
    tall = content._replace(content=content.content._replace(title="Technologists and Technicians, " * 14))
    for each, count in ((content, 1), (tall, 0)):
        assert len(list(rects(made(each).pages[0], Graphic))) == count


def test_panels_without_parts_have_lines_for_notes() -> None:
    content = composed(PATHS[0])
    told = content.content.essentials._replace(duties=(), conditions=(), path=(), qualities=(), questions=())
    bare = content.content._replace(essentials=told, summary="", key_figures=(), pay=None, growth=None,
                                    employers=None, industries=None, similar=None, codes=(), figures="",
                                    attribution="")  # fmt: skip
    empty = content._replace(content=bare, summary="", more="", pay=None, beside="", growth=None, terms=(),
                             figures=(None, None, None))  # fmt: skip
    pages = made(empty)
    assert_sound(pages)
    said = samples.text(pages)
    assert all(label in said for label in content.labels.notes[:3])


def test_explanation_names_panels_and_what_is_left() -> None:
    content = composed(PATHS[0])
    lines = layout_leaflet(content, style(content), explain=True).explanation
    assert lines[0].startswith("type of ")
    names = [line.split(":")[0].strip() for line in lines[1:]]
    assert names == ["flap", "the work", "getting in", "pay and future", "back"]


@pytest.mark.parametrize("name", ["health-info-tech", "typical", "fact-sheet"])
def test_leaflet_matches_the_golden(name: str, golden: Callable[[str, str], None]) -> None:
    path = packaged_profiles() / f"{name}.yaml"
    golden(dumped(made(leaflet(Material(SAMPLES[name])) if name in SAMPLES else composed(path))), f"{name}.txt")


def test_sentences_to_tick_are_above_what_helps() -> None:
    told = COOKS.content.essentials
    sentences = (Quality("I like to read."), Quality("I sleep at night."))
    checked = COOKS._replace(content=COOKS.content._replace(essentials=told._replace(self_check=sentences)))
    pages = made(checked)
    assert_sound(pages)
    said = samples.text(pages)
    order = ("I like to read.", "I sleep at night.", checked.content.labels.helps, told.qualities[0].name)
    places = [said.index(text) for text in order]
    assert places == sorted(places)
