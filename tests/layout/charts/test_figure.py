"""Charts: no overlaps, nothing outside the measure, lengths in proportion, each chart kept together."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
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
    outline,
    rect_of,
    text_of,
    words_of,
)
from tests.layout.samples import document, prose, section, style

from brochure.compose.blocks import Bar, BarChart, Range, RangeChart
from brochure.layout import layout
from brochure.layout.charts.bars import THICK, VALUE_GAP, bar_chart
from brochure.layout.charts.figure import HATCH_PITCH, LABELS, TICK_GAP, hatch, tones
from brochure.layout.charts.ranges import range_chart
from brochure.layout.pages import Box, Element, Fill, Shape, Stroke
from brochure.layout.text.labels import label_styles
from brochure.style.contrast import contrast, faults, marks
from brochure.style.model import Palette, Style

if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = marks(STYLE.palette)

values = st.one_of(st.none(), st.floats(-100, 100).map(lambda value: round(value, 1)), st.floats(0, 3e6).map(round))


@st.composite
def bars(draw: st.DrawFn) -> Bar:
    value = draw(values)
    text = "not published" if value is None else f"{value:,}"
    return Bar(draw(labels), value, text, own=draw(st.booleans()), open=draw(st.booleans()))


charts = st.builds(
    BarChart, labels, st.just("alt"), st.lists(bars(), max_size=9).map(tuple), st.sampled_from(("bar", "share")),
    st.lists(labels, max_size=2).map(tuple), st.just(()), whole=st.sampled_from((7.0, 100.0)),
)  # fmt: skip


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    sums = st.one_of(st.none(), st.floats(0, 240000).map(lambda value: round(value, 2)))
    low, mid, high = draw(sums), draw(sums), draw(sums)
    text = "not published" if mid is None else f"${mid:,}"
    opens = [draw(st.booleans()) for _ in range(4)]
    return Range(draw(labels), low, mid, high, text, *opens)


range_charts = st.builds(
    RangeChart, labels, st.just("alt"), st.lists(ranges(), max_size=7).map(tuple), labels, labels, labels,
    st.lists(labels, max_size=2).map(tuple), st.sampled_from((0.0, 100_000.0)),
    st.just(()),
)  # fmt: skip


def styles_by_name() -> dict[str, Style]:
    """Return the built-in styles and two on colored paper."""
    classic = style()
    dark = Palette(
        paper="#15202b", ink="#f2f5f7", heading="#ffffff", muted="#b4c2cf", accent="#f0a58f", own="#9fd0ff",
        other="#5f87ab", tint="#22303d", rule="#44566a",
    )  # fmt: skip
    cream = Palette(
        paper="#f6efdf", ink="#2b2419", heading="#4a2b12", muted="#665a47", accent="#8c3a1d", own="#5a3416",
        other="#a88154", tint="#ece0c6", rule="#cdbd9c",
    )  # fmt: skip
    assert not [*faults(dark), *faults(cream)]
    colored = {"dark": replace(classic, palette=dark), "cream": replace(classic, palette=cream)}
    return {"classic": classic, "large-print": style("large-print"), **colored}


def ranges_of(*rows: Range, width: float = NARROW) -> Box:
    block = RangeChart("Pay", "alt", rows, "10% earn less", "median", "10% earn more")
    return range_chart(block, STYLE, width, [])[1]


def chart(*rows: tuple[str, float | None, str], kind: str = "bar", width: float = NARROW) -> Box:
    block = BarChart("Caption", "alt", tuple(Bar(*row) for row in rows), kind)  # type: ignore[arg-type]
    return bar_chart(block, STYLE, width, [])[1]


def fills(box: Box, color: str) -> list[Fill]:
    return [item for item in items(box) if isinstance(item, Fill) and item.color == color]


@given(charts, measures)
@example(
    BarChart(
        "Change",
        "alt",
        (
            Bar("Telecommunications", -1.0, "-1.0", own=False, open=True),
            Bar("Total", 1e6, "1,000,000", own=False, open=True),
        ),
    ),
    180.0,
)
def test_bar_chart_text_neither_overlaps_nor_leaves_the_measure(block: BarChart, width: float) -> None:
    boxes = bar_chart(block, STYLE, width, [])
    assert_sound(boxes, width)
    assert is_kept(boxes)


@given(charts, measures)
def test_bars_do_not_overlap_values(block: BarChart, width: float) -> None:
    figure = bar_chart(block, STYLE, width, [])[1]
    marks = [rect_of(item) for item in items(figure) if isinstance(item, Fill | Shape | Stroke)]
    grounds = [rect_of(item) for item in fills(figure, STYLE.palette.tint)]
    for words in words_of(figure):
        assert not any(rect_of(words).meets(mark) for mark in marks if mark not in grounds), words


@given(range_charts, measures)
def test_range_chart_text_neither_overlaps_nor_leaves_the_measure(block: RangeChart, width: float) -> None:
    boxes = range_chart(block, STYLE, width, [])
    assert_sound(boxes, width)
    assert is_kept(boxes)


@given(range_charts, measures)
def test_ranges_do_not_overlap_text(block: RangeChart, width: float) -> None:
    figure = range_chart(block, STYLE, width, [])[1]
    marks = [rect_of(item) for item in items(figure) if isinstance(item, Fill | Shape | Stroke)]
    for words in words_of(figure):
        assert not any(rect_of(words).meets(mark) for mark in marks), words


def test_bars_are_in_proportion_and_begin_at_the_axis() -> None:
    figure = chart(("One", 13, "+13%"), ("Two", -6.5, "−6.5%"))
    one, two = fills(figure, MARKS.other)
    (axis,) = (item for item in items(figure) if isinstance(item, Stroke))
    assert one.width == pytest.approx(2 * two.width)
    assert one.x == pytest.approx(axis.x1)
    assert two.x + two.width == pytest.approx(axis.x1)


def test_small_bar_is_visible_when_another_is_huge() -> None:
    small, large = fills(chart(("One", 1, "1"), ("Two", 3_000_000, "3,000,000")), MARKS.other)
    assert 0.5 < small.width < 1
    assert large.width > 100


def test_bar_chart_draws_no_bar_when_a_value_is_zero_or_missing() -> None:
    figure = chart(("One", 0, "0%"), ("Two", None, "not published"))
    assert not fills(figure, MARKS.other)
    assert [" ".join(words.words) for words in words_of(figure)] == ["One", "0%", "Two", "not published"]


def test_bars_begin_at_the_same_position_when_one_of_them_is_zero() -> None:
    zero, one = (chart(("One", value, "1%"), ("Two", 13, "+13%")) for value in (0, 1))
    assert fills(zero, MARKS.other)[-1].x == fills(one, MARKS.other)[-1].x


def test_shares_have_a_background_of_one_hundred_percent() -> None:
    figure = chart(("One", 50, "50%"), ("Two", 25, "25%"), kind="share")
    (ground, _), bars = fills(figure, STYLE.palette.tint), fills(figure, MARKS.other)
    assert [bar.width / ground.width for bar in bars] == pytest.approx([0.5, 0.25])


def test_value_of_a_share_is_on_the_background_when_it_leaves_two_points_free() -> None:
    shares = [80 + tenths / 10 for tenths in range(200)]
    figure = chart(*((f"S{share}", share, f"{share}%") for share in shares), kind="share", width=WIDE)
    grounds, bars = fills(figure, STYLE.palette.tint), fills(figure, MARKS.other)
    values = [rect_of(words) for words in words_of(figure) if words.words[0].endswith("%")]
    for ground, bar, value in zip(grounds, bars, values, strict=True):
        end, bar_end = ground.x + ground.width, bar.x + bar.width
        room = end - bar_end - VALUE_GAP - (value.right - value.left)
        assert value.left == pytest.approx((bar_end if room > 2 else end) + VALUE_GAP), value.what


def test_open_bar_is_an_arrow() -> None:
    block = BarChart("Pay", "alt", (Bar("One", 239200, "$239,200+", own=True, open=True),))
    figure = bar_chart(block, STYLE, NARROW, [])[1]
    assert len([item for item in items(figure) if isinstance(item, Shape)]) == 2
    assert not fills(figure, MARKS.own)


def test_long_label_goes_above_its_bar_when_the_measure_is_narrow() -> None:
    row = ("Securities, commodity contracts, and other financial investments and related activities (private)", 5, "5")
    for width, rightmost in ((NARROW, 0.0), (WIDE, WIDE / 4)):
        figure = chart(row, width=width)
        (bar,) = fills(figure, MARKS.other)
        assert (bar.x > rightmost) if rightmost else (bar.x < 1)


def test_bars_below_labels_take_equal_heights_from_the_top() -> None:
    row = ("Securities, commodity contracts, and other financial investments and related activities (private)", 5, "5")
    one, two = chart(row), chart(row, row)
    assert two.height == pytest.approx(2 * one.height + STYLE.sizes.row_gap)
    label = label_styles(STYLE).plain
    assert words_of(one)[0].y == pytest.approx(label.baseline)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_ranges_are_in_proportion_from_zero(width: float) -> None:
    figure = ranges_of(Range("Here", 20, 40, 80, "$40", own=True), Range("There", 10, 30, None, "$30"), width=width)
    axis = next(item.x1 for item in items(figure) if isinstance(item, Stroke) and item.x1 == item.x2)
    lower, upper = (fill for fill in fills(figure, MARKS.own) if fill.height > 7)
    (other,) = (fill for fill in fills(figure, MARKS.other) if fill.height > 7)
    unit = lower.width / 20
    assert (lower.x - axis) / unit == pytest.approx(20)
    assert upper.width / unit == pytest.approx(40)
    assert ((other.x - axis) / unit, other.width / unit) == pytest.approx((10, 20))


@pytest.mark.parametrize("row", [
    Range("Open", 20, 40, 80, "$40", high_open=True), Range("Open", 20, 80, None, "$80+", mid_open=True),
    Range("Open", 80, None, None, "$80+", low_open=True),
])  # fmt: skip
def test_open_range_is_an_arrow_inside_the_measure(row: Range) -> None:
    figure = ranges_of(row)
    shapes = [item for item in items(figure) if isinstance(item, Shape)]
    assert len([shape for shape in shapes if shape.color == MARKS.other]) == 2  # the bar and its chevron
    assert max(rect_of(shape).right for shape in shapes) <= NARROW
    assert not [item for item in items(ranges_of(Range("Closed", 20, 40, 80, "$40"))) if isinstance(item, Shape)]


def test_half_above_a_median_is_outlined_even_if_nothing_above_it_is_published() -> None:
    figure = ranges_of(Range("Open", 20, 80, 80, "$80+", mid_open=True, high_open=True))
    tick = max(fills(figure, STYLE.palette.ink), key=lambda fill: fill.y)
    shapes = [item for item in items(figure) if isinstance(item, Shape)]
    assert all(rect_of(shape).left >= tick.x for shape in shapes)
    (inside,) = (rect_of(shape) for shape in shapes if shape.color == STYLE.palette.tint)
    assert inside.right > tick.x + tick.width + 2 * TICK_GAP


@pytest.mark.parametrize("middle", [40, 80])
def test_fill_of_an_open_bar_is_inside_its_outline(middle: float) -> None:
    shapes = [item for item in items(ranges_of(Range("Open", 20, middle, 80, "$40", high_open=True)))
              if isinstance(item, Shape)]  # fmt: skip
    outline_, inside = (next(rect_of(item) for item in shapes if item.color == color)
                        for color in (MARKS.other, STYLE.palette.tint))  # fmt: skip
    assert outline_.left < inside.left < inside.right < outline_.right
    assert outline_.top < inside.top < inside.bottom < outline_.bottom


def diverging(*rows: tuple[str, float], width: float) -> Box:
    return chart(*((label, value, f"{value:+}%") for label, value in rows), width=width)


@given(st.one_of(charts, range_charts), measures)
def test_tones_are_those_of_the_rows(block: BarChart | RangeChart, width: float) -> None:
    """The dark tone only if the page's own rows are drawn, the lighter one only if others are."""
    draw: Callable[..., list[Box]] = bar_chart if isinstance(block, BarChart) else range_chart
    drawn = [item for item in items(draw(block, STYLE, width, [])[1]) if isinstance(item, Fill | Shape | Stroke)]
    rows = block.bars if isinstance(block, BarChart) else block.ranges
    palette, colors = STYLE.palette, {item.color for item in drawn}
    assert (MARKS.own in colors) <= any(row.own for row in rows)
    assert (MARKS.other in colors) <= any(not row.own for row in rows)
    assert colors <= {MARKS.own, MARKS.other, palette.tint, palette.ink, palette.paper, palette.rule}


