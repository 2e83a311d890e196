"""Writes sheets: each page becomes a form XObject; fonts and images stay shared.

The input file itself is rewritten: its catalog and page tree are replaced, and unreferenced objects are dropped. So
nothing is copied, and streams stay compressed. The output depends on the input alone: there are no dates, and the
identifier is computed from the content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, PdfError, Stream

from brochure import __version__
from brochure.press.annotations import Annotations, annotations_of, has_stale_fields
from brochure.press.geometry import Plan
from brochure.press.marks import Line
from brochure.press.paper import PressError
from brochure.press.placing import Placement
from brochure.press.source import Source, SourcePage, name, name_of

MAX_CONTENT = 256_000_000
"""Maximum bytes in the content streams of all pages; images and fonts do not count."""

_KEPT = ("/Type", "/Version", "/Extensions", "/OCProperties", "/OutputIntents")
"""Catalog entries that affect printing, such as optional content and output intents."""
_NOT_FOR_PRINT = ("/Metadata", "/PieceInfo", "/StructParent", "/StructParents")
"""Stream keys that refer to the original document. In other dictionaries they could be resource names."""


class Side(NamedTuple):
    """One side of a sheet, rotated by 180 degrees if ``upside_down``."""

    placements: tuple[Placement, ...]
    marks: tuple[Line, ...]
    upside_down: bool


class Written(NamedTuple):
    """The file, the numbers of pages with missing annotations or fields, and whether the input had to be repaired."""

    data: bytes
    incomplete: tuple[int, ...]
    is_damaged: bool


def write(source: Source, plan: Plan, sides: Iterable[Side], *, duplex: str | None) -> Written:
    """A PDF file with one page for each side; ``source`` cannot be used afterward.

    ``duplex`` is the PDF name of the duplex mode, if it matters; print dialogs preselect it, and actual size.
    """
    pdf = source.pdf
    forms = _Forms(source)
    pages = [_side(forms, plan, side) for side in sides]
    for replaced in source.pages:  # remaining references must not keep annotations and tags alive
        _clear(replaced.object)
    _clear(pdf.Root, but=_KEPT)
    _clear(pdf.trailer, but=("/Root", "/Size"))
    tree = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=len(pages), Kids=Array(pages)))
    for page in pages:
        page.Parent = tree
    pdf.Root.Pages = tree
    pdf.Root.ViewerPreferences = Dictionary(PrintScaling=name("None"))
    if duplex is not None:
        pdf.Root.ViewerPreferences.Duplex = name(duplex)
    pdf.docinfo["/Producer"] = f"brochure {__version__}"
    if source.title:
        pdf.docinfo["/Title"] = source.title
    _strip(pages)
    out = BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return Written(out.getvalue(), tuple(sorted(forms.incomplete)), bool(pdf.get_warnings()))


def _side(forms: _Forms, plan: Plan, side: Side) -> Object:
    """The page of one side."""
    pdf = forms.source.pdf
    drawn = {name(f"P{placed.page}"): forms.form(placed.page) for placed in side.placements}
    page = Dictionary(
        Type=Name.Page,
        MediaBox=_array((0, 0, plan.sheet.width, plan.sheet.height)),
        Resources=Dictionary(XObject=Dictionary({str(key): form for key, form in drawn.items()})),
        Contents=pdf.make_stream(_content(plan, side)),
    )
    if plan.is_cut:
        page.TrimBox = _array(plan.finished)
    return pdf.make_indirect(page)


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


def _numbers(values: Iterable[float], digits: int = 4) -> str:
    """Numbers in PDF syntax. Four digits suffice for the scale of pages; the scale of stamps may be smaller."""
    return " ".join(f"{value:.{digits}f}".rstrip("0").rstrip(".") for value in values)


class _Forms:
    """The pages of the input file as form XObjects."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.incomplete: set[int] = set()
        self._stale = has_stale_fields(source)
        self._left = MAX_CONTENT

    def form(self, number: int) -> Stream:
        """Page ``number``, upright with its lower left corner at (0, 0), in points, with its annotations."""
        page = self.source.pages[number - 1]
        content = self._content(page.object, number)
        resources = page.object.get("/Resources")
        content.Resources = self.source.pdf.make_indirect(
            resources if isinstance(resources, Dictionary) else Dictionary()
        )
        found = annotations_of(page.object, stale=self._stale)
        if found.incomplete:
            self.incomplete.add(number)
        form = self._overlaid(content, page, found) if found.drawn else content
        _make_form(form, page.bleed, page.matrix)
        group = page.object.get("/Group")
        if isinstance(group, Dictionary):
            form.Group = group
        return form

    def _overlaid(self, content: Stream, page: SourcePage, found: Annotations) -> Stream:
        """A form that draws ``content``, then the appearances."""
        _make_form(content, page.bleed)
        parts, drawn, layers = ["/C Do"], {"/C": content}, {}
        for index, (appearance, matrix, layer) in enumerate(found.drawn):
            part = f"q {_numbers(matrix, 9)} cm /A{index} Do Q"
            drawn[f"/A{index}"] = appearance
            if layer is not None:
                part = f"/OC /L{index} BDC {part} EMC"
                layers[f"/L{index}"] = layer
            parts.append(part)
        form = self.source.pdf.make_stream("\n".join(parts).encode("ascii"))
        form.Resources = Dictionary(XObject=Dictionary(drawn), Properties=Dictionary(layers))
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


def _make_form(stream: Stream, box: Sequence[float], matrix: Sequence[float] | None = None) -> None:
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, _array(box)
    if matrix is not None:
        stream.Matrix = _array(matrix)


def _clear(dictionary: Object, but: Sequence[str] = ()) -> None:
    for key in list(dictionary.keys()):
        if key not in but:
            del dictionary[key]


def _strip(pages: Iterable[Object]) -> None:
    """Remove entries that are not for print from all streams; give forms without resources those of the enclosing form,
    which they inherited from the page before.
    """
    left: list[tuple[Object, Object | None]] = [(page, None) for page in pages]
    seen = set()
    while left:
        value, resources = left.pop()
        if value.is_indirect:
            if value.objgen in seen:
                continue
            seen.add(value.objgen)
        if isinstance(value, Stream):
            for key in _NOT_FOR_PRINT:
                if key in value:
                    del value[key]
            if name_of(value.get("/Subtype")) == "/Form":
                if resources is not None and "/Resources" not in value:
                    value.Resources = resources
                resources = value.get("/Resources")
        children = value if isinstance(value, Array) else [child for _, child in value.items()]
        left.extend((child, resources) for child in children if isinstance(child, (Array, Dictionary, Stream)))


def _array(numbers: Iterable[float]) -> Array:
    return Array(round(number, 4) for number in numbers)
