"""The cover: the title and a sentence on the color of the cluster, and the figures that people come for."""

from __future__ import annotations

from dataclasses import replace

from brochure.compose.blocks import KeyFigure, PercentileStrip
from brochure.compose.full import Omission
from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.charts.pictures import in_brief, pay_picture
from brochure.layout.field.near import cover_corner
from brochure.layout.field.type import GUTTER, MIDDLE, Type
from brochure.layout.icons import standing_icon
from brochure.layout.pages import Box, Content, Element, Stroke, add
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import colored
from brochure.layout.text.labels import TextStyle, fit_title
from brochure.layout.text.paragraphs import paragraph
from brochure.style.model import Style
from brochure.words import sentences

SHARE = 0.455  # of the page: the least height of the color
ALONE = 0.86  # the same where no figures stand below it
LINE = 4.5  # of the horizon and of the icon that stands on it
ICON, ICON_ALONE = 216.0, 330.0  # the most that the ink of an icon is wide and high
ICON_TOP = 38.0  # from the top of the page
MIN_HORIZON = 96.0  # from the top of the page, which long titles leave for an icon
LABEL_GAP = 8.0  # between the name of the field and the horizon
TITLE_GAP, SUMMARY_GAP, FIELD_PAD = 7.0, 8.0, 31.0
PAY_GAP, STRIP_GAP, FIGURES_GAP = 24.0, 22.0, 24.0
SPARE_PAY = 0.25  # of the room to spare: above the pay; the rest is above the last figures
LABEL_LEAD = 2.0  # between the name of the pay and the pay
OTHERS = 104.0  # from the foot of the type area to the rule above the last figures
RULE = 1.2
CORNER_GAP = 14.0  # above the corner of a brand
FIGURES = 3
MORE_SUMMARY: Omission = "summary"
NO_PICTURE: tuple[Omission, ...] = ("pay_picture",)
FACTORS = (
    (1.0, 1.0),
    (0.88, 1.0),
    (0.76, 1.0),
    (0.64, 1.0),
    (0.52, 1.0),
    (0.52, 0.76),
)  # of title and pay, until all fits


def cover(content: ShortForm, type_: Type, omitted: list[Omission]) -> Tray:
    """Page one, from the top left corner of the page; what stands in the margins is to the left of 0.

    Where there is too much, the title is smaller, and then the pay; then the picture of the pay is left to page four,
    and at last the sentence is the first of several.
    """
    corner = cover_corner(content.imprint, type_)
    foot = type_.frame.page_height - type_.frame.bottom
    end = foot - corner.height - CORNER_GAP if corner else foot
    sizes, tray = type_.style.sizes, Tray()
    brief = content._replace(pay=None, summary=_first_sentence(content.summary))
    forms = ((content, ()), (content._replace(pay=None), NO_PICTURE), (brief, (*NO_PICTURE, MORE_SUMMARY)))
    for form, missing in forms:
        for title, pay in FACTORS:
            smaller = replace(sizes, title=max(sizes.title_min, sizes.title * title))
            scaled = replace(type_, style=replace(type_.style, sizes=smaller))
            tray = _cover(form, scaled, sizes.title * pay, end)
            if tray.height <= end + 0.01:
                omitted += missing
                return _with_corner(tray, corner, foot)
    return _with_corner(tray, corner, foot)


def _with_corner(tray: Tray, corner: Tray | None, foot: float) -> Tray:
    """The cover with a ``corner`` whose foot is at ``foot``, if there is one."""
    if corner:
        tray.put(corner, 0.0, max(foot - corner.height, tray.height))
        tray.elements += corner.elements
    return tray


def _first_sentence(text: str) -> str:
    spans = sentences(text)
    return text[slice(*spans[0])] if spans else text


def _cover(content: ShortForm, type_: Type, size: float, bottom: float) -> Tray:
    """The cover down to ``bottom`` with pay of this ``size``."""
    tray, page = Tray(), type_.frame.page_height
    title, title_elements = _title_block(content, type_)
    figures, figures_elements = _figures(content, type_, size)
    others, others_elements = _others(content, type_)
    below = sum([part.height + gap for part, gap in ((figures, PAY_GAP), (others, FIGURES_GAP)) if part.height])
    field = title.height + FIELD_PAD  # below the horizon
    share = SHARE if below else ALONE
    height = max(share * page, field + MIN_HORIZON)
    _field(content, type_, tray, (height, height - field), alone=not below)
    tray.put(title, 0.0, height - field)
    last = max(bottom - max(OTHERS, others.height), height + below - others.height)
    spare = max(0.0, last - height - (below - others.height)) if others.height else 0.0
    tray.put(figures, 0.0, height + PAY_GAP + SPARE_PAY * spare)
    if others.height:
        tray.put(others, 0.0, last)
    tray.elements += [*title_elements, *figures_elements, *others_elements]
    return tray


