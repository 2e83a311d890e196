"""Gradients look as browsers show them."""

from __future__ import annotations

import pytest
from tests.drawn import page, rendered

from brochure.artwork import Gradient, Outline
from brochure.pdf.svg.gradients import STEP
from brochure.pdf.svg.opening import open_svg

from .sample import svg

RED_TO_BLUE = '<stop offset="0" stop-color="#f00"/><stop offset="100%" style="stop-color:#00f"/>'
RECT = '<rect x="100" y="50" width="100" height="100" fill="url(#g)"/>'


def pixels(content: str, *places: tuple[int, int]) -> list[tuple[int, int, int]]:
    image = rendered(page(open_svg(svg(content, 'viewBox="0 0 300 200"'), "x")))
    return [image.getpixel((2 * x, 2 * y)) for x, y in places]


def gradient(content: str) -> Gradient:
    (item,) = open_svg(svg(content, 'viewBox="0 0 300 200"'), "x").items
    assert isinstance(item, Gradient)
    return item


def linear(attributes: str = "", stops: str = RED_TO_BLUE, shape: str = RECT) -> str:
    return f'<linearGradient id="g" {attributes}>{stops}</linearGradient>{shape}'


def radial(attributes: str = "", stops: str = RED_TO_BLUE, shape: str = RECT) -> str:
    return f'<radialGradient id="g" {attributes}>{stops}</radialGradient>{shape}'


def near(color: tuple[int, ...], expected: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 6 for a, b in zip(color, expected, strict=True))


def test_a_linear_gradient_runs_across_the_box_of_its_shape() -> None:
    left, middle, right, outside = pixels(linear(), (101, 100), (150, 100), (199, 100), (90, 100))
    assert near(left, (255, 0, 0))
    assert near(middle, (128, 0, 128))
    assert near(right, (0, 0, 255))
    assert outside == (255, 255, 255)


@pytest.mark.parametrize(
    ("attributes", "red", "blue"),
    [
        ('x2="0" y2="1"', (150, 51), (150, 149)),
        ('x1="1" x2="0"', (199, 100), (101, 100)),
        ('gradientTransform="rotate(90)"', (150, 51), (150, 149)),
        ('gradientUnits="userSpaceOnUse" x1="100" x2="200"', (101, 100), (199, 100)),
        ('gradientUnits="userSpaceOnUse" x1="50%" x2="50%" y1="25%" y2="75%"', (150, 51), (150, 149)),
        (
            'gradientUnits="userSpaceOnUse" x1="0" x2="1" gradientTransform="translate(100)scale(100)"',
            (101, 60),
            (199, 60),
        ),
    ],
)
def test_lines_and_transformations(attributes: str, red: tuple[int, int], blue: tuple[int, int]) -> None:
    one, other = pixels(linear(attributes), red, blue)
    assert near(one, (255, 0, 0))
    assert near(other, (0, 0, 255))


def test_colors_go_on_beyond_the_ends() -> None:
    before, after = pixels(linear('x1="40%" x2="60%"'), (110, 100), (190, 100))
    assert near(before, (255, 0, 0))
    assert near(after, (0, 0, 255))


def test_radial_gradients_are_ellipses_in_wide_boxes() -> None:
    wide = '<rect x="0" y="50" width="300" height="100" fill="url(#g)"/>'
    center, halfway, above, corner = pixels(radial(shape=wide), (150, 100), (225, 100), (150, 75), (2, 52))
    assert near(center, (255, 0, 0))
    assert near(halfway, (128, 0, 128))
    assert near(above, (128, 0, 128))
    assert near(corner, (0, 0, 255))


def test_a_focus_moves_the_center() -> None:
    assert near(pixels(radial('fx="30%"'), (130, 100))[0], (255, 0, 0))


def test_curves_have_boxes_as_large_as_they_are() -> None:
    item = gradient(linear(shape='<path d="M0 100C0 0 100 0 100 100" fill="url(#g)"/>'))
    assert item.matrix == pytest.approx((75, 0, 0, -56.25, 0, 150 - 0.75 * 25))


def test_sharp_changes_and_stops_that_go_back() -> None:
    stop = '<stop offset="{}" stop-color="{}"/>'
    stops = stop.format(0.5, "#f00") + stop.format(0.5, "#0f0") + stop.format(0.2, "#00f")
    offsets, colors = zip(*gradient(linear(stops=stops)).stops, strict=True)
    assert offsets == (0.0, 0.5, 0.5 + STEP, 0.5 + 2 * STEP, 1.0)
    assert colors == ("#ff0000", "#ff0000", "#00ff00", "#0000ff", "#0000ff")
    last = '<stop offset="1" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
    offsets = [offset for offset, _ in gradient(linear(stops=last)).stops]
    assert offsets == sorted(set(offsets))
    assert (offsets[0], offsets[-1]) == (0, 1)


def test_gradients_have_what_they_lack_from_others() -> None:
    item = gradient(
        f'<linearGradient id="a" x1="1" gradientUnits="userSpaceOnUse">{RED_TO_BLUE}</linearGradient>'
        f'<linearGradient id="g" xlink:href="#a" x1="7"/>{RECT}'
    )
    assert item.coordinates[:2] == (7.0, 0.0)
    assert item.stops == ((0.0, "#ff0000"), (1.0, "#0000ff"))


def test_own_stops_win_over_those_of_others() -> None:
    others = '<linearGradient id="a"><stop stop-color="lime"/></linearGradient>'
    assert gradient(others + linear('href="#a"')).stops == ((0.0, "#ff0000"), (1.0, "#0000ff"))


@pytest.mark.parametrize("attributes", ['x1="1"', 'x1="3" x2="3"'])
def test_without_an_extent_all_is_of_the_last_color(attributes: str) -> None:
    assert pixels(linear(attributes), (102, 100)) == [(0, 0, 255)]


def test_without_stops_there_is_the_fallback_or_nothing() -> None:
    shape = RECT.replace("url(#g)", "url(#g) lime")
    assert pixels(linear(stops="", shape=shape), (150, 100)) == [(0, 255, 0)]
    assert pixels(linear(stops="") + '<circle r="9"/>', (150, 100)) == [(255, 255, 255)]


def test_equal_opacities_of_stops_are_that_of_the_shape() -> None:
    stops = RED_TO_BLUE.replace("<stop", '<stop stop-opacity="0.5"')
    shape = RECT.replace("/>", ' fill-opacity=".5"/>')
    assert gradient(linear(stops=stops, shape=shape)).opacity == 0.25


def test_current_color_is_that_of_the_gradient() -> None:
    stops = '<stop stop-color="currentColor"/>'
    assert gradient(f'<g color="lime">{linear(stops=stops)}</g>').stops[0] == (0.0, "#00ff00")


def test_a_shape_with_a_gradient_can_have_an_outline_holes_and_clips() -> None:
    path = "M100 50h100v100h-100zM130 80h40v40h-40z"
    shape = (
        f'<path d="{path}" fill="url(#g)" fill-rule="evenodd" stroke="lime" stroke-width="8" transform="scale(.5)"/>'
    )
    items = open_svg(svg(linear(shape=shape), 'viewBox="0 0 300 200"'), "x").items
    assert [type(item) for item in items] == [Gradient, Outline]
    hole, edge = pixels(linear(shape=shape), (75, 50), (50, 50))
    assert (hole, edge) == ((255, 255, 255), (0, 255, 0))
