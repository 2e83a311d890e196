"""The picture of the first page beside, or below, the summary."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.placing import STYLE, WIDE, assert_sound, is_kept
from tests.layout.samples import document

from brochure.artwork import Drawing, Picture
from brochure.compose.blocks import Illustration
from brochure.layout.brochure.banner import banner
from brochure.layout.brochure.illustration import MAX_HEIGHT, MIN_DPI
from brochure.layout.pages import Box, Element, Graphic

SUMMARY = "They keep the story of every patient complete, correct, and private, and turn it into codes."


def picture(columns: int, rows: int) -> Picture:
    return Picture("x", columns * 0.75, rows * 0.75, columns, rows, b"")


def illustrated(columns: int, rows: int, summary: str = SUMMARY, credit: str = "Photo: Ana Ruiz") -> list[Box]:
    image = Illustration(picture(columns, rows), "Two people at a screen", credit)
    return banner(document()._replace(summary=summary, image=image), STYLE, WIDE, [], 1)


def graphic(boxes: list[Box]) -> Graphic:
    (found,) = (item for box in boxes for part in box.contents for item in part.items if isinstance(item, Graphic))
    return found


def test_a_photograph_takes_the_right_column() -> None:
    column = (WIDE - STYLE.page.gutter) / 2
    found = graphic(illustrated(1500, 1000))
    assert (found.x, found.width, found.height) == pytest.approx((WIDE - column, column, column / 1.5))


def test_a_tall_picture_is_limited_in_height_and_leaves_its_room_to_the_summary() -> None:
    found = graphic(illustrated(1000, 2000))
    assert (found.x + found.width, found.height) == pytest.approx((WIDE, MAX_HEIGHT))


def test_a_drawing_is_as_large_as_its_place() -> None:
    image = Illustration(Drawing("x", 18.0, 18.0, ()), "A seal", "")
    found = graphic(banner(document()._replace(summary=SUMMARY, image=image), STYLE, WIDE, [], 1))
    assert found.width == found.height == pytest.approx(MAX_HEIGHT)


def test_a_wide_picture_stands_across_the_page() -> None:
    found = graphic(illustrated(3000, 1000))
    assert (found.x, found.width) == (0.0, WIDE)


def test_a_very_long_summary_stays_breakable_above_the_picture() -> None:
    boxes = illustrated(1500, 1000, summary=SUMMARY * 9)
    assert len(boxes) > len(illustrated(1500, 1000))
    assert graphic(boxes[-1:]).x == 0.0


def test_a_long_credit_across_the_page_takes_its_width() -> None:
    assert illustrated(300, 900, summary="", credit="Photo by someone " * 15)[-1].height < MAX_HEIGHT + 50


def test_without_a_summary_the_picture_stands_at_the_left() -> None:
    assert graphic(illustrated(1500, 1000, summary="")).x == 0.0


def test_in_one_column_the_picture_is_below_the_summary() -> None:
    style = replace(STYLE, page=replace(STYLE.page, columns=1))
    image = Illustration(picture(1500, 1000), "Two people at a screen")
    boxes = banner(document()._replace(summary=SUMMARY, image=image), style, WIDE, [], 1)
    assert graphic(boxes[-1:]).x == 0.0


def test_pixels_are_not_enlarged_beyond_what_print_allows() -> None:
    assert graphic(illustrated(200, 150)).width == pytest.approx(200 / MIN_DPI * 72)


def test_structure_has_summary_figure_and_credit_in_this_order() -> None:
    elements: list[Element] = []
    image = Illustration(picture(1500, 1000), "Two people at a screen", "Photo: Ana Ruiz", "fr")
    banner(document()._replace(summary=SUMMARY, image=image), STYLE, WIDE, elements, 1)
    assert [one.tag for one in elements][-3:] == ["H1", "P", "Div"]
    figure, caption = elements[-1].children
    assert (figure.tag, figure.alt, figure.lang) == ("Figure", "Two people at a screen", "fr")
    assert (caption.tag, caption.lang) == ("Caption", "fr")


@given(st.integers(40, 4000), st.integers(40, 4000), st.sampled_from(["", SUMMARY, "Rindfleischetikettierung " * 3]))
def test_nothing_leaves_its_box_whatever_the_shape(columns: int, rows: int, summary: str) -> None:
    boxes = illustrated(columns, rows, summary.strip())
    assert_sound(boxes[-1:], WIDE)
    found = graphic(boxes)
    assert found.width / found.height == pytest.approx(columns / rows)
    assert is_kept(boxes)
