"""Pages of a field brochure before they have feet, and the finished document of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from brochure.compose.full import Omission
from brochure.compose.short_form import ShortForm
from brochure.layout.field.foot import foot
from brochure.layout.field.type import Type, frame_at_design
from brochure.layout.page.enlarging import enlarge
from brochure.layout.pages import Element, OutlineEntry, Page, Pages, Placed
from brochure.layout.panel.tray import Tray
from brochure.style.fit import enlargement
from brochure.style.model import Style


class Bare(NamedTuple):
    """Pages at the size of the design, with their ``elements`` in reading order and their bookmarks.

    ``omitted``, ``missed`` and ``explanation`` are those of :class:`~brochure.layout.pages.Pages`.
    """

    pages: tuple[tuple[Placed, ...], ...] = ()
    elements: tuple[Element, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    omitted: tuple[Omission, ...] = ()
    missed: str = ""
    explanation: tuple[str, ...] = ()

    def before(self, other: Bare) -> Bare:
        """These pages and then the ``other`` ones."""
        outline = [entry._replace(page=entry.page + len(self.pages)) for entry in other.outline]
        return Bare(
            self.pages + other.pages,
            self.elements + other.elements,
            (*self.outline, *outline),
            (*self.omitted, *other.omitted),
            self.missed or other.missed,
            self.explanation or other.explanation,
        )


def bare_page(title: str, tray: Tray, top: float, type_: Type) -> Bare:
    """A page with a bookmark if it has a ``title``; the corner of its tray is at ``top``, at the left margin."""
    outline = (OutlineEntry(title, 1, 0, top),) if title else ()
    return Bare((tuple(tray.at(type_.frame.left, top)),), (Element("Sect", tuple(tray.elements)),), outline)


def joined(pages: Iterable[Bare]) -> Bare:
    """All of ``pages`` in this order."""
    whole = Bare()
    for each in pages:
        whole = whole.before(each)
    return whole


def finished(bare: Bare, content: ShortForm, style: Style) -> Pages:
    """The document of ``bare`` pages, whose ``content`` names it, with feet; enlarged on larger paper."""
    type_ = Type.of(frame_at_design(style), style)
    frame, attribution, pages = type_.frame, Element("P"), []
    for number, placed in enumerate(bare.pages, 1):
        element = attribution if number == len(bare.pages) else None
        own = foot(content.title, content.attribution, str(number), type_, element=element)
        pages.append(Page(frame.page_width, frame.page_height, (*placed, *own), style.palette.paper))
    made = Pages(
        tuple(pages),
        Element("Document", (*bare.elements, attribution), lang=content.composed),
        bare.outline,
        content.title,
        content.lang,
        content.subject,
        content.keywords,
        bare.missed,
        bare.explanation,
        tuple(dict.fromkeys(bare.omitted)),
    )
    return enlarge(made, enlargement(style))
