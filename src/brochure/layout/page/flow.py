"""Boxes onto pages: columns filled and balanced, page after page."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.layout.page.frame import Frame, continued_head
from brochure.layout.page.stack import Band, Bands, Stack
from brochure.layout.pages import Box, OutlineEntry, Placed
from brochure.style.model import Style

MIN_LINES = 5  # a section does not begin where fewer lines than this are left of the page
EVEN_OUT = 1.2  # columns that end this many lines apart, or less, are made to end together
GAP_GROWTH = 0.3  # by how many lines a gap may grow for that
HOIST_LINES = 3  # a hole of more lines than this above a figure's place is filled with the text that follows it
MIN_TAIL = 6  # lines, over both columns, that a section ends with on a new page
SQUEEZES = (1.0, 0.85, 0.7)  # tightness tried to keep the last lines of a section from the next page


class Flow:
    """Fills pages from the top down. ``pages`` are lists of what stands on each, ``outline`` the bookmarks.

    ``y`` is the height that has been reached, in PDF coordinates. ``is_fresh``: nothing stands above what comes next,
    so the space above that is dropped. ``tightness`` scales the space between blocks (see
    :class:`~brochure.layout.page.stack.Stack`).
    """

    def __init__(self, frame: Frame, style: Style, tightness: float = 1.0) -> None:
        self.frame, self.style, self.tightness = frame, style, tightness
        self.pages: list[list[Placed]] = [[]]
        self.outline: list[OutlineEntry] = []
        self.y, self.is_fresh = frame.top, True
        self._line = style.sizes.leading

    def copy(self) -> Flow:
        """Another flow that continues from here on its own, to try something and compare."""
        other = Flow(self.frame, self.style, self.tightness)
        other.pages = [*self.pages[:-1], list(self.pages[-1])]  # only the last one grows
        other.outline = list(self.outline)
        other.y, other.is_fresh = self.y, self.is_fresh
        return other

    @property
    def room(self) -> float:
        """What is left of this page, in points."""
        return self.y - self.frame.bottom

    def new_page(self, continued: str = "") -> None:
        """Continue at the top of the next page, under a running head that says ``continued`` where that is given."""
        frame = self.frame
        self.pages.append([])
        self.y = frame.top - frame.head
        if continued:
            self.put(continued_head(continued, self.style, frame.width))
        self.is_fresh = True

    def make_room(self, height: float, before: float) -> None:
        """Leave ``before`` above what comes next, or turn to a new page where its ``height`` does not fit below."""
        if self.is_fresh:
            return
        if before + height > self.room:
            self.new_page()
        else:
            self.y -= before

    def mark(self, title: str, level: int, y: float | None = None) -> None:
        """Add a bookmark to the current height, or to ``y``."""
        self.outline.append(OutlineEntry(title, level, len(self.pages) - 1, self.y if y is None else y))

    def add(self, box: Box) -> None:
        """Place ``box`` at the left and at the current height, which stays."""
        self.pages[-1].append(Placed(self.frame.left, self.y, box))
        self.is_fresh = False

    def put(self, box: Box) -> None:
        """Place ``box`` and go on below it."""
        self.add(box)
        self.y -= box.height

    def place(self, boxes: list[Box]) -> None:
        """Place ``boxes`` below each other over the whole width, on the next page where they do not fit."""
        for box in boxes:
            self.make_room(box.height, box.before * self.tightness)
            self.put(box)

    def abreast(self, columns: Sequence[tuple[float, Stack]], before: float, titles: Sequence[str] = ()) -> None:
        """Place stacks side by side, each so many points from the left: on the next page where they do not fit here.

        ``titles`` are those of bookmarks to them.
        """
        height = max(stack.height for _, stack in columns)
        self.make_room(height, before)
        for title in titles:
            self.mark(title, 2)
        for x, stack in columns:
            self.column(stack, 0, len(stack), self.frame.left + x)
        self.y -= height
        self.is_fresh = False

    def section(self, bands: Bands) -> None:
        """Place a section: its head, then its bands, over as many pages as they take."""
        if not bands.bands:
            return
        self._begin(bands)
        waiting = list(bands.bands)
        while waiting:
            waiting = self._reordered(waiting)
            band = waiting.pop(0)
            if not self.is_fresh:
                self.y -= max(band.boxes[0].before, self._line) * self.tightness
            self._band(band, bands.continued)

    def _reordered(self, waiting: list[Band]) -> list[Band]:
        """``waiting`` with text moved before a wide figure that would leave a hole at the foot of the page."""
        if len(waiting) > 1 and self._better_later(waiting[0], waiting[1], self.room):
            return [waiting[1], waiting[0], *waiting[2:]]
        if len(waiting) > 2 and not waiting[0].wide:
            stack = waiting[0].stack(self.tightness)
            cut = self._whole(stack, 0, self.room, waiting[0])
            if cut is not None:
                below = self.room - max(stack.extent(0, cut), stack.extent(cut, len(stack))) - self._line
                if self._better_later(waiting[1], waiting[2], below):
                    return [waiting[0].joined(waiting[2]), waiting[1], *waiting[3:]]
        return waiting

    def _better_later(self, band: Band, following: Band, room: float) -> bool:
        """Whether ``band`` is a wide figure too tall for ``room``, and ``following`` is text that could fill it."""
        figure = band.wide and all(box.block in {"figure", ""} for box in band.boxes)
        text = not following.wide and following.boxes[0].block == "text"
        height = band.stack(self.tightness).height
        return figure and text and MIN_LINES * self._line < room < height + self._line

    def _begin(self, bands: Bands) -> None:
        """The section's head, on a new page where too little of the section would stand below it."""
        head, before = bands.head, bands.head.before * self.tightness
        if not self.is_fresh and not self._starts(bands.bands[0], self.room - before - head.height):
            self.new_page()
        if not self.is_fresh:
            self.y -= before
        self.mark(bands.title, 1)
        self.put(head)
        self.is_fresh = True  # the head brings the space below it

    def _starts(self, band: Band, room: float) -> bool:
        """Whether enough of ``band`` fits into ``room`` for a section to begin there."""
        stack = band.stack(self.tightness)
        if self._whole(stack, 0, room, band) is not None:
            return True
        return room >= MIN_LINES * self._line and stack.fit(0, room) > 0

    def _columns(self, band: Band) -> int:
        return 1 if band.wide else self.frame.columns

    def _whole(self, stack: Stack, first: int, room: float, band: Band) -> int | None:
        """Where to cut the rest of the band into its columns; None if it does not fit into ``room``."""
        count = len(stack)
        if self._columns(band) == 2:
            return stack.balance(first, count, room)
        return count if stack.extent(first, count) <= room else None

    def _band(self, band: Band, continued: str) -> None:
        stack, first, forced = band.stack(self.tightness), 0, False
        while first < len(stack):
            stack, cut, after = self._cuts(stack, first, band)
            if after == first and forced:
                cut = after = stack.force(first, self.room)
            forced = after == first
            if after > first:
                self._pair(stack, first, cut, after)
            first = after
            if first < len(stack):
                self.new_page(continued)

    def _cuts(self, stack: Stack, first: int, band: Band) -> tuple[Stack, int, int]:
        """Where this page's columns end. The stack may come back tighter, or with text moved before a figure."""
        count = len(stack)
        for tightness in () if stack.holds_more(first, self._columns(band) * self.room) else SQUEEZES:
            tighter = stack if tightness == 1 else Stack(stack.boxes, stack.tightness * tightness)
            cut = self._whole(tighter, first, self.room, band)
            if cut is not None:
                return tighter, cut, count
        if self._columns(band) == 1:
            stack, cut = self._hoist(stack, first, stack.fit(first, self.room))
            return stack, cut, cut
        return self._fill(stack, first)

    def _fill(self, stack: Stack, first: int) -> tuple[Stack, int, int]:
        """Both columns as full as they get, then evened out; text fills the room a figure would leave empty."""
        room = self.room
        cut = stack.fit(first, room)
        stack, cut = self._hoist(stack, first, cut)
        if cut == first:
            return stack, first, first
        after = stack.fit(cut, room)
        stack, after = self._hoist(stack, cut, after)
        after = self._leave_enough(stack, cut, after)
        return stack, stack.balance(first, after, room) or cut, after

    def _leave_enough(self, stack: Stack, cut: int, after: int) -> int:
        """``after``, or an earlier end where too few lines would stand alone on the next page."""
        least, count = MIN_TAIL * self._line, len(stack)
        earlier = after
        while after < count and stack.extent(earlier, count) < least and earlier > cut:
            earlier -= 1
            while earlier > cut and not stack.legal(earlier):
                earlier -= 1
        return earlier if earlier > cut else after

    def _hoist(self, stack: Stack, first: int, after: int) -> tuple[Stack, int]:
        """Go on with text where a figure does not fit into the rest of the column from ``first`` to ``after``."""
        while after < len(stack) and self.room - stack.extent(first, after) > HOIST_LINES * self._line:
            moved = stack.hoisted(after)
            further = moved.fit(first, self.room) if moved else after
            if moved is None or further <= after or not _worth_hoisting(moved, further):
                break
            stack, after = moved, further
        return stack, after

    def _pair(self, stack: Stack, first: int, cut: int, after: int) -> None:
        """Place one column, or two side by side: ``first`` to ``cut`` and ``cut`` to ``after``."""
        frame = self.frame
        left, right = stack.extent(first, cut), stack.extent(cut, after)
        tall = max(left, right)
        self.column(stack, first, cut, frame.left, tall - left if cut < after else 0.0)
        self.column(stack, cut, after, frame.left + frame.column + frame.gutter, tall - right)
        self.y -= tall
        self.is_fresh = False

    def column(self, stack: Stack, first: int, after: int, x: float, slack: float = 0.0) -> None:
        """Place boxes ``first`` to ``after`` from the current height down, which stays; ``x`` is their left edge.

        A small ``slack`` goes into the gaps.
        """
        y, page, tightness = self.y, self.pages[-1], stack.tightness
        growth = self._growth(stack.boxes[first + 1 : after], slack)
        for index, box in enumerate(stack.boxes[first:after]):
            if index:
                y -= box.before * tightness + growth if box.before else 0.0
            elif box.carry is not None:
                page.append(Placed(x, y, box.carry))
                y -= box.carry.height
            if box.bookmark:
                self.mark(box.bookmark, 2, y)
            page.append(Placed(x, y, box))
            y -= box.height

    def _growth(self, boxes: list[Box], slack: float) -> float:
        """By how much each gap of a column grows so that it ends with its neighbor; 0 where they are far apart."""
        gaps = sum(1 for box in boxes if box.before)
        if not gaps or slack > EVEN_OUT * self._line:
            return 0.0
        return slack / gaps if slack / gaps <= GAP_GROWTH * self._line else 0.0


def _worth_hoisting(moved: Stack, after: int) -> bool:
    """Whether the moved text stays whole and no figure is left to begin and end the next page alone."""
    boxes = moved.boxes
    if after >= len(boxes):
        return True
    return bool(boxes[after].block) and any(boxes[index].block for index in range(after + 1, len(boxes)))
