"""Content that is written before its place in the file is known, in any process.

A book is numbered and written by one process. Laid-out pages take longer to send to it than to write, so the processes
that lay out chapters also write their content, which depends neither on page numbers nor on what else the file has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from brochure.artwork import Artwork
from brochure.layout.pages import Element, Placed
from brochure.pdf.content import PageWriter
from brochure.pdf.faces import UsedFaces
from brochure.pdf.navigation import PlacedLink, placed_links
from brochure.pdf.structure import Bounds, Marks


class PageAhead(NamedTuple):
    """The content stream of a page, the elements of its marked-content sequences by MCID, and its links."""

    content: bytes = b""
    elements: Sequence[Element] = ()
    links: Sequence[PlacedLink] = ()


class Ahead(NamedTuple):
    """The content of consecutive pages, with what the file must know of it.

    ``boxes`` are the bounding boxes of figures, ``characters`` those used from each face, ``artworks`` are by resource
    name.
    """

    pages: tuple[PageAhead, ...] = ()
    boxes: Mapping[Element, Bounds] = {}
    characters: Mapping[str, AbstractSet[str]] = {}
    artworks: Mapping[str, Artwork] = {}

    def last_of(self, count: int) -> tuple[PageAhead, ...]:
        """The pages as the last ones of ``count`` pages; nothing has been written of the others."""
        return (*[PageAhead()] * (count - len(self.pages)), *self.pages)


NOTHING = Ahead()


def write_ahead(pages: Iterable[Sequence[Placed]]) -> Ahead:
    """Write the content of ``pages``."""
    faces, marks = UsedFaces(), Marks()
    artworks: dict[str, Artwork] = {}
    written = [
        PageAhead(PageWriter(faces, artworks, marks).write_boxes(boxes), marks.pages[-1], placed_links(boxes))
        for boxes in pages
    ]
    return Ahead(tuple(written), marks.boxes, faces.characters(), artworks)
