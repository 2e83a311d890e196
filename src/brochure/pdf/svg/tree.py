"""SVG files from anyone, reduced to what is drawn.

In: the bytes of a file. Out: a tree of groups, shapes and lines of text, of limited size. References are resolved;
properties of style sheets and groups are attributes of shapes; lengths are numbers, colors ``#rrggbb``, transformations
matrices. What would look different from what the file means (filters, masks, patterns, animation) is refused, and so is
all that leads out of the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from brochure.artwork import UNCHANGED, Matrix
from brochure.pdf.drawings import Shades
from brochure.pdf.geometry import product
from brochure.pdf.svg import gradients, painting
from brochure.pdf.svg.painting import HREFS, INHERITED, OUTLINES, RESAVE, SPACE, Attributes
from brochure.pdf.svg.source import name_of, parsed
from brochure.pdf.svg.styles import Styles
from brochure.pdf.svg.values import PNG, RefusedError, color, length, opacity, shown, transformation

MAX_ELEMENTS = 10_000  # with what references repeat
MAX_DATA = 2 << 20  # characters of paths, points and texts, with what references repeat
MAX_DEPTH = 50
MAX_VALUE = 2_000  # characters of other values, which are read again for everything that repeats them

USER = "userSpaceOnUse"
WIDE = re.compile(r"\S[ \t]{2,}\S")

GROUPS = ("g", "a", "switch")
LONG = ("d", "points", "class", "id", "font-family")
"""Properties with values of any length: counted, read once, or never."""

SEEN = (*GROUPS, "svg", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text")
OUTLINED = ("path", "rect", "circle", "ellipse", "polyline", "polygon", "use", "text")
"""Elements whose outlines can make a clip: all but lines and groups."""
UNSEEN = (
    "defs", "symbol", "clipPath", "linearGradient", "radialGradient", "pattern", "marker", "filter", "mask", "style",
    "title", "desc", "metadata", "font", "font-face", "view", "cursor", "color-profile",
)  # fmt: skip
"""Elements that are not drawn where they stand. Some of them cannot be drawn, and are refused where they are used."""


class Reduced(NamedTuple):
    """A tree of ``svg``, ``g``, shapes and ``text`` without namespaces.

    ``svg`` has ``width``, ``height`` and ``viewBox``; shapes have all their properties. Those that are filled with a
    gradient have its index in ``shades`` as an attribute of that name.
    """

    root: etree._Element
    shades: tuple[Shades, ...]


def reduced(data: bytes) -> Reduced:
    """What is drawn of the SVG file ``data``. Raises :class:`RefusedError`."""
    reader = _Reader(parsed(data))
    return Reduced(reader.picture(), tuple(reader.shades))


class _Place(NamedTuple):
    """What an element has from those around it. In a clip, only outlines matter, not how they are painted."""

    inherited: Mapping[str, str]
    in_clip: bool = False
    depth: int = 0
    repeated: frozenset[etree._Element] = frozenset()  # what contains the element by reference


class _Line(NamedTuple):
    """Text that begins at (x, y), with the attributes ``style``, which are empty for invisible text."""

    x: float
    y: float
    style: Attributes
    text: str


class _Clip(NamedTuple):
    """A clip that was written, by its identifier; None if it hides everything. ``data`` is as in ``MAX_DATA``."""

    identifier: str | None
    data: int


class _Reader:
    def __init__(self, root: etree._Element) -> None:
        self._root = root
        elements = [element for element in root.iter("*") if name_of(element)]
        if len(elements) > MAX_ELEMENTS:
            raise _too_many()
        self._ids = {element.get("id"): element for element in reversed(elements)}
        sheets = ["".join(map(str, element.itertext())) for element in elements if _is_style_sheet(element)]
        self._styles = Styles(sheets, len(elements))
        self._known: dict[etree._Element, dict[str, str]] = {}  # properties, which repeated elements share
        self._clips: dict[etree._Element, _Clip] = {}  # those that were used
        self._paints: dict[etree._Element, tuple[gradients.Paint, int] | None] = {}  # with the index in ``shades``
        self.shades: list[Shades] = []
        self._definitions = etree.Element("defs")
        self._elements = 0
        self._data = 0
        self._view = (0.0, 0.0)

    def picture(self) -> etree._Element:
        own = self.properties(self._root)
        box = painting.view_box(own)
        width, height = _size(own, box)
        box = box or [0.0, 0.0, width, height]
        self._view = (box[2], box[3])
        size = {"width": repr(width), "height": repr(height), "viewBox": " ".join(map(repr, box))}
        picture = _element("svg", {**size, "preserveAspectRatio": " ".join(painting.aspect_ratio(own))})
        if own.get("transform", "none") != "none":
            raise RefusedError("it is transformed as a whole, which is not supported", RESAVE)
        content = [] if own.get("display") == "none" else self._group(self._root, own, _Place(INHERITED))
        picture.extend([self._definitions, *_background(own, box), *content])
        return picture

    def _drawn(self, element: etree._Element, place: _Place) -> list[etree._Element]:
        """What is drawn of ``element``."""
        name = name_of(element)
        self._count(place)
        if not self._is_visible(element, name, place):
            return []
        own = self.properties(element)
        if name in GROUPS:
            return self._group(element, own, place)
        if name == "use":
            return self._use(own, place)
        if name == "svg":
            return self._viewport(element, own, _inside(place, painting.cascaded(own, place.inherited)))
        if name == "text":
            return self._text(element, own, place)
        for child in element.iterchildren("*"):
            self._drawn(child, place)  # a title, or something that is refused
        return self._shape(name, painting.cascaded(own, place.inherited), place)

    def _is_visible(self, element: etree._Element, name: str, place: _Place) -> bool:
        if not name or name in UNSEEN:
            return False
        if name not in SEEN:
            raise RefusedError(f"it contains <{name}>, which is not supported")
        own = self.properties(element)
        is_ignored = place.in_clip and name not in OUTLINED  # as the specification wants it
        return own.get("display") != "none" and not is_ignored and _is_for_us(own)

    def _count(self, place: _Place) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise _too_many()
        if place.depth > MAX_DEPTH:
            raise RefusedError(f"its elements are nested more than {MAX_DEPTH} deep", RESAVE)

    def _count_data(self, length: int) -> None:
        self._data += length
        if self._data > MAX_DATA:
            raise RefusedError(f"its paths and texts have more than {MAX_DATA:,} characters", f"simplify it, or {PNG}")

    def properties(self, element: etree._Element) -> dict[str, str]:
        """The properties of ``element``, without those that it inherits."""
        if element not in self._known:
            own = self._styles.properties(element)
            for name, value in own.items():
                if name.startswith("on"):
                    raise RefusedError(f"it contains a script ({name})", RESAVE)
                is_counted = name in LONG or name.startswith(("data-", "aria-", "{"))
                if len(value) > MAX_VALUE and not is_counted:
                    raise RefusedError(f"it has a {name} of {len(value):,} characters", RESAVE)
            self._known[element] = own
        return self._known[element]

    # Groups

    def _group(self, element: etree._Element, own: Mapping[str, str], place: _Place) -> list[etree._Element]:
        everything = painting.cascaded(own, place.inherited)
        inside = _inside(place, everything)
        children = list(element.iterchildren("*"))
        if name_of(element) == "switch":
            children = [child for child in children if name_of(child) and _is_for_us(self.properties(child))][:1]
        content = [drawn for child in children for drawn in self._drawn(child, inside)]
        return self._wrapped(content, everything, inside)

    def _use(self, own: Mapping[str, str], place: _Place) -> list[etree._Element]:
        target = self.referenced(next((own[name] for name in HREFS if name in own), ""))
        if target in place.repeated:
            raise RefusedError("it contains an element that repeats itself", RESAVE)
        everything = painting.cascaded(own, place.inherited)
        inside = _inside(place, everything)._replace(repeated=place.repeated | {target})
        if name_of(target) in ("symbol", "svg") and not place.in_clip:
            sized = {name: own[name] for name in ("width", "height") if name in own}
            content = self._viewport(target, {**self.properties(target), **sized}, inside)
        else:
            content = self._drawn(target, inside)
        x, y = painting.lengths(own, {"x": 0, "y": 1}, self._view).values()
        shift = (1.0, 0.0, 0.0, 1.0, x, y)
        return self._wrapped([_group_of(content, shift)] if content else [], everything, inside)

    def _viewport(self, element: etree._Element, own: Mapping[str, str], place: _Place) -> list[etree._Element]:
        """A ``svg`` within another, or a ``symbol``: what is in its viewBox, fitted into its size."""
        given = {"width": "100%", "height": "100%", **own}
        if element is self._root or (name_of(element) == "svg" and own.get("transform", "none") != "none"):
            raise RefusedError("it contains a picture within itself of a kind that is not supported", RESAVE)
        x, y, width, height = painting.lengths(given, {"x": 0, "y": 1, "width": 0, "height": 1}, self._view).values()
        if width <= 0 or height <= 0:
            return []
        box, around = painting.view_box(own), self._view
        self._view = (box[2], box[3]) if box else (width, height)
        content = self._group(element, own, place)
        self._view = around
        if box:
            content = [_group_of(content, painting.fitted(box, (width, height), painting.aspect_ratio(own)))]
        whole = _group_of(content, (1.0, 0.0, 0.0, 1.0, x, y))
        if own.get("overflow", "hidden") in ("hidden", "scroll"):
            view = _element("rect", {"width": repr(width), "height": repr(height), "clip-rule": "nonzero"})
            whole.set("clip-path", f"url(#{self._written_clip([view], UNCHANGED)})")
        return [whole] if content else []

    def _wrapped(self, content: list[etree._Element], own: Mapping[str, str], place: _Place) -> list[etree._Element]:
        """``content`` with the transformation, clip and opacity of an element with the properties ``own``."""
        clip, matrix = self._clip(own.get("clip-path", "none"), place), transformation(own.get("transform", ""))
        faint = 1.0 if place.in_clip else opacity(own.get("opacity") or "1")
        if clip is None or not content or not faint:
            return []
        if matrix == UNCHANGED and not clip and faint == 1:
            return content
        group = _group_of(content, matrix)
        if clip:
            group.set("clip-path", f"url(#{clip})")
        if faint < 1:
            group.set("opacity", repr(faint))
        return [group]

    def referenced(self, reference: str) -> etree._Element:
        """The element that ``reference`` means."""
        if not reference.startswith("#"):
            raise RefusedError(f"it refers to {shown(reference)}, and only what is in the file is used", RESAVE)
        target = self._ids.get(reference[1:])
        if target is None:
            raise RefusedError(f"it refers to {shown(reference)}, which it does not contain", RESAVE)
        return target

    # Clips

    def _clip(self, value: str, place: _Place) -> str | None:
        """The identifier of the clip ``value``; empty without a clip, None if it hides everything."""
        if value in ("none", ""):
            return ""
        target = self.referenced(painting.url(value))
        if target not in self._clips:
            before, own = self._data, self.properties(target)
            unknown = name_of(target) != "clipPath" or own.get("clipPathUnits", USER) != USER
            if unknown or place.in_clip or own.get("clip-path", "none") != "none":
                raise RefusedError("it has a clipping path of a kind that is not supported", RESAVE)
            around = [self.properties(element).get("clip-rule", "") for element in target.iterancestors()]
            inherited = {**INHERITED, "clip-rule": next(filter(None, around), "nonzero")}
            inside = _inside(place._replace(in_clip=True), painting.cascaded(own, inherited))
            content = [drawn for child in target.iterchildren("*") for drawn in self._drawn(child, inside)]
            identifier = self._written_clip(content, transformation(own.get("transform", "")))
            self._clips[target] = _Clip(identifier, self._data - before)
        self._count_data(self._clips[target].data)
        return self._clips[target].identifier

    def _written_clip(self, content: list[etree._Element], matrix: Matrix) -> str | None:
        """The identifier of a clip of one shape, which may be in groups."""
        while [element.tag for element in content] == ["g"]:
            matrix = product(matrix, transformation(content[0].get("transform", "")))
            content = list(content[0])
        if len(content) > 1:
            raise RefusedError("it has a clipping path of several shapes, which is not supported", RESAVE)
        if not content:
            return None
        _set_matrix(content[0], matrix)
        identifier = f"c{len(self._definitions)}"
        clip = _element("clipPath", {"id": identifier})
        clip.append(content[0])
        self._definitions.append(clip)
        return identifier

    # Shapes and text

    def _shape(self, name: str, own: Mapping[str, str], place: _Place) -> list[etree._Element]:
        self._count_data(len(own.get("d", "")) + len(own.get("points", "")))
        geometry = painting.geometry(name, own, self._view)
        if own["visibility"] != "visible" or not geometry:
            return []
        if place.in_clip:
            return self._wrapped([_element(name, geometry | painting.clip_rule(own))], own, place)
        fill, stroke = self._fill(own) if name != "line" else {}, painting.stroke(own, self._view)
        if not fill and not stroke:
            return []
        faint = opacity(own.get("opacity") or "1")
        if faint and not (fill and stroke):  # the opacity of a shape is that of its only paint
            own = {**own, "opacity": "1"}
            for kind, paint in (("fill-opacity", fill), ("stroke-opacity", stroke)):
                if paint:
                    paint[kind] = repr(float(paint[kind]) * faint)
        shape = _element(name, {**geometry, "fill": "none", "stroke": "none", **fill, **stroke})
        return self._wrapped([shape], own, place)

    def _fill(self, own: Mapping[str, str]) -> Attributes:
        if not own["fill"].startswith("url("):
            return painting.fill(own)
        element = self.referenced(painting.url(own["fill"]))
        if element not in self._paints:
            found = gradients.paint(element, self, self._view)
            self._paints[element] = (found, len(self.shades)) if found else None
            self.shades += [found.shades] if found else []
        known, plain = self._paints[element], painting.fill({**own, "fill": "black"})
        if known is None:
            return painting.fill({**own, "fill": own["fill"].partition(")")[2].strip()})
        paint, index = known
        if not plain or not paint.opacity:
            return {}
        return {**plain, "fill-opacity": repr(float(plain["fill-opacity"]) * paint.opacity), "shades": str(index)}

    def _text(self, element: etree._Element, own: Mapping[str, str], place: _Place) -> list[etree._Element]:
        if place.in_clip:
            raise RefusedError("it has a clipping path of text, which is not supported", OUTLINES)
        lines = [_Line(0.0, 0.0, {}, "")]
        self._collect(element, own, place, lines)
        self._count_data(sum([len(line.text) for line in lines]))
        content = []
        for line in lines:
            if line.style:
                content.append(_element("text", {**line.style, "x": repr(line.x), "y": repr(line.y)}))
                content[-1].text = " ".join(line.text.split())
        return self._wrapped(content, own, place)

    def _collect(self, element: etree._Element, own: Mapping[str, str], place: _Place, lines: list[_Line]) -> None:
        """Add the text in ``element``, a ``text`` or ``tspan``, to the last of ``lines``, or to one that it begins."""
        everything = painting.cascaded(own, place.inherited)
        style = painting.lettering(everything, self._view)
        if "x" in own or "y" in own:
            last, given = lines[-1], painting.lengths(own, {"x": 0, "y": 1}, self._view)
            if last.text.strip() and not {"x", "y"} <= own.keys():
                raise _several_parts()
            x, y = (given["x"] if "x" in own else last.x), (given["y"] if "y" in own else last.y)
            lines.append(_Line(x, y, {}, ""))
        inside = _inside(place, everything)
        if everything[SPACE] == "preserve" and any(map(WIDE.search, element.itertext())):
            raise RefusedError("it has text with wide spaces, which are not supported", OUTLINES)
        _append(lines, style, element.text)
        for child in element.iterchildren("*"):
            if name_of(child) == "tspan":
                self._count(inside)
                below = self.properties(child)
                if opacity(below.get("opacity", "1")) < 1:
                    raise RefusedError("it has a part of a text with opacity, which is not supported", OUTLINES)
                if below.get("display") != "none":
                    self._collect(child, below, inside, lines)
            elif name_of(child) and name_of(child) not in UNSEEN:
                raise RefusedError(f"it has text with <{name_of(child)}>, which is not supported", OUTLINES)
            _append(lines, style, child.tail)


def _append(lines: list[_Line], style: Attributes, text: str | None) -> None:
    line = lines[-1]
    if not text or not (text.strip() or line.text):
        return
    if len(line.text) + len(text) > MAX_VALUE:
        raise RefusedError(f"it has a text of more than {MAX_VALUE:,} characters", f"simplify it, or {PNG}")
    if line.text.strip() and text.strip() and line.style != style:
        raise _several_parts()
    lines[-1] = line._replace(text=line.text + text, style=style if text.strip() else line.style)


def _several_parts() -> RefusedError:
    return RefusedError("it has lines of text of several parts, which is not supported", OUTLINES)


def _too_many() -> RefusedError:
    return RefusedError(f"it draws more than {MAX_ELEMENTS:,} elements", f"simplify it, or {PNG}")


def _inside(place: _Place, everything: Mapping[str, str]) -> _Place:
    return place._replace(inherited={name: everything[name] for name in INHERITED}, depth=place.depth + 1)


def _background(own: Mapping[str, str], box: list[float]) -> list[etree._Element]:
    """The color behind a picture, which is not in the specification, but browsers draw it."""
    try:
        paint = color(own.get("background-color") or own.get("background", "none"), painting.BLACK)
    except RefusedError:  # a color is one of many things that a background can be
        return []
    x, y, width, height = map(repr, box)
    fill = {"fill": paint.value, "fill-opacity": repr(paint.opacity), "fill-rule": "nonzero", "stroke": "none"}
    return [_element("rect", {"x": x, "y": y, "width": width, "height": height, **fill})] if paint.opacity else []


def _size(own: Mapping[str, str], box: list[float]) -> tuple[float, float]:
    """The width and height of a picture with the viewBox ``box``, which says what is missing."""
    given = [own.get(side, "auto") for side in ("width", "height")]
    width, height = (0.0 if text == "auto" or text.endswith("%") else length(text) for text in given)
    if box and not (width and height):
        across, up = box[2:]
        width = width or (height * across / up if height else across)
        height = height or width * up / across
    if width <= 0 or height <= 0:
        raise RefusedError("it has no size", "give its <svg> element a viewBox, or width and height")
    return width, height


def _is_for_us(own: Mapping[str, str]) -> bool:
    """Whether an element is for readers of English, and needs no extensions."""
    languages = own.get("systemLanguage", "en").replace(",", " ").split()
    return not own.get("requiredExtensions") and any(language.startswith("en") for language in languages)


def _is_style_sheet(element: etree._Element) -> bool:
    return name_of(element) == "style" and element.get("type", "text/css") in ("", "text/css")


def _element(name: str, attributes: Mapping[str, str]) -> etree._Element:
    element = etree.Element(name)
    for key, value in attributes.items():
        element.set(key, value)
    return element


def _group_of(content: list[etree._Element], matrix: Matrix) -> etree._Element:
    group = etree.Element("g")
    _set_matrix(group, matrix)
    group.extend(content)
    return group


def _set_matrix(element: etree._Element, matrix: Matrix) -> None:
    if matrix != UNCHANGED:
        element.set("transform", f"matrix({','.join(map(repr, matrix))})")
