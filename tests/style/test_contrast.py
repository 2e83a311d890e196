from __future__ import annotations

import pytest

from brochure.style.contrast import contrast, faults, luminance, marks
from brochure.style.model import Palette


def test_luminance_of_the_extremes() -> None:
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#ff0000", "#FFFFFF", 4.0), ("#123456", "#123456", 1)],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def palette(own: str, other: str, tint: str = "#d8e4ee") -> Palette:
    return Palette(
        paper="#ffffff", ink="#101820", heading="#12344d", muted="#3a4652", accent="#7a2d1b", own=own, other=other,
        tint=tint, rule="#c3ced9",
    )  # fmt: skip


def test_marks_keep_colors_with_enough_contrast() -> None:
    assert marks(palette("#12344d", "#50708f"))[:2] == ("#12344d", "#50708f")


def test_marks_are_darkened_no_more_than_the_tint_requires() -> None:
    pale = palette("#12344d", "#7494b5")
    drawn = marks(pale).other
    assert drawn != pale.other
    assert 3 <= contrast(drawn, pale.tint) < 3.1
    assert contrast(drawn, pale.paper) >= 3


def test_marks_of_any_shade_take_just_enough_ink() -> None:
    """From white, which takes the most, to a shade that takes next to none."""
    for channel in range(0x90, 0x100, 4):
        color = f"#{channel:02x}{channel:02x}{channel:02x}"
        drawn = marks(palette("#12344d", color)).other
        lighter = f"#{''.join(f'{int(drawn[at : at + 2], 16) + 3:02x}' for at in (1, 3, 5))}"  # more than a percent
        assert contrast(drawn, "#d8e4ee") >= 3 > contrast(lighter, "#d8e4ee"), color


@pytest.mark.parametrize("own", ["#12344d", "#567698", "#b5440f", "#ffffff"])
@pytest.mark.parametrize("tint", ["#f6eae3", "#d8e4ee", "#c8d6e2"])
def test_range_differs_from_all_that_it_stands_on_or_that_stands_on_it(own: str, tint: str) -> None:
    found = palette(own, "#50708f", tint)
    drawn = marks(found)
    assert min(contrast(drawn.range, color) for color in (found.paper, tint, drawn.own)) >= 1.5
    assert contrast(drawn.range, tint) < 1.53, "it is no darker than it must be"


def test_marks_that_become_alike_are_a_fault() -> None:
    alike = palette("#567698", "#7896b6", tint="#c8d6e2")
    assert contrast(alike.own, alike.other) >= 1.5
    assert [(fault.name, fault.background) for fault in faults(alike)] == [("own", "other as drawn on tint")]
