"""The banner of page one: eyebrow, title, summary, and the strip of key figures and facts.

Units are points, y downwards. Four cells of the strip, or two, align with the page's two columns.
Each cell is a list item in the structure: its label, then the figure and its note.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from brochure.compose.blocks import Document, Fact, KeyFigure
from brochure.fonts.metrics import face
from brochure.layout.brochure.illustration import across, beside
from brochure.layout.pages import (
    Box,
    Content,
    Element,
    Stroke,
    Words,
    add,
    keep_together,
    keep_with_previous,
    space_before,
)
from brochure.layout.text.labels import TextStyle, fit_title
from brochure.layout.text.paragraphs import ParagraphStyle, paragraph
from brochure.style.model import Style

MEAN_CAPITAL = 0.66  # the mean advance of a capital, in ems
SEPARATOR = " · "  # between the parts of the eyebrow
SUMMARY_MEASURE, MIN_SUMMARY_EMS = 0.86, 24.0  # of the full width, for readable lines; at least so many ems

RULE, HAIRLINE = 2.0, 0.5
MIN_CELL, MIN_CELL_EMS = 84.0, 7.0  # points, and ems of the labels; a narrower cell would be cramped
TOP, BOTTOM = 11.0, 9.0  # padding between the rules and the figures
FACT_PAD = 6.0  # padding between the rules and the facts
MAX_ABOVE = 16.0  # space above the strip
FINE = 12  # cells of the grid of facts that are not aligned with figures
MIN_NUMERAL = 13.0
WORDS_SCALE, MIN_WORDS_SCALE = 0.54, 0.75  # of values in words to numerals; the minimum of long ones
FIT_SLACK = 0.995  # prevents an overflow caused by rounding
MAX_SHARED = 3  # up to this many figures share a row with the facts

Facts = tuple[Fact, ...]


def banner(document: Document, style: Style, width: float, siblings: list[Element], level: int) -> list[Box]:
    """Set the eyebrow, the title (a heading of ``level``), the summary and the picture across ``width``."""
    boxes: list[Box] = []
    sizes, palette = style.sizes, style.palette
    if document.imprint is not None:
        from brochure.layout.brochure.imprint import masthead  # noqa: PLC0415  most brochures have none

        boxes += masthead(document.imprint, style, width, siblings)
    if document.eyebrow:
        boxes += _eyebrow(document.eyebrow, style, width, add(siblings, Element("P", lang=document.eyebrow_lang)))
    title = fit_title(document.title, face(style.faces.display), sizes.title, sizes.title_min, width)
    element = add(siblings, Element(f"H{level}", lang=document.own))
    for index in range(len(title.rows)):
        words = title.line(index, -title.size * 0.02, title.size * 0.9, palette.heading)
        boxes.append(Box(title.size * 1.06, (Content(element, (words,)),), before=0 if index else 4))
    image = document.image
    pair = beside(image, document.summary_text, style, width, siblings) if image else None
    if pair:
        boxes.append(pair)
    elif document.summary:
        light = (face(style.faces.light),) * 4
        kind = ParagraphStyle(light, sizes.summary, sizes.summary * 1.36, palette.ink, palette.accent, even=True)
        measure = min(width, max(width * SUMMARY_MEASURE, MIN_SUMMARY_EMS * sizes.summary))
        boxes += paragraph(document.summary_text, kind, measure, siblings, before=10)
    if image and not pair:
        boxes.append(across(image, style, width, siblings))
    return keep_with_previous(boxes)


def _eyebrow(text: str, style: Style, width: float, element: Element) -> list[Box]:
    """Set the category and codes in letterspaced capitals: on one line, or each part on lines of its own."""
    size, bold = style.sizes.table, face(style.faces.bold)
    tracking = size * 0.08
    widening = 1 + tracking / (size * MEAN_CAPITAL)  # the effect of letterspacing on a line of capitals
    color, boxes = style.palette.accent, []
    capitals = TextStyle(bold, size * widening, size * 1.5, color)
    parts = [text] if capitals.width(text.upper()) <= width else text.split(SEPARATOR)
    for row in [line for part in parts for line in capitals.wrap(part.upper(), width).lines]:
        words = Words(0, size, bold.name, size, color, tuple(row.split(" ")), trail=True, tracking=tracking)
        boxes.append(Box(size * 1.5, (Content(element, (words,)),)))
    return boxes


class _Grid(NamedTuple):
    """``abreast`` cells of ``width`` points with ``gutter`` between them."""

    abreast: int
    width: float
    gutter: float

    def x(self, index: int) -> float:
        return index * (self.width + self.gutter)

    def span(self, cells: int) -> float:
        return cells * self.width + (cells - 1) * self.gutter


def _grid(count: int, width: float, style: Style) -> _Grid:
    """Return a grid of ``count`` cells that are not too narrow, in rows as even as possible."""
    gutter = style.page.gutter
    min_cell = max(MIN_CELL, MIN_CELL_EMS * style.sizes.small)
    max_abreast = max(1, min(count, int((width + gutter) // (min_cell + gutter))))
    abreast = -(-count // -(-count // max_abreast))
    return _Grid(abreast, (width - gutter * (abreast - 1)) / abreast, gutter)


def key_figures(
    figures: tuple[KeyFigure, ...], facts: Facts, style: Style, width: float, siblings: list[Element]
) -> list[Box]:
    """Set the strip: one box for each row of figures, one for each row of facts."""
    count = len(figures) + len(facts)
    if 0 < len(figures) <= MAX_SHARED and facts and _grid(count, width, style).abreast == count:
        # Labels of facts stand above and are capitalized; here they go below, in lowercase, like those of figures.
        figures += tuple(
            KeyFigure(fact.value, fact.label[:1].lower() + fact.label[1:], lang=fact.lang) for fact in facts
        )
        facts = ()
    setter = _StripSetter(style, width)
    boxes: list[Box] = []
    if figures:
        boxes += setter.figures(figures, siblings)
    if facts:
        boxes += setter.facts(facts, siblings, len(figures))
    return keep_together(space_before(setter.with_rules(boxes), min(style.sizes.leading, MAX_ABOVE)))


def _has_digits(value: str) -> bool:
    return any(map(str.isdigit, value))


def _list_item(body: list[Element]) -> Element:
    return Element("LI", (Element("LBody", tuple(body)),))


class _StripSetter:
    """Sets the rows of a strip ``width`` points wide."""

    __slots__ = ("_fact", "_label", "_note", "_style", "_width")

    def __init__(self, style: Style, width: float) -> None:
        sizes, palette = style.sizes, style.palette
        regular = face(style.faces.regular)
        self._style, self._width = style, width
        self._label = TextStyle(regular, sizes.small, sizes.small_leading, palette.ink)
        self._note = TextStyle(regular, sizes.small, sizes.small_leading, palette.muted)
        self._fact = TextStyle(face(style.faces.bold), sizes.table, sizes.table_leading, palette.ink)

    def with_rules(self, boxes: list[Box]) -> list[Box]:
        """Add the strong rule at the top of the first of ``boxes`` and hairlines between them.

        The last one has none below it, because the first section begins with one.
        """
        palette, ruled = self._style.palette, []
        for index, box in enumerate(boxes):
            y = box.height - HAIRLINE / 2
            rules = [] if index else [Stroke(0.0, RULE / 2, self._width, RULE / 2, RULE, palette.heading)]
            rules += [] if box is boxes[-1] else [Stroke(0.0, y, self._width, y, HAIRLINE, palette.rule)]
            ruled.append(box._replace(contents=(Content(None, tuple(rules)), *box.contents)) if rules else box)
        return ruled

    # --- figures ---

    def figures(self, figures: tuple[KeyFigure, ...], siblings: list[Element]) -> list[Box]:
        grid = _grid(len(figures), self._width, self._style)
        styles = self._numerals(figures, grid.width)
        boxes, listing = [], []
        for start in range(0, len(figures), grid.abreast):
            top = TOP + (0.0 if start else RULE)
            contents: list[Content] = []
            group = figures[start : start + grid.abreast]
            values = [styles[_has_digits(figure.value)].wrap(figure.value, grid.width) for figure in group]
            foot = top + max(value.height for value in values)
            bottom = foot
            for index, (figure, value) in enumerate(zip(group, values, strict=True)):
                body: list[Element] = []
                label, end = self._label_and_note(figure, (grid.x(index), foot + 1.0, grid.width), body)
                words = value.place(grid.x(index), foot - value.height)
                contents += (label[0], Content(add(body, Element("P", lang=figure.lang)), words + label[1]))
                listing.append(_list_item(body))
                bottom = max(bottom, end)
            edges = [grid.x(index) - grid.gutter / 2 for index in range(1, len(group))]
            lines = [Stroke(x, top, x, bottom, HAIRLINE, self._style.palette.rule) for x in edges]
            boxes.append(Box(bottom + BOTTOM, (Content(None, tuple(lines)), *contents) if lines else tuple(contents)))
        siblings.append(Element("L", tuple(listing)))
        return boxes

    def _numerals(self, figures: tuple[KeyFigure, ...], width: float) -> tuple[TextStyle, TextStyle]:
        """Return the text styles of values in words and in digits, reduced until every value fits its cell."""
        style = self._style
        display, size = face(style.faces.display), style.sizes.numeral
        numbers = [figure.value for figure in figures if _has_digits(figure.value)]
        widest = max((display.text_width(value, size) for value in numbers), default=width)
        min_size = max(MIN_NUMERAL, style.sizes.table)
        numeral = max(min(size, min_size), min(size, size * width / widest))
        words, bold = min(numeral, size * WORDS_SCALE), face(style.faces.bold)
        all_words = [word for figure in figures if figure.value not in numbers for word in figure.value.split(" ")]
        longest = max((bold.text_width(word, words) for word in all_words), default=0.0)
        if longest > width:
            words = max(style.sizes.table, words * MIN_WORDS_SCALE, words * width / longest * FIT_SLACK)
        color = style.palette.heading
        return (
            TextStyle(bold, words, words * 1.22, color),
            TextStyle(display, numeral, numeral * 1.12, color),
        )

    def _label_and_note(
        self, figure: KeyFigure, cell: tuple[float, float, float], body: list[Element]
    ) -> tuple[tuple[Content, tuple[Words, ...]], float]:
        """Set the label and note below a value in ``cell`` (left, top, width); return them and their bottom.

        The label is a separate element, first in its list item, so that it is read before the figure.
        """
        x, y, width = cell
        wrapped = self._label.wrap(figure.label, width)
        label = Content(add(body, Element("P")), wrapped.place(x, y))
        y += wrapped.height
        if not figure.note:
            return (label, ()), y
        note = self._note.wrap(figure.note, width)
        return (label, note.place(x, y)), y + note.height

    # --- facts ---

    def facts(self, facts: Facts, siblings: list[Element], figures: int) -> list[Box]:
        """Set the rows of facts below ``figures`` key figures."""
        grid = self._fact_grid(facts, figures)
        boxes, listing = [], []
        for start in range(0, len(facts), grid.abreast):
            group = facts[start : start + grid.abreast]
            spans = self._spans(group, grid)
            top = FACT_PAD + (0.0 if figures or start else RULE)
            labels = [self._note.wrap(fact.label, grid.span(span)) for fact, span in zip(group, spans, strict=True)]
            y = top + max(label.height for label in labels)
            contents: list[Content] = []
            bottom, column = 0.0, 0
            for fact, label, span in zip(group, labels, spans, strict=True):
                body: list[Element] = []
                x = grid.x(column)
                value = self._fact.wrap(fact.value, grid.span(span))
                contents.append(Content(add(body, Element("P")), label.place(x, y - label.height)))
                contents.append(Content(add(body, Element("P", lang=fact.lang)), value.place(x, y)))
                bottom = max(bottom, y + value.height)
                column += span
                listing.append(_list_item(body))
            boxes.append(Box(bottom + FACT_PAD, tuple(contents)))
        siblings.append(Element("L", tuple(listing)))
        return boxes

    def _fact_grid(self, facts: Facts, figures: int) -> _Grid:
        """Return the grid of the ``figures`` above if all facts fit one row of it, or one that breaks no word."""
        grids = [_grid(count, self._width, self._style) for count in range(len(facts), 0, -1)]
        gutter = self._style.page.gutter
        if figures and len(facts) <= (above := _grid(figures, self._width, self._style)).abreast:
            grids.insert(0, above)
        elif 1 < len(facts) <= FINE:
            grids.insert(0, _Grid(FINE, (self._width - gutter * (FINE - 1)) / FINE, gutter))
        return next((grid for grid in grids if self._fits(grid, facts)), grids[-1])

    def _fits(self, grid: _Grid, facts: Facts) -> bool:
        """Return whether every word of ``facts`` fits its cell, and the cells fit their row."""
        return sum(self._spans(facts[: grid.abreast], grid)) <= grid.abreast and all(
            max(self._fact.longest_word(fact.value), self._note.longest_word(fact.label)) <= grid.span(span)
            for start in range(0, len(facts), grid.abreast)
            for fact, span in zip(facts[start:], self._spans(facts[start : start + grid.abreast], grid), strict=False)
        )

    def _spans(self, facts: Facts, grid: _Grid) -> list[int]:
        """Return the number of cells that each fact of a row spans; the longest facts get spare cells."""
        spans = [1] * len(facts)
        widths = [max(self._fact.width(fact.value), self._note.width(fact.label)) for fact in facts]
        if grid.abreast == FINE:
            words = [max(self._fact.longest_word(fact.value), self._note.width(fact.label)) for fact in facts]
            spans = [math.ceil((word + grid.gutter) / (grid.width + grid.gutter)) for word in words]
        for _ in range(grid.abreast - sum(spans)):
            spans[max(range(len(facts)), key=lambda at: widths[at] / spans[at])] += 1
        return spans
