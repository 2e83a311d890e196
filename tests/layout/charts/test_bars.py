from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout import samples

from brochure.compose.blocks import Bar
from brochure.layout.charts.bars import WIDE_LABEL_SHARE, Extent, _label_column, fit
from brochure.layout.text.labels import label_styles

extents = st.lists(
    st.builds(Extent, st.integers(-(10**9), 10**9).map(lambda value: value / 10), st.floats(0, 60)),
    min_size=1,
    max_size=12,
)


@given(extents, st.floats(150, 500))
def test_fit_keeps_every_bar_and_its_text_inside(bars: list[Extent], width: float) -> None:
    scale = fit(bars, width)
    for bar in bars:
        end = scale.x(bar.value)
        assert -1e-6 <= scale.zero <= width + 1e-6
        left, right = (end - bar.beyond, scale.zero) if bar.value < 0 else (scale.zero, end + bar.beyond)
        assert left >= -1e-6
        assert right <= width + 1e-6


@given(extents, st.floats(150, 500))
def test_fit_returns_the_largest_scale(bars: list[Extent], width: float) -> None:
    scale = fit(bars, width)
    if scale.unit:
        ends = [scale.x(bar.value) + (-bar.beyond if bar.value < 0 else bar.beyond) for bar in bars]
        assert max(*ends, scale.zero) - min(*ends, scale.zero) >= width - 1e-3


def test_fit_returns_no_unit_when_all_values_are_zero() -> None:
    assert fit([Extent(0.0, 20.0), Extent(0.0, 30.0)], 100).unit == 0.0


def test_fit_keeps_lengths_in_proportion() -> None:
    scale = fit([Extent(10.0, 20.0), Extent(-5.0, 20.0)], 200)
    assert scale.x(10) - scale.zero == pytest.approx(2 * (scale.zero - scale.x(-5)))


def test_fit_reserves_room_for_zero_values_only_at_the_right() -> None:
    scale = fit([Extent(0.0, 30.0), Extent(10.0, 20.0)], 100)
    assert scale.zero == 0.0
    assert scale.x(10) == 80.0


def test_labels_of_a_wide_chart_are_wider_where_that_saves_a_third_line() -> None:
    bars = (Bar("Electrical contractors and other wiring installation contractors", 65.0, "65%"),)
    styles = label_styles(samples.style("large-print"))
    for width, lines in ((525.6, 2), (440.0, 3)):
        column = _label_column(bars, styles, width)
        assert column is not None
        assert column <= WIDE_LABEL_SHARE * width
        assert len(styles.plain.wrap(bars[0].label, column).lines) == lines


def test_labels_of_three_lines_in_a_wide_chart_are_wider_too() -> None:
    label = "Securities, commodity contracts, and other financial investments and related activities"
    bars = (Bar(label, 32.0, "32%"), Bar("Self-employed workers", 7.0, "7%"))
    styles = label_styles(samples.style("large-print"))
    column = _label_column(bars, styles, 525.6)
    assert column is not None
    assert len(styles.plain.wrap(label, column).lines) == 3
