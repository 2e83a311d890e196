"""How long a step takes."""

from __future__ import annotations

import re

import pytest
from tests.locales import EN, ES

from brochure.compose.essentials.times import Duration, time_in

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
    found = time_in([sentence.replace("Programs", "The programs")], TOPIC)
    assert found
    assert found.said(EN) == time


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
    assert time_in([sentence], TOPIC) is None


def test_the_first_plain_statement_is_taken() -> None:
    sentences = ["An apprenticeship is hard.", "An apprenticeship takes 4 years.", "The program takes 2 years."]
    assert time_in(sentences, TOPIC) == Duration("4", "year")


@pytest.mark.parametrize(
    ("duration", "said", "brief", "years"),
    [
        (Duration("7", "year", "8", "or"), "7 u 8 años", "7–8 años", 8),
        (
            Duration("3", "month", "9", "to", limit="about"),
            "aproximadamente 3 a 9 meses",
            "aproximadamente 3–9 meses",
            0,
        ),
        (Duration("several", "week"), "varias semanas", "varias semanas", 0),
        (Duration("1", "year", limit="less_than"), "menos de 1 año", "menos de 1 año", 0),
        (Duration("3", "year", has_more=True), "3 años o más", "3 años o más", 0),
        (Duration("50", "year"), "50 años", "50 años", 0),
    ],
)
def test_times_in_spanish(duration: Duration, said: str, brief: str, years: int) -> None:
    assert (duration.said(ES), duration.brief(ES), duration.years) == (said, brief, years)


@pytest.mark.parametrize("limit", ["about ", "at least ", "up to ", "less than ", "more than ", "over ", ""])
@pytest.mark.parametrize("span", ["a few", "several", "2", "2 to 3", "2 or 3"])
@pytest.mark.parametrize("unit", ["years", "months", "weeks"])
def test_every_time_has_words_in_every_language(limit: str, span: str, unit: str) -> None:
    found = time_in([f"The program takes {limit}{span} {unit}."], TOPIC)
    assert found
    assert found.said(EN) == f"{limit}{span} {unit}"
    assert found.brief(ES)
