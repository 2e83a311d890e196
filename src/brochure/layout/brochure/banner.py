"""The head of page one: eyebrow, title, a sentence of what the work is, and the strip of key figures and facts.

Units are points, y downwards. Cells of the strip hang from the page's columns: four cells, or two, meet at the gutter.
To a screen reader each cell is a list item: its label, then the figure and its note.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import Document, Fact, KeyFigure, Run
from brochure.fonts.metrics import face
from brochure.layout.pages import (
    Box,
    Content,
    Element,
    Item,
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
SUMMARY_MEASURE = 0.86  # of the full width: a line that the eye finds its way back from

RULE, HAIRLINE = 2.0, 0.5
MIN_CELL = 84.0  # under this a cell's numeral and label would be cramped
TOP, BOTTOM = 12.0, 11.0  # between the rules and the figures
FACT_PAD = 7.0  # between the rules and the facts
MIN_NUMERAL = 13.0
WORDS, MIN_WORDS = 0.54, 0.75  # the size of values in words, of that of numerals; how far a long one makes it smaller
FITTED = 0.995  # a hair narrower than what it has to fit
FEW = 3  # so few figures share their row with the facts

Facts = tuple[Fact, ...]


def banner(document: Document, style: Style, width: float, siblings: list[Element], level: int) -> list[Box]:
    """Eyebrow, title (a heading of ``level``) and summary over the full ``width``."""
    boxes: list[Box] = []
    sizes, palette = style.sizes, style.palette
    if document.eyebrow:
        boxes += _eyebrow(document.eyebrow, style, width, add(siblings, Element("P", lang=document.own)))
    title = fit_title(document.title, face(style.faces.display), sizes.title, sizes.title_min, width)
    element = add(siblings, Element(f"H{level}", lang=document.own))
    for index in range(len(title.rows)):
        words = title.line(index, -title.size * 0.02, title.size * 0.9, palette.heading)
        boxes.append(Box(title.size * 1.06, (Content(element, (words,)),), before=0 if index else 4))
    if document.summary:
        light = (face(style.faces.light),) * 4
        kind = ParagraphStyle(light, sizes.summary, sizes.summary * 1.36, palette.muted, palette.accent)
        text = (Run(document.summary, lang=document.summary_lang),)
        boxes += paragraph(text, kind, width * SUMMARY_MEASURE, siblings, before=10)
    return keep_with_previous(boxes)


def _eyebrow(text: str, style: Style, width: float, element: Element) -> list[Box]:
    """Category and codes in letterspaced capitals."""
    size, bold = style.sizes.small + 1, face(style.faces.bold)
    tracking = size * 0.08
    spread = 1 + tracking / (size * MEAN_CAPITAL)  # by how much letterspacing widens a line of capitals
    color, boxes = style.palette.accent, []
    for row in TextStyle(bold, size * spread, size * 1.5, color).wrap(text.upper(), width).lines:
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


def _grid(count: int, width: float, gutter: float) -> _Grid:
    """As many cells side by side as are not cramped, rows as even as can be."""
    most = max(1, min(count, int((width + gutter) // (MIN_CELL + gutter))))
    abreast = -(-count // -(-count // most))
    return _Grid(abreast, (width - gutter * (abreast - 1)) / abreast, gutter)


def key_figures(
    figures: tuple[KeyFigure, ...], facts: Facts, style: Style, width: float, siblings: list[Element]
) -> list[Box]:
    """The strip: a box for each row of figures, one for each row of facts."""
    count = len(figures) + len(facts)
    if 0 < len(figures) <= FEW and facts and _grid(count, width, style.page.gutter).abreast == count:
        # In their own row labels stand above and begin large; here they stand beneath, like the others.
        figures += tuple(
            KeyFigure(fact.value, fact.label[:1].lower() + fact.label[1:], lang=fact.lang) for fact in facts
        )
        facts = ()
    setter = _Setter(style, width)
    boxes: list[Box] = []
    if figures:
        boxes += setter.figures(figures, siblings)
    if facts:
        boxes += setter.facts(facts, siblings, len(figures))
    return keep_together(space_before(setter.crowned(boxes), style.sizes.leading))


def _has_digits(value: str) -> bool:
    return any(map(str.isdigit, value))


def _item(body: list[Element]) -> Element:
    return Element("LI", (Element("LBody", tuple(body)),))


class _Setter:
    """Sets the rows of one strip, ``width`` points wide."""

    __slots__ = ("_fact", "_label", "_note", "_style", "_width")

    def __init__(self, style: Style, width: float) -> None:
        sizes, palette = style.sizes, style.palette
        regular = face(style.faces.regular)
        self._style, self._width = style, width
        self._label = TextStyle(regular, sizes.small, sizes.small_leading, palette.ink)
        self._note = TextStyle(regular, sizes.small, sizes.small_leading, palette.muted)
        self._fact = TextStyle(face(style.faces.bold), sizes.table, sizes.table_leading, palette.ink)

    def crowned(self, boxes: list[Box]) -> list[Box]:
        """``boxes`` with the strong rule at the top of the first."""
        rule = Stroke(0.0, RULE / 2, self._width, RULE / 2, RULE, self._style.palette.heading)
        return [box._replace(contents=(Content(None, (rule,)), *box.contents)) for box in boxes[:1]] + boxes[1:]

    def _ruled(self, height: float, contents: list[Content], lines: list[Item]) -> Box:
        """A box with a hairline at its foot, and ``lines`` between its cells."""
        y = height - HAIRLINE / 2
        lines.append(Stroke(0.0, y, self._width, y, HAIRLINE, self._style.palette.rule))
        return Box(height, (Content(None, tuple(lines)), *contents))

    # --- figures ---

    def figures(self, figures: tuple[KeyFigure, ...], siblings: list[Element]) -> list[Box]:
        grid = _grid(len(figures), self._width, self._style.page.gutter)
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
                label, end = self._label_of(figure, (grid.x(index), foot + 1.0, grid.width), body)
                words = value.place(grid.x(index), foot - value.height)
                contents += (label[0], Content(add(body, Element("P", lang=figure.lang)), words + label[1]))
                listing.append(_item(body))
                bottom = max(bottom, end)
            edges = [grid.x(index) - grid.gutter / 2 for index in range(1, len(group))]
            lines: list[Item] = [Stroke(x, top, x, bottom, HAIRLINE, self._style.palette.rule) for x in edges]
            boxes.append(self._ruled(bottom + BOTTOM, contents, lines))
        siblings.append(Element("L", tuple(listing)))
        return boxes

    def _numerals(self, figures: tuple[KeyFigure, ...], width: float) -> tuple[TextStyle, TextStyle]:
        """The text styles of values in words and in digits: the largest digits with which no figure leaves its cell."""
        style = self._style
        display, size = face(style.faces.display), style.sizes.numeral
        numbers = [figure.value for figure in figures if _has_digits(figure.value)]
        widest = max((display.text_width(value, size) for value in numbers), default=width)
        numeral = max(min(size, MIN_NUMERAL), min(size, size * width / widest))
        words, bold = min(numeral, size * WORDS), face(style.faces.bold)
        spelled = [word for figure in figures if figure.value not in numbers for word in figure.value.split(" ")]
        longest = max((bold.text_width(word, words) for word in spelled), default=0.0)
        if longest > width:
            words = max(words * MIN_WORDS, words * width / longest * FITTED)
        color = style.palette.heading
        return (
            TextStyle(bold, words, words * 1.22, color),
            TextStyle(display, numeral, numeral * 1.12, color),
        )

    def _label_of(
        self, figure: KeyFigure, cell: tuple[float, float, float], body: list[Element]
    ) -> tuple[tuple[Content, tuple[Words, ...]], float]:
        """What stands under a value, in a ``cell`` (left, top, width): the label, the note's words, and their end.

        The label is an element of its own, first of its item: it is read before the figure.
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
        """Rows of facts."""
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
                listing.append(_item(body))
            boxes.append(self._ruled(bottom + FACT_PAD, contents, []))
        siblings.append(Element("L", tuple(listing)))
        return boxes

    def _fact_grid(self, facts: Facts, figures: int) -> _Grid:
        """The grid of the ``figures`` above where all facts fit into a row of it; else one that parts no word."""
        gutter = self._style.page.gutter
        grids = [_grid(count, self._width, gutter) for count in range(len(facts), 0, -1)]
        if figures and len(facts) <= (above := _grid(figures, self._width, gutter)).abreast:
            grids.insert(0, above)
        return next((grid for grid in grids if self._holds(grid, facts)), grids[-1])

    def _holds(self, grid: _Grid, facts: Facts) -> bool:
        """Whether every word of ``facts`` fits into its cells."""
        return all(
            max(self._fact.longest_word(fact.value), self._note.longest_word(fact.label)) <= grid.span(span)
            for start in range(0, len(facts), grid.abreast)
            for fact, span in zip(facts[start:], self._spans(facts[start : start + grid.abreast], grid), strict=False)
        )

    def _spans(self, facts: Facts, grid: _Grid) -> list[int]:
        """How many cells each fact of a row takes: spare cells go to the longest."""
        spans = [1] * len(facts)
        widths = [max(self._fact.width(fact.value), self._note.width(fact.label)) for fact in facts]
        for _ in range(grid.abreast - len(facts)):
            spans[max(range(len(facts)), key=lambda at: widths[at] / spans[at])] += 1
        return spans
