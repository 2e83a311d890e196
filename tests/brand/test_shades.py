"""Shades go from a color to black or white, keep its hue, and stay vivid."""

from __future__ import annotations

import colorsys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.brand.shades import STEPS, shades
from brochure.style.contrast import luminance

color = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(color=color)
def test_shades_become_ever_darker_or_lighter(color: str) -> None:
    darker = [luminance(shade) for shade in shades(color, "dark")]
    lighter = [luminance(shade) for shade in shades(color, "light")]
    assert len(darker) == len(lighter) == STEPS + 1
    assert all(after <= before + 0.002 for before, after in pairwise(darker))
    assert all(after >= before - 0.002 for before, after in pairwise(lighter))
    assert darker[0] == lighter[0] == luminance(color)
    assert (darker[-1], lighter[-1]) == (0.0, 1.0)


@pytest.mark.parametrize("color", ["#7fb2ff", "#f0b428", "#c8102e", "#12543c"])
def test_darker_shades_are_as_vivid(color: str) -> None:
    def saturation(shade: str) -> float:
        red, green, blue = (int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5))
        return colorsys.rgb_to_hsv(red, green, blue)[1]

    middle = list(shades(color, "dark"))[STEPS // 3]
    assert saturation(middle) >= saturation(color) - 0.01
