"""Pages of ruled lines, which fill the last sheet of a long brochure whose text takes too few pages for that."""

from __future__ import annotations

from brochure.layout.field.type import Type
from brochure.layout.pages import Element, Stroke, add
from brochure.layout.panel.tray import Tray

LINE, RULE = 24.0, 0.6  # between lines: room for handwriting
HEAD_GAP = 10.0


def notes_page(title: str, type_: Type) -> Tray:
    """A page of lines, under its ``title`` if that is not empty, from the top left corner of its type area."""
    tray, y = Tray(), 0.0
    if title:
        y = tray.label(type_.page_head.line(title), add(tray.elements, Element("H2"))) + HEAD_GAP
    count = int((type_.frame.height - y) / LINE)
    lines = [type_.frame.height - LINE * number for number in range(count)]
    tray.items([Stroke(0.0, line, type_.width, line, RULE, type_.style.palette.rule) for line in lines[::-1]])
    return tray
