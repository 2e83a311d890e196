"""A section as bands: what runs in columns, and what takes the whole width, one below the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from brochure.compose.blocks import (
    BarChart,
    Block,
    BulletList,
    DataTable,
    Heading,
    Paragraph,
    PercentileStrip,
    QrLinks,
    RangeChart,
    Run,
    Section,
)
from brochure.layout.charts import bar_chart, percentile_strip, range_chart
from brochure.layout.fonts import face
from brochure.layout.frame import Frame
from brochure.layout.pages import Content, Element, Slab, Stroke, Words
from brochure.layout.qr import qr_links
from brochure.layout.stack import Stack
from brochure.layout.tables import table, table_min_width
from brochure.layout.text import body_type, bullets, heading, heading_type, paragraph, small_type
from brochure.layout.tokens import tokenize
from brochure.style.model import Style

KEPT_WITH_HEADING = 3
KEPT_WITH_COLON = 2
SHORT = 6  # lines of a paragraph that stands alone and is not parted
WHOLE_TABLE = 8  # in a column a table of up to so many rows is not cut
FIRST_ROWS = 2  # rows that stay with the header of a table that is


@dataclass(slots=True)
class Band:
    """Slabs that run in columns, or over the whole width (``wide``). ``marks`` are subheadings by their slab's id."""

    wide: bool
    slabs: list[Slab] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    _stacks: dict[float, Stack] = field(default_factory=dict)

    def stack(self, tightness: float) -> Stack:
        """The slabs as a stack: made once, however often a flow tries where it might stand."""
        if tightness not in self._stacks:
            self._stacks[tightness] = Stack(self.slabs, tightness)
        return self._stacks[tightness]

    def joined(self, other: Band) -> Band:
        """One band of both, ``other`` below this one."""
        return Band(self.wide, self.slabs + other.slabs, self.marks | other.marks)


class Bands(NamedTuple):
    """A section ready to be placed: its head over the whole width, then its bands."""

    key: str
    title: str
    continued: str
    head: Slab
    bands: tuple[Band, ...]


def bands(section: Section, style: Style, lang: str, frame: Frame, root: Element) -> Bands:
    """Set ``section`` for ``frame``; its element goes under ``root``."""
    element = root.add(Element("Sect"))
    head = section_head(section.title, style, frame.width, element)
    setter = _Setter(style, lang, frame, element)
    out: list[Band] = []
    kept = 0  # lines of what comes next that stay with what came before
    for block in section.blocks:
        wide = frame.columns == 1 or _is_wide(block, style, frame) or _is_alone(section)
        if not out or out[-1].wide != wide:
            out.append(Band(wide))
        band = out[-1]
        slabs = setter.block(block, frame.width if wide else frame.column)
        for slab in slabs[:kept]:
            slab.can_break = False
        if slabs:
            slabs[0].block = _sort(block)
        kept = max(kept - len(slabs), _keeps(block))
        if isinstance(block, Heading) and slabs:
            band.marks[id(slabs[0])] = block.text
        band.slabs += slabs
    for band in out:
        _keep_short(band)
    return Bands(section.key, section.title, section.continued, head, tuple(band for band in out if band.slabs))


def _keep_short(band: Band) -> None:
    """A short paragraph on its own is not worth two columns."""
    if len(band.slabs) <= SHORT and [slab.block for slab in band.slabs if slab.block] == ["text"]:
        for slab in band.slabs:
            slab.can_break = False


def _sort(block: Block) -> Literal["text", "heading", "figure"]:
    """A figure may give its place to the text after it; codes, which are what their section is for, may not."""
    if isinstance(block, Heading):
        return "heading"
    return "text" if isinstance(block, Paragraph | BulletList | QrLinks) else "figure"


def _keeps(block: Block) -> int:
    """How many lines stay with ``block``: those after a heading, and what a colon announces."""
    if isinstance(block, Heading):
        return KEPT_WITH_HEADING
    announces = isinstance(block, Paragraph) and block.text and block.text[-1].text.rstrip().endswith(":")
    return KEPT_WITH_COLON if announces else 0


