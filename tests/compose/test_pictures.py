"""The picture of pay of a short form: of the occupation in the title, in the unit of its key figure."""

from __future__ import annotations

from dataclasses import replace

from brochure.compose.blocks import BarChart, KeyFigure, PercentileStrip, RangeChart
from brochure.compose.context import Context
from brochure.compose.material import Material
from brochure.compose.pay import pay
from brochure.compose.pictures import PayPicture, employers, industry_pay, pay_shown
from brochure.compose.short_form import short_form
from brochure.profile.model import (
    Amount,
    AreaPay,
    Employment,
    LocalPay,
    OccupationPay,
    Pay,
    Profile,
    QuickFacts,
    Share,
    Wage,
    WageRow,
    YearMonth,
)

from .samples import MAY_2024, SAMPLES, TOP, wage_rows

ANNUAL = Wage(as_of=MAY_2024, value=Amount(50000), p10=Amount(30000), p90=Amount(90000))
HOURLY = Wage(as_of=MAY_2024, period="hourly", value=Amount(24.04), p10=Amount(14.0), p90=Amount(43.0))
BOTH = QuickFacts(pay=Pay(annual=Amount(50000), hourly=Amount(24.04)))


def paid(*wages: Wage, quick: QuickFacts | None = BOTH) -> Profile:
    return replace(SAMPLES["several"], wages=wages, quick_facts=quick)


def of_profile(profile: Profile) -> PayPicture | None:
    context = Context.of(profile, None, ("job_outlook",))
    return pay_shown(context, pay(context)).picture


def bars(profile: Profile) -> list[tuple[str, str, bool]]:
    chart = of_profile(profile)
    assert isinstance(chart, BarChart)
    assert all(bar.label in chart.alt for bar in chart.bars)
    return [(bar.label, bar.text, bar.own) for bar in chart.bars]


def test_the_strip_of_the_occupation_in_the_title_goes_first() -> None:
    part = replace(ANNUAL, occupation="commercial pilots", value=Amount(70000), comparisons=wage_rows(others=1))
    strip = of_profile(paid(part, ANNUAL))
    assert isinstance(strip, PercentileStrip)
    assert strip.pay.text == "$50,000"
    assert "Nine in ten" in strip.notes[-1]


def test_several_occupations_have_a_bar_each_beside_the_key_figure() -> None:
    lead, other = SAMPLES["several"].wages
    both = paid(lead, replace(other, statistic="median"), quick=QuickFacts(pay=Pay(annual=Amount(198100))))
    assert bars(both) == [
        ("Airline and commercial pilots", "$198,100", True),
        ("Airline pilots, copilots, and flight engineers", "$226,600", True),
        ("Commercial pilots", "$122,670", True),
        ("All occupations", "$49,500", False),
    ]


def test_occupations_that_no_comparison_has_get_a_bar_too() -> None:
    parts = [replace(ANNUAL, occupation=name, value=Amount(value)) for name, value in (("A", 40000), ("B", 60000))]
    found = bars(paid(*parts))
    assert found == [("Airline and commercial pilots", "$50,000", True), ("A", "$40,000", True), ("B", "$60,000", True)]


def test_amounts_of_another_unit_statistic_or_month_are_on_no_bar() -> None:
    part = replace(ANNUAL, occupation="A", value=Amount(40000))
    other = replace(part, occupation="B", value=Amount(60000), statistic="mean")
    hourly = replace(HOURLY, occupation="C")
    assert [name for name, _, _ in bars(paid(part, other, hourly))] == ["Airline and commercial pilots", "A"]


def test_the_picture_has_the_unit_of_the_key_figure_if_the_profile_has_both() -> None:
    strip = of_profile(paid(HOURLY, ANNUAL))
    assert isinstance(strip, PercentileStrip)
    assert "annual" in strip.caption
    strip = of_profile(paid(ANNUAL, HOURLY, quick=QuickFacts(pay=Pay(hourly=Amount(24.04)))))
    assert isinstance(strip, PercentileStrip)
    assert "hourly" in strip.caption


def test_the_only_occupation_with_wages_has_its_strip_if_the_key_figure_is_its_own() -> None:
    part = replace(ANNUAL, occupation="commercial pilots")
    assert isinstance(of_profile(paid(part, quick=None)), PercentileStrip)
    assert isinstance(of_profile(paid(part, quick=QuickFacts(pay=Pay(annual=Amount(90000))))), BarChart)


def test_without_percentiles_the_comparison_is_the_picture() -> None:
    compared = replace(ANNUAL, p10=None, p90=None, comparisons=(WageRow(name="Pilots", value=Amount(50000)),))
    assert isinstance(of_profile(paid(compared)), BarChart)


