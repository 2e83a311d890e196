"""Charts and tables as parts of panels: whole, or with fewer bars or rows, or left out. Lengths are in points."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from brochure.compose.blocks import BarChart, DataTable, PercentileStrip, RangeChart
from brochure.compose.full import Omission
from brochure.compose.leaflet import Leaflet
from brochure.layout.charts.pictures import in_brief, pay_picture
from brochure.layout.leaflet.parts import ASIDE, BEFORE, FEWER, FLEX, SUB_GAP, TEXT, gone, subheading
from brochure.layout.leaflet.sheet import Type
from brochure.layout.pages import Box, Content
from brochure.layout.panel.parts import Part, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.tables.table import table
from brochure.layout.text.labels import Captioned, caption_label

MIN_ROWS = 2  # besides those of its own
CAPTION_GAP = 4.0

Figure = PercentileStrip | RangeChart | BarChart | DataTable


class _Form(NamedTuple):
    """A figure, what a reader misses of the fullest form of it, and what that is."""

    block: Figure
    loss: float = 0.0
    omitted: Omission | None = None


def pay(leaflet: Leaflet, type_: Type, width: float) -> Part | None:
    """The picture of pay, if need be without its notes, except those on ranges in areas, which name the survey."""
    block = leaflet.content.pay
    if block is None:
        return None
    forms = [_Form(block)]
    if block.notes and not isinstance(block, RangeChart):
        forms.append(_Form(in_brief(block), 2 * ASIDE, "pay_notes"))
    return _part("pay", leaflet.labels.pay, forms, gone(4 * FEWER, "pay_range"), (type_, width))


def growth(leaflet: Leaflet, type_: Type, width: float) -> Part | None:
    """The chart of growth; of many bars, if need be the first and the last: this occupation and all of them."""
    chart = leaflet.growth
    if chart is None:
        return None
    forms = [_Form(chart)]
    if len(chart.bars) > 2:
        forms.append(_Form(chart._replace(bars=(chart.bars[0], chart.bars[-1])), TEXT, "group_growth"))
    return _part("growth", leaflet.labels.growth, forms, gone(2 * FEWER, "growth"), (type_, width))


def employers(leaflet: Leaflet, type_: Type, width: float) -> Part | None:
    """The chart of the largest employers."""
    chart = leaflet.content.employers
    without = gone(3 * FEWER, "hiring")
    return _part("employers", leaflet.labels.employers, [_Form(chart)], without, (type_, width)) if chart else None


def industries(leaflet: Leaflet, type_: Type, width: float) -> Part | None:
    """The table of pay by industry."""
    forms = _shorter(leaflet.industries, "more_industry_pay")
    without = gone(ASIDE * (len(forms) + 1), "industry_pay")
    return _part("industries", leaflet.labels.industries, forms, without, (type_, width)) if forms else None


def similar(leaflet: Leaflet, type_: Type, width: float) -> Part | None:
    """The table of similar jobs."""
    forms = _shorter(leaflet.content.similar, "more_similar")
    without = gone(ASIDE * (len(forms) + MIN_ROWS), "similar")
    return _part("similar", leaflet.labels.similar, forms, without, (type_, width)) if forms else None


def _shorter(block: DataTable | None, more: Omission) -> list[_Form]:
    """A table with fewer and fewer of its rows."""
    if block is None:
        return []
    rows, least = len(block.rows), MIN_ROWS + sum(row.role == "own" for row in block.rows)
    fewer = [_Form(block.shortened(count), ASIDE * (rows - count), more)
             for count in range(rows - 1, least - 1, -1)]  # fmt: skip
    return [_Form(block), *fewer]


def _part(name: str, title: str, forms: list[_Form], without: Callable[[], Variant], at: tuple[Type, float]) -> Part:
    """A part with a variant for each of ``forms``, and at last ``without`` it; ``at`` are type and width."""
    return Part(name, [*[partial(_drawn, title, form, *at) for form in forms], without], BEFORE, FLEX)


def _drawn(title: str, form: _Form, type_: Type, width: float) -> Variant:
    """A chart or table under its title, with its caption in small type."""
    tray, block, style = Tray(), form.block, type_.style
    y = subheading(title, type_, tray, width) - SUB_GAP
    if isinstance(block, DataTable):
        boxes = table(block, style, width, tray.elements)
    else:
        boxes = pay_picture(block, style, width, tray.elements)
    if block.caption:
        boxes[0] = _quiet(boxes[0], block, type_, width)
    tray.column(boxes, 0.0, y)
    return tray.variant(form.loss, (form.omitted,) if form.omitted else ())


def _quiet(caption: Box, block: Captioned, type_: Type, width: float) -> Box:
    """A caption in small type instead of in bold: the title above it is bold already."""
    label = caption_label(block, type_.small, width)
    content = Content(caption.contents[0].element, label.place(0.0, 0.0))
    return caption._replace(height=label.height + CAPTION_GAP, contents=(content,))
