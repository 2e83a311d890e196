"""One card: the title on the color of the cluster, pay and two figures, the way in, and a code. Points.

No color or rule reaches the edges, which are cut: a cut that is a little off shows nowhere.
"""

from __future__ import annotations

from itertools import accumulate

from brochure.compose.blocks import Imprint, KeyFigure, Run, Text
from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.icons import icon
from brochure.layout.imprint.logo import LOGO_SIZES, Size, logo_size, placed_logo
from brochure.layout.pages import Box, Content, Element, LinkArea, add
from brochure.layout.panel.tray import Tray
from brochure.layout.panel.type import Texts
from brochure.layout.qr import code, fit_address, module_units, symbol
from brochure.layout.surfaces import colored, on_color
from brochure.layout.text.labels import TITLE_STEP, Label, TextStyle, fit_title
from brochure.words import sentences

WIDTH, HEIGHT = 252.0, 180.0  # 3.5 by 2.5 inches
INSET = 9.0  # blank along the edges: an eighth of an inch
PAD = 18.0  # between the edges and the text
BAND = 73.0  # where the field of color ends
FIELD_PAD = 7.0  # between the edges of the field and the text above and below
NAME_GAP = 1.5  # below the name of the field
BELOW = 6.0  # from the field to the pay
ICON = 34.0
TITLE_LEAD = 1.1
SUMMARY_LEAD = 1.22
LINE_GAP = 1.5  # between the lines below the pay
CODE = 56.0  # the side of the code: 0.78 inches
COLUMN_GAP = 10.0  # more than the four modules that must be blank beside a code
SCHOOL_GAP = 2.0  # above the name of an organization
LOGO_GAP = 6.0  # from its logo to its name
MIN_SIZE = 5.5  # of that
FIGURES = 2  # besides pay


def card(content: ShortForm, texts: Texts) -> Tray:
    """The card, from its top left corner."""
    tray = Tray()
    tray.height = HEIGHT
    palette = texts.style.palette
    tray.items(colored(INSET, INSET, WIDTH - 2 * INSET, BAND - INSET, palette))
    over = on_color(palette)
    tray.items((icon(content.cluster, over, ICON, WIDTH - PAD - ICON, INSET + FIELD_PAD),))
    _title(content, texts, tray, over)
    width = WIDTH - 2 * PAD - CODE - COLUMN_GAP if content.codes else WIDTH - 2 * PAD
    school = _school(content.imprint, texts, width)
    foot = HEIGHT - INSET - (school.height + SCHOOL_GAP if school else 0.0)
    _figures(content, texts, tray, (width, foot))
    if content.codes:
        _code(content, texts, tray)
    if school:
        tray.put(school, PAD, foot + SCHOOL_GAP)
        tray.elements += school.elements
    return tray


def _title(content: ShortForm, texts: Texts, tray: Tray, over: str) -> None:
    """The name of the field at the top of the color, and the title at its foot."""
    room, top = WIDTH - 2 * PAD - ICON - 8.0, INSET + FIELD_PAD
    if content.field:
        label = texts.small._replace(color=over).wrap(content.field, room)
        top = tray.label(label, add(tray.elements, Element("P", lang=content.field_lang)), PAD, top) + NAME_GAP
    sizes = texts.style.sizes
    display, largest, foot = face(texts.style.faces.display), sizes.title, BAND - FIELD_PAD
    title = fit_title(content.title, display, largest, sizes.title_min, room)
    while len(title.rows) * title.size * TITLE_LEAD > foot - top and title.size > sizes.foot:
        largest = title.size * TITLE_STEP
        title = fit_title(content.title, display, largest, min(largest, sizes.title_min), room)
    element = add(tray.elements, Element("H1", lang=content.own))
    leading = title.size * TITLE_LEAD
    boxes = [Box(leading, (Content(element, (title.line(index, 0.0, title.size * 0.9, over),)),))
             for index in range(len(title.rows))]  # fmt: skip
    tray.column(boxes, PAD, foot - leading * len(boxes))


def _figures(content: ShortForm, texts: Texts, tray: Tray, room: tuple[float, float]) -> None:
    """Pay, other figures, or else a sentence, and the first step of the way in, for which a figure gives way.

    The ``room`` is a width, and where it ends.
    """
    width, foot = room
    figures = content.key_figures
    y = BAND + BELOW
    if figures and figures[0].is_pay:
        y = _pay(figures[0], texts, tray, y, width) + 5.0
        figures = figures[1:]
    plain = texts.small._replace(color=texts.style.palette.ink)
    listed = [plain.wrap_text(_in_words(figure), width) for figure in figures[:FIGURES]]
    if not content.key_figures and content.summary:
        size = texts.style.sizes.summary
        larger = plain._replace(size=size, leading=size * SUMMARY_LEAD)
        sentence = content.summary[slice(*sentences(content.summary)[0])]
        listed.append(larger.wrap_text(content.said(sentence), width))
    if content.essentials.path:
        first = content.essentials.path[0]
        start = plain.wrap_text((Run(f"{content.labels.path}: "), Run(first.title, lang=first.lang)), width)
        listed = [*_within(listed, foot - y - start.height - LINE_GAP), start]
    for label in _within(listed, foot - y):
        y = tray.label(label, add(tray.elements, Element("P")), PAD, y) + LINE_GAP


