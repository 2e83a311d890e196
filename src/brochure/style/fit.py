"""What a style needs of its pages, and a style on pages of another size. Lengths are in points.

Every style fits its own pages and those of Letter and A4 as it is. Smaller pages have smaller margins, and one column
where two would be too narrow to read. On pages so wide that lines would be too long, type and margins are larger, as
far as the height allows. What is composed for a sheet, such as a handout, is enlarged as a whole on a larger one.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from brochure.errors import RequestError
from brochure.paper import POINTS, PageSize, landscape_dimensions, landscape_text, page_dimensions
from brochure.style.model import Form, PageSetup, Sizes, Style
from brochure.style.scale import enlarged

SMALLEST = page_dimensions("a4")[0], page_dimensions("letter")[1]
"""Every style fits pages of this width and height, unless its own are smaller."""

MIN_COLUMN_WIDTH = 144.0
MIN_LINES = 18  # of running text
MIN_MEASURE, MAX_MEASURE = (
    20.0,
    40.0,
)  # ems of running text: in narrower columns, and with longer lines, reading is slow
MIN_MARGIN = 18.0  # printers need a quarter of an inch

# Widths in ems of the widest face: of the longest section heading, which is set on one line; of the credit in the foot;
# and of the page number beside it, with the space between them.
HEADING_EMS, CREDIT_EMS, PAGE_NUMBER_EMS = 11.4, 41.9, 8.2
RAGGED = 1.15  # lines of a credit to those that it would fill
ABOVE_FOOT = 18.5  # points between the text and the foot
MIN_EDGE = 9.0  # points below the foot and above the head, which printers need
BELOW_HEAD = 8.0  # points between the running head and the text
MIN_TABLE_EMS = 10  # in a column: with narrower ones, the labels of a chart take more than a page

MIN_SHEET: Final[dict[Form, tuple[float, float, float]]] = {
    "brochure": (0.0, 0.0, 0.0),
    "cards": (576.0, 576.0, 450_000.0),
    "field": (560.0, 760.0, 440_000.0),
    "handout": (500.0, 590.0, 400_000.0),
    "large-print-handout": (590.0, 770.0, 440_000.0),
    "leaflet": (760.0, 560.0, 440_000.0),
    "poster": (500.0, 500.0, 450_000.0),
    "sign": (560.0, 760.0, 440_000.0),
}
"""The width, height and area that forms need for what they say."""

MIN_DESIGN_WIDTH = 575.0  # of a page to be enlarged: three codes stand in a row beside a box for the school
UPRIGHT: Final[tuple[Form, ...]] = ("poster", "sign")
"""Forms of one upright page, whose layouts fit large type to it and scale it as a whole."""

MAX_UPRIGHT_WIDTH = 0.85  # of the height

_LONGEST = 14_400  # points; the largest page of PDF 1.7


class PageFitError(RequestError):
    """A style needs larger pages."""


def sheet_dimensions(form: Form, size: PageSize) -> tuple[float, float]:
    """The width and height of a page of ``size``; leaflets always have their long side as their width."""
    return landscape_dimensions(size) if form == "leaflet" else page_dimensions(size)


def on_page(style: Style, size: PageSize | None) -> Style:
    """``style`` on pages of ``size``, which becomes its own size; None means its own.

    Raises :class:`PageFitError` if the pages are too small.
    """
    if size is None or size == style.page.size:
        return style
    width, height = sheet_dimensions(style.form, size)
    fitted = _adapted(style, width, height)
    if _fits(fitted, width, height):
        return replace(fitted, page=replace(fitted.page, size=size))
    raise PageFitError(f"{style.name} does not fit pages of {size}: {_needed(style, width, height)}")


def enlargement(style: Style) -> float:
    """How much larger the paper of ``style`` is than Letter or A4, for which its form is designed; at least 1.

    It is less where the page would be too narrow or too low at the size of the design.
    """
    width, height = page_dimensions(style.page.size)
    area = width * height / math.prod(page_dimensions("a4"))
    return max(1.0, min(math.sqrt(area), width / MIN_DESIGN_WIDTH, height / MIN_SHEET[style.form][1]))


def check_sheet(style: Style, size: PageSize) -> None:
    """Raises :class:`PageFitError` if a landscape sheet of ``size`` is too small for ``style`` in one column."""
    width, height = landscape_dimensions(size)
    single = replace(style, page=replace(style.page, columns=1))
    if not _fits_width(single, width) or lines_on(style.page, style.sizes, height) < MIN_LINES:
        raise PageFitError(f"{style.name} does not fit a sheet of {landscape_text(size)}; use larger paper")


def text_width(page: PageSetup, width: float) -> float:
    """The width of the text on a page of this ``width``."""
    return width - 2 * page.margin_side


def column_width(page: PageSetup, width: float) -> float:
    """The width of a column on a page of this ``width``."""
    return (text_width(page, width) - page.gutter * (page.columns - 1)) / page.columns


def lines_on(page: PageSetup, sizes: Sizes, height: float) -> int:
    """How many lines of running text a page of this ``height`` has."""
    return int((height - page.margin_top - page.margin_bottom) / sizes.leading)


def foot_height(sizes: Sizes, width: float) -> float:
    """The height in points of a running foot with a credit below text of that ``width``, and the space to the edge."""
    rows = math.ceil(RAGGED * CREDIT_EMS * sizes.foot / max(1, width - PAGE_NUMBER_EMS * sizes.small))
    lines = max(1.05 * sizes.small, sizes.foot * (1.05 + 1.3 * (rows - 1)))  # from capitals to descenders
    return ABOVE_FOOT + lines + MIN_EDGE


def head_height(small: float) -> float:
    """The height in points of a running head, and the space to the text and to the edge."""
    return small * 1.25 + BELOW_HEAD + MIN_EDGE


def holds(form: Form, width: float, height: float) -> bool:
    """Whether a page of this ``width`` and ``height`` has room for what a ``form`` says."""
    min_width, min_height, min_area = MIN_SHEET[form]
    if form in UPRIGHT and width > MAX_UPRIGHT_WIDTH * height:
        return False
    return width >= min_width and height >= min_height and width * height >= min_area


def limits(page: PageSetup, width: float) -> dict[str, float]:
    """The largest section headings and table type on a page of this ``width``, by the names of their sizes."""
    return {"section": text_width(page, width) / HEADING_EMS, "table": column_width(page, width) / MIN_TABLE_EMS}


def _adapted(style: Style, width: float, height: float) -> Style:
    """``style`` with the margins, columns and sizes for a page of this ``width`` and ``height``."""
    if style.form != "brochure":  # other layouts scale the whole page
        return style
    own_width, own_height = page_dimensions(style.page.size)
    across = min(1.0, width / min(own_width, SMALLEST[0]))
    down = min(1.0, height / min(own_height, SMALLEST[1]))
    page, sizes = style.page, style.sizes
    page = replace(page, margin_side=max(MIN_MARGIN, page.margin_side * across))
    if across < 1 and column_width(page, width) < max(MIN_COLUMN_WIDTH, MIN_MEASURE * sizes.body):
        page = replace(page, columns=1)
    measure = max(MAX_MEASURE, column_width(style.page, own_width) / sizes.body)
    widest = page.columns * measure * sizes.body + 2 * page.margin_side + page.gutter * (page.columns - 1)
    lowest = page.margin_top + page.margin_bottom + (MIN_LINES + 0.5) * sizes.leading
    style = enlarged(replace(style, page=page), max(1.0, min(width / widest, height / lowest)))
    page, sizes = style.page, style.sizes
    head = head_height(sizes.small) if page.running_head and down < 1 else MIN_MARGIN
    foot = foot_height(sizes, text_width(page, width)) if min(across, down) < 1 else MIN_MARGIN
    page = replace(
        page, margin_top=max(head, page.margin_top * down), margin_bottom=max(foot, page.margin_bottom * down)
    )
    return replace(style, page=page)


def _fits_width(style: Style, width: float) -> bool:
    if column_width(style.page, width) < MIN_COLUMN_WIDTH:
        return False
    return all(getattr(style.sizes, name) <= limit for name, limit in limits(style.page, width).items())


def _fits(style: Style, width: float, height: float) -> bool:
    """Whether an adapted ``style`` fits pages of this ``width`` and ``height``."""
    is_readable = _fits_width(style, width) and lines_on(style.page, style.sizes, height) >= MIN_LINES
    return (is_readable or style.form in UPRIGHT) and holds(style.form, width, height)


def _needed(style: Style, width: float, height: float) -> str:
    """The least width that ``style`` needs at this ``height`` of pages, or else the least height at this ``width``."""

    def is_wide(least: int) -> bool:
        return _fits(_adapted(style, least, height), least, height)

    def is_high(least: int) -> bool:
        return _fits(_adapted(style, width, least), width, least)

    for side, key in (("wide", is_wide), ("high", is_high)):
        least = bisect_left(range(_LONGEST), x=True, key=key)
        if least < _LONGEST:
            return f"they must be at least {_length(least)} {side}"
    return f"they must be wider and higher; its own are {style.page.size}"


def _length(points: float) -> str:
    """``5.6 in (142 mm)``, rounded up."""
    return f"{math.ceil(10 * points / POINTS['in']) / 10:g} in ({math.ceil(points / POINTS['mm'])} mm)"
