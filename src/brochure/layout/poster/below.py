"""The parts below the field of color: duties or employers beside the code, the way in, and whose poster it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from brochure.compose.blocks import QrLink
from brochure.compose.essentials import Step, without_texts
from brochure.compose.poster import Entry, Poster
from brochure.layout.pages import Box, Content, Element, LinkArea, Stroke, add
from brochure.layout.panel.furniture import place_text
from brochure.layout.panel.marks import numbered_disc
from brochure.layout.panel.parts import NOTHING, Part, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.poster.corner import corner_part
from brochure.layout.poster.type import Type
from brochure.layout.qr import code, fit_address, symbol
from brochure.profile.markdown import plain_text

BEFORE, FLEX = 20.0, 22.0  # above a part, and how much that can grow
CODE = 180.0  # the side of the code: 2.5 inches
CODE_GAP = 40.0
ADDRESS_GAP = 6.0
HAIRLINE, ROW_PAD = 1.0, 6.5
MIN_ENTRIES = 2
FOURTH, FEWER, ALL_ENTRIES = 0.5, 1.0, 4.0  # the loss of the last entry, of another, and of the list
TEXT, ALL_STEPS = 0.6, 4.0  # of the texts of steps, and of the way in
DISC, LINE = 17.0, 3.0  # the radius of a number's disc, and the line that joins discs
STEP_GUTTER, STEP_GAP = 20.0, 8.0
COLUMNS = 4


def below(poster: Poster, type_: Type) -> list[Part]:
    """The parts from top to bottom, of those that the poster has."""
    corner = corner_part(poster.content.imprint, type_)
    found = (_list_and_code(poster, type_), _path(poster, type_), _facts(poster, type_), corner)
    return [part for part in found if part]


def heading(text: str, type_: Type, tray: Tray, width: float) -> float:
    """Place a heading of level 2; returns where what follows begins."""
    return tray.label(type_.head.wrap(text, width), add(tray.elements, Element("H2"))) + 4.0


def _list_and_code(poster: Poster, type_: Type) -> Part | None:
    entries = poster.listing.entries if poster.listing else ()
    if not entries and poster.code is None:
        return None

    def variant(count: int) -> Variant:
        tray = Tray()
        measure = beside_code(poster, type_)
        if poster.listing and count:
            rows(poster.listing.heading, entries[:count], type_, tray, measure)
        elif poster.code and not entries:
            invitation(poster.code, type_, tray, measure)
        if poster.code:
            place_code(poster.code, type_, tray)
        fewer = len(entries) - count
        if fewer and not count:
            return tray.variant(ALL_ENTRIES + FEWER * fewer, ("duties",))
        return tray.variant(FOURTH + FEWER * (fewer - 1) if fewer else 0.0, ("more_duties",) if fewer else ())

    counts = [*range(len(entries), min(MIN_ENTRIES, len(entries)) - 1, -1), *([0] if entries else [])]
    return Part("list", [partial(variant, count) for count in counts], BEFORE, FLEX)


def beside_code(poster: Poster, type_: Type) -> float:
    """The width beside the code, if there is one."""
    return type_.width - ((CODE + CODE_GAP) * type_.unit if poster.code else 0.0)


def rows(title: str, entries: tuple[Entry, ...], type_: Type, tray: Tray, measure: float) -> None:
    """A list below a heading: rows below hairlines, with their values at the right."""
    y = heading(title, type_, tray, measure)
    listing = []
    for entry in entries:
        tray.items((Stroke(0.0, y, measure, y, HAIRLINE, type_.style.palette.rule),), y)
        body = Element("LBody", lang=entry.text[0].lang)
        taken = type_.body_strong.width(entry.value) + type_.body.size if entry.value else 0.0
        y += ROW_PAD
        label = type_.body.wrap(plain_text(entry.text), measure - taken)
        children: list[Element] = []
        below_text = tray.label(label, add(children, Element("P")), 0.0, y)
        if entry.value:
            value = type_.body_strong.line(entry.value)
            tray.label(value, add(children, Element("P")), measure - value.width, y)
        y = below_text + ROW_PAD
        listing.append(Element("LI", (Element(body.tag, tuple(children), lang=body.lang),)))
    tray.elements.append(Element("L", tuple(listing)))


def invitation(link: QrLink, type_: Type, tray: Tray, measure: float) -> None:
    """What the code leads to, in large type, where there is nothing else beside it."""
    tray.label(
        type_.head.wrap(link.title, measure),
        add(tray.elements, Element("P", lang=link.lang)),
        0.0,
        CODE * type_.unit / 3,
    )


def place_code(link: QrLink, type_: Type, tray: Tray) -> None:
    """The code at the right, with its address below it."""
    modules = code(link.url)
    side, gap = CODE * type_.unit, ADDRESS_GAP * type_.unit
    x = type_.width - side
    element = Element("Link", lang=link.lang)
    body = [Element("P", (element,))]
    address = fit_address(link.shown, type_.small, side)
    shown = address or type_.small.wrap(link.title, side)
    y = (side if modules else 0.0) + gap
    words = shown.place(x + max(0.0, (side - shown.width) / 2), y)
    contents = [Content(element, words)]
    if modules:
        figure = add(body, Element("Figure", alt=link.alt))
        contents.append(Content(figure, symbol(modules, side / len(modules), (x, 0.0), type_.style.palette)))
    area = LinkArea(x, 0.0, side, y + shown.height, link.url, element, shown.text)
    tray.column([Box(y + shown.height, tuple(contents), links=(area,))])
    tray.elements += body


def _path(poster: Poster, type_: Type) -> Part | None:
    """The steps of the way in side by side, their numbers on one line."""
    whole = poster.path
    if not whole:
        return None

    def variant(steps: Sequence[Step]) -> Variant:
        tray = Tray()
        columns = len(steps)
        top = heading(poster.labels.path, type_, tray, type_.width) + 4.0
        width = (type_.width - STEP_GUTTER * (columns - 1)) / columns
        y = top + DISC
        tray.items((Stroke(DISC, y, (len(steps) - 1) * (width + STEP_GUTTER) + DISC, y, LINE,
                           type_.style.palette.accent),), y)  # fmt: skip
        listing = []
        for index, step in enumerate(steps):
            x = index * (width + STEP_GUTTER)
            label, body = Element("Lbl"), list[Element]()
            numbered_disc(
                None if step.is_later else index + 1, type_.step, tray, label, (x, top), DISC, type_.style.palette
            )
            at = tray.label(type_.step.wrap(step.title, width), add(body, Element("P", lang=step.lang)), x,
                            top + 2 * DISC + STEP_GAP)  # fmt: skip
            if step.time:
                at = tray.label(type_.time.wrap(step.time, width), add(body, Element("P", lang=step.lang)), x, at)
            if step.text:
                place_text(step.text, type_.small, tray, body, (x, at, width))
            listing.append(Element("LI", (label, Element("LBody", tuple(body)))))
        tray.elements.append(Element("L", tuple(listing)))
        is_cut = len(whole) < COLUMNS and steps != whole
        return tray.variant(TEXT if is_cut else 0.0, ("step_texts",) if is_cut else ())

    makers = [partial(variant, whole)] if len(whole) < COLUMNS else []
    makers.append(partial(variant, without_texts(whole, range(len(whole)))))
    return Part("path", [*makers, lambda: NOTHING._replace(loss=ALL_STEPS, omitted=("path",))], BEFORE, FLEX)


def _facts(poster: Poster, type_: Type) -> Part | None:
    """What is asked for, where no steps are known."""
    known = poster.facts
    if not known:
        return None

    def variant() -> Variant:
        tray = Tray()
        top = heading(poster.labels.path, type_, tray, type_.width)
        width = (type_.width - STEP_GUTTER * (len(known) - 1)) / len(known)
        listing = []
        for index, fact in enumerate(known):
            x = index * (width + STEP_GUTTER)
            body: list[Element] = []
            y = tray.label(type_.small.wrap(fact.label, width), add(body, Element("P")), x, top)
            tray.label(type_.step.wrap(fact.value, width), add(body, Element("P", lang=fact.lang)), x, y)
            listing.append(Element("LI", (Element("LBody", tuple(body)),)))
        tray.elements.append(Element("L", tuple(listing)))
        return tray.variant()

    return Part("path", [variant, lambda: NOTHING._replace(loss=ALL_STEPS, omitted=("path",))], BEFORE, FLEX)
