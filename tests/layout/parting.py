"""Where lines end inside a word without a sign of it."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.layout.pages import Element, Page, Words
from brochure.layout.text.words import SOFT_HYPHEN

MAY_END = tuple("-–—/.,_?=&#@%~:+" + SOFT_HYPHEN)


def bare_breaks(pages: tuple[Page, ...]) -> Iterator[str]:
    """``apprenticeship.g|ov`` for each line that ends inside a word, unless after a mark that parts it."""
    last: dict[tuple[Element | None, int], tuple[float, Words]] = {}
    for page in pages:
        for placed in page.placed:
            for content in placed.box.contents:
                key = content.element, 0 if content.element else id(content)
                for item in content.items:
                    if not isinstance(item, Words):
                        continue
                    y = placed.y - item.y
                    above = last.get(key)
                    if above and abs(above[0] - y) > 1 and not above[1].trail and not is_parted(above[1], item):
                        yield f"{above[1].words[-1]}|{item.words[0]}"
                    last[key] = y, item


def is_parted(above: Words, below: Words) -> bool:
    """Whether the break between two lines is seen for what it is; a comma after a word as wide as the line is."""
    return above.words[-1].endswith(MAY_END) or not any(map(str.isalnum, below.words[0]))