def test_without_wages_there_is_no_picture() -> None:
    assert of_profile(paid(quick=BOTH)) is None
    assert of_profile(paid(quick=None)) is None


SHARES = (Share(name="Hospitals", percent=60), Share(name="Schools", percent=30))
PILOTS, OTHERS = "airline pilots, copilots, and flight engineers", "commercial pilots"


def employing(*statements: Employment, several: Profile = SAMPLES["several"]) -> Context:
    return Context.of(replace(several, employment=statements))


def held(occupation: str | None, jobs: int) -> Employment:
    return Employment(occupation=occupation, as_of=2024, jobs=jobs, industries=SHARES)


def in_areas(*areas: AreaPay | None, wage: Wage = ANNUAL, profile: Profile = SAMPLES["typical"]) -> PayPicture | None:
    """The picture of pay for Washington and Seattle, beside the nation's ``wage``."""
    occupation = OccupationPay("29-2072", "Medical Records Specialists", "annual", areas)
    local = LocalPay(("Washington", "Seattle-Tacoma-Bellevue, WA", "Utah", "Ohio")[: len(areas)], (occupation,))
    context = Context.of(replace(profile, wages=(wage,), quick_facts=BOTH), local, ("job_outlook",))
    return pay_shown(context, pay(context)).picture


TENTHS = AreaPay(MAY_2024, p10=Amount(40000), median=Amount(60000), p90=Amount(80000))
QUARTERS = AreaPay(YearMonth(year=2022, month=5), p25=Amount(50000), median=Amount(70000), p75=Amount(90000))


def test_areas_are_on_the_strip_of_the_nation() -> None:
    strip = in_areas(TENTHS, QUARTERS)
    assert isinstance(strip, PercentileStrip)
    here, there = strip.areas
    assert (here.label, here.low, here.mid, here.high, here.text) == ("Washington", 40000, 60000, 80000, "$60,000")
    assert (there.label, there.mid) == ("Seattle-Tacoma-Bellevue, WA, May 2022", 70000)
    assert (there.low, there.high) == (None, None), "quarters beside tenths would mislead"
    assert strip.pay.label == "Health information technicians, U.S."
    assert strip.bands == "each band holds eight workers in ten"
    assert strip.spread == "in the nation, eight in ten earn between $30,000 and $90,000"
    assert "Washington: 10th percentile $40,000, median $60,000, 90th percentile $80,000." in strip.alt
    assert "Seattle-Tacoma-Bellevue, WA, May 2022: median $70,000." in strip.alt


def test_only_bands_that_are_drawn_are_explained() -> None:
    strip = in_areas(QUARTERS)
    assert isinstance(strip, PercentileStrip)
    assert strip.bands == ""
    assert strip.spread == "in the nation, eight in ten earn between $30,000 and $90,000"


def test_pay_in_an_area_beyond_the_scale_is_explained() -> None:
    near, far = in_areas(TENTHS), in_areas(TENTHS._replace(median=Amount(150000), p90=Amount(239200, at_least=True)))
    assert isinstance(near, PercentileStrip)
    assert isinstance(far, PercentileStrip)
    assert far.notes == (f"{near.notes[-1]} Beyond that, the bar is not to scale.",)
    assert far.in_brief.notes == far.notes
    assert near.in_brief.notes == ()


def test_ranges_that_no_strip_can_show_have_a_chart() -> None:
    assert isinstance(in_areas(TENTHS, TENTHS, TENTHS, TENTHS), RangeChart)
    assert isinstance(in_areas(TENTHS, TENTHS._replace(median=None)), RangeChart)
    assert isinstance(in_areas(TENTHS, None), PercentileStrip)
    assert isinstance(in_areas(TENTHS, wage=HOURLY), RangeChart)
    assert isinstance(in_areas(TENTHS, wage=replace(ANNUAL, p10=None, p90=None)), RangeChart)
    several = replace(SAMPLES["typical"], soc=("29-2072", "29-9021"))
    assert isinstance(in_areas(TENTHS, profile=several), RangeChart)


def test_employers_are_those_of_all() -> None:
    chart = employers(employing(held(PILOTS, 100000), held(None, 155400)))
    assert chart is not None
    assert chart.caption == "Largest employers, share of jobs, 2024"


def test_or_of_the_occupation_with_most_of_the_jobs_by_name() -> None:
    chart = employers(employing(held(OTHERS, 55400), held(PILOTS, 100000)))
    assert chart is not None
    assert chart.caption == f"Largest employers of {PILOTS}, share of jobs, 2024"


def test_employers_of_fewer_than_half_of_the_jobs_are_not_shown() -> None:
    assert employers(employing(held(OTHERS, 55400))) is None
    no_projections = replace(SAMPLES["several"], projections=None)
    assert (
        employers(employing(held(OTHERS, 49), replace(held(PILOTS, 51), industries=()), several=no_projections)) is None
    )
    assert employers(employing(held(OTHERS, 51), held(PILOTS, 49), several=no_projections)) is not None


