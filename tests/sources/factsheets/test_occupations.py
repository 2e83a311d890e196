"""Titles of the projections as headings, names and slugs."""

from __future__ import annotations

from brochure.profile.kinds import slug_complaint
from brochure.sources.factsheets import occupations


def test_headings_are_in_title_case() -> None:
    assert (
        occupations.heading("first-line supervisors of cooks, except chefs")
        == "First-Line Supervisors of Cooks, Except Chefs"
    )
    assert occupations.heading("teachers, kindergarten through secondary") == "Teachers, Kindergarten through Secondary"
    assert occupations.heading("of mice") == "Of Mice"
    assert occupations.heading("helpers--workers' aides/others") == "Helpers--Workers' Aides/Others"


def test_labels_keep_proper_names() -> None:
    assert (
        occupations.label("Instructors of english as a second language")
        == "Instructors of English as a second language"
    )


def test_slugs_are_made_of_titles_and_unique() -> None:
    found = occupations.slugs({"51-1011": "Bakers, hand", "51-1012": "Bakers--hand", "51-1013": "Cooks"})
    assert found == {"51-1011": "bakers-hand-51-1011", "51-1012": "bakers-hand-51-1012", "51-1013": "cooks"}


def test_a_slug_has_at_most_the_maximum_length() -> None:
    """Hybrid codes of 2019 have titles of up to 134 characters."""
    title = (
        "Health information technologists, medical registrars, surgical assistants, and healthcare practitioners and "
        "technical workers, all other"
    )
    found = occupations.slugs({"29-9098": title, "51-3011": "x" * 300})
    assert found["29-9098"] == (
        "health-information-technologists-medical-registrars-surgical-assistants-and-healthcare-practitioners-and-29-9098"
    )
    assert [slug_complaint(slug) for slug in found.values()] == [None, None]
