"""Writing sheets: each page a form XObject, drawn where it is placed; fonts and pictures shared as they were.

The bytes depend on the input alone: there are no dates, and the identifier is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from io import BytesIO
from typing import NamedTuple

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    RectangleObject,
    StreamObject,
)

from brochure.press.copying import Copier, name
from brochure.press.geometry import Plan
from brochure.press.marks import Line
from brochure.press.paper import PressError
from brochure.press.placing import Placement
from brochure.press.source import Source, SourcePage

MAX_CONTENT = 256_000_000
"""Bytes that the content of all pages may have; pictures and fonts do not count."""


class Side(NamedTuple):
    """One side of a sheet. If ``upside_down``, all of it is turned by half."""

    placements: tuple[Placement, ...]
    marks: tuple[Line, ...]
    upside_down: bool


def write(source: Source, plan: Plan, sides: Iterable[Side], *, duplex: str | None, identifier: bytes) -> bytes:
    """A PDF file with a page for each side.

    ``duplex`` is PDF's name for how a printer turns the sheets, if it matters: print dialogs that look at it start with
    that, and with actual size. ``identifier`` are 16 bytes that no other content has.
    """
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    forms = _Forms(Copier(writer))
    forms.copy_catalog(writer, source)
    for side in sides:
        _add_side(writer, forms, source, plan, side)
    writer.metadata = {"/Title": source.title, "/Producer": "brochure"} if source.title else {"/Producer": "brochure"}
    preferences = writer.create_viewer_preferences()
    preferences[name("PrintScaling")] = name("None")
    if duplex is not None:
        preferences[name("Duplex")] = name(duplex)
    writer._ID = ArrayObject([ByteStringObject(identifier)] * 2)  # noqa: SLF001  the public way makes a random one
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _add_side(writer: PdfWriter, forms: _Forms, source: Source, plan: Plan, side: Side) -> None:
    page = writer.add_blank_page(plan.sheet.width, plan.sheet.height)
    if plan.is_cut:
        page.trimbox = RectangleObject(plan.finished)
    drawn = {f"P{placed.page}": forms.form(source.pages[placed.page - 1]) for placed in side.placements}
    resources = DictionaryObject({name("XObject"): DictionaryObject({name(key): form for key, form in drawn.items()})})
    page[name("Resources")] = resources
    page[name("Contents")] = forms.copier.add(_stream(_content(plan, side)))


def _content(plan: Plan, side: Side) -> bytes:
    """The operators that draw a side."""
    parts = [f"-1 0 0 -1 {_numbers(plan.sheet[2:])} cm"] if side.upside_down else []
    for page, matrix, clip in side.placements:
        area = _numbers((clip.left, clip.bottom, clip.width, clip.height))
        parts.append(f"q {area} re W n {_numbers(matrix)} cm /P{page} Do Q")
    parts.extend(
        f"q 0 G 0.25 w {'[3 2] 0 d ' if mark.dashed else ''}{_numbers(mark[:2])} m {_numbers(mark[2:4])} l S Q"
        for mark in side.marks
    )
    return "\n".join(parts).encode("ascii")


def _numbers(values: Iterable[float]) -> str:
    """Numbers as PDF writes them, to a ten-thousandth; scales need that, positions do not mind."""
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in values)


def _stream(data: bytes) -> StreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream.flate_encode()


class _Forms:
    """The pages of the old file as form XObjects of the new one."""

    def __init__(self, copier: Copier) -> None:
        self.copier = copier
        self._left = MAX_CONTENT

    def copy_catalog(self, writer: PdfWriter, source: Source) -> None:
        """What of the catalog changes how pages print: which layers show, and what colors mean."""
        for key in ("/OCProperties", "/OutputIntents"):
            if key in source.catalog:
                writer.root_object[NameObject(key)] = self.copier.copy(source.catalog.raw_get(key))

    def form(self, page: SourcePage) -> IndirectObject:
        """The page drawn upright from 0, 0, in points."""
        form = self._content(page)
        form[name("Type")] = name("XObject")
        form[name("Subtype")] = name("Form")
        form[name("BBox")] = _array(page.bleed)
        form[name("Matrix")] = _array(page.matrix)
        form[name("Resources")] = DictionaryObject()
        for key in ("/Resources", "/Group"):
            if key in page.object:
                form[NameObject(key)] = self.copier.copy(page.object.raw_get(key))
        return self.copier.add(form)

    def _content(self, page: SourcePage) -> StreamObject:
        """A page's content: a stream as it is packed; of several, one."""
        content = page.object.get("/Contents")
        content = content and content.get_object()
        if isinstance(content, StreamObject):
            form = copy(content)
            for key in list(form):
                if key in ("/Filter", "/DecodeParms"):
                    form[key] = self.copier.copy(form.raw_get(key))
                else:
                    del form[key]
            self._spend(len(form._data))  # noqa: SLF001  get_data() would unpack it
            return form
        parts = []
        for part in content if isinstance(content, ArrayObject) else ():
            stream = part.get_object()
            if isinstance(stream, StreamObject):
                parts.append(stream.get_data())
                self._spend(len(parts[-1]))
        return _stream(b"\n".join(parts))

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise PressError(f"the content of its pages is larger than {MAX_CONTENT // 1_000_000} MB")


def _array(numbers: Sequence[float]) -> ArrayObject:
    return ArrayObject(FloatObject(number) for number in numbers)
