"""Linear and radial gradients: colors at offsets between 0 and 1, along a line or from a focus to a circle."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot
from typing import NamedTuple, Protocol

from lxml import etree

from brochure.pdf.drawings import Shades
from brochure.pdf.svg.painting import BLACK, HREFS, RESAVE, View, lengths
from brochure.pdf.svg.values import PNG, Color, RefusedError, color, opacity, shown, transformation

USER = "userSpaceOnUse"
DEFAULTS = {
    "linearGradient": {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"},
    "radialGradient": {"cx": "50%", "cy": "50%", "r": "50%"},
}
AXES = {"x1": 0, "y1": 1, "x2": 0, "y2": 1, "cx": 0, "cy": 1, "fx": 0, "fy": 1, "r": 2, "fr": 2}
MAX_REFERENCES = 20  # from gradient to gradient
MAX_STOPS = 256
STEP = 1e-4  # between the offsets of a sharp change


class Source(Protocol):
    """The file that a gradient is in."""

    def properties(self, element: etree._Element) -> Mapping[str, str]:
        """The properties of ``element``, without those that it inherits."""

    def referenced(self, reference: str) -> etree._Element:
        """The element that ``reference`` means."""


class Paint(NamedTuple):
    """What a shape is filled with, and how opaque it is."""

    shades: Shades
    opacity: float


def paint(element: etree._Element, source: Source, view: View) -> Paint | None:
    """The gradient ``element`` with what it has from those that it refers to; None if it has no colors."""
    own, stops = _inherited(element, source)
    if not stops:
        return None
    if len(stops) > MAX_STOPS:
        raise RefusedError(f"it has a gradient of more than {MAX_STOPS} colors", f"simplify it, or {PNG}")
    alphas = {stop.opacity for _, stop in stops}
    if len(alphas) > 1:
        raise RefusedError("it has a gradient that changes its opacity, which is not supported")
    if own.get("spreadMethod", "pad") != "pad":
        raise RefusedError("it has a gradient that repeats, which is not supported")
    if own.get("transform-origin"):
        raise RefusedError("it has a gradient with a transform-origin, which is not supported")
    in_box = own.get("gradientUnits") != USER
    coordinates = _coordinates(etree.QName(element).localname, own, (1.0, 1.0) if in_box else view)
    offsets = _rising([(offset, stop.value) for offset, stop in stops])
    a, b, c, d, *_ = matrix = transformation(own.get("gradientTransform", ""))
    if a * d == b * c:
        raise RefusedError("it has a gradient that is flat", RESAVE)
    if coordinates is None:  # without an extent, all is of the last color
        last = offsets[-1][1]
        return Paint(Shades((0.0, 0.0, 1.0, 0.0), ((0.0, last), (1.0, last)), in_box=True), alphas.pop())
    return Paint(Shades(coordinates, offsets, matrix, in_box), alphas.pop())


def _inherited(element: etree._Element, source: Source) -> tuple[Mapping[str, str], list[tuple[float, Color]]]:
    """The properties and stops of a gradient, the missing ones from the gradients that it refers to."""
    own: dict[str, str] = {}
    stops: list[tuple[float, Color]] = []
    seen: set[etree._Element] = set()
    following: etree._Element | None = element
    while following is not None:
        name = etree.QName(following).localname
        if name not in DEFAULTS:
            raise RefusedError(f"it fills with a <{name}>, which is not supported")
        if following in seen or len(seen) >= MAX_REFERENCES:
            raise RefusedError("it has a gradient that refers to itself, or to too many others", RESAVE)
        seen.add(following)
        found = source.properties(following)
        own = {**found, **own}
        stops = stops or [_stop(child, source) for child in following.iterchildren("{*}stop")]
        reference = next((found[key] for key in HREFS if key in found), "")
        following = source.referenced(reference) if reference else None
    return own, stops


def _stop(element: etree._Element, source: Source) -> tuple[float, Color]:
    own = source.properties(element)
    around = [source.properties(each).get("color", "") for each in (element, *element.iterancestors())]
    current = color(next((each for each in around if each not in ("", "inherit")), "black"), BLACK)
    given = color(own.get("stop-color", "black"), current)
    return opacity(own.get("offset", "0")), given._replace(
        opacity=round(given.opacity * opacity(own.get("stop-opacity", "1")), 4)
    )


def _rising(stops: list[tuple[float, str]]) -> tuple[tuple[float, str], ...]:
    """``stops`` from 0 to 1, each offset greater than the one before."""
    rising = [(0.0, stops[0][1])] if stops[0][0] > 0 else []
    for offset, value in stops:
        least = rising[-1][0] + STEP if rising else 0.0
        rising.append((max(offset, least), value))
    last = rising[-1][1]
    if rising[-1][0] > 1:  # sharp changes at the end
        scale = rising[-1][0]
        rising = [(offset / scale, value) for offset, value in rising]
    return (*rising, (1.0, last)) if rising[-1][0] < 1 or len(rising) == 1 else tuple(rising)


def _coordinates(name: str, own: Mapping[str, str], view: View) -> tuple[float, ...] | None:
    """The coordinates of a gradient, None if it has no extent."""
    given = {**DEFAULTS[name], **{key: own[key] for key in AXES if own.get(key)}}
    values = lengths(given, {key: axis for key, axis in AXES.items() if key in given}, view)
    if name == "linearGradient":
        x1, y1, x2, y2 = (values[key] for key in ("x1", "y1", "x2", "y2"))
        return (x1, y1, x2, y2) if (x1, y1) != (x2, y2) else None
    cx, cy, r = values["cx"], values["cy"], values["r"]
    fx, fy = values.get("fx", cx), values.get("fy", cy)
    if values.get("fr") or (r > 0 and hypot(fx - cx, fy - cy) >= r):
        raise RefusedError(f"it has a radial gradient with the focus {shown(f'{fx:g} {fy:g}')}, which is not supported")
    return (fx, fy, 0.0, cx, cy, r) if r > 0 else None
