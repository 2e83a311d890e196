"""What tests of plans share: sections of boxes, and the pages that they are planned and placed on."""

from __future__ import annotations

from typing import Literal

from tests.layout import samples

from brochure.layout.page.flow import Flow
from brochure.layout.page.frame import Frame, continued_height
from brochure.layout.page.stack import Band, Bands
from brochure.layout.pages import Box
from brochure.layout.plan.model import Paper, Plan, Spacing
from brochure.layout.plan.placing import place
from brochure.layout.plan.search import Search

HEIGHT = 600.0
LINE = samples.style().sizes.leading


def frame(columns: int = 2) -> Frame:
    return Frame(612.0, 792.0, 54.0, 60.0 + HEIGHT, 60.0, 504.0, columns, 240.0, 24.0)


def text(lines: int) -> list[Box]:
    """A paragraph of so many lines, breakable between any two."""
    return [Box(LINE, (), before=0 if i else 6, block="" if i else "text", is_line=True) for i in range(lines)]


def lead(lines: int) -> list[Box]:
    """A statement of figures, which a figure illustrates."""
    first, *others = text(lines)
    return [first._replace(block="lead"), *others]


def figure(height: float) -> list[Box]:
    return [Box(height, (), before=12, block="figure")]


def rows(count: int, height: float = 20.0) -> list[Box]:
    """A table of a caption, a header and so many rows, which may be split between rows."""
    return [Box(height, (), before=0 if i else 12, block="" if i else "figure", can_break=i not in {1, 2})
            for i in range(count + 2)]  # fmt: skip


def heading() -> list[Box]:
    return [Box(LINE, (), before=12, block="heading")]


def section(*bands: Band, title: str = "Pay") -> Bands:
    return Bands(title.lower(), title, f"{title}, continued", Box(30.0, (), before=20.0), bands)


def columns(*boxes: list[Box]) -> Band:
    return Band([box for block in boxes for box in block], wide=False)


def wide(*boxes: list[Box]) -> Band:
    return Band([box for block in boxes for box in block], wide=True)


def paper(count: Literal[1, 2] = 2, above: float = 0.0) -> Paper:
    return Paper(frame(count), LINE, continued_height(samples.style()), above)


def search(*sections: Bands, count: Literal[1, 2] = 2, spacing: Spacing | None = None) -> Search:
    return Search(sections, paper(count), spacing or Spacing())


def plan(*sections: Bands, count: Literal[1, 2] = 2) -> Plan:
    found = search(*sections, count=count).best()
    assert found is not None
    return found


def placed(*sections: Bands, count: Literal[1, 2] = 2) -> Flow:
    """The pages of ``sections``."""
    flow = Flow(frame(count), samples.style())
    place(plan(*sections, count=count), sections, flow)
    return flow


def pages_of(flow: Flow, wanted: list[Box]) -> list[int]:
    """The page that each box stands on."""
    where = {id(placed.box): number for number, page in enumerate(flow.pages) for placed in page}
    return [where[id(box)] for box in wanted]


def column_ends(flow: Flow, page: int, wanted: list[Box]) -> list[float]:
    """Where the columns with boxes of ``wanted`` end on ``page``, from left to right: heights above its foot."""
    ours = {id(box) for box in wanted}
    ends: dict[float, float] = {}
    for placed in flow.pages[page]:
        if id(placed.box) in ours:
            ends[placed.x] = min(ends.get(placed.x, HEIGHT * 2), placed.y - placed.box.height)
    return [ends[x] for x in sorted(ends)]
