"""The whole document: the banner, the sections in order, running heads and feet."""

from __future__ import annotations

from brochure.compose.blocks import Document
from brochure.layout.brochure.banner import banner, key_figures
from brochure.layout.brochure.sections import bands
from brochure.layout.page.flow import Flow
from brochure.layout.page.frame import (
    Frame,
    continued_height,
    finished_page,
    frame_of,
    note_lines,
    numbered_foot,
    running_head,
)
from brochure.layout.pages import Element, Page, Pages
from brochure.layout.plan.explain import explained
from brochure.layout.plan.fit import Fitted, Fitter
from brochure.layout.plan.model import Paper
from brochure.layout.plan.placing import place
from brochure.paper import PageSize
from brochure.style.model import Style
from brochure.style.scale import scaled

LAST_SECTION = "sources"  # the key of the last section
MAX_WORSE = 0.5  # the cost that a plan in larger type may have in addition


def layout(document: Document, style: Style, page_size: PageSize | None = None, *, explain: bool = False) -> Pages:
    """Lay ``document`` out on pages of ``page_size``, by default the style's.

    If ``explain`` is set, the pages have an explanation of the plan.
    """
    frame = frame_of(style, page_size or style.page.size)
    elements: list[Element] = []
    flow, fitted = body(document, style, frame, elements)
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
        fitted.missed if fitted else "",
        explained(fitted) if explain and fitted else (),
    )


def body(
    document: Document, style: Style, frame: Frame, elements: list[Element], level: int = 1
) -> tuple[Flow, Fitted | None]:
    """Lay out ``document`` without running heads and feet; its title is a heading of ``level``.

    Also returns the plan of its sections, if it has any.
    """
    head = banner(document, style, frame.width, elements, level)
    head += key_figures(document.key_figures, document.facts, style, frame.width, elements)
    flow = Flow(frame, style)
    flow.place(head)
    fitted = _fitted(document, style, frame, elements, level + 1, frame.top - flow.y)
    if fitted:
        place(fitted.plan, fitted.sections, flow)
    return flow, fitted


def _fitted(
    document: Document, style: Style, frame: Frame, elements: list[Element], level: int, above: float
) -> Fitted | None:
    """The plan of the sections and fillers, whose elements are added in the order of the plan; None without sections.

    If the wanted number of pages is not reached, slightly smaller type is tried, or larger type if they are not full.
    """
    if not document.sections:
        return None
    fitted, better, placed = _fitted_at(document, style, frame, level, above)
    if better != 1:
        other, _, placed_other = _fitted_at(document, scaled(style, better), frame, level, above)
        if not other.missed and (fitted.missed or other.plan.cost <= fitted.plan.cost + MAX_WORSE):
            fitted, placed = other, placed_other
    elements += placed
    return fitted


def _fitted_at(
    document: Document, style: Style, frame: Frame, level: int, above: float
) -> tuple[Fitted, float, list[Element]]:
    """The plan in the sizes of ``style``, the scale that might be better, and the elements in the order of the plan."""
    siblings: list[Element] = []
    measured = [
        bands(section, style, document.composed, frame, siblings, level)
        for section in (*document.sections, *document.fillers)
    ]
    count = len(document.sections)
    paper = Paper(frame, style.sizes.leading, continued_height(style), above)
    has_tail = document.sections[-1].key == LAST_SECTION
    fitter = Fitter(measured[:count], measured[count:], paper, has_tail=has_tail)
    fitted = fitter.fit(style.page_count)
    by_bands = {id(section): element for section, element in zip(measured, siblings, strict=True)}
    placed = [by_bands[id(fitted.sections[index])] for index in fitted.order]
    return fitted, fitter.better_scale(fitted, style.page_count), placed


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
