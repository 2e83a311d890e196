"""Annotations of a page: stamps, notes and filled-in form fields, drawn by their appearance streams.

Only appearance streams are drawn. Visible annotations without one, or for the screen only, are reported as missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pikepdf import Array, Dictionary, Object, Stream, String

from brochure.press.geometry import Rect
from brochure.press.placing import Matrix
from brochure.press.source import Source, box, name, name_of, number_of, numbers_of

_HIDDEN, _PRINT, _NO_VIEW = 1 << 1, 1 << 2, 1 << 5
_NEVER_PRINTED = ("/Link", "/Popup")
_MAX_PARENTS = 50
"""Maximum depth of the field hierarchy above a widget."""


class Appearance(NamedTuple):
    """A form XObject, its matrix on the page, and the optional content that controls its visibility, if any."""

    form: Stream
    matrix: Matrix
    layer: Object | None


class Annotations(NamedTuple):
    """The appearances to draw, and whether annotations visible on screen are missing or may be out of date."""

    drawn: tuple[Appearance, ...]
    incomplete: bool


def annotations_of(page: Dictionary, *, stale: bool) -> Annotations:
    """The annotations to draw over the content of ``page``; ``stale`` is the file's :func:`has_stale_fields`."""
    drawn = []
    incomplete = False
    found = page.get("/Annots")
    for annotation in found if isinstance(found, Array) else ():
        if not isinstance(annotation, Dictionary) or name_of(annotation.get("/Subtype")) in _NEVER_PRINTED:
            continue
        flags = int(number_of(annotation.get("/F")) or 0)
        appearance = None if flags & _HIDDEN else _appearance(annotation)
        if appearance and flags & _PRINT:
            drawn.append(appearance)
            incomplete |= stale and _has_value(annotation)
        elif not flags & (_HIDDEN | _NO_VIEW):
            incomplete |= _shows_something(annotation, appearance)
    return Annotations(tuple(drawn), incomplete)


def has_stale_fields(source: Source) -> bool:
    """Whether the file asks viewers to regenerate the appearances of fields because they do not match the values."""
    form = source.pdf.Root.get("/AcroForm")
    return isinstance(form, Dictionary) and bool(form.get("/NeedAppearances"))


def _appearance(annotation: Dictionary) -> Appearance | None:
    """The normal appearance in the current state, mapped as in PDF 1.7, 12.5.5; None if it shows nothing."""
    form = _normal(annotation)
    rect = box(annotation.get("/Rect"))
    if form is None or rect is None:
        return None
    bounds = box(form.get("/BBox"))
    if bounds is None:
        return None
    turned = _bounds(bounds, numbers_of(form.get("/Matrix"), 6) or (1, 0, 0, 1, 0, 0))
    if not (turned.width and turned.height):
        return None
    form[name("Type")], form[name("Subtype")] = name("XObject"), name("Form")  # old writers leave them out
    across, up = rect.width / turned.width, rect.height / turned.height
    place = (across, 0.0, 0.0, up, rect.left - turned.left * across, rect.bottom - turned.bottom * up)
    layer = annotation.get("/OC")
    return Appearance(form, place, layer if isinstance(layer, Dictionary) else None)


def _normal(annotation: Dictionary) -> Stream | None:
    """The stream of the normal appearance, in the annotation's current state if there are several."""
    appearances = annotation.get("/AP")
    normal = appearances.get("/N") if isinstance(appearances, Dictionary) else None
    if isinstance(normal, Dictionary):
        normal = normal.get(name_of(annotation.get("/AS")) or "/Off")
    return normal if isinstance(normal, Stream) else None


def _bounds(rect: Rect, matrix: Sequence[float]) -> Rect:
    """The bounding box of ``rect`` transformed by ``matrix``."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (rect.left, rect.right) for y in (rect.bottom, rect.top)]
    xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _shows_something(annotation: Dictionary, appearance: Appearance | None) -> bool:
    """Whether viewers show an annotation that is not drawn here: a field with a value, or any other with an area."""
    kind = name_of(annotation.get("/Subtype"))
    if kind == "/Widget":
        return _has_value(annotation)
    # Viewers show text notes as an icon even if the rectangle is empty.
    return kind == "/Text" or appearance is not None or box(annotation.get("/Rect")) is not None


def _has_value(annotation: Dictionary) -> bool:
    """Whether a field has a value: text, a choice or a check mark. Signatures may be invisible."""
    kind, value = name_of(_inherited(annotation, "/FT")), _inherited(annotation, "/V")
    if kind == "/Btn":
        return name_of(annotation.get("/AS", value)) not in ("", "/Off")
    return kind in ("/Tx", "/Ch") and isinstance(value, String) and bool(str(value).strip())


def _inherited(field: Dictionary, key: str) -> object:
    """An entry of a field, its own or inherited from the nearest ancestor."""
    for _ in range(_MAX_PARENTS):
        parent = field.get("/Parent")
        if key in field or not isinstance(parent, Dictionary):
            break
        field = parent
    return field.get(key)
