"""On the field of color below the head: pay as a bar beside that of all jobs, and three figures."""

from __future__ import annotations

from brochure.compose.blocks import KeyFigure
from brochure.compose.poster import PayBar, Poster
from brochure.fonts.metrics import face
from brochure.layout.charts.figure import hatch
from brochure.layout.pages import Element, Fill, Item, Shape, Words, add, enlarged
from brochure.layout.panel.parts import NOTHING, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.poster.type import Type
from brochure.layout.surfaces import STRONG, outlined
from brochure.layout.text.labels import TextStyle
from brochure.style.contrast import mixed
from brochure.style.model import Palette

BAR = 144.0  # 2 inches
BAR_PAD = 20.0
POINT = 44.0  # the length of the tip of an open bar
COARSER = 2.5  # the pattern of a bar, compared with that of charts
PALER = 80  # percent of paper in the color of the bar of all jobs
SIGN, SIGN_GAP = 0.66, 0.02  # the size of a dollar sign, compared with that of its figure, and the space after it
CAPTION_RULE, CAPTION_GAP = 4.0, 3.0
FIGURE_GAP = 4.0
BETWEEN_FIGURES = 0.6  # of their size, at least


def pay(poster: Poster, type_: Type) -> Variant:
    """The pay on its bar; or the figure that stands in its place; or nothing."""
    if poster.pay:
        return _bar(poster.pay, type_)
    if poster.hero:
        return _hero(poster.hero, type_)
    return NOTHING


def _bar(bar: PayBar, type_: Type) -> Variant:
    """The longer one of two bars from zero fills the width, and the shorter one stands on it."""
    tray, palette = Tray(), type_.style.palette
    longest = max(bar.value, bar.everyone or 0.0)
    own, everyone = (type_.width * value / longest for value in (bar.value, bar.everyone or 0.0))
    bars = [(own, _own(own, palette, is_open=bar.is_open)), (everyone, _everyone(everyone, palette))]
    for width, items in sorted(bars, key=lambda one: -one[0]):
        if width:
            tray.items(items, BAR)
    room = type_.width - 2 * BAR_PAD - (POINT if bar.is_open else 0.0)
    said = add(tray.elements, Element("P"))
    tray.items(_pay_words(bar.text, type_.hero, type_.width, room), BAR, said)
    y = BAR + CAPTION_GAP
    if everyone:
        tray.items((Fill(0.0, y, everyone, CAPTION_RULE, type_.over),), y + CAPTION_RULE)
    _captions(bar, type_, tray, y + CAPTION_RULE + 4.0)
    return tray.variant()


def _own(width: float, palette: Palette, *, is_open: bool) -> list[Item]:
    """The bar of the occupation; that of an "at least" value ends in a tip."""
    if palette.patterns:
        return [_bar_shape(width, 0.0, palette.ink, is_open=is_open),
                _bar_shape(width, STRONG, palette.paper, is_open=is_open)]  # fmt: skip
    return [_bar_shape(width, 0.0, palette.paper, is_open=is_open)]


def _bar_shape(width: float, inset: float, color: str, *, is_open: bool) -> Item:
    left, top, right, bottom = inset, inset, width - inset, BAR - inset
    if not is_open:
        return Fill(left, top, right - left, bottom - top, color)
    corner = right - POINT
    return Shape(((left, top), (corner, top), (right - inset, BAR / 2), (corner, bottom), (left, bottom)), color)


def _everyone(width: float, palette: Palette) -> list[Item]:
    """The bar of all jobs, paler than the color of the occupation, or hatched."""
    if palette.patterns:
        right, bottom = width / COARSER, BAR / COARSER
        lines = hatch(((0.0, 0.0), (right, 0.0), (right, bottom), (0.0, bottom)), palette.ink)
        ground = Fill(0.0, 0.0, width, BAR, palette.paper)
        return [
            ground,
            *[enlarged(line, COARSER) for line in lines],
            *outlined(0.0, 0.0, width, BAR, palette.ink, STRONG),
        ]
    return [Fill(0.0, 0.0, width, BAR, mixed(palette.own, palette.paper, PALER))]


