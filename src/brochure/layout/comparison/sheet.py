"""A whole sheet: its paper size, its enlargement, the number of duties, and its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from brochure.compose.blocks import BarChart, RangeChart
from brochure.compose.comparison.model import Comparison, Duties
from brochure.fonts.metrics import face
from brochure.layout.charts.bars import bar_chart
from brochure.layout.charts.ranges import range_chart
from brochure.layout.comparison.cells import Cells
from brochure.layout.comparison.grid import place_tables
from brochure.layout.page.enlarging import enlarge_page
from brochure.layout.page.flow import Flow
from brochure.layout.page.frame import FOOT_GAP, Frame, finished_page, numbered_foot
from brochure.layout.page.stack import Stack
from brochure.layout.pages import Box, Content, Element, Pages, Words, add
from brochure.layout.text.labels import fit_title, label_styles, note_boxes
from brochure.paper import PageSize, landscape_dimensions, larger
from brochure.style.fit import check_sheet
from brochure.style.model import Style

MARGIN = 0.72  # of the style's margins: a sheet needs less margin than a brochure
MIN_MARGIN = 18.0  # points below the foot: the unprintable area of printers
HEADING_SCALE = 1.4  # the size of the heading, relative to a section's
PAD = 0.57  # above and below the contents of a row, in sizes of table type
MAX_EXTRA_PAD = 0.8  # the same: the maximum added to fill the page
MIN_PAD = 3.0  # points, if that saves a page

# In sizes of table type:
PANEL_GAP = 3.2  # between charts side by side
TWO_ABREAST, THREE_ABREAST = 62.0, 116.0  # the minimum measures for two and three charts side by side

PAY_SHARE = 0.56  # of the width, for pay charts beside outlook charts

Chart = RangeChart | BarChart

FACTORS = tuple(1 + step / 25 for step in range(1, 18))  # up to 1.68


class _Setting(NamedTuple):
    """The settings of a sheet: its enlargement, the maximum number of omitted duties per cell, the row padding."""

    factor: float
    omitted: int
    pad: float


class _Drawing(NamedTuple):
    setting: _Setting
    flow: Flow
    elements: list[Element]
    tables: int

    @property
    def page_count(self) -> int:
        return len(self.flow.pages)


def layout_comparison(comparison: Comparison, style: Style, paper: PageSize | None = None) -> Pages:
    """Lay out ``comparison`` on landscape ``paper``, enlarged to fill it, on one page if the style's type fits.

    The default paper has the style's size or, if the comparison does not fit on one page, the larger size. Raises
    :class:`~brochure.style.fit.PageFitError` if the paper is too small.
    """
    sheet = _Sheet(comparison, style, paper or style.page.size)
    drawn = sheet.at_style_size()
    if paper is None and drawn.page_count > 1 and (next_size := larger(style.page.size)):
        sheet = _Sheet(comparison, style, next_size)
        drawn = sheet.at_style_size()
    return sheet.pages(sheet.fill_page(sheet.enlarge(drawn)))


def paper_of(pages: Pages, asked: PageSize) -> PageSize:
    """Return the paper size of a comparison's pages: the one ``asked`` for, or the larger one."""
    return asked if pages.pages[0][:2] == landscape_dimensions(asked) else larger(asked) or asked


class _Sheet:
    """Draws one comparison on one paper size."""

    def __init__(self, comparison: Comparison, style: Style, paper: PageSize) -> None:
        check_sheet(style, paper)
        self._comparison, self._style = comparison, style
        self._width, self._height = landscape_dimensions(paper)

    def at_style_size(self) -> _Drawing:
        """Draw at the style's size, with as many duties as the minimum number of pages allows."""
        entries = (entry for aspect in self._comparison.aspects for entry in aspect.entries)
        max_omitted = max(
            (len(entry.items) - entry.min_items for entry in entries if isinstance(entry, Duties)), default=0
        )
        size = self._style.sizes.table
        best = self._draw(_Setting(1.0, 0, PAD * size))
        for omitted in range(max_omitted + 1):
            if best.page_count == 1:
                break
            drawn = self._draw(_Setting(1.0, omitted, MIN_PAD))
            best = drawn if drawn.page_count < best.page_count else best
        return best

    def enlarge(self, plain: _Drawing) -> _Drawing:
        """Enlarge the sheet as far as it keeps the same number of pages and tables."""
        best = plain
        low, high = 0, len(FACTORS)  # FACTORS[:low] fit, FACTORS[high:] do not
        while low < high:
            middle = (low + high) // 2
            drawn = self._draw(plain.setting._replace(factor=FACTORS[middle]))
            if (drawn.page_count, drawn.tables) == (plain.page_count, plain.tables):
                best, low = drawn, middle + 1
            else:
                high = middle
        return best

    def fill_page(self, drawn: _Drawing) -> _Drawing:
        """Pad the rows to fill the page, if there is only one page."""
        rows = drawn.tables * len(self._comparison.aspects) if drawn.page_count == 1 else 0
        extra = min(MAX_EXTRA_PAD * self._style.sizes.table, drawn.flow.room / (2 * rows) - 0.1) if rows else 0.0
        return self._draw(drawn.setting._replace(pad=drawn.setting.pad + extra)) if extra > 0 else drawn

    def _draw(self, setting: _Setting) -> _Drawing:
        """Draw the sheet on pages reduced by the factor; :meth:`pages` enlarges them to the paper size."""
        comparison, style, frame = self._comparison, self._style, self._frame(setting.factor)
        elements: list[Element] = []
        flow = Flow(frame, style)
        flow.mark(comparison.heading, 1)
        flow.side_by_side([(0.0, Stack(_heading(comparison, style, frame.width, elements)))], 0.0)
        _place_charts(comparison, flow, elements)
        tables = place_tables(comparison, Cells(style, setting.omitted), setting.pad, flow, elements)
        return _Drawing(setting, flow, elements, tables)

    def _frame(self, factor: float) -> Frame:
        page, width, height = self._style.page, self._width / factor, self._height / factor
        side, top = MARGIN * page.margin_side, MARGIN * page.margin_top
        foot = numbered_foot(self._comparison, self._style, width - 2 * side, 1, 1, None).height
        bottom = max(MARGIN * page.margin_bottom, foot + FOOT_GAP + MIN_MARGIN)
        inner = width - 2 * side
        return Frame(width, height, side, height - top, bottom, inner, columns=1, column=inner)

    def pages(self, drawn: _Drawing) -> Pages:
        """Return the pages with their feet, enlarged to the paper size."""
        comparison, frame, factor = self._comparison, drawn.flow.frame, drawn.setting.factor
        attribution = Element("P")
        footed = comparison if drawn.page_count > 1 else replace(comparison, page_label="")
        pages = []
        for number, placed in enumerate(drawn.flow.pages, 1):
            element = attribution if number == drawn.page_count else None
            foot = numbered_foot(footed, self._style, frame.width, number, drawn.page_count, element)
            page = finished_page(placed, frame, self._style, foot)
            pages.append(enlarge_page(page, factor)._replace(width=self._width, height=self._height))
        return Pages(
            tuple(pages),
            Element("Document", (*drawn.elements, attribution), lang=comparison.composed),
            tuple(entry._replace(y=entry.y * factor) for entry in drawn.flow.outline),
            comparison.title,
            comparison.lang,
            comparison.subject,
            comparison.keywords,
        )


