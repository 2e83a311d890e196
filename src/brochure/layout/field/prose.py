"""The text of a long field brochure: all sections in two columns between its composed pages, planned as one.

Every page has a band of color at its head, which stands for that of the composed pages. Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from brochure.compose.blocks import Document
from brochure.layout.brochure.banner import key_figures
from brochure.layout.brochure.document import Opened, Setup, body
from brochure.layout.brochure.illustration import across
from brochure.layout.field.type import Type, frame_at_design
from brochure.layout.page.flow import Flow
from brochure.layout.page.frame import Frame, note_lines
from brochure.layout.pages import Box, Content, Element, OutlineEntry, Placed, add
from brochure.layout.plan.explain import explained
from brochure.layout.plan.fit import Fitted
from brochure.layout.surfaces import colored
from brochure.layout.text.labels import Label
from brochure.layout.text.paragraphs import paragraph
from brochure.style.model import Style

SHEET, MAX_NOTES = 4, 2  # pages of a folded sheet; those for notes
LEAD, TABLE, SECTION, SUBSECTION, GUTTER = 1.38, 0.92, 0.64, 0.9, 1.5  # of the sizes of composed pages
BAND = 14.4  # of color at the head of a page
NOTE_GAP, SUMMARY_GAP, PICTURE_GAP = 2.0, 12.0, 14.0
LEVEL = 2  # of the heading


class Prose(NamedTuple):
    """The ``pages`` of text, without feet, and a title for each page for ``notes`` that has to follow, or an empty one.

    ``outline`` counts pages from 0. ``missed`` is that of :class:`~brochure.layout.pages.Pages`, and the
    ``explanation``, of the text alone.
    """

    pages: tuple[tuple[Placed, ...], ...]
    elements: tuple[Element, ...]
    outline: tuple[OutlineEntry, ...]
    notes: tuple[str, ...]
    missed: str
    explanation: tuple[str, ...]


def prose(text: Document, title: str, style: Style, others: int, *, explain: bool, may_grow: bool) -> Prose:
    """Set ``text`` under ``title`` for a brochure that has so many ``others`` pages, one of them after it.

    It takes as many pages as make one of the wanted numbers with those. If it cannot, the number of all pages is a
    multiple of four, with up to two pages for notes; lines for notes fill the last page of text, too. A text without
    ``notes`` has neither. If it ``may_grow``, type can be larger to fill the pages.
    """
    head = Type.of(frame_at_design(style), style).page_head.line(title)
    dense, setup = text_style(style), Setup(LEVEL, may_grow, partial(_opening, head), others)
    wanted = (*[number + others for number in text.page_count], *style.page_count)
    made = _made(text, dense, setup, wanted)
    missed, count = made.missed, others + len(made.flow.pages)
    if missed and count % SHEET:
        made = _made(text, dense, setup, range(count - count % SHEET, count + 2 * SHEET, SHEET))
        count = others + len(made.flow.pages)
    notes = -count % SHEET if text.notes and -count % SHEET <= MAX_NOTES else 0
    flow, frame = made.flow, made.flow.frame
    lines = note_lines(text.notes, flow.style, frame.width, flow.room) if text.notes else None
    if lines:
        flow.put(lines)
    outline = [OutlineEntry(title, 1, 0, frame.top)]
    outline += [entry._replace(level=entry.level + 1) for entry in flow.outline]
    return Prose(
        tuple(_with_band(page, frame, style) for page in flow.pages),
        (Element("Sect", tuple(made.elements)),),
        tuple(outline),
        ("" if lines else text.notes, "")[:notes],
        "" if count + notes in wanted else missed,
        explained(made.fitted, others - 1) if explain and made.fitted else (),
    )


def text_style(style: Style) -> Style:
    """``style`` for running text in two columns: closer lines, smaller headings, a wider gutter."""
    sizes, page = style.sizes, style.page
    table = round(sizes.table * TABLE, 2)
    return replace(
        style,
        sizes=replace(
            sizes,
            leading=round(sizes.body * LEAD, 2),
            table=table,
            table_leading=round(sizes.table_leading * TABLE, 2),
            section=round(sizes.section * SECTION, 2),
            subsection=round(sizes.subsection * SUBSECTION, 2),
        ),
        page=replace(page, gutter=page.gutter * GUTTER),
    )


class _Made(NamedTuple):
    flow: Flow
    fitted: Fitted | None
    elements: list[Element]

    @property
    def missed(self) -> str:
        return self.fitted.missed if self.fitted else ""


def _made(text: Document, style: Style, setup: Setup, wanted: Iterable[int]) -> _Made:
    """The text with one of the ``wanted`` numbers of all pages, if possible."""
    style, elements = replace(style, page_count=tuple(wanted)), list[Element]()
    flow, fitted = body(text._replace(page_count=()), style, frame_at_design(style), elements, setup)
    return _Made(flow, fitted, elements)


def _opening(head: Label, text: Document, style: Style, width: float, level: int) -> Opened:
    """The heading, the field and its codes, the picture, and the facts."""
    type_, elements = Type.of(frame_at_design(style), style), list[Element]()
    boxes = [Box(head.height, (Content(add(elements, Element(f"H{level}")), head.place(0.0, 0.0)),))]
    if text.eyebrow:
        note = type_.note.wrap(text.eyebrow, width)
        element = add(elements, Element("P", lang=text.eyebrow_lang))
        boxes.append(Box(note.height, (Content(element, note.place(0.0, 0.0)),), before=NOTE_GAP))
    if text.summary:
        boxes += paragraph(text.summary_text, type_.running, width, elements, before=SUMMARY_GAP)
    if text.image:
        boxes.append(across(text.image, style, width, elements)._replace(before=PICTURE_GAP))
    strip = key_figures((), text.facts, style, width, elements) if text.facts else []
    return Opened(boxes, strip, elements)


def _with_band(page: list[Placed], frame: Frame, style: Style) -> tuple[Placed, ...]:
    band = Box(BAND, (Content(None, tuple(colored(0.0, 0.0, frame.page_width, BAND, style.palette, "b"))),))
    return (Placed(0.0, frame.page_height, band), *page)
