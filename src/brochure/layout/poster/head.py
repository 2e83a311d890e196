"""The head of a poster or sign: the name of the field, the title, the sentence, and the icon beside them.

Lengths are in points of the design; furniture is in proportion to the ``unit`` of the type.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.poster import Poster
from brochure.layout.icons import icon
from brochure.layout.pages import Element, add
from brochure.layout.panel.parts import Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.poster.title import DESCENDERS, Title
from brochure.layout.poster.type import Type
from brochure.layout.text.labels import Label, TextStyle

NAME_GAP = 20.0  # between the name of the cluster and the capitals of the title
TITLE_GAP = 14.0  # between the title and the sentence
ICON, MIN_ICON, ICON_STEP = 360.0, 130.0, 10.0
ICON_GAP = 28.0
ICON_LINES = 1.0  # that the sentence may have more beside an icon
ICON_EDGE = 0.045  # of the side of an icon's square: blank at its edges, which may be in the gap or the margin
SMALL_ICON, SMALL_ICON_GAP = 32.0, 10.0  # beside the name of the cluster, where there is no room for a large one
MEASURE = 0.86  # of the width, for a sentence without an icon beside it


class Head(NamedTuple):
    """How the title and the sentence are set: at ``size``, with a side of the icon, 0.0 for none."""

    title: Title
    sentence: Label | None
    side: float
    height: float


class Sentence:
    """The sentence of a poster in lines of several measures, each set once. ``text`` may be empty."""

    def __init__(self, text: str, text_style: TextStyle) -> None:
        self._text, self.text_style = text, text_style
        self._labels: dict[float, Label] = {}

    def __bool__(self) -> bool:
        return bool(self._text)

    def within(self, measure: float) -> Label:
        """The sentence in lines of ``measure`` points."""
        if measure not in self._labels:
            self._labels[measure] = self.text_style.wrap(self._text, measure)
        return self._labels[measure]


def head(sentence: Sentence, top: float, type_: Type, title: Title, room: float = 0.0) -> Head:
    """The title with the sentence below it, and the largest icon beside them; the title begins at ``top``.

    Without a ``room``, they are as low as an icon allows that costs no more than :data:`ICON_LINES`; else they take it.
    """
    width, unit = type_.width, type_.unit
    gap = TITLE_GAP * unit
    below = top + title.height
    plain = sentence.within(width * MEASURE) if sentence else None
    least = below + (gap + plain.height if plain else 0.0)
    allowed = room or least + ICON_LINES * sentence.text_style.leading
    side = ICON * unit
    while side >= MIN_ICON * unit:
        measure = width - side - ICON_GAP * unit
        beside = sentence.within(measure) if sentence else None
        natural = below + (gap + beside.height if beside else 0.0)
        height = room or max(natural, least)
        fits = beside is None or beside.width <= measure
        if natural <= allowed and fits and _fits(title, type_, top, height, side):
            return Head(title, beside, side, height)
        side -= ICON_STEP * unit
    return Head(title, plain, 0.0, room or least)


def _fits(title: Title, type_: Type, top: float, height: float, side: float) -> bool:
    """Whether an icon in the lower right corner is clear of the lines of the title."""
    upper, left = height - side, type_.width - side - ICON_GAP * type_.unit / 2
    if upper < top:
        return False
    return all(
        taken <= left or top + title.baseline(row) + DESCENDERS * title.size < upper
        for row, taken in enumerate(title.widths)
    )


def name_height(poster: Poster, type_: Type) -> float:
    """From the top to the capitals of the title."""
    return type_.label.leading + NAME_GAP * type_.unit if poster.content.field else 0.0


def place_head(made: Head, poster: Poster, type_: Type) -> Variant:
    """The name of the cluster, the title, the sentence and the icon."""
    tray = Tray()
    content = poster.content
    if content.field:
        name = add(tray.elements, Element("P", lang=content.field_lang))
        shift = 0.0
        if not made.side:
            small = SMALL_ICON * type_.unit
            shift = small + SMALL_ICON_GAP * type_.unit
            tray.items((icon(content.cluster, type_.over, small, -small * ICON_EDGE, -small * 0.22),))
        field = _on_one_line(content.field, type_.label_strong, type_.width - shift)
        tray.label(field, name, shift, -0.15 * type_.label.size)
    top = name_height(poster, type_)
    heading = add(tray.elements, Element("H1", lang=content.own))
    for row, words in enumerate(made.title.words(0.0, top, type_.over)):
        tray.items((words,), top + made.title.baseline(row), heading)
    if made.sentence is not None:
        said = add(tray.elements, Element("P", lang=content.summary_lang))
        sentence = made.sentence._replace(runs=content.said(made.sentence.text))
        tray.label(sentence, said, 0.0, made.height - made.sentence.height)
    if made.side:
        at = type_.width - made.side * (1 - ICON_EDGE), made.height - made.side
        tray.items((icon(content.cluster, type_.over, made.side, *at),), made.height)
    return tray.variant()._replace(height=made.height)


def _on_one_line(text: str, text_style: TextStyle, width: float) -> Label:
    """``text`` on one line, in smaller type if it is too long."""
    factor = min(1.0, width / text_style.width(text))
    return text_style._replace(size=text_style.size * factor).line(text)
