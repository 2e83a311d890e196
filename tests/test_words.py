"""Numbers with their nouns."""

from __future__ import annotations

import pytest

from brochure.words import counted, sentences


def test_counted() -> None:
    assert counted(1, "job") == "1 job"
    assert counted(0, "job") == "0 jobs"
    assert counted(206300, "job") == "206,300 jobs"
    assert counted(2, "process", "processes") == "2 processes"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("  ", []),
        ("One.", ["One."]),
        ("One. Two!  Three? (Four.) “Five.” Six", ["One.", "Two!", "Three?", "(Four.)", "“Five.”", "Six"]),
        ("The U.S. Army, e.g. in D.C. At 5 p.m. they rest.", ["The U.S. Army, e.g. in D.C. At 5 p.m. they rest."]),
        ("About 4.5 percent. 3 more", ["About 4.5 percent. 3 more"]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found


@pytest.mark.parametrize("text", ["a", ".", ". ", ".)", " ", "A. "])
def test_sentences_take_linear_time(text: str) -> None:
    """A search that takes the square of the length would be at it for hours."""
    assert sentences(text * 300_000 + " B")
