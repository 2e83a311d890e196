"""The whole document: the banner, the sections in order, running heads and feet."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from brochure.compose.blocks import Block, Document, Section
from brochure.layout.brochure.banner import banner, key_figures
from brochure.layout.brochure.sections import bands
from brochure.layout.page.flow import Flow
from brochure.layout.page.frame import (
    Frame,
    continued_height,
    finished_page,
    frame_of,
    min_notes_height,
    note_lines,
    numbered_foot,
    running_head,
)
from brochure.layout.page.stack import Bands
from brochure.layout.pages import Box, Element, Page, Pages, space_before
from brochure.layout.plan.estimate import estimated_height
from brochure.layout.plan.explain import explained
from brochure.layout.plan.fit import Fitted, Fitter, Tried
from brochure.layout.plan.model import Paper
from brochure.layout.plan.placing import place
from brochure.style.model import Style
from brochure.style.scale import COMPACT, DENSE, NORMAL, ROOMY, Density, as_tables, at_density

MIN_LEADING = 1.24  # times the size of type: lines of large print never get closer
LAST_SECTION = "sources"  # the key of the last section
MAX_SCALED = 12.0  # points; larger type is chosen for its size
COMPACT_FROM_TO = 0.1, 0.6  # pages by which a document seems too long as designed, and not for the compact setting
DENSE_FROM_TO = 0.55, 0.8  # the same for the dense setting
MAX_WORSE = 0.5  # the cost that a roomy plan may have in addition
MAX_DENSE = 5.5  # the cost of a dense plan; one with more faults is worth less than more pages
FAULTY, FAULTY_COMPACT = 3.3, 2.5  # plans of these costs have faults that a compact or a dense one might save


class Opened(NamedTuple):
    """What stands above the first section: the ``head``, and a ``strip`` that can move to the foot of a cover."""

    head: list[Box]
    strip: list[Box]
    elements: list[Element]


Opening = Callable[[Document, Style, float, int], Opened]
"""Sets what stands above the first section of a document, so wide; its heading is of the level."""


def cover(document: Document, style: Style, width: float, level: int) -> Opened:
    """The banner, and the strip of key figures and facts."""
    elements: list[Element] = []
    head = banner(document, style, width, elements, level)
    return Opened(head, key_figures(document.key_figures, document.facts, style, width, elements), elements)


class Setup(NamedTuple):
    """How a document is set: the ``level`` of the heading of its ``opening``, and whether type can be larger than
    designed to fill its pages. The style wants numbers of pages with those ``besides``, which have other content.
    """

    level: int = 1
    may_grow: bool = True
    opening: Opening = cover
    besides: int = 0


ALONE = Setup()
"""A brochure that is the whole file."""


def layout(document: Document, style: Style, *, explain: bool = False) -> Pages:
    """Lay ``document`` out on the pages of ``style``.

    If ``explain`` is set, the pages have an explanation of the plan.
    """
    frame = frame_of(style)
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
    document: Document, style: Style, frame: Frame, elements: list[Element], setup: Setup = ALONE
) -> tuple[Flow, Fitted | None]:
    """Lay out ``document`` without running heads and feet; also returns the plan of its sections, if it has any."""
    settings = _Settings(document, style, frame, setup)
    if not document.sections:
        setting = settings.at(NORMAL)
        elements += setting.opening
        return setting.flow, None
    setting, fitted = _fitted(settings)
    elements += [*setting.opening, *setting.body(fitted)]
    flow = setting.flow
    if setting.strip and len(flow.pages) == 1 and not fitted.plan.pages[0].blocks:
        # No section can begin on this page: it becomes a cover, with the strip at its foot.
        above = setting.strip[0].before + max(0.0, flow.room - style.sizes.leading)
        flow = Flow(frame, setting.style)
        flow.place([*setting.head, *space_before(setting.strip, above)])
    place(fitted.plan, fitted.sections, flow, min_notes_height(style))
    return flow, fitted


def _fitted(settings: _Settings) -> tuple[_Setting, Fitted]:
    """The chosen setting and its plan.

    If spacing and fillers do not suffice for a wanted number of pages, a compact or roomy setting is tried.
    """
    wanted, normal = settings.wanted, settings.at(NORMAL)
    for density in settings.promising():
        if not normal.is_set or normal.fitter.is_just_missed(wanted):
            setting = settings.at(density)
            limit = MAX_DENSE if density == DENSE and not settings.is_sheet else math.inf
            if fitted := setting.fitter.fit(wanted, limit):
                return _improved(settings, density, fitted)
    return normal, normal.fitter.natural(wanted, settings.others(), settings.setup.besides)


def _improved(settings: _Settings, density: Density, fitted: Fitted) -> tuple[_Setting, Fitted]:
    """The setting of this ``density`` with its plan ``fitted``, or another density if that is better."""
    setting = settings.at(density)
    if settings.style.sizes.body > MAX_SCALED:
        return setting, fitted
    is_roomy = density == NORMAL and setting.fitter.has_room(fitted)
    if is_roomy and not settings.setup.may_grow:
        return setting, fitted
    other = ROOMY if is_roomy else settings.denser(density)
    if other and (is_roomy or fitted.plan.cost > (FAULTY if density == NORMAL else FAULTY_COMPACT)):
        limit = fitted.cost + (MAX_WORSE if is_roomy else -MAX_WORSE)
        changed = settings.at(other)
        if again := changed.fitter.fit([len(fitted.plan.pages)], limit):
            return changed, again
    return setting, fitted


class _Settings:
    """The settings of ``document`` at different densities of ``style``, each made when it is needed."""

    def __init__(self, document: Document, style: Style, frame: Frame, setup: Setup) -> None:
        self.style, self.setup = style, setup
        pages = (*document.page_count, *style.page_count) if style.page_count else ()
        self.wanted = tuple(number - setup.besides for number in pages if number > setup.besides)
        self._document, self._frame = document, frame
        self._made: dict[Density, _Setting] = {}
        self._tried: list[Tried] = []

    @property
    def is_sheet(self) -> bool:
        """Whether the document has a number of pages of its own."""
        return bool(self._document.page_count)

    def at(self, density: Density) -> _Setting:
        if density not in self._made:
            style = at_density(self.style, density)
            level = self.setup.level
            opened = self.setup.opening(self._document, style, self._frame.width, level)
            self._made[density] = _Setting(self._document, style, self._frame, level + 1, opened, density, self._tried)
        return self._made[density]

    def others(self) -> list[Fitter]:
        """The fitters of the settings that were tried besides the normal one."""
        return [made.fitter for density, made in self._made.items() if density != NORMAL]

    def denser(self, density: Density) -> Density | None:
        """The next denser setting, if there is one for this document."""
        return next((after for before, after in pairwise(self._densities) if before == density), None)

    @property
    def _densities(self) -> tuple[Density, ...]:
        """The densities from the one as designed; the densest is for documents that hold what a brand says, too."""
        has_briefs = any(section.brief for section in self._document.sections)
        return (NORMAL, COMPACT, DENSE) if has_briefs else (NORMAL, COMPACT)

    def promising(self) -> tuple[Density, ...]:
        """The densities to try for a wanted number of pages, the most promising first."""
        style, frame = self.style, self._frame
        if not self.wanted:
            return ()
        if style.sizes.body > MAX_SCALED:
            return (NORMAL,)
        sections = [section._replace(blocks=section.brief) if section.brief else section
                    for section in self._document.sections]  # fmt: skip
        height = self.at(NORMAL).above + estimated_height(sections, style, frame)
        over = [height / frame.height - number for number in self.wanted]
        if DENSE in self._densities and any(DENSE_FROM_TO[0] <= pages <= DENSE_FROM_TO[1] for pages in over):
            return (DENSE,)
        if self.is_sheet and min(over, key=abs) >= COMPACT_FROM_TO[0]:
            return COMPACT, DENSE  # it becomes dense before it becomes three pages
        if any(COMPACT_FROM_TO[0] <= pages <= COMPACT_FROM_TO[1] for pages in over):
            return self._densities[1:]
        return self._densities


class _Setting:
    """``document`` set in ``style``: what is ``opened`` above its sections, placed in a ``flow``.

    ``above`` is the height that it takes. Sections, with headings of ``level``, are set when they are needed, at the
    compact ``density`` in their compact form where they have one. What is tried is added to ``tried``.
    """

    def __init__(
        self,
        document: Document,
        style: Style,
        frame: Frame,
        level: int,
        opened: Opened,
        density: Density,
        tried: list[Tried],
    ) -> None:
        self.style = style
        self.head, self.strip, self.opening = opened
        self.flow = Flow(frame, style)
        self.flow.place([*self.head, *self.strip])
        self.above = frame.top - self.flow.y
        self._document, self._frame, self._level = document, frame, level
        self._density, self._tried = density, tried
        self._fitter: Fitter | None = None
        self._by_bands: dict[int, Element] = {}

    @property
    def is_set(self) -> bool:
        """Whether the sections are set."""
        return self._fitter is not None

    @property
    def fitter(self) -> Fitter:
        """Fits the sections and fillers into pages."""
        if self._fitter is None:
            self._fitter = self._set()
        return self._fitter

    def _set(self) -> Fitter:
        document, style, frame = self._document, self.style, self._frame
        siblings: list[Element] = []
        small, measured, briefs = as_tables(style), [], {}

        def set_in(style: Style, section: Section, blocks: tuple[Block, ...]) -> Bands:
            return bands(section._replace(blocks=blocks), style, document.composed, frame, siblings, self._level)

        for section in (*document.sections, *document.fillers):
            full = self._full(section)
            measured.append(set_in(style, section, full) if full else set_in(small, section, section.brief))
        for index, section in enumerate(document.sections):
            if section.brief and self._full(section):
                briefs[index] = set_in(small, section, section.brief)
        self._by_bands = dict(zip(map(id, (*measured, *briefs.values())), siblings, strict=True))
        count = len(document.sections)
        sizes = style.sizes
        paper = Paper(frame, sizes.leading, continued_height(style), self.above, MIN_LEADING * sizes.body)
        has_tail = document.sections[-1].key == LAST_SECTION
        return Fitter(
            measured[:count],
            measured[count:],
            paper,
            has_tail=has_tail,
            density=self._density.name,
            tried=self._tried,
            briefs=briefs,
        )

    def _full(self, section: Section) -> tuple[Block, ...]:
        """The blocks of ``section`` at this density besides its brief form; none if it can only be brief."""
        if self._density in {NORMAL, ROOMY}:
            return section.blocks
        if section.brief:
            return section.compact if self._density == COMPACT else ()
        return (section.least if self._density == DENSE else ()) or section.compact or section.blocks

    def body(self, fitted: Fitted) -> list[Element]:
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
