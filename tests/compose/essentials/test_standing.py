"""Sentences that are understood alone."""

from __future__ import annotations

import pytest

from brochure.compose.essentials.standing import parts, run_in, standing, stands_alone
from brochure.profile.markdown import MdParagraph, Run, read_markdown

PLURAL = "record keepers"


def of(text: str, *, subject: str = "") -> list[str]:
    return list(standing(read_markdown(text).blocks, PLURAL, subject=subject))


@pytest.mark.parametrize(
    "sentence",
    [
        "They need a license.",
        "It has to be renewed.",
        "This training takes a month.",
        "Many also need a degree.",
        "Some are self-employed.",
        "Others travel.",
        "But it is demanding.",
        "Fishers then learn the gear.",
        "Passing these exams takes time.",
        "Applicants must meet the following criteria.",
        "For more information, visit the board.",
        "Information on licenses is available from the state.",
        "To avoid injury, they must be careful.",
        "Courses include the following:",
        "The former is harder.",
        "When meeting lawyers, they must be polite.",
        "Record keepers work in a variety of settings.",
        "Filing is done under various physical conditions.",
        "Beginners may be trained in different ways, depending on the town.",
        "Work environments vary because deeds are of many kinds.",
        "Hours may vary.",
        "Schedules for clerks vary with where they work.",
        "Clerks, all other, have desks.",
        "Clerks who work full time and typically have a standard schedule.",
    ],
)
def test_dependent_sentences(sentence: str) -> None:
    assert not stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Record keepers need a license.",
        "Some employers ask for more.",
        "Most states require those who file deeds to be licensed.",
        "As beginners gain experience, they move on.",
        "One wrong code changes a record.",
        "Those who travel may be away for weeks.",
        "Workers use tools such as saws.",
        "When lawyers call, they are in a hurry.",
        "Record keepers work in a variety of settings, such as courts.",
        "Work schedules vary and may include nights.",
        "Clerks who work full time typically have a standard schedule.",
        "Clerks who live in towns and work nights may have a car.",
        "Record keepers learn different ways to file.",
    ],
)
def test_independent_sentences(sentence: str) -> None:
    assert stands_alone(sentence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("However, most clerks learn at work.", "Most clerks learn at work."),
        ("In addition, clerks file.", "Clerks file."),
        ("Clerks may also need a permit.", "Clerks may need a permit."),
        ("These workers lift boxes.", "Record keepers lift boxes."),
        ("Boxes are heavy for these keepers.", "Boxes are heavy for record keepers."),
        ("Clerks need a degree to enter these occupations.", "Clerks need a degree to enter the occupation."),
        ("For most, though, a year is enough.", "For most, a year is enough."),
        ("Some jobs, however, need a degree.", "Some jobs need a degree."),
        ("Some jobs need a degree, however.", "Some jobs need a degree."),
        ("In courts, for example, clerks file deeds.", "In courts, clerks file deeds."),
        ("Clerks, except file may travel.", "Clerks (except file) may travel."),
        ("Clerks, except old file who travel must be fit.", "Clerks (except old file) who travel must be fit."),
        ("Clerks file everything, except deeds.", "Clerks file everything, except deeds."),
        ("Filing is nonetheless hard.", "Filing is hard."),
        ("Nonetheless, most clerks learn at work.", "Most clerks learn at work."),
    ],
)
def test_repairs(text: str, expected: str) -> None:
    assert of(text) == [expected]


def test_what_is_denied_in_spite_of_the_sentence_before_is_left_out() -> None:
    assert of("Stairs are steep. Even so, filing is not dangerous. Rooms are lit.") == [
        "Stairs are steep.",
        "Rooms are lit.",
    ]


def test_they_are_the_people_of_the_sentence_before() -> None:
    assert of("Most clerks work at a desk. They may work nights.")[1] == "Clerks may work nights."
    assert of("Although clerks work at desks, it varies. They may work nights.")[-1] == "Clerks may work nights."
    assert of("Clerks use needles. To avoid injury, they must be careful.")[1] == (
        "To avoid injury, clerks must be careful."
    )
    assert (
        of("Clerks are polite. When meeting lawyers, for example, they bow.")[1] == "When meeting lawyers, clerks bow."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Rules differ by state. They may change.",
        "Assignments may be short. They may change.",
        "Clerks can retire. Rules differ by state. They may change.",
        "Keepers of deeds retire. They may change.",
        "The number of clerks may grow. They may change.",
    ],
)
def test_they_without_people_right_before_are_left_out(text: str) -> None:
    assert of(text) == [f"{sentence}." for sentence in text[:-1].split(". ")[:-1]]


def test_they_are_not_the_work_of_these_people() -> None:
    assert of("The work of clerks can be hard. They must be fit.")[1] == "Clerks must be fit."


def test_they_stay_the_same_people() -> None:
    assert of("Keepers may retire. They write. They may travel.") == [
        "Keepers may retire.",
        "Keepers write.",
        "Keepers may travel.",
    ]


def test_they_at_the_beginning_can_be_known() -> None:
    assert of("They must be exact.") == []
    assert of("They must be exact.", subject="Record keepers") == ["Record keepers must be exact."]


def test_headings_part_a_section() -> None:
    section = read_markdown("Intro.\n\n### One\n\nA.\n\n- b\n\n### Two\n\nC.")
    assert [(heading, len(blocks)) for heading, blocks in parts(section)] == [("", 1), ("One", 2), ("Two", 1)]


def test_a_missing_section_has_one_empty_part() -> None:
    assert list(parts(None)) == [("", [])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("**Color vision.** Wires differ.", "Color vision."),
        ("***Color vision*.** Wires differ.", "Color vision."),
        ("**Color vision**: wires differ.", "Color vision"),
        ("**Coders** pick codes.", ""),
        ("**All bold.**", ""),
        ("Plain.", ""),
    ],
)
def test_run_in_names(text: str, name: str) -> None:
    (block,) = read_markdown(text).blocks
    assert isinstance(block, MdParagraph)
    assert run_in(block.text) == name


def test_run_in_names_are_not_part_of_sentences() -> None:
    assert of("**Bar exam.** Lawyers take it.") == ["Lawyers take it."]
    assert run_in((Run("Plain."),)) == ""
