"""The cover: the title and a sentence on the color of the cluster, and the figures that people come for."""

from __future__ import annotations

from dataclasses import replace

from brochure.compose.blocks import KeyFigure, Run
from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.charts.pictures import in_brief, pay_picture
from brochure.layout.field.type import GUTTER, MIDDLE, Type
from brochure.layout.icons import icon
from brochure.layout.pages import Box, Content, Element, Stroke, add
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import colored
from brochure.layout.text.labels import TextStyle, fit_title
from brochure.layout.text.paragraphs import paragraph
from brochure.style.model import Style
from brochure.words import sentences

SHARE = 0.455  # of the page: the least height of the color
ALONE = 0.86  # the same where no figures stand below it
ICON, ICON_TOP = 180.0, 30.0
LABEL_TOP = 164.0  # of the name of the cluster, from the top of the page
TITLE_GAP, SUMMARY_GAP, FIELD_PAD = 10.0, 10.0, 26.0
PAY_GAP, STRIP_GAP, FIGURES_GAP = 24.0, 20.0, 26.0
SPARE_ABOVE = 0.7  # of the room to spare: above the last figures rather than below
MIN_PAY = 42.0  # the size of the pay, if the title is smaller
RULE = 1.2
FIGURES = 3
NO_PICTURE = ("the picture of pay on the cover",)
FACTORS = (1.0, 0.88, 0.76, 0.64, 0.52)  # of the size of title and pay, until all fits


def cover(content: ShortForm, type_: Type, omitted: list[str]) -> Tray:
    """Page one, from the top left corner of the page; what stands in the margins is to the left of 0.

    Where there is too much, the title and the pay are smaller; then the picture of the pay is left to page four, and
    at last the sentence is the first of several.
    """
    bottom = type_.frame.page_height - type_.frame.bottom
    sizes, tray = type_.style.sizes, Tray()
    brief = content._replace(pay=None, summary=_first_sentence(content.summary))
    forms = ((content, ()), (content._replace(pay=None), NO_PICTURE), (brief, (*NO_PICTURE, "more of the summary")))
    for form, missing in forms:
        for factor in FACTORS:
            smaller = replace(sizes, title=max(sizes.title_min, sizes.title * factor))
            tray = _cover(form, replace(type_, style=replace(type_.style, sizes=smaller)))
            if tray.height <= bottom + 0.01:
                omitted += missing
                return tray
    return tray


def _first_sentence(text: str) -> str:
    spans = sentences(text)
    return text[slice(*spans[0])] if spans else text


def _cover(content: ShortForm, type_: Type) -> Tray:
    tray = Tray()
    left, page = type_.frame.left, type_.frame.page_width
    head, elements, size = _title_block(content, type_)
    share = SHARE if content.key_figures or content.pay else ALONE
    height = max(share * type_.frame.page_height, LABEL_TOP + head.height + FIELD_PAD)
    tray.items(colored(-left, 0.0, page, height, type_.style.palette, "b"), height)
    tray.items((icon(content.cluster, type_.over, ICON, type_.width - ICON + 8.0, ICON_TOP),), ICON_TOP + ICON)
    tray.put(head, 0.0, LABEL_TOP)
    tray.elements += elements
    _figures(content, type_, tray, height, max(size, min(MIN_PAY, type_.style.sizes.title)))
    return tray


def _title_block(content: ShortForm, type_: Type) -> tuple[Tray, list[Element], float]:
    """The name of the field, the title and the sentence, as they stand on the color; and the size of the title."""
    tray, sizes, faces = Tray(), type_.style.sizes, type_.style.faces
    y = 0.0
    if content.field:
        label = type_.middle._replace(color=type_.over).wrap(content.field, type_.width - ICON - GUTTER)
        y = tray.label(label, add(tray.elements, Element("P", lang=content.own))) + TITLE_GAP
    y = max(y, ICON_TOP + ICON - LABEL_TOP)
    title = fit_title(content.title, face(faces.display), sizes.title, sizes.title_min, type_.width)
    element = add(tray.elements, Element("H1", lang=content.own))
    boxes = [Box(title.size * 1.08, (Content(element, (title.line(index, -title.size * 0.02, title.size * 0.88,
                                                                   type_.over),)),))
             for index in range(len(title.rows))]  # fmt: skip
    y = tray.column(boxes, 0.0, y) + SUMMARY_GAP
    if content.summary:
        kind = type_.text(MIDDLE, 1.4, type_.over)._replace(even=True)
        text = (Run(content.summary, lang=content.summary_lang),)
        tray.column(paragraph(text, kind, type_.span(10), tray.elements), 0.0, y)
    return tray, tray.elements, title.size


