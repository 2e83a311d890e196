"""Growth of several occupations on one scale."""

from __future__ import annotations

from dataclasses import replace

from tests.compose.comparison.reading import entry_text
from tests.compose.samples import DECLINE, SEVERAL, TOP_CODED, TYPICAL, UNSUMMED, WORDS_ONLY

from brochure.compose.comparison import compare
from brochure.profile.model import Profile, Projections


def figures(*profiles: Profile) -> tuple[str, list[str]]:
    (aspect,) = (aspect for aspect in compare(profiles).aspects if "outlook" in aspect.header)
    return aspect.header, [entry_text(entry) for entry in aspect.entries]


def test_growth_chart_has_bars_of_one_span_and_the_average() -> None:
    (chart,) = compare([DECLINE, SEVERAL, WORDS_ONLY]).outlook
    assert chart.caption == "Projected change in jobs, 2024–34"
    assert [(bar.label, bar.value, bar.text, bar.own) for bar in chart.bars] == [
        ("Fishing and Hunting Workers", -5, "−5%", True),
        ("Airline and Commercial Pilots", 4, "+4%", True),
        ("Military Careers", None, "not published", True),
        ("All occupations", 3, "+3%", False),
    ]


def test_every_bar_states_its_span_if_they_differ() -> None:
    (chart,) = compare([DECLINE, SEVERAL, TYPICAL]).outlook
    assert chart.caption == "Projected change in jobs"
    assert [bar.text for bar in chart.bars[:3]] == ["−5%, 2024–34", "+4%, 2024–34", "+13%, 2016–26"]
    assert figures(DECLINE, SEVERAL, TYPICAL) == (
        "Job outlook, 2024–34",
        [
            "figure: −5% | decline",
            "figure: +4% | about as fast as average",
            "figure: +13% | faster than average, 2016–26",
        ],
    )


def test_growth_chart_omits_conflicting_averages() -> None:
    assert DECLINE.projections
    (everyone, *others) = DECLINE.projections.comparisons
    changed = replace(DECLINE.projections, comparisons=(replace(everyone, percent=4), *others))
    other = replace(DECLINE, slug="b", projections=changed)
    assert [bar.label for bar in compare([DECLINE, other]).outlook[0].bars] == [DECLINE.title, DECLINE.title]


def test_zero_growth_is_a_bar() -> None:
    (chart,) = compare([TOP_CODED, DECLINE]).outlook
    assert (chart.bars[0].value, chart.bars[0].text) == (0, "0%")


def test_growth_of_a_part_names_it() -> None:
    (chart,) = compare([UNSUMMED, DECLINE]).outlook
    assert chart.bars[0].label.startswith("Airline and Commercial Pilots: ")
    assert figures(UNSUMMED, DECLINE)[1][0] == "figure: +4% | airline pilots, copilots, and flight engineers"


def test_growth_chart_is_left_out_without_percentages() -> None:
    bare = replace(TYPICAL, projections=Projections(base_year=2024, target_year=2034, openings_per_year=10))
    assert compare([bare, WORDS_ONLY]).outlook == ()
