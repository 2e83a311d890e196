"""The parts of the front: what they do, the way in, and whether it could be for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from brochure.compose.blocks import Run, Text
from brochure.compose.essentials import Step, without_texts
from brochure.compose.short_form import ShortForm
from brochure.layout.charts.bars import bar_chart
from brochure.layout.handout.type import GUTTER, Type
from brochure.layout.pages import Element, Item, Shape, Stroke, add
from brochure.layout.panel.furniture import ITEM_GAP, RULE, At, bullets, heading, listed, step_text, tick_box
from brochure.layout.panel.marks import numbered_disc
from brochure.layout.panel.parts import NOTHING, Part, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.text.paragraphs import paragraph

BEFORE, FLEX = 17.0, 30.0  # above a part, and how much that can grow
MAX_DUTIES, USUAL_DUTIES, MIN_DUTIES = 8, 5, 3
BESIDE_TICKS = 6, 4  # the most and the usual number where others can be ticked
MAX_CONDITIONS, MAX_QUALITIES, MIN_QUALITIES = 3, 6, 2
EXTRA, FEWER, ASIDE, TEXT = 0.15, 1.0, 0.3, 0.5  # the loss of a duty more than usual, of another, of small print
DISC, DISC_GAP = 11.0, 6.0  # the radius of a number's disc, and the space around it
ARROW = 5.0
IN_ROW, TICKS_BEFORE, TICKS_FLEX = 3, 9.0, 6.0  # tasks to tick side by side, and the space above them


def front(handout: ShortForm, type_: Type) -> list[Part]:
    """The parts of the front, from top to bottom, of those that the handout has."""
    found = (_duties(handout, type_), _path(handout, type_), _qualities(handout, type_), _fit(handout, type_),
             _ticks(handout, type_))  # fmt: skip
    return [part for part in found if part]


def _duties(handout: ShortForm, type_: Type) -> Part | None:
    """A rail with the heading and where they work, beside the list of duties."""
    most, usual = MAX_DUTIES, USUAL_DUTIES
    if handout.fit and handout.essentials.self_check:
        most, usual = BESIDE_TICKS
    told, where = handout.essentials.duties[:most], _aside(handout)
    if not told:
        return None
    items = bullets([duty.text for duty in told], type_, type_.span(3))
    beside: list[Element] = []
    notes = [paragraph(text, type_.aside, type_.column, beside) for text in where]

    def variant(duties: int) -> Variant:
        tray, right = Tray(), Tray()
        bottom = listed(items[:duties], right, type_.x(1), (type_.head.leading - type_.running.leading) / 2)
        y = heading(handout.labels.duties, type_, tray, type_.column)
        for lines, element in zip(notes, beside, strict=True):  # as many as the list is deep
            if y + sum([line.height for line in lines]) > bottom:
                break
            tray.elements.append(element)
            y = tray.column(lines, 0.0, y) + ITEM_GAP / 2
        tray.put(right, 0.0, 0.0)
        tray.elements += right.elements
        fewer = len(told) - duties
        loss = EXTRA * min(fewer, max(0, len(told) - usual)) + FEWER * max(0, usual - duties)
        return tray.variant(loss, ("more_duties",) if fewer else ())

    counts = range(len(told), min(MIN_DUTIES, len(told)) - 1, -1)
    return Part("duties", [partial(variant, count) for count in counts], BEFORE, FLEX)


def _aside(handout: ShortForm) -> list[Text]:
    """What stands in the rail beside the duties: who words them, then conditions or else other names and tools."""
    told = handout.essentials
    source = [(Run(told.duties_source),)] if told.duties_source else []
    facts = [(Run(f"{fact.name}:", bold=True), Run(" "), *text) for fact in told.facts for text in fact.sentences]
    return [*source, *(told.conditions[:MAX_CONDITIONS] or facts)]


def _path(handout: ShortForm, type_: Type) -> Part | None:
    """The steps of the way in, side by side, joined by arrows."""
    whole = handout.essentials.path
    if not whole:
        return None

    def variant(steps: Sequence[Step]) -> Variant:
        tray = Tray()
        top = heading(handout.labels.path, type_, tray, type_.width) + 2.0
        count = max(len(steps), 2)
        gutter = GUTTER if count <= 4 else GUTTER / 2
        width = type_.column if count <= 4 else (type_.width - gutter * (count - 1)) / count
        if count < 4:
            width = (type_.width - gutter * (count - 1)) / count
        listing = []
        for number, step in enumerate(steps, 1):
            x = (number - 1) * (width + gutter)
            listing.append(_step(step, number, type_, tray, (x, top, width)))
            if number < len(steps):
                tray.items(_arrow(x, x + width + gutter, top + DISC, type_))
        tray.elements.append(Element("L", tuple(listing)))
        is_cut = steps != whole
        return tray.variant(TEXT * len(whole) if is_cut else 0.0, ("step_texts",) if is_cut else ())

    plain = without_texts(whole, range(len(whole)))
    return Part("path", [partial(variant, whole), partial(variant, plain)], BEFORE, FLEX)


def _step(step: Step, number: int, type_: Type, tray: Tray, at: At) -> Element:
    """Place a step, with its number unless it comes later; returns its element."""
    x, y, width = at
    label = Element("Lbl")
    numbered_disc(None if step.is_later else number, type_.strong, tray, label, (x, y), DISC, type_.style.palette)
    styles = (type_.strong, type_.small_strong, type_.small)
    body, _ = step_text(step, styles, tray, (x, y + 2 * DISC + DISC_GAP, width))
    return Element("LI", (label, body))


def _arrow(left: float, right: float, y: float, type_: Type) -> tuple[Item, ...]:
    """An arrow from the disc at ``left`` to the one at ``right``."""
    color = type_.style.palette.ink
    start, end = left + 2 * DISC + DISC_GAP, right - DISC_GAP
    head = ((end, y), (end - ARROW * 1.3, y - ARROW * 0.7), (end - ARROW * 1.3, y + ARROW * 0.7))
    return Stroke(start, y, end - ARROW, y, RULE, color), Shape(head, color)


def _qualities(handout: ShortForm, type_: Type) -> Part | None:
    """Boxes to tick, beside the question; sentences to tick, and names of skills, stand with any interests."""
    found = handout.essentials.ticks[:MAX_QUALITIES]
    if not found or (handout.fit and (handout.fit.skills or handout.essentials.self_check)):
        return None

    def variant(count: int) -> Variant:
        tray = Tray()
        tray.items((Stroke(0.0, RULE / 2, type_.width, RULE / 2, RULE, type_.style.palette.ink),), RULE)
        top = 12.0
        heading(handout.labels.qualities, type_, tray, type_.column, 0.0, top)
        measure = (type_.span(3) - GUTTER) / 2
        listing = []
        y = top + 2.0
        for index in range(0, count, 2):
            bottoms = []
            for column, quality in enumerate(found[index : min(index + 2, count)]):
                x = type_.x(1) + column * (measure + GUTTER)
                item, bottom = tick_box(quality, type_.body, tray, (x, y, measure))
                listing.append(item)
                bottoms.append(bottom)
            y = max(bottoms) + ITEM_GAP
        tray.elements.append(Element("L", tuple(listing)))
        fewer = len(found) - count
        return tray.variant(ASIDE * fewer, ("more_qualities",) if fewer else ())

    counts = range(len(found), min(MIN_QUALITIES, len(found)) - 1, -2)
    return Part("qualities", [*map(partial(partial, variant), counts), lambda: NOTHING._replace(
        loss=ASIDE * len(found) + FEWER, omitted=("qualities",))], BEFORE, FLEX)  # fmt: skip


def _fit(handout: ShortForm, type_: Type) -> Part | None:
    """The interests that the work suits: in the rail the skills that it takes, then a chart, and what they mean."""
    found = handout.fit
    if found is None:
        return None

    def variant(*, charted: bool) -> Variant:
        tray = Tray()
        tray.items((Stroke(0.0, RULE / 2, type_.width, RULE / 2, RULE, type_.style.palette.ink),), RULE)
        top = 12.0
        y = heading(found.title, type_, tray, type_.column, 0.0, top)
        tray.column(paragraph(found.skills, type_.aside, type_.column, tray.elements) if found.skills else [], 0.0, y)
        x, width = type_.x(1), type_.span(3)
        if found.chart and charted:
            width = (width - GUTTER) / 2
            tray.column(bar_chart(found.chart, type_.style, width, tray.elements), x, top + 2.0)
            x += width + GUTTER
        y = top + 2.0
        for text in found.leading:
            y = tray.column(paragraph(text, type_.running, width, tray.elements), x, y) + ITEM_GAP
        is_cut = found.chart is not None and not charted
        return tray.variant(2 * FEWER if is_cut else 0.0, ("interests",) if is_cut else ())

    forms = (True, False) if found.chart else (False,)
    return Part("fit", [*[partial(variant, charted=one) for one in forms], lambda: NOTHING._replace(
        loss=3 * FEWER, omitted=("interests",))], BEFORE, FLEX)  # fmt: skip


def _ticks(handout: ShortForm, type_: Type) -> Part | None:
    """Tasks or sentences to tick, in rows across the page under their title; they belong to the interests."""
    found = handout.essentials.self_check[:MAX_QUALITIES]
    if not found or handout.fit is None:
        return None

    def variant() -> Variant:
        tray = Tray()
        title = type_.strong.wrap(handout.labels.qualities, type_.width)
        y = tray.label(title, add(tray.elements, Element("P"))) + ITEM_GAP / 2
        width = (type_.width - (IN_ROW - 1) * GUTTER) / IN_ROW
        listing = []
        for index in range(0, len(found), IN_ROW):
            bottoms = []
            for column, tick in enumerate(found[index : index + IN_ROW]):
                item, bottom = tick_box(tick, type_.body, tray, (column * (width + GUTTER), y, width))
                listing.append(item)
                bottoms.append(bottom)
            y = max(bottoms) + ITEM_GAP
        tray.elements.append(Element("L", tuple(listing)))
        return tray.variant()

    gone = NOTHING._replace(loss=FEWER * len(found), omitted=("qualities",))
    return Part("ticks", [variant, lambda: gone], TICKS_BEFORE, TICKS_FLEX)
