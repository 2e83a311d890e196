"""They in place of the occupation's name, where the grammar allows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.compose.context import Context
from brochure.compose.essentials.subjects import Subject, below_title
from brochure.profile.model import Names, Profile, ProjectionRow, Projections

CLERKS = Profile(slug="clerks", title="Office Clerks")


def subject(plural: str = "file and mail clerks", *parts: str) -> Subject:
    rows = tuple(ProjectionRow(title=part) for part in parts)
    projections = Projections(base_year=2024, target_year=2034, rows=rows) if parts else None
    return Subject(Context.of(replace(CLERKS, names=Names(singular="clerk", plural=plural), projections=projections)))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("File and mail clerks must be exact.", "They must be exact."),
        ("Clerks often read.", "They often read."),
        ("All clerks read.", "They read."),
        ("Workers may travel.", "They may travel."),
        ("Because clerks read, they know much.", "Because they read, they know much."),
        ("To reduce noise, file and mail clerks wear socks.", "To reduce noise, they wear socks."),
        ("Because they read, clerks know much.", "Because they read, they know much."),
    ],
)
def test_they_stands_for_the_occupation(sentence: str, said: str) -> None:
    assert subject().they(sentence) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Clerks who read know much.",
        "Clerks in courts read.",
        "Clerks and lawyers read.",
        "Clerks, especially old ones, read.",
        "Clerks reading at night sleep late.",
        "Clerks’ work is quiet.",
        "The work of clerks is quiet.",
        "Mail clerks walk.",
        "In local governments, clerks read.",
        "When they meet lawyers, judges read.",
        "When meeting lawyers, clerks read.",
        "Most clerks read.",
    ],
)
def test_where_it_would_be_wrong_or_unclear_the_name_is_kept(sentence: str) -> None:
    assert subject().they(sentence) == sentence


@pytest.mark.parametrize(
    ("plural", "parts"),
    [("lawyers and mail clerks", ()), ("lawyers, judges, and mail clerks", ()), ("mail clerks", ("Clerks", "Others"))],
)
def test_the_last_word_is_not_the_name_where_it_is_that_of_some(plural: str, parts: tuple[str, ...]) -> None:
    assert subject(plural, *parts).they("Clerks read.") == "Clerks read."


def test_the_last_word_is_the_name_where_it_ends_every_part() -> None:
    for plural in ("elementary, middle, and high school clerks", "file clerks and mail clerks"):
        assert subject(plural).they("Clerks read.") == "They read."


def test_sentences_in_a_row_name_the_occupation_once() -> None:
    told = ["Rooms are lit.", "Most clerks sit.", "Travel is rare.", "Clerks who walk travel.", "Clerks read."]
    assert list(subject("clerks").named_once(told)) == [
        "Rooms are lit.",
        "Most clerks sit.",
        "Travel is rare.",
        "Those who walk travel.",
        "Clerks read.",
    ]


def test_most_and_some_stand_for_most_and_some_of_them() -> None:
    told = ["Clerks read.", "Nearly all clerks sit.", "Although most clerks sit, some walk.", "Some clerks walk."]
    assert list(subject("clerks").named_once([*told, "Clerks sleep."])) == [
        "Clerks read.",
        "Nearly all sit.",
        "Although most sit, some walk.",
        "Some walk.",
        "Clerks sleep.",
    ]


def test_after_other_people_the_name_is_there_again() -> None:
    told = ["Clerks read.", "Lawyers work at night.", "Clerks sleep.", "Clerks read."]
    assert list(subject("clerks").named_once(told)) == [
        "Clerks read.",
        "Lawyers work at night.",
        "Clerks sleep.",
        "They read.",
    ]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Security guards and surveillance officers watch.", "They watch."),
        ("Security guards and officers watch.", "They watch."),
        ("Security guards watch.", "Security guards watch."),
        ("Surveillance officers watch.", "Surveillance officers watch."),
        ("Guards and police officers watch.", "Guards and police officers watch."),
        ("Security guards and officers who watch sit.", "Security guards and officers who watch sit."),
    ],
)
def test_a_shorter_name_of_all_is_known_by_its_words(sentence: str, said: str) -> None:
    assert subject("security guards and gambling surveillance officers").they(sentence) == said


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        ("Office clerks read. They also write.", "They read. They also write."),
        ("Office Clerks bring news.", "They bring news."),
        ("Clerks of the office read.", "Clerks of the office read."),
        ("Office clerks, often called scribes, read.", "They read."),
        ("Office clerks and typists read.", "Office clerks and typists read."),
        ("Office clerks sorting mail read.", "Office clerks sorting mail read."),
        ("In offices, office clerks read.", "In offices, office clerks read."),
    ],
)
def test_a_text_below_the_title_does_not_repeat_it(summary: str, said: str) -> None:
    assert below_title(summary, Context.of(CLERKS)) == said


def test_a_text_in_another_language_stays_as_it_is() -> None:
    assert below_title("Office clerks read.", Context.of(replace(CLERKS, lang="de-DE"))) == "Office clerks read."
