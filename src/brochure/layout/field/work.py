"""Page two: what they do as a numbered list, beside a rail with who employs them and what the days are like."""

from __future__ import annotations

from functools import partial

from brochure.compose.blocks import Bar
from brochure.compose.short_form import ShortForm
from brochure.layout.field.type import MIDDLE, Type
from brochure.layout.pages import Box, Element, Fill, Placed, Stroke, add
from brochure.layout.panel.furniture import notes
from brochure.layout.panel.parts import NOTHING, Part, Variant, fill
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import shaded
from brochure.layout.text.paragraphs import paragraph

RAIL = 0.378  # of the page, at its right
PAD = 22.0  # between the edge of the rail and its text
MAX_DUTIES, MIN_DUTIES = 9, 4
NUMBER = 45.0  # from the left margin to the text of a duty
HEAD_GAP = 20.0
NOTES_GAP = 30.0  # above lines for notes, where few duties leave room for them
NUMBER_LEAD = 4.5  # from the top of a number to that of a single line beside it
ROW_PAD, MAX_ROW_PAD = 9.0, 30.0  # below the rule above a duty and below its text
BAR, BAR_GAP = 5.0, 12.0
MAX_EMPLOYERS = 6
MORE_DUTIES = "more of what they do"


def work(content: ShortForm, type_: Type, omitted: list[str]) -> Tray:
    """Page two, from the top left corner of its type area; duties that have no room are added to ``omitted``."""
    tray = Tray()
    frame = type_.frame
    edge = frame.page_width * (1 - RAIL) - frame.left
    above = frame.page_height - frame.top
    width = frame.page_width - frame.left - edge
    tray.items(shaded(edge, -above, width, frame.page_height, type_.style.palette, "l"))
    shown = _duties(content, type_, tray, edge - PAD)
    omitted += [MORE_DUTIES] if shown < len(content.essentials.duties) else []
    _rail(content, type_, tray, edge + PAD)
    return tray


def _duties(content: ShortForm, type_: Type, tray: Tray, width: float) -> int:
    """The heading, and a row for each duty; the rows fill the page. Returns how many there are."""
    y = tray.label(type_.page_head.line(content.labels.work), add(tray.elements, Element("H2"))) + HEAD_GAP
    rows, bodies = _rows(content, type_, width - NUMBER, type_.frame.height - y)
    heights = [max(type_.figure.leading, sum([box.height for box in row])) for row in rows]
    pad = min(MAX_ROW_PAD, (type_.frame.height - y - sum(heights)) / (2 * len(rows)))
    listing = []
    for number, (row, height, body) in enumerate(zip(rows, heights, bodies, strict=True), 1):
        tray.items((Stroke(0.0, y, width, y, 0.6, type_.style.palette.rule),))
        mark = Element("Lbl")
        tray.label(type_.figure.line(str(number)), mark, 0.0, y + pad - 1.0)
        tray.column(row, NUMBER, y + pad + (NUMBER_LEAD if len(row) == 1 else 0.0))
        listing.append(Element("LI", (mark, body)))
        y += height + 2 * pad
    tray.elements.append(Element("L", tuple(listing)))
    if lines := notes(content.labels.notes, type_.quiet, width, type_.frame.height - y - NOTES_GAP):
        tray.place([Placed(box.x, -y - NOTES_GAP - box.y, box.box) for box in lines.placed], 0.0)
        tray.elements += lines.elements
    return len(rows)


def _rows(content: ShortForm, type_: Type, width: float, room: float) -> tuple[list[list[Box]], list[Element]]:
    """The lines of each duty in the largest type in which all have room, or of fewer in the smallest."""
    told = content.essentials.duties[:MAX_DUTIES]
    rows, bodies = list[list[Box]](), list[Element]()
    for count in range(len(told), 0, -1):
        for size in (MIDDLE, (MIDDLE + type_.style.sizes.subsection) / 2, type_.style.sizes.subsection):
            kind, bodies = type_.text(size, 1.3, type_.style.palette.ink), []
            rows = [paragraph(text, kind, width, bodies, tag="LBody") for text in told[:count]]
            heights = [max(type_.figure.leading, sum([box.height for box in row])) for row in rows]
            if room - sum(heights) >= 2 * ROW_PAD * count or count <= MIN_DUTIES:
                return rows, bodies
    return rows, bodies


def _rail(content: ShortForm, type_: Type, tray: Tray, x: float) -> None:
    """The number of jobs, the largest employers, and the conditions, as many as have room."""
    width = type_.width - x
    parts = [part for part in (_jobs(content, type_, width), _employers(content, type_, width),
                               _conditions(content, type_, width)) if part]  # fmt: skip
    filled = fill(parts, type_.frame.height)
    if filled:
        boxes, elements = filled.placed(0.0, 0.0)
        tray.place(boxes, x)
        tray.elements += elements


def _jobs(content: ShortForm, type_: Type, width: float) -> Part | None:
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


def _employers(content: ShortForm, type_: Type, width: float) -> Part | None:
    """The employers as thin bars under their names."""
    chart = content.employers
    if chart is None:
        return None

    def variant(count: int) -> Variant:
        tray = Tray()
        y = tray.label(type_.label.wrap(content.labels.where, width), add(tray.elements, Element("H3"))) + 6.0
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


def _conditions(content: ShortForm, type_: Type, width: float) -> Part | None:
    told = content.essentials.conditions
    if not told:
        return None

    def variant(count: int, size: float) -> Variant:
        tray = Tray()
        y = tray.label(type_.label.wrap(content.labels.conditions, width), add(tray.elements, Element("H3"))) + 4.0
        kind = type_.text(size, 1.45, type_.style.palette.ink)
        for text in told[:count]:
            y = tray.column(paragraph(text, kind, width, tray.elements), 0.0, y) + size * 0.8
        smaller = 0.2 if size < type_.style.sizes.subsection else 0.0
        return tray.variant(
            smaller + 0.5 * (len(told) - count), ("more on the work environment",) if count < len(told) else ()
        )

    sizes = type_.style.sizes
    forms = [(len(told), sizes.subsection), *[(count, sizes.body) for count in range(len(told), 0, -1)]]
    return Part("conditions", [*[partial(variant, *form) for form in forms], lambda: NOTHING._replace(loss=4.0)],
                22.0, 14.0)  # fmt: skip
