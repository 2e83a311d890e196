from __future__ import annotations

import pytest
from tests.locales import EN

from brochure.compose.naming import (
    catalog_labels,
    industry_in_sentence,
    industry_label,
    mid_sentence,
    occupation_in_sentence,
    occupation_label,
    uninverted,
)
from brochure.compose.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("name", "label", "said"),
    [
        ("Orthopedic Surgeons, Except Pediatric", "Orthopedic surgeons (except pediatric)",
         "orthopedic surgeons (except pediatric)"),
        ("library assistants, clerical", "Clerical library assistants", "clerical library assistants"),
        ("Disc jockeys, except radio", "Disc jockeys (except radio)", "disc jockeys (except radio)"),
        ("Teachers of english", "Teachers of English", "teachers of English"),
        ("EMTs and Paramedics", "EMTs and paramedics", "EMTs and paramedics"),
        ("Physicians' Assistants (29-1071)", "Physicians’ assistants", "physicians’ assistants"),
        ("Military officers (Army)", "Military officers (Army)", "military officers (Army)"),
    ],
)  # fmt: skip
def test_occupation_has_a_label_and_a_sentence_form(name: str, label: str, said: str) -> None:
    assert (occupation_label(name), occupation_in_sentence(name)) == (label, said)


def test_two_groups_of_people_are_not_inverted() -> None:
    group = "Entertainers and performers, sports and related workers"
    assert occupation_label(group) == group


@pytest.mark.parametrize("name", ["Total, all occupations", "All Occupations", "Total"])
def test_all_occupations_have_one_name_in_charts(name: str) -> None:
    assert Vocabulary(EN, "en-US").occupation(name) == ("All occupations", None)
    assert occupation_label(name, "es") == name


def test_labels_of_a_table_have_their_shared_part_in_the_header() -> None:
    cooks = ["Cooks", "Cooks, Fast Food", "Cooks, restaurant", "Cooks, all other"]
    labels = ["Cooks", "Fast food", "Restaurant", "All other"]
    assert catalog_labels(cooks, [True, False, False, False]) == ("cooks", labels)
    assert catalog_labels(["Office clerks, general"], [False])[0] == ""


def test_occupation_in_another_language_is_unchanged() -> None:
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
def test_industry_label_omits_codes(name: str, label: str) -> None:
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
def test_industry_in_sentence_keeps_capitals_of_employers(name: str, said: str) -> None:
    assert industry_in_sentence(name) == said


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Cooks", "cooks"),
        ("Airline and Commercial Pilots", "airline and commercial pilots"),
        ("EMTs and Paramedics", "EMTs and paramedics"),
        ("Cooks, private household", "cooks, private household"),
        ("Military officers (Army)", "military officers (Army)"),
        ("Hospitals; state, local, and private", "hospitals; state, local, and private"),
        ("U.S. Postal Service Workers", "U.S. postal service workers"),
        ("Delivery Truck Drivers and Driver/Sales Workers", "delivery truck drivers and driver/sales workers"),
        ("Title I Teachers of English", "title I teachers of English"),
        ("Power-Line Installers", "power-line installers"),
        ("commercial pilots", "commercial pilots"),
        ("K–12 Teachers", "K–12 teachers"),
        ("K-12 Teachers", "K-12 teachers"),
        ("PreK–8 Teachers", "PreK–8 teachers"),
        ("3D Printing Technicians", "3D printing technicians"),
        ("MP3 and eBay Sellers", "MP3 and eBay sellers"),
        ("X-ray Technicians", "X-ray technicians"),
        ("Wi-Fi Installers", "Wi-Fi installers"),
        ("Chemist–Engineers", "chemist–engineers"),
        ("Amtrak’s Conductors", "Amtrak’s conductors"),
        ("French and Russian Interpreters", "French and Russian interpreters"),
        ("Instructors of english, as a second language", "instructors of English, as a second language"),
        ("navajo and Spanish Interpreters", "Navajo and Spanish interpreters"),
        ("polish applicators", "polish applicators"),
        ("www.english.example and english.html", "www.english.example and english.html"),
        ("", ""),
    ],
)
def test_mid_sentence_keeps_only_proper_capitals(name: str, inside: str) -> None:
    assert mid_sentence(name) == inside


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cooks", "cooks"),
        ("cooks, bakers, and chefs", "cooks, bakers, and chefs"),
        ("tax examiners and collectors, and revenue agents", "tax examiners and collectors, and revenue agents"),
        ("bus drivers, school", "school bus drivers"),
        ("managers, all other", "all other managers"),
        ("editors, writers, and artists, all other", "all other editors, writers, and artists"),
        ("entertainers, sports workers, all other", "all other entertainers, sports workers"),
        ("setters, operators, and tenders, metal and plastic", "metal and plastic setters, operators, and tenders"),
        ("surgeons, except pediatric", "surgeons (except pediatric)"),
        (
            "sales agents, wholesale, except cars, boats, and parts",
            "wholesale sales agents (except cars, boats, and parts)",
        ),
        ("sales agents, wholesale, technical products", "sales agents (wholesale, technical products)"),
        ("physicians, pathologists", "physicians (pathologists)"),
        (
            "farmworkers and laborers, crop, nursery, and greenhouse",
            "crop, nursery, and greenhouse farmworkers and laborers",
        ),
        ("securities, commodities, and financial services agents",) * 2,
        ("arts, design, and media workers",) * 2,
        ("actors, dancers, singers",) * 2,
    ],
)
def test_uninverted_restores_natural_order(name: str, said: str) -> None:
    assert uninverted(name) == said
