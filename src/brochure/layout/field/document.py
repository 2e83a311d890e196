"""The pages of a field brochure, their feet, and the document's structure."""

from __future__ import annotations

from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.field.cover import cover
from brochure.layout.field.entry import entry
from brochure.layout.field.future import future
from brochure.layout.field.type import Type
from brochure.layout.field.work import work
from brochure.layout.page.enlarging import enlarge
from brochure.layout.page.frame import frame_of, shorten
from brochure.layout.pages import Box, Content, Element, OutlineEntry, Page, Pages
from brochure.layout.panel.tray import Tray
from brochure.layout.text.labels import TextStyle
from brochure.style.fit import enlargement
from brochure.style.model import Style

RUNNING = 0.34  # of the width, at most: the title in the foot, which stands in the rail of page two
FOOT_GAP = 16.0  # between the type area and the foot


def layout_field(content: ShortForm, style: Style) -> Pages:
    """Lay out ``content`` as a cover and the pages for which it has something to say, enlarged on larger paper."""
    factor = enlargement(style)
    return enlarge(_laid_out(content, Type.of(frame_of(style, factor), style)), factor)


def _laid_out(content: ShortForm, type_: Type) -> Pages:
    frame, labels = type_.frame, content.labels
    omitted: list[str] = []
    made = [(content.title, cover(content, type_, omitted), frame.page_height)]
    if content.essentials.duties:
        made.append((labels.work, work(content, type_), frame.top))
        if content.essentials.path or content.essentials.qualities:
            made.append((labels.entry, entry(content, type_, omitted), frame.top))
    made.append((labels.future, future(content, type_, omitted), frame.top))
    attribution = Element("P")
    pages, sections, outline = [], list[Element](), []
    for number, (title, tray, top) in enumerate(made, 1):
        element = attribution if number == len(made) else None
        foot = _foot(content, type_, number, element)
        placed = (*tray.at(frame.left, top), *foot.at(frame.left, frame.bottom - FOOT_GAP))
        pages.append(Page(frame.page_width, frame.page_height, placed, type_.style.palette.paper))
        sections.append(Element("Sect", tuple(tray.elements)))
        outline.append(OutlineEntry(title, 1, number - 1, top))
    return Pages(
        tuple(pages),
        Element("Document", (*sections, attribution), lang=content.composed),
        tuple(outline),
        content.title,
        content.lang,
        content.subject,
        content.keywords,
        omitted=tuple(dict.fromkeys(omitted)),
    )


def _foot(content: ShortForm, type_: Type, number: int, element: Element | None) -> Tray:
    """The credit at the left; the title and the number of the page at the right."""
    tray, small = Tray(), type_.small
    right = TextStyle(face(type_.style.faces.bold), small.size, small.leading, type_.style.palette.muted)
    room = RUNNING * type_.width - right.width(f"  {number}")
    name = f"{shorten(content.title, right.face, right.size, room)}  {number}"
    words = right.line(name).place(type_.width, 0.0, "right")
    tray.column([Box(right.leading, (Content(None, words, "Pagination"),))])
    if content.attribution:
        label = small.wrap(content.attribution, type_.width - right.width(name) - 16.0)
        tray.column([Box(label.height, (Content(element, label.place(0.0, 0.0), "Pagination"),))])
    return tray
