"""What the parts of short forms are built of: headings, lists, steps, boxes to tick, questions, ruled lines.

Each is placed on a tray; ``at`` is its left edge, its top and its width. Lengths are in points, y points down.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brochure.compose.blocks import Text
from brochure.compose.essentials import Quality, Step
from brochure.fonts.metrics import face
from brochure.layout.pages import Box, Content, Element, Fill, Stroke, add
from brochure.layout.panel.parts import Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.panel.type import Texts
from brochure.layout.surfaces import outlined
from brochure.layout.text.labels import TextStyle
from brochure.layout.text.paragraphs import list_item
from brochure.profile.markdown import plain_text

At = tuple[float, float, float]
"""The left edge, the top and the width of what is placed."""

HEAD_GAP = 5.0  # below a heading
BULLET, HANG = 5.0, 14.0  # the side of a bullet, and the text's distance from its left edge
LARGE = 13.0  # points; in larger type, bullets, boxes to tick and what is beside them are in proportion to it
ITEM_GAP = 6.0  # between the items of a list
STEP_GAP = 1.5  # between the time that a step takes and its text
BOX, BOX_HANG = 12.0, 21.0  # a box to tick, and the text's distance from its left edge
RULE = 1.2
QUESTION_HANG = 16.0
ANSWER, ANSWER_RULE, ANSWER_GAP = 17.0, 0.6, 6.0  # from a question to the line for the answer, that line, and below it
NOTE_LINE = 22.0
MANY_LINES = 6  # for the answer to a question, where there is nothing else to say
MIN_NOTES, MAX_NOTES = 2, 8


def heading(text: str, texts: Texts, tray: Tray, width: float, x: float = 0.0, top: float = 0.0) -> float:
    """Place a heading of level 2; returns where what follows begins."""
    return tray.label(texts.head.wrap(text, width), add(tray.elements, Element("H2")), x, top) + HEAD_GAP


class Bullet(NamedTuple):
    """An item of a list, as set with its square bullet in color."""

    boxes: tuple[Box, ...]
    element: Element


def bullets(items: Sequence[Text], texts: Texts, width: float) -> list[Bullet]:
    """Set the ``items`` of a list. Variants of a part that have some of them can share these."""
    hang = HANG * _scale(texts.style.sizes.body)
    listing: list[Element] = []
    found = []
    for text in items:
        boxes = list_item(text, texts.running, width, listing, (), before=0.0, indent=hang)
        if boxes:
            first = boxes[0]._replace(contents=(Content(None, (_square(texts),)), *boxes[0].contents))
            found.append(Bullet((first, *boxes[1:]), listing[-1]))
    return found


def listed(items: Sequence[Bullet], tray: Tray, x: float, y: float, gap: float = ITEM_GAP) -> float:
    """Place a list with its left edge at ``x`` and a ``gap`` between items; returns where it ends, with a gap."""
    for item in items:
        y = tray.column(item.boxes, x, y) + gap
    tray.elements.append(Element("L", tuple([item.element for item in items])))
    return y


def _square(texts: Texts) -> Fill:
    style = texts.style
    side = BULLET * _scale(style.sizes.body)
    middle = texts.running.baseline - face(style.faces.regular).x_height * style.sizes.body / 2000
    return Fill(0.0, middle - side / 2, side, side, style.palette.accent)


def _scale(size: float) -> float:
    """The factor of marks beside type of this ``size``."""
    return max(1.0, size / LARGE)


def step_text(step: Step, styles: tuple[TextStyle, TextStyle, TextStyle], tray: Tray, at: At) -> tuple[Element, float]:
    """Place the title of a step, the time that it takes, and its text, in these ``styles``.

    Returns the body of a list item, and where it ends.
    """
    x, y, width = at
    title, time, running = styles
    body: list[Element] = []
    for shown, text_style in ((step.title, title), (step.time, time)):
        if shown:
            y = tray.label(text_style.wrap(shown, width), add(body, Element("P", lang=step.lang)), x, y)
    if step.text:
        y = place_text(step.text, running, tray, body, (x, y + STEP_GAP, width))
    return Element("LBody", tuple(body)), y


def place_text(text: Text, text_style: TextStyle, tray: Tray, siblings: list[Element], at: At) -> float:
    """Place ``text``, which may be in several languages, as a paragraph; returns where it ends."""
    x, y, width = at
    langs = {run.lang for run in text}
    only = next(iter(langs)) if len(langs) == 1 else None
    label = text_style.wrap(plain_text(text), width) if len(langs) == 1 else text_style.wrap_text(text, width)
    return tray.label(label, add(siblings, Element("P", lang=only)), x, y)


def tick_box(
    quality: Quality,
    name_style: TextStyle,
    tray: Tray,
    at: At,
    text_style: TextStyle | None = None,
    color: str | None = None,
) -> tuple[Element, float]:
    """Place a box to tick beside the name of a quality and, if that has a style, its text.

    The box is in ``color``, or else in that of the name. Returns a list item, and where it ends.
    """
    x, y, width = at
    side, hang = (length * _scale(name_style.size) for length in (BOX, BOX_HANG))
    top = y + (name_style.leading - side) / 2
    tray.items(outlined(x, top, side, side, color or name_style.color, RULE))
    parts = [(quality.name, name_style, quality.lang)]
    if text_style and quality.text:
        parts.append((quality.text, text_style, quality.text_lang))
    body = Element("LBody", lang=quality.lang)
    inside: list[Element] = []
    for text, style, lang in parts:
        element = body if len(parts) == 1 else add(inside, Element("P", lang=lang))
        y = tray.label(style.wrap(text, width - hang), element, x + hang, y)
    return Element("LI", (Element("LBody", tuple(inside)) if inside else body,)), y


def answered(asked: Sequence[str], texts: Texts, tray: Tray, at: At, answer: float = ANSWER, lines: int = 1) -> float:
    """Place numbered questions, each above so many ``lines`` for the answer; returns where they end, with a gap."""
    x, y, width = at
    listing = []
    palette = texts.style.palette
    number_style = texts.strong._replace(color=palette.accent)
    hang = QUESTION_HANG * _scale(texts.style.sizes.body)
    for number, text in enumerate(asked, 1):
        mark, body = Element("Lbl"), Element("LBody")
        tray.label(number_style.line(str(number)), mark, x, y)
        y = tray.label(texts.body.wrap(text, width - hang), body, x + hang, y) + answer - NOTE_LINE
        for _ in range(lines):
            y += NOTE_LINE
            tray.items((Stroke(x, y, x + width, y, ANSWER_RULE, palette.muted),), y)
        listing.append(Element("LI", (mark, body)))
        y += ANSWER_GAP if lines == 1 else NOTE_LINE
    tray.elements.append(Element("L", tuple(listing)))
    return y


def notes(
    title: str, texts: Texts, width: float, room: float, line: float = NOTE_LINE, least: int = MIN_NOTES
) -> Variant | None:
    """Ruled lines for notes, under their ``title``, that fill ``room``; None if it is too small for the ``least``."""
    tray = Tray()
    y = heading(title, texts, tray, width)
    return tray.variant() if ruled(texts, tray, (0.0, y, width), room - y, line, least) else None


def ruled(texts: Texts, tray: Tray, at: At, room: float, line: float = NOTE_LINE, least: int = MIN_NOTES) -> bool:
    """Place lines for notes, so many points apart, that fill ``room``; False if it is too small for the ``least``."""
    x, y, width = at
    count = int(room / line)
    if count < least:
        return False
    lines = [y + line * number for number in range(1, min(count, MAX_NOTES) + 1)]
    tray.items([Stroke(x, one, x + width, one, 0.6, texts.style.palette.rule) for one in lines], lines[-1])
    return True
