"""Percentile strips: one scale for all, positions in proportion, open beyond it, and labels that never collide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.placing import (
    NARROW,
    STYLE,
    WIDE,
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

from brochure.compose.blocks import PercentileStrip
from brochure.layout.charts.figure import OPEN_HALF, TICK, arrow
from brochure.layout.charts.strip import AXIS, BEYOND_END, BEYOND_TICK, BREAK, LABEL_GAP, MARK, THICK, percentile_strip
from brochure.layout.pages import Box, Fill, Item, Shape, Stroke, Words
from brochure.style.contrast import marks
from brochure.style.model import Style

if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = marks(STYLE.palette)
SCALE = 125_720.0


@st.composite
def strips(draw: st.DrawFn) -> PercentileStrip:
    sums = st.floats(5, 240000).map(lambda value: round(value, 2))
    low, mid, high = sorted((draw(sums), draw(sums), draw(sums)))
    with_low, with_high = draw(st.booleans()), draw(st.booleans())
    scale_max = draw(st.sampled_from((60.44, 125_720.0, 240_000.0)))
    others = draw(st.one_of(st.none(), st.floats(0, scale_max).map(lambda value: round(value, 2))))
    named = draw(st.sampled_from(("All occupations", "All occupations, median, May 2024")))
    return PercentileStrip(
        draw(labels), "alt", mid, f"${mid:,}", draw(st.sampled_from(("median", "mean"))), scale_max,
        ("$0", f"${scale_max:,}"), others, f"{named} ${others:,}" if others is not None else "",
        low if with_low else None, f"${low:,}", high if with_high else None, f"${high:,}+",
        mid_open=draw(st.booleans()), high_open=draw(st.booleans()),
        low_name="10% earn less", high_name="10% earn more",
    )  # fmt: skip


def strip(
    mid: float,
    low: float | None = None,
    high: float | None = None,
    *,
    others: float | None = None,
    is_open: bool = False,
    scale_max: float = SCALE,
) -> PercentileStrip:
    """A strip whose open end, if any, is the 90th percentile or else the median."""
    named = f"All occupations ${others:,.0f}" if others else ""
    return PercentileStrip(
        "Pay", "alt", mid, f"${mid:,.0f}", "median", scale_max, ("$0", f"${scale_max:,.0f}"), others, named,
        low, "" if low is None else f"${low:,.0f}", high, "" if high is None else f"${high:,.0f}",
        mid_open=is_open and high is None, high_open=is_open and high is not None,
        low_name="10% earn less", high_name="10% earn more",
    )  # fmt: skip


def drawn(block: PercentileStrip, width: float = NARROW) -> Box:
    return percentile_strip(block, STYLE, width, [])[1]


def position(value: float, width: float, scale_max: float = SCALE) -> float:
    """Where the scale has ``value``."""
    return TICK / 2 + value / scale_max * (width - arrow(THICK) - BEYOND_END - TICK / 2)


def solid(box: Box) -> list[Item]:
    """The parts of the bar in the tone of the page's own occupation."""
    return [item for item in items(box) if isinstance(item, Fill | Shape) and item.color == MARKS.own]


def ticks(box: Box) -> list[Fill]:
    return [item for item in items(box) if isinstance(item, Fill) and item.color == STYLE.palette.ink]


def marked(box: Box) -> list[Fill]:
    return [item for item in items(box) if isinstance(item, Fill) and item.color == MARKS.other]


def breaks(box: Box) -> list[Shape]:
    return [item for item in items(box) if isinstance(item, Shape) and item.color == STYLE.palette.paper]


def leaders(box: Box) -> list[Stroke]:
    """The lines along the foot of the bar to a label that made room."""
    top = min((rect_of(item).top for item in solid(box)), default=0.0)
    lines = [item for item in items(box) if isinstance(item, Stroke) and item.y1 == item.y2]
    return [line for line in lines if line.y1 == pytest.approx(top + THICK - AXIS / 2)]


def words_at(box: Box, start: str) -> list[Words]:
    return [words for words in words_of(box) if words.words[0] == start]


@given(strips(), measures, st.sampled_from((STYLE, style("large-print"))))
def test_strip_text_neither_overlaps_nor_leaves_the_measure(
    block: PercentileStrip, width: float, style_: Style
) -> None:
    boxes = percentile_strip(block, style_, width, [])
    assert_sound(boxes, width)
    assert is_kept(boxes)