def _pay_words(text: str, hero: TextStyle, width: float, room: float) -> tuple[Words, ...]:
    """``text`` in the middle of the bar, with a small raised dollar sign, and a plus sign like it."""
    digits = text.removeprefix("$").removesuffix("+")
    pieces = [(text[:1], SIGN)] if text.startswith("$") else []
    pieces.append((digits, 1.0))
    if text.endswith("+"):
        pieces.append(("+", SIGN))
    widths = [hero.width(piece) * factor for piece, factor in pieces]
    gap = SIGN_GAP * hero.size
    natural = sum(widths) + gap * (len(pieces) - 1)
    size = hero.size * min(1.0, room / natural)
    shrink = size / hero.size
    middle = width if len(pieces) < 3 else room + 2 * BAR_PAD
    x = (middle - natural * shrink) / 2
    caps = face(hero.face.name).cap_height / 1000
    baseline = (BAR + caps * size) / 2
    placed = []
    for (piece, factor), taken in zip(pieces, widths, strict=True):
        y = baseline - caps * size * (1 - factor) if factor < 1 else baseline
        placed.append(Words(x, y, hero.face.name, size * factor, hero.color, (piece,), trail=piece == pieces[-1][0]))
        x += (taken + gap) * shrink
    return tuple(placed)


def _captions(bar: PayBar, type_: Type, tray: Tray, y: float) -> None:
    """What the figure is, at the right, and the pay of all jobs, at the left, or below it if they are too long."""
    label = type_.label.line(bar.label)
    named = type_.label_strong.line(bar.everyone_text) if bar.everyone_text else None
    said = add(tray.elements, Element("P"))
    if named is None:
        tray.label(type_.label.wrap(bar.label, type_.width), said, 0.0, y)
        return
    other = add(tray.elements, Element("P"))
    if label.width + named.width + type_.label.size <= type_.width:
        tray.label(named, other, 0.0, y)
        tray.label(label, said, type_.width - label.width, y)
        return
    below = tray.label(named, other, 0.0, y)
    tray.label(type_.label.wrap(bar.label, type_.width), said, 0.0, below)


def _hero(figure: KeyFigure, type_: Type) -> Variant:
    """A figure in the place of pay, white on color."""
    tray = Tray()
    text_style = type_.hero._replace(color=type_.over)
    factor = min(1.0, type_.width / text_style.width(figure.value))
    size = text_style.size * factor
    text_style = text_style._replace(size=size, leading=size)
    y = tray.label(text_style.line(figure.value), add(tray.elements, Element("P", lang=figure.lang)))
    note = f", {figure.note}" if figure.note else ""
    tray.label(type_.summary.wrap(f"{figure.label}{note}", type_.width), add(tray.elements, Element("P")), 0.0, y)
    return tray.variant()


def figures(poster: Poster, type_: Type, *, notes: bool) -> Variant:
    """Up to three figures side by side, with labels, and with notes if there is room."""
    found = poster.figures
    if not found:
        return NOTHING
    tray = Tray()
    count = max(2, len(found))
    gutter = type_.label.size
    column = (type_.width - gutter * (count - 1)) / count
    widths = [type_.numeral.width(figure.value) for figure in found]
    between = BETWEEN_FIGURES * type_.numeral.size * (len(found) - 1)
    size = type_.numeral.size * min(1.0, column / max(widths), type_.width / (sum(widths) + between))
    numeral = type_.numeral._replace(size=size, leading=size * 0.95)
    listing = []
    end = -BETWEEN_FIGURES * size
    for index, figure in enumerate(found):
        x = max(index * (column + gutter), end + BETWEEN_FIGURES * size)
        end, room = x + numeral.width(figure.value), min(column, type_.width - x)
        body: list[Element] = []
        y = tray.label(numeral.line(figure.value), add(body, Element("P", lang=figure.lang)), x) + FIGURE_GAP
        y = tray.label(type_.label_strong.wrap(figure.label, room), add(body, Element("P")), x, y)
        if notes and figure.note:
            tray.label(type_.label.wrap(figure.note, room), add(body, Element("P")), x, y)
        listing.append(Element("LI", (Element("LBody", tuple(body)),)))
    tray.elements.append(Element("L", tuple(listing)))
    return tray.variant()