def _field(content: ShortForm, type_: Type, tray: Tray, at: tuple[float, float], *, alone: bool) -> None:
    """The color, and on it the horizon with the icon that stands on it and the name of the field; ``at`` is how high
    they are.
    """
    (height, horizon), left, over = at, type_.frame.left, type_.over
    tray.items(colored(-left, 0.0, type_.frame.page_width, height, type_.style.palette, "b"), height)
    most = ICON_ALONE if alone else ICON
    drawing, line = standing_icon(content.cluster, over, most, min(most, horizon - ICON_TOP), LINE)
    x = type_.width - drawing.width
    tray.items((drawing._replace(x=x, y=horizon + line / 2 - drawing.height),), horizon)
    tray.items((Stroke(-left, horizon, type_.frame.page_width - left, horizon, line, over),), horizon)
    if content.field:
        label = type_.middle._replace(color=over).wrap(content.field, x - GUTTER)
        element = add(tray.elements, Element("P", lang=content.field_lang))
        tray.label(label, element, 0.0, horizon - LABEL_GAP - label.height)


def _title_block(content: ShortForm, type_: Type) -> tuple[Tray, list[Element]]:
    """The title and the sentence, as they stand on the color below the horizon."""
    tray, sizes, faces = Tray(), type_.style.sizes, type_.style.faces
    title = fit_title(content.title, face(faces.display), sizes.title, sizes.title_min, type_.width)
    element = add(tray.elements, Element("H1", lang=content.own))
    boxes = [Box(title.size * 1.08, (Content(element, (title.line(index, -title.size * 0.02, title.size * 0.88,
                                                                   type_.over),)),))
             for index in range(len(title.rows))]  # fmt: skip
    y = tray.column(boxes, 0.0, TITLE_GAP) + SUMMARY_GAP
    if content.summary:
        kind = type_.text(MIDDLE, 1.4, type_.over)._replace(even=True)
        text = content.said(content.summary)
        tray.column(paragraph(text, kind, type_.span(10), tray.elements), 0.0, y)
    return tray, tray.elements


def _figures(content: ShortForm, type_: Type, size: float) -> tuple[Tray, list[Element]]:
    """Pay of this ``size``, and its picture."""
    tray, y = Tray(), 0.0
    if content.key_figures and content.key_figures[0].is_pay:
        y = _pay(content, type_, tray, size)
    if content.pay:
        y += STRIP_GAP if y else 0.0
        picture = in_brief(content.pay)
        if y and isinstance(picture, PercentileStrip):
            picture = picture._replace(caption="")  # which the pay above says
        tray.column(pay_picture(picture, large(type_.style), type_.width, tray.elements), 0.0, y)
    return tray, tray.elements


def _pay(content: ShortForm, type_: Type, tray: Tray, size: float) -> float:
    """The pay under what it is, and beside it what that means; returns where it ends."""
    figure = content.key_figures[0]
    y = tray.label(type_.label.wrap(_capitalized(figure.label), type_.width), add(tray.elements, Element("P")))
    y += LABEL_LEAD
    big = TextStyle(face(type_.style.faces.display), size, size, type_.color)
    big = big._replace(size=min(size, size * type_.width / big.width(figure.value)))
    tray.label(big.line(figure.value), add(tray.elements, Element("P")), 0.0, y)
    x = big.width(figure.value) + 2 * GUTTER
    texts = ((figure.note, type_.label._replace(face=type_.body.face)), (content.halves, type_.note))
    beside = [text_style.wrap(text, type_.width - x) for text, text_style in texts if text]
    top = y + big.baseline + beside[-1].style.leading - beside[-1].style.baseline if beside else y
    top -= sum([label.height for label in beside])
    for label in beside:
        top = tray.label(label, add(tray.elements, Element("P")), x, top)
    return y + size


def _chosen(content: ShortForm) -> list[KeyFigure]:
    """Three figures beside that of pay, and the way in among them, if another page has the number of jobs.

    That is the first to be left out. The way in alone is no figure to look at.
    """
    figures = [figure for figure in content.key_figures[:1] if not figure.is_pay] + list(content.key_figures[1:])
    if figures and content.entry and content.essentials.duties:
        figures.append(content.entry)
    kept = [figure for figure in figures if figure.kind != "jobs"] if len(figures) > FIGURES else figures
    return kept[:FIGURES]


def _others(content: ShortForm, type_: Type) -> tuple[Tray, list[Element]]:
    """The other figures, side by side."""
    tray, figures = Tray(), _chosen(content)
    if not figures:
        return tray, []
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
