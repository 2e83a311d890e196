"""Short labels in lines: cells, captions, the words in charts. One face and size each, no links.

Running text, with its runs and justification, is :mod:`brochure.layout.text.paragraphs`'s.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Literal, NamedTuple

from brochure.fonts.metrics import Face, face
from brochure.layout.pages import Box, Content, Element, Words, add
from brochure.layout.text.breaking import SLACK, balanced, halves
from brochure.layout.text.words import address_parts, filled, label_tokens
from brochure.style.model import Style

Align = Literal["left", "right", "center"]


class TextStyle(NamedTuple):
    """How a label is set. ``size`` and ``leading`` in points."""

    face: Face
    size: float
    leading: float
    color: str

    @property
    def baseline(self) -> float:
        """From the top of a line to its baseline."""
        return self.leading / 2 + 0.34 * self.size

    def width(self, text: str) -> float:
        """The width of ``text`` on one line, in points."""
        return self.face.text_width(text, self.size)

    def wrap(self, text: str, width: float) -> list[str]:
        """``text`` in lines of at most ``width`` points; there is always a line.

        Two lines are balanced, and the last of several is not a single word if that can be. A word wider than the
        measure is parted as :mod:`~brochure.layout.text.words` says.
        """
        limit = width * 1000 / self.size
        if self.face.text_width(text, 1000) <= limit + SLACK:
            return [text]
        tokens = label_tokens(text, self.face, limit + SLACK)
        breaks = balanced(tokens.measured(), limit)
        return [" ".join(tokens.texts[first:after]) for first, after in pairwise([0, *breaks])]

    def extent(self, text: str) -> tuple[float, float]:
        """The width of ``text`` on one line, and that of its widest word."""
        widths = list(map(self.face.word_width, text.split(" ")))
        scale = self.size / 1000
        return (sum(widths) + self.face.space * (len(widths) - 1)) * scale, max(widths) * scale

    def longest_word(self, text: str) -> float:
        """The width of the widest word of ``text``."""
        return max(map(self.face.word_width, text.split(" "))) * self.size / 1000

    def two_lines(self, text: str) -> float:
        """The least measure in which ``text`` takes no more than two lines."""
        return halves(label_tokens(text, self.face, math.inf).measured())[1] * self.size / 1000


class LabelStyles(NamedTuple):
    """The text styles of tables and figures, in one style."""

    plain: TextStyle
    bold: TextStyle
    head: TextStyle
    note: TextStyle


def label_styles(style: Style, scale: float = 1.0) -> LabelStyles:
    """The text styles of ``style``, those of table cells ``scale`` times as large."""
    sizes, palette = style.sizes, style.palette
    regular, bold = face(style.faces.regular), face(style.faces.bold)
    table, leading = sizes.table * scale, sizes.table_leading * scale
    return LabelStyles(
        plain=TextStyle(regular, table, leading, palette.ink),
        bold=TextStyle(bold, table, leading, palette.ink),
        head=head_style(style, scale),
        note=note_style(style),
    )


def head_style(style: Style, scale: float = 1.0) -> TextStyle:
    """The text style of the headers of tables."""
    sizes = style.sizes
    return TextStyle(face(style.faces.bold), sizes.small * scale, sizes.small_leading * scale, style.palette.muted)


def note_style(style: Style) -> TextStyle:
    """The text style of notes and small print."""
    sizes = style.sizes
    return TextStyle(face(style.faces.regular), sizes.small, sizes.small_leading, style.palette.muted)


def wrap_address(text: str, text_style: TextStyle, width: float) -> list[str]:
    """An address in lines as full as they can be; see :func:`~brochure.layout.text.words.address_parts`."""
    measure, limit = text_style.width, width + 0.01
    return list(filled(address_parts(text, measure, limit), measure, limit))


def place(
    lines: list[str],
    text: str,
    text_style: TextStyle,
    x: float,
    top: float,
    align: Align = "left",
) -> tuple[Words, ...]:
    """``lines`` of ``text`` as items, the first line's top at ``top``.

    ``x`` is the left edge, the right edge or the middle, by ``align``. A space trails every line that does
    not end inside a word, so that neighboring labels do not run together where a page is read as text.
    """
    name, size, color = text_style.face.name, text_style.size, text_style.color
    y = top + text_style.baseline
    if align == "left" and len(lines) == 1:
        return (Words(x, y, name, size, color, tuple(text.split(" ")), trail=True),)
    placed = []
    at = 0
    for line in lines:
        at += len(line) if text.startswith(line, at) else len(line) - 1  # an added hyphen is none of the text's
        whole = text[at : at + 1] in {" ", ""}
        at += whole
        left = x if align == "left" else x - text_style.width(line) / (1 if align == "right" else 2)
        placed.append(Words(left, y, name, size, color, tuple(line.split(" ")), trail=whole))
        y += text_style.leading
    return tuple(placed)


CAPTION_GAP = 5.0  # between a caption and what it names
NOTE_GAP = 4.0


def caption_box(text: str, style: Style, width: float, siblings: list[Element]) -> Box:
    """The caption of a figure or table, a Caption, with the space that parts it from what follows."""
    size = (style.sizes.table + style.sizes.body) / 2
    text_style = TextStyle(face(style.faces.bold), size, size * 1.3, style.palette.heading)
    lines = text_style.wrap(text, width)
    items = place(lines, text, text_style, 0.0, 0.0)
    element = add(siblings, Element("Caption"))
    height = len(lines) * text_style.leading + CAPTION_GAP
    return Box(height, (Content(element, items),), before=style.sizes.leading)


def note_boxes(notes: tuple[str, ...], style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """``notes`` in small print, one paragraph and one box each, kept with what stands above them."""
    text_style = note_style(style)
    boxes: list[Box] = []
    for note in notes:
        lines = text_style.wrap(note, width)
        items = place(lines, note, text_style, 0.0, 0.0)
        element = add(siblings, Element("P"))
        height = len(lines) * text_style.leading
        boxes.append(Box(height, (Content(element, items),), before=0.0 if boxes else NOTE_GAP, can_break=False))
    return boxes