def _within(labels: list[Label], height: float) -> list[Label]:
    """The first of ``labels``, as many as have room in ``height``, one below the other."""
    ends = accumulate([label.height + LINE_GAP for label in labels])
    return [label for label, end in zip(labels, ends, strict=True) if end - LINE_GAP <= height]


def _in_words(figure: KeyFigure) -> Text:
    """A figure with its label; pay in an area with its month, too, which is not that of the other figures."""
    dated = f", {figure.note}" if figure.is_pay and figure.note else ""
    return Run(figure.value, lang=figure.lang), Run(f" {figure.label}{dated}")


def _pay(figure: KeyFigure, texts: Texts, tray: Tray, y: float, width: float) -> float:
    """The pay in large type, its meaning below it; returns where that ends."""
    sizes, faces = texts.style.sizes, texts.style.faces
    numeral = TextStyle(face(faces.display), sizes.numeral, sizes.numeral * 1.02, texts.style.palette.own)
    size = sizes.numeral * min(1.0, width / numeral.width(figure.value))
    numeral = numeral._replace(size=size, leading=size * 1.02)
    y = tray.label(numeral.line(figure.value), add(tray.elements, Element("P")), PAD, y) + 1.0
    for text in filter(None, (figure.label, figure.note)):
        y = tray.label(texts.small.wrap(text, width), add(tray.elements, Element("P")), PAD, y)
    return y


def _code(content: ShortForm, texts: Texts, tray: Tray) -> None:
    """The first code in the lower right corner, with its label and the address below."""
    link, palette = content.codes[0], texts.style.palette
    rows = code(link.url)
    (unit,) = module_units([rows], CODE, palette)
    x, top, room = WIDTH - PAD - CODE, BAND + BELOW + 4.0, CODE + PAD - INSET
    element = Element("Link", lang=link.lang)
    inside: list[Element] = [element]
    small = texts.small._replace(size=texts.style.sizes.foot, leading=texts.style.sizes.foot * 1.25)
    shown = fit_address(link.shown, small, room)
    label = small._replace(color=palette.ink, face=face(texts.style.faces.bold)).wrap(link.title, room)
    y = top + CODE + 4.0
    tray.column([Box(label.height, (Content(element, label.place(0.0, 0.0)),))], x, y)
    if shown:
        tray.column([Box(shown.height, (Content(element, shown.place(0.0, 0.0)),))], x, y + label.height)
    if rows:
        figure = add(inside, Element("Figure", alt=link.alt))
        area = LinkArea(0.0, 0.0, CODE, CODE, link.url, element, link.title)
        tray.column([Box(CODE, (Content(figure, symbol(rows, unit, (0.0, 0.0), palette)),), links=(area,))], x, top)
    tray.elements.append(Element("P", tuple(inside)))


def _school(imprint: Imprint | None, texts: Texts, width: float) -> Tray | None:
    """The logo, and beside it the organization and the address of its page; None without a brand.

    Without a logo, name and address stand on one line if they fit.
    """
    if imprint is None or imprint.contact is None:
        return None
    contact, tray = imprint.contact, Tray()
    size = texts.style.sizes.foot
    plain = texts.small._replace(size=size, leading=size * 1.25)
    bold = plain._replace(face=face(texts.style.faces.bold), color=texts.style.palette.ink)
    logo = logo_size(imprint.logo.artwork, LOGO_SIZES["cards"]) if imprint.logo else Size(0.0, 0.0)
    left = logo.width + LOGO_GAP if imprint.logo else 0.0
    width -= left
    name = _fitted(contact.organization, bold, width)
    shown = fit_address(contact.link.shown, plain, width) if contact.link else None
    beside = name.width + size
    is_beside = shown is not None and not left and len(name.lines) == 1 and beside + shown.width <= width
    tall = name.height + (shown.height if shown and not is_beside else 0.0)
    if imprint.logo:
        at = (0.0, max(0.0, (tall - logo.height) / 2))
        tray.column([Box(at[1] + logo.height, (placed_logo(imprint.logo, logo, at, tray.elements),))])
    top = max(0.0, (logo.height - tall) / 2)
    tray.label(name, add(tray.elements, Element("P", lang=contact.lang)), left, top)
    if contact.link and shown:
        element = Element("Link")
        tray.elements.append(Element("P", (element,)))
        place = (left + beside, top) if is_beside else (left, top + name.height)
        area = LinkArea(0.0, 0.0, shown.width, shown.height, contact.link.url, element, shown.text)
        tray.column([Box(shown.height, (Content(element, shown.place(0.0, 0.0)),), links=(area,))], *place)
    return tray


def _fitted(text: str, text_style: TextStyle, width: float) -> Label:
    """``text`` on at most two lines, in smaller type if need be."""
    label = text_style.wrap(text, width)
    while len(label.lines) > 2 and label.style.size > MIN_SIZE:
        smaller = label.style.size * TITLE_STEP
        label = text_style._replace(size=smaller, leading=smaller * 1.25).wrap(text, width)
    return label
