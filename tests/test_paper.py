from __future__ import annotations

from typing import get_args

import pytest

from brochure.paper import LARGER_SHEETS, PAPER_SIZES, POINTS, PageSize, SheetSize


@pytest.mark.parametrize(
    ("name", "short", "long", "unit"),
    [
        ("letter", 8.5, 11, "in"),
        ("legal", 8.5, 14, "in"),
        ("tabloid", 11, 17, "in"),
        ("a5", 148, 210, "mm"),
        ("a4", 210, 297, "mm"),
        ("a3", 297, 420, "mm"),
    ],
)
def test_sizes_are_those_of_the_standards(name: str, short: float, long: float, unit: str) -> None:
    assert PAPER_SIZES[name] == pytest.approx((short * POINTS[unit], long * POINTS[unit]), abs=0.006)


def test_every_page_and_sheet_is_a_paper() -> None:
    assert {*get_args(PageSize), *get_args(SheetSize)} < set(PAPER_SIZES)


@pytest.mark.parametrize("size", get_args(PageSize))
def test_the_larger_sheet_holds_two_pages_side_by_side(size: PageSize) -> None:
    (short, long), larger = PAPER_SIZES[size], PAPER_SIZES[LARGER_SHEETS[size]]
    assert larger == pytest.approx((long, 2 * short), abs=0.02)


def test_ten_millimeters_are_a_centimeter() -> None:
    assert POINTS["cm"] == pytest.approx(10 * POINTS["mm"])
    assert POINTS["in"] == pytest.approx(2.54 * POINTS["cm"]) == 72 * POINTS["pt"]
