"""The pages of a field brochure, their feet, and the document's structure."""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.long_form import LongForm
from brochure.compose.short_form import ShortForm
from brochure.layout.field.cover import MORE_SUMMARY, cover
from brochure.layout.field.entry import entry
from brochure.layout.field.foot import foot
from brochure.layout.field.future import future
from brochure.layout.field.notes import notes_page
from brochure.layout.field.prose import prose
from brochure.layout.field.type import Type, frame_at_design
from brochure.layout.field.work import MORE_DUTIES, work
from brochure.layout.page.enlarging import enlarge
from brochure.layout.pages import Element, OutlineEntry, Page, Pages, Placed
from brochure.layout.panel.tray import Tray
from brochure.style.fit import enlargement
from brochure.style.model import Style


class Bare(NamedTuple):
    """Pages without feet, with their ``elements`` in reading order and their bookmarks.

    ``omitted``, ``missed`` and ``explanation`` are those of :class:`~brochure.layout.pages.Pages`.
    """

    pages: tuple[tuple[Placed, ...], ...]
    elements: tuple[Element, ...]
    outline: tuple[OutlineEntry, ...]
    omitted: tuple[str, ...] = ()
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


def layout_field(content: ShortForm | LongForm, style: Style, *, explain: bool = False) -> Pages:
    """Lay out ``content`` as a cover and the pages for which it has something to say; long ones with all of the text.

    They are enlarged on larger paper. If ``explain`` is set, the pages have an explanation of the plan of the text.
    """
    bare = bare_pages(content, style, explain=explain)
    short = content.short if isinstance(content, LongForm) else content
    type_ = Type.of(frame_at_design(style), style)
    frame, attribution, pages = type_.frame, Element("P"), []
    for number, placed in enumerate(bare.pages, 1):
        element = attribution if number == len(bare.pages) else None
        finished = (*placed, *foot(short.title, short.attribution, str(number), type_, element=element))
        pages.append(Page(frame.page_width, frame.page_height, finished, style.palette.paper))
    made = Pages(
        tuple(pages),
        Element("Document", (*bare.elements, attribution), lang=short.composed),
        bare.outline,
        short.title,
        short.lang,
        short.subject,
        short.keywords,
        bare.missed,
        bare.explanation,
        tuple(dict.fromkeys(bare.omitted)),
    )
    return enlarge(made, enlargement(style))


def bare_pages(content: ShortForm | LongForm, style: Style, *, explain: bool = False, may_grow: bool = True) -> Bare:
    """The pages of ``content`` at the size of the design, without feet. Type of text ``may_grow`` to fill its pages."""
    if isinstance(content, LongForm):
        return _long(content, style, explain=explain, may_grow=may_grow)
    return _short(content, style)


def _short(content: ShortForm, style: Style) -> Bare:
    """The pages that are each composed as one picture."""
    omitted: list[str] = []
    return _joined(_composed(content, style, omitted))._replace(omitted=tuple(omitted))


def _long(content: LongForm, style: Style, *, explain: bool, may_grow: bool) -> Bare:
    """The same, with the text before the last one. Nothing is omitted: what has no room on a picture is in the text."""
    omitted: list[str] = []
    *first, last = _composed(content.short, style, omitted)
    text = content.text if MORE_DUTIES in omitted else content.shorter
    text = text._replace(summary="") if content.sums_up and MORE_SUMMARY not in omitted else text
    if not text.sections:
        return _joined([*first, last])
    title = content.short.labels.text
    made = prose(text, title, style, len(first) + 1, explain=explain, may_grow=may_grow)
    whole = Bare(made.pages, made.elements, made.outline, missed=made.missed, explanation=made.explanation)
    return _joined([*first, whole, *_notes(content.short.labels.notes, style, made.notes), last])


def _notes(title: str, style: Style, count: int) -> list[Bare]:
    """So many pages for notes, the first one under the ``title``."""
    type_ = Type.of(frame_at_design(style), style)
    return [_page(title if not number else "", notes_page(title if not number else "", type_), type_.frame.top, type_)
            for number in range(count)]  # fmt: skip


def _joined(pages: list[Bare]) -> Bare:
    first, *others = pages
    for other in others:
        first = first.before(other)
    return first


def _composed(content: ShortForm, style: Style, omitted: list[str]) -> list[Bare]:
    """The cover and the pages for which ``content`` has something to say; what has no room is added to ``omitted``."""
    type_ = Type.of(frame_at_design(style), style)
    frame, labels = type_.frame, content.labels
    made = [(content.title, cover(content, type_, omitted), frame.page_height)]
    if content.essentials.duties:
        made.append((labels.work, work(content, type_, omitted), frame.top))
        if content.essentials.path or content.essentials.qualities:
            made.append((labels.entry, entry(content, type_, omitted), frame.top))
    made.append((labels.future, future(content, type_, omitted), frame.top))
    return [_page(title, tray, top, type_) for title, tray, top in made]


def _page(title: str, tray: Tray, top: float, type_: Type) -> Bare:
    """A page with a bookmark if it has a ``title``; the corner of its tray is at ``top``, at the left margin."""
    outline = (OutlineEntry(title, 1, 0, top),) if title else ()
    return Bare((tuple(tray.at(type_.frame.left, top)),), (Element("Sect", tuple(tray.elements)),), outline)