@given(st.lists(st.tuples(labels, st.integers(-60, 60).filter(bool)), min_size=1, max_size=6), measures)
def test_bars_have_one_axis_through_all_rows_which_no_text_crosses(rows: list[tuple[str, int]], width: float) -> None:
    """Also where labels stand above their bars."""
    figure = diverging(*rows, width=width)
    (axis,) = (item for item in items(figure) if isinstance(item, Stroke))
    bars = [rect_of(item) for item in items(figure) if isinstance(item, Fill)]
    assert axis.y1 <= min(bar.top for bar in bars)
    assert axis.y2 >= max(bar.bottom for bar in bars)
    assert axis.y2 - axis.y1 == pytest.approx(figure.height)
    starts = [bar.left if value > 0 else bar.right for bar, (_, value) in zip(bars, rows, strict=True)]
    assert starts == pytest.approx([axis.x1] * len(rows))
    assert not any(rect_of(words).left < axis.x1 < rect_of(words).right for words in words_of(figure))


def test_labels_stand_above_bars_where_that_is_asked_for() -> None:
    block = BarChart("Change", "alt", (Bar("Cooks", 5.0, "+5%", own=True), Bar("Everyone", 3.0, "+3%")))
    for width in (NARROW, WIDE):
        figure = bar_chart(block, STYLE, width, [], labels_above=True)[1]
        name, value = (rect_of(words) for words in words_of(figure)[:2])
        bar = rect_of(next(item for item in items(figure) if isinstance(item, Fill)))
        assert name.bottom < bar.top < value.bottom
        beside = words_of(bar_chart(block, STYLE, width, [])[1])
        assert abs(beside[0].y - beside[1].y) < 1


