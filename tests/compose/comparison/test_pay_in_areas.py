"""Rows of a comparison with pay in areas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.compose.comparison.reading import entry_text
from tests.compose.samples import DECLINE, TYPICAL, WORDS_ONLY
from tests.compose.test_local_pay import MAY_2022, MAY_2024, OF_PILOTS, PILOTS, TOP, one, paid
from tests.locales import EN

from brochure.compose.comparison import compare
from brochure.compose.sources import attribution
from brochure.profile.model import Amount, AreaPay, LocalPay, OccupationPay, Profile

ATTRIBUTION = attribution(EN)

Pair = tuple[Profile, LocalPay | None]


def rows(*pairs: Pair) -> dict[str, list[str]]:
    """The rows with pay in areas: header and entries."""
    comparison = compare([profile for profile, _ in pairs], [local for _, local in pairs])
    found = {aspect.header: list(map(entry_text, aspect.entries)) for aspect in comparison.aspects}
    return {header: entries for header, entries in found.items() if header.startswith("Median pay in ")}


def test_areas_are_rows_below_national_pay() -> None:
    local = one(paid(64000, tenths=True), paid(68000))
    comparison = compare([TYPICAL, DECLINE], [local, one(paid(50000), None)])
    headers = [aspect.header for aspect in comparison.aspects]
    first = headers.index("Median pay in Washington, May 2022")
    assert headers[first - 1].startswith("Median pay, ")
    assert headers[first + 1] == "Median pay in Seattle-Tacoma-Bellevue, WA, May 2022"
    assert rows((TYPICAL, local), (DECLINE, one(paid(50000), None))) == {
        "Median pay in Washington, May 2022": [
            "figure: $64,000 | a year | 8 in 10 earn $44,000 to $84,000",
            "figure: $50,000 | a year",
        ],
        "Median pay in Seattle-Tacoma-Bellevue, WA, May 2022": ["figure: $68,000 | a year", "note: Not published"],
    }


def test_area_entry_states_what_differs_from_its_header() -> None:
    later, mean = one(paid(70000, as_of=MAY_2024)), one(paid(None))
    assert rows((TYPICAL, one(paid(64000))), (DECLINE, later), (WORDS_ONLY, mean)) == {
        "Median pay in Washington, May 2022": [
            "figure: $64,000 | a year", "figure: $70,000 | a year, May 2024", "figure: $70,000 | a year (mean)",
        ]
    }  # fmt: skip


def test_top_coded_area_pay_is_or_more() -> None:
    ((_, entries),) = rows((TYPICAL, one(TOP)), (DECLINE, one(paid(50000)))).items()
    assert entries[0] == "figure: $239,200+ | a year, or more"


def test_area_entry_shows_the_range_of_several_occupations_or_the_name_of_one() -> None:
    several = LocalPay(areas=("Washington", "Oregon"), occupations=OF_PILOTS)
    entries = rows((PILOTS, several), (TYPICAL, one(paid(64000), paid(68000), titles=("Washington", "Oregon"))))
    assert entries["Median pay in Washington, May 2022"][0] == (
        "figure: $70,000–$130,000 | a year, lowest and highest of 3 occupations"
    )
    alone = several._replace(occupations=OF_PILOTS[1:2])
    entries = rows((PILOTS, alone), (TYPICAL, one(paid(64000), paid(68000), titles=("Washington", "Oregon"))))
    assert entries["Median pay in Washington, May 2022"][0] == "figure: $90,000 | a year, commercial pilots"


def test_annual_and_hourly_pay_never_share_a_range() -> None:
    hourly = OccupationPay(soc="53-2021", title="Guides", period="hourly", areas=(paid(30),), nation=None)
    local = LocalPay(areas=("Utah",), occupations=(OF_PILOTS[1]._replace(areas=(paid(90000),)), hourly))
    assert rows((PILOTS, local), (TYPICAL, one(paid(64000), titles=["Utah"])))["Median pay in Utah, May 2022"][0] == (
        "figure: $90,000 | a year, commercial pilots"
    )
    only = local._replace(occupations=(hourly,))
    assert rows((PILOTS, only), (TYPICAL, one(paid(64000), titles=["Utah"])))["Median pay in Utah, May 2022"][0] == (
        "figure: $30.00 | an hour, guides"
    )


def test_area_without_figures_keeps_its_row() -> None:
    nothing = one(None, titles=["District of Columbia"])
    jobs = one(AreaPay(as_of=MAY_2022, jobs=12), titles=["District of Columbia"])
    assert rows((TYPICAL, nothing), (DECLINE, jobs)) == {
        "Median pay in the District of Columbia": ["note: Not published", "note: Not published"]
    }


def test_survey_is_cited_with_months_and_credited() -> None:
    own = replace(WORDS_ONLY, sources=())
    other = replace(own, slug="other")
    comparison = compare([own, other], [one(paid(64000)), one(paid(None, as_of=MAY_2024))])
    assert comparison.notes[-1] == (
        "Pay in areas: U.S. Bureau of Labor Statistics and state workforce agencies, "
        "Occupational Employment and Wage Statistics. Areas: May 2024 and May 2022."
    )
    assert comparison.attribution == ATTRIBUTION
    assert compare([own, other], [one(None), one(None)]).notes == ()
    assert compare([own, other], [one(None), one(None)]).attribution == ""


@pytest.mark.parametrize("pay", [(), (None, None)], ids=["none", "of none"])
def test_comparison_without_areas_is_unchanged(pay: tuple[None, ...]) -> None:
    assert compare([TYPICAL, DECLINE], pay) == compare([TYPICAL, DECLINE])


def test_hourly_area_pay_keeps_cents() -> None:
    pay = AreaPay(as_of=MAY_2022, median=Amount(24.5), p10=Amount(15.0), p90=Amount(40.0))
    local = LocalPay(areas=("Utah",), occupations=(OccupationPay(soc="1", title="T", period="hourly", areas=(pay,)),))
    assert rows((TYPICAL, local), (DECLINE, one(None, titles=["Utah"])))["Median pay in Utah, May 2022"][0] == (
        "figure: $24.50 | an hour | 8 in 10 earn $15.00 to $40.00 an hour"
    )
