"""Page three: the way in as a path along a band of color, and below it what helps and what to ask."""

from __future__ import annotations

from itertools import pairwise

from brochure.compose.essentials import Step
from brochure.compose.short_form import ShortForm
from brochure.layout.field.type import GUTTER, MIDDLE, Type
from brochure.layout.pages import Element, Shape, Stroke, add
from brochure.layout.panel.furniture import ANSWER_GAP, QUESTION_HANG, answered
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import colored

BAND = 0.291  # of the page: the width of the band
BAND_FOOT = 22.0  # of the band below the last step
TEXT = 30.0  # from the edge of the band to the text of steps
LINE, DOT, RING = 2.4, 9.0, 2.6  # the path, the radius of a stop, and the thickness of its ring
HEAD_GAP = 24.0
MIN_GAP, MAX_GAP = 10.0, 100.0  # between steps
BELOW_GAP = 24.0
MAX_QUALITIES, MIN_QUALITIES = 5, 2
NAME = 128.0  # the column of names of qualities
MIN_ANSWER, MAX_ANSWER = 10.0, 34.0  # between a question and the line for its answer


def entry(content: ShortForm, type_: Type, omitted: list[str]) -> Tray:
    """Page three, from the top left corner of its type area.

    Where there is too much, qualities are left out from the end, then the texts of the steps.
    """
    told = content.essentials
    most = min(MAX_QUALITIES, len(told.qualities))
    plain = tuple([step._replace(text="") for step in told.path])
    forms = [(count, told.path) for count in range(most, min(MIN_QUALITIES, most) - 1, -1)]
    forms += [(min(MIN_QUALITIES, most), plain), (0, plain)]
    tray = Tray()
    for count, path in forms:
        briefer = told._replace(qualities=told.qualities[:count], path=path)
        tray, has_room = _entry(content._replace(essentials=briefer), type_)
        if has_room:
            break
    omitted += ["more qualities"] if count < most else []
    omitted += ["details of the way in"] if path != told.path else []
    return tray


def _entry(content: ShortForm, type_: Type) -> tuple[Tray, bool]:
    """The page with all of ``content``, and whether there is room for that."""
    tray, frame = Tray(), type_.frame
    below, elements = _below(content, type_)
    edge = frame.page_width * BAND - frame.left
    x, above = edge + TEXT, frame.page_height - frame.top
    head = Tray()
    y = head.label(type_.page_head.line(content.labels.entry), add(head.elements, Element("H2")), x) + HEAD_GAP
    room = frame.height - y - below.height - BELOW_GAP - BAND_FOOT
    steps, listing, bottom = _steps(content.essentials.path, type_, (y, edge, x), room)
    foot = frame.page_height - above
    if below.height:
        foot = min(frame.height - below.height - BELOW_GAP, bottom + BAND_FOOT)
    tray.items(colored(-frame.left, -above, edge + frame.left, above + foot, type_.style.palette, "rb"), foot)
    tray.put(head, 0.0, 0.0)
    tray.put(steps, 0.0, 0.0)
    tray.put(below, 0.0, max(foot + BELOW_GAP, frame.height - below.height))
    tray.elements += [*head.elements, Element("L", tuple(listing)), *elements]
    return tray, bottom <= y + room + BAND_FOOT


def _steps(
    steps: tuple[Step, ...], type_: Type, at: tuple[float, float, float], room: float
) -> tuple[Tray, list[Element], float]:
    """The steps with the path along the band's edge; returns them, their elements, and where they end.

    ``at`` is their top, the edge of the band, and the left of their text.
    """
    top, edge, x = at
    tray, listing = Tray(), list[Element]()
    bodies = [_step(step, type_, x) for step in steps]
    needed = sum(body.height for body, _ in bodies)
    gap = max(MIN_GAP, min(MAX_GAP, (room - needed) / max(1, len(bodies))))
    y, stops = top, list[float]()
    number_style = type_.figure._replace(color=type_.over)
    for number, (step, (body, elements)) in enumerate(zip(steps, bodies, strict=True), 1):
        mark = Element("Lbl")
        if not step.is_later:
            label = number_style.line(str(number))
            tray.label(label, mark, 0.0, y + (MIDDLE * 1.25 - label.style.leading) / 2)
        tray.put(body, 0.0, y)
        stops.append(y + MIDDLE * 0.625)
        listing.append(Element("LI", (mark, Element("LBody", tuple(elements)))))
        y += body.height + gap
    ink, paper = type_.style.palette.ink, type_.style.palette.paper
    path = [Stroke(edge, one, edge, other, LINE, ink) for one, other in pairwise(stops)]
    dots = [
        dot for stop in stops for dot in (Shape(((edge, stop),), ink, DOT), Shape(((edge, stop),), paper, DOT - RING))
    ]
    tray.items((*path, *dots))
    return tray, listing, y - gap


def _step(step: Step, type_: Type, x: float) -> tuple[Tray, list[Element]]:
    tray = Tray()
    width = type_.width - x
    y = tray.label(type_.middle.wrap(step.title, width), add(tray.elements, Element("P", lang=step.lang)), x)
    time_style = type_.strong._replace(color=type_.color)
    for text, text_style in ((step.time, time_style), (step.text, type_.body)):
        if text:
            y = tray.label(text_style.wrap(text, width), add(tray.elements, Element("P", lang=step.lang)), x, y + 1.0)
    return tray, tray.elements


def _below(content: ShortForm, type_: Type) -> tuple[Tray, list[Element]]:
    """What helps, with why, and questions to ask, side by side."""
    tray = Tray()
    left, right = type_.span(7), type_.span(5)
    helps = content.essentials.qualities[:MAX_QUALITIES]
    if helps:
        y = tray.label(type_.middle.line(content.labels.helps), add(tray.elements, Element("H3"))) + 6.0
        listing = []
        for quality in helps:
            body: list[Element] = []
            name = type_.strong.wrap(quality.name, NAME - GUTTER)
            end = tray.label(name, add(body, Element("P", lang=quality.lang)), 0.0, y)
            if quality.text:
                text = type_.body.wrap(quality.text, left - NAME)
                end = max(end, tray.label(text, add(body, Element("P", lang=quality.lang)), NAME, y))
            listing.append(Element("LI", (Element("LBody", tuple(body)),)))
            y = end + 4.0
        tray.elements.append(Element("L", tuple(listing)))
    if content.essentials.questions:
        x = type_.x(7) if helps else 0.0
        _questions(content, type_, tray, (x, right if helps else type_.width), tray.height)
    return tray, tray.elements


def _questions(content: ShortForm, type_: Type, tray: Tray, at: tuple[float, float], height: float) -> None:
    """Questions with lines for the answers, as deep as so much ``height``; ``at`` is their left edge and width."""
    x, width = at
    text_style = type_.middle._replace(color=type_.color)
    asked, measure = content.essentials.questions, width - QUESTION_HANG
    own = Tray()
    y = own.label(text_style.wrap(content.labels.questions, width), add(own.elements, Element("H3")), x) + 6.0
    texts = sum([type_.body.wrap(text, measure).height + ANSWER_GAP for text in asked])
    answer = max(MIN_ANSWER, min(MAX_ANSWER, (height - y - texts) / len(asked)))
    answered(asked, type_, own, (x, y, width), answer)
    tray.put(own, 0.0, 0.0)
    tray.elements += own.elements
