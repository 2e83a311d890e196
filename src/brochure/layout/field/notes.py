"""Ruled lines: below the parts of a page where there is room for enough, and on pages that fill the last sheet."""

from __future__ import annotations

from brochure.layout.field.type import Type
from brochure.layout.pages import Element, Stroke, add
from brochure.layout.panel.furniture import notes
from brochure.layout.panel.parts import Variant
from brochure.layout.panel.tray import Tray

LINE, RULE = 24.0, 0.6  # between lines: room for handwriting
HEAD_GAP = 10.0
LEAST = 5  # lines below the parts of a page: fewer are a remnant, and white space is better


def lines_for_notes(title: str, type_: Type, width: float, room: float) -> Variant | None:
    """Lines that fill ``room`` under their ``title``; None if it is too small for five."""
    return notes(title, type_.quiet, width, room, least=LEAST)


def notes_page(title: str, type_: Type) -> Tray:
    """A page of lines, under its ``title`` if that is not empty, from the top left corner of its type area.

    It is for the last sheet of a long brochure whose text takes too few pages for that.
    """
    tray, y = Tray(), 0.0
    if title:
        y = tray.label(type_.page_head.line(title), add(tray.elements, Element("H2"))) + HEAD_GAP
    count = int((type_.frame.height - y) / LINE)
    lines = [type_.frame.height - LINE * number for number in range(count)]
    tray.items([Stroke(0.0, line, type_.width, line, RULE, type_.style.palette.rule) for line in lines[::-1]])
    return tray
