"""Page three: the way in as a path along a band of color, and below it what helps, and what to tick or to ask.

Where no way in is known, what helps stands along the band.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from brochure.compose.essentials import Quality, Step, without_texts
from brochure.compose.full import Omission
from brochure.compose.short_form import ShortForm
from brochure.compose.vocabulary import Label as Name
from brochure.layout.field.fit import across
from brochure.layout.field.notes import lines_for_notes
from brochure.layout.field.type import GUTTER, Type
from brochure.layout.pages import Element, Fill, Item, Shape, Stroke, add
from brochure.layout.panel.furniture import (
    ANSWER,
    ANSWER_GAP,
    BOX_HANG,
    MANY_LINES,
    NOTE_LINE,
    QUESTION_HANG,
    answered,
    place_text,
    tick_box,
)
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import colored
from brochure.layout.text.labels import Label

BAND = 0.291  # of the page: the width of the band
BAND_FOOT, MORE_FOOT = 22.0, 28.0  # of the band below the last step, and how much more it can be
TEXT = 30.0  # from the edge of the band to the text of steps
LINE, DOT, RING, GOAL = 2.4, 9.0, 2.6, 3.6  # the path, the radius of a stop, its ring, and the point of the goal
YEARS, BETWEEN = 9.0, 1.5  # the width of the path where it counts years, and what is blank between two of them
MARK_GAP = 8.0  # between a mark and the stop beside it
HEAD_GAP = 29.0
MIN_GAP, MAX_GAP = 10.0, 64.0  # between steps
BELOW_GAP = 24.0
NOTES_GAP = 30.0  # above lines for notes, where few steps leave room for them
MAX_QUALITIES, MIN_QUALITIES = 5, 2
NAME = 128.0  # the column of names of qualities
ROW_GAP, MORE_ROW = 5.0, 16.0  # between qualities, and how much more
TICK_GAP, MORE_TICK = 7.0, 22.0  # between sentences to tick, and how much more
MIN_ANSWER, MAX_ANSWER = 10.0, 66.0  # between a question and the line for its answer
MIN_LINES = 3  # for an answer, or else it has one


class Entry(NamedTuple):
    """Page three, from the top left corner of its type area; ``has_fit``: it has the interests that the work suits."""

    tray: Tray
    has_fit: bool


def entry(content: ShortForm, type_: Type, omitted: list[Omission]) -> Entry:
    """Page three. Where there is too much, qualities are left out from the end, then the texts of the steps.

    The interests that the work suits are there if there is room for them.
    """
    told = content.essentials
    most = min(MAX_QUALITIES, len(told.qualities))
    plain = without_texts(told.path, range(len(told.path)))
    forms = [(count, told.path) for count in range(most, min(MIN_QUALITIES, most) - 1, -1)]
    forms += [(min(MIN_QUALITIES, most), plain), (0, plain)]
    made = Entry(Tray(), has_fit=False)
    for count, path in forms:
        briefer = told._replace(qualities=told.qualities[:count], path=path)
        made, has_room = _entry(content._replace(essentials=briefer), type_)
        if has_room:
            break
    omitted += ["more_qualities"] if count < most else []
    omitted += ["step_texts"] if path != told.path else []
    return made


def _entry(content: ShortForm, type_: Type) -> tuple[Entry, bool]:
    """The page with all of ``content``, and whether there is room for that."""
    tray, frame, told, labels = Tray(), type_.frame, content.essentials, content.labels
    edge = frame.page_width * BAND - frame.left
    x, above = edge + TEXT, frame.page_height - frame.top
    steps, name, rest = told.path, labels.entry, content
    if not steps:
        steps, name = _as_steps(told.qualities), labels.helps
        rest = content._replace(essentials=told._replace(qualities=()))
    head = Tray()
    y = head.label(type_.page_head.line(name), add(head.elements, Element("H2")), x) + HEAD_GAP
    least = _below(rest, type_, 0.0)[0].height
    below_gap = BELOW_GAP if least else 0.0
    room = frame.height - least - below_gap - BAND_FOOT - y
    path, fit = _path(steps, type_, type_.width - x, room), None
    if content.fit:
        fit = across(content.fit, type_)
        closer = _path(steps, type_, type_.width - x, room - fit.height - NOTES_GAP)
        has_room = closer.height + fit.height + NOTES_GAP <= room
        path, room, fit = (closer, room - fit.height - NOTES_GAP, fit) if has_room else (path, room, None)
    below, elements = _below(rest, type_, least + max(0.0, room - path.height))
    spare = room - path.height - (below.height - least)
    lines = lines_for_notes(labels.notes, type_, type_.width, spare - NOTES_GAP)
    foot = y + path.height + BAND_FOOT + (0.0 if lines else max(0.0, min(MORE_FOOT, spare)))
    tray.items(colored(-frame.left, -above, edge + frame.left, above + foot, type_.style.palette, "rb"), foot)
    tray.put(head, 0.0, 0.0)
    stops, listing = _placed(path, type_, (y, edge, x), is_way=bool(told.path))
    tray.put(stops, 0.0, 0.0)
    end = tray.put(below, 0.0, foot + below_gap)
    tray.elements += [*head.elements, *([Element("L", tuple(listing))] if listing else []), *elements]
    if fit:
        end = end + NOTES_GAP
        tray.add(fit, 0.0, end)
        end += fit.height
    if lines:
        tray.add(lines, 0.0, end + NOTES_GAP)
    return Entry(tray, fit is not None), path.height <= room


def _as_steps(qualities: Sequence[Quality]) -> tuple[Step, ...]:
    """``qualities`` as what stands along the band: their names on it, and why they help beside it."""
    return tuple(
        [Step("", text=Name(one.text, one.text_lang).runs, mark=one.name, mark_lang=one.lang) for one in qualities]
    )


class _Stop(NamedTuple):
    """A step as set: its ``mark`` at the left of the path, and its text at the right."""

    step: Step
    mark: Label
    body: Tray

    @property
    def height(self) -> float:
        return max(self.mark.height, self.body.height)


class _Path(NamedTuple):
    """The stops with the ``gap`` between two. ``counted`` is the one whose years the path counts, if there is any."""

    stops: tuple[_Stop, ...]
    gap: float
    counted: int | None

    @property
    def height(self) -> float:
        return sum([stop.height for stop in self.stops]) + self.gap * max(0, len(self.stops) - 1)


def _path(steps: Sequence[Step], type_: Type, width: float, room: float) -> _Path:
    """The steps that fill ``room``, or the least that they need."""
    most = max([step.years for step in steps], default=0)
    counted = next((index for index, step in enumerate(steps[:-1]) if step.years == most > 1), None)
    stops = tuple([_Stop(step, _mark(step, number, type_, is_large=number == counted), _step(step, type_, width))
                   for number, step in enumerate(steps)])  # fmt: skip
    spare = room - sum([stop.height for stop in stops])
    return _Path(stops, max(MIN_GAP, min(MAX_GAP, spare / max(1, len(stops) - 1))), counted)


def _mark(step: Step, number: int, type_: Type, *, is_large: bool) -> Label:
    """The time of a step, in large type if the path counts its years; or when it comes, or its number."""
    width = type_.frame.page_width * BAND - type_.frame.left - DOT - MARK_GAP
    if is_large:
        size = min(type_.figure.size, type_.figure.size * width / type_.figure.width(step.mark))
        return type_.figure._replace(size=size, leading=type_.middle.leading, color=type_.over).line(step.mark)
    text_style = (type_.middle if step.title else type_.label)._replace(color=type_.over)
    return text_style.wrap(step.mark or str(number + 1), width)


def _step(step: Step, type_: Type, width: float) -> Tray:
    """The text of a step under its title; or larger text alone, whose first line is level with the mark beside it."""
    tray, y, text_style = Tray(), 0.0, type_.body
    if step.title:
        y = tray.label(type_.middle.wrap(step.title, width), add(tray.elements, Element("P", lang=step.lang))) + 2.0
    else:
        text_style = type_.label._replace(face=type_.body.face)
    if step.text:
        place_text(step.text, text_style, tray, tray.elements, (0.0, y, width))
    return tray


def _placed(path: _Path, type_: Type, at: tuple[float, float, float], *, is_way: bool) -> tuple[Tray, list[Element]]:
    """What stands beside the path and, if it ``is_way``, the path; ``at`` is its top, its place, and the left edge of
    the texts.
    """
    tray, listing, places = Tray(), [], []
    y, edge, x = at
    for stop in path.stops:
        mark = Element("Lbl", lang=stop.step.mark_lang)
        tray.label(stop.mark, mark, 0.0, y)
        tray.put(stop.body, x, y)
        listing.append(Element("LI", (mark, Element("LBody", tuple(stop.body.elements)))))
        places.append(y + type_.middle.leading / 2)
        y += stop.height + path.gap
    if not is_way:
        return tray, listing
    ink, paper = type_.style.palette.ink, type_.style.palette.paper
    tray.items([Stroke(edge, one, edge, other, LINE, ink) for one, other in pairwise(places)])
    if path.counted is not None:
        years = path.stops[path.counted].step.years
        tray.items(_years(edge, places[path.counted] + DOT, places[path.counted + 1] - DOT, years, (ink, paper)))
    for stop, place in zip(path.stops, places, strict=True):
        radii = [(DOT, ink), (DOT - RING, paper), *([(GOAL, ink)] if stop.step.is_goal else [])]
        tray.items([Shape(((edge, place),), color, radius) for radius, color in radii])
    return tray, listing


def _years(x: float, top: float, bottom: float, count: int, colors: tuple[str, str]) -> list[Item]:
    """A part of the path that is divided into years."""
    ink, paper = colors
    length = (bottom - top) / count
    cuts = [top + length * number for number in range(1, count)]
    left, right = x - YEARS / 2, x + YEARS / 2
    return [Fill(left, top, YEARS, bottom - top, ink), *[Stroke(left, y, right, y, BETWEEN, paper) for y in cuts]]


def _below(content: ShortForm, type_: Type, depth: float) -> tuple[Tray, list[Element]]:
    """What helps, with why; beside it sentences to tick or, without any, questions to ask. They grow to a ``depth``."""
    tray = Tray()
    told = content.essentials
    asked = told.questions if content.has_figures else ()  # or else the last page has them
    left, right = type_.span(7) if told.self_check or asked else type_.width, type_.span(5)
    helps = told.qualities[:MAX_QUALITIES]
    if helps:
        y = tray.label(type_.middle.line(content.labels.helps), add(tray.elements, Element("H3"))) + 6.0
        rows = [(type_.strong.wrap(quality.name, NAME - GUTTER), type_.body.wrap(quality.text, left - NAME), quality)
                for quality in helps]  # fmt: skip
        needed = y + sum([max(name.height, text.height) for name, text, _ in rows]) + ROW_GAP * (len(rows) - 1)
        gap = ROW_GAP + max(0.0, min(MORE_ROW, (depth - needed) / max(1, len(rows) - 1)))
        listing = []
        for name, text, quality in rows:
            body: list[Element] = []
            end = tray.label(name, add(body, Element("P", lang=quality.lang)), 0.0, y)
            if quality.text:
                end = max(end, tray.label(text, add(body, Element("P", lang=quality.text_lang)), NAME, y))
            listing.append(Element("LI", (Element("LBody", tuple(body)),)))
            y = end + gap
        tray.elements.append(Element("L", tuple(listing)))
    at = (type_.x(7), right) if helps else (0.0, type_.width)
    height = tray.height if helps else depth
    if told.self_check:
        _ticks(content, type_, tray, at, height)
    elif asked:
        _questions(content, type_, tray, at, height)
    return tray, tray.elements


def _ticks(content: ShortForm, type_: Type, tray: Tray, at: tuple[float, float], height: float) -> None:
    """Sentences to tick, as deep as so much ``height``; ``at`` is their left edge and width."""
    (x, width), ticks = at, content.essentials.self_check
    style = type_.label._replace(face=type_.body.face, leading=type_.label.size * 1.4)
    head = type_.middle._replace(color=type_.color).wrap(content.labels.qualities, width)
    own = Tray()
    y = own.label(head, add(own.elements, Element("H3")), x) + 6.0
    needed = sum([style.wrap(tick.name, width - BOX_HANG).height for tick in ticks])
    gap = max(TICK_GAP, min(TICK_GAP + MORE_TICK, (height - y - needed) / max(1, len(ticks) - 1)))
    listing = []
    for tick in ticks:
        item, y = tick_box(tick, style, own, (x, y, width), color=type_.color)
        listing.append(item)
        y += gap
    own.elements.append(Element("L", tuple(listing)))
    tray.put(own, 0.0, 0.0)
    tray.elements += own.elements


def _questions(content: ShortForm, type_: Type, tray: Tray, at: tuple[float, float], height: float) -> None:
    """Questions with lines for the answers, as deep as so much ``height``; ``at`` is their left edge and width."""
    x, width = at
    text_style = type_.middle._replace(color=type_.color)
    asked, measure = content.essentials.questions, width - QUESTION_HANG
    own = Tray()
    y = own.label(text_style.wrap(content.labels.questions, width), add(own.elements, Element("H3")), x) + 6.0
    texts = sum([type_.body.wrap(text, measure).height + ANSWER_GAP for text in asked])
    answer = max(MIN_ANSWER, min(MAX_ANSWER, (height - y - texts) / len(asked)))
    own_lines = int((height - y - texts - (ANSWER - ANSWER_GAP) * len(asked)) / (NOTE_LINE * len(asked)))
    if own_lines >= MIN_LINES:
        answered(asked, type_, own, (x, y, width), lines=min(MANY_LINES, own_lines))
    else:
        answered(asked, type_, own, (x, y, width), answer)
    tray.put(own, 0.0, 0.0)
    tray.elements += own.elements
