"""The section on how to become one, if it is composed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.locales import EN

from brochure.compose.blocks import Block, Paragraph
from brochure.compose.context import Context
from brochure.compose.requirements import LICENSES, entry, first_step, level_of, licenses
from brochure.profile.markdown import read_markdown
from brochure.profile.model import Profile, QuickFacts, Sections

LEVELS = (
    "No formal educational credential", "High school diploma or equivalent", "Some college, no degree",
    "Postsecondary nondegree award", "Associate's degree", "Bachelor's degree", "Master's degree",
    "Doctoral or professional degree",
)  # fmt: skip
EXPERIENCE = ("None", "Less than 5 years", "5 years or more")
TRAINING = (
    "None", "Short-term on-the-job training", "Moderate-term on-the-job training", "Long-term on-the-job training",
    "Apprenticeship", "Internship/residency",
)  # fmt: skip


def said(blocks: tuple[Block, ...]) -> list[str]:
    return ["".join(run.text for run in block.text) for block in blocks if isinstance(block, Paragraph)]


def composed(facts: QuickFacts, sections: Sections | None = None) -> list[str]:
    return said(entry(Context.of(Profile(slug="x", title="X", quick_facts=facts, sections=sections or Sections()))))


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_of_education_is_explained(level: str) -> None:
    sentence, caution = composed(QuickFacts(education=level))
    assert sentence.startswith(f"Education. {first_step(EN, level_of(level))[:-1]}")
    assert len(sentence.split()) > len(level.split()) + 1
    assert caution.startswith("This is what is usual")


@pytest.mark.parametrize(
    ("key", "value"), [("experience", value) for value in EXPERIENCE] + [("training", value) for value in TRAINING]
)
def test_every_kind_of_experience_and_training_is_explained(key: str, value: str) -> None:
    sentence = composed(QuickFacts(**{key: value}))[0]
    assert sentence.startswith(f"{key.capitalize()}. ")
    assert value not in sentence
    assert sentence.endswith(".")


def test_unknown_requirement_is_printed_unchanged() -> None:
    assert composed(QuickFacts(education="A license"))[0] == "Education. A license."


def test_requirement_that_varies_has_no_paragraph() -> None:
    assert composed(QuickFacts(education="See How to Become One")) == []
    assert composed(QuickFacts()) == []


def test_prose_replaces_composed_requirements() -> None:
    told = Sections(how_to_become_one=read_markdown("Bake."))
    assert composed(QuickFacts(education="Bachelor's degree"), told) == ["Bake."]


def test_where_to_ask_for_licenses_is_said_of_occupations_of_the_united_states() -> None:
    profile = Profile(slug="x", title="X", soc=("29-1141",), quick_facts=QuickFacts(education=LEVELS[5]))
    *_, caution = entry(Context.of(profile))
    assert isinstance(caution, Paragraph)
    assert [run.href for run in caution.text if run.text == "careeronestop.org"] == [LICENSES]
    assert licenses(Context.of(replace(profile, soc=()))) == ()
