"""The cover: the title as large as it can be, whose book it is, and a picture of all that is in it.

The picture is a skyline: a bar for every occupation, as high as its pay, in the two colors of charts by turns from
part to part. It stands at the foot of the page from edge to edge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.fonts.metrics import face
from brochure.layout.brochure.banner import fit_title
from brochure.layout.pages import Box, Content, Element, Fill, Item, Page, Placed, Words, add
from brochure.layout.text.labels import TextStyle, place

if TYPE_CHECKING:
    from brochure.compose.book.model import Cover
    from brochure.layout.page.frame import Frame
    from brochure.style.model import Style

TITLE = 2.0  # of the size that titles have at most
TOP = 0.11  # of the page's height, above the first words
SKYLINE = 0.42  # of the page's height, the highest bar
STUB = 0.04  # of that, where no pay is known
MIN_BARS = 10  # bars take the whole width
GAP = 0.18  # of a bar's width, between two
ACCENT = 8.0  # the bar under the title


def cover_page(cover: Cover, style: Style, frame: Frame, siblings: list[Element]) -> Page:
    """The cover for ``frame``, its title a heading of the first level."""
    inside: list[Element] = []
    sizes, palette = style.sizes, style.palette
    display = face(style.faces.display)
    contents = [Content(None, tuple(_skyline(cover, style, frame)))]
    y = frame.page_height * TOP
    if cover.school:
        text_style = TextStyle(face(style.faces.bold), sizes.summary, sizes.summary * 1.35, palette.accent)
        rows = text_style.wrap(cover.school, frame.width)
        contents.append(Content(add(inside, Element("P")), place(rows, cover.school, text_style, frame.left, y)))
        y += len(rows) * text_style.leading + sizes.summary
    size, lines = fit_title(cover.title, display, sizes.title * TITLE, sizes.title_min, frame.width)
    words = []
    for index, line in enumerate(lines):
        baseline = y + size * 0.82 + index * size
        trail = index < len(lines) - 1
        words.append(Words(frame.left - size * 0.03, baseline, display.name, size, palette.heading, line, trail=trail))
    contents.append(Content(add(inside, Element("H1")), tuple(words)))
    y += len(lines) * size + size * 0.2
    contents.append(Content(None, (Fill(frame.left, y, frame.width / 8, ACCENT, palette.accent),)))
    y += ACCENT + sizes.summary * 1.2
    light = TextStyle(face(style.faces.light), sizes.summary * 1.2, sizes.summary * 1.7, palette.ink)
    for text in cover.lines:
        rows = light.wrap(text, frame.width)
        contents.append(Content(add(inside, Element("P")), place(rows, text, light, frame.left, y)))
        y += len(rows) * light.leading
    siblings.append(Element("Sect", tuple(inside)))
    box = Box(frame.page_height, tuple(contents))
    return Page(frame.page_width, frame.page_height, (Placed(0.0, frame.page_height, box),), palette.paper)


def _skyline(cover: Cover, style: Style, frame: Frame) -> list[Item]:
    count = sum(map(len, cover.bars))
    pitch = frame.page_width / max(count, MIN_BARS)
    highest = frame.page_height * SKYLINE
    bars: list[Item] = []
    x = frame.page_width - pitch * count
    for part, values in enumerate(cover.bars):
        color = style.palette.other if part % 2 else style.palette.own
        for value in values:
            height = highest * max(value, STUB)
            bars.append(Fill(x, frame.page_height - height, pitch * (1 - GAP), height, color))
            x += pitch
    return bars
