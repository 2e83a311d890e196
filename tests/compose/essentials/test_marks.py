"""What stands beside the steps of the way in: times, and when they come."""

from __future__ import annotations

import pytest
from tests.locales import ES

from brochure.compose.context import Context
from brochure.compose.essentials.marks import marked
from brochure.compose.essentials.model import Step
from brochure.compose.essentials.steps import composed_step, own_step
from brochure.locale import Locale
from brochure.profile.markdown import Run
from brochure.profile.model import PathStep, Profile


def context(lang: str = "en-US", locale: Locale | None = None) -> Context:
    return Context.of(Profile(slug="clerks", title="Clerks", lang=lang), locale=locale)


def marks(*steps: Step, lang: str = "en-US") -> list[str]:
    return [step.mark for step in marked(steps, context(lang))]


def test_steps_without_a_time_say_when_they_come() -> None:
    titles = ("High school diploma", "Bachelor’s degree", "Internship", "Exam", "License", "Office")
    steps = (*map(Step, titles), Step("Next job", is_later=True))
    assert marks(*steps) == ["In school", "In college", "Next", "Then", "After that", "After that", "Later"]
    assert marks(Step("Office job"), Step("High school job")) == ["First", "Next"]
    assert marks(*steps[:2], lang="es-US") == ["Primero", "Luego"]


def test_the_kind_of_a_step_says_when_it_comes() -> None:
    kinds = ("high_school", "bachelor", "internship", "next_job")
    steps = [composed_step(ES, kind, (), "path") for kind in kinds]
    made = marked([*steps[:-1], steps[-1]._replace(is_later=True)], context(locale=ES))
    assert [(step.mark, step.mark_lang) for step in made] == [
        ("En la escuela", None), ("En la universidad", None), ("Luego", None), ("Más adelante", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("time", "mark", "years"),
    [
        ("4 or 5 years", "4–5 years", 5),
        ("2 years", "2 years", 2),
        ("1 year", "1 year", 1),
        ("about 2 years", "About 2 years", 0),
        ("1 month to 1 year", "1 month to 1 year", 0),
        ("3 to 6 months", "3–6 months", 0),
        ("50 years", "50 years", 0),
        ("4 o 5 años", "4–5 años", 5),
        ("1 año", "1 año", 1),
        ("de 3 a 6 meses", "3–6 meses", 0),
    ],
)
def test_a_time_is_brief_and_its_whole_years_are_known(time: str, mark: str, years: int) -> None:
    step = own_step(PathStep(title="Apprenticeship", time=time, when="One day"), context())
    assert (step.mark, step.years, step.time) == (mark, years, time)


def test_own_marks_stay_and_others_are_composed() -> None:
    steps = (Step("License", mark="One test"), Step("Licencia", lang="fr"),
             Step("Examen", lang="fr", mark="Luego", mark_lang="fr"))  # fmt: skip
    made = marked(steps, context("fr"))
    assert [(step.mark, step.mark_lang) for step in made] == [("One test", None), ("Next", None), ("Luego", "fr")]


@pytest.mark.parametrize(
    ("steps", "goal"),
    [
        ((Step("School"), Step("Job"), Step("Next job", is_later=True)), "Job"),
        ((Step("School"), Step("Job"), Step("Optional license")), "Job"),
        ((Step("School"), Step("Job"), composed_step(ES, "optional_license", (), "")), "Job"),
        ((Step("School"), Step("Job")), "Job"),
        (
            (Step("School"), Step("Certification", text=(Run("Employers may require it."),), kind="certification")),
            "School",
        ),
        (
            (Step("School"), Step("Certification", text=(Run("Clerks must have it."),), kind="certification")),
            "Certification",
        ),
        ((Step("Next job", is_later=True),), None),
    ],
)
def test_the_goal_is_the_last_step_that_is_needed_for_the_job(steps: tuple[Step, ...], goal: str | None) -> None:
    assert [step.title for step in marked(steps, context()) if step.is_goal] == ([goal] if goal else [])
