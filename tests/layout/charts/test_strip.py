"""Percentile strips: one scale for all, positions in proportion, open beyond it, and labels that never collide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.placing import (
    NARROW,
    STYLE,
    WIDE,
    Rect,
    assert_sound,
    dump,
    is_kept,
    items,
    labels,
    measures,
    rect_of,
    words_of,
)
from tests.layout.samples import style

from brochure.compose.blocks import PercentileStrip, Range
from brochure.layout.charts.figure import arrow
from brochure.layout.charts.strip import (
    BEYOND_TICK,
    BREAK,
    MEDIAN,
    OVERHANG,
    THICK,
    end_of_scale,
    percentile_strip,
)
from brochure.layout.charts.strip_labels import CLEARANCE, LABEL_GAP
from brochure.layout.pages import Box, Fill, Item, Shape, Words
from brochure.style.contrast import marks
from brochure.style.model import Style

if TYPE_CHECKING:
    from collections.abc import Callable

PALETTE = STYLE.palette
MARKS = marks(PALETTE)
SCALE = 125_720.0
DEEP = THICK * STYLE.sizes.table
BANDS = "each band holds eight workers in ten"
IN_FIGURES = "eight in ten earn between {} and {}"


@st.composite
def areas(draw: st.DrawFn) -> Range:
    low, mid, high = sorted(draw(st.integers(4_000, 240_000)) for _ in range(3))
    with_range = draw(st.booleans())
    return Range(draw(labels), low if with_range else None, mid, high if with_range else None, f"${mid:,}", own=True,
                 high_open=draw(st.booleans()))  # fmt: skip


@st.composite
def strips(draw: st.DrawFn) -> PercentileStrip:
    low, mid, high = sorted(draw(st.integers(4_000, 240_000)) for _ in range(3))
    with_low, with_high = draw(st.sampled_from(((True, True), (True, False), (False, True))))
    scale_max = draw(st.sampled_from((SCALE, 90_060.0)))
    others = draw(st.none() | st.integers(4_000, int(scale_max)))
    pay = Range(draw(labels), low if with_low else None, mid, high if with_high else None, f"${mid:,}", own=True,
                mid_open=draw(st.booleans()), high_open=draw(st.booleans()))  # fmt: skip
    ends = (f"${low:,}" if with_low else "", f"${high:,}+" if with_high else "")
    return PercentileStrip(
        draw(labels), "alt", pay, "This occupation", *ends, IN_FIGURES.format(*ends), scale_max,
        ("$0", f"${scale_max:,}"), others, draw(labels), f"${others:,}" if others is not None else "",
        tuple(draw(st.lists(areas(), max_size=3))), BANDS,
    )  # fmt: skip


def strip(
    mid: float,
    low: float | None = None,
    high: float | None = None,
    *,
    others: float | None = None,
    is_open: bool = False,
    areas: tuple[Range, ...] = (),
) -> PercentileStrip:
    """A strip whose open end, if any, is the 90th percentile or else the median."""
    pay = Range("Cooks", low, mid, high, f"${mid:,.0f}", own=True, mid_open=is_open and high is None,
                high_open=is_open and high is not None)  # fmt: skip
    ends = ["" if end is None else f"${end:,.0f}" for end in (low, high)]
    return PercentileStrip(
        "Pay", "alt", pay, "This occupation", *ends, IN_FIGURES.format(*ends), SCALE, ("$0", f"${SCALE:,.0f}"),
        others, "All occupations", f"${others:,.0f}" if others else "", areas, BANDS,
    )  # fmt: skip


def drawn(block: PercentileStrip, width: float = WIDE, style_: Style = STYLE) -> Box:
    return percentile_strip(block, style_, width, [])[1]


def position(value: float, width: float = WIDE, scale_max: float = SCALE) -> float:
    """Where the scale has ``value``."""
    return value / scale_max * end_of_scale(width, DEEP)


def colored(box: Box, color: str) -> list[Rect]:
    return [rect_of(item) for item in items(box) if isinstance(item, Fill | Shape) and item.color == color]


def tracks(box: Box) -> list[Rect]:
    """The grounds of the scale up to its end, from the top."""
    return [rect for rect in colored(box, PALETTE.tint) if rect.left == 0]


def band(box: Box) -> list[Rect]:
    """The band of the nation, without those of areas."""
    top = tracks(box)[0].top
    return [rect for rect in colored(box, MARKS.range) if rect.top == pytest.approx(top)]


def ticks(box: Box) -> list[Rect]:
    """Those of medians: of the nation, then of areas."""
    return colored(box, MARKS.own)


def line(box: Box) -> Rect:
    """That of all occupations."""
    (found,) = colored(box, PALETTE.ink)
    return found


def breaks(box: Box) -> list[Rect]:
    return [rect_of(item) for item in items(box) if isinstance(item, Shape) and item.color == PALETTE.paper]


def words_at(box: Box, start: str) -> list[Words]:
    return [words for words in words_of(box) if words.words[0] == start]


def label(box: Box, start: str) -> Rect:
    (words,) = words_at(box, start)
    return rect_of(words)


styles = st.sampled_from((STYLE, style("large-print")))


@given(strips(), measures, styles)
def test_strip_text_neither_overlaps_nor_leaves_the_measure(
    block: PercentileStrip, width: float, style_: Style
) -> None:
    boxes = percentile_strip(block, style_, width, [])
    assert_sound(boxes, width)
    assert is_kept(boxes)


@given(strips(), measures, styles)
def test_lines_do_not_cross_text(block: PercentileStrip, width: float, style_: Style) -> None:
    figure = drawn(block, width, style_)
    lines = [*ticks(figure), *colored(figure, style_.palette.ink), *breaks(figure)]
    for words in words_of(figure):
        assert not any(rect_of(words).meets(mark) for mark in lines), words


@given(strips(), measures)
def test_text_is_either_on_a_ground_or_off_it(block: PercentileStrip, width: float) -> None:
    """On the track or the paper, in the band or beside it; never half of each."""
    figure = drawn(block, width)
    for words in map(rect_of, words_of(figure)):
        for ground in (*tracks(figure), *colored(figure, MARKS.range)):
            inside = ground.left <= words.left and words.right <= ground.right
            inside = inside and ground.top <= words.top and words.bottom <= ground.bottom
            assert inside or not words.meets(ground), (words, ground)


@given(strips(), measures)
def test_band_is_where_the_scale_has_its_values_and_ends_with_an_arrow_if_it_goes_on(
    block: PercentileStrip, width: float
) -> None:
    figure, pay = drawn(block, width), block.pay
    known = [value for value in (pay.low, pay.mid, pay.high) if value is not None]
    found = band(figure)
    is_broken = max(known) > block.scale_max
    is_open = pay.mid_open or pay.high_open or is_broken
    if found and min(known) <= block.scale_max:
        assert min(rect.left for rect in found) == pytest.approx(position(min(known), width, block.scale_max))
    if is_broken:
        assert max(rect.right for rect in found) == pytest.approx(width)
    elif is_open:
        assert max(rect.right for rect in found) >= position(max(known), width, block.scale_max) + arrow(DEEP) - 0.01
    elif found:
        assert max(rect.right for rect in found) == pytest.approx(position(max(known), width, block.scale_max))


@given(strips(), measures)
def test_median_has_its_tick_on_the_scale_or_between_the_break_and_the_arrow(
    block: PercentileStrip, width: float
) -> None:
    figure = drawn(block, width)
    for tick, pay, track in zip(ticks(figure), (block.pay, *block.areas), tracks(figure), strict=True):
        assert pay.mid is not None
        at = (
            position(pay.mid, width, block.scale_max)
            if pay.mid <= block.scale_max
            else end_of_scale(width, DEEP) + BEYOND_TICK
        )
        assert (tick.left + tick.right) / 2 == pytest.approx(at)
        assert tick.top < track.top < track.bottom < tick.bottom


@given(strips(), measures)
def test_every_track_is_the_whole_scale(block: PercentileStrip, width: float) -> None:
    assert len(tracks(drawn(block, width))) == 1 + len(block.areas)
    for track in tracks(drawn(block, width)):
        assert track.right == pytest.approx(end_of_scale(width, DEEP))


@given(strips(), measures)
def test_a_track_has_a_break_and_a_rest_only_where_its_bar_goes_on_beyond(block: PercentileStrip, width: float) -> None:
    figure = drawn(block, width)
    end = end_of_scale(width, DEEP)
    bars = [max([rect.right for rect in grounds_of(figure, track)], default=0.0) for track in tracks(figure)]
    broken = [track for track, right in zip(tracks(figure), bars, strict=True) if right > end + 0.02]
    rests = [rect for rect in colored(figure, PALETTE.tint) if rect.left > 0]
    assert [rect.top for rect in breaks(figure)] == pytest.approx([track.top for track in broken])
    assert [(rect.top, rect.right) for rect in rests] == [pytest.approx((track.top, width)) for track in broken]
    for track, cut in zip(broken, breaks(figure), strict=True):
        assert cut.left < track.right < cut.right
        assert cut.bottom == pytest.approx(track.bottom)
    if broken:
        order: list[Item] = [item for item in items(figure) if isinstance(item, Fill | Shape)]
        last = max((index for index, item in enumerate(order) if item.color == MARKS.range), default=-1)  # type: ignore[union-attr]
        cuts = [index for index, item in enumerate(order) if isinstance(item, Shape) and item.color == PALETTE.paper]
        assert len(broken) < len(tracks(figure)) or last < max(cuts)


def grounds_of(figure: Box, track: Rect) -> list[Rect]:
    """The bands on a track."""
    return [rect for rect in colored(figure, MARKS.range) if rect.top == pytest.approx(track.top)]


@given(strips(), measures)
def test_names_touch_their_lines_or_are_below_them(block: PercentileStrip, width: float) -> None:
    pay = block.pay._replace(label="Cooks", text="own")
    figure = drawn(block._replace(pay=pay, others_label="All occupations", others_text="all", areas=()), width)
    assert_named(label(figure, "Cooks"), label(figure, "own"), ticks(figure)[0])
    if block.others is None:
        assert not colored(figure, PALETTE.ink)
        return
    mark, name, amount = line(figure), label(figure, "All"), label(figure, "all")
    assert (mark.left + mark.right) / 2 == pytest.approx(position(block.others, width, block.scale_max))
    if name.top < mark.top:
        assert_named(name, amount, mark)
    else:
        assert name.top > mark.bottom


def assert_named(name: Rect, amount: Rect, mark: Rect) -> None:
    """The name and its amount are above the line, which is at one of their ends or in their middle."""
    assert max(name.bottom, amount.bottom) < mark.top
    left, right, x = min(name.left, amount.left), max(name.right, amount.right), (mark.left + mark.right) / 2
    assert min(abs(x - left), abs(x - right), abs(x - (left + right) / 2)) <= LABEL_GAP / 2 + MEDIAN / 2


@given(strips(), measures)
def test_every_value_is_printed_wherever_it_is(block: PercentileStrip, width: float) -> None:
    text = "".join("".join(words.words) for words in words_of(drawn(block, width))).replace("-", "")
    printed = [block.low_text, block.pay.text, block.high_text, block.others_text, *block.scale_ends]
    assert all(value in text for value in [*printed, *(area.text for area in block.areas)])


@given(strips(), measures)
def test_ends_are_explained(block: PercentileStrip, width: float) -> None:
    text = " ".join(" ".join(words.words) for words in words_of(drawn(block, width)))
    assert (BANDS in text) != (IN_FIGURES.format("", "")[:20] in text)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_strips_of_a_scale_have_a_value_in_the_same_place(width: float) -> None:
    for block in (strip(40_000, 30_000, 60_000), strip(40_000, None, 239_200, is_open=True), strip(40_000, 10_000)):
        (tick,) = ticks(drawn(block, width))
        assert tick.left + MEDIAN / 2 == pytest.approx(position(40_000, width))


def test_low_pay_and_high_pay_differ_at_a_glance() -> None:
    cashiers, lawyers = (
        drawn(strip(*pay, others=49_500)) for pay in ((31_000, 24_000, 38_000), (151_000, 72_000, 239_200))
    )
    assert line(cashiers).left == line(lawyers).left
    assert max(rect.right for rect in band(cashiers)) < line(cashiers).left < min(rect.left for rect in band(lawyers))
    assert ticks(lawyers)[0].left > position(SCALE)


def test_band_after_the_break_if_all_pay_is_beyond_the_scale() -> None:
    figure = drawn(strip(239_200, 150_000, is_open=True))
    assert min(rect.left for rect in band(figure)) == pytest.approx(position(SCALE) + BREAK)


def test_values_are_inside_the_ends_of_a_wide_band() -> None:
    figure = drawn(strip(60_000, 30_000, 100_000))
    assert position(30_000) < label(figure, "$30,000").left < position(40_000)
    assert position(90_000) < label(figure, "$100,000").right < position(100_000)
    assert label(figure, "$30,000").top > ticks(figure)[0].top + OVERHANG
    assert label(figure, "each")


@pytest.mark.parametrize("others", [None, 36_000, 44_000])
def test_values_are_beside_a_short_band_and_make_room_for_lines(others: float | None) -> None:
    figure = drawn(strip(40_000, 35_000, 45_000, others=others))
    assert label(figure, "$35,000").right < position(35_000)
    assert label(figure, "$45,000").left > position(45_000)


@pytest.mark.parametrize("pay", [(40_000, 36_000, 70_000), (59_950, 39_750, 95_750), (45_820, 34_180, 74_550)])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_values_are_both_inside_or_both_outside(pay: tuple[int, int, int], width: float) -> None:
    mid, low, high = pay
    figure = drawn(strip(mid, low, high, others=49_500), width)
    (bar,) = band(figure)
    assert label(figure, f"${low:,}").meets(bar) == label(figure, f"${high:,}").meets(bar)


@given(strips(), measures)
def test_values_on_the_track_keep_a_clear_gap_from_lines(block: PercentileStrip, width: float) -> None:
    figure = drawn(block._replace(areas=()), width)
    track = tracks(figure)[0]
    for words in filter(track.meets, [*map(rect_of, words_of(figure))]):
        for mark in [*ticks(figure), *colored(figure, PALETTE.ink)]:
            assert words.right + CLEARANCE <= mark.left + 0.01 or mark.right + CLEARANCE <= words.left + 0.01


@pytest.mark.parametrize(("pay", "width"), [((62_350, 39_430, 106_030), NARROW), ((34_810, 22_810, 49_190), 300.0)])
def test_values_without_room_on_the_track_are_below_their_ends_of_it(pay: tuple[int, int, int], width: float) -> None:
    mid, *ends = pay
    figure = drawn(strip(mid, *ends, others=49_500), width)
    low, high, end = (label(figure, f"${value:,.0f}") for value in (*ends, SCALE))
    (bar,), (tick,) = band(figure), ticks(figure)
    assert min(low.top, high.top) > tick.bottom
    assert low.left <= bar.left + 0.01
    assert bar.left < low.right < tick.left < tick.right < high.left < bar.right
    assert bar.right <= high.right + 0.01
    assert words_at(figure, f"${ends[0]:,}")[0].y == pytest.approx(words_at(figure, f"${SCALE:,.0f}")[0].y)
    assert high.right < end.left
    assert label(figure, "each").top > low.bottom


@given(strips(), measures)
def test_values_beyond_the_scale_are_right_of_its_break_or_in_words(block: PercentileStrip, width: float) -> None:
    figure = drawn(block._replace(areas=()), width)
    high = block.pay.high
    if high is None or high <= block.scale_max:
        return
    found = [rect_of(words) for words in words_at(figure, block.high_text) if rect_of(words).meets(band(figure)[0])]
    assert all(rect.left >= breaks(figure)[0].right for rect in found)
    assert found or BANDS not in " ".join(" ".join(words.words) for words in words_of(figure))


@pytest.mark.parametrize(("width", "is_on_bar"), [(NARROW, False), (WIDE, True)])
def test_value_beyond_the_scale_is_at_the_end_of_its_bar(width: float, *, is_on_bar: bool) -> None:
    figure = drawn(strip(103_650, 64_890, 168_900, others=49_500), width)
    (bar, _), (cut,) = band(figure), breaks(figure)
    value = label(figure, "$168,900" if is_on_bar else "eight")
    assert value.meets(bar) == is_on_bar
    if is_on_bar:
        assert cut.right + CLEARANCE <= value.left
        assert label(figure, "$64,890").meets(bar)
    else:
        assert value.right == pytest.approx(width)
        assert value.top > label(figure, f"${SCALE:,.0f}").bottom


@pytest.mark.parametrize("pay", [(15_000.0, 4_000.0, 30_000.0), (150_000.0, 60_000.0, 200_000.0)])
def test_values_without_room_are_in_the_words_below(pay: tuple[float, float, float]) -> None:
    mid, low, high = pay
    figure = drawn(strip(mid, low, high), 200.0)
    text = " ".join(" ".join(words.words) for words in words_of(figure))
    assert f"between ${low:,.0f} and ${high:,.0f}" in text
    track = tracks(figure)[0]
    assert not any(rect_of(words).meets(track) for words in words_of(figure))


def test_two_medians_are_named_side_by_side_at_their_lines() -> None:
    figure = drawn(strip(62_350, 39_430, 106_030, others=49_500))
    (own, amount), (name, others) = (
        words_at(figure, "Cooks") + words_at(figure, "$62,350"),
        words_at(figure, "All") + words_at(figure, "$49,500"),
    )
    assert own.y == amount.y == name.y == others.y
    assert rect_of(others).right == pytest.approx(line(figure).right)
    assert rect_of(own).left == pytest.approx(ticks(figure)[0].left)
    assert own.color == amount.color == MARKS.own


@pytest.mark.parametrize("others", [48_500, 49_500, 50_500])
def test_close_medians_are_named_side_by_side_apart_from_their_lines(others: float) -> None:
    figure = drawn(strip(49_500, 30_000, 60_000, others=others))
    names, amounts = (
        sorted([label(figure, "Cooks"), label(figure, "All")], key=lambda rect: rect.left),
        {"$49,500", f"${others:,}"},
    )
    ends = [
        rect_of(words) for words in words_of(figure) if words.words[0] in amounts and rect_of(words).top == names[0].top
    ]
    assert names[0].top == names[1].top
    assert names[1].left - min(rect.right for rect in ends) == pytest.approx(LABEL_GAP)


def test_medians_are_named_one_above_the_other_in_a_narrow_measure() -> None:
    figure = drawn(strip(62_350, 39_430, 106_030, others=49_500), 220.0)
    assert label(figure, "All").bottom < label(figure, "Cooks").top
    assert line(figure).right < label(figure, "Cooks").left
    assert line(figure).top < label(figure, "Cooks").top


def test_all_occupations_are_named_below_where_both_names_have_no_room_above() -> None:
    long = strip(38_040, 25_070, 62_840, others=37_040)
    figure = drawn(long._replace(pay=long.pay._replace(label="Health information technicians")), 240.0)
    assert label(figure, "All").top > line(figure).bottom > tracks(figure)[0].bottom
    assert label(figure, "Health").bottom < ticks(figure)[0].top


@pytest.mark.parametrize("others", [49_500, 49_900])
def test_line_of_all_occupations_is_set_apart_from_a_tick_that_it_is_on(others: float) -> None:
    figure = drawn(strip(49_500, 30_000, 60_000, others=others), 150.0)
    (gap,) = [rect for rect in colored(figure, PALETTE.paper) if rect not in breaks(figure)]
    mark, tick = line(figure), ticks(figure)[0]
    assert gap.left < mark.left < mark.right < gap.right
    assert (gap.top, gap.bottom) == (mark.top, mark.bottom)
    assert mark.bottom > tick.bottom, "its name is below"
    order = [item for item in items(figure) if isinstance(item, Fill)]
    colors = [item.color for item in order]
    assert colors.index(MARKS.own) < colors.index(PALETTE.paper) < colors.index(PALETTE.ink)


def test_a_long_name_is_brief() -> None:
    long = strip(38_040, 25_070, 62_840)
    figure = drawn(
        long._replace(pay=long.pay._replace(label="Dental and ophthalmic laboratory technicians and others")), NARROW
    )
    assert words_at(figure, "This")
    assert not words_at(figure, "Dental")


@pytest.mark.parametrize(("width", "is_brief"), [(NARROW, True), (330.0, False)])
def test_a_name_that_would_drift_from_its_line_is_brief(width: float, *, is_brief: bool) -> None:
    block = strip(104_070, 72_400, 165_820, others=49_500)
    long = block._replace(pay=block.pay._replace(label="Elementary, middle, and high school principals"))
    figure = drawn(long, width)
    assert bool(words_at(figure, "This")) == is_brief
    assert_named(label(figure, "This" if is_brief else "Elementary,"), label(figure, "$104,070"), ticks(figure)[0])


def test_areas_have_thinner_tracks_with_their_medians_named() -> None:
    here = (
        Range("Ohio", 30_000, 50_000, 70_000, "$50,000", own=True),
        Range("Utah", None, 45_000, None, "$45,000", own=True),
    )
    figure = drawn(strip(40_000, 30_000, 60_000, areas=here))
    nation, *others = tracks(figure)
    assert all(track.bottom - track.top < nation.bottom - nation.top for track in others)
    assert [rect.left for rect in colored(figure, MARKS.range)][-1] == pytest.approx(position(30_000))
    assert label(figure, "Ohio").left > position(70_000)
    assert label(figure, "Utah").left > ticks(figure)[2].right
    for name, track in zip(("Ohio", "Utah"), others, strict=True):
        assert track.top < label(figure, name).top < label(figure, name).bottom < track.bottom


def test_all_occupations_are_named_between_their_line_and_the_tracks_of_areas() -> None:
    here = Range("Ohio", 30_000, 50_000, 70_000, "$50,000", own=True)
    block = strip(78_140, 47_080, 215_210, others=49_500, areas=(here,))
    figure = drawn(block._replace(pay=block.pay._replace(label="Sales agents of goods, U.S.")), 220.0)
    assert line(figure).bottom < label(figure, "All").top < label(figure, "All").bottom < tracks(figure)[1].top


@pytest.mark.parametrize(("name", "is_below"), [("Ohio", False), ("Western Washington nonmetropolitan area", True)])
def test_name_of_an_area_is_before_its_band_or_else_below(name: str, *, is_below: bool) -> None:
    here = Range(name, 70_000, 90_000, 140_000, "$90,000", own=True)
    figure = drawn(strip(40_000, 30_000, 60_000, areas=(here,)), NARROW)
    found, track = label(figure, name.partition(" ")[0]), tracks(figure)[1]
    assert (found.top > track.bottom) == is_below
    assert is_below or found.right < position(70_000, NARROW)


def test_bands_of_patterns_are_outlined_on_outlined_tracks() -> None:
    copier = replace(STYLE, palette=replace(PALETTE, paper="#ffffff", ink="#000000", own="#000000", patterns=True))
    figure = drawn(strip(60_000, 30_000, 100_000), WIDE, copier)
    left, right = position(30_000), position(100_000)
    inside = [rect for rect in colored(figure, "#ffffff") if left < rect.left and rect.right < right]
    assert len(inside) == 1
    assert not colored(figure, PALETTE.tint)


def test_strip_matches_its_golden(golden: Callable[[str, str], None]) -> None:
    pay = Range("Lawyers", 66290, 127820, 208000, "$127,820", own=True, high_open=True)
    block = PercentileStrip(
        "Annual wages, May 2016", "alt", pay, "This occupation", "$66,290", "$208,000+",
        "eight in ten earn between $66,290 and $208,000+", 90060, ("$0", "$90,060"), 37040, "All occupations",
        "$37,040",
    )  # fmt: skip
    golden(dump(percentile_strip(block, STYLE, NARROW, [])), "strip.txt")
