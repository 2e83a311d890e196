from __future__ import annotations

import pytest

from brochure.paper import (
    PAGE_SIZES,
    PAPER_SIZES,
    POINTS,
    PageSizeError,
    landscape_dimensions,
    landscape_text,
    larger,
    page_dimensions,
    page_size_name,
)


@pytest.mark.parametrize(
    ("name", "short", "long", "unit"),
    [
        ("letter", 8.5, 11, "in"),
        ("half-letter", 5.5, 8.5, "in"),
        ("legal", 8.5, 14, "in"),
        ("tabloid", 11, 17, "in"),
        ("a5", 148, 210, "mm"),
        ("a4", 210, 297, "mm"),
        ("a3", 297, 420, "mm"),
    ],
)
def test_sizes_are_those_of_the_standards(name: str, short: float, long: float, unit: str) -> None:
    assert PAPER_SIZES[name] == pytest.approx((short * POINTS[unit], long * POINTS[unit]), abs=0.006)
    assert page_dimensions(name) == PAPER_SIZES[name]
    assert page_dimensions(f"{name}-landscape") == landscape_dimensions(name) == PAPER_SIZES[name][::-1]


@pytest.mark.parametrize("size", [size for size in PAPER_SIZES if larger(size)])
def test_the_larger_sheet_holds_two_pages_side_by_side(size: str) -> None:
    (short, long), other = PAPER_SIZES[size], larger(size)
    assert other is not None
    assert PAPER_SIZES[other] == pytest.approx((long, 2 * short), abs=3) or size == "legal"
    assert larger(f"{size}-landscape") == other


def test_no_sheet_is_larger_than_the_largest() -> None:
    assert [larger(size) for size in ("tabloid", "a3", "5inx7in")] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "name", "dimensions"),
    [
        ("Letter", "letter", (612, 792)),
        (" A5-Landscape ", "a5-landscape", (595.28, 419.53)),
        ("tabloid-portrait", "tabloid", (792, 1224)),
        ("5.5x8.5in", "5.5inx8.5in", (396, 612)),
        ("5.50in × 8.5in", "5.5inx8.5in", (396, 612)),
        ("140mm x 216mm", "140mmx216mm", (396.85, 612.28)),
        ("11inx216MM", "11inx216mm", (792, 612.28)),
        ("20x30cm", "20cmx30cm", (566.93, 850.39)),
    ],
)
def test_names_of_page_sizes(text: str, name: str, dimensions: tuple[float, float]) -> None:
    assert page_size_name(text) == name
    assert page_size_name(name) == name
    assert page_dimensions(name) == dimensions


def test_names_name_themselves() -> None:
    assert [*map(page_size_name, PAGE_SIZES)] == [*PAGE_SIZES]


@pytest.mark.parametrize(
    "text", ["", "b5", "5x8", "5.5in", "letter-sideways", "5inx8in-landscape", "5,5inx8in", "٥inx8in"]
)
def test_other_text_is_no_page_size(text: str) -> None:
    with pytest.raises(PageSizeError, match="is not a page size; use letter, half-letter, "):
        page_size_name(text)


@pytest.mark.parametrize("text", ["0.9inx8in", "5inx201in", "0inx0in"])
def test_limits_of_page_sizes(text: str) -> None:
    with pytest.raises(PageSizeError, match="sides must be from 1 in to 200 in"):
        page_size_name(text)


def test_sheets_in_words() -> None:
    sizes = ("letter", "half-letter-landscape", "a3", "140mmx216mm", "8.5inx11in")
    assert [*map(landscape_text, sizes)] == [
        "11 × 8.5 in", "8.5 × 5.5 in", "420 × 297 mm", "216 × 140 mm", "11 × 8.5 in",
    ]  # fmt: skip


def test_ten_millimeters_are_a_centimeter() -> None:
    assert POINTS["cm"] == pytest.approx(10 * POINTS["mm"])
    assert POINTS["in"] == pytest.approx(2.54 * POINTS["cm"]) == 72 * POINTS["pt"]
