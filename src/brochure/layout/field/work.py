"""Page two: what they do as a numbered list, beside a rail with who employs them and what the days are like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from brochure.compose.blocks import Bar
from brochure.compose.essentials import Duty, Topic
from brochure.compose.full import Omission
from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.field.notes import lines_for_notes
from brochure.layout.field.type import MIDDLE, Type
from brochure.layout.pages import Box, Element, Fill, Stroke, add
from brochure.layout.panel.parts import NOTHING, Part, Variant, fill
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import shaded
from brochure.layout.text.labels import caption_label
from brochure.layout.text.paragraphs import paragraph

RAIL = 0.378  # of the page, at its right
PAD = 22.0  # between the edge of the rail and its text
MORE_DUTIES: Omission = "more_duties"
MAX_DUTIES, MIN_DUTIES, FEWER = 9, 4, 2  # FEWER can be left out for the deck or for details
NUMBER = 45.0  # from the left margin to the text of a duty
HEAD_GAP, DECK_GAP, BELOW_DECK = 20.0, 14.0, 30.0
MORE_GAP = 60.0  # above the duties, at most, where few of them leave room
NOTES_GAP = 30.0  # above lines for notes, where they leave more
ROW_PAD = 9.0  # below the rule above a duty and below its text
MAX_PITCH = 84.0  # from one duty to the next, on average
BAR, BAR_GAP = 5.0, 12.0
BEFORE, FLEX = 20.0, 20.0  # above a part of the rail, and how much that can grow
TOPIC, FACT, SENTENCE = 1.5, 0.4, 0.5  # the loss of a topic, of names or tools, and of a sentence of several
SENTENCE_GAP = 3.5  # between sentences on a topic


def work(content: ShortForm, type_: Type, omitted: list[Omission]) -> Tray:
    """Page two, from the top left corner of its type area; duties that have no room are added to ``omitted``."""
    tray = Tray()
    frame = type_.frame
    edge = frame.page_width * (1 - RAIL) - frame.left
    above = frame.page_height - frame.top
    width = frame.page_width - frame.left - edge
    tray.items(shaded(edge, -above, width, frame.page_height, type_.style.palette, "l"))
    _duties(content, type_, tray, edge - PAD, omitted)
    _rail(content, type_, tray, edge + PAD)
    return tray


class _Form(NamedTuple):
    """How duties are set: so many, at a size of type, below the deck or not, with details or not."""

    duties: int
    size: float
    has_deck: bool
    has_details: bool


class _Row(NamedTuple):
    """A duty as set, and its element."""

    boxes: list[Box]
    body: Element
    height: float


def _duties(content: ShortForm, type_: Type, tray: Tray, width: float, omitted: list[Omission]) -> None:
    """The heading, the deck, and a row for each duty; the rows fill the page."""
    told = content.essentials.duties[:MAX_DUTIES]
    top = tray.label(type_.page_head.line(content.labels.work), add(tray.elements, Element("H2")))
    if content.essentials.duties_source:
        note = type_.note.wrap(content.essentials.duties_source, width)
        top = tray.label(note, add(tray.elements, Element("P")), 0.0, top + SENTENCE_GAP)
    said: list[Element] = []
    text = content.essentials.deck
    deck = paragraph(text, type_.deck, width, said) if text else []
    below = DECK_GAP + sum([box.height for box in deck]) + BELOW_DECK
    y, spare, rows = top, 0.0, list[_Row]()
    for form in _forms(told, type_.style.sizes.subsection, has_deck=bool(deck)):
        y = top + (below if form.has_deck else HEAD_GAP)
        rows = [_row(duty, form, type_, width - NUMBER) for duty in told[: form.duties]]
        spare = type_.frame.height - y - sum([row.height for row in rows])
        if spare >= 2 * ROW_PAD * form.duties:
            break
    omitted += [MORE_DUTIES] if form.duties < len(content.essentials.duties) else []
    if form.has_deck:
        tray.column(deck, 0.0, top + DECK_GAP)
        tray.elements += said
    pad = max(0.0, min(spare, MAX_PITCH * len(rows) - sum([row.height for row in rows]))) / (2 * len(rows))
    spare -= 2 * len(rows) * pad
    lines = lines_for_notes(content.labels.notes, type_, width, spare - NOTES_GAP)
    y = _listed(rows, form.size, type_, tray, (y if lines else y + min(MORE_GAP, max(0.0, spare)), width, pad))
    if lines:
        tray.add(lines, 0.0, y + NOTES_GAP)


def _forms(told: Sequence[Duty], small: float, *, has_deck: bool) -> Iterator[_Form]:
    """The forms from the best on: a little fewer duties are better than no details, and those better than no deck."""
    count, sizes = len(told), (MIDDLE, (MIDDLE + small) / 2, small)
    fewer = range(count, max(count - FEWER, MIN_DUTIES) - 1, -1) if count > MIN_DUTIES else [count]
    for deck in (True, False)[not has_deck :]:
        if any(duty.detail for duty in told):
            yield from [_Form(number, small, has_deck=deck, has_details=True) for number in fewer]
        for number in fewer if deck else range(count, 0, -1):
            yield from [_Form(number, size, has_deck=deck, has_details=False) for size in sizes]


def _row(duty: Duty, form: _Form, type_: Type, width: float) -> _Row:
    inside: list[Element] = []
    phrase = type_.text(form.size, 1.25, type_.style.palette.ink)._replace(even=True)
    boxes = paragraph(duty.led, phrase, width, inside)
    if form.has_details and duty.detail:
        note = type_.text(type_.style.sizes.body, 1.4, type_.style.palette.muted)._replace(even=True)
        boxes += paragraph(duty.detail, note, width, inside)
    height = sum([box.height for box in boxes])
    return _Row(boxes, Element("LBody", tuple(inside)), max(type_.figure.leading, height))


def _listed(rows: Sequence[_Row], size: float, type_: Type, tray: Tray, at: tuple[float, float, float]) -> float:
    """Place ``rows`` of text of a ``size``, numbered; ``at`` is the top, the width, and the space around a row.

    The capitals of a row have the top of its number, or the middle of that if the row is one line. Returns the end.
    """
    (y, width, pad), listing = at, []
    number, text = type_.figure, type_.text(size, 1.25, "")
    caps = face(type_.style.faces.display).cap_height / 1000
    lower = text.baseline - caps * size - (number.baseline - caps * number.size)
    for index, row in enumerate(rows, 1):
        tray.items((Stroke(0.0, y, width, y, 0.6, type_.style.palette.rule),))
        mark = Element("Lbl")
        tray.label(number.line(str(index)), mark, 0.0, y + pad)
        middle = caps * (number.size - size) / 2 if len(row.boxes) == 1 else 0.0
        tray.column(row.boxes, NUMBER, y + pad - lower + middle)
        listing.append(Element("LI", (mark, row.body)))
        y += row.height + 2 * pad
    tray.elements.append(Element("L", tuple(listing)))
    return y


def _rail(content: ShortForm, type_: Type, tray: Tray, x: float) -> None:
    """The number of jobs, the largest employers, the conditions by topic, and interests, as many as have room."""
    width = type_.width - x
    told = content.essentials
    topics = [_topic(topic, type_, width, TOPIC) for topic in told.topics]
    facts = [_topic(topic, type_, width, FACT) for topic in told.facts]
    jobs, employers, fit = _jobs(content, type_, width), _employers(content, type_, width), _fit(content, type_, width)
    found = (jobs, employers, *topics, fit, *facts)
    filled = fill([part for part in found if part], type_.frame.height)
    if filled:
        boxes, elements = filled.placed(0.0, 0.0)
        tray.place(boxes, x)
        tray.elements += elements


def _jobs(content: ShortForm, type_: Type, width: float) -> Part | None:
    counts = (one for one in content.key_figures if one.kind == "jobs")
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
    chart = content.more_employers
    if chart is None:
        return None

    def variant(count: int) -> Variant:
        tray = Tray()
        y = tray.label(type_.label.wrap(content.labels.where, width), add(tray.elements, Element("H3"))) + 6.0
        figure = Element("Figure", alt=chart.alt, alt_runs=chart.alt_runs)
        for bar in chart.bars[:count]:
            y = _bar(bar, type_, tray, (y, width), figure, chart.whole) + BAR_GAP
        tray.elements.append(figure)
        tray.label(caption_label(chart, type_.small, width), add(tray.elements, Element("P")), 0.0, y - 4.0)
        return tray.variant(0.3 * (len(chart.bars) - count))

    counts = range(len(chart.bars), 1, -1)
    return Part("employers", [partial(variant, count) for count in counts] or [partial(variant, 1)], BEFORE, FLEX)


def _bar(bar: Bar, type_: Type, tray: Tray, at: tuple[float, float], figure: Element, whole: float) -> float:
    y, width = at
    value = type_.strong.line(bar.text)
    label = type_.body.wrap(bar.label, width - value.width - 8.0)
    tray.label(label, figure, 0.0, y)
    tray.label(value, figure, width - value.width, y + label.height - value.height)
    y += label.height + 2.0
    part = width * min(1.0, (bar.value or 0.0) / whole)
    palette = type_.style.palette
    ground = shaded(0.0, y, width, BAR, palette) if palette.patterns else [Fill(0.0, y, width, BAR, palette.paper)]
    tray.items((*ground, Fill(0.0, y, part, BAR, type_.color)), y + BAR, figure)
    return y + BAR


def _fit(content: ShortForm, type_: Type, width: float) -> Part | None:
    """The interests that the work suits as bars, the leading ones with what they mean."""
    fit = content.fit
    if fit is None:
        return None

    def variant(*, charted: bool) -> Variant:
        tray = Tray()
        y = tray.label(type_.label.wrap(fit.title, width), add(tray.elements, Element("H3"))) + 4.0
        kind = type_.running._replace(even=True)
        for text in fit.leading:
            y = tray.column(paragraph(text, kind, width, tray.elements), 0.0, y) + SENTENCE_GAP
        if fit.chart and charted:
            figure = Element("Figure", alt=fit.chart.alt, alt_runs=fit.chart.alt_runs)
            y = tray.label(caption_label(fit.chart, type_.small, width), add(tray.elements, Element("P")), 0.0, y + 4.0)
            for bar in fit.chart.bars:
                y = _bar(bar, type_, tray, (y + BAR_GAP / 4, width), figure, fit.chart.whole) + BAR_GAP / 4
            tray.elements.append(figure)
        return tray.variant(0.0 if charted else 1.0)

    forms = (True, False) if fit.chart else (False,)
    return Part("fit", [*[partial(variant, charted=one) for one in forms], lambda: NOTHING._replace(loss=3.0)],
                BEFORE, FLEX)  # fmt: skip


def _topic(topic: Topic, type_: Type, width: float, worth: float) -> Part:
    """A topic under its heading, of which so much is lost without any of its sentences."""

    def variant(count: int) -> Variant:
        tray = Tray()
        y = tray.label(type_.label.wrap(topic.name, width), add(tray.elements, Element("H3"))) + 3.0
        kind = type_.running._replace(even=True)
        for text in topic.sentences[:count]:
            y = tray.column(paragraph(text, kind, width, tray.elements), 0.0, y) + SENTENCE_GAP
        fewer = len(topic.sentences) - count
        return tray.variant(SENTENCE * fewer)

    makers = [partial(variant, count) for count in range(len(topic.sentences), 0, -1)]
    return Part(
        topic.name,
        [*makers, lambda: NOTHING._replace(loss=SENTENCE * (len(topic.sentences) - 1) + worth)],
        BEFORE,
        FLEX,
    )
