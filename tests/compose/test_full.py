"""What a short form says is in the full brochure is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.compose.context import Context
from brochure.compose.full import in_full
from brochure.compose.short_form import short_form
from brochure.profile.model import Profile, Sections

from .samples import SAMPLES

typical = SAMPLES["typical"]


def of(profile: Profile) -> frozenset[str]:
    return in_full(Context.of(profile))


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("more of what they do", {"sections": Sections()}),
        ("more on the work environment", {"sections": Sections()}),
        ("important qualities", {"sections": Sections()}),
        ("the way in", {"sections": Sections(), "quick_facts": None}),
        ("notes on pay", {"wages": ()}),
        ("pay by industry", {"wages": ()}),
        ("where the jobs are", {"employment": ()}),
        ("openings, jobs and growth", {"employment": (), "projections": None}),
        ("more similar jobs", {"similar": ()}),
        ("more of the summary", {"summary": None}),
    ],
)
def test_parts_are_known_by_what_the_profile_has(name: str, without: dict[str, object]) -> None:
    assert name in of(typical)
    assert name not in of(replace(typical, **without))  # type: ignore[arg-type]


def test_figures_alone_have_a_way_in_but_no_text_on_the_work() -> None:
    known = of(SAMPLES["fact-sheet"])
    assert {"the way in", "where the jobs are"} <= known
    assert not known & {"more of what they do", "more qualities", "questions to ask"}


def test_only_what_the_brochure_has_is_promised() -> None:
    content = short_form(SAMPLES["fact-sheet"])
    said = content.fine_print(["where the jobs are", "important qualities", "where the jobs are", "questions to ask"])
    assert said.endswith("In the full brochure: where the jobs are.")
    assert "full brochure" not in content.fine_print(["important qualities"])
    assert "full brochure" not in content.fine_print([])
