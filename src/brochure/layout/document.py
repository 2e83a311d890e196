"""The whole document: head of page one, the sections one after the other, what every page repeats."""

from __future__ import annotations

from typing import Literal

from brochure.compose.blocks import Document
from brochure.layout import furniture
from brochure.layout.banner import banner
from brochure.layout.flow import Flow, Frame
from brochure.layout.keyfigures import key_figures
from brochure.layout.pages import Element, Page, Pages, Placed, Slab
from brochure.layout.sections import Bands, bands
from brochure.style.model import Style

PAGE_SIZES: dict[str, tuple[float, float]] = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}  # points

SPARSE = 0.6  # a last page with more than this part of it empty is one to save
ROOMY = 0.2  # one with more than this part of it empty has room for a filler
TIGHTER = (0.9, 0.8, 0.7)


def layout(document: Document, style: Style, page_size: Literal["letter", "a4"] | None = None) -> Pages:
    """Lay ``document`` out on pages of ``page_size`` (the style's own where none is given)."""
    frame = _frame(style, page_size or style.page.size)
    root = Element("Document")
    head = banner(document, style, frame.width, root)
    head += key_figures(document.key_figures, document.facts, style, frame.width, root)
    sections = [bands(section, style, document.lang, frame, root) for section in document.sections]
    flow = _flow(frame, style, head, sections)
    flow = _filled(flow, document, head, sections, root)
    return Pages(
        _furnished(flow, document, style, frame, root),
        root,
        tuple(flow.outline),
        document.title,
        document.lang,
        document.subject,
        document.keywords,
    )


def _flow(frame: Frame, style: Style, head: list[Slab], sections: list[Bands]) -> Flow:
    """All placed; set a little tighter where that saves a last page with next to nothing on it."""
    loose = _placed(Flow(frame, style), head, sections)
    if len(loose.pages) == 1 or loose.room < SPARSE * frame.height:
        return loose
    for tightness in TIGHTER:
        tight = _placed(Flow(frame, style, tightness), head, sections)
        if len(tight.pages) < len(loose.pages):
            return tight
    return loose


def _filled(flow: Flow, document: Document, head: list[Slab], sections: list[Bands], root: Element) -> Flow:
    """With as many of the document's fillers as the last page has room for, and ruled lines on what is left."""
    frame, style = flow.frame, flow.style
    place = len(sections) - (1 if sections and sections[-1].key == "sources" else 0)
    for filler in document.fillers:
        if flow.room < ROOMY * frame.height:
            break
        aside = Element("Document")
        added = [*sections[:place], bands(filler, style, document.lang, frame, aside), *sections[place:]]
        trial = _placed(Flow(frame, style, flow.tightness), head, added)
        if len(trial.pages) == len(flow.pages):
            root.children.insert(len(root.children) - len(sections) + place, aside.children[0])
            flow, sections, place = trial, added, place + 1
    if document.notes:
        flow.rest(furniture.notes(document.notes, style, frame.width, flow.room))
    return flow


def _placed(flow: Flow, head: list[Slab], sections: list[Bands]) -> Flow:
    flow.place(head)
    for section in sections:
        flow.section(section)
    return flow


def _frame(style: Style, page_size: str) -> Frame:
    width, height = PAGE_SIZES[page_size]
    page = style.page
    columns = page.columns
    inner = width - 2 * page.margin_side
    return Frame(
        page_width=width,
        page_height=height,
        left=page.margin_side,
        top=height - page.margin_top,
        bottom=page.margin_bottom,
        width=inner,
        columns=columns,
        column=(inner - page.gutter * (columns - 1)) / columns,
        gutter=page.gutter,
        head=style.sizes.small * 2.6,
    )


def _furnished(flow: Flow, document: Document, style: Style, frame: Frame, root: Element) -> tuple[Page, ...]:
    """The pages with running heads and footers; the attribution of the last page ends the document."""
    count = len(flow.pages)
    head = Placed(frame.left, frame.top, furniture.running_head(document, style, frame.width))
    pages = []
    for number, placed in enumerate(flow.pages, 1):
        attribution = root.add(Element("P")) if number == count else None
        foot = furniture.footer(document, style, frame.width, number, count, attribution)
        foot_placed = Placed(frame.left, frame.bottom - style.sizes.small, foot)
        furnished = (*placed, foot_placed) if number == 1 else (head, *placed, foot_placed)
        pages.append(Page(frame.page_width, frame.page_height, furnished))
    return tuple(pages)
