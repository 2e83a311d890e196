"""What an eye checks on finished pages of a form: nothing covers a text, leaves its frame or is too small to read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tests.layout.placing import Rect, outline, rect_of

from brochure.layout.pages import Graphic, Page, Pages, Words


def rects(page: Page, *kinds: type) -> Iterator[Rect]:
    """What the items of these ``kinds`` cover, in points from the top left corner of the page."""
    for placed in page.placed:
        for content in placed.box.contents:
            for item in content.items:
                if isinstance(item, kinds):
                    rect = rect_of(item)
                    left, bottom, right, top = placed.on_page(rect.left, rect.top, rect.right, rect.bottom)
                    yield Rect(left, page.height - top, right, page.height - bottom, rect.what)


def collisions(page: Page) -> list[tuple[str, str]]:
    """The texts and pictures that cover one another."""
    return [(one.what, other.what) for one, other in combinations(rects(page, Words, Graphic), 2) if one.meets(other)]


def outside(page: Page, side: float, foot: float) -> list[str]:
    """The texts that are closer to the edge of the page than so many points."""
    return [rect.what for rect in rects(page, Words)
            if rect.left < side - 1.5 or rect.right > page.width - side + 1.5 or rect.top < foot
            or rect.bottom > page.height - foot]  # fmt: skip


def sizes(page: Page) -> set[float]:
    """The sizes of type on the page."""
    return {item.size for placed in page.placed for content in placed.box.contents for item in content.items
            if isinstance(item, Words)}  # fmt: skip


def dumped(pages: Pages) -> str:
    """The words of each page where they stand, in reading order, then the structure."""
    lines = []
    for number, page in enumerate(pages.pages, 1):
        lines.append(f"page {number}, {page.width:.0f} x {page.height:.0f}")
        for placed in page.placed:
            for content in placed.box.contents:
                for item in content.items:
                    if isinstance(item, Words):
                        sign = -1 if placed.turned else 1
                        x, y = placed.x + sign * item.x, page.height - placed.y + sign * item.y
                        tag = content.element.tag if content.element else content.kind
                        lines.append(f"  {x:5.1f} {y:5.1f} {item.size:4.1f} {tag:7} {' '.join(item.words)}")
    return "\n".join(lines) + "\n" + outline(pages.root)
