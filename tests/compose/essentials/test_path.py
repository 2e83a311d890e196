"""The way in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.locales import ES

from brochure.compose.context import Context
from brochure.compose.essentials import Step, without_texts
from brochure.compose.essentials.path import path
from brochure.profile.markdown import Run, read_markdown
from brochure.profile.model import Employment, PathStep, Profile, QuickFacts, Sections, Share

HOSPITALS = Employment(
    industries=(Share(name="Clinics", percent=8), Share(name="Hospitals; state, local, and private", percent=56))
)


def of(
    text: str = "",
    facts: tuple[str | None, str | None, str | None] = (None, None, None),
    *employment: Employment,
    own: tuple[PathStep, ...] = (),
    lang: str = "en-US",
    title: str = "Clerks",
) -> list[Step]:
    education, experience, training = facts
    profile = Profile(
        slug="clerks",
        title=title,
        lang=lang,
        quick_facts=QuickFacts(education=education, experience=experience, training=training),
        sections=Sections(how_to_become_one=read_markdown(text) if text else None),
        employment=employment,
        path=own,
    )
    return list(path(Context.of(profile)))


READ = (Run("Read."),)


def test_words_of_the_program_are_in_the_language_of_the_document() -> None:
    profile = Profile(
        slug="clerks",
        title="Clerks",
        quick_facts=QuickFacts(education="Associate's degree", training="Apprenticeship"),
        sections=Sections(
            how_to_become_one=read_markdown(
                "### Education\n\nHigh school courses in math help. These programs take about 2 years.\n\n"
                "### Training\n\nClerks learn law in a 7- or 8-year apprenticeship."
            )
        ),
        employment=(HOSPITALS,),
        school_subjects=("math", "art"),
    )
    steps = path(Context.of(profile, locale=ES))
    assert [(step.title, step.time, step.mark, step.lang, step.mark_lang) for step in steps] == [
        ("Escuela secundaria", "", "En la escuela", None, None),
        ("Título de asociado", "aproximadamente 2 años", "Aproximadamente 2 años", None, None),
        ("Programa de aprendizaje", "7 u 8 años", "7–8 años", None, None),
    ]
    assert steps[0].text == (
        Run("Materias que ayudan: "), Run("math", lang="en-US"), Run(" y "), Run("art", lang="en-US"), Run("."),
    )  # fmt: skip
    assert steps[2].text == (Run("Clerks learn law in a 7- or 8-year apprenticeship.", lang="en-US"),)
    assert steps[2].years == 8


def titles(steps: list[Step]) -> list[str]:
    return [step.title for step in steps]


WHOLE = """
Clerks typically need a bachelor’s degree.

### Education

High school courses in math help. Clerks typically need a bachelor’s degree in law.

### Licenses, certifications, and registrations

Most states require clerks to be licensed.

### Advancement

Clerks may advance to become judges.

### Training

Clerks learn the law on the job.

### Work experience in a related occupation

