"""Imposes a PDF file: reads it, plans the sheets, and writes them.

The input file itself is rewritten: its catalog and page tree are replaced, and unreferenced objects are dropped. So
nothing is copied, and streams stay compressed. The output depends on the input alone: there are no dates, and the
identifier is computed from the content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import BinaryIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Stream

from brochure import __version__
from brochure.press.forms import Forms, pdf_array, pdf_numbers
from brochure.press.geometry import Plan, Side, common_size, plan, sides
from brochure.press.model import Flip, Imposed, Paper, PressError
from brochure.press.schemes import Scheme
from brochure.press.source import Source, name_of, read, reading

MAX_CREEP = 1 / 8
"""Maximum shift of a page, as a fraction of the cell width."""

_DUPLEX = {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge}
_KEPT = ("/Type", "/Version", "/Extensions", "/OCProperties", "/OutputIntents")
"""Catalog entries that affect printing, such as optional content and output intents."""
_NOT_FOR_PRINT = ("/Metadata", "/PieceInfo", "/StructParent", "/StructParents")
"""Stream keys that refer to the original document. In other dictionaries they could be resource names."""


def impose(
    file: BinaryIO, scheme: Scheme, paper: Paper, *, flip: Flip = "short", creep: float = 0.0, name: str = "the file"
) -> Imposed:
    """Impose a seekable PDF ``file``, which messages call ``name``.

    ``creep`` is the thickness of the paper in points: how much closer to the spine the pages of each sheet of a booklet
    are placed than those of the sheet around it. Raises :class:`PressError`.
    """
    with reading(name):
        source = read(file)
    sizes = [page.size for page in source.pages]
    layout = plan(scheme, paper, common_size(sizes))
    sheets = len(scheme.order(len(sizes)))
    _check_creep(creep, sheets, layout)
    planned = list(sides(scheme, layout, sizes, flip=flip, creep=creep))
    with reading(name):
        forms = Forms(source)
        pages = [_page(forms, layout, side) for side in planned]
        data = _written(source, pages, _DUPLEX[flip] if scheme.folded else None)
        is_damaged = bool(source.pdf.get_warnings())
    incomplete = tuple(sorted(forms.incomplete))
    return Imposed(data, len(sizes), sheets, len(planned), layout.scale, layout.is_cut, incomplete, is_damaged)


def _check_creep(creep: float, sheets: int, layout: Plan) -> None:
    farthest, limit = creep * (sheets - 1), MAX_CREEP * layout.columns[0]
    if farthest > limit:
        raise PressError(
            f"with a creep of {creep:.3g} pt, {sheets} sheets would move the innermost pages by {farthest:.0f} pt; "
            f"the maximum is {limit:.0f} pt. Specify the thickness of one sheet, for example 0.1mm"
        )


def _page(forms: Forms, layout: Plan, side: Side) -> Object:
    """The page of one side."""
    pdf = forms.source.pdf
    page = Dictionary(
        Type=Name.Page,
        MediaBox=pdf_array((0, 0, layout.sheet.width, layout.sheet.height)),
        Resources=Dictionary(
            XObject=Dictionary({f"/P{placed.page}": forms.form(placed.page) for placed in side.placements})
        ),
        Contents=pdf.make_stream(_content(layout, side)),
    )
    if layout.is_cut:
        page.TrimBox = pdf_array(layout.finished)
    return pdf.make_indirect(page)


def _content(layout: Plan, side: Side) -> bytes:
    """The operators that draw a side."""
    parts = [f"-1 0 0 -1 {pdf_numbers(layout.sheet[2:])} cm"] if side.upside_down else []
    for page, matrix, clip in side.placements:
        area = pdf_numbers((clip.left, clip.bottom, clip.width, clip.height))
        parts.append(f"q {area} re W n {pdf_numbers(matrix)} cm /P{page} Do Q")
    for mark in side.marks:
        dash = "[3 2] 0 d " if mark.dashed else ""
        parts.append(f"q 0 G 0.25 w {dash}{pdf_numbers(mark[:2])} m {pdf_numbers(mark[2:4])} l S Q")
    return "\n".join(parts).encode("ascii")


def _written(source: Source, pages: Sequence[Object], duplex: Name | None) -> bytes:
    """The file with ``pages`` in place of those of ``source``, which cannot be used afterward.

    Print dialogs preselect actual size and the ``duplex`` mode.
    """
    pdf = source.pdf
    for replaced in source.pages:  # remaining references must not keep annotations and tags alive
        _clear(replaced.object)
    _clear(pdf.Root, but=_KEPT)
    _clear(pdf.trailer, but=("/Root", "/Size"))
    tree = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=len(pages), Kids=Array(pages)))
    for page in pages:
        page.Parent = tree
    pdf.Root.Pages = tree
    pdf.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"))
    if duplex is not None:
        pdf.Root.ViewerPreferences.Duplex = duplex
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
    return out.getvalue()


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
