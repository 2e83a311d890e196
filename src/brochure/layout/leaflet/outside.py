"""The flap, which asks whether it is for the reader, and the back, with codes, questions, the school and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from brochure.compose.blocks import Imprint, QrLinks, Run
from brochure.compose.essentials import Quality
from brochure.compose.full import Omission
from brochure.compose.leaflet import Leaflet, explained
from brochure.layout.imprint.box import ContactBox
from brochure.layout.imprint.listing import Listing
from brochure.layout.imprint.logo import LOGO_SIZES
from brochure.layout.imprint.note import note_makers
from brochure.layout.leaflet.parts import ASIDE, BEFORE, FEWER, FLEX, TEXT, filled, gone, headed, spread, subheading
from brochure.layout.leaflet.sheet import Type
from brochure.layout.pages import Element, Stroke, add
from brochure.layout.panel.furniture import RULE, answered, bullets, listed, tick_box
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
SMALL_SIDE, SMALL_GUTTER = 48.0, 12.0  # of codes side by side, where a brand has more to say
SMALL, PROGRAM, EVENT = 0.6, 1.4, 1.2  # the loss of such codes, and of a program or event left out
SCHOOL_HEIGHT, SCHOOL_PAD = 84.0, 10.0
FINE_GAP = 8.0
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
            y = tray.label(
                type_.body.wrap(quality.text, width), add(body, Element("P", lang=quality.text_lang)), 0.0, y
            )
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


class Back(NamedTuple):
    """The back: what stands above its ``foot``, which has the box of the school and the fine print.

    ``omitted`` is what it has no room for.
    """

    above: Filled
    foot: Variant
    omitted: tuple[Omission, ...]


def back(leaflet: Leaflet, type_: Type, width: float, room: float, omitted: Sequence[Omission]) -> Back:
    """The back; its fine print says what is ``omitted`` of other panels and of the back itself."""
    parts = [*_above(leaflet, type_, width), _school(leaflet, type_, width)]
    named = dict.fromkeys(omitted)
    while True:
        fine = _fine_print(leaflet, type_, width, list(named))
        whole = filled(parts, room - fine.height)
        own = tuple(dict.fromkeys([part for one in whole.variants for part in one.omitted]))
        if named.keys() >= set(own):
            break
        named.update(dict.fromkeys(own))  # the fine print may be a line longer now
    tray = Tray()
    school = whole.variants[-1]
    tray.add(school, 0.0, 0.0)
    tray.add(_fine_print(leaflet, type_, width, [*omitted, *own]), 0.0, school.height)
    above = Filled(whole.parts[:-1], whole.levels[:-1], whole.spare)
    return Back(above, tray.variant(school.loss), own)


def _above(leaflet: Leaflet, type_: Type, width: float) -> list[Part]:
    """The parts of the back above its foot."""
    imprint = leaflet.content.imprint
    makers = [partial(_codes, leaflet, type_, width)]
    if imprint and leaflet.content.codes:
        makers.append(partial(_codes, leaflet, type_, width, small=True))
    parts = [Part("codes", [*makers, gone(9 * FEWER)])]
    if imprint:
        parts += _near(imprint, type_, width)
    asked = leaflet.content.essentials.questions
    if not leaflet.content.essentials.ticks:
        parts += _terms(leaflet, type_, width)
    elif asked:
        worth = ASIDE if imprint else FEWER
        makers = [partial(_questions, leaflet, type_, width, count, worth) for count in range(len(asked), 0, -1)]
        parts.append(Part("questions", [*makers, gone(worth * len(asked))], BEFORE, FLEX))
    return parts


def _near(imprint: Imprint, type_: Type, width: float) -> Iterator[Part]:
    """What a brand says on the occupation: notes, programs, events."""

    def head(text: str, tray: Tray) -> float:
        tray.items((Stroke(0.0, RULE / 2, width, RULE / 2, RULE, type_.style.palette.ink),), RULE)
        return subheading(text, type_, tray, width, 10.0)

    if imprint.notes:
        yield Part("note", note_makers(imprint, type_, width, head), BEFORE, FLEX)
    if imprint.programs:
        listing = Listing(imprint.programs, "programs", type_, width, head, PROGRAM)
        yield Part("programs", listing.makers(), BEFORE, FLEX)
    if imprint.events:
        yield Part("events", Listing(imprint.events, "events", type_, width, head, EVENT).makers(), BEFORE, FLEX)


def _codes(leaflet: Leaflet, type_: Type, width: float, *, small: bool = False) -> Variant:
    """The codes, one below another or, if they are ``small``, side by side."""
    tray = Tray()
    y = headed(leaflet.labels.next, "", type_, tray, width) + 4.0
    if leaflet.content.codes:
        links = QrLinks(leaflet.content.codes)
        codes = Codes(SMALL_SIDE, below=True) if small else Codes(SIDE)
        style = replace(type_.style, page=replace(type_.style.page, gutter=SMALL_GUTTER)) if small else type_.style
        tray.column(qr_links(links, style, width, tray.elements, codes), 0.0, y)
    return tray.variant(SMALL if small else 0.0)


def _questions(leaflet: Leaflet, type_: Type, width: float, count: int, worth: float) -> Variant:
    asked = leaflet.content.essentials.questions
    tray = Tray()
    tray.items((Stroke(0.0, RULE / 2, width, RULE / 2, RULE, type_.style.palette.ink),), RULE)
    y = subheading(leaflet.labels.ask, type_, tray, width, 10.0)
    listed(bullets([(Run(text),) for text in asked[:count]], type_, width), tray, 0.0, y, ASK_GAP)
    return tray.variant(worth * (len(asked) - count))


def _school(leaflet: Leaflet, type_: Type, width: float) -> Part:
    """The box of the school: what its brand says, or else its label, for a stamp."""
    imprint = leaflet.content.imprint
    if imprint and imprint.contact:
        box = ContactBox(imprint, type_.style, width, LOGO_SIZES["leaflet"], SCHOOL_HEIGHT)
        return Part("school", box.makers(), BEFORE)
    return Part("school", [partial(_blank_box, leaflet, type_, width)], BEFORE)


def _blank_box(leaflet: Leaflet, type_: Type, width: float) -> Variant:
    tray = Tray()
    tray.items(outlined(0.0, 0.0, width, SCHOOL_HEIGHT, type_.style.palette.ink, 0.8), SCHOOL_HEIGHT)
    label = type_.strong.wrap(leaflet.labels.school, width - 2 * SCHOOL_PAD)
    tray.label(label, add(tray.elements, Element("P")), SCHOOL_PAD, SCHOOL_PAD - 3.0)
    return tray.variant()


def _fine_print(leaflet: Leaflet, type_: Type, width: float, omitted: Sequence[Omission]) -> Variant:
    """The dates of figures, what is left out, and sources; with the space above them."""
    tray = Tray()
    content = leaflet.content
    text = " ".join(filter(None, (content.fine_print(omitted), content.onet_license, content.attribution)))
    if text:
        tray.column(paragraph((Run(text),), type_.fine, width, tray.elements), 0.0, FINE_GAP)
    return tray.variant()
