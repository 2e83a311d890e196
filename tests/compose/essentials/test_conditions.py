"""Conditions: sentences of Work environment."""

from __future__ import annotations

import pytest

from brochure.compose.context import Context
from brochure.compose.essentials.conditions import conditions, topics
from brochure.profile.markdown import Run, plain_text, read_markdown
from brochure.profile.model import Profile, Sections


def of(text: str, lang: str = "en-US") -> list[str]:
    section = Sections(work_environment=read_markdown(text))
    profile = Profile(slug="clerks", title="Clerks", lang=lang, sections=section)
    return [plain_text(condition) for condition in conditions(Context.of(profile))]


def test_kinds_in_the_order_of_interest() -> None:
    text = (
        "Some clerks work alone. Clerks may travel to towns. Clerks may work nights. Lifting boxes is strenuous.\n\n"
        "Most clerks work full time.\n\nClerks work in offices."
    )
    assert of(text) == [
        "Clerks work in offices.",
        "Most work full time.",
        "Lifting boxes is strenuous.",
        "They may work nights.",
        "They may travel to towns.",
        "Some work alone.",
    ]


def test_a_kind_that_has_been_said_is_not_said_again() -> None:
    assert of("Clerks work full time in offices, and some work nights. Clerks may work weekends. Rooms are lit.") == [
        "Clerks work full time in offices, and some work nights.",
        "They may work weekends.",
        "Rooms are lit.",
    ]


def test_few_kinds_are_followed_by_other_sentences() -> None:
    assert of("Clerks work in offices. Rooms are lit. Deeds are old. Ink is blue.") == [
        "Clerks work in offices.",
        "Rooms are lit.",
        "Deeds are old.",
    ]


def test_sentences_on_other_things_are_left_out() -> None:
    assert of("Casinos in some states are exempt from laws. Others travel.") == []


def test_in_other_languages_the_first_sentence_under_each_heading() -> None:
    text = "Trabajan en oficinas. Viajan.\n\n### Horario\n\nTrabajan de noche. Descansan."
    assert of(text, "fr") == ["Trabajan en oficinas.", "Trabajan de noche."]
    section = Sections(work_environment=read_markdown("Viajan."))
    profile = Profile(slug="x", title="X", lang="fr", sections=section)
    assert conditions(Context.of(profile)) == ((Run("Viajan.", lang="fr"),),)


def test_without_the_section_there_are_none() -> None:
    assert conditions(Context.of(Profile(slug="x", title="X"))) == ()


def by_topic(text: str, lang: str = "en-US") -> list[tuple[str, list[str]]]:
    section = Sections(work_environment=read_markdown(text))
    profile = Profile(slug="clerks", title="Clerks", lang=lang, sections=section)
    return [(topic.name, list(map(plain_text, topic.sentences))) for topic in topics(Context.of(profile))]


def test_topics_have_what_is_said_and_more_of_the_same_kind() -> None:
    text = (
        "Clerks work in offices. Some clerks work in shops. Clerks may work nights. Most clerks work full time. "
        "Lifting boxes is strenuous. Stairs are dangerous. Clerks travel. Ink is blue."
    )
    assert by_topic(text) == [
        ("Workplace", ["Clerks work in offices.", "Some work in shops."]),
        ("Hours", ["Most clerks work full time.", "They may work nights."]),
        ("Demands", ["Lifting boxes is strenuous."]),
        ("Safety", ["Stairs are dangerous."]),
        ("Travel", ["They travel."]),
    ]


def test_a_topic_has_two_more_sentences_at_most() -> None:
    text = "Clerks work in offices full time. Lifting is hard. Clerks may travel. Travel is long. Travel is dear."
    found = by_topic(f"{text} Owls travel.")
    assert found[-1] == ("Travel", ["They may travel.", "Travel is long.", "Travel is dear."])


def test_what_happens_at_night_is_no_schedule() -> None:
    assert by_topic("Clerks may work nights. Clerks fly low at night.") == [
        ("Hours", ["Clerks may work nights."]),
        ("Day to day", ["They fly low at night."]),
    ]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Shift work is common because factories work around the clock.", "Hours"),
        ("Clerks who work in shops may work nights.", "Hours"),
        ("Clerks who work in schools may work only during the school year.", "Hours"),
        ("Clerks may work additional hours in the laboratory.", "Hours"),
        ("Clerks work in offices and may work nights.", "Workplace"),
        ("Carriers mostly work outdoors, in all kinds of weather.", "Workplace"),
        ("Clerks who work outdoors are wet, which can affect a schedule.", "Workplace"),
        ("Lifting boxes in the heat outside is strenuous.", "Demands"),
        ("Clerks may spend nights away from home.", "Travel"),
        ("Clerks who work for shows travel to other locations.", "Travel"),
        ("Ink is blue.", "Day to day"),
    ],
)
def test_the_topic_is_what_a_sentence_is_about(sentence: str, topic: str) -> None:
    assert by_topic(sentence)[0][0] == topic


def test_a_topic_is_that_of_the_words_that_are_left() -> None:
    long = f"Carriers may have to lift boxes, although most work in {'very ' * 18}old offices."
    found = by_topic(
        f"Clerks work in shops. Stairs are strenuous. Most clerks work full time. Clerks may travel. {long}"
    )
    assert ("Demands", ["Stairs are strenuous.", "Carriers may have to lift boxes."]) in found


def test_weather_outdoors_is_a_place_and_no_demand() -> None:
    said = ["Clerks work in a post office.", "Carriers mostly work outdoors, in all kinds of weather."]
    assert by_topic(" ".join(said)) == [("Workplace", said)]


def test_in_other_languages_there_is_one_topic() -> None:
    assert by_topic("Trabajan de noche.", "fr") == [("Day to day", ["Trabajan de noche."])]
