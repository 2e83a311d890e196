"""A tinted box: a few lines set apart from the running text. One unbreakable slab.

Units are points, y downwards.
"""

from __future__ import annotations

from brochure.compose.blocks import Callout, Run
from brochure.layout.pages import Content, Element, Fill, Item, LinkArea, Slab, Words
from brochure.layout.text import body_type, heading_type, lines
from brochure.style.model import Style

PAD = 11.0  # between the box and its words
TITLE_GAP = 2.0


def callout(block: Callout, style: Style, width: float, parent: Element) -> list[Slab]:
    """``block`` as a Div under ``parent``, in a box ``width`` points wide."""
    group = parent.add(Element("Div"))
    inner = width - 2 * PAD
    title = heading_type(style)._replace(size=style.sizes.body + 0.4, leading=style.sizes.leading)
    body = body_type(style, "")._replace(justify=False, hyphenate=None)
    contents: list[Content] = []
    links: list[LinkArea] = []
    y = PAD - 1.0
    for text, kind, gap in (((Run(block.title),), title, TITLE_GAP), (block.text, body, 0.0)):
        if not any(run.text for run in text):
            continue
        for slab in lines(text, kind, inner, group.add(Element("P")), before=0.0):
            contents += [_moved(content, PAD, y) for content in slab.contents]
            links += [link._replace(x=link.x + PAD, y=link.y + y) for link in slab.links]
            y += slab.height
        y += gap
    height = y + PAD
    ground = Content(None, (Fill(0.0, 0.0, width, height, style.palette.tint),))
    return [Slab(height, (ground, *contents), before=style.sizes.leading, links=tuple(links))]


def _moved(content: Content, x: float, y: float) -> Content:
    """``content`` of a line at its place in the box."""
    items: list[Item] = [
        item._replace(x=item.x + x, y=item.y + y) if isinstance(item, Words) else item for item in content.items
    ]
    return content._replace(items=tuple(items))
