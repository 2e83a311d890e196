"""The outlines of shapes and how they are painted, as attributes with numbers and keywords.

``own`` are all properties of an element by name, those that it inherits included; ``view`` is the width and height of
the picture in user units, which percentages refer to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import hypot, sqrt

from brochure.artwork import Matrix
from brochure.pdf.svg.values import PNG, Color, RefusedError, color, length, numbers, opacity, shown

OUTLINES = "convert its text to paths"
RESAVE = "save it as “plain SVG” or “optimized SVG”"

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
View = tuple[float, float]
Attributes = dict[str, str]

TEXT = {
    "letter-spacing": ("normal", "0", "0px", "0em"),
    "word-spacing": ("normal", "0", "0px", "0em"),
    "text-decoration": ("none",),
    "writing-mode": ("lr", "lr-tb", "horizontal-tb"),
    "dominant-baseline": ("auto", "alphabetic"),
    "alignment-baseline": ("auto", "baseline", "alphabetic"),
    "baseline-shift": ("baseline", "0", "0px"),
    "font": ("",),
    "font-variant": ("normal",),
    "textLength": (),
    "rotate": ("0",),
    "dx": ("0",),
    "dy": ("0",),
}
"""Properties of text that are supported only with these values."""

WHOLE_TEXT = (
    "letter-spacing",
    "word-spacing",
    "text-decoration",
    "writing-mode",
    "dominant-baseline",
    "font",
    "font-variant",
)
"""Those of them that may stand on what is around the text."""

MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
ANY = {
    "filter": ("none",),
    "mask": ("none",),
    **dict.fromkeys(MARKERS, ("none",)),
    "mix-blend-mode": ("normal",),
    "paint-order": ("normal", "fill", "fill stroke", "fill stroke markers"),
    "vector-effect": ("none",),
    "transform-origin": ("0 0", "0px 0px"),
}
"""Properties of all elements that are supported only with these values."""

INHERITED = {
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "clip-rule": "nonzero",
    "stroke": "none",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-dasharray": "none",
    "stroke-dashoffset": "0",
    "color": "black",
    "visibility": "visible",
    "paint-order": "normal",
    **dict.fromkeys(MARKERS, "none"),
    "font-size": "16",
    "font-weight": "normal",
    "font-style": "normal",
    "text-anchor": "start",
    SPACE: "default",
    **{name: values[0] for name, values in TEXT.items() if name in WHOLE_TEXT},
}
"""Properties that elements have from their parents, and their first values."""

KEYWORDS = {
    "fill-rule": ("nonzero", "evenodd"),
    "clip-rule": ("nonzero", "evenodd"),
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
    "text-anchor": ("start", "middle", "end"),
}

GEOMETRY = {
    "rect": {"x": 0, "y": 1, "width": 0, "height": 1, "rx": 0, "ry": 1},
    "circle": {"cx": 0, "cy": 1, "r": 2},
    "ellipse": {"cx": 0, "cy": 1, "rx": 0, "ry": 1},
    "line": {"x1": 0, "y1": 1, "x2": 0, "y2": 1},
}
"""Lengths of shapes, with what percentages of them refer to: width (0), height (1), diagonal (2)."""

FACES = {
    (False, False): "Lato-Regular",
    (True, False): "Lato-Bold",
    (False, True): "Lato-Italic",
    (True, True): "Lato-BoldItalic",
}
"""By whether text is bold and italic."""

FONT_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0
}  # fmt: skip
MAX_DASHES = 64
BLACK = Color("#000000", 1.0)

_PATH = re.compile(r"[Mm][MmZzLlHhVvCcSsQqTtAaEe0-9+\-.,\s]*")
_GOES_ON = re.compile(r"[Zz](?=[\s,]*[^MmZz\s,])")  # after a part has been closed: svglib would begin at its last point


def cascaded(own: Mapping[str, str], inherited: Mapping[str, str]) -> dict[str, str]:
    """All properties of an element with the properties ``own`` in one with ``inherited`` ones.

    Refuses those that are not supported.
    """
    ones = {name: value for name, value in own.items() if name in INHERITED and value != "inherit"}
    if "font-size" in ones:
        ones["font-size"] = repr(_font_size(ones["font-size"], float(inherited["font-size"])))
    everything = {**own, **inherited, **ones}
    _check(everything, ANY, "", PNG)
    return everything


def lengths(own: Mapping[str, str], axes: Mapping[str, int], view: View) -> dict[str, float]:
    """Lengths by name; those that are missing or ``auto`` are 0."""
    width, height = view
    wholes = (width, height, hypot(width, height) / sqrt(2))
    given = {name: own.get(name, "").replace("auto", "") or "0" for name in axes}
    return {name: length(given[name], whole=wholes[axis]) for name, axis in axes.items()}


def view_box(own: Mapping[str, str]) -> list[float]:
    """Left, top, width and height of a viewBox; empty without one."""
    box = numbers(own["viewBox"]) if own.get("viewBox") else []
    if box and (len(box) != 4 or min(box[2:]) <= 0):
        raise RefusedError(f"it has the viewBox {shown(own['viewBox'])}", "write four numbers, the last two positive")
    return box


def aspect_ratio(own: Mapping[str, str]) -> tuple[str, str]:
    """How a viewBox is aligned, and whether it must ``meet`` or may ``slice``."""
    value = own.get("preserveAspectRatio") or "xMidYMid"
    match = re.fullmatch(r"\s*(none|xM(?:in|id|ax)YM(?:in|id|ax))(?:\s+(meet|slice))?\s*", value)
    if not match:
        raise RefusedError(f"it has the preserveAspectRatio {shown(value)}, which is not supported")
    return match[1], match[2] or "meet"


def fitted(box: list[float], size: tuple[float, float], ratio: tuple[str, str]) -> Matrix:
    """The transformation of ``box``, a viewBox, into a rectangle of ``size`` at the origin."""
    left, top, across, down = box
    scales = size[0] / across, size[1] / down
    align, fit = ratio
    if align != "none":
        scales = (min(scales),) * 2 if fit == "meet" else (max(scales),) * 2
    shares = {"Min": 0.0, "Mid": 0.5, "Max": 1.0, "none": 0.0}
    x = shares[align[1:4] if align != "none" else align] * (size[0] - across * scales[0])
    y = shares[align[5:] if align != "none" else align] * (size[1] - down * scales[1])
    return scales[0], 0.0, 0.0, scales[1], x - left * scales[0], y - top * scales[1]


def geometry(name: str, own: Mapping[str, str], view: View) -> Attributes:
    """The outline of the shape ``name``; empty if it has none."""
    if name == "path":
        data = own.get("d", "").strip()
        if data and not _PATH.fullmatch(data):
            raise RefusedError(f"it has the path {shown(data)}, which makes no sense", RESAVE)
        return {"d": _GOES_ON.sub("z m0 0 ", data)} if data else {}
    if name in ("polyline", "polygon"):
        points = numbers(own.get("points", ""))
        points = points[: len(points) // 2 * 2]
        return {"points": " ".join(map(repr, points))} if len(points) > 2 else {}
    values = lengths(own, GEOMETRY[name], view)
    if name in ("rect", "ellipse"):
        values.update(_radii(own, values))
    extents = [values[side] for side in ("width", "height", "r") if side in values]
    if name == "ellipse":
        extents = [values["rx"], values["ry"]]
    return {} if any(extent <= 0 for extent in extents) else {key: repr(value) for key, value in values.items()}


def _radii(own: Mapping[str, str], values: Mapping[str, float]) -> dict[str, float]:
    """Where only one of two radii is given, both are equal; without one of them, there is none."""
    given = [values[name] for name in ("rx", "ry") if own.get(name, "auto") != "auto" and values[name] >= 0]
    return dict.fromkeys(("rx", "ry"), 0.0) if 0 in given or not given else {"rx": given[0], "ry": given[-1]}


def clip_rule(own: Mapping[str, str]) -> Attributes:
    return {"clip-rule": _keyword(own, "clip-rule")}


def fill(own: Mapping[str, str]) -> Attributes:
    """How a shape is filled; empty if it is not."""
    paint = _paint(own["fill"], own)
    alpha = paint.opacity * opacity(own["fill-opacity"]) if paint else 0.0
    if paint is None or not alpha:
        return {}
    return {"fill": paint.value, "fill-opacity": repr(alpha), "fill-rule": _keyword(own, "fill-rule")}


def stroke(own: Mapping[str, str], view: View) -> Attributes:
    """How a shape is stroked; empty if it is not."""
    paint = _paint(own["stroke"], own)
    alpha = paint.opacity * opacity(own["stroke-opacity"]) if paint else 0.0
    values = lengths(own, {"stroke-width": 2, "stroke-dashoffset": 2, "stroke-miterlimit": 2}, view)
    if paint is None or not alpha or values["stroke-width"] <= 0:
        return {}
    dashes = _dashes(own["stroke-dasharray"], view)
    if dashes and own.get("pathLength"):
        raise RefusedError("it has dashes with a pathLength, which is not supported")
    return {
        "stroke": paint.value,
        "stroke-opacity": repr(alpha),
        "stroke-linecap": _keyword(own, "stroke-linecap"),
        "stroke-linejoin": _keyword(own, "stroke-linejoin"),
        **({"stroke-dasharray": " ".join(map(repr, dashes))} if sum(dashes) > 0 else {}),
        **{name: repr(value) for name, value in values.items()},
    }


def lettering(own: Mapping[str, str], view: View) -> Attributes:
    """How text is set; empty if it is invisible."""
    _check(own, TEXT, "text with ", OUTLINES)
    if stroke(own, view):
        raise RefusedError("it has text with an outline, which is not supported", OUTLINES)
    filled = fill(own)
    if not filled or own["visibility"] != "visible" or float(own["font-size"]) <= 0:
        return {}
    weight = own["font-weight"]
    is_bold = weight in ("bold", "bolder") or (weight.isdecimal() and len(weight) == 3 and weight >= "600")
    is_italic = own["font-style"].startswith(("italic", "oblique"))
    return {
        "fill": filled["fill"],
        "fill-opacity": filled["fill-opacity"],
        "font-family": FACES[is_bold, is_italic],
        "font-size": own["font-size"],
        "text-anchor": _keyword(own, "text-anchor"),
    }


def url(value: str) -> str:
    """The reference in ``url(…)``."""
    match = re.match(r"""url\(\s*["']?(.*?)["']?\s*\)""", value)
    if not match:
        raise RefusedError(f"it has the reference {shown(value)}, which is not supported", RESAVE)
    return match[1]


def _paint(value: str, own: Mapping[str, str]) -> Color | None:
    if value in ("none", ""):
        return None
    if value.startswith("url("):
        raise RefusedError("it has lines or text with gradients or patterns, which are not supported")
    return color(value, color(own["color"], BLACK))


def _dashes(value: str, view: View) -> list[float]:
    if value == "none":
        return []
    dashes = [lengths({"": dash}, {"": 2}, view)[""] for dash in re.split(r"[\s,]+", value.strip())]
    if len(dashes) > MAX_DASHES:
        raise RefusedError(f"it has a line of more than {MAX_DASHES} kinds of dashes", f"simplify it, or {PNG}")
    return dashes if min(dashes) >= 0 else []


def _keyword(own: Mapping[str, str], name: str) -> str:
    keyword = own[name].strip().lower()
    if keyword not in KEYWORDS[name]:
        raise RefusedError(f"it has the {name} {shown(own[name])}, which is not supported")
    return keyword


def _font_size(value: str, parent: float) -> float:
    if value in FONT_SIZES:
        return FONT_SIZES[value]
    if value in ("smaller", "larger"):
        return parent / 1.2 if value == "smaller" else parent * 1.2
    return length(value, whole=parent, em=parent)


def _check(own: Mapping[str, str], supported: Mapping[str, tuple[str, ...]], where: str, hint: str) -> None:
    for name, values in supported.items():
        value = own.get(name, "")
        if value and value not in values:
            raise RefusedError(f"it has {where}{name} {shown(value)}, which is not supported", hint)
