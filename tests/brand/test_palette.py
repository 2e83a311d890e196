"""The colors of a brand can always be read, and keep their shade where they can."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.brand.model import Brand, Colors
from brochure.brand.palette import branded, in_own_colors
from brochure.rendering import load_style
from brochure.style.contrast import contrast, faults
from brochure.style.model import Palette, Style

STYLES = ("classic", "handout", "poster", "field", "large-print")
color = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def palette_of(name: str) -> Palette:
    return load_style(name).palette


@pytest.mark.parametrize("name", STYLES)
@given(primary=color, secondary=st.none() | color)
@settings(max_examples=40, deadline=None)
def test_every_pair_of_colors_gives_a_valid_palette(name: str, primary: str, secondary: str | None) -> None:
    made = branded(palette_of(name), Colors(primary=primary, secondary=secondary))
    assert list(faults(made.palette)) == []
    assert made.palette.paper == palette_of(name).paper
    shifted = {shift.key for shift in made.shifts}
    assert ("primary" in shifted) == (made.palette.heading != primary)
    assert ("secondary" in shifted) == (secondary is not None and made.palette.other != secondary)


def test_a_dark_color_is_kept() -> None:
    made = branded(palette_of("classic"), Colors(primary="#12543C"))
    assert (made.palette.heading, made.palette.accent, made.palette.own) == ("#12543c",) * 3
    assert made.shifts == ()


def test_a_shift_says_what_and_why() -> None:
    (shift,) = branded(palette_of("classic"), Colors(primary="#7fb2ff")).shifts
    assert str(shift) == f"#7fb2ff is too light for text on white: {shift.used} is used"
    assert contrast(shift.used, "#ffffff") >= 4.5


def test_two_dark_colors_differ_in_bars() -> None:
    made = branded(palette_of("classic"), Colors(primary="#12344d", secondary="#14344e"))
    (shift,) = made.shifts
    assert "too dark for bars beside those of the primary color" in str(shift)
    assert contrast(made.palette.own, made.palette.other) >= 1.5


def test_a_secondary_color_keeps_its_character_beside_a_shifted_primary_one() -> None:
    primary, secondary = branded(palette_of("classic"), Colors(primary="#7fb2ff", secondary="#f0b428")).shifts
    assert contrast(primary.used, "#ffffff") < 7
    assert contrast(secondary.used, "#ffffff") < 4


def test_black_and_white_stays_so() -> None:
    style = load_style("classic+copier")
    assert branded(style.palette, Colors(primary="#12543c")).palette == style.palette


@pytest.mark.parametrize("cluster", [None, "Construction"])
def test_a_brand_replaces_the_colors_of_clusters(cluster: str | None) -> None:
    style: Style = load_style("handout")
    colored = Brand(organization="X", colors=Colors(primary="#12543c"))
    assert in_own_colors(style, cluster, colored).palette.own == "#12543c"
    assert in_own_colors(style, cluster, Brand(organization="X")) == in_own_colors(style, cluster, None)
