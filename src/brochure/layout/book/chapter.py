"""A chapter set for itself: all but what depends on the chapters before it, so that any process can do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from brochure.layout.brochure.document import body
from brochure.layout.pages import Element, OutlineEntry, Placed

if TYPE_CHECKING:
    from brochure.compose.book.model import Chapter
    from brochure.layout.page.frame import Frame
    from brochure.style.model import Style

PART, PIECE, SECTION = 1, 2, 3  # levels of bookmarks


class SetChapter(NamedTuple):
    """What stands on each of its pages but heads and feet. ``heads`` are those of left-hand and right-hand pages.

    The first entry of ``outline`` is the place where it begins.
    """

    root: Element
    pages: tuple[tuple[Placed, ...], ...]
    outline: tuple[OutlineEntry, ...]
    heads: tuple[str, str]


def set_chapter(chapter: Chapter, style: Style, frame: Frame, lang: str) -> SetChapter:
    """Lay ``chapter`` out for a book in the language ``lang``."""
    document = chapter.document
    elements: list[Element] = []
    flow = body(document, style, frame, elements, level=2)
    root = Element("Sect", tuple(elements), lang=document.composed if document.composed != lang else None)
    bookmark = OutlineEntry(document.title, PIECE, 0, frame.top, chapter.name)
    sections = [entry._replace(level=SECTION) for entry in flow.outline if entry.level == 1]
    return SetChapter(root, tuple(map(tuple, flow.pages)), (bookmark, *sections), (chapter.part, document.title))
