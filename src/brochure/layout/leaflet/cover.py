"""The cover: a field of color with the icon and the title, above the pay and the sentence on the work."""

from __future__ import annotations

from brochure.compose.leaflet import Leaflet
from brochure.fonts.metrics import face
from brochure.layout.icons import icon
from brochure.layout.leaflet.sheet import Type
from brochure.layout.pages import Box, Content, Element, Stroke, Words, add
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import colored, on_color
from brochure.layout.text.labels import TITLE_STEP, Title, fit_title
from brochure.layout.text.paragraphs import ParagraphStyle, paragraph

FIELD = 0.675  # of the height: the field of color, where the text below it has room
BAND_TYPE, TRACKING = 9.5, 0.8
ICON, MIN_ICON, ICON_TOP = 150.0, 52.0, 64.0  # the side of the icon, and its distance from the top
ICON_SHARE, ICON_PAD = 0.66, 0.06  # of the room above the title; the space in the drawing beside the strokes
TITLE_LINES, TITLE_LEAD, TITLE_FOOT = 4, 1.077, 30.0
SHORT = 3  # letters of a word that does not stand alone on a line
TITLE_GAP = 14.0  # at least, between the icon and the title
PAY, PAY_TOP, PAY_GAP = 1.4, 16.0, 3.0  # the first is the size, in numerals
RULE, RULE_GAP = 1.2, 10.0
SUMMARY_LEAD = 1.28
PLAIN, MAX_LINES = 1.35, 7  # the size of a summary of so few lines, in its own, where there is no pay


def cover(leaflet: Leaflet, type_: Type, width: float) -> Tray:
    """The cover on a tray as large as its panel."""
    tray = Tray()
    content, height = leaflet.content, type_.sheet.height
    margin, measure = type_.margin, width - 2 * type_.margin
    titled, told = list[Element](), list[Element]()
    pay = _pay(leaflet, type_, measure, told)
    summary = _summary(leaflet, type_, measure, told)
    taken = margin + summary.height + (pay.height + 2 * RULE_GAP + RULE if leaflet.pay else PAY_TOP)
    field = min(FIELD * height, height - taken - PAY_TOP)
    tray.items(colored(0.0, 0.0, width, field, type_.style.palette, "lb"), field)
    if content.field:
        _name(content.field, type_, tray, add(titled, Element("P", lang=content.field_lang)), measure)
    _title(leaflet, type_, tray, add(titled, Element("H1", lang=content.own)), (field, measure))
    tray.column(pay.boxes, margin, field + PAY_TOP)
    top = height - margin - summary.height
    if leaflet.pay and leaflet.summary:
        y = top - RULE_GAP
        tray.items((Stroke(margin, y, margin + measure, y, RULE, type_.style.palette.ink),), y + RULE / 2)
    tray.column(summary.boxes, margin, top if leaflet.pay else field + PAY_TOP)
    tray.elements += [*titled, *told]
    return tray


class _Lines:
    """Boxes one below another, and how tall they are together."""

    def __init__(self, boxes: list[Box]) -> None:
        self.boxes = boxes
        self.height = sum([box.height + (box.before if index else 0.0) for index, box in enumerate(boxes)])


def _name(name: str, type_: Type, tray: Tray, element: Element, measure: float) -> None:
    """The name of the field in capitals, smaller where it would not fit on one line."""
    bold = face(type_.style.faces.bold)
    shown = name.upper()
    size = BAND_TYPE * min(1.0, measure / (bold.text_width(shown, BAND_TYPE) + TRACKING * len(shown)))
    words = Words(
        type_.margin, type_.margin + BAND_TYPE, bold.name, size, on_color(type_.style.palette), tuple(shown.split()),
        trail=True, tracking=TRACKING * size / BAND_TYPE,
    )  # fmt: skip
    tray.items((words,), type_.margin + BAND_TYPE, element)


def _title(leaflet: Leaflet, type_: Type, tray: Tray, element: Element, at: tuple[float, float]) -> None:
    """The title at the foot of the field, below the icon if both have room; ``at`` are the field and the measure."""
    field, measure = at
    title = _fitted(leaflet.content.title, type_, measure)
    leading = title.size * TITLE_LEAD
    top = field - TITLE_FOOT - leading * len(title.rows)
    color = on_color(type_.style.palette)
    room = top - TITLE_GAP - ICON_TOP
    side = min(ICON, max(MIN_ICON, ICON_SHARE * room))
    if side <= room:
        drawn = icon(leaflet.content.cluster, color, side, type_.margin - ICON_PAD * side, ICON_TOP)
        tray.items((drawn,), ICON_TOP + side)
    baseline = title.size * 0.9
    words = [title.line(index, -title.size * 0.02, baseline, color) for index in range(len(title.rows))]
    lines = [Box(leading, (Content(element, (line,)),)) for line in words]
    tray.column(lines, type_.margin, top)


def _fitted(text: str, type_: Type, measure: float) -> Title:
    """The title as large as it fits on a few lines, none of which is a short word alone."""
    sizes, display = type_.style.sizes, face(type_.style.faces.display)
    size = sizes.title
    while True:
        title = fit_title(text, display, size, sizes.title_min, measure, TITLE_LINES)
        is_stranded = len(title.rows) > 1 and any(len("".join(row)) <= SHORT for row in title.rows)
        if not is_stranded or title.size <= sizes.title_min:
            return title
        size = max(sizes.title_min, title.size * TITLE_STEP)


def _pay(leaflet: Leaflet, type_: Type, measure: float, elements: list[Element]) -> _Lines:
    """The pay, what it is, and what it is compared with."""
    pay = leaflet.pay
    if pay is None:
        return _Lines([])
    numeral = type_.numeral(type_.style.sizes.numeral * PAY)
    size = numeral.size * min(1.0, measure / numeral.width(pay.value))
    numeral = numeral._replace(size=size, leading=size)
    larger = type_.style.sizes.subsection
    label = type_.strong._replace(size=larger, leading=larger * SUMMARY_LEAD).wrap(pay.label, measure)
    boxes = [Box(numeral.leading, (Content(add(elements, Element("P")), numeral.line(pay.value).place(0.0, 0.0)),))]
    boxes.append(Box(label.height, (Content(add(elements, Element("P")), label.place(0.0, 0.0)),), before=PAY_GAP))
    for text in filter(None, (pay.note, leaflet.beside)):
        line = type_.body._replace(color=type_.style.palette.muted).wrap(text, measure)
        boxes.append(Box(line.height, (Content(add(elements, Element("P")), line.place(0.0, 0.0)),)))
    return _Lines(boxes)


def _summary(leaflet: Leaflet, type_: Type, measure: float, elements: list[Element]) -> _Lines:
    """The sentence on the work; larger without pay above it, if it is short."""
    if not leaflet.summary:
        return _Lines([])
    ink, size = type_.style.palette.ink, type_.style.sizes.summary
    text = leaflet.content.said(leaflet.summary)
    boxes: list[Box] = []
    told: list[Element] = []
    for larger in (PLAIN, 1.0) if leaflet.pay is None else (1.0,):
        told = []
        regular = face(type_.style.faces.regular)
        leading = size * larger * SUMMARY_LEAD
        kind = ParagraphStyle((regular,) * 4, size * larger, leading, ink, ink, even=True)
        boxes = paragraph(text, kind, measure, told)
        if len(boxes) <= MAX_LINES:
            break
    elements += told
    return _Lines(boxes)
