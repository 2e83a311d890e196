"""SVG files look as browsers show them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from tests.drawn import page, rendered

from brochure.artwork import Layer, Lettering, Outline
from brochure.errors import PictureError
from brochure.pdf.svg.opening import open_svg

from .sample import svg

if TYPE_CHECKING:
    from brochure.artwork import Drawing

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255)


def opened(content: str, attributes: str = 'viewBox="0 0 300 200"') -> Drawing:
    return open_svg(svg(content, attributes), "seal.svg")


def pixels(content: str, *places: tuple[int, int]) -> list[tuple[int, int, int]]:
    """The colors at ``places`` of a picture of 300 × 200 units."""
    image = rendered(page(opened(content)))
    return [image.getpixel((2 * x, 2 * y)) for x, y in places]


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


def test_a_picture_is_as_large_as_it_says() -> None:
    drawing = opened("<circle r='9'/>", 'width="2in" height="96px"')
    assert (drawing.width, drawing.height) == (144, 72)


def test_y_points_downward() -> None:
    assert pixels('<rect width="300" height="50" fill="red"/>', (10, 10), (10, 190)) == [RED, WHITE]


@pytest.mark.parametrize(
    ("fit", "at"),
    [("xMinYMid", (10, 50)), ("xMidYMid", (100, 50)), ("xMaxYMid meet", (190, 50)), ("none", (100, 10))],
)
def test_a_picture_is_fitted_into_its_size(fit: str, at: tuple[int, int]) -> None:
    content = '<circle cx="50" cy="50" r="50" fill="red"/>'
    drawing = opened(content, f'viewBox="0 0 100 100" width="300" height="200" preserveAspectRatio="{fit}"')
    assert rendered(page(drawing)).getpixel((2 * at[0] + 40, 2 * at[1])) == RED


VIEWS = {
    "a picture within": '<svg x="100" y="50" width="100" height="100" viewBox="0 0 10 10">{}</svg>',
    "a symbol": '<symbol id="s" viewBox="0 0 10 10">{}</symbol>'
    '<use href="#s" x="100" y="50" width="100" height="100"/>',
    "a picture that is repeated": '<defs><svg id="s" viewBox="0 0 10 10" width="9">{}</svg></defs>'
    '<use href="#s" x="100" y="50" width="100" height="100"/>',
}


@pytest.mark.parametrize("case", VIEWS)
def test_pictures_within_pictures_are_fitted_and_clipped(case: str) -> None:
    content = '<rect width="50%" height="10" fill="green"/><rect x="5" width="90" height="90" fill="blue"/>'
    colors = pixels(VIEWS[case].format(content), (98, 100), (103, 100), (147, 60), (153, 60), (197, 100), (203, 100))
    assert colors == [WHITE, GREEN, GREEN, BLUE, BLUE, WHITE]


def test_a_symbol_can_fill_its_place_and_be_cut_there() -> None:
    symbol = '<symbol id="s" viewBox="0 0 10 5" preserveAspectRatio="xMinYMin slice"><path d="M0 0h6v6H0z"/></symbol>'
    use = '<use href="#s" x="100" y="50" width="100" height="100" fill="green"/>'
    assert pixels(symbol + use, (98, 100), (103, 145), (197, 100), (203, 100)) == [WHITE, GREEN, GREEN, WHITE]


PATHS = {
    "lines": "M10 10H110V110H10Z",
    "relative lines": "m10 10h100v100h-100z",
    "numbers without spaces": "M10,10l100-.0 0 100-100 0z",
    "curves": "M10 10C110 10 110 10 110 60S110 110 60 110 10 110 10 60z",
    "quadratic curves": "M10 60Q10 10 60 10T110 60 60 110 10 60z",
    "arcs": "M10 60A50 50 0 0 1 110 60A50 50 0 1 1 10 60z",
    "arcs with flags that stick": "M10 60a50 50 0 01100 0a50 50 0 11-100 0",
    "two parts": "M10 10h100v100h-100zm0 0h100v100h-100",
}


@pytest.mark.parametrize("case", PATHS)
def test_paths(case: str) -> None:
    outside, inside = pixels(f'<path d="{PATHS[case]}" fill="green"/>', (130, 60), (60, 60))
    assert (outside, inside) == (WHITE, GREEN)


def test_holes() -> None:
    path = "M10 10h100v100h-100zM40 40h40v40h-40z"
    assert pixels(f'<path d="{path}" fill="green"/>', (60, 60)) == [GREEN]
    assert pixels(f'<path d="{path}" fill="green" fill-rule="evenodd"/>', (60, 60)) == [WHITE]


def test_polylines_are_filled() -> None:
    assert pixels('<polyline points="10 10 110 10 110 110" fill="green"/>', (90, 30)) == [GREEN]


def test_strokes_are_as_wide_as_they_say_and_miters_as_long() -> None:
    (item,) = opened('<path d="M0 0L50 50" fill="none" stroke="red" stroke-width="4" stroke-linecap="round"/>').items
    assert isinstance(item, Outline)
    assert item.pen is not None
    assert (item.pen.width, item.pen.cap, item.pen.miter) == (3.0, 1, 4.0)
    dashed = 'stroke-miterlimit="9" stroke-dasharray="4 8" stroke-dashoffset="4"'
    (item,) = opened(f'<path d="M0 0L50 50" fill="none" stroke="red" {dashed}/>').items
    assert item.pen is not None
    assert (item.pen.miter, item.pen.dash, item.pen.phase) == (9.0, (3.0, 6.0), 3.0)


def test_miters_are_limited() -> None:
    (item,) = opened('<path d="M0 0L50 50" fill="none" stroke="red" stroke-miterlimit="1e300"/>').items
    assert item.pen is not None
    assert item.pen.miter == 1000


def test_a_transparent_stroke_shows_the_fill_below() -> None:
    shape = '<rect x="50" y="50" width="100" height="100" fill="blue"/>'
    rect = shape.replace("/>", ' stroke="red" stroke-width="40" stroke-opacity=".5"/>')
    outer, inner, middle = pixels(rect, (40, 100), (60, 100), (100, 100))
    assert near(outer, (255, 127, 127))
    assert near(inner, (128, 0, 127))
    assert middle == BLUE


def test_a_transparent_group_is_transparent_as_a_whole() -> None:
    shapes = '<rect width="100" height="100" fill="red"/><rect x="50" width="100" height="100" fill="blue"/>'
    both = opened(f'<g opacity=".5">{shapes}</g>')
    assert [type(item) for item in both.items] == [Layer]
    left, overlap = pixels(f'<g opacity=".5">{shapes}</g>', (25, 50), (75, 50))
    assert near(left, (255, 127, 127))
    assert near(overlap, (127, 127, 255))


def test_groups_within_transparent_groups_with_text_and_clips() -> None:
    content = (
        '<clipPath id="c"><rect width="100" height="200"/></clipPath><g opacity=".5" clip-path="url(#c)">'
        '<g opacity=".5" transform="translate(20)"><rect width="200" height="200" fill="red" stroke="red"/></g>'
        '<text y="190">Cooks</text></g>'
    )
    clipped, faint = pixels(content, (150, 50), (60, 50))
    assert clipped == WHITE
    assert near(faint, (255, 191, 191))


def test_clips() -> None:
    content = '<clipPath id="c"><circle cx="100" cy="100" r="50"/></clipPath><rect width="300" height="200" {}/>'
    green = content.format('fill="green" clip-path="url(#c)"')
    assert pixels(green, (100, 100), (20, 20)) == [GREEN, WHITE]
    moved = content.format('fill="green" clip-path="url(#c)" transform="translate(100)"')
    assert pixels(moved, (200, 100), (60, 100)) == [GREEN, WHITE]


def test_paths_go_on_after_they_have_been_closed() -> None:
    first, second = pixels('<path d="M10 10h40v40h-40zl160 160v-60z" fill="green"/>', (20, 45), (150, 140))
    assert (first, second) == (GREEN, GREEN)


@pytest.mark.parametrize("path", ["M50 50z", "M50 50h0", "M50 50L50 50"])
def test_a_point_with_round_caps_is_a_dot(path: str) -> None:
    dot = f'<path d="{path}" fill="none" stroke="green" stroke-width="40" stroke-linecap="round"/>'
    assert pixels(dot, (50, 50), (60, 55), (50, 75)) == [GREEN, GREEN, WHITE]


def test_layers_within_layers_are_valid() -> None:
    rects = '<rect width="9" height="9"/><rect width="5" height="9" fill="red"/>'
    data = page(opened(f'<g opacity=".5">{rects}<g opacity=".5">{rects}<g opacity=".9">{rects}</g></g></g>'))
    heads = [part.split(b"stream", 1)[0] for part in data.split(b"/Subtype/Form")[1:]]
    assert [head.count(b"/Group") for head in heads] == [1, 1, 1, 0]


def test_text_stands_where_it_should_in_faces_that_ship() -> None:
    (item,) = opened(
        '<text x="30" y="40" font-size="20" font-weight="bold" font-family="Comic Sans">Cooks</text>'
    ).items
    assert isinstance(item, Lettering)
    assert (item.text, item.face) == ("Cooks", "Lato-Bold")
    assert item.matrix == pytest.approx((0.75, 0, 0, 0.75, 22.5, 120))
    assert item.size == 20


@pytest.mark.parametrize(("anchor", "factor"), [("middle", 0.5), ("end", 1.0)])
def test_text_is_anchored(anchor: str, factor: float) -> None:
    from brochure.fonts.metrics import face

    (item,) = opened(f'<text x="100" y="40" font-size="20" text-anchor="{anchor}">Cooks</text>').items
    width = face("Lato-Regular").text_width("Cooks", 20)
    assert item.matrix[4] == pytest.approx((100 - factor * width) * 0.75)


HOSTILE = {
    "nothing": ("", "it draws nothing"),
    "a glyph that no face has": ("<text y='9'>漢字</text>", "text that cannot be printed"),
    "a path that ends early": ('<path d="M"/>', "it is damaged"),
    "a path of too few numbers": ('<path d="M0 0C1 2 3"/>', "it is damaged"),
    "a huge path": ('<path d="M0 0L1e30 1e30"/>', "far beyond its size"),
    "endless numbers": (f'<path d="M0 0L{"9" * 500} 1"/>', "far beyond its size|is damaged"),
    "a huge scale": ('<circle r="9" transform="scale(1e300) scale(1e300)"/>', "far beyond|damaged"),
    "brackets within brackets": (f'<circle r="9" style="fill:{"(" * 9_000}"/>', "nested too deeply"),
    "brackets in a style sheet": (f'<style>{"{" * 9_000}</style><circle r="9"/>', "nested too deeply"),
    "many layers": ('<g opacity=".5"><circle r="9"/><circle r="8"/></g>' * 1001, "more than 1,000 transparent groups"),
    "a huge view": ('<circle r="9"/>', "far beyond its size|points large"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_get_one_clear_error(case: str) -> None:
    content, reason = HOSTILE[case]
    box = 'viewBox="0 0 1e300 1e-300"' if case == "a huge view" else 'viewBox="0 0 300 200"'
    with pytest.raises(PictureError, match=reason) as caught:
        opened(content, box)
    message = str(caught.value)
    assert message.startswith("seal.svg: it ")
    assert message.isprintable()


def test_svglib_neither_speaks_nor_looks_for_fonts(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("subprocess.Popen", refuse)
    opened('<text y="20" font-family="Unknown, serif">Cooks</text><g label="x"><circle r="9"/></g>')
    assert capfd.readouterr() == ("", "")


def test_what_svglib_complains_of_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from svglib import svglib

    from brochure.pdf.svg import opening

    def complain(*_: object) -> None:
        logging.getLogger("svglib.svglib").warning("I cannot draw this")

    monkeypatch.setattr(svglib.SvgRenderer, "print_unused_attributes", complain)
    opening._opened.cache_clear()
    with pytest.raises(PictureError, match="cannot be drawn: I cannot draw this"):
        opened('<circle r="9"/>')


def test_deep_nesting_is_no_problem_below_the_limit() -> None:
    use = '<use href="#g{}" x="1" opacity=".9" transform="scale(.9)"/>'
    group = f'<g id="g{{}}" transform="translate(1)" opacity=".9">{use}</g>'
    groups = "".join(group.format(n, n + 1) for n in range(16))
    drawing = opened(f'<defs>{groups}<circle id="g16" r="900" opacity=".9"/></defs><use href="#g0"/>')
    depth, items = 0, drawing.items
    while isinstance(items[0], Layer):
        depth, items = depth + 1, items[0].items
    assert depth == 32


def test_the_same_file_is_the_same_drawing() -> None:
    assert opened("<circle r='9'/>").digest == opened("<circle r='9'/>").digest != opened("<circle r='8'/>").digest
