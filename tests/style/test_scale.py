"""Densities: type and gaps change, and stay in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.samples import style

from brochure.style.scale import COMPACT, NORMAL, ROOMY, Density, at_density


@pytest.mark.parametrize("density", [COMPACT, ROOMY], ids=["compact", "roomy"])
def test_leading_is_in_proportion_to_type(density: Density) -> None:
    before, after = style().sizes, at_density(style(), density).sizes
    for size, leading in (("body", "leading"), ("table", "table_leading")):
        ratios = [getattr(sizes, leading) / getattr(sizes, size) for sizes in (before, after)]
        assert ratios[0] == pytest.approx(ratios[1], rel=0.01)


def test_compact_is_smaller_and_roomy_larger() -> None:
    compact, normal, roomy = (at_density(style(), density).sizes for density in (COMPACT, NORMAL, ROOMY))
    assert normal == style().sizes
    for name in ("body", "leading", "table", "row_gap"):
        assert getattr(compact, name) < getattr(normal, name) < getattr(roomy, name)
    assert compact.section < normal.section
    assert compact.small == normal.small < roomy.small
    assert compact.foot == normal.foot


def test_a_title_is_not_smaller_than_its_minimum() -> None:
    low = replace(style(), sizes=replace(style().sizes, title=24.0, title_min=22.0))
    tight = at_density(low, COMPACT)
    assert tight.sizes.title == tight.sizes.title_min
