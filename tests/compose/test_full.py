"""What a short form says is in the full brochure is there."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from tests.locales import EN, ES

from brochure.compose.context import Context
from brochure.compose.full import Omission, in_full, name_of
from brochure.compose.material import Material
from brochure.compose.short_form import short_form
from brochure.profile.model import Profile, Sections

from .samples import SAMPLES

typical = SAMPLES["typical"]


def of(profile: Profile) -> frozenset[str]:
    return frozenset(in_full(Context.of(profile)))


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("more_duties", {"sections": Sections()}),
        ("more_conditions", {"sections": Sections()}),
        ("qualities", {"sections": Sections()}),
        ("path", {"sections": Sections(), "quick_facts": None}),
        ("pay_notes", {"wages": ()}),
        ("industry_pay", {"wages": ()}),
        ("employers", {"employment": ()}),
        ("figures", {"employment": (), "projections": None}),
        ("more_similar", {"similar": ()}),
        ("summary", {"summary": None}),
    ],
)
def test_parts_are_known_by_what_the_profile_has(name: str, without: dict[str, object]) -> None:
    assert name in of(typical)
    assert name not in of(replace(typical, **without))  # type: ignore[arg-type]


def test_figures_alone_have_a_way_in_but_no_text_on_the_work() -> None:
    known = of(SAMPLES["fact-sheet"])
    assert {"path", "employers"} <= known
    assert not known & {"more_duties", "more_qualities", "questions"}


def test_only_what_the_brochure_has_is_promised() -> None:
    content = short_form(Material(SAMPLES["fact-sheet"]))
    said = content.fine_print(["employers", "qualities", "employers", "questions"])
    assert said.endswith("In the full brochure: where the jobs are.")
    assert "full brochure" not in content.fine_print(["qualities"])
    assert "full brochure" not in content.fine_print([])


def test_every_part_has_a_name_in_every_language() -> None:
    for part in get_args(Omission):
        assert name_of(EN, part) != name_of(ES, part)
    assert set(get_args(Omission)) == EN.table("omitted").keys()
