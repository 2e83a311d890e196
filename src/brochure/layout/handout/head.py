"""The heads of both sides: a band of color, the title, the sentence, and the figures that people come for."""

from __future__ import annotations

from brochure.compose.blocks import KeyFigure
from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.handout.type import COLUMNS, GUTTER, Type
from brochure.layout.icons import icon
from brochure.layout.pages import Box, Content, Element, Stroke, add
from brochure.layout.panel.band import Band
from brochure.layout.panel.parts import Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.text.labels import TextStyle, fit_title
from brochure.layout.text.paragraphs import ParagraphStyle, paragraph

BAND, BAND_TYPE = 24.0, 9.5
TITLE_GAP, SUMMARY_GAP, RULE_GAP = 16.0, 10.0, 16.0
ICON, ICON_GAP, ICON_PAD = 96.0, 24.0, 7.0
RULE, FIGURE_GAP = 3.0, 12.0
MIN_GAP = 16.0  # between figures
SUMMARY_LEAD, SUMMARY_MEASURE = 1.39, 0.92


def front_head(handout: ShortForm, type_: Type) -> Variant:
    """The band with the field, title, sentence and figures."""
    tray = Tray()
    named = add(tray.elements, Element("P", lang=handout.field_lang)) if handout.field else None
    _band(type_).place(handout.field.upper(), handout.labels.kind, type_.style, tray, named)
    y = _title(handout, type_, tray, BAND + TITLE_GAP)
    picture = icon(handout.cluster, type_.style.palette.own, ICON, type_.width - ICON + ICON_PAD, BAND + TITLE_GAP)
    foot = BAND + TITLE_GAP + ICON
    tray.items((picture,), foot)
    if handout.summary:
        y = _summary(handout, type_, tray, y + SUMMARY_GAP, foot)
    if handout.key_figures:
        y = max(y, foot) + RULE_GAP
        tray.items((Stroke(0.0, y, type_.width, y, RULE, type_.style.palette.ink),), y + RULE)
        _figures(handout.key_figures, type_, tray, y + FIGURE_GAP)
    return tray.variant()


def back_head(name: str, handout: ShortForm, type_: Type) -> Variant:
    """The band alone, with the ``name`` of the side and that of the occupation again."""
    tray = Tray()
    _band(type_).place(name.upper(), handout.title, type_.style, tray)
    return tray.variant()


def _band(type_: Type) -> Band:
    return Band(type_.width, BAND, BAND_TYPE)


def _title(handout: ShortForm, type_: Type, tray: Tray, y: float) -> float:
    sizes, palette = type_.style.sizes, type_.style.palette
    measure = type_.width - ICON - ICON_GAP
    title = fit_title(handout.title, face(type_.style.faces.display), sizes.title, sizes.title_min, measure)
    element = add(tray.elements, Element("H1", lang=handout.own))
    boxes = [
        Box(title.size * 1.025, (Content(element, (title.line(index, -title.size * 0.02, title.size * 0.82,
                                                                palette.ink),)),))
        for index in range(len(title.rows))
    ]  # fmt: skip
    return tray.column(boxes, 0.0, y)


def _summary(handout: ShortForm, type_: Type, tray: Tray, y: float, foot: float) -> float:
    """The sentence, beside the icon if it begins above its ``foot``."""
    size = type_.style.sizes.summary
    family = (face(type_.style.faces.regular),) * 4
    kind = ParagraphStyle(
        family, size, round(size * SUMMARY_LEAD, 2), type_.style.palette.ink, type_.style.palette.ink, even=True
    )
    text = handout.said(handout.summary)
    measure = type_.width - ICON - ICON_GAP if y < foot else type_.width * SUMMARY_MEASURE
    return tray.column(paragraph(text, kind, measure, tray.elements), 0.0, y)


def _figures(figures: tuple[KeyFigure, ...], type_: Type, tray: Tray, top: float) -> None:
    """Up to four figures, one to a column, their labels and notes aligned."""
    sizes, palette = type_.style.sizes, type_.style.palette
    numeral = TextStyle(face(type_.style.faces.display), sizes.numeral, sizes.numeral, palette.accent)
    rooms = [type_.column + (GUTTER - MIN_GAP if index < COLUMNS - 1 else 0.0) for index in range(COLUMNS)]
    fits = [room / numeral.width(figure.value) for figure, room in zip(figures, rooms, strict=False)]
    size = sizes.numeral * min(1.0, *fits)
    numeral = numeral._replace(size=size, leading=size)
    label_style = type_.small._replace(face=face(type_.style.faces.bold), color=palette.ink)
    listing = []
    for index, figure in enumerate(figures[:COLUMNS]):
        x = type_.x(index)
        body: list[Element] = []
        y = tray.label(numeral.line(figure.value), add(body, Element("P", lang=figure.lang)), x, top) + 5.0
        y = tray.label(label_style.wrap(figure.label, type_.column), add(body, Element("P")), x, y)
        if figure.note:
            tray.label(type_.small.wrap(figure.note, type_.column), add(body, Element("P")), x, y)
        listing.append(Element("LI", (Element("LBody", tuple(body)),)))
    tray.elements.append(Element("L", tuple(listing)))
