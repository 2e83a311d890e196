"""Pay of several occupations on one scale: which figures can share it."""

from __future__ import annotations

from dataclasses import replace

from tests.compose.comparison.reading import entry_text
from tests.compose.samples import (
    DECLINE,
    FIGURES_ONLY,
    HOURLY,
    MAY_2016,
    MAY_2024,
    SEVERAL,
    TOP,
    TOP_CODED,
    TYPICAL,
    WORDS_ONLY,
)

from brochure.compose.comparison import compare
from brochure.compose.comparison.pay import MAX_RANGES
from brochure.profile.model import Amount, Pay, Profile, QuickFacts, Wage


def figures(*profiles: Profile) -> list[str]:
    (aspect,) = (aspect for aspect in compare(profiles).aspects if "pay" in aspect.header)
    return [entry_text(entry) for entry in aspect.entries]


def labels(profiles: list[Profile], chart: int = 0) -> list[str]:
    return [row.label for row in compare(profiles).pay[chart].ranges]


def test_annual_and_hourly_pay_have_separate_scales() -> None:
    annual, hourly = compare([FIGURES_ONLY, HOURLY]).pay
    assert (annual.caption, hourly.caption) == ("Pay a year", "Pay an hour")
    assert [(row.label, row.mid) for row in annual.ranges] == [("EMTs and Paramedics", 41340)]
    assert [(row.label, row.mid) for row in hourly.ranges] == [
        ("EMTs and Paramedics", 19.88), ("Cooks", 17.19), ("All occupations", 23.8),
    ]  # fmt: skip
    assert [row.text for row in hourly.ranges] == ["$19.88", "$17.19 in May 2024", "$23.80 in May 2024"]
    assert annual.notes[-1] == "Cooks: published by the hour only, on a scale of its own."


def test_hourly_pay_alone_has_one_chart() -> None:
    (chart,) = compare([HOURLY, replace(HOURLY, slug="b", title="Bakers"), WORDS_ONLY]).pay
    assert [row.text for row in chart.ranges] == ["$17.19", "$17.19", "not published", "$23.80"]


def test_hourly_chart_is_left_out_if_all_have_annual_pay() -> None:
    assert [chart.caption for chart in compare([TYPICAL, FIGURES_ONLY]).pay] == ["Pay a year"]


def test_hourly_chart_has_the_range_of_an_occupation_whose_annual_range_is_not_published() -> None:
    both = replace(HOURLY, quick_facts=QuickFacts(pay=Pay(annual=Amount(35760), hourly=Amount(17.19))))
    annual, hourly = compare([both, TYPICAL]).pay
    assert [(row.low, row.mid, row.high) for row in annual.ranges[:2]] == [
        (None, 35760, None), (25070, 38040, 62840),
    ]  # fmt: skip
    assert annual.notes == ("A mark without a bar: no annual range is published.",)
    assert [(row.label, row.low, row.high) for row in hourly.ranges[:1]] == [("Cooks", 12, 22.45)]
    for context in ("8 in 10 earn $12.00 to $22.45 an hour", "8 in 10 earn $25,070 to $62,840"):
        assert any(context in figure for figure in figures(both, TYPICAL))


def test_unpublished_pay_is_stated_without_a_bar() -> None:
    row = compare([TYPICAL, WORDS_ONLY]).pay[0].ranges[1]
    assert (row.label, row.low, row.mid, row.high, row.text) == ("Military Careers", None, None, None, "not published")
    assert "Military Careers: not published." in compare([TYPICAL, WORDS_ONLY]).pay[0].alt
    assert figures(TYPICAL, WORDS_ONLY)[1] == "note: Not published"


def test_caption_of_a_chart_has_the_month_that_all_rows_have() -> None:
    chart = compare([TOP_CODED, replace(TOP_CODED, slug="b")]).pay[0]
    assert chart.caption == "Pay a year, May 2024"
    assert [row.text for row in chart.ranges] == ["$239,200+", "$239,200+", "$49,500"]


def test_every_row_states_its_month_if_they_differ() -> None:
    chart = compare([TOP_CODED, replace(TOP_CODED, slug="b"), DECLINE]).pay[0]
    assert chart.caption == "Pay a year"
    assert [row.text for row in chart.ranges] == [
        "$239,200+ in May 2024", "$239,200+ in May 2024", "$28,530 in May 2017", "$49,500 in May 2024",
    ]  # fmt: skip
    assert "Fishing and Hunting Workers in May 2017: 10th percentile $18,710" in chart.alt
    assert figures(TOP_CODED, replace(TOP_CODED, slug="b"), DECLINE)[2].startswith(
        "figure: $28,530 | a year, May 2017 |"
    )


