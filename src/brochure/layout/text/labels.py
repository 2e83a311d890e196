"""Labels (cells, captions, text in charts) and titles, each in one face and size and without links.

Running text, with its runs and justification, is in :mod:`brochure.layout.text.paragraphs`.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from typing import Literal, NamedTuple, Protocol

from brochure.compose.blocks import Run, Text
from brochure.fonts.metrics import Face, face
from brochure.layout.pages import Box, Content, Element, LinkArea, Words, add
from brochure.layout.text.breaking import TOLERANCE, balanced, even, halves
from brochure.layout.text.words import label_tokens, tokenize
from brochure.profile.markdown import plain_text
from brochure.style.model import Style

Align = Literal["left", "right"]

CAPTION_GAP = 5.0  # points between a caption and its figure or table
NOTE_GAP = 4.0
MAX_NOTE_LINES = 5  # longer notes may break
TITLE_LINES = 2  # a title shrinks until it fits into this many lines or reaches the minimum size
TITLE_STEP = 0.94


class TextStyle(NamedTuple):
    """The type of a label. ``size`` and ``leading`` are in points.

    ``lang`` is set if the language differs from that of the label's element, as in figures.
    """

    face: Face
    size: float
    leading: float
    color: str
    lang: str | None = None

    @property
    def baseline(self) -> float:
        """The distance from the top of a line to its baseline."""
        return self.leading / 2 + 0.34 * self.size

    def width(self, text: str) -> float:
        """The width of ``text`` on one line, in points."""
        return self.face.text_width(text, self.size)

    def line(self, text: str) -> Label:
        """``text`` on one line of any length."""
        return Label(text, [text], self)

    def wrap_text(self, text: Text, width: float) -> Label:
        """The runs of ``text``, which may be in several languages, as :meth:`wrap` does."""
        label = self.wrap(plain_text(text), width)
        langs = {run.lang for run in text}
        if len(langs) > 1:
            return label._replace(runs=text)
        return label._replace(style=self._replace(lang=next(iter(langs), None) or self.lang))

    def wrap(self, text: str, width: float) -> Label:
        """``text`` in one or more lines of at most ``width`` points.

        Lines have about equal lengths. A word wider than the measure is split according to
        :mod:`~brochure.layout.text.words`.
        """
        limit = width * 1000 / self.size
        if self.face.text_width(text, 1000) <= limit + TOLERANCE:
            return self.line(text)
        tokens = label_tokens(text, self.face, limit + TOLERANCE)
        breaks = balanced(tokens.measured(), limit)
        lines = [" ".join(tokens.texts[first:after]) for first, after in pairwise([0, *breaks])]
        return Label(text, lines, self)

    def extent(self, text: str) -> tuple[float, float]:
        """The widths of ``text`` on one line and of its widest word."""
        widths = list(map(self.face.word_width, text.split(" ")))
        scale = self.size / 1000
        return (sum(widths) + self.face.space * (len(widths) - 1)) * scale, max(widths) * scale

    def longest_word(self, text: str) -> float:
        """The width of the widest word of ``text``."""
        return max(map(self.face.word_width, text.split(" "))) * self.size / 1000

    def two_lines(self, text: str) -> float:
        """The smallest measure that fits ``text`` on two lines."""
        return _two_lines(self.face, text) * self.size / 1000


@lru_cache(maxsize=10_000)  # heads and labels repeat
def _two_lines(font: Face, text: str) -> float:
    return halves(label_tokens(text, font, math.inf).measured())[1]


class Label(NamedTuple):
    """A text in lines of one style. ``runs`` are the same text by languages, if it has several."""

    text: str
    lines: list[str]
    style: TextStyle
    runs: Text = ()

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max(map(self.style.width, self.lines))

    def place(self, x: float, top: float, align: Align = "left") -> tuple[Words, ...]:
        """The lines as items with the first line's top at ``top``; ``x`` is the edge that ``align`` names.

        Every line that does not end inside a word has a trailing space, so that extracted text separates neighboring
        labels.
        """
        text, style = self.text, self.style
        name, size, color = style.face.name, style.size, style.color
        y = top + style.baseline
        if align == "left" and len(self.lines) == 1 and not self.runs:
            return (Words(x, y, name, size, color, tuple(text.split(" ")), trail=True, lang=style.lang),)
        placed: list[Words] = []
        at = 0
        for line in self.lines:
            start = at
            at += len(line) if text.startswith(line, at) else len(line) - 1  # do not count an added hyphen
            is_whole = text[at : at + 1] in {" ", ""}
            at += is_whole
            left = x if align == "left" else x - style.width(line)
            words = tuple(line.split(" "))
            item = Words(left, y, name, size, color, words, trail=is_whole, lang=style.lang)
            placed += _by_language(item, start, self.runs, style) if self.runs else [item]
            y += style.leading
        return tuple(placed)


def _by_language(line: Words, start: int, runs: Text, style: TextStyle) -> Iterator[Words]:
    """The words of a line that begins at character ``start`` of ``runs``, neighbors of the same language together.

    A word has the language of the run that it begins in.
    """
    ends = list(accumulate(len(run.text) for run in runs))
    begins = accumulate((len(word) + 1 for word in line.words), initial=start)
    langs = [runs[min(bisect_right(ends, at), len(runs) - 1)].lang for at in begins][:-1]
    x, first = line.x, 0
    for lang, group in groupby(langs):
        after = first + len(list(group))
        words = line.words[first:after]
        yield line._replace(x=x, words=words, lang=lang, trail=line.trail or after < len(langs))
        x += style.width(" ".join(words) + " ")
        first = after


def link_area(words: Sequence[Words], text_style: TextStyle, url: str, element: Element, text: str) -> LinkArea:
    """One link rectangle over all lines of a label."""
    left = min(item.x for item in words)
    right = max(item.x + text_style.width(" ".join(item.words)) for item in words)
    top = words[0].y - text_style.baseline
    return LinkArea(left, top, right - left, len(words) * text_style.leading, url, element, text)


class LabelStyles(NamedTuple):
    """The text styles of labels: plain and bold table cells, table headers, and notes."""

    plain: TextStyle
    bold: TextStyle
    head: TextStyle
    note: TextStyle

    def cell(self, role: str) -> TextStyle:
        """The text style of a row with this ``role``: bold unless the role is plain."""
        return self.plain if role == "plain" else self.bold


def label_styles(style: Style) -> LabelStyles:
    """The text styles of labels in ``style``."""
    sizes, palette = style.sizes, style.palette
    regular, bold = face(style.faces.regular), face(style.faces.bold)
    return LabelStyles(
        plain=TextStyle(regular, sizes.table, sizes.table_leading, palette.ink),
        bold=TextStyle(bold, sizes.table, sizes.table_leading, palette.ink),
        head=TextStyle(bold, sizes.small, sizes.small_leading, palette.muted),
        note=TextStyle(regular, sizes.small, sizes.small_leading, palette.muted),
    )


class Title(NamedTuple):
    """A title in lines of words."""

    face: Face
    size: float
    rows: list[tuple[str, ...]]

    def line(self, index: int, x: float, y: float, color: str) -> Words:
        """The words of line ``index`` on the baseline ``y``; all lines but the last have a trailing space."""
        is_last = index == len(self.rows) - 1
        return Words(x, y, self.face.name, self.size, color, self.rows[index], trail=not is_last)


def fit_title(title: str, face: Face, largest: float, smallest: float, width: float, lines: int = TITLE_LINES) -> Title:
    """``title`` at the largest size that fits on so many ``lines`` of about equal length.

    Words are split only at the smallest size.
    """
    size = largest
    while True:
        limit = width / size * 1000
        tokens = tokenize((Run(title),), (face,) * 4, limit, None)
        breaks, count = even(tokens.measured(), limit), len(tokens.texts)
        rows = [tokens.words(first, after, hyphen=after < count) for first, after in pairwise([0, *breaks])]
        is_whole = " ".join(word for row in rows for word in row) == " ".join(title.split())
        if size <= smallest or (len(rows) <= lines and is_whole):
            return Title(face, size, rows)
        size = max(smallest, size * TITLE_STEP)


class Captioned(Protocol):
    """A figure or table, whose caption may be in several languages."""

    @property
    def caption(self) -> str: ...

    @property
    def caption_runs(self) -> Text: ...


def caption_label(block: Captioned, text_style: TextStyle, width: float) -> Label:
    """The caption of ``block`` in lines of at most ``width`` points."""
    if block.caption_runs:
        return text_style.wrap_text(block.caption_runs, width)
    return text_style.wrap(block.caption, width)


def caption_box(block: Captioned, style: Style, width: float, siblings: list[Element]) -> Box:
    """The caption of a figure or table, with the space below it."""
    size = (style.sizes.table + style.sizes.body) / 2
    text_style = TextStyle(face(style.faces.bold), size, size * 1.3, style.palette.heading)
    label = caption_label(block, text_style, width)
    content = Content(add(siblings, Element("Caption")), label.place(0.0, 0.0))
    return Box(label.height + CAPTION_GAP, (content,), before=style.sizes.leading)


def note_boxes(notes: tuple[str, ...], style: Style, width: float, siblings: list[Element]) -> list[Box]:
    """``notes`` in small print, a paragraph each, kept with the block above them; a long one may go on elsewhere."""
    boxes: list[Box] = []
    for note in notes:
        before = 0.0 if boxes else NOTE_GAP
        label = label_styles(style).note.wrap(note, width)
        element, words = add(siblings, Element("P")), label.place(0.0, 0.0)
        if len(words) <= MAX_NOTE_LINES:
            boxes.append(Box(label.height, (Content(element, words),), before=before, can_break=False))
            continue
        leading = label.style.leading
        for index, line in enumerate(words):
            content = Content(element, (line._replace(y=label.style.baseline),))
            may_break = 1 < index < len(words) - 1
            boxes.append(Box(leading, (content,), 0.0 if index else before, can_break=may_break, is_line=True))
    return boxes
