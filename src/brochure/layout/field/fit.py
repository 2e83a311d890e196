"""The interests that the work suits, across a page: a chart of them, and beside it what the leading ones mean."""

from __future__ import annotations

from brochure.compose.interests import Fit
from brochure.layout.charts.bars import bar_chart
from brochure.layout.field.type import GUTTER, Type
from brochure.layout.pages import Element, add
from brochure.layout.panel.parts import Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.text.paragraphs import paragraph

HEAD_GAP, TEXT_GAP = 6.0, 7.0


def across(fit: Fit, type_: Type) -> Variant:
    """``fit`` under its title, as wide as the type area."""
    tray, half = Tray(), (type_.width - GUTTER) / 2
    top = tray.label(type_.middle.line(fit.title), add(tray.elements, Element("H3"))) + HEAD_GAP
    x, width = 0.0, type_.width
    if fit.chart:
        tray.column(bar_chart(fit.chart, type_.style, half, tray.elements), 0.0, top)
        x, width = type_.x(7), type_.span(5)
    kind, y = type_.running._replace(even=True), top
    for text in fit.leading:
        y = tray.column(paragraph(text, kind, width, tray.elements), x, y) + TEXT_GAP
    return tray.variant()
