"""The best sentence, and its short form."""

from __future__ import annotations

import re

import pytest

from brochure.compose.essentials.choosing import best, first, short, states_rule, without_examples

LONG = "Clerks typically need a degree in a field that is related to the keeping of records of all the kinds there are"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{LONG}, such as law or history.", f"{LONG}."),
        (f"{LONG}, although some do not.", f"{LONG}."),
        (f"{LONG}; requirements vary.", f"{LONG}."),
        (f"{LONG}, such as law, although some do not.", f"{LONG}."),
        ("To enter the occupation, clerks typically need a diploma.", "Clerks typically need a diploma."),
        ("Clerks typically need a diploma to enter the occupation.", "Clerks typically need a diploma."),
        (f"For most jobs, {LONG[0].lower()}{LONG[1:]}, such as law.", f"For most jobs, {LONG[0].lower()}{LONG[1:]}."),
        ("Clerks sort deeds, such as old ones.", "Clerks sort deeds, such as old ones."),
    ],
)
def test_short_forms(sentence: str, expected: str) -> None:
    assert short(sentence) == expected


def test_an_addition_without_which_nothing_is_said_is_kept() -> None:
    sentence = "Clerks work in a variety of settings, including courts."
    assert short(sentence, 40) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "In offices that are open day and night and in which many work, such as hospitals, clerks may need to move.",
        "Clerks who keep the deeds of towns and counties for many years to come, such as old ones, can become famous.",
        "Because so many deeds are old and hard to read and are kept in odd places, such as cellars, clerks travel.",
        "Clerks use the old deeds of towns and counties of all kinds, such as wills, and may be at risk of falls.",
    ],
)
def test_a_main_clause_is_never_cut(sentence: str) -> None:
    assert short(sentence, 60) == sentence


def test_long_sentences_lose_a_concession() -> None:
    sentence = f"Although entry requirements vary, {LONG[0].lower()}{LONG[1:]}."
    assert short(sentence) == f"{LONG}."


@pytest.mark.parametrize(
    "sentence",
    [
        "Although clerks face hazards, such as falls from ladders, steps, and shelves, the work of most is quiet.",
        "Although clerks climb ladders and shelves to reach the old deeds, the work is not especially dangerous.",
    ],
)
def test_a_concession_that_has_examples_or_is_denied_is_kept(sentence: str) -> None:
    assert short(sentence, 60) == sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Clerks typically need a diploma.", True),
        ("Most states require a license.", True),
        ("Some clerks typically need a diploma.", False),
        ("Clerks are typically not required to have a degree.", False),
        ("Teaching typically requires a degree.", False),
        ("Clerks like deeds.", False),
    ],
)
def test_sentences_that_state_a_rule(sentence: str, *, expected: bool) -> None:
    assert states_rule(sentence) == expected


def test_rules_go_before_what_precedes_them() -> None:
    assert best(["Some clerks have degrees.", "Most clerks need a diploma."]) == "Most clerks need a diploma."


def test_among_rules_the_first_one_is_taken_unless_only_the_second_is_short() -> None:
    near, far = f"{LONG}.", f"{LONG} in towns, cities, and states."
    assert best([near, "Clerks need a diploma."]) == near
    assert len(far) > 125
    assert best([far, "Clerks need a diploma."]) == "Clerks need a diploma."
    assert best([far, f"{LONG} in all towns."]) == far


def test_without_rules_the_first_short_one_is_taken() -> None:
    long = f"Some {LONG[0].lower()}{LONG[1:]}."
    assert best([long, "Some read Latin.", "Some paint."]) == "Some read Latin."
    assert first([long, "Some read Latin."]) == "Some read Latin."
    assert first([long]) == long
    assert best([long * 2]) == ""
    assert best([]) == ""


def test_the_short_form_has_to_be_on_the_topic() -> None:
    sentence = f"{LONG}, such as law."
    assert best([sentence], re.compile("law")) == ""
    assert best([sentence], re.compile("degree")) == f"{LONG}."


def test_examples_at_the_end_of_long_phrases() -> None:
    phrase = "Read drawings of the buildings and of the bridges of a town, such as plans, and files on their parts"
    assert without_examples(f"{phrase}, including sketches, plans, and lists") == phrase
    assert without_examples("Read drawings, such as plans") == "Read drawings, such as plans"
