"""The feet of the pages of a field brochure, alone or as a chapter of a book."""

from __future__ import annotations

from brochure.fonts.metrics import face
from brochure.layout.field.type import Type
from brochure.layout.page.frame import ELLIPSIS
from brochure.layout.pages import Box, Content, Element, Placed
from brochure.layout.panel.tray import Tray
from brochure.layout.text.labels import Label, TextStyle

RUNNING = 0.34  # of the width, at most: the title, which stands in the rail of page two
CREDIT = 0.63  # of the width, at most: the credit, which stands beside that rail
LINES = 2
GAP = "\u00a0\u00a0"  # between the title and the number of the page
FOOT_GAP, CREDIT_GAP = 16.0, 16.0  # below the type area, and beside the credit


def foot(
    title: str, credit: str, folio: str, type_: Type, *, element: Element | None = None, verso: bool = False
) -> list[Placed]:
    """The credit, which is content of any ``element``, and at its right the title and the number of the page.

    On a left-hand page of a book, a ``verso``, the number is first, at the outer margin, and the credit comes last.
    A long title has two lines.
    """
    tray, small = Tray(), type_.small
    bold = TextStyle(face(type_.style.faces.bold), small.size, small.leading, type_.style.palette.muted)
    words = _words(title, folio, bold, RUNNING * type_.width, verso=verso)
    measure = max([bold.width(line) for line in words.lines])
    placed = words.place(0.0 if verso else type_.width, 0.0, "left" if verso else "right")
    tray.column([Box(words.height, (Content(None, placed, "Pagination"),))])
    if credit:
        label = small.wrap(credit, min(CREDIT * type_.width, type_.width - measure - CREDIT_GAP))
        x = measure + CREDIT_GAP if verso else 0.0
        tray.column([Box(label.height, (Content(element, label.place(x, 0.0), "Pagination"),))])
    return tray.at(type_.frame.left, type_.frame.bottom - FOOT_GAP)


def _words(title: str, folio: str, bold: TextStyle, width: float, *, verso: bool) -> Label:
    """The title and the number, which stay together; a title that two lines do not hold is shortened."""

    def glued(name: str) -> str:
        return f"{folio}{GAP}{name}" if verso else f"{name}{GAP}{folio}"

    words = title.split(" ")
    label = bold.wrap(glued(title), width)
    while len(label.lines) > LINES and len(words) > 1:
        words.pop()
        label = bold.wrap(glued(" ".join(words) + ELLIPSIS), width)
    return label
