from __future__ import annotations

import pytest

from brochure.compose.naming import industry_in_sentence, industry_label, occupation_in_sentence, occupation_label


@pytest.mark.parametrize(
    ("name", "label", "said"),
    [
        ("Orthopedic Surgeons, Except Pediatric", "Orthopedic surgeons, except pediatric",
         "orthopedic surgeons (except pediatric)"),
        ("library assistants, clerical", "Library assistants, clerical", "clerical library assistants"),
        ("Disc jockeys, except radio", "Disc jockeys, except radio", "disc jockeys (except radio)"),
        ("Teachers of english", "Teachers of English", "teachers of English"),
        ("EMTs and Paramedics", "EMTs and paramedics", "EMTs and paramedics"),
        ("Physicians' Assistants (29-1071)", "Physicians’ assistants", "physicians’ assistants"),
        ("Military officers (Army)", "Military officers (Army)", "military officers (Army)"),
    ],
)  # fmt: skip
def test_an_occupation_in_a_row_and_in_a_sentence(name: str, label: str, said: str) -> None:
    assert (occupation_label(name), occupation_in_sentence(name)) == (label, said)


def test_names_of_another_language_keep_their_capitals_and_their_order() -> None:
    assert occupation_label("Köche und Bäcker, Hotel", "de") == "Köche und Bäcker, Hotel"
    assert occupation_in_sentence("cocineros, restaurante", "es") == "cocineros, restaurante"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Professional schools; private (6112,3)", "Professional schools; private"),
        ("Local government (OEWS Designation)", "Local government"),
        ("Hospitals (private, 24 hours)", "Hospitals (private, 24 hours)"),
        ("Kaiser Permanente", "Kaiser Permanente"),
        ("(6112)", "(6112)"),
    ],
)
def test_an_industry_is_printed_without_codes(name: str, label: str) -> None:
    assert industry_label(name) == label


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
    assert industry_in_sentence(name) == said
