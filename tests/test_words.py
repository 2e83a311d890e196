"""Numbers with their nouns."""

from __future__ import annotations

from brochure.words import counted


def test_counted() -> None:
    assert counted(1, "job") == "1 job"
    assert counted(0, "job") == "0 jobs"
    assert counted(206300, "job") == "206,300 jobs"
    assert counted(2, "process", "processes") == "2 processes"
