"""Placing a sheet from the top down: charts side by side, then rows, on as many pages as it takes."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.layout.comparison.grid import HAIRLINE, Row, Table
from brochure.layout.page.frame import Frame
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box, Content, OutlineEntry, Placed, Stroke
from brochure.style.model import Style

SPLIT_LINES = 6  # a row is parted only where so many lines of it stand on either side


class Flow:
    """Places one thing below the other. ``pages`` are lists of what stands on each.

    ``pad`` stands above and below what is in a row of the table.
    """

    def __init__(self, frame: Frame, style: Style, pad: float) -> None:
        self.frame, self.style, self.pad = frame, style, pad
        self.pages: list[list[Placed]] = [[]]
        self.outline: list[OutlineEntry] = []
        self.y = frame.top

    @property
    def room(self) -> float:
        return self.y - self.frame.bottom

    def _new_page(self) -> None:
        self.pages.append([])
        self.y = self.frame.top

    def _put(self, x: float, box: Box) -> None:
        self.pages[-1].append(Placed(self.frame.left + x, self.y, box))

    def _mark(self, title: str, level: int = 2) -> None:
        """A bookmark here."""
        self.outline.append(OutlineEntry(title, level, len(self.pages) - 1, self.y))

    def head(self, boxes: Sequence[Box], title: str) -> None:
        """Place ``boxes`` at the top of the first page, the bookmark of all."""
        self._mark(title, level=1)
        self.place(boxes, 0.0)

    def place(self, boxes: Sequence[Box], before: float, title: str = "") -> None:
        """Place ``boxes`` below each other, ``before`` above them; on the next page where not all of them fit."""
        stack = Stack(list(boxes))
        if self.y < self.frame.top:
            if before + stack.extent(0, len(stack)) > self.room:
                self._new_page()
            else:
                self.y -= before
        if title:
            self._mark(title)
        self._column(0.0, stack, 0, len(stack))
        self.y -= stack.extent(0, len(stack))

    def abreast(self, columns: Sequence[tuple[float, Stack]], before: float, titles: Sequence[str]) -> None:
        """Place columns of boxes side by side, each at its distance from the left; they fit on one page."""
        height = max(stack.extent(0, len(stack)) for _, stack in columns)
        if before + height > self.room:
            self._new_page()
        else:
            self.y -= before
        for title in titles:
            self._mark(title)
        for x, stack in columns:
            self._column(x, stack, 0, len(stack))
        self.y -= height

    def _column(self, x: float, stack: Stack, first: int, after: int) -> None:
        """Place boxes ``first`` to ``after`` from the present height down; the height stays."""
        y = self.y
        for index in range(first, after):
            box = stack.boxes[index]
            y -= box.before if index > first else 0.0
            self.pages[-1].append(Placed(self.frame.left + x, y, box))
            y -= box.height

    # --- the table ---

    def table(self, table: Table, before: float) -> None:
        """Place ``table``: its head on each page, rows whole unless they are taller than what a page can spare."""
        first = table.rows[0].height + 2 * self.pad if table.rows else 0.0
        if before + table.head.height + min(first, self.frame.height / 3) > self.room and self.y < self.frame.top:
            self._new_page()
        elif self.y < self.frame.top:
            self.y -= before
        self._mark(table.title)
        self._put(0.0, table.head)
        self.y -= table.head.height
        for index, row in enumerate(table.rows):
            self._row(table, row, last=index == len(table.rows) - 1)

    def _row(self, table: Table, row: Row, *, last: bool) -> None:
        height = row.height + 2 * self.pad
        if height > self.room and not self._worth_parting(table, height):
            self._next(table)
        starts = [0] * len(row.cells)
        begun = False
        while True:
            room = self.room - 2 * self.pad
            ends = [_fit(cell, start, room) for cell, start in zip(row.cells, starts, strict=True)]
            if begun and ends == starts:  # something taller than a page
                ends = [cell.force(start, room) if start < len(cell) else start
                        for cell, start in zip(row.cells, starts, strict=True)]  # fmt: skip
            self._band(table, row.carry if begun else row.header, row.cells, starts, ends)
            begun, starts = True, ends
            if all(end == len(cell) for end, cell in zip(ends, row.cells, strict=True)):
                break
            self._next(table)
        if not last:
            self._put(0.0, _rule(table.columns.whole, self.style))

    def _worth_parting(self, table: Table, height: float) -> bool:
        """Whether a row begins on this page although it ends on the next."""
        least = SPLIT_LINES * self.style.sizes.table_leading + 2 * self.pad
        return height > (self.frame.height - table.head.height) / 2 and min(self.room, height - self.room) >= least

    def _next(self, table: Table) -> None:
        self._new_page()
        self._put(0.0, table.carry)
        self.y -= table.carry.height

    def _band(self, table: Table, header: Box, cells: list[Stack], starts: list[int], ends: list[int]) -> None:
        """Place what of each cell goes on this page, under one height."""
        self.y -= self.pad
        self._put(0.0, header)
        deepest = header.height
        for index, (cell, start, end) in enumerate(zip(cells, starts, ends, strict=True)):
            self._column(table.columns.x(index), cell, start, end)
            deepest = max(deepest, cell.extent(start, end))
        self.y -= deepest + self.pad


def _fit(cell: Stack, first: int, room: float) -> int:
    """How far a cell gets from ``first`` in ``room``; its end where all of it is placed."""
    return cell.fit(first, room) if first < len(cell) else first


def _rule(width: float, style: Style) -> Box:
    line = Stroke(0.0, 0.0, width, 0.0, HAIRLINE, style.palette.rule)
    return Box(HAIRLINE, (Content(None, (line,)),))