@given(st.lists(st.tuples(labels, st.integers(-60, 60)), min_size=1, max_size=6), measures)
def test_every_bar_has_its_value_at_its_end(rows: list[tuple[str, int]], width: float) -> None:
    figure = diverging(*rows, width=width)
    printed = [words for words in words_of(figure) if words.words[-1].endswith("%")]
    assert [words.words[-1] for words in printed] == [f"{value:+}%" for _, value in rows]
    bars = iter([rect_of(item) for item in items(figure) if isinstance(item, Fill)])
    for words, (_, value) in zip(printed, rows, strict=True):
        at = rect_of(words)
        if value:
            bar = next(bars)
            assert (at.left - bar.right if value > 0 else bar.left - at.right) == pytest.approx(VALUE_GAP, abs=0.01)
            assert at.top < bar.bottom
            assert at.bottom > bar.top


@given(range_charts, measures)
def test_ranges_have_one_axis_through_all_rows_which_no_text_crosses(block: RangeChart, width: float) -> None:
    figure = range_chart(block, STYLE, width, [])[1]
    axes = [item for item in items(figure) if isinstance(item, Stroke) and item.x1 == item.x2]
    assert len(axes) == bool(block.ranges)
    for axis in axes:
        lines = [item for item in items(figure) if isinstance(item, Stroke) and item.y1 == item.y2]
        assert all(axis.y1 < line.y1 < axis.y2 and line.x1 == axis.x1 for line in lines)
        beside = [rect_of(words) for words in words_of(figure) if axis.y1 < words.y < axis.y2]
        assert not any(at.left < axis.x1 < at.right for at in beside)


