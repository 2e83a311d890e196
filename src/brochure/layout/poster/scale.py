"""The size of the page on which a poster or sign is designed, in the proportions of its paper."""

from __future__ import annotations

import math

from brochure.paper import PAPER_SIZES, page_dimensions
from brochure.style.model import Style

DESIGN = PAPER_SIZES["tabloid"]
MIN_WIDTH = 640.0  # of the page in the design, which is higher on narrow paper


def design_size(
    style: Style, design: tuple[float, float] = DESIGN, min_width: float = MIN_WIDTH
) -> tuple[float, float, float]:
    """The width and height of the page to lay out, and the factor by which it is enlarged to the paper of ``style``.

    The page has the area of the ``design``, and is at least ``min_width`` wide.
    """
    width, height = page_dimensions(style.page.size)
    factor = min(math.sqrt(width * height / (design[0] * design[1])), width / min_width)
    return width / factor, height / factor, factor
