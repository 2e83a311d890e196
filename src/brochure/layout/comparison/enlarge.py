"""Pages enlarged: everything on them, rules and codes as well as type, by one factor."""

from __future__ import annotations

from brochure.layout.pages import (
    Box,
    Content,
    Fill,
    Item,
    LinkArea,
    Modules,
    OutlineEntry,
    Page,
    Placed,
    Shape,
    Stroke,
    Words,
)


def enlarged(page: Page, factor: float) -> Page:
    """``page`` with all lengths times ``factor``; the elements stay the same."""
    placed = tuple(Placed(x * factor, y * factor, _box(box, factor)) for x, y, box in page.placed)
    return Page(page.width * factor, page.height * factor, placed, page.paper)


def enlarged_entry(entry: OutlineEntry, factor: float) -> OutlineEntry:
    return entry._replace(y=entry.y * factor)


def _box(box: Box, factor: float) -> Box:
    contents = tuple(
        Content(content.element, tuple(_item(item, factor) for item in content.items), content.kind)
        for content in box.contents
    )
    return Box(box.height * factor, contents, links=tuple(_link(link, factor) for link in box.links))


def _link(link: LinkArea, factor: float) -> LinkArea:
    x, y, width, height = (length * factor for length in link[:4])
    return link._replace(x=x, y=y, width=width, height=height)


def _item(item: Item, factor: float) -> Item:
    match item:
        case Words():
            return item._replace(
                x=item.x * factor, y=item.y * factor, size=item.size * factor, gap=item.gap * factor,
                tracking=item.tracking * factor,
            )  # fmt: skip
        case Fill():
            x, y, width, height = (length * factor for length in item[:4])
            return item._replace(x=x, y=y, width=width, height=height)
        case Stroke():
            x1, y1, x2, y2, width = (length * factor for length in item[:5])
            return item._replace(x1=x1, y1=y1, x2=x2, y2=y2, width=width)
        case Shape():
            points = tuple((x * factor, y * factor) for x, y in item.points)
            return item._replace(points=points, radius=item.radius * factor)
        case Modules():
            return item._replace(x=item.x * factor, y=item.y * factor, unit=item.unit * factor)
