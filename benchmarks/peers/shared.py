"""Shared by the peers: page sizes, positions on a chart's scale, QR codes as SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brochure.compose.blocks import BarChart, DataTable, PercentileStrip, RangeChart
    from brochure.style.model import Style

PAGE_SIZES = {"letter": (612.0, 792.0), "a4": (595.276, 841.89)}


def fill(template: str, marks: dict[str, str]) -> str:
    """``template`` with every ``@name@`` replaced by the mark of that name."""
    return re.sub(r"@(\w+)@", lambda match: marks[match[1]], template)


def style_marks(style: Style) -> dict[str, str]:
    """The page, sizes and colors of ``style`` by name, as the templates spell them."""
    page, sizes, palette = style.page, style.sizes, style.palette
    width, height = PAGE_SIZES[page.size]
    marks = {"page_width": f"{width:g}", "page_height": f"{height:g}", "spacing": f"{sizes.leading * 0.72:.2f}"}
    for name in ("margin_top", "margin_bottom", "margin_side", "columns", "gutter"):
        marks[name] = f"{getattr(page, name):g}"
    marks |= {name: f"{getattr(sizes, name):g}" for name in type(sizes).__slots__}
    marks |= {name: getattr(palette, name) for name in type(palette).__slots__}
    return marks


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A bar on its scale; ``start`` and ``length`` are percent of the scale's width."""

    label: str
    start: float
    length: float
    text: str
    own: bool
    open: bool


def scale(chart: BarChart) -> tuple[float, float]:
    """The ends of a chart's scale, zero included."""
    values = [bar.value for bar in chart.bars if bar.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    return (low, high) if high > low else (0.0, 1.0)


def zero(chart: BarChart) -> float:
    """The position of zero on the chart's scale, in percent of its width."""
    low, high = scale(chart)
    return round(-low / (high - low) * 100, 2)


def placed_bars(chart: BarChart) -> Iterator[PlacedBar]:
    """The chart's bars with their positions in percent; a bar without a value has no length."""
    low, high = scale(chart)
    unit = 100 / (high - low)
    for bar in chart.bars:
        value = bar.value or 0.0
        start, end = sorted((-low * unit, (value - low) * unit))
        yield PlacedBar(bar.label, round(start, 2), round(end - start, 2), bar.text, bar.own, bar.open)


@dataclass(frozen=True, slots=True)
class PlacedRange:
    """A range on its chart's scale, in percent of its width; without known values it has no ``start`` and no ``end``.

    The color changes at ``turn``; ``mid`` is the place of the mark, None if the middle value is missing.
    """

    label: str
    start: float | None
    turn: float | None
    end: float | None
    mid: float | None
    text: str
    own: bool
    open: bool


def placed_ranges(chart: RangeChart) -> Iterator[PlacedRange]:
    """The chart's ranges with their positions in percent of a scale from zero."""
    known = [[value for value in (row.low, row.mid, row.high) if value is not None] for row in chart.ranges]
    unit = 100 / (max([chart.scale_max, *(value for values in known for value in values)]) or 1.0)
    for row, values in zip(chart.ranges, known, strict=True):
        start, end = (round(min(values) * unit, 2), round(max(values) * unit, 2)) if values else (None, None)
        mid = None if row.mid is None else round(row.mid * unit, 2)
        turn = start if mid is None else mid
        is_open = row.low_open or row.mid_open or row.high_open
        yield PlacedRange(row.label, start, turn, end, mid, row.text, row.own, is_open)


def strip_places(strip: PercentileStrip) -> tuple[float | None, float, float | None, float | None]:
    """The low, middle and high values and all occupations, in percent of a scale that leaves 4 percent at its end."""

    def place(value: float | None) -> float | None:
        return None if value is None else round(min(value / strip.scale_max, 1) * 96, 2)

    return place(strip.pay.low), place(strip.pay.mid) or 0.0, place(strip.pay.high), place(strip.others)


def is_wide(table: DataTable) -> bool:
    """Whether a table spans all columns of the page."""
    return len(table.columns) > 3


@cache
def qr_svg(url: str) -> str:
    """The QR code of ``url`` as an SVG: one stroked path (the shortest form), a unit per module, with quiet zone."""
    matrix = segno.make(url, error="m", micro=False).matrix
    side = len(matrix) + 8
    runs = "".join(
        f"M{start + 4} {row + 4.5}h{length}"
        for row, modules in enumerate(matrix)
        for start, length in dark_runs(modules)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path stroke="#000" d="{runs}"/></svg>'


def dark_runs(modules: bytearray | bytes) -> Iterator[tuple[int, int]]:
    """(start, length) of every stretch of dark modules in a row."""
    start = None
    for index, module in enumerate([*modules, 0]):
        if module and start is None:
            start = index
        elif not module and start is not None:
            yield start, index - start
            start = None
