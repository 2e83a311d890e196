"""The head of page one: eyebrow, title as large as it can be, one sentence of what the work is."""

from __future__ import annotations

from brochure.compose.blocks import Document, Run
from brochure.fonts.metrics import Face, face
from brochure.layout.pages import Box, Content, Element, Words, add, keep_with_previous
from brochure.layout.text.breaking import even
from brochure.layout.text.labels import TextStyle
from brochure.layout.text.paragraphs import ParagraphStyle, paragraph
from brochure.layout.text.tokens import tokenize
from brochure.style.model import Style

TITLE_LINES = 2  # the title shrinks until it takes no more lines than this, or is at its smallest
STEP = 0.94
MEAN_CAPITAL = 0.66  # the mean advance of a capital, in ems
SUMMARY_MEASURE = 0.86  # of the full width: a line that the eye finds its way back from


def banner(document: Document, style: Style, width: float, siblings: list[Element], level: int) -> list[Box]:
    """Eyebrow, title (a heading of ``level``) and summary over the full ``width``."""
    boxes: list[Box] = []
    sizes, palette = style.sizes, style.palette
    if document.eyebrow:
        boxes += _eyebrow(document.eyebrow, style, width, add(siblings, Element("P", lang=document.own)))
    title_face = face(style.faces.display)
    size, rows = fit_title(document.title, title_face, sizes.title, sizes.title_min, width)
    element = add(siblings, Element(f"H{level}", lang=document.own))
    leading = size * 1.06
    for index, row in enumerate(rows):
        last = index == len(rows) - 1
        words = Words(-size * 0.02, size * 0.9, title_face.name, size, palette.heading, row, trail=not last)
        boxes.append(Box(leading, (Content(element, (words,)),), before=0 if index else 4))
    if document.summary:
        light = (face(style.faces.light),) * 4
        kind = ParagraphStyle(light, sizes.summary, sizes.summary * 1.36, palette.muted, palette.accent)
        text = (Run(document.summary, lang=document.summary_lang),)
        boxes += paragraph(text, kind, width * SUMMARY_MEASURE, siblings, before=10)
    return keep_with_previous(boxes)


def _eyebrow(text: str, style: Style, width: float, element: Element) -> list[Box]:
    """Category and codes in letterspaced capitals."""
    size, bold = style.sizes.small + 1, face(style.faces.bold)
    tracking = size * 0.08
    spread = 1 + tracking / (size * MEAN_CAPITAL)  # by how much letterspacing widens a line of capitals
    rows = TextStyle(bold, size * spread, size * 1.5, style.palette.accent).wrap(text.upper(), width)
    return [
        Box(size * 1.5, (Content(element, (_letterspaced(row, bold, size, tracking, style.palette.accent),)),))
        for row in rows
    ]


def _letterspaced(row: str, bold: Face, size: float, tracking: float, color: str) -> Words:
    return Words(0, size, bold.name, size, color, tuple(row.split(" ")), trail=True, tracking=tracking)


def fit_title(
    title: str, title_face: Face, largest: float, smallest: float, width: float
) -> tuple[float, list[tuple[str, ...]]]:
    """The size at which ``title`` takes at most two lines, and its lines, as even as they can be."""
    size = largest
    while True:
        rows = _even(title, title_face, width / size * 1000)
        if size <= smallest or (len(rows) <= TITLE_LINES and not _cut(rows, title)):
            return size, rows
        size = max(smallest, size * STEP)


def _cut(rows: list[tuple[str, ...]], title: str) -> bool:
    """Whether a word was parted: a title is rather set smaller."""
    return " ".join(word for row in rows for word in row) != " ".join(title.split())


def _even(title: str, title_face: Face, limit: float) -> list[tuple[str, ...]]:
    """``title`` in the fewest lines no wider than ``limit``, each about as long as the others."""
    tokens = tokenize((Run(title),), (title_face,) * 4, limit, None)
    breaks = even(tokens.measured(), limit)
    starts = [0, *breaks[:-1]]
    return [tokens.words(a, b, hyphen=b < len(tokens.texts)) for a, b in zip(starts, breaks, strict=True)]