@given(strips(), measures, st.sampled_from((STYLE, style("large-print"))))
def test_strip_does_not_overlap_its_text(block: PercentileStrip, width: float, style_: Style) -> None:
    figure = percentile_strip(block, style_, width, [])[1]
    marks = [rect_of(item) for item in items(figure) if isinstance(item, Fill | Shape | Stroke)]
    for words in words_of(figure):
        assert not any(rect_of(words).meets(mark) for mark in marks), words


@given(strips(), measures)
def test_bar_is_where_the_scale_has_its_values_and_ends_with_an_arrow_if_it_goes_on(
    block: PercentileStrip, width: float
) -> None:
    figure = drawn(block, width)
    known = [value for value in (block.low, block.mid, block.high) if value is not None]
    bar = [rect_of(item) for item in solid(figure)]
    is_broken = max(known) > block.scale_max
    is_open = block.mid_open or block.high_open or is_broken
    assert bool([item for item in items(figure) if isinstance(item, Shape) and item.color == MARKS.own]) == is_open
    if bar and min(known) <= block.scale_max:
        assert min(rect.left for rect in bar) == pytest.approx(position(min(known), width, block.scale_max))
    if bar and not is_broken:
        end = position(max(known), width, block.scale_max)
        if is_open:
            end = arrow(THICK) + max(end, position(block.mid, width, block.scale_max) + OPEN_HALF)
        assert max(rect.right for rect in bar) == pytest.approx(end)
    if is_broken:
        assert max(rect.right for rect in bar) == pytest.approx(width)


@given(strips(), measures)
def test_bar_is_cut_at_the_end_of_the_scale_if_it_goes_on(block: PercentileStrip, width: float) -> None:
    figure = drawn(block, width)
    known = [value for value in (block.low, block.mid, block.high) if value is not None]
    found = breaks(figure)
    assert len(found) == (min(known) <= block.scale_max < max(known))
    for cut in map(rect_of, found):
        bar = [rect_of(item) for item in solid(figure)]
        assert cut.top == min(rect.top for rect in bar)
        assert cut.bottom == pytest.approx(max(rect.bottom for rect in bar))
        assert cut.left < position(block.scale_max, width, block.scale_max) < cut.right
        order = list(items(figure))
        assert max(order.index(item) for item in solid(figure)) < order.index(found[0])


@given(strips(), measures)
def test_median_has_its_tick_on_the_scale_or_between_the_break_and_the_arrow(
    block: PercentileStrip, width: float
) -> None:
    figure = drawn(block, width)
    (tick,) = ticks(figure)
    if block.mid <= block.scale_max:
        assert tick.x + TICK / 2 == pytest.approx(position(block.mid, width, block.scale_max))
    else:
        assert tick.x + TICK / 2 == pytest.approx(width - arrow(THICK) - BEYOND_END + BEYOND_TICK)
        assert all(rect_of(cut).right < tick.x for cut in breaks(figure))


@given(strips(), measures)
def test_all_occupations_are_marked_and_named_where_the_scale_has_them(block: PercentileStrip, width: float) -> None:
    figure = drawn(block, width)
    if block.others is None:
        assert not marked(figure)
        assert not words_at(figure, "All")
        return
    found = marked(figure)
    assert [mark.x + MARK / 2 for mark in found] == [
        pytest.approx(position(block.others, width, block.scale_max)) for _ in found
    ]
    top, bottom = min(mark.y for mark in found), max(mark.y + mark.height for mark in found)
    assert all(top <= rect.top and bottom > rect.bottom for rect in map(rect_of, solid(figure)))
    (axis, *_) = (item for item in items(figure) if isinstance(item, Stroke))
    assert axis.y1 == bottom < min(rect_of(words).top for words in words_at(figure, "All"))


@given(strips(), st.sampled_from((NARROW, 330.0, WIDE)))
def test_label_of_each_end_is_under_it_or_next_to_it_or_joined_to_it(block: PercentileStrip, width: float) -> None:
    figure = drawn(block, width)
    bar = [rect_of(item) for item in solid(figure)]
    names = [rect_of(words) for words in words_at(figure, "10%")]
    if not bar or len(names) != (block.low is not None) + (block.high is not None):
        return
    start, end = min(rect.left for rect in bar), max(rect.right for rect in bar)
    joined = [item.x1 for item in leaders(figure)]
    for name, edge in zip(names, [start, end][block.low is None :], strict=False):
        is_near = name.left - LABEL_GAP - 0.01 <= edge <= name.right + LABEL_GAP + 0.01
        assert is_near or (edge == start and joined == [pytest.approx(name.right - AXIS / 2)])