LONG = "Telecommunications, administrative support, and other information workers in the nation"


@pytest.mark.parametrize("sign", [1, -1])
def test_labels_above_bars_are_on_the_side_of_their_bars(sign: int) -> None:
    figure = diverging((LONG, sign * 12), ("All occupations", sign * -9), width=180)
    (axis,) = (item for item in items(figure) if isinstance(item, Stroke))
    *first, last = [rect_of(words) for words in words_of(figure) if not words.words[-1].endswith("%")]
    assert len(first) > 2
    assert all((name.left > axis.x1) == (sign > 0) for name in first)
    assert (last.left > axis.x1) == (sign < 0)


@pytest.mark.parametrize("sign", [1, -1])
def test_label_above_a_bar_without_room_is_on_the_other_side(sign: int) -> None:
    figure = diverging((LONG, sign * 60), ("All occupations in the nation", sign * -1), width=180)
    (axis,) = (item for item in items(figure) if isinstance(item, Stroke))
    names = [rect_of(words) for words in words_of(figure) if not words.words[-1].endswith("%")]
    assert all((name.left > axis.x1) == (sign > 0) for name in names)


def test_labels_of_bars_in_both_directions_are_beside_them() -> None:
    name = "Material recording, scheduling, dispatching, and distributing workers"
    figure = diverging(("Postal service workers", -5), (name, -3), ("All occupations", 3), width=285)
    names = [rect_of(words) for words in words_of(figure) if not words.words[-1].endswith("%")]
    assert max(name.right for name in names) < min(
        rect_of(item).left for item in items(figure) if isinstance(item, Fill)
    )