def _is_wide(block: Block, style: Style, frame: Frame) -> bool:
    """Whether ``block`` needs more than a column."""
    if isinstance(block, QrLinks | RangeChart):
        return True
    return isinstance(block, DataTable) and table_min_width(block, style) > frame.column


def _is_alone(section: Section) -> bool:
    """Whether a section is a table and nothing else: in a column it would leave the other one empty."""
    return len(section.blocks) == 1 and isinstance(section.blocks[0], DataTable)


def section_head(title: str, style: Style, width: float, parent: Element) -> Slab:
    """A strong rule and the section's title (H2) over the whole width."""
    size, bold = style.sizes.section, face(style.faces.display)
    element = parent.add(Element("H2"))
    tokens = tokenize((Run(title),), (bold,) * 4, width / size * 1000, None)
    words = Words(0, 9 + size * 0.95, bold.name, size, style.palette.heading, tuple(tokens.texts))
    rule = Stroke(0, 1, width, 1, 2, style.palette.heading)
    contents = (Content(None, (rule,)), Content(element, (words,)))
    return Slab(9 + size * 1.55, contents, before=style.sizes.leading * 1.5)


def _keep_rows(slabs: list[Slab], limit: float, *, whole: bool) -> None:
    """Keep together a table of few rows, or else its first rows with their header, up to a height of ``limit``."""
    rows = 0
    height = slabs[0].height
    for slab in slabs[1:]:
        rows += slab.carry is not None
        height += slab.height
        if height > limit or (rows > FIRST_ROWS and not whole):
            break
        slab.can_break = False


class _Setter:
    """Sets blocks one after the other and knows the space that belongs between them."""

    __slots__ = ("_after_heading", "_body", "_frame", "_heading", "_parent", "_small", "_style")

    def __init__(self, style: Style, lang: str, frame: Frame, parent: Element) -> None:
        self._style, self._frame, self._parent = style, frame, parent
        self._body, self._small, self._heading = body_type(style, lang), small_type(style), heading_type(style)
        self._after_heading = False

    def block(self, block: Block, width: float) -> list[Slab]:
        """The slabs of ``block``, the space above it set: little after a heading, most before a figure."""
        slabs = self._set(block, width)
        if slabs and self._after_heading:
            slabs[0].before = self._body.leading * 0.15
        self._after_heading = isinstance(block, Heading)
        return slabs

    def _set(self, block: Block, width: float) -> list[Slab]:
        leading = self._body.leading
        if isinstance(block, Paragraph):
            kind = self._small if block.role == "note" else self._body
            return paragraph(block.text, kind, width, self._parent, before=leading * 0.5)
        if isinstance(block, BulletList):
            accent = self._style.palette.accent
            return bullets(block.items, self._body, accent, width, self._parent, before=leading * 0.3)
        if isinstance(block, Heading):
            text = (Run(block.text, lang=block.lang),)
            return heading(text, self._heading, width, self._parent, block.level, before=leading * 0.95)
        slabs = self._figure(block, width)
        if slabs:
            slabs[0].before = leading * 0.95
        return slabs

    def _figure(self, block: Block, width: float) -> list[Slab]:
        style, parent = self._style, self._parent
        if isinstance(block, DataTable):
            half = self._frame.height / 2
            slabs = table(block, style, width, parent, max_height=half)
            _keep_rows(slabs, half, whole=width == self._frame.column and len(block.rows) <= WHOLE_TABLE)
            return slabs
        if isinstance(block, BarChart):
            return bar_chart(block, style, width, parent)
        if isinstance(block, PercentileStrip):
            return percentile_strip(block, style, width, parent)
        if isinstance(block, RangeChart):
            return range_chart(block, style, width, parent)
        assert isinstance(block, QrLinks)
        return qr_links(block, style, width, parent)