@given(strips(), measures)
def test_every_value_is_printed_wherever_it_is(block: PercentileStrip, width: float) -> None:
    text = "".join("".join(words.words) for words in words_of(drawn(block, width)))
    ends = ((block.low, block.low_text), (block.mid, block.mid_text), (block.high, block.high_text))
    for value, printed in (*ends, (block.others, block.others_text)):
        assert value is None or printed.replace(" ", "") in text.replace("-", "")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_strips_of_a_scale_have_a_value_in_the_same_place(width: float) -> None:
    for block in (strip(40_000, 30_000, 60_000), strip(40_000, None, 239_200, is_open=True), strip(40_000, 10_000)):
        (tick,) = ticks(drawn(block, width))
        assert tick.x + TICK / 2 == pytest.approx(position(40_000, width))


def test_scale_has_an_axis_and_ends_at_a_tick() -> None:
    figure = drawn(strip(60_000, 40_000, 90_000))
    across, axis, end = (item for item in items(figure) if isinstance(item, Stroke))
    assert axis.x1 == axis.x2 == position(0, NARROW)
    assert end.x1 == end.x2 == pytest.approx(position(SCALE, NARROW))
    assert (across.x1, across.x2) == pytest.approx((axis.x1, end.x1))
    assert across.y1 == axis.y2 == end.y2


def test_scale_goes_on_after_a_break_below_a_bar_that_goes_on() -> None:
    across, beyond, *_ = (item for item in items(drawn(strip(40_000, 30_000, 160_000))) if isinstance(item, Stroke))
    assert beyond.y1 == beyond.y2 == across.y1
    assert (beyond.x1, beyond.x2) == (pytest.approx(across.x2 + BREAK), pytest.approx(NARROW))


def test_ends_of_the_scale_are_named_below_them() -> None:
    figure = drawn(strip(40_000, 30_000, 60_000))
    (zero,), (end,) = words_at(figure, "$0"), words_at(figure, "$125,720")
    assert rect_of(zero).left <= position(0, NARROW) < rect_of(zero).right
    assert rect_of(end).left < position(SCALE, NARROW) < rect_of(end).right


def test_axis_makes_room_for_a_label() -> None:
    figure = drawn(strip(20_000, 8_000, 30_000))
    (label, *_) = map(rect_of, words_at(figure, "10%"))
    axes = [rect_of(item) for item in items(figure) if isinstance(item, Stroke) and item.x1 == item.x2 == TICK / 2]
    assert label.left == 0.0
    assert len(axes) == 2
    assert axes[0].bottom < label.top < label.bottom < axes[1].top


def test_low_pay_and_high_pay_differ_at_a_glance() -> None:
    cashiers = drawn(strip(31_000, 24_000, 38_000, others=49_500))
    lawyers = drawn(strip(151_000, 72_000, 239_200, others=49_500, is_open=True))
    mark = marked(cashiers)[0].x
    assert mark == marked(lawyers)[0].x
    assert (
        max(rect_of(item).right for item in solid(cashiers)) < mark < min(rect_of(item).left for item in solid(lawyers))
    )
    assert ticks(lawyers)[0].x > position(SCALE, NARROW)


def outlined(box: Box) -> list[Shape]:
    return [item for item in items(box) if isinstance(item, Shape) and item.color == STYLE.palette.tint]


@pytest.mark.parametrize("high", [None, 239_200])
def test_bar_is_solid_below_a_median_beyond_the_scale_and_outlined_above_it(high: float | None) -> None:
    figure = drawn(strip(239_200, 70_000, high, is_open=True))
    (tick,), (inside,) = ticks(figure), outlined(figure)
    (below,) = (item for item in solid(figure) if isinstance(item, Fill))
    assert below.x == pytest.approx(position(70_000, NARROW))
    assert below.x + below.width == pytest.approx(tick.x + TICK / 2)
    assert rect_of(inside).left < tick.x + TICK < rect_of(inside).right
    (value,) = words_at(figure, "$239,200") if high is None else words_at(figure, "$239,200")[:1]
    (name,) = words_at(figure, "median")
    assert value.x < name.x < NARROW


