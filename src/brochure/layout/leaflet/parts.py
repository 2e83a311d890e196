"""What the parts of a leaflet's panels share: headings, losses, and gaps that grow. Lengths are in points."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from brochure.compose.full import Omission
from brochure.layout.leaflet.sheet import Type
from brochure.layout.pages import Element, add
from brochure.layout.panel.parts import NOTHING, Filled, Part, Variant, fill
from brochure.layout.panel.tray import Tray

EXTRA, FEWER, ASIDE, TEXT = 0.15, 1.0, 0.3, 0.4  # the loss of a duty more than usual, of another, of small print
BEFORE, FLEX = 14.0, 28.0  # above a part, and how much that can grow
SUB_GAP = 3.0  # below the heading of a part
UNDER_GAP = 1.0  # between the heading of a panel and the line below it
LEAST_UNDER = 0.85  # of the size of that line
SHARE = 0.8  # of the spare points: what gaps within parts take


def headed(text: str, under: str, type_: Type, tray: Tray, width: float, top: float = 0.0) -> float:
    """Place the heading of a panel and the line ``under`` it, if it fits on one; returns where both end.

    The line may be a little smaller than others.
    """
    y = tray.label(type_.head.wrap(text, width), add(tray.elements, Element("H2")), 0.0, top)
    style = type_.under
    factor = min(1.0, width / style.width(under)) if under else 0.0
    if factor >= LEAST_UNDER:
        style = style._replace(size=style.size * factor)
        y = tray.label(style.line(under), add(tray.elements, Element("P")), 0.0, y + UNDER_GAP)
    return y


def subheading(text: str, type_: Type, tray: Tray, width: float, top: float = 0.0) -> float:
    """Place the heading of a part; returns where what follows begins."""
    return tray.label(type_.sub.wrap(text, width), add(tray.elements, Element("H3")), 0.0, top) + SUB_GAP


def filled(parts: Sequence[Part], room: float) -> Filled:
    """The fullest variants of ``parts`` that fit ``room``. Each part can be left out, so there always are some."""
    found = fill(parts, room)
    assert found is not None
    return found


def spread(make: Callable[[float], Sequence[Part]], room: float, gaps: int, most: float) -> Filled:
    """The parts that ``make`` makes with so many points more in each of their ``gaps``, filled into ``room``."""
    plain = filled(make(0.0), room)
    if gaps < 1 or plain.spare < gaps:
        return plain
    return filled(make(min(most, SHARE * plain.spare / gaps)), room)


def gone(loss: float, *omitted: Omission) -> Callable[[], Variant]:
    """Makes the variant of a part that is left out, at this ``loss``."""
    return lambda: NOTHING._replace(loss=loss, omitted=omitted)
