"""Placing the boxes of a plan on the pages of a flow. The space that a page has left is divided among its gaps."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.layout.page.flow import Flow
from brochure.layout.page.stack import EVEN_GROWTH, Bands
from brochure.layout.plan.model import Block, PagePlan, Piece, Plan
from brochure.layout.plan.search import BAND_FLEX, HEAD_FLEX


def place(plan: Plan, sections: Sequence[Bands], flow: Flow, max_spare: float = 0.0) -> None:
    """Place the pages of ``plan``; the first one goes on below what ``flow`` has.

    The last page is filled to the foot, too, if up to ``max_spare`` points are left below it.
    """
    for number, page in enumerate(plan.pages):
        if number:
            before = plan.pages[number - 1]
            flow.new_page(sections[before.blocks[-1].section].continued if before.continued else "")
        _place_page(page, sections, flow, stretched=number + 1 < len(plan.pages) or page.left <= max_spare)


def _place_page(page: PagePlan, sections: Sequence[Bands], flow: Flow, *, stretched: bool) -> None:
    line = flow.style.sizes.leading
    flexes = [_flex_above(block, line) for block in page.blocks]
    total = sum(flexes) + sum(block.piece.flex for block in page.blocks)
    ratio = min(1.0, page.left / total) if stretched and total > 0 else 0.0
    for block, flex in zip(page.blocks, flexes, strict=True):
        if not flow.is_fresh:
            flow.y -= block.before + flex * ratio
        if block.headed:
            section = sections[block.section]
            flow.mark(section.title, 1)
            flow.put(section.head)
        _place_piece(block.piece, flow, ratio)


def _flex_above(block: Block, line: float) -> float:
    if not block.before:
        return 0.0
    return line * (HEAD_FLEX if block.headed else BAND_FLEX)


def _place_piece(piece: Piece, flow: Flow, growth: float) -> None:
    """Place one column, or two side by side, and move below them.

    All lines and gaps grow by the same part of their flex, ``growth``. The gaps of the shorter column grow a little
    more, so that it ends with the other one if possible.
    """
    frame, stack = flow.frame, piece.stack
    sides = ((piece.first, piece.cut, frame.left), (piece.cut, piece.after, frame.left + frame.column + frame.gutter))
    heights = [stack.extent(first, after) + growth * stack.flex(first, after) for first, after, _ in sides]
    height = max(heights)
    for (first, after, x), own in zip(sides, heights, strict=True):
        space = stack.gaps_between(first, after)
        flow.column(stack, first, after, x, growth, min((height - own) / space, EVEN_GROWTH) if space else 0.0)
    flow.y -= height
    flow.is_fresh = False
