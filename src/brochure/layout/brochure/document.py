"""The whole document: the banner, the sections in order, running heads and feet."""

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

MIN_EMPTY = 0.6  # tighten the spacing if at least this part of the last page is empty
MIN_FILLER_ROOM = 0.2  # add fillers while at least this part of the last page is empty
TIGHTNESS_STEPS = (0.9, 0.8, 0.7)
LAST_SECTION = "sources"  # the key of the last section; fillers go before it


def layout(document: Document, style: Style, page_size: PageSize | None = None) -> Pages:
    """Lay ``document`` out on pages of ``page_size``, by default the style's."""
    frame = frame_of(style, page_size or style.page.size)
    elements: list[Element] = []
    flow = body(document, style, frame, elements)
    lines = note_lines(document.notes, style, frame.width, flow.room) if document.notes else None
    if lines:
        flow.put(lines)
    attribution = Element("P")  # on the last page, at the end of the structure
    return Pages(
        _finish_pages(flow, document, style, frame, attribution),
        Element("Document", (*elements, attribution), lang=document.composed),
        tuple(flow.outline),
        document.title,
        document.lang,
        document.subject,
        document.keywords,
    )


def body(document: Document, style: Style, frame: Frame, elements: list[Element], level: int = 1) -> Flow:
    """Lay out ``document`` without running heads and feet; its title is a heading of ``level``."""

    def set_section(section: Section, siblings: list[Element]) -> Bands:
        return bands(section, style, document.composed, frame, siblings, level + 1)

    head = banner(document, style, frame.width, elements, level)
    head += key_figures(document.key_figures, document.facts, style, frame.width, elements)
    sections = [set_section(section, elements) for section in document.sections]
    tail = [one for one in sections[-1:] if one.key == LAST_SECTION]
    start, whole = _place(frame, style, head, sections[: len(sections) - len(tail)], tail)
    flow, added = _add_fillers(start, whole, document.fillers, set_section, tail)
    end = len(elements) - len(tail)
    elements[end:end] = added
    return flow


def _place(frame: Frame, style: Style, head: list[Box], sections: list[Bands], tail: list[Bands]) -> tuple[Flow, Flow]:
    """Place the sections without and with ``tail``; tighten the spacing if that saves a nearly empty last page."""

    def attempt(tightness: float) -> tuple[Flow, Flow]:
        body = Flow(frame, style, tightness)
        body.place(head)
        _append(body, sections)
        return body, _append(body.copy(), tail)

    loose = attempt(1.0)
    pages, room = len(loose[1].pages), loose[1].room
    if pages > 1 and room >= MIN_EMPTY * frame.height:
        for tightness in TIGHTNESS_STEPS:
            tight = attempt(tightness)
            if len(tight[1].pages) < pages:
                return tight
    return loose


def _add_fillers(
    body: Flow,
    whole: Flow,
    fillers: tuple[Section, ...],
    set_section: Callable[[Section, list[Element]], Bands],
    tail: list[Bands],
) -> tuple[Flow, list[Element]]:
    """Add the ``fillers`` that fit on the last page before ``tail``; return the flow and their elements."""
    added: list[Element] = []
    for filler in fillers:
        if whole.room < MIN_FILLER_ROOM * whole.frame.height:
            break
        elements: list[Element] = []
        longer = _append(body.copy(), [set_section(filler, elements)])
        trial = _append(longer.copy(), tail)
        if len(trial.pages) == len(whole.pages):
            added += elements
            body, whole = longer, trial
    return whole, added


def _append(flow: Flow, sections: list[Bands]) -> Flow:
    for section in sections:
        flow.section(section)
    return flow


def _finish_pages(flow: Flow, document: Document, style: Style, frame: Frame, attribution: Element) -> tuple[Page, ...]:
    """Add running heads and feet; the foot of the last page is in the structure as ``attribution``."""
    count = len(flow.pages)
    head = None
    if style.page.running_head:
        head = running_head(document.running_left, document.running_right, style, frame.width)
    pages = []
    for number, placed in enumerate(flow.pages, 1):
        element = attribution if number == count else None
        foot = numbered_foot(document, style, frame.width, number, count, element)
        pages.append(finished_page(placed, frame, style, foot, head if number > 1 else None))
    return tuple(pages)
