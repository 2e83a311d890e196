"""The sheet of a sign: a face on the lower half, the same upside down on the upper half, and marks where it is folded.

The upper half says nothing new, so screen readers read the lower one, which is upright on a screen.
"""

from __future__ import annotations

from brochure.compose.full import beyond_name
from brochure.compose.poster import Poster
from brochure.layout.page.enlarging import enlarge
from brochure.layout.pages import Box, Content, Element, OutlineEntry, Page, Pages, Placed, Stroke
from brochure.layout.poster.scale import design_size
from brochure.layout.sign.face import face_of
from brochure.layout.surfaces import on_color
from brochure.paper import PAPER_SIZES
from brochure.style.model import Style

DESIGN = PAPER_SIZES["letter"]
MIN_WIDTH = 560.0  # of the page in the design
EDGE, MARK, MARK_LINE = 6.0, 24.0, 0.75  # where fold marks begin and end, from the edges of the sheet; their width


def printed_larger(style: Style) -> float:
    """The factor by which a sign is enlarged to the paper of ``style``."""
    return design_size(style, DESIGN, MIN_WIDTH)[2]


def layout_sign(poster: Poster, style: Style) -> Pages:
    """Lay out a sign that says what ``poster`` does in short."""
    width, height, factor = design_size(style, DESIGN, MIN_WIDTH)
    fold = height / 2
    face = face_of(poster, style, width, fold)
    lower = face.at(0.0, fold)
    upper = [_upside_down(box, width, height) for box in lower]
    marks = Placed(0.0, fold, Box(0.0, (Content(None, _marks(width, on_color(style.palette))),)))
    page = Page(width, height, (*lower, *upper, marks), style.palette.paper)
    content = poster.content
    pages = Pages(
        (page,),
        Element("Document", tuple(face.elements), lang=content.composed),
        (OutlineEntry(content.title, 1, 0, height),),
        content.title,
        content.lang,
        poster.subject,
        content.keywords,
        omitted=beyond_name(content.imprint),
    )
    return enlarge(pages, factor)


def _upside_down(placed: Placed, width: float, height: float) -> Placed:
    """A box of the lower half as it is on the upper half, as an artifact without links."""
    contents = tuple([Content(None, one.items) for one in placed.box.contents])
    return Placed(width - placed.x, height - placed.y, Box(placed.box.height, contents), turned=True)


def _marks(width: float, color: str) -> tuple[Stroke, ...]:
    """Where to fold, at both edges; ``color`` is that of what stands on the field of color, which meets there."""
    edges = ((EDGE, MARK), (width - MARK, width - EDGE))
    return tuple([Stroke(start, 0.0, end, 0.0, MARK_LINE, color) for start, end in edges])
