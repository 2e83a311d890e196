"""The field design for all profiles that ship: whole, without collisions, in the colors of its cluster."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from tests.layout import samples
from tests.layout.imprint.branding import BRANDS, branding, logos
from tests.layout.inspecting import collisions, dumped, outside, sizes
from tests.locales import EN, ES
from tests.pairing import in_turn

from brochure.artwork import Drawing, Outline
from brochure.compose.blocks import Run
from brochure.compose.essentials import Duty, Quality, Step, Topic
from brochure.compose.material import Material
from brochure.compose.short_form import ShortForm, short_form
from brochure.layout.field import layout_field
from brochure.layout.field.foot import foot
from brochure.layout.field.type import MIDDLE, Type, frame_at_design
from brochure.layout.pages import Element, Fill, Graphic, Item, Pages, Shape, Stroke, Words
from brochure.layout.panel.furniture import ANSWER_RULE
from brochure.locale import Locale
from brochure.paper import PageSize
from brochure.profile.load import load_file
from brochure.resources import packaged_profiles
from brochure.style.clusters import cluster_colors, in_cluster_colors
from brochure.style.fit import on_page

ONET = Path(__file__).parents[2] / "data" / "potters-onet.yaml"
PATHS = [*sorted(packaged_profiles().glob("*.yaml")), ONET]
EDGE, FOOT = 43.2, 18.0
MIN_SIZE = 8.0


@cache
def composed(path: Path) -> ShortForm:
    return short_form(Material(load_file(path).profile))


def laid_out(content: ShortForm, size: PageSize = "letter") -> Pages:
    return layout_field(content, on_page(in_cluster_colors(samples.style("field"), content.cluster), size))


def assert_sound(pages: Pages) -> None:
    for page in pages.pages:
        assert not collisions(page)
        assert not outside(page, EDGE, FOOT)
        assert min(sizes(page)) >= MIN_SIZE


@in_turn("path size", PATHS, ["letter", "a4"])
def test_pages_are_sound(path: Path, size: PageSize) -> None:
    pages = laid_out(composed(path), size)
    assert len(pages.pages) == 4
    assert_sound(pages)


@pytest.mark.parametrize("locale", [EN, ES])
@pytest.mark.parametrize(("text", "shape"), BRANDS)
@pytest.mark.parametrize("path", PATHS[::6], ids=lambda path: path.stem)
def test_pages_of_a_brand_are_sound(path: Path, text: str, shape: str, locale: Locale) -> None:
    content = short_form(Material(load_file(path).profile, locale=locale, branding=branding(text, shape)))
    pages = laid_out(content)
    assert_sound(pages)
    assert content.imprint is not None
    first, *_, last = [samples.text(pages._replace(pages=(page,))) for page in pages.pages]
    assert "Lincoln" in first
    assert ("Lincoln" in last) == (text != "short")
    assert len(logos(pages)) == (2 if content.imprint.logo else 0)
    assert len({logo.artwork.digest for logo in logos(pages)}) <= 1
    if text != "short":
        assert "206-555-0134" in last
        assert {"programs", "events", "note"} & set(pages.omitted) or text == "usual"


def test_cover_is_in_the_color_of_the_cluster_to_the_edges_of_the_page() -> None:
    content = composed(PATHS[0])._replace(cluster="Construction")
    page = laid_out(content).pages[0]
    fills = [(placed, item) for placed in page.placed for one in placed.box.contents for item in one.items
             if isinstance(item, Fill)]  # fmt: skip
    placed, field = fills[0]
    assert field.color == cluster_colors("Construction").field
    assert (placed.x + field.x, field.width) == (pytest.approx(0), page.width)
    assert placed.y - field.y == pytest.approx(page.height)
    assert field.height >= 0.45 * page.height


def items(pages: Pages, number: int, kind: type[Item]) -> list[tuple[float, float, Item]]:
    """The items of a kind on page ``number``, with the place of their box from the top left corner of the page."""
    page = pages.pages[number - 1]
    return [(placed.x, page.height - placed.y, item) for placed in page.placed for one in placed.box.contents
            for item in one.items if isinstance(item, kind)]  # fmt: skip


@pytest.mark.parametrize("title", ["Cooks", "Dental and Ophthalmic Laboratory Technicians and Medical Technicians"])
def test_covers_have_one_depth_of_color_one_size_of_pay_and_figures_at_one_height(title: str) -> None:
    base = composed(packaged_profiles() / "electricians.yaml")
    found = []
    for content in (base, base._replace(title=title, summary=base.summary.split(",")[0] + ".")):
        pages = laid_out(content)
        color = next(item for _, _, item in items(pages, 1, Fill) if isinstance(item, Fill))
        page, (pay, *others) = words(pages, 1), content.key_figures
        (amount,) = [(x, y) for x, y, item, element in samples.placed_words(pages.pages[0])
                     if " ".join(item.words) == pay.value and item.size == 54.0]  # fmt: skip
        label = page[pay.label[:1].upper() + pay.label[1:]]
        assert label[0] == amount[0]
        assert label[1] < pages.pages[0].height - amount[1] - 54.0 * 0.7
        found.append((color.height, page[others[0].value][1]))
    assert found[0] == pytest.approx(found[1])


@pytest.mark.parametrize("name", ["electricians", "health-info-tech", "oil-and-gas-workers"])
def test_icon_stands_on_a_line_across_the_page_at_the_margin(name: str) -> None:
    pages = laid_out(composed(packaged_profiles() / f"{name}.yaml"))
    ((x, top, drawn),) = items(pages, 1, Graphic)
    left, above, line = next(one for one in items(pages, 1, Stroke) if isinstance(one[2], Stroke) and one[2].x1 <= 0)
    assert isinstance(drawn, Graphic)
    assert isinstance(line, Stroke)
    width = pages.pages[0].width
    assert (left + line.x1, left + line.x2) == (pytest.approx(0), pytest.approx(width))
    assert top + drawn.y + drawn.height == pytest.approx(above + line.y1 + line.width / 2)
    assert x + drawn.x + drawn.width == pytest.approx(width - EDGE)
    assert isinstance(drawn.artwork, Drawing)
    (outline,) = drawn.artwork.items
    assert isinstance(outline, Outline)
    assert outline.pen
    assert outline.pen.width * drawn.width / drawn.artwork.width == pytest.approx(line.width)


def test_the_way_in_replaces_the_number_of_jobs_where_page_two_has_that() -> None:
    content = composed(packaged_profiles() / "electricians.yaml")
    assert content.entry
    told = content.essentials
    for duties, has_entry in ((told.duties, True), ((), False)):
        cover = said(laid_out(content._replace(essentials=told._replace(duties=duties))), 1)
        assert (content.entry.value in cover) is has_entry
        assert ("818,700" in cover) is not has_entry


def test_words_alone_have_questions_with_room_for_answers_on_the_last_page() -> None:
    content = composed(PATHS[0])
    told = content.essentials._replace(self_check=())
    words = content._replace(essentials=told, key_figures=(), pay=None, growth=None, employers=None, industries=None,
                             similar=None)  # fmt: skip
    pages = laid_out(words)
    assert_sound(pages)
    entry, last = (samples.text(pages._replace(pages=pages.pages[number : number + 1])) for number in (2, 3))
    assert content.labels.next in last
    assert [question in entry for question in told.questions] == [False] * len(told.questions)
    assert all(question in last for question in told.questions)
    rules = [item for _, _, item in items(pages, 4, Stroke) if isinstance(item, Stroke) and item.width == ANSWER_RULE]
    assert len(rules) >= 3 * len(told.questions)


def headings(element: Element) -> list[str]:
    own = [element.tag] if element.tag.startswith("H") and element.tag != "H" else []
    return [*own, *[tag for child in element.children for tag in headings(child)]]


def test_headings_follow_the_pages() -> None:
    pages = laid_out(composed(PATHS[0]))
    found = headings(pages.root)
    assert found[0] == "H1"
    assert found.count("H2") == 3
    labels = composed(PATHS[0]).labels
    assert [entry.title for entry in pages.outline][1:] == [labels.work, labels.entry, labels.future]


def words(pages: Pages, number: int) -> dict[str, tuple[float, float, Words]]:
    """The words of page ``number`` where they stand: from the left, and down from the top."""
    found = {}
    for x, top, item in items(pages, number, Words):
        assert isinstance(item, Words)
        found[" ".join(item.words)] = (x + item.x, top + item.y, item)
    return found


def test_pay_by_industry_and_growth_have_heads_with_notes_at_the_right_over_a_rule() -> None:
    content = composed(packaged_profiles() / "electricians.yaml")
    page = words(laid_out(content), 4)
    for head, note in (
        (content.labels.by_industry, content.industries_note),
        (content.labels.change, content.growth_note),
    ):
        assert page[head][1] == pytest.approx(page[note][1])
        assert page[head][0] < page[note][0]
    assert page[content.labels.by_industry][1] == pytest.approx(page[content.labels.change][1])
    assert page["All electricians"][2].face == page["62,350"][2].face == "Lato-Bold"


def test_all_of_the_occupation_stay_in_a_table_of_fewer_industries() -> None:
    content = composed(packaged_profiles() / "electricians.yaml")
    assert content.industries
    for count in range(1, len(content.industries.rows) + 1):
        kept = content.industries.shortened(count).rows
        assert len(kept) == count
        assert [row.role for row in kept].count("own") == 1
        names = [row.cells[0].text for row in kept]
        assert [row.cells[0].text for row in content.industries.rows if row.cells[0].text in names] == names


@pytest.mark.parametrize("path", PATHS[::3], ids=lambda path: path.stem)
def test_pay_on_cards_of_similar_jobs_is_on_one_line_below_all_names(path: Path) -> None:
    content = composed(path)
    pages = laid_out(content)
    if content.similar is None or "similar" in pages.omitted:
        return
    page = pages.pages[-1]
    cards = [row.cells for row in content.similar.rows[:4]]
    found = {(" ".join(item.words), round(page.height - placed.y + item.y, 1), item.size)
             for placed in page.placed for one in placed.box.contents for item in one.items
             if isinstance(item, Words)}  # fmt: skip
    amounts = {cells[2].text.lstrip("$") for cells in cards}
    lines = {y for text, y, size in found if text.lstrip("$") in amounts and size == 16.0}
    assert len(lines) == 1
    last = [max(y for text, y, _ in found if cells[0].text.endswith(text) and y < min(lines)) for cells in cards]
    assert min(lines) - max(last) >= 16.0 * 0.72 + 4.0


def test_names_of_similar_jobs_are_all_small_if_one_is_long() -> None:
    content = composed(packaged_profiles() / "electricians.yaml")
    assert content.similar
    for long, size in (("", 10.0), (" for all who look after installations of any kind, wherever they are", 8.0)):
        row = content.similar.rows[0]
        rows = tuple([row._replace(cells=(row.cells[0]._replace(text=name), *row.cells[1:]))
                      for name in (f"Jobs{long}", "Jobs", "Jobs")])  # fmt: skip
        pages = laid_out(content._replace(similar=content.similar._replace(rows=rows)))
        assert_sound(pages)
        found = {item.size for _, _, item, _ in samples.placed_words(pages.pages[3]) if item.words[0] == "Jobs"}
        assert found == {size}


@pytest.mark.parametrize("verso", [False, True])
def test_a_long_title_has_two_lines_at_the_foot_and_keeps_the_number_of_the_page(*, verso: bool) -> None:
    style = on_page(samples.style("field"), "letter")
    type_ = Type.of(frame_at_design(style), style)
    title = "Dental and Ophthalmic Laboratory Technicians and Medical Appliance Technicians"
    for name, lines, is_whole in (("Cooks", 1, True), (title, 2, True), (f"{title} and {title}", 2, False)):
        box = foot(name, "", "7", type_, verso=verso)[0].box
        found = [" ".join(item.words) for one in box.contents for item in one.items if isinstance(item, Words)]
        assert len(found) == lines
        assert ("…" not in " ".join(found)) is is_whole
        assert found[0].startswith("7\u00a0") if verso else found[-1].endswith("\u00a07")


def test_an_occupation_known_by_figures_alone_has_two_pages() -> None:
    content = composed(PATHS[0])
    bare = content._replace(essentials=content.essentials._replace(duties=(), conditions=(), qualities=()))
    pages = laid_out(bare)
    assert len(pages.pages) == 2
    assert_sound(pages)


def size_of_title(pages: Pages) -> float:
    return next(item.size for _, _, item, element in samples.placed_words(pages.pages[0])
                if element and element.tag == "H1")  # fmt: skip


def test_too_much_text_makes_the_title_smaller_and_leaves_out_the_least() -> None:
    content = composed(PATHS[0])
    told = content.essentials
    path = tuple([step._replace(text=(Run(" ".join([step.words or "They learn."] * 5)),)) for step in told.path])
    full = content._replace(
        summary=" ".join([content.summary] * 6), essentials=told._replace(path=path, qualities=told.qualities * 3)
    )
    pages = laid_out(full)
    assert_sound(pages)
    longer = content._replace(summary=" ".join([content.summary] * 3))
    assert size_of_title(laid_out(longer)) < size_of_title(laid_out(content))
    assert "more_qualities" in pages.omitted


def test_nothing_but_a_title_makes_two_pages() -> None:
    content = composed(PATHS[0])
    told = content.essentials._replace(duties=(), conditions=(), path=(), qualities=(), questions=())
    empty = content._replace(summary="", key_figures=(), essentials=told, pay=None, growth=None, employers=None,
                             more_employers=None, industries=None, similar=None, codes=(), figures="",
                             attribution="")  # fmt: skip
    pages = laid_out(empty)
    assert len(pages.pages) == 2
    assert_sound(pages)


GOLDEN = [*[packaged_profiles() / f"{name}.yaml" for name in ("cooks", "electricians", "health-info-tech")], ONET]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_field_matches_its_golden(path: Path, golden: Callable[[str, str], None]) -> None:
    golden(dumped(laid_out(composed(path))), f"{path.stem}.txt")


def test_interests_stand_on_page_three_or_else_beside_the_duties() -> None:
    content = composed(ONET)
    texts = [samples.text(laid_out(content)._replace(pages=(page,))) for page in laid_out(content).pages]
    assert ["Is this you?" in text for text in texts] == [False, False, True, False]
    steps = content.essentials.path * 4
    crowded = content._replace(essentials=content.essentials._replace(path=steps))
    texts = [samples.text(laid_out(crowded)._replace(pages=(page,))) for page in laid_out(crowded).pages]
    assert ["Is this you?" in text for text in texts] == [False, True, False, False]
    assert_sound(laid_out(crowded))


def test_without_figures_the_cover_is_nearly_all_color_and_the_last_page_names_its_steps_once() -> None:
    content = composed(PATHS[0])._replace(key_figures=(), pay=None, growth=None, employers=None,
                                          more_employers=None, industries=None, similar=None)  # fmt: skip
    pages = laid_out(content)
    assert_sound(pages)
    fills = [item for placed in pages.pages[0].placed for one in placed.box.contents for item in one.items
             if isinstance(item, Fill)]  # fmt: skip
    assert fills[0].height > 0.8 * pages.pages[0].height
    assert samples.text(pages).count(content.labels.next) == 1


def with_path(*steps: Step) -> ShortForm:
    content = composed(PATHS[0])
    return content._replace(essentials=content.essentials._replace(path=steps))


def labels(pages: Pages, number: int) -> list[tuple[str, float]]:
    """The words of the labels of list items on page ``number``, with their sizes."""
    return [(" ".join(item.words), item.size)
            for _, _, item, element in samples.placed_words(pages.pages[number - 1])
            if element and element.tag == "Lbl"]  # fmt: skip


def test_the_way_in_has_marks_and_the_longest_step_the_largest() -> None:
    steps = (Step("School", mark="In school"), Step("Training", mark="2 years", years=2),
             Step("Apprenticeship", mark="4 years", years=4), Step("Next job", mark="Later"))  # fmt: skip
    found = [one for one in labels(laid_out(with_path(*steps)), 3) if one[1] >= MIDDLE]
    assert [words for words, _ in found] == ["In school", "2 years", "4 years", "Later"]
    assert [size > MIDDLE for _, size in found] == [False, False, True, False]


def test_the_path_counts_the_years_of_the_longest_step() -> None:
    def drawn(years: int) -> int:
        steps = (Step("School"), Step("Apprenticeship", mark="Long", years=years), Step("License"))
        return len(items(laid_out(with_path(*steps)), 3, Stroke))

    assert [drawn(years) - drawn(0) for years in (1, 2, 4)] == [0, 1, 3]


def test_the_goal_of_the_path_has_a_point() -> None:
    for goal in (1, 2):
        steps = [Step(f"Step {place}", is_goal=place == goal) for place in range(3)]
        places = [item.points[0][1] for _, _, item in items(laid_out(with_path(*steps)), 3, Shape)
                  if isinstance(item, Shape)]  # fmt: skip
        counts = [places.count(place) for place in dict.fromkeys(places)]
        assert counts == [3 if place == goal else 2 for place in range(3)]


def said(pages: Pages, number: int) -> str:
    """The text of page ``number``."""
    return samples.text(pages._replace(pages=pages.pages[number - 1 : number]))


def test_without_room_for_texts_what_comes_after_the_first_job_is_left_out() -> None:
    later = Step("Higher office", text=(Run("Judge."),), mark="Later", is_later=True)
    assert "Higher office" in said(laid_out(with_path(Step("School", text=(Run("Read."),)), later)), 3)
    found = laid_out(with_path(Step("School", text=(Run("Read all the books. " * 150),)), later))
    assert "step_texts" in found.omitted
    assert "School" in said(found, 3)
    assert "Higher office" not in said(found, 3)


def test_sentences_to_tick_replace_the_questions() -> None:
    content = composed(PATHS[0])
    told = content.essentials._replace(self_check=(Quality("I like to read."), Quality("I sleep at night.")))
    asked = content._replace(essentials=told._replace(self_check=()))
    for made, is_ticked in ((content._replace(essentials=told), True), (asked, False)):
        pages = laid_out(made)
        assert_sound(pages)
        assert ("I sleep at night." in said(pages, 3)) is is_ticked
        assert (told.questions[0] in said(pages, 3)) is not is_ticked


def test_without_steps_what_helps_stands_along_the_band() -> None:
    content = with_path()
    pages = laid_out(content)
    assert_sound(pages)
    assert [entry.title for entry in pages.outline][2] == content.labels.helps
    names = [quality.name for quality in content.essentials.qualities[:5]]
    assert " ".join([words for words, _ in labels(pages, 3)]).startswith(" ".join(names))
    assert content.labels.entry not in said(pages, 3)
    assert not items(pages, 3, Shape)
    band = next(item for _, _, item in items(pages, 3, Fill) if isinstance(item, Fill))
    assert 0.25 * pages.pages[2].height < band.height < 0.8 * pages.pages[2].height


def test_the_band_ends_where_its_steps_end() -> None:
    for count in (1, 2, 3, 4):
        pages = laid_out(with_path(*[Step(f"Step {place}") for place in range(count)]))
        assert_sound(pages)
        band = next(item for _, _, item in items(pages, 3, Fill) if isinstance(item, Fill))
        tops = [words(pages, 3)[f"Step {place}"][1] for place in range(count)]
        last = tops[-1]
        assert all(after - top <= 64.0 + 20.0 + 2.01 for top, after in pairwise(tops))
        assert last < band.height < last + 75.0


def test_texts_of_steps_have_one_size() -> None:
    for count in (2, 4, 7):
        pages = laid_out(
            with_path(*[Step(f"Step {place}", text=(Run(f"Learn it {place}."),)) for place in range(count)])
        )
        assert {words(pages, 3)[f"Learn it {place}."][2].size for place in range(count)} == {10.0}


def test_what_helps_has_more_room_below_few_steps() -> None:
    def pitch(count: int) -> float:
        content = with_path(*[Step(f"Step {place}") for place in range(count)])
        page = words(laid_out(content), 3)
        one, other = (page[quality.name][1] for quality in content.essentials.qualities[:2])
        return other - one

    assert pitch(2) > pitch(7) + 10.0


def test_a_deck_is_set_large_and_duties_have_details() -> None:
    content = composed(PATHS[0])
    told = content.essentials
    duties = tuple([duty._replace(detail=(Run(f"Detail {place}."),)) for place, duty in enumerate(told.duties)])
    told = told._replace(deck=(Run("Somebody has to do it, and these are the people who do."),), duties=duties)
    pages = laid_out(content._replace(essentials=told))
    assert_sound(pages)
    faces = {(item.face, item.size) for _, _, item, _ in samples.placed_words(pages.pages[1])}
    assert ("Lato-Light", 28.0) in faces
    assert "Detail 0." in said(pages, 2)
    assert headings(pages.root).count("H2") == 3


def test_with_too_many_details_there_are_none() -> None:
    content = composed(PATHS[0])
    duty = content.essentials.duties[0]
    duties = tuple(
        [duty._replace(phrase=f"Sort mail {place}", lead="", detail=(Run("It is long. " * 40),)) for place in range(9)]
    )
    pages = laid_out(content._replace(essentials=content.essentials._replace(duties=duties)))
    assert_sound(pages)
    assert "It is long." not in said(pages, 2)
    assert "Sort mail 8" in said(pages, 2)


def test_duties_without_room_are_left_out_and_named() -> None:
    content = composed(PATHS[0])
    long = content.essentials.duties[0]._replace(phrase="Sort all of the mail, also in the attic " * 6, lead="")
    duties = tuple([long._replace(phrase=f"{long.phrase}{place}") for place in range(9)])
    pages = laid_out(content._replace(essentials=content.essentials._replace(duties=duties)))
    assert_sound(pages)
    assert "more_duties" in pages.omitted


def test_the_rail_has_all_topics_and_reaches_the_foot() -> None:
    content = composed(packaged_profiles() / "electricians.yaml")
    page = laid_out(content).pages[1]
    assert all(topic.name in said(laid_out(content), 2) for topic in content.essentials.topics)
    lowest = max(y for x, y, _, element in samples.placed_words(page) if x > 380 and element)
    assert lowest > page.height - 110


@pytest.mark.parametrize("count", [3, 10, 30])
def test_the_rail_has_the_size_of_text_however_much_it_says(count: int) -> None:
    content = composed(packaged_profiles() / "electricians.yaml")
    topic = content.essentials.topics[0]
    topics = tuple([Topic(f"{topic.name} {place}", ((Run("They work long days."),),)) for place in range(count)])
    made = laid_out(content._replace(essentials=content.essentials._replace(topics=topics)))
    assert_sound(made)
    page = words(made, 2)
    heads = sorted(y for text, (_, y, _) in page.items() if text.startswith(topic.name))
    assert {page[text][2].size for text in page if text == "They work long days."} == {10.0}
    assert max(after - head for head, after in pairwise(heads)) <= 15.0 + 15.0 + 3.0 + 3.5 + 40.01


def duties_of(count: int) -> tuple[ShortForm, Pages]:
    """A form of so many duties of one line each, and its pages."""
    content = composed(packaged_profiles() / "electricians.yaml")
    duties = tuple([Duty(f"Sort mail {place}") for place in range(count)])
    made = content._replace(essentials=content.essentials._replace(deck=(), duties=duties))
    return made, laid_out(made)


@pytest.mark.parametrize("count", [2, 5, 7, 9])
def test_duties_stand_no_farther_apart_than_reads_as_a_list(count: int) -> None:
    _, pages = duties_of(count)
    page = words(pages, 2)
    tops = [page[f"Sort mail {place}"][1] for place in range(count)]
    assert all(after - top <= 84.01 for top, after in pairwise(tops))


def test_few_duties_leave_lines_for_notes_only_where_at_least_five_fit() -> None:
    for count in range(3, 10):
        content, pages = duties_of(count)
        ruled = [item for _, _, item in items(pages, 2, Stroke) if isinstance(item, Stroke)]
        has_notes = content.labels.notes in said(pages, 2)
        assert len(ruled) - count >= 5 if has_notes else len(ruled) == count
        assert has_notes is (count <= 5)


def test_the_way_in_is_on_page_two_where_no_other_page_has_it() -> None:
    content = composed(PATHS[0])
    bare = content._replace(essentials=content.essentials._replace(duties=(), conditions=(), qualities=()))
    said = samples.text(laid_out(bare)._replace(pages=laid_out(bare).pages[1:]))
    assert all(step.title in said for step in content.essentials.path)
    assert content.labels.entry not in samples.text(laid_out(content)._replace(pages=laid_out(content).pages[3:]))
