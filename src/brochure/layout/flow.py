"""Slabs onto pages: columns filled and balanced, page after page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from brochure.layout import furniture
from brochure.layout.stack import Stack
from brochure.layout.pages import OutlineEntry, Placed, Slab
from brochure.style.model import Style

if TYPE_CHECKING:
    from brochure.layout.sections import Band, Bands

LEAST_LINES = 5  # a section does not begin where fewer lines than this are left of the page
EVEN_OUT = 1.2  # columns that end this many lines apart, or less, are made to end together
GAP_GROWTH = 0.3  # by how many lines a gap may grow for that


@dataclass(frozen=True, slots=True)
class Frame:
    """The type area in points: ``left`` and ``bottom`` from the page's corner, ``top`` its upper edge."""

    page_width: float
    page_height: float
    left: float
    top: float
    bottom: float
    width: float
    columns: int
    column: float
    gutter: float
    head: float

    @property
    def height(self) -> float:
        """The room for text on a page that begins with a running head and "continued"."""
        return self.top - self.head - self.bottom


class Flow:
    """Places sections one after the other. ``pages`` are lists of what stands on each; ``outline`` the bookmarks."""

    def __init__(self, frame: Frame, style: Style) -> None:
        self.frame, self.style = frame, style
        self.pages: list[list[Placed]] = [[]]
        self.outline: list[OutlineEntry] = []
        self.y = frame.top
        self.fresh = True  # nothing stands on this page yet
        self._least = LEAST_LINES * style.sizes.leading

    @property
    def room(self) -> float:
        """What is left of this page, in points."""
        return self.y - self.frame.bottom

    def new_page(self, continued: str = "") -> None:
        """Go on at the top of the next page, which says what is ``continued`` there."""
        frame = self.frame
        self.pages.append([])
        self.y = frame.top - frame.head
        if continued:
            self._put(furniture.continued(continued, self.style, frame.width), frame.left)
        self.fresh = True

    def place(self, slabs: list[Slab]) -> None:
        """Place ``slabs`` below each other over the whole width of this page."""
        for slab in slabs:
            self._put(slab, self.frame.left, 0.0 if self.fresh else slab.before)

    def _put(self, slab: Slab, x: float, before: float = 0.0) -> None:
        self.pages[-1].append(Placed(x, self.y - before, slab))
        self.y -= before + slab.height
        self.fresh = False

    def section(self, bands: Bands) -> None:
        """Place a section: its head, then its bands."""
        if not bands.bands:
            return
        self._begin(bands)
        for index, band in enumerate(bands.bands):
            if index and not self.fresh:
                self.y -= self._space_before(band)
            self._band(band, bands.title)

    def _begin(self, bands: Bands) -> None:
        """The section's head, on a new page where too little of the section would stand below it."""
        head, first = bands.head, bands.bands[0]
        before = 0.0 if self.fresh else head.before
        if not self.fresh and not self._starts(first, self.room - before - head.height):
            self.new_page()
            before = 0.0
        self.outline.append(OutlineEntry(bands.title, 1, len(self.pages) - 1, self.y))
        self._put(head, self.frame.left, before)
        self.fresh = True  # what follows drops its space above: the head brings its own

    def _starts(self, band: Band, room: float) -> bool:
        """Whether enough of ``band`` fits into ``room`` for a section to begin there."""
        run = Stack(band.slabs)
        if self._columns(band) == 1:
            whole = run.extent(0, len(run)) <= room
        else:
            whole = run.balance(0, len(run), room) is not None
        return whole or (room >= self._least and run.fit(0, room) > 0)

    def _columns(self, band: Band) -> int:
        return 1 if band.wide else self.frame.columns

    def _space_before(self, band: Band) -> float:
        return max(band.slabs[0].before, self.style.sizes.leading)

    def _band(self, band: Band, title: str) -> None:
        run, first, count = Stack(band.slabs), 0, len(band.slabs)
        columns = self._columns(band)
        tried_fresh = False
        while first < count:
            if columns == 2:
                after = self._pair(run, first, band)
            else:
                after = self._single(run, first, band)
            if after == first and tried_fresh:
                after = run.force(first, self.room)
                self._column(run, first, after, self.frame.left, 0.0, band)
            first = after
            if first < count:
                self.new_page(title)
                tried_fresh = True

    def _single(self, run: Stack, first: int, band: Band) -> int:
        after = run.fit(first, self.room)
        if after > first:
            self._column(run, first, after, self.frame.left, 0.0, band)
            self.y -= run.extent(first, after)
            self.fresh = False
        return after

    def _pair(self, run: Stack, first: int, band: Band) -> int:
        """Two columns: balanced where the rest fits, else both filled to the foot of the page."""
        frame, count = self.frame, len(run)
        after, cut = count, run.balance(first, count, self.room)
        if cut is None:
            cut = run.fit(first, self.room)
            if cut == first:
                return first
            after = run.fit(cut, self.room)
            cut = run.balance(first, after, self.room) or cut
        left, right = run.extent(first, cut), run.extent(cut, after)
        tall = max(left, right)
        self._column(run, first, cut, frame.left, tall - left, band)
        self._column(run, cut, after, frame.left + frame.column + frame.gutter, tall - right, band)
        self.y -= tall
        self.fresh = False
        return after

    def _column(self, run: Stack, first: int, after: int, x: float, slack: float, band: Band) -> None:
        """Place slabs ``first`` to ``after`` from the current height down; a small ``slack`` goes into the gaps."""
        slabs, y, page = run.slabs, self.y, self.pages[-1]
        growth = self._growth(slabs, first, after, slack)
        marks = {id(slab): text for text, slab in band.marks}
        for index in range(first, after):
            slab = slabs[index]
            if index > first:
                y -= slab.before + (growth if slab.before else 0.0)
            elif slab.carry is not None:
                page.append(Placed(x, y, slab.carry))
                y -= slab.carry.height
            if id(slab) in marks:
                self.outline.append(OutlineEntry(marks[id(slab)], 2, len(self.pages) - 1, y))
            page.append(Placed(x, y, slab))
            y -= slab.height

    def _growth(self, slabs: list[Slab], first: int, after: int, slack: float) -> float:
        """By how much each gap of a column grows so that it ends with its neighbour; 0 where they are far apart."""
        gaps = sum(1 for slab in slabs[first + 1 : after] if slab.before)
        leading = self.style.sizes.leading
        if not gaps or slack > EVEN_OUT * leading:
            return 0.0
        return slack / gaps if slack / gaps <= GAP_GROWTH * leading else 0.0