@pytest.mark.parametrize(("words", "others", "is_beside"), [(16, 1, True), (16, 0, False), (20, 5, False)])
def test_labels_are_beside_bars_with_two_lines_on_average_and_four_at_most(
    words: int, others: int, *, is_beside: bool
) -> None:
    rows = [(" ".join(["administrative"] * words), 5.0, "5%"), *[("Others", 3.0, "3%")] * others]
    figure = chart(*rows, width=WIDE)
    (first, *_) = (rect_of(item) for item in items(figure) if isinstance(item, Fill))
    assert (first.left > 100) == is_beside


def test_range_is_text_only_when_it_has_no_figures() -> None:
    figure = ranges_of(Range("Here", 20, 40, 80, "$40"), Range("There", None, None, None, "not published"))
    assert len([item for item in items(figure) if isinstance(item, Stroke)]) == 2  # axis and line of the first row
    assert "not published" in [" ".join(words.words) for words in words_of(figure)]


@pytest.mark.parametrize("name", ["classic", "large-print", "dark", "cream"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("own", [(True, True), (True, False), (False, True), (False, False)])
def test_key_has_exactly_the_colors_of_the_bars(name: str, width: float, own: tuple[bool, bool]) -> None:
    style_ = styles_by_name()[name]
    rows = [Range("None", None, None, None, "not published", own=True)]
    rows += [Range(f"Row {at}", 20, 40, 80, "$40", own=is_own) for at, is_own in enumerate(own)]
    block = RangeChart("Pay", "alt", tuple(rows), "less", "median", "more")
    figure = range_chart(block, style_, width, [])[1]
    drawn = [item for item in items(figure) if isinstance(item, Fill)]
    first_row = next(rect_of(words).top for words in words_of(figure) if words.words[0] == "None")
    key = {fill.color for fill in drawn if fill.y < first_row}
    assert key == {fill.color for fill in drawn if fill.y > first_row}
    assert len(key) == 3 + len(set(own))  # inside, tick, the gap around it, and the tones


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_labels_are_bold_only_to_set_own_rows_apart(width: float) -> None:
    for others, expected in ((True, {"Lato-Bold"}), (False, {"Lato-Regular"})):
        bars = (Bar("Own", 5, "5%", own=True), Bar("Next", 3, "3%", own=not others))
        drawn = bar_chart(BarChart("Caption", "alt", bars), STYLE, width, [])[1]
        assert {words.face for words in words_of(drawn) if words.words[0] in {"Own", "5%"}} == expected
        rows = (Range("Own", 20, 40, 80, "$40", own=True), Range("Next", 20, 40, 80, "$30", own=not others))
        figure = ranges_of(*rows, width=width)
        assert {words.face for words in words_of(figure) if words.words[0] in {"Own", "$40"}} == expected


def test_bars_are_in_proportion_to_large_type() -> None:
    bars = (Bar("Own", 5, "5%", own=True), Bar("Next", 3, "3%"))
    drawn = []
    for size in (8.8, LABELS, 2 * LABELS):
        sizes = replace(STYLE.sizes, table=size, table_leading=1.3 * size)
        box = bar_chart(BarChart("Caption", "alt", bars), replace(STYLE, sizes=sizes), WIDE, [])[1]
        drawn.append((fills(box, MARKS.own)[0].height, words_of(box)[0].size))
    assert drawn == [(THICK, 8.8), (THICK, LABELS), (2 * THICK, 2 * LABELS)]


def test_key_has_no_color_of_a_row_with_a_mark_only() -> None:
    bar, mark = Range("Cooks", 20, 40, 80, "$40", own=True), Range("All occupations", None, 50, None, "$50")
    assert not fills(ranges_of(bar, mark), MARKS.other)


def test_key_has_the_colors_of_the_first_row_when_no_figure_is_known() -> None:
    rows = [Range("Here", None, None, None, "—", own=True), Range("There", None, None, None, "—", own=False)]
    solid, *_ = (item for item in items(ranges_of(*rows)) if isinstance(item, Fill))
    assert solid.color == tones(STYLE.palette, own=True).solid


@pytest.mark.parametrize("name", ["classic", "large-print", "dark", "cream"])
@pytest.mark.parametrize("own", [True, False])
def test_parts_of_a_bar_contrast_with_adjacent_colors(name: str, own: bool) -> None:
    palette = styles_by_name()[name].palette
    colors = tones(palette, own=own)
    pairs = ((colors.solid, palette.paper), (colors.solid, colors.inside), (colors.tick, palette.paper))
    assert [pair for pair in pairs if contrast(*pair) < 3] == []


def test_range_is_hollow_only_in_its_upper_half() -> None:
    figure = ranges_of(Range("Here", 20, 40, 80, "$40"))
    lower, upper = (fill for fill in fills(figure, MARKS.other) if fill.height > 7)
    (hollow,) = (fill for fill in fills(figure, STYLE.palette.tint) if fill.height > 5)
    assert lower.x + lower.width == pytest.approx(upper.x)
    assert upper.x < hollow.x
    assert hollow.x + hollow.width < upper.x + upper.width


def test_key_names_both_ends_and_the_tick_once() -> None:
    figure = ranges_of(Range("Here", 20, 40, 80, "$40"), Range("There", 10, 30, 50, "$30"), width=WIDE)
    texts = [" ".join(words.words) for words in words_of(figure)]
    assert [texts.count(name) for name in ("10% earn less", "median", "10% earn more")] == [1, 1, 1]


def test_ranges_align_when_they_share_a_scale() -> None:
    ends = []
    for high, is_open in ((60.0, False), (90.0, True)):
        row = Range("Here", 20, 40, high, "$40", high_open=is_open)
        block = RangeChart("Pay", "alt", (row,), "low", "median", "high", scale_max=90)
        figure = range_chart(block, STYLE, NARROW, [])[1]
        ends.append(next(fill.x for fill in fills(figure, MARKS.other) if fill.height > 7))
    assert ends[0] == ends[1]


def test_range_chart_takes_the_full_width_of_a_page() -> None:
    block = RangeChart("Pay", "alt", (Range("Area", 20, 40, 80, "$40"),), "low", "median", "high")
    pages = layout(document(section(prose(300), block)), style())
    boxes = [placed.box for page in pages.pages for placed in page.placed if "$40" in text_of(placed.box)]
    measure = 612 - 2 * style().page.margin_side
    assert [max(rect_of(item).right for item in items(box)) for box in boxes] == pytest.approx([measure])


def test_chart_is_a_div_of_caption_figure_and_notes() -> None:
    elements: list[Element] = []
    bar_chart(BarChart("Caption", "One is 5.", (Bar("One", 5, "5"),), notes=("Note.",)), STYLE, NARROW, elements)
    assert outline(*elements) == "Div\n  Caption\n  Figure “One is 5.”\n  P\n"


def test_bars_match_their_golden(golden: Callable[[str, str], None]) -> None:
    block = BarChart(
        "Change in employment, 2016–26", "alt",
        (
            Bar("Fishers and related fishing workers", -11, "−11%", own=True), Bar("Agricultural workers", 0, "0%"),
            Bar("Total, all occupations", 7, "+7%"), Bar("Divers", None, "not published"),
        ),
        notes=("Figures are rounded.",),
    )  # fmt: skip
    golden(dump(bar_chart(block, STYLE, NARROW, [])), "bars.txt")


@pytest.mark.parametrize(("width", "name"), [(NARROW, "ranges-narrow.txt"), (WIDE, "ranges-wide.txt")])
def test_ranges_match_their_golden(golden: Callable[[str, str], None], width: float, name: str) -> None:
    block = RangeChart(
        "Annual wages, May 2022", "alt",
        (
            Range("Washington", 89000, 112180, 151000, "$112,180", own=True),
            Range("Eastern Washington nonmetropolitan area", None, None, None, "not published", own=True),
            Range("United States", 120000, 230000, 239200, "$230,000", high_open=True),
        ),
        "10% earn less", "median", "10% earn more", notes=("Figures are rounded.",),
    )  # fmt: skip
    golden(dump(range_chart(block, STYLE, width, [])), name)


@pytest.mark.parametrize(("width", "is_beside"), [(320.0, True), (319.9, False)])
def test_range_labels_go_beside_their_bars_when_the_measure_is_at_least_320_points(
    width: float, *, is_beside: bool
) -> None:
    figure = ranges_of(Range("Here", 20, 40, 80, "$40"), width=width)
    name = next(rect_of(words) for words in words_of(figure) if words.words == ("Here",))
    bar = next(rect_of(item) for item in items(figure) if isinstance(item, Fill) and rect_of(item).top > name.top - 12)
    assert (bar.top < name.bottom) == is_beside


@pytest.mark.parametrize(
    ("words", "width", "lines", "is_beside"),
    [(4, WIDE, 1, True), (8, WIDE, 2, True), (12, WIDE, 3, True), (13, WIDE, 2, False), (3, NARROW, 3, True),
     (4, NARROW, 1, False)],
)  # fmt: skip
def test_single_label_goes_above_its_bar_when_it_takes_more_than_three_lines(
    words: int, width: float, lines: int, *, is_beside: bool
) -> None:
    """``lines`` is the number that the label takes."""
    figure = chart((" ".join(["administrative"] * words), 5.0, "5%"), width=width)
    label = [rect_of(item) for item in words_of(figure) if item.words[0] == "administrative"]
    (bar,) = [rect_of(item) for item in items(figure) if isinstance(item, Fill)]
    assert len(label) == lines
    assert (bar.left > max(line.right for line in label)) == is_beside


# --- patterns ---------------------------------------------------------------------------------------------------------

PATTERNED = replace(STYLE, palette=replace(STYLE.palette, patterns=True))


def test_only_what_is_compared_is_hatched() -> None:
    assert [tones(PATTERNED.palette, own=own).is_hatched for own in (True, False)] == [False, True]
    assert not tones(STYLE.palette, own=False).is_hatched


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(0, 40)), min_size=4, max_size=4))
@example([(0, 0), (100, 0), (100, 10), (0, 10)])
@example([(0, 0), (1, 0), (1, 1), (0, 1)])
def test_lines_of_a_pattern_are_within_its_area(points: list[tuple[float, float]]) -> None:
    xs, ys = sorted({x for x, _ in points}), sorted({y for _, y in points})
    left, right, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
    lines = hatch(((left, top), (right, top), (right, bottom), (left, bottom)), "#000000")
    for line in lines:
        assert isinstance(line, Stroke)
        assert line.x1 + line.y1 == pytest.approx(line.x2 + line.y2, abs=0.01), "45 degrees"
        assert left - 0.01 <= min(line.x1, line.x2) <= max(line.x1, line.x2) <= right + 0.01
        assert top - 0.01 <= min(line.y1, line.y2) <= max(line.y1, line.y2) <= bottom + 0.01