def test_every_row_states_its_statistic_if_they_differ() -> None:
    mean = replace(DECLINE, wages=(replace(DECLINE.wages[0], statistic="mean", as_of=MAY_2016),))
    chart = compare([TYPICAL, replace(TYPICAL, slug="b"), mean]).pay[0]
    assert chart.mid_name == "median or mean"
    assert [row.text for row in chart.ranges] == [
        "$38,040 (median)", "$38,040 (median)", "$28,530 (mean)", "$37,040 (median)",
    ]  # fmt: skip
    assert figures(TYPICAL, replace(TYPICAL, slug="b"), mean)[2].startswith("figure: $28,530 | a year (mean) |")


def test_top_coded_pay_is_open_marked_and_explained() -> None:
    chart = compare([TOP_CODED, TYPICAL]).pay[0]
    row = chart.ranges[0]
    assert (row.mid_open, row.high_open, row.low_open, row.text) == (True, True, False, "$239,200+ in May 2024")
    assert "+ means at least: the survey publishes no exact figure above this." in chart.notes
    assert "median at least $239,200, 90th percentile at least $239,200" in chart.alt
    assert figures(TOP_CODED, TYPICAL)[0] == (
        "figure: $239,200+ | a year, or more | 8 in 10 earn $70,650 to $239,200 or more"
    )


def test_open_upper_end_is_explained() -> None:
    high = replace(TYPICAL, slug="b", wages=(replace(TYPICAL.wages[0], p90=TOP),))
    assert compare([TYPICAL, high]).pay[0].notes == (
        "A bar that ends in an arrow goes on: the survey publishes no exact figure above this.",
    )
    assert compare([TOP_CODED, high]).pay[0].notes == (
        "+ means at least: the survey publishes no exact figure above this.",
        "An arrow at the end of a bar means the same.",
    )


def test_median_without_a_range_is_explained_among_ranges() -> None:
    bare = replace(TYPICAL, slug="b", wages=(replace(TYPICAL.wages[0], p10=None, p90=None),))
    assert compare([TYPICAL, bare]).pay[0].notes == ("A mark without a bar: no annual range is published.",)
    assert compare([bare, replace(bare, slug="c")]).pay[0].notes == ()


def test_average_is_shown_if_profiles_agree_on_it() -> None:
    assert labels([TYPICAL, replace(TYPICAL, slug="b")])[-1] == "All occupations"
    wage = TYPICAL.wages[0]
    other = replace(wage, comparisons=(replace(wage.comparisons[0], value=Amount(37000)),))
    assert "All occupations" not in labels([TYPICAL, replace(TYPICAL, slug="b", wages=(other,))])


def test_average_of_another_month_is_left_out() -> None:
    later = Profile(slug="b", title="B", wages=(Wage(as_of=MAY_2024, value=Amount(1000)),))
    assert labels([later, replace(later, slug="c"), TYPICAL]) == ["B", "B", TYPICAL.title]


WHOLE = replace(
    SEVERAL,
    quick_facts=QuickFacts(pay=Pay(annual=Amount(198100))),
    wages=tuple(replace(wage, statistic="median", comparisons=()) for wage in SEVERAL.wages),
)


def test_detailed_occupations_have_bars_if_there_is_room() -> None:
    expected = [WHOLE.title, "Airline pilots, copilots, and flight engineers", "Commercial pilots", DECLINE.title]
    chart = compare([WHOLE, DECLINE]).pay[0]
    assert [row.label for row in chart.ranges] == expected
    assert [row.own for row in chart.ranges] == [True, True, True, True]
    assert len(expected) == MAX_RANGES
    assert labels([WHOLE, DECLINE, TYPICAL])[:2] == [WHOLE.title, DECLINE.title]


def test_first_occupation_represents_the_profile_without_a_total() -> None:
    rows = labels([SEVERAL, DECLINE, TYPICAL])
    assert rows[0] == "Airline and Commercial Pilots: airline pilots, copilots, and flight engineers"
    assert figures(SEVERAL, DECLINE)[0].startswith(
        "figure: $226,600 | a year, airline pilots, copilots, and flight engineers |"
    )


def test_hourly_percentiles_accompany_an_annual_headline() -> None:
    both = replace(HOURLY, quick_facts=QuickFacts(pay=Pay(annual=Amount(35760), hourly=Amount(17.19))))
    assert (
        figures(both, DECLINE)[0] == "figure: $35,760 | a year | $17.19 an hour; 8 in 10 earn $12.00 to $22.45 an hour"
    )
    row = compare([both, DECLINE]).pay[0].ranges[0]
    assert (row.low, row.mid, row.high) == (None, 35760, None)
