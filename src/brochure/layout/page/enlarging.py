"""Pages that were laid out at one size and are printed at another. Lengths are in points."""

from __future__ import annotations

from brochure.layout.pages import Box, Page, Pages, enlarged


def enlarge(pages: Pages, factor: float) -> Pages:
    """Multiply all lengths of ``pages`` by ``factor``, also those of bookmarks."""
    if factor == 1.0:
        return pages
    return pages._replace(
        pages=tuple([enlarge_page(page, factor) for page in pages.pages]),
        outline=tuple([entry._replace(y=entry.y * factor) for entry in pages.outline]),
    )


def enlarge_page(page: Page, factor: float) -> Page:
    """Multiply all lengths of ``page`` by ``factor``; keep its elements."""
    return page._replace(
        width=page.width * factor,
        height=page.height * factor,
        placed=tuple(
            one._replace(x=one.x * factor, y=one.y * factor, box=_enlarge_box(one.box, factor)) for one in page.placed
        ),
    )


def _enlarge_box(box: Box, factor: float) -> Box:
    contents = [
        content._replace(items=tuple(enlarged(item, factor) for item in content.items)) for content in box.contents
    ]
    links = [enlarged(link, factor) for link in box.links]
    return Box(box.height * factor, tuple(contents), links=tuple(links))
