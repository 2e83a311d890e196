"""Filling a panel: whole parts, the least important left out first, and gaps that grow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.layout.pages import Box, Element, Placed
from brochure.layout.panel.parts import NOTHING, Part, Variant, fill


def variant(height: float, loss: float = 0.0, *omitted: str) -> Variant:
    return Variant(height, (Placed(0.0, 0.0, Box(height, ())),), (Element("P"),), loss, omitted)


def part(*variants: Variant, before: float = 10.0, flex: float = 20.0, name: str = "part") -> Part:
    return Part(name, [lambda one=one: one for one in variants], before, flex)  # type: ignore[misc]


def test_everything_is_shown_when_it_fits() -> None:
    filled = fill([part(variant(40)), part(variant(40))], 90)
    assert filled is not None
    assert filled.levels == (0, 0)
    assert filled.spare == pytest.approx(0)


def test_the_step_that_loses_least_for_a_point_is_taken() -> None:
    cheap = part(variant(60), variant(30, 0.5, "more rows"))
    dear = part(variant(60), variant(30, 2.0, "duties"))
    filled = fill([dear, cheap], 100)
    assert filled is not None
    assert filled.levels == (0, 1)
    assert [one.omitted for one in filled.variants] == [(), ("more rows",)]
    assert filled.loss == 0.5


def test_a_step_that_a_larger_one_makes_unnecessary_is_taken_back() -> None:
    small = part(variant(30), variant(25, 0.01))
    large = part(variant(100), NOTHING._replace(loss=5.0))
    filled = fill([small, large], 50)
    assert filled is not None
    assert filled.levels == (0, 1)


def test_no_space_stands_above_a_part_that_is_left_out_or_first() -> None:
    filled = fill([part(NOTHING), part(variant(40)), part(NOTHING), part(variant(40))], 90)
    assert filled is not None
    placed, elements = filled.placed(50.0, 700.0)
    assert [box.y for box in placed] == [700.0, 650.0]
    assert len(elements) == 2


def test_nothing_is_found_when_the_briefest_variants_do_not_fit() -> None:
    assert fill([part(variant(60), variant(50, 1.0))], 40) is None


def test_gaps_grow_to_fill_the_panel_as_far_as_they_can() -> None:
    for room, top, blank in ((105, 640.0, 0.0), (200, 630.0, 90.0)):
        filled = fill([part(variant(40)), part(variant(40))], room)
        assert filled is not None
        assert filled.blank == pytest.approx(blank)
        placed, _ = filled.placed(0.0, 700.0)
        assert placed[1].y == pytest.approx(top - 5 if room == 105 else top)


variants = st.lists(st.tuples(st.floats(1, 200), st.floats(0, 3)), min_size=1, max_size=5).map(
    lambda found: part(*[variant(height, loss) for height, loss in zip(
        sorted([height for height, _ in found], reverse=True), sorted([loss for _, loss in found]), strict=True)])
)  # fmt: skip


@given(st.lists(variants, min_size=1, max_size=5), st.floats(20, 900))
def test_what_is_chosen_fits(parts: list[Part], room: float) -> None:
    filled = fill(parts, room)
    briefest = sum(one[len(one) - 1].height for one in parts) + 10.0 * (len(parts) - 1)
    assert (filled is None) == (briefest > room + 0.01)
    if filled:
        assert sum(one.height for one in filled.variants) + 10.0 * (len(parts) - 1) <= room + 0.02
