"""The parts of the sides after the first, each in variants; :class:`Homed` says on which side it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from brochure.compose.blocks import BarChart, QrLinks, Run
from brochure.compose.essentials import Step, without_texts
from brochure.compose.full import Omission
from brochure.compose.short_form import ShortForm, amount
from brochure.layout.charts.bars import bar_chart
from brochure.layout.charts.pictures import in_brief, pay_picture
from brochure.layout.large_handout.type import BEFORE, FLEX, GUTTER, Type
from brochure.layout.pages import Element, Stroke, add
from brochure.layout.panel.furniture import ITEM_GAP, RULE, At, answered, bullets, heading, listed, step_text, tick_box
from brochure.layout.panel.marks import numbered_disc
from brochure.layout.panel.parts import NOTHING, Part, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.qr import CELLS, Codes, qr_links
from brochure.layout.surfaces import outlined
from brochure.layout.tables.table import table
from brochure.layout.text.paragraphs import paragraph

WORK, FUTURE, YOU = 2, 3, 4  # the sides
NEXT, ABOUT = "next", "about"  # parts that end the last side

MAX_DUTIES, USUAL_DUTIES, MIN_DUTIES = 8, 5, 3
MAX_QUALITIES, MIN_QUALITIES = 6, 4
MIN_SIMILAR, MIN_ROWS, MIN_BARS = 2, 3, 2
EXTRA, FEWER, ASIDE, TEXT = 0.15, 1.0, 0.3, 0.4  # the loss of a duty more than usual, of another, of an aside, of text

DISC, DISC_GAP, STEP_GAP = 14.0, 14.0, 10.0
PATH = 2.0  # the line from step to step
ANSWER = 28.0  # from a question to the line for the answer; twice that where there is room
SMALL_ANSWER = 0.05  # the loss where there is not
SCHOOL, PAD = 84.0, 10.0  # the height of the box for the school, and the space in it
CODES = Codes(below=True)
FEWER_CODES = 0.8


class Homed(NamedTuple):
    """A part and the side on which it belongs."""

    home: int
    part: Part


def parts(content: ShortForm, type_: Type) -> list[Homed]:
    """All parts of ``content`` that follow its cover, in order."""
    told = content.essentials
    made = (
        (WORK, _duties(content, type_)),
        (WORK, _conditions(content, type_)),
        (WORK, _path(content, type_)),
        (FUTURE, _pay(content, type_)),
        (FUTURE, _chart("growth", content.labels.growth, content.growth, "growth", type_)),
        (FUTURE, _chart("employers", content.labels.employers, content.employers, "employers", type_)),
        (FUTURE, _industries(content, type_)),
        (YOU, _qualities(content, type_)),
        (YOU, _fit(content, type_)),
        (YOU, _similar(content, type_)),
        (YOU, _questions(told.questions, content, type_)),
        (YOU, _next(content, type_)),
    )
    return [Homed(home, part) for home, part in made if part]


def _left_out(loss: float, *names: Omission) -> Variant:
    return NOTHING._replace(loss=loss, omitted=names)


def _duties(content: ShortForm, type_: Type) -> Part | None:
    told = content.essentials.duties[:MAX_DUTIES]
    if not told:
        return None
    items = bullets([duty.text for duty in told], type_, type_.width)

    def variant(count: int) -> Variant:
        tray = Tray()
        listed(items[:count], tray, 0.0, heading(content.labels.duties, type_, tray, type_.width))
        fewer = len(told) - count
        loss = EXTRA * min(fewer, max(0, len(told) - USUAL_DUTIES)) + FEWER * max(0, USUAL_DUTIES - count)
        return tray.variant(loss, ("more_duties",) if fewer else ())

    counts = range(len(told), min(MIN_DUTIES, len(told)) - 1, -1)
    return Part("duties", [partial(variant, count) for count in counts], BEFORE, FLEX)


def _conditions(content: ShortForm, type_: Type) -> Part | None:
    """What the days are like, where there is room for it."""
    told = content.essentials.conditions
    if not told:
        return None

    def variant(count: int) -> Variant:
        tray = Tray()
        y = heading(content.labels.conditions, type_, tray, type_.width)
        for text in told[:count]:
            y = tray.column(paragraph(text, type_.running, type_.width, tray.elements), 0.0, y) + ITEM_GAP
        return tray.variant(0.1 * (len(told) - count))

    nothing = NOTHING._replace(loss=0.1 * len(told))
    return Part("conditions", [*[partial(variant, count) for count in range(len(told), 0, -1)], lambda: nothing],
                BEFORE, FLEX)  # fmt: skip


def _path(content: ShortForm, type_: Type) -> Part | None:
    """The steps of the way in, one below another along a line."""
    whole = content.essentials.path
    if not whole:
        return None

    def variant(texts: int) -> Variant:
        """With the text of so many steps, the first ones."""
        tray = Tray()
        steps = without_texts(whole, range(texts, len(whole)))
        y = heading(content.labels.path, type_, tray, type_.width) + 2.0
        listing = []
        for number, step in enumerate(steps, 1):
            end = y + 2 * DISC
            mark, body, bottom = _step(step, number, type_, tray, y)
            listing.append(Element("LI", (mark, body)))
            y = max(end, bottom) + STEP_GAP
            if number < len(steps):
                tray.items((Stroke(DISC, end, DISC, y, PATH, type_.style.palette.ink),))
        tray.elements.append(Element("L", tuple(listing)))
        cut = sum([bool(step.text) for step in whole[texts:]])
        return tray.variant(TEXT * cut, ("step_texts",) if cut else ())

    with_text = [number for number, step in enumerate(whole, 1) if step.text]
    return Part("path", [partial(variant, texts) for texts in (*reversed(with_text), 0)], BEFORE, FLEX)


def _step(step: Step, number: int, type_: Type, tray: Tray, y: float) -> tuple[Element, Element, float]:
    """Place a step; returns its mark, its body, and where it ends."""
    mark, left = Element("Lbl"), 2 * DISC + DISC_GAP
    numbered_disc(None if step.is_later else number, type_.strong, tray, mark, (0.0, y), DISC, type_.style.palette)
    top = y + DISC - type_.strong.leading / 2
    at = (left, top, type_.width - left)
    body, bottom = step_text(step, (type_.strong, type_.small_strong, type_.body), tray, at)
    return mark, body, bottom


def _pay(content: ShortForm, type_: Type) -> Part | None:
    picture = content.pay
    if picture is None:
        return None

    def variant(*, notes: bool) -> Variant:
        tray = Tray()
        y = heading(content.labels.pay, type_, tray, type_.width)
        block = picture if notes else in_brief(picture)
        tray.column(pay_picture(block, type_.style, type_.width, tray.elements), 0.0, y)
        return tray.variant(0.0 if notes else ASIDE, () if notes or not picture.notes else ("pay_notes",))

    return Part("pay", [partial(variant, notes=True), partial(variant, notes=False)], BEFORE, FLEX)


def _chart(name: str, title: str, chart: BarChart | None, omitted: Omission, type_: Type) -> Part | None:
    """A chart, or its first bars and, except of shares, the last one, which the others are compared with."""
    if chart is None:
        return None

    def variant(count: int) -> Variant:
        tray = Tray()
        y = heading(title, type_, tray, type_.width)
        bars = chart.bars[:count] if chart.kind == "share" else (*chart.bars[: count - 1], chart.bars[-1])
        tray.column(bar_chart(chart._replace(bars=bars), type_.style, type_.width, tray.elements), 0.0, y)
        fewer = len(chart.bars) - count
        return tray.variant(ASIDE * fewer, (omitted,) if fewer else ())

    counts = range(len(chart.bars), min(MIN_BARS, len(chart.bars)) - 1, -1)
    nothing = _left_out(ASIDE * len(chart.bars) + FEWER, omitted)
    return Part(name, [*[partial(variant, count) for count in counts], lambda: nothing], BEFORE, FLEX)


def _industries(content: ShortForm, type_: Type) -> Part | None:
    """Pay by industry, where there is room for it."""
    block = content.industries
    if block is None:
        return None

    def variant(rows: int) -> Variant:
        tray = Tray()
        y = heading(content.labels.industries, type_, tray, type_.width)
        shown = block.shortened(rows)
        tray.column(table(shown, type_.style, type_.width, tray.elements), 0.0, y)
        return tray.variant(0.1 * (len(block.rows) - rows))

    most = len(block.rows)
    counts = range(most, min(MIN_ROWS, most) - 1, -1)
    nothing = NOTHING._replace(loss=0.1 * most)
    return Part("industries", [*[partial(variant, rows) for rows in counts], lambda: nothing], BEFORE, FLEX)


def _qualities(content: ShortForm, type_: Type) -> Part | None:
    """Boxes to tick: sentences, or qualities with why they matter where there is room, or else two by two."""
    found = content.essentials.ticks[:MAX_QUALITIES]
    if not found:
        return None

    def variant(count: int, *, texts: bool) -> Variant:
        tray = Tray()
        y = heading(content.labels.qualities, type_, tray, type_.width)
        columns = 1 if texts or content.essentials.self_check else 2
        width = type_.width if columns == 1 else type_.column
        listing = []
        for start in range(0, count, columns):
            bottoms = []
            for column, quality in enumerate(found[start : min(start + columns, count)]):
                name, reason = (type_.strong, type_.body) if texts else (type_.body, None)
                item, bottom = tick_box(quality, name, tray, (type_.x(column), y, width), reason)
                listing.append(item)
                bottoms.append(bottom)
            y = max(bottoms) + ITEM_GAP
        tray.elements.append(Element("L", tuple(listing)))
        fewer = len(found) - count
        loss = ASIDE * fewer + (0.0 if texts else 0.1 * count)
        return tray.variant(loss, ("more_qualities",) if fewer else ())

    makers = [partial(variant, len(found), texts=True)] if any(quality.text for quality in found) else []
    counts = range(len(found), min(MIN_QUALITIES, len(found)) - 1, -2)
    nothing = _left_out(ASIDE * len(found) + FEWER, "qualities")
    return Part("qualities", [*makers, *[partial(variant, count, texts=False) for count in counts], lambda: nothing],
                BEFORE, FLEX)  # fmt: skip


def _fit(content: ShortForm, type_: Type) -> Part | None:
    """The interests that the work suits: a chart of them where there is room, and what the leading ones mean."""
    found = content.fit
    if found is None:
        return None

    def variant(*, charted: bool) -> Variant:
        tray = Tray()
        y = heading(found.title, type_, tray, type_.width)
        if found.chart and charted:
            y = tray.column(bar_chart(found.chart, type_.style, type_.width, tray.elements), 0.0, y) + 2 * ITEM_GAP
        for text in found.leading:
            y = tray.column(paragraph(text, type_.running, type_.width, tray.elements), 0.0, y) + ITEM_GAP
        is_cut = found.chart is not None and not charted
        return tray.variant(FEWER if is_cut else 0.0, ("interests",) if is_cut else ())

    forms = (True, False) if found.chart else (False,)
    makers = [partial(variant, charted=charted) for charted in forms]
    return Part("fit", [*makers, lambda: _left_out(2 * FEWER, "interests")], BEFORE, FLEX)


def _similar(content: ShortForm, type_: Type) -> Part | None:
    """The nearest similar jobs as a list: name and pay on a line, education below."""
    block = content.similar
    if block is None:
        return None

    def variant(count: int) -> Variant:
        tray, listing = Tray(), list[Element]()
        y = heading(content.labels.similar, type_, tray, type_.width)
        note = type_.small.wrap(content.labels.similar_note, type_.width)
        y = tray.label(note, add(tray.elements, Element("P")), 0.0, y - 4.0) + ITEM_GAP
        for row in block.rows[:count]:
            title, education, pay = row.cells
            tray.items((Stroke(0.0, y, type_.width, y, 0.8, type_.style.palette.rule),), y)
            body: list[Element] = []
            value = type_.strong.line(amount(row))
            name = type_.strong.wrap(title.text, type_.width - value.width - GUTTER)
            bottom = tray.label(name, add(body, Element("P", lang=title.lang)), 0.0, y + 4.0)
            paid = add(body, Element("P", lang=pay.lang))
            tray.items(value.place(type_.width, y + 4.0, "right"), element=paid)
            label = type_.body.wrap(education.text, type_.width - value.width - GUTTER)
            y = tray.label(label, add(body, Element("P", lang=education.lang)), 0.0, bottom) + 4.0
            listing.append(Element("LI", (Element("LBody", tuple(body)),)))
        tray.elements.append(Element("L", tuple(listing)))
        fewer = len(block.rows) - count
        return tray.variant(ASIDE * fewer, ("more_similar",) if fewer else ())

    most = len(block.rows)
    counts = range(most, min(MIN_SIMILAR, most) - 1, -1)
    nothing = _left_out(2 * FEWER + ASIDE * most, "similar")
    return Part("similar", [*[partial(variant, count) for count in counts], lambda: nothing], BEFORE, FLEX)


def _questions(asked: Sequence[str], content: ShortForm, type_: Type) -> Part | None:
    if not asked:
        return None

    def variant(count: int, answer: float) -> Variant:
        tray = Tray()
        y = heading(content.labels.questions, type_, tray, type_.width)
        answered(asked[:count], type_, tray, (0.0, y, type_.width), answer)
        fewer = len(asked) - count
        tight = SMALL_ANSWER if answer == ANSWER else 0.0
        return tray.variant(ASIDE * fewer + tight, ("more_questions",) if fewer else ())

    nothing = _left_out(ASIDE * len(asked) + FEWER, "questions")
    forms = [(len(asked), 2 * ANSWER), *[(count, ANSWER) for count in range(len(asked), 0, -1)]]
    return Part("questions", [*[partial(variant, *form) for form in forms], lambda: nothing], BEFORE, FLEX)


def _next(content: ShortForm, type_: Type) -> Part:
    """Codes above the box of the school, or else fewer codes beside it."""
    count = len(content.codes)
    makers = [partial(_codes_above, content, type_), *[partial(_codes_beside, content, type_, fewer)
                                                       for fewer in range(min(count, 2), 0, -1)]]  # fmt: skip
    return Part(NEXT, makers, BEFORE, FLEX)


def _codes_above(content: ShortForm, type_: Type) -> Variant:
    tray, y = _ruled(type_)
    if content.codes:
        y = tray.column(qr_links(QrLinks(content.codes), type_.style, type_.width, tray.elements, CODES), 0.0, y) + PAD
    _school(content, type_, tray, (0.0, y, type_.width), SCHOOL)
    return tray.variant()


def _codes_beside(content: ShortForm, type_: Type, count: int) -> Variant:
    """The first codes in a row or, if that leaves no room for the box, one below another."""
    tray, y = _ruled(type_)
    width = (type_.width - 2 * GUTTER) / CELLS
    style = replace(type_.style, page=replace(type_.style.page, gutter=GUTTER))
    links = QrLinks(content.codes[:count])
    elements: list[Element] = []
    boxes = qr_links(links, style, type_.width, elements, CODES)
    if max([area.x + area.width for box in boxes for area in box.links]) > type_.width - width - PAD:
        elements = []
        boxes = qr_links(links, style, type_.width - width - GUTTER, elements)
    tray.elements += elements
    height = max(SCHOOL, tray.column(boxes, 0.0, y) - y)
    _school(content, type_, tray, (type_.width - width, y, width), height)
    fewer = len(content.codes) - count
    return tray.variant(FEWER_CODES * fewer, ("codes",) if fewer else ())


def _ruled(type_: Type) -> tuple[Tray, float]:
    """A tray with a rule at its top, and where what is below that begins."""
    tray = Tray()
    tray.items((Stroke(0.0, RULE / 2, type_.width, RULE / 2, RULE, type_.style.palette.ink),), RULE)
    return tray, RULE + PAD


def _school(content: ShortForm, type_: Type, tray: Tray, at: At, height: float) -> None:
    """The box for the stamp of the school."""
    x, y, width = at
    label = type_.strong.wrap(content.labels.school, width - 2 * PAD)
    tray.items(outlined(x, y, width, height, type_.style.palette.ink, 1.0), y + height)
    tray.label(label, add(tray.elements, Element("P")), x + PAD, y + PAD / 2)


def about(text: str, type_: Type) -> Part | None:
    """What is said of the figures, and what was left out."""
    if not text:
        return None

    def variant() -> Variant:
        tray = Tray()
        tray.column(paragraph((Run(text),), type_.aside, type_.width, tray.elements))
        return tray.variant()

    return Part(ABOUT, [variant], BEFORE / 2)
