"""School and education, the first steps of the way in."""

from __future__ import annotations

import pytest

from brochure.compose.context import Context
from brochure.compose.essentials import Step
from brochure.compose.essentials.guide import Guide
from brochure.compose.essentials.schooling import schooling
from brochure.profile.markdown import Run, read_markdown
from brochure.profile.model import Profile, QuickFacts, Sections

EDUCATION = "how_to_become_one: Education"


def of(text: str = "", level: str | None = None, lang: str = "en-US", subjects: tuple[str, ...] = ()) -> list[Step]:
    profile = Profile(
        slug="clerks",
        title="Clerks",
        lang=lang,
        quick_facts=QuickFacts(education=level),
        sections=Sections(how_to_become_one=read_markdown(text) if text else None),
        school_subjects=subjects,
    )
    context = Context.of(profile)
    return list(schooling(context, Guide.of(context)))


def step(kind: str, title: str, text: str, source: str) -> Step:
    return Step(title, text=(Run(text),) if text else (), source=source, kind=kind)


@pytest.mark.parametrize(
    ("level", "title"),
    [
        ("High school diploma or equivalent", "High school diploma"),
        ("Some college, no degree", "Some college"),
        ("Postsecondary nondegree award", "Postsecondary certificate"),
        ("Associate's degree", "Associate’s degree"),
        ("Bachelor’s degree", "Bachelor’s degree"),
        ("Master's degree", "Master’s degree"),
        ("Doctoral or professional degree", "Doctoral or professional degree"),
        ("No formal educational credential", "Start: no diploma required"),
    ],
)
def test_levels_of_the_quick_facts_are_steps_with_composed_text(level: str, title: str) -> None:
    (only,) = of(level=level)
    assert only[:2] == (title, "")
    assert only.words.endswith(".") == (title != "Start: no diploma required")
    assert only.source == "quick_facts.education"


def test_a_sentence_on_the_level_replaces_the_composed_one() -> None:
    text = "### Education\n\nSome clerks have a master’s degree. Clerks typically need a bachelor’s degree in law."
    assert of(text, "Bachelor's degree") == [
        step("bachelor", "Bachelor’s degree", "Clerks typically need a bachelor’s degree in law.", EDUCATION)
    ]


def test_a_sentence_with_the_field_says_more() -> None:
    text = "### Education\n\nClerks typically need a bachelor’s degree. Most clerks need a bachelor’s degree in law."
    assert of(text, "Bachelor's degree")[0].words == "Most clerks need a bachelor’s degree in law."


def test_the_introduction_is_read_too() -> None:
    assert of("Clerks typically need a bachelor’s degree.", "Bachelor's degree")[0].source == "how_to_become_one"


def test_time_of_a_program_of_the_level() -> None:
    text = "### Education\n\nClerks typically need an associate’s degree. These programs take about 2 years."
    assert of(text, "Associate's degree")[0].time == "about 2 years"


@pytest.mark.parametrize("value", [None, "See How to Become One"])
def test_a_level_that_varies_is_that_of_the_first_rule(value: str | None) -> None:
    text = "### Education\n\nSome clerks have a diploma. Clerks usually need an associate’s degree. A few get more."
    assert [step.title for step in of(text, value)] == ["Associate’s degree"]


def test_formal_education_that_is_not_needed() -> None:
    text = "Clerks do not need formal education.\n\n### Education\n\nSchools typically require a bachelor’s degree."
    assert of(text) == [step("no_diploma", "Start: no diploma required", "", "how_to_become_one")]


def test_education_without_a_level() -> None:
    assert of("Clerks must complete a state-approved education program.")[0].title == "Education program"
    assert of("Clerks must go to college.")[0].title == "Education"
    assert of("Some clerks go to college.") == []
    assert of() == []


def test_a_requirement_of_the_profile_itself() -> None:
    assert of(level="State-approved course")[0][:2] == ("State-approved course", "")
    assert of(level="A course that the state has approved")[0].title == "Education"
    assert of(level="Curso", lang="fr") == [Step("Curso", "", (), "fr", "quick_facts.education")]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("High school courses in math and art can help.", "Helpful classes: math and art."),
        ("High school students may take classes in math, art, and law.", "Helpful classes: math, art, and law."),
        ("In high school, take courses in subjects such as law, which help.", "Helpful classes: law."),
        ("Certain high school courses, such as math and drawing, may help.", "Helpful classes: math and drawing."),
        ("High school students may benefit from speech classes.",) * 2,
    ],
)
def test_courses_are_a_step_before_further_education(sentence: str, text: str) -> None:
    steps = of(f"### Education\n\n{sentence}", "Bachelor's degree")
    assert [step.title for step in steps] == ["High school", "Bachelor’s degree"]
    assert (steps[0].words, steps[0].lang, steps[0].source) == (text, None, EDUCATION)


def test_courses_are_the_text_of_the_diploma() -> None:
    text = "### Education\n\nClerks need a high school diploma. High school courses in math help."
    (only,) = of(text, "High school diploma or equivalent")
    assert (only.title, only.time, only.words) == ("High school diploma", "", "Helpful classes: math.")


def test_school_subjects_of_the_profile_go_first() -> None:
    text = "### Education\n\nHigh school courses in math help."
    first = of(text, "Bachelor's degree", subjects=("law", "art"))[0]
    assert first == step("high_school", "High school", "Helpful subjects: law and art.", "school_subjects")
