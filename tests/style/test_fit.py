"""Styles on pages of other sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.paper import page_dimensions
from brochure.rendering import load_style
from brochure.style.fit import (
    MAX_MEASURE,
    MIN_LINES,
    PageFitError,
    column_width,
    enlargement,
    foot_height,
    head_height,
    limits,
    lines_on,
    on_page,
    sheet_dimensions,
    text_width,
)
from brochure.style.model import Style

CLASSIC, LARGE, HANDOUT, LEAFLET = map(load_style, ("classic", "large-print", "handout", "leaflet"))
FITTING = [
    (style, size)
    for style in (CLASSIC, LARGE)
    for size in ("a5", "half-letter", "letter-landscape", "a4-landscape", "legal", "legal-landscape", "tabloid",
                 "a3-landscape", "tabloid-landscape", "a5-landscape", "30inx60in")
    if style is CLASSIC or not size.startswith(("half", "a5-"))
]  # fmt: skip


@pytest.mark.parametrize("style", [CLASSIC, LARGE], ids=["classic", "large-print"])
@pytest.mark.parametrize("size", ["letter", "a4"])
def test_letter_and_a4_need_no_changes(style: Style, size: str) -> None:
    assert on_page(style, size) == replace(style, page=replace(style.page, size=size))
    assert on_page(style, None) is style


@pytest.mark.parametrize(("style", "size"), FITTING, ids=[f"{style.name}-{size}" for style, size in FITTING])
def test_everything_fits(style: Style, size: str) -> None:
    fitted = on_page(style, size)
    page, sizes, (width, height) = fitted.page, fitted.sizes, page_dimensions(size)
    assert page.size == size
    assert all(getattr(sizes, name) <= limit for name, limit in limits(page, width).items())
    assert column_width(page, width) <= MAX_MEASURE * sizes.body + 0.5 or lines_on(page, sizes, height) <= MIN_LINES + 1
    assert foot_height(sizes, text_width(page, width)) <= page.margin_bottom
    assert not page.running_head or head_height(sizes.small) <= page.margin_top
    assert lines_on(page, sizes, height) >= MIN_LINES


@pytest.mark.parametrize(("size", "columns"), [("a5", 1), ("half-letter", 1), ("letter", 2), ("a5-landscape", 2)])
def test_two_columns_become_one_on_narrow_pages(size: str, columns: int) -> None:
    assert on_page(CLASSIC, size).page.columns == columns


def test_margins_of_small_pages_are_in_proportion() -> None:
    small, page = on_page(CLASSIC, "a5").page, CLASSIC.page
    assert small.margin_side == pytest.approx(page.margin_side * 419.53 / 595.28)
    assert small.margin_top == pytest.approx(page.margin_top * 595.28 / 792)
    assert on_page(CLASSIC, "a5").sizes == CLASSIC.sizes


def test_type_is_larger_where_lines_would_be_too_long() -> None:
    wide = on_page(CLASSIC, "tabloid-landscape")
    assert wide.sizes.body / CLASSIC.sizes.body == pytest.approx(wide.page.margin_side / CLASSIC.page.margin_side, 0.01)
    assert column_width(wide.page, 1224) / wide.sizes.body == pytest.approx(MAX_MEASURE, 0.01)
    assert on_page(CLASSIC, "tabloid").sizes == CLASSIC.sizes


@pytest.mark.parametrize(("size", "factor"), [
    ("letter", 1.0), ("a4", 1.0), ("letter-landscape", 1.0), ("legal", 612 / 575), ("tabloid", 792 / 575),
    ("tabloid-landscape", 792 / 590), ("30inx60in", 2160 / 575),
])  # fmt: skip
def test_what_is_composed_for_a_sheet_keeps_its_sizes_and_is_enlarged(size: str, factor: float) -> None:
    on_sheet = on_page(HANDOUT, size)
    assert on_sheet == replace(HANDOUT, page=replace(HANDOUT.page, size=size))
    assert enlargement(on_sheet) == pytest.approx(factor)


@pytest.mark.parametrize("size", ["a4", "a4-landscape", "letter-landscape"])
def test_leaflet_is_landscape_on_any_paper_and_keeps_its_type(size: str) -> None:
    fitted = on_page(LEAFLET, size)
    assert fitted.sizes == LEAFLET.sizes
    width, height = sheet_dimensions("leaflet", size)
    assert width > height


def test_style_with_long_lines_of_its_own_keeps_them() -> None:
    own = replace(CLASSIC, page=replace(CLASSIC.page, columns=1))
    assert on_page(own, "a4").sizes == own.sizes


def test_style_for_small_pages_keeps_its_columns_on_them() -> None:
    own = replace(CLASSIC, page=replace(CLASSIC.page, size="a5", margin_side=36))
    assert on_page(own, "a5") is own
    assert on_page(own, "a5").page.columns == 2


@pytest.mark.parametrize(
    ("style", "size", "message"),
    [
        (CLASSIC, "3inx8in", "classic does not fit pages of 3inx8in: they must be at least 3.2 in (81 mm) wide"),
        (CLASSIC, "8inx3in", "classic does not fit pages of 8inx3in: they must be at least 4.2 in (107 mm) high"),
        (LARGE, "5inx9in", "large-print does not fit pages of 5inx9in: they must be at least 5.6 in (142 mm) wide"),
        (HANDOUT, "a5", "handout does not fit pages of a5: they must be at least 9.4 in (238 mm) wide"),
        (HANDOUT, "8inx9in", "handout does not fit pages of 8inx9in: they must be at least 8.6 in (219 mm) wide"),
        (HANDOUT, "9inx7in", "handout does not fit pages of 9inx7in: they must be at least 8.6 in (219 mm) high"),
        (CLASSIC, "2x2in", "classic does not fit pages of 2x2in: they must be wider and higher; its own are letter"),
    ],
)  # fmt: skip
def test_pages_that_are_too_small(style: Style, size: str, message: str) -> None:
    with pytest.raises(PageFitError) as caught:
        on_page(style, size)
    assert str(caught.value) == message
    width, height = page_dimensions(size)
    if "wider" in message:
        return
    enough = message.partition("at least ")[2].partition(" in (")[0]
    on_page(style, f"{enough}inx{height}pt" if message.endswith("wide") else f"{width}ptx{enough}in")