def test_bar_begins_after_the_break_if_all_pay_is_beyond_the_scale() -> None:
    figure = drawn(strip(239_200, 150_000, is_open=True))
    assert min(rect_of(item).left for item in solid(figure)) == pytest.approx(position(SCALE, NARROW) + BREAK)
    assert not breaks(figure)


@pytest.mark.parametrize("others", [5_000, 49_500, 120_000])
def test_name_of_all_occupations_is_between_the_ends_of_the_scale_or_below(others: float) -> None:
    figure = drawn(strip(40_000, 30_000, 60_000, others=others))
    (name,), (zero,), (end,) = (words_at(figure, start) for start in ("All", "$0", "$125,720"))
    assert zero.y == end.y == name.y
    assert rect_of(zero).right + LABEL_GAP <= rect_of(name).left
    assert rect_of(name).right + LABEL_GAP <= rect_of(end).left + 0.01
    longer = strip(40_000, 30_000, 60_000, others=others)
    below, *_ = words_at(drawn(longer._replace(others_text="All occupations, median, May 2014 $35,540"), 180.0), "All")
    assert below.y > name.y


def test_median_that_is_that_of_all_occupations_hides_no_name() -> None:
    figure = drawn(strip(49_500, 30_000, 60_000, others=49_500))
    (mark, *_), (tick,) = marked(figure), ticks(figure)
    assert tick.x < mark.x < tick.x + tick.width
    assert mark.y + mark.height > tick.y + tick.height  # the mark goes on below the tick


def test_strip_label_begins_at_the_left_edge_when_the_middle_is_near_it() -> None:
    value, *_ = words_of(drawn(strip(2, 1, 60, scale_max=90)))
    assert (value.words, value.x) == (("$2",), 0.0)


def test_labels_of_a_short_bar_are_on_both_sides_of_it() -> None:
    figure = drawn(strip(60_000, 59_000, 61_000))
    low, high = (rect_of(words) for words in words_of(figure) if words.words[0] == "10%")
    bar = [rect_of(item) for item in solid(figure)]
    start, end = min(rect.left for rect in bar), max(rect.right for rect in bar)
    assert low.right < start < end < high.left
    assert high.left - low.right == pytest.approx(LABEL_GAP)


@pytest.mark.parametrize(("low", "is_right"), [(24_000, True), (10_000, False)])
def test_label_without_room_is_aligned_at_the_side_of_its_end(low: float, *, is_right: bool) -> None:
    figure = drawn(strip(low + 1_000, low, low + 2_000))
    (value,), (name, *_) = words_at(figure, f"${low:,}"), words_at(figure, "10%")
    assert rect_of(name).left == 0.0
    assert rect_of(value).right == pytest.approx(rect_of(name).right) if is_right else rect_of(value).left == 0.0


@pytest.mark.parametrize(("low", "is_joined"), [(99_000, False), (111_000, False), (118_000, True), (150_000, True)])
def test_labels_are_on_one_level_where_a_short_bar_goes_beyond_the_scale(low: float, *, is_joined: bool) -> None:
    figure = drawn(strip(160_000, low, 200_000))
    low_name, high_name = (rect_of(words) for words in words_at(figure, "10%"))
    assert low_name.top == high_name.top
    assert low_name.right <= high_name.left - LABEL_GAP + 0.01
    assert high_name.right == pytest.approx(NARROW)
    start = min(rect_of(item).left for item in solid(figure))
    assert [line.x2 for line in leaders(figure)] == [pytest.approx(start)] * is_joined
    assert (start - low_name.right > LABEL_GAP) == is_joined


def test_labels_are_one_below_the_other_where_the_measure_has_no_room_for_both() -> None:
    low, high = (rect_of(words) for words in words_at(drawn(strip(60_000, 45_000, 70_000), 110.0), "10%"))
    assert low.bottom < high.top


def test_strip_matches_its_golden(golden: Callable[[str, str], None]) -> None:
    block = PercentileStrip(
        "Annual wages, May 2016", "alt", 127820, "$127,820", "median", 90060, ("$0", "$90,060"), 37040,
        "All occupations $37,040",
        66290, "$66,290", 208000, "$208,000+", high_open=True, low_name="10% earn less", high_name="10% earn more",
    )  # fmt: skip
    golden(dump(percentile_strip(block, STYLE, NARROW, [])), "strip.txt")
