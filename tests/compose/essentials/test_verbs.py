"""The verbs at the beginning of a duty."""

from __future__ import annotations

import pytest

from brochure.compose.essentials.verbs import lead


@pytest.mark.parametrize(
    ("phrase", "verbs"),
    [
        ("Check that records are complete", "Check"),
        ("Draw up a flight plan", "Draw up"),
        ("Work from blueprints", "Work from"),
        ("Put in and look after wiring", "Put in and look after"),
        ("Put in order what is there", "Put"),
        ("Fry, grill, or boil vegetables", "Fry, grill, or boil"),
        ("Read and follow orders", "Read and follow"),
        ("Wash dishes, and clean tables", "Wash"),
        ("Teach, in classrooms, what they know", "Teach"),
        ("Travel to and from work", "Travel"),
        ("Supply offices with paper", "Supply"),
        ("Bring tools and needed parts", "Bring"),
        ("String wire between poles", "String"),
        ("Process claims", "Process"),
        ("Hand-sew hems", "Hand-sew"),
    ],
)
def test_the_verbs_and_their_particles(phrase: str, verbs: str) -> None:
    assert lead(phrase) == verbs


@pytest.mark.parametrize(
    "phrase",
    ["Carefully read letters", "Patients are washed", "The mail is sorted", "Sorting mail", "Trained to sort mail",
     "With others, sort mail", "File", "X-rays", ""],
)  # fmt: skip
def test_what_is_not_plainly_a_verb_is_none(phrase: str) -> None:
    assert not lead(phrase)
