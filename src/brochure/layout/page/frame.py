"""The page and the type area on it, in points."""

from __future__ import annotations

from typing import NamedTuple

from brochure.paper import PAPER_SIZES
from brochure.style.model import Style


class Frame(NamedTuple):
    """The type area in points: ``left`` and ``bottom`` from the page's corner, ``top`` its upper edge."""

    page_width: float
    page_height: float
    left: float
    top: float
    bottom: float
    width: float
    columns: int
    column: float
    gutter: float = 0.0
    head: float = 0.0

    @property
    def height(self) -> float:
        """The room for text on a page that begins with a running head and "continued"."""
        return self.top - self.head - self.bottom


def frame_of(style: Style, page_size: str) -> Frame:
    """The type area of ``style`` on paper of that name."""
    width, height = PAPER_SIZES[page_size]
    page = style.page
    columns = page.columns
    inner = width - 2 * page.margin_side
    return Frame(
        page_width=width,
        page_height=height,
        left=page.margin_side,
        top=height - page.margin_top,
        bottom=page.margin_bottom,
        width=inner,
        columns=columns,
        column=(inner - page.gutter * (columns - 1)) / columns,
        gutter=page.gutter,
        head=style.sizes.small * 2.6,
    )
