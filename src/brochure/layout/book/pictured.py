"""Chapters in the field design: pages that are pictures, with feet of their own and no running heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.book.model import Divider
from brochure.compose.long_form import LongForm
from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.book.openers import BELOW, FOOT, title_block
from brochure.layout.field.bare import Bare
from brochure.layout.field.cover import ICON, ICON_TOP, LABEL_GAP, LINE, MIN_HORIZON
from brochure.layout.field.document import short_pages
from brochure.layout.field.foot import foot
from brochure.layout.field.long import long_pages
from brochure.layout.field.type import MIDDLE, Type, frame_at_design
from brochure.layout.icons import standing_icon
from brochure.layout.page.enlarging import enlarge_page
from brochure.layout.page.frame import Frame
from brochure.layout.pages import Box, Content, Element, Item, Page, Placed, Stroke, add
from brochure.layout.surfaces import colored, on_color
from brochure.layout.text.labels import TextStyle
from brochure.style.clusters import CLUSTER_COLORS
from brochure.style.fit import enlargement
from brochure.style.model import Style

HORIZON_GAP = 6.0  # between the title and the line above it
HIGHER = 1.3  # times as high as a tinted panel


def pictured(content: ShortForm | LongForm, style: Style, level: int) -> Bare:
    """The pages of ``content`` with their title as a heading of ``level``, enlarged on larger paper, without feet."""
    bare = long_pages(content, style, may_grow=False) if isinstance(content, LongForm) else short_pages(content, style)
    bare = _at_level(bare, level)
    factor = enlargement(style)
    outline = tuple(entry._replace(y=entry.y * factor) for entry in bare.outline)
    return bare._replace(pages=tuple(_enlarged(page, style) for page in bare.pages), outline=outline)


def with_feet(pages: Sequence[Sequence[Placed]], first: int, title: str, credit: str, style: Style) -> list[Page]:
    """The finished ``pages`` of a chapter, numbered from ``first``; odd numbers are on the right."""
    type_, finished = Type.of(frame_at_design(style), style), []
    factor = enlargement(style)
    width, height = type_.frame.page_width * factor, type_.frame.page_height * factor
    for number, placed in enumerate(pages, first):
        own = _enlarged(foot(title, credit, str(number), type_, verso=not number % 2), style)
        finished.append(Page(width, height, (*placed, *own), style.palette.paper))
    return finished


def opens_in_color(divider: Divider, style: Style) -> bool:
    """Whether ``divider`` is that of a cluster, and ``style`` has the field design."""
    return style.form == "field" and divider.group in CLUSTER_COLORS


def colored_panel(divider: Divider, style: Style, frame: Frame, share: float, siblings: list[Element]) -> Box:
    """The color of a cluster with its icon on a horizon above the title, as on the covers, if there is room for it."""
    margin = frame.page_height - frame.top
    height = frame.page_height * share * HIGHER - margin
    over = on_color(style.palette)
    ground = colored(-frame.left, -margin, frame.page_width, height + margin, style.palette, "b")
    block = title_block(divider, style, frame, height - FOOT, (over, over))
    horizon = block.top - HORIZON_GAP
    items, size, bottom = list[Item](ground), style.sizes.small + 1, block.top
    if horizon + margin >= MIN_HORIZON:
        drawing, line = standing_icon(divider.group, over, ICON, min(ICON, horizon + margin - ICON_TOP), LINE)
        size, bottom = MIDDLE, horizon - LABEL_GAP
        items.append(drawing._replace(x=frame.width - drawing.width, y=horizon + line / 2 - drawing.height))
        items.append(Stroke(-frame.left, horizon, frame.page_width - frame.left, horizon, line, over))
    contents = [Content(None, tuple(items))]
    if divider.eyebrow:
        text = TextStyle(face(style.faces.bold), size, size * 1.25, over).line(divider.eyebrow)
        placed = text.place(0.0, bottom - text.height)
        contents.append(Content(add(siblings, Element("P")), placed))
    contents.append(Content(add(siblings, Element("H1", lang=divider.lang)), block.title))
    contents.append(Content(add(siblings, Element("P")), block.size))
    return Box(height + BELOW, tuple(contents))


def _enlarged(placed: Sequence[Placed], style: Style) -> tuple[Placed, ...]:
    return enlarge_page(Page(0.0, 0.0, tuple(placed)), enlargement(style)).placed


def _at_level(bare: Bare, level: int) -> Bare:
    """The same pages with headings that begin at ``level``: with new elements, because content refers to them."""
    made: dict[Element, Element] = {}

    def lowered(element: Element) -> Element:
        children = tuple(map(lowered, element.children))
        made[element] = replace(element, tag=_lowered(element.tag, level - 1), children=children)
        return made[element]

    def moved(placed: Placed) -> Placed:
        box = placed.box
        contents = [one._replace(element=made[one.element]) if one.element else one for one in box.contents]
        links = [link._replace(element=made[link.element]) for link in box.links]
        return placed._replace(box=box._replace(contents=tuple(contents), links=tuple(links)))

    elements = tuple(map(lowered, bare.elements))
    return bare._replace(pages=tuple(tuple(map(moved, page)) for page in bare.pages), elements=elements)


def _lowered(tag: str, levels: int) -> str:
    return f"H{int(tag[1:]) + levels}" if tag[:1] == "H" and tag[1:].isdigit() else tag
