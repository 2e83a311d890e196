"""Pages as form XObjects, with their annotations: stamps, notes and filled-in form fields.

Fonts and images stay shared. Annotations are drawn by their appearance streams only. Visible ones without an
appearance, or for the screen only, are reported as missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream, String

from brochure.press.geometry import Matrix, Rect
from brochure.press.model import PressError
from brochure.press.source import Source, SourcePage, box, name_of, number_of, numbers_of

MAX_CONTENT = 256_000_000
"""Maximum bytes in the content streams of all pages; images and fonts do not count."""

_HIDDEN, _PRINT, _NO_VIEW = 1 << 1, 1 << 2, 1 << 5
_MAX_PARENTS = 50  # of a widget in the field hierarchy


class Forms:
    """Makes the forms; ``incomplete`` has the numbers of pages with missing or outdated annotations."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.incomplete: set[int] = set()
        self._left = MAX_CONTENT
        fields = source.pdf.Root.get("/AcroForm")
        # Such files ask viewers to draw fields anew, because their appearances do not match their values.
        self._is_stale = isinstance(fields, Dictionary) and bool(fields.get("/NeedAppearances"))

    def form(self, number: int) -> Stream:
        """Page ``number``, upright with its lower left corner at (0, 0), in points, with its annotations."""
        page = self.source.pages[number - 1]
        content = self._content(page.object, number)
        resources = page.object.get("/Resources")
        content.Resources = self.source.pdf.make_indirect(
            resources if isinstance(resources, Dictionary) else Dictionary()
        )
        appearances = self._appearances(page.object, number)
        form = self._overlaid(content, page, appearances) if appearances else content
        _make_form(form, page.bleed, page.matrix)
        group = page.object.get("/Group")
        if isinstance(group, Dictionary):
            form.Group = group
        return form

    def _content(self, page: Dictionary, number: int) -> Stream:
        """The content of a page as one new stream; a single stream stays compressed."""
        content = page.get("/Contents")
        if isinstance(content, Stream):
            data = content.read_raw_bytes()
            self._spend(len(data))
            form = self.source.pdf.make_stream(data)
            for key in ("/Filter", "/DecodeParms"):
                if key in content:
                    form[key] = content[key]
            return form
        parts = []
        for part in content if isinstance(content, Array) else ():
            if isinstance(part, Stream):
                try:
                    parts.append(part.read_bytes())
                except PdfError:
                    raise PressError(f"the content of page {number} is damaged or unpacks to too much") from None
                self._spend(len(parts[-1]))
        return self.source.pdf.make_stream(b"\n".join(parts))

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise PressError(f"the content of its pages is larger than {MAX_CONTENT // 1_000_000} MB")

    def _appearances(self, page: Dictionary, number: int) -> list[_Appearance]:
        """The appearances to draw over the content of a page."""
        drawn = []
        annotations = page.get("/Annots")
        for annotation in annotations if isinstance(annotations, Array) else ():
            if not isinstance(annotation, Dictionary) or name_of(annotation.get("/Subtype")) in ("/Link", "/Popup"):
                continue
            flags = int(number_of(annotation.get("/F")) or 0)
            appearance = None if flags & _HIDDEN else _appearance(annotation)
            if appearance and flags & _PRINT:
                drawn.append(appearance)
                is_incomplete = self._is_stale and _has_value(annotation)
            else:
                is_incomplete = not flags & (_HIDDEN | _NO_VIEW) and _is_visible(annotation, appearance)
            if is_incomplete:
                self.incomplete.add(number)
        return drawn

    def _overlaid(self, content: Stream, page: SourcePage, appearances: Sequence[_Appearance]) -> Stream:
        """A form that draws ``content``, then the appearances."""
        _make_form(content, page.bleed)
        parts, drawn, layers = ["/C Do"], {"/C": content}, {}
        for index, (appearance, matrix, layer) in enumerate(appearances):
            part = f"q {pdf_numbers(matrix, 9)} cm /A{index} Do Q"
            drawn[f"/A{index}"] = appearance
            if layer is not None:
                part = f"/OC /L{index} BDC {part} EMC"
                layers[f"/L{index}"] = layer
            parts.append(part)
        form = self.source.pdf.make_stream("\n".join(parts).encode("ascii"))
        form.Resources = Dictionary(XObject=Dictionary(drawn), Properties=Dictionary(layers))
        return form


def _make_form(stream: Stream, box: Sequence[float], matrix: Sequence[float] | None = None) -> None:
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, pdf_array(box)
    if matrix is not None:
        stream.Matrix = pdf_array(matrix)


def pdf_array(numbers: Iterable[float]) -> Array:
    """Numbers as an array, to four digits."""
    return Array(round(number, 4) for number in numbers)


def pdf_numbers(values: Iterable[float], digits: int = 4) -> str:
    """Numbers as operands. Four digits suffice for the scale of pages; the scale of stamps may be smaller."""
    return " ".join(f"{value:.{digits}f}".rstrip("0").rstrip(".") for value in values)


class _Appearance(NamedTuple):
    """A form XObject, its matrix on the page, and the optional content that controls its visibility, if any."""

    form: Stream
    matrix: Matrix
    layer: Object | None


def _appearance(annotation: Dictionary) -> _Appearance | None:
    """The normal appearance in the current state, mapped as in PDF 1.7, 12.5.5; None if it shows nothing."""
    appearances = annotation.get("/AP")
    form = appearances.get("/N") if isinstance(appearances, Dictionary) else None
    if isinstance(form, Dictionary):  # one for each state
        form = form.get(name_of(annotation.get("/AS")) or "/Off")
    rect = box(annotation.get("/Rect"))
    bounds = box(form.get("/BBox")) if isinstance(form, Stream) else None
    if not isinstance(form, Stream) or rect is None or bounds is None:
        return None
    turned = _transformed(bounds, numbers_of(form.get("/Matrix"), 6) or (1, 0, 0, 1, 0, 0))
    if not (turned.width and turned.height):
        return None
    form.Type, form.Subtype = Name.XObject, Name.Form  # old writers leave them out
    across, up = rect.width / turned.width, rect.height / turned.height
    matrix = (across, 0.0, 0.0, up, rect.left - turned.left * across, rect.bottom - turned.bottom * up)
    layer = annotation.get("/OC")
    return _Appearance(form, matrix, layer if isinstance(layer, Dictionary) else None)


def _transformed(rect: Rect, matrix: Sequence[float]) -> Rect:
    """The bounding box of ``rect`` transformed by ``matrix``."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (rect.left, rect.right) for y in (rect.bottom, rect.top)]
    xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _is_visible(annotation: Dictionary, appearance: _Appearance | None) -> bool:
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
