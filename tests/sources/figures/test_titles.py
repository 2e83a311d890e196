"""Titles of the projections as headings, names and slugs."""

from __future__ import annotations

from brochure.sources.figures import titles


def test_headings_have_capitals() -> None:
    assert (
        titles.heading("first-line supervisors of cooks, except chefs")
        == "First-Line Supervisors of Cooks, Except Chefs"
    )
    assert titles.heading("teachers, kindergarten through secondary") == "Teachers, Kindergarten through Secondary"
    assert titles.heading("of mice") == "Of Mice"
    assert titles.heading("helpers--workers' aides/others") == "Helpers--Workers' Aides/Others"


def test_names_keep_what_is_proper() -> None:
    assert titles.name("Instructors of english as a second language") == "Instructors of English as a second language"


def test_slugs_are_of_the_title_and_unique() -> None:
    found = titles.slugs({"51-1011": "Bakers, hand", "51-1012": "Bakers--hand", "51-1013": "Cooks"})
    assert found == {"51-1011": "bakers-hand-51-1011", "51-1012": "bakers-hand-51-1012", "51-1013": "cooks"}
