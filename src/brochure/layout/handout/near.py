"""What the brand says to readers nearby: programs, events and notes, and at the foot whom to ask, with the logo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from brochure.compose.blocks import Imprint, Text
from brochure.compose.full import Omission
from brochure.layout.handout.front import BEFORE, FEWER, FLEX
from brochure.layout.handout.type import GUTTER, Type
from brochure.layout.imprint.box import ContactBox
from brochure.layout.imprint.listing import MAX_LISTED
from brochure.layout.imprint.logo import LOGO_SIZES
from brochure.layout.pages import Element, add
from brochure.layout.panel.furniture import heading
from brochure.layout.panel.parts import NOTHING, Part, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.text.paragraphs import paragraph

TITLE_GAP, LINE_GAP = 2.0, 3.0  # below the title of a group, and between its lines
EVENT = 0.5  # what an event left out loses, in programs
ALL_LOST = 3.0  # and the whole part besides


class _Told(NamedTuple):
    """Lines under a title of their own, which may be empty; ``omission`` is what it is called to leave some out."""

    title: str
    lines: tuple[Text, ...]
    omission: Omission
    loss: float


def near(imprint: Imprint | None, type_: Type) -> Part | None:
    """Programs, events and notes side by side; the last ones of each are left out first."""
    told = list(filter(lambda one: one.lines, _told(imprint))) if imprint else []
    if imprint is None or not told:
        return None
    title = imprint.title

    def variant(counts: Sequence[int]) -> Variant:
        loss = sum([one.loss * (len(one.lines) - count) for one, count in zip(told, counts, strict=True)])
        omitted = tuple([one.omission for one, count in zip(told, counts, strict=True) if count < len(one.lines)])
        if not any(counts):
            return NOTHING._replace(loss=loss + ALL_LOST, omitted=omitted)
        tray = Tray()
        top = heading(title, type_, tray, type_.width)
        shown = [(one, count) for one, count in zip(told, counts, strict=True) if count]
        width = (type_.width - GUTTER * (len(shown) - 1)) / len(shown)
        for index, (one, count) in enumerate(shown):
            _column(one, count, type_, tray, (index * (width + GUTTER), top, width))
        return tray.variant(loss, omitted)

    return Part("near", [partial(variant, counts) for counts in _fewer(told)], BEFORE, FLEX)


def _told(imprint: Imprint) -> tuple[_Told, ...]:
    programs, events = imprint.programs, imprint.events
    return (
        _Told(programs.caption if programs else "", imprint.program_lines, "programs", FEWER),
        _Told(events.caption if events else "", imprint.event_lines, "events", EVENT),
        _Told("", imprint.notes, "note", FEWER),
    )


def _fewer(told: Sequence[_Told]) -> list[tuple[int, ...]]:
    """How many lines of each, from as many as a side could hold to none: the longest list is shortened first."""
    counts = [min(len(one.lines), MAX_LISTED) for one in told]
    steps = [tuple(counts)]
    while any(counts):
        at = max(range(len(counts)), key=lambda index: (counts[index], index))
        counts[at] -= 1
        steps.append(tuple(counts))
    return steps


def _column(one: _Told, count: int, type_: Type, tray: Tray, at: tuple[float, float, float]) -> None:
    """The first ``count`` lines under their title; ``at`` is left, top and width."""
    x, y, width = at
    if one.title:
        title = type_.strong.wrap(one.title, width)
        y = tray.label(title, add(tray.elements, Element("H3")), x, y) + TITLE_GAP
    kind = type_.aside._replace(color=type_.style.palette.ink)
    items: list[Element] = []
    for line in one.lines[:count]:
        inside: list[Element] = []
        y = tray.column(paragraph(line, kind, width, inside), x, y) + LINE_GAP
        items.append(Element("LI", (Element("LBody", tuple(inside)),)))
    tray.elements.append(Element("L", tuple(items)))


def strip(imprint: Imprint, type_: Type) -> Variant:
    """Whom to ask, in an outline across the page: logo, names, hours, address, and the code of the organization."""
    box = ContactBox(imprint, type_.style, type_.width, LOGO_SIZES["handout"], wide=True, low=True)
    return box.makers()[0]()