# --- the head ---------------------------------------------------------------------------------------------------


def _heading(comparison: Comparison, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """Set the heading (H1), with the notes in small print at its right or, if there is no room, below it."""
    sizes, display = style.sizes, face(style.faces.display)
    title = fit_title(comparison.heading, display, sizes.section * HEADING_SCALE, sizes.section, width)
    size, element = title.size, add(siblings, Element("H1"))
    boxes = []
    for index in range(len(title.rows)):
        words = title.line(index, -size * 0.02, size * 0.86, style.palette.heading)
        boxes.append(Box(size * 1.06, (Content(element, (words,)),)))
    room = width - display.text_width(comparison.heading, size) - PANEL_GAP * sizes.table
    beside = _notes_beside(comparison.notes, style, width, room, size * 0.86) if len(boxes) == 1 else None
    if beside is None:
        return boxes + note_boxes(comparison.notes, style, width, siblings)
    contents = boxes[0].contents + tuple(Content(add(siblings, Element("P")), words) for words in beside)
    return [boxes[0]._replace(contents=contents)]


def _notes_beside(
    notes: tuple[str, ...], style: Style, width: float, room: float, baseline: float
) -> list[tuple[Words, ...]] | None:
    """Set ``notes`` right of a heading, the last line on its baseline; return None if they need more room."""
    text_style = label_styles(style).note
    labels = [text_style.wrap(note, room) for note in notes] if room > 0 else []
    top = baseline - text_style.baseline - (sum(len(label.lines) for label in labels) - 1) * text_style.leading
    if top < 0 or not labels:
        return None
    out = []
    for label in labels:
        out.append(label.place(width, top, "right"))
        top += label.height
    return out


# --- the charts -------------------------------------------------------------------------------------------------


def _place_charts(comparison: Comparison, flow: Flow, siblings: list[Element]) -> None:
    """Place the charts side by side or, in a narrow measure, one below the other."""
    style, width = flow.style, flow.frame.width
    gap = PANEL_GAP * style.sizes.table
    panels = _panels(comparison, width / style.sizes.table)
    elements: list[Element] = []
    x, stacks = 0.0, []
    for charts, share in panels:
        column = share * (width - gap * (len(panels) - 1))
        stacks.append((x, Stack([box for chart in charts for box in _chart(chart, style, column, elements)])))
        x += column + gap
    if stacks and max(stack.height for _, stack in stacks) <= flow.frame.height:
        siblings += elements
        flow.side_by_side(stacks, style.sizes.leading, [chart.caption for charts, _ in panels for chart in charts])
        return
    alone: list[Chart] = [*comparison.pay, *comparison.outlook]
    for chart in alone:
        elements = []
        boxes = _chart(chart, style, width, elements)
        if sum(box.height for box in boxes) <= flow.frame.height:  # omit a taller chart; the table has its data
            siblings += elements
            flow.side_by_side([(0.0, Stack(boxes))], style.sizes.leading, [chart.caption])


def _panels(comparison: Comparison, ems: float) -> list[tuple[Sequence[Chart], float]]:
    """Return the panels for a measure of ``ems``: the charts of each, and its share of the width."""
    charts: list[Chart] = [*comparison.pay, *comparison.outlook]
    if len(charts) == 1 or (len(charts) > 2 and ems >= THREE_ABREAST):
        return [([chart], 1 / len(charts)) for chart in charts]
    if comparison.pay and comparison.outlook and ems >= TWO_ABREAST:
        return [(comparison.pay, PAY_SHARE), (comparison.outlook, 1 - PAY_SHARE)]
    return []


def _chart(chart: Chart, style: Style, width: float, siblings: list[Element]) -> list[Box]:
    if isinstance(chart, RangeChart):
        return range_chart(chart, style, width, siblings)
    return bar_chart(chart, style, width, siblings)


# --- enlargement ------------------------------------------------------------------------------------------------
