"""Placing boxes on pages: fills and balances columns, page by page."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.layout.page.frame import Frame, continued_head
from brochure.layout.page.stack import Band, Bands, Stack
from brochure.layout.pages import Box, OutlineEntry, Placed
from brochure.style.model import Style

MIN_SECTION_LINES = 5  # a section begins only if this many lines fit on the rest of the page
MAX_UNEVEN_LINES = 1.2  # columns that end at most this many lines apart are made to end together
MAX_GAP_GROWTH = 0.3  # lines that each gap may grow by to make columns end together
MAX_HOLE_LINES = 3  # text fills a taller hole that a figure leaves at the end of a column
MIN_TAIL_LINES = 6  # lines, over both columns, that a section has on its last page
TIGHTNESS_STEPS = (1.0, 0.85, 0.7)  # tightness tried to keep the last lines of a section from the next page


class Flow:
    """Fills pages from the top down. ``pages`` lists the placed boxes of each page, ``outline`` the bookmarks.

    ``y`` is the current height in PDF coordinates. If ``is_fresh``, nothing is above the next box and its space above
    is dropped. ``tightness`` scales the space between blocks (see
    :class:`~brochure.layout.page.stack.Stack`).
    """

    def __init__(self, frame: Frame, style: Style, tightness: float = 1.0) -> None:
        self.frame, self.style, self.tightness = frame, style, tightness
        self.pages: list[list[Placed]] = [[]]
        self.outline: list[OutlineEntry] = []
        self.y, self.is_fresh = frame.top, True
        self._line = style.sizes.leading

    def copy(self) -> Flow:
        """An independent copy, for trying a layout and comparing the results."""
        other = Flow(self.frame, self.style, self.tightness)
        other.pages = [*self.pages[:-1], list(self.pages[-1])]  # only the last page changes
        other.outline = list(self.outline)
        other.y, other.is_fresh = self.y, self.is_fresh
        return other

    @property
    def room(self) -> float:
        """The height left on this page, in points."""
        return self.y - self.frame.bottom

    def new_page(self, continued: str = "") -> None:
        """Continue at the top of the next page, under a head with the text ``continued`` if it is not empty."""
        frame = self.frame
        self.pages.append([])
        self.y = frame.top - frame.head
        if continued:
            self.put(continued_head(continued, self.style, frame.width))
        self.is_fresh = True

    def make_room(self, height: float, before: float) -> None:
        """Leave the space ``before``, or start a new page if the space and ``height`` do not fit on this one."""
        if self.is_fresh:
            return
        if before + height > self.room:
            self.new_page()
        else:
            self.y -= before

    def mark(self, title: str, level: int, y: float | None = None) -> None:
        """Add a bookmark at the current height, or at ``y``."""
        self.outline.append(OutlineEntry(title, level, len(self.pages) - 1, self.y if y is None else y))

    def add(self, box: Box) -> None:
        """Place ``box`` at the left margin and the current height, without moving down."""
        self.pages[-1].append(Placed(self.frame.left, self.y, box))
        self.is_fresh = False

    def put(self, box: Box) -> None:
        """Place ``box`` and move below it."""
        self.add(box)
        self.y -= box.height

    def place(self, boxes: list[Box]) -> None:
        """Place ``boxes`` one below another across the full width; a box that does not fit starts a new page."""
        for box in boxes:
            self.make_room(box.height, box.before * self.tightness)
            self.put(box)

    def side_by_side(self, columns: Sequence[tuple[float, Stack]], before: float, titles: Sequence[str] = ()) -> None:
        """Place stacks side by side, each at an offset in points from the left; if they do not fit, on a new page.

        ``titles`` are the titles of bookmarks to them.
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
        """Place the head of a section and then its bands, on as many pages as needed."""
        if not bands.bands:
            return
        self._place_head(bands)
        waiting = list(bands.bands)
        while waiting:
            waiting = self._reorder(waiting)
            band = waiting.pop(0)
            if not self.is_fresh:
                self.y -= max(band.boxes[0].before, self._line) * self.tightness
            self._place_band(band, bands.continued)

    def _reorder(self, waiting: list[Band]) -> list[Band]:
        """``waiting`` with text moved before a wide figure if the figure would leave a hole at the foot of the page."""
        if len(waiting) > 1 and self._should_follow(waiting[0], waiting[1], self.room):
            return [waiting[1], waiting[0], *waiting[2:]]
        if len(waiting) > 2 and not waiting[0].wide:
            stack = waiting[0].stack(self.tightness)
            cut = self._cut_to_fit(stack, 0, self.room, waiting[0])
            if cut is not None:
                below = self.room - max(stack.extent(0, cut), stack.extent(cut, len(stack))) - self._line
                if self._should_follow(waiting[1], waiting[2], below):
                    return [waiting[0].joined(waiting[2]), waiting[1], *waiting[3:]]
        return waiting

    def _should_follow(self, band: Band, following: Band, room: float) -> bool:
        """Whether ``band`` is a wide figure too tall for ``room`` and ``following`` is text that can fill the room."""
        figure = band.wide and all(box.block in {"figure", ""} for box in band.boxes)
        text = not following.wide and following.boxes[0].block == "text"
        height = band.stack(self.tightness).height
        return figure and text and MIN_SECTION_LINES * self._line < room < height + self._line

    def _place_head(self, bands: Bands) -> None:
        """Place the head of the section, on a new page if too little of the section fits below it."""
        head, before = bands.head, bands.head.before * self.tightness
        if not self.is_fresh and not self._can_start(bands.bands[0], self.room - before - head.height):
            self.new_page()
        if not self.is_fresh:
            self.y -= before
        self.mark(bands.title, 1)
        self.put(head)
        self.is_fresh = True  # the height of the head includes the space below it

    def _can_start(self, band: Band, room: float) -> bool:
        """Whether enough of ``band`` fits into ``room`` to begin a section there."""
        stack = band.stack(self.tightness)
        if self._cut_to_fit(stack, 0, room, band) is not None:
            return True
        return room >= MIN_SECTION_LINES * self._line and stack.fit(0, room) > 0

    def _column_count(self, band: Band) -> int:
        return 1 if band.wide else self.frame.columns

    def _cut_to_fit(self, stack: Stack, first: int, room: float, band: Band) -> int | None:
        """Where to cut the rest of the band into columns; None if it does not fit into ``room``."""
        count = len(stack)
        if self._column_count(band) == 2:
            return stack.balance(first, count, room)
        return count if stack.extent(first, count) <= room else None

    def _place_band(self, band: Band, continued: str) -> None:
        stack, first, forced = band.stack(self.tightness), 0, False
        while first < len(stack):
            stack, cut, after = self._column_ends(stack, first, band)
            if after == first and forced:
                cut = after = stack.force(first, self.room)
            forced = after == first
            if after > first:
                self._place_columns(stack, first, cut, after)
            first = after
            if first < len(stack):
                self.new_page(continued)

    def _column_ends(self, stack: Stack, first: int, band: Band) -> tuple[Stack, int, int]:
        """The ends of this page's columns, and the stack: perhaps tighter, or with text moved before a figure."""
        count = len(stack)
        for tightness in () if stack.exceeds(first, self._column_count(band) * self.room) else TIGHTNESS_STEPS:
            tighter = stack if tightness == 1 else Stack(stack.boxes, stack.tightness * tightness)
            cut = self._cut_to_fit(tighter, first, self.room, band)
            if cut is not None:
                return tighter, cut, count
        if self._column_count(band) == 1:
            stack, cut = self._move_text_up(stack, first, stack.fit(first, self.room))
            return stack, cut, cut
        return self._fill_columns(stack, first)

    def _fill_columns(self, stack: Stack, first: int) -> tuple[Stack, int, int]:
        """Fill both columns, then balance them; text fills the room that a figure would leave empty."""
        room = self.room
        cut = stack.fit(first, room)
        stack, cut = self._move_text_up(stack, first, cut)
        if cut == first:
            return stack, first, first
        after = stack.fit(cut, room)
        stack, after = self._move_text_up(stack, cut, after)
        after = self._avoid_short_tail(stack, cut, after)
        return stack, stack.balance(first, after, room) or cut, after

    def _avoid_short_tail(self, stack: Stack, cut: int, after: int) -> int:
        """``after``, or an earlier end if too few lines would be left for the next page."""
        min_height, count = MIN_TAIL_LINES * self._line, len(stack)
        earlier = after
        while after < count and stack.extent(earlier, count) < min_height and earlier > cut:
            earlier -= 1
            while earlier > cut and not stack.can_end(earlier):
                earlier -= 1
        return earlier if earlier > cut else after

    def _move_text_up(self, stack: Stack, first: int, after: int) -> tuple[Stack, int]:
        """Move text before a figure that does not fit into the rest of the column from ``first`` to ``after``."""
        while after < len(stack) and self.room - stack.extent(first, after) > MAX_HOLE_LINES * self._line:
            moved = stack.with_text_moved_up(after)
            further = moved.fit(first, self.room) if moved else after
            if moved is None or further <= after or not _is_move_useful(moved, further):
                break
            stack, after = moved, further
        return stack, after

    def _place_columns(self, stack: Stack, first: int, cut: int, after: int) -> None:
        """Place one column, or two side by side: ``first`` to ``cut`` and ``cut`` to ``after``."""
        frame = self.frame
        left, right = stack.extent(first, cut), stack.extent(cut, after)
        height = max(left, right)
        self.column(stack, first, cut, frame.left, height - left if cut < after else 0.0)
        self.column(stack, cut, after, frame.left + frame.column + frame.gutter, height - right)
        self.y -= height
        self.is_fresh = False

    def column(self, stack: Stack, first: int, after: int, x: float, slack: float = 0.0) -> None:
        """Place boxes ``first`` to ``after`` below the current height, which does not change; ``x`` is their left edge.

        A small ``slack`` is distributed over the gaps.
        """
        y, page, tightness = self.y, self.pages[-1], stack.tightness
        growth = self._gap_growth(stack.boxes[first + 1 : after], slack)
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

    def _gap_growth(self, boxes: list[Box], slack: float) -> float:
        """How much each gap of a column grows to align its end with its neighbor; 0 if they end far apart."""
        gaps = sum(1 for box in boxes if box.before)
        if not gaps or slack > MAX_UNEVEN_LINES * self._line:
            return 0.0
        return slack / gaps if slack / gaps <= MAX_GAP_GROWTH * self._line else 0.0


def _is_move_useful(moved: Stack, after: int) -> bool:
    """Whether the moved text is not split and the next page does not consist of a single figure."""
    boxes = moved.boxes
    if after >= len(boxes):
        return True
    return bool(boxes[after].block) and any(boxes[index].block for index in range(after + 1, len(boxes)))