def _figures(content: ShortForm, type_: Type, tray: Tray, top: float, size: float) -> None:
    """Pay of this ``size``, its picture, and three more figures, down to the foot."""
    y = top + PAY_GAP
    figures = list(content.key_figures)
    if figures and figures[0].value.startswith("$"):
        y = _pay(figures.pop(0), type_, tray, (y, size)) + STRIP_GAP
    if content.pay:
        chart = in_brief(content.pay)
        y = tray.column(pay_picture(chart, large(type_.style), type_.width, tray.elements), 0.0, y)
    others = _chosen(figures)
    if not others:
        return
    bottom = type_.frame.page_height - type_.frame.bottom
    rows, elements = _others(others, type_)
    spare = max(0.0, bottom - rows.height - y - FIGURES_GAP)
    tray.put(rows, 0.0, y + FIGURES_GAP + SPARE_ABOVE * spare)
    tray.elements += elements


def _pay(figure: KeyFigure, type_: Type, tray: Tray, at: tuple[float, float]) -> float:
    """The pay, with what it is beside it; ``at`` is its top and its size."""
    (y, size), element = at, Element("P")
    big = TextStyle(face(type_.style.faces.display), size, size, type_.color)
    tray.elements.append(element)
    width = big.width(figure.value)
    tray.label(big.line(figure.value), element, 0.0, y)
    x = width + 2 * GUTTER
    beside = type_.label.wrap(figure.label, type_.width - x)
    below = type_.note.wrap(figure.note, type_.width - x) if figure.note else None
    line = y + size * 0.86 - beside.height - (below.height if below else 0.0)
    line = tray.label(beside, add(tray.elements, Element("P")), x, line)
    if below:
        tray.label(below, add(tray.elements, Element("P")), x, line)
    return y + size


def _chosen(figures: list[KeyFigure]) -> list[KeyFigure]:
    """Three figures, of which the number of jobs is the first to be left out."""
    kept = [figure for figure in figures if not figure.label.startswith("jobs")] if len(figures) > FIGURES else figures
    return kept[:FIGURES]


def _others(figures: list[KeyFigure], type_: Type) -> tuple[Tray, list[Element]]:
    tray = Tray()
    columns = 12 // len(figures)
    measure = type_.span(columns)
    listing = []
    for index, figure in enumerate(figures):
        x = type_.x(index * columns)
        tray.items((Stroke(x, RULE / 2, x + measure, RULE / 2, RULE, type_.style.palette.ink),), RULE)
        body: list[Element] = []
        size = type_.figure.size * min(1.0, measure / type_.figure.width(figure.value))
        value = type_.figure._replace(size=size, leading=size * 1.07).line(figure.value)
        y = tray.label(type_.label.wrap(_capitalized(figure.label), measure), add(body, Element("P")), x, 8.0) + 2.0
        y = tray.label(value, add(body, Element("P", lang=figure.lang)), x, y) + 2.0
        if figure.note:
            tray.label(type_.note.wrap(figure.note, measure), add(body, Element("P")), x, y)
        listing.append(Element("LI", (Element("LBody", tuple(body)),)))
    return tray, [Element("L", tuple(listing))]


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def large(style: Style) -> Style:
    """``style`` with the type of charts a step larger, which makes their bars thicker in proportion."""
    sizes = style.sizes
    return replace(style, sizes=replace(sizes, table=sizes.subsection, table_leading=sizes.subsection * 1.25,
                                        small=sizes.body, small_leading=sizes.body * 1.3))  # fmt: skip
