"""The three inside panels: the work, getting in, pay and future. Lengths are in points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from brochure.compose.blocks import KeyFigure
from brochure.compose.essentials import without_texts
from brochure.compose.leaflet import Leaflet
from brochure.layout.leaflet.figures import employers, growth, industries, pay, similar
from brochure.layout.leaflet.parts import ASIDE, BEFORE, EXTRA, FEWER, FLEX, TEXT, gone, subheading
from brochure.layout.leaflet.sheet import Type
from brochure.layout.pages import Element, Stroke
from brochure.layout.panel.furniture import bullets, listed, step_text
from brochure.layout.panel.marks import numbered_disc
from brochure.layout.panel.parts import Part, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.text.paragraphs import paragraph

LEAD_GAP, LEAD_FLEX = 9.0, 4.0  # below the paragraph before the duties
MAX_DUTIES, USUAL_DUTIES = 8, 5
MAX_CONDITIONS = 5
ITEM_GAP, MORE_ITEM = 5.0, 5.0  # between items, and how much more there can be
DISC, STEP_HANG = 11.8, 36.0  # the radius of the disc of a number, and the distance of the text from the left
STEP_TEXT = 0.8  # the loss of the text of a step, in duties
STEP_GAP, MORE_STEP = 11.0, 34.0  # between steps, and how much more there can be
LINE = 2.0  # the width of the line from step to step

Parts = Callable[[float], list[Part]]
"""Makes the parts of a panel with so many points more in each of its gaps."""


class Content(NamedTuple):
    """What a panel says: its heading, the line below it, its parts and the ``gaps`` in them, the figure at its foot.

    Each of the gaps can grow by ``most``.
    """

    title: str
    under: str
    parts: Parts
    gaps: int
    most: float
    figure: KeyFigure | None


class _At(NamedTuple):
    """What is laid out in which type and width."""

    leaflet: Leaflet
    type: Type
    width: float


def panels(leaflet: Leaflet, type_: Type, widths: Sequence[float]) -> list[Content]:
    """The three panels. Without duties, as in fact sheets, the first one is about the jobs; one can have no parts."""
    labels, told = leaflet.labels, leaflet.content.essentials
    left, middle, right = [_At(leaflet, type_, width) for width in widths]
    jobs, openings, change = leaflet.figures
    has_figures = any((leaflet.content.pay, leaflet.growth, leaflet.content.employers))
    way = Content(labels.entry, leaflet.entry, partial(_entry, middle), len(told.path) - 1, MORE_STEP, openings)
    if not told.duties:
        first = Content(labels.jobs, leaflet.future, lambda _: _jobs(left), 0, 0.0, jobs)
        return [first, way, Content(labels.paid, leaflet.level, lambda _: _paid(right), 0, 0.0, change)]
    items = len(told.duties[:MAX_DUTIES]) + len(told.conditions[:MAX_CONDITIONS])
    work = Content(labels.work, labels.duties, partial(_work, left, apart=not has_figures), items, MORE_ITEM, jobs)
    if not has_figures:
        return [work, way, Content(labels.conditions, "", lambda _: _conditions(right), 0, 0.0, change)]
    return [work, way, Content(labels.future, leaflet.future, lambda _: _future(right), 0, 0.0, change)]


def _known(*parts: Part | None) -> list[Part]:
    return [part for part in parts if part]


def _work(at: _At, more: float, *, apart: bool) -> list[Part]:
    """Duties and, unless they stand ``apart``, conditions."""
    lead = _lead(at)
    space = (LEAD_GAP, LEAD_FLEX) if lead else (BEFORE, FLEX)
    return [*lead, _duties(at, more, space), *([] if apart else _conditions(at, more, titled=True))]


def _lead(at: _At) -> list[Part]:
    """What the summary says beyond its first sentence."""
    leaflet = at.leaflet
    if not leaflet.more:
        return []

    def variant() -> Variant:
        tray = Tray()
        text = leaflet.content.said(leaflet.more)
        tray.column(paragraph(text, at.type.running, at.width, tray.elements))
        return tray.variant()

    return [Part("lead", [variant, gone(TEXT, "work")])]


def _duties(at: _At, more: float, space: tuple[float, float]) -> Part:
    told = at.leaflet.content.essentials.duties[:MAX_DUTIES]
    items = bullets([duty.text for duty in told], at.type, at.width)

    def variant(count: int) -> Variant:
        tray = Tray()
        listed(items[:count], tray, 0.0, 0.0, ITEM_GAP + more)
        fewer = len(told) - count
        loss = EXTRA * min(fewer, max(0, len(told) - USUAL_DUTIES)) + FEWER * max(0, USUAL_DUTIES - count)
        return tray.variant(loss if fewer else 0.0, ("more_duties",) if fewer else ())

    makers = [partial(variant, count) for count in range(len(told), 0, -1)]
    return Part("duties", [*makers, gone(FEWER * (USUAL_DUTIES + 1), "duties")], *space)


def _conditions(at: _At, more: float = 0.0, *, titled: bool = False) -> list[Part]:
    told = at.leaflet.content.essentials.conditions[:MAX_CONDITIONS]

    def variant(count: int) -> Variant:
        tray = Tray()
        y = subheading(at.leaflet.labels.conditions, at.type, tray, at.width) if titled else 0.0
        for text in told[:count]:
            y = tray.column(paragraph(text, at.type.running, at.width, tray.elements), 0.0, y) + ITEM_GAP + more
        fewer = len(told) - count
        return tray.variant(ASIDE * fewer, ("more_conditions",) if fewer else ())

    makers = [partial(variant, count) for count in range(len(told), 0, -1)]
    without = gone(ASIDE * (len(told) + 1), "conditions")
    return [Part("conditions", [*makers, without], BEFORE, FLEX)] if told else []


def _entry(at: _At, more: float) -> list[Part]:
    return _known(_path(at, more), similar(*at))


def _path(at: _At, more: float) -> Part | None:
    """The steps one below another, joined by a line. Without room, the longest texts are left out first."""
    whole = at.leaflet.content.essentials.path
    if not whole:
        return None
    said = [index for index, step in enumerate(whole) if step.text]
    longest = sorted(said, key=lambda index: -len(whole[index].words))

    def variant(cut: int) -> Variant:
        tray = Tray()
        steps = without_texts(whole, longest[:cut])
        accent, title = at.type.style.palette.accent, at.type.sub
        styles = (title, at.type.strong._replace(color=accent), at.type.body)
        above = max(0.0, DISC - title.leading / 2)  # of a disc, above the title beside its middle
        listing, y = [], above
        for number, step in enumerate(steps, 1):
            label = Element("Lbl")
            top = y + title.leading / 2 - DISC
            numbered_disc(
                None if step.is_later else number, at.type.strong, tray, label, (0.0, top), DISC, at.type.style.palette
            )
            place = (STEP_HANG, y, at.width - STEP_HANG)
            body, end = step_text(step, styles, tray, place)
            listing.append(Element("LI", (label, body)))
            y = max(end, top + 2 * DISC) + STEP_GAP + more
            if number < len(steps):
                tray.items((Stroke(DISC, top + 2 * DISC, DISC, y + title.leading / 2 - DISC, LINE, accent),))
        tray.elements.append(Element("L", tuple(listing)))
        return tray.variant(STEP_TEXT * cut, ("step_texts",) if cut else ())

    makers = [partial(variant, cut) for cut in range(len(longest) + 1)]
    return Part("path", [*makers, gone(FEWER * len(whole), "path")], BEFORE, FLEX)


def _future(at: _At) -> list[Part]:
    return _known(pay(*at), growth(*at), employers(*at), industries(*at))


def _jobs(at: _At) -> list[Part]:
    return [*_known(growth(*at), employers(*at)), *_conditions(at, titled=True)]


def _paid(at: _At) -> list[Part]:
    return _known(pay(*at), industries(*at))
