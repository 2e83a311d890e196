from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.artwork import UNCHANGED, Matrix, Path, Segment
from brochure.pdf.geometry import area, bounds, closed, is_closed, lines, mapped, product, rectangle, taken_apart

NUMBERS = st.floats(-100, 100).map(lambda value: round(value, 3))
MATRICES = st.tuples(*[NUMBERS] * 6)
CURVES = st.tuples(*[NUMBERS] * 8)


def points(curve: tuple[float, ...]) -> list[tuple[float, float]]:
    """Points of a Bézier curve."""
    steps = [n / 50 for n in range(51)]
    weights = [((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in steps]
    return [
        tuple(sum(w * v for w, v in zip(weight, curve[axis::2], strict=True)) for axis in (0, 1))  # type: ignore[misc]
        for weight in weights
    ]


@given(CURVES)
def test_boxes_hold_curves_and_nothing_more(curve: tuple[float, ...]) -> None:
    path = (Segment("m", curve[:2]), Segment("c", curve[2:]))
    left, bottom, right, top = bounds(path)
    xs, ys = zip(*points(curve), strict=True)
    assert left == pytest.approx(min(xs), abs=0.2)
    assert right == pytest.approx(max(xs), abs=0.2)
    assert bottom == pytest.approx(min(ys), abs=0.2)
    assert top == pytest.approx(max(ys), abs=0.2)


@given(MATRICES, MATRICES, st.tuples(NUMBERS, NUMBERS))
def test_a_product_applies_the_inner_transformation_first(
    outer: Matrix, inner: Matrix, point: tuple[float, float]
) -> None:
    one_by_one = list(mapped(list(mapped(point, inner)), outer))
    assert list(mapped(point, product(outer, inner))) == pytest.approx(one_by_one, rel=1e-6, abs=1e-6)


@given(MATRICES.filter(lambda matrix: area(matrix) > 1))
def test_a_scale_and_what_remains_are_the_whole(matrix: Matrix) -> None:
    scale, remainder = taken_apart(matrix)
    if remainder == UNCHANGED:  # circles stay circles
        a, b, c, d, *_ = matrix
        assert hypot(a, b) == pytest.approx(scale)
        assert hypot(c, d) == pytest.approx(scale, rel=1e-5)
    else:
        assert area(remainder) == pytest.approx(1)
        assert product(remainder, (scale, 0, 0, scale, 0, 0)) == pytest.approx(matrix)


def test_rectangles_have_no_more_corner_than_room() -> None:
    path = rectangle(0, 0, 10, 4, 50, 50)
    assert bounds(path) == pytest.approx((0, 0, 10, 4))
    assert rectangle(0, 0, 10, 4, 0, 3) == (*lines((0, 0, 10, 0, 10, 4, 0, 4)), Segment("h"))


def test_all_parts_of_a_path_are_closed() -> None:
    part: Path = lines((0, 0, 1, 0, 1, 1))
    path = (*part, Segment("h"), *part, *part)
    assert not is_closed(path)
    assert is_closed(closed(path))
    assert [segment.operator for segment in closed(path)].count("h") == 3
