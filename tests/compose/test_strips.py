"""Percentile strips: what stands on the national scale, and that every figure has its unit, month and source."""

from __future__ import annotations

from dataclasses import replace

from tests.compose.samples import HOURLY, MAY_2016, MAY_2024, SEVERAL, TOP, TYPICAL
from tests.locales import EN

from brochure.compose.blocks import PercentileStrip
from brochure.compose.context import Context
from brochure.compose.national import all_occupations
from brochure.compose.strips import strips
from brochure.profile.model import Amount, Profile, Wage, WageRow, YearMonth

STATED = (WageRow(name="Total, all occupations", value=Amount(50_000)),)
WAGE = Wage(as_of=MAY_2024, value=Amount(38_040), p10=Amount(25_070), p90=Amount(62_840))


def drawn(*wages: Wage, profile: Profile = TYPICAL) -> list[PercentileStrip]:
    return [strip for strip in strips(Context.of(replace(profile, wages=wages))) if strip]


def test_scale_ends_at_the_90th_percentile_of_all_occupations_in_the_month() -> None:
    (annual,), (hourly,) = drawn(WAGE), drawn(replace(WAGE, period="hourly", value=Amount(17), p90=None))
    assert annual.scale_max == all_occupations("annual", 2024).p90 == 125_720
    assert hourly.scale_max == all_occupations("hourly", 2024).p90 == 60.44


def test_low_and_high_pay_have_the_same_scale() -> None:
    (low,), (high,) = drawn(WAGE), drawn(replace(WAGE, value=TOP, p90=TOP))
    assert (low.scale_max, low.others) == (high.scale_max, high.others)


def test_all_occupations_are_those_of_the_wage_if_it_states_them() -> None:
    (stated,), (found,) = drawn(replace(WAGE, comparisons=STATED)), drawn(WAGE)
    assert (stated.others, stated.others_label, stated.others_text) == (50_000, "All occupations", "$50,000")
    assert (found.others, found.others_label, found.others_text) == (49_500, "All occupations", "$49,500")


def test_all_occupations_of_another_month_or_kind_say_so() -> None:
    (known,) = drawn(replace(WAGE, as_of=MAY_2016))
    assert (known.others_label, known.others_text, known.scale_ends[1]) == ("All occupations", "$37,040", "$94,540")
    (earlier,) = drawn(replace(WAGE, as_of=YearMonth(year=2020, month=5)))
    assert (earlier.others_label, earlier.others_text) == ("All occupations, May 2018", "$38,640")
    (undated,) = drawn(replace(WAGE, as_of=None))
    assert (undated.others_label, undated.others_text) == ("All occupations, May 2025", "$50,980")
    (mean,) = drawn(replace(WAGE, statistic="mean"))
    assert (mean.others_label, mean.others_text) == ("All occupations, median", "$49,500")
    (year,) = drawn(replace(WAGE, as_of=YearMonth(year=2024)))
    assert year.others_label == "All occupations"


def test_all_occupations_beyond_the_scale_are_in_words_only() -> None:
    (strip,) = drawn(replace(WAGE, comparisons=(WageRow(name="All occupations", value=Amount(200_000)),)))
    assert (strip.others, strip.others_label, strip.others_text) == (None, "", "")
    assert "All occupations: $200,000." in strip.alt


def test_alternative_text_has_everything_that_is_drawn() -> None:
    for profile in (TYPICAL, HOURLY, SEVERAL):
        for strip in drawn(*profile.wages, profile=profile):
            for text in (strip.low_text, strip.pay.text, strip.high_text):
                assert text.rstrip("+") in strip.alt
            assert strip.pay.label.lower().removesuffix(", mean") in strip.alt
            assert f"{strip.others_label}: {strip.others_text}." in strip.alt
            assert strip.alt.endswith(
                "Scale: $0 to $125,720." if strip.scale_max == 125_720 else f"{strip.scale_max:,}."
            )


def test_strips_of_a_period_share_the_scale_of_the_newest_and_explain_it_once() -> None:
    older, newer = replace(WAGE, as_of=MAY_2016, occupation="Coders"), replace(WAGE, occupation="Registrars")
    by_hour = replace(WAGE, period="hourly", value=Amount(17), p10=Amount(12), p90=None)
    third, first, second = drawn(older, newer, by_hour)
    assert first.scale_max == second.scale_max == 125_720
    assert first.notes == ()
    (note,) = second.notes
    assert note == "Nine in ten U.S. workers earn less than $125,720 (Bureau of Labor Statistics, May 2024)."
    assert "$60.44" in third.notes[0]


def test_note_explains_the_bar_of_pay_beyond_the_scale() -> None:
    beyond = replace(WAGE, p90=Amount(125_721))
    (exact,), (above,), (median,) = (
        drawn(replace(WAGE, p90=Amount(125_720))),
        drawn(beyond),
        drawn(replace(WAGE, value=TOP)),
    )
    assert exact.notes[-1].endswith("(Bureau of Labor Statistics, May 2024).")
    assert above.notes[-1] == f"{exact.notes[-1]} Beyond that, the bar is not to scale."
    assert median.notes[-1] == above.notes[-1]
    first, last = drawn(beyond, WAGE)
    assert first.notes == ()
    assert last.notes == above.notes


def test_strips_of_a_period_explain_top_coded_pay_once() -> None:
    top = replace(WAGE, p90=TOP)
    first, last = drawn(top, WAGE)
    assert (first.notes, last.notes[0]) == ((), EN.say("numbers.at_least_note"))
    assert len(last.notes) == 2


def test_scale_has_its_ends_as_text() -> None:
    (annual,), (hourly,) = drawn(WAGE), drawn(replace(WAGE, period="hourly", value=Amount(17), p90=None))
    assert annual.scale_ends == ("$0", "$125,720")
    assert hourly.scale_ends == ("$0", "$60.44")


def test_the_occupation_is_named_as_in_sentences_and_in_brief() -> None:
    (whole,) = drawn(WAGE)
    (part,) = drawn(replace(WAGE, occupation="Cooks, Fast Food", statistic="mean", p10=None))
    assert (whole.pay.label, whole.brief_label) == ("Health information technicians", "This occupation")
    assert (part.pay.label, part.brief_label) == ("Fast food cooks, mean", "This occupation, mean")
    assert whole.caption == "Median and range of annual wages, May 2024"
    assert part.caption == "Mean annual wages of fast food cooks, May 2024"


def test_what_the_ends_mean_is_said_together_with_them() -> None:
    def said(low: Amount | None, high: Amount | None) -> str:
        (strip,) = drawn(replace(WAGE, p10=low, p90=high))
        return strip.spread

    low, high = Amount(25_070), Amount(62_840)
    assert said(low, high) == "eight in ten earn between $25,070 and $62,840"
    assert said(low, TOP) == "eight in ten earn between $25,070 and $239,200+"
    assert said(low, None) == "nine in ten earn more than $25,070"
    assert said(None, high) == "nine in ten earn less than $62,840"
    assert said(None, TOP) == "one in ten earns at least $239,200"
    assert said(TOP, TOP) == "nine in ten earn at least $239,200"


def test_wage_without_value_or_percentiles_has_no_strip() -> None:
    wages = (replace(WAGE, value=None), replace(WAGE, p10=None, p90=None), WAGE)
    found = strips(Context.of(replace(TYPICAL, wages=wages)))
    assert [strip is not None for strip in found] == [False, False, True]
