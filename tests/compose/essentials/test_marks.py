"""What stands beside the steps of the way in: times, and when they come."""

from __future__ import annotations

import pytest

from brochure.compose.essentials.marks import marked
from brochure.compose.essentials.model import Step


def marks(*steps: Step) -> list[str]:
    return [step.mark for step in marked(steps)]


def test_steps_without_a_time_say_when_they_come() -> None:
    titles = ("High school diploma", "Bachelor’s degree", "Internship", "Exam", "License", "Office")
    assert marks(*map(Step, titles), Step("Next job", is_later=True)) == [
        "In school", "In college", "Next", "Then", "After that", "After that", "Later",
    ]  # fmt: skip
    assert marks(Step("Office job"), Step("High school job")) == ["First", "Next"]


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
    (step,) = marked([Step("Apprenticeship", time, mark="One day")])
    assert (step.mark, step.years, step.time) == (mark, years, time)


def test_own_marks_and_those_in_other_languages_stay() -> None:
    steps = (Step("License", mark="One test"), Step("Licencia", lang="fr"), Step("Examen", lang="fr", mark="Luego"))
    assert marks(*steps) == ["One test", "", "Luego"]


@pytest.mark.parametrize(
    ("steps", "goal"),
    [
        ((Step("School"), Step("Job"), Step("Next job", is_later=True)), "Job"),
        ((Step("School"), Step("Job"), Step("Optional license")), "Job"),
        ((Step("School"), Step("Job")), "Job"),
        ((Step("School"), Step("Certification", text="Employers may require it.")), "School"),
        ((Step("School"), Step("Certification", text="Clerks must have it.")), "Certification"),
        ((Step("Next job", is_later=True),), None),
    ],
)
def test_the_goal_is_the_last_step_that_is_needed_for_the_job(steps: tuple[Step, ...], goal: str | None) -> None:
    assert [step.title for step in marked(steps) if step.is_goal] == ([goal] if goal else [])
