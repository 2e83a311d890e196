"""The size of the page on which a poster is designed: that of Tabloid, in the proportions of its paper."""

from __future__ import annotations

import math

from brochure.paper import PAPER_SIZES, page_dimensions
from brochure.style.model import Style

DESIGN = PAPER_SIZES["tabloid"]
MIN_WIDTH = 640.0  # of the page in the design, which is higher on narrow paper


def design_size(style: Style) -> tuple[float, float, float]:
    """The width and height of the page to lay out, and the factor by which it is enlarged to the paper of ``style``."""
    width, height = page_dimensions(style.page.size)
    factor = min(math.sqrt(width * height / (DESIGN[0] * DESIGN[1])), width / MIN_WIDTH)
    return width / factor, height / factor, factor
