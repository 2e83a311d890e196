"""Chapters in the field design: pages that are pictures, with feet of their own and no running heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.long_form import LongForm
from brochure.compose.short_form import ShortForm
from brochure.layout.field import bare_pages, foot
from brochure.layout.field.document import Bare
from brochure.layout.field.type import Type, frame_at_design
from brochure.layout.page.enlarging import enlarge_page
from brochure.layout.pages import Element, Page, Placed
from brochure.style.clusters import CLUSTER_COLORS, in_cluster_colors
from brochure.style.fit import enlargement
from brochure.style.model import Style


def pictured(content: ShortForm | LongForm, style: Style, level: int) -> Bare:
    """The pages of ``content`` with their title as a heading of ``level``, enlarged on larger paper, without feet."""
    bare = _at_level(bare_pages(content, style, may_grow=False), level)
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


def of_part(style: Style, title: str) -> Style:
    """``style`` in the colors of the cluster with this ``title``, if it is one and the style has the field design."""
    return in_cluster_colors(style, title) if style.form == "field" and title in CLUSTER_COLORS else style


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
