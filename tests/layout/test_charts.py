"""Charts: words never meet or leave the measure, bars are true to scale, every chart is one kept group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.compose.blocks import Bar, BarChart, PercentileStrip
from brochure.layout.charts import bar_chart, percentile_strip
from brochure.layout.pages import Element, Fill, Shape, Slab, Stroke

from .placing import NARROW, STYLE, WIDE, assert_sound, box, dump, is_kept, items, labels, measures, outline, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

values = st.one_of(st.none(), st.floats(-100, 100).map(lambda value: round(value, 1)), st.floats(0, 3e6).map(round))


@st.composite
def bars(draw: st.DrawFn) -> Bar:
    value = draw(values)
    text = "not published" if value is None else f"{value:,}"
    return Bar(draw(labels), value, text, own=draw(st.booleans()), open=draw(st.booleans()))


charts = st.builds(
    BarChart, labels, st.just("alt"), st.lists(bars(), max_size=9).map(tuple), st.sampled_from(("bar", "share")),
    st.lists(labels, max_size=2).map(tuple),
)  # fmt: skip


@st.composite
def strips(draw: st.DrawFn) -> PercentileStrip:
    sums = st.floats(5, 240000).map(lambda value: round(value, 2))
    low, mid, high = sorted((draw(sums), draw(sums), draw(sums)))
    with_low, with_high = draw(st.booleans()), draw(st.booleans())
    shared = draw(st.sampled_from((None, high * 1.3)))
    return PercentileStrip(
        draw(labels), "alt", mid, f"${mid:,}", draw(st.sampled_from(("median", "mean"))),
        low if with_low else None, f"${low:,}", high if with_high else None, f"${high:,}+",
        mid_open=draw(st.booleans()), high_open=draw(st.booleans()), scale_max=shared,
        low_name="10% earn less", high_name="10% earn more",
    )  # fmt: skip


def chart(*rows: tuple[str, float | None, str], kind: str = "bar", width: float = NARROW) -> Slab:
    block = BarChart("Caption", "alt", tuple(Bar(*row) for row in rows), kind)  # type: ignore[arg-type]
    return bar_chart(block, STYLE, width, Element("Sect"))[1]


def fills(slab: Slab, colour: str) -> list[Fill]:
    return [item for item in items(slab) if isinstance(item, Fill) and item.colour == colour]


@given(charts, measures)
def test_words_of_bar_charts_keep_apart_and_inside(block: BarChart, width: float) -> None:
    slabs = bar_chart(block, STYLE, width, Element("Sect"))
    assert_sound(slabs, width)
    assert is_kept(slabs)


@given(charts, measures)
def test_no_bar_runs_through_a_value(block: BarChart, width: float) -> None:
    figure = bar_chart(block, STYLE, width, Element("Sect"))[1]
    marks = [box(item) for item in items(figure) if isinstance(item, Fill | Shape | Stroke)]
    grounds = [box(item) for item in fills(figure, STYLE.palette.tint)]
    for words in words_of(figure):
        assert not any(box(words).meets(mark) for mark in marks if mark not in grounds), words


@given(strips(), measures)
def test_words_of_strips_keep_apart_and_inside(block: PercentileStrip, width: float) -> None:
    slabs = percentile_strip(block, STYLE, width, Element("Sect"))
    assert_sound(slabs, width)
    assert is_kept(slabs)


@given(strips(), measures)
def test_no_strip_runs_through_its_words(block: PercentileStrip, width: float) -> None:
    figure = percentile_strip(block, STYLE, width, Element("Sect"))[1]
    marks = [box(item) for item in items(figure) if isinstance(item, Fill | Shape | Stroke)]
    for words in words_of(figure):
        assert not any(box(words).meets(mark) for mark in marks), words


def test_lengths_are_in_proportion_and_begin_at_the_axis() -> None:
    figure = chart(("One", 13, "+13%"), ("Two", -6.5, "−6.5%"))
    one, two = fills(figure, STYLE.palette.other)
    (axis,) = (item for item in items(figure) if isinstance(item, Stroke))
    assert one.width == pytest.approx(2 * two.width)
    assert one.x == pytest.approx(axis.x1)
    assert two.x + two.width == pytest.approx(axis.x1)


def test_huge_ratios_stay_visible() -> None:
    small, large = fills(chart(("One", 1, "1"), ("Two", 3_000_000, "3,000,000")), STYLE.palette.other)
    assert 0.5 < small.width < 1
    assert large.width > 100


def test_zero_and_missing_have_no_bar() -> None:
    figure = chart(("One", 0, "0%"), ("Two", None, "not published"))
    assert not fills(figure, STYLE.palette.other)
    assert [" ".join(words.words) for words in words_of(figure)] == ["One", "0%", "Two", "not published"]


def test_shares_stand_on_a_ground_of_one_hundred() -> None:
    figure = chart(("One", 50, "50%"), ("Two", 25, "25%"), kind="share")
    (ground, _), bars = fills(figure, STYLE.palette.tint), fills(figure, STYLE.palette.other)
    assert [bar.width / ground.width for bar in bars] == pytest.approx([0.5, 0.25])


def test_an_open_bar_is_an_arrow() -> None:
    block = BarChart("Pay", "alt", (Bar("One", 239200, "$239,200+", own=True, open=True),))
    figure = bar_chart(block, STYLE, NARROW, Element("Sect"))[1]
    assert len([item for item in items(figure) if isinstance(item, Shape)]) == 2
    assert not fills(figure, STYLE.palette.own)


def test_long_labels_go_above_their_bars_in_a_narrow_measure() -> None:
    row = ("Securities, commodity contracts, and other financial investments and related activities (private)", 5, "5")
    for width, rightmost in ((NARROW, 0.0), (WIDE, WIDE / 4)):
        figure = chart(row, width=width)
        (bar,) = fills(figure, STYLE.palette.other)
        assert (bar.x > rightmost) if rightmost else (bar.x < 1)


def test_the_middle_of_a_strip_is_where_the_scale_has_it() -> None:
    block = PercentileStrip("Pay", "alt", 30, "$30", "median", 20, "$20", 60, "$60")
    figure = percentile_strip(block, STYLE, NARROW, Element("Sect"))[1]
    low, high, tick = (item for item in items(figure) if isinstance(item, Fill))
    assert high.width == pytest.approx(3 * low.width)
    assert tick.x + tick.width / 2 == pytest.approx(high.x)


def test_strips_of_one_scale_can_be_compared() -> None:
    ends = []
    for high in (60.0, 90.0):
        block = PercentileStrip("Pay", "alt", 30, "$30", "median", 20, "$20", high, "$", scale_max=90)
        figure = percentile_strip(block, STYLE, NARROW, Element("Sect"))[1]
        ends.append(next(item.x for item in items(figure) if isinstance(item, Fill)))
    assert ends[0] == ends[1]


def test_structure() -> None:
    sect = Element("Sect")
    bar_chart(BarChart("Caption", "One is 5.", (Bar("One", 5, "5"),), notes=("Note.",)), STYLE, NARROW, sect)
    assert outline(sect) == "Sect\n  Div\n    Caption\n    Figure “One is 5.”\n    P\n"
    assert sect.children[0].children[1].bbox


def test_bars_look_as_they_did(golden: Callable[[str, str], None]) -> None:
    block = BarChart(
        "Change in employment, 2016–26", "alt",
        (
            Bar("Fishers and related fishing workers", -11, "−11%", own=True), Bar("Agricultural workers", 0, "0%"),
            Bar("Total, all occupations", 7, "+7%"), Bar("Divers", None, "not published"),
        ),
        notes=("Figures are rounded.",),
    )  # fmt: skip
    golden(dump(bar_chart(block, STYLE, NARROW, Element("Sect"))), "bars.txt")


def test_strip_looks_as_it_did(golden: Callable[[str, str], None]) -> None:
    block = PercentileStrip(
        "Annual wages, May 2016", "alt", 127820, "$127,820", "median", 66290, "$66,290", 208000, "$208,000+",
        high_open=True, low_name="10% earn less", high_name="10% earn more",
    )  # fmt: skip
    golden(dump(percentile_strip(block, STYLE, NARROW, Element("Sect"))), "strip.txt")
