"""The whole document: head of page one, the sections one after the other, what every page repeats."""

from __future__ import annotations

from collections.abc import Callable

from brochure.compose.blocks import Document, Section
from brochure.layout.brochure.banner import banner, key_figures
from brochure.layout.brochure.sections import bands
from brochure.layout.page.flow import Flow
from brochure.layout.page.frame import Frame, finished_page, frame_of, note_lines, numbered_foot, running_head
from brochure.layout.page.stack import Bands
from brochure.layout.pages import Box, Element, Page, Pages
from brochure.paper import PageSize
from brochure.style.model import Style

SPARSE = 0.6  # a last page with more than this part of it empty is one to save
ROOMY = 0.2  # one with more than this part of it empty has room for a filler
TIGHTER = (0.9, 0.8, 0.7)
LAST = "sources"  # the section that closes a brochure: fillers stand before it


def layout(document: Document, style: Style, page_size: PageSize | None = None) -> Pages:
    """Lay ``document`` out on pages of ``page_size`` (the style's own where none is given)."""
    frame = frame_of(style, page_size or style.page.size)
    elements: list[Element] = []
    flow = body(document, style, frame, elements)
    lines = note_lines(document.notes, style, frame.width, flow.room) if document.notes else None
    if lines:
        flow.put(lines)
    attribution = Element("P")  # of the last page: it ends the document
    return Pages(
        _furnished(flow, document, style, frame, attribution),
        Element("Document", (*elements, attribution), lang=document.composed),
        tuple(flow.outline),
        document.title,
        document.lang,
        document.subject,
        document.keywords,
    )


def body(document: Document, style: Style, frame: Frame, elements: list[Element], level: int = 1) -> Flow:
    """All of ``document`` but what every page repeats; its title is a heading of ``level``."""

    def section(which: Section, siblings: list[Element]) -> Bands:
        return bands(which, style, document.composed, frame, siblings, level + 1)

    head = banner(document, style, frame.width, elements, level)
    head += key_figures(document.key_figures, document.facts, style, frame.width, elements)
    sections = [section(which, elements) for which in document.sections]
    tail = [one for one in sections[-1:] if one.key == LAST]
    begun, whole = _placed(frame, style, head, sections[: len(sections) - len(tail)], tail)
    flow, added = _filled(begun, whole, document.fillers, section, tail)
    end = len(elements) - len(tail)
    elements[end:end] = added
    return flow


def _placed(frame: Frame, style: Style, head: list[Box], sections: list[Bands], tail: list[Bands]) -> tuple[Flow, Flow]:
    """All but the ``tail`` placed, and all of it; tighter where that saves a last page with next to nothing on it."""

    def attempt(tightness: float) -> tuple[Flow, Flow]:
        body = Flow(frame, style, tightness)
        body.place(head)
        _place(body, sections)
        return body, _place(body.copy(), tail)

    loose = attempt(1.0)
    pages, room = len(loose[1].pages), loose[1].room
    if pages > 1 and room >= SPARSE * frame.height:
        for tightness in TIGHTER:
            tight = attempt(tightness)
            if len(tight[1].pages) < pages:
                return tight
    return loose


def _filled(
    body: Flow,
    whole: Flow,
    fillers: tuple[Section, ...],
    section: Callable[[Section, list[Element]], Bands],
    tail: list[Bands],
) -> tuple[Flow, list[Element]]:
    """With as many of ``fillers``, before the ``tail``, as the last page has room for; and their elements."""
    added: list[Element] = []
    for filler in fillers:
        if whole.room < ROOMY * whole.frame.height:
            break
        elements: list[Element] = []
        longer = _place(body.copy(), [section(filler, elements)])
        trial = _place(longer.copy(), tail)
        if len(trial.pages) == len(whole.pages):
            added += elements
            body, whole = longer, trial
    return whole, added


def _place(flow: Flow, sections: list[Bands]) -> Flow:
    for section in sections:
        flow.section(section)
    return flow


def _furnished(flow: Flow, document: Document, style: Style, frame: Frame, attribution: Element) -> tuple[Page, ...]:
    """The pages with running heads and footers, that of the last page in the structure as ``attribution``."""
    count = len(flow.pages)
    head = running_head(document.running_left, document.running_right, style, frame.width)
    pages = []
    for number, placed in enumerate(flow.pages, 1):
        element = attribution if number == count else None
        foot = numbered_foot(document, style, frame.width, number, count, element)
        pages.append(finished_page(placed, frame, style, foot, head if number > 1 else None))
    return tuple(pages)
