"""Both sides of a leaflet: what each panel says, at which size of type, and where it stands. Lengths are in points.

Panels are read in the order in which they are seen: the cover; the flap, beside which the cover is opened; the inside
from left to right; the back, when the leaflet is turned over.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from brochure.compose.blocks import KeyFigure
from brochure.compose.full import Omission
from brochure.compose.leaflet import Leaflet
from brochure.layout.leaflet.cover import cover
from brochure.layout.leaflet.inside import Content, panels
from brochure.layout.leaflet.outside import Back, back, flap
from brochure.layout.leaflet.parts import BEFORE, UNDER_GAP, headed, spread, subheading
from brochure.layout.leaflet.sheet import Panel, Type, sheet_of
from brochure.layout.page.enlarging import enlarge
from brochure.layout.pages import Box, Element, Fill, OutlineEntry, Page, Pages, Placed, add
from brochure.layout.pages import Content as Drawn
from brochure.layout.panel.furniture import ruled
from brochure.layout.panel.parts import Filled, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import shaded
from brochure.style.model import Style
from brochure.style.scale import NORMAL, Density

ROOMY = Density("roomy", text=1.1, display=1.05, row_gap=1.3)
"""For those with so little to say that panels would be half empty."""

DENSITIES = (NORMAL, Density("compact", text=0.95, display=0.95, row_gap=0.85))
"""From the designed size of type to the smallest that is legible on paper."""

SMALLER = 1.5  # what a step to smaller type costs, in duties
BLANK = 120.0  # points of blank at the foot of a panel that are as bad as a duty left out
MIN_NOTES = 110.0  # points of blank that lines for notes fill
NOTES = 0.3  # such lines, compared with blank
HALF_EMPTY = 2.0  # the cost of a leaflet that larger type would suit
HEAD_PAD = 17.0  # below the headings of the inside
LINE = 2.4  # below the upper one
PAD_TOP, PAD_BOTTOM = 18.0, 14.0  # between the bands and the text
FIGURE_TOP, FIGURE_GAP = 13.0, 3.0  # above the figures in the lower band, and below them


class _Folded(NamedTuple):
    """A leaflet as set at one size of type: what fills the flap, the inside and the back."""

    type: Type
    flap: Filled
    contents: tuple[Content, ...]
    inside: tuple[Filled, ...]
    back: Back
    omitted: tuple[Omission, ...]

    @property
    def filled(self) -> tuple[Filled, ...]:
        return (self.flap, *self.inside, self.back.above)

    @property
    def cost(self) -> float:
        blank = sum([one.blank if one.blank < MIN_NOTES else NOTES * one.blank for one in self.filled])
        return sum([one.loss for one in self.filled]) + self.back.foot.loss + blank / BLANK


def layout_leaflet(leaflet: Leaflet, style: Style, *, explain: bool = False) -> Pages:
    """Lay out ``leaflet`` on the two sides of a sheet; to ``explain`` that, say what was left out of which part."""
    folded, (_, factor) = _best(leaflet, style), sheet_of(style)
    type_, content = folded.type, leaflet.content
    sheet = type_.sheet
    seen = [_cover(leaflet, type_), _flap(leaflet, folded)]
    inside = [_inside(leaflet, folded, number) for number in range(len(folded.inside))]
    last = _back(leaflet, folded)
    bands = Placed(0.0, sheet.height, _bands(leaflet, type_))
    pages = (
        Page(sheet.width, sheet.height, (*seen[0][0], *seen[1][0], *last[0]), style.palette.paper),
        Page(sheet.width, sheet.height, (bands, *(box for boxes, _ in inside for box in boxes)), style.palette.paper),
    )
    read = [elements for _, elements in (*seen, *inside, last)]
    laid_out = Pages(
        pages,
        Element("Document", tuple([Element("Sect", tuple(elements)) for elements in read]), lang=content.composed),
        _outline(leaflet, folded, sheet.height),
        content.title,
        content.lang,
        leaflet.subject,
        content.keywords,
        explanation=_explained(folded) if explain else (),
        omitted=folded.omitted,
    )
    return enlarge(laid_out, factor)


def _best(leaflet: Leaflet, style: Style) -> _Folded:
    """The setting in the largest type at which little is left out."""
    best: _Folded | None = None
    lowest = math.inf
    for step, density in enumerate(DENSITIES):
        if lowest <= SMALLER * step:
            break
        folded = _folded(leaflet, Type.of(style, density))
        if folded.cost + SMALLER * step < lowest:
            best, lowest = folded, folded.cost + SMALLER * step
    if best and not best.omitted and lowest > HALF_EMPTY:
        folded = _folded(leaflet, Type.of(style, ROOMY))
        if folded.cost < lowest:
            best = folded
    assert best is not None
    return best


def _folded(leaflet: Leaflet, type_: Type) -> _Folded:
    """All panels at one size of type."""
    sheet, margin = type_.sheet, type_.margin
    room = sheet.height - 2 * margin
    left, middle, _ = sheet.outside
    contents = panels(leaflet, type_, [type_.measure(panel) for panel in sheet.inside])
    inner = sheet.height - _head(type_) - LINE - PAD_TOP - _floor(leaflet, type_)
    inside = [spread(one.parts, inner, one.gaps, one.most) for one in contents]
    first = flap(leaflet, type_, type_.measure(left), room)
    omitted = _omitted([first, *inside])
    last = back(leaflet, type_, type_.measure(middle), room, omitted)
    return _Folded(type_, first, tuple(contents), tuple(inside), last, tuple(dict.fromkeys((*omitted, *last.omitted))))


def _omitted(filled: Iterable[Filled]) -> tuple[Omission, ...]:
    """What has no room, each once."""
    return tuple(dict.fromkeys([part for panel in filled for one in panel.variants for part in one.omitted]))


def _head(type_: Type) -> float:
    """The height of the band with the headings of the inside."""
    return type_.margin + type_.head.leading + UNDER_GAP + type_.under.leading + HEAD_PAD


def _foot(leaflet: Leaflet, type_: Type) -> float:
    """The height of the band with the figures of the inside, as tall as the tallest; 0 without any."""
    shown = zip(leaflet.figures, type_.sheet.inside, strict=True)
    return max([_figure(figure, type_, type_.measure(panel)).height for figure, panel in shown if figure],
               default=-type_.margin) + type_.margin  # fmt: skip


def _floor(leaflet: Leaflet, type_: Type) -> float:
    """Where the text of the inside ends, above the foot of the sheet."""
    return _foot(leaflet, type_) + PAD_BOTTOM if any(leaflet.figures) else type_.margin


_Panel = tuple[list[Placed], list[Element]]
"""The boxes of a panel on the page, and its elements in reading order."""


def _cover(leaflet: Leaflet, type_: Type) -> _Panel:
    panel = type_.sheet.outside[2]
    made = cover(leaflet, type_, panel.width).variant()
    return _on_page(made, panel.left, type_.sheet.height), list(made.elements)


def _flap(leaflet: Leaflet, folded: _Folded) -> _Panel:
    type_ = folded.type
    panel = type_.sheet.outside[0]
    return _with_notes(leaflet, folded.flap, type_, panel, (type_.margin, type_.margin), 3)


def _inside(leaflet: Leaflet, folded: _Folded, number: int) -> _Panel:
    """A panel of the inside: its heading in the upper band, its parts, its figure in the lower band."""
    type_, content = folded.type, folded.contents[number]
    panel = type_.sheet.inside[number]
    left, top, width = panel.left + type_.margin, type_.sheet.height, type_.measure(panel)
    head = Tray()
    headed(content.title, content.under, type_, head, width, type_.margin)
    placed, elements = _on_page(head.variant(), left, top), head.elements
    body, told = _with_notes(
        leaflet, folded.inside[number], type_, panel, (_head(type_) + LINE + PAD_TOP, _floor(leaflet, type_)), number
    )
    placed += body
    elements += told
    if content.figure:
        foot = _figure(content.figure, type_, width)
        placed += _on_page(foot, left, _foot(leaflet, type_))
        elements += foot.elements
    return placed, elements


def _with_notes(
    leaflet: Leaflet, filled: Filled, type_: Type, panel: Panel, ends: tuple[float, float], number: int
) -> _Panel:
    """The parts of a panel between ``ends``, points from the edges, and lines for notes in what is blank."""
    left, width = panel.left + type_.margin, type_.measure(panel)
    placed, elements = filled.placed(left, type_.sheet.height - ends[0])
    if filled.blank > MIN_NOTES:
        tray = Tray()
        room = filled.blank - (BEFORE if placed else 0.0)
        y = subheading(leaflet.labels.notes[number], type_, tray, width)
        if ruled(type_, tray, (0.0, y, width), room - y):
            placed += _on_page(tray.variant(), left, ends[1] + room)
            elements += tray.elements
    return placed, elements


def _figure(figure: KeyFigure, type_: Type, width: float) -> Variant:
    """A large figure above what it is; its note follows if it fits on the line."""
    tray = Tray()
    numeral = type_.numeral(type_.style.sizes.numeral)
    size = numeral.size * min(1.0, width / numeral.width(figure.value))
    numeral = numeral._replace(size=size)
    y = tray.label(numeral.line(figure.value), add(tray.elements, Element("P", lang=figure.lang)), 0.0, FIGURE_TOP)
    texts = (f"{figure.label}; {figure.note}", figure.label) if figure.note else (figure.label,)
    shown = next((text for text in texts if type_.body.width(text) <= width), figure.label)
    tray.label(type_.body.wrap(shown, width), add(tray.elements, Element("P")), 0.0, y + FIGURE_GAP)
    return tray.variant()


def _back(leaflet: Leaflet, folded: _Folded) -> _Panel:
    type_, foot = folded.type, folded.back.foot
    panel = type_.sheet.outside[1]
    ends = type_.margin, type_.margin + foot.height + BEFORE
    placed, elements = _with_notes(leaflet, folded.back.above, type_, panel, ends, 4)
    placed += _on_page(foot, panel.left + type_.margin, type_.margin + foot.height)
    return placed, [*elements, *foot.elements]


def _on_page(variant: Variant, left: float, top: float) -> list[Placed]:
    """The boxes of a variant whose top left corner is there, in PDF coordinates."""
    return [Placed(left + box.x, top - box.y, box.box) for box in variant.placed]


def _bands(leaflet: Leaflet, type_: Type) -> Box:
    """The bands of color across the inside, with a line below the upper one."""
    sheet, palette = type_.sheet, type_.style.palette
    head, foot = _head(type_), _foot(leaflet, type_)
    bands = [*shaded(0.0, 0.0, sheet.width, head, palette, ""), Fill(0.0, head, sheet.width, LINE, palette.own)]
    if any(leaflet.figures):
        bands += shaded(0.0, sheet.height - foot, sheet.width, foot, palette, "t")
    return Box(sheet.height, (Drawn(None, tuple(bands)),))


def _outline(leaflet: Leaflet, folded: _Folded, top: float) -> tuple[OutlineEntry, ...]:
    """Bookmarks to the panels; ``top`` is that of the sheet."""
    labels = leaflet.labels
    asks = labels.qualities if leaflet.content.essentials.ticks else labels.questions
    inside = [OutlineEntry(content.title, 2, 1, top) for content in folded.contents]
    return (
        OutlineEntry(leaflet.content.title, 1, 0, top),
        OutlineEntry(asks, 2, 0, top),
        *inside,
        OutlineEntry(labels.next, 2, 0, top),
    )


def _explained(folded: _Folded) -> tuple[str, ...]:
    """The size of type, and for each panel its parts, how full they are, and what is left blank."""
    lines = [f"type of {folded.type.style.sizes.body:g} points, cost {folded.cost:.2f}"]
    names = ("flap", *(content.title.lower() for content in folded.contents), "back")
    for name, filled in zip(names, folded.filled, strict=True):
        parts = [
            f"{part.name} {level + 1} of {len(part)}" for part, level in zip(filled.parts, filled.levels, strict=True)
        ]
        lines.append(f"  {name}: {', '.join(parts)}; loss {filled.loss:.2f}, {filled.spare:.0f} points to spare")
    return tuple(lines)
