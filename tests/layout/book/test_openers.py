"""Cover and dividers: no overlaps and nothing outside the page, for any title."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.imprint.branding import SHAPES, logo
from tests.layout.placing import STYLE, items, labels, rect_of, words_of

from brochure.compose.blocks import Bar, BarChart, Illustration
from brochure.compose.book.model import Cover, CoverBar, Divider, Entry
from brochure.layout.book.listings import EntrySetter
from brochure.layout.book.openers import GAP, PART_GAP, SKYLINE, cover_page, divider_bands, tinted_panel
from brochure.layout.charts.figure import tones
from brochure.layout.page.frame import frame_of
from brochure.layout.page.stack import Bands
from brochure.layout.pages import Content, Element, Fill, Graphic, Item, Shape, Words

FRAME = frame_of(STYLE)


ONE = ((CoverBar(1.0),),)


def cover(title: str = "Career Guide", bars: tuple[tuple[CoverBar, ...], ...] = ONE) -> list[Content]:
    block = Cover(title, "Lincoln High School", ("April 17, 2026", "3 occupations"), bars)
    return list(cover_page(block, STYLE, FRAME, []).placed[0].box.contents)


@given(labels)
def test_cover_text_neither_overlaps_nor_leaves_the_page(title: str) -> None:
    box = cover_page(Cover(title, "School", ("Day", "Size"), ONE), STYLE, FRAME, []).placed[0].box
    boxes = [rect_of(words) for words in words_of(box)]
    assert not any(one.meets(other) for i, one in enumerate(boxes) for other in boxes[:i])
    assert all(at.left >= 0 and at.right <= FRAME.page_width for at in boxes)


def test_cover_has_the_school_first_and_its_title_as_heading() -> None:
    assert [content.element.tag for content in cover() if content.element] == ["P", "H1", "P", "P"]


@pytest.mark.parametrize("shape", SHAPES)
def test_cover_has_the_logo_above_the_school(shape: str) -> None:
    block = Cover("Career Guide", "Lincoln", ("Day",), ONE, logo=Illustration(logo(shape), "A shield"))
    elements: list[Element] = []
    box = cover_page(block, STYLE, FRAME, elements).placed[0].box
    (drawn,) = (item for item in items(box) if isinstance(item, Graphic))
    assert drawn.width / drawn.height == pytest.approx(drawn.artwork.width / drawn.artwork.height)
    assert drawn.y > 0.0
    assert drawn.y + drawn.height < min(rect_of(words).top for words in words_of(box))
    assert [element.tag for element in elements[0].children] == ["Figure", "P", "H1", "P"]


def test_cover_lines_do_not_overlap_when_the_school_name_is_long() -> None:
    school = "Northeastern Regional School of Agriculture, Construction, Health Care, and Information Technology"
    words = words_of(cover_page(Cover("Careers", school, (), ONE), STYLE, FRAME, []).placed[0].box)
    boxes = [rect_of(line) for line in words]
    assert len(boxes) > 2
    assert not any(one.meets(other) for i, one in enumerate(boxes) for other in boxes[:i])


@given(labels)
def test_cover_text_does_not_overlap_the_bar_below_the_title(title: str) -> None:
    box = cover_page(Cover(title, "School", ("Day", "Size"), ONE), STYLE, FRAME, []).placed[0].box
    (bar,) = (rect_of(item) for item in items(box) if isinstance(item, Fill) and item.color == STYLE.palette.accent)
    assert not any(rect_of(words).meets(bar) for words in words_of(box))


def test_cover_title_has_a_space_between_lines_and_none_at_its_end() -> None:
    """Text extraction must neither join words nor add a space at the end."""
    heading = next(content for content in cover("Careers in Health Care and Construction") if _tag(content) == "H1")
    assert [item.trail for item in heading.items if isinstance(item, Words)] == [True, False]


def _tag(content: Content) -> str:
    return content.element.tag if content.element else ""


def skyline(*parts: tuple[CoverBar, ...]) -> list[Item]:
    return list(cover(bars=parts)[0].items)


@pytest.mark.parametrize("counts", [(1,), (2, 1), (400, 100)])
def test_cover_bars_fill_the_bottom_to_the_right_with_a_space_between_parts(counts: tuple[int, ...]) -> None:
    bars = [tuple(CoverBar((number + 1) / count) for number in range(count)) for count in counts]
    fills = [item for item in skyline(*bars) if isinstance(item, Fill)]
    assert len(fills) == sum(counts)
    assert all(abs(fill.y + fill.height - FRAME.page_height) < 0.01 for fill in fills)
    assert all(-0.01 <= fill.x <= fill.x + fill.width <= FRAME.page_width for fill in fills)
    pitch = fills[0].width / (1 - GAP)
    assert fills[-1].x + pitch * (1 + PART_GAP) == pytest.approx(FRAME.page_width + pitch * PART_GAP)
    gaps = [round((after.x - before.x) / pitch - 1, 3) for before, after in pairwise(fills)]
    assert [gap for gap in gaps if gap] == [PART_GAP] * (len(counts) - 1)


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=30))
def test_cover_bars_are_in_proportion_and_of_one_tone(heights: list[float]) -> None:
    fills = [item for item in skyline(tuple(map(CoverBar, heights))) if isinstance(item, Fill)]
    assert [fill.height for fill in fills] == pytest.approx(
        [height * FRAME.page_height * SKYLINE for height in heights]
    )
    assert {fill.color for fill in fills} == {tones(STYLE.palette, own=True).solid}


def test_cover_has_a_pale_stub_where_the_pay_is_unknown() -> None:
    known, unknown = (item for item in skyline((CoverBar(1.0), CoverBar(None))) if isinstance(item, Fill))
    assert 0 < unknown.height < known.height / 20
    assert unknown.color == STYLE.palette.rule != known.color


def test_hourly_bar_of_the_cover_is_narrow_and_in_the_middle_of_its_place() -> None:
    annual, hourly = (item for item in skyline((CoverBar(1.0), CoverBar(1.0, hourly=True))) if isinstance(item, Fill))
    assert hourly.width < annual.width / 2
    assert hourly.height == annual.height
    pitch = annual.width / (1 - GAP)
    assert hourly.x + hourly.width / 2 == pytest.approx(annual.x + annual.width / 2 + pitch)


def test_open_bar_of_the_cover_has_a_point() -> None:
    bar, point = skyline((CoverBar(1.0, open=True),))
    assert isinstance(bar, Fill)
    assert isinstance(point, Shape)
    assert rect_of(point).bottom == bar.y
    assert rect_of(point).top < bar.y


def opening(divider: Divider, ranking: BarChart | None = None) -> Bands:
    return divider_bands(divider, ranking, STYLE, FRAME, [], tinted_panel)


def listed(count: int) -> Divider:
    """A divider of ``count`` occupations."""
    entries = tuple(Entry(f"Roofers {number}", f"roofers-{number}", "1", "") for number in range(count))
    return Divider("_part-1", "", "Construction", f"{count} occupations", entries)


def test_divider_has_its_ranking_after_the_contents() -> None:
    bars = tuple(Bar(f"Roofers {number}", 10.0, "$10", own=True) for number in range(5))
    elements: list[Element] = []
    (band,) = divider_bands(listed(5), BarChart("Pay", "Pay", bars), STYLE, FRAME, elements, tinted_panel).bands
    assert [box.block for box in band.boxes if box.block] == ["text", "figure"]
    assert not band.wide
    assert [element.tag for element in elements][-2:] == ["TOC", "Div"], "a chart with its caption"


@pytest.mark.parametrize(("count", "share", "leading"), [(30, 0.4, "open"), (55, 0.24, "plain"), (70, 0.24, "close")])
def test_divider_is_closer_where_there_are_many_occupations(count: int, share: float, leading: str) -> None:
    bands = opening(listed(count))
    panel = next(item for item in items(bands.head) if isinstance(item, Fill))
    assert panel.height == pytest.approx(share * FRAME.page_height)
    kind = getattr(EntrySetter(STYLE, FRAME), leading)
    assert bands.bands[0].boxes[0].height == pytest.approx(kind.text_style.leading)


def test_divider_text_begins_at_the_left_margin() -> None:
    box = divider_bands(
        Divider("_part-1", "Part 1 of 2", "Construction", "2 occupations", ()), None, STYLE, FRAME, [], tinted_panel
    ).head
    eyebrow, title, size = (words.x for words in words_of(box))
    assert (eyebrow, size) == (0.0, 0.0)
    assert -1.0 < title < 0.0, "a large letter has a larger side bearing"


def test_divider_panel_covers_the_top_of_the_page_from_edge_to_edge() -> None:
    box = opening(Divider("_part-1", "", "Construction", "2 occupations", ())).head
    panel = next(item for item in items(box) if isinstance(item, Fill))
    assert (panel.x, panel.width) == (-FRAME.left, FRAME.page_width)
    assert panel.y == FRAME.top - FRAME.page_height
    assert panel.height == pytest.approx(0.4 * FRAME.page_height)


@given(labels, st.booleans())
def test_divider_text_is_inside_its_panel(title: str, alone: bool) -> None:
    block = Divider("_part-1", "" if alone else "Part 1 of 2", title, "2 occupations", ())
    box = opening(block).head
    panel = next(item for item in items(box) if isinstance(item, Fill))
    boxes = [rect_of(words) for words in words_of(box)]
    assert not any(one.meets(other) for i, one in enumerate(boxes) for other in boxes[:i])
    assert box.height >= panel.y + panel.height + STYLE.sizes.leading, "the list below begins a line under the panel"
    assert all(at.bottom <= panel.y + panel.height and at.right <= FRAME.width + 0.05 for at in boxes)
