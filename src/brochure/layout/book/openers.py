"""The cover of a book and the first pages of its parts.

A bar chart of pay runs along the bottom of the cover, to the right edge: a bar for every occupation, with a space
between parts. All have the color of what the page is about or, in the field design, that of their cluster. A part
begins with its title on a panel across the page, above a list of its contents and the pay of its best-paid occupations.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from brochure.compose.blocks import BarChart
from brochure.compose.book.model import Cover, CoverBar, Divider
from brochure.fonts.metrics import face
from brochure.layout.book.listings import EntrySetter, LineKind
from brochure.layout.charts.bars import bar_chart
from brochure.layout.charts.figure import tones
from brochure.layout.imprint.logo import Size, logo_size, placed_logo
from brochure.layout.page.frame import Frame
from brochure.layout.page.stack import Band, Bands
from brochure.layout.pages import Box, Content, Element, Fill, Item, Page, Placed, Shape, Words, add
from brochure.layout.surfaces import outlined, shaded
from brochure.layout.text.labels import TextStyle, fit_title
from brochure.style.clusters import in_cluster_colors
from brochure.style.model import Palette, Style

TITLE_SCALE = 2.0  # of the maximum title size of a brochure
TOP = 0.11  # of the page height, above the first line
SKYLINE = 0.42  # of the page height: the highest bar
STUB = 0.04  # of that, if the pay is unknown
MIN_BARS = 10  # fewer bars keep the width of this many
GAP = 0.18  # between bars, as a part of their pitch
PART_GAP = 0.5  # between parts, as a part of the bars' pitch, in addition
HOURLY = 0.45  # the width of an hourly bar, as a part of that of annual ones
COVER_LOGO, LOGO_RISE = Size(200.0, 64.0), 30.0  # its largest size, and how much higher it stands than other lines
ACCENT = 8.0  # the height of the bar below the title


def cover_page(cover: Cover, style: Style, frame: Frame, siblings: list[Element]) -> Page:
    """Set the cover for ``frame``; its title is an H1."""
    children: list[Element] = []
    sizes, palette = style.sizes, style.palette
    contents = [Content(None, tuple(_skyline(cover, style, frame)))]
    y = frame.page_height * TOP
    if cover.logo:
        logo = logo_size(cover.logo.artwork, COVER_LOGO)
        contents.append(placed_logo(cover.logo, logo, (frame.left, y - LOGO_RISE), children))
        y += logo.height - LOGO_RISE + sizes.summary
    if cover.school:
        text_style = TextStyle(face(style.faces.bold), sizes.summary, sizes.summary * 1.35, palette.accent)
        label = text_style.wrap(cover.school, frame.width)
        contents.append(Content(add(children, Element("P", lang=cover.school_lang)), label.place(frame.left, y)))
        y += label.height + sizes.summary
    title = fit_title(cover.title, face(style.faces.display), sizes.title * TITLE_SCALE, sizes.title_min, frame.width)
    size, count = title.size, len(title.rows)
    words = [
        title.line(index, frame.left - size * 0.03, y + size * 0.82 + index * size, palette.heading)
        for index in range(count)
    ]
    contents.append(Content(add(children, Element("H1")), tuple(words)))
    y += count * size + size * 0.2
    contents.append(Content(None, (Fill(frame.left, y, frame.width / 8, ACCENT, palette.accent),)))
    y += ACCENT + sizes.summary * 1.2
    light = TextStyle(face(style.faces.light), sizes.summary * 1.2, sizes.summary * 1.7, palette.ink)
    for text in cover.lines:
        label = light.wrap(text, frame.width)
        contents.append(Content(add(children, Element("P")), label.place(frame.left, y)))
        y += label.height
    siblings.append(Element("Sect", tuple(children)))
    box = Box(frame.page_height, tuple(contents))
    return Page(frame.page_width, frame.page_height, (Placed(0.0, frame.page_height, box),), palette.paper)


def _skyline(cover: Cover, style: Style, frame: Frame) -> list[Item]:
    """Draw the bars, standing on the foot of the page."""
    count, gaps = sum(map(len, cover.bars)), PART_GAP * max(0, len(cover.bars) - 1)
    pitch = frame.page_width / max(count + gaps, MIN_BARS)
    items: list[Item] = []
    x = frame.page_width - pitch * (count + gaps)
    for part in cover.bars:
        for bar in part:
            own = in_cluster_colors(style, bar.cluster) if style.form == "field" else style
            items += _cover_bar(bar, (x, pitch * (1 - GAP)), own.palette, frame.page_height)
            x += pitch
        x += pitch * PART_GAP
    return items


def _cover_bar(bar: CoverBar, place: tuple[float, float], palette: Palette, foot: float) -> list[Item]:
    """Draw ``bar`` in a ``place`` with a left edge and a width: pointed if it is open, a pale stub if it is unknown."""
    left, width = place
    highest, color = foot * SKYLINE, tones(palette, own=True).solid
    if bar.height is None:
        return _filled(left, foot, width, highest * STUB, palette.rule, palette)
    if bar.hourly:
        left, width = left + width * (1 - HOURLY) / 2, width * HOURLY
    height = highest * bar.height
    items = _filled(left, foot, width, height, color, palette)
    if bar.open:
        tip = (left + width / 2, foot - height - width / 2)
        items.append(Shape(((left, foot - height), tip, (left + width, foot - height)), color))
    return items


def _filled(left: float, foot: float, width: float, height: float, color: str, palette: Palette) -> list[Item]:
    """A bar that stands on the ``foot`` of the page, outlined in a palette of patterns."""
    if palette.patterns:
        return outlined(left, foot - height, width, height, color)
    return [Fill(left, foot - height, width, height, color)]


Panel = Callable[[Divider, Style, Frame, float, list[Element]], Box]
"""Sets the panel of a divider, of a share of the page height; its title is an H1."""

PANEL, LOW_PANEL = 0.4, 0.24  # the height of a divider's panel, as a part of the page height
FOOT = 26.0  # from the last line to the panel's edge
BELOW = 28.0  # from the panel to the list
ABOVE_RANKING = 1.6  # lines
RANKING = 15.0  # lines that a short ranking takes


def divider_bands(
    divider: Divider, ranking: BarChart | None, style: Style, frame: Frame, siblings: list[Element], panel: Panel
) -> Bands:
    """Set the divider for ``frame`` below its ``panel``.

    The ``ranking`` follows the contents, beside them if there are two columns. Long contents are closer, below a lower
    panel, if that leaves room for a ranking; the form does not depend on whether there is one.
    """
    setter = EntrySetter(style, frame)
    forms = ((PANEL, setter.open), (LOW_PANEL, setter.plain), (LOW_PANEL, setter.close))

    def contents(share: float, kind: LineKind) -> tuple[Box, list[Box], list[Element]]:
        elements, toc = list[Element](), list[Element]()
        head = panel(divider, style, frame, share, elements)
        boxes = [setter.line(entry, toc, "TOCI", kind) for entry in divider.entries]
        return head, boxes, [*elements, Element("TOC", tuple(toc))]

    tried = (contents(*form) for form in forms)
    fitting = (found for found in tried if _leaves_room(*found[:2], style, frame))
    head, boxes, elements = next(fitting, None) or contents(*forms[1])
    siblings += elements
    titles = (divider.title, divider.title)
    if ranking is None:
        return setter.bands(divider.name, titles, head, boxes)
    first, *others = bar_chart(ranking, style, frame.column, siblings)
    chart = [first._replace(before=ABOVE_RANKING * style.sizes.leading, block="figure"), *others]
    entries = [boxes[0]._replace(block="text"), *boxes[1:]]
    return Bands(divider.name, *titles, head, (Band([*entries, *chart], wide=frame.columns == 1),))


def _leaves_room(head: Box, boxes: list[Box], style: Style, frame: Frame) -> bool:
    """Whether the page has room for a ranking below the panel ``head`` and the contents."""
    height = sum([box.height for box in boxes]) + RANKING * style.sizes.leading
    return height <= frame.columns * (frame.height - head.height)


def tinted_panel(divider: Divider, style: Style, frame: Frame, share: float, siblings: list[Element]) -> Box:
    """A tinted panel with the title, of this ``share`` of the page height."""
    sizes, palette = style.sizes, style.palette
    margin = frame.page_height - frame.top
    height = frame.page_height * share - margin
    ground = shaded(-frame.left, -margin, frame.page_width, height + margin, palette, "b")
    block = title_block(divider, style, frame, height - FOOT, (palette.heading, palette.muted))
    contents = [Content(None, tuple(ground))]
    if divider.eyebrow:
        eyebrow = TextStyle(face(style.faces.bold), sizes.small + 1, sizes.small * 1.5, palette.accent)
        above = eyebrow.line(divider.eyebrow).place(0.0, block.top - sizes.small)
        contents.append(Content(add(siblings, Element("P")), above))
    contents.append(Content(add(siblings, Element("H1", lang=divider.lang)), block.title))
    contents.append(Content(add(siblings, Element("P")), block.size))
    return Box(height + BELOW, tuple(contents))


class TitleBlock(NamedTuple):
    """The lines of the ``title`` of a divider and that of its ``size`` below; ``top`` is a line above the first."""

    title: tuple[Words, ...]
    size: tuple[Words, ...]
    top: float


def title_block(divider: Divider, style: Style, frame: Frame, foot: float, colors: tuple[str, str]) -> TitleBlock:
    """Title and size of ``divider`` in two ``colors``, down to the ``foot``."""
    sizes = style.sizes
    title = fit_title(divider.title, face(style.faces.display), sizes.title * 1.2, sizes.title_min, frame.width)
    small = TextStyle(face(style.faces.light), sizes.summary, sizes.summary * 1.4, colors[1])
    count = small.line(divider.size).place(0.0, foot - small.leading)
    y = foot - small.leading - title.size * 0.35
    words: list[Words] = []
    for index in reversed(range(len(title.rows))):
        words.insert(0, title.line(index, -title.size * 0.02, y, colors[0]))
        y -= title.size * 1.06
    return TitleBlock(tuple(words), count, y)
