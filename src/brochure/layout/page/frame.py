"""The type area of a page, and its running head and foot, which are artifacts. Lengths are in points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from brochure.fonts.metrics import Face, face
from brochure.layout.pages import Box, Content, Element, Item, Page, Placed, Stroke, Words
from brochure.layout.text.labels import TextStyle
from brochure.paper import page_dimensions
from brochure.style.fit import column_width, text_width
from brochure.style.model import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brochure.compose.blocks import Document
    from brochure.compose.comparison.model import Comparison

ELLIPSIS = "…"
FOOT_GAP, FOOT_RULE_GAP = 12.0, 6.5  # between the text, the rule of the foot, and the foot
CAPITALS, DESCENDERS = 0.8, 0.25  # of the size of type: above and below the baseline
NOTE_LINE, NOTE_LEADING = 22.0, 1.3  # points between ruled lines, or times the leading: room for handwriting
MIN_NOTE_LINES = 3
HEAD_GAP = 8.0  # between the running head, which is in the top margin, and the text


class Frame(NamedTuple):
    """The type area in points. ``left``, ``bottom`` and ``top`` are PDF coordinates of its edges."""

    page_width: float
    page_height: float
    left: float
    top: float
    bottom: float
    width: float
    columns: int
    column: float
    gutter: float = 0.0

    @property
    def height(self) -> float:
        """The height of the type area."""
        return self.top - self.bottom


def frame_of(style: Style, enlargement: float = 1.0) -> Frame:
    """The type area of ``style`` on its page, or on one that is printed with an ``enlargement``."""
    page = style.page
    width, height = (side / enlargement for side in page_dimensions(page.size))
    return Frame(
        page_width=width,
        page_height=height,
        left=page.margin_side,
        top=height - page.margin_top,
        bottom=page.margin_bottom,
        width=text_width(page, width),
        columns=page.columns,
        column=column_width(page, width),
        gutter=page.gutter,
    )


def numbered_foot(
    document: Document | Comparison, style: Style, width: float, number: int, count: int, element: Element | None
) -> Box:
    """A foot with a rule at its top, the attribution at the left, and "Page x of y" at the right.

    The attribution is content of ``element``, if given, so that screen readers read it once in the document.
    """
    label = document.page_label.replace("{number}", str(number)).replace("{count}", str(count))
    return page_foot(document.attribution, label, style, width, element)


def page_foot(
    attribution: str, label: str, style: Style, width: float, element: Element | None = None, *, verso: bool = False
) -> Box:
    """A foot with any ``label``, on the left of a ``verso``. The attribution and the label may be empty.

    An attribution of several lines may be in smaller type than the label, beside which it stands.
    """
    size, color, regular = _small_type(style)
    label_width = regular.text_width(label, size)
    baseline = FOOT_RULE_GAP + CAPITALS * size
    items: tuple[Item, ...] = (Stroke(0, 0, width, 0, 0.75, style.palette.rule),)
    if label:
        x = 0.0 if verso else width - label_width
        items += (Words(x, baseline, regular.name, size, color, tuple(label.split()), trail=True),)
    small = style.sizes.foot
    text_style = TextStyle(regular, small, small * 1.3, color)
    credit = text_style.wrap(attribution, width - label_width - size * 2)
    first = baseline if len(credit.lines) == 1 else FOOT_RULE_GAP + CAPITALS * small
    words = credit.place(width if verso else 0.0, first - text_style.baseline, "right" if verso else "left")
    if not attribution:
        words = ()
    contents = (Content(None, items, "Pagination"), Content(element, words, "Pagination"))
    bottom = max([baseline + DESCENDERS * size, *[line.y + DESCENDERS * small for line in words]])
    return Box(bottom, contents)


def running_head(left: str, right: str, style: Style, width: float) -> Box:
    """A running head of ``left`` and ``right``, which may be empty; ``right`` is left out if both do not fit."""
    size, color, regular = _small_type(style)
    if left and regular.text_width(left, size) + size * 2 + regular.text_width(right, size) > width:
        right = ""
    left, right = (shorten(text, regular, size, width) for text in (left, right))
    right_width = regular.text_width(right, size)
    items = [
        Words(x, size, regular.name, size, color, tuple(text.split()), trail=True)
        for x, text in ((0, left), (width - right_width, right))
        if text
    ]
    return Box(size * (1 + DESCENDERS), (Content(None, tuple(items), "Pagination"),))


def continued_head(text: str, style: Style, width: float) -> Box:
    """A head that names the section continued on a new page."""
    size, _, _ = _small_type(style)
    bold = face(style.faces.bold)
    shown = shorten(text, bold, size, width)
    rule = Stroke(0, 0.25, width, 0.25, 0.5, style.palette.rule)
    words = Words(0, size + 7, bold.name, size, style.palette.heading, tuple(shown.split()), trail=True)
    return Box(continued_height(style), (Content(None, (rule, words), "Pagination"),))


def finished_page(placed: Sequence[Placed], frame: Frame, style: Style, foot: Box, head: Box | None = None) -> Page:
    """A page of the ``placed`` boxes with its ``foot`` and an optional ``head``."""
    heads = () if head is None else (Placed(frame.left, frame.top + head.height + HEAD_GAP, head),)
    under = Placed(frame.left, frame.bottom - FOOT_GAP, foot)
    return Page(frame.page_width, frame.page_height, (*heads, *placed, under), style.palette.paper)


def min_notes_height(style: Style) -> float:
    """The height of the fewest :func:`note_lines`."""
    return _above_notes(style) + MIN_NOTE_LINES * _note_line(style)


def _above_notes(style: Style) -> float:
    return style.sizes.leading * 2 + style.sizes.small


def _note_line(style: Style) -> float:
    return max(NOTE_LINE, NOTE_LEADING * style.sizes.leading)


def note_lines(title: str, style: Style, width: float, room: float) -> Box | None:
    """Ruled lines for notes that fill the height ``room``; None if too few lines fit."""
    if room < min_notes_height(style):
        return None
    size, line = style.sizes.small, _note_line(style)
    top = _above_notes(style) - size
    count = int((room - top - size) / line)
    bold, color = face(style.faces.bold), style.palette
    items: list[Item] = [Words(0, top + size, bold.name, size, color.heading, tuple(title.split()), trail=True)]
    for index in range(1, count + 1):
        y = top + size + index * line
        items.append(Stroke(0, y, width, y, 0.5, color.rule))
    return Box(room, (Content(None, tuple(items)),))


def shorten(text: str, regular: Face, size: float, width: float) -> str:
    """``text``, cut to the words that fit into ``width`` and an ellipsis if it is too wide."""
    words = text.split()
    if regular.text_width(text, size) <= width:
        return text
    while words and regular.text_width(" ".join(words) + ELLIPSIS, size) > width:
        words.pop()
    return " ".join(words) + ELLIPSIS


def _small_type(style: Style) -> tuple[float, str, Face]:
    return style.sizes.small, style.palette.muted, face(style.faces.regular)


def continued_height(style: Style) -> float:
    """The height of a :func:`continued_head`."""
    return style.sizes.small + 19
