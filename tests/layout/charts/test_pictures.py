"""Pictures of pay in brief: without notes, but for those without which they would mislead."""

from __future__ import annotations

import pytest
from tests.layout.placing import STYLE, text_of

from brochure.compose.blocks import BarChart, PercentileStrip, Range
from brochure.layout.charts.pictures import in_brief, pay_picture

NOTES = ("+ means at least.", "Nine in ten earn less than $125,720. Beyond that, the bar is not to scale.")


def strip(mid: float, high: float | None) -> PercentileStrip:
    pay = Range("Cooks", None, mid, high, f"${mid:,.0f}", own=True)
    return PercentileStrip("Wages", "Wages.", pay, "Cooks", "", "$1", "most", 125_720, ("$0", "$125,720"),
                           notes=NOTES)  # fmt: skip


@pytest.mark.parametrize(
    ("mid", "high", "kept"),
    [(50_000, 90_000, 0), (50_000, None, 0), (50_000, 125_720, 0), (50_000, 130_000, 1), (150_000, None, 1)],
)
def test_the_scale_is_explained_where_pay_is_beyond_it(mid: float, high: float | None, kept: int) -> None:
    brief = in_brief(strip(mid, high))
    assert brief.notes == NOTES[len(NOTES) - kept :]
    said = " ".join(text_of(box) for box in pay_picture(brief, STYLE, 300.0, []))
    assert ("not to scale" in said) == bool(kept)
    assert "at least" not in said


def test_other_pictures_need_no_notes() -> None:
    assert in_brief(BarChart("Wages", "Wages.", (), notes=NOTES)).notes == ()
