"""A section as bands, some in columns and some across the full width."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from brochure.compose.blocks import (
    BarChart,
    Block,
    BulletList,
    Contact,
    DataTable,
    Heading,
    Paragraph,
    PercentileStrip,
    QrLinks,
    RangeChart,
    Run,
    Section,
)
from brochure.fonts.metrics import face
from brochure.layout.charts.bars import bar_chart
from brochure.layout.charts.ranges import range_chart
from brochure.layout.charts.strip import percentile_strip
from brochure.layout.page.frame import Frame
from brochure.layout.page.stack import Band, Bands, Stack
from brochure.layout.pages import (
    Box,
    Content,
    Element,
    Stroke,
    Words,
    add,
    keep_together,
    keep_with_previous,
)
from brochure.layout.plan.columns import ColumnSetter, unevenness
from brochure.layout.qr import qr_links
from brochure.layout.tables.columns import MeasuredTable, measure_table
from brochure.layout.tables.table import table
from brochure.layout.text.paragraphs import body_style, bullets, heading, heading_style, paragraph, small_style
from brochure.layout.text.words import tokenize
from brochure.style.model import Style

TITLE_LEVEL = 2  # the heading level of section titles in a brochure
QUIET = frozenset(("sources",))  # keys of sections in fine print
HEAD_GAP = 6.0  # points between the hairline above a section and its title
KEPT_WITH_HEADING = {1: 2, 2: 3}  # lines, by columns: those across the page are as long as two
KEPT_WITH_COLON = 2
KEPT_WITH_CODES = {1: 2, 2: 0}  # in two columns, codes are a band of their own
MAX_KEPT_LINES = 6  # a single paragraph of up to this many lines is not split
MAX_UNEVEN = 4.5  # lines; if columns end farther apart, a bar chart may take the full width
MAX_TALLER = 1.0  # lines that its section may be taller then
MAX_WHOLE = 0.8  # of the page; a taller list may be split
MAX_WHOLE_ROWS = 8  # a table of up to this many rows is not split in a column


_KINDS: dict[type[Block], Literal["text", "heading"]] = {
    Heading: "heading", Paragraph: "text", BulletList: "text", QrLinks: "text", Contact: "text",
}  # fmt: skip
"""The kinds of boxes that are not figures; later text may precede a figure, but neither QR codes nor whom to ask."""


def _kind(block: Block) -> Literal["text", "lead", "heading", "figure"]:
    return "lead" if isinstance(block, Paragraph) and block.role == "lead" else _KINDS.get(type(block), "figure")


class _SetBlock(NamedTuple):
    """A block in a column or, if ``wide``, across the page, with its elements; ``kept``: lines to keep with it."""

    boxes: list[Box]
    elements: tuple[Element, ...]
    wide: bool
    kept: int


def bands(
    section: Section, style: Style, lang: str, frame: Frame, siblings: list[Element], level: int = TITLE_LEVEL
) -> Bands:
    """Set ``section`` for ``frame``; its title is a heading of ``level``."""
    children: list[Element] = []
    head = section_head(section.title, style, frame.width, children, level, quiet=section.key in QUIET)
    setter = _BlockSetter(style, lang, frame, level - TITLE_LEVEL)
    blocks = list(setter.blocks(section))
    bodies = _bodies(blocks)
    charts = [index for index, block in enumerate(section.blocks) if isinstance(block, BarChart)]
    if charts and frame.columns == 2:
        line = style.sizes.leading
        uneven = _unevenness(bodies, style)
        for index in charts if uneven > MAX_UNEVEN * line else ():
            others = [*blocks[:index], setter.block(section, index, wide=True), *blocks[index + 1 :]]
            spread = _bodies(others)
            evener = _unevenness(spread, style)
            if evener < uneven and _height(spread) <= _height(bodies) + MAX_TALLER * line:
                uneven, blocks, bodies = evener, others, spread
    siblings.append(Element("Sect", (*children, *[element for block in blocks for element in block.elements])))
    return Bands(section.key, section.title, section.continued, head, bodies)


def _bodies(blocks: list[_SetBlock]) -> tuple[Band, ...]:
    """Blocks of the same width that follow one another as bands."""
    runs: list[tuple[bool, list[Box]]] = []
    kept = 0  # the number of next lines to keep with the previous block
    for block in blocks:
        if not runs or runs[-1][0] != block.wide:
            runs.append((block.wide, []))
        runs[-1][1].extend([*keep_with_previous(block.boxes[:kept]), *block.boxes[kept:]])
        kept = max(kept - len(block.boxes), block.kept)
    return tuple(Band(_keep_short(boxes), wide=wide) for wide, boxes in runs if boxes)


def _unevenness(bodies: tuple[Band, ...], style: Style) -> float:
    """How far apart, at most, the two columns of a band end, in the best order of its blocks."""
    setter = ColumnSetter(style.sizes.leading)
    pieces = [setter.whole(band.stack(), 0, 2, math.inf) for band in bodies if not band.wide]
    return max([unevenness(piece) for piece in pieces if piece], default=0.0)


def _height(bodies: tuple[Band, ...]) -> float:
    """About the height of the bands; two columns are as tall as the taller one."""
    return sum(band.stack().height if band.wide else _column_height(band.stack()) for band in bodies)


def _column_height(stack: Stack) -> float:
    cut = stack.balance(0, len(stack))
    return max(stack.extent(0, cut), stack.extent(cut, len(stack)))


def _keep_short(boxes: list[Box]) -> list[Box]:
    """Keep the lines of a short, single paragraph in one column."""
    is_short = len(boxes) <= MAX_KEPT_LINES and [box.block for box in boxes if box.block] in (["text"], ["lead"])
    is_list = any(box.before for box in boxes[1:])
    return keep_with_previous(boxes) if is_short and not is_list else boxes


def _kept_lines(block: Block, columns: int) -> int:
    """Return the number of lines to keep with ``block`` if it is a heading, has codes, or announces what follows."""
    if isinstance(block, Heading):
        return KEPT_WITH_HEADING[columns]
    if isinstance(block, QrLinks):
        return KEPT_WITH_CODES[columns]
    return KEPT_WITH_COLON if isinstance(block, Paragraph) and _announces(block) else 0


def _announces(paragraph: Paragraph) -> bool:
    """Whether ``paragraph`` ends with a colon, or begins like one that does."""
    text = paragraph.text
    return bool(text) and (text[-1].text.rstrip().endswith(":") or text[0].text.startswith("The following "))


def _is_wide(block: Block, measured: MeasuredTable | None, frame: Frame) -> bool:
    """Return whether ``block`` takes the full width; ``measured`` is given for a table."""
    if frame.columns == 1 or isinstance(block, QrLinks | RangeChart):
        return True
    if isinstance(block, Contact):
        return not block.in_column
    return measured is not None and measured.min_width > frame.column


def _is_single_table(section: Section) -> bool:
    """Return whether ``section`` is a single table above small print, and would leave a column empty if set in one."""
    first, *others = section.blocks
    return isinstance(first, DataTable) and all(isinstance(other, BulletList) for other in others)


def _is_lone(section: Section, index: int) -> bool:
    """Return whether the block is a paragraph next to a :class:`Contact` with no other text to share columns with."""
    around = [section.blocks[at] for at in (index - 1, index + 1) if 0 <= at < len(section.blocks)]
    return (
        isinstance(section.blocks[index], Paragraph)
        and any(isinstance(block, Contact) and not block.in_column for block in around)
        and not any(isinstance(block, Paragraph) for block in around)
    )


def section_head(
    title: str, style: Style, width: float, siblings: list[Element], level: int = TITLE_LEVEL, *, quiet: bool = False
) -> Box:
    """Set a hairline and the title, a heading of ``level``, across the full width; a ``quiet`` one in small type."""
    sizes, palette = style.sizes, style.palette
    size, bold = (sizes.small, face(style.faces.bold)) if quiet else (sizes.section, face(style.faces.display))
    element = add(siblings, Element(f"H{level}"))
    tokens = tokenize((Run(title),), (bold,) * 4, width / size * 1000, None)
    words = Words(0, HEAD_GAP + size * 0.95, bold.name, size, palette.heading, tuple(tokens.texts))
    rule = Stroke(0, 0.5, width, 0.5, 0.5, palette.rule)
    contents = (Content(None, (rule,)), Content(element, (words,)))
    return Box(HEAD_GAP + size * 1.45, contents, before=sizes.leading * 1.2)


def _keep_boxes(boxes: list[Box], limit: float) -> list[Box]:
    """Keep ``boxes`` together, up to a height of ``limit``."""
    kept = sum(height <= limit for height in accumulate(box.height for box in boxes))
    return keep_together(boxes[:kept]) + boxes[kept:]


class _BlockSetter:
    """Sets the blocks of sections with the right space above them."""

    __slots__ = ("_body", "_frame", "_heading", "_level_offset", "_small", "_style")

    def __init__(self, style: Style, lang: str, frame: Frame, level_offset: int) -> None:
        """``level_offset`` is added to the levels of headings."""
        self._style, self._frame, self._level_offset = style, frame, level_offset
        self._body, self._small, self._heading = body_style(style, lang), small_style(style), heading_style(style)

    def blocks(self, section: Section) -> Iterator[_SetBlock]:
        """All blocks of ``section``, in columns unless they need the full width."""
        for index in range(len(section.blocks)):
            yield self.block(section, index, wide=(not index and _is_single_table(section)) or _is_lone(section, index))

    def block(self, section: Section, index: int, *, wide: bool) -> _SetBlock:
        """The block of ``section`` with this ``index``."""
        block, style = section.blocks[index], self._style
        measured = measure_table(block, style) if isinstance(block, DataTable) else None
        wide = wide or _is_wide(block, measured, self._frame)
        elements: list[Element] = []
        boxes, before = self._set(block, self._frame.width if wide else self._frame.column, measured, elements)
        if index and isinstance(section.blocks[index - 1], Heading):
            before = self._body.leading * 0.15
        if boxes:
            bookmark = block.text if isinstance(block, Heading) else ""
            boxes[0] = boxes[0]._replace(before=before, block=_kind(block), bookmark=bookmark)
        return _SetBlock(boxes, tuple(elements), wide, _kept_lines(block, self._frame.columns))

    def _set(
        self, block: Block, width: float, measured: MeasuredTable | None, siblings: list[Element]
    ) -> tuple[list[Box], float]:
        """The boxes of ``block`` and the space above them."""
        leading = self._body.leading
        if isinstance(block, Paragraph):
            kind = self._small if block.role == "note" else self._body
            return paragraph(block.text, kind, width, siblings), leading * 0.5
        if isinstance(block, BulletList):
            palette, is_note = self._style.palette, block.role == "note"
            kind, color = (self._small, palette.muted) if is_note else (self._body, palette.accent)
            boxes = bullets(block.items, kind, color, width, siblings)
            if block.is_whole:
                boxes = _keep_boxes(boxes, self._frame.height * MAX_WHOLE)
            return boxes, leading * (0.6 if is_note else 0.3)
        if isinstance(block, Heading):
            text = (Run(block.text, lang=block.lang),)
            level = block.level + self._level_offset
            return heading(text, self._heading, width, siblings, level), leading * 0.95
        return self._figure(block, width, measured, siblings), leading * 0.95

    def _figure(self, block: Block, width: float, measured: MeasuredTable | None, siblings: list[Element]) -> list[Box]:
        style = self._style
        if isinstance(block, DataTable):
            half = self._frame.height / 2
            boxes = table(block, style, width, siblings, half, measured)
            is_whole = width == self._frame.column < self._frame.width and len(block.rows) <= MAX_WHOLE_ROWS
            return _keep_boxes(boxes, half) if is_whole else boxes
        if isinstance(block, BarChart):
            return bar_chart(block, style, width, siblings)
        if isinstance(block, PercentileStrip):
            return percentile_strip(block, style, width, siblings)
        if isinstance(block, RangeChart):
            return range_chart(block, style, width, siblings)
        if isinstance(block, Contact):
            from brochure.layout.brochure.imprint import whom_to_ask  # noqa: PLC0415  most brochures have none

            return whom_to_ask(block, style, width, siblings, self._frame.height * MAX_WHOLE)
        assert isinstance(block, QrLinks)
        return qr_links(block, style, width, siblings)