def test_lines_of_a_pattern_are_equally_far_apart() -> None:
    lines = hatch(((0, 0), (100, 0), (100, 10), (0, 10)), "#000000")
    sums = sorted(line.x1 + line.y1 for line in lines if isinstance(line, Stroke))
    assert len(sums) == int(110 / (HATCH_PITCH * 2**0.5))
    assert {round(later - sooner, 2) for sooner, later in pairwise(sums)} == {round(HATCH_PITCH * 2**0.5, 2)}


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize("value", [80.0, -80.0])
def test_hatched_bar_has_the_extent_of_a_solid_one(value: float, is_open: bool) -> None:
    bars = (Bar("One", value, "80", open=is_open), Bar("Two", 100.0, "100", own=True))
    block = BarChart("Caption", "alt", bars, "bar", ())
    solid, patterned = (drawn_bars(block, one) for one in (STYLE, PATTERNED))
    assert patterned != solid
    for drawn in (solid, patterned):
        assert drawn[0] == solid[0]


def drawn_bars(block: BarChart, chosen: Style) -> list[tuple[float, ...]]:
    """Return the bounds of all bars together, and of each of their items."""
    boxes = bar_chart(block, chosen, 300.0, [])
    found = [rect_of(item) for box in boxes for item in items(box) if isinstance(item, Fill | Shape)]
    bounds = [(rect.left, rect.top, rect.right, rect.bottom) for rect in found]
    return [(min(one[0] for one in bounds), min(one[1] for one in bounds),
             max(one[2] for one in bounds), max(one[3] for one in bounds)), *bounds]  # fmt: skip


@given(charts)
def test_charts_of_patterns_are_sound(block: BarChart) -> None:
    assert_sound(bar_chart(block, PATTERNED, WIDE, []), WIDE)


@given(range_charts)
def test_range_charts_of_patterns_are_sound(block: RangeChart) -> None:
    assert_sound(range_chart(block, PATTERNED, WIDE, []), WIDE)
