"""Link annotations for the clickable areas of pages."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from brochure.pdf.content import number
from brochure.pdf.objects import Writer, reference, text_string
from brochure.pdf.structure import LinkObject, Marks

if TYPE_CHECKING:
    from brochure.layout.pages import LinkArea, Page

# Characters that a URL may contain unescaped (RFC 3986), and "%" for existing escapes.
PLAIN = frozenset(string.ascii_letters + string.digits + "!#$%&'()*+,-./:;=?@[]_~")
PRINTED = 4  # annotation flag


class LinkWriter:
    """Writes annotations. Parent tree keys count from ``first_key``; ``names`` are the named destinations linked to."""

    def __init__(self, writer: Writer, marks: Marks, first_key: int) -> None:
        self._writer = writer
        self._marks = marks
        self._key = first_key
        self.names: set[str] = set()

    def write(self, page: Page, index: int) -> str:
        """The entry for the dictionary of ``page``, which is number ``index`` from 0."""
        links = [
            reference(self._link(area, placed.x + area.x, placed.y - area.y, index))
            for placed in page.placed
            for area in placed.box.links
        ]
        return f"/Annots[{' '.join(links)}]" if links else ""

    def _link(self, area: LinkArea, left: float, top: float, page: int) -> int:
        box = " ".join(map(number, (left, top - area.height, left + area.width, top)))
        link = self._writer.add(
            f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F {PRINTED}/Contents{text_string(area.text)}"
            f"/StructParent {self._key}{self._target(area.url)}>>"
        )
        self._marks.links.setdefault(area.element, []).append(LinkObject(page, link, self._key))
        self._key += 1
        return link

    def _target(self, url: str) -> str:
        if url.startswith("#"):
            self.names.add(url[1:])
            return f"/Dest{text_string(url[1:])}"
        return f"/A<</S/URI/URI{text_string(quoted(url))}>>"


def quoted(url: str) -> str:
    """``url`` in ASCII, with other characters percent-encoded."""
    if PLAIN.issuperset(url):
        return url
    return "".join([c if c in PLAIN else "".join([f"%{byte:02X}" for byte in c.encode()]) for c in url])
