"""Which codes mean the same work in another classification."""

from __future__ import annotations

import pytest

from brochure.sources.figures.model import Span, Vintage
from brochure.sources.figures.soc import Classification, classification, classification_of, counterpart, has_code

OLDER, SOC_2010, HYBRID, SOC_2018 = Classification


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (Vintage(2011, 5), OLDER), (Vintage(2012, 5), SOC_2010), (Vintage(2018, 5), SOC_2010),
        (Vintage(2019, 5), HYBRID), (Vintage(2020, 5), HYBRID), (Vintage(2021, 5), SOC_2018),
        (Span(2012, 2022), SOC_2010), (Span(2018, 2028), SOC_2010), (Span(2019, 2029), HYBRID),
        (Span(2020, 2030), HYBRID), (Span(2021, 2031), SOC_2018), (Span(2024, 2034), SOC_2018),
    ],
)  # fmt: skip
def test_every_vintage_has_a_classification(when: Vintage | Span, expected: Classification) -> None:
    assert classification(when) is expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("47-2111", "47-2111"),  # electricians are what they were
        ("29-2021", "29-1292"),  # dental hygienists have another code
        ("43-5081", "53-7065"),  # stock clerks even moved to another major group
        ("15-1132", None),  # software developers were two occupations, and are two others
        ("11-9199", None),  # other managers lost those of projects, and kept the code
        ("27-3099", None),  # other media workers took in radio announcers
        ("29-1292", None),  # not a code of SOC 2010
        ("25-2052", "25-2052"),  # divided, but the survey still adds the parts up under this code
        ("00-0000", "00-0000"), ("13-1020", "13-1020"), ("25-0000", "25-0000"),  # groups of the same occupations
        ("11-0000", None), ("29-1000", None), ("39-1010", None),  # groups that others left or joined
    ],
)  # fmt: skip
def test_code_has_a_counterpart_only_for_exactly_the_same_work(old: str, new: str | None) -> None:
    assert counterpart(old, SOC_2010, SOC_2018) == counterpart(old, SOC_2010, HYBRID) == new
    if new:
        assert counterpart(new, SOC_2018, SOC_2010) == counterpart(new, HYBRID, SOC_2010) == old


def test_hybrid_has_codes_of_2018_and_its_own() -> None:
    assert counterpart("29-1292", HYBRID, SOC_2018) == "29-1292"
    assert counterpart("15-1256", HYBRID, SOC_2018) == "15-1256", "which no file of SOC 2018 has"


def test_codes_before_2010_have_no_counterparts() -> None:
    assert counterpart("47-2111", OLDER, OLDER) == "47-2111"
    assert counterpart("47-2111", OLDER, SOC_2010) is None
    assert counterpart("47-2111", SOC_2018, OLDER) is None


def test_classification_of_a_code_by_itself() -> None:
    assert classification_of("11-9199", SOC_2018) is SOC_2018
    assert classification_of("11-9199", SOC_2010) is SOC_2010
    assert classification_of("29-2021", SOC_2018) is classification_of("29-2021", HYBRID) is SOC_2010
    assert classification_of("29-1292", SOC_2010) is SOC_2018
    assert has_code(OLDER, "29-1292"), "nothing is known of these"
