"""The first side: the title on the color of the cluster, the sentence, and the figures two by two."""

from __future__ import annotations

from functools import partial

from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.icons import icon
from brochure.layout.large_handout.type import BEFORE, COLUMNS, FLEX, Type
from brochure.layout.pages import Element, Stroke, add
from brochure.layout.panel.parts import NOTHING, Part, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import colored, on_color
from brochure.layout.text.labels import TextStyle, fit_title
from brochure.layout.text.paragraphs import ParagraphStyle, paragraph

PAD = 22.0  # between the edge of the color and what stands on it
ICON, ICON_GAP = 116.0, 16.0
TITLE_LEAD, TITLE_LINES = 1.04, 3
TITLES = (1.0, 0.88, 0.76, 0.64, 0.54, 0.47)  # of the designed size: of the largest letters of the title
SUMMARIES = (1.0, 0.92, 0.84)  # the same of the sentence
SUMMARY_LEAD = 1.33
SMALLER = 0.05  # the loss of a smaller title or sentence, in duties
RULE, FIGURE_GAP, ROW_GAP, LABEL_GAP = 3.0, 16.0, 18.0, 4.0


def cover(content: ShortForm, type_: Type, extra: float = 0.0) -> list[Part]:
    """The parts of the first side, the color ``extra`` points deeper than what stands on it needs."""
    parts = [Part("title", [partial(_title, content, type_, extra, step) for step in range(len(TITLES))])]
    if content.summary:
        sizes = [partial(_summary, content, type_, step) for step in range(len(SUMMARIES))]
        nothing = NOTHING._replace(loss=4.0, omitted=("summary",))
        parts.append(Part("summary", [*sizes, lambda: nothing], BEFORE, FLEX))
    if content.key_figures:
        makers = [partial(_figures, content, type_, notes=notes) for notes in (True, False)]
        parts.append(Part("figures", makers, BEFORE, FLEX))
    return parts


def _title(content: ShortForm, type_: Type, extra: float, step: int) -> Variant:
    """The field, the icon and the title on the color, the title at its foot."""
    style, color = type_.style, on_color(type_.style.palette)
    width = type_.width - 2 * PAD
    largest = max(style.sizes.title_min, style.sizes.title * TITLES[step])
    title = fit_title(content.title, face(style.faces.display), largest, style.sizes.title_min, width, TITLE_LINES)
    leading = title.size * TITLE_LEAD
    top = PAD + ICON + ICON_GAP + extra
    height = top + leading * len(title.rows) + PAD
    tray = Tray()
    tray.items(colored(0.0, 0.0, type_.width, height, style.palette), height)
    tray.items((icon(content.cluster, color, ICON, type_.width - PAD - ICON, PAD),))
    if content.field:
        field_style = type_.strong._replace(color=color)
        label = field_style.wrap(content.field, width - ICON - PAD)
        tray.label(label, add(tray.elements, Element("P", lang=content.field_lang)), PAD, PAD)
    element = add(tray.elements, Element("H1", lang=content.own))
    lines = [title.line(index, PAD, top + leading * index + title.size * 0.82, color) for index in
             range(len(title.rows))]  # fmt: skip
    tray.items(lines, height, element)
    return tray.variant(SMALLER * step)


def _summary(content: ShortForm, type_: Type, step: int) -> Variant:
    style = type_.style
    size = max(style.sizes.body, style.sizes.summary * SUMMARIES[step])
    kind = ParagraphStyle((face(style.faces.regular),) * 4, size, size * SUMMARY_LEAD, style.palette.ink,
                          style.palette.ink, even=True)  # fmt: skip
    tray = Tray()
    tray.column(paragraph(content.said(content.summary), kind, type_.width, tray.elements))
    return tray.variant(SMALLER * step)


def _figures(content: ShortForm, type_: Type, *, notes: bool) -> Variant:
    """The figures in rows of two under a rule, their labels below them."""
    style, tray = type_.style, Tray()
    figures = content.key_figures
    numeral = TextStyle(face(style.faces.display), style.sizes.numeral, style.sizes.numeral, style.palette.accent)
    size = style.sizes.numeral * min(1.0, *[type_.column / numeral.width(figure.value) for figure in figures])
    numeral = numeral._replace(size=size, leading=size)
    tray.items((Stroke(0.0, RULE / 2, type_.width, RULE / 2, RULE, style.palette.ink),), RULE)
    top, listing = RULE + FIGURE_GAP, list[Element]()
    for start in range(0, len(figures), COLUMNS):
        bottoms = []
        for column, figure in enumerate(figures[start : start + COLUMNS]):
            x, body = type_.x(column), list[Element]()
            label = type_.strong.wrap(figure.label, type_.column)
            y = tray.label(numeral.line(figure.value), add(body, Element("P", lang=figure.lang)), x, top) + LABEL_GAP
            y = tray.label(label, add(body, Element("P")), x, y)
            if figure.note and notes:
                y = tray.label(type_.small.wrap(figure.note, type_.column), add(body, Element("P")), x, y)
            bottoms.append(y)
            listing.append(Element("LI", (Element("LBody", tuple(body)),)))
        top = max(bottoms) + ROW_GAP
    tray.elements.append(Element("L", tuple(listing)))
    return tray.variant(0.0 if notes else 1.0)
