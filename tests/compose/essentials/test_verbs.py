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
        ("Put in order what is there", "Put in order"),
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
        ("Carefully read letters", "Carefully read"),
        ("Apply ink evenly", "Apply"),
        ("Pitch in with the mail", "Pitch in"),
        ("Keep in step with others", "Keep in step"),
        ("Look boxes over for holes", "Look boxes over"),
        ("Rehearse for hours each day", "Rehearse"),
        ("Audition for a part", "Audition for"),
        ("Travel to meet clients", "Travel"),
    ],
)
def test_the_verbs_and_their_particles(phrase: str, verbs: str) -> None:
    assert lead(phrase) == verbs


@pytest.mark.parametrize(
    ("phrase", "verbs"),
    [
        ("Install and train users on software", "Install"),
        ("Install and train users of software", "Install"),
        ("Assess and prepare reports on scores", "Assess"),
        ("Clean, store, and dispose of tools", "Clean"),
        ("Participate in, or support, shows", "Participate in"),
        ("Counsel and discipline pupils", "Counsel and discipline"),
        ("Hire and train clerks", "Hire and train"),
        ("Install, maintain, and repair pumps", "Install, maintain, and repair"),
    ],
)
def test_verbs_in_a_series_have_the_same_object(phrase: str, verbs: str) -> None:
    assert lead(phrase) == verbs


@pytest.mark.parametrize(
    "phrase",
    ["Patients are washed", "The mail is sorted", "Sorting mail", "Trained to sort mail",
     "With others, sort mail", "File", "X-rays", ""],
)  # fmt: skip
def test_what_is_not_plainly_a_verb_is_none(phrase: str) -> None:
    assert not lead(phrase)
