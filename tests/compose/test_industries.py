from __future__ import annotations

import pytest

from brochure.compose.industries import inside


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Amtrak", "Amtrak"),
        ("Kaiser Permanente", "Kaiser Permanente"),
        ("K–12 schools", "K–12 schools"),
        ("Amtrak and other railroads", "Amtrak and other railroads"),
        ("Construction", "construction"),
        ("Hospitals", "hospitals"),
        ("Wholesale trade", "wholesale trade"),
        ("Retail Trade", "retail trade"),
        ("Self-employed workers", "self-employed workers"),
        ("Hospitals; state, local, and private", "hospitals; state, local, and private"),
    ],
)
def test_an_industry_inside_a_sentence_keeps_the_capitals_of_names(name: str, said: str) -> None:
    assert inside(name) == said
