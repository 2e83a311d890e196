"""A cursor on pages: places boxes from the top down, one below another or side by side."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.layout.page.frame import Frame, continued_head
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box, OutlineEntry, Placed
from brochure.style.model import Style


class Flow:
    """Fills pages from the top down. ``pages`` lists the placed boxes of each page, ``outline`` the bookmarks.

    ``y`` is the current height in PDF coordinates. If ``is_fresh``, nothing is above the next box and its space above
    is dropped.
    """

    def __init__(self, frame: Frame, style: Style) -> None:
        self.frame, self.style = frame, style
        self.pages: list[list[Placed]] = [[]]
        self.outline: list[OutlineEntry] = []
        self.y, self.is_fresh = frame.top, True

    @property
    def room(self) -> float:
        """The height left on this page, in points."""
        return self.y - self.frame.bottom

    def new_page(self, continued: str = "") -> None:
        """Continue at the top of the next page, under a head with the text ``continued`` if it is not empty."""
        frame = self.frame
        self.pages.append([])
        self.y = frame.top
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
            self.make_room(box.height, box.before)
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

    def column(self, stack: Stack, first: int, after: int, x: float, growth: float = 0.0, more: float = 0.0) -> None:
        """Place boxes ``first`` to ``after`` below the current height, which does not change; ``x`` is their left edge.

        ``growth`` is the part of its flex that it grows by; ``more`` is added to the scale of its gaps.
        """
        y, page, gaps = self.y, self.pages[-1], stack.gaps * (1 + more) + growth * stack.gap_growth
        for index, box in enumerate(stack.boxes[first:after]):
            if index:
                if box.is_line:
                    y -= stack.lead + stack.line_growth(box) * growth
                y -= box.before * gaps
            elif box.carry is not None:
                page.append(Placed(x, y, box.carry))
                y -= box.carry.height
            if box.bookmark:
                self.mark(box.bookmark, 2, y)
            page.append(Placed(x, y, box))
            y -= box.height
