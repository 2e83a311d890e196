"""The long form: all that a brochure says, without what its composed pages have in full."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.locales import EN

from brochure.compose import Material, compose
from brochure.compose.blocks import Block, BulletList, Heading, Paragraph, QrLinks
from brochure.compose.fillers import short_questions
from brochure.compose.long_form import LongForm, long_form, wants_text
from brochure.profile.markdown import Markdown, MdBullets, MdParagraph, Run, plain_text
from brochure.profile.model import Profile
from brochure.rendering import load_style

from .samples import SAMPLES, prose

STYLE = load_style("field-full")
DUTIES = ["Sort records", "Check that records are complete", "Answer questions from clinics"]
TITLE = SAMPLES["typical"].title
INTRODUCTION = "Record keepers typically do the following:"


@pytest.mark.parametrize(("page_count", "wanted"), [((), False), ((4,), False), ((8,), True), ((4, 8), True)])
def test_a_number_over_four_asks_for_the_text(page_count: tuple[int, ...], wanted: bool) -> None:
    assert wants_text(replace(STYLE, page_count=page_count)) is wanted


def told(*blocks: str | list[str]) -> LongForm:
    typical = SAMPLES["typical"]
    return long_form(Material(replace(typical, sections=replace(typical.sections, what_they_do=prose(*blocks)))), STYLE)


def duties_of(made: LongForm, *, shorter: bool) -> tuple[Block, ...]:
    document = made.shorter if shorter else made.text
    return next((one.blocks for one in document.sections if one.key == "what_they_do"), ())


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [plain_text(block.text) if isinstance(block, Paragraph) else type(block).__name__ for block in blocks]


def test_the_text_has_every_section_of_a_brochure_and_no_codes() -> None:
    typical = SAMPLES["typical"]
    made, whole = long_form(Material(typical), STYLE), compose(Material(typical), STYLE)
    assert any(isinstance(block, QrLinks) for section in whole.sections for block in section.blocks)
    for section in whole.sections:
        blocks = tuple(block for block in section.blocks if not isinstance(block, QrLinks))
        found = [one for one in made.text.sections if one.key == section.key]
        assert [one.blocks for one in found] == ([blocks] if blocks else [])


def test_a_list_of_duties_that_the_short_form_has_is_left_out_with_its_introduction() -> None:
    made = told("They keep records.", INTRODUCTION, DUTIES, "Records are long.")
    assert texts(duties_of(made, shorter=False)) == [
        "They keep records.",
        INTRODUCTION,
        "BulletList",
        "Records are long.",
    ]
    assert texts(duties_of(made, shorter=True)) == ["They keep records.", "Records are long."]


def test_what_follows_a_list_may_speak_of_the_people_before_it() -> None:
    made = told(INTRODUCTION, DUTIES, "Keepers’ duties depend on their employer.")
    assert texts(duties_of(made, shorter=True)) == ["Keepers’ duties depend on their employer."]


def test_a_heading_without_text_is_left_out_with_its_list() -> None:
    made = told(
        "They keep records.", "### Duties", INTRODUCTION, DUTIES, "### Types", "Some are long.", "### Also", DUTIES
    )
    assert texts(duties_of(made, shorter=True)) == ["They keep records.", "Heading", "Some are long."]


def test_a_section_that_is_only_the_list_is_left_out() -> None:
    made = told(INTRODUCTION, DUTIES)
    assert duties_of(made, shorter=True) == ()
    assert duties_of(made, shorter=False)


@pytest.mark.parametrize(
    "blocks",
    [
        (INTRODUCTION, [*DUTIES, "May file them, as some offices ask"]),  # of which the short form has another wording
        ("They use software. " + INTRODUCTION, DUTIES),  # the introduction says more
        (INTRODUCTION, DUTIES, "These duties vary."),  # refers to the list
        ("They keep records.", DUTIES),
    ],
)
def test_a_list_stays_where_something_would_be_lost(blocks: tuple[str | list[str], ...]) -> None:
    made = told(*blocks)
    assert made.shorter == made.text


def test_a_duty_with_a_link_stays() -> None:
    typical = SAMPLES["typical"]
    items = tuple((Run(duty, href="https://example.org/"),) for duty in DUTIES)
    section = Markdown("", (MdParagraph((Run(INTRODUCTION),)), MdBullets(items)))
    made = long_form(Material(replace(typical, sections=replace(typical.sections, what_they_do=section))), STYLE)
    assert made.shorter == made.text


def test_questions_of_the_short_form_are_not_asked_again() -> None:
    made = long_form(Material(SAMPLES["typical"]), STYLE)
    asked = next(filler for filler in made.text.fillers if filler.key == "questions")
    items = [plain_text(item) for block in asked.blocks if isinstance(block, BulletList) for item in block.items]
    assert items
    assert not set(items) & set(short_questions(EN))
    assert asked.title != next(
        one.title for one in compose(Material(SAMPLES["typical"]), STYLE).fillers if one.key == "questions"
    )


def test_all_questions_are_asked_where_the_short_form_has_sentences_to_tick_instead() -> None:
    made = long_form(Material(replace(SAMPLES["typical"], self_check=("I like to read.",))), STYLE)
    whole = compose(Material(SAMPLES["typical"]), STYLE)
    assert [one for one in made.text.fillers if one.key == "questions"] == [
        one for one in whole.fillers if one.key == "questions"
    ]


@pytest.mark.parametrize(("summary", "whole"), [
    (f"{TITLE} keep records.", True),
    ("", True),
    ("Those who keep records are needed.", True),
    (f"{TITLE}, often called filers, keep records.", False),
])  # fmt: skip
def test_a_summary_without_other_names_is_not_whole(summary: str, whole: bool) -> None:
    made = long_form(Material(replace(SAMPLES["typical"], summary=summary)), STYLE)
    assert made.sums_up is whole
    assert made.text.summary == summary


def test_nothing_is_promised_of_another_brochure() -> None:
    made = long_form(Material(SAMPLES["typical"]), STYLE)
    assert made.short.fine_print(["similar", "more_duties"]) == made.short.figures


def test_parts_are_those_of_both() -> None:
    made = long_form(Material(SAMPLES["typical"]), STYLE)
    assert made.parts == made.short.parts + len(made.text.sections)


def test_headings_of_the_text_are_those_of_the_profile() -> None:
    made = told("They keep records.", "### Types of records", "Some are long.")
    assert [block.text for block in duties_of(made, shorter=True) if isinstance(block, Heading)] == ["Types of records"]


def profile_without_prose() -> Profile:
    return SAMPLES["fact-sheet"]


def test_a_fact_sheet_has_text_too() -> None:
    made = long_form(Material(profile_without_prose()), STYLE)
    assert made.text.sections
    assert made.text.page_count == (2,)