Clerks need experience as scribes.
"""


def test_steps_are_in_order_of_time_and_have_sources() -> None:
    steps = of(WHOLE, ("Bachelor's degree", "5 years or more", "Short-term on-the-job training"))
    assert [(step.title, step.time, step.words) for step in steps] == [
        ("High school", "", "Helpful classes: math."),
        ("Bachelor’s degree", "", "Clerks typically need a bachelor’s degree in law."),
        ("Work experience", "5 years or more", "Clerks need experience as scribes."),
        ("On-the-job training", "up to 1 month", "Clerks learn the law on the job."),
        ("State license", "", "Most states require clerks to be licensed."),
        ("Next job", "", "Clerks may advance to become judges."),
    ]
    assert [step.source for step in steps] == [
        "how_to_become_one: Education",
        "how_to_become_one: Education",
        "how_to_become_one: Work experience in a related occupation",
        "how_to_become_one: Training",
        "how_to_become_one: Licenses, certifications, and registrations",
        "how_to_become_one: Advancement",
    ]


def test_own_steps_replace_all_others() -> None:
    own = (PathStep(title="Escuela", time="2 años"), PathStep(title="Empleo", text='El "primero".'))
    assert of(WHOLE, own=own, lang="fr") == [
        Step("Escuela", "2 años", (), "fr", "path", mark="2 años", years=2, mark_lang="fr"),
        Step("Empleo", "", (Run("El “primero”.", lang="fr"),), "fr", "path", mark="Next", is_goal=True),
    ]


def test_quick_facts_alone() -> None:
    steps = of(facts=("Master's degree", "Less than 5 years", "Internship/residency"))
    assert [(step.title, step.time) for step in steps] == [
        ("Master’s degree", ""),
        ("Work experience", "less than 5 years"),
        ("Internship", ""),
    ]
    assert {step.source.partition(".")[0] for step in steps} == {"quick_facts"}


def test_what_is_not_needed_is_no_step() -> None:
    text = "### Training\n\nClerks learn on the job.\n\n### Work experience\n\nSome have experience."
    assert titles(of(text, ("Bachelor's degree", "None", "None"), HOSPITALS)) == ["Bachelor’s degree", "First job"]


def test_a_start_without_a_requirement_and_a_next_job_are_no_path() -> None:
    text = "### Advancement\n\nClerks may advance to become judges."
    assert of(text, ("No formal educational credential", None, None)) == []
    assert len(of(text, ("Bachelor's degree", None, None))) == 2


def test_one_step_is_no_path() -> None:
    assert of(facts=("Bachelor's degree", None, None)) == []
    assert of() == []


@pytest.mark.parametrize(
    ("training", "sentence", "title", "time"),
    [
        ("Apprenticeship", "Most clerks learn law in a 4- or 5-year apprenticeship.", "Apprenticeship", "4 or 5 years"),
        (None, "Most clerks learn law in a 4-year apprenticeship.", "Apprenticeship", "4 years"),
        ("Internship/residency", "A residency in court lasts 3 years.", "Residency", "3 years"),
        ("Internship/residency", "Clerks serve an internship.", "Internship", ""),
        ("Long-term on-the-job training", "Clerks learn law on the job.", "On-the-job training", "more than 1 year"),
        (None, "Clerks learn law on the job for a few weeks.", "On-the-job training", "a few weeks"),
        (None, "Clerks complete training in law.", "Training", ""),
    ],
)
def test_kinds_of_training(training: str | None, sentence: str, title: str, time: str) -> None:
    step = of(f"### Training\n\n{sentence}", ("Bachelor's degree", None, training))[1]
    assert (step.title, step.time, step.words) == (title, time, sentence)


@pytest.mark.parametrize(
    ("training", "text", "said"),
    [
        ("Short-term on-the-job training", "Clerks usually learn on the job.", ""),
        ("Moderate-term on-the-job training", "On-the-job training usually lasts 1 month to 1 year.", ""),
        ("Moderate-term on-the-job training", "", ""),
        ("Long-term on-the-job training", "", "Some take classes as well."),
        ("Apprenticeship", "Most clerks learn in a 4-year apprenticeship.", "Paid work together with classes."),
        ("Apprenticeship", "Clerks serve a 4-year apprenticeship. Apprentices learn law.", "Apprentices learn law."),
        ("Short-term on-the-job training", "Clerks learn on the job. Those who know law learn less.", ""),
    ],
)
def test_a_text_that_only_repeats_the_time_is_left_out(training: str, text: str, said: str) -> None:
    step = of(f"### Training\n\n{text}" if text else "", ("Bachelor's degree", None, training))[1]
    assert step.time
    assert step.words == said


def test_a_sentence_that_tells_more_in_its_addition_is_whole() -> None:
    said = f"Clerks usually learn on the job, which may include instruction in the {'old ' * 15}law of the land."
    step = of(f"### Training\n\n{said}", ("Bachelor's degree", None, "Short-term on-the-job training"))[1]
    assert (step.words, step.source) == (said, "how_to_become_one: Training")


def test_a_time_is_not_repeated_by_what_the_bureau_means() -> None:
    steps = of("### Education\n\nThese programs take 2 years.", ("Associate's degree", "5 years or more", None))
    assert [(step.time, step.words) for step in steps] == [
        ("2 years", ""),
        ("5 years or more", "Employers usually ask for experience in a related occupation."),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Head clerks have years of experience before becoming managers.",
        "File supervisors and file managers usually have experience as clerks.",
    ],
)
def test_experience_that_leads_to_another_occupation_is_no_step(sentence: str) -> None:
    text = f"### Work experience\n\n{sentence}"
    assert of(text, ("Bachelor's degree", None, None)) == []
    steps = of(text, ("Bachelor's degree", None, None), title="Supervisors and managers")
    assert titles(steps) == ["Bachelor’s degree", "Work experience"]


def test_training_on_the_job_is_not_described_by_apprenticeships() -> None:
    text = "### Training\n\nApprentices learn on the job for 4 years. Trainees begin with easy tasks."
    step = of(text, ("Bachelor's degree", None, "Short-term on-the-job training"))[1]
    assert step.words == "Trainees begin with easy tasks."


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("All states require clerks to be licensed.", "State license"),
        ("Some states require certification.", "State certification"),
        ("Clerks must be licensed.", "License"),
        ("Clerks need certification in law.", "Certification"),
        ("Employers may prefer clerks with certification.", "Optional certification"),
        ("Getting certification is voluntary.", "Optional certification"),
        ("Employers may require or prefer clerks with certification.", "Certification"),
        ("Employers may prefer clerks with certification, and some positions require it.", "Certification"),
        ("Employers may prefer clerks with certification, or expect it later.", "Certification"),
        ("Although not required, a license demonstrates skill.", "Optional license"),
    ],
)
def test_titles_of_licenses_say_whether_they_are_required(sentence: str, title: str) -> None:
    step = of(f"### Licenses\n\n{sentence}", ("Bachelor's degree", None, None))[1]
    assert (step.title, step.words) == (title, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Clerks do not need a license.",
        "Clerks need a driver’s license.",
        "To keep a license, clerks must study.",
        "Certification lasts for years.",
        "Many certifications require experience.",
        "Many states do not require certification for clerks.",
    ],
)
def test_statements_on_licenses_that_are_no_step(sentence: str) -> None:
    assert titles(of(f"### Licenses\n\n{sentence}", ("Bachelor's degree", None, None))) == []


def test_licenses_of_others_are_no_step() -> None:
    text = "### Licenses\n\nClerks typically do not need a license. All states require lawyers to be licensed."
    assert of(text, ("Bachelor's degree", None, None)) == []


def test_a_required_license_goes_before_an_optional_one() -> None:
    text = "### Licenses\n\nEmployers may prefer clerks with certification. Clerks must be licensed."
    assert of(text, ("Bachelor's degree", None, None))[1].title == "License"


def test_the_first_job_is_where_most_of_the_jobs_are() -> None:
    step = of("", ("Bachelor's degree", None, None), HOSPITALS)[1]
    said = "Look first in hospitals: 56 percent of the jobs are there."
    assert step == Step("First job", "", (Run(said),), None, "employment", mark="Next", is_goal=True, kind="first_job")
    everywhere = Employment(industries=(Share(name="Schools", percent=100),))
    (_, step) = of("", ("Bachelor's degree", None, None), everywhere)
    assert step.words == "Look first in schools: all of the jobs are there."


@pytest.mark.parametrize(
    "share", [Share(name="Hospitals", percent=49), Share(name="Self-employed workers", percent=60)]
)
def test_an_industry_with_fewer_jobs_and_self_employment_are_no_step(share: Share) -> None:
    assert of("", ("Bachelor's degree", None, None), Employment(industries=(share,))) == []


def test_where_the_jobs_of_a_part_are_is_no_step() -> None:
    assert of("", ("Bachelor's degree", None, None), replace(HOSPITALS, occupation="File clerks")) == []


def test_the_first_job_is_left_out_where_it_would_be_wrong_or_too_much() -> None:
    facts = ("Bachelor's degree", "5 years or more", None)
    assert titles(of("", facts, HOSPITALS, HOSPITALS)) == ["Bachelor’s degree", "Work experience"]
    assert "First job" not in titles(of("", ("Bachelor's degree", None, "Apprenticeship"), HOSPITALS))
    assert len(of(WHOLE, ("Bachelor's degree", "5 years or more", "Apprenticeship"), HOSPITALS)) == 6


def test_without_employers_the_first_job_says_that_no_training_is_usual() -> None:
    step = of("", ("Bachelor's degree", None, "None"))[1]
    assert (step.title, step.source) == ("First job", "quick_facts.training")


@pytest.mark.parametrize("facts", [(None, "None"), ("Less than 5 years", None)])
def test_that_no_training_is_usual_is_said_only_without_other_steps(facts: tuple[str | None, str | None]) -> None:
    experience, training = facts
    steps = of("", ("Bachelor's degree", experience, training))
    assert [step.words for step in steps if step.title == "First job"] == (
        ["Beginners usually need no further training."] if training else []
    )


def test_experience_in_the_occupation_itself_comes_after_its_license() -> None:
    text = (
        "### Licenses\n\nAll states require clerks to be licensed.\n\n"
        "### Work experience\n\nJudges need experience as {who} before they judge."
    )
    facts = ("Bachelor's degree", None, None)
    steps = of(text.format(who="a clerk"), facts, title="Clerks and judges")
    assert titles(steps) == ["Bachelor’s degree", "State license", "Work experience"]
    assert [step.is_later for step in steps] == [False, False, True]
    other = of(text.format(who="a scribe"), facts, title="Clerks and judges")
    assert titles(other) == ["Bachelor’s degree", "Work experience", "State license"]


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("File clerks may become court clerks.", False),
        ("A file clerk can advance to become a court clerk.", False),
        ("Pages may advance to clerks after years.", False),
        ("Clerks may become head clerks.", True),
        ("Clerks may become judges.", True),
        ("Clerks may advance by moving.", True),
    ],
)
def test_the_job_of_the_page_is_no_next_job(sentence: str, *, is_said: bool) -> None:
    text = f"### Advancement\n\n{sentence}"
    steps = of(text, ("Bachelor's degree", "5 years or more", None), title="Court and file clerks")
    assert ("Next job" in titles(steps)) == is_said


def test_a_general_title_without_a_text_and_a_time_is_no_step() -> None:
    text = f"### Training\n\nClerks complete training {'in law ' * 40}."
    assert of(text, ("Bachelor's degree", None, None)) == []


def test_without_room_for_texts_what_comes_after_the_first_job_is_left_out() -> None:
    steps = (Step("School", text=READ), Step("Next job", text=READ), Step("Chief", "2 years", READ))
    first, last = steps[0], steps[2]._replace(is_later=True)
    given = (first, steps[1]._replace(is_later=True), last)
    assert without_texts(given, range(3)) == (first._replace(text=()), last._replace(text=()))
    assert without_texts(given, [1]) == (first, last)
    assert without_texts(given, ()) == given


def test_prose_in_another_language_is_not_read() -> None:
    steps = of(WHOLE, ("Bachelor's degree", "5 years or more", None), lang="fr")
    assert {step.source.partition(".")[0] for step in steps} == {"quick_facts"}


def test_an_own_step_that_comes_later_is_no_step_of_the_way_in() -> None:
    own = (PathStep(title="School", when="In school"), PathStep(title="Chief", when="Later"))
    first, last = of(own=own)
    assert (first.mark, first.is_later) == ("In school", False)
    assert (last.mark, last.is_later) == ("Later", True)
