"""Page two: what they do as a numbered list, beside a rail with who employs them and what the days are like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from brochure.compose.blocks import Bar
from brochure.compose.handout import Handout
from brochure.layout.field.type import Type
from brochure.layout.pages import Element, Fill, Stroke, add
from brochure.layout.panel.parts import NOTHING, Part, Variant, fill
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import shaded
from brochure.layout.text.paragraphs import paragraph

RAIL = 0.378  # of the page, at its right
PAD = 22.0  # between the edge of the rail and its text
MAX_DUTIES, MIN_DUTIES = 9, 4
NUMBER = 45.0  # from the left margin to the text of a duty
HEAD_GAP = 20.0
ROW_PAD, MAX_ROW_PAD = 9.0, 36.0  # below the rule above a duty and below its text
BAR, BAR_GAP = 5.0, 12.0
MAX_EMPLOYERS = 6


def work(content: Handout, type_: Type) -> Tray:
    """Page two, from the top left corner of its type area."""
    tray = Tray()
    frame = type_.frame
    edge = frame.page_width * (1 - RAIL) - frame.left
    above = frame.page_height - frame.top
    width = frame.page_width - frame.left - edge
    tray.items(shaded(edge, -above, width, frame.page_height, type_.style.palette, "l"))
    _duties(content, type_, tray, edge - PAD)
    _rail(content, type_, tray, edge + PAD)
    return tray


def _duties(content: Handout, type_: Type, tray: Tray, width: float) -> None:
    """The heading, and a row for each duty; the rows fill the page."""
    y = tray.label(type_.page_head.line(content.labels.work), add(tray.elements, Element("H2"))) + HEAD_GAP
    kind = type_.running(type_.style.sizes.subsection, 1.28, type_.style.palette.ink)
    told = content.essentials.duties[:MAX_DUTIES]
    while True:
        bodies: list[Element] = []
        rows = [paragraph(text, kind, width - NUMBER, bodies, tag="LBody") for text in told]
        heights = [max(type_.figure.leading, sum([box.height for box in row])) for row in rows]
        spare = type_.frame.height - y - sum(heights)
        if spare >= 2 * ROW_PAD * len(rows) or len(told) <= MIN_DUTIES:
            break
        told = told[:-1]
    pad = min(MAX_ROW_PAD, spare / (2 * len(rows)))
    listing = []
    for number, (row, height, body) in enumerate(zip(rows, heights, bodies, strict=True), 1):
        tray.items((Stroke(0.0, y, width, y, 0.6, type_.style.palette.rule),))
        mark = Element("Lbl")
        tray.label(type_.figure.line(str(number)), mark, 0.0, y + pad - 4.0)
        tray.column(row, NUMBER, y + pad)
        listing.append(Element("LI", (mark, body)))
        y += height + 2 * pad
    tray.elements.append(Element("L", tuple(listing)))


def _rail(content: Handout, type_: Type, tray: Tray, x: float) -> None:
    """The number of jobs, the largest employers, and the conditions, as many as have room."""
    width = type_.width - x
    parts = [part for part in (_jobs(content, type_, width), _employers(content, type_, width),
                               _conditions(content, type_, width)) if part]  # fmt: skip
    filled = fill(parts, type_.frame.height)
    if filled:
        boxes, elements = filled.placed(0.0, 0.0)
        tray.place(boxes, x)
        tray.elements += elements


def _jobs(content: Handout, type_: Type, width: float) -> Part | None:
    counts = (one for one in content.key_figures if one.label.startswith("job") and one.value[:1].isdigit())
    figure = next(counts, None)
    if figure is None:
        return None

    def variant() -> Variant:
        tray = Tray()
        value = type_.figure._replace(color=type_.style.palette.ink).line(figure.value)
        y = tray.label(value, add(tray.elements, Element("P"))) + 3.0
        tray.label(type_.body.wrap(figure.label, width), add(tray.elements, Element("P")), 0.0, y)
        return tray.variant()

    return Part("jobs", [variant], 0.0, 0.0)


def _employers(content: Handout, type_: Type, width: float) -> Part | None:
    """The employers as thin bars under their names."""
    chart = content.employers
    if chart is None:
        return None

    def variant(count: int) -> Variant:
        tray = Tray()
        y = tray.label(type_.head.wrap(content.labels.where, width), add(tray.elements, Element("H3"))) + 6.0
        figure = Element("Figure", alt=chart.alt)
        for bar in chart.bars[:count]:
            y = _employer(bar, type_, tray, (y, width), figure) + BAR_GAP
        tray.elements.append(figure)
        tray.label(type_.small.wrap(chart.caption, width), add(tray.elements, Element("P")), 0.0, y - 4.0)
        return tray.variant(0.3 * (len(chart.bars) - count))

    counts = range(min(MAX_EMPLOYERS, len(chart.bars)), 1, -1)
    return Part("employers", [partial(variant, count) for count in counts] or [partial(variant, 1)], 22.0, 14.0)


def _employer(bar: Bar, type_: Type, tray: Tray, at: tuple[float, float], figure: Element) -> float:
    y, width = at
    value = type_.strong.line(bar.text)
    label = type_.body.wrap(bar.label, width - value.width - 8.0)
    tray.label(label, figure, 0.0, y)
    tray.label(value, figure, width - value.width, y + label.height - value.height)
    y += label.height + 2.0
    part = width * min(1.0, (bar.value or 0.0) / 100)
    palette = type_.style.palette
    ground = shaded(0.0, y, width, BAR, palette) if palette.patterns else [Fill(0.0, y, width, BAR, palette.paper)]
    tray.items((*ground, Fill(0.0, y, part, BAR, type_.color)), y + BAR, figure)
    return y + BAR


def _conditions(content: Handout, type_: Type, width: float) -> Part | None:
    told = content.essentials.conditions
    if not told:
        return None

    def variant(count: int) -> Variant:
        tray = Tray()
        y = tray.label(type_.head.wrap(content.labels.conditions, width), add(tray.elements, Element("H3"))) + 4.0
        kind = type_.running(type_.style.sizes.body, 1.5, type_.style.palette.ink)
        for text in told[:count]:
            y = tray.column(paragraph(text, kind, width, tray.elements), 0.0, y) + 8.0
        return tray.variant(0.5 * (len(told) - count), ("more on the work environment",) if count < len(told) else ())

    counts: Sequence[int] = range(len(told), 0, -1)
    return Part("conditions", [*[partial(variant, count) for count in counts], lambda: NOTHING._replace(loss=4.0)],
                22.0, 14.0)  # fmt: skip