def test_pay_by_industry_follows_the_same_rule() -> None:
    paying = wage_rows(hospitals=60000, schools=50000)
    part, other = (replace(ANNUAL, occupation=name, industries=paying) for name in (PILOTS, OTHERS))
    assert industry_pay(Context.of(paid(other)), "annual") == (None, "")
    table, note = industry_pay(Context.of(paid(other, part)), "annual")
    assert note == "median a year, May 2024"
    assert table is not None
    assert PILOTS in table.caption
    exact = replace(part, value=TOP)
    assert industry_pay(Context.of(paid(other, exact)), "annual").note == f"median a year of {PILOTS}, May 2024"
    whole, note = industry_pay(Context.of(paid(other, part, replace(ANNUAL, industries=paying))), "annual")
    assert note == "median a year, May 2024"
    assert whole is not None
    assert whole.caption.startswith("Median annual wages in the top industries")


def ranking(*values: Amount | None, of_all: Amount | None = ANNUAL.value) -> list[tuple[str, str, str]]:
    """The rows of pay by industry: names, amounts and roles."""
    rows = tuple(WageRow(name=f"Industry {number}", value=value) for number, value in enumerate(values, 1))
    wage = replace(ANNUAL, value=of_all, industries=rows)
    table, _ = industry_pay(Context.of(paid(wage)), "annual")
    assert table is not None
    return [(row.cells[0].text, row.cells[1].text, row.role) for row in table.rows]


def test_all_of_the_occupation_have_a_place_among_the_industries() -> None:
    assert ranking(Amount(60000), Amount(50000), Amount(40000)) == [
        ("Industry 1", "$60,000", "plain"),
        ("All airline and commercial pilots", "50,000", "own"),
        ("Industry 2", "50,000", "plain"),
        ("Industry 3", "40,000", "plain"),
    ]
    assert ranking(Amount(40000), Amount(30000))[0] == ("All airline and commercial pilots", "$50,000", "own")
    assert ranking(Amount(70000), Amount(60000))[-1] == ("All airline and commercial pilots", "50,000", "own")


def test_the_largest_employers_stay_in_a_table_of_fewer_industries() -> None:
    shares = tuple(Share(name=name, percent=percent) for name, percent in (("schools", 20.0), ("stores", 70.0)))
    profile = paid(replace(ANNUAL, industries=wage_rows(hospitals=90000, schools=60000, stores=40000)))
    held = Employment(as_of=2024, jobs=1000, industries=shares)
    table, _ = industry_pay(Context.of(replace(profile, employment=(held,))), "annual")
    assert table is not None
    assert [tuple(cell.text for cell in row.cells) for row in table.shortened(3).rows] == [
        ("Schools", "$60,000"),
        ("All airline and commercial pilots", "50,000"),
        ("Stores", "40,000"),
    ]


def test_all_of_all_others_are_not_named_twice() -> None:
    rows = wage_rows(hospitals=60000, schools=40000)
    profile = replace(paid(replace(ANNUAL, industries=rows)), title="Teachers, All Other", names=None)
    table, _ = industry_pay(Context.of(profile), "annual")
    assert table is not None
    assert [row.cells[0].text for row in table.rows if row.role == "own"] == ["All other teachers"]


def test_a_table_that_is_no_ranking_of_exact_pay_has_no_row_for_all() -> None:
    for values in ((40000, 60000), (60000, None)):
        amounts = [Amount(value) if value else None for value in values]
        assert [role for _, _, role in ranking(*amounts)] == ["plain"] * 2
    assert len(ranking(TOP, Amount(40000))) == 2
    assert len(ranking(Amount(60000), Amount(40000), of_all=TOP)) == 2


def test_figures_of_one_page_have_one_unit() -> None:
    by_hour = replace(HOURLY, industries=wage_rows(hospitals=30, schools=20))
    by_year = replace(ANNUAL, industries=wage_rows(hospitals=60000, schools=50000))
    hourly = short_form(Material(paid(by_hour)))
    assert hourly.key_figures[0] == KeyFigure("$24.04", "median pay an hour", "$50,000 a year, May 2024", kind="pay")
    assert hourly.pay is not None
    assert "hourly" in hourly.pay.caption
    annual = short_form(Material(paid(by_hour, by_year)))
    assert annual.key_figures[0].label == "median pay a year"
    assert annual.industries is not None
    assert annual.industries.caption.startswith("Median annual")


def test_a_picture_in_a_unit_that_the_key_figure_has_not_is_not_shown() -> None:
    assert of_profile(paid(ANNUAL, quick=QuickFacts(pay=Pay(hourly=Amount(24.04))))) is None
