"""Marks that several forms draw: numbers on discs, outlines. Points, y down."""

from __future__ import annotations

from brochure.layout.pages import WHITE, Element, Shape, Stroke
from brochure.layout.panel.tray import Tray
from brochure.layout.text.labels import TextStyle


def numbered_disc(
    number: int, numeral: TextStyle, tray: Tray, element: Element, at: tuple[float, float], radius: float, color: str
) -> None:
    """Place a white ``number``, content of ``element``, on a disc; ``at`` is the top left corner of its square."""
    x, y = at
    white = numeral._replace(color=WHITE, leading=2 * radius)
    text = str(number)
    tray.items((Shape(((x + radius, y + radius),), color, radius),))
    tray.items(white.line(text).place(x + radius - white.width(text) / 2, y), y + 2 * radius, element)


def outlined(x: float, y: float, width: float, height: float, line: float, color: str) -> tuple[Stroke, ...]:
    """The outline of a rectangle, with square corners."""
    half = line / 2
    right, bottom = x + width, y + height
    return (
        Stroke(x - half, y, right + half, y, line, color),
        Stroke(right, y, right, bottom, line, color),
        Stroke(right + half, bottom, x - half, bottom, line, color),
        Stroke(x, bottom, x, y, line, color),
    )
