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
from brochure.layout.pages import Element, Page, Pages, space_before
from brochure.layout.plan.estimate import estimated_height
from brochure.layout.plan.explain import explained
from brochure.layout.plan.fit import Fitted, Fitter
from brochure.layout.plan.model import Paper
from brochure.layout.plan.placing import place
from brochure.paper import PageSize
from brochure.style.model import Style
from brochure.style.scale import scaled

LAST_SECTION = "sources"  # the key of the last section
SMALLER, LARGER = 0.955, 1.05  # scales of type
MAX_SCALED = 12.0  # points; larger type is chosen for its size
SMALLER_FROM_TO = 0.1, 0.33  # pages by which a document seems too long for larger type, and not for smaller
MAX_WORSE = 0.5  # the cost that a plan in larger type may have in addition
FAULTY = 3.0  # a plan of this cost has faults that smaller type might save


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
    strip = key_figures(document.key_figures, document.facts, style, frame.width, elements)
    flow = Flow(frame, style)
    flow.place([*head, *strip])
    fitted = _fitted(document, style, frame, elements, level + 1, frame.top - flow.y)
    if fitted:
        if strip and len(flow.pages) == 1 and not fitted.plan.pages[0].blocks:
            # No section can begin on this page: it becomes a cover, with the strip at its foot.
            above, flow = strip[0].before + max(0.0, flow.room - style.sizes.leading), Flow(frame, style)
            flow.place([*head, *space_before(strip, above)])
        place(fitted.plan, fitted.sections, flow)
    return flow, fitted


def _fitted(
    document: Document, style: Style, frame: Frame, elements: list[Element], level: int, above: float
) -> Fitted | None:
    """The plan of the sections and fillers, whose elements are added in the order of the plan; None without sections.

    If spacing and fillers do not suffice for a wanted number of pages, slightly smaller or larger type is tried.
    """
    if not document.sections:
        return None
    settings: dict[float, _Setting] = {}

    def setting(scale: float) -> _Setting:
        if scale not in settings:
            settings[scale] = _Setting(document, scaled(style, scale), frame, level, above)
        return settings[scale]

    wanted = style.page_count
    for scale in _scales(document, style, frame, above):
        if scale == 1 or 1.0 not in settings or setting(1.0).fitter.is_just_missed(wanted):
            chosen = setting(scale)
            if fitted := chosen.fitter.fit(wanted):
                break
    else:
        chosen = setting(1.0)
        fitted = chosen.fitter.natural(wanted)
    if wanted and not fitted.missed and chosen is settings.get(1.0) and style.sizes.body <= MAX_SCALED:
        other_scale = LARGER if chosen.fitter.has_room(fitted) else SMALLER
        if other_scale == LARGER or fitted.plan.cost > FAULTY:
            other = setting(other_scale)
            again = other.fitter.fit([len(fitted.plan.pages)])
            if again and again.plan.cost < fitted.plan.cost + (MAX_WORSE if other_scale == LARGER else -MAX_WORSE):
                chosen, fitted = other, again
    elements += chosen.elements(fitted)
    return fitted


def _scales(document: Document, style: Style, frame: Frame, above: float) -> tuple[float, ...]:
    """The scales of type to try for a wanted number of pages, the most promising first."""
    if not style.page_count:
        return ()
    if style.sizes.body > MAX_SCALED:
        return (1.0,)
    pages = (above + estimated_height(document.sections, style, frame)) / frame.height
    low, high = SMALLER_FROM_TO
    if any(low <= pages - number <= high for number in style.page_count):
        return (SMALLER,)
    return (1.0, SMALLER)


class _Setting:
    """The sections and fillers of ``document`` set in ``style``."""

    def __init__(self, document: Document, style: Style, frame: Frame, level: int, above: float) -> None:
        siblings: list[Element] = []
        sections = (*document.sections, *document.fillers)
        measured = [bands(section, style, document.composed, frame, siblings, level) for section in sections]
        count = len(document.sections)
        paper = Paper(frame, style.sizes.leading, continued_height(style), above)
        has_tail = document.sections[-1].key == LAST_SECTION
        self.fitter = Fitter(measured[:count], measured[count:], paper, has_tail=has_tail)
        self._by_bands = {id(section): element for section, element in zip(measured, siblings, strict=True)}

    def elements(self, fitted: Fitted) -> list[Element]:
        """The elements of the sections in the order of the plan."""
        return [self._by_bands[id(fitted.sections[index])] for index in fitted.order]


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
