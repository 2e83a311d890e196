"""The answer on page one: a strip of big numerals, then a line of facts.

Units are points, y downwards. Cells hang from the page's columns: four cells, or two, meet at the gutter. To a
screen reader each cell is a list item: its label, then the figure and its note.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.compose.blocks import KeyFigure
from brochure.layout.fonts import face
from brochure.layout.labels import Lettering, place
from brochure.layout.pages import Content, Element, Item, Slab, Stroke
from brochure.style.model import Style

RULE, HAIRLINE = 2.0, 0.5
CELL_LEAST = 84.0  # under this a cell's numeral and label would be cramped
TOP, BOTTOM = 12.0, 11.0  # between the rules and what they hold
NUMERAL_LEAST = 13.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """``abreast`` cells of ``width`` points, ``gutter`` between them."""

    abreast: int
    width: float
    gutter: float

    def x(self, index: int) -> float:
        return (index % self.abreast) * (self.width + self.gutter)


def _grid(count: int, width: float, gutter: float, least: float) -> _Grid:
    """As many cells side by side as are not cramped, rows as even as can be."""
    most = max(1, min(count, int((width + gutter) // (least + gutter))))
    rows = -(-count // most)
    abreast = -(-count // rows)
    return _Grid(abreast, (width - gutter * (abreast - 1)) / abreast, gutter)


def key_figures(
    figures: tuple[KeyFigure, ...], facts: tuple[tuple[str, str], ...], style: Style, width: float, parent: Element
) -> list[Slab]:
    """The strip under ``parent``: a slab for each row of figures, one for each row of facts."""
    slabs: list[Slab] = []
    if figures:
        slabs += _figures(figures, style, width, parent.add(Element("L")))
    if facts:
        slabs += _facts(facts, style, width, parent.add(Element("L")), first=not slabs)
    if slabs:
        slabs[0].before = style.sizes.leading
    return slabs


def _numeral(figures: tuple[KeyFigure, ...], style: Style, width: float) -> Lettering:
    """The largest numerals, all of one size, with which no figure is wider than its cell."""
    display = face(style.faces.display)
    size = style.sizes.numeral
    widest = max(display.text_width(figure.value, size) for figure in figures)
    size = max(min(size, NUMERAL_LEAST), min(size, size * width / widest))
    return Lettering(display, size, size * 1.12, style.palette.heading)


def _figures(figures: tuple[KeyFigure, ...], style: Style, width: float, listing: Element) -> list[Slab]:
    grid = _grid(len(figures), width, style.page.gutter, CELL_LEAST)
    numeral = _numeral(figures, style, grid.width)
    palette, sizes = style.palette, style.sizes
    regular = face(style.faces.regular)
    label = Lettering(regular, sizes.small, sizes.small_leading, palette.ink)
    note = Lettering(regular, sizes.small, sizes.small_leading, palette.muted)
    slabs = []
    for start in range(0, len(figures), grid.abreast):
        top = TOP + RULE if start == 0 else TOP
        contents: list[Content] = []
        depth = 0.0
        group = figures[start : start + grid.abreast]
        for index, figure in enumerate(group):
            item = listing.add(Element("LI"))
            depth = max(depth, _figure(figure, (numeral, label, note), grid, index, top, item, contents))
        height = depth + BOTTOM
        lines: list[Item] = [
            Stroke(grid.x(index) - grid.gutter / 2, top, grid.x(index) - grid.gutter / 2, depth, HAIRLINE, palette.rule)
            for index in range(1, len(group))
        ]
        if start == 0:
            lines.append(Stroke(0.0, RULE / 2, width, RULE / 2, RULE, palette.heading))
        lines.append(Stroke(0.0, height - HAIRLINE / 2, width, height - HAIRLINE / 2, HAIRLINE, palette.rule))
        slabs.append(Slab(height, (Content(None, tuple(lines)), *contents), can_break=start == 0))
    return slabs


def _figure(
    figure: KeyFigure,
    hands: tuple[Lettering, Lettering, Lettering],
    grid: _Grid,
    index: int,
    top: float,
    item: Element,
    contents: list[Content],
) -> float:
    """Add one figure's words to ``contents``, the label first as it is read first; returns where they end."""
    numeral, label, note = hands
    x = grid.x(index)
    value = numeral.wrap(figure.value, grid.width)
    y = top + len(value) * numeral.leading + 1.0
    named = label.wrap(figure.label, grid.width)
    contents.append(Content(item.add(Element("Lbl")), place(named, figure.label, label, x, y)))
    words = place(value, figure.value, numeral, x, top)
    y += len(named) * label.leading
    if figure.note:
        noted = note.wrap(figure.note, grid.width)
        words += place(noted, figure.note, note, x, y)
        y += len(noted) * note.leading
    contents.append(Content(item.add(Element("LBody")), words))
    return y


def _facts(
    facts: tuple[tuple[str, str], ...], style: Style, width: float, listing: Element, *, first: bool
) -> list[Slab]:
    grid = _grid(len(facts), width, style.page.gutter, CELL_LEAST)
    palette, sizes = style.palette, style.sizes
    name = Lettering(face(style.faces.regular), sizes.small, sizes.small_leading, palette.muted)
    value = Lettering(face(style.faces.bold), sizes.table, sizes.table_leading, palette.ink)
    slabs = []
    for start in range(0, len(facts), grid.abreast):
        contents: list[Content] = []
        depth = 0.0
        for index, (label, text) in enumerate(facts[start : start + grid.abreast]):
            item = listing.add(Element("LI"))
            x = grid.x(index)
            named = name.wrap(label, grid.width)
            contents.append(Content(item.add(Element("Lbl")), place(named, label, name, x, 7.0)))
            y = 7.0 + len(named) * name.leading
            lines = value.wrap(text, grid.width)
            contents.append(Content(item.add(Element("LBody")), place(lines, text, value, x, y)))
            depth = max(depth, y + len(lines) * value.leading)
        height = depth + 7.0
        rules: list[Item] = [Stroke(0.0, height - HAIRLINE / 2, width, height - HAIRLINE / 2, HAIRLINE, palette.rule)]
        if first and start == 0:
            rules.append(Stroke(0.0, RULE / 2, width, RULE / 2, RULE, palette.heading))
        slabs.append(Slab(height, (Content(None, tuple(rules)), *contents), can_break=first and start == 0))
    return slabs
