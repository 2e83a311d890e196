"""Discs of steps, which several forms draw: with a number, or hollow. Points, y down."""

from __future__ import annotations

from brochure.layout.pages import Element, Shape
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import legible_on
from brochure.layout.text.labels import TextStyle
from brochure.style.model import Palette

RING = 0.24  # of the radius: the line of a hollow disc


def numbered_disc(
    number: int | None,
    numeral: TextStyle,
    tray: Tray,
    element: Element,
    at: tuple[float, float],
    radius: float,
    palette: Palette,
) -> None:
    """Place a ``number``, content of ``element``, on a disc of the accent; ``at`` is the top left of its square.

    Without a number, the disc is hollow.
    """
    x, y = at
    if number is None:
        middle = ((x + radius, y + radius),)
        inside = Shape(middle, palette.paper, radius * (1 - RING))
        tray.items((Shape(middle, palette.accent, radius), inside), y + 2 * radius)
        return
    over = numeral._replace(color=legible_on(palette.accent, palette), leading=2 * radius)
    text = str(number)
    tray.items((Shape(((x + radius, y + radius),), palette.accent, radius),))
    tray.items(over.line(text).place(x + radius - over.width(text) / 2, y), y + 2 * radius, element)
