"""Areas behind content, with and without patterns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.placing import STYLE

from brochure.layout.pages import Fill, Stroke
from brochure.layout.surfaces import LINE, ROW_MARK, colored, legible_on, on_color, outlined, own_row, shaded
from brochure.style.contrast import contrast

TINTED = STYLE.palette
PATTERNED = replace(TINTED, patterns=True)


def test_areas_are_tinted_or_outlined() -> None:
    assert shaded(10, 20, 100, 8, TINTED) == [Fill(10, 20, 100, 8, TINTED.tint)]
    assert shaded(10, 20, 100, 8, PATTERNED) == outlined(10, 20, 100, 8, TINTED.ink)


def test_rows_are_tinted_or_marked_at_their_edge() -> None:
    assert own_row(200, 12, TINTED) == Fill(0, 0, 200, 12, TINTED.tint)
    assert own_row(200, 12, PATTERNED) == Fill(0, 0, ROW_MARK, 12, TINTED.ink)


def test_color_becomes_strong_rules_and_what_stands_on_it_ink() -> None:
    assert colored(10, 20, 100, 8, TINTED, "b") == [Fill(10, 20, 100, 8, TINTED.own)]
    assert colored(10, 20, 100, 8, PATTERNED, "b") == [Stroke(10, 27.4, 110, 27.4, 1.2, TINTED.ink)]
    assert (on_color(TINTED), on_color(PATTERNED)) == ("#ffffff", TINTED.ink)


@pytest.mark.parametrize(
    ("color", "paper", "ink", "expected"),
    [
        ("#12344d", "#ffffff", "#111111", "#ffffff"),
        ("#8ab4f8", "#16191d", "#e8eaed", "#16191d"),
        ("#ffcc00", "#ffffff", "#222222", "#222222"),
        ("#8a8a8a", "#777777", "#666666", "#000000"),
    ],
)
def test_type_on_a_color_is_legible(color: str, paper: str, ink: str, expected: str) -> None:
    palette = replace(TINTED, paper=paper, ink=ink, own=color)
    assert legible_on(color, palette) == on_color(palette) == expected
    assert contrast(expected, color) >= 4.5


@pytest.mark.parametrize("line", [LINE, 2.0])
def test_outline_is_within_the_area(line: float) -> None:
    edges = set()
    for item in outlined(10, 20, 100, 8, "#000000", line):
        assert isinstance(item, Stroke)
        assert item.width == line
        assert item.x1 == item.x2 or item.y1 == item.y2
        across = line / 2 if item.x1 == item.x2 else 0.0
        down = line / 2 if item.y1 == item.y2 else 0.0
        edges.add((item.x1 - across, item.x2 + across, item.y1 - down, item.y2 + down))
    low = (10, 110, 20, 28)
    assert all(left >= low[0] and right <= low[1] and top >= low[2] and bottom <= low[3]
               for left, right, top, bottom in edges)  # fmt: skip
    assert {left for left, *_ in edges} == {10, 110 - line}
    assert {top for _, _, top, _ in edges} == {20, 28 - line}
