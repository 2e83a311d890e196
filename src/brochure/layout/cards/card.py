"""One card: the title on the color of the cluster, pay and two figures, the way in, and a code. Points."""

from __future__ import annotations

from brochure.compose.blocks import KeyFigure
from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.icons import icon
from brochure.layout.pages import Box, Content, Element, LinkArea, add
from brochure.layout.panel.tray import Tray
from brochure.layout.panel.type import Texts
from brochure.layout.qr import code, fit_address, module_units, symbol
from brochure.layout.surfaces import colored, on_color
from brochure.layout.text.labels import Label, TextStyle, fit_title
from brochure.words import sentences

WIDTH, HEIGHT = 252.0, 180.0  # 3.5 by 2.5 inches
PAD = 14.0
BAND = 74.0  # of color, at the top
ICON = 34.0
CODE = 56.0  # the side of the code: 0.78 inches
COLUMN_GAP = 14.0
FIGURES = 2  # besides pay


def card(content: ShortForm, texts: Texts) -> Tray:
    """The card, from its top left corner."""
    tray = Tray()
    tray.height = HEIGHT
    palette = texts.style.palette
    tray.items(colored(0.0, 0.0, WIDTH, BAND, palette, "trbl"))
    over = on_color(palette)
    tray.items((icon(content.cluster, over, ICON, WIDTH - PAD - ICON, PAD - 2.0),))
    _title(content, texts, tray, over)
    width = WIDTH - 2 * PAD - CODE - COLUMN_GAP if content.codes else WIDTH - 2 * PAD
    _figures(content, texts, tray, width)
    if content.codes:
        _code(content, texts, tray)
    return tray


def _title(content: ShortForm, texts: Texts, tray: Tray, over: str) -> None:
    """The name of the field and the title, in the band."""
    room, y = WIDTH - 2 * PAD - ICON - 8.0, PAD - 3.0
    if content.field:
        label = texts.small._replace(color=over).wrap(content.field, room)
        y = tray.label(label, add(tray.elements, Element("P", lang=content.own)), PAD, y) + 2.0
    sizes = texts.style.sizes
    display, largest = face(texts.style.faces.display), sizes.title
    title = fit_title(content.title, display, largest, sizes.title_min, room)
    while len(title.rows) * title.size * 1.1 > BAND - y - 4.0 and title.size > sizes.foot:
        largest = title.size * 0.93
        title = fit_title(content.title, display, largest, min(largest, sizes.title_min), room)
    element = add(tray.elements, Element("H1", lang=content.own))
    boxes = [Box(title.size * 1.1, (Content(element, (title.line(index, 0.0, title.size * 0.9, over),)),))
             for index in range(len(title.rows))]  # fmt: skip
    tray.column(boxes, PAD, y)


def _figures(content: ShortForm, texts: Texts, tray: Tray, width: float) -> None:
    """Pay, as many other figures as have room, or else a sentence, and the first step of the way in."""
    figures = content.key_figures
    y = BAND + 8.0
    if figures and figures[0].value.startswith("$"):
        y = _pay(figures[0], texts, tray, y, width) + 5.0
        figures = figures[1:]
    listed = [f"{figure.value} {figure.label}" for figure in figures[:FIGURES]]
    if not content.key_figures and content.summary:
        listed.append(content.summary[slice(*sentences(content.summary)[0])])
    if content.essentials.path:
        listed.append(f"{content.labels.path}: {content.essentials.path[0].title}")
    for text in listed:
        label = _label(texts, text, width)
        if y + label.height > HEIGHT - PAD + 4.0:
            return
        y = tray.label(label, add(tray.elements, Element("P")), PAD, y) + 1.5


def _label(texts: Texts, text: str, width: float) -> Label:
    return texts.small._replace(color=texts.style.palette.ink).wrap(text, width)


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
    x, top = WIDTH - PAD - CODE, BAND + 12.0
    element = Element("Link", lang=link.lang)
    inside: list[Element] = [element]
    small = texts.small._replace(size=texts.style.sizes.foot, leading=texts.style.sizes.foot * 1.25)
    shown = fit_address(link.shown, small, CODE + PAD)
    label = small._replace(color=palette.ink, face=face(texts.style.faces.bold)).wrap(link.title, CODE + PAD - 4.0)
    y = top + CODE + 4.0
    tray.column([Box(label.height, (Content(element, label.place(0.0, 0.0)),))], x, y)
    if shown:
        tray.column([Box(shown.height, (Content(element, shown.place(0.0, 0.0)),))], x, y + label.height)
    if rows:
        figure = add(inside, Element("Figure", alt=link.alt))
        area = LinkArea(0.0, 0.0, CODE, CODE, link.url, element, link.title)
        tray.column([Box(CODE, (Content(figure, symbol(rows, unit, (0.0, 0.0), palette)),), links=(area,))], x, top)
    tray.elements.append(Element("P", tuple(inside)))
