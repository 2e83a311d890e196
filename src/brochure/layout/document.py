"""The whole document: head of page one, the sections one after the other, what every page repeats."""

from __future__ import annotations

from typing import Literal

from brochure.compose.blocks import Document
from brochure.layout import furniture
from brochure.layout.banner import banner
from brochure.layout.flow import Flow
from brochure.layout.frame import Frame, frame_of
from brochure.layout.keyfigures import key_figures
from brochure.layout.pages import Element, Page, Pages, Placed, Slab
from brochure.layout.sections import Bands, bands
from brochure.style.model import Style

SPARSE = 0.6  # a last page with more than this part of it empty is one to save
ROOMY = 0.2  # one with more than this part of it empty has room for a filler
TIGHTER = (0.9, 0.8, 0.7)
LAST = "sources"  # the section that closes a brochure: fillers stand before it


def layout(document: Document, style: Style, page_size: Literal["letter", "a4"] | None = None) -> Pages:
    """Lay ``document`` out on pages of ``page_size`` (the style's own where none is given)."""
    frame = frame_of(style, page_size or style.page.size)
    root = Element("Document", lang=document.composed)
    flow = body(document, style, frame, root)
    if document.notes:
        flow.rest(furniture.notes(document.notes, style, frame.width, flow.room))
    return Pages(
        _furnished(flow, document, style, frame, root),
        root,
        tuple(flow.outline),
        document.title,
        document.lang,
        document.subject,
        document.keywords,
    )


def body(document: Document, style: Style, frame: Frame, root: Element) -> Flow:
    """All of ``document`` but what every page repeats, its elements under ``root``."""
    head = banner(document, style, frame.width, root)
    head += key_figures(document.key_figures, document.facts, style, frame.width, root)
    sections = [bands(section, style, document.composed, frame, root) for section in document.sections]
    tail = [section for section in sections[-1:] if section.key == LAST]
    begun, whole = _placed(frame, style, head, sections[: len(sections) - len(tail)], tail)
    return _filled(begun, whole, document, tail, root)


def _placed(
    frame: Frame, style: Style, head: list[Slab], sections: list[Bands], tail: list[Bands]
) -> tuple[Flow, Flow]:
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


def _filled(body: Flow, whole: Flow, document: Document, tail: list[Bands], root: Element) -> Flow:
    """With as many of the document's fillers, before the ``tail``, as the last page has room for."""
    frame, style = whole.frame, whole.style
    for filler in document.fillers:
        if whole.room < ROOMY * frame.height:
            break
        aside = Element("Document")
        longer = _place(body.copy(), [bands(filler, style, document.composed, frame, aside)])
        trial = _place(longer.copy(), tail)
        if len(trial.pages) == len(whole.pages):
            root.children.insert(len(root.children) - len(tail), aside.children[0])
            body, whole = longer, trial
    return whole


def _place(flow: Flow, sections: list[Bands]) -> Flow:
    for section in sections:
        flow.section(section)
    return flow


def _furnished(flow: Flow, document: Document, style: Style, frame: Frame, root: Element) -> tuple[Page, ...]:
    """The pages with running heads and footers; the attribution of the last page ends the document."""
    count = len(flow.pages)
    head = Placed(
        frame.left, frame.top, furniture.running_head(document.running_left, document.running_right, style, frame.width)
    )
    pages = []
    for number, placed in enumerate(flow.pages, 1):
        attribution = root.add(Element("P")) if number == count else None
        foot = furniture.footer(document, style, frame.width, number, count, attribution)
        foot_placed = Placed(frame.left, frame.bottom - style.sizes.small, foot)
        furnished = (*placed, foot_placed) if number == 1 else (head, *placed, foot_placed)
        pages.append(Page(frame.page_width, frame.page_height, furnished, style.palette.paper))
    return tuple(pages)
