"""What charts promise about the figures that they show: docs/charts.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compose.samples import SAMPLES, TYPICAL
from tests.locales import EN, ES

from brochure.compose.amounts import month
from brochure.compose.blocks import BarChart, Paragraph, PercentileStrip, RangeChart
from brochure.compose.comparison import compare
from brochure.compose.context import Context
from brochure.compose.document import compose
from brochure.compose.jobs import shares
from brochure.compose.local_pay import QUARTERS, Named, dated, pay_chart
from brochure.compose.material import Material
from brochure.profile.model import Amount, AreaPay, Employment, Profile, Share, Wage, YearMonth
from brochure.style.model import Style

ALL = ("Total, all occupations", "All occupations")


def drawn(profile: Profile, style: Style) -> Iterator[BarChart | PercentileStrip]:
    for section in compose(Material(profile), style).sections:
        yield from (block for block in section.blocks if isinstance(block, BarChart | PercentileStrip))


@pytest.mark.parametrize("profile", SAMPLES.values(), ids=SAMPLES)
def test_all_occupations_are_never_in_the_tone_of_the_page(profile: Profile, style: Style) -> None:
    bars = [bar for chart in drawn(profile, style) if isinstance(chart, BarChart) for bar in chart.bars]
    assert not [bar for bar in bars if bar.own and bar.label in ALL]


@pytest.mark.parametrize("profile", SAMPLES.values(), ids=SAMPLES)
def test_shares_of_the_jobs_of_an_occupation_are_its_own(profile: Profile, style: Style) -> None:
    charts = [chart for chart in drawn(profile, style) if isinstance(chart, BarChart) and chart.kind == "share"]
    assert all(bar.own for chart in charts for bar in chart.bars)


@pytest.mark.parametrize(("percents", "notes"), [((60, 60), [0, 1]), ((60, 99), [1, 0]), ((99, 99), [0, 0])])
def test_last_chart_of_shares_says_that_there_are_others(
    percents: tuple[int, int], notes: list[int], style: Style
) -> None:
    industries = [(Share(name="Hotels", percent=percent - 1), Share(name="Schools", percent=1))
                  for percent in percents]  # fmt: skip
    employment = tuple(Employment(occupation=name, jobs=9, industries=found)
                       for name, found in zip(("bakers", "cooks"), industries, strict=True))  # fmt: skip
    charts = drawn(replace(TYPICAL, employment=employment), style)
    assert [len(chart.notes) for chart in charts if isinstance(chart, BarChart) and chart.kind == "share"] == notes


def test_numbers_of_jobs_of_all_occupations_are_stated_before_charts_that_name_them(style: Style) -> None:
    industries = Share(name="Hotels", percent=60), Share(name="Schools", percent=30)
    employment = tuple(Employment(occupation=name, jobs=9, industries=industries) for name in ("bakers", "cooks"))
    sections = compose(Material(replace(TYPICAL, employment=employment)), style).sections
    blocks = next(section.blocks for section in sections if section.key == "work_environment")
    assert isinstance(blocks[0], Paragraph)
    assert [run.text for run in blocks[0].text] == ["Bakers held about 9 jobs. Cooks held about 9 jobs."]
    charts = [block.caption for block in blocks[1:3] if isinstance(block, BarChart)]
    assert charts == ["Largest employers of bakers, share of jobs", "Largest employers of cooks, share of jobs"]


@pytest.mark.parametrize("profile", SAMPLES.values(), ids=SAMPLES)
def test_captions_of_pay_have_its_unit_and_month(profile: Profile, style: Style) -> None:
    whens = {f"{wage.period} wages": month(EN, wage.as_of) for wage in profile.wages if wage.as_of}
    for chart in drawn(profile, style):
        for unit, when in whens.items():
            if unit in chart.caption.lower():
                assert chart.caption.endswith(f", {when}")
                assert when in chart.alt


months = st.builds(lambda year, at: YearMonth(year=year, month=at), st.integers(2020, 2025), st.sampled_from((5, 11)))


@given(st.lists(months, min_size=1, max_size=6))
def test_month_is_in_the_caption_if_all_rows_share_it_and_else_in_every_row(dates: list[YearMonth]) -> None:
    rows = [Named(f"Area {at}", AreaPay(as_of=when, median=Amount(50_000))) for at, when in enumerate(dates)]
    caption, named = dated(EN, rows)
    if len(set(dates)) == 1:
        assert (caption, list(named)) == (month(EN, dates[0]), rows)
    else:
        assert caption == ""
        assert [row.name.replace("\u00a0", " ") for row in named] == [
            f"Area {at} ({month(EN, when)})" for at, when in enumerate(dates)
        ]


@given(st.lists(months, min_size=2, max_size=6))
def test_comparison_has_a_month_in_its_caption_or_in_every_row(dates: list[YearMonth]) -> None:
    profiles = [
        Profile(slug=f"p{at}", title=f"P{at}", wages=(Wage(as_of=when, value=Amount(50_000)),))
        for at, when in enumerate(dates)
    ]
    (chart,) = compare(profiles).pay
    shared = len(set(dates)) == 1
    assert chart.caption == "Pay a year" + (f", {month(EN, dates[0])}" if shared else "")
    assert [row.text for row in chart.ranges] == [
        "$50,000" if shared else f"$50,000 in {month(EN, when)}" for when in dates
    ]


amounts = st.one_of(st.none(), st.integers(20_000, 200_000).map(Amount))


@given(st.lists(st.tuples(amounts, amounts, amounts), min_size=1, max_size=5))
def test_range_chart_has_every_range_of_the_table(
    pays: list[tuple[Amount | None, Amount | None, Amount | None]],
) -> None:
    when = YearMonth(year=2024, month=5)
    rows = [
        Named(f"Area {at}", AreaPay(when, p25=low, median=mid, p75=high)) for at, (low, mid, high) in enumerate(pays)
    ]
    chart: RangeChart = pay_chart(EN, "Pay", rows, QUARTERS, "annual")
    for row, (low, mid, high) in zip(chart.ranges, pays, strict=True):
        if (low and high) or mid:
            known = (low and low.value, mid and mid.value, high and high.value)
            assert (row.low, row.mid, row.high) == known
            assert all(f"${value:,.0f}" in chart.alt for value in known if value)
        else:
            assert (row.low, row.mid, row.high, row.text) == (None, None, None, "not published")


def test_unknown_values_have_no_bar(style: Style) -> None:
    wage = TYPICAL.wages[0]
    rows = tuple(replace(row, value=None) for row in wage.comparisons)
    profile = replace(TYPICAL, wages=(replace(wage, comparisons=rows),))
    (chart,) = (chart for chart in drawn(profile, style) if chart.caption.startswith("Median annual wages"))
    assert isinstance(chart, BarChart)
    assert {bar.value for bar in chart.bars} == {None}
    assert {bar.text for bar in chart.bars} == {"—"}


def test_a_name_in_a_caption_keeps_its_language() -> None:
    held = Employment(occupation="Basket weavers", jobs=900, industries=(Share(name="Baskets", percent=60.0),))
    chart, own = (shares(Context.of(replace(TYPICAL, employment=(held,)), locale=each), held) for each in (ES, EN))
    assert chart.caption == "Principales lugares de trabajo de basket weavers, porcentaje de los empleos"
    assert [run.text for run in chart.caption_runs if run.lang] == ["basket weavers"]
    assert own.caption_runs == ()
