"""Paths of common shapes, the boxes around them, and transformations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot, sqrt

from brochure.artwork import UNCHANGED, Matrix, Path, Segment

CLOSE = Segment("h")
HANDLE = 0.5523  # length of the Bézier handles of a quarter circle, in radii
ROUNDED = 1e-6  # the relative difference of equal lengths


def lines(coordinates: Sequence[float]) -> Path:
    points = list(zip(coordinates[::2], coordinates[1::2], strict=True))
    return tuple([Segment("l" if index else "m", point) for index, point in enumerate(points)])


def rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Path:
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx <= 0 or ry <= 0:
        return (*lines((x, y, x + width, y, x + width, y + height, x, y + height)), CLOSE)
    return rounded(x + rx, y + ry, rx, ry, width - 2 * rx, height - 2 * ry)


def rounded(x: float, y: float, rx: float, ry: float, across: float = 0.0, up: float = 0.0) -> Path:
    """An ellipse around (x, y), its quarters pulled apart by ``across`` and ``up`` and connected by lines."""
    right, top, dx, dy = x + across, y + up, rx * HANDLE, ry * HANDLE
    path = (
        Segment("m", (right + rx, y)),
        Segment("l", (right + rx, top)),
        Segment("c", (right + rx, top + dy, right + dx, top + ry, right, top + ry)),
        Segment("l", (x, top + ry)),
        Segment("c", (x - dx, top + ry, x - rx, top + dy, x - rx, top)),
        Segment("l", (x - rx, y)),
        Segment("c", (x - rx, y - dy, x - dx, y - ry, x, y - ry)),
        Segment("l", (right, y - ry)),
        Segment("c", (right + dx, y - ry, right + rx, y - dy, right + rx, y)),
        CLOSE,
    )
    return path if across or up else tuple([segment for segment in path if segment.operator != "l"])


def is_closed(path: Path) -> bool:
    operators = [segment.operator for segment in path]
    return operators.count("m") == operators.count("h")


def bounds(path: Path) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what ``path`` encloses."""
    xs, ys, x, y = [], [], 0.0, 0.0
    for _, points in path:
        if len(points) == 6:
            xs += _extremes(x, *points[::2])
            ys += _extremes(y, *points[1::2])
        xs += points[-2:-1]
        ys += points[-1:]
        if points:
            x, y = points[-2:]
    return min(xs), min(ys), max(xs), max(ys)


def _extremes(start: float, first: float, second: float, end: float) -> list[float]:
    """Where a Bézier curve turns back in one coordinate."""
    a = end - start + 3 * (first - second)
    b = 2 * (start - 2 * first + second)
    c = first - start
    if abs(a) > ROUNDED * (abs(b) + abs(c)):
        root = b * b - 4 * a * c
        times = [(-b + sign * sqrt(root)) / (2 * a) for sign in (-1, 1)] if root >= 0 else []
    else:
        times = [-c / b] if b else []
    return [
        (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t * t * second + t**3 * end
        for t in times
        if 0 < t < 1
    ]


def closed(path: Path) -> Path:
    """``path`` with all its parts closed."""
    following = [*path[1:], Segment("m")]
    closed = [
        (segment, CLOSE) if after.operator == "m" and segment.operator != "h" else (segment,)
        for segment, after in zip(path, following, strict=False)
    ]
    return tuple([segment for part in closed for segment in part])


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """The transformation that applies ``inner``, then ``outer``."""
    a, b, c, d, e, f = outer
    linear = [value for x, y in (inner[:2], inner[2:4]) for value in (a * x + c * y, b * x + d * y)]
    x, y = inner[4:]
    return linear[0], linear[1], linear[2], linear[3], a * x + c * y + e, b * x + d * y + f


def mapped(points: Sequence[float], matrix: Matrix) -> Iterator[float]:
    a, b, c, d, e, f = matrix
    for x, y in zip(points[::2], points[1::2], strict=True):
        yield a * x + c * y + e
        yield b * x + d * y + f


def taken_apart(matrix: Matrix) -> tuple[float, Matrix]:
    """A uniform scale, and what remains: no change at all if ``matrix`` keeps the proportions of a pen's stroke."""
    a, b, c, d, e, f = matrix
    across, up = hypot(a, b), hypot(c, d)
    size = max(across, up)
    if abs(across - up) <= ROUNDED * size and abs(a * c + b * d) <= ROUNDED * size * size:
        return size, UNCHANGED
    scale = sqrt(area(matrix))
    return scale, (a / scale, b / scale, c / scale, d / scale, e, f)


def area(matrix: Matrix) -> float:
    """What becomes of a unit of area; zero if everything becomes flat."""
    a, b, c, d, *_ = matrix
    return abs(a * d - b * c)
