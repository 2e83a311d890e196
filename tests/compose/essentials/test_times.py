"""How long a step takes."""

from __future__ import annotations

import re

import pytest

from brochure.compose.essentials.times import time_in

TOPIC = re.compile("apprentice|program")


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("Most learn in a 4- or 5-year apprenticeship.", "4 or 5 years"),
        ("An apprenticeship lasts four or five years.", "4 or 5 years"),
        ("Programs typically take about 1 year.", "about 1 year"),
        ("Programs usually take less than 1 year to complete.", "less than 1 year"),
        ("The program lasts from 3 to 9 years.", "3 to 9 years"),
        ("The program lasts 7 to 13 weeks.", "7 to 13 weeks"),
        ("The program takes several months.", "several months"),
        ("The program takes a year.", "1 year"),
        ("A program takes an additional 4 years.", "4 years"),
        ("A program takes 3 or more years.", "3 or more years"),
        ("A program takes 7 years: 4 of college and 3 years of law school.", "7 years"),
    ],
)
def test_plain_statements(sentence: str, time: str) -> None:
    assert time_in([sentence.replace("Programs", "The programs")], TOPIC) == time


@pytest.mark.parametrize(
    "sentence",
    [
        "Training lasts 2 years.",
        "Apprentices must be 18 years old.",
        "An apprenticeship takes less than 1 year for some and 2 years for others.",
        "The program must be repeated every 2 years.",
        "Applicants to a program need 2 years of experience.",
        "Apprentices work 8 hours per week.",
        "Some programs last 2 years.",
        "The program has no fixed length.",
    ],
)
def test_other_statements(sentence: str) -> None:
    assert time_in([sentence], TOPIC) == ""


def test_the_first_plain_statement_is_taken() -> None:
    assert (
        time_in(["An apprenticeship is hard.", "An apprenticeship takes 4 years.", "The program takes 2 years."], TOPIC)
        == "4 years"
    )
