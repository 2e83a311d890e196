"""The flap, which asks whether it is for the reader, and the back, with codes, questions, the school and sources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from brochure.compose.blocks import QrLinks, Run
from brochure.compose.essentials import Quality
from brochure.compose.full import Omission
from brochure.compose.leaflet import Leaflet, explained
from brochure.layout.leaflet.parts import ASIDE, BEFORE, FEWER, FLEX, TEXT, filled, gone, headed, spread, subheading
from brochure.layout.leaflet.sheet import Type
from brochure.layout.pages import Element, Stroke, add
from brochure.layout.panel.furniture import RULE, answered, bulleted, tick_box
from brochure.layout.panel.parts import Filled, Part, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.qr import Codes, qr_links
from brochure.layout.surfaces import outlined
from brochure.layout.text.paragraphs import paragraph

MAX_QUALITIES, MIN_QUALITIES = 6, 2
MAX_TERMS = 4
MAX_ASKED, MIN_ASKED = 6, 3
QUALITY_GAP, MORE_QUALITY = 9.0, 22.0  # between qualities, and how much more there can be
TERM_GAP = 3.0
HEAD_GAP = 16.0  # below the heading of the flap
ANSWER, MORE_ANSWER = 24.0, 34.0  # between a question and the line for the answer, and how much more there can be
TO_FOOT = 400.0  # how far the last part of a panel can move down
SIDE = 65.0  # of a code: 0.9 in
SCHOOL_HEIGHT, SCHOOL_PAD = 84.0, 10.0
ASK_GAP = 5.0


def flap(leaflet: Leaflet, type_: Type, width: float, room: float) -> Filled:
    """The panel that is seen first, beside the cover that is opened: what to tick, or else questions to ask."""
    told = leaflet.content.essentials
    if not told.ticks:
        return spread(partial(_asking, leaflet, type_, width), room, len(leaflet.asked[:MAX_ASKED]), MORE_ANSWER)
    gaps = len(told.self_check) + len(told.qualities[:MAX_QUALITIES]) - 1
    return spread(partial(_ticking, leaflet, type_, width), room, gaps, MORE_QUALITY)


def _ticking(leaflet: Leaflet, type_: Type, width: float, more: float) -> list[Part]:
    """Sentences and qualities, the first ones with their texts or else without, above words to know.

    Qualities are to be ticked if there are no sentences.
    """
    count = len(leaflet.content.essentials.qualities[:MAX_QUALITIES])
    forms = [(fewer, texts) for texts in (True, False) for fewer in range(count, min(MIN_QUALITIES, count) - 1, -1)]
    makers = [partial(_qualities, leaflet, type_, width, *form, more) for form in forms]
    without = gone(FEWER * count, "qualities")
    helps = [Part("qualities", [*makers, without], BEFORE, FLEX)] if count else []
    return [*_sentences(leaflet, type_, width, more), *helps, *_terms(leaflet, type_, width)]


def _sentences(leaflet: Leaflet, type_: Type, width: float, more: float) -> list[Part]:
    """The self-check, under the heading of the panel."""
    told = leaflet.content.essentials.self_check
    if not told:
        return []

    def variant() -> Variant:
        tray = Tray()
        y = headed(leaflet.labels.qualities, leaflet.labels.ticks, type_, tray, width) + HEAD_GAP
        _ticked(told, type_, tray, (y, width, QUALITY_GAP + more), texts=False)
        return tray.variant()

    return [Part("self-check", [variant])]


def _ticked(ticks: Sequence[Quality], type_: Type, tray: Tray, at: tuple[float, float, float], *, texts: bool) -> None:
    """Boxes to tick, with or without texts; ``at`` is the top, the width, and the gap between two."""
    y, width, gap = at
    listing = []
    for tick in ticks:
        item, y = tick_box(tick, type_.sub, tray, (0.0, y, width), type_.body if texts else None)
        listing.append(item)
        y += gap
    tray.elements.append(Element("L", tuple(listing)))


def _asking(leaflet: Leaflet, type_: Type, width: float, more: float) -> list[Part]:
    count = len(leaflet.asked[:MAX_ASKED])
    makers = [partial(_asked, leaflet, type_, width, fewer, more) for fewer in range(count, MIN_ASKED - 1, -1)]
    return [Part("questions", [*makers, gone(FEWER * count)])]


def _qualities(leaflet: Leaflet, type_: Type, width: float, count: int, texts: bool, more: float) -> Variant:  # noqa: FBT001
    found = leaflet.content.essentials.qualities[:MAX_QUALITIES]
    tray = Tray()
    if leaflet.content.essentials.self_check:
        y = subheading(leaflet.content.labels.helps, type_, tray, width)
        _named(found[:count], type_, tray, (y, width, (QUALITY_GAP + more) / 2), texts=texts)
    else:
        y = headed(leaflet.labels.qualities, leaflet.labels.ticks, type_, tray, width) + HEAD_GAP
        _ticked(found[:count], type_, tray, (y, width, QUALITY_GAP + more), texts=texts)
    fewer, cut = len(found) - count, not texts and any(quality.text for quality in found)
    omitted: list[Omission] = ["more_qualities"] if fewer else []
    omitted += ["quality_texts"] if cut else []
    return tray.variant(ASIDE * fewer + (TEXT * count if cut else 0.0), tuple(omitted))


def _named(
    qualities: Sequence[Quality], type_: Type, tray: Tray, at: tuple[float, float, float], *, texts: bool
) -> None:
    """Names of qualities, with or without texts; ``at`` is the top, the width, and the gap between two."""
    y, width, gap = at
    listing = []
    for quality in qualities:
        body: list[Element] = []
        y = tray.label(type_.strong.wrap(quality.name, width), add(body, Element("P", lang=quality.lang)), 0.0, y)
        if texts and quality.text:
            y = tray.label(type_.body.wrap(quality.text, width), add(body, Element("P", lang=quality.lang)), 0.0, y)
        listing.append(Element("LI", (Element("LBody", tuple(body)),)))
        y += gap
    tray.elements.append(Element("L", tuple(listing)))


def _asked(leaflet: Leaflet, type_: Type, width: float, count: int, more: float) -> Variant:
    tray = Tray()
    y = headed(leaflet.labels.questions, leaflet.labels.answers, type_, tray, width) + HEAD_GAP
    answered(leaflet.asked[:count], type_, tray, (0.0, y, width), ANSWER + more)
    return tray.variant(ASIDE * (min(MAX_ASKED, len(leaflet.asked)) - count))


def _terms(leaflet: Leaflet, type_: Type, width: float) -> list[Part]:
    """Words to know, at the foot of the panel."""
    found = leaflet.terms[:MAX_TERMS]

    def variant(count: int) -> Variant:
        tray = Tray()
        tray.items((Stroke(0.0, RULE / 2, width, RULE / 2, RULE, type_.style.palette.ink),), RULE)
        y = subheading(leaflet.labels.words, type_, tray, width, 10.0)
        for term, meaning in found[:count]:
            y = tray.column(paragraph(explained(term, meaning), type_.running, width, tray.elements), 0.0, y) + TERM_GAP
        return tray.variant(ASIDE * (len(found) - count))

    makers = [partial(variant, count) for count in range(len(found), 0, -1)]
    return [Part("words", [*makers, gone(ASIDE * len(found))], BEFORE, TO_FOOT)] if found else []


def back(
    leaflet: Leaflet, type_: Type, width: float, room: float, omitted: Sequence[Omission]
) -> tuple[Filled, Variant]:
    """The back: codes and questions, and at its foot the school and the sources, which say what is ``omitted``."""
    foot = _foot(leaflet, type_, width, omitted)
    return filled(_above(leaflet, type_, width), room - foot.height - BEFORE), foot


def _above(leaflet: Leaflet, type_: Type, width: float) -> list[Part]:
    """The parts of the back above its foot."""
    parts = [Part("codes", [partial(_codes, leaflet, type_, width), gone(9 * FEWER)])]
    asked = leaflet.content.essentials.questions
    if not leaflet.content.essentials.ticks:
        parts += _terms(leaflet, type_, width)
    elif asked:
        makers = [partial(_questions, leaflet, type_, width, count) for count in range(len(asked), 0, -1)]
        parts.append(Part("questions", [*makers, gone(FEWER * len(asked))], BEFORE, FLEX))
    return parts


def _codes(leaflet: Leaflet, type_: Type, width: float) -> Variant:
    tray = Tray()
    y = headed(leaflet.labels.next, "", type_, tray, width) + 4.0
    if leaflet.content.codes:
        links = QrLinks(leaflet.content.codes)
        tray.column(qr_links(links, type_.style, width, tray.elements, Codes(SIDE)), 0.0, y)
    return tray.variant()


def _questions(leaflet: Leaflet, type_: Type, width: float, count: int) -> Variant:
    asked = leaflet.content.essentials.questions
    tray = Tray()
    tray.items((Stroke(0.0, RULE / 2, width, RULE / 2, RULE, type_.style.palette.ink),), RULE)
    y = subheading(leaflet.labels.ask, type_, tray, width, 10.0)
    bulleted([(Run(text),) for text in asked[:count]], type_, tray, (0.0, y, width), ASK_GAP)
    return tray.variant(FEWER * (len(asked) - count))


def _foot(leaflet: Leaflet, type_: Type, width: float, omitted: Sequence[Omission]) -> Variant:
    """The box of the school, and the fine print."""
    tray = Tray()
    palette, content = type_.style.palette, leaflet.content
    tray.items(outlined(0.0, 0.0, width, SCHOOL_HEIGHT, palette.ink, 0.8), SCHOOL_HEIGHT)
    label = type_.strong.wrap(leaflet.labels.school, width - 2 * SCHOOL_PAD)
    tray.label(label, add(tray.elements, Element("P")), SCHOOL_PAD, SCHOOL_PAD - 3.0)
    text = " ".join(filter(None, (content.fine_print(omitted), content.attribution)))
    if text:
        tray.column(paragraph((Run(text),), type_.fine, width, tray.elements), 0.0, SCHOOL_HEIGHT + 8.0)
    return tray.variant()
